// Location and History (HTML §7.2.4, §7.2.5).

let locationObject = null;
function Window_location() {
  if (forwards) return presentWindow()?.location;
  return locationObject ??= makeJs(TYPE_BY_NAME.Location);
}
function Document_location(d) { return d === pageDocument ? Window_location() : null; }

function pageUrl() { return Host_documentUrl(numberOf(pageDocument)); }
function resolveHere(url, name) {
  const resolved = Host_resolve(numberOf(pageDocument), url, false);
  if (resolved === null) throw domException("SyntaxError", `Failed to ${name} on 'Location': '${url}' is not a valid URL.`);
  return resolved;
}
// Before its document has loaded, a page that goes elsewhere unasked leaves no entry behind (§7.2.4, "location-object navigate").
function locationNavigate(url, replace) {
  Host_navigate(url, replace || !Host_isCompletelyLoaded() && (Host_userActivation() & 2) === 0);
}
function Location_href() { return pageUrl(); }
function Location_set_href(o, v) { locationNavigate(resolveHere(v, "set the 'href' property"), false); }
function Location_toString() { return pageUrl(); }
function Location_assign(o, v) { locationNavigate(resolveHere(v, "execute 'assign'"), false); }
function Location_replace(o, v) { Host_navigate(resolveHere(v, "execute 'replace'"), true); }
function Location_reload() { Host_reloadPage(); }
function Location_origin() { return Host_urlPart(pageUrl(), "origin"); }
function locationPart(part) { return Host_urlPart(pageUrl(), part); }
function setLocationPart(part, v) {
  const url = pageUrl(), changed = Host_withUrlPart(url, part, v);
  if (changed !== url) locationNavigate(changed, false);
}
function Location_protocol() { return locationPart("protocol"); }
function Location_set_protocol(o, v) {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*(:|$)/.test(v)) throw domException("SyntaxError", `Failed to set the 'protocol' property on 'Location': '${v}' is an invalid protocol.`);
  const changed = Host_withUrlPart(pageUrl(), "protocol", v);
  if (/^https?:/.test(changed)) locationNavigate(changed, false);
}
function Location_host() { return locationPart("host"); }
function Location_set_host(o, v) { setLocationPart("host", v); }
function Location_hostname() { return locationPart("hostname"); }
function Location_set_hostname(o, v) { setLocationPart("hostname", v); }
function Location_port() { return locationPart("port"); }
function Location_set_port(o, v) { setLocationPart("port", v); }
function Location_pathname() { return locationPart("pathname"); }
function Location_set_pathname(o, v) { setLocationPart("pathname", v); }
function Location_search() { return locationPart("search"); }
function Location_set_search(o, v) { setLocationPart("search", v); }
function Location_hash() { return locationPart("hash"); }
function Location_set_hash(o, v) {
  const url = pageUrl(), changed = Host_withUrlPart(url, "hash", v === "" || v === "#" ? "#" : v);
  if (changed === url) return;
  locationNavigate(changed, false);
}
function Location_ancestorOrigins(o) {
  const list = makeJs(TYPE_BY_NAME.DOMStringList), origins = [];
  for (let at = realmNumber, up = Host_relatedWindow(PARENT_WINDOW, 0); up !== 0 && up !== at && windows[up] !== undefined;) {
    origins.push(windows[up].origin());
    at = up;
    up = windows[up].related(PARENT_WINDOW, 0);
  }
  stateOf(list).strings = origins;
  return list;
}

function DOMStringList_length(o) { return stateOf(o).strings.length; }
function DOMStringList_item(o, i) { const v = stateOf(o).strings[i]; return v === undefined ? null : v; }
function DOMStringList_contains(o, s) { return stateOf(o).strings.includes(s); }

// History. A state is kept as the text of its record, by the browser process, with the session's entry.
const MOST_STATE = 1 << 19;
let historyObject = null, historyText = null, historyValue = null, scrollRestoration = "auto";
function Window_history() { return historyObject ??= makeJs(TYPE_BY_NAME.History); }
function checkActive() {
  if (isNotActive()) throw domException("SecurityError", "May not use a History object associated with a Document that is not fully active");
}
function History_length() { checkActive(); return Host_historyLength(); }
function History_scrollRestoration() { checkActive(); return scrollRestoration; }
function History_set_scrollRestoration(o, v) { checkActive(); scrollRestoration = v; }
function History_state() {
  checkActive();
  if (historyText === null) setHistoryState(Host_historyState());
  return historyValue;
}
function setHistoryState(text) {
  historyText = text;
  historyValue = null;
  if (text === "") return;
  try {
    const record = JSON.parse(text);
    record.buffers = record.buffers.map(each => Uint8Array.from(each, c => c.charCodeAt(0)).buffer);
    historyValue = deserialize(record).value;
  } catch {
    historyValue = null;
  }
}
function History_go(o, delta) { checkActive(); Host_goInHistory(delta); }
function History_back() { checkActive(); Host_goInHistory(-1); }
function History_forward() { checkActive(); Host_goInHistory(1); }
function changeHistory(data, url, replace, name) {
  checkActive();
  const { root, buffers } = serialize(data);
  const text = JSON.stringify({ root, moved: [], buffers: buffers.map(each => {
    let bytes = "";
    for (const byte of new Uint8Array(each)) bytes += String.fromCharCode(byte);
    return bytes;
  }) });
  if (text.length > MOST_STATE) throw domException("DataCloneError", `Failed to execute '${name}' on 'History': Data cannot be cloned, out of memory.`);
  let to = pageUrl();
  if (url !== null) {
    to = Host_resolve(numberOf(pageDocument), url, false);
    if (to === null || !Host_canRewriteUrl(to)) {
      throw domException("SecurityError", `Failed to execute '${name}' on 'History': A history state object with URL '${url}' cannot be created in a document with origin '${Host_windowOrigin()}' and URL '${pageUrl()}'.`);
    }
  }
  if (Host_rewriteUrl(to, replace, text)) setHistoryState(text);
}
function History_pushState(o, data, unused, url) { changeHistory(data, url, false, "pushState"); }
function History_replaceState(o, data, unused, url) { changeHistory(data, url, true, "replaceState"); }

// Java tells that the document is at another entry.
function historyMoved(text, before, now) {
  setHistoryState(text);
  fireEvent(global, "popstate", { state: historyValue }, "PopStateEvent");
  if (Host_urlPart(before, "hash") !== Host_urlPart(now, "hash")) {
    fireEvent(global, "hashchange", { oldURL: before, newURL: now }, "HashChangeEvent");
  }
}
