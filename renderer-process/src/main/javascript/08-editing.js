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
  s.undo = undefined;
  if (before !== after) { s.start = s.end = after.length; s.direction = "none"; }
  if (focused === e) { s.valueAtFocus = after; showSelection(e); }
}

// The user's selection: from where it was begun to where the caret is.
function selectTo(e, anchor, caret, keepGoal) {
  const s = selectionOf(e), a = Math.min(anchor, caret), b = Math.max(anchor, caret);
  const direction = caret < anchor ? "backward" : "forward";
  const changed = s.start !== a || s.end !== b;
  s.start = a; s.end = b; s.direction = direction; s.anchor = anchor;
  showSelection(e, true, keepGoal);
  if (changed) {
    if (a !== b) queueElementTask(() => fireEvent(e, "select", { bubbles: true }));
    fieldSelectionMoved(e);
  }
}
function anchorOf(s) { return s.direction === "backward" ? s.end : s.start; }

// Characters and words of a text

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_]/u;
function characterLeft(text, at) { return at > 1 && /[\uDC00-\uDFFF]/.test(text[at - 1]) && /[\uD800-\uDBFF]/.test(text[at - 2]) ? at - 2 : Math.max(0, at - 1); }
function characterRight(text, at) {
  let next = at < text.length ? at + String.fromCodePoint(text.codePointAt(at)).length : text.length;
  while (next < text.length && /[\p{M}\u200D\uFE0F]/u.test(text[next])) next++;
  return next;
}
function isWordAt(text, at) { return at >= 0 && at < text.length && WORD_CHARACTER.test(text[at]) || /[\uD800-\uDFFF]/.test(text[at] ?? ""); }
function wordLeft(text, at) {
  while (at > 0 && !isWordAt(text, at - 1)) at--;
  while (at > 0 && isWordAt(text, at - 1)) at--;
  return at;
}
function wordRight(text, at) {
  while (at < text.length && !isWordAt(text, at)) at++;
  while (at < text.length && isWordAt(text, at)) at++;
  return at;
}
function wordAround(text, at) {
  if (text === "") return [0, 0];
  if (at === text.length || (text[at] === "\n" && at > 0)) at--;
  const kind = i => isWordAt(text, i) ? 1 : /\s/.test(text[i]) ? 2 : 3;
  const same = kind(at);
  let from = at, to = at + 1;
  if (same !== 3) {
    while (from > 0 && kind(from - 1) === same && text[from - 1] !== "\n") from--;
    while (to < text.length && kind(to) === same && text[to] !== "\n") to++;
  }
  return [from, to];
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
  text = cleaned(e, text);
  if (from === to && text === "" && data !== null) return;
  const init = { bubbles: true, composed: true, inputType, data };
  if (!fireEvent(e, "beforeinput", { ...init, cancelable: true }, "InputEvent")) return;
  if (inputType === "insertText" && !fireTextInput(e, text)) return;
  if (focused !== e || !isMutable(e)) return;
  const value = typedValue(e), s = selectionOf(e);
  from = Math.min(from, value.length);
  to = Math.min(Math.max(from, to), value.length);
  const added = fitting(e, text, to - from);
  if (from === to && added === "") return;
  remember(s, { value, start: s.start, end: s.end }, inputType, from);
  setTyped(e, value.slice(0, from) + added + value.slice(to), from + added.length);
  s.undo.typedTo = from + added.length;
  fireEvent(e, "input", init, "InputEvent");
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
// Letters typed one after the other are undone at once, as far as the word goes.
function remember(s, state, inputType, at) {
  const undo = s.undo ??= { done: [], undone: [], typing: "", typedTo: -1 };
  const goesOn = undo.typing === inputType && (inputType === "insertText" ? undo.typedTo === at && state.start === state.end : inputType.startsWith("deleteContent"));
  if (!goesOn) { undo.done.push(state); if (undo.done.length > 200) undo.done.shift(); }
  undo.undone = [];
  undo.typing = inputType;
}
function undoOrRedo(e, redo) {
  const s = stateOf(e), undo = s.undo;
  if (!isMutable(e) || undo === undefined) return;
  const from = redo ? undo.undone : undo.done, to = redo ? undo.done : undo.undone;
  if (from.length === 0) return;
  const init = { bubbles: true, composed: true, inputType: redo ? "historyRedo" : "historyUndo", data: null };
  if (!fireEvent(e, "beforeinput", { ...init, cancelable: true }, "InputEvent") || focused !== e || s.undo !== undo) return;
  const state = from.pop();
  if (state === undefined) return;
  to.push({ value: typedValue(e), start: s.start, end: s.end });
  undo.typing = "";
  setTyped(e, state.value, state.end);
  s.start = Math.min(state.start, state.value.length);
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
  else if (to !== s.end) editField(e, Math.min(s.end, to), Math.max(s.end, to), "", inputType, null);
}

// The clipboard (Clipboard API and events §5)

function selectedOf(e) { const s = selectionOf(e); return typeOfField(e) === "password" ? "" : typedValue(e).slice(s.start, s.end); }
function copyFrom(e, cut) {
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
function fieldKey(e, key, modifiers) {
  const shift = (modifiers & WITH_SHIFT) !== 0, control = (modifiers & WITH_CONTROL) !== 0;
  const area = isHtml(e, "textarea"), type = typeOfField(e);
  const s = selectionOf(e), text = typedValue(e), caret = caretOf(s), n = numberOf(e);
  const secret = type === "password";
  const move = (to, keepGoal = false) => { selectTo(e, shift ? anchorOf(s) : to, to, keepGoal); return true; };
  switch (key) {
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
      if (control) return move(down ? paragraphAround(text, Math.min(text.length, caret + 1))[1] : paragraphAround(text, Math.max(0, caret - 1))[0]);
      return move(Host_fieldVertically(n, !shift && s.start !== s.end ? (down ? s.end : s.start) : caret, down ? 1 : -1, false), true);
    }
    case "PageUp": case "PageDown":
      return area && !control ? move(Host_fieldVertically(n, caret, key === "PageDown" ? 1 : -1, true), true) : false;
    case "Home": return move(control || !area ? 0 : Host_fieldLineEdge(n, caret, false));
    case "End": return move(control || !area ? text.length : Host_fieldLineEdge(n, caret, true));
    case "Backspace":
      removeTo(e, control ? (secret ? 0 : wordLeft(text, caret)) : characterLeft(text, caret), control ? "deleteWordBackward" : "deleteContentBackward");
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
  if (shift) { s.unit = 1; selectTo(e, anchorOf(s), index, false); return; }
  s.unit = Math.min(3, Math.max(1, clicks));
  const [from, to] = unitAround(e, s.unit, text, index);
  s.pressed = [from, to];
  selectTo(e, from, to, false);
}
function unitAround(e, unit, text, index) {
  if (unit === 1) return [index, index];
  if (unit === 2) return typeOfField(e) === "password" ? [0, text.length] : wordAround(text, index);
  return isHtml(e, "textarea") ? paragraphAround(text, index) : [0, text.length];
}
function fieldDrag(e, index) {
  const s = selectionOf(e), text = typedValue(e);
  if (s.pressed === undefined) { selectTo(e, anchorOf(s), index, false); return; }
  const [from, to] = unitAround(e, s.unit, text, index), [a, b] = s.pressed;
  if (from < a) selectTo(e, b, from, false); else selectTo(e, a, Math.max(b, to), false);
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
  if (isTextField(e) && !fireEvent(e, "beforeinput", { bubbles: true, composed: true, cancelable: true, inputType: "insertText", data: value }, "InputEvent")) return;
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
function clickByUser(e) { fireEvent(e, "click", { bubbles: true, cancelable: true, composed: true, view: global, pointerId: -1 }, "PointerEvent"); }
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
  if (isHtml(e, "button")) { clickByUser(e); return true; }
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
  if (command === "escape") return escapeSuggestions() || closeRequest();
  if (command === "chosen") { chosenValue(e, text, a !== 0); return true; }
  if (command === "suggested") { takeSuggestion(e, a); return true; }
  if (command === "tab") return isDateField(e) && tabThroughDate(e, a !== 0);
  if (command === "sources") { mediaSourcesChanged(e); return true; }
  if (command === "popover") { popoverAttributeChanged(e); return true; }
  if (command === "toggled") { fireEvent(e, "toggle", { oldState: text, newState: attr(e, "open") === null ? "closed" : "open" }, "ToggleEvent"); return true; }
  if (command === "option") { queueElementTask(() => pressOption(e, a)); return true; }
  if (command === "finger") return fingerInput(e, text);
  if (command === "touch") return touchInput(text, a !== 0, b);
  if (command === "drag") return dragInput(e, text, a, b);
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
    case "drag": fieldDrag(e, a); return true;
    case "released": { const selected = selectedOf(e); if (selected !== "") Host_copyText(selected, true); return true; }
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
// A press on an option in a list box: alone, with Control one more or less, with Shift all from the last one.
function pressOption(option, modifiers) {
  const list = selectOf(option);
  if (list === null || isDisabled(list) || isDisabled(option)) return;
  const options = optionsOf(list), index = options.indexOf(option), s = stateOf(list);
  const more = (modifiers & 2) !== 0, range = (modifiers & 1) !== 0;
  if (attr(list, "multiple") === null || !more && !range) { s.anchor = index; chooseOption(list, index); return; }
  const from = range ? Math.min(s.anchor ?? index, options.length - 1) : index;
  if (!range) s.anchor = index;
  const before = options.map(o => Host_elementState(numberOf(o), 128));
  const after = options.map((o, i) => {
    if (isDisabled(o)) return before[i];
    if (range) return i >= Math.min(from, index) && i <= Math.max(from, index) || more && before[i];
    return i === index ? !before[i] : before[i];
  });
  let changed = false;
  options.forEach((o, i) => {
    if (after[i] === before[i]) return;
    changed = true;
    Host_setElementState(numberOf(o), 128, after[i]);
    Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true);
  });
  if (!changed) return;
  userInteracted(list);
  fireEvent(list, "input", { bubbles: true, composed: true });
  fireEvent(list, "change", { bubbles: true });
}
function selectKey(e, key) {
  const options = optionsOf(e), at = options.findIndex(HTMLOptionElement_selected);
  const enabled = options.map((o, i) => i).filter(i => !isDisabled(options[i]));
  if (enabled.length === 0) return false;
  const place = enabled.indexOf(at), last = enabled.length - 1;
  const to = { ArrowDown: place + 1, ArrowRight: place + 1, ArrowUp: place < 0 ? last : place - 1, ArrowLeft: place < 0 ? last : place - 1, Home: 0, End: last, PageDown: place + 5, PageUp: place - 5 }[key];
  if (to === undefined) return false;
  chooseOption(e, enabled[Math.min(last, Math.max(0, to))]);
  return true;
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
    if (!isDisabled(options[index]) && asciiLower(HTMLOptionElement_label(options[index])).startsWith(wanted)) { chooseOption(e, index); return; }
  }
}
function otherControl(e, command, text, modifiers) {
  if (isHtml(e, "select")) {
    if (isDisabled(e)) return false;
    switch (command) {
      case "choose": chooseOption(e, modifiers); return true;
      case "key": return (modifiers & WITH_CONTROL) === 0 && selectKey(e, text);
      case "type": if (text.trim() !== "") selectTyped(e, text); return true;
      default: return false;
    }
  }
  if (command !== "key" || isDisabled(e) || (modifiers & WITH_CONTROL) !== 0) return false;
  if (!isHtml(e, "input")) return false;
  switch (typeOfInput(e)) {
    case "radio": return radioKey(e, text);
    case "range": return rangeKey(e, text);
    default: return false;
  }
}
