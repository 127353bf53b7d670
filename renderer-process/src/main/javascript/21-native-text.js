// What a page gets for the text of one of our functions (ECMAScript §20.2.3.5): that it is native code.
// Libraries ask whether `querySelectorAll` and others are, and go slower ways of their own if not.
//
// A function of ours that pages can reach begins with the mark. A page's function that has it, too,
// deceives only that page.

const NATIVE_MARK = "/*%*/";
const textOfFunction = FunctionPrototype.toString, textIncludes = String.prototype.includes;
function nativeText(f) {
  const name = getDescriptor(f, "name");
  return `function ${name !== undefined && typeof name.value === "string" ? name.value : ""}() { [native code] }`;
}
defineProperty(FunctionPrototype, "toString", {
  value: {
    toString() { /*%*/
      const text = apply(textOfFunction, this, []);
      return apply(textIncludes, text, [NATIVE_MARK]) ? nativeText(this) : text;
    },
  }.toString,
  writable: true, enumerable: false, configurable: true,
});
