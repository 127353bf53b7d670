// What the user does to controls: typing, selecting, moving the caret, undoing; keys and the mouse on the other kinds.
// UI Events §3.6 says which events that sends, Input Events §4 what they carry.

const TEXT_FIELDS = new Set(["text", "search", "tel", "url", "email", "password", "number", "date", "month", "week", "time", "datetime-local"]);
function isTextField(e) { return isHtml(e, "textarea") || (isHtml(e, "input") && TEXT_FIELDS.has(typeOfInput(e))); }
function isMutable(e) { return !isDisabled(e) && attr(e, "readonly") === null; }

// What stands in the field: of a number or a date also what is not (yet) one, for which `value` is empty.
function typedValue(e) {
  if (isHtml(e, "textarea")) return HTMLTextAreaElement_value(e);
  const typed = Host_controlValue(numberOf(e));
  return typed === null ? HTMLInputElement_value(e) : typed;
}
function caretOf(s) { return s.direction === "backward" ? s.start : s.end; }
function showSelection(e, byUser = false, keepGoal = false) {
  if (focused !== e) return;
  if (isDateField(e)) { const { at } = datePartsOf(e); Host_fieldSelectionChanged(numberOf(e), at, at, at, byUser, keepGoal); return; }
  const s = selectionOf(e);
  Host_fieldSelectionChanged(numberOf(e), s.start, s.end, caretOf(s), byUser, keepGoal);
}
// A script has given the field another value.
function setByScript(e, before, after) {
  const s = stateOf(e);
  if (s.lastEditByUser) { s.lastEditByUser = false; tellErrors(e); }
  if (before !== after) { s.undo = undefined; s.start = s.end = after.length; s.direction = "forward"; }
  if (focused === e) { s.valueAtFocus = after; showSelection(e); }
}

// The user's selection: from where it was begun to where the caret is.
function selectTo(e, anchor, caret, keepGoal, goesOn = false) {
  const s = selectionOf(e), a = Math.min(anchor, caret), b = Math.max(anchor, caret);
  const direction = caret < anchor ? "backward" : "forward";
  const changed = s.start !== a || s.end !== b;
  s.start = a; s.end = b; s.direction = direction; s.anchor = anchor;
  showSelection(e, true, keepGoal);
  if (changed) {
    if (a !== b && !goesOn) queueElementTask(() => fireEvent(e, "select", { bubbles: true }));
    fieldSelectionMoved(e);
  }
}
function anchorOf(s) { return s.direction === "backward" ? s.end : s.start; }

// Characters and words of a text

// The boundaries of UAX 29, made when they are first asked for: a snapshot of the isolate cannot hold them.
const segmenters = {};
function segmentAt(text, at, granularity) {
  segmenters[granularity] ??= new Intl.Segmenter(undefined, { granularity });
  return segmenters[granularity].segment(text).containing(at);
}
function characterLeft(text, at) { return at <= 0 ? 0 : segmentAt(text, Math.min(at, text.length) - 1, "grapheme").index; }
function characterRight(text, at) {
  if (at >= text.length) return text.length;
  const { index, segment } = segmentAt(text, at, "grapheme");
  return index + segment.length;
}
// What Backspace deletes: of a letter with marks the last mark, but emoji whole, and a line's end with both its characters.
function deletedLeft(text, at) {
  const from = characterLeft(text, at), cluster = text.slice(from, at);
  if (!/\p{M}$/u.test(cluster) || /\p{Extended_Pictographic}|\p{Regional_Indicator}|\uFE0F|\u20E3/u.test(cluster)) return from;
  return at - (/[\uDC00-\uDFFF]/.test(text[at - 1]) ? 2 : 1);
}
// A word, a run of spaces, or one sign: also a full stop or a colon between two letters is a sign, as in Chromium.
function wordAt(text, at) {
  const { index, segment } = segmentAt(text, at, "word"), spaces = /[^\S\n]/;
  let from = index, to = index + segment.length;
  if (spaces.test(text[at])) {
    while (from > 0 && spaces.test(text[from - 1])) from--;
    while (to < text.length && spaces.test(text[to])) to++;
    return [from, to];
  }
  for (let i = from; i < to; i++) {
    if (!/[.:]/.test(text[i]) || to - from === 1 || /\d/.test(text[i - 1]) && /\d/.test(text[i + 1])) continue;
    if (i === at) return [i, i + 1];
    if (i < at) from = i + 1; else { to = i; break; }
  }
  return [from, to];
}
function isSpaceAt(text, at) { return /\s/.test(text[at]) && text[at] !== "\n"; }
// Moving by words passes over spaces, and over several signs at once.
function isSignAt(text, at) { return /[^\p{L}\p{N}\p{M}_\s\uD800-\uDFFF]/u.test(text[at] ?? " "); }
function wordLeft(text, at) {
  while (at > 0 && isSpaceAt(text, at - 1)) at--;
  if (at === 0) return 0;
  let from = wordAt(text, at - 1)[0];
  if (isSignAt(text, at - 1)) while (isSignAt(text, from - 1)) from--;
  return from;
}
function wordRight(text, at) {
  while (at < text.length && isSpaceAt(text, at)) at++;
  if (at === text.length) return at;
  let to = wordAt(text, at)[1];
  if (isSignAt(text, at)) while (isSignAt(text, to)) to++;
  return to;
}
function wordAround(text, at) {
  if (text === "") return [0, 0];
  if (at === text.length) at--;
  return wordAt(text, at);
}
function paragraphAround(text, at) {
  const end = text.indexOf("\n", at);
  return [at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1, end < 0 ? text.length : end];
}

// Changing the text (Input Events §4.1)

function fitting(e, text, removed) {
  const limit = reflectLong(numberOf(e), "maxlength", -1);
  if (limit < 0 || hasNumber(typeOfField(e))) return text;
  const room = Math.max(0, limit - (typedValue(e).length - removed));
  return text.length <= room ? text : text.slice(0, /[\uD800-\uDBFF]/.test(text[room - 1] ?? "") ? room - 1 : room);
}
function typeOfField(e) { return isHtml(e, "textarea") ? "textarea" : typeOfInput(e); }
function cleaned(e, text) {
  switch (typeOfField(e)) {
    case "textarea": return text.replace(/\r\n?/g, "\n");
    case "number": return text.replace(/[^0-9.eE+-]/g, "");
    default: return text.replace(/[\r\n]+/g, text.replace(/[\r\n]+$/, "").search(/[\r\n]/) >= 0 ? " " : "");
  }
}
// Replaces a part of the text and tells so, unless the page cancels it.
function editField(e, from, to, text, inputType, data) {
  if (isDisabled(e)) return;
  const init = { bubbles: true, composed: true, inputType, data };
  if (!executing && !fireEvent(e, "beforeinput", { ...init, cancelable: true }, "InputEvent")) return;
  text = cleaned(e, text);
  if (inputType === "insertText" && !fireTextInput(e, text)) return;
  if (focused !== e || !isMutable(e)) return;
  const value = typedValue(e), s = selectionOf(e);
  from = Math.min(from, value.length);
  to = Math.min(Math.max(from, to), value.length);
  const added = fitting(e, text, to - from);
  if (from === to && added === "") return;
  remember(s, { value, start: s.start, end: s.end, direction: s.direction }, inputType);
  setTyped(e, value.slice(0, from) + added + value.slice(to), from + added.length);
  Object.assign(s.undo, { typedValue: typedValue(e), typedTo: from + added.length });
  s.undo.done.at(-1).caretAfter = from + added.length;
  fireEvent(e, "input", data === null ? init : { ...init, data: added }, "InputEvent");
  if (Host_elementState(numberOf(e), USER_INVALID) || Host_elementState(numberOf(e), USER_VALID)) userInteracted(e);
  suggest(e, false);
}
function setTyped(e, value, caret) {
  const s = stateOf(e);
  Host_setControlValue(numberOf(e), value);
  s.userEdited = s.lastEditByUser = true;
  tellErrors(e);
  s.start = s.end = caret;
  s.direction = "forward";
  showSelection(e, true);
  fieldSelectionMoved(e);
}
// What is typed at one place is undone at once, with what was deleted just before it; a deletion after letters is a step
// of its own, and so is all that is pasted, cut or dropped (as in Chromium).
function remember(s, state, inputType) {
  const undo = s.undo ??= { done: [], undone: [], typing: "", typedTo: -1, typedValue: "" };
  const here = undo.typing !== "" && state.start === state.end && undo.typedTo === state.end && undo.typedValue === state.value;
  const typing = inputType === "insertText" || inputType === "deleteContentBackward" || inputType === "deleteContentForward" ? inputType : "";
  const goesOn = here && (typing === "insertText" || typing !== "" && undo.typing === typing);
  if (!goesOn) { undo.done.push(state); if (undo.done.length > 200) undo.done.shift(); }
  undo.undone = [];
  undo.typing = typing;
}
function undoOrRedo(e, redo) {
  const s = stateOf(e), undo = s.undo;
  if (!isMutable(e) || undo === undefined) return;
  const from = redo ? undo.undone : undo.done, to = redo ? undo.done : undo.undone;
  if (from.length === 0) return;
  const init = { bubbles: true, composed: true, inputType: redo ? "historyRedo" : "historyUndo", data: null };
  if (!executing && !fireEvent(e, "beforeinput", { ...init, cancelable: true }, "InputEvent") || focused !== e || s.undo !== undo) return;
  const state = from.pop();
  if (state === undefined) return;
  const caret = redo ? s.end : state.caretAfter;
  to.push({ value: typedValue(e), start: redo ? s.start : caret, end: caret, direction: s.direction, caretAfter: redo ? state.end : caret });
  undo.typing = "";
  setTyped(e, state.value, state.end);
  s.start = Math.min(state.start, state.value.length);
  s.direction = state.direction;
  showSelection(e);
  fireEvent(e, "input", init, "InputEvent");
}
function removeSelected(e, inputType) {
  const s = selectionOf(e);
  editField(e, s.start, s.end, "", inputType, null);
}
function removeTo(e, to, inputType) {
  const s = selectionOf(e);
  if (s.start !== s.end) removeSelected(e, inputType.replace(/Word|SoftLine|HardLine/, "Content"));
  else if (isMutable(e)) editField(e, Math.min(s.end, to), Math.max(s.end, to), "", inputType, null);
}

// The clipboard (Clipboard API and events §5)

function selectedOf(e) { const s = selectionOf(e); return typeOfField(e) === "password" ? "" : typedValue(e).slice(s.start, s.end); }
function copyFrom(e, cut) {
  if (typeOfField(e) === "password") return;
  if (!clipboardEvent(e, cut ? "cut" : "copy")) return;
  const text = selectedOf(e);
  if (text === "" || (cut && !isMutable(e))) return;
  Host_copyText(text, false);
  if (cut) removeSelected(e, "deleteByCut");
}
function pasteFromClipboard(e, primary = false) { if (clipboardEvent(e, "paste", primary)) pasteInto(e, Host_pasteText(primary)); }
function pasteInto(e, text) {
  if (text === "" || !isMutable(e)) return;
  const s = selectionOf(e);
  editField(e, s.start, s.end, text, "insertFromPaste", isHtml(e, "textarea") || isHtml(e, "input") ? text : null);
}

// Keys

const WITH_SHIFT = 1, WITH_CONTROL = 2;
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Backspace", "Delete"]);
function fieldKey(e, key, modifiers) {
  const shift = (modifiers & WITH_SHIFT) !== 0, control = (modifiers & WITH_CONTROL) !== 0;
  const area = isHtml(e, "textarea"), type = typeOfField(e);
  const s = selectionOf(e), text = typedValue(e), caret = caretOf(s), n = numberOf(e);
  const secret = type === "password";
  if (!isMutable(e) && MOVES.has(key) && !(shift && s.start !== s.end)) return false;
  const move = (to, keepGoal = false) => { selectTo(e, shift ? anchorOf(s) : to, to, keepGoal); return true; };
  // In a field whose text runs from right to left the left arrow goes on.
  const sideways = (key === "ArrowLeft" || key === "ArrowRight") && Host_computedStyle(n, "direction", "") === "rtl";
  switch (sideways ? (key === "ArrowLeft" ? "ArrowRight" : "ArrowLeft") : key) {
    case "ArrowLeft":
      if (!shift && !control && s.start !== s.end) return move(s.start);
      return move(control ? (secret ? 0 : wordLeft(text, caret)) : characterLeft(text, caret));
    case "ArrowRight":
      if (!shift && !control && s.start !== s.end) return move(s.end);
      return move(control ? (secret ? text.length : wordRight(text, caret)) : characterRight(text, caret));
    case "ArrowUp": case "ArrowDown": {
      const down = key === "ArrowDown";
      if (!area) {
        if (hasNumber(type) && isMutable(e)) { stepByKey(e, down ? -1 : 1); return true; }
        return move(down ? text.length : 0);
      }
      return move(verticallyFrom(n, text, caret, down ? 1 : -1, control), true);
    }
    case "PageUp": case "PageDown":
      return area && !control ? move(Host_fieldVertically(n, caret, key === "PageDown" ? 1 : -1, true), true) : false;
    case "Home": return move(control || !area ? 0 : Host_fieldLineEdge(n, caret, false));
    case "End": return move(control || !area ? text.length : Host_fieldLineEdge(n, caret, true));
    case "Backspace":
      removeTo(e, control ? (secret ? 0 : wordLeft(text, caret)) : deletedLeft(text, caret), control ? "deleteWordBackward" : "deleteContentBackward");
      return true;
    case "Delete":
      if (shift) { copyFrom(e, true); return true; }
      removeTo(e, control ? (secret ? text.length : wordRight(text, caret)) : characterRight(text, caret), control ? "deleteWordForward" : "deleteContentForward");
      return true;
    case "Insert":
      if (control) { copyFrom(e, false); return true; }
      if (shift) { pasteFromClipboard(e); return true; }
      return false;
  }
  return control ? fieldCommand(e, shift ? `Shift+${asciiLower(key)}` : key) : false;
}
// A line up or down; with Control so many that another paragraph is reached.
function verticallyFrom(n, text, caret, by, paragraphs) {
  const own = paragraphAround(text, caret)[0];
  let at = Host_fieldVertically(n, caret, by, false);
  for (let before = caret; paragraphs && at !== before && paragraphAround(text, at)[0] === own; ) {
    before = at;
    at = Host_fieldVertically(n, at, by, false);
  }
  return at;
}
function fieldCommand(e, key) {
  switch (key) {
    case "a": selectTo(e, 0, typedValue(e).length, false); return true;
    case "c": copyFrom(e, false); return true;
    case "x": copyFrom(e, true); return true;
    case "v": case "Shift+v": pasteFromClipboard(e); return true;
    case "z": undoOrRedo(e, false); return true;
    case "y": case "Shift+z": undoOrRedo(e, true); return true;
    default: return false;
  }
}
// Escape empties a search field, as in Chromium.
function clearSearch(e) {
  if (!isHtml(e, "input") || typeOfInput(e) !== "search" || !isMutable(e) || typedValue(e) === "") return false;
  const s = selectionOf(e);
  remember(s, { value: typedValue(e), start: s.start, end: s.end, direction: s.direction, caretAfter: 0 }, "");
  setTyped(e, "", 0);
  fireEvent(e, "input", { bubbles: true, composed: true });
  return true;
}
function typeInto(e, text) {
  if (text === "\r" || text === "\n") {
    if (!isHtml(e, "textarea")) {
      if (fireEvent(e, "beforeinput", { bubbles: true, composed: true, cancelable: true, inputType: "insertLineBreak", data: null }, "InputEvent")) implicitSubmission(e);
      return;
    }
    const s = selectionOf(e);
    editField(e, s.start, s.end, "\n", "insertLineBreak", null);
    return;
  }
  const s = selectionOf(e);
  editField(e, s.start, s.end, text, "insertText", text);
}

// The mouse in a text field. `b` holds the clicks and, from bit 8, the modifiers.
function fieldPress(e, index, b) {
  const s = selectionOf(e), text = typedValue(e), clicks = b & 255, shift = (b >> 8 & WITH_SHIFT) !== 0;
  if (shift) {
    s.pressed ??= [anchorOf(s), anchorOf(s)];
    if (s.pressed[0] !== anchorOf(s) && s.pressed[1] !== anchorOf(s)) { s.unit = 1; s.pressed = [anchorOf(s), anchorOf(s)]; }
    fieldDrag(e, index, false);
    return;
  }
  s.unit = Math.min(3, Math.max(1, clicks));
  const [from, to] = unitAround(e, s.unit, text, index);
  s.pressed = [from, to];
  selectTo(e, from, to, false);
}
function unitAround(e, unit, text, index) {
  if (unit === 1) return [index, index];
  if (unit === 2) return typeOfField(e) === "password" ? [0, text.length] : wordAround(text, index);
  if (!isHtml(e, "textarea")) return [0, text.length];
  const [from, to] = paragraphAround(text, index);
  return [from, Math.min(text.length, to + 1)];
}
// While the mouse drags, the page hears of the selection once it is made.
function fieldDrag(e, index, goesOn = true) {
  const s = selectionOf(e), text = typedValue(e);
  const [from, to] = unitAround(e, s.unit, text, index), [a, b] = s.pressed ?? [anchorOf(s), anchorOf(s)];
  if (from < a) selectTo(e, b, from, false, goesOn); else selectTo(e, a, Math.max(b, to), false, goesOn);
}

// Numbers and dates by the arrow keys, ranges

function stepByKey(e, direction) {
  const was = HTMLInputElement_value(e);
  if (attr(e, "step") !== null && asciiLower(attr(e, "step")) === "any") {
    const n = toNumberOf(typeOfInput(e), was);
    setByUser(e, fromNumberOf(typeOfInput(e), (n === n ? n : 0) + direction));
    return;
  }
  stepBy(e, 1, direction);
  const now = HTMLInputElement_value(e);
  if (now === was) return;
  Host_setControlValue(numberOf(e), was);
  setByUser(e, now);
}
function setByUser(e, value) {
  const was = HTMLInputElement_value(e);
  if (isTextField(e) && !isDateField(e) && !fireEvent(e, "beforeinput", { bubbles: true, composed: true, cancelable: true, inputType: "insertText", data: value }, "InputEvent")) return;
  HTMLInputElement_set_value(e, value);
  if (HTMLInputElement_value(e) === was) return;
  const s = stateOf(e);
  s.lastEditByUser = true;
  s.userEdited = false;
  tellErrors(e);
  fireEvent(e, "input", { bubbles: true, composed: true });
  fireEvent(e, "change", { bubbles: true });
  userInteracted(e);
}
function rangeKey(e, key) {
  const low = rangeLimit(e, "min", 0), high = Math.max(low, rangeLimit(e, "max", 100)), step = stepOf(e, "range") ?? (high - low) / 100;
  const now = +HTMLInputElement_value(e), page = Math.max(step, (high - low) / 10);
  const leftToRight = Host_computedStyle(numberOf(e), "direction", "") !== "rtl";
  const by = { ArrowUp: step, ArrowDown: -step, ArrowRight: leftToRight ? step : -step, ArrowLeft: leftToRight ? -step : step, PageUp: page, PageDown: -page, Home: low - now, End: high - now }[key];
  if (by === undefined) return false;
  setByUser(e, `${Math.min(high, Math.max(low, now + by))}`);
  return true;
}
// The thumb of a range is at so many 65536ths of its way.
function slideTo(e, place) {
  const low = rangeLimit(e, "min", 0), high = Math.max(low, rangeLimit(e, "max", 100)), was = HTMLInputElement_value(e);
  const s = stateOf(e);
  s.valueAtPress ??= was;
  HTMLInputElement_set_value(e, `${low + (high - low) * Math.min(65536, Math.max(0, place)) / 65536}`);
  if (HTMLInputElement_value(e) === was) return;
  s.lastEditByUser = true;
  fireEvent(e, "input", { bubbles: true, composed: true });
}
function slideEnds(e) {
  const s = stateOf(e), was = s.valueAtPress;
  s.valueAtPress = undefined;
  if (was === undefined || was === HTMLInputElement_value(e)) return;
  fireEvent(e, "change", { bubbles: true });
  userInteracted(e);
}
// HTML §4.10.5.1.15: the arrow keys choose the next button of the group.
function radioKey(e, key) {
  const direction = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  if (direction === undefined) return false;
  const group = radioGroup(e).filter(each => each === e || isFocusable(each));
  if (group.length < 2) return true;
  const next = group[(group.indexOf(e) + direction + group.length) % group.length];
  changeFocus(next, true);
  clickByUser(next);
  return true;
}

// The user has done something to a control that its validity may be shown for (`:user-invalid`).
function userInteracted(e) {
  const number = numberOf(e), valid = !FormControl_willValidate(e) || FormControl_validity(e).valid;
  Host_setElementState(number, USER_INVALID, !valid);
  Host_setElementState(number, USER_VALID, valid);
}
const USER_INVALID = 1 << 10, USER_VALID = 1 << 14;

// Enter in a field (HTML §4.10.22.2).
function implicitSubmission(e) {
  commitChange(e);
  const form = formOf(e);
  if (form === null) return;
  const controls = [...HTMLFormElement_elements(form)];
  const button = controls.find(isSubmitButton) ?? imageButtonOf(form);
  if (button !== undefined) { if (!isDisabled(button)) clickByUser(button); return; }
  if (controls.filter(at => isTextField(at) && isHtml(at, "input")).length <= 1) submitForm(form, null);
}
function imageButtonOf(form) {
  return bulk(Host_selectAll(numberOf(form), "input[type=image i]")).find(e => formOf(e) === form);
}
function clickByUser(e, modifiers = 0) {
  fireEvent(e, "click", { bubbles: true, cancelable: true, composed: true, view: global, pointerId: -1, shiftKey: (modifiers & WITH_SHIFT) !== 0,
    ctrlKey: (modifiers & WITH_CONTROL) !== 0 }, "PointerEvent");
}
// The user's click on a label is one on its control, and brings the focus there.
function clickByLabel(control, event) {
  const state = stateOf(control);
  if (isDisabled(control) || state.clicking) return;
  state.clicking = true;
  try {
    const to = focusableAreaOf(control);
    if (to !== null) changeFocus(to, isTextField(to));
    fireEvent(control, "click", { ...stateOf(event).init, bubbles: true, cancelable: true, composed: true }, "PointerEvent");
  } finally { state.clicking = false; }
}
// Enter or the space bar on a control that takes no text.
function activateByKey(number, key) {
  const e = wrap(number);
  if ((key !== "Enter" && key !== " ") || isDisabled(e)) return false;
  if (isHtml(e, "button") || activationOf(e) === "summary") { clickByUser(e); return true; }
  if (!isHtml(e, "input")) return false;
  const type = typeOfInput(e);
  if (["submit", "reset", "button", "image", "color", "file"].includes(type)) { clickByUser(e); return true; }
  if ((type === "checkbox" || type === "radio") && key === " ") { if (type === "checkbox" || !HTMLInputElement_checked(e)) clickByUser(e); return true; }
  if (key === "Enter") implicitSubmission(e);
  return true;
}

// The user pulls the box's grip: -1 leaves a side as it is.
function resizeTo(e, width, height) {
  const style = ElementCSSInlineStyle_style(e);
  if (width >= 0) CSSStyleDeclaration_setProperty(style, "width", `${width}px`, "");
  if (height >= 0) CSSStyleDeclaration_setProperty(style, "height", `${height}px`, "");
}

// What Java tells of the user. False when the control has no use for it.
function control(number, command, text, a, b) {
  const e = wrap(number);
  if (command === "clipboard") return !clipboardEvent(e, text);
  if (command === "follow") { clickByUser(e, a); return true; }
  if (command === "escape" && clearSearch(e)) return true;
  if (command === "escape") return escapeSuggestions() || closeRequest();
  if (command === "chosen") { chosenValue(e, text, a !== 0); return true; }
  if (command === "suggested") { takeSuggestion(e, a); return true; }
  if (command === "tab") return isDateField(e) && tabThroughDate(e, a !== 0);
  if (command === "sources") { mediaSourcesChanged(e); return true; }
  if (command === "popover") { popoverAttributeChanged(e); return true; }
  if (command === "toggled") { fireEvent(e, "toggle", { oldState: text, newState: attr(e, "open") === null ? "closed" : "open" }, "ToggleEvent"); return true; }
  if (command === "option") { pressOption(e, a); return true; }
  if (command === "overOption") { dragOverOption(e); return true; }
  if (command === "optionsChosen") { listChanged(e); return true; }
  if (command === "finger") return fingerInput(e, text);
  if (command === "touch") return touchInput(text, a !== 0, b);
  if (command === "transfer") return dragInput(e, text, a, b);
  if (command === "resize") { resizeTo(e, a, b); return true; }
  if (command === "slide") { if (!isDisabled(e)) slideTo(e, a); return true; }
  if (command === "slid") { slideEnds(e); return true; }
  if (command === "compose") return compose(e, text, a, b);
  if (command === "insert" && commitText(e, text)) return true;
  if (command === "files") { filesChosen(e, text); return true; }
  if (!isTextField(e)) return isEditable(e) && richControl(e, command, text, a, b) || otherControl(e, command, text, a);
  if (isDateField(e)) {
    if (command === "key" && (a & WITH_CONTROL) === 0 && dateKey(e, text)) return true;
    if ((command === "type" || command === "insert") && typeIntoDate(e, text)) return true;
    switch (command) {
      case "press": goToDatePart(e, datePartsOf(e), a); pressPickerIcon(e); return true;
      case "drag": case "released": case "pastePrimary": case "cut": case "paste": case "undo": case "redo": case "delete": case "selectAll": return true;
      case "copy": Host_copyText(HTMLInputElement_value(e), false); return true;
    }
  }
  if (command === "press" && isHtml(e, "input") && pressSpinButton(e)) return true;
  if (command === "key" && (a & WITH_CONTROL) === 0 && suggestionKey(e, text)) return true;
  switch (command) {
    case "key": return fieldKey(e, text, a);
    case "type": typeInto(e, text); return true;
    case "insert": { const s = selectionOf(e); editField(e, s.start, s.end, text, "insertText", text); return true; }
    case "press": fieldPress(e, a, b); suggest(e, true); return true;
    case "drag": stateOf(e).dragged = true; fieldDrag(e, a); return true;
    case "released": {
      if (stateOf(e).dragged && selectionOf(e).start !== selectionOf(e).end) queueElementTask(() => fireEvent(e, "select", { bubbles: true }));
      stateOf(e).dragged = false;
      const selected = selectedOf(e); 
      if (selected !== "") Host_copyText(selected, true);
      return true;
    }
    case "pastePrimary": selectTo(e, a, a, false); pasteFromClipboard(e, true); return true;
    case "copy": copyFrom(e, false); return true;
    case "cut": copyFrom(e, true); return true;
    case "paste": pasteFromClipboard(e); return true;
    case "undo": undoOrRedo(e, false); return true;
    case "redo": undoOrRedo(e, true); return true;
    case "delete": removeSelected(e, "deleteContentBackward"); return true;
    case "selectAll": selectTo(e, 0, typedValue(e).length, false); return true;
    default: return false;
  }
}
// A select's options by the keyboard, by its list, or in a list box by the mouse (HTML §4.10.7).
function chooseOption(e, index) {
  const options = optionsOf(e), option = options[index];
  if (option === undefined || isDisabled(option) || isDisabled(e)) return;
  const before = options.filter(HTMLOptionElement_selected);
  for (const o of options) { Host_setElementState(numberOf(o), 128, o === option); Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true); }
  if (before.length === 1 && before[0] === option) return;
  userInteracted(e);
  fireEvent(e, "input", { bubbles: true, composed: true });
  fireEvent(e, "change", { bubbles: true });
}
// List boxes (HTML §4.10.7): `anchor` is where a range of options was begun, `active` where the keyboard is, `before` what
// was selected when a gesture began.
function isListBox(e) { return attr(e, "multiple") !== null || reflectLong(numberOf(e), "size", 0) > 1; }
function selectedFlags(options) { return options.map(o => Host_elementState(numberOf(o), 128)); }
function setSelectedFlags(options, flags) {
  options.forEach((o, i) => {
    if (isDisabled(o) || flags[i] === Host_elementState(numberOf(o), 128)) return;
    Host_setElementState(numberOf(o), 128, flags[i]);
    Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true);
  });
}
// The gesture is over: the page hears of it if it has changed anything.
function listChanged(e) {
  const s = stateOf(e), before = s.before;
  s.before = undefined;
  if (before === undefined || selectedFlags(optionsOf(e)).every((on, i) => on === before[i])) return;
  userInteracted(e);
  fireEvent(e, "input", { bubbles: true, composed: true });
  fireEvent(e, "change", { bubbles: true });
}
// Selects one option, with `more` one more or less, with `range` all from the anchor to it.
function selectInList(e, index, range, more) {
  const options = optionsOf(e), s = stateOf(e), many = attr(e, "multiple") !== null;
  const was = selectedFlags(options);
  range &&= many;
  more &&= many;
  if (!range || s.anchor === undefined || s.anchor >= options.length) s.anchor = range ? Math.max(0, was.indexOf(true)) : index;
  s.active = index;
  const low = Math.min(s.anchor, index), high = Math.max(s.anchor, index);
  setSelectedFlags(options, was.map((on, i) => range ? i >= low && i <= high || more && on : i === index ? !more || !on : more && on));
}
// The mouse on an option: the button goes down, moves to another one, comes up.
function pressOption(option, modifiers) {
  const list = selectOf(option);
  if (list === null || isDisabled(list) || isDisabled(option)) return;
  const options = optionsOf(list);
  stateOf(list).before = selectedFlags(options);
  selectInList(list, options.indexOf(option), (modifiers & WITH_SHIFT) !== 0, (modifiers & WITH_CONTROL) !== 0);
}
function dragOverOption(option) {
  const list = selectOf(option);
  if (list !== null && stateOf(list).before !== undefined && !isDisabled(option)) selectInList(list, optionsOf(list).indexOf(option), true, false);
}
function revealOption(e, index) { scrollIntoView(optionsOf(e)[index], "nearest", "nearest", "auto"); }
function listBoxKey(e, key, modifiers) {
  const options = optionsOf(e), s = stateOf(e), many = attr(e, "multiple") !== null;
  const shift = (modifiers & WITH_SHIFT) !== 0, control = (modifiers & WITH_CONTROL) !== 0;
  if (many && (key === " " || control && asciiLower(key) === "a")) {
    s.before = selectedFlags(options);
    if (key !== " ") setSelectedFlags(options, options.map(() => true));
    else if (s.active !== undefined) selectInList(e, s.active, shift, control);
    listChanged(e);
    return true;
  }
  const selected = selectedFlags(options);
  const from = s.active !== undefined && s.active < options.length && (many || selected[s.active]) ? s.active : selected.lastIndexOf(true);
  const to = optionFrom(e, from, key, Math.max(1, reflectLong(numberOf(e), "size", 4) - 1));
  if (to < 0) return to === NO_OPTION;
  if (control && many && !shift) s.active = to;
  else {
    s.before = selected;
    selectInList(e, to, shift, false);
    listChanged(e);
  }
  revealOption(e, to);
  return true;
}
// Where a key leads among the options, from the one at `from` (-1: none); groups' labels are lines too. -1 if it does
// not lead anywhere, NO_OPTION if it would, were there an option.
const NO_OPTION = -2;
function optionFrom(e, from, key, page) {
  const options = optionsOf(e), lines = [];
  for (const o of options) {
    const group = Node_parentElement(o);
    if (isHtml(group, "optgroup") && !lines.includes(group)) lines.push(group);
    lines.push(o);
  }
  const last = lines.length - 1, at = from < 0 ? -1 : lines.indexOf(options[from]);
  const up = at < 0 ? last + 1 : at;
  const wanted = { ArrowDown: [at + 1, 1], ArrowRight: [at + 1, 1], ArrowUp: [up - 1, -1], ArrowLeft: [up - 1, -1], Home: [0, 1], End: [last, -1],
    PageDown: [Math.min(last, at + page), 1], PageUp: [Math.max(0, up - page), -1] }[key];
  if (wanted === undefined) return -1;
  const usable = i => i >= 0 && i <= last && isHtml(lines[i], "option") && !isDisabled(lines[i]);
  for (const by of [wanted[1], -wanted[1]]) {
    for (let i = wanted[0]; i >= 0 && i <= last; i += by) if (usable(i)) return options.indexOf(lines[i]);
  }
  return from >= 0 ? from : NO_OPTION;
}
const MENU_PAGE = 3;                 // lines of a closed menu that PageUp and PageDown pass over, as in Chromium
function selectKey(e, key, modifiers) {
  if (isListBox(e)) return listBoxKey(e, key, modifiers);
  if ((modifiers & WITH_CONTROL) !== 0) return false;
  const to = optionFrom(e, optionsOf(e).findIndex(HTMLOptionElement_selected), key, MENU_PAGE);
  if (to >= 0) chooseOption(e, to);
  return to !== -1 && to !== NO_OPTION;
}
// Typing goes to the next option that begins so.
function selectTyped(e, text) {
  const s = stateOf(e), time = now();
  s.typed = time - (s.typedAt ?? -1e9) < 1000 ? (s.typed ?? "") + text : text;
  s.typedAt = time;
  const options = optionsOf(e), at = options.findIndex(HTMLOptionElement_selected), same = [...s.typed].every(c => c === s.typed[0]);
  const wanted = asciiLower(same ? s.typed[0] : s.typed), from = same ? at + 1 : Math.max(0, at);
  for (let i = 0; i < options.length; i++) {
    const index = (from + i) % options.length;
    if (!isDisabled(options[index]) && asciiLower(HTMLOptionElement_label(options[index])).startsWith(wanted)) {
      chooseOption(e, index);
      if (isListBox(e)) { s.active = s.anchor = index; revealOption(e, index); }
      return;
    }
  }
}
function otherControl(e, command, text, modifiers) {
  if (isHtml(e, "select")) {
    if (isDisabled(e)) return false;
    switch (command) {
      case "choose": chooseOption(e, modifiers); return true;
      case "key": return selectKey(e, text, modifiers);
      case "type": if (text.trim() !== "") selectTyped(e, text); return true;
      default: return false;
    }
  }
  if (command !== "key" || isDisabled(e) || !isHtml(e, "input")) return false;
  switch (typeOfInput(e)) {
    case "radio": return (modifiers & WITH_CONTROL) === 0 && radioKey(e, text);
    case "range": return rangeKey(e, text);
    default: return false;
  }
}
