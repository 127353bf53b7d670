// Blob, File, FileReader, object URLs (File API), FormData (XHR §5). A blob's bytes are never changed.

const isBlob = o => isA(o, TYPE_BY_NAME.Blob, HIGH[TYPE_BY_NAME.Blob]);
const isFile = o => isA(o, TYPE_BY_NAME.File, TYPE_BY_NAME.File);
function blobBytes(o) { return stateOf(o).bytes; }
function newBlob(bytes, type) {
  const made = makeJs(TYPE_BY_NAME.Blob), s = stateOf(made);
  s.bytes = bytes;
  s.type = type;
  return made;
}
function newFile(bytes, name, type, lastModified = Date.now()) {
  const made = makeJs(TYPE_BY_NAME.File), s = stateOf(made);
  s.bytes = bytes; s.type = type; s.name = name; s.lastModified = lastModified; s.path = "";
  return made;
}
function blobType(type) { return /^[\x20-\x7E]*$/.test(type) ? asciiLower(type) : ""; }
function Blob_construct(o, parts, options) {
  const s = stateOf(o), pieces = [];
  let total = 0;
  for (const part of parts ?? []) {
    const piece = typeof part === "string" ? utf8Encode(options.endings === "native" ? part.replace(/\r\n?|\n/g, "\n") : part)
      : isBlob(part) ? blobBytes(part) : copyOf(part);
    pieces.push(piece);
    total += piece.length;
  }
  s.bytes = joinBytes(pieces, total);
  s.type = blobType(options.type);
}
function Blob_size(o) { return blobBytes(o).length; }
function Blob_type(o) { return stateOf(o).type; }
function Blob_slice(o, start, end, type) {
  const size = blobBytes(o).length;
  const at = i => i < 0 ? Math.max(size + i, 0) : Math.min(i, size);
  const from = start === undefined ? 0 : at(start), to = end === undefined ? size : at(end);
  return newBlob(apply(bytesSlice, blobBytes(o), [from, Math.max(from, to)]), type === undefined ? "" : blobType(type));
}
function Blob_text(o) { return resolvedWith(utf8Decode(blobBytes(o))); }
function Blob_arrayBuffer(o) { return resolvedWith(copyOf(blobBytes(o)).buffer); }
function Blob_bytes(o) { return resolvedWith(copyOf(blobBytes(o))); }
function Blob_stream(o) { return streamOfBytes(blobBytes(o)).self; }
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
function FileReader_readAsArrayBuffer(o, blob) { readFile(o, blob, bytes => copyOf(bytes).buffer); }
function FileReader_readAsBinaryString(o, blob) { readFile(o, blob, latin1Text); }
function FileReader_readAsText(o, blob, label) {
  readFile(o, blob, bytes => {
    let name = label === undefined ? null : Host_encodingByLabel(label);
    if (name === null) {
      const charset = mimeParameter(stateOf(blob).type, "charset");
      name = charset === null ? null : Host_encodingByLabel(charset);
    }
    return decodeBytes(bytes, name ?? "UTF-8");
  });
}
function FileReader_readAsDataURL(o, blob) {
  readFile(o, blob, bytes => `data:${stateOf(blob).type === "" ? "application/octet-stream" : stateOf(blob).type};base64,${Window_btoa(null, latin1Text(bytes))}`);
}
// "Decode" (Encoding §6): a byte order mark decides, then the encoding given.
function decodeBytes(bytes, name) {
  let skip = 0;
  if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) { name = "UTF-8"; skip = 3; }
  else if (bytes[0] === 0xFE && bytes[1] === 0xFF) { name = "UTF-16BE"; skip = 2; }
  else if (bytes[0] === 0xFF && bytes[1] === 0xFE) { name = "UTF-16LE"; skip = 2; }
  return decoderOf(name)(skip === 0 ? bytes : apply(bytesSubarray, bytes, [skip]), false, true);
}
function readFile(o, blob, convert) {
  const s = stateOf(o), bytes = blobBytes(blob);
  if (s.readyState === 1) throw domException("InvalidStateError", "The object is already busy reading Blobs.");
  s.readyState = 1;
  s.result = s.error = null;
  const job = ++s.job;
  const progress = type => fireEvent(o, type, { lengthComputable: true, loaded: bytes.length, total: bytes.length }, "ProgressEvent");
  soon(() => {
    if (s.job !== job) return;
    fireEvent(o, "loadstart", { lengthComputable: true, loaded: 0, total: bytes.length }, "ProgressEvent");
    if (s.job !== job) return;
    soon(() => {
      if (s.job !== job) return;
      if (bytes.length > 0) progress("progress");
      if (s.job !== job) return;
      soon(() => {
        if (s.job !== job) return;
        s.readyState = 2;
        s.result = convert(bytes);
        progress("load");
        if (s.readyState !== 1) progress("loadend");
      });
    });
  });
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
const setTimer = global.setTimeout;
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
  return newFile(s.bytes, filename ?? "blob", s.type, isFile(value) ? s.lastModified : undefined);
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
      add(s.bytes);
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
SERIALIZABLE.Blob = {
  write(o, deep) { return [o.type, deep(blobBytes(o))]; },
  read([type, bytes], deep) { return newBlob(deep(bytes), type); },
};
SERIALIZABLE.File = {
  write(o, deep) { return [o.type, o.name, o.lastModified, deep(blobBytes(o))]; },
  read([type, name, lastModified, bytes], deep) { return newFile(deep(bytes), name, type, lastModified); },
};
SERIALIZABLE.FileList = {
  write(o, deep) { return stateOf(o).files.map(deep); },
  read(files, deep) { return newFileList(files.map(deep)); },
};
