// A window that is held while its frame goes on to another document (HTML §7.2.3 "WindowProxy"): V8's global object stays
// with its document, so the old one hands on whatever is asked of it to the frame's present window.

let forwards = false;
const ownOfEngine = new Set(ownKeys(global));
function presentWindow() {
  const now = windowOf(Host_presentWindow());
  return now === global ? null : now;            // the frame has no window of its own yet
}
function presentDocument() {
  const now = presentWindow();
  return now === null ? pageDocument : now.document;
}

// The frame has another document. What the engine put there stays, for functions that still run; all else is the new one's.
function forward() {
  myKey();
  if (forwards) return;
  const before = create(Reflect.getPrototypeOf(global));     // what it was, for when the frame has gone
  for (const key of ownKeys(global)) {
    const own = ownOfEngine.has(key) ? undefined : getDescriptor(global, key);
    if (own === undefined || !own.configurable) continue;
    defineProperty(before, key, own);
    Reflect.deleteProperty(global, key);
  }
  const to = () => presentWindow() ?? before;
  forwards = true;
  setPrototypeOf(global, new Proxy(create(null), {
    __proto__: null,
    getPrototypeOf() { return Reflect.getPrototypeOf(to()); },
    has(target, key) { return key in to(); },
    get(target, key, receiver) {
      const now = presentWindow();
      return now === null ? reflectGet(before, key, global) : now[key];
    },
    set(target, key, value) { to()[key] = value; return true; },
    getOwnPropertyDescriptor() { return undefined; },
    defineProperty(target, key, descriptor) { return reflectDefine(to(), key, descriptor); },
    deleteProperty(target, key) { return Reflect.deleteProperty(to(), key); },
    ownKeys() { return []; },
  }));
}

// The window goes on with another document: of the same origin as the empty one that it began with (§7.4.2.6 step 5).
function rebind(documentNumber) {
  pageDocument = wrap(documentNumber);
  historyText = null;
  scrollRestoration = "auto";
  toldOfUnload = false;
}
