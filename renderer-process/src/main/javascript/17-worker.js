// Workers (HTML §10). A worker and who made it talk through two ports that are entangled.

function resolveUrl(url) {
  return pageDocument !== null ? Host_resolve(numberOf(pageDocument), url, false) : parseUrl(url, Host_workerUrl());
}

function Worker_construct(o, url, options) {
  const resolved = resolveUrl(url);
  if (resolved === null) throw domException("SyntaxError", `Failed to construct 'Worker': Script at '${url}' cannot be accessed: invalid URL.`);
  const s = stateOf(o), outside = Host_newPorts(), inside = outside + 1;
  adoptPort(o, outside, inside, o);
  s.port.onerror = error => workerFailed(o, error);
  enablePort(s.port);
  s.worker = 0;
  checkSameOrigin("Worker", resolved);
  Host_claimPort(outside);
  s.worker = Host_startWorker(outside, resolved, options.name, options.type === "module", emulatedForWorkers());
}
// Not in the spec, which has the fetch fail; as in Chromium.
function checkSameOrigin(kind, url) {
  if (!sameOriginScript(url)) throw domException("SecurityError", `Failed to construct '${kind}': Script at '${url}' cannot be accessed from origin '${Host_windowOrigin()}'.`);
}
function sameOriginScript(url) {
  if (url.startsWith("data:")) return true;
  const origin = Host_urlPart(url, "origin");
  return origin === Host_windowOrigin() || url.startsWith("file:") && Host_windowOrigin() === "null" || url.startsWith("blob:null/");
}
function Worker_terminate(o) {
  const s = stateOf(o);
  if (s.worker !== 0) Host_terminateWorker(s.worker);
  s.worker = 0;
  if (!s.port.detached) forgetPort(s.port);
}
function Worker_postMessage(o, message, given) {
  postThroughPort(stateOf(o).port, o, message, isArray(given) ? given : given.transfer);
}
// An exception that nothing in the worker dealt with, or a script that could not be had (null).
function workerFailed(o, error) {
  if (error === null) { fireEvent(o, "error", { cancelable: true }); return; }
  const init = { error: null, message: error.message, filename: error.filename, lineno: error.lineno, colno: error.colno, cancelable: true };
  if (fireEvent(o, "error", init, "ErrorEvent")) {
    if (!fireError(error.message, error.filename, error.lineno, error.colno, null)) global.console.error(error.message);
  }
}

function SharedWorker_construct(o, url, given) {
  const options = typeof given === "string" ? dict_WorkerOptions({ name: given }, "") : given;
  const resolved = resolveUrl(url);
  if (resolved === null) throw domException("SyntaxError", `Failed to construct 'SharedWorker': Script at '${url}' cannot be accessed: invalid URL.`);
  const s = stateOf(o), outside = Host_newPorts(), errors = Host_newPorts();
  adoptPort(o, errors, errors + 1, o).onerror = () => fireEvent(o, "error", { cancelable: true });
  enablePort(s.port);
  s.shared = newPort(outside, outside + 1);
  checkSameOrigin("SharedWorker", resolved);
  Host_claimPort(errors);
  Host_claimPort(outside);
  Host_connectShared(outside + 1, outside, errors, resolved, options.name, `${options.type} ${options.credentials}`);
}
function SharedWorker_port(o) { return stateOf(o).shared; }

// Inside a worker
function SharedWorkerGlobalScope_name() { return workerName; }
function SharedWorkerGlobalScope_close() { Host_closeWorker(); }
function connected(end) {
  const port = TRANSFERABLE.MessagePort.receive(end);
  const event = makeEvent("MessageEvent", "connect", undefined), s = stateOf(event);
  s.init = { data: "", origin: "", lastEventId: "", source: port, ports: [port] };
  s.trusted = true;
  dispatch(event, s, global, false);
}
let workerPort = null, workerName = "";
function startWorker(shared) {
  setPrototypeOf(global, shared ? proto_SharedWorkerGlobalScope : proto_DedicatedWorkerGlobalScope);
  new Platform(global, 0, shared ? TYPE_BY_NAME.SharedWorkerGlobalScope : TYPE_BY_NAME.DedicatedWorkerGlobalScope);
  delete global[shared ? "DedicatedWorkerGlobalScope" : "SharedWorkerGlobalScope"];
  for (const key of ["timing", "navigation"]) delete proto_Performance[key];
  delete proto_XMLHttpRequest.responseXML;
  const members = shared ? members_SharedWorkerGlobalScope : members_DedicatedWorkerGlobalScope;
  for (const key of ownKeys(members)) defineProperty(global, key, getDescriptor(members, key));
  // What WindowOrWorkerGlobalScope has is written for windows: here it is called with something that stands for one.
  const window = new Platform({}, 0, TYPE_BY_NAME.Window);
  for (const key of SHARED_WITH_WINDOWS) {
    const d = getDescriptor(members_Window, key);
    if (d === undefined) continue;
    if (typeof d.value === "function") {
      const f = d.value, made = { [key](...args) { return apply(f, window, args); } }[key];
      defineProperty(made, "length", { value: f.length, configurable: true });
      defineProperty(global, key, { ...d, value: made });
    } else {
      const get = d.get;
      defineProperty(global, key, { get: getDescriptor({ get [key]() { return apply(get, window, []); } }, key).get,
        set: getDescriptor({ set [key](v) { replace(global, key, v); } }, key).set, enumerable: true, configurable: true });
    }
  }
}
const SHARED_WITH_WINDOWS = ["atob", "btoa", "structuredClone", "fetch", "performance", "origin", "isSecureContext", "crossOriginIsolated", "crypto",
  "indexedDB", "caches", "createImageBitmap", "scheduler"];

// Java calls this before the worker's script, and workerReady after it.
function beginWorker(outside, name, surroundings) {
  if (surroundings !== "") emulate(JSON.parse(surroundings));
  workerName = name;
  workerPort = adoptPort(global, outside + 1, outside, global);
  Host_claimPort(outside + 1);
}
function workerReady() { enablePort(workerPort); }
// The worker's errors go to who made it (§10.2.1.3 "report an exception" of a worker).
function tellOwner(message, filename, lineno, colno) {
  if (workerPort.peer !== 0 && isA(global, TYPE_BY_NAME.DedicatedWorkerGlobalScope, TYPE_BY_NAME.DedicatedWorkerGlobalScope)) sendToPort(workerPort.peer, { error: { message, filename, lineno, colno } });
}
let thrownByImport;
function keepThrown(value) { thrownByImport = value; }

function WorkerGlobalScope_self() { return global; }
let workerLocation = null, workerNavigator = null;
function WorkerGlobalScope_location() { return workerLocation ??= makeJs(TYPE_BY_NAME.WorkerLocation); }
function WorkerGlobalScope_navigator() { return workerNavigator ??= makeJs(TYPE_BY_NAME.WorkerNavigator); }
function WorkerGlobalScope_importScripts(o, urls) {
  const resolved = urls.map(url => {
    const each = resolveUrl(url);
    if (each === null) throw domException("SyntaxError", `Failed to execute 'importScripts' on 'WorkerGlobalScope': The URL '${url}' is invalid.`);
    return each;
  });
  for (const url of resolved) {
    const outcome = Host_importScript(url);
    if (outcome === 1) throw domException("NetworkError", `Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '${url}' failed to load.`);
    if (outcome === 2) {
      const thrown = thrownByImport;
      thrownByImport = undefined;
      throw thrown;
    }
    if (outcome === 3) throw new TypeErr("Failed to execute 'importScripts' on 'WorkerGlobalScope': Module scripts don't support importScripts().");
  }
}
function DedicatedWorkerGlobalScope_name() { return workerName; }
function DedicatedWorkerGlobalScope_postMessage(o, message, given) {
  postThroughPort(workerPort, null, message, isArray(given) ? given : given.transfer);
}
function DedicatedWorkerGlobalScope_close() { Host_closeWorker(); }

function WorkerLocation_href() { return Host_workerUrl(); }
function WorkerLocation_origin() { return Host_urlPart(Host_workerUrl(), "origin"); }
function WorkerLocation_protocol() { return Host_urlPart(Host_workerUrl(), "protocol"); }
function WorkerLocation_host() { return Host_urlPart(Host_workerUrl(), "host"); }
function WorkerLocation_hostname() { return Host_urlPart(Host_workerUrl(), "hostname"); }
function WorkerLocation_port() { return Host_urlPart(Host_workerUrl(), "port"); }
function WorkerLocation_pathname() { return Host_urlPart(Host_workerUrl(), "pathname"); }
function WorkerLocation_search() { return Host_urlPart(Host_workerUrl(), "search"); }
function WorkerLocation_hash() { return Host_urlPart(Host_workerUrl(), "hash"); }
