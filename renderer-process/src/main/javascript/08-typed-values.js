// CSS Typed OM 1 §4: values that are no numbers. Those without more to tell are their text: { text, of }, `of` the
// property that they belong to.

function makeValue(kind, state) { const o = makeJs(TYPE_BY_NAME[kind]); Object.assign(stateOf(o), state); return o; }
function isValueOf(o, kind) { return isA(o, TYPE_BY_NAME[kind], HIGH[TYPE_BY_NAME[kind]]); }
function CSSStyleValue_toString(o) { return valueText(o); }
function valueText(o) {
  if (isNumber(o)) return numericText(o);
  const s = stateOf(o);
  if (isValueOf(o, "CSSKeywordValue")) return identifierText(s.value);
  if (isValueOf(o, "CSSUnparsedValue")) return segmentsText(s.segments);
  if (isValueOf(o, "CSSTransformValue")) return s.list.map(CSSTransformComponent_toString).join(" ");
  if (isValueOf(o, "CSSPositionValue")) return `${numericText(s.x)} ${numericText(s.y)}`;
  return s.text;
}
function identifierText(text) { return CSS_escape(text); }

function CSSKeywordValue_construct(o, value) { CSSKeywordValue_set_value(o, value); }
function CSSKeywordValue_value(o) { return stateOf(o).value; }
function CSSKeywordValue_set_value(o, value) {
  if (value === "") throw new TypeErr("CSSKeywordValue does not support empty strings");
  stateOf(o).value = value;
}
function keyword(value) { return makeValue("CSSKeywordValue", { value }); }

function CSSPositionValue_construct(o, x, y) { CSSPositionValue_set_x(o, x); CSSPositionValue_set_y(o, y); }
function CSSPositionValue_x(o) { return stateOf(o).x; }
function CSSPositionValue_y(o) { return stateOf(o).y; }
function CSSPositionValue_set_x(o, v) { stateOf(o).x = lengthPercentage(v, "position"); }
function CSSPositionValue_set_y(o, v) { stateOf(o).y = lengthPercentage(v, "position"); }
function isOfType(o, ...bases) {
  const { powers } = stateOf(o).type;
  if (powers.size === 0) return bases.includes("number");
  if (powers.size !== 1) return false;
  const [[base, power]] = powers;
  return power === 1 && bases.includes(base);
}
function lengthPercentage(o, what) {
  if (!isOfType(o, "length", "percent")) throw new TypeErr(`Must pass length or percentage to a ${what}`);
  return o;
}

// Values with var() in them (§4.1)

function CSSUnparsedValue_construct(o, members) { stateOf(o).segments = [...members]; }
function CSSUnparsedValue_length(o) { return stateOf(o).segments.length; }
function CSSUnparsedValue_getIndexed(o, i) { return stateOf(o).segments[i]; }
function setInList(list, i, value) {
  if (i > list.length) throw new RangeErr(`The index provided (${i}) is outside the range [0, ${list.length}].`);
  list[i] = value;
}
function CSSUnparsedValue_setIndexed(o, i, value) {
  setInList(stateOf(o).segments, i, isValueOf(value, "CSSVariableReferenceValue") ? value : toStr(value));
}
function CSSVariableReferenceValue_construct(o, variable, fallback) { CSSVariableReferenceValue_set_variable(o, variable); stateOf(o).fallback = fallback; }
function CSSVariableReferenceValue_variable(o) { return stateOf(o).variable; }
function CSSVariableReferenceValue_set_variable(o, variable) {
  if (!variable.startsWith("--")) throw new TypeErr("Invalid custom property name");
  stateOf(o).variable = variable;
}
function CSSVariableReferenceValue_fallback(o) { return stateOf(o).fallback; }
function CSSVariableReferenceValue_toString(o) {
  const { variable, fallback } = stateOf(o);
  return `var(${variable}${fallback === null ? "" : `,${segmentsText(stateOf(fallback).segments)}`})`;
}
function segmentsText(segments, open = new Set()) {
  if (open.has(segments)) throw new TypeErr("The value contains itself.");
  open.add(segments);
  let text = "";
  segments.forEach((each, i) => {
    if (i > 0) text += "/**/";
    if (typeof each === "string") text += each;
    else {
      const { variable, fallback } = stateOf(each);
      text += `var(${variable}${fallback === null ? "" : `,${segmentsText(stateOf(fallback).segments, open)}`})`;
    }
  });
  open.delete(segments);
  return text.replace(/\/\*\*\/(?=[\s(),])|(?<=[\s(),])\/\*\*\//g, "");
}
// Where a string, a comment or an escape that begins at `i` ends; `i` when none does.
function skipOpaque(text, i) {
  const c = text[i];
  if (c === "\\") return i + 2;
  if (c === "/" && text[i + 1] === "*") { const end = text.indexOf("*/", i + 2); return end < 0 ? text.length : end + 2; }
  if (c === '"' || c === "'") {
    let at = i + 1;
    while (at < text.length && text[at] !== c) at += text[at] === "\\" ? 2 : 1;
    return at + 1;
  }
  return i;
}
const VAR_FUNCTION = /var\(/iy;
// The segments of a text. Within a fallback, `depth` says how deep.
function parseSegments(text, depth = 0) {
  const segments = [];
  let from = 0, i = 0;
  while (i < text.length) {
    const past = skipOpaque(text, i);
    if (past > i) { i = past; continue; }
    VAR_FUNCTION.lastIndex = i;
    if (depth > 100 || (i > 0 && /[\w-]/.test(text[i - 1])) || !VAR_FUNCTION.test(text)) { i++; continue; }
    let at = i + 4, open = 1, comma = -1;
    for (; at < text.length; at++) {
      const next = skipOpaque(text, at);
      if (next > at) { at = next - 1; continue; }
      const c = text[at];
      if (c === "(" || c === "[" || c === "{") open++;
      else if ((c === ")" || c === "]" || c === "}") && --open === 0) break;
      else if (c === "," && open === 1 && comma < 0) comma = at;
    }
    const name = text.slice(i + 4, comma < 0 ? at : comma).trim();
    if (!name.startsWith("--")) { i++; continue; }
    if (i > from) segments.push(text.slice(from, i));
    const fallback = comma < 0 ? null : makeValue("CSSUnparsedValue", { segments: parseSegments(text.slice(comma + 1, at), depth + 1) });
    segments.push(makeValue("CSSVariableReferenceValue", { variable: name, fallback }));
    i = from = at + 1;
  }
  if (from < text.length) segments.push(text.slice(from));
  return segments;
}

// Transforms (§4.4)

function CSSTransformValue_construct(o, transforms) {
  if (transforms.length === 0) throw new TypeErr("CSSTransformValue must have at least one component");
  stateOf(o).list = [...transforms];
}
function CSSTransformValue_length(o) { return stateOf(o).list.length; }
function CSSTransformValue_getIndexed(o, i) { return stateOf(o).list[i]; }
function CSSTransformValue_setIndexed(o, i, value) {
  if (!isValueOf(value, "CSSTransformComponent")) throw new TypeErr("The value is not of type 'CSSTransformComponent'.");
  setInList(stateOf(o).list, i, value);
}
function CSSTransformValue_is2D(o) { return stateOf(o).list.every(isFlatTransform); }
function CSSTransformValue_toMatrix(o) {
  return makeMatrix(stateOf(o).list.map(matrixOfTransform).reduce(multiplied, IDENTITY), CSSTransformValue_is2D(o));
}
const isFlatTransform = CSSTransformComponent_is2D;
function CSSTransformComponent_is2D(o) { return stateOf(o).is2D; }
function CSSTransformComponent_set_is2D(o, is2D) { if (!["skew", "skewX", "skewY", "perspective"].includes(stateOf(o).kind)) stateOf(o).is2D = is2D; }
function CSSTransformComponent_toMatrix(o) {
  const m = matrixOfTransform(o);
  return makeMatrix([...m], CSSTransformComponent_is2D(o));
}
function requireType(o, ...bases) {
  o = rectified(o);
  if (!isOfType(o, ...bases)) throw new TypeErr(`Must pass a ${bases.join(" or ")}`);
  return o;
}
function component(o, kind, is2D, state) { Object.assign(stateOf(o), { kind, is2D, ...state }); }
function CSSTranslate_construct(o, x, y, z) {
  component(o, "translate", z === undefined, { x: requireType(x, "length", "percent"), y: requireType(y, "length", "percent"),
    z: requireType(z ?? unitNumber(0, "px"), "length") });
}
function CSSRotate_construct(o, ...args) {
  const flat = args.length === 1, angle = requireType(args.at(-1), "angle");
  const [x, y, z] = flat ? [0, 0, 1] : args;
  component(o, "rotate", flat, { x: requireType(x, "number"), y: requireType(y, "number"), z: requireType(z, "number"), angle });
}
function CSSScale_construct(o, x, y, z) {
  component(o, "scale", z === undefined, { x: requireType(x, "number"), y: requireType(y, "number"), z: requireType(z ?? 1, "number") });
}
function CSSSkew_construct(o, ax, ay) { component(o, "skew", true, { ax: requireType(ax, "angle"), ay: requireType(ay, "angle") }); }
function CSSSkewX_construct(o, ax) { component(o, "skewX", true, { ax: requireType(ax, "angle") }); }
function CSSSkewY_construct(o, ay) { component(o, "skewY", true, { ay: requireType(ay, "angle") }); }
function CSSPerspective_construct(o, length) { component(o, "perspective", false, {}); CSSPerspective_set_length(o, length); }
function CSSMatrixComponent_construct(o, matrix, { is2D }) {
  const s = stateOf(matrix);
  component(o, "matrix", is2D ?? s.is2D, { matrix: makeMatrix([...s.m], s.is2D) });
}
function CSSTranslate_x(o) { return stateOf(o).x; }
function CSSTranslate_y(o) { return stateOf(o).y; }
function CSSTranslate_z(o) { return stateOf(o).z; }
function CSSTranslate_set_x(o, v) { stateOf(o).x = requireType(v, "length", "percent"); }
function CSSTranslate_set_y(o, v) { stateOf(o).y = requireType(v, "length", "percent"); }
function CSSTranslate_set_z(o, v) { stateOf(o).z = requireType(v, "length"); }
function setFactor(name) { return (o, v) => { stateOf(o)[name] = requireType(v, "number"); }; }
const CSSRotate_x = CSSTranslate_x, CSSRotate_y = CSSTranslate_y, CSSRotate_z = CSSTranslate_z;
const CSSScale_x = CSSTranslate_x, CSSScale_y = CSSTranslate_y, CSSScale_z = CSSTranslate_z;
const CSSRotate_set_x = setFactor("x"), CSSRotate_set_y = setFactor("y"), CSSRotate_set_z = setFactor("z");
const CSSScale_set_x = CSSRotate_set_x, CSSScale_set_y = CSSRotate_set_y, CSSScale_set_z = CSSRotate_set_z;
function CSSRotate_angle(o) { return stateOf(o).angle; }
function CSSRotate_set_angle(o, v) { stateOf(o).angle = requireType(v, "angle"); }
function CSSSkew_ax(o) { return stateOf(o).ax; }
function CSSSkew_ay(o) { return stateOf(o).ay; }
function CSSSkew_set_ax(o, v) { stateOf(o).ax = requireType(v, "angle"); }
function CSSSkew_set_ay(o, v) { stateOf(o).ay = requireType(v, "angle"); }
const CSSSkewX_ax = CSSSkew_ax, CSSSkewY_ay = CSSSkew_ay, CSSSkewX_set_ax = CSSSkew_set_ax, CSSSkewY_set_ay = CSSSkew_set_ay;
function CSSPerspective_length(o) { return stateOf(o).length; }
function CSSPerspective_set_length(o, v) {
  if (isNumber(v)) v = requireType(v, "length");
  else {
    const word = typeof v === "string" ? v : stateOf(v).value;
    if (asciiLower(word) !== "none") throw new TypeErr("Must pass length or none to CSSPerspective");
    v = keyword(word);
  }
  stateOf(o).length = v;
}
function CSSMatrixComponent_matrix(o) { return stateOf(o).matrix; }
function CSSMatrixComponent_set_matrix(o, matrix) { stateOf(o).matrix = matrix; }

function CSSTransformComponent_toString(o) {
  const s = stateOf(o), t = numericText;
  switch (s.kind) {
    case "translate": return s.is2D ? `translate(${t(s.x)}, ${t(s.y)})` : `translate3d(${t(s.x)}, ${t(s.y)}, ${t(s.z)})`;
    case "rotate": return s.is2D ? `rotate(${t(s.angle)})` : `rotate3d(${t(s.x)}, ${t(s.y)}, ${t(s.z)}, ${t(s.angle)})`;
    case "scale": return s.is2D ? `scale(${t(s.x)}, ${t(s.y)})` : `scale3d(${t(s.x)}, ${t(s.y)}, ${t(s.z)})`;
    case "skew": return stateOf(s.ay).op === "unit" && stateOf(s.ay).value === 0 ? `skew(${t(s.ax)})` : `skew(${t(s.ax)}, ${t(s.ay)})`;
    case "skewX": return `skewX(${t(s.ax)})`;
    case "skewY": return `skewY(${t(s.ay)})`;
    case "perspective": {
      if (!isNumber(s.length)) return "perspective(none)";
      const { op, value } = stateOf(s.length);
      return `perspective(${op === "unit" && value < 0 ? `calc(${t(s.length)})` : t(s.length)})`;
    }
    default: {
      const { m } = stateOf(s.matrix);
      return s.is2D ? `matrix(${[0, 1, 4, 5, 12, 13].map(i => numberText(m[i])).join(", ")})` : `matrix3d(${m.map(numberText).join(", ")})`;
    }
  }
}
function matrixOfTransform(o) {
  const s = stateOf(o), px = v => stateOf(CSSNumericValue_to(v, "px")).value, deg = v => stateOf(CSSNumericValue_to(v, "deg")).value;
  const plain = v => stateOf(CSSNumericValue_to(v, "number")).value;
  switch (s.kind) {
    case "translate": return translation(px(s.x), px(s.y), s.is2D ? 0 : px(s.z));
    case "rotate": return s.is2D ? rotation(0, 0, 1, deg(s.angle)) : rotation(plain(s.x), plain(s.y), plain(s.z), deg(s.angle));
    case "scale": return scaling(plain(s.x), plain(s.y), s.is2D ? 1 : plain(s.z));
    case "skew": return skewing(deg(s.ax), deg(s.ay));
    case "skewX": return skewing(deg(s.ax), 0);
    case "skewY": return skewing(0, deg(s.ay));
    case "perspective": {
      if (!isNumber(s.length)) return IDENTITY;
      const out = [...IDENTITY];
      out[11] = -1 / Math.max(px(s.length), 1);
      return out;
    }
    default: {
      const { m } = stateOf(s.matrix);
      return s.is2D && !isFlat(m) ? m.map((v, i) => DEPTH.includes(i) ? IDENTITY[i] : v) : m;
    }
  }
}
const TRANSFORM_FUNCTION = /\s*([a-z0-9]+)\(/iy;
// The components of a text that the CSS parser accepts; null when one of them cannot be told.
function reifyTransforms(text) {
  const out = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    TRANSFORM_FUNCTION.lastIndex = at;
    const found = TRANSFORM_FUNCTION.exec(text);
    if (found === null) return null;
    const from = TRANSFORM_FUNCTION.lastIndex;
    let open = 1, i = from;
    for (; i < text.length && open > 0; i++) if (text[i] === "(") open++; else if (text[i] === ")") open--;
    const made = reifyTransform(asciiLower(found[1]), splitTop(text.slice(from, i - 1)).map(each => each.trim()));
    if (made === null) return null;
    out.push(made);
    at = i;
  }
  return out.length === 0 ? null : out;
}
function reifyTransform(name, args) {
  const numbers = args.map(each => name === "perspective" && asciiLower(each) === "none" ? keyword("none") : parseNumeric(each));
  if (numbers.includes(null)) return null;
  const zero = unit => unitNumber(0, unit);
  // 0 stands for a length or an angle of 0; a percentage for a number.
  const as = unit => v => stateOf(v).unit === "number" && stateOf(v).value === 0 ? zero(unit) : v;
  const factor = v => stateOf(v).unit === "percent" ? unitNumber(stateOf(v).value / 100, "number") : v;
  const lengths = numbers.map(as("px")), angles = numbers.map(as("deg")), factors = numbers.map(factor);
  const make = (kind, construct, ...list) => { const o = makeJs(TYPE_BY_NAME[kind]); construct(o, ...list); return o; };
  const one = () => unitNumber(1, "number");
  switch (name) {
    case "translate": return make("CSSTranslate", CSSTranslate_construct, lengths[0], lengths[1] ?? zero("px"));
    case "translatex": return make("CSSTranslate", CSSTranslate_construct, lengths[0], zero("px"));
    case "translatey": return make("CSSTranslate", CSSTranslate_construct, zero("px"), lengths[0]);
    case "translatez": return make("CSSTranslate", CSSTranslate_construct, zero("px"), zero("px"), lengths[0]);
    case "translate3d": return make("CSSTranslate", CSSTranslate_construct, ...lengths);
    case "scale": return make("CSSScale", CSSScale_construct, factors[0], factors[1] ?? factors[0]);
    case "scalex": return make("CSSScale", CSSScale_construct, factors[0], one());
    case "scaley": return make("CSSScale", CSSScale_construct, one(), factors[0]);
    case "scalez": return make("CSSScale", CSSScale_construct, one(), one(), factors[0]);
    case "scale3d": return make("CSSScale", CSSScale_construct, ...factors);
    case "rotate": return make("CSSRotate", CSSRotate_construct, angles[0]);
    case "rotatex": return make("CSSRotate", CSSRotate_construct, 1, 0, 0, angles[0]);
    case "rotatey": return make("CSSRotate", CSSRotate_construct, 0, 1, 0, angles[0]);
    case "rotatez": return make("CSSRotate", CSSRotate_construct, 0, 0, 1, angles[0]);
    case "rotate3d": return make("CSSRotate", CSSRotate_construct, ...numbers.slice(0, 3), angles[3]);
    case "skew": return make("CSSSkew", CSSSkew_construct, angles[0], angles[1] ?? zero("deg"));
    case "skewx": return make("CSSSkewX", CSSSkewX_construct, angles[0]);
    case "skewy": return make("CSSSkewY", CSSSkewY_construct, angles[0]);
    case "perspective": return make("CSSPerspective", CSSPerspective_construct, isNumber(numbers[0]) ? lengths[0] : numbers[0]);
    case "matrix": case "matrix3d":
      return make("CSSMatrixComponent", CSSMatrixComponent_construct,
        fromNumbers(makeJs(TYPE_BY_NAME.DOMMatrix), numbers.map(each => stateOf(each).value ?? NaN)), {});
    default: return null;
  }
}
