// Dates and times by the keyboard (HTML §4.10.5.1.7 and following): a field's parts are edited one by one, as in
// Chromium. What is incomplete is no value yet. The order of the parts is American English, as the field shows them.

const DATE_PARTS = { date: ["month", "day", "year"], month: ["month", "year"], week: ["week", "year"], time: ["hour", "minute", "half"],
  "datetime-local": ["month", "day", "year", "hour", "minute", "half"] };
const PART_RANGE = { month: [1, 12], day: [1, 31], year: [1, 275760], week: [1, 53], hour: [1, 12], minute: [0, 59], second: [0, 59], half: [0, 1] };
const PART_DIGITS = { month: 2, day: 2, year: 6, week: 2, hour: 2, minute: 2, second: 2, half: 0 };
const PARTS_OF_VALUE = {
  date: /^(?<year>\d+)-(?<month>\d+)-(?<day>\d+)$/, month: /^(?<year>\d+)-(?<month>\d+)$/, week: /^(?<year>\d+)-W(?<week>\d+)$/,
  time: /^(?<hour>\d+):(?<minute>\d+)(?::(?<second>\d+)(?<fraction>\.\d+)?)?$/,
  "datetime-local": /^(?<year>\d+)-(?<month>\d+)-(?<day>\d+)T(?<hour>\d+):(?<minute>\d+)(?::(?<second>\d+)(?<fraction>\.\d+)?)?$/,
};

function isDateField(e) { return isHtml(e, "input") && DATE_PARTS[typeOfInput(e)] !== undefined; }
// { names, at, typed, parts, of }: the parts by name, undefined for one that is not filled in; `of` is what stands in the
// field, which is the value, or the parts as `unfinishedParts` writes them.
function datePartsOf(e) {
  const s = stateOf(e), type = typeOfInput(e), value = typedValue(e);
  if (s.dateParts !== undefined && s.dateParts.of === value && s.dateParts.type === type) return s.dateParts;
  const parts = {}, found = PARTS_OF_VALUE[type].exec(value);
  for (const [name, text] of Object.entries(found === null ? {} : found.groups)) if (text !== undefined) parts[name] = name === "fraction" ? text : Number(text);
  if (parts.hour !== undefined) { parts.half = parts.hour < 12 ? 0 : 1; parts.hour = (parts.hour + 11) % 12 + 1; }
  const names = [...DATE_PARTS[type]];
  const step = Number(attr(e, "step") ?? "");
  if (names.includes("minute") && (parts.second !== undefined || step > 0 && step % 60 !== 0)) {
    names.splice(names.indexOf("half"), 0, "second");
    parts.second ??= found === null ? undefined : 0;
  }
  const before = s.dateParts;
  const at = before !== undefined && before.type === type ? Math.min(before.at, names.length - 1) : 0;
  return s.dateParts = { type, names, at, typed: "", parts, of: value };
}
// "" as long as a part is missing, and for what is no date.
function valueOfParts({ type, names, parts }) {
  if (names.some(name => parts[name] === undefined)) return "";
  const two = n => `${n}`.padStart(2, "0"), year = `${parts.year}`.padStart(4, "0");
  const hour = two(parts.hour % 12 + 12 * parts.half), seconds = parts.second === undefined ? "" : `:${two(parts.second)}${parts.fraction ?? ""}`;
  const time = `${hour}:${two(parts.minute)}${parts.second === 0 && parts.fraction === undefined && !names.includes("second") ? "" : seconds}`;
  const text = { date: `${year}-${two(parts.month)}-${two(parts.day)}`, month: `${year}-${two(parts.month)}`, week: `${year}-W${two(parts.week)}`, time,
    "datetime-local": `${year}-${two(parts.month)}-${two(parts.day)}T${time}` }[type];
  return Number.isNaN(toNumberOf(type, text)) ? "" : text;
}
// "?5,,2024": the parts that there are, in the order in which the field shows them; "" if there are none.
function unfinishedParts({ names, parts }) {
  return names.every(name => parts[name] === undefined) ? "" : `?${names.map(name => parts[name] ?? "").join(",")}`;
}
function setDatePart(e, d, name, value) {
  d.parts[name] = value;
  const now = valueOfParts(d);
  if (now !== HTMLInputElement_value(e)) {
    d.of = now;
    setByUser(e, now);
    if (HTMLInputElement_value(e) !== now) return; // the page has decided otherwise
  }
  d.of = now === "" ? unfinishedParts(d) : now;
  if (d.of !== typedValue(e)) Host_setControlValue(numberOf(e), d.of);
  stateOf(e).lastEditByUser = true;
  tellErrors(e);
  showSelection(e, true);
}
function goToDatePart(e, d, at) {
  d.typed = "";
  d.at = Math.max(0, Math.min(d.names.length - 1, at));
  showSelection(e, true);
}
// Tab goes from part to part before it leaves the field.
function tabThroughDate(e, backward) {
  const d = datePartsOf(e), at = d.at + (backward ? -1 : 1);
  if (at < 0 || at >= d.names.length) return false;
  goToDatePart(e, d, at);
  return true;
}
function dateKey(e, key) {
  const d = datePartsOf(e), name = d.names[d.at];
  switch (key) {
    case "ArrowLeft": goToDatePart(e, d, d.at - 1); return true;
    case "ArrowRight": goToDatePart(e, d, d.at + 1); return true;
    case "Home": goToDatePart(e, d, 0); return true;
    case "End": goToDatePart(e, d, d.names.length - 1); return true;
    case "ArrowUp": case "ArrowDown": {
      d.typed = "";
      if (isMutable(e)) setDatePart(e, d, name, steppedPart(e, d, name, key === "ArrowUp" ? 1 : -1));
      return true;
    }
    case "Backspace": case "Delete": {
      d.typed = "";
      if (isMutable(e)) setDatePart(e, d, name, undefined);
      return true;
    }
    default:
      if (!isChooserKey(key)) return false;
      openChooser(e);
      return true;
  }
}
function steppedPart(e, { parts }, name, by) {
  const [low, high] = name === "year" ? yearsOf(e) : PART_RANGE[name], now = parts[name];
  if (now === undefined) return name === "year" ? new Date().getFullYear() : by > 0 ? low : high;
  return now + by > high ? low : now + by < low ? high : now + by;
}
// The arrow keys go round the years that `min` and `max` leave.
function yearsOf(e) {
  const [first, last] = PART_RANGE.year, year = name => { const found = /^(\d{4,})-/.exec(attr(e, name) ?? ""); return found === null ? NaN : Number(found[1]); };
  const low = year("min"), high = year("max");
  return low > high ? [first, last] : [low === low ? low : first, high === high ? high : last];
}
// True if the text was for a part.
function typeIntoDate(e, text) {
  if (text === "\r" || text === "\n") return false;
  const d = datePartsOf(e);
  for (const c of isMutable(e) ? text : "") {
    const name = d.names[d.at];
    if (name === "half") {
      const half = "ap".indexOf(asciiLower(c));
      if (half >= 0) setDatePart(e, d, name, half);
    } else if (name === "month" && d.type === "month" && /\p{L}/u.test(c)) typeMonth(e, d, c);
    else if (c >= "0" && c <= "9") typeDigit(e, d, name, c);
    else if ("/-:,.".includes(c)) goToDatePart(e, d, d.at + 1);
  }
  return true;
}
const MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
function typeMonth(e, d, letter) {
  const typed = /^\p{L}+$/u.test(d.typed) ? d.typed + asciiLower(letter) : asciiLower(letter), found = MONTH_NAMES.findIndex(name => name.startsWith(typed));
  if (found >= 0) setDatePart(e, d, "month", found + 1);
  d.typed = typed;
}
function typeDigit(e, d, name, digit) {
  const [low, high] = PART_RANGE[name];
  d.typed += digit;
  const number = Number(d.typed), typed = d.typed;
  setDatePart(e, d, name, number < low ? undefined : Math.min(number, high));
  d.typed = typed;
  if (typed.length >= PART_DIGITS[name] || number * 10 > high) goToDatePart(e, d, d.at + 1);
}
// The field has got the focus: it begins at its first part, or at its last one when Tab comes from behind.
function beginDate(e, backward) { goToDatePart(e, datePartsOf(e), backward ? Infinity : 0); }

// The two buttons at the end of a number field (no page sees them as elements), one above the other.
const SPIN_WIDTH = 16;
let pressedAt = [0, 0];                // where the mouse went down last, in the viewport
function pressSpinButton(e) {
  if (typeOfInput(e) !== "number" || !isMutable(e)) return false;
  const [place] = rectsOf(e), style = Window_getComputedStyle(global, e, null), side = name => parseFloat(style.getPropertyValue(name)) || 0;
  if (place === undefined || style.getPropertyValue("appearance") === "textfield") return false;
  const [left, top, width, height] = place, [x, y] = pressedAt;
  const leftToRight = style.getPropertyValue("direction") !== "rtl";
  const end = leftToRight ? left + width - side("border-right-width") - side("padding-right") : left + side("border-left-width") + side("padding-left");
  if (leftToRight ? x < end - SPIN_WIDTH || x > end : x < end || x > end + SPIN_WIDTH) return false;
  stepByKey(e, y < top + height / 2 ? 1 : -1);
  return true;
}
