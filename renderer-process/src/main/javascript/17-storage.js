// Web storage (HTML §12.2) and document.cookie (§3.1.4).

let localArea = null, sessionArea = null;
function Window_localStorage() { return localArea ??= newArea(false, "localStorage"); }
function Window_sessionStorage() { return sessionArea ??= newArea(true, "sessionStorage"); }
function newArea(session, name) {
  if (!Host_storageAllowed()) throw domException("SecurityError", `Failed to read the '${name}' property from 'Window': Access is denied for this document.`);
  const made = makeJs(TYPE_BY_NAME.Storage);
  stateOf(made).session = session;
  return made;
}
const isSession = o => stateOf(o).session;
function Storage_length(o) { return Host_storageLength(isSession(o)); }
function Storage_key(o, index) { return index > 0x7FFFFFFF ? null : Host_storageKey(isSession(o), index); }
function Storage_getItem(o, key) { return Host_storageGet(isSession(o), key); }
function Storage_setItem(o, key, value) {
  if (!Host_storageSet(isSession(o), key, value)) throw domException("QuotaExceededError", `Failed to execute 'setItem' on 'Storage': Setting the value of '${key}' exceeded the quota.`);
}
function Storage_removeItem(o, key) { Host_storageRemove(isSession(o), key); }
function Storage_clear(o) { Host_storageClear(isSession(o)); }
function Storage_getNamed(o, key) { return Host_storageGet(isSession(o), key) ?? undefined; }
function Storage_setNamed(o, key, value) { Storage_setItem(o, key, toStr(value)); }
function Storage_deleteNamed(o, key) { Host_storageRemove(isSession(o), key); }
function Storage_names(o) {
  const names = [];
  for (let i = 0, n = Storage_length(o); i < n; i++) names.push(Storage_key(o, i));
  return names;
}
// Who hears of changes is to be told what stood there before.
const listenersChangedWithoutStorage = listenersChanged;
listenersChanged = type => {
  if (type === "storage" && pageDocument !== null && Host_storageAllowed()) Host_storageLength(false);
  listenersChangedWithoutStorage(type);
};
receivers.set(-1, (kind, text) => {
  const storageArea = kind === "session" ? Window_sessionStorage() : Window_localStorage();
  fireEvent(global, "storage", { ...JSON.parse(text), storageArea }, "StorageEvent");
});

function StorageEvent_initStorageEvent(o, type, bubbles, cancelable, key, oldValue, newValue, url, storageArea) {
  if (stateOf(o).dispatching) return;
  Event_initEvent(o, type, bubbles, cancelable);
  stateOf(o).init = { key, oldValue, newValue, url, storageArea };
}

// A document whose origin is opaque has no cookies (§3.1.4 "cookie-averse" is another matter).
function checkCookies() {
  if (!Host_storageAllowed()) throw domException("SecurityError", "Access to 'cookie' is denied for this document.");
}
function Document_cookie(d) {
  if (d !== pageDocument) return "";
  checkCookies();
  return Host_cookies();
}
function Document_set_cookie(d, v) {
  if (d !== pageDocument) return;
  checkCookies();
  Host_setCookie(v);
}
