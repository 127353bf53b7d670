// CSS Typed OM 1 §3 and §5: maps of an element's or a rule's declarations, and how their texts become values.

// As in Chromium, whose choice pages know: values of these are told as text only.
const NOT_TYPED = new Set(`aspect-ratio background-repeat border-spacing counter-increment counter-reset counter-set d fill
  font-family font-palette font-synthesis font-variant-alternates grid-auto-flow grid-template-areas
  grid-template-columns grid-template-rows image-orientation justify-content justify-items justify-self align-content align-items
  align-self list-style-type mask-image mask-position mask-size mask-repeat rotate scale stroke stroke-dasharray transform-origin
  translate zoom object-view-box scrollbar-gutter background-position-x background-position-y
  text-combine-upright`.split(/\s+/));
// Of these only keywords in lower case that are listed are told, not every identifier.
const ONLY_KEYWORDS = { "list-style-type": ["none"], "transition-property": ["none"], "will-change": ["auto", "contents", "scroll-position"],
  "font-palette": ["normal", "light", "dark"], "grid-template-areas": ["none"], "grid-template-columns": ["none"], "grid-template-rows": ["none"],
  "grid-auto-flow": ["row", "column"], "counter-increment": ["none"], "counter-reset": ["none"], "counter-set": ["none"], d: ["none"],
  "stroke-dasharray": ["none"], "text-combine-upright": ["none", "all"], "scrollbar-gutter": ["auto", "stable"],
  "font-synthesis": ["none", "weight", "style", "small-caps"], "font-variant-alternates": ["normal", "historical-forms"],
  "overflow-wrap": ["normal", "break-word"] };
const POSITIONS = new Set(["object-position", "offset-anchor", "offset-position", "perspective-origin"]);
const IMAGES = new Set(["background-image", "border-image-source", "list-style-image", "shape-outside"]);
const LIST_VALUED = new Set(`animation-delay animation-direction animation-duration animation-fill-mode animation-iteration-count animation-name
  animation-play-state animation-timing-function animation-composition animation-timeline background-attachment background-blend-mode background-clip
  background-image background-origin background-position-x background-position-y background-repeat background-size
  mask-clip mask-composite mask-image mask-mode mask-origin mask-position mask-repeat mask-size
  transition-behavior transition-delay transition-duration transition-property transition-timing-function will-change`.split(/\s+/));
const IDENTIFIER = /^-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*$|^--[\w-]+$/i;

// The parts between commas that are in no parentheses, strings or comments.
function splitTop(text, separator = ",") {
  const parts = [];
  let open = 0, from = 0;
  for (let i = 0; i < text.length; i++) {
    const past = skipOpaque(text, i);
    if (past > i) { i = past - 1; continue; }
    const c = text[i];
    if (c === "(" || c === "[" || c === "{") open++;
    else if (c === ")" || c === "]" || c === "}") open--;
    else if (c === separator && open === 0) { parts.push(text.slice(from, i)); from = i + 1; }
  }
  parts.push(text.slice(from));
  return parts;
}
function hasVariable(text) { return /var\(/i.test(text) && parseSegments(text).some(each => typeof each !== "string"); }
function isColorProperty(name) { return name === "color" || name.endsWith("-color") && name !== "print-color-adjust"; }
function plainValue(name, text) { return makeValue("CSSStyleValue", { text, of: name }); }
function isShorthandName(name) { return name === "all" || longhandsOf(name).length > 0; }

// The values of a text that the property's grammar accepts.
function reifyAll(name, text) {
  if (isShorthandName(name)) return [CSS_WIDE.includes(asciiLower(text)) && name === "all" ? keyword(asciiLower(text)) : plainValue(name, text)];
  if (name.startsWith("--") || hasVariable(text)) return [makeValue("CSSUnparsedValue", { segments: parseSegments(text) })];
  return LIST_VALUED.has(name) ? splitTop(text).map(each => reify(name, each.trim())) : [reify(name, text.trim())];
}
function reify(name, text) {
  const lower = asciiLower(text);
  if (CSS_WIDE.includes(lower)) return keyword(lower);
  const words = ONLY_KEYWORDS[name];
  if (words !== undefined && words.includes(lower)) return keyword(lower);
  if (NOT_TYPED.has(name)) return plainValue(name, text);
  if (name === "transform") {
    if (lower === "none") return keyword(lower);
    const list = reifyTransforms(text);
    return list === null ? plainValue(name, text) : makeValue("CSSTransformValue", { list });
  }
  if (POSITIONS.has(name)) {
    const at = reifyPosition(text);
    if (at !== null) return at;
  }
  if (IDENTIFIER.test(text)) {
    if (words !== undefined) return plainValue(name, text);
    if (!isColorProperty(name)) return keyword(text);
    return lower === "currentcolor" || lower === "auto" ? keyword(lower) : plainValue(name, text);
  }
  if (/^grid-(?:row|column)-(?:start|end)$/.test(name) || isColorProperty(name)) return plainValue(name, text);
  return parseNumeric(text) ?? reifyImage(name, text);
}
function reifyImage(name, text) {
  const image = IMAGES.has(name) && /^(?:url|image|image-set|cross-fade|(?:repeating-)?(?:linear|radial|conic)-gradient)\(/i.test(text);
  return image ? makeValue("CSSImageValue", { text, of: name }) : plainValue(name, text);
}
const ALONG_X = { left: 0, right: 100 }, ALONG_Y = { top: 0, bottom: 100 };
function reifyPosition(text) {
  const parts = splitTop(text, " ").filter(each => each !== "").map(asciiLower);
  const percent = value => unitNumber(value, "percent");
  const one = (word, axis) => word === "center" ? percent(50) : word in axis ? percent(axis[word]) : parseNumeric(word);
  const offset = (edge, word, axis) => {
    const by = edge in axis ? parseNumeric(word) : null;
    return by === null ? null : axis[edge] === 0 ? by : CSSNumericValue_sub(percent(100), [by]);
  };
  let x = null, y = null;
  if (parts.length === 1) {
    if (parts[0] in ALONG_Y) [x, y] = [percent(50), percent(ALONG_Y[parts[0]])];
    else [x, y] = [one(parts[0], ALONG_X), percent(50)];
  } else if (parts.length === 2) {
    const turned = parts[0] in ALONG_Y || parts[1] in ALONG_X;
    [x, y] = [one(parts[turned ? 1 : 0], ALONG_X), one(parts[turned ? 0 : 1], ALONG_Y)];
  } else if (parts.length === 4) {
    const at = parts[0] in ALONG_Y ? 2 : 0;
    [x, y] = [offset(parts[at], parts[at + 1], ALONG_X), offset(parts[2 - at], parts[3 - at], ALONG_Y)];
  }
  return x === null || y === null ? null : makeValue("CSSPositionValue", { x, y });
}
// A computed value of a registered custom property (CSS Properties and Values 1 §6.2).
function reifyRegistered(name, syntax, text) {
  const kinds = syntax.split("|").map(each => each.trim()), list = kinds.length === 1 && /[+#]$/.test(kinds[0]);
  const parts = !list ? [text] : kinds[0].endsWith("#") ? splitTop(text) : splitTop(text, " ");
  const typed = kind => kinds.some(each => each.startsWith(kind));
  return parts.map(each => each.trim()).filter(each => each !== "").map(each => {
    if (CSS_WIDE.includes(asciiLower(each))) return keyword(asciiLower(each));
    if (IDENTIFIER.test(each)) return typed("<color>") && !kinds.includes(each) ? plainValue(name, each) : keyword(each);
    if (typed("<transform-function>") || typed("<transform-list>")) {
      const transforms = reifyTransforms(each);
      if (transforms !== null) return makeValue("CSSTransformValue", { list: transforms });
    }
    if (typed("<image>") && /^(?:url|[a-z-]*gradient)\(/i.test(each)) return makeValue("CSSImageValue", { text: each, of: name });
    return parseNumeric(each) ?? plainValue(name, each);
  });
}

function styleName(property) {
  const name = propertyName(property);
  if (name.startsWith("--") && name.length > 2) return name;
  if (!allStyleNames().has(name)) throw new TypeErr("Invalid property name");
  return name;
}
let styleNames;
function allStyleNames() { return styleNames ??= new Set([...Host_cssNames().split("\0"), "all"]); }
function parsedEntries(name, text) {
  return /[;{}]|!\s*important/i.test(text.replace(/"[^"]*"|'[^']*'|\([^)]*\)/g, "")) ? [] : parseStyle(`${name}:${text}`);
}
// The values of a text given by the page, as they are specified.
function parseValues(property, text) {
  const name = styleName(property), entries = parsedEntries(name, text);
  if (entries.length === 0 || text.trim() === "" && !name.startsWith("--")) throw new TypeErr(`The value provided ('${text}') could not be parsed as a '${name}'.`);
  if (name.startsWith("--") || hasVariable(text)) return reifyAll(name, text.trim());
  if (/^(?:calc|min|max|clamp)\(/i.test(text.trim())) {
    const direct = parseNumeric(text), s = direct === null ? {} : stateOf(direct), only = s.op === "sum" && s.values.length === 1 ? s.values[0] : null;
    if (only !== null && accepts(name, numericText(only))) return [only];
    if (direct !== null && isNumber(reify(name, entries[0].value))) return [direct];
  }
  const canonical = isShorthandName(name) ? text.trim() : entries[0].value;
  return reifyAll(name, canonical);
}
function CSSStyleValue_static_parse(property, text) { return parseValues(property, text)[0]; }
function CSSStyleValue_static_parseAll(property, text) { return parseValues(property, text); }

// The maps (§3)

function makeMap(kind, state) { return makeValue(kind, state); }
function Element_computedStyleMap(e) { return stateOf(e).computedMap ??= makeMap("StylePropertyMapReadOnly", { element: e }); }
function ElementTypedInlineStyle_attributeStyleMap(e) { return stateOf(e).styleMap ??= makeMap("StylePropertyMap", { declared: ElementCSSInlineStyle_style(e) }); }
function CSSStyleRule_styleMap(rule) { return stateOf(rule).styleMap ??= makeMap("StylePropertyMap", { declared: rule.style }); }

function mapText(map, name) {
  const { element, declared } = stateOf(map);
  if (declared !== undefined) {
    // A shorthand's pending text stands beside its longhands.
    return CSSStyleDeclaration_getPropertyValue(declared, name);
  }
  if (!isShorthandName(name)) return Host_computedText(numberOf(element), name);
  const longhands = longhandsOf(name), values = longhands.map(each => Host_computedText(numberOf(element), each));
  return values.includes("") ? "" : fromValues(name, longhands, values);
}
function mapValues(map, name) {
  const text = mapText(map, name);
  if (text === "" && !name.startsWith("--")) return [];
  const { element } = stateOf(map);
  if (name.startsWith("--")) {
    if (text === "" && !mapNames(map).includes(name)) return [];
    const syntax = element === undefined ? "" : Host_registeredSyntax(name);
    if (syntax !== "" && syntax !== "*") return reifyRegistered(name, syntax, text);
  }
  return reifyAll(name, text);
}
function byName(a, b) {
  const rank = name => name.startsWith("--") ? 2 : name.startsWith("-") ? 1 : 0;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  return x.length - y.length;
}
function mapNames(map) {
  const { element, declared } = stateOf(map);
  if (declared !== undefined) return listOf(declared).map(each => each.name);
  if (Host_computedText(numberOf(element), "display") === "") return [];
  const custom = Host_customNames(numberOf(element));
  longhandNames ??= Host_cssNames().split("\0").filter(each => longhandsOf(each).length === 0).sort(byName);
  if (custom === "") return longhandNames;
  const s = stateOf(map);
  if (s.custom !== custom) { s.custom = custom; s.names = [...longhandNames, ...custom.split("\0").sort(byName)]; }
  return s.names;
}
let longhandNames;
function StylePropertyMapReadOnly_get(map, property) { return mapValues(map, styleName(property))[0]; }
function StylePropertyMapReadOnly_getAll(map, property) { return mapValues(map, styleName(property)); }
function StylePropertyMapReadOnly_has(map, property) { return mapValues(map, styleName(property)).length > 0; }
function StylePropertyMapReadOnly_size(map) { return mapNames(map).length; }
// Iteration asks at each step: a row's values are told only when it is that row's turn.
function StylePropertyMapReadOnly_entries(map) {
  const s = stateOf(map), names = mapNames(map);
  if (s.rowsOf !== names) {
    s.rowsOf = names;
    s.rows = names.map(name => ({ [iteratorSymbol]: () => [name, mapValues(map, name)][iteratorSymbol]() }));
  }
  return s.rows;
}

function invalidType() { throw new TypeErr("Invalid type for property"); }
// The text with which a value is declared; it throws when the property does not take such values.
function textFor(name, value) {
  if (typeof value === "string") {
    if (value.trim() === "" && !name.startsWith("--") || parsedEntries(name, value).length === 0) invalidType();
    return value.trim();
  }
  const text = valueText(value);
  if (isValueOf(value, "CSSUnparsedValue")) return text;
  const isPlain = typeOf(value) === TYPE_BY_NAME.CSSStyleValue || typeOf(value) === TYPE_BY_NAME.CSSImageValue;
  if (isPlain) {
    if (name.startsWith("--") || typeOf(value) === TYPE_BY_NAME.CSSStyleValue && stateOf(value).of !== name || !accepts(name, text)) invalidType();
    return text;
  }
  if (name.startsWith("--") || isShorthandName(name) && !(isValueOf(value, "CSSKeywordValue") && CSS_WIDE.includes(text))) {
    invalidType();
  }
  if (isValueOf(value, "CSSKeywordValue") && CSS_WIDE.includes(asciiLower(text))) return text;
  if (isNumber(value) && stateOf(value).op === "unit" && stateOf(value).unit !== "fr") {
    // Any number of the right type is taken: outside of its range in calc(), where 0 is no length.
    if (!accepts(name, `calc(${text})`)) invalidType();
    const whole = accepts(name, text) && reify(name, parsedEntries(name, text)[0].value);
    return whole !== false && isNumber(whole) && stateOf(whole).op === "unit" ? text : isOnlyText(name, text) ? invalidType() : `calc(${text})`;
  }
  if (!accepts(name, text)) invalidType();
  if (!isNumber(value)) {
    const back = reify(name, parsedEntries(name, text)[0].value);
    if (typeOf(back) !== typeOf(value)) invalidType();
  }
  return text;
}
function accepts(name, text) { return parsedEntries(name, text).length > 0; }
function isOnlyText(name, text) { return accepts(name, text) && !isNumber(reify(name, text)); }
function checkedValues(name, values) {
  if (values.length > 1 && (!LIST_VALUED.has(name) || values.some(each => isValueOf(each, "CSSUnparsedValue") || typeof each === "string" && hasVariable(each)))) invalidType();
  return values.map(each => textFor(name, each));
}
function StylePropertyMap_set(map, property, values) {
  const name = styleName(property);
  if (values.length === 0) return;
  const texts = checkedValues(name, values), { declared } = stateOf(map);
  if (isValueOf(values[0], "CSSUnparsedValue")) declareUnparsed(declared, name, texts[0]);
  else CSSStyleDeclaration_setProperty(declared, name, texts.join(", "), "");
}
// Its space is kept, which a parser would take off.
function declareUnparsed(declared, name, text) {
  const entries = parsedEntries(name, text);
  if (entries.length === 0) invalidType();
  if (entries.length === 1) entries[0].value = text;
  const list = listOf(declared).filter(each => !entries.some(entry => entry.name === each.name));
  writeStyle(declared, [...list, ...entries]);
}
function StylePropertyMap_append(map, property, values) {
  const name = styleName(property);
  if (!LIST_VALUED.has(name)) throw new TypeErr("Property does not support multiple values");
  const before = mapText(map, name);
  if (hasVariable(before) || values.some(each => isValueOf(each, "CSSUnparsedValue") || typeof each === "string" && hasVariable(each))) {
    throw new TypeErr("Cannot append that contains a variable reference");
  }
  const texts = values.map(each => textFor(name, each));
  CSSStyleDeclaration_setProperty(stateOf(map).declared, name, [...(before === "" ? [] : [before]), ...texts].join(", "), "");
}
function StylePropertyMap_delete(map, property) { CSSStyleDeclaration_removeProperty(stateOf(map).declared, styleName(property)); }
function StylePropertyMap_clear(map) { writeStyle(stateOf(map).declared, []); }
