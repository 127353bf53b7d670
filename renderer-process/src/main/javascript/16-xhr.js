// XMLHttpRequest (XHR §3).

function XMLHttpRequest_construct(o) {
  const s = stateOf(o);
  s.self = o;
  s.readyState = 0;
  s.timeout = 0;
  s.withCredentials = false;
  s.uploadObject = makeJs(TYPE_BY_NAME.XMLHttpRequestUpload);
  s.responseType = "";
  s.mimeOverride = null;
  s.sendFlag = s.async = false;
  s.cancel = null;
  s.generation = 0;
  clearResponse(s);
}
function clearResponse(s) {
  s.response = null;
  s.pieces = [];
  s.received = 0;
  s.text = "";
  s.textDecoder = null;
  s.made = undefined;
}
function XMLHttpRequest_readyState(o) { return stateOf(o).readyState; }
function setReady(s, state) {
  s.readyState = state;
  fireEvent(s.self, "readystatechange", undefined);
}
function XMLHttpRequest_open(o, method, url, async, username, password) {
  const s = stateOf(o);
  if (!TOKEN.test(method)) throw domException("SyntaxError", `Failed to execute 'open' on 'XMLHttpRequest': '${method}' is not a valid HTTP method.`);
  if (isForbiddenMethod(method)) throw domException("SecurityError", `Failed to execute 'open' on 'XMLHttpRequest': '${method}' HTTP method is unsupported.`);
  let parsed = parseUrl(url, Host_clientBaseUrl());
  if (parsed === null) throw domException("SyntaxError", "Failed to execute 'open' on 'XMLHttpRequest': Invalid URL");
  if (async === undefined) async = true;
  if (Host_urlPart(parsed, "host") !== "") {
    if (username != null) parsed = Host_withUrlPart(parsed, "username", username);
    if (password != null) parsed = Host_withUrlPart(parsed, "password", password);
  }
  if (!async && pageDocument !== null && (s.timeout !== 0 || s.responseType !== "")) {
    throw domException("InvalidAccessError", "Failed to execute 'open' on 'XMLHttpRequest': Synchronous requests from a document must not set a timeout or a response type.");
  }
  stopFetch(s);
  s.sendFlag = false;
  s.uploadListener = false;
  s.method = normalizeMethod(method);
  s.url = parsed;
  s.async = async;
  s.headers = [];
  clearResponse(s);
  if (s.readyState !== 1) setReady(s, 1);
}
function stopFetch(s) {
  s.generation++;
  const cancel = s.cancel;
  s.cancel = null;
  if (cancel !== null) cancel();
}
function XMLHttpRequest_setRequestHeader(o, name, value) {
  const s = stateOf(o);
  if (s.readyState !== 1 || s.sendFlag) throw domException("InvalidStateError", "Failed to execute 'setRequestHeader' on 'XMLHttpRequest': The object's state must be OPENED.");
  value = normalizeValue(value);
  if (!TOKEN.test(name)) throw domException("SyntaxError", `Failed to execute 'setRequestHeader' on 'XMLHttpRequest': '${name}' is not a valid HTTP header field name.`);
  if (/[\0\r\n]/.test(value)) throw domException("SyntaxError", `Failed to execute 'setRequestHeader' on 'XMLHttpRequest': '${value}' is not a valid HTTP header field value.`);
  if (isForbiddenHeader(name, value)) return;
  const lower = asciiLower(name), same = s.headers.find(p => asciiLower(p[0]) === lower);
  if (same === undefined) s.headers.push([name, value]);
  else same[1] = `${same[1]}, ${value}`;
}
function XMLHttpRequest_timeout(o) { return stateOf(o).timeout; }
function XMLHttpRequest_set_timeout(o, v) {
  const s = stateOf(o);
  if (pageDocument !== null && s.readyState !== 0 && !s.async) throw domException("InvalidAccessError", "Failed to set the 'timeout' property on 'XMLHttpRequest': Timeouts cannot be set for synchronous requests made from a document.");
  s.timeout = v;
  if (s.sendFlag) armTimeout(s);
}
function armTimeout(s) {
  const generation = s.generation, token = s.timer = {};
  if (s.timeout === 0) return;
  apply(setTimer, global, [() => {
    if (s.timer !== token || s.generation !== generation || !s.sendFlag) return;
    stopFetch(s);
    requestError(s, "timeout", "TimeoutError");
  }, Math.max(0, s.timeout - (now() - s.began))]);
}
function XMLHttpRequest_withCredentials(o) { return stateOf(o).withCredentials; }
function XMLHttpRequest_set_withCredentials(o, v) {
  const s = stateOf(o);
  if (s.readyState > 1 || s.sendFlag) throw domException("InvalidStateError", "Failed to set the 'withCredentials' property on 'XMLHttpRequest': The value may only be set if the object's state is UNSENT or OPENED.");
  s.withCredentials = v;
}
function XMLHttpRequest_upload(o) { return stateOf(o).uploadObject; }
function hasListeners(target) {
  return ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"].some(type => hasListenerOf(target, type));
}
function hasListenerOf(target, type) {
  const state = stateOrNull(target);
  return state !== null && state.listeners !== undefined && state.listeners.has(type) && state.listeners.get(type).length > 0;
}
function xhrProgress(target, type, loaded, total) {
  fireEvent(target, type, { lengthComputable: total > 0, loaded, total }, "ProgressEvent");
}
function XMLHttpRequest_send(o, given) {
  const s = stateOf(o);
  if (s.readyState !== 1 || s.sendFlag) throw domException("InvalidStateError", "Failed to execute 'send' on 'XMLHttpRequest': The object's state must be OPENED.");
  let bytes = null;
  if (s.method !== "GET" && s.method !== "HEAD" && given != null) {
    let type;
    if (isNode(given) && given.nodeType === 9) {
      const html = Host_isHtmlDocument(numberOf(given));
      bytes = utf8Encode((html ? given.documentElement === null ? "" : (given.doctype === null ? "" : `<!DOCTYPE ${given.doctype.name}>`) + given.documentElement.outerHTML : Host_serializeXml(numberOf(given))).toWellFormed());
      type = html ? "text/html;charset=UTF-8" : "application/xml;charset=UTF-8";
    } else {
      const isKnown = isBlob(given) || isBuffer(given, "BufferSource") || isA(given, TYPE_BY_NAME.FormData, TYPE_BY_NAME.FormData) || isA(given, TYPE_BY_NAME.URLSearchParams, TYPE_BY_NAME.URLSearchParams);
      const extracted = extractBody(isKnown ? given : toUsv(given));
      bytes = extracted.body.bytes;
      type = extracted.type;
    }
    const named = s.headers.find(p => asciiLower(p[0]) === "content-type");
    if (named !== undefined) {
      if (typeof given === "string" || isNode(given)) {
        const mime = parseMime(named[1]);
        if (mime !== null && mime.params.has("charset") && asciiLower(mime.params.get("charset")) !== "utf-8") { mime.params.set("charset", "UTF-8"); named[1] = serializeMime(mime); }
      }
    } else if (type !== null && type !== undefined) s.headers.push(["Content-Type", type]);
  }
  s.uploadListener = hasListeners(s.uploadObject);
  s.uploadComplete = bytes === null;
  s.began = now();
  const request = { url: s.url, method: s.method, headers: s.headers.some(p => asciiLower(p[0]) === "accept") ? s.headers : [...s.headers, ["Accept", "*/*"]],
    mode: "cors", credentials: s.withCredentials ? "include" : "same-origin", cache: "default", redirect: "follow", referrer: null, referrerPolicy: "", preflight: s.uploadListener, xhr: true };
  if (!s.async) { sendSync(s, request, bytes); return; }
  s.sendFlag = true;
  const generation = s.generation;
  xhrProgress(o, "loadstart", 0, 0);
  const total = bytes === null ? 0 : bytes.length;
  if (!s.uploadComplete && s.uploadListener) xhrProgress(s.uploadObject, "loadstart", 0, total);
  if (s.readyState !== 1 || !s.sendFlag || s.generation !== generation) return;
  armTimeout(s);
  const current = () => s.generation === generation;
  s.cancel = startFetch(request, bytes, {
    response(head) {
      if (!current()) return;
      if (!s.uploadComplete) {
        s.uploadComplete = true;
        if (s.uploadListener) {
          xhrProgress(s.uploadObject, "progress", total, total);
          if (current()) xhrProgress(s.uploadObject, "load", total, total);
          if (current()) xhrProgress(s.uploadObject, "loadend", total, total);
          if (!current()) return;
        }
      }
      s.response = head;
      const length = /^\d+$/.exec(headerValue(head.headers, "content-length") ?? "");
      s.length = length === null || headerValue(head.headers, "content-encoding") !== null ? 0 : +length[0];
      setReady(s, 2);
      s.lastProgress = now();
    },
    data(piece, granted) {
      granted(piece.length);
      if (!current()) return;
      s.pieces.push(piece);
      s.received += piece.length;
      if (s.readyState === 2) s.readyState = 3;
      if (s.lastProgress !== undefined && s.received !== piece.length && now() - s.lastProgress < 50) return;
      s.lastProgress = now();
      fireEvent(o, "readystatechange", undefined);
      if (current()) xhrProgress(o, "progress", s.received, s.length);
    },
    end() {
      if (!current()) return;
      s.cancel = null;
      if (s.readyState === 3) xhrProgress(o, "progress", s.received, s.length);
      if (!current()) return;
      s.sendFlag = false;
      setReady(s, 4);
      if (!current()) return;
      xhrProgress(o, "load", s.received, s.length);
      if (current()) xhrProgress(o, "loadend", s.received, s.length);
    },
    error(name) {
      if (!current()) return;
      s.cancel = null;
      if (name === STOPPED) requestError(s, "abort");
      else requestError(s, "error");
    },
  });
}
// "Request error steps"
function requestError(s, event) {
  s.sendFlag = false;
  clearResponse(s);
  const generation = s.generation;
  setReady(s, 4);
  if (s.generation !== generation) return;
  if (!s.uploadComplete) {
    s.uploadComplete = true;
    if (s.uploadListener) {
      xhrProgress(s.uploadObject, event, 0, 0);
      xhrProgress(s.uploadObject, "loadend", 0, 0);
    }
  }
  xhrProgress(s.self, event, 0, 0);
  xhrProgress(s.self, "loadend", 0, 0);
}
function sendSync(s, request, bytes) {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/.exec(request.url)?.[0];
  let answer;
  if (scheme === "data" || scheme === "blob" || scheme === "about") answer = localResponse(scheme, request);
  else {
    if (bytes !== null) giveBytes(bytes);
    const text = Host_fetchSync(JSON.stringify({ ...request, hasBody: bytes !== null }));
    answer = text === "" ? null : { head: JSON.parse(text), bytes: takeBytes() };
  }
  s.uploadComplete = true;
  if (answer === null) {
    clearResponse(s);
    s.readyState = 4;
    throw domException("NetworkError", `Failed to execute 'send' on 'XMLHttpRequest': Failed to load '${s.url}'.`);
  }
  s.response = answer.head;
  s.pieces = [answer.bytes];
  s.received = answer.bytes.length;
  s.length = answer.bytes.length;
  const generation = s.generation;
  setReady(s, 4);
  if (s.generation !== generation) return;
  xhrProgress(s.self, "load", s.received, s.length);
  if (s.generation === generation) xhrProgress(s.self, "loadend", s.received, s.length);
}
function XMLHttpRequest_abort(o) {
  const s = stateOf(o);
  stopFetch(s);
  if (s.readyState === 1 && s.sendFlag || s.readyState === 2 || s.readyState === 3) {
    const generation = s.generation;
    requestError(s, "abort");
    if (s.generation !== generation) return;
  }
  if (s.readyState === 4) {
    s.readyState = 0;
    clearResponse(s);
  }
}
function XMLHttpRequest_responseURL(o) { const r = stateOf(o).response; return r === null ? "" : r.url.replace(/#.*$/, ""); }
function XMLHttpRequest_status(o) { const s = stateOf(o); return s.response === null || s.readyState < 2 ? 0 : s.response.status; }
function XMLHttpRequest_statusText(o) { const s = stateOf(o); return s.response === null ? "" : s.response.statusText; }
function XMLHttpRequest_getResponseHeader(o, name) { const r = stateOf(o).response; return r === null ? null : headerValue(r.headers, name); }
function XMLHttpRequest_getAllResponseHeaders(o) {
  const r = stateOf(o).response;
  if (r === null) return "";
  const upper = name => name.replace(/[a-z]/g, c => c.toUpperCase());
  const names = [...new Set(r.headers.map(p => asciiLower(p[0])))].sort((a, b) => upper(a) < upper(b) ? -1 : upper(a) > upper(b) ? 1 : 0);
  return names.map(name => `${name}: ${headerValue(r.headers, name)}\r\n`).join("");
}
function XMLHttpRequest_overrideMimeType(o, mime) {
  const s = stateOf(o);
  if (s.readyState >= 3) throw domException("InvalidStateError", "Failed to execute 'overrideMimeType' on 'XMLHttpRequest': MimeType cannot be overridden when the state is LOADING or DONE.");
  s.mimeOverride = parseMime(mime) ?? { essence: "application/octet-stream", params: new Map() };
}
const RESPONSE_TYPES = new Set(["", "arraybuffer", "blob", "document", "json", "text"]);
function XMLHttpRequest_responseType(o) { return stateOf(o).responseType; }
function XMLHttpRequest_set_responseType(o, v) {
  const s = stateOf(o);
  if (!RESPONSE_TYPES.has(v) || v === "document" && pageDocument === null) return;
  if (s.readyState >= 3) throw domException("InvalidStateError", "Failed to set the 'responseType' property on 'XMLHttpRequest': The response type cannot be set if the object's state is LOADING or DONE.");
  if (pageDocument !== null && s.readyState !== 0 && !s.async) throw domException("InvalidAccessError", "Failed to set the 'responseType' property on 'XMLHttpRequest': The response type cannot be changed for synchronous requests made from a document.");
  s.responseType = v;
}
function responseMime(s) {
  const value = headerValue(s.response.headers, "content-type");
  return (value === null ? null : extractMime(value)) ?? { essence: "text/xml", params: new Map() };
}
function finalMime(s) { return s.mimeOverride ?? responseMime(s); }
function finalCharset(s) {
  const own = s.mimeOverride === null ? undefined : s.mimeOverride.params.get("charset"), label = own ?? responseMime(s).params.get("charset");
  return label === undefined ? null : Host_encodingByLabel(label);
}
function receivedBytes(s) {
  if (s.pieces.length !== 1) s.pieces = [joinBytes(s.pieces, s.received)];
  return s.pieces[0];
}
function isXmlEssence(essence) { return essence === "text/xml" || essence === "application/xml" || essence.endsWith("+xml"); }
function responseTextOf(s) {
  if (s.response === null || s.received === 0) return "";
  const bytes = receivedBytes(s);
  let name = finalCharset(s);
  if (name === null && s.responseType === "" && isXmlEssence(finalMime(s).essence)) {
    const declared = /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(latin1Text(apply(bytesSubarray, bytes, [0, 200])));
    name = declared === null ? null : Host_encodingByLabel(declared[1]);
  }
  return decodeBytes(bytes, name ?? "UTF-8");
}
function XMLHttpRequest_responseText(o) {
  const s = stateOf(o);
  if (s.responseType !== "" && s.responseType !== "text") throw domException("InvalidStateError", `Failed to read the 'responseText' property from 'XMLHttpRequest': The value is only accessible if the object's 'responseType' is '' or 'text' (was '${s.responseType}').`);
  return s.readyState < 3 ? "" : responseTextOf(s);
}
function XMLHttpRequest_response(o) {
  const s = stateOf(o);
  if (s.responseType === "" || s.responseType === "text") return s.readyState < 3 ? "" : responseTextOf(s);
  if (s.readyState !== 4 || s.response === null) return null;
  if (s.made !== undefined) return s.made;
  switch (s.responseType) {
    case "arraybuffer": return s.made = copyOf(receivedBytes(s)).buffer;
    case "blob": return s.made = newBlob(receivedBytes(s), serializeMime(finalMime(s)));
    case "document": return s.made = responseDocument(s);
    default:
      if (s.received === 0) return null;
      try { return s.made = JSON.parse(utf8Decode(receivedBytes(s))); } catch { return s.made = null; }
  }
}
function XMLHttpRequest_responseXML(o) {
  const s = stateOf(o);
  if (s.responseType !== "" && s.responseType !== "document") throw domException("InvalidStateError", `Failed to read the 'responseXML' property from 'XMLHttpRequest': The value is only accessible if the object's 'responseType' is '' or 'document' (was '${s.responseType}').`);
  if (s.readyState !== 4 || s.response === null) return null;
  if (s.xmlMade === s.response) return s.xml;
  s.xmlMade = s.response;
  return s.xml = responseDocument(s);
}
// "Set a document response"
function responseDocument(s) {
  const mime = finalMime(s), html = mime.essence === "text/html";
  if (s.received === 0 || s.response === null || !html && !isXmlEssence(mime.essence) || html && s.responseType === "") return null;
  const bytes = receivedBytes(s);
  let name = finalCharset(s);
  if (name === null) {
    const head = latin1Text(apply(bytesSubarray, bytes, [0, 1024]));
    const declared = html ? /<meta[^>]*charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)/i.exec(head) : /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head);
    name = declared === null ? null : Host_encodingByLabel(declared[1]);
    if (name === "UTF-16LE" || name === "UTF-16BE") name = "UTF-8";
  }
  return wrap(Host_parseXml(decodeBytes(bytes, name ?? "UTF-8"), mime.essence, s.response.url));
}
