// Headers, bodies, Request, Response and fetch (Fetch §5). What the network may tell a page is decided
// in the browser process.

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const FORBIDDEN_HEADERS = new Set(["accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method",
  "access-control-request-private-network", "connection", "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host",
  "keep-alive", "origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via"]);
const NORMAL_METHODS = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);
function isForbiddenHeader(name, value) {
  name = asciiLower(name);
  if (FORBIDDEN_HEADERS.has(name) || name.startsWith("proxy-") || name.startsWith("sec-")) return true;
  if (name === "x-http-method" || name === "x-http-method-override" || name === "x-method-override") {
    return value.split(",").some(m => isForbiddenMethod(m.trim()));
  }
  return false;
}
function isForbiddenMethod(method) { return /^(connect|trace|track)$/i.test(method); }
function normalizeMethod(method) { const upper = method.replace(/[a-z]/g, c => c.toUpperCase()); return NORMAL_METHODS.has(upper) ? upper : method; }
function normalizeValue(value) { return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ""); }
function isNoCorsSafelisted(name, value) {
  if (value.length > 128) return false;
  switch (asciiLower(name)) {
    case "accept": return !/[^\t\x20-\xFF]|["():<>?@[\\\]{}\x7F]/.test(value);
    case "accept-language": case "content-language": return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case "content-type": {
      const mime = parseMime(value);
      return !/[^\t\x20-\xFF]|["():<>?@[\\\]{}\x7F]/.test(value) && mime !== null
        && (mime.essence === "application/x-www-form-urlencoded" || mime.essence === "multipart/form-data" || mime.essence === "text/plain");
    }
    default: return false;
  }
}

// Headers: a list of [name, value]; `guard` as in the standard.
function Headers_construct(o, init) {
  const s = stateOf(o);
  s.list = [];
  s.guard = "none";
  if (init !== undefined) fillHeaders(s, init);
}
function newHeaders(list, guard) {
  const made = makeJs(TYPE_BY_NAME.Headers), s = stateOf(made);
  s.list = list;
  s.guard = guard;
  return made;
}
function fillHeaders(s, init) {
  for (const pair of init) {
    if (pair.length !== 2) throw new TypeErr("Headers: a pair has not two items");
    appendHeader(s, pair[0], pair[1]);
  }
}
function checkHeader(s, name, value) {
  if (!TOKEN.test(name)) throw new TypeErr(`Invalid header name: '${name}'`);
  if (/[\0\r\n]/.test(value)) throw new TypeErr("Invalid header value");
  if (s.guard === "immutable") throw new TypeErr("Headers are immutable");
  if (s.guard === "request" && isForbiddenHeader(name, value)) return false;
  return !(s.guard === "response" && /^set-cookie2?$/i.test(name));
}
function headerValue(list, name) {
  const lower = asciiLower(name), found = list.filter(p => asciiLower(p[0]) === lower);
  return found.length === 0 ? null : found.map(p => p[1]).join(", ");
}
function appendHeader(s, name, value) {
  value = normalizeValue(value);
  if (!checkHeader(s, name, value)) return;
  if (s.guard === "request-no-cors") {
    const before = headerValue(s.list, name);
    if (!isNoCorsSafelisted(name, before === null ? value : `${before}, ${value}`)) return;
  }
  const lower = asciiLower(name), same = s.list.find(p => asciiLower(p[0]) === lower);
  s.list.push([same === undefined ? name : same[0], value]);
}
function Headers_append(o, name, value) { appendHeader(stateOf(o), name, value); }
function Headers_delete(o, name) {
  const s = stateOf(o);
  if (!checkHeader(s, name, "")) return;
  if (s.guard === "request-no-cors" && !isNoCorsSafelisted(name, headerValue(s.list, name) ?? "") && !/^(accept|accept-language|content-language|content-type)$/i.test(name)) return;
  const lower = asciiLower(name);
  s.list = s.list.filter(p => asciiLower(p[0]) !== lower);
}
function Headers_get(o, name) {
  if (!TOKEN.test(name)) throw new TypeErr(`Invalid header name: '${name}'`);
  return headerValue(stateOf(o).list, name);
}
function Headers_getSetCookie(o) { return stateOf(o).list.filter(p => asciiLower(p[0]) === "set-cookie").map(p => p[1]); }
function Headers_has(o, name) {
  if (!TOKEN.test(name)) throw new TypeErr(`Invalid header name: '${name}'`);
  return headerValue(stateOf(o).list, name) !== null;
}
function Headers_set(o, name, value) {
  const s = stateOf(o);
  value = normalizeValue(value);
  if (!checkHeader(s, name, value)) return;
  if (s.guard === "request-no-cors" && !isNoCorsSafelisted(name, value)) return;
  setHeader(s, name, value);
}
function setHeader(s, name, value) {
  const lower = asciiLower(name), at = s.list.findIndex(p => asciiLower(p[0]) === lower);
  if (at < 0) { s.list.push([name, value]); return; }
  s.list[at] = [s.list[at][0], value];
  s.list = s.list.filter((p, i) => i <= at || asciiLower(p[0]) !== lower);
}
// "Sort and combine"
function Headers_entries(o) {
  const list = stateOf(o).list, names = [...new Set(list.map(p => asciiLower(p[0])))].sort(), out = [];
  for (const name of names) {
    if (name === "set-cookie") for (const value of Headers_getSetCookie(o)) out.push([name, value]);
    else out.push([name, headerValue(list, name)]);
  }
  return out;
}

// Bodies (§5.2, §5.3): { bytes, stream, used }. The stream is made when somebody asks for it.
function bodyOf(bytes) { return { bytes, stream: null, used: false }; }
function streamBody(stream) { return { bytes: null, stream, used: false }; }
// "Extract a body": { body, type }.
function extractBody(init) {
  if (typeof init === "string") return { body: bodyOf(utf8Encode(init)), type: "text/plain;charset=UTF-8" };
  if (isStream(init)) {
    const s = stateOf(init);
    if (s.disturbed || s.reader !== undefined) throw new TypeErr("The body's stream is disturbed or locked");
    return { body: streamBody(s), type: null };
  }
  if (isBlob(init)) return { body: bodyOf(blobBytes(init)), type: stateOf(init).type === "" ? null : stateOf(init).type };
  if (isA(init, TYPE_BY_NAME.FormData, TYPE_BY_NAME.FormData)) {
    const { bytes, type } = encodeMultipart(stateOf(init).list);
    return { body: bodyOf(bytes), type };
  }
  if (isA(init, TYPE_BY_NAME.URLSearchParams, TYPE_BY_NAME.URLSearchParams)) {
    return { body: bodyOf(utf8Encode(serializeForm(stateOf(init).list))), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  return { body: bodyOf(copyOf(init)), type: null };
}
function bodyStream(body) {
  if (body.stream === null) {
    body.stream = streamOfBytes(body.used ? new Bytes(0) : body.bytes);
    if (body.used) { body.stream.disturbed = true; readableStreamClose(body.stream); }
  }
  return body.stream;
}
function isUsed(body) { return body !== null && (body.used || body.stream !== null && body.stream.disturbed); }
function isUnusable(body) { return isUsed(body) || body !== null && body.stream !== null && body.stream.reader !== undefined; }
function Body_body(o) { const b = stateOf(o).body; return b === null ? null : bodyStream(b).self; }
function Body_bodyUsed(o) { return isUsed(stateOf(o).body); }
// All bytes of a body, as a promise.
function readBody(body) {
  if (body === null) return resolvedWith(new Bytes(0));
  if (body.stream === null) {
    body.used = true;
    return resolvedWith(body.bytes);
  }
  return readAll(body.stream);
}
function readAll(stream) {
  const reader = acquireDefaultReader(stream), p = newPromise(), pieces = [];
  let total = 0;
  const step = () => readerRead(reader, {
    chunk(chunk) {
      if (!isBuffer(chunk, "Uint8Array")) { p.reject(new TypeErr("The body's stream gave something that is not a Uint8Array")); return; }
      pieces.push(copyOf(chunk));
      total += chunk.length;
      queueTask(step);
    },
    close() { p.resolve(joinBytes(pieces, total)); },
    error(e) { p.reject(e); },
  });
  step();
  return p.promise;
}
function consume(o, convert) {
  const body = stateOf(o).body;
  if (isUnusable(body)) return rejectedWith(new TypeErr("body stream already read"));
  return then(readBody(body), convert);
}
function Body_arrayBuffer(o) { return consume(o, bytes => copyOf(bytes).buffer); }
function Body_bytes(o) { return consume(o, bytes => copyOf(bytes)); }
function Body_text(o) { return consume(o, utf8Decode); }
function Body_json(o) { return consume(o, bytes => JSON.parse(utf8Decode(bytes))); }
function bodyMime(o) {
  const list = stateOf(stateOf(o).headers).list, value = headerValue(list, "content-type");
  return value === null ? null : extractMime(value);
}
// "Extract a MIME type" from a header's combined value.
function extractMime(value) {
  let found = null, charset = null;
  for (const part of splitQuoted(value)) {
    const mime = parseMime(part);
    if (mime === null || mime.essence === "*/*") continue;
    if (found === null || mime.essence !== found.essence) charset = mime.params.get("charset") ?? null;
    else if (!mime.params.has("charset") && charset !== null) mime.params.set("charset", charset);
    found = mime;
  }
  return found;
}
function splitQuoted(value) {
  const parts = [];
  let part = "", quoted = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (c === "\"") quoted = !quoted;
    if (quoted && c === "\\" && i + 1 < value.length) { part += c + value[++i]; continue; }
    if (c === "," && !quoted) { parts.push(part); part = ""; } else part += c;
  }
  parts.push(part);
  return parts;
}
function Body_blob(o) {
  const mime = bodyMime(o);
  return consume(o, bytes => newBlob(bytes, mime === null ? "" : serializeMime(mime)));
}
function Body_formData(o) {
  const mime = bodyMime(o);
  return consume(o, bytes => {
    let list = null;
    if (mime !== null && mime.essence === "multipart/form-data" && mime.params.has("boundary")) list = parseMultipart(bytes, mime.params.get("boundary"));
    else if (mime !== null && mime.essence === "application/x-www-form-urlencoded") list = parseForm(utf8DecodeWithoutBom(bytes));
    if (list === null) throw new TypeErr("Failed to parse the body as FormData");
    const data = makeJs(TYPE_BY_NAME.FormData);
    stateOf(data).list = list;
    return data;
  });
}
function cloneBody(body) {
  if (body === null) return null;
  if (body.stream === null) return bodyOf(body.bytes);
  const [a, b] = body.stream.controller.isBytes ? byteStreamTee(body.stream) : defaultTee(body.stream, true);
  body.stream = a;
  return streamBody(b);
}

// Request (§5.4)
function Request_construct(o, input, init) {
  const s = stateOf(o), base = Host_clientBaseUrl();
  let from = null;
  if (typeof input === "string") {
    const url = parseUrl(input, base);
    if (url === null) throw new TypeErr(`Failed to construct 'Request': Failed to parse URL from ${input}`);
    if (Host_urlPart(url, "username") !== "" || Host_urlPart(url, "password") !== "") throw new TypeErr(`Failed to construct 'Request': Request cannot be constructed from a URL that includes credentials: ${input}`);
    Object.assign(s, { url, method: "GET", referrer: "about:client", referrerPolicy: "", mode: "cors", credentials: "same-origin", cache: "default", redirect: "follow", integrity: "", keepalive: false });
  } else {
    from = stateOf(input);
    for (const key of ["url", "method", "referrer", "referrerPolicy", "mode", "credentials", "cache", "redirect", "integrity", "keepalive"]) s[key] = from[key];
  }
  if (init.window !== undefined && init.window !== null) throw new TypeErr("Failed to construct 'Request': Used 'window' option, which is not null");
  const hasInit = Object.keys(init).length > 0;
  if (hasInit) {
    if (s.mode === "navigate") s.mode = "same-origin";
    s.referrer = "about:client";
    s.referrerPolicy = "";
  }
  if (init.referrer !== undefined) {
    if (init.referrer === "") s.referrer = "no-referrer";
    else {
      const url = parseUrl(init.referrer, base);
      if (url === null) throw new TypeErr(`Failed to construct 'Request': Referrer '${init.referrer}' is not a valid URL.`);
      s.referrer = /^about:client/.test(url) || Host_urlPart(url, "origin") !== Host_clientOrigin() ? "about:client" : url;
    }
  }
  if (init.referrerPolicy !== undefined) s.referrerPolicy = init.referrerPolicy;
  if (init.mode === "navigate") throw new TypeErr("Failed to construct 'Request': Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.");
  if (init.mode !== undefined) s.mode = init.mode;
  if (init.credentials !== undefined) s.credentials = init.credentials;
  if (init.cache !== undefined) s.cache = init.cache;
  if (s.cache === "only-if-cached" && s.mode !== "same-origin") throw new TypeErr("Failed to construct 'Request': 'only-if-cached' can be set only with 'same-origin' mode");
  if (init.redirect !== undefined) s.redirect = init.redirect;
  if (init.integrity !== undefined) s.integrity = init.integrity;
  if (init.keepalive !== undefined) s.keepalive = init.keepalive;
  if (init.method !== undefined) {
    if (!TOKEN.test(init.method)) throw new TypeErr(`Failed to construct 'Request': '${init.method}' is not a valid HTTP method.`);
    if (isForbiddenMethod(init.method)) throw new TypeErr(`Failed to construct 'Request': '${init.method}' HTTP method is unsupported.`);
    s.method = normalizeMethod(init.method);
  }
  s.signal = AbortSignal_static_any(init.signal !== undefined ? init.signal === null ? [] : [init.signal] : from !== null ? [from.signal] : []);
  if (s.mode === "no-cors" && !/^(GET|HEAD|POST)$/.test(s.method)) throw new TypeErr(`Failed to construct 'Request': '${s.method}' is unsupported in no-cors mode.`);
  s.headers = newHeaders([], s.mode === "no-cors" ? "request-no-cors" : "request");
  const h = stateOf(s.headers);
  if (init.headers !== undefined) fillHeaders(h, init.headers);
  else if (from !== null) for (const [name, value] of stateOf(from.headers).list) appendHeader(h, name, value);
  const inputBody = from === null ? null : from.body;
  if ((init.body != null || inputBody !== null) && (s.method === "GET" || s.method === "HEAD")) throw new TypeErr("Failed to construct 'Request': Request with GET/HEAD method cannot have body.");
  s.body = null;
  if (init.body != null) {
    if (isStream(init.body) && init.duplex === undefined) throw new TypeErr("Failed to construct 'Request': The `duplex` member must be specified for a request with a streaming body");
    if (isStream(init.body) && s.mode !== "same-origin" && s.mode !== "cors") throw new TypeErr("Failed to construct 'Request': a streaming body needs CORS");
    const { body, type } = extractBody(init.body);
    s.body = body;
    if (type !== null && headerValue(h.list, "content-type") === null) appendHeader(h, "Content-Type", type);
  } else if (inputBody !== null) {
    if (isUnusable(inputBody)) throw new TypeErr("Failed to construct 'Request': Cannot construct a Request with a Request object that has already been used.");
    s.body = inputBody.stream === null ? bodyOf(inputBody.bytes) : streamBody(proxyStream(inputBody.stream));
    inputBody.used = true;
  }
}
function proxyStream(stream) {
  const t = slots("TransformStream");
  createTransform(t, (chunk, c) => transformEnqueue(c, chunk), () => undefined);
  markHandled(readableStreamPipeTo(stream, t.writable, false, false, false, undefined));
  return t.readable;
}
function Request_method(o) { return stateOf(o).method; }
function Request_url(o) { return stateOf(o).url; }
function Request_headers(o) { return stateOf(o).headers; }
function Request_destination(o) { return ""; }
function Request_referrer(o) { const r = stateOf(o).referrer; return r === "no-referrer" ? "" : r; }
function Request_referrerPolicy(o) { return stateOf(o).referrerPolicy; }
function Request_mode(o) { return stateOf(o).mode; }
function Request_credentials(o) { return stateOf(o).credentials; }
function Request_cache(o) { return stateOf(o).cache; }
function Request_redirect(o) { return stateOf(o).redirect; }
function Request_integrity(o) { return stateOf(o).integrity; }
function Request_keepalive(o) { return stateOf(o).keepalive; }
function Request_isReloadNavigation(o) { return false; }
function Request_isHistoryNavigation(o) { return false; }
function Request_signal(o) { return stateOf(o).signal; }
function Request_duplex(o) { return "half"; }
function Request_clone(o) {
  const s = stateOf(o);
  if (isUnusable(s.body)) throw new TypeErr("Failed to execute 'clone' on 'Request': Request body is already used");
  const made = makeJs(TYPE_BY_NAME.Request), copy = stateOf(made);
  Object.assign(copy, s);
  copy.headers = newHeaders(stateOf(s.headers).list.map(p => [p[0], p[1]]), stateOf(s.headers).guard);
  copy.signal = AbortSignal_static_any([s.signal]);
  copy.body = cloneBody(s.body);
  return made;
}

// Response (§5.5)
function startResponse(s, type, status, statusText, headers, body) {
  s.type = type; s.status = status; s.statusText = statusText; s.headers = headers; s.body = body;
  s.url = ""; s.redirected = false;
}
function initResponse(o, init, extracted) {
  const s = stateOf(o);
  if (init.status < 200 || init.status > 599) throw new RangeErr(`Failed to construct 'Response': The status provided (${init.status}) is outside the range [200, 599].`);
  if (/[^\t\x20-\x7E\x80-\xFF]/.test(init.statusText)) throw new TypeErr("Failed to construct 'Response': Invalid statusText");
  startResponse(s, "default", init.status, init.statusText, newHeaders([], "response"), null);
  if (init.headers !== undefined) fillHeaders(stateOf(s.headers), init.headers);
  if (extracted !== null) {
    if (isNullBodyStatus(init.status)) throw new TypeErr("Failed to construct 'Response': Response with null body status cannot have body");
    s.body = extracted.body;
    if (extracted.type !== null && headerValue(stateOf(s.headers).list, "content-type") === null) appendHeader(stateOf(s.headers), "Content-Type", extracted.type);
  }
}
function isNullBodyStatus(status) { return status === 101 || status === 103 || status === 204 || status === 205 || status === 304; }
function Response_construct(o, body, init) { initResponse(o, init, body === null ? null : extractBody(body)); }
function Response_static_error() {
  const made = makeJs(TYPE_BY_NAME.Response);
  startResponse(stateOf(made), "error", 0, "", newHeaders([], "immutable"), null);
  return made;
}
function Response_static_redirect(url, status) {
  const parsed = parseUrl(url, Host_clientBaseUrl());
  if (parsed === null) throw new TypeErr(`Failed to execute 'redirect' on 'Response': Invalid URL`);
  if (![301, 302, 303, 307, 308].includes(status)) throw new RangeErr("Failed to execute 'redirect' on 'Response': Invalid status code");
  const made = makeJs(TYPE_BY_NAME.Response);
  startResponse(stateOf(made), "default", status, "", newHeaders([["location", parsed]], "immutable"), null);
  return made;
}
function Response_static_json(data, init) {
  const text = JSON.stringify(data);
  if (text === undefined) throw new TypeErr("The data is not JSON serializable");
  const made = makeJs(TYPE_BY_NAME.Response);
  initResponse(made, init, { body: bodyOf(utf8Encode(text)), type: "application/json" });
  return made;
}
function Response_type(o) { return stateOf(o).type; }
function Response_url(o) { return stateOf(o).url.replace(/#.*$/, ""); }
function Response_redirected(o) { return stateOf(o).redirected; }
function Response_status(o) { return stateOf(o).status; }
function Response_ok(o) { const status = stateOf(o).status; return status >= 200 && status <= 299; }
function Response_statusText(o) { return stateOf(o).statusText; }
function Response_headers(o) { return stateOf(o).headers; }
function Response_clone(o) {
  const s = stateOf(o);
  if (isUnusable(s.body)) throw new TypeErr("Failed to execute 'clone' on 'Response': Response body is already used");
  const made = makeJs(TYPE_BY_NAME.Response), copy = stateOf(made);
  Object.assign(copy, s);
  copy.headers = newHeaders(stateOf(s.headers).list.map(p => [p[0], p[1]]), stateOf(s.headers).guard);
  copy.body = cloneBody(s.body);
  return made;
}

// What Java tells of by number: fetches, sockets.
const receivers = new Map();
let lastReceiver = 0;
function deliver(id, kind, text) {
  const receiver = receivers.get(id);
  if (receiver !== undefined) receiver(kind, text);
}
function receive(f) {
  receivers.set(++lastReceiver, f);
  return lastReceiver;
}

// How a request fails that ended because its document was stopped.
const STOPPED = "net::ERR_ABORTED";

// One request on its way. `to` hears response(head), data(bytes), end(), error(name). The head is
// { url, status, statusText, headers, type, redirected }. Returns a function that cancels.
function startFetch(request, bytes, to) {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/.exec(request.url)?.[0];
  if (scheme === "data" || scheme === "blob" || scheme === "about") {
    const made = localResponse(scheme, request);
    if (made !== null || !mayBeElsewhere(scheme, request)) return startLocalFetch(made, to);
  }
  const id = receive((kind, text) => {
    switch (kind) {
      case "response": to.response(JSON.parse(text)); return;
      case "data": to.data(takeBytes(), count => Host_fetchGrant(id, count)); return;
      case "timing": timed(text); return;
      case "end": receivers.delete(id); to.end(); return;
      default: receivers.delete(id); to.error(text);
    }
  });
  if (bytes !== null) giveBytes(bytes);
  Host_fetchStart(id, JSON.stringify({ ...request, hasBody: bytes !== null }));
  return () => {
    if (receivers.delete(id)) Host_fetchCancel(id);
  };
}
// Fetch §4.3 scheme fetch, for what needs no network.
function localResponse(scheme, request) {
  const mime = scheme === "about" ? null : scheme === "data" ? Host_dataUrlType(request.url) : Host_objectUrlType(request.url.replace(/#.*$/, ""));
  if (mime === null || scheme === "blob" && request.method !== "GET") return null;
  const bytes = takeBytes(), head = { url: request.url, status: 200, statusText: "OK", headers: [], type: "basic", redirected: false };
  if (scheme === "blob") head.headers.push(["Content-Length", `${bytes.length}`]);
  head.headers.push(["Content-Type", mime]);
  return { head, bytes: request.method === "HEAD" ? new Bytes(0) : bytes };
}
// Whether an object URL may be another process's, of this origin.
function mayBeElsewhere(scheme, request) {
  const origin = Host_windowOrigin();
  return scheme === "blob" && request.method === "GET" && origin !== "null" && Host_urlPart(request.url, "origin") === origin;
}
function startLocalFetch(made, to) {
  let canceled = false;
  soon(() => {
    if (canceled) return;
    if (made === null) { to.error(""); return; }
    to.response(made.head);
    if (!canceled && made.bytes.length > 0) to.data(made.bytes, () => { });
    if (!canceled) to.end();
  });
  return () => { canceled = true; };
}

// What of a request goes to Java.
function wireRequest(s) {
  return { url: s.url, method: s.method, headers: stateOf(s.headers).list, mode: s.mode, credentials: s.credentials, cache: s.cache,
    redirect: s.redirect, referrer: s.referrer === "no-referrer" ? "" : s.referrer === "about:client" ? null : s.referrer, referrerPolicy: s.referrerPolicy, preflight: false };
}
function Window_fetch(w, input, init) {
  const request = makeJs(TYPE_BY_NAME.Request);
  Request_construct(request, input, init);
  const s = stateOf(request), p = newPromise();
  if (s.signal !== undefined && stateOf(s.signal).aborted) {
    if (s.body !== null && s.body.stream !== null) markHandled(readableStreamCancel(s.body.stream, stateOf(s.signal).reason));
    return rejectedWith(stateOf(s.signal).reason);
  }
  let stream = null, cancel = null, over = false;
  const abort = () => {
    const reason = stateOf(s.signal).reason;
    over = true;
    if (cancel !== null) cancel();
    p.reject(reason);
    if (s.body !== null && s.body.stream !== null && s.body.stream.state === "readable") markHandled(readableStreamCancel(s.body.stream, reason));
    if (stream !== null) byteError(stream.controller, reason);
  };
  addAbortAlgorithm(s.signal, abort);
  const finished = () => { over = true; removeAbortAlgorithm(s.signal, abort); };
  const fail = () => {
    finished();
    const e = new TypeErr("Failed to fetch");
    p.reject(e);
    if (stream !== null) byteError(stream.controller, e);
  };
  const go = bytes => {
    if (over) return;
    let due = 0, grant = null;
    cancel = startFetch(wireRequest(s), bytes, {
      response(head) {
        const made = makeJs(TYPE_BY_NAME.Response), r = stateOf(made);
        startResponse(r, head.type, head.status, head.statusText, newHeaders(head.headers, "immutable"), null);
        r.url = head.type === "opaque" || head.type === "opaqueredirect" && false ? "" : head.url;
        r.redirected = head.redirected;
        if (head.type === "opaque" || isNullBodyStatus(head.status)) { p.resolve(made); return; }
        if (head.type !== "opaqueredirect") {
          stream = createReadableByteStream(() => undefined, () => {
            if (due > 0) { const count = due; due = 0; grant(count); }
            return resolvedWith(undefined);
          }, () => { finished(); cancel(); return resolvedWith(undefined); });
          stream.controller.highWaterMark = 1;
          r.body = streamBody(stream);
        }
        p.resolve(made);
      },
      data(bytes, granted) {
        grant = granted;
        if (stream === null || stream.state !== "readable") { granted(bytes.length); return; }
        due += bytes.length;
        byteEnqueue(stream.controller, bytes);
        if (stream.state === "readable" && readableDesiredSize(stream.controller) > 0 && due > 0) { const count = due; due = 0; granted(count); }
      },
      end() {
        finished();
        if (stream !== null) endByteStream(stream);
      },
      error: fail,
    });
  };
  if (s.body === null) go(null);
  else if (s.body.stream === null) { s.body.used = true; go(s.body.bytes); }
  else then(readAll(s.body.stream), go, e => { finished(); p.reject(e); });
  return p.promise;
}
