// What a page gets for the text of one of our functions (ECMAScript §20.2.3.5): that it is native code.
// Libraries ask whether `querySelectorAll` and others are, and go slower ways of their own if not.
//
// A function of ours that pages can reach begins with the mark. A page's function that has it, too,
// deceives only that page.

const NATIVE_MARK = "/*%*/";
const textOfFunction = FunctionPrototype.toString, textIncludes = String.prototype.includes, textReplace = String.prototype.replace;
// What scripts were given in place of `import` and around what they give to `eval`; see ImportRewriter.
const GIVEN = [
  [/\$bulkheadImport\("(?:[^"\\]|\\.)*"\)/g, "import"],
  [/\$bulkheadMeta\("(?:[^"\\]|\\.)*"\)/g, "import.meta"],
  [/\$bulkheadEval\("(?:[^"\\]|\\.)*"\)\(|\/\*\$bulkhead\*\/\)/g, ""],
];
function asWritten(text) {
  let out = text;
  for (let i = 0; i < GIVEN.length; i++) out = apply(textReplace, out, GIVEN[i]);
  return out;
}
function nativeText(f) {
  const name = getDescriptor(f, "name");
  return `function ${name !== undefined && typeof name.value === "string" ? name.value : ""}() { [native code] }`;
}
defineProperty(FunctionPrototype, "toString", {
  value: {
    toString() { /*%*/
      const text = apply(textOfFunction, this, []);
      return apply(textIncludes, text, [NATIVE_MARK]) ? nativeText(this) : apply(textIncludes, text, ["$bulkhead"]) ? asWritten(text) : text;
    },
  }.toString,
  writable: true, enumerable: false, configurable: true,
});

// And for the text of an exception's stack: no frames of ours, as those of native code are not there. V8 asks the global object's
// Error for this; a page that sets its own sees them all.
const OWN_SCRIPTS = new Set(["bulkhead:bindings", "bulkhead:loop"]);
const textOfError = ErrorPrototype.toString;
defineProperty(Error, "prepareStackTrace", {
  value: {
    prepareStackTrace(error, sites) { /*%*/
      let text;
      try {
        text = apply(textOfError, error, []);
      } catch {
        text = "<error>";
      }
      const names = [];
      for (let i = 0; i < sites.length; i++) names[i] = sites[i].getScriptNameOrSourceURL();
      for (let i = 0; i < sites.length; i++) {
        // What has neither script nor line is built in; we have called it if the next is ours. A string's code has lines.
        const builtIn = names[i] == null && sites[i].getLineNumber() === null;
        const own = OWN_SCRIPTS.has(names[i]) || builtIn && OWN_SCRIPTS.has(names[i + 1]);
        if (!own) text += `\n    at ${sites[i]}`;
      }
      return text;
    },
  }.prepareStackTrace,
  writable: true, enumerable: false, configurable: true,
});
