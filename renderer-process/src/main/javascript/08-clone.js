// Structured clone (HTML §2.7). A value is first written as a record of arrays, strings and numbers that belongs to no
// realm, then read in the realm that is to have it. Between threads the record travels as JSON, its buffers beside it.
//
//   "text" 1 true null      themselves          [U]              undefined
//   [NUMBER,"NaN"]          not for JSON        [BIGINT,"1"]     [REF,n]  the nth object of the record
//   [OBJECT,[k,v,…]]  [ARRAY,length,[k,v,…]]    [DENSE,[v,…]]    [DATE,t]  [REGEXP,source,flags]
//   [MAP,[k,v,…]]  [SET,[v,…]]  [BOXED,v]       [ERROR,name,message,stack,cause]
//   [BUFFER,n,max]  [VIEW,type,buffer,offset,length]             [PLATFORM,interface,payload]  [MOVED,n]

const UNDEFINED = 0, NUMBER = 1, BIGINT = 2, REF = 3, OBJECT = 4, ARRAY = 5, DENSE = 6, DATE = 7, REGEXP = 8, MAP = 9, SET = 10;
const BOXED = 11, ERROR = 12, BUFFER = 13, VIEW = 14, PLATFORM = 15, MOVED = 16;

// What pages may change is taken now.
const MapClass = Map, SetClass = Set, ObjectClass = Object, ArrayClass = Array, BigIntClass = BigInt, DateType = Date, RegExpClass = RegExp;
const mapForEach = Map.prototype.forEach, setForEach = Set.prototype.forEach, mapSize = getDescriptor(Map.prototype, "size").get;
const setSize = getDescriptor(Set.prototype, "size").get, mapGet = Map.prototype.get, mapSet = Map.prototype.set, setAdd = Set.prototype.add;
const dateTime = Date.prototype.getTime, booleanValue = Boolean.prototype.valueOf, numberValue = Number.prototype.valueOf;
const stringValue = String.prototype.valueOf, bigintValue = BigInt.prototype.valueOf;
const regexpSource = getDescriptor(RegExp.prototype, "source").get, regexpFlags = getDescriptor(RegExp.prototype, "flags").get;
const bufferSlice = ArrayBuffer.prototype.slice, bufferTransfer = ArrayBuffer.prototype.transfer;
const bufferDetached = getDescriptor(ArrayBuffer.prototype, "detached").get, bufferResizable = getDescriptor(ArrayBuffer.prototype, "resizable").get;
const bufferMost = getDescriptor(ArrayBuffer.prototype, "maxByteLength").get;
const typedPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const typedBuffer = getDescriptor(typedPrototype, "buffer").get, typedOffset = getDescriptor(typedPrototype, "byteOffset").get;
const typedLength = getDescriptor(typedPrototype, "length").get, typedBytes = getDescriptor(typedPrototype, "byteLength").get;
const viewBuffer = getDescriptor(DataView.prototype, "buffer").get, viewOffset = getDescriptor(DataView.prototype, "byteOffset").get;
const viewLength = getDescriptor(DataView.prototype, "byteLength").get;
const sharedLength = typeof SharedArrayBuffer === "function" ? getDescriptor(SharedArrayBuffer.prototype, "byteLength").get : null;
const VIEWS = { __proto__: null, DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array, BigInt64Array, BigUint64Array, ...(typeof Float16Array === "function" ? { Float16Array } : {}) };
const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const prototypeOf = Object.getPrototypeOf, propertyIsEnumerable = ObjectPrototype.propertyIsEnumerable;
const UNCLONABLE_TAGS = new Set(["Promise", "WeakMap", "WeakSet", "WeakRef", "Generator", "AsyncGenerator", "FinalizationRegistry"]);

// By interface: write(object, deep) gives a payload that JSON can hold (deep writes values inside), read(payload, deep).
const SERIALIZABLE = { __proto__: null };
// By interface: check(object) throws when it cannot go, send(object, inner, bytes) gives a payload and detaches, and
// receive(payload, inner, bytes). inner(port) and bytes(buffer) have a port or a buffer go with the object and give its
// place in the record; where the object is received, they give what is at that place.
const TRANSFERABLE = { __proto__: null };

function brand(get, v) { try { apply(get, v, []); return true; } catch { return false; } }
function cloneError(what) { return domException("DataCloneError", `${what} could not be cloned.`); }
function describeValue(v) {
  if (typeof v === "symbol") return v.toString();
  if (typeof v === "function") { try { return FunctionPrototype.toString.call(v); } catch { return "function"; } }
  const name = NAME[typeOf(v)];
  return name !== undefined ? `${name} object` : "#<Object>";
}

// StructuredSerializeWithTransfer (§2.7.7): { root, buffers, moved }.
function serialize(value, transfer) {
  const buffers = [], seen = new MapClass(), moved = [];
  if (transfer !== undefined && transfer.length > 0) {
    for (const each of transfer) {
      const kind = NAME[typeOf(each)];
      const platform = kind !== undefined ? TRANSFERABLE[kind] : undefined;
      if (platform === undefined && !isArrayBuffer(each)) throw domException("DataCloneError", `Value at index ${moved.length} does not have a transferable type.`);
      if (seen.has(each)) throw domException("DataCloneError", `Value at index ${moved.length} is a duplicate of an earlier one.`);
      if (platform !== undefined) platform.check(each);
      seen.set(each, [MOVED, moved.length]);
      moved.push({ value: each, kind: platform === undefined ? "" : kind });
    }
  }
  let count = 0;
  function write(v) {
    switch (typeof v) {
      case "string": case "boolean": return v;
      case "number": return v !== v || v === Infinity || v === -Infinity || (v === 0 && 1 / v < 0) ? [NUMBER, v === 0 ? "-0" : `${v}`] : v;
      case "undefined": return [UNDEFINED];
      case "bigint": return [BIGINT, `${v}`];
      case "symbol": case "function": throw cloneError(describeValue(v));
    }
    if (v === null) return null;
    const known = apply(mapGet, seen, [v]);
    if (known !== undefined) return known;
    const kind = typeOf(v);
    if (kind !== 0) {
      const name = NAME[kind], serializer = SERIALIZABLE[name];
      if (serializer === undefined) throw cloneError(`${name} object`);
      note(v);
      return [PLATFORM, name, serializer.write(v, write)];
    }
    if (crossOriginObjects.has(v)) throw cloneError("Window object");
    const proto = prototypeOf(v);
    if (proto === ObjectPrototype) { note(v); return [OBJECT, properties(v)]; }
    if (isArray(v)) return writeArray(v);
    return writeExotic(v);
  }
  function note(v) { apply(mapSet, seen, [v, [REF, count++]]); }
  function properties(v) {
    const out = [];
    for (const key of ownKeys(v)) {
      if (typeof key === "string" && apply(propertyIsEnumerable, v, [key])) out.push(key, write(v[key]));
    }
    return out;
  }
  function writeArray(v) {
    note(v);
    const length = v.length, keys = ownKeys(v);
    if (keys.length === length + 1) {
      const out = [];
      let dense = true;
      for (let i = 0; i < length; i++) if (keys[i] !== `${i}`) { dense = false; break; }
      if (dense) {
        for (let i = 0; i < length; i++) {
          if (!apply(propertyIsEnumerable, v, [i])) return [ARRAY, length, rest(v, out, i)];
          out.push(write(v[i]));
        }
        return [DENSE, out];
      }
    }
    return [ARRAY, length, properties(v)];
  }
  // An element went away while others were read: what was read, then what is there.
  function rest(v, read, from) {
    const out = [];
    read.forEach((each, i) => out.push(`${i}`, each));
    for (const key of ownKeys(v)) {
      const index = indexOfKey(key);
      if (typeof key === "string" && (index < 0 || index >= from) && apply(propertyIsEnumerable, v, [key])) out.push(key, write(v[key]));
    }
    return out;
  }
  function writeExotic(v) {
    if (brand(dateTime, v)) { note(v); const t = apply(dateTime, v, []); return [DATE, t === t ? t : null]; }
    if (brand(mapSize, v)) {
      note(v);
      const entries = [], out = [];
      apply(mapForEach, v, [(value, key) => { entries.push(key, value); }]);
      for (const each of entries) out.push(write(each));
      return [MAP, out];
    }
    if (brand(setSize, v)) {
      note(v);
      const entries = [], out = [];
      apply(setForEach, v, [each => { entries.push(each); }]);
      for (const each of entries) out.push(write(each));
      return [SET, out];
    }
    if (isView(v)) return writeView(v);
    if (isArrayBuffer(v)) return writeBuffer(v);
    if (sharedLength !== null && brand(sharedLength, v)) throw cloneError("#<SharedArrayBuffer>");
    if (brand(booleanValue, v)) { note(v); return [BOXED, apply(booleanValue, v, [])]; }
    if (brand(numberValue, v)) { note(v); return [BOXED, write(apply(numberValue, v, []))]; }
    if (brand(stringValue, v)) { note(v); return [BOXED, apply(stringValue, v, [])]; }
    if (brand(bigintValue, v)) { note(v); return [BOXED, write(apply(bigintValue, v, []))]; }
    if (isRegExp(v)) { note(v); return [REGEXP, apply(regexpSource, v, []), apply(regexpFlags, v, [])]; }
    if (isError(v)) return writeError(v);
    const tag = prototypeOf(v) === null ? undefined : v[tagSymbol];
    if (typeof tag === "string" && UNCLONABLE_TAGS.has(tag)) throw cloneError(`#<${tag}>`);
    note(v);
    return [OBJECT, properties(v)];
  }
  function isRegExp(v) { return brand(regexpSource, v); }
  function writeError(v) {
    note(v);
    let name = v.name;
    name = name === undefined ? "Error" : toStr(name);
    if (ERRORS[name] === undefined) name = "Error";
    const d = getDescriptor(v, "message");
    const message = d !== undefined && "value" in d ? toStr(d.value) : null;
    const stack = v.stack;
    const cause = getDescriptor(v, "cause");
    return [ERROR, name, message, typeof stack === "string" ? stack : null, ...(cause !== undefined && "value" in cause ? [write(cause.value)] : [])];
  }
  function writeBuffer(v) {
    if (apply(bufferDetached, v, [])) throw domException("DataCloneError", "An ArrayBuffer is detached and could not be cloned.");
    note(v);
    const resizable = apply(bufferResizable, v, []);
    buffers.push(apply(bufferSlice, v, [0]));
    return [BUFFER, buffers.length - 1, resizable ? apply(bufferMost, v, []) : -1];
  }
  function writeView(v) {
    const type = apply(typedArrayTag, v, []);
    const typed = type !== undefined;
    const buffer = apply(typed ? typedBuffer : viewBuffer, v, []);
    if (sharedLength !== null && brand(sharedLength, buffer)) throw cloneError("#<SharedArrayBuffer>");
    if (apply(bufferDetached, buffer, [])) throw domException("DataCloneError", "An ArrayBuffer is detached and could not be cloned.");
    const written = write(buffer);
    note(v);
    return [VIEW, typed ? type : "DataView", written, apply(typed ? typedOffset : viewOffset, v, []), apply(typed ? typedLength : viewLength, v, [])];
  }
  const root = write(value);
  const inside = [];
  const inner = port => moved.length - 1 + inside.push({ kind: "MessagePort", payload: TRANSFERABLE.MessagePort.send(port), buffer: -1, inner: true });
  const bytes = buffer => buffers.push(buffer) - 1;
  const sent = moved.map(({ value: each, kind }) => {
    if (kind !== "") return { kind, payload: TRANSFERABLE[kind].send(each, inner, bytes), buffer: -1 };
    if (apply(bufferDetached, each, [])) throw domException("DataCloneError", "An ArrayBuffer is detached and could not be transferred.");
    const most = apply(bufferResizable, each, []) ? apply(bufferMost, each, []) : -1;
    let taken;
    try { taken = apply(bufferTransfer, each, []); } catch { throw domException("DataCloneError", "An ArrayBuffer could not be transferred."); }
    buffers.push(taken);
    return { kind: "", payload: most, buffer: buffers.length - 1 };
  });
  return { root, buffers, moved: [...sent, ...inside] };
}
const toTag = ObjectPrototype.toString;
const isError = typeof Error.isError === "function" ? Error.isError : v => apply(toTag, v, []) === "[object Error]";

// StructuredDeserializeWithTransfer (§2.7.8), in this realm: { value, moved }.
function deserialize(record) {
  const objects = [];
  const buffers = record.buffers;
  const inner = place => TRANSFERABLE.MessagePort.receive(record.moved[place].payload);
  const bytes = place => buffers[place];
  const moved = record.moved.filter(each => each.inner !== true)
    .map(each => each.kind !== "" ? TRANSFERABLE[each.kind].receive(each.payload, inner, bytes) : hereBuffer(buffers[each.buffer], each.payload));
  // A buffer of this realm, of the bytes of another's.
  function hereBuffer(buffer, most) {
    if (most < 0) return apply(bufferTransfer, buffer, []);
    const made = new ArrayBuffer(apply(bufferLength, buffer, []), { maxByteLength: most });
    new Uint8Array(made).set(new Uint8Array(buffer));
    return made;
  }
  function fill(o, list) {
    for (let i = 0; i < list.length; i += 2) defineProperty(o, list[i], { value: read(list[i + 1]), writable: true, enumerable: true, configurable: true });
    return o;
  }
  function read(r) {
    if (typeof r !== "object" || r === null) return r;
    switch (r[0]) {
      case UNDEFINED: return undefined;
      case NUMBER: return +r[1];
      case BIGINT: return BigIntClass(r[1]);
      case REF: return objects[r[1]];
      case MOVED: return moved[r[1]];
      case OBJECT: { const o = {}; objects.push(o); return fill(o, r[1]); }
      case ARRAY: { const o = new ArrayClass(r[1]); objects.push(o); return fill(o, r[2]); }
      case DENSE: {
        const o = [], list = r[1];
        objects.push(o);
        for (let i = 0; i < list.length; i++) defineProperty(o, i, { value: read(list[i]), writable: true, enumerable: true, configurable: true });
        return o;
      }
      case DATE: { const o = new DateType(r[1] === null ? NaN : r[1]); objects.push(o); return o; }
      case REGEXP: { const o = new RegExpClass(r[1], r[2]); objects.push(o); return o; }
      case MAP: {
        const o = new MapClass(), list = r[1];
        objects.push(o);
        for (let i = 0; i < list.length; i += 2) { const key = read(list[i]); apply(mapSet, o, [key, read(list[i + 1])]); }
        return o;
      }
      case SET: {
        const o = new SetClass();
        objects.push(o);
        for (const each of r[1]) apply(setAdd, o, [read(each)]);
        return o;
      }
      case BOXED: { const at = objects.length; objects.push(null); return objects[at] = ObjectClass(read(r[1])); }
      case ERROR: {
        const o = create(ERRORS[r[1]].prototype), made = new ERRORS[r[1]]();
        objects.push(made);
        delete made.stack;
        if (r[3] !== null) defineProperty(made, "stack", { value: r[3], writable: true, enumerable: false, configurable: true });
        if (r[2] !== null) defineProperty(made, "message", { value: r[2], writable: true, enumerable: false, configurable: true });
        if (r.length > 4) defineProperty(made, "cause", { value: read(r[4]), writable: true, enumerable: false, configurable: true });
        return made;
      }
      case BUFFER: { const o = hereBuffer(buffers[r[1]], r[2]); objects.push(o); return o; }
      case VIEW: {
        const buffer = read(r[2]), o = new VIEWS[r[1]](buffer, r[3], r[4]);
        objects.push(o);
        return o;
      }
      case PLATFORM: {
        const at = objects.length;
        objects.push(null);
        const reader = SERIALIZABLE[r[1]];
        if (reader === undefined) throw domException("DataCloneError", `${r[1]} is not known here.`);
        return objects[at] = reader.read(r[2], read);
      }
      default: throw domException("DataCloneError", "The record is broken.");
    }
  }
  return { value: read(record.root), moved };
}
function cloneHere(value) {
  if (typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol") return value;
  return deserialize(serialize(value)).value;
}
function Window_structuredClone(w, value, options) { return deserialize(serialize(value, options.transfer)).value; }

SERIALIZABLE.DOMException = {
  write(o) { return [o.name, o.message]; },
  read([name, message]) { return domException(name, message); },
};
SERIALIZABLE.ImageData = {
  write(o, deep) { const { data, width, height } = stateOf(o); return [deep(data), width, height]; },
  read([data, width, height], deep) { return canvasMakeImageData(deep(data), width, height); },
};
for (const name of ["DOMRect", "DOMRectReadOnly"]) {
  SERIALIZABLE[name] = {
    write(o, deep) { return [deep(o.x), deep(o.y), deep(o.width), deep(o.height)]; },
    read(sides, deep) { return new INTERFACE[name](...sides.map(deep)); },
  };
}
