// HTML: the canvas element and its 2-D context (§4.12.5). The state that scripts read is here; what
// is to be drawn is noted as text and goes to Java once a task, or when its outcome is asked for.
//
// A canvasNote is fields joined by U+001F, notes are joined by U+001E.

const canvasContexts = new WeakMap(), canvasDirtyContexts = [];
let canvasFlushing = false;
function canvasSize(e, name, otherwise) {
  const match = /^[\t\n\f\r ]*\+?(\d+)/.exec(Host_attribute(numberOf(e), name) ?? "");
  const n = match === null ? otherwise : +match[1];
  return n > 0x7fffffff ? otherwise : n;
}
// Canvases that are not origin-clean (HTML 4.12.5.1.16): something on them is not for scripts to read.
const taintedCanvases = new WeakSet();
function checkClean(e, doing) {
  if (taintedCanvases.has(e)) throw domException("SecurityError", `Failed to execute '${doing}': The canvas has been tainted by cross-origin data.`);
}
// A canvas here is an element or an OffscreenCanvas.
function canvasWidth(e) { return isNode(e) ? canvasSize(e, "width", 300) : stateOf(e).width; }
function canvasHeight(e) { return isNode(e) ? canvasSize(e, "height", 150) : stateOf(e).height; }
function blankCanvas(e) { Host_canvasReset(numberOf(e), canvasWidth(e), canvasHeight(e)); }
// §4.12.5 "set bitmap dimensions" with what follows for the context
function resizeCanvas(e, set) {
  const c = canvasContexts.get(e);
  if (c !== undefined) flushCanvas(c);
  set();
  blankCanvas(e);
  taintedCanvases.delete(e);
  if (c === undefined) return;
  canvasClearState(c);
  if (c.options.alpha) canvasTouched(c); else canvasNote(c, "opaque");
}
function resizeCanvasElement(e, name, v) {
  if (placeholderOf(e) !== undefined) throw domException("InvalidStateError", `Failed to set the '${name}' property on 'HTMLCanvasElement': Cannot resize canvas after call to transferControlToOffscreen().`);
  resizeCanvas(e, () => Host_setAttribute(numberOf(e), name, String(v > 0x7fffffff ? (name === "width" ? 300 : 150) : v)));
}
function HTMLCanvasElement_width(e) { return canvasSize(e, "width", 300); }
function HTMLCanvasElement_height(e) { return canvasSize(e, "height", 150); }
function HTMLCanvasElement_set_width(e, v) { resizeCanvasElement(e, "width", v); }
function HTMLCanvasElement_set_height(e, v) { resizeCanvasElement(e, "height", v); }

function canvasFreshState() {
  return {
    fillStyle: "#000000", strokeStyle: "#000000", globalAlpha: 1, globalCompositeOperation: "source-over",
    imageSmoothingEnabled: true, imageSmoothingQuality: "low", shadowOffsetX: 0, shadowOffsetY: 0, shadowBlur: 0,
    shadowColor: "rgba(0, 0, 0, 0)", filter: "none", lineWidth: 1, lineCap: "butt", lineJoin: "miter", miterLimit: 10,
    dash: [], lineDashOffset: 0, font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", direction: "inherit",
    letterSpacing: "0px", wordSpacing: "0px", fontKerning: "auto", matrix: [1, 0, 0, 1, 0, 0],
  };
}
function canvasClearState(c) { c.s = canvasFreshState(); c.stack = []; c.sentFill = c.sentStroke = null; }
function canvasMakeContext(e, type, options) {
  const o = makeJs(TYPE_BY_NAME[type]), c = stateOf(o);
  c.canvas = e;
  c.notes = [];
  c.options = { alpha: options?.alpha !== false, colorSpace: "srgb", desynchronized: false, willReadFrequently: !!options?.willReadFrequently };
  canvasClearState(c);
  canvasContexts.set(e, c);
  c.object = o;
  blankCanvas(e);
  if (!c.options.alpha) canvasNote(c, "opaque");
  return o;
}
function HTMLCanvasElement_getContext(e, id, options) {
  if (placeholderOf(e) !== undefined) throw domException("InvalidStateError", "Failed to execute 'getContext' on 'HTMLCanvasElement': Cannot get context from a canvas that has transferred its control to offscreen.");
  if (id !== "2d") return null;
  const c = canvasContexts.get(e);
  return c !== undefined ? c.object : canvasMakeContext(e, "CanvasRenderingContext2D", options);
}
function canvasNote(c, ...fields) {
  canvasTouched(c);
  c.notes.push(fields.join("\x1f"));
  if (c.notes.length > 20000) flushCanvas(c);
}
// What is noted is drawn when the task ends, and shown where a placeholder is to show it.
function canvasTouched(c) {
  if (c.touched) return;
  c.touched = true;
  canvasDirtyContexts.push(c);
  if (!canvasFlushing) {
    canvasFlushing = true;
    then(resolvedWith(undefined), flushCanvases);
  }
}
function flushCanvases() {
  canvasFlushing = false;
  for (const c of canvasDirtyContexts.splice(0)) {
    c.touched = false;
    flushCanvas(c);
    presentCanvas(c.canvas);
  }
}
function flushCanvas(c) {
  if (c.notes.length === 0) return;
  const text = c.notes.join("\x1e");
  c.notes = [];
  Host_canvasRun(numberOf(c.canvas), text);
}
function canvasPlain(text) { return text.replace(/[\x1d-\x1f]/g, " "); }
function canvasAllFinite(...numbers) { return numbers.every(n => n - n === 0); }

// Transforms and the stack of states
function CanvasDrawing_save(o) { const c = stateOf(o); c.stack.push({ ...c.s }); canvasNote(c, "save"); }
function CanvasDrawing_restore(o) {
  const c = stateOf(o);
  if (c.stack.length === 0) return;
  c.s = c.stack.pop();
  c.sentFill = c.sentStroke = null;
  canvasNote(c, "restore");
}
function CanvasDrawing_reset(o) {
  const c = stateOf(o);
  c.notes = [];
  resizeCanvas(c.canvas, () => { });
}
function CanvasDrawing_isContextLost() { return false; }
function canvasTimes(m, n) {
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
}
function canvasSetMatrix(c, m) { c.s.matrix = m; canvasNote(c, "matrix", ...m); }
function canvasConcat(o, ...m) { if (canvasAllFinite(...m)) { const c = stateOf(o); canvasSetMatrix(c, canvasTimes(c.s.matrix, m)); } }
function CanvasDrawing_scale(o, x, y) { canvasConcat(o, x, 0, 0, y, 0, 0); }
function CanvasDrawing_rotate(o, a) { canvasConcat(o, Math.cos(a), Math.sin(a), -Math.sin(a), Math.cos(a), 0, 0); }
function CanvasDrawing_translate(o, x, y) { canvasConcat(o, 1, 0, 0, 1, x, y); }
function CanvasDrawing_transform(o, a, b, c, d, e, f) { canvasConcat(o, a, b, c, d, e, f); }
function canvasMatrixOf(t) {
  if (t === null || t === undefined) return [1, 0, 0, 1, 0, 0];
  const at = (short, long, otherwise) => +(t[short] ?? t[long] ?? otherwise);
  return [at("a", "m11", 1), at("b", "m12", 0), at("c", "m21", 0), at("d", "m22", 1), at("e", "m41", 0), at("f", "m42", 0)];
}
function CanvasDrawing_setTransform(o, a, b, c, d, e, f) {
  const m = typeof a === "number" ? [a, b, c, d, e, f] : canvasMatrixOf(a);
  if (canvasAllFinite(...m)) canvasSetMatrix(stateOf(o), m);
}
function CanvasDrawing_resetTransform(o) { canvasSetMatrix(stateOf(o), [1, 0, 0, 1, 0, 0]); }
function CanvasDrawing_getTransform(o) {
  const [a, b, c, d, e, f] = stateOf(o).s.matrix;
  if (typeof globalThis.DOMMatrix === "function") return new globalThis.DOMMatrix([a, b, c, d, e, f]);
  return { a, b, c, d, e, f, m11: a, m12: b, m21: c, m22: d, m41: e, m42: f, is2D: true, isIdentity: a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0 };
}

// Attributes
function CanvasDrawing_globalAlpha(o) { return stateOf(o).s.globalAlpha; }
function CanvasDrawing_set_globalAlpha(o, v) { if (v >= 0 && v <= 1) canvasSetNumber(o, "globalAlpha", v); }
function canvasSetNumber(o, name, v) { const c = stateOf(o); c.s[name] = v; canvasNote(c, name, v); }
function canvasSetWord(o, name, v, words) { if (words.includes(v)) { const c = stateOf(o); c.s[name] = v; canvasNote(c, name, v); } }
const canvasComposites = ["source-over", "source-in", "source-out", "source-atop", "destination-over", "destination-in", "destination-out", "destination-atop",
  "lighter", "copy", "xor", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light",
  "difference", "exclusion", "hue", "saturation", "color", "luminosity"];
function CanvasDrawing_globalCompositeOperation(o) { return stateOf(o).s.globalCompositeOperation; }
function CanvasDrawing_set_globalCompositeOperation(o, v) { canvasSetWord(o, "globalCompositeOperation", v, canvasComposites); }
function CanvasDrawing_imageSmoothingEnabled(o) { return stateOf(o).s.imageSmoothingEnabled; }
function CanvasDrawing_set_imageSmoothingEnabled(o, v) { const c = stateOf(o); c.s.imageSmoothingEnabled = v; canvasNote(c, "smoothing", v ? 1 : 0); }
function CanvasDrawing_imageSmoothingQuality(o) { return stateOf(o).s.imageSmoothingQuality; }
function CanvasDrawing_set_imageSmoothingQuality(o, v) { canvasSetWord(o, "imageSmoothingQuality", v, ["low", "medium", "high"]); }
function CanvasDrawing_shadowOffsetX(o) { return stateOf(o).s.shadowOffsetX; }
function CanvasDrawing_set_shadowOffsetX(o, v) { if (canvasAllFinite(v)) canvasSetNumber(o, "shadowOffsetX", v); }
function CanvasDrawing_shadowOffsetY(o) { return stateOf(o).s.shadowOffsetY; }
function CanvasDrawing_set_shadowOffsetY(o, v) { if (canvasAllFinite(v)) canvasSetNumber(o, "shadowOffsetY", v); }
function CanvasDrawing_shadowBlur(o) { return stateOf(o).s.shadowBlur; }
function CanvasDrawing_set_shadowBlur(o, v) { if (canvasAllFinite(v) && v >= 0) canvasSetNumber(o, "shadowBlur", v); }
function CanvasDrawing_shadowColor(o) { return stateOf(o).s.shadowColor; }
function CanvasDrawing_set_shadowColor(o, v) { const c = stateOf(o), color = canvasParseColor(c, v); if (color !== null) { c.s.shadowColor = color; canvasNote(c, "shadowColor", color); } }
function CanvasDrawing_filter(o) { return stateOf(o).s.filter; }
function CanvasDrawing_set_filter(o, v) { const c = stateOf(o); c.s.filter = v; canvasNote(c, "filter", canvasPlain(v)); }
function CanvasDrawing_lineWidth(o) { return stateOf(o).s.lineWidth; }
function CanvasDrawing_set_lineWidth(o, v) { if (canvasAllFinite(v) && v > 0) canvasSetNumber(o, "lineWidth", v); }
function CanvasDrawing_lineCap(o) { return stateOf(o).s.lineCap; }
function CanvasDrawing_set_lineCap(o, v) { canvasSetWord(o, "lineCap", v, ["butt", "round", "square"]); }
function CanvasDrawing_lineJoin(o) { return stateOf(o).s.lineJoin; }
function CanvasDrawing_set_lineJoin(o, v) { canvasSetWord(o, "lineJoin", v, ["round", "bevel", "miter"]); }
function CanvasDrawing_miterLimit(o) { return stateOf(o).s.miterLimit; }
function CanvasDrawing_set_miterLimit(o, v) { if (canvasAllFinite(v) && v > 0) canvasSetNumber(o, "miterLimit", v); }
function CanvasDrawing_setLineDash(o, segments) {
  if (!segments.every(n => canvasAllFinite(n) && n >= 0)) return;
  const c = stateOf(o);
  c.s.dash = segments.length % 2 === 1 ? [...segments, ...segments] : [...segments];
  canvasNote(c, "dash", ...c.s.dash);
}
function CanvasDrawing_getLineDash(o) { return [...stateOf(o).s.dash]; }
function CanvasDrawing_lineDashOffset(o) { return stateOf(o).s.lineDashOffset; }
function CanvasDrawing_set_lineDashOffset(o, v) { if (canvasAllFinite(v)) canvasSetNumber(o, "lineDashOffset", v); }
function CanvasDrawing_font(o) { return stateOf(o).s.font; }
const canvasFontsKnown = new Map();
function CanvasDrawing_set_font(o, v) {
  const c = stateOf(o);
  let known = canvasFontsKnown.get(v);
  if (known === undefined || /em|ex|ch|%|er/.test(v)) {
    known = Host_canvasFont(numberOf(c.canvas), canvasPlain(v));
    canvasFontsKnown.set(v, known);
  }
  if (known !== null) { c.s.font = known; canvasNote(c, "font", canvasPlain(known)); }
}
function CanvasDrawing_textAlign(o) { return stateOf(o).s.textAlign; }
function CanvasDrawing_set_textAlign(o, v) { canvasSetWord(o, "textAlign", v, ["start", "end", "left", "right", "center"]); }
function CanvasDrawing_textBaseline(o) { return stateOf(o).s.textBaseline; }
function CanvasDrawing_set_textBaseline(o, v) { canvasSetWord(o, "textBaseline", v, ["top", "hanging", "middle", "alphabetic", "ideographic", "bottom"]); }
function CanvasDrawing_direction(o) { return stateOf(o).s.direction; }
function CanvasDrawing_set_direction(o, v) { canvasSetWord(o, "direction", v, ["ltr", "rtl", "inherit"]); }
function canvasSetSpacing(o, name, v) { if (/^-?[\d.]+(px|em|pt)$/i.test(v)) { const c = stateOf(o); c.s[name] = v; canvasNote(c, name, v); } }
function CanvasDrawing_letterSpacing(o) { return stateOf(o).s.letterSpacing; }
function CanvasDrawing_set_letterSpacing(o, v) { canvasSetSpacing(o, "letterSpacing", v); }
function CanvasDrawing_wordSpacing(o) { return stateOf(o).s.wordSpacing; }
function CanvasDrawing_set_wordSpacing(o, v) { canvasSetSpacing(o, "wordSpacing", v); }
function CanvasDrawing_fontKerning(o) { return stateOf(o).s.fontKerning; }
function CanvasDrawing_set_fontKerning(o, v) { canvasSetWord(o, "fontKerning", v, ["auto", "normal", "none"]); }

// Colours, gradients, patterns
const canvasColors = new Map();
function canvasParseColor(c, text) {
  let color = canvasColors.get(text);
  if (color === undefined) {
    color = Host_canvasColor(c === null ? 0 : numberOf(c.canvas), text);
    if (canvasColors.size > 2000) canvasColors.clear();
    if (!/currentcolor/i.test(text)) canvasColors.set(text, color);
  }
  return color;
}
function canvasSetStyle(o, name, v) {
  const c = stateOf(o);
  if (typeof v !== "string") { c.s[name] = v; return; }
  const color = canvasParseColor(c, v);
  if (color !== null) { c.s[name] = color; }
}
function CanvasDrawing_fillStyle(o) { return stateOf(o).s.fillStyle; }
function CanvasDrawing_set_fillStyle(o, v) { canvasSetStyle(o, "fillStyle", v); }
function CanvasDrawing_strokeStyle(o) { return stateOf(o).s.strokeStyle; }
function CanvasDrawing_set_strokeStyle(o, v) { canvasSetStyle(o, "strokeStyle", v); }
function canvasMakeGradient(kind, ...numbers) {
  const o = makeJs(TYPE_BY_NAME.CanvasGradient);
  Object.assign(stateOf(o), { kind, numbers, stops: [] });
  return o;
}
function CanvasDrawing_createLinearGradient(o, x0, y0, x1, y1) { return canvasMakeGradient("linear", x0, y0, x1, y1); }
function CanvasDrawing_createRadialGradient(o, x0, y0, r0, x1, y1, r1) {
  if (r0 < 0 || r1 < 0) throw domException("IndexSizeError", "The radius provided is negative.");
  return canvasMakeGradient("radial", x0, y0, r0, x1, y1, r1);
}
function CanvasDrawing_createConicGradient(o, a, x, y) { return canvasMakeGradient("conic", a, x, y); }
function CanvasGradient_addColorStop(g, offset, color) {
  if (offset < 0 || offset > 1) throw domException("IndexSizeError", "The provided value (" + offset + ") is outside the range (0.0, 1.0).");
  const parsed = canvasParseColor(null, color);
  if (parsed === null) throw domException("SyntaxError", "The value provided ('" + color + "') could not be parsed as a color.");
  stateOf(g).stops.push({ offset, color: parsed });
}
function CanvasDrawing_createPattern(o, image, repetition) {
  if (!["", "repeat", "repeat-x", "repeat-y", "no-repeat"].includes(repetition)) throw domException("SyntaxError", "The provided type ('" + repetition + "') is not one of 'repeat', 'no-repeat', 'repeat-x', or 'repeat-y'.");
  const source = canvasSourceOf(image);
  if (source === null) return null;
  const p = makeJs(TYPE_BY_NAME.CanvasPattern);
  Object.assign(stateOf(p), { source: source.isCanvas ? snapshotOf(source) : source, repetition, matrix: [1, 0, 0, 1, 0, 0] });
  return p;
}
function CanvasPattern_setTransform(p, t) { const m = canvasMatrixOf(t); if (canvasAllFinite(...m)) stateOf(p).matrix = m; }
// Tells Java the style of what comes next, if it is another one than before.
function canvasSendStyle(c, name) {
  const v = c.s[name], sent = name === "fillStyle" ? "sentFill" : "sentStroke";
  let text;
  if (typeof v === "string") text = "color\x1f" + v;
  else if (v instanceof canvasClass("CanvasGradient")) {
    const g = stateOf(v);
    text = g.kind + "\x1f" + g.numbers.join("\x1f") + "\x1f" + [...g.stops].sort((a, b) => a.offset - b.offset).map(s => s.offset + "\x1f" + s.color).join("\x1f");
  } else {
    const p = stateOf(v);
    if (p.source.foreign) taintedCanvases.add(c.canvas);
    text = "pattern\x1f" + numberOf(p.source.element) + "\x1f" + (p.repetition === "" ? "repeat" : p.repetition) + "\x1f" + p.matrix.join("\x1f");
  }
  if (c[sent] !== text) { c[sent] = text; canvasNote(c, name, text); }
}
function canvasClass(name) { return globalThis[name]; }

// Paths
function canvasAddPart(o, ...fields) {
  const c = stateOf(o);
  if (c.parts !== undefined) c.parts.push(fields.join(" "));
  else canvasNote(c, "path", fields.join(" "));
}
function Path2D_construct(o, path) {
  const s = stateOf(o);
  s.parts = [];
  if (typeof path === "string") s.parts.push("S " + canvasPlain(path));
  else if (path !== undefined) s.parts.push(...stateOf(path).parts);
}
function Path2D_addPath(o, path, t) {
  const m = canvasMatrixOf(t);
  if (canvasAllFinite(...m)) stateOf(o).parts.push("( " + m.join(" "), ...stateOf(path).parts, ")");
}
function CanvasPath_closePath(o) { canvasAddPart(o, "Z"); }
function CanvasPath_moveTo(o, x, y) { if (canvasAllFinite(x, y)) canvasAddPart(o, "M", x, y); }
function CanvasPath_lineTo(o, x, y) { if (canvasAllFinite(x, y)) canvasAddPart(o, "L", x, y); }
function CanvasPath_quadraticCurveTo(o, a, b, x, y) { if (canvasAllFinite(a, b, x, y)) canvasAddPart(o, "Q", a, b, x, y); }
function CanvasPath_bezierCurveTo(o, a, b, c, d, x, y) { if (canvasAllFinite(a, b, c, d, x, y)) canvasAddPart(o, "C", a, b, c, d, x, y); }
function CanvasPath_arcTo(o, x1, y1, x2, y2, r) {
  if (!canvasAllFinite(x1, y1, x2, y2, r)) return;
  if (r < 0) throw domException("IndexSizeError", "The radius provided (" + r + ") is negative.");
  canvasAddPart(o, "T", x1, y1, x2, y2, r);
}
function CanvasPath_rect(o, x, y, w, h) { if (canvasAllFinite(x, y, w, h)) canvasAddPart(o, "R", x, y, w, h); }
function CanvasPath_roundRect(o, x, y, w, h, radii) {
  if (!canvasAllFinite(x, y, w, h)) return;
  const list = (typeof radii === "object" && radii !== null && Symbol.iterator in radii ? [...radii] : [radii]).map(r => typeof r === "object" && r !== null ? [+(r.x ?? 0), +(r.y ?? 0)] : [+r, +r]);
  if (list.length < 1 || list.length > 4) throw new RangeError(list.length + " radii provided. Between one and four radii are necessary.");
  if (!list.every(r => canvasAllFinite(...r))) return;
  if (list.some(r => r[0] < 0 || r[1] < 0)) throw new RangeError("Radius value is negative.");
  const [a, b = a, c = a, d = b] = list;
  canvasAddPart(o, "O", x, y, w, h, ...a, ...b, ...c, ...d);
}
function CanvasPath_arc(o, x, y, r, start, end, ccw) { CanvasPath_ellipse(o, x, y, r, r, 0, start, end, ccw); }
function CanvasPath_ellipse(o, x, y, rx, ry, rotation, start, end, ccw) {
  if (!canvasAllFinite(x, y, rx, ry, rotation, start, end)) return;
  if (rx < 0 || ry < 0) throw domException("IndexSizeError", "The radius provided is negative.");
  canvasAddPart(o, "E", x, y, rx, ry, rotation, start, end, ccw ? 1 : 0);
}
function CanvasDrawing_beginPath(o) { canvasNote(stateOf(o), "beginPath"); }
function canvasPartsOf(path) { return stateOf(path).parts.join("\x1d"); }
// The path and the rule of overloads that begin with a Path2D or without one.
function canvasPathAndRule(path, rule) {
  const given = path instanceof canvasClass("Path2D") ? path : null;
  const word = given === null ? path : rule;
  if (word !== undefined && word !== "nonzero" && word !== "evenodd") throw new TypeErr("The provided value '" + String(word) + "' is not a valid enum value of type CanvasFillRule.");
  return [given, word ?? "nonzero"];
}
function CanvasDrawing_fill(o, path, rule) {
  const c = stateOf(o), [given, word] = canvasPathAndRule(path, rule);
  canvasSendStyle(c, "fillStyle");
  if (given === null) canvasNote(c, "fill", word);
  else canvasNote(c, "fill", word, canvasPartsOf(given));
}
function CanvasDrawing_stroke(o, path) {
  const c = stateOf(o);
  if (path !== undefined && !(path instanceof canvasClass("Path2D"))) throw new TypeErr("parameter 1 is not of type 'Path2D'.");
  canvasSendStyle(c, "strokeStyle");
  if (path === undefined) canvasNote(c, "stroke");
  else canvasNote(c, "stroke", canvasPartsOf(path));
}
function CanvasDrawing_clip(o, path, rule) {
  const c = stateOf(o), [given, word] = canvasPathAndRule(path, rule);
  if (given === null) canvasNote(c, "clip", word);
  else canvasNote(c, "clip", word, canvasPartsOf(given));
}
function canvasHits(o, path, x, y, rule, stroke) {
  const c = stateOf(o);
  if (!canvasAllFinite(x, y)) return false;
  flushCanvas(c);
  return Host_canvasHit(numberOf(c.canvas), path === null ? null : canvasPartsOf(path), x, y, rule === "evenodd", stroke);
}
function CanvasDrawing_isPointInPath(o, a, b, c, d) {
  const path = a instanceof canvasClass("Path2D");
  return path ? canvasHits(o, a, +b, +c, canvasPathAndRule(d)[1], false) : canvasHits(o, null, +a, +b, canvasPathAndRule(c)[1], false);
}
function CanvasDrawing_isPointInStroke(o, a, b, c) {
  return a instanceof canvasClass("Path2D") ? canvasHits(o, a, +b, +c, "", true) : canvasHits(o, null, +a, +b, "", true);
}

// Rectangles, text, pictures
function CanvasDrawing_clearRect(o, x, y, w, h) { if (canvasAllFinite(x, y, w, h)) canvasNote(stateOf(o), "clearRect", x, y, w, h); }
function CanvasDrawing_fillRect(o, x, y, w, h) {
  if (!canvasAllFinite(x, y, w, h)) return;
  const c = stateOf(o);
  canvasSendStyle(c, "fillStyle");
  canvasNote(c, "fillRect", x, y, w, h);
}
function CanvasDrawing_strokeRect(o, x, y, w, h) {
  if (!canvasAllFinite(x, y, w, h)) return;
  const c = stateOf(o);
  canvasSendStyle(c, "strokeStyle");
  canvasNote(c, "strokeRect", x, y, w, h);
}
function CanvasDrawing_fillText(o, text, x, y, maxWidth) { canvasDrawText(o, "fill", text, x, y, maxWidth); }
function CanvasDrawing_strokeText(o, text, x, y, maxWidth) { canvasDrawText(o, "stroke", text, x, y, maxWidth); }
function canvasDrawText(o, kind, text, x, y, maxWidth) {
  if (!canvasAllFinite(x, y) || maxWidth !== undefined && !(maxWidth > 0)) return;
  const c = stateOf(o);
  canvasSendStyle(c, kind + "Style");
  canvasNote(c, kind + "Text", canvasPlain(text), x, y, maxWidth ?? -1);
}
const canvasMetrics = ["width", "actualBoundingBoxLeft", "actualBoundingBoxRight", "fontBoundingBoxAscent", "fontBoundingBoxDescent", "actualBoundingBoxAscent",
  "actualBoundingBoxDescent", "emHeightAscent", "emHeightDescent", "hangingBaseline", "alphabeticBaseline", "ideographicBaseline"];
function CanvasDrawing_measureText(o, text) {
  const c = stateOf(o);
  flushCanvas(c);
  const m = makeJs(TYPE_BY_NAME.TextMetrics), s = stateOf(m);
  Host_canvasMeasure(numberOf(c.canvas), canvasPlain(text)).split(",").forEach((n, i) => { s[canvasMetrics[i]] = +n; });
  return m;
}
function TextMetrics_width(m) { return stateOf(m).width; }
function TextMetrics_actualBoundingBoxLeft(m) { return stateOf(m).actualBoundingBoxLeft; }
function TextMetrics_actualBoundingBoxRight(m) { return stateOf(m).actualBoundingBoxRight; }
function TextMetrics_fontBoundingBoxAscent(m) { return stateOf(m).fontBoundingBoxAscent; }
function TextMetrics_fontBoundingBoxDescent(m) { return stateOf(m).fontBoundingBoxDescent; }
function TextMetrics_actualBoundingBoxAscent(m) { return stateOf(m).actualBoundingBoxAscent; }
function TextMetrics_actualBoundingBoxDescent(m) { return stateOf(m).actualBoundingBoxDescent; }
function TextMetrics_emHeightAscent(m) { return stateOf(m).emHeightAscent; }
function TextMetrics_emHeightDescent(m) { return stateOf(m).emHeightDescent; }
function TextMetrics_hangingBaseline(m) { return stateOf(m).hangingBaseline; }
function TextMetrics_alphabeticBaseline(m) { return stateOf(m).alphabeticBaseline; }
function TextMetrics_ideographicBaseline(m) { return stateOf(m).ideographicBaseline; }
// What can be drawn of an image: whose pixels they are; null while there are none.
function canvasSourceOf(image) {
  const own = canvasContexts.get(image), isBitmap = !isNode(image);
  if (isBitmap && stateOf(image).detached) throw domException("InvalidStateError", "The image source is detached.");
  if (own !== undefined) flushCanvas(own);
  const size = Host_canvasImage(numberOf(image));
  if (size === "broken") throw domException("InvalidStateError", "The HTMLImageElement provided is in the 'broken' state.");
  if (size === "") return null;
  const [width, height] = size.split(",").map(Number), isCanvas = isBitmap || image.localName === "canvas";
  if (isCanvas && (width === 0 || height === 0)) throw domException("InvalidStateError", "The image argument is a canvas element with a width or height of 0.");
  return { element: image, width, height, isCanvas, foreign: size.endsWith("foreign") || taintedCanvases.has(image) };
}
// What it shows now, whatever is drawn on it later.
function snapshotOf(source) {
  const bitmap = wrap(Host_canvasSnapshot(numberOf(source.element)));
  setBitmap(bitmap, source.width, source.height);
  if (source.foreign) taintedCanvases.add(bitmap);
  return { ...source, element: bitmap, isCanvas: true };
}
function CanvasDrawing_drawImage(o, image, ...n) {
  if (!canvasAllFinite(...n.filter(v => v !== undefined))) return;
  const source = canvasSourceOf(image);
  if (source === null) return;
  const c = stateOf(o);
  const given = n.filter(v => v !== undefined);
  const [sx, sy, sw, sh, dx, dy, dw, dh] = given.length === 8 ? given
    : [0, 0, source.width, source.height, given[0], given[1], given[2] ?? source.width, given[3] ?? source.height];
  if (source.foreign) taintedCanvases.add(c.canvas);
  canvasNote(c, "image", numberOf(source.element), sx, sy, sw, sh, dx, dy, dw, dh);
  // Its pixels may be others later.
  if (source.isCanvas) flushCanvas(c);
}

// Pixels
function canvasMakeImageData(data, width, height) {
  const o = makeJs(TYPE_BY_NAME.ImageData);
  Object.assign(stateOf(o), { data, width, height });
  return o;
}
function canvasCheckedSize(w, h) {
  if (w === 0 || h === 0) throw domException("IndexSizeError", "The source " + (w === 0 ? "width" : "height") + " is zero or not a number.");
  if (w * h > 0x10000000) throw new RangeError("Out of memory at ImageData creation");
}
function ImageData_construct(o, first, sw, sh) {
  const s = stateOf(o);
  if (typeof first === "number") {
    canvasCheckedSize(first, sw);
    Object.assign(s, { data: new Uint8ClampedArray(4 * first * sw), width: first, height: sw });
    return;
  }
  if (!(first instanceof Uint8ClampedArray)) throw new TypeErr("parameter 1 is not of type 'Uint8ClampedArray'.");
  if (first.length === 0 || first.length % 4 !== 0) throw domException("InvalidStateError", "The input data length is not a multiple of 4.");
  if (sw === 0 || first.length / 4 % sw !== 0) throw domException("IndexSizeError", "The input data length is not a multiple of (4 * width).");
  const height = first.length / 4 / sw;
  if (typeof sh === "number" && sh !== height) throw domException("IndexSizeError", "The input data length is not equal to (4 * width * height).");
  Object.assign(s, { data: first, width: sw, height });
}
function ImageData_width(o) { return stateOf(o).width; }
function ImageData_height(o) { return stateOf(o).height; }
function ImageData_data(o) { return stateOf(o).data; }
function ImageData_colorSpace() { return "srgb"; }
function CanvasDrawing_createImageData(o, a, b) {
  if (typeof a !== "number") { const s = stateOf(a); return canvasMakeImageData(new Uint8ClampedArray(4 * s.width * s.height), s.width, s.height); }
  const w = Math.abs(a), h = Math.abs(b);
  canvasCheckedSize(w, h);
  return canvasMakeImageData(new Uint8ClampedArray(4 * w * h), w, h);
}
function CanvasDrawing_getImageData(o, x, y, w, h) {
  canvasCheckedSize(Math.abs(w), Math.abs(h));
  const c = stateOf(o);
  checkClean(c.canvas, "getImageData");
  flushCanvas(c);
  const left = w < 0 ? x + w : x, top = h < 0 ? y + h : y, width = Math.abs(w), height = Math.abs(h);
  Host_canvasPixels(numberOf(c.canvas), left, top, width, height);
  const bytes = takeBytes(), none = bytes.length === 0;
  return canvasMakeImageData(none ? new Uint8ClampedArray(4 * width * height) : new Uint8ClampedArray(bytes.buffer), width, height);
}
function CanvasDrawing_putImageData(o, image, dx, dy, x, y, w, h) {
  const s = stateOf(image), c = stateOf(o);
  let left = x ?? 0, top = y ?? 0, width = w ?? s.width, height = h ?? s.height;
  if (width < 0) { left += width; width = -width; }
  if (height < 0) { top += height; height = -height; }
  const right = Math.min(left + width, s.width), bottom = Math.min(top + height, s.height);
  left = Math.max(0, left);
  top = Math.max(0, top);
  if (right <= left || bottom <= top) return;
  // Bytes above U+001F by 256: separators stay unique.
  const rows = [];
  for (let r = top; r < bottom; r++) {
    const from = 4 * (r * s.width + left), row = s.data.subarray(from, from + 4 * (right - left));
    for (let i = 0; i < row.length; i += 4096) rows.push(String.fromCharCode(...Array.from(row.subarray(i, i + 4096), b => b + 256)));
  }
  canvasNote(c, "put", dx + left, dy + top, right - left, bottom - top, rows.join(""));
}

// What becomes of a canvas: the type of a file whose bytes can be taken, or null.
function encodeCanvas(e, type, quality) {
  const c = canvasContexts.get(e);
  if (c !== undefined) flushCanvas(c);
  else if (placeholderOf(e) === undefined) blankCanvas(e);
  return Host_canvasEncoded(numberOf(e), asciiLower(type), typeof quality === "number" && quality >= 0 && quality <= 1 ? quality : -1);
}
function canvasBlobOf(type) { return type === null ? null : newBlob(takeBytes(), type); }
function HTMLCanvasElement_toDataURL(e, type, quality) {
  checkClean(e, "toDataURL");
  const used = encodeCanvas(e, type, quality);
  return used === null ? "data:," : `data:${used};base64,${Window_btoa(null, latin1Text(takeBytes()))}`;
}
function HTMLCanvasElement_toBlob(e, callback, type, quality) {
  checkClean(e, "toBlob");
  const blob = canvasBlobOf(encodeCanvas(e, type, quality));
  soon(() => callback(blob));
}
function CanvasRenderingContext2D_canvas(o) { return stateOf(o).canvas; }
function OffscreenCanvasRenderingContext2D_canvas(o) { return stateOf(o).canvas; }
function CanvasRenderingContext2D_getContextAttributes(o) { return { ...stateOf(o).options }; }
function CanvasRenderingContext2D_drawFocusIfNeeded() {}
