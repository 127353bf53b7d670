// Javet's inspector ends the process when the console is called from a script without a URL, such as one that eval made,
// or with an empty text. So the calls come from here; who lists frames leaves this one out.
(() => {
  "use strict";
  const { apply, ownKeys, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { isArray } = Array;
  const textOf = Function.prototype.call.bind(String.prototype.valueOf);
  const isString = value => { try { textOf(value); return true; } catch { return false; } };

  // Whether the console's text for the value is empty.
  function isEmpty(value, depth) {
    if (value === "" || value === null && depth > 0 || value === undefined && depth > 0) return true;
    if (typeof value !== "object" || value === null) return false;
    if (!isArray(value)) return isString(value) && textOf(value) === "";
    return value.length === 0 || value.length === 1 && depth < 100 && isEmpty(value[0], depth + 1);
  }

  const console = globalThis.console;
  delete console.context; // makes consoles without this
  for (const key of ownKeys(console)) {
    const d = getOwnPropertyDescriptor(console, key), original = d.value, counted = key === "assert" ? 2 : 1;
    if (typeof original !== "function") continue;
    d.value = {
      [key](...values) { /*%*/
        // A second text makes it a blank, and not nothing.
        if (values.length === counted && isEmpty(values[counted - 1], 0)) values[counted] = "";
        return apply(original, console, values);
      },
    }[key];
    defineProperty(console, key, d);
  }
})();
