// WebSocket, EventSource (HTML §9.2), navigator.sendBeacon. The connections are the browser process's.

const MOST_REASON = 123, MOST_BEACON = 65536;

function WebSocket_construct(o, given, protocols) {
  const fail = why => { throw domException("SyntaxError", `Failed to construct 'WebSocket': ${why}`); };
  let url = parseUrl(given, Host_clientBaseUrl());
  if (url === null) fail(`The URL '${given}' is invalid.`);
  if (/^https?:/.test(url)) url = `ws${url.slice(4)}`;
  if (!/^wss?:/.test(url)) fail("The URL's scheme must be either 'http', 'https', 'ws', or 'wss'.");
  if (url.includes("#")) fail("The URL contains a fragment identifier. Fragment identifiers are not allowed in WebSocket URLs.");
  const list = typeof protocols === "string" ? [protocols] : protocols;
  for (let i = 0; i < list.length; i++) {
    if (!TOKEN.test(list[i])) fail(`The subprotocol '${list[i]}' is invalid.`);
    if (list.indexOf(list[i]) !== i) fail(`The subprotocol '${list[i]}' is duplicated.`);
  }
  const s = stateOf(o);
  s.url = url;
  s.readyState = 0;
  s.buffered = 0;
  s.protocol = s.extensions = "";
  s.binaryType = "blob";
  s.id = receive((kind, text) => socketNews(o, s, kind, text));
  Host_socketOpen(s.id, url, list.join(","));
}
function socketNews(o, s, kind, text) {
  switch (kind) {
    case "open": {
      if (s.readyState !== 0) return;
      const line = text.indexOf("\n");
      s.readyState = 1;
      s.protocol = text.slice(0, line);
      s.extensions = text.slice(line + 1);
      fireEvent(o, "open", undefined);
      return;
    }
    case "text": case "binary": {
      if (s.readyState !== 1) return;
      const bytes = kind === "binary" ? takeBytes() : null;
      const data = bytes === null ? text : s.binaryType === "blob" ? newBlob(bytes, "") : copyOf(bytes).buffer;
      fireEvent(o, "message", { data, origin: s.origin ??= Host_urlPart(s.url, "origin") }, "MessageEvent");
      return;
    }
    case "sent": s.buffered -= +text; return;
    default: {
      receivers.delete(s.id);
      s.readyState = 3;
      const end = JSON.parse(text);
      if (end.failed) fireEvent(o, "error", undefined);
      fireEvent(o, "close", { wasClean: end.wasClean, code: end.code, reason: end.reason }, "CloseEvent");
    }
  }
}
function WebSocket_url(o) { return stateOf(o).url; }
function WebSocket_readyState(o) { return stateOf(o).readyState; }
function WebSocket_bufferedAmount(o) { return stateOf(o).buffered; }
function WebSocket_extensions(o) { return stateOf(o).extensions; }
function WebSocket_protocol(o) { return stateOf(o).protocol; }
function WebSocket_binaryType(o) { return stateOf(o).binaryType; }
function WebSocket_set_binaryType(o, v) { stateOf(o).binaryType = v; }
function WebSocket_close(o, code, reason) {
  const s = stateOf(o);
  if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
    throw domException("InvalidAccessError", `Failed to execute 'close' on 'WebSocket': The close code must be either 1000, or between 3000 and 4999. ${code} is neither.`);
  }
  if (reason !== undefined && utf8Length(reason) > MOST_REASON) {
    throw domException("SyntaxError", "Failed to execute 'close' on 'WebSocket': The close reason must not be greater than 123 UTF-8 bytes.");
  }
  if (s.readyState >= 2) return;
  s.readyState = 2;
  const said = code === undefined && reason !== undefined && reason !== "" ? 1000 : code ?? 0;
  Host_socketClose(s.id, said, reason ?? "");
}
function WebSocket_send(o, data) {
  const s = stateOf(o), text = typeof data === "string";
  if (s.readyState === 0) throw domException("InvalidStateError", "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.");
  const bytes = text ? utf8Encode(data) : isBlob(data) ? blobBytes(data) : viewOf(data);
  s.buffered += bytes.length;
  if (s.readyState !== 1) return;
  giveBytes(bytes);
  Host_socketSend(s.id, text);
}

// HTML §9.2: a stream of events that is opened again when it ends.
function EventSource_construct(o, given, options) {
  const url = parseUrl(given, Host_clientBaseUrl());
  if (url === null) throw domException("SyntaxError", `Failed to construct 'EventSource': Cannot open an EventSource to '${given}'. The URL is invalid.`);
  const s = stateOf(o);
  s.url = url;
  s.withCredentials = options.withCredentials;
  s.readyState = 0;
  s.reconnection = 3000;
  s.lastEventId = "";
  s.timer = 0;
  s.cancel = null;
  connectEvents(o, s);
}
function EventSource_url(o) { return stateOf(o).url; }
function EventSource_withCredentials(o) { return stateOf(o).withCredentials; }
function EventSource_readyState(o) { return stateOf(o).readyState; }
function EventSource_close(o) {
  const s = stateOf(o);
  s.readyState = 2;
  apply(clearTimer, global, [s.timer]);
  if (s.cancel !== null) s.cancel();
  s.cancel = null;
}
function connectEvents(o, s) {
  const headers = [["Accept", "text/event-stream"]];
  if (s.lastEventId !== "") headers.push(["Last-Event-ID", latin1Text(utf8Encode(s.lastEventId))]);
  const parser = { text: "", data: "", type: "", id: s.lastEventId, first: true, afterReturn: false };
  const decoder = new Utf8Decoder();
  let origin = "";
  // "reestablish the connection" and "fail the connection"
  const lost = () => {
    s.cancel = null;
    if (s.readyState === 2) return;
    s.readyState = 0;
    fireEvent(o, "error", undefined);
    if (s.readyState === 2) return;
    s.timer = apply(setTimer, global, [() => connectEvents(o, s), s.reconnection]);
  };
  const failed = () => {
    s.cancel = null;
    if (s.readyState === 2) return;
    s.readyState = 2;
    fireEvent(o, "error", undefined);
  };
  s.cancel = startFetch({
    initiator: "other", url: s.url, method: "GET", headers, mode: "cors", credentials: s.withCredentials ? "include" : "same-origin", cache: "no-store",
    redirect: "follow", referrer: null, referrerPolicy: "", preflight: false,
  }, null, {
    response(head) {
      const mime = parseMime(head.headers.filter(h => asciiLower(h[0]) === "content-type").map(h => h[1]).join(", "));
      if (head.status !== 200 || mime === null || mime.essence !== "text/event-stream") {
        const cancel = s.cancel;
        failed();
        if (cancel !== null) cancel();
        return;
      }
      if (s.readyState === 2) return;
      origin = Host_urlPart(head.url, "origin");
      s.readyState = 1;
      fireEvent(o, "open", undefined);
    },
    data(bytes, granted) {
      granted(bytes.length);
      readEvents(o, s, parser, decoder.decode(bytes, false, false), origin);
    },
    end: lost,
    error: reason => reason === BLOCKED_BY_POLICY || reason === STOPPED ? failed() : lost(),
  });
}
const BLOCKED_BY_POLICY = "net::ERR_BLOCKED_BY_CSP";
// HTML §9.2.6. Lines end with CR, LF or both, which may come in two pieces.
function readEvents(o, s, parser, text, origin) {
  if (parser.first && text !== "") {
    parser.first = false;
    if (text.charCodeAt(0) === 0xFEFF) text = text.slice(1);
  }
  if (parser.afterReturn && text !== "") {
    parser.afterReturn = false;
    if (text[0] === "\n") text = text.slice(1);
  }
  text = parser.text + text;
  let from = 0;
  for (let i = parser.text.length; i < text.length && s.readyState !== 2; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    eventLine(o, s, parser, text.slice(from, i), origin);
    if (c === 13) {
      if (i + 1 === text.length) parser.afterReturn = true;
      else if (text.charCodeAt(i + 1) === 10) i++;
    }
    from = i + 1;
  }
  parser.text = text.slice(from);
}
function eventLine(o, s, parser, line, origin) {
  if (line === "") {
    s.lastEventId = parser.id;
    const data = parser.data, type = parser.type;
    parser.data = parser.type = "";
    if (data === "") return;
    fireEvent(o, type === "" ? "message" : type, { data: data.slice(0, -1), origin, lastEventId: s.lastEventId }, "MessageEvent");
    return;
  }
  const colon = line.indexOf(":");
  if (colon === 0) return;
  const field = colon < 0 ? line : line.slice(0, colon);
  let value = colon < 0 ? "" : line.slice(colon + 1);
  if (value[0] === " ") value = value.slice(1);
  switch (field) {
    case "event": parser.type = value; return;
    case "data": parser.data += `${value}\n`; return;
    case "id": if (!value.includes("\0")) parser.id = value; return;
    case "retry": if (/^[0-9]+$/.test(value)) s.reconnection = Math.min(+value, 0x7FFFFFFF);
  }
}

// Beacon §3: a POST whose answer nobody hears.
// Fetch §4.6 step 8.10: what has been sent and is not answered yet counts together.
let beaconBytes = 0;
function Navigator_sendBeacon(n, given, data) {
  const url = parseUrl(given, Host_clientBaseUrl());
  if (url === null || !/^https?:/.test(url)) throw new TypeErr(`Failed to execute 'sendBeacon' on 'Navigator': Beacons are only supported over HTTP(S).`);
  let bytes = null, mode = "no-cors";
  const headers = [];
  if (data !== null) {
    const body = extractBody(data);
    bytes = body.body.bytes;
    if (bytes === null) throw new TypeErr("Failed to execute 'sendBeacon' on 'Navigator': a stream cannot be sent so.");
    if (beaconBytes + bytes.length > MOST_BEACON) return false;
    if (body.type !== null) {
      headers.push(["Content-Type", body.type]);
      if (!isNoCorsSafelisted("content-type", body.type)) mode = "cors";
    }
  }
  const size = bytes === null ? 0 : bytes.length, over = () => { beaconBytes -= size; };
  beaconBytes += size;
  startFetch({
    beacon: true, url, method: "POST", headers, mode, credentials: "include", cache: "default",
    redirect: "follow", referrer: null, referrerPolicy: "", preflight: false,
  }, bytes, { response() {}, data(more, granted) { granted(more.length); }, end: over, error: over });
  return true;
}
