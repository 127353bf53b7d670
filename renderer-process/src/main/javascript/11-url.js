// URL and URLSearchParams (URL §5, §6). The parser is Java's; an object keeps its serialized URL.

function URL_construct(o, url, base) {
  const href = parseUrl(url, base);
  if (href === null) throw new TypeErr(`Failed to construct 'URL': Invalid URL`);
  setUrl(o, href);
}
function parseUrl(url, base) { return Host_parseUrl(url, base === undefined ? null : base); }
function setUrl(o, href) {
  const state = stateOf(o);
  state.href = href;
  state.params = null;
}
function URL_static_parse(url, base) {
  const href = parseUrl(url, base);
  if (href === null) return null;
  const made = makeJs(TYPE_BY_NAME.URL);
  setUrl(made, href);
  return made;
}
function URL_static_canParse(url, base) { return parseUrl(url, base) !== null; }
function URL_href(o) { return stateOf(o).href; }
function URL_toJSON(o) { return stateOf(o).href; }
function URL_set_href(o, v) {
  const href = parseUrl(v, undefined);
  if (href === null) throw new TypeErr(`Failed to set the 'href' property on 'URL': Invalid URL`);
  stateOf(o).href = href;
  queryChanged(o);
}
function urlPart(o, part) { return Host_urlPart(stateOf(o).href, part); }
function setUrlPart(o, part, v) {
  const state = stateOf(o);
  state.href = Host_withUrlPart(state.href, part, v);
}
function URL_origin(o) { return urlPart(o, "origin"); }
function URL_protocol(o) { return urlPart(o, "protocol"); }
function URL_set_protocol(o, v) { setUrlPart(o, "protocol", v); }
function URL_username(o) { return urlPart(o, "username"); }
function URL_set_username(o, v) { setUrlPart(o, "username", v); }
function URL_password(o) { return urlPart(o, "password"); }
function URL_set_password(o, v) { setUrlPart(o, "password", v); }
function URL_host(o) { return urlPart(o, "host"); }
function URL_set_host(o, v) { setUrlPart(o, "host", v); }
function URL_hostname(o) { return urlPart(o, "hostname"); }
function URL_set_hostname(o, v) { setUrlPart(o, "hostname", v); }
function URL_port(o) { return urlPart(o, "port"); }
function URL_set_port(o, v) { setUrlPart(o, "port", v); }
function URL_pathname(o) { return urlPart(o, "pathname"); }
function URL_set_pathname(o, v) { setUrlPart(o, "pathname", v); }
function URL_search(o) { return urlPart(o, "search"); }
function URL_set_search(o, v) {
  setUrlPart(o, "search", v);
  queryChanged(o);
}
function URL_hash(o) { return urlPart(o, "hash"); }
function URL_set_hash(o, v) { setUrlPart(o, "hash", v); }
function URL_searchParams(o) {
  const state = stateOf(o);
  if (state.params === null) {
    state.params = makeJs(TYPE_BY_NAME.URLSearchParams);
    stateOf(state.params).url = o;
    queryChanged(o);
  }
  return state.params;
}
// The URL has another query: its params follow.
function queryChanged(o) {
  const params = stateOf(o).params;
  if (params !== null) stateOf(params).list = parseForm(URL_search(o).slice(1));
}

function URLSearchParams_construct(o, init) {
  const state = stateOf(o);
  state.url = null;
  if (typeof init === "string") {
    state.list = parseForm(init.startsWith("?") ? init.slice(1) : init);
    return;
  }
  state.list = [];
  for (const pair of init) {
    if (pair.length !== 2) throw new TypeErr("Failed to construct 'URLSearchParams': Sequence initializer must only contain pair elements");
    state.list.push([pair[0], pair[1]]);
  }
}
function updateUrl(o) {
  const state = stateOf(o);
  if (state.url !== null) {
    const text = serializeForm(state.list);
    setUrlPart(state.url, "search", text);
  }
}
function URLSearchParams_entries(o) { return stateOf(o).list; }
function URLSearchParams_size(o) { return stateOf(o).list.length; }
function URLSearchParams_append(o, name, value) {
  stateOf(o).list.push([name, value]);
  updateUrl(o);
}
function URLSearchParams_delete(o, name, value) {
  const state = stateOf(o), kept = state.list.filter(p => p[0] !== name || value !== undefined && p[1] !== value);
  state.list.length = 0;
  for (const pair of kept) state.list.push(pair);
  updateUrl(o);
}
function URLSearchParams_get(o, name) {
  for (const pair of stateOf(o).list) if (pair[0] === name) return pair[1];
  return null;
}
function URLSearchParams_getAll(o, name) { return stateOf(o).list.filter(p => p[0] === name).map(p => p[1]); }
function URLSearchParams_has(o, name, value) {
  return stateOf(o).list.some(p => p[0] === name && (value === undefined || p[1] === value));
}
function URLSearchParams_set(o, name, value) {
  const state = stateOf(o);
  let found = false;
  const list = [];
  for (const pair of state.list) {
    if (pair[0] !== name) list.push(pair);
    else if (!found) { found = true; list.push([name, value]); }
  }
  if (!found) list.push([name, value]);
  state.list = list;
  updateUrl(o);
}
function URLSearchParams_sort(o) {
  stateOf(o).list.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
  updateUrl(o);
}
function URLSearchParams_toString(o) { return serializeForm(stateOf(o).list); }

// §5.1 application/x-www-form-urlencoded parsing
function parseForm(text) {
  const list = [];
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals), value = equals < 0 ? "" : part.slice(equals + 1);
    list.push([decodeFormPart(name), decodeFormPart(value)]);
  }
  return list;
}
function decodeFormPart(text) {
  text = text.replaceAll("+", " ");
  return text.includes("%") ? utf8DecodeWithoutBom(percentDecode(utf8Encode(text))) : text;
}
function percentDecode(bytes) {
  const out = new Bytes(bytes.length);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    const high = bytes[i] === 37 && i + 2 < bytes.length ? hexDigit(bytes[i + 1]) : -1;
    const low = high >= 0 ? hexDigit(bytes[i + 2]) : -1;
    if (low >= 0) { out[at++] = high << 4 | low; i += 2; }
    else out[at++] = bytes[i];
  }
  return apply(bytesSubarray, out, [0, at]);
}
function hexDigit(b) {
  return b >= 48 && b <= 57 ? b - 48 : b >= 65 && b <= 70 ? b - 55 : b >= 97 && b <= 102 ? b - 87 : -1;
}
// §5.2 serializing, UTF-8
const FORM_SAFE = /^[A-Za-z0-9*\-._]*$/;
function serializeForm(list) {
  let out = "";
  for (const [name, value] of list) out += `${out === "" ? "" : "&"}${encodeFormPart(name)}=${encodeFormPart(value)}`;
  return out;
}
function encodeFormPart(text) {
  if (FORM_SAFE.test(text)) return text;
  let out = "";
  for (const b of utf8Encode(text)) {
    if (b === 32) out += "+";
    else if (b >= 48 && b <= 57 || b >= 65 && b <= 90 || b >= 97 && b <= 122 || b === 42 || b === 45 || b === 46 || b === 95) out += fromCharCode(b);
    else out += `%${b < 16 ? "0" : ""}${b.toString(16).toUpperCase()}`;
  }
  return out;
}
