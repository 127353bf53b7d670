// What the DevTools agent asks of a realm. V8's inspector does not know which objects are nodes; clients want to.

// By which values go between Java and the inspector's object ids, for a moment.
let inspected;

function inspect(what, value) {
  switch (what) {
    case "numberOf": return isNode(value) ? numberOf(value) : 0;
    case "wrap": return wrap(value);
    case "emulate": emulate(value); return undefined;
    case "hold": inspected = value; return undefined;
    case "listeners": return listenersAt(value);
    case "shadow": return (flagsOf(value) & HOST_FLAG) === 0 ? null : wrap(Host_shadowRoot(numberOf(value)));
    case "next listener": return foundListeners.shift();
    case "preview": return preview(value);
    case "command line": return value ? layCommandLine() : clearCommandLine();
    case "look at": inspectedNodes = [value, ...inspectedNodes].slice(0, 5); return undefined;
    case "serialize": return serializeDeep(value[0], value[1]);
    case "take": {
      const held = inspected;
      inspected = undefined;
      return held;
    }
    default: {
      const descriptions = [];
      for (let i = 0; i < value.length; i++) defineProperty(descriptions, i, { value: describe(value[i]), enumerable: true });
      return descriptions;
    }
  }
}

// What listens at an object, in order; who listens is asked for one by one.
let foundListeners = [];
function listenersAt(target) {
  foundListeners = [];
  const told = [];
  if (typeOf(target) === 0 || !isA(target, TYPE_BY_NAME.EventTarget, HIGH[TYPE_BY_NAME.EventTarget])) return told;
  if (target === global) for (const type of WINDOW_HANDLERS) bodyHandler(type);
  else if (hasHandlerAttribute(target)) {
    for (const name of Element_getAttributeNames(target)) if (name.startsWith("on")) contentHandler(target, name.slice(2));
  }
  const state = stateOrNull(target);
  if (state === null || state.listeners === undefined) return told;
  for (const [type, list] of state.listeners) {
    for (const each of list) {
      const handler = each.handler ? state.handlers[type] : undefined;
      const callback = each.handler ? handler === undefined || handler.inactive ? null : compiled(handler, target, type) : each.callback;
      if (each.removed || !isObject(callback)) continue;
      foundListeners.push(callback);
      told.push({ type, capture: each.capture, passive: each.passive, once: each.once });
    }
  }
  return told;
}

const LISTS = new Set(["NodeList", "HTMLCollection", "RadioNodeList", "HTMLFormControlsCollection", "HTMLOptionsCollection", "DOMTokenList"]);

// Members of a Runtime.RemoteObject; null where V8's own will do.
function describe(o) {
  const type = typeOf(o);
  if (type === 0) return null;
  const className = NAME[type];
  if (isNode(o)) return { subtype: "node", className, description: describeNode(o) };
  if (className === "DOMException") {
    const stack = getDescriptor(o, "stack");
    const heading = DOMException_name(o) + ": " + DOMException_message(o);
    const frames = stack !== undefined && typeof stack.value === "string" ? stack.value.indexOf("\n    at ") : -1;
    return { subtype: "error", className, description: frames < 0 ? heading : heading + stack.value.slice(frames) };
  }
  if (LISTS.has(className)) return { subtype: "array", className, description: className + "(" + reflectGet(o, "length") + ")" };
  return { className, description: className };
}

function describeNode(o) {
  const kind = Node_nodeType(o);
  if (kind === 10) return "<!DOCTYPE " + reflectGet(o, "nodeName") + ">";
  if (kind !== 1) return Node_nodeName(o);
  const number = numberOf(o), name = nameOf(number);
  const id = Host_attribute(number, "id"), classes = Host_attribute(number, "class");
  let text = name.prefix === null || name.prefix === "" ? name.local : name.prefix + ":" + name.local;
  if (id !== null && id !== "") text += "#" + id;
  if (classes !== null) for (const each of classes.split(/[\t\n\f\r ]+/)) if (each !== "") text += "." + each;
  return text;
}

// The content of a Runtime.ObjectPreview; null where what V8 tells is all.
const MOST_PREVIEWED = 100;
function preview(o) {
  const className = NAME[typeOf(o)], properties = [];
  const add = (name, v) => {
    const told = { name, type: typeof v };
    if (isObject(v) && isNode(v)) { told.subtype = "node"; told.value = describeNode(v); }
    else told.value = isObject(v) ? "" : String(v);
    properties.push(told);
  };
  if (className === "DOMException") {
    add("code", DOMException_code(o));
    add("name", DOMException_name(o));
    add("message", DOMException_message(o));
    return { properties, overflow: false };
  }
  if (!LISTS.has(className)) return null;
  const length = reflectGet(o, "length");
  for (let i = 0; i < length && i < MOST_PREVIEWED; i++) add(String(i), o[i]);
  if (className === "DOMTokenList") add("value", reflectGet(o, "value"));
  return { properties, overflow: length > MOST_PREVIEWED };
}

// The command line API: on the global while a client's script runs that wants it, but for names that the page has.
let inspectedNodes = [];
let laid = [];
const COMMAND_LINE = {
  $: (selector, start) => selectedFrom(selector, start)[0] ?? null,
  $$: selectedFrom,
  $x(path, start) {
    const result = Document_evaluate(pageDocument, String(path), isNodeObject(start) ? start : pageDocument, null, 0, null);
    const state = stateOf(result);
    return state.nodes === undefined ? state.value : plainList(state.nodes);
  },
  getEventListeners(target) {
    const told = listenersAt(target), found = foundListeners, byType = { __proto__: null };
    foundListeners = [];
    for (let i = 0; i < told.length; i++) {
      const { type, capture, passive, once } = told[i];
      (byType[type] ??= []).push({ listener: found[i], useCapture: capture, passive, once, type });
    }
    return byType;
  },
};
function isNodeObject(v) { return isObject(v) && typeOf(v) !== 0 && isNode(v); }
function plainList(nodes) {
  const list = [];
  for (let i = 0; i < nodes.length; i++) list.push(nodes[i]);
  return list;
}
function selectedFrom(selector, start) {
  return plainList(bulk(Host_selectAll(numberOf(isNodeObject(start) ? start : pageDocument), String(selector))));
}
function layCommandLine() {
  const lay = (name, descriptor) => {
    if (!(name in global) && reflectDefine(global, name, { ...descriptor, configurable: true, enumerable: false })) laid.push(name);
  };
  for (const name of ownKeys(COMMAND_LINE)) lay(name, { value: COMMAND_LINE[name], writable: true });
  for (let i = 0; i < 5; i++) lay("$" + i, { get: () => inspectedNodes[i], set: undefined });
}
function clearCommandLine() {
  for (const name of laid) {
    const now = getDescriptor(global, name);
    // What the script has put in its place is the page's from now on.
    if (now !== undefined && now.enumerable === false && (now.get !== undefined || now.value === COMMAND_LINE[name])) delete global[name];
  }
  laid = [];
}

// What WebDriver BiDi §7.6.2.3 calls serializing as a remote value. V8 does it for the language's own objects; it neither
// knows the document's, nor stops at what pages attach to these. So containers are written here, and what is in none is
// held back for V8: "take" gives a list of it. Values are written as
//
//   { type, value, ref }   a container or an object of the platform      { node, ref }   a node, by number
//   { leaf, again, ref }   by its place in the list                      { window }      a window, by its realm's number
//
// where ref is a number that all places of one object share, if there are several.
function serializeDeep(root, depth) {
  const leaves = [], seen = new MapClass();
  let references = 0;
  function write(v, left) {
    if (typeof v !== "object" || v === null) return { leaf: leaves.push(v) - 1 };
    const known = apply(mapGet, seen, [v]);
    if (known !== undefined) {
      if (known.ref === undefined) known.ref = ++references;
      return known.leaf !== undefined ? { leaf: known.leaf, again: true, ref: known.ref } : { type: known.type ?? "node", ref: known.ref };
    }
    const number = windowNumber(v);
    if (number !== 0) return { window: number };
    const kind = kindOf(v);
    const written = kind === "node" ? { node: numberOf(v) } : kind === "" ? { leaf: leaves.push(v) - 1 } : { type: kind };
    apply(mapSet, seen, [v, written]);
    if (left > 0) {
      const value = contentOf(kind, v, each => write(each, left - 1));
      if (value !== undefined) written.value = value;
    }
    return written;
  }
  const tree = write(root, depth);
  inspected = leaves;
  return tree;
}

function windowNumber(v) {
  if (v === global) return realmNumber;
  for (let i = 0; i < windows.length; i++) if (windows[i] !== undefined && windows[i].global === v) return i;
  for (const [number, { proxy }] of crossOrigin) if (proxy === v) return number;
  return 0;
}

// The type that is told; empty for what V8 serializes.
function kindOf(v) {
  const type = typeOf(v);
  if (type !== 0) {
    if (isNode(v)) return NAME[type] === "Attr" ? "platformobject" : "node";
    switch (NAME[type]) {
      case "NodeList": case "RadioNodeList": return "nodelist";
      case "HTMLCollection": case "HTMLFormControlsCollection": case "HTMLOptionsCollection": return "htmlcollection";
      default: return "platformobject";
    }
  }
  if (crossOriginObjects.has(v)) return "platformobject";
  if (isArray(v)) return "array";
  const proto = prototypeOf(v);
  if (proto === ObjectPrototype || proto === null) return "object";
  if (brand(mapSize, v)) return "map";
  if (brand(setSize, v)) return "set";
  const ofLanguage = brand(dateTime, v) || brand(regexpSource, v) || isError(v) || isView(v) || isArrayBuffer(v)
    || (sharedLength !== null && brand(sharedLength, v)) || UNCLONABLE_TAGS.has(v[tagSymbol]);
  return ofLanguage ? "" : "object";
}

function contentOf(kind, v, write) {
  const content = [];
  switch (kind) {
    case "array": case "nodelist": case "htmlcollection": {
      const length = reflectGet(v, "length");
      for (let i = 0; i < length; i++) content.push(write(v[i]));
      return content;
    }
    case "object":
      for (const key of ownKeys(v)) {
        if (typeof key !== "string" || !apply(propertyIsEnumerable, v, [key])) continue;
        let value;
        try { value = v[key]; } catch { continue; }
        content.push([key, write(value)]);
      }
      return content;
    case "map": {
      const entries = [];
      apply(mapForEach, v, [(value, key) => { entries.push([key, value]); }]);
      for (const [key, value] of entries) content.push([typeof key === "string" ? key : write(key), write(value)]);
      return content;
    }
    case "set": {
      const entries = [];
      apply(setForEach, v, [each => { entries.push(each); }]);
      for (const each of entries) content.push(write(each));
      return content;
    }
    default: return undefined;
  }
}
