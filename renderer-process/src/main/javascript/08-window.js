// Windows and frames (HTML §7): who is around whom. A window is known by the number of its realm.

const windows = agent !== undefined ? agent.windows : [];   // by realm: { global }
const SELF = 0, PARENT_WINDOW = 1, TOP_WINDOW = 2, CHILD_WINDOW = 3, OPENER_WINDOW = 4;

function windowOf(number) {
  if (number === 0) return null;
  const known = windows[number];
  return known === undefined ? global : known.global;
}
function Window_top() { return windowOf(Host_relatedWindow(TOP_WINDOW, 0)); }
function Window_parent() { return windowOf(Host_relatedWindow(PARENT_WINDOW, 0)); }
function Window_frames() { return global; }
function Window_length() { return Host_frameCount(); }
function Window_opener() { return windowOf(Host_relatedWindow(OPENER_WINDOW, 0)); }
function Window_set_opener(w, value) { replace(global, "opener", value); }
function Window_frameElement() { return wrap(Host_frameElementOf()); }
function Window_name() { return Host_windowName(); }
function Window_set_name(w, name) { Host_setWindowName(name); }
let windowStatus = "";
function Window_status() { return windowStatus; }
function Window_set_status(w, text) { windowStatus = text; }
function Window_closed() { return Host_relatedWindow(SELF, 0) === 0; }
function Window_close() { }
function Window_stop() { Host_stopLoading(); }
function Window_focus() { }
function Window_blur() { }
function Window_origin() { return Host_windowOrigin(); }
function Window_isSecureContext() {
  const url = Host_documentUrl(numberOf(pageDocument));
  return /^(https|wss|file|about|blob:https|bulkhead):/.test(url) || /^https?:\/\/(localhost|[^/:]+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/.test(url);
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
  const other = windowOf(Host_contentWindow(numberOf(e)));
  return other === null ? null : other.document;
}
function HTMLIFrameElement_contentDocument(e) { return frameDocument(e); }
function HTMLIFrameElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }
function HTMLFrameElement_contentDocument(e) { return frameDocument(e); }
function HTMLFrameElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }
function HTMLObjectElement_contentDocument(e) { return frameDocument(e); }
function HTMLObjectElement_contentWindow(e) { return windowOf(Host_contentWindow(numberOf(e))); }

// A task of its own, for what the standards queue.
const nextTask = global.setTimeout;
function queueTask(f) { nextTask(f, 0); }

// The screen (CSSOM View §4.3)
let screenObject = null;
function Window_screen() { return screenObject ??= makeJs(TYPE_BY_NAME.Screen); }
function Window_screenX() { return 0; }
function Window_screenLeft() { return 0; }
function Window_screenY() { return 0; }
function Window_screenTop() { return 0; }
function Screen_availWidth() { return Host_screenMetric(0); }
function Screen_availHeight() { return Host_screenMetric(1); }
function Screen_availLeft() { return 0; }
function Screen_availTop() { return 0; }
function Screen_width() { return Host_screenMetric(0); }
function Screen_height() { return Host_screenMetric(1); }
function Screen_colorDepth() { return 24; }
function Screen_pixelDepth() { return 24; }

// What a document says of its page
function Document_referrer(d) { return Host_referrerOf(numberOf(d)); }
const DateClass = Date;
function Document_lastModified(d) {
  const millis = Host_lastModifiedOf(numberOf(d)), date = millis === 0 ? new DateClass() : new DateClass(millis);
  const two = n => `${n}`.padStart(2, "0");
  return `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
function Document_hidden(d) { return Document_visibilityState(d) === "hidden"; }
function Document_visibilityState(d) { return d === pageDocument && Host_isPageVisible() ? "visible" : "hidden"; }
