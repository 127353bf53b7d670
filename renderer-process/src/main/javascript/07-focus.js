// Focus (HTML §6.6): which element has it, and the events when that changes.

let focused = null;                  // an element of the page's document, or null: the body or nothing
const FOCUS = 4, FOCUS_VISIBLE = 8, FOCUS_WITHIN = 16;

function isFocusable(e) {
  if (!Host_isConnected(numberOf(e)) || isDisabled(e)) return false;
  if (isHtml(e, "input") && typeOfInput(e) === "hidden") return false;
  const tab = attr(e, "tabindex");
  return (isFocusableByDefault(e) || (tab !== null && parseInteger(tab) === parseInteger(tab)) || HTMLElement_contentEditable(e) !== "inherit")
    && Host_isRendered(numberOf(e));
}
function markFocus(e, on, visible) {
  Host_setElementState(numberOf(e), FOCUS | (visible || !on ? FOCUS_VISIBLE : 0), on);
  for (let at = e; at !== null; at = parentInFlatTree(at)) Host_setElementState(numberOf(at), FOCUS_WITHIN, on);
  // HTML §6.6.2: a host that delegates focus looks focused while something in it is.
  if (A[SHADOWS] !== 0) {
    for (let host = hostOf(rootOf(e)); host !== null; host = hostOf(rootOf(host))) {
      if (Host_delegatesFocus(numberOf(host))) Host_setElementState(numberOf(host), FOCUS | (visible || !on ? FOCUS_VISIBLE : 0), on);
    }
  }
}
function changeFocus(to, visible) {
  const from = focused;
  if (from === to) return;
  if (from !== null) {
    commitChange(from);
    if (focused !== from) return;
    focused = null;
    markFocus(from, false, false);
    fireEvent(from, "blur", { composed: true, relatedTarget: to }, "FocusEvent");
    fireEvent(from, "focusout", { bubbles: true, composed: true, relatedTarget: to }, "FocusEvent");
    if (focused !== null) return;
  }
  if (to !== null && isFocusable(to)) {
    focused = to;
    stateOf(to).valueAtFocus = isTextField(to) ? typedValue(to) : undefined;
    markFocus(to, true, visible);
    Host_focusChanged(numberOf(to));
    if (isTextField(to)) showSelection(to);
    fireEvent(to, "focus", { composed: true, relatedTarget: from }, "FocusEvent");
    if (focused === to) fireEvent(to, "focusin", { bubbles: true, composed: true, relatedTarget: from }, "FocusEvent");
  } else Host_focusChanged(0);
}
// An edited control that loses focus, or whose editing ends by Enter, tells so.
function commitChange(e) {
  const s = stateOf(e);
  if (!isTextField(e) || !s.userEdited) return;
  s.userEdited = false;
  if (s.valueAtFocus !== typedValue(e)) {
    s.valueAtFocus = typedValue(e);
    fireEvent(e, "change", { bubbles: true });
    userInteracted(e);
  }
}
function HTMLOrSVGElement_focus(e, options) {
  if (isFocusable(e)) changeFocus(e, options.focusVisible !== false);
}
function HTMLOrSVGElement_blur(e) { if (focused === e) changeFocus(null, false); }
function Document_activeElement(d) {
  if (d !== pageDocument) return d.body;
  if (focused !== null && !Host_isConnected(numberOf(focused))) focused = null;
  if (focused === null) return d.body ?? d.documentElement;
  let at = focused;
  if (A[SHADOWS] !== 0) {
    for (let root = Node_getRootNode(at, { composed: false }); root !== d && hostOf !== null && hostOf(root) !== null; root = Node_getRootNode(at, { composed: false })) at = hostOf(root);
  }
  return at;
}
function Document_hasFocus(d) { return d === pageDocument && windowFocused; }
let windowFocused = true;
// A node that the user pressed on: the nearest focusable one gets the focus.
function focusByClick(number) {
  for (let at = number === 0 ? null : wrap(number); at !== null; at = Node_parentElement(at)) {
    if (Node_nodeType(at) === 1 && isFocusable(at)) { changeFocus(at, isTextField(at) || HTMLElement_contentEditable(at) !== "inherit"); return; }
  }
  changeFocus(null, false);
}
// HTML §6.6.3 sequential focus navigation.
function moveFocus(backward) {
  const all = [];
  for (let at = following(pageDocument, pageDocument); at !== null; at = following(at, pageDocument)) {
    if (Node_nodeType(at) === 1 && isFocusable(at) && HTMLOrSVGElement_tabIndex(at) >= 0 && !(isHtml(at, "input") && typeOfInput(at) === "radio" && !isTabStop(at))) all.push(at);
  }
  const order = all.filter(e => HTMLOrSVGElement_tabIndex(e) > 0).sort((a, b) => HTMLOrSVGElement_tabIndex(a) - HTMLOrSVGElement_tabIndex(b));
  for (const e of all) if (HTMLOrSVGElement_tabIndex(e) === 0) order.push(e);
  if (order.length === 0) return false;
  const at = focused === null ? -1 : order.indexOf(focused);
  const next = at < 0 ? (backward ? order.length - 1 : 0) : at + (backward ? -1 : 1);
  if (next < 0 || next >= order.length) { changeFocus(null, false); return false; }
  changeFocus(order[next], true);
  if (isTextField(order[next]) && isHtml(order[next], "input")) setSelection(order[next], 0, typedValue(order[next]).length, "none");
  return true;
}
function isTabStop(radio) {
  const group = radioGroup(radio);
  const checked = group.find(HTMLInputElement_checked);
  return checked === undefined || checked === radio;
}
