// Drag and drop by the mouse (HTML §6.11.5): Java says when it begins, where it is and how it ends.

let drag = null;                     // what is being dragged: { source, transfer, over, operation }

function draggableAt(e) {
  for (let at = e; at !== null; at = parentInFlatTree(at)) if (nameOf(numberOf(at)).namespace === HTML && HTMLElement_draggable(at)) return at;
  return null;
}
function fireDrag(target, type, init, transfer, related = null) {
  const cancelable = type !== "dragleave" && type !== "dragend";
  return fireEvent(target, type, { ...init, bubbles: true, cancelable, composed: true, view: global, dataTransfer: transfer, relatedTarget: related }, "DragEvent");
}
// `text` holds the step and the modifiers, `x` and `y` the place in the viewport. False when nothing is dragged.
function dragInput(e, text, x, y) {
  const [step, bits, buttons] = text.split(" ", 3), n = +bits;
  const init = { clientX: x, clientY: y, screenX: x, screenY: y, buttons: +buttons, shiftKey: (n & 1) !== 0, ctrlKey: (n & 2) !== 0, altKey: (n & 4) !== 0, metaKey: (n & 8) !== 0 };
  switch (step) {
    case "start": return dragStart(e, init);
    case "enter": return dragFromOutside(text.slice(text.indexOf("{"))) && dragMove(e, init);
    case "move": return drag !== null && dragMove(e, init);
    default: return drag !== null && dragEnd(e, init, step === "drop");
  }
}
function dragStart(e, init) {
  const source = draggableAt(e);
  if (source === null) return false;
  const transfer = newTransfer("write");
  stateOf(transfer).effectAllowed = "uninitialized";
  if (isHtml(source, "a")) { DataTransfer_setData(transfer, "text/uri-list", source.href); DataTransfer_setData(transfer, "text/plain", source.href); }
  else if (isHtml(source, "img")) DataTransfer_setData(transfer, "text/uri-list", source.src);
  const goesOn = fireDrag(source, "dragstart", init, transfer);
  protect(transfer);
  if (!goesOn) return false;
  drag = { source, transfer, over: null, operation: "none" };
  Host_dragBegins(JSON.stringify(dragData(transfer)));
  return true;
}
// What is dragged as the DevTools protocol says it (Input.DragData).
const OPERATIONS = { none: 0, copy: 1, link: 2, copyLink: 3, move: 16, copyMove: 17, linkMove: 18, all: 19, uninitialized: 19 };
function dragData(transfer) {
  const items = storeOf(transfer).items.filter(i => i.kind === "string").map(i => ({ mimeType: i.type, data: i.data }));
  return { items, dragOperationsMask: OPERATIONS[DataTransfer_effectAllowed(transfer)] };
}
// A client brings what it likes; what began here goes on.
function dragFromOutside(json) {
  if (drag !== null) return true;
  const { items, dragOperationsMask } = JSON.parse(json), transfer = newTransfer("write");
  for (const { mimeType, data } of isArray(items) ? items : []) DataTransfer_setData(transfer, `${mimeType}`, `${data}`);
  const allowed = Object.keys(OPERATIONS).find(each => OPERATIONS[each] === (dragOperationsMask & 19));
  stateOf(transfer).effectAllowed = allowed ?? "all";
  protect(transfer);
  drag = { source: null, transfer, over: null, operation: "none" };
  return true;
}
function protect(transfer) { const store = storeOf(transfer); store.mode = "protected"; store.version++; }
function allowsDrop(effect, allowed) {
  if (effect === "none") return false;
  switch (allowed) {
    case "uninitialized": case "all": return true;
    case "none": return false;
    default: return asciiLower(allowed).includes(effect);
  }
}
function presetEffect(allowed) {
  switch (allowed) {
    case "link": case "linkMove": return "link";
    case "move": return "move";
    default: return "copy";
  }
}
function takesDroppedText(e) { return (isTextField(e) && isMutable(e)) || isEditable(e); }
function dragMove(e, init) {
  const { source, transfer } = drag;
  if (source !== null) fireDrag(source, "drag", init, transfer);
  if (drag === null) return false;
  if (e !== drag.over) {
    const before = drag.over;
    drag.over = e;
    stateOf(transfer).dropEffect = presetEffect(DataTransfer_effectAllowed(transfer));
    fireDrag(e, "dragenter", init, transfer, before);
    if (before !== null && Host_isConnected(numberOf(before))) fireDrag(before, "dragleave", init, transfer, e);
  }
  if (drag === null) return false;
  stateOf(transfer).dropEffect = presetEffect(DataTransfer_effectAllowed(transfer));
  const accepted = !fireDrag(e, "dragover", init, transfer);
  const effect = DataTransfer_dropEffect(transfer);
  if (drag === null) return false;
  if (accepted) drag.operation = allowsDrop(effect, DataTransfer_effectAllowed(transfer)) ? effect : "none";
  else drag.operation = takesDroppedText(e) && storedText(storeOf(transfer), "text/plain") !== undefined ? "copy" : "none";
  return drag.operation !== "none";
}
function dragEnd(e, init, drops) {
  if (drops && (drag.over !== e || drag.operation === "none")) dragMove(e, init);
  if (drag === null) return false;
  const { source, transfer, over } = drag;
  let operation = drops ? drag.operation : "none";
  drag = null;
  const target = over !== null && Host_isConnected(numberOf(over)) ? over : null;
  if (target !== null) {
    if (operation === "none") fireDrag(target, "dragleave", init, transfer);
    else {
      storeOf(transfer).mode = "read";
      storeOf(transfer).version++;
      stateOf(transfer).dropEffect = operation;
      const text = storedText(storeOf(transfer), "text/plain")?.data ?? "";
      if (fireDrag(target, "drop", init, transfer)) dropText(target, text);
      else operation = DataTransfer_dropEffect(transfer);
      protect(transfer);
    }
  }
  stateOf(transfer).dropEffect = operation;
  if (source !== null && Host_isConnected(numberOf(source))) fireDrag(source, "dragend", { ...init, buttons: 0 }, transfer);
  return true;
}
function dropText(e, text) {
  if (text === "" || !takesDroppedText(e)) return;
  if (isTextField(e)) {
    changeFocus(e, true);
    const s = selectionOf(e);
    if (focused === e) editField(e, s.start, s.end, text, "insertFromDrop", text);
    return;
  }
  const host = editingHostOf(e);
  changeFocus(host, true);
  if (hostOfSelection() === host) richEdit(host, { inputType: "insertFromDrop", transfer: transferOf(text) }, () => insertLines(host, text));
}
