// CSSOM View §5: the place in text at a point.

// The node and offset at a point of the viewport; null outside of it. Without text there, the element is the place.
function caretAt(d, x, y) {
  if (d !== pageDocument) return null;
  const element = elementsAt(d, x, y)[0];
  if (element === undefined) return null;
  if (textControlAt(element)) return [element, 0];
  const text = Host_caretAt(x, y);
  if (text === "") return [element, 0];
  const [number, offset] = text.split(",").map(Number);
  const node = wrap(number);
  return node !== null && Node_getRootNode(node, {}) === d ? [node, offset] : [element, 0];
}
function textControlAt(element) { return element.localName === "input" || element.localName === "textarea"; }
function Document_caretPositionFromPoint(d, x, y) {
  const at = caretAt(d, x, y);
  if (at === null) return null;
  const made = makeJs(TYPE_BY_NAME.CaretPosition), s = stateOf(made);
  [s.node, s.offset] = at;
  return made;
}
function Document_caretRangeFromPoint(d, x, y) {
  const at = caretAt(d, x, y);
  if (at === null) return null;
  const range = d.createRange();
  range.setStart(at[0], at[1]);
  return range;
}
function CaretPosition_offsetNode(p) { return stateOf(p).node; }
function CaretPosition_offset(p) { return stateOf(p).offset; }
function CaretPosition_getClientRect(p) {
  const { node, offset } = stateOf(p);
  if (Node_nodeType(node) !== 3) return Element_getBoundingClientRect(node);
  const length = node.data.length, range = node.ownerDocument.createRange();
  range.setStart(node, offset < length ? offset : Math.max(0, offset - 1));
  range.setEnd(node, offset < length ? offset + 1 : length);
  const box = stateOf(Range_getBoundingClientRect(range));
  return rect("DOMRect", offset < length ? box.x : box.x + box.width, box.y, 0, box.height);
}
