// Content Security Policy §4.3: strings are no code any more. V8 refuses them by itself; this lets the document hear of it.
let policyOn = false;
function policiesChanged(forbidsEval) {
  policyOn = true;
  if (!forbidsEval || global.eval !== nativeEval) return;
  const refuse = text => {
    Host_allowsEval(text);
    throw new NativeEvalError("Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script by the document's Content Security Policy.");
  };
  const made = {
    eval(source) { return typeof source === "string" ? refuse(source) : source; },
    Function(...parts) { return refuse(`${parts[parts.length - 1] ?? ""}`); },
  };
  defineProperty(global, "eval", { value: made.eval, writable: true, enumerable: false, configurable: true });
  const maker = function Function(...parts) { return made.Function(...parts); };
  defineProperty(maker, "prototype", { value: FunctionMaker.prototype, writable: false });
  defineProperty(maker, "length", { value: 1, configurable: true });
  defineProperty(FunctionMaker.prototype, "constructor", { value: maker, writable: true, enumerable: false, configurable: true });
  defineProperty(global, "Function", { value: maker, writable: true, enumerable: false, configurable: true });
}
const nativeEval = global.eval, NativeEvalError = EvalError;
