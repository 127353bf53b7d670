// Blob, File, FileReader, object URLs (File API), FormData (XHR §5). What a blob has is never changed: a list of pieces,
// each bytes or a part of a file of the user, which is read when somebody asks for it.

const isBlob = o => isA(o, TYPE_BY_NAME.Blob, HIGH[TYPE_BY_NAME.Blob]);
const isFile = o => isA(o, TYPE_BY_NAME.File, TYPE_BY_NAME.File);
// `file` is what the browser process knows the file by.
class FilePart {
  constructor(file, from, length) { this.file = file; this.from = from; this.length = length; }
  part(from, to) { return new FilePart(this.file, this.from + from, to - from); }
}
const SLICE = 512 << 10;
function notReadable() { return domException("NotReadableError", "The requested file could not be read: it has changed, or it is gone."); }
function readPart(part) {
  if (part.length === 0) return new Bytes(0);
  if (!Host_fileRead(part.file, part.from, part.length)) throw notReadable();
  return takeBytes();
}
// The pieces in portions that one call can bring.
function portionsOf(o) {
  const out = [];
  for (const piece of stateOf(o).pieces) {
    if (!(piece instanceof FilePart)) { if (piece.length > 0) out.push(piece); continue; }
    for (let at = 0; at < piece.length; at += SLICE) out.push(piece.part(at, Math.min(piece.length, at + SLICE)));
  }
  return out;
}
function portionBytes(piece) { return piece instanceof FilePart ? readPart(piece) : piece; }
function isInMemory(o) { return !stateOf(o).pieces.some(piece => piece instanceof FilePart); }
// All of it at once, for what cannot wait.
function blobBytes(o) {
  const pieces = stateOf(o).pieces;
  return pieces.length === 1 && !(pieces[0] instanceof FilePart) ? pieces[0] : joinBytes(portionsOf(o).map(portionBytes), stateOf(o).size);
}
// All of it, a portion in each task.
function gatherBytes(o) {
  if (isInMemory(o)) return resolvedWith(blobBytes(o));
  const p = newPromise(), portions = portionsOf(o), read = [];
  const step = () => {
    try { read.push(portionBytes(portions[read.length])); } catch (e) { p.reject(e); return; }
    if (read.length === portions.length) p.resolve(joinBytes(read, stateOf(o).size)); else soon(step);
  };
  if (portions.length === 0) p.resolve(new Bytes(0)); else soon(step);
  return p.promise;
}
function slicePieces(pieces, from, to) {
  const out = [];
  let at = 0;
  for (const piece of pieces) {
    const a = Math.max(from - at, 0), b = Math.min(to - at, piece.length);
    if (a < b) out.push(a === 0 && b === piece.length ? piece : piece instanceof FilePart ? piece.part(a, b) : apply(bytesSubarray, piece, [a, b]));
    at += piece.length;
  }
  return out;
}
function sizeOf(pieces) { let size = 0; for (const piece of pieces) size += piece.length; return size; }
function setPieces(s, pieces, type) { s.pieces = pieces; s.size = sizeOf(pieces); s.type = type; }
function newBlob(bytes, type) { return newBlobOf([bytes], type); }
function newBlobOf(pieces, type) {
  const made = makeJs(TYPE_BY_NAME.Blob);
  setPieces(stateOf(made), pieces, type);
  return made;
}
function newFile(bytes, name, type, lastModified = Date.now()) { return newFileOf([bytes], name, type, lastModified, ""); }
function newFileOf(pieces, name, type, lastModified, path) {
  const made = makeJs(TYPE_BY_NAME.File), s = stateOf(made);
  setPieces(s, pieces, type);
  s.name = name; s.lastModified = lastModified; s.path = path;
  return made;
}
function blobType(type) { return /^[\x20-\x7E]*$/.test(type) ? asciiLower(type) : ""; }
function Blob_construct(o, parts, options) {
  const pieces = [];
  for (const part of parts ?? []) {
    if (isBlob(part)) pieces.push(...stateOf(part).pieces);
    else pieces.push(typeof part === "string" ? utf8Encode(options.endings === "native" ? part.replace(/\r\n?|\n/g, "\n") : part) : copyOf(part));
  }
  const joined = pieces.length > 1 && !pieces.some(piece => piece instanceof FilePart) ? [joinBytes(pieces, sizeOf(pieces))] : pieces;
  setPieces(stateOf(o), joined, blobType(options.type));
}
function Blob_size(o) { return stateOf(o).size; }
function Blob_type(o) { return stateOf(o).type; }
function Blob_slice(o, start, end, type) {
  const { size, pieces } = stateOf(o);
  const at = i => i < 0 ? Math.max(size + i, 0) : Math.min(i, size);
  const from = start === undefined ? 0 : at(start), to = end === undefined ? size : at(end);
  return newBlobOf(slicePieces(pieces, from, Math.max(from, to)), type === undefined ? "" : blobType(type));
}
function Blob_text(o) { return then(gatherBytes(o), utf8Decode); }
function Blob_arrayBuffer(o) { return then(gatherBytes(o), bytes => copyOf(bytes).buffer); }
function Blob_bytes(o) { return then(gatherBytes(o), copyOf); }
function Blob_stream(o) { return streamOfBlob(o).self; }
function streamOfBlob(o) {
  if (isInMemory(o)) return streamOfBytes(blobBytes(o));
  const portions = portionsOf(o);
  let at = 0;
  const s = createReadableByteStream(() => undefined, () => {
    if (at < portions.length) byteEnqueue(s.controller, copyOf(portionBytes(portions[at++])));
    if (at >= portions.length) endByteStream(s);
    return resolvedWith(undefined);
  }, () => resolvedWith(undefined));
  return s;
}
function streamOfBytes(bytes) {
  let at = 0;
  const s = createReadableByteStream(() => undefined, () => {
    if (at < bytes.length) {
      const piece = apply(bytesSlice, bytes, [at, at + PIECE]);
      at += piece.length;
      byteEnqueue(s.controller, piece);
    }
    if (at >= bytes.length) endByteStream(s);
    return resolvedWith(undefined);
  }, () => resolvedWith(undefined));
  return s;
}
// A stream's source has no more: a reader's buffer that waits gets nothing.
function endByteStream(s) {
  if (s.state !== "readable") return;
  byteClose(s.controller);
  if (s.controller.pendingPullIntos.length > 0) byteRespond(s.controller, 0);
}

function File_construct(o, bits, name, options) {
  Blob_construct(o, bits, options);
  const s = stateOf(o);
  s.name = name;
  s.lastModified = options.lastModified ?? Date.now();
  s.path = "";
}
function File_name(o) { return stateOf(o).name; }
function File_lastModified(o) { return stateOf(o).lastModified; }
function File_webkitRelativePath(o) { return stateOf(o).path; }

function newFileList(files) {
  const list = makeJs(TYPE_BY_NAME.FileList);
  stateOf(list).files = files;
  return list;
}
function FileList_item(o, index) { return stateOf(o).files[index] ?? null; }
function FileList_length(o) { return stateOf(o).files.length; }

// FileReader (File API §6.2)
function FileReader_construct(o) { const s = stateOf(o); s.readyState = 0; s.result = s.error = null; s.job = 0; }
function FileReader_readyState(o) { return stateOf(o).readyState; }
function FileReader_result(o) { return stateOf(o).result; }
function FileReader_error(o) { return stateOf(o).error; }
function FileReader_readAsArrayBuffer(o, blob) { readFile(o, blob, packageBuffer); }
function FileReader_readAsBinaryString(o, blob) { readFile(o, blob, latin1Text); }
function FileReader_readAsText(o, blob, label) { readFile(o, blob, bytes => packageText(bytes, blob, label)); }
function FileReader_readAsDataURL(o, blob) { readFile(o, blob, bytes => packageUrl(bytes, blob)); }
// "Package data" (§6.4)
function packageBuffer(bytes) { return copyOf(bytes).buffer; }
function packageText(bytes, blob, label) {
  let name = label === undefined ? null : Host_encodingByLabel(label);
  if (name === null) {
    const charset = mimeParameter(stateOf(blob).type, "charset");
    name = charset === null ? null : Host_encodingByLabel(charset);
  }
  return decodeBytes(bytes, name ?? "UTF-8");
}
function packageUrl(bytes, blob) {
  const { type } = stateOf(blob);
  return `data:${type === "" ? "application/octet-stream" : type};base64,${Window_btoa(null, latin1Text(bytes))}`;
}
// FileReaderSync (§6.5), for workers: all at once
function FileReaderSync_construct() {}
function FileReaderSync_readAsArrayBuffer(o, blob) { return packageBuffer(blobBytes(blob)); }
function FileReaderSync_readAsBinaryString(o, blob) { return latin1Text(blobBytes(blob)); }
function FileReaderSync_readAsText(o, blob, label) { return packageText(blobBytes(blob), blob, label); }
function FileReaderSync_readAsDataURL(o, blob) { return packageUrl(blobBytes(blob), blob); }
// "Decode" (Encoding §6): a byte order mark decides, then the encoding given.
function decodeBytes(bytes, name) {
  let skip = 0;
  if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) { name = "UTF-8"; skip = 3; }
  else if (bytes[0] === 0xFE && bytes[1] === 0xFF) { name = "UTF-16BE"; skip = 2; }
  else if (bytes[0] === 0xFF && bytes[1] === 0xFE) { name = "UTF-16LE"; skip = 2; }
  return decoderOf(name)(skip === 0 ? bytes : apply(bytesSubarray, bytes, [skip]), false, true);
}
function readFile(o, blob, convert) {
  const s = stateOf(o), total = stateOf(blob).size;
  if (s.readyState === 1) throw domException("InvalidStateError", "The object is already busy reading Blobs.");
  s.readyState = 1;
  s.result = s.error = null;
  const job = ++s.job, portions = portionsOf(blob), read = [];
  let loaded = 0, told = -Infinity;
  const tell = (type, known = true) => fireEvent(o, type, { lengthComputable: known, loaded, total }, "ProgressEvent");
  const later = step => soon(() => { if (s.job === job) step(); });
  const end = (type, known) => {
    s.readyState = 2;
    tell(type, known);
    if (s.readyState !== 1) tell("loadend", known);
  };
  const next = () => {
    if (read.length === portions.length) {
      s.result = convert(joinBytes(read, total));
      end("load", true);
      return;
    }
    try { read.push(portionBytes(portions[read.length])); } catch (e) { s.error = e; loaded = 0; end("error", false); return; }
    loaded += read[read.length - 1].length;
    if (now() - told >= 50) { told = now(); tell("progress"); }
    if (s.job === job) later(next);
  };
  later(() => { tell("loadstart"); if (s.job === job) later(next); });
}
function FileReader_abort(o) {
  const s = stateOf(o);
  if (s.readyState !== 1) { s.result = null; return; }
  s.readyState = 2;
  s.result = null;
  s.error = domException("AbortError", "The read was aborted.");
  s.job++;
  fireEvent(o, "abort", { loaded: 0, total: 0 }, "ProgressEvent");
  if (s.readyState !== 1) fireEvent(o, "loadend", { loaded: 0, total: 0 }, "ProgressEvent");
}
// A task of its own.
// The realm's own, whatever its scripts make of the names.
let setTimer = null, clearTimer = null;
function keepTimers() {
  setTimer = global.setTimeout;
  clearTimer = global.clearTimeout;
}
function soon(f) { apply(setTimer, global, [f, 0]); }

function URL_static_createObjectURL(blob) {
  giveBytes(blobBytes(blob));
  return Host_createObjectUrl(stateOf(blob).type);
}
function URL_static_revokeObjectURL(url) { Host_revokeObjectUrl(url); }

// FormData
function FormData_construct(o, form, submitter) {
  const s = stateOf(o);
  s.list = [];
  if (form === undefined) return;
  if (!isNode(form) || !isHtml(form, "form")) throw new TypeErr("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
  if (submitter !== undefined && submitter !== null) {
    if (!isNode(submitter) || !isSubmitButton(submitter)) throw new TypeErr("Failed to construct 'FormData': The specified element is not a submit button.");
    if (formOf(submitter) !== form) throw domException("NotFoundError", "Failed to construct 'FormData': The specified element is not owned by this form element.");
  }
  const entries = entryList(form, submitter ?? null);
  if (entries === null) throw domException("InvalidStateError", "The form is constructing its entry list.");
  for (const [name, value] of entries) s.list.push([name.toWellFormed(), typeof value === "string" ? value.toWellFormed() : value]);
}
function formEntry(value, filename) {
  if (!isBlob(value)) return value;
  const s = stateOf(value);
  if (isFile(value) && filename === undefined) return value;
  return newFileOf(s.pieces, filename ?? "blob", s.type, isFile(value) ? s.lastModified : Date.now(), "");
}
function FormData_entries(o) { return stateOf(o).list; }
function FormData_append(o, name, value, filename) { stateOf(o).list.push([name, formEntry(value, filename)]); }
function FormData_delete(o, name) { const s = stateOf(o); s.list = s.list.filter(p => p[0] !== name); }
function FormData_get(o, name) { return stateOf(o).list.find(p => p[0] === name)?.[1] ?? null; }
function FormData_getAll(o, name) { return stateOf(o).list.filter(p => p[0] === name).map(p => p[1]); }
function FormData_has(o, name) { return stateOf(o).list.some(p => p[0] === name); }
function FormData_set(o, name, value, filename) {
  const s = stateOf(o), entry = formEntry(value, filename), at = s.list.findIndex(p => p[0] === name);
  if (at < 0) { s.list.push([name, entry]); return; }
  s.list[at] = [name, entry];
  s.list = s.list.filter((p, i) => i <= at || p[0] !== name);
}
// HTML §4.10.22.7 multipart/form-data
function encodeMultipart(list) {
  let boundary = "----BulkheadFormBoundary";
  for (let i = 0; i < 16; i++) boundary += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[Math.floor(Math.random() * 62)];
  const lines = text => text.replace(/\r\n?|\n/g, "\r\n");
  const escape = text => text.replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22");
  const pieces = [];
  let total = 0;
  const add = piece => { const bytes = typeof piece === "string" ? utf8Encode(piece) : piece; pieces.push(bytes); total += bytes.length; };
  for (const [name, value] of list) {
    add(`--${boundary}\r\nContent-Disposition: form-data; name="${escape(lines(name))}"`);
    if (typeof value === "string") add(`\r\n\r\n${lines(value)}\r\n`);
    else {
      const s = stateOf(value);
      add(`; filename="${escape(s.name)}"\r\nContent-Type: ${s.type === "" ? "application/octet-stream" : s.type}\r\n\r\n`);
      add(blobBytes(value));
      add("\r\n");
    }
  }
  add(`--${boundary}--\r\n`);
  return { bytes: joinBytes(pieces, total), type: `multipart/form-data; boundary=${boundary}` };
}
// The multipart/form-data parser of Fetch §5.3; null is failure.
function parseMultipart(bytes, boundary) {
  const text = latin1Text(bytes), list = [], mark = `--${boundary}`;
  let at = text.startsWith(mark) ? 0 : text.indexOf(`\r\n${mark}`) + 2;
  if (at === 1) return null;
  for (;;) {
    at += mark.length;
    if (text.startsWith("--", at)) return list;
    if (!text.startsWith("\r\n", at)) return null;
    const head = text.indexOf("\r\n\r\n", at);
    if (head < 0) return null;
    const end = text.indexOf(`\r\n${mark}`, head + 2);
    if (end < 0) return null;
    let name = null, filename = null, type = null;
    for (const line of text.slice(at + 2, head).split("\r\n")) {
      const disposition = /^content-disposition:[ \t]*form-data;(.*)$/i.exec(line);
      if (disposition !== null) {
        for (const [, key, value] of disposition[1].matchAll(/[ \t]*([A-Za-z*]+)="([^"]*)"/g)) {
          const decoded = utf8DecodeWithoutBom(latin1Bytes(value.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replace(/%22/g, "\"")));
          if (key === "name") name = decoded;
          else if (key === "filename") filename = decoded;
        }
      }
      const contentType = /^content-type:[ \t]*(.*?)[ \t]*$/i.exec(line);
      if (contentType !== null) type = contentType[1];
    }
    if (name === null) return null;
    const content = apply(bytesSlice, bytes, [head + 4, Math.max(head + 4, end)]);
    list.push([name, filename === null ? utf8DecodeWithoutBom(content) : newFile(content, filename, type ?? "text/plain")]);
    at = end + 2;
  }
}

// MIME types (MIME Sniffing §4): a record with its essence and parameters, or null.
function parseMime(text) {
  const match = /^[\t\n\r ]*([!#$%&'*+\-.^_`|~A-Za-z0-9]+)\/([!#$%&'*+\-.^_`|~A-Za-z0-9]+)[\t\n\r ]*(?:;|$)/.exec(text);
  if (match === null) return null;
  const params = new Map();
  let at = match[0].length;
  while (at < text.length) {
    while (at < text.length && /[\t\n\r ]/.test(text[at])) at++;
    const start = at;
    while (at < text.length && text[at] !== ";" && text[at] !== "=") at++;
    const name = asciiLower(text.slice(start, at));
    if (at >= text.length) break;
    if (text[at] === ";") { at++; continue; }
    at++;
    let value = "";
    if (text[at] === "\"") {
      at++;
      for (; at < text.length && text[at] !== "\""; at++) {
        if (text[at] === "\\" && at + 1 < text.length) at++;
        value += text[at];
      }
      while (at < text.length && text[at] !== ";") at++;
    } else {
      const from = at;
      while (at < text.length && text[at] !== ";") at++;
      value = text.slice(from, at).replace(/[\t\n\r ]+$/, "");
      if (value === "") { at++; continue; }
    }
    at++;
    if (/^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/.test(name) && /^[\t\x20-\x7E\x80-\xFF]*$/.test(value) && !params.has(name)) params.set(name, value);
  }
  return { essence: asciiLower(`${match[1]}/${match[2]}`), params };
}
function serializeMime(mime) {
  let out = mime.essence;
  for (const [name, value] of mime.params) {
    out += `;${name}=${/^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/.test(value) ? value : `"${value.replace(/(["\\])/g, "\\$1")}"`}`;
  }
  return out;
}
function mimeParameter(text, name) { return parseMime(text)?.params.get(name) ?? null; }

// Structured clone of them (File API §3, §4, §5): the bytes travel with the record.
const writePieces = (o, deep) => stateOf(o).pieces.map(piece => piece instanceof FilePart ? [-1, piece.file, piece.from, piece.length]
  : deep(piece.byteLength === piece.buffer.byteLength ? piece : copyOf(piece)));
const readPieces = (pieces, deep) => pieces.map(piece => piece[0] === -1 ? new FilePart(piece[1], piece[2], piece[3]) : deep(piece));
SERIALIZABLE.Blob = {
  write(o, deep) { return [o.type, writePieces(o, deep)]; },
  read([type, pieces], deep) { return newBlobOf(readPieces(pieces, deep), type); },
};
SERIALIZABLE.File = {
  write(o, deep) { const s = stateOf(o); return [s.type, s.name, s.lastModified, s.path, writePieces(o, deep)]; },
  read([type, name, lastModified, path, pieces], deep) { return newFileOf(readPieces(pieces, deep), name, type, lastModified, path); },
};
SERIALIZABLE.FileList = {
  write(o, deep) { return stateOf(o).files.map(deep); },
  read(files, deep) { return newFileList(files.map(deep)); },
};
