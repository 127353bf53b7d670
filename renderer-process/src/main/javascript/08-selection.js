// The Selection API's ways in, and its event (Selection API §3.2, §4).

function Document_getSelection(d) { return wrap(Host_selection(numberOf(d))); }
function Window_getSelection(w) { return wrap(Host_selection(numberOf(pageDocument))); }
let selectionEventDue = false;
function selectionChanged() {
  if (selectionEventDue) return;
  selectionEventDue = true;
  queueElementTask(() => {
    selectionEventDue = false;
    fireEvent(pageDocument, "selectionchange", undefined);
  });
}
function ShadowRoot_getSelection(r) { return Document_getSelection(r.ownerDocument); }
