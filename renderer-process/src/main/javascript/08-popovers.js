// Popovers (HTML §6.11): elements of the top layer that a script, or a button, shows and hides.

// What the `popover` attribute says: "auto", "hint", "manual", or null.
function popoverKind(e) {
  if (!isNode(e) || Node_nodeType(e) !== 1 || nameOf(numberOf(e)).namespace !== HTML) return null;
  const v = attr(e, "popover");
  if (v === null) return null;
  const kind = asciiLower(v);
  return kind === "" || kind === "auto" ? "auto" : kind === "hint" ? "hint" : "manual";
}
function HTMLElement_popover(e) { return popoverKind(e); }
function HTMLElement_set_popover(e, v) {
  if (v === null) Host_removeAttribute(numberOf(e), "popover"); else setAttr(e, "popover", v);
}
function isPopoverOpen(e) { return Host_elementState(numberOf(e), POPOVER_OPEN); }
// What an open popover was when it was opened.
function openedAs(e) { return isPopoverOpen(e) ? stateOf(e).openedAs ?? null : null; }
function openPopovers(d, kind) { return topLayerOf(d).filter(e => openedAs(e) === kind); }

// "Check popover validity".
function mayChange(e, open, throws, expected) {
  if (popoverKind(e) === null) {
    if (throws) throw domException("NotSupportedError", "Not supported on elements that do not have a valid value for the 'popover' attribute.");
    return false;
  }
  if (isPopoverOpen(e) !== open) return false;
  const why = !Host_isConnected(numberOf(e)) ? "Invalid on disconnected popover elements."
    : e.ownerDocument !== pageDocument || (expected !== null && e.ownerDocument !== expected) ? "Invalid when the document is not active."
    : isHtml(e, "dialog") && isModal(e) ? "The dialog is already open as modal." : null;
  if (why === null) return true;
  if (throws) throw domException("InvalidStateError", why);
  return false;
}

function HTMLElement_showPopover(e, options) { showPopover(e, true, options.source ?? null); }
function HTMLElement_hidePopover(e) { hidePopover(e, true, true, true); }
function HTMLElement_togglePopover(e, options) {
  const force = typeof options === "boolean" ? options : options.force;
  const source = typeof options === "boolean" ? null : options.source ?? null;
  if (isPopoverOpen(e) && force !== true) hidePopover(e, true, true, true);
  else if (force === undefined || force) showPopover(e, true, source);
  else mayChange(e, true, true, null);
  return isPopoverOpen(e);
}

function showPopover(e, throws, source) {
  if (!mayChange(e, false, throws, null)) return;
  const s = stateOf(e), d = e.ownerDocument, kind = popoverKind(e), nested = s.changing === true;
  s.changing = true;
  try {
    if (!beforeToggle(e, "closed", "open", source)) return;
    if (!mayChange(e, false, throws, d)) return;
    let restores = false;
    if (kind !== "manual") {
      const around = topmostPopoverAncestor(e, source);
      if (kind === "auto") hidePopoversUntil(d, around, false, !nested);
      else makeRoomForHint(d, around, !nested);
      if (popoverKind(e) !== kind) {
        if (throws) throw domException("InvalidStateError", "The popover attribute has changed.");
        return;
      }
      if (!mayChange(e, false, throws, d)) return;
      restores = openPopovers(d, "auto").length === 0 && openPopovers(d, "hint").length === 0;
      watchClose({
        owner: e,
        mayClose: () => isPopoverOpen(e),
        ignores: () => false,
        cancel: () => true,
        close: () => hidePopover(e, true, true, false),
      });
    }
    const before = focused;
    s.previouslyFocused = null;
    s.openedAs = kind;
    Host_addToTopLayer(numberOf(e), POPOVER_OPEN);
    focusPopover(e);
    if (restores && popoverKind(e) !== null) s.previouslyFocused = before;
    queueToggle(e, "closed", "open", source);
  } finally {
    if (!nested) s.changing = false;
  }
}
// "Popover focusing steps".
function focusPopover(e) {
  if (isHtml(e, "dialog")) { focusDialog(e); return; }
  const to = attr(e, "autofocus") !== null ? focusableAreaOf(e) : autofocusDelegate(e);
  if (to === null) return;
  HTMLOrSVGElement_focus(to, {});
  Host_autofocusDone();
}
function makeRoomForHint(d, around, fires) {
  const hints = openPopovers(d, "hint");
  if (around !== null && hints.includes(around)) { hideStackUntil(d, "hint", around, false, fires); return; }
  hideStackUntil(d, "hint", null, false, fires);
  if (around !== null) hideStackUntil(d, "auto", around, false, fires);
}

function hidePopover(e, focusPrevious, fires, throws, source = null) {
  if (!mayChange(e, true, throws, null)) return;
  const s = stateOf(e), d = e.ownerDocument, nested = s.changing === true;
  s.changing = true;
  if (nested) fires = false;
  try {
    if (s.openedAs !== "manual") {
      hidePopoversUntil(d, e, focusPrevious, fires);
      if (!mayChange(e, true, throws, d)) return;
    }
    if (fires) {
      beforeToggle(e, "open", "closed", source);
      if (s.openedAs !== "manual" && openPopovers(d, s.openedAs).at(-1) !== e) hidePopoversUntil(d, e, focusPrevious, false);
      if (!mayChange(e, true, throws, d)) return;
    }
    Host_removeFromTopLayer(numberOf(e));
    forgetWatcher(e);
    s.openedAs = null;
    if (fires) queueToggle(e, "open", "closed", source);
    const before = s.previouslyFocused ?? null;
    s.previouslyFocused = null;
    if (before !== null && focusPrevious && isWithin(focused, e)) HTMLOrSVGElement_focus(before, { preventScroll: true });
  } finally {
    if (!nested) s.changing = false;
  }
}
// "Hide all popovers until": null stands for the document.
function hidePopoversUntil(d, end, focusPrevious, fires) {
  if (end !== null && openPopovers(d, "hint").includes(end)) { hideStackUntil(d, "hint", end, focusPrevious, fires); return; }
  hideStackUntil(d, "hint", null, focusPrevious, fires);
  hideStackUntil(d, "auto", end, focusPrevious, fires);
}
function hideStackUntil(d, kind, end, focusPrevious, fires) {
  const most = openPopovers(d, kind).length;
  for (let i = 0; i <= most; i++) {
    const list = openPopovers(d, kind), last = list.at(-1);
    if (last === undefined || last === end || (end !== null && !list.includes(end))) return;
    hidePopover(last, focusPrevious, fires, false);
    if (isPopoverOpen(last)) hidePopover(last, focusPrevious, false, false);
  }
}

// "Topmost popover ancestor": around the element in the flat tree, or around what opened it.
function topmostPopoverAncestor(e, source) {
  const d = e.ownerDocument, order = [...openPopovers(d, "auto"), ...openPopovers(d, "hint")];
  let found = -1;
  for (const start of [parentInFlatTree(e), source]) {
    const around = start === null ? null : nearestOpenPopover(start);
    if (around !== null && around !== e) found = Math.max(found, order.indexOf(around));
  }
  return found < 0 ? null : order[found];
}
function nearestOpenPopover(node) {
  for (let at = node; at !== null; at = parentInFlatTree(at)) {
    const kind = Node_nodeType(at) === 1 ? openedAs(at) : null;
    if (kind === "auto" || kind === "hint") return at;
  }
  return null;
}
// "Topmost clicked popover": around what was pressed, or the one that the pressed button is for.
function clickedPopover(node) {
  const around = nearestOpenPopover(node), order = topLayerOf(pageDocument);
  for (let at = node; at !== null; at = parentInFlatTree(at)) {
    if (Node_nodeType(at) !== 1 || !(isHtml(at, "button") || isHtml(at, "input"))) continue;
    const target = PopoverInvokerElement_popoverTargetElement(at) ?? (isHtml(at, "button") ? HTMLButtonElement_commandForElement(at) : null);
    if (target !== null && openedAs(target) !== null && openedAs(target) !== "manual") return order.indexOf(target) > order.indexOf(around) ? target : around;
  }
  return around;
}

// "Popover target attribute activation behavior".
function invokePopover(button) {
  if (attr(button, "popovertarget") === null) return;
  const target = PopoverInvokerElement_popoverTargetElement(button);
  if (target !== null && popoverKind(target) !== null) actOnPopover(target, PopoverInvokerElement_popoverTargetAction(button), button);
}
function actOnPopover(target, action, button) {
  const open = isPopoverOpen(target);
  if (action === "show" && open || action === "hide" && !open) return;
  if (open) hidePopover(target, true, true, false, button); else showPopover(target, false, button);
}
// The attribute has changed.
function popoverAttributeChanged(e) {
  if (isPopoverOpen(e) && popoverKind(e) !== stateOf(e).openedAs) {
    const kind = attr(e, "popover");
    if (kind !== null) { hidePopover(e, true, true, false); return; }
    beforeToggle(e, "open", "closed");
    Host_removeFromTopLayer(numberOf(e));
    forgetWatcher(e);
    stateOf(e).openedAs = null;
    queueToggle(e, "open", "closed");
  }
}
