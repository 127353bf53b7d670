// Transferable streams (Streams §8.2, §4.2.5, §5.2.5, §6.2.4): what goes through a stream that was transferred goes
// through two entangled ports, whose messages are { type, value }.

// Two entangled ports: the first is used here, the second goes with the stream.
function streamPorts(inner) {
  const first = Host_newPorts(), here = newPort(first, first + 1), there = newPort(first + 1, first);
  return { here: stateOf(here).port, index: inner(there) };
}
// PackAndPostMessage
function packAndPost(port, type, value) {
  if (port.detached || port.peer === 0) return;
  sendToPort(port.peer, serialize({ type, value }));
}
// PackAndPostMessageHandlingError: true, or false and what was thrown in `failure`.
let failure;
function packAndPostHandling(port, type, value) {
  try {
    packAndPost(port, type, value);
    return true;
  } catch (e) {
    failure = e;
    sendStreamError(port, e);
    return false;
  }
}
// CrossRealmTransformSendError: what cannot be cloned is not sent.
function sendStreamError(port, error) {
  try { packAndPost(port, "error", error); } catch { /* the standard discards it */ }
}
function hearStream(port, onMessage, onUnreadable) {
  port.hear = record => {
    let data;
    try { data = deserialize(record).value; } catch { data = undefined; }
    if (data === undefined) onUnreadable(domException("DataCloneError", "A chunk of a transferred stream could not be read."));
    else onMessage(data.type, data.value);
  };
  enablePort(port);
}
// SetUpCrossRealmTransformReadable
function setUpCrossRealmReadable(s, port) {
  const c = slots("ReadableStreamDefaultController");
  hearStream(port, (type, value) => {
    if (type === "chunk") readableDefaultEnqueue(c, value);
    else if (type === "close") { readableDefaultClose(c); closePort(port); }
    else if (type === "error") { readableDefaultError(c, value); closePort(port); }
  }, error => {
    sendStreamError(port, error);
    readableDefaultError(c, error);
    closePort(port);
  });
  const cancel = reason => {
    const sent = packAndPostHandling(port, "error", reason), thrown = failure;
    closePort(port);
    return sent ? resolvedWith(undefined) : rejectedWith(thrown);
  };
  initReadable(s);
  setUpDefaultController(s, c, () => undefined, () => { packAndPost(port, "pull", undefined); return resolvedWith(undefined); }, cancel, 0, () => 1);
}
// SetUpCrossRealmTransformWritable
function setUpCrossRealmWritable(s, port) {
  const c = slots("WritableStreamDefaultController");
  let backpressure = newPromise();
  const relieve = () => {
    if (backpressure === undefined) return;
    backpressure.resolve(undefined);
    backpressure = undefined;
  };
  hearStream(port, (type, value) => {
    if (type === "pull") relieve();
    else if (type === "error") { writableErrorIfNeeded(c, value); relieve(); }
  }, error => {
    sendStreamError(port, error);
    writableErrorIfNeeded(c, error);
    closePort(port);
  });
  const write = chunk => {
    if (backpressure === undefined) { backpressure = newPromise(); backpressure.resolve(undefined); }
    return then(backpressure.promise, () => {
      backpressure = newPromise();
      if (packAndPostHandling(port, "chunk", chunk)) return undefined;
      const thrown = failure;
      closePort(port);
      throw thrown;
    });
  };
  const close = () => {
    packAndPost(port, "close", undefined);
    closePort(port);
    return resolvedWith(undefined);
  };
  const abort = reason => {
    const sent = packAndPostHandling(port, "error", reason), thrown = failure;
    closePort(port);
    return sent ? resolvedWith(undefined) : rejectedWith(thrown);
  };
  initWritable(s);
  setUpWritableController(s, c, () => undefined, write, close, abort, 1, () => 1);
}

function notLocked(isLocked, name) {
  if (isLocked) throw domException("DataCloneError", `Cannot transfer a locked stream: ${name}.`);
}
function sendReadable(s, inner) {
  notLocked(s.reader !== undefined, "ReadableStream");
  const { here, index } = streamPorts(inner), to = slots("WritableStream");
  setUpCrossRealmWritable(to, here);
  markHandled(readableStreamPipeTo(s, to, false, false, false, undefined));
  return index;
}
function sendWritable(s, inner) {
  notLocked(s.writer !== undefined, "WritableStream");
  const { here, index } = streamPorts(inner), from = slots("ReadableStream");
  setUpCrossRealmReadable(from, here);
  markHandled(readableStreamPipeTo(from, s, false, false, false, undefined));
  return index;
}
function receiveReadable(index, inner) {
  const s = slots("ReadableStream");
  setUpCrossRealmReadable(s, stateOf(inner(index)).port);
  return s;
}
function receiveWritable(index, inner) {
  const s = slots("WritableStream");
  setUpCrossRealmWritable(s, stateOf(inner(index)).port);
  return s;
}
TRANSFERABLE.ReadableStream = {
  check() {},
  send(o, inner) { return sendReadable(stateOf(o), inner); },
  receive(index, inner) { return receiveReadable(index, inner).self; },
};
TRANSFERABLE.WritableStream = {
  check() {},
  send(o, inner) { return sendWritable(stateOf(o), inner); },
  receive(index, inner) { return receiveWritable(index, inner).self; },
};
TRANSFERABLE.TransformStream = {
  check() {},
  send(o, inner) {
    const { readable, writable } = stateOf(o);
    notLocked(readable.reader !== undefined, "TransformStream");
    notLocked(writable.writer !== undefined, "TransformStream");
    return [sendReadable(readable, inner), sendWritable(writable, inner)];
  },
  receive([readable, writable], inner) {
    const t = slots("TransformStream");
    t.readable = receiveReadable(readable, inner);
    t.writable = receiveWritable(writable, inner);
    return t.self;
  },
};
