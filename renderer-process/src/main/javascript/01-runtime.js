// The runtime of the bindings: wrappers, conversions, exceptions. All files of this folder and what
// the generator writes are one function, so nothing here can be seen by a page.
//
// A wrapper is a plain object with the right prototype and four private fields. Objects that live in
// Java are known by number; W holds their wrappers.
//
//   A  integers that both sides see: 0 operation, then status; 1… arguments, 1 result; 48… notes
//      51 whether there is any shadow tree
//   F  doubles that both sides see          B  long lists of integers
//   L  a row of eight integers for each number: the links of the tree (see SharedTree.java)

// What pages may change is taken now.
const ObjectPrototype = Object.prototype, FunctionPrototype = Function.prototype;
const ErrorPrototype = Error.prototype, ArrayPrototype = Array.prototype;
const create = Object.create, defineProperty = Object.defineProperty;
const defineProperties = Object.defineProperties, setPrototypeOf = Object.setPrototypeOf;
const getDescriptors = Object.getOwnPropertyDescriptors, ownKeys = Reflect.ownKeys;
const reflectGet = Reflect.get, reflectSet = Reflect.set, apply = Reflect.apply;
const getDescriptor = Reflect.getOwnPropertyDescriptor, reflectDefine = Reflect.defineProperty;
const TypeErr = TypeError, RangeErr = RangeError;
const arraySlice = Array.from, isArray = Array.isArray;
const iteratorSymbol = Symbol.iterator, tagSymbol = Symbol.toStringTag;
const PromiseResolve = Promise.resolve.bind(Promise), PromiseReject = Promise.reject.bind(Promise);
const WeakReference = WeakRef, mathTrunc = Math.trunc;
const global = globalThis;

let J, JR, A, F, B, L;
// Realms of one origin in one isolate share these; the first has made them (see joinAgent in 09-start.js).
let W = [undefined];         // by number: wrappers held here
let G = [];                  // by number: groups held weakly
let makers = [];             // by realm: makes its wrappers
let detachers = new Map();   // by realm: calls Host_addDetached
let realmNumber = -1;
const PROTO = [], UNFORGEABLE = [], EFFECTIVE = [], LEGACY = [], NAME = [], PARENT_TYPE = [];
const PARENT = 0, PREVIOUS = 1, NEXT = 2, FIRST = 3, LAST = 4, TYPE = 5, KIND = 6, QNAME = 7, FLAGS = 6;
const VERSION = 48, ATTRIBUTES = 49, SHADOWS = 51;
const HOST_FLAG = 512, SHADOW_FLAG = 1024;

class Returned { constructor(o) { return o; } }

// What the bindings know of a wrapper. One private field holds it, for objects have as many shapes as there are
// interfaces, and each read of a private field has to look for the shape.
class Known {
  constructor(number, type) {
    this.number = number;
    this.type = type;
    this.state = null;
    this.group = null;
  }
}

class OwnPlatform extends Returned {
  #known;
  constructor(o, number, type) {
    super(o);
    this.#known = new Known(number, type);
  }
  static isA(o, low, high) {
    if (typeof o !== "object" || o === null || !(#known in o)) return false;
    const type = o.#known.type;
    return type >= low && type <= high;
  }
  // As isA, and quicker where the answer is yes.
  static isMostLikely(o, low, high) {
    let type;
    try {
      type = o.#known.type;
    } catch {
      return false;
    }
    return type >= low && type <= high;
  }
  // -1: not one of those interfaces. The exception is each realm's own.
  static idOf(o, low, high) {
    let known;
    try {
      known = o.#known;
    } catch {
      return -1;
    }
    if (known.type < low || known.type > high) return -1;
    if (known.group !== null) ungroup(known.group);
    return known.number;
  }
  static numberOf(o) {
    const known = o.#known;
    if (known.group !== null) ungroup(known.group);
    return known.number;
  }
  static numberOrNull(o) {
    return o === null ? 0 : OwnPlatform.numberOf(o);
  }
  static setNumber(o, number) { o.#known.number = number; }
  static typeOf(o) { return typeof o === "object" && o !== null && #known in o ? o.#known.type : 0; }
  static setType(o, type) { o.#known.type = type; }
  static stateOf(o) {
    const known = o.#known;
    return known.state !== null ? known.state : (known.state = {});
  }
  static stateOrNull(o) { return o.#known.state; }
  static setGroup(o, group) { o.#known.group = group; }
  static setState(o, state) { o.#known.state = state; }
}
let Platform = OwnPlatform;
let { isA, isMostLikely, idOf: idOrNone, numberOf, numberOrNull, setNumber, typeOf, stateOf, stateOrNull, setGroup, setState, setType } = Platform;

function check(o, low, high) { return isMostLikely(o, low, high) ? o : illegal(); }
function idOf(o, low, high) {
  const id = idOrNone(o, low, high);
  return id >= 0 ? id : illegal();
}
function illegal() { throw new TypeErr("Illegal invocation"); }

// The wrapper of a number. 0 is null.
function wrap(number) {
  if (number === 0) return null;
  const known = W[number];
  return known !== undefined ? known : wrapSlowly(number);
}

function wrapSlowly(number) {
  const held = G[number];
  if (held !== undefined) {
    const group = held.deref();
    if (group !== undefined) {
      ungroup(group);
      const known = W[number] !== undefined ? W[number] : group.members.get(number);
      if (known !== undefined) return known;
    } else {
      G[number] = undefined;
      if (L[(number << 3) + KIND] !== 0) Host_addDetached(number);
    }
  }
  const home = makers[L[(number << 3) + FLAGS] >>> 16];
  return (home !== undefined ? home : makeWrapper)(number);
}
// Java has put nodes that are in no page's document on the list that sweep takes.
function makeWrapper(number) {
  const type = L[(number << 3) + TYPE];
  const made = make(type, number, PROTO[type]);
  if (L[(number << 3) + KIND] !== 0) W[number] = made; else holdWeakly(number, made);
  return made;
}

function make(type, number, proto) {
  const legacy = EFFECTIVE[type] !== undefined ? EFFECTIVE[type] : inheritedLegacy(type);
  let made;
  if (legacy !== null) {
    // The proxy and what is behind it are both wrappers, with one state.
    const target = new Platform(create(proto), number, type);
    made = new Platform(new Proxy(target, handlerOf(type, legacy)), number, type);
    setState(made, stateOf(target));
  } else {
    made = new Platform(create(proto), number, type);
  }
  const unforgeable = UNFORGEABLE[type];
  if (unforgeable !== undefined) addUnforgeable(made, unforgeable);
  return made;
}

function inheritedLegacy(type) {
  let found = null, members;
  for (let at = type; at !== undefined && at !== 0; at = PARENT_TYPE[at]) {
    if (LEGACY[at] !== undefined) found = found === null ? { ...LEGACY[at] } : { ...LEGACY[at], ...found };
    if (members === undefined && UNFORGEABLE[at] !== undefined) members = UNFORGEABLE[at];
  }
  UNFORGEABLE[type] = members;
  return EFFECTIVE[type] = found;
}

function addUnforgeable(o, members) {
  for (const key of ownKeys(members)) {
    const d = getDescriptor(members, key);
    d.configurable = false;
    if ("value" in d) d.writable = false;
    defineProperty(o, key, d);
  }
}

// A new object of an interface that is written in JavaScript.
function allocate(type, newTarget, proto) {
  const wanted = newTarget.prototype;
  return make(type, 0, typeof wanted === "object" && wanted !== null ? wanted : proto);
}
function makeJs(type) { return make(type, 0, PROTO[type]); }

function withPrototype(o, newTarget, proto) {
  const wanted = newTarget.prototype;
  if (wanted !== proto && typeof wanted === "object" && wanted !== null) setPrototypeOf(o, wanted);
  return o;
}

// Collection. Wrappers of a page's document are held in W. Those of a tree that hangs nowhere hold
// each other by their group, which G holds weakly; what the page still reaches of it keeps all.

let groups = new Set();

// What all realms share, and what a wrapper holds for the collection, is made by the first realm for all: an object knows
// by its prototype, and a function by its scope, the realm that made it, and that one, with all that its page has, would
// stay as long as they.
let singleHandle = (number, wrapper) => {
  const ref = new WeakReference(wrapper);
  return { deref() { const w = ref.deref(); return w === undefined ? undefined : { members: new Map([[number, w]]), single: true }; }, numbers: [number], ref };
};
let emptyGroup = numbers => {
  const group = { members: new Map(), handle: null, documents: null, single: false };
  group.handle = { ref: new WeakReference(group), numbers: [...numbers], deref() { return this.ref.deref(); } };
  return group;
};

function holdWeakly(number, wrapper) {
  setGroup(wrapper, null);
  G[number] = singleHandle(number, wrapper);
  groups.add(G[number]);
}

function ungroup(group) {
  if (group.single) return;
  for (const [number, wrapper] of group.members) {
    setGroup(wrapper, null);
    W[number] = wrapper;
    G[number] = undefined;
  }
  groups.delete(group.handle);
  let first = 0;
  for (const number of group.members.keys()) { first = number; break; }
  if (first === 0) return;
  // Platform, which calls this, is of the first realm, whose own way to Java may have ended with it.
  for (const addDetached of detachers.values()) { addDetached(first); break; }
}

// Called by Java at the end of a task.
function sweep() {
  const dead = [];
  for (const handle of groups) {
    if (handle.ref.deref() === undefined) {
      groups.delete(handle);
      for (const number of handle.numbers) {
        if (G[number] === handle) { G[number] = undefined; dead.push(number); }
        else if (G[number] === undefined && W[number] === undefined) dead.push(number);
      }
    }
  }
  for (let at = 0; at < dead.length; at += 4096) {
    const count = Math.min(4096, dead.length - at);
    for (let i = 0; i < count; i++) B[i] = dead[at + i];
    Host_release(count);
  }
  const trees = Host_takeDetachedTrees();
  for (let t = 0; t < trees; t++) {
    const count = Host_nextDetachedTree();
    const numbers = [];
    for (let i = 0; i < count; i++) numbers.push(B[i]);
    const group = emptyGroup(numbers), { members, handle } = group;
    for (const number of numbers) {
      const held = G[number];
      if (held !== undefined) { const old = held.deref(); if (old !== undefined && !old.single) ungroupQuietly(old); }
      if (W[number] !== undefined) members.set(number, W[number]);
    }
    if (members.size > 0) {
      const owner = Host_ownerDocument(numbers[0]);
      if (owner !== 0 && !members.has(owner)) group.documents = wrap(owner);
    }
    for (const [number, wrapper] of members) {
      setGroup(wrapper, group);
      W[number] = undefined;
    }
    for (const number of numbers) G[number] = handle;
    groups.add(handle);
  }
  return groups.size;
}

function ungroupQuietly(group) {
  for (const [number, wrapper] of group.members) {
    setGroup(wrapper, null);
    W[number] = wrapper;
    G[number] = undefined;
  }
  groups.delete(group.handle);
}

// Exceptions

const CODES = {
  __proto__: null, IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4,
  InvalidCharacterError: 5, NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9,
  InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13,
  NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18,
  NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23,
  InvalidNodeTypeError: 24, DataCloneError: 25,
};
const captureStackTrace = Error.captureStackTrace;
function DOMException_construct(o, message, name) {
  const state = stateOf(o);
  state.message = message;
  state.name = name;
  if (captureStackTrace) captureStackTrace(o, DOMException_construct);
}
function DOMException_name(o) { return stateOf(o).name; }
function DOMException_message(o) { return stateOf(o).message; }
function DOMException_code(o) { return CODES[stateOf(o).name] | 0; }
function domException(name, message) {
  const o = makeJs(T_DOMException());
  DOMException_construct(o, message, name);
  return o;
}
function T_DOMException() { return TYPE_BY_NAME.DOMException; }

// After a call into Java that left a note: 1 an exception, 2 something that is to be done now.
// Custom elements react at once where the standard says [CEReactions]: after() and afterPart().
function fail() { finish(true); }
function after() { finish(false); }
function afterPart() { finish(reactionDepth > 0); }
function finish(holdReactions) {
  if (A[0] > 3) {
    // Java was not reached: the realm of this function was given up.
    A[0] = 0;
    throw new Error("The document has gone");
  }
  if ((A[0] & 2) !== 0) {
    const status = A[0], integer = A[1], real = F[0];
    if ((status & 1) !== 0) {
      const name = Host_errorName(), message = Host_errorMessage();
      afterwards(holdReactions);
      throw exception(name, message);
    }
    afterwards(holdReactions);
    A[0] = status; A[1] = integer; F[0] = real;
    return;
  }
  if ((A[0] & 1) !== 0) {
    const name = Host_errorName(), message = Host_errorMessage();
    throw exception(name, message);
  }
}
function exception(name, message) {
  switch (name) {
    case "TypeError": return new TypeErr(message);
    case "RangeError": return new RangeErr(message);
    case "InternalError": return new Error(message);
    default: return domException(name, message);
  }
}

function few(operation, owner, needed, given) {
  throw new TypeErr(`Failed to execute '${operation}' on '${owner}': ${needed} argument${needed === 1 ? "" : "s"} required, but only ${given} present.`);
}
function fewToConstruct(owner, needed, given) {
  throw new TypeErr(`Failed to construct '${owner}': ${needed} argument${needed === 1 ? "" : "s"} required, but only ${given} present.`);
}
function missing(field, context) { throw new TypeErr(`${context}: required member ${field} is undefined.`); }
function notDictionary(name, context) { throw new TypeErr(`${context}: The provided value is not of type '${name}'.`); }
function badUnion(context) { throw new TypeErr(`${context}: The provided value is not of the type that is expected.`); }

// Conversions (Web IDL §3.2)

function isObject(v) { return typeof v === "object" ? v !== null : typeof v === "function"; }
function toStr(v) { return typeof v === "string" ? v : `${v}`; }
function toUsv(v) { return (typeof v === "string" ? v : `${v}`).toWellFormed(); }
function toByteString(v, context) {
  const s = toStr(v);
  for (let i = 0; i < s.length; i++) {
    if (s.charCodeAt(i) > 255) throw new TypeErr(`${context}: Value is not a valid ByteString.`);
  }
  return s;
}
function toDouble(v, context) {
  v = +v;
  if (v !== v || v === Infinity || v === -Infinity) throw new TypeErr(`${context}: The provided double value is non-finite.`);
  return v;
}
function toFloat(v, context) { return Math.fround(toDouble(v, context)); }
function toLongLong(v) {
  v = mathTrunc(+v);
  return v >= -9007199254740991 && v <= 9007199254740991 ? v + 0 : v !== v || v === Infinity || v === -Infinity ? 0 : Number(BigInt.asIntN(64, BigInt(v)));
}
function toUnsignedLongLong(v) {
  v = mathTrunc(+v);
  return v >= 0 && v <= 9007199254740991 ? v + 0 : v !== v || v === Infinity || v === -Infinity ? 0 : Number(BigInt.asUintN(64, BigInt(v)));
}
function enforceRange(v, low, high) {
  v = +v;
  if (v !== v || v === Infinity || v === -Infinity) throw new TypeErr("Value is not a finite number.");
  v = mathTrunc(v) + 0;
  if (v < low || v > high) throw new TypeErr("Value is outside the range.");
  return v;
}
function clamp(v, low, high) {
  v = +v;
  if (v !== v) return 0;
  v = Math.min(Math.max(v, low), high);
  const floor = Math.floor(v), rest = v - floor;
  return (rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1) + 0;
}
function toEnum(v, values, name) {
  v = toStr(v);
  if (!values.has(v)) throw new TypeErr(`The provided value '${v}' is not a valid enum value of type ${name}.`);
  return v;
}
function toObject(v, low, high, name, context) {
  if (!isA(v, low, high)) throw new TypeErr(`${context} is not of type '${name}'.`);
  return v;
}
function toAnyObject(v, context) {
  if (!isObject(v)) throw new TypeErr(`${context} is not an object.`);
  return v;
}
function toCallback(v, context) {
  if (typeof v !== "function") throw new TypeErr(`${context} is not a function.`);
  return v;
}
function toCallbackInterface(v, context) {
  if (!isObject(v)) throw new TypeErr(`${context} is not an object.`);
  return v;
}
function isIterable(v) { return isObject(v) && v[iteratorSymbol] != null; }
function toSequence(v, convert, context) {
  if (!isObject(v)) throw new TypeErr(`${context}: The provided value cannot be converted to a sequence.`);
  const method = v[iteratorSymbol];
  if (method == null) throw new TypeErr(`${context}: The object must have a callable @@iterator property.`);
  const out = [];
  const iterator = apply(method, v, []);
  if (!isObject(iterator)) throw new TypeErr(`${context}: the iterator is not an object.`);
  const next = iterator.next;
  for (let step = apply(next, iterator, []); !step.done; step = apply(next, iterator, [])) out.push(convert(step.value));
  return out;
}
function toRecord(v, key, convert, context) {
  if (!isObject(v)) throw new TypeErr(`${context}: The provided value is not an object.`);
  const out = [], at = new Map();
  for (const name of ownKeys(v)) {
    const d = getDescriptor(v, name);
    if (d === undefined || !d.enumerable) continue;
    const typed = key(name), value = convert(v[name]), known = at.get(typed);
    if (known !== undefined) known[1] = value;
    else {
      const pair = [typed, value];
      at.set(typed, pair);
      out.push(pair);
    }
  }
  return out;
}
const typedArrayTag = getDescriptor(Object.getPrototypeOf(Uint8Array.prototype), tagSymbol).get;
const bufferLength = getDescriptor(ArrayBuffer.prototype, "byteLength").get;
const isView = ArrayBuffer.isView;
function isArrayBuffer(v) {
  try { apply(bufferLength, v, []); return true; } catch { return false; }
}
function isBuffer(v, name) {
  if (!isObject(v)) return false;
  switch (name) {
    case "ArrayBufferView": return isView(v);
    case "BufferSource": return isView(v) || isArrayBuffer(v);
    case "ArrayBuffer": return isArrayBuffer(v);
    case "DataView": return isView(v) && apply(typedArrayTag, v, []) === undefined;
    default: return isView(v) && apply(typedArrayTag, v, []) === name;
  }
}
function toBuffer(v, name, context) {
  if (!isBuffer(v, name)) throw new TypeErr(`${context} is not of type '${name}'.`);
  return v;
}

// Interface objects and prototypes (Web IDL §3.7)

const TYPE_BY_NAME = { __proto__: null }, HIGH = [], EXPOSED = [], NAMESPACES = [];
const INTERFACE = { __proto__: null }, CONSTRUCTORS = [];

function defineInterface(name, parent, proto, low, high, exposed, length, construct) {
  const made = construct === null
    ? function () { /*%*/ throw new TypeErr("Illegal constructor"); }
    : function (...args) { /*%*/
        if (new.target === undefined) throw new TypeErr(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
        return construct(args, new.target);
      };
  defineProperty(made, "length", { value: length, configurable: true });
  defineProperty(made, "name", { value: name, configurable: true });
  setPrototypeOf(made, parent);
  defineProperty(made, "prototype", { value: proto, writable: false, enumerable: false, configurable: false });
  defineProperty(proto, "constructor", { value: made, writable: true, enumerable: false, configurable: true });
  defineProperty(proto, tagSymbol, { value: name, writable: false, enumerable: false, configurable: true });
  PROTO[low] = proto;
  NAME[low] = name;
  HIGH[low] = high;
  TYPE_BY_NAME[name] = low;
  INTERFACE[name] = made;
  CONSTRUCTORS[low] = made;
  for (let i = low + 1; i <= high; i++) PARENT_TYPE[i] = low;
  if (exposed !== 0) EXPOSED.push([name, made, exposed]);
  return made;
}
function defineConstant(made, proto, name, value) {
  const d = { value, writable: false, enumerable: true, configurable: false };
  defineProperty(made, name, d);
  defineProperty(proto, name, d);
}
function defineMembers(target, members) { defineProperties(target, getDescriptors(members)); }
const IN_WINDOWS = 1, IN_WORKERS = 2;
function defineNamespace(name, members, exposed) {
  defineProperty(members, tagSymbol, { value: name, configurable: true });
  NAMESPACES.push([name, members, exposed]);
}
function defineUnscopables(proto, names) {
  const list = create(null);
  for (const name of names) list[name] = true;
  defineProperty(proto, Symbol.unscopables, { value: list, configurable: true });
}
function replace(o, name, value) {
  defineProperty(o, name, { value, writable: true, enumerable: true, configurable: true });
}

// Iteration (Web IDL §3.7.9, §3.7.10)

function defineIndexedIterator(proto) {
  defineProperty(proto, iteratorSymbol, { value: ArrayPrototype[iteratorSymbol], writable: true, enumerable: false, configurable: true });
}
const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][iteratorSymbol]()));
function defineIterable(proto, name, low, high, entries) {
  if (entries === null) {
    defineIndexedIterator(proto);
    for (const method of ["entries", "forEach", "keys", "values"]) {
      defineProperty(proto, method, { value: ArrayPrototype[method], writable: true, enumerable: true, configurable: true });
    }
    return;
  }
  const states = new WeakMap();
  const iteratorProto = {
    __proto__: iteratorPrototype,
    next() {
      const state = states.get(this);
      if (state === undefined) illegal();
      const list = entries(state.of);
      if (state.at >= list.length) return { value: undefined, done: true };
      const [key, value] = list[state.at++];
      return { value: state.kind === 0 ? key : state.kind === 1 ? value : [key, value], done: false };
    },
  };
  defineProperty(iteratorProto, tagSymbol, { value: `${name} Iterator`, configurable: true });
  const iterate = (of, kind) => {
    check(of, low, high);
    const made = create(iteratorProto);
    states.set(made, { of, kind, at: 0 });
    return made;
  };
  defineMembers(proto, {
    entries() { /*%*/ return iterate(this, 2); },
    keys() { /*%*/ return iterate(this, 0); },
    values() { /*%*/ return iterate(this, 1); },
    forEach(callback, thisArg = undefined) { /*%*/
      check(this, low, high);
      if (typeof callback !== "function") throw new TypeErr("The callback is not a function.");
      for (let i = 0, list = entries(this); i < list.length; i++, list = entries(this)) {
        const [key, value] = list[i];
        apply(callback, thisArg, [value, key, this]);
      }
    },
  });
  defineProperty(proto, iteratorSymbol, { value: proto.entries, writable: true, enumerable: false, configurable: true });
}

// Web IDL §3.7.12: setOf gives the Set that an object stands for.
// `convert` makes of any value one of the set, or throws.
function defineSetlike(proto, name, low, high, setOf, convert = toStr) {
  const set = o => setOf(check(o, low, high));
  const members = {
    get size() { /*%*/ return set(this).size; },
    has(value) { /*%*/ if (arguments.length < 1) few("has", name, 1, 0); return set(this).has(convert(value)); },
    values() { /*%*/ return set(this).values(); },
    entries() { /*%*/ return set(this).entries(); },
    forEach(callback, thisArg = undefined) { /*%*/
      const of = set(this);
      if (typeof callback !== "function") throw new TypeErr("The callback is not a function.");
      of.forEach(value => apply(callback, thisArg, [value, value, this]));
    },
    add(value) { /*%*/ if (arguments.length < 1) few("add", name, 1, 0); set(this).add(convert(value)); return this; },
    delete(value) { /*%*/ if (arguments.length < 1) few("delete", name, 1, 0); return set(this).delete(convert(value)); },
    clear() { /*%*/ set(this).clear(); },
  };
  defineMembers(proto, members);
  defineProperty(proto, "keys", { value: proto.values, writable: true, enumerable: true, configurable: true });
  defineProperty(proto, iteratorSymbol, { value: proto.values, writable: true, enumerable: false, configurable: true });
}

// Indexed and named properties (Web IDL §3.9)

const handlers = new Map();
function handlerOf(type, legacy) {
  let handler = handlers.get(legacy);
  if (handler === undefined) handlers.set(legacy, handler = makeHandler(legacy));
  return handler;
}

function indexOfKey(key) {
  if (typeof key !== "string") return -1;
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return -1;
  const number = key >>> 0;
  return number !== 4294967295 && `${number}` === key ? number : -1;
}
function lengthOf(o, proto) { return o.length; }

function makeHandler(legacy) {
  const hasIndexed = legacy.item !== undefined, hasNamed = legacy.named !== undefined;
  // The named property, undefined when there is none or when something else hides it.
  const visible = (target, self, key) => {
    if (!hasNamed || typeof key !== "string") return undefined;
    if (!legacy.overrides) {
      if (getDescriptor(target, key) !== undefined) return undefined;
      if (key in Object.getPrototypeOf(target)) return undefined;
    }
    return legacy.named(self, key);
  };
  return {
    __proto__: null,
    get(target, key, receiver) {
      if (hasIndexed) {
        const index = indexOfKey(key);
        if (index >= 0) {
          const item = legacy.item(target, index);
          return item === null ? undefined : item;
        }
      }
      const value = visible(target, target, key);
      return value !== undefined ? value : reflectGet(target, key, receiver);
    },
    has(target, key) {
      if (hasIndexed) {
        const index = indexOfKey(key);
        if (index >= 0) return legacy.item(target, index) != null;
      }
      return visible(target, target, key) !== undefined || key in target;
    },
    set(target, key, value, receiver) {
      if (hasIndexed) {
        const index = indexOfKey(key);
        if (index >= 0) {
          if (legacy.setIndexed === undefined) return false;
          legacy.setIndexed(target, index, value);
          return true;
        }
      }
      if (typeof key === "string" && legacy.setNamed !== undefined) {
        // Also where something else hides the property (Web IDL §3.9.2).
        legacy.setNamed(target, key, value);
        return true;
      }
      if (hasNamed && legacy.setNamed === undefined && visible(target, target, key) !== undefined) return false;
      return reflectSet(target, key, value, receiver);
    },
    getOwnPropertyDescriptor(target, key) {
      if (hasIndexed) {
        const index = indexOfKey(key);
        if (index >= 0) {
          const item = legacy.item(target, index);
          return item == null ? undefined : { value: item, writable: legacy.setIndexed !== undefined, enumerable: true, configurable: true };
        }
      }
      const value = visible(target, target, key);
      if (value !== undefined) return { value, writable: legacy.setNamed !== undefined, enumerable: legacy.enumerable, configurable: true };
      return getDescriptor(target, key);
    },
    defineProperty(target, key, d) {
      if (hasIndexed && indexOfKey(key) >= 0) {
        if (legacy.setIndexed === undefined || !("value" in d)) return false;
        legacy.setIndexed(target, indexOfKey(key), d.value);
        return true;
      }
      if (hasNamed && typeof key === "string") {
        if (legacy.setNamed !== undefined && (legacy.overrides || !(key in target))) {
          if (!("value" in d)) return false;
          legacy.setNamed(target, key, d.value);
          return true;
        }
        if (legacy.setNamed === undefined && visible(target, target, key) !== undefined) return false;
      }
      return reflectDefine(target, key, d);
    },
    deleteProperty(target, key) {
      if (hasIndexed) {
        const index = indexOfKey(key);
        if (index >= 0) return legacy.item(target, index) == null;
      }
      if (visible(target, target, key) !== undefined) {
        if (legacy.deleteNamed === undefined) return false;
        return legacy.deleteNamed(target, key) !== false;
      }
      return delete target[key];
    },
    ownKeys(target) {
      const keys = [];
      if (hasIndexed) for (let i = 0, n = legacy.length(target); i < n; i++) keys.push(`${i}`);
      if (hasNamed) {
        for (const name of legacy.names(target)) {
          if (!keys.includes(name) && visible(target, target, name) !== undefined) keys.push(name);
        }
      }
      for (const key of ownKeys(target)) if (!keys.includes(key)) keys.push(key);
      return keys;
    },
    preventExtensions() { return false; },
  };
}

// Calls of the page's functions from the outside: an exception is reported, not thrown.
function invoke(f, self, args) {
  try {
    return apply(f, self, args);
  } catch (e) {
    reportException(e);
    return undefined;
  }
}
// A realm's start takes the event loop's own, before a page may replace it.
let reportException = e => { fireError(`Uncaught ${e}`, "", 0, 0, e); };
function keepReporter() {
  if (typeof global.reportError === "function") reportException = global.reportError;
}

// Names of nodes, asked for once.
const names = [];
function nameOf(number) {
  const at = L[(number << 3) + QNAME];
  let name = names[at];
  if (name === undefined) {
    const prefix = Host_namePrefix(at), local = Host_nameLocal(at), namespace = Host_nameSpace(at);
    const qualified = prefix === null ? local : `${prefix}:${local}`;
    name = { prefix, local, namespace, qualified, upper: namespace === HTML ? asciiUpper(qualified) : qualified };
    names[at] = name;
  }
  return name;
}
const HTML = "http://www.w3.org/1999/xhtml", SVG = "http://www.w3.org/2000/svg";
function asciiUpper(s) { return s.replace(/[a-z]+/g, m => m.toUpperCase()); }
function asciiLower(s) { return s.replace(/[A-Z]+/g, m => m.toLowerCase()); }

// What Java does not do at once: mutation observers' microtask, custom elements' reactions.
let observersQueued = false;
let reactionsPending = false;
let reactionDepth = 0;               // how many [CEReactions] calls that are JavaScript are open
function afterwards(holdReactions) {
  const notes = A[50];
  A[50] = 0;
  if ((notes & 1) !== 0) queueObservers();
  if ((notes & 2) !== 0) reactionsPending = true;
  if ((notes & 4) !== 0) selectionChanged();
  if ((notes & 8) !== 0) enqueueMicrotask(Host_runMicrotasks);
  if (reactionsPending && holdReactions !== true) runReactions();
}
// A script was terminated: V8 has dropped its microtasks, and has run no `finally`.
function scriptTerminated() {
  A[50] = 0;
  observersQueued = false;
  reactionDepth = 0;
}
function endReactions(depth) {
  reactionDepth = depth;
  if (reactionsPending) runReactions();
}

function bulk(count) {
  const list = new Array(count);
  const numbers = B.slice(0, count);
  for (let i = 0; i < count; i++) list[i] = wrap(numbers[i]);
  return list;
}
