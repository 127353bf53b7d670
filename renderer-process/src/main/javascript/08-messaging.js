// Messages: of windows (HTML §9.3), channels (§9.4) and broadcast channels (§9.5).

// Tasks, in the order in which they were queued.
const tasks = new Map();
let lastTask = 0;
function queueTask(f) {
  tasks.set(++lastTask, f);
  Host_queueTask(lastTask);
}
function runTask(id) {
  const f = tasks.get(id);
  if (f === undefined) return;
  tasks.delete(id);
  invoke(f, undefined, []);
}
queueElementTask = queueTask;

// MessageEvent
function MessageEvent_ports(o) { const s = stateOf(o); return s.frozenPorts ??= Object.freeze(arraySlice(s.init.ports)); }
function MessageEvent_initMessageEvent(o, type, bubbles, cancelable, data, origin, lastEventId, source, ports) {
  const s = stateOf(o);
  if (s.dispatching) return;
  Event_initEvent(o, type, bubbles, cancelable);
  s.init = { data, origin, lastEventId, source, ports };
  s.frozenPorts = undefined;
}
function fireMessage(target, record, origin, source) {
  let read;
  try {
    read = deserialize(record);
  } catch {
    fireEvent(target, "messageerror", { origin, source }, "MessageEvent");
    return;
  }
  const ports = read.moved.filter(each => isA(each, TYPE_BY_NAME.MessagePort, HIGH[TYPE_BY_NAME.MessagePort]));
  const event = makeEvent("MessageEvent", "message", undefined), s = stateOf(event);
  s.init = { data: read.value, origin, lastEventId: "", source, ports };
  s.trusted = true;
  dispatch(event, s, target, false);
}

// Windows: the record is written at once and read in the task. The function is the target's; who calls is whose task runs.
function Window_postMessage(w, message, given, transfer) {
  const plain = typeof given === "string";
  postToWindow(message, plain ? given : given.targetOrigin, plain ? transfer : given.transfer, Host_callingWindow());
}
function postToWindow(message, targetOrigin, transfer, caller) {
  const from = windows[caller];
  const origin = from === undefined ? Host_windowOrigin() : from.origin();
  if (targetOrigin === "/") targetOrigin = origin;
  else if (targetOrigin !== "*") {
    const parsed = Host_absoluteUrl(targetOrigin);
    if (parsed === null) throw domException("SyntaxError", `Failed to execute 'postMessage' on 'Window': Invalid target origin '${targetOrigin}' in a call to 'postMessage'.`);
    targetOrigin = Host_urlPart(parsed, "origin");
    if (targetOrigin === "null") targetOrigin = "an opaque origin";
  }
  const record = serialize(message, transfer);
  queueTask(() => {
    if (targetOrigin !== "*" && targetOrigin !== Host_windowOrigin()) return;
    fireMessage(global, record, origin, windowOf(caller));
  });
}

// Channels. A port is a number; its other end may be in another realm or on another thread. ports: who has a port in this
// isolate; transit: messages of ports that are on their way from realm to realm here.
let ports = new Map();
let transit = new Map();

function newPort(id, peer) {
  const port = makeJs(TYPE_BY_NAME.MessagePort);
  adoptPort(port, id, peer, port);
  return port;
}
const myPorts = new Map();             // what adoptPort made in this realm, by id; null for a broadcast channel
// Makes `target` what hears the messages of a port; `hear`, if it is set, hears them in its place.
function adoptPort(owner, id, peer, target) {
  const state = stateOf(owner);
  state.port = { id, peer, enabled: false, detached: false, queue: [], target, awaited: 0, hear: null };
  myPorts.set(id, state.port);
  const hear = message => receiveAtPort(state.port, message);
  hear.port = state.port;
  ports.set(id, hear);
  const waiting = transit.get(id);
  if (waiting !== undefined) {
    transit.delete(id);
    for (const each of waiting) receiveAtPort(state.port, each);
  }
  return state.port;
}
// §9.4.2: messages stay in the port's queue until the task that takes them: they move with the port.
function receiveAtPort(port, message) {
  if (port.detached) return;
  if (message.closed && !port.enabled) {  // what waits there may still be read
    port.peer = 0;
    if (isPort(port.target)) queueTask(() => fireEvent(port.target, "close", undefined));
    return;
  }
  port.queue.push(message);
  if (port.enabled) queueTask(() => deliverAtPort(port));
}
function deliverAtPort(port) {
  if (port.detached || port.queue.length === 0) return;
  const message = port.queue.shift();
  if (message.closed) {
    forgetPort(port);
    if (isPort(port.target)) fireEvent(port.target, "close", undefined);
    return;
  }
  if (message.connect !== undefined) { connected(message.connect); return; }
  if (port.hear !== null) { port.hear(message); return; }
  if (message.failed) { port.onerror?.(null); return; }
  if (message.error !== undefined) { port.onerror?.(message.error); return; }
  fireMessage(port.target, message, "", null);
}
function enablePort(port) {
  if (port.enabled || port.detached) return;
  port.enabled = true;
  for (const each of port.queue) queueTask(() => deliverAtPort(port));
}
// What hears a port may also be a worker, or its global object.
function isPort(o) { return isA(o, TYPE_BY_NAME.MessagePort, HIGH[TYPE_BY_NAME.MessagePort]); }
function forgetPort(port) {
  port.detached = true;
  port.peer = 0;
  ports.delete(port.id);
  myPorts.delete(port.id);
}
// To a port, wherever it is.
function sendToPort(id, message) {
  const local = ports.get(id);
  if (local !== undefined) {
    if (local.port.awaited > 0) sendAway(id, message, postAway);   // behind those that are still to come from there
    else local(message);
    return;
  }
  const waiting = transit.get(id);
  if (waiting !== undefined) { waiting.push(message); return; }
  sendAway(id, message, postAway);
}
// The ports that move with the message go beside it: in another process they have other numbers.
function sendAway(id, message, way) {
  const { buffers, ...rest } = message, ends = [];
  if (rest.moved !== undefined) {
    rest.moved = rest.moved.map(each => {
      if (each.kind !== "MessagePort") return each;
      handOver(each.payload);
      return { ...each, payload: ends.push(each.payload.id, each.payload.peer) / 2 - 1 };
    });
  }
  way(id, JSON.stringify(rest), ends.join(), ...(buffers ?? []));
}
// A port leaves this thread: what has come for it goes after it; answers to its other end find this thread.
function handOver({ id, peer }) {
  if (ports.has(peer)) Host_claimPort(peer);
  Host_releasePort(id);
  const waiting = transit.get(id);
  if (waiting === undefined) return;
  transit.delete(id);
  for (const each of waiting.reverse()) sendAway(id, each, putBack);
}
let postAway = () => { }, putBack = () => { };  // (id, text, ends, ...buffers): Java takes it to the thread that claimed the port
function receiveAway(id, text, ends, ...buffers) {
  const message = JSON.parse(text);
  message.buffers = buffers;
  if (ends !== "") {
    const numbers = ends.split(",").map(Number);
    for (const each of message.moved) {
      if (each.kind === "MessagePort") each.payload = { id: numbers[2 * each.payload], peer: numbers[2 * each.payload + 1] };
    }
  }
  const local = ports.get(id);
  if (local?.port?.awaited > 0) local.port.awaited--;
  if (local !== undefined) local(message);
  else transit.get(id)?.push(message);
}

function MessageChannel_construct(o) {
  const first = Host_newPorts(), s = stateOf(o);
  s.port1 = newPort(first, first + 1);
  s.port2 = newPort(first + 1, first);
}
function MessageChannel_port1(o) { return stateOf(o).port1; }
function MessageChannel_port2(o) { return stateOf(o).port2; }

function MessagePort_postMessage(o, message, given) {
  const port = stateOf(o).port, transfer = isArray(given) ? given : given.transfer;
  postThroughPort(port, o, message, transfer);
}
function postThroughPort(port, owner, message, transfer) {
  let doomed = false;
  for (const each of transfer) {
    if (each === owner) throw domException("DataCloneError", "Failed to execute 'postMessage' on 'MessagePort': Port at index 0 contains the source port.");
    if (isA(each, TYPE_BY_NAME.MessagePort, HIGH[TYPE_BY_NAME.MessagePort]) && stateOf(each).port.id === port.peer) doomed = true;
  }
  const record = serialize(message, transfer);
  if (port.detached || port.peer === 0 || doomed) return;
  sendToPort(port.peer, record);
}
function MessagePort_start(o) { enablePort(stateOf(o).port); }
function MessagePort_close(o) { closePort(stateOf(o).port); }
function closePort(port) {
  if (port.detached) return;
  const peer = port.peer;
  forgetPort(port);
  if (peer !== 0) sendToPort(peer, { closed: true });
}
// Setting onmessage starts the port.
function startsWithHandler(proto, start) {
  const own = getDescriptor(proto, "onmessage");
  const set = own.set;
  defineProperty(proto, "onmessage", { ...own, set: { set onmessage(v) { /*%*/ apply(set, this, [v]); start(this); } }.__lookupSetter__("onmessage") });
}

TRANSFERABLE.MessagePort = {
  check(o) { if (stateOf(o).port.detached) throw domException("DataCloneError", "A MessagePort is detached and could not be cloned."); },
  send(o) {
    const { id, peer, queue } = stateOf(o).port;
    stateOf(o).port.detached = true;
    ports.delete(id);
    myPorts.delete(id);
    transit.set(id, queue);
    return { id, peer };
  },
  receive({ id, peer }) {
    const port = newPort(id, peer);
    stateOf(port).port.awaited = Host_claimPort(id);
    return port;
  },
};

// Broadcast channels
const broadcasts = new Set();
function BroadcastChannel_construct(o, name) {
  const id = Host_openBroadcast(name);
  setState(o, { name, id, closed: false });
  broadcasts.add(o);
  myPorts.set(id, null);
  ports.set(id, message => queueTask(() => {
    if (!stateOf(o).closed) fireMessage(o, message, message.origin, null);
  }));
}
function BroadcastChannel_name(o) { return stateOf(o).name; }
function BroadcastChannel_postMessage(o, message) {
  const s = stateOf(o);
  if (s.closed) throw domException("InvalidStateError", "Failed to execute 'postMessage' on 'BroadcastChannel': Channel is closed");
  const { root, buffers } = serialize(message);
  broadcastAway(s.id, JSON.stringify({ root, moved: [], origin: Host_windowOrigin() }), "", ...buffers);
}
let broadcastAway = () => { };
function BroadcastChannel_close(o) {
  const s = stateOf(o);
  if (s.closed) return;
  s.closed = true;
  broadcasts.delete(o);
  ports.delete(s.id);
  Host_closeBroadcast(s.id);
}

function connectMessaging(post, back, broadcast) { postAway = post; putBack = back; broadcastAway = broadcast; }

// The realm's document has gone.
function leave() {
  windows[realmNumber] = undefined;
  makers[realmNumber] = undefined;
  detachers.delete(realmNumber);
  // HTML §7.5.10 "destroy": its ports are disentangled.
  for (const [id, port] of myPorts) {
    ports.delete(id);
    if (port !== null && port.peer !== 0 && isPort(port.target)) sendToPort(port.peer, { closed: true });
  }
  myPorts.clear();
  // Callbacks of a document that has gone do not run.
  for (const made of byConstructor.values()) definitions[made.number] = undefined;
}
