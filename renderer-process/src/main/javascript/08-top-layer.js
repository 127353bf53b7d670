// The top layer: dialogs (HTML §4.11.4), close requests (§6.10) and what buttons do to both and to popovers (§4.10.6).

const MODAL = 1 << 13, POPOVER_OPEN = 1 << 16;
function isModal(e) { return Host_elementState(numberOf(e), MODAL); }
function topLayerOf(d) { return bulk(Host_topLayer(numberOf(d))); }
function isWithin(e, around) {
  for (let at = e; at !== null; at = Node_parentNode(at) ?? hostOf(at)) if (at === around) return true;
  return false;
}
function failed(name, message) { return domException(name, message); }

// "Queue a toggle event task": what has changed twice before the event comes is told once.
function queueToggle(e, from, to, source = null) {
  const s = stateOf(e), waiting = s.toggle, toggle = { from: waiting === undefined ? from : waiting.from };
  s.toggle = toggle;
  queueElementTask(() => {
    if (s.toggle !== toggle) return;
    s.toggle = undefined;
    fireEvent(e, "toggle", { oldState: toggle.from, newState: to, source }, "ToggleEvent");
  });
}
function beforeToggle(e, from, to, source = null) {
  return fireEvent(e, "beforetoggle", { oldState: from, newState: to, cancelable: to === "open", source }, "ToggleEvent");
}
function ToggleEvent_source(o) { return retargetedSource(o); }
function CommandEvent_source(o) { return retargetedSource(o); }
function retargetedSource(o) {
  const s = stateOf(o), source = s.init.source ?? null;
  return source === null || s.current === null || s.current === undefined ? source : retarget(source, s.current);
}

// Dialogs

function HTMLDialogElement_returnValue(d) { return stateOf(d).returnValue ?? ""; }
function HTMLDialogElement_set_returnValue(d, v) { stateOf(d).returnValue = v; }
function HTMLDialogElement_closedBy(d) {
  const v = asciiLower(attr(d, "closedby") ?? "");
  return v === "any" || v === "none" || v === "closerequest" ? v : isModal(d) ? "closerequest" : "none";
}
function HTMLDialogElement_set_closedBy(d, v) { setAttr(d, "closedby", v); }
function HTMLDialogElement_show(d) {
  if (attr(d, "open") !== null) {
    if (!isModal(d)) return;
    throw failed("InvalidStateError", "The dialog is already open as modal, and therefore cannot be opened as non-modal.");
  }
  if (!beforeToggle(d, "closed", "open") || attr(d, "open") !== null) return;
  queueToggle(d, "closed", "open");
  setAttr(d, "open", "");
  if (HTMLDialogElement_closedBy(d) !== "none") watchDialog(d);
  stateOf(d).previouslyFocused = focused;
  hidePopoversUntil(d.ownerDocument, topmostPopoverAncestor(d, null), false, true);
  focusDialog(d);
}
function HTMLDialogElement_showModal(d) { showModalDialog(d, null); }
function showModalDialog(d, source) {
  if (attr(d, "open") !== null) {
    if (isModal(d)) return;
    throw failed("InvalidStateError", "The dialog is already open as non-modal, and therefore cannot be opened as modal.");
  }
  if (!Host_isConnected(numberOf(d))) throw failed("InvalidStateError", "The element is not in a Document.");
  if (d.ownerDocument !== pageDocument) throw failed("InvalidStateError", "The document is not active.");
  if (isPopoverOpen(d)) throw failed("InvalidStateError", "The dialog is already open as a Popover.");
  if (!beforeToggle(d, "closed", "open", source)) return;
  if (attr(d, "open") !== null || !Host_isConnected(numberOf(d)) || isPopoverOpen(d)) return;
  queueToggle(d, "closed", "open", source);
  setAttr(d, "open", "");
  Host_addToTopLayer(numberOf(d), MODAL);
  watchDialog(d);
  stateOf(d).previouslyFocused = focused;
  hidePopoversUntil(d.ownerDocument, topmostPopoverAncestor(d, null), false, true);
  focusDialog(d);
}
function HTMLDialogElement_close(d, value) { closeDialog(d, value, null); }
function closeDialog(d, value, source) {
  if (attr(d, "open") === null) {
    Host_removeFromTopLayer(numberOf(d));
    return;
  }
  beforeToggle(d, "open", "closed", source);
  if (attr(d, "open") === null) return;
  queueToggle(d, "open", "closed", source);
  const wasModal = isModal(d), s = stateOf(d);
  Host_removeAttribute(numberOf(d), "open");
  Host_removeFromTopLayer(numberOf(d));
  forgetWatcher(d);
  if (value !== undefined) s.returnValue = value;
  const before = s.previouslyFocused ?? null;
  s.previouslyFocused = null;
  if (before !== null && (wasModal || isWithin(focused, d))) HTMLOrSVGElement_focus(before, { preventScroll: true });
  queueElementTask(() => fireEvent(d, "close", undefined));
}
function HTMLDialogElement_requestClose(d, value) { requestDialogClose(d, value, null); }
function requestDialogClose(d, value, source) {
  if (attr(d, "open") === null) return;
  if (fireEvent(d, "cancel", { cancelable: true })) closeDialog(d, value, source);
}
function watchDialog(d) {
  watchClose({
    owner: d,
    mayClose: () => attr(d, "open") !== null && Host_isConnected(numberOf(d)),
    ignores: () => HTMLDialogElement_closedBy(d) === "none",
    cancel: cancelable => fireEvent(d, "cancel", { cancelable }),
    close: () => closeDialog(d, undefined, null),
  });
}
// "Dialog focusing steps".
function focusDialog(d) {
  const to = attr(d, "autofocus") !== null ? d : focusDelegate(d) ?? d;
  if (isFocusable(to)) HTMLOrSVGElement_focus(to, {});
  else changeFocus(null, false);
  Host_autofocusDone();
}
// §6.6.4 "focus delegate" of a dialog, "autofocus delegate".
function focusDelegate(d) {
  const wanted = autofocusDelegate(d);
  if (wanted !== null) return wanted;
  for (const e of elementsIn(d)) if (isTabbable(e)) return e;
  return null;
}
function autofocusDelegate(around) {
  for (const e of elementsIn(around)) {
    const area = attr(e, "autofocus") !== null ? focusableAreaOf(e) : null;
    if (area !== null) return area;
  }
  return null;
}
function* elementsIn(top) {
  for (let at = following(top, top); at !== null; at = following(at, top)) {
    if (Node_nodeType(at) !== 1) continue;
    yield at;
    const root = A[SHADOWS] !== 0 && (flagsOf(at) & HOST_FLAG) !== 0 ? wrap(Host_shadowRoot(numberOf(at))) : null;
    if (root !== null) yield* elementsIn(root);
  }
}

// Close requests: what was opened last is closed first.

const closeWatchers = [];
function watchClose(watcher) { forgetWatcher(watcher.owner); closeWatchers.push(watcher); }
function forgetWatcher(owner) {
  const at = closeWatchers.findIndex(each => each.owner === owner);
  if (at >= 0) closeWatchers.splice(at, 1);
}
// The user has pressed Escape. False when nothing listens to that.
function closeRequest() {
  for (let at = closeWatchers.length - 1; at >= 0; at--) {
    const watcher = closeWatchers[at];
    if (!watcher.mayClose()) { closeWatchers.splice(at, 1); continue; }
    if (watcher.ignores()) continue;
    requestClose(watcher);
    return true;
  }
  return false;
}
function requestClose(watcher) {
  if (watcher.asking) return;
  watcher.asking = true;
  const goesOn = watcher.cancel((Host_userActivation() & 1) !== 0);
  watcher.asking = false;
  if (goesOn && watcher.mayClose()) watcher.close();
}
function CloseWatcher_construct(o, options) {
  const watcher = {
    owner: o, active: true,
    mayClose: () => watcher.active,
    ignores: () => false,
    cancel: cancelable => fireEvent(o, "cancel", { cancelable }),
    close: () => { CloseWatcher_destroy(o); fireEvent(o, "close", undefined); },
  };
  stateOf(o).watcher = watcher;
  if (options.signal !== undefined) {
    if (options.signal.aborted) { watcher.active = false; return; }
    abortAlgorithms(options.signal).push(() => CloseWatcher_destroy(o));
  }
  watchClose(watcher);
}
function CloseWatcher_requestClose(o) { if (stateOf(o).watcher.active) requestClose(stateOf(o).watcher); }
function CloseWatcher_close(o) { if (stateOf(o).watcher.active) stateOf(o).watcher.close(); }
function CloseWatcher_destroy(o) { stateOf(o).watcher.active = false; forgetWatcher(o); }

// What a press outside closes (§4.11.4.3, §6.11.3 "light dismiss"): where it began and ended counts.

let pressedPopover = null, pressedDialog = null;
function lightDismiss(target, type) {
  if (type !== "pointerdown" && type !== "pointerup" || !isNode(target)) return;
  const open = topLayerOf(pageDocument).some(e => isPopoverOpen(e));
  const popover = open ? clickedPopover(target) : null, dialog = closeWatchers.length === 0 ? null : clickedDialog(target);
  if (type === "pointerdown") { pressedPopover = popover; pressedDialog = dialog; return; }
  const samePopover = popover === pressedPopover, sameDialog = dialog === pressedDialog;
  pressedPopover = pressedDialog = null;
  if (open && samePopover) hidePopoversUntil(pageDocument, popover, false, true);
  if (sameDialog) dismissDialogs(dialog);
}
function clickedDialog(target) {
  for (let at = target; at !== null; at = parentInFlatTree(at)) {
    if (Node_nodeType(at) === 1 && isHtml(at, "dialog") && attr(at, "open") !== null) return isBackdropPressed(at, target) ? null : at;
  }
  return null;
}
// The backdrop is outside of its dialog.
function isBackdropPressed(dialog, target) {
  if (dialog !== target || pressPlace === null) return false;
  const box = dialog.getBoundingClientRect(), [x, y] = pressPlace;
  return x < box.left || x >= box.right || y < box.top || y >= box.bottom;
}
let pressPlace = null;               // of the pointer event that is being sent
function dismissDialogs(clicked) {
  for (let at = closeWatchers.length - 1; at >= 0; at--) {
    const d = closeWatchers[at].owner;
    if (!isNode(d) || !isHtml(d, "dialog") || !closeWatchers[at].mayClose()) continue;
    if (d === clicked || HTMLDialogElement_closedBy(d) !== "any") return;
    requestClose(closeWatchers[at]);
    return;
  }
}

// Buttons (§4.10.6): `command` and `commandfor`, then `popovertarget`.

function explicitElement(e, name) {
  const set = stateOf(e).explicit?.[name];
  if (attr(e, name) === "" && set !== undefined && set !== null && isWithin(e, rootOf(set))) return set;
  const id = attr(e, name);
  return id === null || id === "" ? null : rootOf(e).getElementById?.(id) ?? null;
}
function setExplicitElement(e, name, to) {
  const s = stateOf(e);
  s.explicit ??= create(null);
  s.explicit[name] = undefined;
  if (to === null) { Host_removeAttribute(numberOf(e), name); return; }
  setAttr(e, name, "");
  s.explicit[name] = to;
}
function PopoverInvokerElement_popoverTargetElement(e) { return explicitElement(e, "popovertarget"); }
function PopoverInvokerElement_set_popoverTargetElement(e, to) { setExplicitElement(e, "popovertarget", to); }
function PopoverInvokerElement_popoverTargetAction(e) {
  const v = asciiLower(attr(e, "popovertargetaction") ?? "");
  return v === "show" || v === "hide" ? v : "toggle";
}
function PopoverInvokerElement_set_popoverTargetAction(e, v) { setAttr(e, "popovertargetaction", v); }
function HTMLButtonElement_commandForElement(e) { return explicitElement(e, "commandfor"); }
function HTMLButtonElement_set_commandForElement(e, to) { setExplicitElement(e, "commandfor", to); }
const COMMANDS = new Set(["toggle-popover", "show-popover", "hide-popover", "close", "request-close", "show-modal"]);
function HTMLButtonElement_command(e) {
  const v = attr(e, "command") ?? "";
  return v.startsWith("--") ? v : COMMANDS.has(asciiLower(v)) ? asciiLower(v) : "";
}
function HTMLButtonElement_set_command(e, v) { setAttr(e, "command", v); }
// A button without a type that commands something does not submit.
function commandsOnly(e) { return isHtml(e, "button") && attr(e, "type") === null && (attr(e, "command") !== null || attr(e, "commandfor") !== null); }

function commandBy(button) {
  const target = isHtml(button, "button") ? HTMLButtonElement_commandForElement(button) : null;
  if (target === null) { invokePopover(button); return; }
  const command = HTMLButtonElement_command(button);
  if (command === "") return;
  const own = command.startsWith("--");
  if (!own && !command.endsWith("popover") && !isHtml(target, "dialog")) return;
  if (!fireEvent(target, "command", { cancelable: true, composed: false, command, source: button }, "CommandEvent") || own) return;
  if (!Host_isConnected(numberOf(target))) return;
  const value = attr(button, "value") ?? undefined;
  switch (command) {
    case "show-modal": if (attr(target, "open") === null && !isPopoverOpen(target)) showModalDialog(target, button); break;
    case "close": closeDialog(target, value, button); break;
    case "request-close": requestDialogClose(target, value, button); break;
    default: if (popoverKind(target) !== null) actOnPopover(target, command.slice(0, -8), button);
  }
}
