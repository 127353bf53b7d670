// Which of a page's documents has the keyboard (HTML §6.6.4): windows and frames hear of it too.

let focusHolder = 0;                 // in the top window's realm: the realm whose document it is; 0: the top one itself
function isFrameWithWindow(e) {
  switch (localOf(e)) {
    case "iframe": case "frame": case "object": case "embed": return windows[Host_contentWindow(numberOf(e))] !== undefined;
    default: return false;
  }
}
function topRealm() { return Host_relatedWindow(TOP_WINDOW, 0); }
function holderOfFocus() {
  const top = topRealm(), page = windows[top];
  if (page === undefined) return realmNumber;
  const holder = page.focusHolder();
  return windows[holder] === undefined ? top : holder;
}
// The keyboard comes to this document: the one that had it, and its window, lose it; the frames around this one hold it.
function claimFocus() {
  const top = windows[topRealm()];
  if (top === undefined) return;
  const holder = holderOfFocus();
  if (holder === realmNumber) return;
  top.setFocusHolder(realmNumber);
  Host_focusChanged(focused === null ? 0 : numberOf(focused));
  windows[holder].leaveFocus();
  const around = Host_relatedWindow(PARENT_WINDOW, 0), frame = around === realmNumber ? 0 : Host_frameElementOf();
  if (frame !== 0 && windows[around] !== undefined) windows[around].holdChild(frame);
  if (focused !== null && isFrameWithWindow(focused)) { markFocus(focused, false, false); focused = null; }
  fireEvent(global, "focus", undefined, "FocusEvent");
  if (focused !== null) {
    const e = focused;
    markFocus(e, true, isTextField(e));
    fireEvent(e, "focus", { composed: true }, "FocusEvent");
    fireEvent(e, "focusin", { bubbles: true, composed: true }, "FocusEvent");
  }
}
function leaveFocus() {
  const e = focused;
  if (e !== null && !isFrameWithWindow(e)) {
    commitChange(e);
    markFocus(e, false, false);
    fireEvent(e, "blur", { composed: true }, "FocusEvent");
    fireEvent(e, "focusout", { bubbles: true, composed: true }, "FocusEvent");
  }
  fireEvent(global, "blur", undefined, "FocusEvent");
}
function holdChild(number) {
  const frame = wrap(number);
  if (focused !== frame) {
    if (focused !== null) markFocus(focused, false, false);
    focused = frame;
    markFocus(frame, true, false);
  }
  const around = Host_relatedWindow(PARENT_WINDOW, 0), own = around === realmNumber ? 0 : Host_frameElementOf();
  if (own !== 0 && windows[around] !== undefined) windows[around].holdChild(own);
}
function Document_hasFocus(d) {
  if (d !== pageDocument) return false;
  for (let at = holderOfFocus(); at !== 0 && windows[at] !== undefined; ) {
    if (at === realmNumber) return true;
    const around = windows[at].parent();
    if (around === at) return false;
    at = around;
  }
  return false;
}

// What has the keyboard can have it no longer (HTML §6.6.4 "focus fixup").
function fixFocus() {
  if (focused !== null && Host_isConnected(numberOf(focused)) && !isFocusable(focused) && !isFrameWithWindow(focused)) changeFocus(null, false);
}

// HTML §6.6.7: an element with `autofocus` gets the focus, unless something has it. False when it cannot have it now.
function autofocus(number) {
  const e = wrap(number), to = focusableAreaOf(e);
  if (to === null) return false;
  changeFocus(to, true);
  bringFocusedIntoView(to);
  return true;
}
function hasFocusedArea() { return focused !== null && Host_isConnected(numberOf(focused)); }
