// HTML elements: what is neither a plain reflection nor Java's (HTML §3.2.6 and §4).

function attr(e, name) { return Host_attribute(numberOf(e), name); }
function setAttr(e, name, value) { Host_setAttribute(numberOf(e), name, value); }
function localOf(e) { return nameOf(numberOf(e)).local; }
function isHtml(e, name) { const n = nameOf(numberOf(e)); return n.local === name && n.namespace === HTML; }
function newElement(near, name) { return Document_createElement(near.ownerDocument, name, {}); }

function HTMLElement_translate(e) {
  for (let at = e; at !== null; at = Node_parentElement(at)) {
    const v = attr(at, "translate");
    if (v !== null) { const l = asciiLower(v); if (l === "" || l === "yes") return true; if (l === "no") return false; }
  }
  return true;
}
function HTMLElement_set_translate(e, v) { setAttr(e, "translate", v ? "yes" : "no"); }
function HTMLElement_hidden(e) {
  const v = attr(e, "hidden");
  return v === null ? false : asciiLower(v) === "until-found" ? "until-found" : true;
}
function HTMLElement_set_hidden(e, v) {
  if (typeof v === "string" && asciiLower(v) === "until-found") setAttr(e, "hidden", "until-found");
  else if (v === false || v === "" || v === null || v === 0 || v !== v) Host_removeAttribute(numberOf(e), "hidden");
  else setAttr(e, "hidden", "");
}
function HTMLElement_draggable(e) {
  const v = attr(e, "draggable"), l = v === null ? "" : asciiLower(v);
  if (l === "true") return true;
  if (l === "false") return false;
  return isHtml(e, "img") || (isHtml(e, "a") && attr(e, "href") !== null);
}
function HTMLElement_set_draggable(e, v) { setAttr(e, "draggable", `${v}`); }
function HTMLElement_spellcheck(e) {
  const v = attr(e, "spellcheck");
  return v === null || asciiLower(v) !== "false";
}
function HTMLElement_set_spellcheck(e, v) { setAttr(e, "spellcheck", `${v}`); }
function HTMLElement_contentEditable(e) {
  const v = attr(e, "contenteditable");
  switch (v === null ? null : asciiLower(v)) {
    case "": case "true": return "true";
    case "plaintext-only": return "plaintext-only";
    case "false": return "false";
    default: return "inherit";
  }
}
function HTMLElement_set_contentEditable(e, v) {
  const l = asciiLower(v);
  if (l === "inherit") Host_removeAttribute(numberOf(e), "contenteditable");
  else if (l === "true" || l === "false" || l === "plaintext-only") setAttr(e, "contenteditable", l);
  else throw domException("SyntaxError", `The value provided ('${v}') is not one of 'true', 'false', 'plaintext-only', or 'inherit'.`);
}
function HTMLElement_isContentEditable(e) {
  for (let at = e; at !== null; at = Node_parentElement(at)) {
    const v = attr(at, "contenteditable");
    if (v !== null) { const l = asciiLower(v); if (l === "" || l === "true" || l === "plaintext-only") return true; if (l === "false") return false; }
  }
  return false;
}
// HTML §6.8.6 "own autocapitalization hint"; controls take their form's.
function autocapitalizeHint(e) {
  const v = attr(e, "autocapitalize");
  if (v === null || v === "") return "";
  switch (asciiLower(v)) {
    case "off": case "none": return "none";
    case "words": return "words";
    case "characters": return "characters";
    default: return "sentences";
  }
}
function HTMLElement_autocapitalize(e) {
  const own = autocapitalizeHint(e), form = own === "" && /^(button|fieldset|input|output|select|textarea)$/.test(localOf(e)) ? formOf(e) : null;
  return form === null ? own : autocapitalizeHint(form);
}
function HTMLElement_set_autocapitalize(e, v) { setAttr(e, "autocapitalize", v); }
function HTMLElement_innerText(e) { return Host_innerText(numberOf(e)); }
function HTMLElement_outerText(e) { return Host_innerText(numberOf(e)); }
function renderedText(near, text) {
  const number = numberOf(near), fragment = wrap(Host_createFragment(number));
  const lines = text.split(/\r\n|\r|\n/);
  lines.forEach((line, i) => {
    if (i > 0) fragment.appendChild(newElement(near, "br"));
    if (line !== "") fragment.appendChild(wrap(Host_createText(number, line)));
  });
  return fragment;
}
function HTMLElement_set_innerText(e, text) {
  Host_replaceChildren(numberOf(e), numberOf(renderedText(e, text)));
}
function HTMLElement_set_outerText(e, text) {
  const parent = Node_parentNode(e);
  if (parent === null) throw domException("NoModificationAllowedError", "The element has no parent.");
  const next = Node_nextSibling(e), previous = Node_previousSibling(e);
  const fragment = renderedText(e, text);
  if (Node_firstChild(fragment) === null) fragment.appendChild(wrap(Host_createText(numberOf(e), "")));
  parent.replaceChild(fragment, e);
  const join = (left, right) => {
    if (left !== null && right !== null && Node_nodeType(left) === 3 && Node_nodeType(right) === 3) {
      left.data += right.data;
      Host_remove(numberOf(right));
    }
  };
  if (next !== null) join(Node_previousSibling(next), next);
  if (previous !== null) join(previous, Node_nextSibling(previous));
}
function HTMLElement_click(e) {
  if (isDisabled(e)) return;
  const state = stateOf(e);
  if (state.clicking) return;
  state.clicking = true;
  const event = makeEvent("PointerEvent", "click", { bubbles: true, cancelable: true, composed: true, view: global, detail: 0, pointerId: -1 });
  const s = stateOf(event);
  s.trusted = false;
  dispatch(event, s, e, false);
  state.clicking = false;
}

// HTMLOrSVGElement

function HTMLOrSVGElement_dataset(e) { return facet(e, "dataset", "DOMStringMap"); }
function HTMLOrSVGElement_nonce(e) { const s = stateOf(e); return s.nonce !== undefined ? s.nonce : attr(e, "nonce") ?? ""; }
function HTMLOrSVGElement_set_nonce(e, v) { stateOf(e).nonce = v; }
function isFocusableByDefault(e) {
  switch (localOf(e)) {
    case "a": case "area": return attr(e, "href") !== null;
    case "button": case "input": case "select": case "textarea": case "iframe": case "object": return true;
    case "summary": return isSummaryOfDetails(e);
    case "audio": case "video": return attr(e, "controls") !== null;
    case "dialog": return attr(e, "open") !== null;
    default: return false;
  }
}
function isSummaryOfDetails(e) {
  const details = Node_parentElement(e);
  if (details === null || !isHtml(details, "details")) return false;
  for (let at = Node_previousSibling(e); at !== null; at = Node_previousSibling(at)) if (Node_nodeType(at) === 1 && isHtml(at, "summary")) return false;
  return true;
}
function HTMLOrSVGElement_tabIndex(e) {
  const v = attr(e, "tabindex"), n = v === null ? NaN : parseInteger(v);
  if (n === n && n >= -2147483648 && n <= 2147483647) return n + 0;
  switch (localOf(e)) {
    case "a": case "frame": return 0;
    case "summary": return isSummaryOfDetails(e) ? 0 : -1;
    case "audio": case "video": return -1;
    default: return isFocusableByDefault(e) && !isHtml(e, "dialog") ? 0 : -1;
  }
}
function HTMLOrSVGElement_set_tabIndex(e, v) { setAttr(e, "tabindex", `${v}`); }

function attributeOfData(name) { return `data-${name.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`; }
function dataOfAttribute(name) { return name.slice(5).replace(/-([a-z])/g, (m, c) => c.toUpperCase()); }
function DOMStringMap_getNamed(map, name) {
  if (/-[a-z]/.test(name)) return undefined;
  const v = Host_attribute(ownerNumber(map), attributeOfData(name));
  return v === null ? undefined : v;
}
function DOMStringMap_names(map) {
  const out = [];
  for (const name of Element_getAttributeNames(stateOf(map).owner)) {
    if (name.startsWith("data-") && !/[A-Z]/.test(name)) out.push(dataOfAttribute(name));
  }
  return out;
}
function DOMStringMap_setNamed(map, name, value) {
  if (/-[a-z]/.test(name)) throw domException("SyntaxError", `'${name}' is not a valid property name.`);
  const attribute = attributeOfData(name);
  if (!isAttributeName(attribute)) throw domException("InvalidCharacterError", `'${attribute}' is not a valid attribute name.`);
  Host_setAttribute(ownerNumber(map), attribute, toStr(value));
}
function DOMStringMap_deleteNamed(map, name) { Host_removeAttribute(ownerNumber(map), attributeOfData(name)); return true; }

// Token lists

const LINK_RELS = ["alternate", "dns-prefetch", "icon", "manifest", "modulepreload", "next", "preconnect", "prefetch", "preload", "stylesheet"];
const ANCHOR_RELS = ["noopener", "noreferrer", "opener"];
function HTMLLinkElement_relList(e) { return tokenList(e, "relList", "rel", LINK_RELS); }
function HTMLLinkElement_sizes(e) { return tokenList(e, "sizes", "sizes", null); }
function HTMLAnchorElement_relList(e) { return tokenList(e, "relList", "rel", ANCHOR_RELS); }
function HTMLAreaElement_relList(e) { return tokenList(e, "relList", "rel", ANCHOR_RELS); }
function HTMLFormElement_relList(e) { return tokenList(e, "relList", "rel", ANCHOR_RELS); }
function HTMLIFrameElement_sandbox(e) {
  return tokenList(e, "sandbox", "sandbox", ["allow-downloads", "allow-forms", "allow-modals", "allow-orientation-lock", "allow-pointer-lock",
    "allow-popups", "allow-popups-to-escape-sandbox", "allow-presentation", "allow-same-origin", "allow-scripts", "allow-top-navigation",
    "allow-top-navigation-by-user-activation", "allow-top-navigation-to-custom-protocols"]);
}
function HTMLOutputElement_htmlFor(e) { return tokenList(e, "htmlFor", "for", null); }

// Texts of elements

function childText(e) {
  let out = "";
  for (let at = Node_firstChild(e); at !== null; at = Node_nextSibling(at)) {
    const kind = Node_nodeType(at);
    if (kind === 3 || kind === 4) out += at.data;
  }
  return out;
}
function HTMLTitleElement_text(e) { return childText(e); }
function HTMLTitleElement_set_text(e, v) { e.textContent = v; }
function HTMLScriptElement_text(e) { return childText(e); }
function HTMLScriptElement_set_text(e, v) { e.textContent = v; }
function HTMLScriptElement_async(e) { return Host_scriptAsync(numberOf(e)); }
function HTMLScriptElement_set_async(e, v) {
  const number = numberOf(e);
  Host_scriptNotForced(number);
  setReflectedBoolean(number, "async", v);
}
function HTMLScriptElement_static_supports(type) { return type === "classic" || type === "module" || type === "importmap"; }
function HTMLAnchorElement_text(e) { return e.textContent; }
function HTMLAnchorElement_set_text(e, v) { e.textContent = v; }
function HTMLBaseElement_href(e) {
  const v = attr(e, "href");
  return v === null ? e.ownerDocument.URL : Host_resolve(numberOf(e.ownerDocument), v, true) ?? v;
}
function HTMLBaseElement_set_href(e, v) { setAttr(e, "href", v); }
function HTMLStyleElement_disabled(e) { const sheet = e.sheet; return sheet ? sheet.disabled : false; }
function HTMLStyleElement_set_disabled(e, v) { const sheet = e.sheet; if (sheet) sheet.disabled = v; }
const SVGStyleElement_disabled = HTMLStyleElement_disabled, SVGStyleElement_set_disabled = HTMLStyleElement_set_disabled;

// Links (HTML §4.6.3)

function linkUrl(e) {
  const href = attr(e, "href");
  return href === null ? null : Host_resolve(numberOf(e.ownerDocument), href, false);
}
function linkPart(e, part, empty) {
  const url = linkUrl(e);
  return url === null ? empty : Host_urlPart(url, part);
}
function setLinkPart(e, part, value) {
  const url = linkUrl(e);
  if (url === null) return;
  setAttr(e, "href", Host_withUrlPart(url, part, value));
}
function HTMLHyperlinkElementUtils_href(e) { return reflectUrl(numberOf(e), "href"); }
function HTMLHyperlinkElementUtils_set_href(e, v) { setAttr(e, "href", v); }
function HTMLHyperlinkElementUtils_origin(e) { return linkPart(e, "origin", ""); }
function HTMLHyperlinkElementUtils_protocol(e) { return linkPart(e, "protocol", ":"); }
function HTMLHyperlinkElementUtils_set_protocol(e, v) { setLinkPart(e, "protocol", v); }
function HTMLHyperlinkElementUtils_username(e) { return linkPart(e, "username", ""); }
function HTMLHyperlinkElementUtils_set_username(e, v) { setLinkPart(e, "username", v); }
function HTMLHyperlinkElementUtils_password(e) { return linkPart(e, "password", ""); }
function HTMLHyperlinkElementUtils_set_password(e, v) { setLinkPart(e, "password", v); }
function HTMLHyperlinkElementUtils_host(e) { return linkPart(e, "host", ""); }
function HTMLHyperlinkElementUtils_set_host(e, v) { setLinkPart(e, "host", v); }
function HTMLHyperlinkElementUtils_hostname(e) { return linkPart(e, "hostname", ""); }
function HTMLHyperlinkElementUtils_set_hostname(e, v) { setLinkPart(e, "hostname", v); }
function HTMLHyperlinkElementUtils_port(e) { return linkPart(e, "port", ""); }
function HTMLHyperlinkElementUtils_set_port(e, v) { setLinkPart(e, "port", v); }
function HTMLHyperlinkElementUtils_pathname(e) { return linkPart(e, "pathname", ""); }
function HTMLHyperlinkElementUtils_set_pathname(e, v) { setLinkPart(e, "pathname", v); }
function HTMLHyperlinkElementUtils_search(e) { return linkPart(e, "search", ""); }
function HTMLHyperlinkElementUtils_set_search(e, v) { setLinkPart(e, "search", v); }
function HTMLHyperlinkElementUtils_hash(e) { return linkPart(e, "hash", ""); }
function HTMLHyperlinkElementUtils_set_hash(e, v) { setLinkPart(e, "hash", v); }

// Images

function imageSize(e, which, property) {
  const box = Host_imageSize(numberOf(e), which);
  if (box >= 0) return box;
  const n = reflectLong(numberOf(e), property, -1);
  return n >= 0 ? n : Math.max(0, Host_imageSize(numberOf(e), which + 2));
}
function HTMLImageElement_width(e) { return imageSize(e, 0, "width"); }
function HTMLImageElement_height(e) { return imageSize(e, 1, "height"); }
function HTMLImageElement_set_width(e, v) { setReflectedUnsigned(numberOf(e), "width", v, 0); }
function HTMLImageElement_set_height(e, v) { setReflectedUnsigned(numberOf(e), "height", v, 0); }
function HTMLImageElement_naturalWidth(e) { return Math.max(0, Host_imageSize(numberOf(e), 2)); }
function HTMLImageElement_naturalHeight(e) { return Math.max(0, Host_imageSize(numberOf(e), 3)); }
function HTMLImageElement_complete(e) { return Host_imageSize(numberOf(e), 4) !== 0; }
function HTMLImageElement_currentSrc(e) { return Host_imageText(numberOf(e), true); }

// §4.8.4.3 `decode()`: what has loaded is decoded when it is drawn; an update of the sources in between ends the wait.
const decoding = [];
function HTMLImageElement_decode(e) {
  const update = Host_imageText(numberOf(e), false).split(" ")[0];
  const promise = newPromise(), broken = () => domException("EncodingError", "The source image cannot be decoded.");
  enqueueMicrotask(() => {
    if (e.ownerDocument !== pageDocument) { promise.reject(broken()); return; }
    decoding.push({ e, update, promise, broken });
    checkDecoding(e);
  });
  return promise.promise;
}
function checkDecoding(e) {
  for (let i = decoding.length - 1; i >= 0; i--) {
    const each = decoding[i];
    if (each.e !== e) continue;
    const [update, state] = Host_imageText(numberOf(e), false).split(" ");
    if (update === each.update && state === "0") continue;
    decoding.splice(i, 1);
    if (update === each.update && state === "1") each.promise.resolve(undefined); else each.promise.reject(each.broken());
  }
}

// Collections of elements by test: Java makes them, one for each owner and kind.

function elementsOf(e, kind) { return wrap(Host_elements(numberOf(e), kind)); }
function HTMLMapElement_areas(e) { return elementsOf(e, "areas"); }
function HTMLDataListElement_options(e) { return elementsOf(e, "datalist"); }

// Tables (HTML §4.9)

function tableChild(t, name) {
  for (let at = Node_firstChild(t); at !== null; at = Node_nextSibling(at)) {
    if (Node_nodeType(at) === 1 && isHtml(at, name)) return at;
  }
  return null;
}
function HTMLTableElement_caption(t) { return tableChild(t, "caption"); }
function HTMLTableElement_set_caption(t, v) {
  HTMLTableElement_deleteCaption(t);
  if (v !== null) t.insertBefore(v, Node_firstChild(t));
}
function HTMLTableElement_createCaption(t) {
  let c = tableChild(t, "caption");
  if (c === null) { c = newElement(t, "caption"); t.insertBefore(c, Node_firstChild(t)); }
  return c;
}
function HTMLTableElement_deleteCaption(t) { const c = tableChild(t, "caption"); if (c !== null) t.removeChild(c); }
function HTMLTableElement_tHead(t) { return tableChild(t, "thead"); }
function afterCaptionAndColumns(t) {
  for (let at = Node_firstChild(t); at !== null; at = Node_nextSibling(at)) {
    if (Node_nodeType(at) === 1 && !isHtml(at, "caption") && !isHtml(at, "colgroup")) return at;
  }
  return null;
}
function HTMLTableElement_set_tHead(t, v) {
  if (v !== null && !isHtml(v, "thead")) throw domException("HierarchyRequestError", "Not a thead element.");
  HTMLTableElement_deleteTHead(t);
  if (v !== null) t.insertBefore(v, afterCaptionAndColumns(t));
}
function HTMLTableElement_createTHead(t) {
  let h = tableChild(t, "thead");
  if (h === null) { h = newElement(t, "thead"); t.insertBefore(h, afterCaptionAndColumns(t)); }
  return h;
}
function HTMLTableElement_deleteTHead(t) { const h = tableChild(t, "thead"); if (h !== null) t.removeChild(h); }
function HTMLTableElement_tFoot(t) { return tableChild(t, "tfoot"); }
function HTMLTableElement_set_tFoot(t, v) {
  if (v !== null && !isHtml(v, "tfoot")) throw domException("HierarchyRequestError", "Not a tfoot element.");
  HTMLTableElement_deleteTFoot(t);
  if (v !== null) t.appendChild(v);
}
function HTMLTableElement_createTFoot(t) {
  let f = tableChild(t, "tfoot");
  if (f === null) { f = newElement(t, "tfoot"); t.appendChild(f); }
  return f;
}
function HTMLTableElement_deleteTFoot(t) { const f = tableChild(t, "tfoot"); if (f !== null) t.removeChild(f); }
function HTMLTableElement_tBodies(t) { return elementsOf(t, "tBodies"); }
function HTMLTableElement_createTBody(t) {
  const b = newElement(t, "tbody");
  let last = null;
  for (let at = Node_firstChild(t); at !== null; at = Node_nextSibling(at)) if (Node_nodeType(at) === 1 && isHtml(at, "tbody")) last = at;
  t.insertBefore(b, last === null ? null : Node_nextSibling(last));
  return b;
}
function HTMLTableElement_rows(t) { return elementsOf(t, "rows"); }
function badIndex(index) { throw domException("IndexSizeError", `The index provided (${index}) is out of range.`); }
function HTMLTableElement_insertRow(t, index) {
  const rows = HTMLTableElement_rows(t), count = rows.length;
  if (index < -1 || index > count) badIndex(index);
  const row = newElement(t, "tr");
  if (count === 0) {
    let body = null;
    for (let at = Node_firstChild(t); at !== null; at = Node_nextSibling(at)) if (Node_nodeType(at) === 1 && isHtml(at, "tbody")) body = at;
    if (body === null) { body = newElement(t, "tbody"); t.appendChild(body); }
    body.appendChild(row);
  } else if (index === -1 || index === count) Node_parentNode(rows[count - 1]).appendChild(row);
  else Node_parentNode(rows[index]).insertBefore(row, rows[index]);
  return row;
}
function HTMLTableElement_deleteRow(t, index) {
  const rows = HTMLTableElement_rows(t), count = rows.length;
  if (index < -1 || index >= count) badIndex(index);
  if (index === -1) { if (count > 0) Host_remove(numberOf(rows[count - 1])); }
  else Host_remove(numberOf(rows[index]));
}
function HTMLTableSectionElement_rows(s) { return elementsOf(s, "sectionRows"); }
function HTMLTableSectionElement_insertRow(s, index) { return insertInto(s, HTMLTableSectionElement_rows(s), "tr", index); }
function insertInto(parent, list, name, index) {
  const count = list.length;
  if (index < -1 || index > count) badIndex(index);
  const made = newElement(parent, name);
  parent.insertBefore(made, index === -1 || index === count ? null : list[index]);
  return made;
}
function deleteFrom(list, index) {
  const count = list.length;
  if (index < -1 || index >= count) badIndex(index);
  if (index === -1) { if (count > 0) Host_remove(numberOf(list[count - 1])); } else Host_remove(numberOf(list[index]));
}
function HTMLTableSectionElement_deleteRow(s, index) { deleteFrom(HTMLTableSectionElement_rows(s), index); }
function indexIn(list, e) { for (let i = 0, n = list.length; i < n; i++) if (list[i] === e) return i; return -1; }
function HTMLTableRowElement_rowIndex(r) {
  let parent = Node_parentElement(r);
  if (parent !== null && !isHtml(parent, "table")) parent = ["thead", "tbody", "tfoot"].includes(localOf(parent)) ? Node_parentElement(parent) : null;
  return parent !== null && isHtml(parent, "table") ? indexIn(HTMLTableElement_rows(parent), r) : -1;
}
function HTMLTableRowElement_sectionRowIndex(r) {
  const parent = Node_parentElement(r);
  if (parent === null) return -1;
  if (isHtml(parent, "table")) return indexIn(HTMLTableElement_rows(parent), r);
  return ["thead", "tbody", "tfoot"].includes(localOf(parent)) ? indexIn(HTMLTableSectionElement_rows(parent), r) : -1;
}
function HTMLTableRowElement_cells(r) { return elementsOf(r, "cells"); }
function HTMLTableRowElement_insertCell(r, index) { return insertInto(r, HTMLTableRowElement_cells(r), "td", index); }
function HTMLTableRowElement_deleteCell(r, index) { deleteFrom(HTMLTableRowElement_cells(r), index); }
function HTMLTableCellElement_cellIndex(c) {
  const parent = Node_parentElement(c);
  return parent !== null && isHtml(parent, "tr") ? indexIn(HTMLTableRowElement_cells(parent), c) : -1;
}

let queueElementTask = f => global.setTimeout !== undefined ? global.setTimeout(f, 0) : enqueueMicrotask(f);

// UI events

function UIEvent_which(o) {
  const s = stateOf(o), i = s.init;
  if (s.trusted && i.buttons === 0 && /^(wheel|mouse(wheel|move|over|out|enter|leave))$/.test(s.type)) return 0;
  return i.keyCode !== undefined && i.keyCode !== 0 ? i.keyCode : i.charCode ? i.charCode : i.button !== undefined ? i.button + 1 : i.which ?? 0;
}
function reinit(o, type, bubbles, cancelable, values) {
  const s = stateOf(o);
  if (s.dispatching) return;
  Event_initEvent(o, type, bubbles, cancelable);
  s.init = { ...s.init, ...values };
}
function UIEvent_initUIEvent(o, type, bubbles, cancelable, view, detail) { reinit(o, type, bubbles, cancelable, { view, detail }); }
function MouseEvent_initMouseEvent(o, type, bubbles, cancelable, view, detail, screenX, screenY, clientX, clientY, ctrlKey, altKey, shiftKey, metaKey, button, relatedTarget) {
  reinit(o, type, bubbles, cancelable, { view, detail, screenX, screenY, clientX, clientY, ctrlKey, altKey, shiftKey, metaKey, button, relatedTarget });
}
function KeyboardEvent_initKeyboardEvent(o, type, bubbles, cancelable, view, key, location, ctrlKey, altKey, shiftKey, metaKey) {
  reinit(o, type, bubbles, cancelable, { view, key, location, ctrlKey, altKey, shiftKey, metaKey });
}
function CompositionEvent_initCompositionEvent(o, type, bubbles, cancelable, view, data) { reinit(o, type, bubbles, cancelable, { view, data }); }
function TextEvent_initTextEvent(o, type, bubbles, cancelable, view, data) { reinit(o, type, bubbles, cancelable, { view, data }); }
function MouseEvent_x(o) { return stateOf(o).init.clientX; }
function MouseEvent_y(o) { return stateOf(o).init.clientY; }
function MouseEvent_pageX(o) { return stateOf(o).init.clientX + (global.scrollX || 0); }
function MouseEvent_pageY(o) { return stateOf(o).init.clientY + (global.scrollY || 0); }
function offsetIn(o, axis) {
  const s = stateOf(o), target = s.target;
  if (target === null || !isNode(target) || Node_nodeType(target) !== 1 || target.getBoundingClientRect === undefined) return axis === 0 ? MouseEvent_pageX(o) : MouseEvent_pageY(o);
  const box = target.getBoundingClientRect();
  return axis === 0 ? s.init.clientX - box.left - target.clientLeft : s.init.clientY - box.top - target.clientTop;
}
function MouseEvent_offsetX(o) { return offsetIn(o, 0); }
function MouseEvent_offsetY(o) { return offsetIn(o, 1); }
function modifierState(o, key) {
  const i = stateOf(o).init;
  switch (key) {
    case "Control": return i.ctrlKey;
    case "Shift": return i.shiftKey;
    case "Alt": return i.altKey;
    case "Meta": return i.metaKey;
    default: return !!i[`modifier${key}`];
  }
}
function MouseEvent_getModifierState(o, key) { return modifierState(o, key); }
function KeyboardEvent_getModifierState(o, key) { return modifierState(o, key); }
function InputEvent_getTargetRanges(o) { return (stateOf(o).init.targetRanges ?? []).slice(); }
function PointerEvent_getCoalescedEvents(o) { return stateOf(o).init.coalescedEvents.slice(); }
function PointerEvent_getPredictedEvents(o) { return stateOf(o).init.predictedEvents.slice(); }
function BeforeUnloadEvent_returnValue(o) { return stateOf(o).returned ?? ""; }
function BeforeUnloadEvent_set_returnValue(o, v) { stateOf(o).returned = v; }

// Filled in by the custom elements' file.
let htmlConstructor = (newTarget, type) => { throw new TypeErr("Illegal constructor"); };
