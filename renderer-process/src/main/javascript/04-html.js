// Window and what HTML adds to the DOM.

function Window_window() { return global; }
function Window_self() { return global; }
function Window_document() { return pageDocument; }
function Window_event() { return currentEvent; }
