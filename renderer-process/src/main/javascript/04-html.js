// Window and what HTML adds to the DOM.

function Window_window() { return global; }
function Window_self() { return global; }
function Window_document() { return pageDocument; }
function Window_event() { return currentEvent; }

function Document_getElementsByName(d, name) {
  // Live by asking again: the list follows the tree and its attributes.
  const list = makeJs(TYPE_BY_NAME.NodeList);
  const state = stateOf(list);
  state.root = d;
  state.byName = name;
  state.version = -1;
  return list;
}
function Document_defaultView(d) { return d === pageDocument ? global : null; }

function Document_write(d, ...text) { Host_documentWrite(numberOf(d), text.join("")); }
function Document_writeln(d, ...text) { Host_documentWrite(numberOf(d), text.join("") + "\n"); }

function DOMParser_construct(o) { }
function DOMParser_parseFromString(o, markup, type) {
  return wrap(Host_parseDocument(numberOf(pageDocument), markup, type));
}
function XMLSerializer_construct(o) { }
function XMLSerializer_serializeToString(o, node) { return Host_serializeXml(numberOf(node)); }
