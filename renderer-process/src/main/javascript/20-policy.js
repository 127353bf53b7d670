// Content Security Policy §4.3, §4.4: strings are no code any more, bytes no WebAssembly. V8 refuses strings by itself; this lets
// the document hear of it.
let policyOn = false;
const nativeEval = global.eval, NativeEvalError = EvalError;
function policiesChanged(forbidsEval, forbidsWasm) {
  policyOn = true;
  if (forbidsEval && global.eval === nativeEval) forbidStrings();
  if (forbidsWasm) forbidWasm();
}
function forbidStrings() {
  const refuse = text => {
    Host_allowsEval(text);
    throw new NativeEvalError("Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script by the document's Content Security Policy.");
  };
  const replace = (target, name, value) => defineProperty(target, name, { value, writable: true, enumerable: getDescriptor(target, name).enumerable, configurable: true });
  replace(global, "eval", { eval(source) { /*%*/ return typeof source === "string" ? refuse(source) : source; } }.eval);
  // The constructors of functions of each kind (ECMAScript §20.2.1, §27.3.1, §27.4.1, §27.7.1)
  for (const kind of [FunctionMaker, prototypeOf(async function () {}).constructor, prototypeOf(function* () {}).constructor, prototypeOf(async function* () {}).constructor]) {
    const { prototype } = kind;
    const maker = function (...parts) { /*%*/ return refuse(`${parts[parts.length - 1] ?? ""}`); };
    defineProperty(maker, "name", { value: kind.name, configurable: true });
    defineProperty(maker, "length", { value: 1, configurable: true });
    defineProperty(maker, "prototype", { value: prototype, writable: false });
    defineProperty(prototype, "constructor", { value: maker, writable: kind === FunctionMaker, enumerable: false, configurable: true });
    if (kind === FunctionMaker) replace(global, "Function", maker);
  }
  // HTML §8.7: text that is no code any more makes no timer.
  for (const name of ["setTimeout", "setInterval"]) {
    const before = global[name];
    const made = {
      [name](handler, ...rest) { /*%*/
        if (arguments.length === 0 || typeof handler === "function") return apply(before, this, arguments);
        return Host_allowsEval(`${handler}`) ? apply(before, this, arguments) : 0;
      },
    }[name];
    defineProperty(made, "length", { value: 1, configurable: true });
    replace(global, name, made);
  }
}
let wasmForbidden = false;
function forbidWasm() {
  const { WebAssembly } = global;
  if (wasmForbidden || WebAssembly === undefined) return;
  wasmForbidden = true;
  const { Module, CompileError, instantiate } = WebAssembly;
  const refused = name => {
    Host_allowsWasm();
    return new CompileError(`WebAssembly.${name}(): Refused to compile or instantiate WebAssembly module because neither 'wasm-unsafe-eval' nor 'unsafe-eval' is an allowed source of script by the document's Content Security Policy.`);
  };
  const replace = (name, value) => {
    defineProperty(value, "length", { value: 1, configurable: true });
    defineProperty(WebAssembly, name, { value, writable: true, enumerable: getDescriptor(WebAssembly, name).enumerable, configurable: true });
  };
  const maker = function Module() { /*%*/ throw refused("Module"); };
  defineProperty(maker, "prototype", { value: Module.prototype, writable: false });
  defineProperty(Module.prototype, "constructor", { value: maker, writable: true, enumerable: false, configurable: true });
  for (const name of ["customSections", "exports", "imports"]) defineProperty(maker, name, getDescriptor(Module, name));
  replace("Module", maker);
  for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) {
    if (WebAssembly[name] !== undefined) replace(name, { async [name]() { /*%*/ throw refused(name); } }[name]);
  }
  replace("instantiate", {
    async instantiate(source, imports) { /*%*/
      // A module was compiled where that was allowed.
      if (source instanceof Module) return apply(instantiate, this, [source, imports]);
      throw refused("instantiate");
    },
  }.instantiate);
}
