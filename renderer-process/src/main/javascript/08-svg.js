// SVG 2: boxes, matrices and lengths of elements in an SVG tree. Java knows where they are.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
const SVG_BOX = 0, SVG_CTM = 1, SVG_SCREEN_CTM = 2, SVG_LENGTH = 3, SVG_POINT = 4, SVG_TEXT_LENGTH = 5;

function svgNumbers(e, which, at) {
  const text = Host_svgGeometry(numberOf(e), which, at);
  return text === "" ? null : text.split(",").map(Number);
}
function animatedFacet(e, key, type, attribute) {
  const made = facet(e, `svg-${key}`, type);
  stateOf(made).attribute = attribute;
  return made;
}

// SVGElement

function SVGElement_className(e) { return animatedFacet(e, "className", "SVGAnimatedString", "class"); }
function SVGUseElement_href(e) { return animatedFacet(e, "href", "SVGAnimatedString", "href"); }
const SVGImageElement_href = SVGUseElement_href;
function SVGAnimatedString_baseVal(o) {
  const s = stateOf(o), number = numberOf(s.owner), value = Host_attribute(number, s.attribute);
  return value ?? (s.attribute === "href" ? Host_attribute(number, "xlink:href") : null) ?? "";
}
function SVGAnimatedString_set_baseVal(o, value) { const s = stateOf(o); Host_setAttribute(numberOf(s.owner), s.attribute, value); }
const SVGAnimatedString_animVal = SVGAnimatedString_baseVal;

function isSvg(e, name) { return e !== null && Element_namespaceURI(e) === SVG_NAMESPACE && Element_localName(e) === name; }
function SVGElement_ownerSVGElement(e) {
  for (let at = Node_parentElement(e); at !== null && Element_namespaceURI(at) === SVG_NAMESPACE; at = Node_parentElement(at)) {
    if (isSvg(at, "svg")) return at;
    if (isSvg(at, "foreignObject")) return null;
  }
  return null;
}
function SVGElement_viewportElement(e) {
  for (let at = Node_parentElement(e); at !== null && Element_namespaceURI(at) === SVG_NAMESPACE; at = Node_parentElement(at)) {
    if (isSvg(at, "svg") || isSvg(at, "symbol") || isSvg(at, "foreignObject")) return at;
  }
  return null;
}
const SVGGraphicsElement_nearestViewportElement = SVGElement_viewportElement;
function SVGGraphicsElement_farthestViewportElement(e) {
  let found = null;
  for (let at = SVGElement_viewportElement(e); at !== null; at = SVGElement_viewportElement(at)) found = at;
  return found;
}

// Boxes and matrices. What their interfaces call float has the precision of one.

const { fround } = Math;
/** The shortest text of that number. */
function floatText(v) {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(v.toPrecision(digits));
    if (fround(shorter) === fround(v)) return `${shorter}`;
  }
  return `${v}`;
}

function svgRect(values) {
  const made = makeJs(TYPE_BY_NAME.SVGRect), s = stateOf(made);
  [s.x, s.y, s.width, s.height] = values.map(fround);
  return made;
}
function SVGGraphicsElement_getBBox(e) { return svgRect(svgNumbers(e, SVG_BOX, 0) ?? [0, 0, 0, 0]); }
function SVGGraphicsElement_getCTM(e) { const m = svgNumbers(e, SVG_CTM, 0); return m === null ? null : svgMatrix(m); }
function SVGGraphicsElement_getScreenCTM(e) { const m = svgNumbers(e, SVG_SCREEN_CTM, 0); return m === null ? null : svgMatrix(m); }
function SVGRect_x(o) { return stateOf(o).x; }
function SVGRect_y(o) { return stateOf(o).y; }
function SVGRect_width(o) { return stateOf(o).width; }
function SVGRect_height(o) { return stateOf(o).height; }
function SVGRect_set_x(o, v) { stateOf(o).x = v; svgRectChanged(o); }
function SVGRect_set_y(o, v) { stateOf(o).y = v; svgRectChanged(o); }
function SVGRect_set_width(o, v) { stateOf(o).width = v; svgRectChanged(o); }
function SVGRect_set_height(o, v) { stateOf(o).height = v; svgRectChanged(o); }
function svgRectChanged(o) {
  const { viewBoxOf, x, y, width, height } = stateOf(o);
  if (viewBoxOf !== undefined) Host_setAttribute(numberOf(viewBoxOf), "viewBox", [x, y, width, height].map(floatText).join(" "));
}

function svgPoint(x, y) { const made = makeJs(TYPE_BY_NAME.SVGPoint), s = stateOf(made); s.x = fround(x); s.y = fround(y); return made; }
function SVGPoint_x(o) { return stateOf(o).x; }
function SVGPoint_y(o) { return stateOf(o).y; }
function SVGPoint_set_x(o, v) { stateOf(o).x = v; svgItemChanged(o); }
function SVGPoint_set_y(o, v) { stateOf(o).y = v; svgItemChanged(o); }
function SVGPoint_matrixTransform(o, m) {
  const p = stateOf(o), [a, b, c, d, e, f] = stateOf(m).values;
  return svgPoint(a * p.x + c * p.y + e, b * p.x + d * p.y + f);
}

function svgMatrix(values) { const made = makeJs(TYPE_BY_NAME.SVGMatrix); stateOf(made).values = values; return made; }
function SVGMatrix_a(o) { return stateOf(o).values[0]; }
function SVGMatrix_b(o) { return stateOf(o).values[1]; }
function SVGMatrix_c(o) { return stateOf(o).values[2]; }
function SVGMatrix_d(o) { return stateOf(o).values[3]; }
function SVGMatrix_e(o) { return stateOf(o).values[4]; }
function SVGMatrix_f(o) { return stateOf(o).values[5]; }
function SVGMatrix_set_a(o, v) { setSvgMatrix(o, 0, v); }
function SVGMatrix_set_b(o, v) { setSvgMatrix(o, 1, v); }
function SVGMatrix_set_c(o, v) { setSvgMatrix(o, 2, v); }
function SVGMatrix_set_d(o, v) { setSvgMatrix(o, 3, v); }
function SVGMatrix_set_e(o, v) { setSvgMatrix(o, 4, v); }
function SVGMatrix_set_f(o, v) { setSvgMatrix(o, 5, v); }
function setSvgMatrix(o, index, value) {
  const { values, transform } = stateOf(o);
  values[index] = value;
  if (transform !== undefined) setSvgTransform(transform, SVG_MATRIX, values);
}
function svgProduct([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return svgMatrix([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]);
}
function SVGMatrix_multiply(o, other) { return svgProduct(stateOf(o).values, stateOf(other).values); }
function SVGMatrix_inverse(o) {
  const [a, b, c, d, e, f] = stateOf(o).values, det = a * d - b * c;
  if (det === 0 || !isFinite(det)) throw domException("InvalidStateError", "The matrix is not invertible.");
  return svgMatrix([d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det]);
}
function SVGMatrix_translate(o, x, y) { return svgProduct(stateOf(o).values, [1, 0, 0, 1, x, y]); }
function SVGMatrix_scale(o, s) { return svgProduct(stateOf(o).values, [s, 0, 0, s, 0, 0]); }
function SVGMatrix_scaleNonUniform(o, x, y) { return svgProduct(stateOf(o).values, [x, 0, 0, y, 0, 0]); }
function svgRotated(o, radians) {
  const sin = Math.sin(radians), cos = Math.cos(radians);
  return svgProduct(stateOf(o).values, [cos, sin, -sin, cos, 0, 0]);
}
function SVGMatrix_rotate(o, degrees) { return svgRotated(o, degrees * Math.PI / 180); }
function SVGMatrix_rotateFromVector(o, x, y) {
  if (x === 0 || y === 0) throw domException("InvalidAccessError", "Arguments cannot be zero.");
  return svgRotated(o, Math.atan2(y, x));
}
function SVGMatrix_flipX(o) { return svgProduct(stateOf(o).values, [-1, 0, 0, 1, 0, 0]); }
function SVGMatrix_flipY(o) { return svgProduct(stateOf(o).values, [1, 0, 0, -1, 0, 0]); }
function SVGMatrix_skewX(o, degrees) { return svgProduct(stateOf(o).values, [1, 0, Math.tan(degrees * Math.PI / 180), 1, 0, 0]); }
function SVGMatrix_skewY(o, degrees) { return svgProduct(stateOf(o).values, [1, Math.tan(degrees * Math.PI / 180), 0, 1, 0, 0]); }

// The outermost element

function SVGSVGElement_createSVGPoint() { return svgPoint(0, 0); }
function SVGSVGElement_createSVGMatrix() { return svgMatrix([1, 0, 0, 1, 0, 0]); }
function SVGSVGElement_createSVGRect() { return svgRect([0, 0, 0, 0]); }
function SVGSVGElement_getElementById(svg, id) {
  for (let at = following(svg, svg); at !== null; at = following(at, svg)) {
    if (Node_nodeType(at) === 1 && Host_attribute(numberOf(at), "id") === id) return at;
  }
  return null;
}
function SVGSVGElement_viewBox(e) { return facet(e, "svg-viewBox", "SVGAnimatedRect"); }
function SVGAnimatedRect_baseVal(o) {
  const text = Host_attribute(numberOf(stateOf(o).owner), "viewBox") ?? "";
  const values = text.trim().split(/[\s,]+/).map(Number);
  const made = svgRect(values.length === 4 && values.every(v => v === v) && text.trim() !== "" ? values : [0, 0, 0, 0]);
  stateOf(made).viewBoxOf = stateOf(o).owner;
  return made;
}
const SVGAnimatedRect_animVal = SVGAnimatedRect_baseVal;

// Shapes and text

function SVGGeometryElement_getTotalLength(e) { return fround((svgNumbers(e, SVG_LENGTH, 0) ?? [0])[0]); }
function SVGGeometryElement_getPointAtLength(e, distance) { return svgPoint(...(svgNumbers(e, SVG_POINT, distance) ?? [0, 0])); }
function SVGTextContentElement_getComputedTextLength(e) { return fround((svgNumbers(e, SVG_TEXT_LENGTH, 0) ?? [0])[0]); }
function SVGTextContentElement_getNumberOfChars(e) { return Node_textContent(e).trim().replace(/\s+/g, " ").length; }

// Lengths (§4.6.10)

const SVG_UNITS = ["", "", "%", "em", "ex", "px", "cm", "mm", "in", "pt", "pc"];
const SVG_PX = { __proto__: null, "": 1, px: 1, cm: 96 / 2.54, mm: 9.6 / 2.54, in: 96, pt: 96 / 72, pc: 16 };
const SVG_USUAL_LENGTHS = {
  __proto__: null,
  svg: { width: [100, "%"], height: [100, "%"] },
  linearGradient: { x2: [100, "%"] },
  radialGradient: { cx: [50, "%"], cy: [50, "%"], r: [50, "%"] },
  mask: { x: [-10, "%"], y: [-10, "%"], width: [120, "%"], height: [120, "%"] },
  filter: { x: [-10, "%"], y: [-10, "%"], width: [120, "%"], height: [120, "%"] },
  marker: { markerWidth: [3, ""], markerHeight: [3, ""] },
};
function animatedLength(e, name) { return animatedFacet(e, name, "SVGAnimatedLength", name); }
function SVGAnimatedLength_baseVal(o) {
  const { owner, attribute } = stateOf(o), made = facet(o, "length", "SVGLength"), s = stateOf(made);
  s.element = owner;
  s.attribute = attribute;
  return made;
}
const SVGAnimatedLength_animVal = SVGAnimatedLength_baseVal;
function svgLengthParts(o) {
  const s = stateOf(o), otherwise = SVG_USUAL_LENGTHS[Element_localName(s.element)]?.[s.attribute] ?? [0, ""];
  const text = (s.text ?? Host_attribute(numberOf(s.element), s.attribute) ?? "").trim();
  const found = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%|[a-z]*)$/i.exec(text);
  const unit = found === null ? "" : found[2].toLowerCase();
  return found === null || SVG_UNITS.indexOf(unit) < 0 ? otherwise : [Number(found[1]), unit];
}
function svgUnit(o, unit) {
  const fixed = SVG_PX[unit], s = stateOf(o);
  if (fixed !== undefined) return fixed;
  if (unit === "%") {
    const viewport = SVGElement_viewportElement(s.element);
    const box = viewport === null ? [0, 0, Host_boxMetric(numberOf(s.element), 2), Host_boxMetric(numberOf(s.element), 3)] : svgViewport(viewport);
    const [, , width, height] = box;
    switch (s.attribute) {
      case "x": case "cx": case "x1": case "x2": case "width": case "rx": return width / 100;
      case "y": case "cy": case "y1": case "y2": case "height": case "ry": return height / 100;
      default: return Math.sqrt((width * width + height * height) / 2) / 100;
    }
  }
  const size = parseFloat(Window_getComputedStyle(global, s.element, null).getPropertyValue("font-size"));
  return unit === "em" ? size : size / 2;
}
function svgViewport(e) {
  const box = stateOf(SVGAnimatedRect_baseVal(SVGSVGElement_viewBox(e)));
  if (box.width > 0 && box.height > 0) return [0, 0, box.width, box.height];
  return [0, 0, SVGLength_value(SVGAnimatedLength_baseVal(animatedLength(e, "width"))), SVGLength_value(SVGAnimatedLength_baseVal(animatedLength(e, "height")))];
}
function SVGLength_unitType(o) {
  const [, unit] = svgLengthParts(o);
  return unit === "" ? 1 : SVG_UNITS.indexOf(unit);
}
function SVGLength_value(o) { const [value, unit] = svgLengthParts(o); return fround(value * svgUnit(o, unit)); }
function setSvgLength(o, text) {
  const s = stateOf(o);
  if (s.text === undefined) Host_setAttribute(numberOf(s.element), s.attribute, text);
  else { s.text = text; svgItemChanged(o); }
}
function svgUnitNamed(unitType) {
  if (unitType < 1 || unitType >= SVG_UNITS.length) throw domException("NotSupportedError", `Cannot set value with unknown or invalid units (${unitType}).`);
  return SVG_UNITS[unitType];
}
function SVGLength_newValueSpecifiedUnits(o, unitType, value) { setSvgLength(o, `${floatText(value)}${svgUnitNamed(unitType)}`); }
function SVGLength_convertToSpecifiedUnits(o, unitType) {
  const unit = svgUnitNamed(unitType), px = svgUnit(o, unit);
  setSvgLength(o, `${px === 0 ? 0 : floatText(SVGLength_value(o) / px)}${unit}`);
}
function SVGLength_set_value(o, v) {
  const [, unit] = svgLengthParts(o), px = svgUnit(o, unit);
  setSvgLength(o, px === 0 ? floatText(v) : `${floatText(v / px)}${unit}`);
}
function SVGLength_valueInSpecifiedUnits(o) { return fround(svgLengthParts(o)[0]); }
function SVGLength_set_valueInSpecifiedUnits(o, v) { setSvgLength(o, `${floatText(v)}${svgLengthParts(o)[1]}`); }
function SVGLength_valueAsString(o) { return svgLengthParts(o).join(""); }
function SVGLength_set_valueAsString(o, v) { setSvgLength(o, v); }

function SVGSVGElement_x(e) { return animatedLength(e, "x"); }
function SVGSVGElement_y(e) { return animatedLength(e, "y"); }
function SVGSVGElement_width(e) { return animatedLength(e, "width"); }
function SVGSVGElement_height(e) { return animatedLength(e, "height"); }
const SVGImageElement_x = SVGSVGElement_x, SVGImageElement_y = SVGSVGElement_y, SVGImageElement_width = SVGSVGElement_width, SVGImageElement_height = SVGSVGElement_height;
const SVGRectElement_x = SVGSVGElement_x, SVGRectElement_y = SVGSVGElement_y, SVGRectElement_width = SVGSVGElement_width, SVGRectElement_height = SVGSVGElement_height;
function SVGRectElement_rx(e) { return animatedLength(e, "rx"); }
function SVGRectElement_ry(e) { return animatedLength(e, "ry"); }
function SVGCircleElement_cx(e) { return animatedLength(e, "cx"); }
function SVGCircleElement_cy(e) { return animatedLength(e, "cy"); }
function SVGCircleElement_r(e) { return animatedLength(e, "r"); }
const SVGEllipseElement_cx = SVGCircleElement_cx, SVGEllipseElement_cy = SVGCircleElement_cy, SVGEllipseElement_rx = SVGRectElement_rx, SVGEllipseElement_ry = SVGRectElement_ry;
function SVGLineElement_x1(e) { return animatedLength(e, "x1"); }
function SVGLineElement_y1(e) { return animatedLength(e, "y1"); }
function SVGLineElement_x2(e) { return animatedLength(e, "x2"); }
function SVGLineElement_y2(e) { return animatedLength(e, "y2"); }
