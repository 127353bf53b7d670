// CSS Font Loading 3: faces, and the set of a document's.

const FONT_STATUS = ["unloaded", "loading", "loaded", "error"], LOADED = 2, FAILED = 3;
const FONT_STRETCH = { __proto__: null, "ultra-condensed": 50, "extra-condensed": 62.5, condensed: 75, "semi-condensed": 87.5, normal: 100,
  "semi-expanded": 112.5, expanded: 125, "extra-expanded": 150, "ultra-expanded": 200 };
const PERCENT = "(\\d*\\.)?\\d+%", METRIC = new RegExp(`^(normal|${PERCENT})$`, "i");
// The descriptor behind each attribute, what it may be, and what it is when it is not given.
const FACE_DESCRIPTORS = {
  __proto__: null,
  style: ["font-style", /^(normal|italic|oblique(\s+-?[\d.]+(deg|grad|rad|turn)?){0,2})$/i, "normal"],
  weight: ["font-weight", /^(normal|bold|auto|[1-9]\d{0,2}(\.\d+)?|1000)(\s+(normal|bold|[1-9]\d{0,2}(\.\d+)?|1000))?$/i, "normal"],
  stretch: ["font-stretch", new RegExp(`^(auto|((${Object.keys(FONT_STRETCH).join("|")}|${PERCENT})(\\s+|$)){1,2})$`, "i"), "normal"],
  unicodeRange: ["unicode-range", /^\s*u\+[\da-f?]+(-[\da-f]+)?\s*(,\s*u\+[\da-f?]+(-[\da-f]+)?\s*)*$/i, "U+0-10FFFF"],
  featureSettings: ["font-feature-settings", /./, "normal"],
  variationSettings: ["font-variation-settings", /./, "normal"],
  display: ["font-display", /^(auto|block|swap|fallback|optional)$/i, "auto"],
  ascentOverride: ["ascent-override", METRIC, "normal"],
  descentOverride: ["descent-override", METRIC, "normal"],
  lineGapOverride: ["line-gap-override", METRIC, "normal"],
  sizeAdjust: ["size-adjust", new RegExp(`^${PERCENT}$`), "100%"],
};

// Of a face: its number in Java, or 0 for what is none; its values by attribute; `rule` where an @font-face rule defines it.
function FontFace_construct(o, family, source, descriptors) {
  const s = stateOf(o);
  s.family = cssName(family);
  s.source = typeof source === "string" ? source : 'local("")';
  s.file = typeof source === "string" ? "" : Window_btoa(null, latin1Text(viewOf(source)));
  s.values = {};
  let valid = true;
  for (const name in FACE_DESCRIPTORS) {
    const given = FACE_DESCRIPTORS[name][1].test(descriptors[name].trim());
    s.values[name] = given ? descriptors[name] : FACE_DESCRIPTORS[name][2];
    valid &&= given;
  }
  s.number = valid ? madeFace(s) : 0;
}
function madeFace(s) {
  const all = { "font-family": s.family, src: s.source };
  for (const name in FACE_DESCRIPTORS) all[FACE_DESCRIPTORS[name][0]] = s.values[name];
  return Host_fontMake(JSON.stringify(all), s.file);
}
// An identifier as it is, everything else as a string.
function cssName(text) {
  return /^-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*$/i.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r\f]/g, " ")}"`;
}
function faceStatus(s) { return s.number === 0 ? FAILED : Host_fontStatus(s.number); }
function FontFace_family(o) { return stateOf(o).family; }
function FontFace_set_family(o, v) { changeFace(stateOf(o), s => { s.family = cssName(v); }); }
function FontFace_style(o) { return stateOf(o).values.style; }
function FontFace_set_style(o, v) { setFaceDescriptor(o, "style", v); }
function FontFace_weight(o) { return stateOf(o).values.weight; }
function FontFace_set_weight(o, v) { setFaceDescriptor(o, "weight", v); }
function FontFace_stretch(o) { return stateOf(o).values.stretch; }
function FontFace_set_stretch(o, v) { setFaceDescriptor(o, "stretch", v); }
function FontFace_unicodeRange(o) { return stateOf(o).values.unicodeRange; }
function FontFace_set_unicodeRange(o, v) { setFaceDescriptor(o, "unicodeRange", v); }
function FontFace_featureSettings(o) { return stateOf(o).values.featureSettings; }
function FontFace_set_featureSettings(o, v) { setFaceDescriptor(o, "featureSettings", v); }
function FontFace_variationSettings(o) { return stateOf(o).values.variationSettings; }
function FontFace_set_variationSettings(o, v) { setFaceDescriptor(o, "variationSettings", v); }
function FontFace_display(o) { return stateOf(o).values.display; }
function FontFace_set_display(o, v) { setFaceDescriptor(o, "display", v); }
function FontFace_ascentOverride(o) { return stateOf(o).values.ascentOverride; }
function FontFace_set_ascentOverride(o, v) { setFaceDescriptor(o, "ascentOverride", v); }
function FontFace_descentOverride(o) { return stateOf(o).values.descentOverride; }
function FontFace_set_descentOverride(o, v) { setFaceDescriptor(o, "descentOverride", v); }
function FontFace_lineGapOverride(o) { return stateOf(o).values.lineGapOverride; }
function FontFace_set_lineGapOverride(o, v) { setFaceDescriptor(o, "lineGapOverride", v); }
function FontFace_sizeAdjust(o) { return stateOf(o).values.sizeAdjust; }
function FontFace_set_sizeAdjust(o, v) { setFaceDescriptor(o, "sizeAdjust", v); }
function setFaceDescriptor(o, name, v) {
  if (!FACE_DESCRIPTORS[name][1].test(v.trim())) throw domException("SyntaxError", `Failed to set '${v}' as a property value.`);
  changeFace(stateOf(o), s => { s.values[name] = v; });
}
// A face that was made is another one from now on, with the same file.
function changeFace(s, change) {
  change(s);
  if (s.rule || s.number === 0) return;
  const status = faceStatus(s), before = s.number;
  s.number = madeFace(s);
  if (status > 0 && s.number !== 0 && s.file === "") Host_fontLoad(s.number);
  if (s.added) { Host_fontRemove(before); Host_fontAdd(s.number); }
}
function FontFace_status(o) { return FONT_STATUS[faceStatus(stateOf(o))]; }
// A promise of which nobody has to hear that it was rejected.
function FontFace_loaded(o) {
  const s = stateOf(o);
  if (s.loaded === undefined) {
    s.loaded = new Promise((resolve, reject) => { s.resolve = resolve; s.reject = reject; });
    then(s.loaded, undefined, () => {});
    waitingFaces.add(o);
    settleFace(o);
  }
  return s.loaded;
}
function FontFace_load(o) {
  const s = stateOf(o);
  if (faceStatus(s) === 0) {
    Host_fontLoad(s.number);
    if (faceStatus(s) >= LOADED) queueTask(fontsChanged);
  }
  return FontFace_loaded(o);
}
const waitingFaces = new Set();
function settleFace(o) {
  const s = stateOf(o), status = faceStatus(s);
  if (status !== LOADED && status !== FAILED) return;
  waitingFaces.delete(o);
  if (status === LOADED) s.resolve(o);
  else if (s.number === 0) s.reject(domException("SyntaxError", "The source provided or a descriptor could not be parsed."));
  else s.reject(s.file !== undefined && s.file !== ""
    ? domException("SyntaxError", "Invalid font data in ArrayBuffer.") : domException("NetworkError", "A network error occurred."));
}

// The set

function Document_fonts(d) {
  const state = stateOf(d);
  if (state.fonts === undefined) {
    state.fonts = makeJs(TYPE_BY_NAME.FontFaceSet);
    stateOf(state.fonts).document = d;
  }
  return state.fonts;
}
function FontFaceSet_entries(set) { return stateOf(set).faces ??= new FaceSet(set); }
function FontFaceSet_member(v) {
  if (!isA(v, TYPE_BY_NAME.FontFace, HIGH[TYPE_BY_NAME.FontFace])) throw new TypeErr("The provided value is not of type 'FontFace'.");
  return v;
}
// The faces that rules define, in their order, then those that scripts have added.
class FaceSet {
  #set;
  #added = new Set();
  #ofRules = new Map();
  constructor(set) { this.#set = set; }
  connected() {
    const faces = [];
    if (stateOf(this.#set).document !== pageDocument) return faces;
    for (const [number, descriptors] of JSON.parse(Host_fontsConnected())) {
      let face = this.#ofRules.get(number);
      if (face === undefined) {
        face = makeJs(TYPE_BY_NAME.FontFace);
        const values = {};
        for (const name in FACE_DESCRIPTORS) values[name] = descriptors[FACE_DESCRIPTORS[name][0]]?.trim() ?? FACE_DESCRIPTORS[name][2];
        const family = descriptors["font-family"].trim().replace(/^(["'])(.*)\1$/, "$2");
        setState(face, { number, family, values, rule: true });
        this.#ofRules.set(number, face);
      }
      faces.push(face);
    }
    return faces;
  }
  byNumber(number) {
    this.connected();
    return this.#ofRules.get(number) ?? [...this.#added].find(face => stateOf(face).number === number);
  }
  all() { return new Set([...this.connected(), ...this.#added]); }
  get size() { return this.all().size; }
  has(face) { return this.all().has(face); }
  values() { return this.all().values(); }
  entries() { return this.all().entries(); }
  forEach(callback) { this.all().forEach(callback); }
  add(face) {
    const s = stateOf(face);
    if (s.rule) throw domException("InvalidModificationError", "Cannot add a CSS-connected FontFace.");
    this.#added.add(face);
    s.added = true;
    if (s.number !== 0) Host_fontAdd(s.number);
  }
  delete(face) {
    const was = this.#added.delete(face), s = stateOf(face);
    if (was) { s.added = false; Host_fontRemove(s.number); }
    return was;
  }
  clear() { for (const face of [...this.#added]) this.delete(face); }
}

// §3.3 "find the matching font faces"; null where there are no such fonts at all.
function matchingFaces(set, font, text) {
  const style = ElementCSSInlineStyle_style(Document_createElement(pageDocument, "span", {}));
  style.font = font;
  const families = style.fontFamily;
  if (families === "" || /^(inherit|initial|unset|revert|revert-layer)$/i.test(font.trim()) || /\bvar\(/i.test(font)) {
    throw domException("SyntaxError", `Could not resolve '${font}' as a font.`);
  }
  const names = [];
  for (const [, quoted, plain] of families.matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/g)) {
    const name = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, "$1");
    if (name !== "") names.push(name);
  }
  const weight = { normal: 400, bold: 700, bolder: 700, lighter: 100 }[style.fontWeight] ?? Number(style.fontWeight);
  const stretch = FONT_STRETCH[style.fontStretch] ?? parseFloat(style.fontStretch);
  const found = Host_fontsMatching(names.join("\0"), weight || 400, stretch || 100, style.fontStyle, text);
  if (found === "-") return null;
  const faces = FontFaceSet_entries(set);
  return found === "" ? [] : found.split(",").map(number => faces.byNumber(Number(number))).filter(face => face !== undefined);
}
function FontFaceSet_check(set, font, text) {
  return (matchingFaces(set, font, text) ?? []).every(face => faceStatus(stateOf(face)) === LOADED);
}
function FontFaceSet_load(set, font, text) {
  try {
    return Promise.all((matchingFaces(set, font, text) ?? []).map(face => FontFace_load(face)));
  } catch (e) {
    return PromiseReject(e);
  }
}
function fontsLoading(set) { return stateOf(set).document === pageDocument && Host_fontsLoading(); }
function FontFaceSet_status(set) { return fontsLoading(set) ? "loading" : "loaded"; }
// A promise that is kept until fonts load again.
function FontFaceSet_ready(set) {
  const s = stateOf(set);
  if (s.resolve !== undefined) return s.ready;
  if (!fontsLoading(set)) return s.ready ??= PromiseResolve(set);
  s.ready = new Promise(resolve => { s.resolve = resolve; });
  return s.ready;
}
// Java calls this, in a task, when fonts have begun to load.
function fontsBegan() {
  const set = stateOf(pageDocument).fonts;
  if (set !== undefined) fireEvent(set, "loading", undefined, "FontFaceSetLoadEvent");
}
// Java calls this when a font has come, or has not.
function fontsChanged() {
  for (const face of [...waitingFaces]) settleFace(face);
  const set = stateOf(pageDocument).fonts, s = set === undefined ? undefined : stateOf(set);
  if (s === undefined || fontsLoading(set)) return;
  tellOfFaces(set, s);
  if (s.resolve === undefined) return;
  const { resolve } = s;
  s.resolve = undefined;
  resolve(set);
}
// §3.4: which faces have been loaded since the last time, and which not.
function tellOfFaces(set, s) {
  const loaded = [], failed = [];
  for (const face of FontFaceSet_entries(set).all()) {
    const of = stateOf(face), status = faceStatus(of);
    if (status === of.told) continue;
    of.told = status;
    if (status === LOADED) loaded.push(face);
    if (status === FAILED) failed.push(face);
  }
  if (loaded.length + failed.length === 0) return;
  fireEvent(set, "loadingdone", { fontfaces: loaded }, "FontFaceSetLoadEvent");
  if (failed.length > 0) fireEvent(set, "loadingerror", { fontfaces: failed }, "FontFaceSetLoadEvent");
}
