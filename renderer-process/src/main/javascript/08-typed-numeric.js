// CSS Typed OM 1 §4.3: numbers with units, and sums, products and the like of them.
//
// A number's state: { op: "unit", value, unit }, { op: "sum" | "product" | "min" | "max", values: [...] },
// { op: "negate" | "invert", value } or { op: "clamp", parts: [lower, value, upper] }; each with its type:
// a Map of base type to power, and percentHint.

const UNIT_TYPES = new Map();
for (const [type, units] of Object.entries({
  length: "em ex ch ic cap rem rex rch ric rcap lh rlh vw vh vi vb vmin vmax svw svh svi svb svmin svmax lvw lvh lvi lvb lvmin lvmax dvw dvh dvi dvb dvmin dvmax cqw cqh cqi cqb cqmin cqmax cm mm q in pt pc px",
  angle: "deg grad rad turn", time: "s ms", frequency: "hz khz", resolution: "dpi dpcm dppx x", flex: "fr", percent: "percent",
})) for (const unit of units.split(" ")) UNIT_TYPES.set(unit, type);
const UNIT_NAMES = { q: "Q", hz: "Hz", khz: "kHz" };
// What one of a unit is in its type's canonical unit.
const CANONICAL = {
  px: ["px", 1], cm: ["px", 96 / 2.54], mm: ["px", 96 / 25.4], q: ["px", 96 / 101.6], in: ["px", 96], pt: ["px", 96 / 72], pc: ["px", 16],
  deg: ["deg", 1], grad: ["deg", 0.9], rad: ["deg", 180 / Math.PI], turn: ["deg", 360], s: ["s", 1], ms: ["s", 0.001],
  hz: ["hz", 1], khz: ["hz", 1000], dppx: ["dppx", 1], x: ["dppx", 1], dpi: ["dppx", 1 / 96], dpcm: ["dppx", 2.54 / 96],
};

function unitNumber(value, unit) {
  const o = makeJs(TYPE_BY_NAME.CSSUnitValue);
  CSSUnitValue_construct(o, value, unit);
  return o;
}
function CSSUnitValue_construct(o, value, unit) {
  const lower = asciiLower(unit), type = UNIT_TYPES.get(lower);
  if (type === undefined && lower !== "number") throw new TypeErr(`Invalid unit: ${unit}`);
  Object.assign(stateOf(o), { op: "unit", value, unit: lower, type: { powers: new Map(type === undefined ? [] : [[type, 1]]), hint: null } });
}
function CSSUnitValue_value(o) { return stateOf(o).value; }
function CSSUnitValue_set_value(o, value) { stateOf(o).value = value; }
function CSSUnitValue_unit(o) { return stateOf(o).unit; }
// CSS.px() and the like (§4.3.5).
function defineUnitFactories() {
  for (const unit of ["number", ...UNIT_TYPES.keys()]) {
    const name = UNIT_NAMES[unit] ?? unit;
    const { [name]: factory } = { [name](value) { /*%*/ if (arguments.length < 1) few(name, "CSS", 1, 0); return unitNumber(toFinite(value), unit); } };
    defineProperty(namespace_CSS, name, { value: factory, writable: true, enumerable: true, configurable: true });
  }
}
function toFinite(value) {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeErr("The provided double value is non-finite.");
  return number;
}
function isNumber(o) { return isA(o, TYPE_BY_NAME.CSSNumericValue, HIGH[TYPE_BY_NAME.CSSNumericValue]); }
function rectified(o) { return typeof o === "number" ? unitNumber(o, "number") : o; }

// Types (§4.3.2)

function powerOf(type, base) { return type.powers.get(base) ?? 0; }
function withHint(type, hint) {
  const powers = new Map(type.powers);
  if (powers.has("percent") && hint !== "percent") {
    powers.set(hint, (powers.get(hint) ?? 0) + powers.get("percent"));
    powers.delete("percent");
  }
  return { powers: withoutZeros(powers), hint };
}
function withoutZeros(powers) {
  for (const [base, power] of [...powers]) if (power === 0) powers.delete(base);
  return powers;
}
function sameType(a, b) { return a.powers.size === b.powers.size && [...a.powers].every(([base, power]) => b.powers.get(base) === power); }
// "Add two types"; null is failure.
function addTypes(a, b) {
  if (a.hint !== null && b.hint !== null && a.hint !== b.hint) return null;
  const hint = a.hint ?? b.hint;
  if (hint !== null) { a = withHint(a, hint); b = withHint(b, hint); }
  if (sameType(a, b)) return { powers: new Map(a.powers), hint };
  if (a.powers.has("percent") || b.powers.has("percent")) {
    for (const base of [...a.powers.keys(), ...b.powers.keys()]) {
      if (base === "percent") continue;
      const one = withHint(a, base), other = withHint(b, base);
      if (sameType(one, other)) return one;
    }
  }
  return null;
}
function multiplyTypes(a, b) {
  if (a.hint !== null && b.hint !== null && a.hint !== b.hint) return null;
  const hint = a.hint ?? b.hint;
  if (hint !== null) { a = withHint(a, hint); b = withHint(b, hint); }
  const powers = new Map(a.powers);
  for (const [base, power] of b.powers) powers.set(base, (powers.get(base) ?? 0) + power);
  return { powers: withoutZeros(powers), hint };
}
function typeOfAll(combine, list) {
  let type = stateOf(list[0]).type;
  for (let i = 1; i < list.length && type !== null; i++) type = combine(type, stateOf(list[i]).type);
  return type;
}

// Math values

function constructMath(o, op, combine, args) {
  if (args.length === 0) throw domException("SyntaxError", "Arguments can't be empty");
  const values = args.map(rectified), type = typeOfAll(combine, values);
  if (type === null) throw new TypeErr("Incompatible types");
  Object.assign(stateOf(o), { op, values, type });
}
function CSSMathSum_construct(o, args) { constructMath(o, "sum", addTypes, args); }
function CSSMathProduct_construct(o, args) { constructMath(o, "product", multiplyTypes, args); }
function CSSMathMin_construct(o, args) { constructMath(o, "min", addTypes, args); }
function CSSMathMax_construct(o, args) { constructMath(o, "max", addTypes, args); }
function CSSMathNegate_construct(o, arg) { const value = rectified(arg); Object.assign(stateOf(o), { op: "negate", value, type: stateOf(value).type }); }
function CSSMathInvert_construct(o, arg) {
  const value = rectified(arg), { powers, hint } = stateOf(value).type;
  Object.assign(stateOf(o), { op: "invert", value, type: { powers: new Map([...powers].map(([base, power]) => [base, -power])), hint } });
}
function CSSMathClamp_construct(o, ...args) {
  const parts = args.map(rectified), type = typeOfAll(addTypes, parts);
  if (type === null) throw new TypeErr("Incompatible types");
  Object.assign(stateOf(o), { op: "clamp", parts, type });
}
const MATH_NAMES = { sum: "CSSMathSum", product: "CSSMathProduct", min: "CSSMathMin", max: "CSSMathMax", negate: "CSSMathNegate", invert: "CSSMathInvert", clamp: "CSSMathClamp" };
const MATH_MAKERS = { sum: CSSMathSum_construct, product: CSSMathProduct_construct, min: CSSMathMin_construct, max: CSSMathMax_construct,
  negate: CSSMathNegate_construct, invert: CSSMathInvert_construct };
function mathNumber(op, args) {
  const o = makeJs(TYPE_BY_NAME[MATH_NAMES[op]]);
  MATH_MAKERS[op](o, args);
  return o;
}
function CSSMathValue_operator(o) { return stateOf(o).op; }
function mathValues(o) {
  const s = stateOf(o);
  if (s.array === undefined) { s.array = makeJs(TYPE_BY_NAME.CSSNumericArray); stateOf(s.array).list = s.values; }
  return s.array;
}
const CSSMathSum_values = mathValues, CSSMathProduct_values = mathValues, CSSMathMin_values = mathValues, CSSMathMax_values = mathValues;
function CSSMathNegate_value(o) { return stateOf(o).value; }
function CSSMathInvert_value(o) { return stateOf(o).value; }
function CSSMathClamp_lower(o) { return stateOf(o).parts[0]; }
function CSSMathClamp_value(o) { return stateOf(o).parts[1]; }
function CSSMathClamp_upper(o) { return stateOf(o).parts[2]; }
function CSSNumericArray_length(o) { return stateOf(o).list.length; }
function CSSNumericArray_getIndexed(o, i) { return stateOf(o).list[i]; }

// Arithmetic (§4.3.1)

function flattened(op, self, args) {
  const list = [self, ...args.map(rectified)];
  return list.flatMap(each => stateOf(each).op === op ? stateOf(each).values : [each]);
}
function sameUnits(list) {
  return list.every(each => stateOf(each).op === "unit" && stateOf(each).unit === stateOf(list[0]).unit);
}
function negated(o) {
  const s = stateOf(o);
  return s.op === "negate" ? s.value : s.op === "unit" ? unitNumber(-s.value, s.unit) : mathNumber("negate", o);
}
function invertedNumber(o) {
  const s = stateOf(o);
  if (s.op === "invert") return s.value;
  if (s.op === "unit" && s.unit === "number") {
    if (s.value === 0) throw new RangeErr("Can't divide by 0");
    return unitNumber(1 / s.value, "number");
  }
  return mathNumber("invert", o);
}
function CSSNumericValue_add(o, args) {
  const list = flattened("sum", o, args);
  if (sameUnits(list)) return unitNumber(list.reduce((sum, each) => sum + stateOf(each).value, 0), stateOf(list[0]).unit);
  return mathNumber("sum", list);
}
function CSSNumericValue_sub(o, args) { return CSSNumericValue_add(o, args.map(each => negated(rectified(each)))); }
function CSSNumericValue_mul(o, args) {
  const list = flattened("product", o, args);
  const units = list.filter(each => stateOf(each).unit !== "number");
  if (list.every(each => stateOf(each).op === "unit") && units.length <= 1) {
    return unitNumber(list.reduce((product, each) => product * stateOf(each).value, 1), units.length === 0 ? "number" : stateOf(units[0]).unit);
  }
  return mathNumber("product", list);
}
function CSSNumericValue_div(o, args) { return CSSNumericValue_mul(o, args.map(each => invertedNumber(rectified(each)))); }
function extreme(o, args, op, choose) {
  const list = flattened(op, o, args);
  if (sameUnits(list)) return unitNumber(choose(...list.map(each => stateOf(each).value)), stateOf(list[0]).unit);
  return mathNumber(op, list);
}
function CSSNumericValue_min(o, args) { return extreme(o, args, "min", Math.min); }
function CSSNumericValue_max(o, args) { return extreme(o, args, "max", Math.max); }
function equalNumbers(a, b) {
  const s = stateOf(a), t = stateOf(b);
  if (s.op !== t.op) return false;
  switch (s.op) {
    case "unit": return s.value === t.value && s.unit === t.unit;
    case "negate": case "invert": return equalNumbers(s.value, t.value);
    default: {
      const [one, other] = s.op === "clamp" ? [s.parts, t.parts] : [s.values, t.values];
      return one.length === other.length && one.every((each, i) => equalNumbers(each, other[i]));
    }
  }
}
function CSSNumericValue_equals(o, args) { return args.every(each => equalNumbers(o, rectified(each))); }
function CSSNumericValue_type(o) {
  const { powers, hint } = stateOf(o).type, out = {};
  for (const [base, power] of powers) out[base] = power;
  if (hint !== null) out.percentHint = hint;
  return out;
}

// "Create a sum value" (§4.3.1): a list of { value, units: Map of unit to power }; null is failure.
function unitsKey(units) { return [...units].sort(([a], [b]) => a < b ? -1 : 1).join(); }
function sumOf(o) {
  const s = stateOf(o);
  switch (s.op) {
    case "unit": {
      const [unit, factor] = CANONICAL[s.unit] ?? [s.unit, 1];
      return [{ value: s.value * factor, units: new Map(unit === "number" ? [] : [[unit, 1]]) }];
    }
    case "sum": {
      const out = [];
      for (const each of s.values) {
        const part = sumOf(each);
        if (part === null) return null;
        for (const item of part) {
          const there = out.find(known => unitsKey(known.units) === unitsKey(item.units));
          if (there !== undefined) there.value += item.value; else out.push({ ...item });
        }
      }
      return out;
    }
    case "negate": return sumOf(s.value)?.map(({ value, units }) => ({ value: -value, units })) ?? null;
    case "product": {
      let out = [{ value: 1, units: new Map() }];
      for (const each of s.values) {
        const part = sumOf(each);
        if (part === null) return null;
        out = out.flatMap(a => part.map(b => {
          const units = new Map(a.units);
          for (const [unit, power] of b.units) units.set(unit, (units.get(unit) ?? 0) + power);
          return { value: a.value * b.value, units: withoutZeros(units) };
        }));
      }
      return out;
    }
    case "invert": {
      const part = sumOf(s.value);
      if (part === null || part.length !== 1) return null;
      return [{ value: 1 / part[0].value, units: new Map([...part[0].units].map(([unit, power]) => [unit, -power])) }];
    }
    case "min": case "max": return extremeSum(s.values, s.op === "min" ? Math.min : Math.max);
    default: {
      const [lower, value, upper] = s.parts.map(each => extremeSum([each], Math.min));
      if (lower === null || value === null || upper === null || unitsKey(lower[0].units) !== unitsKey(value[0].units) || unitsKey(value[0].units) !== unitsKey(upper[0].units)) return null;
      return [{ value: Math.max(lower[0].value, Math.min(value[0].value, upper[0].value)), units: value[0].units }];
    }
  }
}
function extremeSum(values, choose) {
  const parts = values.map(sumOf);
  if (parts.some(each => each === null || each.length !== 1 || unitsKey(each[0].units) !== unitsKey(parts[0][0].units))) return null;
  return [{ value: choose(...parts.map(each => each[0].value)), units: parts[0][0].units }];
}
// "Create a CSSUnitValue from a sum value item".
function unitOfItem({ value, units }) {
  if (units.size > 1) return null;
  if (units.size === 0) return unitNumber(value, "number");
  const [[unit, power]] = units;
  return power === 1 ? unitNumber(value, unit) : null;
}
function convertedUnit(o, unit) {
  const s = stateOf(o);
  if (s.unit === unit) return s.value;
  const from = CANONICAL[s.unit], to = CANONICAL[unit];
  return from === undefined || to === undefined || from[0] !== to[0] ? null : s.value * from[1] / to[1];
}
function knownUnit(unit) {
  const lower = asciiLower(unit);
  if (lower !== "number" && !UNIT_TYPES.has(lower)) throw domException("SyntaxError", `Invalid unit: ${unit}`);
  return lower;
}
function CSSNumericValue_to(o, unit) {
  unit = knownUnit(unit);
  const sum = sumOf(o), item = sum === null || sum.length !== 1 ? null : unitOfItem(sum[0]);
  const value = item === null ? null : convertedUnit(item, unit);
  if (value === null) throw new TypeErr(`Cannot convert to ${unit}`);
  return unitNumber(value, unit);
}
function CSSNumericValue_toSum(o, units) {
  units = units.map(knownUnit);
  const items = sumOf(o)?.map(unitOfItem) ?? [null];
  if (items.includes(null)) throw new TypeErr("Type can't be summed");
  if (units.length === 0) return mathNumber("sum", items.sort((a, b) => stateOf(a).unit < stateOf(b).unit ? -1 : 1));
  const out = [];
  for (const unit of units) {
    let value = 0;
    for (const each of [...items]) {
      const part = convertedUnit(each, unit);
      if (part !== null) { value += part; items.splice(items.indexOf(each), 1); }
    }
    out.push(unitNumber(value, unit));
  }
  if (items.length > 0) throw new TypeErr("There were leftover terms that were not converted");
  return mathNumber("sum", out);
}

// Text (§6.7)

function numberText(value) {
  if (!Number.isFinite(value)) return value !== value ? "NaN" : value > 0 ? "infinity" : "-infinity";
  return String(Number(value.toPrecision(6)) + 0);
}
function unitText({ value, unit }) {
  if (Number.isFinite(value)) return numberText(value) + (unit === "number" ? "" : unit === "percent" ? "%" : UNIT_NAMES[unit] ?? unit);
  return `calc(${numberText(value)}${unit === "number" ? "" : ` * 1${unit === "percent" ? "%" : unit}`})`;
}
// nested: within another one; bare: without parentheses, as an argument of a function.
function numericText(o, nested = false, bare = false) {
  const s = stateOf(o);
  const wrapped = text => bare ? text : nested ? `(${text})` : `calc(${text})`;
  switch (s.op) {
    case "unit": return unitText(s);
    case "min": case "max": return `${s.op}(${s.values.map(each => numericText(each, true, true)).join(", ")})`;
    case "clamp": return `clamp(${s.parts.map(each => numericText(each, true, true)).join(", ")})`;
    case "negate": return wrapped(`-${numericText(s.value, true)}`);
    case "invert": return wrapped(`1 / ${numericText(s.value, true)}`);
    default: {
      const [turned, sign, other] = s.op === "sum" ? ["negate", " + ", " - "] : ["invert", " * ", " / "];
      let text = numericText(s.values[0], true);
      for (const each of s.values.slice(1)) {
        const t = stateOf(each);
        text += t.op === turned ? other + numericText(t.value, true) : sign + numericText(each, true);
      }
      return wrapped(text);
    }
  }
}

// Parsing: a value of §10 of CSS Values 4 as far as it can be told in these terms.

const NUMERIC_TOKEN = /\s*(?:([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|[a-z]+)?|(-?[a-z][a-z0-9-]*)(\()?|([-+*/(),]))/iy;
function numericTokens(text) {
  const tokens = [];
  NUMERIC_TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  if (end > 4000) return null;
  while (NUMERIC_TOKEN.lastIndex < end) {
    const at = NUMERIC_TOKEN.lastIndex, found = NUMERIC_TOKEN.exec(text);
    if (found === null) return null;
    const spaced = /\s/.test(text[at]);
    if (found[1] !== undefined) {
      const unit = found[2] === undefined ? "number" : found[2] === "%" ? "percent" : asciiLower(found[2]);
      if (unit !== "number" && !UNIT_TYPES.has(unit)) return null;
      tokens.push({ kind: "number", value: unitNumber(Number(found[1]), unit), spaced });
    } else if (found[3] !== undefined) tokens.push({ kind: found[4] === undefined ? "word" : "function", name: asciiLower(found[3]), spaced });
    else tokens.push({ kind: found[5], spaced, after: /\s/.test(text[NUMERIC_TOKEN.lastIndex] ?? "") });
  }
  return tokens;
}
const MATH_WORDS = { pi: Math.PI, e: Math.E, infinity: Infinity, "-infinity": -Infinity, nan: NaN };
// null when it cannot be told, or is none. A sum is at the top of what stood in calc().
function parseNumeric(text) {
  const tokens = numericTokens(text);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const peek = () => at < tokens.length ? tokens[at].kind : "";
  const failed = () => { throw domException("SyntaxError", "Invalid math expression"); };
  const expect = kind => { if (peek() !== kind) failed(); at++; };
  const sum = depth => {
    const terms = [product(depth)];
    while ((peek() === "+" || peek() === "-") && tokens[at].spaced && tokens[at].after) {
      const minus = tokens[at++].kind === "-", term = product(depth);
      terms.push(minus ? mathNumber("negate", term) : term);
    }
    return combined(terms);
  };
  const product = depth => {
    const factors = [value(depth)];
    while (peek() === "*" || peek() === "/") {
      const over = tokens[at++].kind === "/", factor = value(depth);
      factors.push(over ? mathNumber("invert", factor) : factor);
    }
    return scaled(factors);
  };
  const list = depth => {
    const out = [sum(depth)];
    while (peek() === ",") { at++; out.push(sum(depth)); }
    return out;
  };
  const value = depth => {
    if (depth > 100 || at >= tokens.length) failed();
    const token = tokens[at++];
    switch (token.kind) {
      case "number": return token.value;
      case "word": {
        if (depth === 0 || !(token.name in MATH_WORDS)) failed();
        return unitNumber(MATH_WORDS[token.name], "number");
      }
      case "(": {
        if (depth === 0) failed();
        const inner = sum(depth + 1);
        expect(")");
        return inner;
      }
      case "function": {
        let made;
        if (token.name === "calc") made = sum(depth + 1);
        else if (token.name === "min" || token.name === "max") made = mathNumber(token.name, list(depth + 1));
        else if (token.name === "clamp") {
          const parts = list(depth + 1);
          if (parts.length !== 3) failed();
          made = makeJs(TYPE_BY_NAME.CSSMathClamp);
          CSSMathClamp_construct(made, ...parts);
        } else failed();
        expect(")");
        return depth === 0 && token.name === "calc" && !["sum", "product"].includes(stateOf(made).op) ? mathNumber("sum", [made]) : made;
      }
      default: return failed();
    }
  };
  try {
    const made = value(0);
    return at === tokens.length ? made : null;
  } catch (e) {
    return null;
  }
}
// A sum without nested sums, each unit once; the number itself when that is all.
function combined(terms) {
  const flat = [];
  const add = (term, minus) => {
    const s = stateOf(term);
    if (s.op === "sum") { for (const each of s.values) add(each, minus); return; }
    if (s.op === "negate") { add(s.value, !minus); return; }
    const same = s.op === "unit" ? flat.find(each => each.unit === s.unit) : undefined;
    if (same !== undefined) same.value += minus ? -s.value : s.value;
    else flat.push(s.op === "unit" ? { unit: s.unit, value: minus ? -s.value : s.value } : { term, minus });
  };
  for (const each of terms) add(each, false);
  const values = flat.map(({ unit, value, term, minus }, i) =>
    unit === undefined ? minus ? mathNumber("negate", term) : term
      : value < 0 && i > 0 ? mathNumber("negate", unitNumber(-value, unit)) : unitNumber(value, unit));
  return values.length === 1 ? values[0] : mathNumber("sum", values);
}
function scaled(factors) {
  if (factors.length === 1) return factors[0];
  let number = 1;
  const rest = [];
  for (const each of factors) {
    const s = stateOf(each), t = s.op === "invert" ? stateOf(s.value) : undefined;
    if (s.unit === "number") number *= s.value;
    else if (t !== undefined && t.unit === "number") number /= t.value;
    else rest.push(each);
  }
  if (rest.length === 0) return unitNumber(number, "number");
  if (rest.length === 1 && stateOf(rest[0]).op === "unit") return unitNumber(stateOf(rest[0]).value * number, stateOf(rest[0]).unit);
  if (rest.length === 1 && stateOf(rest[0]).op === "sum" && stateOf(rest[0]).values.every(each => ["unit", "negate"].includes(stateOf(each).op))) {
    return combined(stateOf(rest[0]).values.map(each => {
      const s = stateOf(each);
      return s.op === "unit" ? unitNumber(s.value * number, s.unit) : unitNumber(-stateOf(s.value).value * number, stateOf(s.value).unit);
    }));
  }
  return mathNumber("product", number === 1 ? rest : [...rest, unitNumber(number, "number")]);
}
function CSSNumericValue_static_parse(text) {
  const made = parseNumeric(text);
  if (made === null) throw domException("SyntaxError", "Invalid math expression");
  return made;
}
