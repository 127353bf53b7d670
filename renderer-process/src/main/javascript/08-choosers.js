// Pop-ups in which a field's value is chosen (HTML §4.10.5.4 "show the picker, if applicable"): colours, dates and times,
// and what a datalist suggests. The browser process shows them, over the page.

const CHOOSER_KINDS = { color: 1, date: 2, month: 3, week: 4, time: 5, "datetime-local": 6 };
function hasChooser(e) { return isHtml(e, "input") && CHOOSER_KINDS[typeOfInput(e)] !== undefined; }
function chooserNumber(type, value) {
  const n = type === "color" ? /^#[0-9a-fA-F]{6}$/.test(value) ? parseInt(value.slice(1), 16) : NaN : toNumberOf(type, value);
  return n === n ? n : null;
}
function openChooser(e) {
  const type = typeOfInput(e), colors = type === "color";
  if (isDisabled(e) || !colors && !isMutable(e) || !Host_isConnected(numberOf(e))) return;
  const suggestions = suggestionsOf(e).map(each => ({ value: chooserNumber(type, each.value), label: each.label })).filter(each => each.value !== null);
  Host_openChooser(numberOf(e), JSON.stringify({
    kind: CHOOSER_KINDS[type], value: chooserNumber(type, HTMLInputElement_value(e)),
    min: colors ? null : chooserNumber(type, attr(e, "min") ?? ""), max: colors ? null : chooserNumber(type, attr(e, "max") ?? ""),
    step: colors ? 0 : stepOf(e, type) ?? 0, base: colors ? 0 : stepBase(e, type), suggestions,
  }));
}
// The user has taken a value, a number as text, or "" for none. A colour says `change` when its chooser closes.
function chosenValue(e, text, last) {
  if (!hasChooser(e) || isDisabled(e)) return;
  const s = stateOf(e), type = typeOfInput(e), colors = type === "color";
  if (!colors && !isMutable(e)) return;
  const value = colors ? `#${Number(text).toString(16).padStart(6, "0")}` : text === "" ? "" : fromNumberOf(type, Number(text));
  const was = HTMLInputElement_value(e);
  if (value !== was) {
    HTMLInputElement_set_value(e, value);
    if (HTMLInputElement_value(e) !== was) {
      s.lastEditByUser = true;
      s.userEdited = false;
      s.colorTried = colors;
      fireEvent(e, "input", { bubbles: true, composed: true });
      if (!colors) chooserChanged(e);
    }
  }
  if (last && s.colorTried) { s.colorTried = false; chooserChanged(e); }
}
function chooserChanged(e) {
  fireEvent(e, "change", { bubbles: true });
  userInteracted(e);
}
// Whether the mouse went down on the icon at the end of a date's or a time's field.
function pressPickerIcon(e) {
  const [place] = rectsOf(e);
  if (place === undefined || !isMutable(e)) return false;
  const style = Window_getComputedStyle(global, e, null), side = name => parseFloat(style.getPropertyValue(name)) || 0;
  const [left, , width] = place, x = pressedAt[0], room = 1.3 * side("font-size") + 4;
  const inIcon = style.getPropertyValue("direction") === "rtl"
    ? x < left + side("border-left-width") + side("padding-left") + room
    : x > left + width - side("border-right-width") - side("padding-right") - room;
  if (inIcon) openChooser(e);
  return inIcon;
}
// Keys that open the field's pop-up.
function isChooserKey(key) { return key === "F4" || key === " "; }

// What a datalist suggests (HTML §4.10.8). The field keeps the keyboard, so the arrows are the page's.
const MOST_SUGGESTIONS = 200;
let suggesting = null;                 // { field, options, at }: what the list shows; at -1 when nothing is marked
function suggestionsOf(e) {
  const list = HTMLInputElement_list(e);
  if (list === null) return [];
  const options = [];
  for (const o of bulk(Host_selectAll(numberOf(list), "option"))) {
    const value = HTMLOptionElement_value(o), label = HTMLOptionElement_label(o);
    if (value !== "" && !isDisabled(o) && options.length < MOST_SUGGESTIONS) options.push({ value, label: label === value ? "" : label });
  }
  return options;
}
function takesSuggestions(e) {
  return isHtml(e, "input") && attr(e, "list") !== null && isMutable(e) && ["text", "search", "url", "tel", "email", "number"].includes(typeOfInput(e));
}
// Shows what goes with what is typed; of all when the user asks for them by an arrow or the mouse.
function suggest(e, all) {
  if (!takesSuggestions(e) || focused !== e) { stopSuggesting(); return false; }
  const several = typeOfInput(e) === "email" && attr(e, "multiple") !== null;
  const typed = asciiLower(several ? typedValue(e).replace(/^.*,/, "").trim() : typedValue(e));
  const has = text => asciiLower(text).includes(typed);
  let options = suggestionsOf(e);
  if (!all || options.every(each => each.value !== typedValue(e))) options = options.filter(each => has(each.value) || has(each.label));
  if (options.length === 0 || options.length === 1 && options[0].value === typedValue(e)) { stopSuggesting(); return false; }
  suggesting = { field: e, options, at: -1 };
  showSuggestions();
  return true;
}
function showSuggestions() {
  const { field, options, at } = suggesting;
  Host_suggest(numberOf(field), JSON.stringify(options.map(each => each.label === "" ? each.value : `${each.value}\t${each.label}`)), at);
}
function stopSuggesting() {
  if (suggesting === null) return;
  const { field } = suggesting;
  suggesting = null;
  Host_suggest(numberOf(field), "[]", -1);
}
function suggestionKey(e, key) {
  if (suggesting === null || suggesting.field !== e) return (key === "ArrowDown" || key === "ArrowUp") && typeOfInput(e) !== "number" && takesSuggestions(e) && suggest(e, true);
  const count = suggesting.options.length;
  switch (key) {
    case "ArrowDown": suggesting.at = suggesting.at + 1 >= count ? -1 : suggesting.at + 1; showSuggestions(); return true;
    case "ArrowUp": suggesting.at = suggesting.at < 0 ? count - 1 : suggesting.at - 1; showSuggestions(); return true;
    case "Enter":
      if (suggesting.at < 0) { stopSuggesting(); return false; }
      takeSuggestion(e, suggesting.at);
      return true;
    default: return false;
  }
}
// Escape is for the list before it is for anything else.
function escapeSuggestions() {
  if (suggesting === null) return false;
  stopSuggesting();
  return true;
}
function takeSuggestion(e, index) {
  if (suggesting === null || suggesting.field !== e || !takesSuggestions(e)) return;
  const option = suggesting.options[index], s = stateOf(e);
  stopSuggesting();
  if (option === undefined) return;
  const before = typedValue(e), several = typeOfInput(e) === "email" && attr(e, "multiple") !== null;
  const value = several ? before.replace(/[^,]*$/, last => `${/^\s*/.exec(last)[0]}${option.value}`) : option.value;
  remember(selectionOf(e), { value: before, start: s.start, end: s.end }, "insertReplacementText", 0);
  setTyped(e, value, value.length);
  s.userEdited = false;
  fireEvent(e, "input", { bubbles: true, composed: true });
  fireEvent(e, "change", { bubbles: true });
  userInteracted(e);
}
