import "./module-with-a-syntax-error.js";
