// Checking controls and saying what is wrong with them (HTML §4.10.21.2).

function FormControl_validationMessage(e) {
  if (!FormControl_willValidate(e)) return "";
  const v = FormControl_validity(e);
  if (v.valid) return "";
  if (v.customError) return stateOf(e).customError;
  const type = inputType(e);
  if (v.badInput) return type === "number" ? "Please enter a number." : "Please enter a valid value. The field is incomplete or has an invalid date.";
  if (v.valueMissing) return missingMessage(type);
  if (v.typeMismatch) return type === "url" ? "Please enter a URL." : type === "email" ? emailMessage(HTMLInputElement_value(e)) : "Please enter a valid value.";
  if (v.patternMismatch) return "Please match the requested format.";
  if (v.tooLong) return `Please shorten this text to ${e.maxLength} characters or less (you are currently using ${e.value.length} characters).`;
  if (v.tooShort) return `Please lengthen this text to ${e.minLength} characters or more (you are currently using ${e.value.length} characters).`;
  if (v.rangeUnderflow) return `Value must be ${type === "number" || type === "range" ? `greater than or equal to ${attr(e, "min")}` : `${attr(e, "min")} or later`}.`;
  if (v.rangeOverflow) return `Value must be ${type === "number" || type === "range" ? `less than or equal to ${attr(e, "max")}` : `${attr(e, "max")} or earlier`}.`;
  return "Please enter a valid value.";
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
function emailMessage(value) {
  return value.includes("@") ? "Please enter an email address." : `Please include an '@' in the email address. '${value}' is missing an '@'.`;
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
