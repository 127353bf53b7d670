// Windows and frames (HTML §7): who is around whom. A window is known by the number of its realm.

let windows = [];   // by realm: { global, origin() }
const SELF = 0, PARENT_WINDOW = 1, TOP_WINDOW = 2, CHILD_WINDOW = 3, OPENER_WINDOW = 4;

const crossOrigin = new Map();       // by realm number: what this realm sees of a window of another origin

function windowOf(number) {
  if (number === 0) return null;
  if (number === realmNumber) return global;
  const known = windows[number];
  if (known === undefined) return global;
  return known.key() === myKey() ? known.global : crossOriginWindow(number, known);
}
let originKey = null;
function myKey() { return originKey ??= Host_originKey(); }

// What a realm lets the others do with its window, whatever their origins; the functions run here.
function windowApi() {
  return {
    global,
    origin: () => Host_windowOrigin(),
    key: myKey,
    related: (which, index) => Host_relatedWindow(which, index),
    named: name => Host_childNamed(name),
    count: () => Host_frameCount(),
    closed: () => Window_closed(),
    close: () => Window_close(),
    focus: () => Window_focus(),
    claimFocus, leaveFocus, holdChild, moveFocus, enterByTab,
    focusHolder: () => focusHolder,
    setFocusHolder: realm => { focusHolder = realm; },
    parent: () => Host_relatedWindow(PARENT_WINDOW, 0),
    post: postToWindow,
    navigate: (url, replace, source) => Host_navigateBy(url, replace, source),
    resolve: url => Host_resolve(numberOf(pageDocument), url, false),
  };
}

// CrossOriginProperties (HTML §7.2.1.3.1): an exotic object that shows only what any origin may use.
const CROSS_SYMBOLS = [tagSymbol, Symbol.hasInstance, Symbol.isConcatSpreadable];
function crossOriginError(what) {
  return domException("SecurityError", `Blocked a frame with origin "${Host_windowOrigin()}" from accessing a cross-origin frame.`);
}
function crossOriginObject(properties, more) {
  const descriptors = new Map();
  for (const [key, d] of properties) descriptors.set(key, { ...d, enumerable: false, configurable: true });
  for (const key of ["then", ...CROSS_SYMBOLS]) descriptors.set(key, { value: undefined, writable: false, enumerable: false, configurable: true });
  const describe = key => {
    const extra = more(key);
    return extra !== undefined ? extra : descriptors.get(key);
  };
  const proxy = new Proxy(create(null), {
    __proto__: null,
    getPrototypeOf() { return null; },
    setPrototypeOf(target, to) { return to === null; },
    isExtensible() { return true; },
    preventExtensions() { return false; },
    getOwnPropertyDescriptor(target, key) {
      const d = describe(key);
      if (d === undefined) throw crossOriginError(key);
      return { ...d };
    },
    defineProperty(target, key) { throw crossOriginError(key); },
    has(target, key) {
      if (describe(key) === undefined) throw crossOriginError(key);
      return true;
    },
    get(target, key, receiver) {
      const d = describe(key);
      if (d === undefined || (!("value" in d) && d.get === undefined)) throw crossOriginError(key);
      return "value" in d ? d.value : apply(d.get, receiver, []);
    },
    set(target, key, value, receiver) {
      const d = describe(key);
      if (d === undefined || d.set === undefined) throw crossOriginError(key);
      apply(d.set, receiver, [value]);
      return true;
    },
    deleteProperty(target, key) { throw crossOriginError(key); },
    ownKeys() { return [...more(undefined), ...[...descriptors.keys()].filter(key => typeof key === "string" && key !== "then"), "then", ...CROSS_SYMBOLS]; },
  });
  crossOriginObjects.add(proxy);
  return proxy;
}
const crossOriginObjects = new WeakSet();
function crossFunction(name, length, f) {
  const made = { [name](...args) { return f(...args); } }[name];
  defineProperty(made, "length", { value: length, configurable: true });
  return { value: made, writable: false };
}
function crossGetter(name, get, set) {
  const made = { get [name]() { return get(); } };
  const d = { get: getDescriptor(made, name).get, set: undefined };
  if (set !== undefined) d.set = getDescriptor({ set [name](v) { set(v); } }, name).set;
  return d;
}
function crossOriginWindow(number, other) {
  const known = crossOrigin.get(number);
  if (known !== undefined && known.other === other) return known.proxy;
  const location = crossOriginLocation(other);
  const properties = [
    ["window", crossGetter("window", () => proxy)],
    ["self", crossGetter("self", () => proxy)],
    ["location", crossGetter("location", () => location, v => crossNavigate(other, toUsv(v), false))],
    ["close", crossFunction("close", 0, () => other.close())],
    ["closed", crossGetter("closed", () => other.closed())],
    ["focus", crossFunction("focus", 0, () => other.focus())],
    ["blur", crossFunction("blur", 0, () => { })],
    ["frames", crossGetter("frames", () => proxy)],
    ["length", crossGetter("length", () => other.count())],
    ["top", crossGetter("top", () => windowOf(other.related(TOP_WINDOW, 0)))],
    ["opener", crossGetter("opener", () => windowOf(other.related(OPENER_WINDOW, 0)))],
    ["parent", crossGetter("parent", () => windowOf(other.related(PARENT_WINDOW, 0)))],
    ["postMessage", crossFunction("postMessage", 1, (...args) => {
      if (args.length === 0) few("postMessage", "Window", 1, 0);
      const given = args[1];
      if (isObject(given) || given === undefined || given === null) {
        const options = dict_WindowPostMessageOptions(given, "postMessage");
        other.post(args[0], options.targetOrigin, options.transfer, realmNumber);
      } else other.post(args[0], toUsv(given), args[2] === undefined ? [] : toSequence(args[2], v => v, "transfer"), realmNumber);
    })],
  ];
  const proxy = crossOriginObject(properties, key => {
    if (key === undefined) return Array.from({ length: other.count() }, (each, i) => `${i}`);
    if (typeof key !== "string") return undefined;
    const index = indexOfKey(key);
    const child = index >= 0 ? other.related(CHILD_WINDOW, index) : properties.some(each => each[0] === key) || key === "then" ? 0 : other.named(key);
    return child === 0 ? undefined : { value: windowOf(child), writable: false, enumerable: index >= 0, configurable: true };
  });
  crossOrigin.set(number, { other, proxy });
  return proxy;
}
function crossNavigate(other, url, replace) {
  const resolved = Host_resolve(numberOf(pageDocument), url, false);
  if (resolved === null) throw domException("SyntaxError", `'${url}' is not a valid URL.`);
  other.navigate(resolved, replace, realmNumber);
}
function crossOriginLocation(other) {
  return crossOriginObject([
    ["href", { get: undefined, set: getDescriptor({ set href(v) { crossNavigate(other, toUsv(v), false); } }, "href").set }],
    ["replace", crossFunction("replace", 1, url => crossNavigate(other, toUsv(url), true))],
  ], key => key === undefined ? [] : undefined);
}

// Frames by number and name, as properties of the window (§7.2.2.2).
function childOnWindow(key) {
  const index = indexOfKey(key);
  if (index >= 0) return windowOf(Host_relatedWindow(CHILD_WINDOW, index)) ?? undefined;
  return windowOf(Host_childNamed(key)) ?? undefined;
}

function Window_top() { return forwards ? presentWindow()?.top : windowOf(Host_relatedWindow(TOP_WINDOW, 0)); }
function Window_parent() { return windowOf(Host_relatedWindow(PARENT_WINDOW, 0)); }
function Window_frames() { return global; }
function Window_length() { return Host_frameCount(); }
function Window_opener() { return windowOf(Host_relatedWindow(OPENER_WINDOW, 0)); }
function Window_set_opener(w, value) {
  if (value === null) Host_disownOpener();
  else replace(global, "opener", value);
}
function Window_frameElement() {
  const parent = windows[Host_relatedWindow(PARENT_WINDOW, 0)];
  return parent === undefined || parent.key() !== myKey() ? null : wrap(Host_frameElementOf());
}
function Window_name() { return Host_windowName(); }
function Window_set_name(w, name) { Host_setWindowName(name); }
let windowStatus = "";
function Window_status() { return windowStatus; }
function Window_set_status(w, text) { windowStatus = text; }
function isNotActive() { return Host_relatedWindow(SELF, 0) === 0; }
function Window_closed() { return Host_isWindowClosed(); }
function Window_close() { Host_closeWindow(); }
function Window_stop() { Host_stopLoading(); }
function Window_focus() { claimFocus(); Host_focusWindow(); }
function Window_blur() { }
function Window_origin() { return Host_windowOrigin(); }
function Window_isSecureContext() {
  let url = (pageDocument === null ? Host_clientBaseUrl() : Host_documentUrl(numberOf(pageDocument))).replace(/^blob:/, "");
  // What has no address of its own is as secure as what made it.
  if (url.startsWith("about:") && Window_origin().startsWith("http")) url = Window_origin();
  return /^(https|wss|file|about|bulkhead):/.test(url) || /^https?:\/\/(localhost|[^/:]+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/.test(url);
}
// Web IDL §3.3.13 [SecureContext]: what there is not elsewhere.
function hideInsecure() {
  if (Window_isSecureContext()) return;
  for (const name of ["Lock", "LockManager", "SubtleCrypto", "CryptoKey", "Clipboard", "ClipboardItem", "StorageManager", "MediaDevices"]) delete global[name];
  const navigator = pageDocument === null ? proto_WorkerNavigator : proto_Navigator;
  for (const name of ["locks", "clipboard", "storage", "mediaDevices"]) delete navigator[name];
  for (const name of ["subtle", "randomUUID"]) delete proto_Crypto[name];
}
function Window_crossOriginIsolated() { return false; }

const bars = { __proto__: null };
function bar(name) { return bars[name] ??= makeJs(TYPE_BY_NAME.BarProp); }
function Window_locationbar() { return bar("locationbar"); }
function Window_menubar() { return bar("menubar"); }
function Window_personalbar() { return bar("personalbar"); }
function Window_scrollbars() { return bar("scrollbars"); }
function Window_statusbar() { return bar("statusbar"); }
function Window_toolbar() { return bar("toolbar"); }
function BarProp_visible() { return true; }

// Frames by their elements
function frameDocument(e) {
  const number = Host_contentWindow(numberOf(e)), known = windows[number];
  return number === 0 || known === undefined || known.key() !== myKey() ? null : known.global.document;
}
function HTMLIFrameElement_contentDocument(e) { return frameDocument(e); }
function HTMLIFrameElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }
function HTMLFrameElement_contentDocument(e) { return frameDocument(e); }
function HTMLFrameElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }
function HTMLObjectElement_contentDocument(e) { return frameDocument(e); }
function HTMLObjectElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }

// The screen (CSSOM View §4.3)
let screenObject = null;
function Window_screen() { return screenObject ??= makeJs(TYPE_BY_NAME.Screen); }
function Window_screenX() { return 0; }
function Window_screenLeft() { return 0; }
function Window_screenY() { return 0; }
function Window_screenTop() { return 0; }
function screenWidth() { return emulated.screen?.width ?? Host_screenMetric(0); }
function screenHeight() { return emulated.screen?.height ?? Host_screenMetric(1); }
function Screen_availWidth() { return screenWidth(); }
function Screen_availHeight() { return screenHeight(); }
function Screen_availLeft() { return 0; }
function Screen_availTop() { return 0; }
function Screen_width() { return screenWidth(); }
function Screen_height() { return screenHeight(); }
function Screen_colorDepth() { return 24; }
function Screen_pixelDepth() { return 24; }

// Screen Orientation §4. No desktop turns its screen for a page: only a client of the DevTools protocol does.
function Screen_orientation(o) { return stateOf(o).orientation ??= makeJs(TYPE_BY_NAME.ScreenOrientation); }
function ScreenOrientation_type() {
  return emulated.screen?.orientation ?? (screenWidth() >= screenHeight() ? "landscape-primary" : "portrait-primary");
}
function ScreenOrientation_angle() { return emulated.screen?.angle ?? 0; }
function ScreenOrientation_lock() {
  return Promise.reject(domException("NotSupportedError", "screen.orientation.lock() is not available on this device."));
}
function ScreenOrientation_unlock() { }
function screenChanged(before) {
  const now = emulated.screen;
  if (screenObject !== null && (before?.orientation !== now?.orientation || before?.angle !== now?.angle)) {
    fireEvent(Screen_orientation(screenObject), "change");
  }
}

// What a document says of its page
function Document_referrer(d) { return Host_referrerOf(numberOf(d)); }

// The host of the origin (HTML §7.1.1.2). Agents are keyed by origin, as in Chromium: setting it is
// checked and changes nothing.
function Document_domain() { return /^\w+:\/\/(.*?)(?::\d+)?$/.exec(Host_windowOrigin())?.[1] ?? ""; }
function Document_set_domain(d, text) {
  const domain = Document_domain(), wanted = text.toLowerCase();
  const refuse = why => { throw domException("SecurityError", `Failed to set the 'domain' property on 'Document': ${why}`); };
  if (d !== pageDocument) refuse("A browsing context is required to set a domain.");
  if (domain === "") refuse("Assignment is forbidden for documents without a host.");
  const isName = /[^\d.]$/.test(domain) && !domain.startsWith("[");
  if (wanted !== domain && !(isName && /[^.]\.[^.]/.test(wanted) && domain.endsWith(`.${wanted}`))) refuse(`'${text}' is not a suffix of '${domain}'.`);
}
const DateClass = Date;
function Document_lastModified(d) {
  const millis = Host_lastModifiedOf(numberOf(d)), date = millis === 0 ? new DateClass() : new DateClass(millis);
  const two = n => `${n}`.padStart(2, "0");
  return `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
function Document_hidden(d) { return Document_visibilityState(d) === "hidden"; }
function Document_visibilityState(d) { return d === pageDocument && Host_isPageVisible() ? "visible" : "hidden"; }

// The window open steps (§7.2.2.1): an existing window that scripts here can reach, or a new one.
function Window_open(w, url, target, features) {
  let resolved = "";
  if (url !== "") {
    resolved = Host_resolve(numberOf(pageDocument), url, false);
    if (resolved === null) throw domException("SyntaxError", `Failed to execute 'open' on 'Window': Unable to open a window with invalid URL '${url}'.`);
  }
  return windowOf(Host_openWindow(resolved, target === "" ? "_blank" : target, features));
}
