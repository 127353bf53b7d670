// XPath (DOM §8). Java parses and evaluates; namespaces of prefixes are asked for here, where resolvers are functions.

const XPATH_NUMBER = 1, XPATH_STRING = 2, XPATH_BOOLEAN = 3, XPATH_ORDERED = 5, XPATH_SNAPSHOT = 7, XPATH_FIRST = 9;
const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

function resolvePrefix(resolver, prefix) {
  try {
    let found;
    if (typeof resolver === "function") found = apply(resolver, undefined, [prefix]);
    else {
      const method = resolver.lookupNamespaceURI;
      if (typeof method !== "function") throw new TypeErr("The XPathNSResolver has no method lookupNamespaceURI.");
      found = apply(method, resolver, [prefix]);
    }
    return found === null || found === undefined ? null : `${found}`;
  } catch (e) {
    reportException(e);
    return null;
  }
}
function xpathExpression(source, resolver) {
  const prefixes = Host_xpathPrefixes(source), namespaces = [];
  if (prefixes !== "") {
    for (const prefix of prefixes.split(" ")) {
      const found = prefix === "xml" ? XML_NAMESPACE : resolver === null ? null : resolvePrefix(resolver, prefix);
      if (found === null) throw domException("NamespaceError", `The string '${source}' contains unresolvable namespaces.`);
      namespaces.push(prefix, found);
    }
  }
  return { source, namespaces: namespaces.join("\n") };
}
function xpathResult(expression, context, type) {
  const kind = Host_xpathEvaluate(expression.source, expression.namespaces, numberOf(context), type);
  const result = makeJs(TYPE_BY_NAME.XPathResult), state = stateOf(result);
  state.type = kind;
  if (kind === XPATH_NUMBER) state.value = Host_xpathNumber();
  else if (kind === XPATH_STRING) state.value = Host_xpathString();
  else if (kind === XPATH_BOOLEAN) state.value = Host_xpathBoolean();
  else {
    state.nodes = bulk(Host_xpathNodes());
    state.at = 0;
    state.version = A[VERSION];
    state.attributes = A[ATTRIBUTES];
  }
  return result;
}

function XPathEvaluator_construct(o) { }
function XPathEvaluator_createExpression(o, source, resolver) {
  const made = makeJs(TYPE_BY_NAME.XPathExpression);
  stateOf(made).expression = xpathExpression(source, resolver);
  return made;
}
function XPathEvaluator_createNSResolver(o, node) { return node; }
function XPathEvaluator_evaluate(o, source, context, resolver, type, result) {
  return xpathResult(xpathExpression(source, resolver), context, type);
}
function Document_createExpression(d, source, resolver) { return XPathEvaluator_createExpression(d, source, resolver); }
function Document_createNSResolver(d, node) { return node; }
function Document_evaluate(d, source, context, resolver, type, result) {
  return XPathEvaluator_evaluate(d, source, context, resolver, type, result);
}
function XPathExpression_evaluate(e, context, type, result) { return xpathResult(stateOf(e).expression, context, type); }

function xpathValue(r, ...types) {
  const state = stateOf(r);
  if (!types.includes(state.type)) throw new TypeErr("The result type is another one.");
  return state;
}
function XPathResult_resultType(r) { return stateOf(r).type; }
function XPathResult_numberValue(r) { return xpathValue(r, XPATH_NUMBER).value; }
function XPathResult_stringValue(r) { return xpathValue(r, XPATH_STRING).value; }
function XPathResult_booleanValue(r) { return xpathValue(r, XPATH_BOOLEAN).value; }
function XPathResult_singleNodeValue(r) { return xpathValue(r, XPATH_FIRST - 1, XPATH_FIRST).nodes[0] ?? null; }
function XPathResult_invalidIteratorState(r) {
  const state = stateOf(r);
  return (state.type === XPATH_ORDERED - 1 || state.type === XPATH_ORDERED) && (state.version !== A[VERSION] || state.attributes !== A[ATTRIBUTES]);
}
function XPathResult_snapshotLength(r) { return xpathValue(r, XPATH_SNAPSHOT - 1, XPATH_SNAPSHOT).nodes.length; }
function XPathResult_iterateNext(r) {
  const state = xpathValue(r, XPATH_ORDERED - 1, XPATH_ORDERED);
  if (XPathResult_invalidIteratorState(r)) throw domException("InvalidStateError", "The document has mutated since the result was returned.");
  return state.at < state.nodes.length ? state.nodes[state.at++] : null;
}
function XPathResult_snapshotItem(r, index) { return xpathValue(r, XPATH_SNAPSHOT - 1, XPATH_SNAPSHOT).nodes[index] ?? null; }
