// Events and their dispatch (DOM §2), event handlers (HTML §8.1.8), abort signals (DOM §3).

const INITS = { __proto__: null };   // by interface: the function that makes its init dictionary
let currentEvent;                    // window.event
function now() { return Host_now(); }

function eventState(type, init) {
  return {
    type, bubbles: init.bubbles, cancelable: init.cancelable, composed: init.composed, init,
    target: null, related: null, current: null, phase: 0, stop: false, stopNow: false,
    canceled: false, passive: false, dispatching: false, initialized: true, trusted: false,
    time: now(), path: null,
  };
}
function Event_construct(o, type, init) { setState(o, eventState(type, init)); }
function constructEvent(o, type, init) { setState(o, eventState(type, init)); }
function CustomEvent_construct(o, type, init) { setState(o, eventState(type, init)); }
function CustomEvent_detail(o) { return stateOf(o).init.detail; }
function CustomEvent_initCustomEvent(o, type, bubbles, cancelable, detail) {
  if (stateOf(o).dispatching) return;
  Event_initEvent(o, type, bubbles, cancelable);
  stateOf(o).init = { detail };
}
function Event_type(o) { return stateOf(o).type; }
function Event_target(o) { return stateOf(o).target; }
function Event_srcElement(o) { return stateOf(o).target; }
function Event_currentTarget(o) { return stateOf(o).current; }
function Event_eventPhase(o) { return stateOf(o).phase; }
function Event_stopPropagation(o) { stateOf(o).stop = true; }
function Event_cancelBubble(o) { return stateOf(o).stop; }
function Event_set_cancelBubble(o, v) { if (v) stateOf(o).stop = true; }
function Event_stopImmediatePropagation(o) { const s = stateOf(o); s.stop = true; s.stopNow = true; }
function Event_bubbles(o) { return stateOf(o).bubbles; }
function Event_cancelable(o) { return stateOf(o).cancelable; }
function Event_returnValue(o) { return !stateOf(o).canceled; }
function Event_set_returnValue(o, v) { if (!v) cancel(stateOf(o)); }
function Event_preventDefault(o) { cancel(stateOf(o)); }
function cancel(s) { if (s.cancelable && !s.passive) s.canceled = true; }
function Event_defaultPrevented(o) { return stateOf(o).canceled; }
function Event_composed(o) { return stateOf(o).composed; }
function Event_isTrusted(o) { return stateOf(o).trusted; }
function Event_timeStamp(o) { return stateOf(o).time; }
function Event_initEvent(o, type, bubbles, cancelable) {
  const s = stateOf(o);
  if (s.dispatching) return;
  s.initialized = true;
  s.stop = s.stopNow = s.canceled = s.trusted = false;
  s.target = null;
  s.type = type;
  s.bubbles = bubbles;
  s.cancelable = cancelable;
}
function Event_composedPath(o) {
  const s = stateOf(o), path = s.path;
  if (path === null || path.length === 0) return [];
  const current = s.current;
  if (A[SHADOWS] === 0) return path.map(item => item.target);
  // DOM §2.2 composedPath(): leave out what is hidden from the current target.
  const out = [current];
  let index = 0, hidden = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i].rootOfClosed) hidden++;
    if (path[i].target === current) { index = i; break; }
    if (path[i].slotInClosed) hidden--;
  }
  let level = hidden, most = hidden;
  for (let i = index - 1; i >= 0; i--) {
    if (path[i].rootOfClosed) level++;
    if (level <= most) out.unshift(path[i].target);
    if (path[i].slotInClosed) { level--; if (level < most) most = level; }
  }
  level = most = hidden;
  for (let i = index + 1; i < path.length; i++) {
    if (path[i].slotInClosed) level++;
    if (level <= most) out.push(path[i].target);
    if (path[i].rootOfClosed) { level--; if (level < most) most = level; }
  }
  return out;
}

// EventTarget (DOM §2.7)

function EventTarget_construct(o) { }
function listenersOf(target) {
  const state = stateOf(target);
  return state.listeners !== undefined ? state.listeners : (state.listeners = new Map());
}
function EventTarget_addEventListener(target, type, callback, options) {
  const plain = typeof options === "boolean";
  const capture = plain ? options : options.capture, signal = plain ? undefined : options.signal;
  if (signal !== undefined && stateOf(signal).aborted) return;
  if (callback === null) return;
  if (target === global) bodyHandler(type); else contentHandler(target, type);
  const all = listenersOf(target);
  let list = all.get(type);
  if (list === undefined) all.set(type, list = []);
  for (const each of list) if (each.callback === callback && each.capture === capture && !each.removed) return;
  let passive = plain ? undefined : options.passive;
  if (passive === undefined) passive = passiveByDefault(target, type);
  const listener = { callback, capture, once: plain ? false : options.once, passive, removed: false, handler: false };
  list.push(listener);
  if (signal !== undefined) abortAlgorithms(signal).push(() => removeListener(target, type, listener));
  listenersChanged(type);
  if (!passive) blockWheel(type);
}
let listenersChanged = type => { }, blockWheel = type => { };
function passiveByDefault(target, type) {
  switch (type) {
    case "touchstart": case "touchmove": case "wheel": case "mousewheel":
      return target === global || target === pageDocument || (isA(target, TYPE_BY_NAME.Node, HIGH[TYPE_BY_NAME.Node]) &&
        (target === pageDocument.documentElement || target === pageDocument.body));
    default: return false;
  }
}
function removeListener(target, type, listener) {
  listener.removed = true;
  const all = listenersOf(target), list = all.get(type);
  if (list === undefined) return;
  const at = list.indexOf(listener);
  if (at >= 0) { const copy = list.slice(); copy.splice(at, 1); all.set(type, copy); }
}
function EventTarget_removeEventListener(target, type, callback, options) {
  const capture = typeof options === "boolean" ? options : options.capture;
  const state = stateOrNull(target);
  if (state === null || state.listeners === undefined) return;
  const list = state.listeners.get(type);
  if (list === undefined) return;
  for (const each of list) {
    if (each.callback === callback && each.capture === capture && !each.handler) { removeListener(target, type, each); return; }
  }
}
function EventTarget_dispatchEvent(target, event) {
  const s = stateOf(event);
  if (s.dispatching || !s.initialized) throw domException("InvalidStateError", "The event is already being dispatched.");
  s.trusted = false;
  return dispatch(event, s, target, false);
}

// Dispatch (DOM §2.9)

let pageDocument = null;             // the document of this realm
function isNode(o) { const t = typeOf(o); return t >= nodeLow && t <= nodeHigh; }
let nodeLow = 0, nodeHigh = -1;

function eventParent(target, s, source) {
  if (!isNode(target)) return null;
  if (A[SHADOWS] !== 0) return shadowEventParent(target, s, source);
  const parent = Node_parentNode(target);
  if (parent !== null) return parent;
  return windowAbove(target, s);
}
function windowAbove(target, s) { return target === pageDocument && s.type !== "load" ? global : null; }
let shadowEventParent = null, retarget = (a, b) => a;

function dispatch(event, s, target, targetIsDocument) {
  s.dispatching = true;
  const path = [];
  let activation = null;
  const click = s.type === "click" && isA(event, TYPE_BY_NAME.MouseEvent, HIGH[TYPE_BY_NAME.MouseEvent]);
  if (A[SHADOWS] === 0) {
    s.target = target;
    if (click && activationOf(target) !== null) activation = target;
    path.push({ target, shadow: target, related: s.init.relatedTarget, rootOfClosed: false, slotInClosed: false });
    for (let at = eventParent(target, s, target); at !== null; at = eventParent(at, s, target)) {
      if (click && activation === null && s.bubbles && activationOf(at) !== null) activation = at;
      path.push({ target: at, shadow: null, related: s.init.relatedTarget, rootOfClosed: false, slotInClosed: false });
    }
  } else {
    activation = shadowPath(event, s, target, path, click);
    if (path.length === 0) { s.dispatching = false; return !s.canceled; }
  }
  s.path = path;
  const saved = activation === null ? undefined : preActivate(activation, event);
  for (let i = path.length - 1; i >= 0; i--) {
    const item = path[i];
    s.phase = item.shadow !== null ? 2 : 1;
    if (s.stop) break;
    invokeItem(event, s, path, i, true);
  }
  for (let i = 0; i < path.length; i++) {
    const item = path[i];
    if (item.shadow !== null) s.phase = 2;
    else { if (!s.bubbles) continue; s.phase = 3; }
    if (s.stop) break;
    invokeItem(event, s, path, i, false);
  }
  s.phase = 0;
  s.current = null;
  s.path = null;
  if (A[SHADOWS] !== 0) {
    const last = path[path.length - 1];
    if (last.related !== undefined) s.init.relatedTarget = last.related;
    for (let i = path.length - 1; i >= 0; i--) if (path[i].shadow !== null) { s.target = path[i].shadow; break; }
  }
  s.dispatching = s.stop = s.stopNow = false;
  if (s.clearTargets) { s.target = null; if (s.init.relatedTarget !== undefined) s.init.relatedTarget = null; }
  if (activation !== null) {
    if (!s.canceled) activate(activation, event, saved); else undoActivation(activation, event, saved);
  }
  return !s.canceled;
}
let shadowPath = null;

function invokeItem(event, s, path, index, capturing) {
  const item = path[index], target = item.target;
  if (target === global) bodyHandler(s.type);
  const state = stateOrNull(target);
  const flagged = hasHandlerAttribute(target);
  if ((state === null || state.listeners === undefined) && !flagged) return;
  if (flagged) contentHandler(target, s.type);
  const all = stateOf(target).listeners;
  if (all === undefined) return;
  const list = all.get(s.type);
  if (list !== undefined && list.length > 0) { invokeList(event, s, path, index, capturing, list); return; }
  // DOM §2.9 "invoke" step 10: the old names of some events.
  const old = s.trusted ? legacyName(s.type) : "";
  if (old === "") return;
  if (flagged) contentHandler(target, old);
  const olds = all.get(old);
  if (olds === undefined) return;
  const type = s.type;
  s.type = old;
  invokeList(event, s, path, index, capturing, olds);
  s.type = type;
}
function invokeList(event, s, path, index, capturing, list) {
  const item = path[index], target = item.target;
  if (item.shadow === null && A[SHADOWS] !== 0) {
    for (let i = index; i >= 0; i--) if (path[i].shadow !== null) { s.target = path[i].shadow; break; }
  } else if (item.shadow !== null) s.target = item.shadow;
  if (A[SHADOWS] !== 0 && item.related !== undefined) s.init.relatedTarget = item.related;
  s.current = target;
  const count = list.length;
  for (let i = 0; i < count; i++) {
    const each = list[i];
    if (each.removed || each.capture !== capturing) continue;
    if (each.once) removeListener(target, s.type, each);
    s.passive = each.passive;
    const before = currentEvent;
    if (item.inShadow !== true) currentEvent = event;
    try {
      if (each.handler) runHandler(target, s.type, event, s);
      else if (typeof each.callback === "function") apply(each.callback, target, [event]);
      else {
        const handle = each.callback.handleEvent;
        if (typeof handle !== "function") throw new TypeErr("The listener has no method handleEvent.");
        apply(handle, each.callback, [event]);
      }
    } catch (e) {
      reportException(e);
    }
    currentEvent = before;
    s.passive = false;
    if (s.stopNow) return;
  }
}
function legacyName(type) {
  switch (type) {
    case "animationend": return "webkitAnimationEnd";
    case "animationiteration": return "webkitAnimationIteration";
    case "animationstart": return "webkitAnimationStart";
    case "transitionend": return "webkitTransitionEnd";
    case "wheel": return "mousewheel"; // not in the standard: as Chromium has it
    default: return "";
  }
}

// What elements do when they are clicked (DOM §2.9, HTML §6.4.3) is filled in by the forms file.
let activationOf = target => null, preActivate = (target, event) => undefined;
let activate = (target, event) => { }, undoActivation = (target, event, saved) => { };

// Firing

function makeEvent(kind, type, init) {
  const event = makeJs(TYPE_BY_NAME[kind]);
  const make = INITS[kind];
  setState(event, eventState(type, make === undefined ? dict_EventInit(init, "") : make(init, "")));
  return event;
}
function fireEvent(target, type, init, kind = "Event") {
  const event = makeEvent(kind, type, init);
  const s = stateOf(event);
  s.trusted = true;
  return dispatch(event, s, target, false);
}

const CREATABLE = {
  __proto__: null, beforeunloadevent: "BeforeUnloadEvent", compositionevent: "CompositionEvent", customevent: "CustomEvent",
  devicemotionevent: "DeviceMotionEvent", deviceorientationevent: "DeviceOrientationEvent", dragevent: "DragEvent",
  event: "Event", events: "Event", focusevent: "FocusEvent", hashchangeevent: "HashChangeEvent", htmlevents: "Event",
  keyboardevent: "KeyboardEvent", messageevent: "MessageEvent", mouseevent: "MouseEvent", mouseevents: "MouseEvent",
  storageevent: "StorageEvent", svgevents: "Event", textevent: "TextEvent", touchevent: "TouchEvent", uievent: "UIEvent",
  uievents: "UIEvent",
};
function Document_createEvent(d, name) {
  const kind = CREATABLE[asciiLower(name)];
  // DOM §4.5: of touch events only where there is a touch screen.
  const absent = kind === "TouchEvent" && emulated.touchPoints === undefined;
  if (kind === undefined || absent || TYPE_BY_NAME[kind] === undefined) throw domException("NotSupportedError", `The provided event type ('${name}') is invalid.`);
  const event = makeEvent(kind, "", undefined);
  stateOf(event).initialized = false;
  return event;
}

// Event handlers (HTML §8.1.8.1)

const HANDLER_ATTRIBUTE = 256;
function hasHandlerAttribute(target) {
  if (!isNode(target)) return false;
  return (L[(numberOf(target) << 3) + FLAGS] & HANDLER_ATTRIBUTE) !== 0;
}
const WINDOW_HANDLERS = new Set(["afterprint", "beforeprint", "beforeunload", "hashchange", "languagechange", "message",
  "messageerror", "offline", "online", "pagehide", "pageshow", "popstate", "rejectionhandled", "storage", "unhandledrejection",
  "unload", "blur", "error", "focus", "load", "resize", "scroll"]);
function handlerTarget(target, type) {
  if (!WINDOW_HANDLERS.has(type) || pageDocument === null || !isNode(target)) return target;
  const standsForWindow = target === pageDocument.body || (isHtml(target, "body") || isHtml(target, "frameset")) && target.ownerDocument === pageDocument;
  return standsForWindow ? global : target;
}
// The window's handlers may be in attributes of the body, which nothing has asked for yet.
function bodyHandler(type) {
  if (pageDocument === null || !WINDOW_HANDLERS.has(type)) return;
  const body = pageDocument.body;
  if (body !== null && hasHandlerAttribute(body)) contentHandler(body, type);
}
function handlerAttribute(type) { return type.startsWith("webkit") ? `on${asciiLower(type)}` : `on${type}`; }
function handlersOf(target) { const s = stateOf(target); return s.handlers ??= create(null); }

/** What a content attribute says; null without one. */
function handlerText(target, type) {
  return hasHandlerAttribute(target) ? Host_attribute(numberOf(target), handlerAttribute(type)) : null;
}
// Takes over what a content attribute says, when that has changed.
function contentHandler(target, type) {
  if (!hasHandlerAttribute(target)) return;
  const text = handlerText(target, type);
  const to = handlerTarget(target, type);
  const handlers = handlersOf(to), known = handlers[type];
  if (text === null) {
    if (known !== undefined && known.text !== null && (to === target || known.element === target)) { known.text = null; known.value = null; }
    return;
  }
  if (known !== undefined && known.text === text) return;
  installHandler(to, type, { text, value: null, compiled: false, element: target });
}
function installHandler(target, type, value) {
  const handlers = handlersOf(target);
  const before = handlers[type];
  handlers[type] = value;
  if (before === undefined || before.inactive) {
    const all = listenersOf(target);
    const list = all.get(type);
    const made = { callback: null, capture: false, once: false, passive: passiveByDefault(target, type), removed: false, handler: true };
    if (list === undefined) all.set(type, [made]); else all.set(type, [...list, made]);
    listenersChanged(type);
    if (!made.passive) blockWheel(type);
  }
}
function getHandler(target, type) {
  const to = handlerTarget(target, type);
  contentHandler(target, type);
  const state = stateOrNull(to);
  if (state === null || state.handlers === undefined) return null;
  const handler = state.handlers[type];
  if (handler === undefined) return null;
  return compiled(handler, to, type);
}
function setHandler(target, type, value) {
  const to = handlerTarget(target, type);
  if (!isObject(value)) {
    const state = stateOrNull(to);
    const known = state === null || state.handlers === undefined ? undefined : state.handlers[type];
    if (known === undefined) { if (!hasHandlerAttribute(target)) return; contentHandler(target, type); }
    const all = stateOf(to).listeners;
    if (all !== undefined) {
      for (const each of all.get(type) ?? []) if (each.handler) removeListener(to, type, each);
    }
    handlersOf(to)[type] = { text: handlerText(target, type), value: null, compiled: true, element: null, inactive: true };
    return;
  }
  installHandler(to, type, { text: handlerText(target, type), value, compiled: true, element: null });
}
const FunctionMaker = Function;
function compiled(handler, target, type) {
  if (handler.compiled) return handler.value;
  handler.compiled = true;
  const element = handler.element;
  if (policyOn && !Host_allowsHandler(numberOf(element ?? (pageDocument === null ? null : pageDocument.body)), handler.text)) {
    handler.value = null;
    return null;
  }
  const form = element !== null && "form" in element ? element.form : null;
  const parameters = target === global && type === "error" ? "event, source, lineno, colno, error" : "event";
  const documentScope = element !== null ? element.ownerDocument : pageDocument;
  try {
    if (policyOn) Host_allowStringCode(true);
    // The text alone must be a function body; then it gets its scopes.
    new FunctionMaker(parameters, handler.text);
    // A function's own name is a variable inside it that nothing can be assigned to: a handler that
    // takes itself away by that name gets a function that only has it as a property.
    const own = `on${type}`, body = `(${parameters}) {\n${Host_withImports(handler.text)}\n}`;
    const value = handler.text.includes(own) ? `{${own}: function${body}}.${own}` : `function ${own}${body}`;
    const make = new FunctionMaker("$1", "$2", "$3", `with($1){with($2){with($3){return ${value}}}}`);
    handler.value = make(documentScope, form !== null ? form : {}, element !== null && target !== global ? element : {});
  } catch (e) {
    reportException(e);
    handler.value = null;
  } finally {
    if (policyOn) Host_allowStringCode(false);
  }
  return handler.value;
}
function runHandler(target, type, event, s) {
  const handler = stateOf(target).handlers[type];
  if (handler === undefined) return;
  const f = compiled(handler, target, type);
  if (f === null || typeof f !== "function") return;
  const special = type === "error" && target === global && isA(event, TYPE_BY_NAME.ErrorEvent, TYPE_BY_NAME.ErrorEvent);
  const result = special
    ? apply(f, target, [s.init.message, s.init.filename, s.init.lineno, s.init.colno, s.init.error])
    : apply(f, target, [event]);
  if (type === "beforeunload" && isA(event, TYPE_BY_NAME.BeforeUnloadEvent, TYPE_BY_NAME.BeforeUnloadEvent)) {
    if (result != null) { cancel(s); if (s.returned === undefined || s.returned === "") s.returned = toStr(result); }
  } else if (special ? result === true : result === false) cancel(s);
}

// AbortController and AbortSignal (DOM §3)

function AbortController_construct(o) { stateOf(o).signal = newSignal(); }
function newSignal(kind = "AbortSignal") {
  const signal = makeJs(TYPE_BY_NAME[kind]);
  const s = stateOf(signal);
  s.aborted = false; s.reason = undefined; s.algorithms = []; s.sources = null; s.dependents = [];
  return signal;
}
function abortAlgorithms(signal) { return stateOf(signal).algorithms; }
function AbortController_signal(o) { return stateOf(o).signal; }
function AbortController_abort(o, reason) { signalAbort(stateOf(o).signal, reason); }
function signalAbort(signal, reason) {
  const s = stateOf(signal);
  if (s.aborted) return;
  s.aborted = true;
  s.reason = reason === undefined ? domException("AbortError", "signal is aborted without reason") : reason;
  const dependents = [];
  for (const each of s.dependents) {
    const d = stateOf(each);
    if (!d.aborted) { d.aborted = true; d.reason = s.reason; dependents.push(each); }
  }
  runAbort(signal);
  dependents.forEach(runAbort);
}
function runAbort(signal) {
  const s = stateOf(signal), algorithms = s.algorithms;
  s.algorithms = [];
  for (const each of algorithms) each();
  fireEvent(signal, "abort", undefined);
}
function AbortSignal_aborted(o) { return stateOf(o).aborted; }
function AbortSignal_reason(o) { return stateOf(o).reason; }
function AbortSignal_throwIfAborted(o) { const s = stateOf(o); if (s.aborted) throw s.reason; }
function AbortSignal_static_abort(reason) {
  const signal = newSignal();
  const s = stateOf(signal);
  s.aborted = true;
  s.reason = reason === undefined ? domException("AbortError", "signal is aborted without reason") : reason;
  return signal;
}
function AbortSignal_static_timeout(milliseconds) {
  const signal = newSignal();
  global.setTimeout(() => signalAbort(signal, domException("TimeoutError", "signal timed out")), milliseconds);
  return signal;
}
function AbortSignal_static_any(signals) {
  const made = newSignal();
  dependOn(made, signals);
  return made;
}
// §3.2 "create a dependent abort signal"
function dependOn(made, signals) {
  const s = stateOf(made);
  for (const each of signals) {
    if (stateOf(each).aborted) { s.aborted = true; s.reason = stateOf(each).reason; return; }
  }
  s.sources = [];
  for (const each of signals) {
    const from = stateOf(each);
    for (const source of from.sources === null ? [each] : from.sources) {
      if (!s.sources.includes(source)) { s.sources.push(source); stateOf(source).dependents.push(made); }
    }
  }
}
