// Javet's inspector ends the process when the console is called from a script without a URL, such as one that eval made,
// or with an empty text. So the calls come from here; who lists frames leaves this one out.
(() => {
  "use strict";
  const { apply, ownKeys, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { isArray } = Array, { isError } = Error;
  const kindOf = Function.prototype.call.bind(Object.prototype.toString);
  const textOf = Function.prototype.call.bind(String.prototype.valueOf);
  const isString = value => { try { textOf(value); return true; } catch { return false; } };

  // What becomes of a value in the console's text, by V8's own limits: a list that is too long or too deep, or an object
  // whose text cannot be had, makes all of the text empty.
  const EMPTY = 0, SOMETHING = 1, FAILED = 2;
  const MOST_ITEMS = 10000, MOST_DEPTH = 32;

  function inText(value, inside, room) {
    if (typeof value === "function") return ofOwnText(value);
    if (typeof value !== "object" || value === null) {
      return value === "" || inside.length > 0 && (value === null || value === undefined) ? EMPTY : SOMETHING;
    }
    if (isArray(value)) return ofItems(value, inside, room);
    if (isString(value)) return textOf(value) === "" ? EMPTY : SOMETHING;
    if (isError !== undefined && isError(value)) return ofOwnText(value);
    try {
      const kind = kindOf(value);
      if (kind !== "[object Error]" && kind !== "[object Date]" && kind !== "[object RegExp]") return SOMETHING;
    } catch { /* its toStringTag throws: then V8 asks for the text too */ }
    return ofOwnText(value);
  }

  function ofOwnText(value) {
    try { return `${value}` === "" ? EMPTY : SOMETHING; } catch { return FAILED; }
  }

  function ofItems(list, inside, room) {
    for (let i = 0; i < inside.length; i++) if (inside[i] === list) return EMPTY;
    const { length } = list;
    if (length > room.items || inside.length > MOST_DEPTH) return FAILED;
    room.items -= length;
    inside[inside.length] = list;
    let found = length > 1 ? SOMETHING : EMPTY;
    for (let i = 0; i < length && found !== FAILED; i++) {
      let item = null;
      try { item = list[i]; } catch { /* left out */ }
      const of = inText(item, inside, room);
      if (of !== EMPTY) found = of;
    }
    inside.length--;
    return found;
  }

  function isEmpty(value) {
    try {
      return inText(value, [], { __proto__: null, items: MOST_ITEMS }) !== SOMETHING;
    } catch {
      return true; // a proxy
    }
  }

  const console = globalThis.console;
  delete console.context; // makes consoles without this
  for (const key of ownKeys(console)) {
    const d = getOwnPropertyDescriptor(console, key), original = d.value, counted = key === "assert" ? 2 : 1;
    if (typeof original !== "function") continue;
    d.value = {
      [key](...values) { /*%*/
        // A second text makes it something; who hears of the message takes it away.
        if (values.length === counted && isEmpty(values[counted - 1])) values[counted] = "bulkhead:nothing";
        return apply(original, console, values);
      },
    }[key];
    defineProperty(console, key, d);
  }
})();
