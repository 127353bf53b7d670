throw "evaluated";
