// Form controls (HTML §4.10): values, checkedness, selection, validity, submission's script side.
// Values that style or layout shows live in Java; the rest of a control's state is here.

function typeOfInput(e) { return reflectEnum(numberOf(e), "type", INPUT_TYPES, "text", "text"); }
const INPUT_TYPES = ["hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local",
  "number", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button"];
function valueMode(type) {
  switch (type) {
    case "hidden": case "submit": case "image": case "reset": case "button": return "default";
    case "checkbox": case "radio": return "default/on";
    case "file": return "filename";
    default: return "value";
  }
}
function pad(n, width) { return `${n}`.padStart(width, "0"); }
function daysIn(year, month) { return new Date(Date.UTC(year, month, 0)).getUTCDate(); }
function validDate(v) {
  const m = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(v);
  return m !== null && +m[1] > 0 && +m[2] >= 1 && +m[2] <= 12 && +m[3] >= 1 && +m[3] <= daysIn(+m[1], +m[2]);
}
function validMonth(v) { const m = /^(\d{4,})-(\d\d)$/.exec(v); return m !== null && +m[1] > 0 && +m[2] >= 1 && +m[2] <= 12; }
function weeksIn(year) {
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay(), leap = daysIn(year, 2) === 29;
  return first === 4 || (first === 3 && leap) ? 53 : 52;
}
function validWeek(v) { const m = /^(\d{4,})-W(\d\d)$/.exec(v); return m !== null && +m[1] > 0 && +m[2] >= 1 && +m[2] <= weeksIn(+m[1]); }
function validTime(v) { const m = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/.exec(v); return m !== null && +m[1] < 24 && +m[2] < 60 && (m[3] === undefined || +m[3] < 60); }
function validNumber(v) { return /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(v) && Number.isFinite(+v); }
function shortTime(v) {
  const m = /^(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?$/.exec(v);
  const fraction = m[3] === undefined ? "" : m[3].replace(/0+$/, "");
  return m[2] === undefined || (m[2] === "00" && fraction === "") ? m[1] : `${m[1]}:${m[2]}${fraction === "" ? "" : `.${fraction}`}`;
}
function sanitize(e, type, v) {
  switch (type) {
    case "text": case "search": case "tel": case "password": return v.replace(/[\r\n]/g, "");
    case "url": return v.replace(/[\r\n]/g, "").replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");
    case "email": {
      const stripped = v.replace(/[\r\n]/g, "");
      return attr(e, "multiple") !== null
        ? stripped.split(",").map(s => s.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "")).join(",")
        : stripped.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");
    }
    case "date": return validDate(v) ? v : "";
    case "month": return validMonth(v) ? v : "";
    case "week": return validWeek(v) ? v : "";
    case "time": return validTime(v) ? v : "";
    case "datetime-local": {
      const m = /^([^T ]+)[T ](.+)$/.exec(v);
      return m !== null && validDate(m[1]) && validTime(m[2]) ? `${m[1]}T${shortTime(m[2])}` : "";
    }
    case "number": return validNumber(v) ? v : "";
    case "range": {
      const low = rangeLimit(e, "min", 0), high = Math.max(low, rangeLimit(e, "max", 100));
      let n = validNumber(v) ? +v : low + (high - low) / 2;
      n = Math.min(Math.max(n, low), high);
      const step = stepOf(e, "range");
      if (step !== null) {
        let k = Math.round((n - low) / step);
        if (low + k * step > high) k--;
        const snapped = low + k * step;
        if (Math.abs(snapped - n) > 1e-9) n = +snapped.toPrecision(12);
      }
      return validNumber(v) && n === +v ? v : `${n}`;
    }
    case "color": return /^#[0-9a-fA-F]{6}$/.test(v) ? asciiLower(v) : "#000000";
    default: return v;
  }
}
function rangeLimit(e, name, fallback) { const v = attr(e, name); return v !== null && validNumber(v) ? +v : fallback; }

function HTMLInputElement_value(e) {
  const type = typeOfInput(e);
  switch (valueMode(type)) {
    case "default": return attr(e, "value") ?? "";
    case "default/on": return attr(e, "value") ?? "on";
    case "filename": { const files = stateOf(e).files; return files === undefined || files.length === 0 ? "" : `C:\\fakepath\\${stateOf(files[0]).name}`; }
    default: {
      const v = Host_controlValue(numberOf(e));
      return sanitize(e, type, v === null ? attr(e, "value") ?? "" : v);
    }
  }
}
function HTMLInputElement_set_value(e, v) {
  const type = typeOfInput(e);
  switch (valueMode(type)) {
    case "default": case "default/on": setAttr(e, "value", v); return;
    case "filename":
      if (v !== "") throw domException("InvalidStateError", "This input element accepts a filename, which may only be programmatically set to the empty string.");
      setFiles(e, []);
      return;
    default: {
      const before = HTMLInputElement_value(e), after = sanitize(e, type, v);
      Host_setControlValue(numberOf(e), after);
      setByScript(e, before, after);
    }
  }
}
function HTMLInputElement_checked(e) { return Host_elementState(numberOf(e), 128); }
function HTMLInputElement_set_checked(e, v) { setChecked(e, v); }
function setChecked(e, v) {
  const number = numberOf(e);
  Host_setElementState(number, 128, v);
  Host_setElementState(number, DIRTY_CHECKEDNESS, true);
  if (v && typeOfInput(e) === "radio") for (const each of radioGroup(e)) if (each !== e) Host_setElementState(numberOf(each), 128, false);
}
function radioGroup(e) {
  const name = attr(e, "name");
  if (name === null || name === "") return [];
  const form = formOf(e), root = Node_getRootNode(e, { composed: false });
  if (root.querySelectorAll === undefined) return [];
  return [...root.querySelectorAll("input[type=radio i]")].filter(each => attr(each, "name") === name && formOf(each) === form);
}
function HTMLInputElement_indeterminate(e) { return Host_elementState(numberOf(e), 256); }
function HTMLInputElement_set_indeterminate(e, v) { Host_setElementState(numberOf(e), 256, v); }
function HTMLInputElement_list(e) {
  const id = attr(e, "list");
  if (id === null || id === "") return null;
  const root = Node_getRootNode(e, { composed: false });
  const found = root.getElementById === undefined ? null : root.getElementById(id);
  return found !== null && isHtml(found, "datalist") ? found : null;
}

// Numbers and dates of inputs (HTML §4.10.5.4)

function toNumberOf(type, v) {
  switch (type) {
    case "number": case "range": return validNumber(v) ? +v : NaN;
    case "date": return validDate(v) ? Date.parse(`${v.padStart(10, "0")}T00:00:00Z`) : NaN;
    case "month": { if (!validMonth(v)) return NaN; const [y, m] = v.split("-"); return (+y - 1970) * 12 + (+m - 1); }
    case "week": {
      if (!validWeek(v)) return NaN;
      const [y, w] = v.split("-W"), fourth = Date.UTC(+y, 0, 4), day = (new Date(fourth).getUTCDay() + 6) % 7;
      return fourth - day * 86400000 + (+w - 1) * 604800000;
    }
    case "time": {
      if (!validTime(v)) return NaN;
      const m = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/.exec(v);
      return ((+m[1] * 60 + +m[2]) * 60 + +(m[3] ?? 0)) * 1000 + (m[4] === undefined ? 0 : +m[4].padEnd(3, "0"));
    }
    case "datetime-local": { const m = /^(.+)[T ](.+)$/.exec(v); return m === null || !validDate(m[1]) || !validTime(m[2]) ? NaN : toNumberOf("date", m[1]) + toNumberOf("time", m[2]); }
    default: return NaN;
  }
}
function fromNumberOf(type, n) {
  switch (type) {
    case "number": case "range": return `${n}`;
    case "date": { const d = new Date(n); return d.getTime() !== d.getTime() ? "" : `${pad(d.getUTCFullYear(), 4)}-${pad(d.getUTCMonth() + 1, 2)}-${pad(d.getUTCDate(), 2)}`; }
    case "month": { const y = Math.floor(n / 12) + 1970; return `${pad(y, 4)}-${pad(n - (y - 1970) * 12 + 1, 2)}`; }
    case "week": {
      const d = new Date(n);
      const thursday = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() - ((d.getUTCDay() + 6) % 7) + 3));
      const first = Date.UTC(thursday.getUTCFullYear(), 0, 4), day = (new Date(first).getUTCDay() + 6) % 7;
      return `${pad(thursday.getUTCFullYear(), 4)}-W${pad(Math.round((thursday - (first - day * 86400000)) / 604800000) + 1 - 0, 2)}`.replace(/W(\d+)$/, (m, w) => `W${pad(Math.floor((thursday.getTime() - (first - day * 86400000)) / 604800000) + 1, 2)}`);
    }
    case "time": {
      const t = ((n % 86400000) + 86400000) % 86400000;
      const s = Math.floor(t / 1000) % 60, ms = t % 1000;
      return `${pad(Math.floor(t / 3600000), 2)}:${pad(Math.floor(t / 60000) % 60, 2)}${s !== 0 || ms !== 0 ? `:${pad(s, 2)}` : ""}${ms !== 0 ? `.${pad(ms, 3).replace(/0+$/, "")}` : ""}`;
    }
    case "datetime-local": return `${fromNumberOf("date", n)}T${fromNumberOf("time", n)}`;
    default: return "";
  }
}
function hasNumber(type) { return ["number", "range", "date", "month", "week", "time", "datetime-local"].includes(type); }
function HTMLInputElement_valueAsNumber(e) { const type = typeOfInput(e); return hasNumber(type) ? toNumberOf(type, HTMLInputElement_value(e)) : NaN; }
function HTMLInputElement_set_valueAsNumber(e, n) {
  if (n === Infinity || n === -Infinity) throw new TypeErr("The value provided is infinite.");
  const type = typeOfInput(e);
  if (!hasNumber(type)) throw domException("InvalidStateError", "This input element does not support Number values.");
  HTMLInputElement_set_value(e, n !== n ? "" : fromNumberOf(type, n));
}
function HTMLInputElement_valueAsDate(e) {
  const type = typeOfInput(e);
  if (!["date", "month", "week", "time"].includes(type)) return null;
  const n = toNumberOf(type, HTMLInputElement_value(e));
  if (n !== n) return null;
  return type === "month" ? new Date(Date.UTC(1970 + Math.floor(n / 12), ((n % 12) + 12) % 12, 1)) : new Date(n);
}
function HTMLInputElement_set_valueAsDate(e, d) {
  const type = typeOfInput(e);
  if (!["date", "month", "week", "time"].includes(type)) throw domException("InvalidStateError", "This input element does not support Date values.");
  if (d !== null && !(d instanceof Date)) throw new TypeErr("The provided value is not a Date.");
  if (d === null || d.getTime() !== d.getTime()) { HTMLInputElement_set_value(e, ""); return; }
  HTMLInputElement_set_value(e, fromNumberOf(type, type === "month" ? (d.getUTCFullYear() - 1970) * 12 + d.getUTCMonth() : d.getTime()));
}
function stepOf(e, type) {
  const scale = { date: 86400000, month: 1, week: 604800000, time: 1000, "datetime-local": 1000, number: 1, range: 1 }[type];
  const fallback = { date: 1, month: 1, week: 1, time: 60, "datetime-local": 60, number: 1, range: 1 }[type];
  if (scale === undefined) return null;
  const v = attr(e, "step");
  if (v === null) return fallback * scale;
  if (asciiLower(v) === "any") return null;
  return validNumber(v) && +v > 0 ? (["date", "month", "week"].includes(type) ? Math.max(1, Math.round(+v)) : +v) * scale : fallback * scale;
}
function stepBase(e, type) {
  const min = toNumberOf(type, attr(e, "min") ?? "");
  if (min === min) return min;
  const value = toNumberOf(type, attr(e, "value") ?? "");
  if (value === value) return value;
  return type === "week" ? -259200000 : 0;
}
function stepBy(e, n, direction) {
  const type = typeOfInput(e);
  if (!hasNumber(type)) throw domException("InvalidStateError", "This form element is not steppable.");
  const step = stepOf(e, type);
  if (step === null) throw domException("InvalidStateError", "This form element does not have an allowed value step.");
  const min = type === "range" ? rangeLimit(e, "min", 0) : toNumberOf(type, attr(e, "min") ?? "");
  const max = type === "range" ? rangeLimit(e, "max", 100) : toNumberOf(type, attr(e, "max") ?? "");
  if (min === min && max === max && min > max) return;
  const base = stepBase(e, type);
  if (min === min && max === max && base + Math.ceil((min - base) / step) * step > max) return;
  let value = toNumberOf(type, HTMLInputElement_value(e));
  if (value !== value) value = 0;
  const before = value;
  const off = (value - base) / step;
  if (Math.abs(off - Math.round(off)) > 1e-7) value = base + (direction > 0 ? Math.ceil(off) : Math.floor(off)) * step + direction * step * (n - 1);
  else value += direction * step * n;
  if (min === min && value < min) value = base + Math.ceil((min - base) / step) * step;
  if (max === max && value > max) value = base + Math.floor((max - base) / step) * step;
  if (direction * n < 0 ? value > before : direction * n > 0 && value < before) return;
  HTMLInputElement_set_value(e, fromNumberOf(type, +value.toPrecision(15)));
}
function HTMLInputElement_stepUp(e, n) { stepBy(e, n, 1); }
function HTMLInputElement_stepDown(e, n) { stepBy(e, n, -1); }

// Text areas

function HTMLTextAreaElement_type() { return "textarea"; }
function HTMLTextAreaElement_defaultValue(e) { return childText(e); }
function HTMLTextAreaElement_set_defaultValue(e, v) { e.textContent = v; }
function HTMLTextAreaElement_value(e) { const v = Host_controlValue(numberOf(e)); return (v === null ? childText(e) : v).replace(/\r\n?/g, "\n"); }
function HTMLTextAreaElement_set_value(e, v) {
  const before = HTMLTextAreaElement_value(e);
  const after = v.replace(/\r\n?/g, "\n");
  Host_setControlValue(numberOf(e), after);
  setByScript(e, before, after);
}
function HTMLTextAreaElement_textLength(e) { return HTMLTextAreaElement_value(e).length; }

// Selection in text controls (HTML §4.10.18.6)

function controlValue(e) { return isHtml(e, "textarea") ? HTMLTextAreaElement_value(e) : HTMLInputElement_value(e); }
function setControlValue(e, v) { if (isHtml(e, "textarea")) HTMLTextAreaElement_set_value(e, v); else HTMLInputElement_set_value(e, v); }
function hasSelection(e) { return isHtml(e, "textarea") || ["text", "search", "url", "tel", "password"].includes(typeOfInput(e)); }
function selectionOf(e) {
  const s = stateOf(e), length = typedValue(e).length;
  if (s.start === undefined) { s.start = s.end = 0; s.direction = "forward"; }
  s.start = Math.min(s.start, length);
  s.end = Math.min(s.end, length);
  return s;
}
function mustSelect(e) { if (!hasSelection(e)) throw domException("InvalidStateError", "The input element's type does not support selection."); }
function TextSelection_select(e) {
  if (!hasSelection(e) && !["email", "number", "date"].includes(typeOfInput(e))) return;
  setSelection(e, 0, typedValue(e).length, "none");
}
function setSelection(e, start, end, direction) {
  const s = selectionOf(e), length = typedValue(e).length;
  const b = Math.min(end, length), a = Math.min(start, b);
  const d = direction === "backward" ? direction : "forward"; // as on all systems but the Mac
  const changed = s.start !== a || s.end !== b || s.direction !== d;
  s.start = a; s.end = b; s.direction = d;
  showSelection(e);
  if (changed) {
    queueElementTask(() => fireEvent(e, "select", { bubbles: true }));
    fieldSelectionMoved(e);
  }
}
// Selection API §4.3 "schedule a selectionchange event"
function fieldSelectionMoved(e) {
  const s = stateOf(e);
  if (s.selectionEventDue) return;
  s.selectionEventDue = true;
  queueElementTask(() => {
    s.selectionEventDue = false;
    fireEvent(e, "selectionchange", { bubbles: true });
  });
}
function TextSelection_selectionStart(e) { return hasSelection(e) ? selectionOf(e).start : null; }
function TextSelection_set_selectionStart(e, v) { mustSelect(e); const s = selectionOf(e); v = v ?? 0; setSelection(e, v, Math.max(v, s.end), s.direction); }
function TextSelection_selectionEnd(e) { return hasSelection(e) ? selectionOf(e).end : null; }
function TextSelection_set_selectionEnd(e, v) { mustSelect(e); const s = selectionOf(e); setSelection(e, s.start, v ?? 0, s.direction); }
function TextSelection_selectionDirection(e) { return hasSelection(e) ? selectionOf(e).direction : null; }
function TextSelection_set_selectionDirection(e, v) { mustSelect(e); const s = selectionOf(e); setSelection(e, s.start, s.end, v); }
function TextSelection_setSelectionRange(e, start, end, direction) { mustSelect(e); setSelection(e, start ?? 0, end ?? 0, direction); }
function TextSelection_setRangeText(e, text, start, end, mode) {
  mustSelect(e);
  const s = selectionOf(e);
  if (start === undefined) { start = s.start; end = s.end; mode = "preserve"; }
  if (start > end) throw domException("IndexSizeError", "The provided start value is larger than the provided end value.");
  const value = controlValue(e);
  start = Math.min(start, value.length);
  end = Math.min(end, value.length);
  let from = s.start, to = s.end;
  const direction = s.direction;
  setControlValue(e, value.slice(0, start) + text + value.slice(end));
  const newEnd = start + text.length, delta = text.length - (end - start);
  switch (mode) {
    case "select": from = start; to = newEnd; break;
    case "start": from = to = start; break;
    case "end": from = to = newEnd; break;
    default:
      if (from > end) from += delta; else if (from > start) from = start;
      if (to > end) to += delta; else if (to > start) to = newEnd;
  }
  setSelection(e, from, to, direction);
}

// Forms

function formOf(e) {
  const id = attr(e, "form");
  if (id !== null && e.isConnected && !isHtml(e, "option") && !isHtml(e, "label")) {
    const root = Node_getRootNode(e, { composed: false });
    const found = root.getElementById === undefined ? null : root.getElementById(id);
    return found !== null && isHtml(found, "form") ? found : null;
  }
  for (let at = Node_parentElement(e); at !== null; at = Node_parentElement(at)) if (isHtml(at, "form")) return at;
  return null;
}
function FormControl_form(e) { return formOf(e); }
function HTMLOptionElement_form(o) { const s = selectOf(o); return s === null ? null : formOf(s); }
function HTMLLegendElement_form(l) { const p = Node_parentElement(l); return p !== null && isHtml(p, "fieldset") ? formOf(p) : null; }
function HTMLLabelElement_form(l) { const c = HTMLLabelElement_control(l); return c === null ? null : formOf(c); }
function isLabelable(e) {
  switch (localOf(e)) {
    case "button": case "meter": case "output": case "progress": case "select": case "textarea": return nameOf(numberOf(e)).namespace === HTML;
    case "input": return typeOfInput(e) !== "hidden";
    default: return false;
  }
}
function HTMLLabelElement_control(l) {
  const id = attr(l, "for");
  if (id !== null) {
    if (id === "") return null;
    const root = Node_getRootNode(l, { composed: false });
    const found = root.getElementById === undefined ? null : root.getElementById(id);
    return found !== null && isLabelable(found) ? found : null;
  }
  for (let at = following(l, l); at !== null; at = following(at, l)) if (Node_nodeType(at) === 1 && isLabelable(at)) return at;
  return null;
}
function Labelable_labels(e) {
  if (isHtml(e, "input") && typeOfInput(e) === "hidden") return null;
  const root = Node_getRootNode(e, { composed: false });
  if (root.querySelectorAll === undefined) return staticList([]);
  return staticList([...root.querySelectorAll("label")].filter(l => HTMLLabelElement_control(l) === e));
}
function HTMLFormElement_elements(f) { return elementsOf(f, "form"); }
function HTMLFormElement_length(f) { return HTMLFormElement_elements(f).length; }
function HTMLFormElement_getIndexed(f, i) { return HTMLFormElement_elements(f)[i]; }
function namedControls(list, name) {
  const found = [];
  for (let i = 0, n = list.length; i < n; i++) { const e = list[i]; if (attr(e, "id") === name || attr(e, "name") === name) found.push(e); }
  return found;
}
function oneOrMany(found) {
  if (found.length === 0) return undefined;
  if (found.length === 1) return found[0];
  const list = makeJs(TYPE_BY_NAME.RadioNodeList);
  stateOf(list).items = found;
  return list;
}
function HTMLFormElement_getNamed(f, name) {
  if (name === "") return undefined;
  let found = namedControls(HTMLFormElement_elements(f), name);
  if (found.length === 0) {
    found = bulk(Host_selectAll(numberOf(f), "img")).filter(e => attr(e, "id") === name || attr(e, "name") === name);
  }
  return oneOrMany(found);
}
function HTMLFormElement_names(f) {
  const out = [];
  const list = HTMLFormElement_elements(f);
  for (let i = 0, n = list.length; i < n; i++) for (const a of ["id", "name"]) { const v = attr(list[i], a); if (v && !out.includes(v)) out.push(v); }
  return out;
}
function HTMLFormControlsCollection_namedItem(c, name) { return HTMLFormControlsCollection_getNamed(c, name) ?? null; }
function HTMLFormControlsCollection_getNamed(c, name) {
  if (name === "") return undefined;
  return oneOrMany(namedControls(collectionItems(c).map(wrap), name));
}
function HTMLFormControlsCollection_names(c) {
  const out = [];
  for (const n of collectionItems(c)) for (const a of ["id", "name"]) { const v = Host_attribute(n, a); if (v && !out.includes(v)) out.push(v); }
  return out;
}
function RadioNodeList_value(l) {
  for (const e of itemsOf(l)) if (isHtml(e, "input") && typeOfInput(e) === "radio" && HTMLInputElement_checked(e)) return attr(e, "value") ?? "on";
  return "";
}
function RadioNodeList_set_value(l, v) {
  for (const e of itemsOf(l)) if (isHtml(e, "input") && typeOfInput(e) === "radio" && (attr(e, "value") ?? "on") === v) { setChecked(e, true); return; }
}
function HTMLFormElement_action(f) { return attr(f, "action") ? reflectUrl(numberOf(f), "action") : wrap(Host_ownerDocument(numberOf(f))).URL; }
function HTMLFormElement_set_action(f, v) { setAttr(f, "action", v); }
function Submitter_formAction(e) { return attr(e, "formaction") ? reflectUrl(numberOf(e), "formaction") : e.ownerDocument.URL; }
function Submitter_set_formAction(e, v) { setAttr(e, "formaction", v); }
function HTMLFormElement_reset(f) {
  if (stateOf(f).resetting) return;
  stateOf(f).resetting = true;
  if (fireEvent(f, "reset", { bubbles: true, cancelable: true })) for (const e of HTMLFormElement_elements(f)) resetControl(e);
  stateOf(f).resetting = false;
}
function resetControl(e) {
  switch (localOf(e)) {
    case "input":
      Host_clearControlValue(numberOf(e));
      if (stateOf(e).files !== undefined) setFiles(e, []);
      Host_setElementState(numberOf(e), 128, attr(e, "checked") !== null);
      Host_setElementState(numberOf(e), DIRTY_CHECKEDNESS, false);
      break;
    case "textarea": Host_clearControlValue(numberOf(e)); break;
    case "select": stateOf(e).cleared = false; for (const o of optionsOf(e)) { Host_setElementState(numberOf(o), 128, attr(o, "selected") !== null); Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, false); } askForReset(e); break;
    case "output": { const s = stateOf(e); e.textContent = HTMLOutputElement_defaultValue(e); s.override = undefined; break; }
  }
}
// Disabled (HTML §4.10.19.5)

function isDisabled(e) {
  switch (localOf(e)) {
    case "button": case "input": case "select": case "textarea": case "fieldset": break;
    case "option": { if (attr(e, "disabled") !== null) return true; const p = Node_parentElement(e); return p !== null && isHtml(p, "optgroup") && attr(p, "disabled") !== null; }
    case "optgroup": return attr(e, "disabled") !== null;
    default: return false;
  }
  if (attr(e, "disabled") !== null) return true;
  let inside = e;
  for (let at = Node_parentElement(e); at !== null; inside = at, at = Node_parentElement(at)) {
    if (isHtml(at, "fieldset") && attr(at, "disabled") !== null) {
      const legend = tableChild(at, "legend");
      if (legend === null || !legend.contains(inside)) return true;
    }
  }
  return false;
}

const DIRTY_CHECKEDNESS = 1 << 15;

// Selects and options (HTML §4.10.7, §4.10.10)

function HTMLSelectElement_options(s) { return elementsOf(s, "options"); }
function optionsOf(s) { return collectionItems(HTMLSelectElement_options(s)).map(wrap); }
function selectOf(o) {
  const p = Node_parentElement(o);
  if (p === null) return null;
  if (isHtml(p, "select")) return p;
  if (isHtml(p, "optgroup")) { const g = Node_parentElement(p); if (g !== null && isHtml(g, "select")) return g; }
  return null;
}
function HTMLSelectElement_type(s) { return attr(s, "multiple") !== null ? "select-multiple" : "select-one"; }
function HTMLSelectElement_length(s) { return HTMLSelectElement_options(s).length; }
function HTMLSelectElement_set_length(s, n) { HTMLOptionsCollection_set_length(HTMLSelectElement_options(s), n); }
function HTMLSelectElement_item(s, i) { return HTMLSelectElement_options(s).item(i); }
function HTMLSelectElement_namedItem(s, name) { return HTMLSelectElement_options(s).namedItem(name); }
function HTMLSelectElement_add(s, e, before) {
  if (before !== null && typeof before === "object" && before.contains !== undefined && e.contains(s)) throw domException("HierarchyRequestError", "The new child contains the parent.");
  let reference = null;
  if (typeof before === "number") reference = HTMLSelectElement_options(s)[before] ?? null;
  else if (before !== null) {
    if (!s.contains(before) || before === s) throw domException("NotFoundError", "The node is not inside the select.");
    if (before === e) return;
    reference = before;
  }
  const parent = reference === null ? s : Node_parentNode(reference);
  parent.insertBefore(e, reference);
  askForReset(s);
}
function HTMLSelectElement_remove(s, index) {
  if (index === undefined) { Host_remove(numberOf(s)); return; }
  const o = index < 0 ? undefined : HTMLSelectElement_options(s)[index];
  if (o !== undefined) { Host_remove(numberOf(o)); askForReset(s); }
}
function HTMLSelectElement_setIndexed(s, index, value) { HTMLOptionsCollection_setIndexed(HTMLSelectElement_options(s), index, value); }
function HTMLSelectElement_selectedOptions(s) { settle(s); return elementsOf(s, "selectedOptions"); }
function HTMLSelectElement_selectedIndex(s) { settle(s); return optionsOf(s).findIndex(HTMLOptionElement_selected); }
function HTMLSelectElement_set_selectedIndex(s, index) {
  stateOf(s).cleared = true;
  optionsOf(s).forEach((o, i) => { Host_setElementState(numberOf(o), 128, i === index); if (i === index) Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true); });
}
function HTMLSelectElement_value(s) { settle(s); for (const o of optionsOf(s)) if (HTMLOptionElement_selected(o)) return HTMLOptionElement_value(o); return ""; }
function HTMLSelectElement_set_value(s, v) {
  stateOf(s).cleared = true;
  let found = false;
  for (const o of optionsOf(s)) {
    const yes = !found && HTMLOptionElement_value(o) === v;
    Host_setElementState(numberOf(o), 128, yes);
    if (yes) { found = true; Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true); }
  }
}
// Before it is read; what a script has cleared stays so.
function settle(s) { if (stateOf(s).cleared !== true || optionsOf(s).some(o => Host_elementState(numberOf(o), 128))) askForReset(s); }
// HTML "ask for a reset" and "selectedness setting algorithm".
function askForReset(s) {
  if (attr(s, "multiple") !== null) return;
  const options = optionsOf(s), chosen = options.filter(o => Host_elementState(numberOf(o), 128));
  if (chosen.length === 0) {
    const size = parseInteger(attr(s, "size") ?? "");
    if (size === size && size > 1) return;
    const first = options.find(o => !isDisabled(o));
    if (first !== undefined) Host_setElementState(numberOf(first), 128, true);
  } else for (let i = 0; i < chosen.length - 1; i++) Host_setElementState(numberOf(chosen[i]), 128, false);
}
function HTMLOptionElement_selected(o) {
  if (Host_elementState(numberOf(o), 128)) return true;
  const s = selectOf(o);
  if (s === null || attr(s, "multiple") !== null) return false;
  settle(s);
  return Host_elementState(numberOf(o), 128);
}
function HTMLOptionElement_set_selected(o, v) {
  const s = selectOf(o);
  Host_setElementState(numberOf(o), DIRTY_CHECKEDNESS, true);
  if (s !== null && attr(s, "multiple") === null && v) for (const each of optionsOf(s)) if (each !== o) Host_setElementState(numberOf(each), 128, false);
  Host_setElementState(numberOf(o), 128, v);
  if (s !== null && !v) askForReset(s);
}
function HTMLOptionElement_text(o) {
  let out = "";
  for (let at = following(o, o); at !== null; at = following(at, o)) {
    if (Node_nodeType(at) !== 3) continue;
    let hidden = false;
    for (let p = Node_parentElement(at); p !== null && p !== o; p = Node_parentElement(p)) if (localOf(p) === "script") hidden = true;
    if (!hidden) out += at.data;
  }
  return out.replace(/[\t\n\f\r ]+/g, " ").replace(/^ | $/g, "");
}
function HTMLOptionElement_set_text(o, v) { o.textContent = v; }
function HTMLOptionElement_value(o) { const v = attr(o, "value"); return v === null ? HTMLOptionElement_text(o) : v; }
function HTMLOptionElement_set_value(o, v) { setAttr(o, "value", v); }
function HTMLOptionElement_label(o) { const v = attr(o, "label"); return v === null ? HTMLOptionElement_text(o) : v; }
function HTMLOptionElement_set_label(o, v) { setAttr(o, "label", v); }
function HTMLOptionElement_index(o) { const s = selectOf(o); return s === null ? 0 : Math.max(0, optionsOf(s).indexOf(o)); }

function ownerOfOptions(c) { return wrap(Host_collectionRoot(numberOf(c))); }
function HTMLOptionsCollection_length(c) { return collectionItems(c).length; }
function HTMLOptionsCollection_set_length(c, n) {
  const s = ownerOfOptions(c), count = collectionItems(c).length;
  if (n > 100000) return;
  if (n > count) { const f = wrap(Host_createFragment(numberOf(s))); for (let i = count; i < n; i++) f.appendChild(newElement(s, "option")); s.appendChild(f); }
  else for (let i = count - 1; i >= n; i--) Host_remove(numberOf(c[i] ?? wrap(collectionItems(c)[i])));
}
function HTMLOptionsCollection_setIndexed(c, index, value) {
  if (value !== null && !isA(value, TYPE_BY_NAME.HTMLOptionElement, HIGH[TYPE_BY_NAME.HTMLOptionElement])) throw new TypeErr("The provided value is not of type 'HTMLOptionElement'.");
  const s = ownerOfOptions(c);
  if (value === null) { HTMLSelectElement_remove(s, index); return; }
  const count = collectionItems(c).length;
  if (index > count) HTMLOptionsCollection_set_length(c, index);
  const old = index < count ? wrap(collectionItems(c)[index]) : null;
  if (old === null) s.appendChild(value); else Node_parentNode(old).replaceChild(value, old);
  askForReset(s);
}
function HTMLOptionsCollection_add(c, e, before) { HTMLSelectElement_add(ownerOfOptions(c), e, before); }
function HTMLOptionsCollection_remove(c, index) { HTMLSelectElement_remove(ownerOfOptions(c), index); }
function HTMLOptionsCollection_selectedIndex(c) { return HTMLSelectElement_selectedIndex(ownerOfOptions(c)); }
function HTMLOptionsCollection_set_selectedIndex(c, v) { HTMLSelectElement_set_selectedIndex(ownerOfOptions(c), v); }

// Output, progress, meter, fieldset

function HTMLOutputElement_type() { return "output"; }
function HTMLOutputElement_defaultValue(e) { const s = stateOf(e); return s.override !== undefined ? s.override : e.textContent; }
function HTMLOutputElement_set_defaultValue(e, v) { const s = stateOf(e); if (s.override === undefined) e.textContent = v; else s.override = v; }
function HTMLOutputElement_value(e) { return e.textContent; }
function HTMLOutputElement_set_value(e, v) { const s = stateOf(e); s.override = HTMLOutputElement_defaultValue(e); e.textContent = v; }
function HTMLProgressElement_value(e) { const v = reflectDouble(numberOf(e), "value", -1); return v < 0 ? 0 : Math.min(v, e.max); }
function HTMLProgressElement_set_value(e, v) { setAttr(e, "value", `${v}`); }
function HTMLProgressElement_position(e) { return attr(e, "value") === null ? -1 : HTMLProgressElement_value(e) / e.max; }
function meterNumber(e, name, fallback) { return reflectDouble(numberOf(e), name, fallback); }
function HTMLMeterElement_min(e) { return meterNumber(e, "min", 0); }
function HTMLMeterElement_max(e) { const low = HTMLMeterElement_min(e); return Math.max(low, meterNumber(e, "max", Math.max(1, low))); }
function within(e, v) { return Math.min(Math.max(v, HTMLMeterElement_min(e)), HTMLMeterElement_max(e)); }
function HTMLMeterElement_value(e) { return within(e, meterNumber(e, "value", 0)); }
function HTMLMeterElement_low(e) { return within(e, meterNumber(e, "low", HTMLMeterElement_min(e))); }
function HTMLMeterElement_high(e) { return Math.max(HTMLMeterElement_low(e), within(e, meterNumber(e, "high", HTMLMeterElement_max(e)))); }
function HTMLMeterElement_optimum(e) { return within(e, meterNumber(e, "optimum", (HTMLMeterElement_min(e) + HTMLMeterElement_max(e)) / 2)); }
function HTMLMeterElement_set_value(e, v) { setAttr(e, "value", `${v}`); }
function HTMLMeterElement_set_min(e, v) { setAttr(e, "min", `${v}`); }
function HTMLMeterElement_set_max(e, v) { setAttr(e, "max", `${v}`); }
function HTMLMeterElement_set_low(e, v) { setAttr(e, "low", `${v}`); }
function HTMLMeterElement_set_high(e, v) { setAttr(e, "high", `${v}`); }
function HTMLMeterElement_set_optimum(e, v) { setAttr(e, "optimum", `${v}`); }
function HTMLFieldSetElement_type() { return "fieldset"; }
function HTMLFieldSetElement_elements(e) { return elementsOf(e, "fieldset"); }

// Validity (HTML §4.10.20)

function FormControl_willValidate(e) {
  const local = localOf(e);
  if (local === "fieldset" || local === "output" || local === "object") return false;
  if (isDisabled(e)) return false;
  if (local === "input" && ["hidden", "reset", "button"].includes(typeOfInput(e))) return false;
  if (local === "button" && e.type !== "submit") return false;
  if ((local === "input" || local === "textarea") && attr(e, "readonly") !== null) return false;
  for (let at = Node_parentElement(e); at !== null; at = Node_parentElement(at)) if (isHtml(at, "datalist")) return false;
  return true;
}
function FormControl_validity(e) { return facet(e, "validity", "ValidityState"); }
function FormControl_setCustomValidity(e, message) { stateOf(e).customError = message; tellErrors(e); }
// What style cannot find out by itself of a control's validity.
const FURTHER_ERROR = 1 << 21;
function tellErrors(e) {
  const v = FormControl_validity(e), wrong = v.customError || v.badInput || v.tooLong || v.tooShort;
  Host_setElementState(numberOf(e), FURTHER_ERROR, wrong);
}
function controlOf(v) { return stateOf(v).owner; }
function inputType(e) { return localOf(e) === "input" ? typeOfInput(e) : localOf(e); }
function ValidityState_valueMissing(v) {
  const e = controlOf(v), type = inputType(e);
  if (type === "radio") {
    const group = radioGroup(e);
    if (group.length === 0) return attr(e, "required") !== null && !HTMLInputElement_checked(e);
    return group.some(r => attr(r, "required") !== null) && !group.some(HTMLInputElement_checked);
  }
  if (attr(e, "required") === null) return false;
  if (type === "checkbox") return !HTMLInputElement_checked(e);
  if (type === "select") {
    if (attr(e, "multiple") !== null) return !optionsOf(e).some(HTMLOptionElement_selected);
    const options = optionsOf(e), size = parseInteger(attr(e, "size") ?? ""), first = options[0];
    const placeholder = !(size > 1) && first !== undefined && HTMLOptionElement_value(first) === "" && Node_parentElement(first) === e ? first : null;
    return !options.some(o => o !== placeholder && HTMLOptionElement_selected(o));
  }
  if (["hidden", "range", "color", "submit", "image", "reset", "button", "fieldset", "output"].includes(type)) return false;
  if ((localOf(e) === "input" || localOf(e) === "textarea") && (attr(e, "readonly") !== null || isDisabled(e))) return false;
  return e.value === "";
}
const EMAIL = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
function ValidityState_typeMismatch(v) {
  const e = controlOf(v), type = inputType(e);
  if (type !== "url" && type !== "email") return false;
  const value = e.value;
  if (value === "") return false;
  if (type === "url") return Host_absoluteUrl(value) === null;
  return attr(e, "multiple") !== null ? !value.split(",").every(s => EMAIL.test(s)) : !EMAIL.test(value);
}
function ValidityState_patternMismatch(v) {
  const e = controlOf(v), type = inputType(e), pattern = attr(e, "pattern");
  if (pattern === null || !["text", "search", "url", "tel", "email", "password"].includes(type)) return false;
  const value = e.value;
  if (value === "") return false;
  let test;
  try { new RegExp(pattern, "v"); test = new RegExp(`^(?:${pattern})$`, "v"); } catch { return false; }
  return type === "email" && attr(e, "multiple") !== null ? !value.split(",").every(s => test.test(s)) : !test.test(value);
}
function edited(e) { return stateOf(e).lastEditByUser === true; }
function lengthLimit(e, name) { return ["text", "search", "url", "tel", "email", "password", "textarea"].includes(inputType(e)) ? reflectLong(numberOf(e), name, -1) : -1; }
function ValidityState_tooLong(v) { const e = controlOf(v), n = lengthLimit(e, "maxlength"); return n >= 0 && edited(e) && e.value.length > n; }
function ValidityState_tooShort(v) { const e = controlOf(v), n = lengthLimit(e, "minlength"); return n >= 0 && edited(e) && e.value !== "" && e.value.length < n; }
function ValidityState_rangeUnderflow(v) {
  const e = controlOf(v), type = inputType(e);
  if (!hasNumber(type)) return false;
  const min = toNumberOf(type, attr(e, "min") ?? ""), n = toNumberOf(type, e.value);
  if (type === "time") { const max = toNumberOf(type, attr(e, "max") ?? ""); if (min === min && max === max && max < min) return n > max && n < min; }
  return n < min;
}
function ValidityState_rangeOverflow(v) {
  const e = controlOf(v), type = inputType(e);
  if (!hasNumber(type)) return false;
  const max = toNumberOf(type, attr(e, "max") ?? ""), n = toNumberOf(type, e.value);
  if (type === "time") { const min = toNumberOf(type, attr(e, "min") ?? ""); if (min === min && max === max && max < min) return n > max && n < min; }
  return n > max;
}
function ValidityState_stepMismatch(v) {
  const e = controlOf(v), type = inputType(e);
  if (!hasNumber(type)) return false;
  const step = stepOf(e, type), n = toNumberOf(type, e.value);
  if (step === null || n !== n) return false;
  const k = (n - stepBase(e, type)) / step;
  return Math.abs(k - Math.round(k)) > 1e-7;
}
function ValidityState_badInput(v) {
  const e = controlOf(v);
  if (localOf(e) !== "input" || !isTextField(e) || !stateOf(e).lastEditByUser) return false;
  return hasNumber(typeOfInput(e)) && typedValue(e) !== "" && HTMLInputElement_value(e) === "";
}
function ValidityState_customError(v) { return (stateOf(controlOf(v)).customError ?? "") !== ""; }
function ValidityState_valid(v) {
  return !(ValidityState_customError(v) || ValidityState_badInput(v) || ValidityState_valueMissing(v) || ValidityState_typeMismatch(v) || ValidityState_patternMismatch(v) ||
    ValidityState_tooLong(v) || ValidityState_tooShort(v) || ValidityState_rangeUnderflow(v) || ValidityState_rangeOverflow(v) || ValidityState_stepMismatch(v));
}

// What a click does (activation behaviour)

activationOf = target => {
  if (!isNode(target) || Node_nodeType(target) !== 1) return null;
  const name = nameOf(numberOf(target));
  if (name.namespace !== HTML) return null;
  switch (name.local) {
    case "a": case "area": return attr(target, "href") !== null ? "link" : null;
    case "button": case "input": case "label": return name.local;
    case "summary": { const p = Node_parentElement(target); return p !== null && isHtml(p, "details") && tableChild(p, "summary") === target ? "summary" : null; }
    default: return null;
  }
};
// §3.2.5.2.7 "interactive content": a click there does not go on to a label around it. A label inside has gone its own way.
function isInteractive(node) {
  if (Node_nodeType(node) !== 1) return false;
  const name = nameOf(numberOf(node));
  if (name.namespace !== HTML) return false;
  switch (name.local) {
    case "audio": case "video": return attr(node, "controls") !== null;
    case "img": case "object": return attr(node, "usemap") !== null;
    case "details": case "embed": case "iframe": case "select": case "textarea": return true;
    case "label": return false;
    default: return activationOf(node) !== null;
  }
}
preActivate = (target, event) => {
  if (!isHtml(target, "input")) return undefined;
  const type = typeOfInput(target);
  if (type === "checkbox") {
    const saved = { checked: HTMLInputElement_checked(target), indeterminate: HTMLInputElement_indeterminate(target) };
    setChecked(target, !saved.checked);
    HTMLInputElement_set_indeterminate(target, false);
    return saved;
  }
  if (type === "radio") {
    const saved = { checked: HTMLInputElement_checked(target), other: radioGroup(target).find(HTMLInputElement_checked) };
    setChecked(target, true);
    return saved;
  }
  return undefined;
};
undoActivation = (target, event, saved) => {
  if (saved === undefined) return;
  if (typeOfInput(target) === "checkbox") { setChecked(target, saved.checked); HTMLInputElement_set_indeterminate(target, saved.indeterminate); }
  else { setChecked(target, saved.checked); if (saved.other !== undefined) setChecked(saved.other, true); }
};
activate = (target, event, saved) => {
  switch (activationOf(target)) {
    case "link": {
      const i = stateOf(event).init;
      const flags = (i.ctrlKey ? 2 : 0) | (i.shiftKey ? 1 : 0) | (i.altKey ? 4 : 0) | (i.metaKey ? 8 : 0);
      Host_follow(numberOf(target), i.button | 0, flags, stateOf(event).trusted);
      break;
    }
    case "button": case "input": {
      if (saved === undefined && isDisabled(target)) return;
      const type = isHtml(target, "button") ? target.type : typeOfInput(target);
      const form = formOf(target);
      if (type === "image") stateOf(target).clickedAt = stateOf(event).init?.detail > 0 ? [MouseEvent_offsetX(event), MouseEvent_offsetY(event)].map(Math.floor) : [0, 0];
      if (type === "checkbox" || type === "radio") {
        if (!target.isConnected || saved?.checked === HTMLInputElement_checked(target)) return;
        fireEvent(target, "input", { bubbles: true, composed: true });
        fireEvent(target, "change", { bubbles: true });
      } else if (type === "file") { openFileChooser(target); }
      else if (type === "color") { if (hasActivation()) openChooser(target); }
      else if (form !== null && (type === "submit" || type === "image") && !commandsOnly(target)) submitForm(form, target);
      else if (form !== null && type === "reset") HTMLFormElement_reset(form);
      else if (["button", "submit", "reset", "image"].includes(type)) commandBy(target);
      break;
    }
    case "label": {
      const control = HTMLLabelElement_control(target);
      if (control === null) return;
      for (let at = stateOf(event).target; at !== null && at !== target; at = Node_parentElement(at)) {
        if (at === control || isInteractive(at)) return;
      }
      if (stateOf(event).trusted) clickByLabel(control, event); else HTMLElement_click(control);
      break;
    }
    case "summary": {
      const details = Node_parentElement(target);
      if (attr(details, "open") !== null) Host_removeAttribute(numberOf(details), "open"); else setAttr(details, "open", "");
      break;
    }
  }
};
