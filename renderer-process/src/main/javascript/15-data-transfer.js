// Data that is dragged, copied or pasted (HTML §6.11.3). `mode` says who may do what: "write", "read", or "protected" when
// the event is over.

function newTransfer(mode) {
  const made = makeJs(TYPE_BY_NAME.DataTransfer), s = stateOf(made);
  s.store = { mode, items: [], version: 0 };
  return made;
}
function DataTransfer_construct(o) { stateOf(o).store = { mode: "write", items: [], version: 0 }; }
function storeOf(o) { return stateOf(o).store; }
const DROP_EFFECTS = new Set(["none", "copy", "link", "move"]);
const EFFECTS_ALLOWED = new Set(["none", "copy", "copyLink", "copyMove", "link", "linkMove", "move", "all", "uninitialized"]);
function DataTransfer_dropEffect(o) { return stateOf(o).dropEffect ?? "none"; }
function DataTransfer_set_dropEffect(o, v) { if (DROP_EFFECTS.has(v)) stateOf(o).dropEffect = v; }
function DataTransfer_effectAllowed(o) { return stateOf(o).effectAllowed ?? "none"; }
function DataTransfer_set_effectAllowed(o, v) { if (EFFECTS_ALLOWED.has(v) && storeOf(o).mode === "write") stateOf(o).effectAllowed = v; }
function DataTransfer_setDragImage() { }
function DataTransfer_types(o) {
  const s = stateOf(o);
  if (s.types !== undefined && s.typesOf === s.store.version) return s.types;
  s.typesOf = s.store.version;
  const types = s.store.items.filter(i => i.kind === "string").map(i => i.type);
  if (s.store.items.some(i => i.kind === "file")) types.push("Files");
  return s.types = Object.freeze(types);
}
function formatOf(format) {
  const f = asciiLower(format);
  return f === "text" ? "text/plain" : f === "url" ? "text/uri-list" : f;
}
function storedText(store, type) { return store.items.find(i => i.kind === "string" && i.type === type); }
function DataTransfer_getData(o, format) {
  const store = storeOf(o);
  if (store.mode === "protected") return "";
  const found = storedText(store, formatOf(format));
  if (found === undefined) return "";
  return asciiLower(format) === "url" ? found.data.split(/\r\n|\n/).find(line => line !== "" && !line.startsWith("#")) ?? "" : found.data;
}
function DataTransfer_setData(o, format, data) {
  const store = storeOf(o), type = formatOf(format);
  if (store.mode !== "write") return;
  const at = store.items.findIndex(i => i.kind === "string" && i.type === type);
  if (at >= 0) store.items.splice(at, 1);
  store.items.push({ kind: "string", type, data });
  store.version++;
}
function DataTransfer_clearData(o, format) {
  const store = storeOf(o);
  if (store.mode !== "write") return;
  const type = format === undefined ? null : formatOf(format);
  const left = store.items.filter(i => i.kind !== "string" || type !== null && i.type !== type);
  if (left.length === store.items.length) return;
  store.items = left;
  store.version++;
}
function DataTransfer_files(o) {
  const s = stateOf(o);
  s.fileList ??= newFileList([]);
  if (s.filesOf !== s.store.version) {
    s.filesOf = s.store.version;
    stateOf(s.fileList).files = s.store.mode === "protected" ? [] : s.store.items.filter(i => i.kind === "file").map(i => i.data);
  }
  return s.fileList;
}
function DataTransfer_items(o) {
  const s = stateOf(o);
  if (s.itemList === undefined) { s.itemList = makeJs(TYPE_BY_NAME.DataTransferItemList); stateOf(s.itemList).store = s.store; }
  return s.itemList;
}
function DataTransferItemList_length(l) { const store = storeOf(l); return store.mode === "protected" ? 0 : store.items.length; }
function itemObject(store, item) {
  if (item.object === undefined) {
    item.object = makeJs(TYPE_BY_NAME.DataTransferItem);
    const s = stateOf(item.object);
    s.store = store; s.item = item;
  }
  return item.object;
}
function DataTransferItemList_getIndexed(l, index) {
  const store = storeOf(l), item = store.mode === "protected" ? undefined : store.items[index];
  return item === undefined ? undefined : itemObject(store, item);
}
function DataTransferItemList_add(l, data, type) {
  const store = storeOf(l);
  if (store.mode !== "write") return null;
  let item;
  if (isFile(data)) item = { kind: "file", type: asciiLower(stateOf(data).type), data };
  else {
    if (type === undefined) throw new TypeErr("Failed to execute 'add' on 'DataTransferItemList': parameter 1 is not of type 'File'.");
    const wanted = asciiLower(type);
    if (storedText(store, wanted) !== undefined) throw domException("NotSupportedError", `An item already exists for type '${wanted}'.`);
    item = { kind: "string", type: wanted, data };
  }
  store.items.push(item);
  store.version++;
  return itemObject(store, item);
}
function DataTransferItemList_remove(l, index) {
  const store = storeOf(l);
  if (store.mode !== "write") throw domException("InvalidStateError", "The data store is not writable.");
  if (index < store.items.length) { store.items.splice(index, 1); store.version++; }
}
function DataTransferItemList_clear(l) {
  const store = storeOf(l);
  if (store.mode !== "write" || store.items.length === 0) return;
  store.items = [];
  store.version++;
}
function isItemUsable(s) { return s.store.mode !== "protected" && s.store.items.includes(s.item); }
function DataTransferItem_kind(o) { const s = stateOf(o); return s.store.items.includes(s.item) ? s.item.kind : ""; }
function DataTransferItem_type(o) { const s = stateOf(o); return s.store.items.includes(s.item) ? s.item.type : ""; }
function DataTransferItem_getAsString(o, callback) {
  const s = stateOf(o);
  if (callback === null || !isItemUsable(s) || s.item.kind !== "string") return;
  soon(() => callback(s.item.data));
}
function DataTransferItem_getAsFile(o) { const s = stateOf(o); return isItemUsable(s) && s.item.kind === "file" ? s.item.data : null; }

// Clipboard events (Clipboard API §5 and §6.2)

// Fires one. True when what the key does by default is to be done; a page that cancels copying has given what is copied.
// `primary`: what is pasted is the selection of X11.
function clipboardEvent(target, type, primary = false) {
  const transfer = newTransfer(type === "paste" ? "read" : "write"), store = storeOf(transfer);
  if (type === "paste") {
    const text = Host_pasteText(primary);
    if (text !== "") store.items.push({ kind: "string", type: "text/plain", data: text });
  }
  const goesOn = fireEvent(target, type, { bubbles: true, cancelable: true, composed: true, clipboardData: transfer }, "ClipboardEvent");
  if (!goesOn && type !== "paste" && store.items.length > 0) Host_copyText(storedText(store, "text/plain")?.data ?? "", false);
  store.mode = "protected";
  store.version++;
  return goesOn;
}
function transferOf(text) {
  const transfer = newTransfer("read");
  storeOf(transfer).items.push({ kind: "string", type: "text/plain", data: text });
  return transfer;
}

// navigator.clipboard (Clipboard API §7): text, and only while the user has just done something here, or where a client of the protocol has granted it.

function Navigator_clipboard(o) { return stateOf(o).clipboard ??= makeJs(TYPE_BY_NAME.Clipboard); }
function mustBeActivated(what) {
  const permission = what === "writeText" || what === "write" ? "clipboard-write" : "clipboard-read";
  return hasActivation() || permissionState(permission) === "granted" ? null : rejectedWith(domException("NotAllowedError", `Failed to execute '${what}' on 'Clipboard': ${what === "writeText" || what === "write" ? "Write" : "Read"} permission denied.`));
}
function Clipboard_readText(o) { return mustBeActivated("readText") ?? resolvedWith(Host_pasteText(false)); }
function Clipboard_writeText(o, text) {
  const refused = mustBeActivated("writeText");
  if (refused !== null) return refused;
  Host_copyText(text, false);
  return resolvedWith(undefined);
}
function Clipboard_read(o) {
  return then(mustBeActivated("read") ?? resolvedWith(null), () => {
    const item = makeJs(TYPE_BY_NAME.ClipboardItem), text = Host_pasteText(false);
    stateOf(item).data = text === "" ? new Map() : new Map([["text/plain", text]]);
    return [item];
  });
}
function Clipboard_write(o, items) {
  const refused = mustBeActivated("write");
  if (refused !== null) return refused;
  if (items.length > 1) return rejectedWith(domException("NotAllowedError", "Support for multiple ClipboardItems is not implemented."));
  if (items.length === 0 || !stateOf(items[0]).data.has("text/plain")) return rejectedWith(domException("NotAllowedError", "Only text can be put on the clipboard."));
  return then(then(resolvedWith(stateOf(items[0]).data.get("text/plain")), v => isBlob(v) ? Blob_text(v) : `${v}`), text => { Host_copyText(text, false); });
}
function ClipboardItem_construct(o, items, options) {
  const data = new Map();
  for (const [type, value] of items) {
    if (parseMime(type) === null && !type.startsWith("web ")) throw new TypeErr(`Failed to construct 'ClipboardItem': '${type}' is not a MIME type.`);
    data.set(type, value);
  }
  if (data.size === 0) throw new TypeErr("Failed to construct 'ClipboardItem': Empty dictionary argument");
  const s = stateOf(o);
  s.data = data;
  s.style = options.presentationStyle;
}
function ClipboardItem_presentationStyle(o) { return stateOf(o).style ?? "unspecified"; }
function ClipboardItem_types(o) { const s = stateOf(o); return s.types ??= Object.freeze([...s.data.keys()]); }
function ClipboardItem_getType(o, type) {
  const { data } = stateOf(o);
  if (!data.has(type)) return rejectedWith(domException("NotFoundError", "The type was not found"));
  return then(resolvedWith(data.get(type)), v => isBlob(v) ? v : newBlob(utf8Encode(`${v}`), type));
}
function ClipboardItem_static_supports(type) { return type === "text/plain"; }
