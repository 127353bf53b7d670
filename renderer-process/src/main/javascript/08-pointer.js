// Beside a wheel's measure in pixels, the older one as Chromium has it: 120 for a notch, and the other way round. An event
// that a script makes with one of the two has the other from it: the older as the newer is, the newer the other way round.
function wheelSide(o, side) { const { init } = stateOf(o); return init[`delta${side}`] || 0 - init[`wheelDelta${side}`]; }
function WheelEvent_deltaX(o) { return wheelSide(o, "X"); }
function WheelEvent_deltaY(o) { return wheelSide(o, "Y"); }
function oldWheelSide(o, side) { const { init } = stateOf(o); return init[`wheelDelta${side}`] || Math.trunc(init[`delta${side}`]); }
function WheelEvent_wheelDeltaX(o) { return oldWheelSide(o, "X"); }
function WheelEvent_wheelDeltaY(o) { return oldWheelSide(o, "Y"); }
function WheelEvent_wheelDelta(o) { return oldWheelSide(o, "Y") || oldWheelSide(o, "X"); }

// A listener that may cancel scrolling makes the wheel wait for this thread.
let wheelBlocked = false;
blockWheel = type => {
  if ((type !== "wheel" && type !== "mousewheel") || wheelBlocked || pageDocument === null) return;
  wheelBlocked = true;
  Host_blocksWheel();
};

// Pointer capture (Pointer Events §8). The id of the mouse is 1; each finger that is put down has one of its own (08-touch.js).

const MOUSE_POINTER = 1;
function checkPointer(id, what) {
  if (id !== MOUSE_POINTER && fingerOf(id) === null) throw domException("NotFoundError", `Failed to execute '${what}' on 'Element': No active pointer with the given id is found.`);
}
function Element_setPointerCapture(e, id) {
  checkPointer(id, "setPointerCapture");
  if (!Host_isConnected(numberOf(e))) throw domException("InvalidStateError", "Failed to execute 'setPointerCapture' on 'Element': InvalidStateError");
  if (id !== MOUSE_POINTER) fingerOf(id).pending = e;
  else if (e.ownerDocument === pageDocument) Host_pointerCapture(numberOf(e), 1);
}
function Element_releasePointerCapture(e, id) {
  checkPointer(id, "releasePointerCapture");
  if (id === MOUSE_POINTER) Host_pointerCapture(numberOf(e), 0);
  else if (fingerOf(id).pending === e) fingerOf(id).pending = null;
}
function Element_hasPointerCapture(e, id) {
  return id === MOUSE_POINTER ? Host_pointerCapture(numberOf(e), 2) : fingerOf(id)?.pending === e;
}
