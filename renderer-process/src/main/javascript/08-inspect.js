// What the DevTools agent asks of a realm. V8's inspector does not know which objects are nodes; clients want to.

// By which values go between Java and the inspector's object ids, for a moment.
let inspected;

function inspect(what, value) {
  switch (what) {
    case "numberOf": return isNode(value) ? numberOf(value) : 0;
    case "wrap": return wrap(value);
    case "emulate": emulate(value); return undefined;
    case "hold": inspected = value; return undefined;
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
