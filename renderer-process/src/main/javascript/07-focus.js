// Focus (HTML §6.6): which element has it, and the events when that changes.

let focused = null;                  // an element of the page's document, or null: the body or nothing
const FOCUS = 4, FOCUS_VISIBLE = 8, FOCUS_WITHIN = 16;

function isFocusable(e) {
  if (!Host_isConnected(numberOf(e)) || isDisabled(e)) return false;
  if (isHtml(e, "input") && typeOfInput(e) === "hidden") return false;
  const tab = attr(e, "tabindex");
  return (isFocusableByDefault(e) || (tab !== null && parseInteger(tab) === parseInteger(tab)) || isEditingHost(e))
    && !isInert(e) && (isHtml(e, "area") ? isAreaShown(e) : Host_isRendered(numberOf(e)));
}
// An area has the place of the picture that its map is of.
function isAreaShown(e) {
  const map = Node_parentElement(e), name = map !== null && isHtml(map, "map") ? attr(map, "name") ?? attr(map, "id") : null;
  return name !== null && bulk(Host_selectAll(numberOf(rootOf(e)), "img[usemap]")).some(img => attr(img, "usemap") === `#${name}` && Host_isRendered(numberOf(img)));
}
// HTML §6.3.2: nothing in an inert subtree can be focused or clicked.
function isInert(e) {
  return Host_isInert(numberOf(e));
}
function isEditingHost(e) {
  const kind = HTMLElement_contentEditable(e);
  return kind === "true" || kind === "plaintext-only";
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
  claimFocus();
  const from = focused;
  if (from === to) return;
  if (from !== null) {
    stopSuggesting();
    stopComposing();
    commitChange(from);
    if (focused !== from) return;
    focused = null;
    markFocus(from, false, false);
    if (!isFrameWithWindow(from)) {
      fireEvent(from, "blur", { composed: true, relatedTarget: to }, "FocusEvent");
      fireEvent(from, "focusout", { bubbles: true, composed: true, relatedTarget: to }, "FocusEvent");
    }
    if (focused !== null) return;
  }
  if (to !== null && isFocusable(to)) {
    focused = to;
    stateOf(to).valueAtFocus = isTextField(to) ? controlValue(to) : undefined;
    markFocus(to, true, visible);
    Host_focusChanged(numberOf(to));
    if (isDateField(to)) beginDate(to, false);
    else if (isTextField(to)) showSelection(to);
    else if (isEditingHost(to)) caretIntoHost(to);
    fireEvent(to, "focus", { composed: true, relatedTarget: from }, "FocusEvent");
    if (focused === to) fireEvent(to, "focusin", { bubbles: true, composed: true, relatedTarget: from }, "FocusEvent");
  } else Host_focusChanged(0);
}
// An edited control that loses focus, or whose editing ends by Enter, tells so.
function commitChange(e) {
  const s = stateOf(e);
  if (!isTextField(e) || !s.userEdited) return;
  s.userEdited = false;
  if (s.valueAtFocus !== controlValue(e)) {
    s.valueAtFocus = controlValue(e);
    fireEvent(e, "change", { bubbles: true });
    userInteracted(e);
  }
}
function HTMLOrSVGElement_focus(e, options) {
  const control = isHtml(e, "label") && !isFocusable(e) ? HTMLLabelElement_control(e) : null;
  const to = focusableAreaOf(control ?? e);
  if (to === null) return;
  if (isFrameWithWindow(to)) { windows[Host_contentWindow(numberOf(to))].claimFocus(); return; }
  changeFocus(to, options.focusVisible !== false);
  if (focused === to && options.preventScroll !== true && to.ownerDocument === pageDocument) {
    if (revealDue === null) queueElementTask(revealFocused);
    revealDue = to;
  }
}
// What has got the focus is scrolled into view soon, or when a script asks how far something is scrolled: no layout is
// made for it before the script that focuses has done the rest of its work.
let revealDue = null;
function revealFocused() {
  const e = revealDue;
  revealDue = null;
  if (e === null || e !== focused || !Host_isConnected(numberOf(e))) return;
  bringFocusedIntoView(e);
  if (isTextField(e)) showSelection(e, true);
}
// HTML §6.6.4 "get the focusable area": of a host that delegates, the first one in its shadow tree.
function focusableAreaOf(e) {
  const root = A[SHADOWS] !== 0 && Host_delegatesFocus(numberOf(e)) ? wrap(Host_shadowRoot(numberOf(e))) : null;
  if (root === null) return isFocusable(e) ? e : null;
  if (focused !== null && rootOf(focused) === root) return null;
  for (let at = following(root, root); at !== null; at = following(at, root)) {
    const found = Node_nodeType(at) === 1 ? focusableAreaOf(at) : null;
    if (found !== null) return found;
  }
  return null;
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
// A node that the user pressed on: the nearest focusable one gets the focus.
function focusByClick(number) {
  tabStart = number === 0 ? null : wrap(number);
  for (let at = number === 0 ? null : wrap(number); at !== null; at = parentInFlatTree(at)) {
    if (Node_nodeType(at) !== 1 || (isHtml(at, "a") && HTMLElement_isContentEditable(at))) continue;
    const to = focusableAreaOf(at);
    if (to !== null) { changeFocus(to, isTextField(to) || isEditingHost(to)); return; }
  }
  changeFocus(null, false);
}
// HTML §7.4.6.4: the user or a script went to this element. `moved` is false while the document is still being opened.
function targetReached(number, moved) {
  tabStart = wrap(number);
  if (moved) changeFocus(isFocusable(tabStart) ? tabStart : null, true);
}
function isTabStop(radio) {
  const group = radioGroup(radio);
  if (group.length === 0 || radio === focused) return true;
  const stop = group.find(HTMLInputElement_checked) ?? group.find(isFocusable);
  return stop === radio && !group.includes(focused);
}
