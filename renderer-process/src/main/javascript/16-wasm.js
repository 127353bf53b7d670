// WebAssembly Web API §2: modules of responses. V8 itself knows only bytes.

function addWasmStreaming() {
  const { WebAssembly } = global;
  if (WebAssembly === undefined) return;
  const { compile, instantiate } = WebAssembly;
  const add = (name, value) => defineProperty(WebAssembly, name, { value, writable: true, enumerable: true, configurable: true });
  add("compileStreaming", {
    compileStreaming(source) { /*%*/
      const rest = arguments.length > 1 ? [arguments[1]] : [];
      return then(wasmBytes(source), bytes => apply(compile, WebAssembly, [bytes, ...rest]));
    },
  }.compileStreaming);
  add("instantiateStreaming", {
    instantiateStreaming(source) { /*%*/
      const rest = [];
      for (let i = 1; i < arguments.length; i++) rest.push(arguments[i]);
      if (rest.length > 0 && rest[0] !== undefined && !isObject(rest[0])) {
        return rejectedWith(new TypeErr("WebAssembly.instantiateStreaming(): Argument 1 must be an object"));
      }
      return then(wasmBytes(source), bytes => apply(instantiate, WebAssembly, [bytes, ...rest]));
    },
  }.instantiateStreaming);
}
// "compile a potential WebAssembly response", up to its bytes
function wasmBytes(source) {
  const wrong = why => new TypeErr(`Failed to execute 'compile' on 'WebAssembly': ${why}`);
  return then(resolvedWith(source), response => {
    if (!isA(response, TYPE_BY_NAME.Response, HIGH[TYPE_BY_NAME.Response])) throw wrong("An argument must be provided, which must be a Response or Promise<Response> object");
    const type = Headers_get(Response_headers(response), "content-type");
    if (type === null || asciiLower(type) !== "application/wasm") throw wrong("Incorrect response MIME type. Expected 'application/wasm'.");
    const kind = Response_type(response);
    if (kind === "opaque" || kind === "opaqueredirect" || kind === "error") throw wrong("Response is not CORS-same-origin.");
    if (!Response_ok(response)) throw wrong("HTTP status code is not ok");
    return Body_arrayBuffer(response);
  });
}
