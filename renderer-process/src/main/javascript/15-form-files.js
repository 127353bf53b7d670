// File inputs (HTML §4.10.5.1.17): the list of files, how the user gets to choose them, what the form sends.

filesOf = e => stateOf(e).files ?? [];
noFile = () => newFile(new Bytes(0), "", "application/octet-stream");

function HTMLInputElement_files(e) {
  if (typeOfInput(e) !== "file") return null;
  const s = stateOf(e);
  return s.fileList ??= newFileList(s.files ??= []);
}
function HTMLInputElement_set_files(e, list) {
  if (typeOfInput(e) !== "file" || list === null) return;
  setFiles(e, stateOf(list).files, list);
}
function setFiles(e, files, list) {
  const s = stateOf(e);
  s.files = files;
  s.fileList = list;
  // What the control shows beside its button.
  if (files.length === 0) Host_clearControlValue(numberOf(e));
  else Host_setControlValue(numberOf(e), files.length === 1 ? stateOf(files[0]).name : `${files.length} files`);
}
// The user, or a DevTools client, has chosen. The list is what the browser process has granted.
function filesChosen(e, json) {
  if (!isHtml(e, "input") || typeOfInput(e) !== "file" || isDisabled(e)) return;
  const files = JSON.parse(json).map(f => newFileOf([new FilePart(f.file, 0, f.size)], f.name, f.type, f.modified, f.path));
  const before = filesOf(e);
  const same = files.length === before.length && files.every((file, i) => isSameFile(stateOf(file), stateOf(before[i])));
  if (files.length === 0 || same) { fireEvent(e, "cancel", { bubbles: true }); return; }
  setFiles(e, attr(e, "multiple") !== null || attr(e, "webkitdirectory") !== null ? files : files.slice(0, 1));
  fireEvent(e, "input", { bubbles: true, composed: true });
  fireEvent(e, "change", { bubbles: true });
  userInteracted(e);
}
function isSameFile(a, b) { return a.name === b.name && a.path === b.path && a.size === b.size && a.lastModified === b.lastModified; }
function openFileChooser(e) {
  if (isDisabled(e) || !Host_isConnected(numberOf(e))) return;
  const folder = attr(e, "webkitdirectory") !== null;
  Host_chooseFiles(numberOf(e), folder || attr(e, "multiple") !== null, folder, (attr(e, "accept") ?? "").split(",").map(s => s.trim()).filter(s => s !== "").join(","));
}
// §4.10.5.4: only what the user has just asked for.
function HTMLInputElement_showPicker(e) {
  if (isDisabled(e) || attr(e, "readonly") !== null && isTextField(e)) throw domException("InvalidStateError", "showPicker() cannot be used on immutable controls.");
  if (!hasActivation()) throw domException("NotAllowedError", "showPicker() requires a user gesture.");
  if (typeOfInput(e) === "file") openFileChooser(e);
  else if (hasChooser(e)) openChooser(e);
  else if (takesSuggestions(e)) { changeFocus(e, true); suggest(e, true); }
}
function HTMLSelectElement_showPicker(e) {
  if (isDisabled(e)) throw domException("InvalidStateError", "showPicker() cannot be used on immutable controls.");
  if (!hasActivation()) throw domException("NotAllowedError", "showPicker() requires a user gesture.");
  if (!Host_isRendered(numberOf(e))) throw domException("NotSupportedError", "showPicker() requires the select is rendered.");
  Host_openList(numberOf(e));
}
// HTML §6.4.1 "transient activation"
function hasActivation() { return (Host_userActivation() & 2) !== 0; }
