// Touch Events, and the pointers that fingers are (Pointer Events 3 §4.1 and §9): Java says what the fingers do and what they are over.

// Fingers that are down, by their identifiers: { point, target, pointer, primary, over, pending, captor, active }.
// `target` is where it was put down; the pointer may be captured by `captor` and is over `over`; it is not `active` once the page scrolls.
const fingers = new Map();
const changedFingers = new Set();     // since touch events were last dispatched


function fingerOf(pointerId) {
  for (const finger of fingers.values()) if (finger.pointer === pointerId && finger.active) return finger;
  return null;
}
const bitsOf = n => ({ shiftKey: (n & 1) !== 0, ctrlKey: (n & 2) !== 0, altKey: (n & 4) !== 0, metaKey: (n & 8) !== 0 });

// One finger, as JSON: what it does, and where in the viewport. Pointer events come first, touch events when touchInput is called.
function fingerInput(e, json) {
  const point = JSON.parse(json);
  let finger = fingers.get(point.id);
  if (point.does === "start") {
    finger = { point, target: e, pointer: point.pointer, primary: fingers.size === 0, over: null, pending: e, captor: null, active: true, left: false };
    fingers.set(point.id, finger);
  }
  if (finger === undefined) return false;
  finger.point = point;
  if (point.does === "end" || point.does === "cancel") finger.left = true;
  if (point.does !== "scroll") changedFingers.add(finger);
  if (!finger.active) return true;
  switch (point.does) {
    case "start":
      moveFinger(finger, e);
      return firePointer(finger, e, "pointerdown");
    case "move":
      firePointer(finger, pointerTarget(finger, e), "pointermove");
      return true;
    case "end":
      firePointer(finger, pointerTarget(finger, e), "pointerup");
      break;
    default:
      firePointer(finger, pointerTarget(finger, e), "pointercancel");
  }
  finger.pending = null;
  captureFinger(finger, null);
  moveFinger(finger, null);
  finger.active = false;
  return true;
}
// Whose the event is after §4.1.3.2, "process pending pointer capture".
function pointerTarget(finger, e) {
  captureFinger(finger, e);
  const target = finger.captor ?? e;
  moveFinger(finger, target);
  return target;
}
function captureFinger(finger, e) {
  if (finger.pending !== null && !Host_isConnected(numberOf(finger.pending))) finger.pending = null;
  const { captor, pending } = finger;
  if (captor === pending) return;
  finger.captor = pending;
  if (captor !== null) firePointer(finger, Host_isConnected(numberOf(captor)) ? captor : captor.ownerDocument, "lostpointercapture");
  if (pending === null) return;
  moveFinger(finger, pending);
  firePointer(finger, pending, "gotpointercapture");
}
// §4.1.3.1: what it leaves and enters hears of that.
function moveFinger(finger, to) {
  const from = finger.over !== null && Host_isConnected(numberOf(finger.over)) ? finger.over : null;
  finger.over = to;
  if (from === to) return;
  const around = e => { const all = []; for (let at = e; at !== null; at = parentInFlatTree(at)) all.push(at); return all; };
  const left = around(from), entered = around(to);
  if (from !== null) {
    firePointer(finger, from, "pointerout", to);
    for (const e of left) if (!entered.includes(e)) firePointer(finger, e, "pointerleave", to);
  }
  if (to !== null) {
    firePointer(finger, to, "pointerover", from);
    for (const e of entered.reverse()) if (!left.includes(e)) firePointer(finger, e, "pointerenter", from);
  }
}
function firePointer(finger, target, type, relatedTarget = null) {
  const { point: p, pointer, primary } = finger, inside = type === "pointerenter" || type === "pointerleave";
  const touches = p.does === "start" || p.does === "move", x = p.does === "scroll" ? 0 : p.x, y = p.does === "scroll" ? 0 : p.y;
  const cancelable = !inside && type !== "pointercancel" && type !== "gotpointercapture" && type !== "lostpointercapture";
  return fireEvent(target, type, {
    bubbles: !inside, cancelable, composed: !inside, view: global, relatedTarget, ...bitsOf(p.modifiers),
    clientX: x, clientY: y, screenX: x, screenY: y, button: p.does === "move" || p.does === "cancel" ? -1 : 0, buttons: touches ? 1 : 0,
    pointerId: pointer, pointerType: "touch", isPrimary: primary, pressure: touches ? p.force : 0,
    width: touches || p.does === "cancel" ? 2 * p.radiusX : 1, height: touches || p.does === "cancel" ? 2 * p.radiusY : 1,
  }, "PointerEvent");
}

// Touch Events §5.1 to §5.6: one event for each element that fingers which have changed were put down on.
function touchInput(type, cancelable, modifiers) {
  const changed = [...changedFingers], made = new Map();
  changedFingers.clear();
  for (const [id, finger] of fingers) {
    made.set(finger, touchOf(finger));
    if (finger.left) fingers.delete(id);
  }
  const touches = [...fingers.values()];
  let goesOn = true;
  for (const target of new Set(changed.map(finger => finger.target))) {
    const ours = each => each.target === target;
    goesOn = fireEvent(target, type, {
      bubbles: true, cancelable, composed: true, view: global, ...bitsOf(modifiers),
      touches: touches.map(f => made.get(f)), targetTouches: touches.filter(ours).map(f => made.get(f)), changedTouches: changed.filter(ours).map(f => made.get(f)),
    }, "TouchEvent") && goesOn;
  }
  return goesOn;
}
function touchOf({ target, point: { id, x, y, radiusX, radiusY, angle, force } }) {
  const touch = makeJs(TYPE_BY_NAME.Touch);
  setState(touch, { init: {
    identifier: id, target, clientX: x, clientY: y, screenX: x, screenY: y, pageX: x + (global.scrollX || 0), pageY: y + (global.scrollY || 0),
    radiusX, radiusY, rotationAngle: angle, force,
  } });
  return touch;
}
function Touch_construct(o, init) { setState(o, { init }); }

function touchListOf(event, name) {
  const s = stateOf(event);
  s.touchLists ??= { __proto__: null };
  if (s.touchLists[name] === undefined) {
    const list = makeJs(TYPE_BY_NAME.TouchList);
    stateOf(list).touches = s.init[name];
    s.touchLists[name] = list;
  }
  return s.touchLists[name];
}
function TouchEvent_touches(e) { return touchListOf(e, "touches"); }
function TouchEvent_targetTouches(e) { return touchListOf(e, "targetTouches"); }
function TouchEvent_changedTouches(e) { return touchListOf(e, "changedTouches"); }
function TouchList_length(o) { return stateOf(o).touches.length; }
function TouchList_item(o, index) { return stateOf(o).touches[index] ?? null; }

// Touch Events §6: handlers are there to be found only where there is a touch screen. Pages decide by them.
let touchHandlersInstalled = false;
function installTouchHandlers() {
  if (touchHandlersInstalled) return;
  touchHandlersInstalled = true;
  for (const type of ["touchstart", "touchend", "touchmove", "touchcancel"]) {
    const name = "on" + type, owner = o => check(o ?? global, TYPE_BY_NAME.EventTarget, HIGH[TYPE_BY_NAME.EventTarget]);
    const accessor = getDescriptor({
      get [name]() { /*%*/ return getHandler(owner(this), type); },
      set [name](value) { /*%*/ setHandler(owner(this), type, value); },
    }, name);
    for (const on of [proto_HTMLElement, proto_SVGElement, proto_MathMLElement, proto_Document, global]) defineProperty(on, name, accessor);
  }
}
