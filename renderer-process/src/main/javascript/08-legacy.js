// Members of before the standards, which libraries still ask for.

// Where the pointer comes from and goes to, told from the side of the event's type.
const LEAVING = new Set(["mouseout", "mouseleave", "pointerout", "pointerleave"]);
function MouseEvent_fromElement(o) { return LEAVING.has(stateOf(o).type) ? stateOf(o).target : stateOf(o).init.relatedTarget; }
function MouseEvent_toElement(o) { return LEAVING.has(stateOf(o).type) ? stateOf(o).init.relatedTarget : stateOf(o).target; }

// The place in the nearest box that is painted as a layer of its own; of the page, where there is none.
function layerOf(target) {
  if (target === null || !isNode(target)) return null;
  for (let at = Node_nodeType(target) === 1 ? target : Node_parentElement(target); at !== null; at = Node_parentElement(at)) {
    if (at === pageDocument.documentElement) return null;
    if (styleOf(at, "position") !== "static" || styleOf(at, "transform") !== "none" || styleOf(at, "opacity") !== "1"
        || !["visible", ""].includes(styleOf(at, "overflow-x"))) return at;
  }
  return null;
}
function MouseEvent_layerX(o) {
  const layer = layerOf(stateOf(o).target);
  return layer === null ? MouseEvent_pageX(o) : stateOf(o).init.clientX - Element_getBoundingClientRect(layer).left;
}
function MouseEvent_layerY(o) {
  const layer = layerOf(stateOf(o).target);
  return layer === null ? MouseEvent_pageY(o) : stateOf(o).init.clientY - Element_getBoundingClientRect(layer).top;
}

let externalObject = null;
function Window_external() { return externalObject ??= makeJs(TYPE_BY_NAME.External); }
function External_AddSearchProvider() { }
function External_IsSearchProviderInstalled() { }
function Window_offscreenBuffering() { return true; }
function Window_captureEvents() { }
function Window_releaseEvents() { }
function Document_clear() { }
function Document_captureEvents() { }
function Document_releaseEvents() { }
// No document here was ever taken from memory, or loaded before it was wanted.
function Document_wasDiscarded() { return false; }
function Document_prerendering() { return false; }
function Document_webkitHidden(d) { return Document_hidden(d); }
function Document_webkitVisibilityState(d) { return Document_visibilityState(d); }
