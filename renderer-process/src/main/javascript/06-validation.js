// Checking controls and saying what is wrong with them (HTML §4.10.21.2).

function FormControl_validationMessage(e) {
  if (!FormControl_willValidate(e)) return "";
  const v = FormControl_validity(e);
  if (v.valid) return "";
  if (v.customError) return stateOf(e).customError;
  const type = inputType(e);
  if (v.badInput) return type === "number" ? "Please enter a number." : "Please enter a valid value. The field is incomplete or has an invalid date.";
  if (v.valueMissing) return missingMessage(type);
  if (v.typeMismatch) return type === "url" ? "Please enter a URL." : type === "email" ? emailMessage(e) : "Please enter a valid value.";
  if (v.patternMismatch) return "Please match the requested format.";
  if (v.tooLong) return `Please shorten this text to ${e.maxLength} characters or less (you are currently using ${e.value.length} characters).`;
  if (v.tooShort) return `Please lengthen this text to ${e.minLength} characters or more (you are currently using ${e.value.length} characters).`;
  if (v.rangeUnderflow || v.rangeOverflow) return rangeMessage(e, type, v.rangeUnderflow);
  return v.stepMismatch ? stepMessage(e, type) : "Please enter a valid value.";
}
function missingMessage(type) {
  switch (type) {
    case "checkbox": return "Please check this box if you want to proceed.";
    case "radio": return "Please select one of these options.";
    case "select": return "Please select an item in the list.";
    case "file": return "Please select a file.";
    default: return "Please fill out this field.";
  }
}
function rangeMessage(e, type, tooLow) {
  const min = attr(e, "min"), max = attr(e, "max");
  if (type === "number" || type === "range") return `Value must be ${tooLow ? `greater than or equal to ${min}` : `less than or equal to ${max}`}.`;
  if (type === "time" && min !== null && max !== null && toNumberOf(type, max) < toNumberOf(type, min)) return `Value must be between ${dateShown(type, min)} and ${dateShown(type, max)}.`;
  return `Value must be ${tooLow ? `${dateShown(type, min)} or later` : `${dateShown(type, max)} or earlier`}.`;
}
// A date or time as its field shows it.
function dateShown(type, value) {
  const p = PARTS_OF_VALUE[type].exec(value)?.groups;
  if (p === undefined) return value;
  const two = n => `${n}`.padStart(2, "0");
  const time = p.hour === undefined ? "" : `${two((Number(p.hour) + 11) % 12 + 1)}:${p.minute}${p.second === undefined ? "" : `:${p.second}`} ${p.hour < 12 ? "AM" : "PM"}`;
  switch (type) {
    case "date": return `${p.month}/${p.day}/${p.year}`;
    case "month": return `${MONTH_NAMES[p.month - 1].replace(/^./, c => c.toUpperCase())} ${p.year}`;
    case "week": return `Week ${p.week}, ${p.year}`;
    case "time": return time.replace(/^0/, "");
    default: return `${p.month}/${p.day}/${p.year}, ${time}`;
  }
}
// The values on both sides of one that the step does not allow, as far as the limits let there be two.
function stepMessage(e, type) {
  const step = stepOf(e, type), base = stepBase(e, type), at = base + Math.floor((toNumberOf(type, HTMLInputElement_value(e)) - base) / step) * step;
  const [low, high] = [at, at + step].map(n => fromNumberOf(type, type === "number" ? Number(n.toPrecision(12)) : n));
  const max = toNumberOf(type, attr(e, "max") ?? ""), shown = value => type === "number" ? value : dateShown(type, value);
  return at + step > max ? `Please enter a valid value. The nearest valid value is ${shown(low)}.`
    : `Please enter a valid value. The two nearest valid values are ${shown(low)} and ${shown(high)}.`;
}
// What is wrong with the first of the addresses that is none.
function emailMessage(e) {
  const value = HTMLInputElement_value(e), address = attr(e, "multiple") === null ? value : value.split(",").find(each => !EMAIL.test(each)) ?? value;
  const at = address.indexOf("@"), name = address.slice(0, at), host = address.slice(at + 1);
  if (at < 0) return `Please include an '@' in the email address. '${address}' is missing an '@'.`;
  if (name === "") return `Please enter a part followed by '@'. '${address}' is incomplete.`;
  if (host === "") return `Please enter a part following '@'. '${address}' is incomplete.`;
  const bad = /[^a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]/u.exec(name);
  if (bad !== null) return `A part followed by '@' should not contain the symbol '${bad[0]}'.`;
  const symbol = /[^a-zA-Z0-9.-]/u.exec(host);
  if (symbol !== null) return `A part following '@' should not contain the symbol '${symbol[0]}'.`;
  if (/^\.|\.\.|\.$/.test(host)) return `'.' is used at a wrong position in '${host}'.`;
  return "Please enter an email address.";
}
// Fires `invalid` at what does not validate. False then; `unhandled` gets it, unless the event was canceled.
function validate(e, unhandled) {
  if (!FormControl_willValidate(e) || FormControl_validity(e).valid) return true;
  if (fireEvent(e, "invalid", { cancelable: true })) unhandled.push(e);
  return false;
}
function validateForm(f, unhandled) {
  let valid = true;
  for (const e of [...HTMLFormElement_elements(f)]) {
    const internals = isFormAssociated(e) ? stateOf(e).internals : undefined;
    if (internals !== undefined ? !ElementInternals_checkValidity(internals) : e.checkValidity !== undefined && !isFormAssociated(e) && !validate(e, unhandled)) valid = false;
  }
  return valid;
}
// "Report": the first control that can have the focus gets it, and the user is told what is wrong.
function reportInvalid(unhandled) {
  for (const e of unhandled) {
    if (!isFocusable(e)) continue;
    changeFocus(e, true);
    bringFocusedIntoView(e);
    if (focused === e) Host_showMessage(FormControl_validationMessage(e));
    return;
  }
}
function FormControl_checkValidity(e) { return validate(e, []); }
function FormControl_reportValidity(e) {
  const unhandled = [], valid = validate(e, unhandled);
  reportInvalid(unhandled);
  return valid;
}
function HTMLFormElement_checkValidity(f) { return validateForm(f, []); }
function HTMLFormElement_reportValidity(f) {
  const unhandled = [], valid = validateForm(f, unhandled);
  reportInvalid(unhandled);
  return valid;
}
