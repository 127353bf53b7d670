// Form submission (HTML §4.10.22): entry lists, the submit algorithm.

function isSubmitButton(e) {
  return (isHtml(e, "button") && e.type === "submit") || (isHtml(e, "input") && ["submit", "image"].includes(typeOfInput(e)));
}
function HTMLFormElement_requestSubmit(f, submitter) {
  if (submitter !== null) {
    if (!isSubmitButton(submitter)) throw new TypeErr("The specified element is not a submit button.");
    if (formOf(submitter) !== f) throw domException("NotFoundError", "The specified element is not owned by this form element.");
  }
  submitForm(f, submitter);
}
function HTMLFormElement_submit(f) { sendForm(f, null, false); }
// "Submit", up to the entry list.
function submitForm(f, submitter) {
  const s = stateOf(f);
  if (!Host_isConnected(numberOf(f)) || s.submitting || s.constructing) return;
  s.submitting = true;
  try {
    for (const e of HTMLFormElement_elements(f)) if (isValidated(e)) userInteracted(e);
    const skip = attr(f, "novalidate") !== null || (submitter !== null && attr(submitter, "formnovalidate") !== null);
    if (!skip && !HTMLFormElement_reportValidity(f)) return;
    if (!fireEvent(f, "submit", { bubbles: true, cancelable: true, submitter }, "SubmitEvent")) return;
  } finally { s.submitting = false; }
  sendForm(f, submitter, true);
}
function isValidated(e) { return e.checkValidity !== undefined && FormControl_willValidate(e); }
function sendForm(f, submitter, byEvent) {
  if (!Host_isConnected(numberOf(f)) || stateOf(f).constructing) return;
  const entries = entryList(f, submitter);
  if (entries === null || !Host_isConnected(numberOf(f))) return;
  const method = submitter !== null && attr(submitter, "formmethod") !== null ? asciiLower(attr(submitter, "formmethod")) : asciiLower(attr(f, "method") ?? "");
  if (method === "dialog") {
    for (let at = Node_parentElement(f); at !== null; at = Node_parentElement(at)) {
      if (isHtml(at, "dialog")) { if (attr(at, "open") !== null) HTMLDialogElement_close(at, submitter === null ? undefined : dialogResult(submitter)); return; }
    }
    return;
  }
  Host_submit(numberOf(f), submitter === null ? 0 : numberOf(submitter), formEncoding(f), JSON.stringify(entries.map(sendable)), byEvent);
}
function dialogResult(submitter) {
  if (isHtml(submitter, "input") && typeOfInput(submitter) === "image") return "0,0";
  return attr(submitter, "value") ?? undefined;
}
// §4.10.21.5 "picking an encoding for the form".
function formEncoding(f) {
  const labels = attr(f, "accept-charset") ?? wrap(Host_ownerDocument(numberOf(f))).characterSet;
  const known = labels.split(/[\t\n\f\r ]+/).map(Host_encodingByLabel).find(name => name !== null) ?? "UTF-8";
  return known.startsWith("UTF-16") || known === "replacement" ? "UTF-8" : known;
}
// A file's bytes go ahead, in the order of the entries; what is a part of the user's file Java reads.
function sendable([name, value]) {
  if (typeof value === "string") return [name.toWellFormed(), value.toWellFormed()];
  const s = stateOf(value), pieces = [];
  for (const piece of s.pieces) {
    if (piece instanceof FilePart) { pieces.push([piece.file, piece.from, piece.length]); continue; }
    giveBytes(piece);
    pieces.push(piece.length);
  }
  return [name, s.name, s.type, pieces];
}

// §4.10.22.4 "constructing the entry list", then the event that may change it. Null while one is being made.
function entryList(f, submitter) {
  const entries = formEntries(f, submitter, formEncoding(f));
  if (entries === null || TYPE_BY_NAME.FormData === undefined) return entries;
  const data = makeJs(TYPE_BY_NAME.FormData);
  stateOf(data).list = entries;
  return formDataEvent(f, data);
}
function formDataEvent(f, data) {
  const s = stateOf(f);
  s.constructing = true;
  try { fireEvent(f, "formdata", { bubbles: true, formData: data }, "FormDataEvent"); }
  finally { s.constructing = false; }
  return [...stateOf(data).list];
}
function formEntries(f, submitter, encoding = "UTF-8") {
  if (stateOf(f).constructing) return null;
  const out = [];
  const controls = [...HTMLFormElement_elements(f)];
  if (submitter !== null && isHtml(submitter, "input") && typeOfInput(submitter) === "image") controls.push(submitter);
  for (const e of controls) {
    const local = localOf(e), type = local === "input" ? typeOfInput(e) : local;
    if (isDisabled(e) || isInDatalist(e)) continue;
    if ((["submit", "reset", "button", "image"].includes(type)) && e !== submitter) continue;
    if ((type === "checkbox" || type === "radio") && !HTMLInputElement_checked(e)) continue;
    const name = attr(e, "name") ?? "";
    if (type === "image") {
      const prefix = name === "" ? "" : `${name}.`, at = stateOf(e).clickedAt ?? [0, 0];
      out.push([`${prefix}x`, `${at[0]}`], [`${prefix}y`, `${at[1]}`]);
      continue;
    }
    if (isFormAssociated(e)) { addCustomEntries(out, e, name); continue; }
    if (name === "" || local === "object" || local === "fieldset" || local === "output") continue;
    if (local === "select") { for (const o of optionsOf(e)) if (HTMLOptionElement_selected(o) && !isDisabled(o)) out.push([name, HTMLOptionElement_value(o)]); }
    else if (type === "checkbox" || type === "radio") out.push([name, attr(e, "value") ?? "on"]);
    else if (type === "file") addFiles(out, e, name);
    else if (type === "hidden" && asciiLower(name) === "_charset_") out.push([name, encoding]);
    else out.push([name, e.value]);
    const direction = attr(e, "dirname");
    if (direction !== null && direction !== "" && (local === "textarea" || ["hidden", "text", "search", "tel", "url", "email", "password", "submit", "reset", "button"].includes(type))) {
      out.push([direction, Host_computedStyle(numberOf(e), "direction", "") === "rtl" ? "rtl" : "ltr"]);
    }
  }
  return out;
}
function isInDatalist(e) {
  for (let at = Node_parentElement(e); at !== null; at = Node_parentElement(at)) if (isHtml(at, "datalist")) return true;
  return false;
}
function addFiles(out, e, name) {
  const files = filesOf(e);
  for (const file of files) out.push([name, file]);
  if (files.length === 0) out.push([name, noFile()]);
}
// Filled in by who knows files and custom elements.
let filesOf = e => [];
let noFile = () => "";
// HTML §4.10.22.4 step 5.6: what a form-associated custom element has set by its internals.
function addCustomEntries(out, e, name) {
  const value = stateOf(e).formValue ?? null;
  if (value === null) return;
  if (TYPE_BY_NAME.FormData !== undefined && isA(value, TYPE_BY_NAME.FormData, HIGH[TYPE_BY_NAME.FormData])) out.push(...stateOf(value).list);
  else if (name !== "") out.push([name, value]);
}
