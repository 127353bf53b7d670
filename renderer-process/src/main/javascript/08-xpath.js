// XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/) and its interfaces (DOM §8).
//
// An expression is compiled to a tree of closures: each takes a context { node, position, size, order }
// and gives a number, a string, a boolean, or an array of node numbers in document order.

// §3.7 Lexical structure

const XPATH_NAME = "[A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}]"
  + "[-.0-9A-Z_a-z\\u00b7\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u203f\\u2040\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}]*";
const XPATH_TOKEN = new RegExp(`[ \\t\\r\\n]*(?:(\\d+(?:\\.\\d*)?|\\.\\d+)|"([^"]*)"|'([^']*)'|(::|//|\\.\\.|!=|<=|>=|[-()\\[\\].@,/|+=<>*$])|(${XPATH_NAME})(?::(?!:)(?:(${XPATH_NAME})|(\\*)))?)`, "uy");
const XPATH_OPERATOR_NAMES = new Set(["and", "or", "mod", "div"]);
const XPATH_NODE_TYPES = new Set(["comment", "text", "processing-instruction", "node"]);
const XPATH_OPERATORS = new Set(["/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="]);

function xpathError(expression) {
  return domException("SyntaxError", `The string '${expression}' is not a valid XPath expression.`);
}

function xpathTokens(expression) {
  const tokens = [], text = expression.replace(/[ \t\r\n]+$/, "");
  let last = null;
  for (let at = 0; at < text.length; at = XPATH_TOKEN.lastIndex) {
    XPATH_TOKEN.lastIndex = at;
    const found = XPATH_TOKEN.exec(text);
    if (found === null) throw xpathError(expression);
    const operand = last !== null && last.kind !== "operator" && !(last.kind === "sign" && ["@", "::", "(", "[", ","].includes(last.text));
    let token;
    if (found[1] !== undefined) token = { kind: "number", text: found[1] };
    else if (found[2] !== undefined || found[3] !== undefined) token = { kind: "literal", text: found[2] ?? found[3] };
    else if (found[4] !== undefined) {
      const operator = XPATH_OPERATORS.has(found[4]) || (found[4] === "*" && operand);
      token = { kind: operator ? "operator" : "sign", text: found[4] };
    } else if (operand && XPATH_OPERATOR_NAMES.has(found[5]) && found[6] === undefined && found[7] === undefined) {
      token = { kind: "operator", text: found[5] };
    } else if (operand) {
      throw xpathError(expression);
    } else {
      token = { kind: "name", prefix: found[6] !== undefined || found[7] !== undefined ? found[5] : null, text: found[6] ?? found[7] ?? found[5] };
    }
    tokens.push(token);
    last = token;
  }
  return tokens;
}

// Nodes: numbers of the tree

function xpathKind(n) { return L[(n << 3) + KIND] & 15; }
function xpathParent(n) {
  if (xpathKind(n) !== 2) return numberAt(n, PARENT);
  const owner = wrap(n).ownerElement;
  return owner === null ? 0 : numberOf(owner);
}
function xpathRoot(n) {
  let at = n;
  for (let parent = xpathParent(at); parent !== 0; parent = xpathParent(at)) at = parent;
  return at;
}
function xpathAttributes(n) {
  const out = [];
  if (xpathKind(n) !== 1) return out;
  const count = Host_attributeCount(n);
  for (let i = 0; i < count; i++) {
    const attribute = Host_attributeNode(n, i);
    if (wrap(attribute).namespaceURI !== "http://www.w3.org/2000/xmlns/") out.push(attribute);
  }
  return out;
}
function xpathNext(n, root) {
  const first = numberAt(n, FIRST);
  return first !== 0 ? first : xpathSkip(n, root);
}
function xpathSkip(n, root) {
  for (let at = n; at !== root && at !== 0; at = numberAt(at, PARENT)) {
    const next = numberAt(at, NEXT);
    if (next !== 0) return next;
  }
  return 0;
}
function xpathText(n) {
  const node = wrap(n);
  if (xpathKind(n) !== 9) return node.textContent;
  let text = "";
  for (let at = xpathNext(n, n); at !== 0; at = xpathNext(at, n)) {
    const kind = xpathKind(at);
    if (kind === 3 || kind === 4) text += wrap(at).data;
  }
  return text;
}

// Document order is looked up in a walk over the whole tree, made once for an evaluation that needs it.
function xpathOrder(nodes, context) {
  if (nodes.length < 2) return nodes;
  const shared = context.shared;
  if (shared.order === null) {
    shared.order = new Map();
    const root = xpathRoot(context.node);
    let index = 0;
    for (let at = root; at !== 0; at = xpathNext(at, root)) shared.order.set(at, index++);
  }
  const keys = new Map();
  for (const n of nodes) {
    if (xpathKind(n) !== 2) { keys.set(n, [shared.order.get(n) ?? 0, -1]); continue; }
    const owner = xpathParent(n);
    keys.set(n, [shared.order.get(owner) ?? 0, owner === 0 ? 0 : xpathAttributes(owner).indexOf(n)]);
  }
  return nodes.sort((a, b) => { const x = keys.get(a), y = keys.get(b); return x[0] - y[0] || x[1] - y[1]; });
}

// §2.2 Axes. Each gives nodes in its own order.
const XPATH_AXES = {
  __proto__: null,
  "self": (n, take) => { take(n); },
  "child": (n, take) => { if (xpathKind(n) !== 2) for (let at = numberAt(n, FIRST); at !== 0; at = numberAt(at, NEXT)) take(at); },
  "parent": (n, take) => { const parent = xpathParent(n); if (parent !== 0) take(parent); },
  "ancestor": (n, take) => { for (let at = xpathParent(n); at !== 0; at = xpathParent(at)) take(at); },
  "ancestor-or-self": (n, take) => { for (let at = n; at !== 0; at = xpathParent(at)) take(at); },
  "descendant": (n, take) => { if (xpathKind(n) !== 2) for (let at = xpathNext(n, n); at !== 0; at = xpathNext(at, n)) take(at); },
  "descendant-or-self": (n, take) => { take(n); XPATH_AXES.descendant(n, take); },
  "following-sibling": (n, take) => { if (xpathKind(n) !== 2) for (let at = numberAt(n, NEXT); at !== 0; at = numberAt(at, NEXT)) take(at); },
  "preceding-sibling": (n, take) => { if (xpathKind(n) !== 2) for (let at = numberAt(n, PREVIOUS); at !== 0; at = numberAt(at, PREVIOUS)) take(at); },
  "following": (n, take) => {
    const attribute = xpathKind(n) === 2, from = attribute ? xpathParent(n) : n;
    if (from === 0) return;
    for (let at = attribute ? xpathNext(from, 0) : xpathSkip(from, 0); at !== 0; at = xpathNext(at, 0)) take(at);
  },
  "preceding": (n, take) => {
    for (let up = xpathKind(n) === 2 ? xpathParent(n) : n; up !== 0; up = numberAt(up, PARENT)) {
      for (let tree = numberAt(up, PREVIOUS); tree !== 0; tree = numberAt(tree, PREVIOUS)) {
        let at = tree;
        for (let last = numberAt(at, LAST); last !== 0; last = numberAt(at, LAST)) at = last;
        for (;;) {
          take(at);
          if (at === tree) break;
          const previous = numberAt(at, PREVIOUS);
          if (previous === 0) { at = numberAt(at, PARENT); continue; }
          at = previous;
          for (let last = numberAt(at, LAST); last !== 0; last = numberAt(at, LAST)) at = last;
        }
      }
    }
  },
  "attribute": (n, take) => { xpathAttributes(n).forEach(take); },
  "namespace": () => { },
};
const XPATH_REVERSE = new Set(["ancestor", "ancestor-or-self", "preceding", "preceding-sibling"]);

// §2.3 Node tests
function xpathNameTest(axis, local, namespace) {
  if (axis === "attribute") {
    const inHtml = asciiLower(local);
    return n => {
      const attribute = wrap(n);
      if (local !== "*" && namespace === null && inHtml !== local) {
        const owner = xpathParent(n);
        if (nameOf(owner).namespace === HTML && Host_isHtmlDocument(owner)) return attribute.localName === inHtml && attribute.namespaceURI === null;
      }
      return (local === "*" || attribute.localName === local) && (local === "*" && namespace === null || attribute.namespaceURI === namespace);
    };
  }
  const lower = asciiLower(local);
  return n => {
    if (xpathKind(n) !== 1) return false;
    const name = nameOf(n);
    if (local === "*") return namespace === null || name.namespace === namespace;
    if (!Host_isHtmlDocument(n)) return name.local === local && name.namespace === namespace;
    // DOM §8: in an HTML document a name without a prefix is that of an HTML element, in any case.
    if (name.namespace === HTML) return asciiLower(name.local) === lower && (namespace === null || namespace === HTML);
    return namespace !== null && name.local === local && name.namespace === namespace;
  };
}

// §3.2, §4.2: conversions
function xpathString(v) {
  if (typeof v === "string") return v;
  if (typeof v === "boolean") return v ? "true" : "false";
  if (typeof v !== "number") return v.length === 0 ? "" : xpathText(v[0]);
  if (v !== v) return "NaN";
  if (v === Infinity || v === -Infinity) return v > 0 ? "Infinity" : "-Infinity";
  const text = `${v}`;
  if (!text.includes("e")) return text;
  if (v >= 1e21 || v <= -1e21) return `${BigInt(v)}`;
  const [digits, exponent] = (v < 0 ? text.slice(1) : text).split("e-");
  return `${v < 0 ? "-" : ""}0.${"0".repeat(exponent - 1)}${digits.replace(".", "")}`;
}
function xpathNumber(v) {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  const text = xpathString(v);
  return /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/.test(text) ? +text : NaN;
}
function xpathBoolean(v) {
  switch (typeof v) {
    case "boolean": return v;
    case "number": return v !== 0 && v === v;
    default: return v.length > 0;
  }
}
function xpathNodes(v) {
  if (!isArray(v)) throw new TypeErr("The result of an XPath expression is not a node set, and therefore cannot be converted to the desired type.");
  return v;
}

// §3.4: comparisons of node sets are true if they are for one node of each
function xpathCompare(a, b, operator) {
  if (isArray(a) && isArray(b)) {
    if (operator !== "=") {
      const right = b.map(xpathText);
      return a.some(n => { const left = xpathText(n); return right.some(r => xpathCompareOne(left, r, operator)); });
    }
    const right = new Set(b.map(xpathText));
    return a.some(n => right.has(xpathText(n)));
  }
  if (isArray(a)) return typeof b === "boolean" ? xpathCompareOne(a.length > 0, b, operator) : a.some(n => xpathCompareOne(xpathText(n), b, operator));
  if (isArray(b)) return typeof a === "boolean" ? xpathCompareOne(a, b.length > 0, operator) : b.some(n => xpathCompareOne(a, xpathText(n), operator));
  return xpathCompareOne(a, b, operator);
}
function xpathCompareOne(a, b, operator) {
  if (operator === "=" || operator === "!=") {
    let same;
    if (typeof a === "boolean" || typeof b === "boolean") same = xpathBoolean(a) === xpathBoolean(b);
    else if (typeof a === "number" || typeof b === "number") same = xpathNumber(a) === xpathNumber(b);
    else same = a === b;
    return same === (operator === "=");
  }
  const left = xpathNumber(a), right = xpathNumber(b);
  switch (operator) {
    case "<": return left < right;
    case "<=": return left <= right;
    case ">": return left > right;
    default: return left >= right;
  }
}

// §4 Core function library: least and most arguments, and what it does with them
const xpathSpace = text => text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
const xpathFirst = (c, a) => { const nodes = a.length === 0 ? [c.node] : xpathNodes(a[0]); return nodes.length === 0 ? null : wrap(nodes[0]); };
const XPATH_FUNCTIONS = {
  __proto__: null,
  "last": [0, 0, c => c.size],
  "position": [0, 0, c => c.position],
  "count": [1, 1, (c, a) => xpathNodes(a[0]).length],
  "id": [1, 1, (c, a) => {
    const ids = new Set((isArray(a[0]) ? a[0].map(xpathText) : [xpathString(a[0])]).join(" ").split(/[ \t\r\n]+/));
    const root = xpathRoot(c.node), found = [];
    for (const id of ids) {
      if (id === "") continue;
      for (let at = xpathNext(root, root); at !== 0; at = xpathNext(at, root)) {
        if (xpathKind(at) === 1 && Host_attribute(at, "id") === id) { found.push(at); break; }
      }
    }
    return xpathOrder(found, c);
  }],
  "local-name": [0, 1, (c, a) => { const n = xpathFirst(c, a); return n === null ? "" : n.localName ?? n.target ?? ""; }],
  "namespace-uri": [0, 1, (c, a) => xpathFirst(c, a)?.namespaceURI ?? ""],
  "name": [0, 1, (c, a) => {
    const n = xpathFirst(c, a);
    if (n === null) return "";
    return n.localName === undefined ? n.target ?? "" : n.prefix === null ? n.localName : `${n.prefix}:${n.localName}`;
  }],
  "string": [0, 1, (c, a) => xpathString(a.length === 0 ? [c.node] : a[0])],
  "concat": [2, Infinity, (c, a) => a.map(xpathString).join("")],
  "starts-with": [2, 2, (c, a) => xpathString(a[0]).startsWith(xpathString(a[1]))],
  "contains": [2, 2, (c, a) => xpathString(a[0]).includes(xpathString(a[1]))],
  "substring-before": [2, 2, (c, a) => { const text = xpathString(a[0]), at = text.indexOf(xpathString(a[1])); return at < 0 ? "" : text.slice(0, at); }],
  "substring-after": [2, 2, (c, a) => {
    const text = xpathString(a[0]), part = xpathString(a[1]), at = text.indexOf(part);
    return at < 0 ? "" : text.slice(at + part.length);
  }],
  "substring": [2, 3, (c, a) => {
    const text = xpathString(a[0]), from = xpathRound(xpathNumber(a[1]));
    const end = a.length === 3 ? from + xpathRound(xpathNumber(a[2])) : Infinity;
    if (from !== from || end !== end) return "";
    return text.slice(Math.min(text.length, Math.max(0, from - 1)), Math.max(0, Math.min(text.length, end - 1)));
  }],
  "string-length": [0, 1, (c, a) => xpathString(a.length === 0 ? [c.node] : a[0]).length],
  "normalize-space": [0, 1, (c, a) => xpathSpace(xpathString(a.length === 0 ? [c.node] : a[0]))],
  "translate": [3, 3, (c, a) => {
    const from = xpathString(a[1]), to = xpathString(a[2]);
    let out = "";
    for (const unit of xpathString(a[0]).split("")) {
      const at = from.indexOf(unit);
      out += at < 0 ? unit : at < to.length ? to[at] : "";
    }
    return out;
  }],
  "boolean": [1, 1, (c, a) => xpathBoolean(a[0])],
  "not": [1, 1, (c, a) => !xpathBoolean(a[0])],
  "true": [0, 0, () => true],
  "false": [0, 0, () => false],
  "lang": [1, 1, (c, a) => {
    const wanted = xpathString(a[0]).toLowerCase();
    for (let at = c.node; at !== 0; at = xpathParent(at)) {
      if (xpathKind(at) !== 1) continue;
      const element = wrap(at), lang = element.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang");
      if (lang !== null) { const l = lang.toLowerCase(); return l === wanted || l.startsWith(`${wanted}-`); }
    }
    return false;
  }],
  "number": [0, 1, (c, a) => xpathNumber(a.length === 0 ? [c.node] : a[0])],
  "sum": [1, 1, (c, a) => xpathNodes(a[0]).reduce((sum, n) => sum + xpathNumber(xpathText(n)), 0)],
  "floor": [1, 1, (c, a) => Math.floor(xpathNumber(a[0]))],
  "ceiling": [1, 1, (c, a) => Math.ceil(xpathNumber(a[0]))],
  "round": [1, 1, (c, a) => xpathRound(xpathNumber(a[0]))],
};
function xpathRound(v) { return Math.round(v); }
const XPATH_BOOLEAN_FUNCTIONS = new Set(["boolean", "not", "true", "false", "lang", "starts-with", "contains"]);

// §2, §3: the grammar. Each method takes what it can and gives a closure. `asks` marks one that asks for the
// position, `number` one that may give a number: other predicates may be tried on nodes in any order.
class XPathParser {
  constructor(expression, resolve) {
    this.expression = expression;
    this.tokens = xpathTokens(expression);
    this.at = 0;
    this.resolve = resolve;
  }
  error() { return xpathError(this.expression); }
  is(text, ahead = 0) { const t = this.tokens[this.at + ahead]; return t !== undefined && (t.kind === "sign" || t.kind === "operator") && t.text === text; }
  take(text) { const found = this.is(text); if (found) this.at++; return found; }
  expect(text) { if (!this.take(text)) throw this.error(); }
  whole() {
    const made = this.or();
    if (this.at !== this.tokens.length) throw this.error();
    return made;
  }
  or() { return this.logical("or", () => this.logical("and", () => this.equality())); }
  logical(word, next) {
    let left = next();
    while (this.take(word)) {
      const a = left, b = next();
      left = word === "or" ? c => xpathBoolean(a(c)) || xpathBoolean(b(c)) : c => xpathBoolean(a(c)) && xpathBoolean(b(c));
      left.asks = a.asks || b.asks;
    }
    return left;
  }
  equality() { return this.comparison(["=", "!="], () => this.comparison(["<", "<=", ">", ">="], () => this.sum())); }
  comparison(operators, next) {
    let left = next();
    for (let found; (found = operators.find(o => this.is(o))) !== undefined;) {
      this.at++;
      const a = left, b = next(), operator = found;
      left = c => xpathCompare(a(c), b(c), operator);
      left.asks = a.asks || b.asks;
    }
    return left;
  }
  sum() { return this.arithmetic({ "+": (a, b) => a + b, "-": (a, b) => a - b }, () => this.product()); }
  product() { return this.arithmetic({ "*": (a, b) => a * b, "div": (a, b) => a / b, "mod": (a, b) => a % b }, () => this.unary()); }
  arithmetic(operators, next) {
    let left = next();
    for (let found; (found = Object.keys(operators).find(o => this.is(o) && this.tokens[this.at].kind === "operator")) !== undefined;) {
      this.at++;
      const a = left, b = next(), operate = operators[found];
      left = c => operate(xpathNumber(a(c)), xpathNumber(b(c)));
      left.asks = a.asks || b.asks;
      left.number = true;
    }
    return left;
  }
  unary() {
    let minus = 0;
    while (this.take("-")) minus++;
    const value = this.union();
    if (minus === 0) return value;
    const made = minus % 2 === 1 ? c => -xpathNumber(value(c)) : c => xpathNumber(value(c));
    made.asks = value.asks;
    made.number = true;
    return made;
  }
  union() {
    let left = this.path();
    while (this.take("|")) {
      const a = left, b = this.path();
      left = c => xpathOrder([...new Set([...xpathNodes(a(c)), ...xpathNodes(b(c))])], c);
      left.asks = a.asks || b.asks;
    }
    return left;
  }
  // §2: LocationPath, or a FilterExpr (§3.3) and perhaps a path from there
  path() {
    const token = this.tokens[this.at];
    if (token === undefined) throw this.error();
    const call = token.kind === "name" && this.is("(", 1) && (token.prefix !== null || !XPATH_NODE_TYPES.has(token.text));
    if (token.kind === "number" || token.kind === "literal" || this.is("(") || this.is("$") || call) {
      const primary = this.primary(token, call), predicates = this.predicates();
      const start = predicates.length === 0 ? primary : this.filtered(primary, predicates);
      if (!this.is("/") && !this.is("//")) return start;
      return this.steps(start, this.slash());
    }
    if (this.is("//")) return this.steps(c => [xpathRoot(c.node)], this.slash());
    if (this.take("/")) {
      const root = c => [xpathRoot(c.node)];
      return this.beginsStep() ? this.steps(root, []) : root;
    }
    return this.steps(c => [c.node], []);
  }
  beginsStep() {
    const token = this.tokens[this.at];
    return token !== undefined && (token.kind === "name" || (token.kind === "sign" && ["*", ".", "..", "@"].includes(token.text)));
  }
  primary(token, call) {
    if (call) return this.functionCall(token);
    this.at++;
    if (token.kind === "number") { const value = +token.text, made = () => value; made.number = true; return made; }
    if (token.kind === "literal") { const value = token.text; return () => value; }
    if (token.text !== "(") throw this.error(); // no variables are bound
    const inner = this.or();
    this.expect(")");
    return inner;
  }
  functionCall(token) {
    this.at += 2;
    const known = token.prefix === null ? XPATH_FUNCTIONS[token.text] : undefined, values = [];
    if (known === undefined) throw this.error();
    if (!this.take(")")) {
      do values.push(this.or()); while (this.take(","));
      this.expect(")");
    }
    const [least, most, work] = known;
    if (values.length < least || values.length > most) throw this.error();
    const made = c => work(c, values.map(v => v(c)));
    made.asks = token.text === "last" || token.text === "position" || values.some(v => v.asks);
    made.number = !XPATH_BOOLEAN_FUNCTIONS.has(token.text);
    return made;
  }
  predicates() {
    const out = [];
    while (this.take("[")) {
      out.push(this.or());
      this.expect("]");
    }
    return out;
  }
  filtered(primary, predicates) {
    const made = c => predicates.reduce((nodes, p) => xpathFilter(nodes, p, c), xpathNodes(primary(c)));
    made.asks = primary.asks;
    return made;
  }
  slash() {
    if (this.take("/")) return [];
    this.expect("//");
    return [{ axis: "descendant-or-self", test: () => true, predicates: [] }];
  }
  steps(start, steps) {
    for (;;) {
      const step = this.step(), before = steps.at(-1);
      // `//name` is the descendants of that name, unless the position among siblings matters.
      if (before !== undefined && before.axis === "descendant-or-self" && before.predicates.length === 0 && before.any !== false
        && step.axis === "child" && step.predicates.every(p => !p.asks && !p.number)) {
        steps.pop();
        step.axis = "descendant";
      }
      steps.push(step);
      if (!this.is("/") && !this.is("//")) break;
      steps.push(...this.slash());
    }
    const made = c => {
      let nodes = xpathNodes(start(c));
      for (const step of steps) nodes = xpathStep(nodes, step, c);
      return nodes;
    };
    made.asks = start.asks;
    return made;
  }
  // §2.1
  step() {
    if (this.take(".")) return { axis: "self", test: () => true, predicates: [], any: false };
    if (this.take("..")) return { axis: "parent", test: () => true, predicates: [], any: false };
    let axis = "child";
    if (this.take("@")) axis = "attribute";
    else if (this.is("::", 1)) {
      const token = this.tokens[this.at];
      if (token.kind !== "name" || token.prefix !== null || XPATH_AXES[token.text] === undefined) throw this.error();
      axis = token.text;
      this.at += 2;
    }
    return { axis, test: this.nodeTest(axis), predicates: this.predicates(), any: false };
  }
  nodeTest(axis) {
    const token = this.tokens[this.at++];
    if (token === undefined) throw this.error();
    if (token.kind === "sign" && token.text === "*") return xpathNameTest(axis, "*", null);
    if (token.kind !== "name") throw this.error();
    if (token.prefix === null && this.is("(")) return this.typeTest(token);
    if (token.prefix === null) return xpathNameTest(axis, token.text, null);
    const namespace = this.resolve(token.prefix);
    if (namespace === null) throw domException("NamespaceError", `The string '${this.expression}' contains unresolvable namespaces.`);
    return xpathNameTest(axis, token.text, namespace);
  }
  typeTest(token) {
    this.expect("(");
    let target = null;
    if (token.text === "processing-instruction" && this.tokens[this.at]?.kind === "literal") target = this.tokens[this.at++].text;
    this.expect(")");
    switch (token.text) {
      case "node": return () => true;
      case "text": return n => { const kind = xpathKind(n); return kind === 3 || kind === 4; };
      case "comment": return n => xpathKind(n) === 8;
      case "processing-instruction": return n => xpathKind(n) === 7 && (target === null || wrap(n).target === target);
      default: throw this.error();
    }
  }
}

// §2.4
function xpathFilter(nodes, predicate, context) {
  const out = [], size = nodes.length;
  for (let i = 0; i < size; i++) {
    const value = predicate({ node: nodes[i], position: i + 1, size, shared: context.shared });
    if (typeof value === "number" ? value === i + 1 : xpathBoolean(value)) out.push(nodes[i]);
  }
  return out;
}
function xpathStep(nodes, step, context) {
  const walk = XPATH_AXES[step.axis], reverse = XPATH_REVERSE.has(step.axis), all = new Set();
  for (const node of nodes) {
    let found = [];
    walk(node, n => { if (xpathKind(n) !== 10 && step.test(n)) found.push(n); });
    for (const predicate of step.predicates) found = xpathFilter(found, predicate, context);
    if (nodes.length === 1) return reverse ? found.reverse() : found;
    for (const n of found) all.add(n);
  }
  const ordered = step.axis === "self" || step.axis === "attribute";
  return ordered ? [...all] : xpathOrder([...all], context);
}

// The interfaces (DOM §8)

function xpathResolver(resolver) {
  if (resolver === null) return () => null;
  return prefix => {
    if (prefix === "xml" && isNode(resolver)) return "http://www.w3.org/XML/1998/namespace";
    try {
      let method = resolver, on = undefined;
      if (typeof resolver !== "function") {
        method = resolver.lookupNamespaceURI;
        on = resolver;
        if (typeof method !== "function") throw new TypeErr("XPathNSResolver has no method lookupNamespaceURI.");
      }
      const found = apply(method, on, [prefix]);
      return found === null || found === undefined ? null : `${found}`;
    } catch (e) {
      reportException(e);
      return null;
    }
  };
}
function xpathCreate(expression, resolver) {
  const made = makeJs(TYPE_BY_NAME.XPathExpression);
  stateOf(made).compiled = new XPathParser(expression, xpathResolver(resolver)).whole();
  return made;
}
const XPATH_CONTEXTS = new Set([1, 2, 3, 4, 7, 8, 9]);
function XPathExpression_evaluate(e, node, type) {
  const number = numberOf(node);
  if (!XPATH_CONTEXTS.has(xpathKind(number)) && xpathKind(number) !== 11) {
    throw domException("NotSupportedError", `The node provided is '${node.nodeName}', which is not a valid context node type.`);
  }
  const value = stateOf(e).compiled({ node: number, position: 1, size: 1, shared: { order: null } });
  const made = makeJs(TYPE_BY_NAME.XPathResult), state = stateOf(made);
  state.type = type;
  if (type === 0 || type > 9) state.type = isArray(value) ? 4 : typeof value === "number" ? 1 : typeof value === "string" ? 2 : 3;
  switch (state.type) {
    case 1: state.value = xpathNumber(value); break;
    case 2: state.value = xpathString(value); break;
    case 3: state.value = xpathBoolean(value); break;
    default:
      state.value = xpathNodes(value).map(wrap);
      state.at = 0;
      state.version = A[VERSION];
      state.attributes = A[ATTRIBUTES];
  }
  return made;
}
function Document_createExpression(d, expression, resolver) { return xpathCreate(expression, resolver); }
function Document_createNSResolver(d, node) { return node; }
function Document_evaluate(d, expression, node, resolver, type) { return XPathExpression_evaluate(xpathCreate(expression, resolver), node, type); }
function XPathEvaluator_construct() { }
function XPathEvaluator_createExpression(v, expression, resolver) { return xpathCreate(expression, resolver); }
function XPathEvaluator_createNSResolver(v, node) { return node; }
function XPathEvaluator_evaluate(v, expression, node, resolver, type) { return Document_evaluate(null, expression, node, resolver, type); }

function xpathIs(r, ...types) {
  if (!types.includes(stateOf(r).type)) throw new TypeErr("The result type does not fit.");
  return stateOf(r);
}
function XPathResult_resultType(r) { return stateOf(r).type; }
function XPathResult_numberValue(r) { return xpathIs(r, 1).value; }
function XPathResult_stringValue(r) { return xpathIs(r, 2).value; }
function XPathResult_booleanValue(r) { return xpathIs(r, 3).value; }
function XPathResult_singleNodeValue(r) { return xpathIs(r, 8, 9).value[0] ?? null; }
function XPathResult_invalidIteratorState(r) {
  const s = stateOf(r);
  return (s.type === 4 || s.type === 5) && (s.version !== A[VERSION] || s.attributes !== A[ATTRIBUTES]);
}
function XPathResult_snapshotLength(r) { return xpathIs(r, 6, 7).value.length; }
function XPathResult_snapshotItem(r, index) { return xpathIs(r, 6, 7).value[index] ?? null; }
function XPathResult_iterateNext(r) {
  const s = xpathIs(r, 4, 5);
  if (XPathResult_invalidIteratorState(r)) throw domException("InvalidStateError", "The document has mutated since the result was returned.");
  return s.value[s.at++] ?? null;
}
