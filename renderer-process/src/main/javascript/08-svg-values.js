// SVG 2: attributes as numbers, lists, transforms and keywords that scripts can change. A list keeps
// its items until somebody else changes the attribute.

// Lists (§4.6.8)

const SVG_NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
function svgWords(text) { return text.trim() === "" ? [] : text.trim().split(/\s*,\s*|\s+/); }
function svgNumbersOf(text) {
  const words = text.trim() === "" ? [] : text.trim().replace(/([\d.])([-+])/g, "$1 $2").split(/\s*,\s*|\s+/);
  return words.every(word => SVG_NUMBER.test(word)) ? words.map(Number) : [];
}
function svgMade(type, state) { const made = makeJs(TYPE_BY_NAME[type]); Object.assign(stateOf(made), state); return made; }

function svgConverter(type) {
  return item => {
    if (!isValueOf(item, type)) throw new TypeErr(`The value is not of type '${type}'.`);
    return item;
  };
}

const SVG_LISTS = {
  __proto__: null,
  SVGNumberList: {
    convert: svgConverter("SVGNumber"),
    parse: text => svgNumbersOf(text).map(value => svgMade("SVGNumber", { value: fround(value) })),
    text: items => items.map(each => floatText(stateOf(each).value)).join(" "),
    copy: o => svgMade("SVGNumber", { value: stateOf(o).value }),
  },
  SVGLengthList: {
    convert: svgConverter("SVGLength"),
    parse: (text, { owner, attribute }) => svgWords(text).map(each => svgMade("SVGLength", { element: owner, attribute, text: each })),
    text: items => items.map(SVGLength_valueAsString).join(" "),
    copy: (o, { owner, attribute }) => svgMade("SVGLength", { element: owner, attribute, text: SVGLength_valueAsString(o) }),
  },
  SVGPointList: {
    convert: svgConverter("SVGPoint"),
    parse(text) {
      const numbers = svgNumbersOf(text), points = [];
      for (let i = 0; i + 1 < numbers.length; i += 2) points.push(svgPoint(numbers[i], numbers[i + 1]));
      return points;
    },
    text: items => items.map(each => `${floatText(stateOf(each).x)} ${floatText(stateOf(each).y)}`).join(" "),
    copy: o => svgPoint(stateOf(o).x, stateOf(o).y),
  },
  SVGTransformList: {
    convert: svgConverter("SVGTransform"),
    parse: svgTransforms,
    text: items => items.map(svgTransformText).join(" "),
    copy(o) { const { type, values, angle, cx, cy } = stateOf(o); return svgMade("SVGTransform", { type, values: [...values], angle, cx, cy }); },
  },
  SVGStringList: {
    convert: toStr,
    parse: (text, { attribute }) => attribute === "systemLanguage" ? text.split(",").map(each => each.trim()).filter(each => each !== "") : svgWords(text),
    text: (items, { attribute }) => items.join(attribute === "systemLanguage" ? ", " : " "),
    copy: text => text,
  },
};

function svgList(e, type, attribute) {
  const made = facet(e, `svg-${attribute}-list`, type), s = stateOf(made);
  s.kind = SVG_LISTS[type];
  s.attribute = attribute;
  return made;
}
function svgItems(list) {
  const s = stateOf(list), text = Host_attribute(numberOf(s.owner), s.attribute) ?? "";
  if (s.items === undefined || s.text !== text) {
    setSvgItems(list, s.kind.parse(text, s));
    s.text = text;
  }
  return s.items;
}
function svgItemState(item) { return typeof item === "string" ? {} : stateOf(item); }
function setSvgItems(list, items) {
  const s = stateOf(list);
  for (const each of s.items ?? []) delete svgItemState(each).list;
  for (const each of items) svgItemState(each).list = list;
  s.items = items;
}
function svgListChanged(list) {
  const s = stateOf(list);
  s.text = s.kind.text(s.items, s);
  Host_setAttribute(numberOf(s.owner), s.attribute, s.text);
}
function svgItemChanged(item) {
  const { list } = stateOf(item);
  if (list !== undefined) svgListChanged(list);
}
/// What becomes an item of a list: a copy of what is in a list or an attribute already.
function svgItemFor(list, item) {
  const s = svgItemState(item), { kind } = stateOf(list);
  const taken = s.list !== undefined || s.element !== undefined && s.text === undefined;
  return taken ? kind.copy(item, stateOf(list)) : item;
}
function svgListWith(list, index, removed, ...added) {
  const items = [...svgItems(list)], news = added.map(each => svgItemFor(list, each)), olds = items.splice(index, removed, ...news);
  setSvgItems(list, items);
  svgListChanged(list);
  return news.length > 0 ? news[0] : olds[0];
}
function svgIndex(list, index) {
  const count = svgItems(list).length;
  if (index >= count) throw domException("IndexSizeError", `The index provided (${index}) is greater than or equal to the maximum bound (${count}).`);
  return index;
}
// The members of all five interfaces
function SVGList_length(list) { return svgItems(list).length; }
const SVGList_numberOfItems = SVGList_length;
function SVGList_clear(list) { svgListWith(list, 0, svgItems(list).length); }
function SVGList_initialize(list, item) { return svgListWith(list, 0, svgItems(list).length, item); }
function SVGList_getItem(list, index) { return svgItems(list)[svgIndex(list, index)]; }
function SVGList_insertItemBefore(list, item, index) { return svgListWith(list, Math.min(index, svgItems(list).length), 0, item); }
function SVGList_replaceItem(list, item, index) { return svgListWith(list, svgIndex(list, index), 1, item); }
function SVGList_removeItem(list, index) { return svgListWith(list, svgIndex(list, index), 1); }
function SVGList_appendItem(list, item) { return svgListWith(list, svgItems(list).length, 0, item); }
function SVGList_getIndexed(list, index) { return svgItems(list)[index]; }
function SVGList_setIndexed(list, index, item) { SVGList_replaceItem(list, stateOf(list).kind.convert(item), index); }

// Values of one attribute (§4.6)

function svgAnimatedList(o, type) { const { owner, attribute } = stateOf(o); return svgList(owner, type, attribute); }
function SVGAnimatedNumberList_baseVal(o) { return svgAnimatedList(o, "SVGNumberList"); }
function SVGAnimatedLengthList_baseVal(o) { return svgAnimatedList(o, "SVGLengthList"); }
function SVGAnimatedTransformList_baseVal(o) { return svgAnimatedList(o, "SVGTransformList"); }
const SVGAnimatedNumberList_animVal = SVGAnimatedNumberList_baseVal, SVGAnimatedLengthList_animVal = SVGAnimatedLengthList_baseVal;
const SVGAnimatedTransformList_animVal = SVGAnimatedTransformList_baseVal;

function svgAttribute(o) { const { owner, attribute } = stateOf(o); return Host_attribute(numberOf(owner), attribute) ?? ""; }
function setSvgAttribute(o, value) { const { owner, attribute } = stateOf(o); Host_setAttribute(numberOf(owner), attribute, `${value}`); }
function SVGAnimatedNumber_baseVal(o) {
  const text = svgAttribute(o).trim(), number = parseFloat(text);
  return number !== number ? 0 : text.endsWith("%") ? number / 100 : number;
}
const SVGAnimatedNumber_animVal = SVGAnimatedNumber_baseVal, SVGAnimatedNumber_set_baseVal = setSvgAttribute;
function SVGAnimatedInteger_baseVal(o) { return parseInt(svgAttribute(o), 10) | 0; }
const SVGAnimatedInteger_animVal = SVGAnimatedInteger_baseVal, SVGAnimatedInteger_set_baseVal = setSvgAttribute;
function SVGAnimatedBoolean_baseVal(o) { return svgAttribute(o).trim() === "true"; }
const SVGAnimatedBoolean_animVal = SVGAnimatedBoolean_baseVal, SVGAnimatedBoolean_set_baseVal = setSvgAttribute;

const SVG_UNIT_TYPES = ["", "userSpaceOnUse", "objectBoundingBox"];
const SVG_KEYWORDS = {
  __proto__: null,
  gradientUnits: SVG_UNIT_TYPES, patternUnits: SVG_UNIT_TYPES, patternContentUnits: SVG_UNIT_TYPES, maskUnits: SVG_UNIT_TYPES,
  maskContentUnits: SVG_UNIT_TYPES, clipPathUnits: SVG_UNIT_TYPES, filterUnits: SVG_UNIT_TYPES, primitiveUnits: SVG_UNIT_TYPES,
  spreadMethod: ["", "pad", "reflect", "repeat"],
  markerUnits: ["", "userSpaceOnUse", "strokeWidth"],
  method: ["", "align", "stretch"],
  spacing: ["", "auto", "exact"],
  lengthAdjust: ["", "spacing", "spacingAndGlyphs"],
  orient: ["", "auto", "0"],
};
const SVG_USUAL_KEYWORDS = { __proto__: null, gradientUnits: 2, patternUnits: 2, maskUnits: 2, filterUnits: 2, markerUnits: 2, spacing: 2, orient: 2 };
function SVGAnimatedEnumeration_baseVal(o) {
  const { attribute } = stateOf(o), text = svgAttribute(o).trim(), found = SVG_KEYWORDS[attribute].indexOf(text, 1);
  if (attribute === "orient" && text === "auto-start-reverse") return 0;
  return found < 0 ? SVG_USUAL_KEYWORDS[attribute] ?? 1 : found;
}
const SVGAnimatedEnumeration_animVal = SVGAnimatedEnumeration_baseVal;
function SVGAnimatedEnumeration_set_baseVal(o, value) {
  const keyword = SVG_KEYWORDS[stateOf(o).attribute][value];
  if (value === 0 || keyword === undefined) throw new TypeErr(`The enumeration value provided (${value}) is invalid.`);
  setSvgAttribute(o, keyword);
}

function SVGNumber_value(o) { return stateOf(o).value; }
function SVGNumber_set_value(o, value) { stateOf(o).value = value; svgItemChanged(o); }

// Angles (§4.6.11)

const SVG_ANGLE = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(deg|rad|grad|)$/i;
const SVG_ANGLE_UNITS = ["", "", "deg", "rad", "grad"], SVG_DEGREES = [1, 1, 1, 180 / Math.PI, 0.9];
function SVGAnimatedAngle_baseVal(o) { const made = facet(o, "angle", "SVGAngle"); stateOf(made).attribute = stateOf(o).attribute; return made; }
const SVGAnimatedAngle_animVal = SVGAnimatedAngle_baseVal;
function svgAngleText(o) {
  const s = stateOf(o);
  return s.text ?? svgAttribute(s.owner);
}
function setSvgAngle(o, text) {
  const s = stateOf(o);
  if (s.text === undefined) setSvgAttribute(s.owner, text); else s.text = text;
}
function svgAngleParts(o) {
  const found = SVG_ANGLE.exec(svgAngleText(o).trim());
  return found === null ? [0, 1] : [Number(found[1]), found[2] === "" ? 1 : SVG_ANGLE_UNITS.indexOf(found[2].toLowerCase())];
}
function svgAngleUnit(unitType) {
  if (unitType < 1 || unitType >= SVG_ANGLE_UNITS.length) throw domException("NotSupportedError", `Cannot set value with unknown or invalid units (${unitType}).`);
  return SVG_ANGLE_UNITS[unitType];
}
function SVGAngle_unitType(o) { return svgAngleParts(o)[1]; }
function SVGAngle_value(o) { const [value, unit] = svgAngleParts(o); return value * SVG_DEGREES[unit]; }
function SVGAngle_set_value(o, value) { const [, unit] = svgAngleParts(o); setSvgAngle(o, `${floatText(value / SVG_DEGREES[unit])}${SVG_ANGLE_UNITS[unit]}`); }
function SVGAngle_valueInSpecifiedUnits(o) { return svgAngleParts(o)[0]; }
function SVGAngle_set_valueInSpecifiedUnits(o, value) { setSvgAngle(o, `${floatText(value)}${SVG_ANGLE_UNITS[svgAngleParts(o)[1]]}`); }
function SVGAngle_valueAsString(o) { const [value, unit] = svgAngleParts(o); return `${value}${SVG_ANGLE_UNITS[unit]}`; }
function SVGAngle_set_valueAsString(o, text) {
  if (!SVG_ANGLE.test(text.trim())) throw domException("SyntaxError", `The value provided ('${text}') is invalid.`);
  setSvgAngle(o, text);
}
function SVGAngle_newValueSpecifiedUnits(o, unitType, value) { setSvgAngle(o, `${floatText(value)}${svgAngleUnit(unitType)}`); }
function SVGAngle_convertToSpecifiedUnits(o, unitType) { setSvgAngle(o, `${SVGAngle_value(o) / SVG_DEGREES[unitType]}${svgAngleUnit(unitType)}`); }
function SVGMarkerElement_setOrientToAuto(e) { Host_setAttribute(numberOf(e), "orient", "auto"); }
function SVGMarkerElement_setOrientToAngle(e, angle) { Host_setAttribute(numberOf(e), "orient", SVGAngle_valueAsString(angle)); }

// Transforms (§8.14)

const SVG_MATRIX = 1, SVG_TRANSLATE = 2, SVG_SCALE = 3, SVG_ROTATE = 4, SVG_SKEW_X = 5, SVG_SKEW_Y = 6;
const SVG_TRANSFORM_NAMES = ["", "matrix", "translate", "scale", "rotate", "skewX", "skewY"];
function svgTransform(type, values, angle = 0, cx = 0, cy = 0) { return svgMade("SVGTransform", { type, values: [...values], angle, cx, cy }); }
function setSvgTransform(o, type, values, angle = 0, cx = 0, cy = 0) {
  const s = stateOf(o), kept = [...values];
  for (let i = 0; i < 6; i++) s.values[i] = kept[i];
  s.type = type;
  s.angle = angle;
  s.cx = cx;
  s.cy = cy;
  svgItemChanged(o);
}
function svgTurn(angle, cx, cy) {
  const sin = Math.sin(angle * Math.PI / 180), cos = Math.cos(angle * Math.PI / 180);
  return [cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy];
}
function svgSkew(angle) { return Math.tan(angle * Math.PI / 180); }
function svgTransforms(text) {
  const found = [];
  let rest = text.trim();
  while (rest !== "") {
    const part = /^,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)\s*/.exec(rest);
    if (part === null) return [];
    const [a, b, c, d, e, f] = svgNumbersOf(part[2]), count = svgNumbersOf(part[2]).length, type = SVG_TRANSFORM_NAMES.indexOf(part[1]);
    if (type === SVG_MATRIX ? count !== 6 : type === SVG_ROTATE ? count !== 1 && count !== 3 : count !== 1 && (count !== 2 || type > SVG_SCALE)) return [];
    switch (type) {
      case SVG_MATRIX: found.push(svgTransform(type, [a, b, c, d, e, f])); break;
      case SVG_TRANSLATE: found.push(svgTransform(type, [1, 0, 0, 1, a, b ?? 0])); break;
      case SVG_SCALE: found.push(svgTransform(type, [a, 0, 0, b ?? a, 0, 0])); break;
      case SVG_ROTATE: found.push(svgTransform(type, svgTurn(a, b ?? 0, c ?? 0), a, b ?? 0, c ?? 0)); break;
      case SVG_SKEW_X: found.push(svgTransform(type, [1, 0, svgSkew(a), 1, 0, 0], a)); break;
      default: found.push(svgTransform(type, [1, svgSkew(a), 0, 1, 0, 0], a));
    }
    rest = rest.slice(part[0].length);
  }
  return found;
}
function svgTransformText(o) {
  const { type, values, angle, cx, cy } = stateOf(o);
  switch (type) {
    case SVG_MATRIX: return `matrix(${values.join(" ")})`;
    case SVG_TRANSLATE: return `translate(${floatText(values[4])} ${floatText(values[5])})`;
    case SVG_SCALE: return `scale(${floatText(values[0])} ${floatText(values[3])})`;
    case SVG_ROTATE: return cx === 0 && cy === 0 ? `rotate(${floatText(angle)})` : `rotate(${floatText(angle)} ${floatText(cx)} ${floatText(cy)})`;
    default: return `${SVG_TRANSFORM_NAMES[type]}(${floatText(angle)})`;
  }
}
function SVGTransform_type(o) { return stateOf(o).type; }
function SVGTransform_angle(o) { return stateOf(o).angle; }
function SVGTransform_matrix(o) {
  const s = stateOf(o);
  if (s.matrix === undefined) {
    s.matrix = svgMatrix(s.values);
    stateOf(s.matrix).transform = o;
  }
  return s.matrix;
}
function SVGTransform_setMatrix(o, matrix) { setSvgTransform(o, SVG_MATRIX, stateOf(matrix).values); }
function SVGTransform_setTranslate(o, x, y) { setSvgTransform(o, SVG_TRANSLATE, [1, 0, 0, 1, x, y]); }
function SVGTransform_setScale(o, x, y) { setSvgTransform(o, SVG_SCALE, [x, 0, 0, y, 0, 0]); }
function SVGTransform_setRotate(o, angle, cx, cy) { setSvgTransform(o, SVG_ROTATE, svgTurn(angle, cx, cy), angle, cx, cy); }
function SVGTransform_setSkewX(o, angle) { setSvgTransform(o, SVG_SKEW_X, [1, 0, svgSkew(angle), 1, 0, 0], angle); }
function SVGTransform_setSkewY(o, angle) { setSvgTransform(o, SVG_SKEW_Y, [1, svgSkew(angle), 0, 1, 0, 0], angle); }
function SVGList_createSVGTransformFromMatrix(list, matrix) { return svgTransform(SVG_MATRIX, stateOf(matrix).values); }
function SVGList_consolidate(list) {
  const items = svgItems(list);
  if (items.length === 0) return null;
  const product = items.map(each => stateOf(each).values).reduce((a, b) => stateOf(svgProduct(a, b)).values);
  return SVGList_initialize(list, svgTransform(SVG_MATRIX, product));
}

// preserveAspectRatio (§8.7)

const SVG_ALIGNMENTS = ["", "none", ...["YMin", "YMid", "YMax"].flatMap(y => ["xMin", "xMid", "xMax"].map(x => x + y))];
function SVGAnimatedPreserveAspectRatio_baseVal(o) { return facet(o, "ratio", "SVGPreserveAspectRatio"); }
const SVGAnimatedPreserveAspectRatio_animVal = SVGAnimatedPreserveAspectRatio_baseVal;
function SVGPreserveAspectRatio_align(o) {
  const found = SVG_ALIGNMENTS.indexOf(svgWords(svgAttribute(stateOf(o).owner))[0] ?? "xMidYMid", 1);
  return found < 0 ? 6 : found;
}
function SVGPreserveAspectRatio_meetOrSlice(o) { return svgWords(svgAttribute(stateOf(o).owner))[1] === "slice" ? 2 : 1; }
function setSvgAspect(o, align, meetOrSlice) { setSvgAttribute(stateOf(o).owner, `${SVG_ALIGNMENTS[align]} ${meetOrSlice === 2 ? "slice" : "meet"}`); }
function SVGPreserveAspectRatio_set_align(o, align) {
  if (align < 1 || align >= SVG_ALIGNMENTS.length) throw domException("NotSupportedError", "The alignment provided is invalid.");
  setSvgAspect(o, align, SVGPreserveAspectRatio_meetOrSlice(o));
}
function SVGPreserveAspectRatio_set_meetOrSlice(o, value) {
  if (value !== 1 && value !== 2) throw domException("NotSupportedError", "The meetOrSlice provided is invalid.");
  setSvgAspect(o, SVGPreserveAspectRatio_align(o), value);
}

// The outermost element makes values that are nowhere yet

function SVGSVGElement_createSVGNumber() { return svgMade("SVGNumber", { value: 0 }); }
function SVGSVGElement_createSVGLength(e) { return svgMade("SVGLength", { element: e, attribute: "", text: "0" }); }
function SVGSVGElement_createSVGAngle() { return svgMade("SVGAngle", { text: "0" }); }
function SVGSVGElement_createSVGTransform() { return svgTransform(SVG_MATRIX, [1, 0, 0, 1, 0, 0]); }
function SVGSVGElement_createSVGTransformFromMatrix(e, matrix) { return svgTransform(SVG_MATRIX, stateOf(matrix).values); }
function SVGSVGElement_zoomAndPan(e) { return Host_attribute(numberOf(e), "zoomAndPan") === "disable" ? 1 : 2; }
function SVGSVGElement_set_zoomAndPan(e, value) { if (value === 1 || value === 2) Host_setAttribute(numberOf(e), "zoomAndPan", value === 1 ? "disable" : "magnify"); }
function SVGSVGElement_currentScale(e) { return stateOf(e).currentScale ?? 1; }
function SVGSVGElement_set_currentScale(e, value) { stateOf(e).currentScale = value; }
function SVGSVGElement_currentTranslate(e) {
  const made = facet(e, "svg-currentTranslate", "SVGPoint"), s = stateOf(made);
  s.x ??= 0;
  s.y ??= 0;
  return made;
}
// Nothing is drawn before its time, so there is nothing to hold back (§5.10.4).
function SVGSVGElement_suspendRedraw() { return 1; }
function SVGSVGElement_unsuspendRedraw() {}
function SVGSVGElement_unsuspendRedrawAll() {}
function SVGSVGElement_forceRedraw() {}

// Attributes of elements

function SVGGraphicsElement_transform(e) { return animatedFacet(e, "transform", "SVGAnimatedTransformList", "transform"); }
function SVGGraphicsElement_requiredExtensions(e) { return svgList(e, "SVGStringList", "requiredExtensions"); }
function SVGGraphicsElement_systemLanguage(e) { return svgList(e, "SVGStringList", "systemLanguage"); }
function SVGGeometryElement_pathLength(e) { return animatedFacet(e, "pathLength", "SVGAnimatedNumber", "pathLength"); }
function SVGPolylineElement_points(e) { return svgList(e, "SVGPointList", "points"); }
function SVGPolylineElement_animatedPoints(e) { return svgList(e, "SVGPointList", "points"); }
function SVGSVGElement_preserveAspectRatio(e) { return animatedFacet(e, "preserveAspectRatio", "SVGAnimatedPreserveAspectRatio", "preserveAspectRatio"); }
function SVGTextContentElement_textLength(e) { return animatedLength(e, "textLength"); }
function SVGTextContentElement_lengthAdjust(e) { return animatedFacet(e, "lengthAdjust", "SVGAnimatedEnumeration", "lengthAdjust"); }
function SVGTextPositioningElement_x(e) { return animatedFacet(e, "x", "SVGAnimatedLengthList", "x"); }
function SVGTextPositioningElement_y(e) { return animatedFacet(e, "y", "SVGAnimatedLengthList", "y"); }
function SVGTextPositioningElement_dx(e) { return animatedFacet(e, "dx", "SVGAnimatedLengthList", "dx"); }
function SVGTextPositioningElement_dy(e) { return animatedFacet(e, "dy", "SVGAnimatedLengthList", "dy"); }
function SVGTextPositioningElement_rotate(e) { return animatedFacet(e, "rotate", "SVGAnimatedNumberList", "rotate"); }
function SVGTextPathElement_startOffset(e) { return animatedLength(e, "startOffset"); }
function SVGTextPathElement_method(e) { return animatedFacet(e, "method", "SVGAnimatedEnumeration", "method"); }
function SVGTextPathElement_spacing(e) { return animatedFacet(e, "spacing", "SVGAnimatedEnumeration", "spacing"); }
function SVGAElement_target(e) { return animatedFacet(e, "target", "SVGAnimatedString", "target"); }
function SVGStopElement_offset(e) { return animatedFacet(e, "offset", "SVGAnimatedNumber", "offset"); }
function SVGGradientElement_gradientUnits(e) { return animatedFacet(e, "gradientUnits", "SVGAnimatedEnumeration", "gradientUnits"); }
function SVGGradientElement_gradientTransform(e) { return animatedFacet(e, "gradientTransform", "SVGAnimatedTransformList", "gradientTransform"); }
function SVGGradientElement_spreadMethod(e) { return animatedFacet(e, "spreadMethod", "SVGAnimatedEnumeration", "spreadMethod"); }
function SVGRadialGradientElement_fx(e) { return animatedLength(e, "fx"); }
function SVGRadialGradientElement_fy(e) { return animatedLength(e, "fy"); }
function SVGRadialGradientElement_fr(e) { return animatedLength(e, "fr"); }
function SVGPatternElement_patternUnits(e) { return animatedFacet(e, "patternUnits", "SVGAnimatedEnumeration", "patternUnits"); }
function SVGPatternElement_patternContentUnits(e) { return animatedFacet(e, "patternContentUnits", "SVGAnimatedEnumeration", "patternContentUnits"); }
function SVGPatternElement_patternTransform(e) { return animatedFacet(e, "patternTransform", "SVGAnimatedTransformList", "patternTransform"); }
function SVGMaskElement_maskUnits(e) { return animatedFacet(e, "maskUnits", "SVGAnimatedEnumeration", "maskUnits"); }
function SVGMaskElement_maskContentUnits(e) { return animatedFacet(e, "maskContentUnits", "SVGAnimatedEnumeration", "maskContentUnits"); }
function SVGClipPathElement_clipPathUnits(e) { return animatedFacet(e, "clipPathUnits", "SVGAnimatedEnumeration", "clipPathUnits"); }
function SVGFilterElement_filterUnits(e) { return animatedFacet(e, "filterUnits", "SVGAnimatedEnumeration", "filterUnits"); }
function SVGFilterElement_primitiveUnits(e) { return animatedFacet(e, "primitiveUnits", "SVGAnimatedEnumeration", "primitiveUnits"); }
function SVGMarkerElement_refX(e) { return animatedLength(e, "refX"); }
function SVGMarkerElement_refY(e) { return animatedLength(e, "refY"); }
function SVGMarkerElement_markerUnits(e) { return animatedFacet(e, "markerUnits", "SVGAnimatedEnumeration", "markerUnits"); }
function SVGMarkerElement_markerWidth(e) { return animatedLength(e, "markerWidth"); }
function SVGMarkerElement_markerHeight(e) { return animatedLength(e, "markerHeight"); }
function SVGMarkerElement_orientType(e) { return animatedFacet(e, "orientType", "SVGAnimatedEnumeration", "orient"); }
function SVGMarkerElement_orientAngle(e) { return animatedFacet(e, "orientAngle", "SVGAnimatedAngle", "orient"); }
const SVGPolygonElement_points = SVGPolylineElement_points, SVGPolygonElement_animatedPoints = SVGPolylineElement_animatedPoints;
const SVGSymbolElement_viewBox = SVGSVGElement_viewBox, SVGSymbolElement_preserveAspectRatio = SVGSVGElement_preserveAspectRatio;
const SVGUseElement_x = SVGSVGElement_x, SVGUseElement_y = SVGSVGElement_y, SVGUseElement_width = SVGSVGElement_width;
const SVGUseElement_height = SVGSVGElement_height, SVGForeignObjectElement_x = SVGSVGElement_x, SVGForeignObjectElement_y = SVGSVGElement_y;
const SVGForeignObjectElement_width = SVGSVGElement_width, SVGForeignObjectElement_height = SVGSVGElement_height;
const SVGImageElement_preserveAspectRatio = SVGSVGElement_preserveAspectRatio, SVGTextPathElement_href = SVGUseElement_href;
const SVGAElement_href = SVGUseElement_href, SVGGradientElement_href = SVGUseElement_href, SVGLinearGradientElement_x1 = SVGLineElement_x1;
const SVGLinearGradientElement_y1 = SVGLineElement_y1, SVGLinearGradientElement_x2 = SVGLineElement_x2, SVGLinearGradientElement_y2 = SVGLineElement_y2;
const SVGRadialGradientElement_cx = SVGCircleElement_cx, SVGRadialGradientElement_cy = SVGCircleElement_cy;
const SVGRadialGradientElement_r = SVGCircleElement_r, SVGPatternElement_x = SVGSVGElement_x, SVGPatternElement_y = SVGSVGElement_y;
const SVGPatternElement_width = SVGSVGElement_width, SVGPatternElement_height = SVGSVGElement_height, SVGPatternElement_viewBox = SVGSVGElement_viewBox;
const SVGPatternElement_preserveAspectRatio = SVGSVGElement_preserveAspectRatio, SVGPatternElement_href = SVGUseElement_href;
const SVGPatternElement_requiredExtensions = SVGGraphicsElement_requiredExtensions, SVGPatternElement_systemLanguage = SVGGraphicsElement_systemLanguage;
const SVGMaskElement_x = SVGSVGElement_x, SVGMaskElement_y = SVGSVGElement_y, SVGMaskElement_width = SVGSVGElement_width;
const SVGMaskElement_height = SVGSVGElement_height, SVGMaskElement_requiredExtensions = SVGGraphicsElement_requiredExtensions;
const SVGMaskElement_systemLanguage = SVGGraphicsElement_systemLanguage, SVGFilterElement_x = SVGSVGElement_x, SVGFilterElement_y = SVGSVGElement_y;
const SVGFilterElement_width = SVGSVGElement_width, SVGFilterElement_height = SVGSVGElement_height, SVGFilterElement_href = SVGUseElement_href;
const SVGMarkerElement_viewBox = SVGSVGElement_viewBox, SVGMarkerElement_preserveAspectRatio = SVGSVGElement_preserveAspectRatio;
const SVGScriptElement_href = SVGUseElement_href;
