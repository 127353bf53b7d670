// Start of a realm. All that stands outside of functions here has run before, when V8's snapshot was made (BindingsSnapshot.java).
// Java calls start(...) once, with what the realms of its origin share and the functions and the memory that both sides use.

function setRows(buffer) { L = new Int32Array(buffer); }
function setBulk(buffer) { B = new Int32Array(buffer); }

function joinAgent(agent) {
  ({ W, G, makers, detachers, groups, Platform, windows, definitions, ports, transit, singleHandle, emptyGroup } = agent);
  ({ isA, isMostLikely, idOf: idOrNone, numberOf, numberOrNull, setNumber, typeOf, stateOf, stateOrNull, setGroup, setState, setType } = Platform);
}

// HTML §8.1.2 "similar-origin window agent": [[CanBlock]] is false. Memory of WebAssembly may be shared all the same.
function forbidWaiting() {
  const { Atomics } = global, { wait } = Atomics;
  defineProperty(Atomics, "wait", {
    value: {
      wait(array, index, value, timeout) { /*%*/
        if (isView(array) && !isArrayBuffer(array.buffer)) throw new TypeErr("Atomics.wait cannot be called in this context");
        return apply(wait, this, [array, index, value, timeout]);
      },
    }.wait,
    writable: true, enumerable: false, configurable: true,
  });
}

function start(agent, number, call, callForString, exchange, rows, bulkBuffer, documentNumber) {
  if (agent !== undefined) joinAgent(agent);
  realmNumber = number;
  J = call;
  JR = callForString;
  A = new Int32Array(exchange);
  F = new Float64Array(exchange, 512);
  setRows(rows);
  setBulk(bulkBuffer);
  makers[realmNumber] = makeWrapper;
  detachers.set(realmNumber, Host_addDetached);
  windows[realmNumber] = windowApi();
  startsWithHandler(proto_MessagePort, o => enablePort(stateOf(check(o, TYPE_BY_NAME.MessagePort, HIGH[TYPE_BY_NAME.MessagePort])).port));
  nodeLow = TYPE_BY_NAME.Node;
  nodeHigh = HIGH[nodeLow];
  const exposure = documentNumber <= 0 ? IN_WORKERS : IN_WINDOWS;
  for (const [name, made, where] of EXPOSED) {
    if ((where & exposure) !== 0) defineProperty(global, name, { value: made, writable: true, enumerable: false, configurable: true });
  }
  for (const [name, made, where] of NAMESPACES) {
    if ((where & exposure) !== 0) defineProperty(global, name, { value: made, writable: true, enumerable: false, configurable: true });
  }
  // HTML §8.1.3.2: no agent cluster here is cross-origin isolated.
  delete global.SharedArrayBuffer;
  if (documentNumber > 0) forbidWaiting();
  addWasmStreaming();
  defineMatrixNumbers();
  keepTimers();
  keepReporter();
  if (documentNumber <= 0) {
    startWorker(documentNumber < 0);
    startStreams();
  } else {
    startDocument(documentNumber);
  }
  return {
    agent: agent !== undefined ? agent : { W, G, makers, detachers, groups, Platform, windows, definitions, ports, transit, singleHandle, emptyGroup },
    setRows, setBulk, sweep, fire, fireError, errorInHandler, fireRejection, mediaChanged, visualViewportResized, fontsBegan, fontsChanged, timingsArrived, navigationDone, policiesChanged, focusByClick, targetReached, moveFocus,
    fixFocus, autofocus, hasFocusedArea,
    activateByKey, constructForParser, control, afterwards, scriptTerminated, deliver, wrap,
    numberOf: o => isNode(o) ? numberOf(o) : 0,
    inspect, runTask, historyMoved, hideInsecure, beginWorker, workerReady, keepThrown, leave, receiveAway, connectMessaging,
    updateObservations, notifyIntersections, animationFrame, beforeUnload, forward, rebind, nameDocument,
    lend, eraseListeners: () => eraseListeners(),
  };
}

function startDocument(documentNumber) {
  // A method has no prototype, as a legacy callback interface object has none.
  const callbackFilter = { NodeFilter() { /*%*/ throw new TypeErr("Illegal constructor"); } }.NodeFilter;
  defineNodeFilter(callbackFilter);
  defineProperty(global, "NodeFilter", { value: callbackFilter, writable: true, enumerable: false, configurable: true });
  startWindow();
  startFactories();
  startStreams();
  startNamedAccess();
  defineStyleProperties();
  defineUnitFactories();
  defineInternalsAria();
  pageDocument = wrap(documentNumber);
}

function defineNodeFilter(f) {
  const constants = { FILTER_ACCEPT: 1, FILTER_REJECT: 2, FILTER_SKIP: 3, SHOW_ALL: 0xFFFFFFFF, SHOW_ELEMENT: 1,
    SHOW_ATTRIBUTE: 2, SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8, SHOW_ENTITY_REFERENCE: 16, SHOW_ENTITY: 32,
    SHOW_PROCESSING_INSTRUCTION: 64, SHOW_COMMENT: 128, SHOW_DOCUMENT: 256, SHOW_DOCUMENT_TYPE: 512,
    SHOW_DOCUMENT_FRAGMENT: 1024, SHOW_NOTATION: 2048 };
  for (const name in constants) {
    defineProperty(f, name, { value: constants[name], writable: false, enumerable: true, configurable: false });
  }
}

function startWindow() {
  setPrototypeOf(global, proto_Window);
  new Platform(global, 0, TYPE_BY_NAME.Window);
  for (const key of ownKeys(members_Window)) {
    const d = getDescriptor(members_Window, key);
    if (UNFORGEABLE_ON_WINDOW.has(key)) d.configurable = false;
    defineProperty(global, key, d);
  }
}
// HTML §7.3.3: elements are found by their ids, some by their names, where Window itself has no such property.
const NAMED_ON_WINDOW = new Set(["embed", "form", "img", "object"]);
function namedOnWindow(key) {
  if (typeof key !== "string" || key === "" || pageDocument === null) return undefined;
  const child = childOnWindow(key);
  if (child !== undefined) return child;
  const byId = pageDocument.getElementById(key);
  if (byId !== null) return byId;
  for (const e of Document_getElementsByName(pageDocument, key)) if (NAMED_ON_WINDOW.has(localOf(e))) return e;
  return undefined;
}
function startNamedAccess() {
  const events = Reflect.getPrototypeOf(proto_Window);
  const reflectGet = Reflect.get, reflectHas = Reflect.has;
  setPrototypeOf(proto_Window, new Proxy(create(events, { [Symbol.toStringTag]: { value: "WindowProperties", configurable: true } }), {
    get(target, key, receiver) { return reflectHas(target, key) ? reflectGet(target, key, receiver) : namedOnWindow(key); },
    has(target, key) { return reflectHas(target, key) || namedOnWindow(key) !== undefined; },
    getOwnPropertyDescriptor(target, key) {
      const own = getDescriptor(target, key);
      if (own !== undefined || reflectHas(events, key)) return own;
      const value = namedOnWindow(key);
      return value === undefined ? undefined : { value, writable: true, enumerable: false, configurable: true };
    },
    set(target, key, value, receiver) { return reflectDefine(receiver, key, { value, writable: true, enumerable: true, configurable: true }); },
    defineProperty() { return false; },
    deleteProperty() { return false; },
    preventExtensions() { return false; },
    setPrototypeOf(target, to) { return to === events; },
  }));
}
const UNFORGEABLE_ON_WINDOW = new Set(["window", "document", "location", "top"]);

// An event that Java sends: to a node, or with 0 to the window. True unless it was canceled.
const OF_THE_USER = new Set(["PointerEvent", "MouseEvent", "WheelEvent", "KeyboardEvent"]);
function fire(target, kind, type, json, related) {
  const to = target === 0 ? global : wrap(target);
  const init = json === "" ? undefined : JSON.parse(json);
  if (OF_THE_USER.has(kind)) init.view = global;
  if (type === "mousedown") pressedAt = [init.clientX, init.clientY];
  if (related !== 0) init.relatedTarget = wrap(related);
  if (decoding.length > 0 && (type === "load" || type === "error")) checkDecoding(to);
  if (kind === "PointerEvent" && (closeWatchers.length > 0 || pressedDialog !== null)) {
    pressPlace = [init.clientX, init.clientY];
    lightDismiss(to, type);
  }
  return fireEvent(to, type, init, kind);
}
