// CSSOM: inline and computed style; CSSOM View: geometry, scrolling, media queries.

function ElementCSSInlineStyle_style(e) {
  const state = stateOf(e);
  if (state.style === undefined) {
    const made = makeJs(TYPE_BY_NAME.CSSStyleDeclaration);
    const s = stateOf(made);
    s.owner = e; s.computed = false; s.text = undefined; s.list = [];
    state.style = made;
  }
  return state.style;
}
function listOf(d) {
  const s = stateOf(d);
  if (s.computed && Host_computedStyle(numberOf(s.owner), "display", s.pseudo) === "") return [];
  if (s.computed) return s.names ??= Host_cssNames().split("\0").filter(n => longhandsOf(n).length === 0).map(name => ({ name, value: "", important: false }));
  if (s.rule !== undefined) {
    const text = stateOf(s.rule).json.d;
    if (s.text !== text) {
      s.text = text;
      s.list = parseRuleStyle(s.rule, text);
    }
    return s.list;
  }
  const text = Host_attribute(numberOf(s.owner), "style");
  if (s.text !== text) {
    s.text = text;
    s.list = text === null ? [] : parseStyle(text);
  }
  return s.list;
}
function parseStyle(text) {
  const packed = Host_parseStyle(text);
  if (packed === "") return [];
  return packed.split("\x01").map(entry => { const [name, value, important, shorthand] = entry.split("\0"); return { name, value, important: important === "1", shorthand }; });
}
const longhandLists = new Map();
function longhandsOf(name) {
  let list = longhandLists.get(name);
  if (list === undefined && name === "all") longhandLists.set(name, list = parseStyle("all:initial").map(e => e.name));
  if (list === undefined) { const t = Host_longhands(name); longhandLists.set(name, list = t === "" ? [] : t.split("\0")); }
  return list;
}
const initialValues = new Map();
function initialOf(name) {
  let v = initialValues.get(name);
  if (v === undefined) initialValues.set(name, v = Host_initialValue(name));
  return v;
}
let propertyAliases;
function aliases() { return propertyAliases ??= new Map(Host_cssAliases().split("\0").map(each => each.split("="))); }
function propertyName(name) {
  if (name.startsWith("--")) return name;
  const lower = asciiLower(name);
  return aliases().get(lower) ?? lower;
}
function valueOfLonghand(d, name) {
  const s = stateOf(d);
  if (s.computed) return Host_computedStyle(numberOf(s.owner), name, s.pseudo);
  for (const each of listOf(d)) if (each.name === name) return each.value;
  return "";
}
function sides(values) {
  const [t, r, b, l] = values;
  if (l !== r) return `${t} ${r} ${b} ${l}`;
  if (b !== t) return `${t} ${r} ${b}`;
  return r !== t ? `${t} ${r}` : t;
}
// What the declarations say of everything (CSS Cascade 4 §3.2), and whether it is important; undefined for nothing.
function allOf(list) {
  const longhands = longhandsOf("all");
  if (list.length < longhands.length) return undefined;
  const byName = new Map(list.map(e => [e.name, e]));
  const first = byName.get(longhands[0]);
  const [of, text] = (first?.shorthand ?? "").split("\x02");
  const value = of === "all" ? text : first?.value;
  if (of !== "all" && !CSS_WIDE.includes(value)) return undefined;
  const same = longhands.every(l => {
    const each = byName.get(l);
    return each !== undefined && each.value === first.value && each.shorthand === first.shorthand && each.important === first.important;
  });
  return same ? { value, important: first.important } : undefined;
}
function shorthandValue(d, name, longhands) {
  if (name === "all") return stateOf(d).computed ? "" : allOf(listOf(d))?.value ?? "";
  if (!stateOf(d).computed) return shorthandOf(listOf(d), name, longhands);
  const values = longhands.map(l => valueOfLonghand(d, l));
  if (name === "text-emphasis") return values.join(" "); // computed, it says both
  return values.includes("") ? "" : fromValues(name, longhands, values);
}
function CSSStyleDeclaration_getPropertyValue(d, name) {
  name = propertyName(name);
  const longhands = name.startsWith("--") ? [] : longhandsOf(name);
  return longhands.length === 0 ? valueOfLonghand(d, name) : shorthandValue(d, name, longhands);
}
function CSSStyleDeclaration_getPropertyPriority(d, name) {
  name = propertyName(name);
  const longhands = longhandsOf(name), names = longhands.length === 0 ? [name] : longhands;
  const found = listOf(d).filter(each => names.includes(each.name));
  return found.length === names.length && found.every(f => f.important) ? "important" : "";
}
function readOnly() { throw domException("NoModificationAllowedError", "These styles are computed, and therefore read-only."); }
function writeStyle(d, list) {
  const s = stateOf(d), text = serializeStyle(list);
  if (s.rule !== undefined) {
    stateOf(s.rule).json.d = text;
    s.text = text;
    s.list = list;
    ruleChanged(s.rule);
    return;
  }
  if (policyOn) Host_styleWritten(numberOf(s.owner), text);
  Host_setAttribute(numberOf(s.owner), "style", text);
  s.text = text;
  s.list = list;
}
// CSSOM §6.7.2 "serialize a CSS declaration block".
function serializeStyle(list) {
  const done = new Set();
  const out = [];
  const all = allOf(list);
  if (all !== undefined) {
    out.push(`all: ${all.value}${all.important ? " !important" : ""};`);
    longhandsOf("all").forEach(l => done.add(l));
  }
  for (const each of list) {
    if (done.has(each.name)) continue;
    let written = false;
    for (const shorthand of shorthandsWith(each.name)) {
      const longhands = longhandsOf(shorthand);
      if (longhands.some(l => done.has(l))) continue;
      const value = shorthandOf(list, shorthand, longhands);
      if (value === "") continue;
      out.push(`${shorthand}: ${value}${each.important ? " !important" : ""};`);
      longhands.forEach(l => done.add(l));
      if (shorthand === "border") {
        // It resets border-image too, which goes without saying.
        for (const l of longhandsOf("border-image")) {
          const image = list.find(e => e.name === l);
          const reset = CSS_WIDE.includes(value) ? value : initialOf(l);
          if (image !== undefined && image.value === reset && image.important === each.important) done.add(l);
        }
      }
      written = true;
      break;
    }
    if (!written) {
      done.add(each.name);
      const value = each.value;
      if (value !== "" || each.name.startsWith("--")) out.push(`${each.name}: ${value}${each.important ? " !important" : ""};`);
    }
  }
  return out.join(" ");
}
let shorthandsByLonghand;
// The shorthands that a longhand is in, those with the most longhands first.
function shorthandsWith(name) {
  if (shorthandsByLonghand === undefined) {
    shorthandsByLonghand = new Map();
    for (const shorthand of Host_cssNames().split("\0")) {
      const longhands = longhandsOf(shorthand);
      if (shorthand.startsWith("-webkit-")) continue;
      for (const l of longhands) {
        if (!shorthandsByLonghand.has(l)) shorthandsByLonghand.set(l, []);
        shorthandsByLonghand.get(l).push(shorthand);
      }
    }
    for (const all of shorthandsByLonghand.values()) all.sort((a, b) => longhandsOf(b).length - longhandsOf(a).length);
  }
  return shorthandsByLonghand.get(name) ?? [];
}
// "" when the declarations do not make up the shorthand.
function shorthandOf(list, name, longhands) {
  const found = longhands.map(l => list.find(e => e.name === l));
  if (found.some(f => f === undefined || f.important !== found[0].important)) return "";
  const pending = found.filter(f => f.shorthand !== "" && f.shorthand !== undefined);
  if (pending.length > 0) {
    const [of, text] = pending[0].shorthand.split("\x02");
    return of === name && pending.length === found.length && pending.every(f => f.shorthand === pending[0].shorthand) ? text : "";
  }
  if (found.some(f => f.value.includes("var("))) return "";
  if (name === "border") {
    // It cannot say a border image, but it resets it.
    const image = longhandsOf("border-image").map(l => list.find(e => e.name === l));
    const wide = CSS_WIDE.includes(found[0].value) ? found[0].value : undefined;
    if (image.some(each => each === undefined || each.value !== (wide ?? initialOf(each.name)))) return "";
  }
  return fromValues(name, longhands, found.map(f => f.value));
}
function CSSStyleDeclaration_setProperty(d, name, value, priority) {
  if (stateOf(d).computed) readOnly();
  name = propertyName(name);
  if (value.trim() === "" && !name.startsWith("--")) { CSSStyleDeclaration_removeProperty(d, name); return; }
  if (priority !== "" && asciiLower(priority) !== "important") return;
  if (/[;{}]|!\s*important/i.test(value.replace(/"[^"]*"|'[^']*'|\([^)]*\)/g, ""))) return;
  const own = stateOf(d).rule, source = `${name}:${value}${priority !== "" ? " !important" : ""}`;
  const entries = own === undefined ? parseStyle(source) : parseRuleStyle(own, source);
  if (entries.length === 0) return;
  const list = listOf(d).slice();
  let changed = false;
  for (const entry of entries) {
    const at = list.findIndex(each => each.name === entry.name);
    if (at >= 0) { if (list[at].value !== entry.value || list[at].important !== entry.important) { list[at] = entry; changed = true; } }
    else { list.push(entry); changed = true; }
  }
  if (changed) writeStyle(d, list);
}
function CSSStyleDeclaration_removeProperty(d, name) {
  if (stateOf(d).computed) readOnly();
  name = propertyName(name);
  const before = CSSStyleDeclaration_getPropertyValue(d, name);
  const longhands = longhandsOf(name), names = longhands.length === 0 ? [name] : longhands;
  const list = listOf(d), rest = list.filter(each => !names.includes(each.name));
  if (rest.length !== list.length) writeStyle(d, rest);
  return before;
}
function CSSStyleDeclaration_length(d) { return listOf(d).length; }
function CSSStyleDeclaration_item(d, index) { const list = listOf(d); return index < list.length ? list[index].name : ""; }
function CSSStyleDeclaration_cssText(d) { return stateOf(d).computed ? "" : serializeStyle(listOf(d)); }
function CSSStyleDeclaration_set_cssText(d, text) {
  if (stateOf(d).computed) readOnly();
  writeStyle(d, parseStyle(text));
}
function defineStyleProperties() {
  const proto = PROTO[TYPE_BY_NAME.CSSStyleDeclaration], type = TYPE_BY_NAME.CSSStyleDeclaration;
  const define = (key, name) => {
    if (key in proto) return;
    const members = {
      get [key]() { /*%*/ return CSSStyleDeclaration_getPropertyValue(check(this, type, type), name); },
      set [key](v) { /*%*/ CSSStyleDeclaration_setProperty(check(this, type, type), name, v === null ? "" : toStr(v), ""); },
    };
    defineProperty(proto, key, getDescriptor(members, key));
  };
  for (const name of Host_cssNames().split("\0")) {
    if (name.startsWith("-internal")) continue;
    const camel = name.replace(/-([a-z])/g, (m, c) => c.toUpperCase());
    if (name.startsWith("-webkit-")) define(camel[0].toLowerCase() + camel.slice(1), name);
    define(camel, name);
    define(name, name);
  }
  for (const [alias, name] of aliases()) {
    const camel = alias.replace(/-([a-z])/g, (m, c) => c.toUpperCase());
    if (alias.startsWith("-webkit-")) define(camel[0].toLowerCase() + camel.slice(1), name);
    define(camel, name);
    define(alias, name);
  }
  define("cssFloat", "float");
  define("all", "all");
}
function Window_getComputedStyle(w, e, pseudo) {
  const made = makeJs(TYPE_BY_NAME.CSSStyleDeclaration);
  const s = stateOf(made);
  s.owner = e; s.computed = true; s.pseudo = pseudo == null ? "" : pseudo;
  return made;
}
function CSS_supports(property, value) {
  return value === undefined ? Host_supportsCondition(property) : Host_supportsProperty(property, value);
}
function CSS_escape(ident) {
  let out = "";
  const length = ident.length;
  for (let i = 0; i < length; i++) {
    const c = ident.charCodeAt(i);
    if (c === 0) out += "\ufffd";
    else if ((c >= 1 && c <= 31) || c === 127 || (c >= 48 && c <= 57 && (i === 0 || (i === 1 && ident.charCodeAt(0) === 45)))) out += `\\${c.toString(16)} `;
    else if (i === 0 && c === 45 && length === 1) out += "\\-";
    else if (c >= 128 || c === 45 || c === 95 || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)) out += ident[i];
    else out += `\\${ident[i]}`;
  }
  return out;
}

// Geometry

function DOMRectReadOnly_construct(o, x, y, width, height) { const s = stateOf(o); s.x = x; s.y = y; s.width = width; s.height = height; }
function DOMRect_construct(o, x, y, width, height) { DOMRectReadOnly_construct(o, x, y, width, height); }
function rect(kind, x, y, width, height) { const o = makeJs(TYPE_BY_NAME[kind]); DOMRectReadOnly_construct(o, x, y, width, height); return o; }
function DOMRectReadOnly_static_fromRect(i) { return rect("DOMRectReadOnly", i.x, i.y, i.width, i.height); }
function DOMRect_static_fromRect(i) { return rect("DOMRect", i.x, i.y, i.width, i.height); }
function DOMRectReadOnly_x(o) { return stateOf(o).x; }
function DOMRectReadOnly_y(o) { return stateOf(o).y; }
function DOMRectReadOnly_width(o) { return stateOf(o).width; }
function DOMRectReadOnly_height(o) { return stateOf(o).height; }
function DOMRectReadOnly_top(o) { const s = stateOf(o); return Math.min(s.y, s.y + s.height); }
function DOMRectReadOnly_right(o) { const s = stateOf(o); return Math.max(s.x, s.x + s.width); }
function DOMRectReadOnly_bottom(o) { const s = stateOf(o); return Math.max(s.y, s.y + s.height); }
function DOMRectReadOnly_left(o) { const s = stateOf(o); return Math.min(s.x, s.x + s.width); }
function DOMRectReadOnly_toJSON(o) {
  const s = stateOf(o);
  return { x: s.x, y: s.y, width: s.width, height: s.height, top: DOMRectReadOnly_top(o), right: DOMRectReadOnly_right(o), bottom: DOMRectReadOnly_bottom(o), left: DOMRectReadOnly_left(o) };
}
const DOMRect_x = DOMRectReadOnly_x, DOMRect_y = DOMRectReadOnly_y, DOMRect_width = DOMRectReadOnly_width, DOMRect_height = DOMRectReadOnly_height;
function DOMRect_set_x(o, v) { stateOf(o).x = v; }
function DOMRect_set_y(o, v) { stateOf(o).y = v; }
function DOMRect_set_width(o, v) { stateOf(o).width = v; }
function DOMRect_set_height(o, v) { stateOf(o).height = v; }
function DOMRectList_length(l) { return stateOf(l).rects.length; }
function DOMRectList_item(l, i) { return stateOf(l).rects[i] ?? null; }

function rectsOf(e) {
  const text = Host_clientRects(numberOf(e));
  return text === "" ? [] : text.split(";").map(r => r.split(",").map(Number));
}
function Element_getClientRects(e) {
  const list = makeJs(TYPE_BY_NAME.DOMRectList);
  stateOf(list).rects = rectsOf(e).map(r => rect("DOMRect", ...r));
  return list;
}
function Element_getBoundingClientRect(e) { return boundsOf(rectsOf(e)); }
// What a closed details does not show.
function isInClosedDetails(details, child) {
  if (Element_localName(details) !== "details" || details.hasAttribute("open")) return false;
  for (let at = details.firstElementChild; at !== null; at = at.nextElementSibling) {
    if (Element_localName(at) === "summary") return at !== child;
  }
  return true;
}
// CSSOM View §6: checkVisibility, but for contentVisibilityAuto.
function Element_checkVisibility(e, options) {
  if (!e.isConnected) return false;
  for (let at = e; at !== null; at = Node_parentElement(at)) {
    const style = Window_getComputedStyle(global, at, null);
    const display = style.getPropertyValue("display");
    if (display === "none" || at === e && display === "contents") return false;
    if (at !== e && display !== "inline" && style.getPropertyValue("content-visibility") === "hidden") return false;
    const around = Node_parentElement(at);
    if (around !== null && isInClosedDetails(around, at)) return false;
    if ((options.opacityProperty || options.checkOpacity) && style.getPropertyValue("opacity") === "0") return false;
    if (at === e && (options.visibilityProperty || options.checkVisibilityCSS) && style.getPropertyValue("visibility") !== "visible") return false;
  }
  return true;
}
function boxMetric(e, which) { return Math.round(Host_boxMetric(numberOf(e), which)); }
function Element_clientTop(e) { return boxMetric(e, 0); }
function Element_clientLeft(e) { return boxMetric(e, 1); }
function Element_clientWidth(e) { return boxMetric(e, 2); }
function Element_clientHeight(e) { return boxMetric(e, 3); }
function Element_scrollWidth(e) { return boxMetric(e, 4); }
function Element_scrollHeight(e) { return boxMetric(e, 5); }
function HTMLElement_offsetParent(e) { return wrap(Host_offsetParent(numberOf(e))); }
function HTMLElement_offsetTop(e) { return boxMetric(e, 8); }
function HTMLElement_offsetLeft(e) { return boxMetric(e, 9); }
function HTMLElement_offsetWidth(e) { return boxMetric(e, 10); }
function HTMLElement_offsetHeight(e) { return boxMetric(e, 11); }
function Window_innerWidth() { return Math.round(Host_windowMetric(0)); }
function Window_innerHeight() { return Math.round(Host_windowMetric(1)); }
function Window_outerWidth() { return Host_screenMetric(0); }
function Window_outerHeight() { return Host_screenMetric(1); }
function Window_devicePixelRatio() { return Host_windowMetric(4); }
// Media queries

const mediaLists = new Set();
function Window_matchMedia(w, query) {
  const made = makeJs(TYPE_BY_NAME.MediaQueryList);
  const s = stateOf(made);
  s.media = queriesOf(query).join(", ");
  s.matches = Host_matchesMedia(s.media);
  mediaLists.add(new WeakReference(made));
  return made;
}
function MediaQueryList_media(m) { return stateOf(m).media; }
function MediaQueryList_matches(m) { return Host_matchesMedia(stateOf(m).media); }
function MediaQueryList_addListener(m, f) { if (f !== null) EventTarget_addEventListener(m, "change", f, { capture: false, once: false }); }
function MediaQueryList_removeListener(m, f) { EventTarget_removeEventListener(m, "change", f, { capture: false }); }
// Called when the viewport or the preferences have changed.
function mediaChanged() {
  const changed = [];
  for (const ref of mediaLists) {
    const m = ref.deref();
    if (m === undefined) { mediaLists.delete(ref); continue; }
    const s = stateOf(m), now = Host_matchesMedia(s.media);
    if (now !== s.matches) { s.matches = now; changed.push(m); }
  }
  for (const m of changed) fireEvent(m, "change", { media: stateOf(m).media, matches: stateOf(m).matches }, "MediaQueryListEvent");
}
