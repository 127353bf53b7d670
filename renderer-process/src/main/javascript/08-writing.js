// Dynamic markup insertion (HTML §8.4).

// How deep custom elements' constructors are that the parser runs (§8.4 "throw-on-dynamic-markup-insertion counter").
let markupInsertionThrows = 0;
function checkWritable(d, name) {
  if (!Host_isHtmlDocument(numberOf(d))) throw domException("InvalidStateError", `Failed to execute '${name}' on 'Document': Only HTML documents support ${name}().`);
  if (markupInsertionThrows > 0) throw domException("InvalidStateError", `Failed to execute '${name}' on 'Document': Custom Element constructor should not use ${name}().`);
}
function Document_open(d, a, b, c) {
  if (c !== undefined) {
    if (d !== pageDocument || isNotActive()) throw domException("InvalidAccessError", "The document has no window associated.");
    return Window_open(global, a, b, c);
  }
  checkWritable(d, "open");
  if (Host_documentOpens(numberOf(d))) {
    eraseListeners(d);
    Host_documentOpen(numberOf(d));
  }
  return d;
}
function forgetListeners(o) {
  const state = stateOrNull(o);
  if (state === null) return;
  if (state.listeners !== undefined) {
    for (const list of state.listeners.values()) for (const each of list) each.removed = true;
    state.listeners = new Map();
  }
  state.handlers = undefined;
}
function eraseListeners(d = pageDocument) {
  if (d === pageDocument) forgetListeners(global);
  for (let node = d; node !== null;) {
    forgetListeners(node);
    let next = Node_firstChild(node);
    for (; next === null && node !== null && node !== d; node = Node_parentNode(node)) next = Node_nextSibling(node);
    node = next;
  }
}
function Document_close(d) {
  checkWritable(d, "close");
  Host_documentClose(numberOf(d));
}
function writeText(d, text, name) {
  checkWritable(d, name);
  if (Host_documentWriteOpens(numberOf(d))) Document_open(d);
  Host_documentWrite(numberOf(d), text);
}
function Document_write(d, text) { writeText(d, text.join(""), "write"); }
function Document_writeln(d, text) { writeText(d, text.join("") + "\n", "writeln"); }
