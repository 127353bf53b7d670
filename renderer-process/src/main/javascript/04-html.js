// Window and what HTML adds to the DOM.

function Window_window() { return forwards ? presentWindow() : global; }
function Window_self() { return forwards ? presentWindow() : global; }
function Window_document() { return forwards ? presentDocument() : pageDocument; }
function Window_event() { return currentEvent; }

function Document_getElementsByName(d, name) {
  // Live by asking again: the list follows the tree and its attributes.
  const list = makeJs(TYPE_BY_NAME.NodeList);
  const state = stateOf(list);
  state.root = d;
  state.byName = name;
  state.version = -1;
  return list;
}
function Document_defaultView(d) { return d === pageDocument && !isNotActive() ? global : null; }

function DOMParser_construct(o) { stateOf(o).document = pageDocument; }
function DOMParser_parseFromString(o, markup, type) {
  return wrap(Host_parseDocument(numberOf(stateOf(o).document), markup, type)); // of the window that made it
}
function XMLSerializer_construct(o) { }
function XMLSerializer_serializeToString(o, node) { return Host_serializeXml(numberOf(node)); }

// HTML §8.3; the alphabet and the forgiving decoding are Infra's §7.
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function Window_btoa(w, data) {
  let out = "";
  for (let i = 0; i < data.length; i += 3) {
    let bits = 0;
    for (let j = 0; j < 3; j++) {
      const unit = i + j < data.length ? data.charCodeAt(i + j) : 0;
      if (unit > 255) throw domException("InvalidCharacterError", "btoa: a character is out of range");
      bits = bits << 8 | unit;
    }
    const left = data.length - i;
    out += BASE64[bits >> 18] + BASE64[bits >> 12 & 63] + (left > 1 ? BASE64[bits >> 6 & 63] : "=") + (left > 2 ? BASE64[bits & 63] : "=");
  }
  return out;
}
function Window_atob(w, data) {
  let text = data.replace(/[\t\n\f\r ]/g, "");
  if (text.length % 4 === 0) text = text.replace(/==?$/, "");
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw domException("InvalidCharacterError", "atob: not correctly encoded");
  let out = "", bits = 0, count = 0;
  for (const letter of text) {
    bits = bits << 6 | BASE64.indexOf(letter);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += String.fromCharCode(bits >> count & 255);
      bits &= (1 << count) - 1;
    }
  }
  return out;
}
