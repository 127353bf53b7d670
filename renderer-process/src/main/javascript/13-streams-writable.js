// Writable and transform streams, and pipes (Streams §5, §6, §4.9.1 ReadableStreamPipeTo).

function WritableStream_construct(o, sink, strategy) {
  const s = stateOf(o), to = sink === undefined || sink === null ? {} : sink, owner = "Failed to construct 'WritableStream'";
  s.self = o;
  const abort = callbackOf(to, "abort", owner), close = callbackOf(to, "close", owner), start = callbackOf(to, "start", owner);
  if (to.type !== undefined) throw new RangeErr("Invalid type is specified");
  const write = callbackOf(to, "write", owner);
  initWritable(s);
  const size = extractSize(strategy), mark = extractHighWaterMark(strategy, 1), c = slots("WritableStreamDefaultController");
  setUpWritableController(s, c,
    start === undefined ? () => undefined : () => apply(start, sink, [c.self]),
    write === undefined ? () => resolvedWith(undefined) : chunk => promiseCall(write, sink, [chunk, c.self]),
    close === undefined ? () => resolvedWith(undefined) : () => promiseCall(close, sink, []),
    abort === undefined ? () => resolvedWith(undefined) : reason => promiseCall(abort, sink, [reason]), mark, size);
}
function initWritable(s) {
  s.state = "writable";
  s.storedError = s.writer = s.controller = s.inFlightWrite = s.closeRequest = s.inFlightClose = s.pendingAbort = undefined;
  s.writeRequests = [];
  s.backpressure = false;
}
function createWritableStream(start, write, close, abort, mark = 1, size = () => 1) {
  const s = slots("WritableStream");
  initWritable(s);
  setUpWritableController(s, slots("WritableStreamDefaultController"), start, write, close, abort, mark, size);
  return s;
}
function WritableStream_locked(o) { return stateOf(o).writer !== undefined; }
function WritableStream_abort(o, reason) {
  const s = stateOf(o);
  return s.writer !== undefined ? rejectedWith(new TypeErr("Cannot abort a stream that already has a writer")) : writableAbort(s, reason);
}
function WritableStream_close(o) {
  const s = stateOf(o);
  if (s.writer !== undefined) return rejectedWith(new TypeErr("Cannot close a stream that already has a writer"));
  if (closeQueuedOrInFlight(s)) return rejectedWith(new TypeErr("Cannot close an already-closing stream"));
  return writableClose(s);
}
function WritableStream_getWriter(o) { return acquireWriter(stateOf(o)).self; }
function acquireWriter(s) {
  const w = slots("WritableStreamDefaultWriter");
  setUpWriter(w, s);
  return w;
}
function setUpWriter(w, s) {
  if (s.writer !== undefined) throw new TypeErr("Cannot create writer when WritableStream is locked");
  w.stream = s;
  s.writer = w;
  w.readyPromise = newPromise();
  w.closedPromise = newPromise();
  switch (s.state) {
    case "writable":
      if (closeQueuedOrInFlight(s) || !s.backpressure) w.readyPromise.resolve(undefined);
      break;
    case "erroring":
      w.readyPromise.reject(s.storedError);
      markHandled(w.readyPromise.promise);
      break;
    case "closed":
      w.readyPromise.resolve(undefined);
      w.closedPromise.resolve(undefined);
      break;
    default:
      w.readyPromise.reject(s.storedError);
      markHandled(w.readyPromise.promise);
      w.closedPromise.reject(s.storedError);
      markHandled(w.closedPromise.promise);
  }
}
function writableAbort(s, reason) {
  if (s.state === "closed" || s.state === "errored") return resolvedWith(undefined);
  signalAbort(s.controller.signal, reason);
  if (s.state === "closed" || s.state === "errored") return resolvedWith(undefined);
  if (s.pendingAbort !== undefined) return s.pendingAbort.promise.promise;
  let wasErroring = false;
  if (s.state === "erroring") { wasErroring = true; reason = undefined; }
  s.pendingAbort = { promise: newPromise(), reason, wasErroring };
  const result = s.pendingAbort.promise.promise;
  if (!wasErroring) startErroring(s, reason);
  return result;
}
function writableClose(s) {
  if (s.state === "closed" || s.state === "errored") return rejectedWith(new TypeErr(`The stream is in the ${s.state} state and cannot be closed`));
  s.closeRequest = newPromise();
  const w = s.writer;
  if (w !== undefined && s.backpressure && s.state === "writable") w.readyPromise.resolve(undefined);
  const promise = s.closeRequest.promise;
  enqueueValueWithSize(s.controller, CLOSE, 0);
  advanceQueue(s.controller);
  return promise;
}
const CLOSE = { close: true };
function closeQueuedOrInFlight(s) { return s.closeRequest !== undefined || s.inFlightClose !== undefined; }
function startErroring(s, reason) {
  s.state = "erroring";
  s.storedError = reason;
  if (s.writer !== undefined) rejectReady(s.writer, reason);
  if (s.inFlightWrite === undefined && s.inFlightClose === undefined && s.controller.started) finishErroring(s);
}
function finishErroring(s) {
  s.state = "errored";
  resetQueue(s.controller);
  const error = s.storedError;
  for (const request of s.writeRequests) request.reject(error);
  s.writeRequests = [];
  if (s.pendingAbort === undefined) { rejectCloseAndClosed(s); return; }
  const request = s.pendingAbort;
  s.pendingAbort = undefined;
  if (request.wasErroring) {
    request.promise.reject(error);
    rejectCloseAndClosed(s);
    return;
  }
  const result = s.controller.abortAlgorithm(request.reason);
  clearWritable(s.controller);
  upon(result, () => { request.promise.resolve(undefined); rejectCloseAndClosed(s); },
    e => { request.promise.reject(e); rejectCloseAndClosed(s); });
}
function rejectCloseAndClosed(s) {
  if (s.closeRequest !== undefined) {
    s.closeRequest.reject(s.storedError);
    s.closeRequest = undefined;
  }
  if (s.writer !== undefined) rejectClosed(s.writer, s.storedError);
}
function rejectReady(w, e) {
  if (w.readyPromise.done) w.readyPromise = newPromise();
  w.readyPromise.reject(e);
  markHandled(w.readyPromise.promise);
}
function rejectClosed(w, e) {
  if (w.closedPromise.done) w.closedPromise = newPromise();
  w.closedPromise.reject(e);
  markHandled(w.closedPromise.promise);
}
function dealWithRejection(s, e) {
  if (s.state === "writable") startErroring(s, e);
  else finishErroring(s);
}
function setUpWritableController(s, c, start, write, close, abort, mark, size) {
  c.stream = s;
  s.controller = c;
  resetQueue(c);
  c.signal = newSignal();
  c.started = false;
  c.sizeAlgorithm = size;
  c.highWaterMark = mark;
  c.writeAlgorithm = write;
  c.closeAlgorithm = close;
  c.abortAlgorithm = abort;
  updateBackpressure(s, writableDesired(c) <= 0);
  const result = start();
  upon(resolvedWith(result), () => { c.started = true; advanceQueue(c); }, e => { c.started = true; dealWithRejection(s, e); });
}
function clearWritable(c) { c.writeAlgorithm = c.closeAlgorithm = c.abortAlgorithm = c.sizeAlgorithm = undefined; }
function writableDesired(c) { return c.highWaterMark - c.queueTotalSize; }
function updateBackpressure(s, backpressure) {
  const w = s.writer;
  if (w !== undefined && backpressure !== s.backpressure) {
    if (backpressure) w.readyPromise = newPromise();
    else w.readyPromise.resolve(undefined);
  }
  s.backpressure = backpressure;
}
function advanceQueue(c) {
  const s = c.stream;
  if (!c.started || s.inFlightWrite !== undefined) return;
  if (s.state === "erroring") { finishErroring(s); return; }
  if (c.queue.length === 0) return;
  const value = c.queue[0].value;
  if (value === CLOSE) processClose(c);
  else processWrite(c, value);
}
function processClose(c) {
  const s = c.stream;
  s.inFlightClose = s.closeRequest;
  s.closeRequest = undefined;
  dequeueValue(c);
  const result = c.closeAlgorithm();
  clearWritable(c);
  upon(result, () => {
    s.inFlightClose.resolve(undefined);
    s.inFlightClose = undefined;
    if (s.state === "erroring") {
      s.storedError = undefined;
      if (s.pendingAbort !== undefined) { s.pendingAbort.promise.resolve(undefined); s.pendingAbort = undefined; }
    }
    s.state = "closed";
    if (s.writer !== undefined) { s.writer.closedPromise.resolve(undefined); }
  }, e => {
    s.inFlightClose.reject(e);
    s.inFlightClose = undefined;
    if (s.pendingAbort !== undefined) { s.pendingAbort.promise.reject(e); s.pendingAbort = undefined; }
    dealWithRejection(s, e);
  });
}
function processWrite(c, chunk) {
  const s = c.stream;
  s.inFlightWrite = s.writeRequests.shift();
  upon(c.writeAlgorithm(chunk), () => {
    s.inFlightWrite.resolve(undefined);
    s.inFlightWrite = undefined;
    const state = s.state;
    dequeueValue(c);
    if (!closeQueuedOrInFlight(s) && state === "writable") updateBackpressure(s, writableDesired(c) <= 0);
    advanceQueue(c);
  }, e => {
    if (s.state === "writable") clearWritable(c);
    s.inFlightWrite.reject(e);
    s.inFlightWrite = undefined;
    dealWithRejection(s, e);
  });
}
function writableErrorIfNeeded(c, e) { if (c.stream.state === "writable") writableError(c, e); }
function writableError(c, e) { clearWritable(c); startErroring(c.stream, e); }
function WritableStreamDefaultController_signal(o) { return stateOf(o).signal; }
function WritableStreamDefaultController_error(o, e) { writableErrorIfNeeded(stateOf(o), e); }

function WritableStreamDefaultWriter_construct(o, stream) { const w = stateOf(o); w.self = o; setUpWriter(w, stateOf(stream)); }
function WritableStreamDefaultWriter_closed(o) { return stateOf(o).closedPromise.promise; }
function WritableStreamDefaultWriter_ready(o) { return stateOf(o).readyPromise.promise; }
function WritableStreamDefaultWriter_desiredSize(o) {
  const s = stateOf(o).stream;
  if (s === undefined) throw new TypeErr("This writer has been released");
  return s.state === "errored" || s.state === "erroring" ? null : s.state === "closed" ? 0 : writableDesired(s.controller);
}
const released = () => rejectedWith(new TypeErr("This writer has been released"));
function WritableStreamDefaultWriter_abort(o, reason) {
  const w = stateOf(o);
  return w.stream === undefined ? released() : writableAbort(w.stream, reason);
}
function WritableStreamDefaultWriter_close(o) {
  const w = stateOf(o);
  if (w.stream === undefined) return released();
  if (closeQueuedOrInFlight(w.stream)) return rejectedWith(new TypeErr("Cannot close an already-closing stream"));
  return writableClose(w.stream);
}
function WritableStreamDefaultWriter_releaseLock(o) { const w = stateOf(o); if (w.stream !== undefined) writerRelease(w); }
function writerRelease(w) {
  const e = new TypeErr("Writer was released and can no longer be used to monitor the stream's closedness");
  rejectReady(w, e);
  rejectClosed(w, e);
  w.stream.writer = undefined;
  w.stream = undefined;
}
function WritableStreamDefaultWriter_write(o, chunk) {
  const w = stateOf(o);
  return w.stream === undefined ? released() : writerWrite(w, chunk);
}
function writerWrite(w, chunk) {
  const s = w.stream, c = s.controller;
  let size = 1;
  if (c.sizeAlgorithm !== undefined) {
    try { size = c.sizeAlgorithm(chunk); } catch (e) { writableErrorIfNeeded(c, e); }
  }
  if (s !== w.stream) return rejectedWith(new TypeErr("This writer has been released"));
  if (s.state === "errored") return rejectedWith(s.storedError);
  if (closeQueuedOrInFlight(s) || s.state === "closed") return rejectedWith(new TypeErr("The stream is closing or closed and cannot be written to"));
  if (s.state === "erroring") return rejectedWith(s.storedError);
  const p = newPromise();
  s.writeRequests.push(p);
  try {
    enqueueValueWithSize(c, chunk, size);
  } catch (e) {
    writableErrorIfNeeded(c, e);
    return p.promise;
  }
  if (!closeQueuedOrInFlight(s) && s.state === "writable") updateBackpressure(s, writableDesired(c) <= 0);
  advanceQueue(c);
  return p.promise;
}

// Pipes
function readableStreamPipeTo(from, to, preventClose, preventAbort, preventCancel, signal) {
  const reader = acquireDefaultReader(from), writer = acquireWriter(to), done = newPromise();
  from.disturbed = true;
  let shuttingDown = false, currentWrite = resolvedWith(undefined);
  const finalize = (failed, error) => {
    writerRelease(writer);
    defaultReaderRelease(reader);
    if (signal !== undefined) removeAbortAlgorithm(signal, abortAlgorithm);
    if (failed) done.reject(error);
    else done.resolve(undefined);
  };
  // "Wait until every chunk that has been read has been written."
  const drained = () => {
    const last = currentWrite;
    return then(last, () => last !== currentWrite ? drained() : undefined, () => undefined);
  };
  const shutdown = (action, failed, error) => {
    if (shuttingDown) return;
    shuttingDown = true;
    const go = () => {
      if (action === undefined) { finalize(failed, error); return; }
      upon(action(), () => finalize(failed, error), e => finalize(true, e));
    };
    if (to.state === "writable" && !closeQueuedOrInFlight(to)) upon(drained(), go);
    else go();
  };
  const abortAlgorithm = () => {
    const error = stateOf(signal).reason, actions = [];
    if (!preventAbort) actions.push(() => to.state === "writable" ? writableAbort(to, error) : resolvedWith(undefined));
    if (!preventCancel) actions.push(() => from.state === "readable" ? readableStreamCancel(from, error) : resolvedWith(undefined));
    shutdown(() => PromiseClass.all(actions.map(a => a())), true, error);
  };
  if (signal !== undefined) {
    if (stateOf(signal).aborted) { abortAlgorithm(); return done.promise; }
    addAbortAlgorithm(signal, abortAlgorithm);
  }
  const onState = (stream, promise, state, action) => {
    if (stream.state === state) action();
    else if (state === "errored") upon(promise, undefined, action);
    else upon(promise, action, () => undefined);
  };
  onState(from, reader.closedPromise.promise, "errored", () => {
    if (from.state !== "errored") return;
    if (preventAbort) shutdown(undefined, true, from.storedError);
    else shutdown(() => writableAbort(to, from.storedError), true, from.storedError);
  });
  onState(to, writer.closedPromise.promise, "errored", () => {
    if (to.state !== "errored") return;
    if (preventCancel) shutdown(undefined, true, to.storedError);
    else shutdown(() => readableStreamCancel(from, to.storedError), true, to.storedError);
  });
  onState(from, reader.closedPromise.promise, "closed", () => {
    if (preventClose) shutdown(undefined, false);
    else shutdown(() => closeWithPropagation(to), false);
  });
  if (closeQueuedOrInFlight(to) || to.state === "closed") {
    const error = new TypeErr("the destination writable stream closed before all data could be piped to it");
    if (preventCancel) shutdown(undefined, true, error);
    else shutdown(() => readableStreamCancel(from, error), true, error);
  }
  const step = () => {
    if (shuttingDown) return resolvedWith(true);
    return then(writer.readyPromise.promise, () => {
      if (shuttingDown) return true;
      const p = newPromise();
      readerRead(reader, {
        chunk(chunk) {
          currentWrite = then(writerWrite(writer, chunk), undefined, () => undefined);
          p.resolve(false);
        },
        close() { p.resolve(true); },
        error(e) { p.reject(e); },
      });
      return p.promise;
    });
  };
  const loop = () => { then(step(), finished => { if (!finished) loop(); }, () => undefined); };
  loop();
  return done.promise;
}
function closeWithPropagation(s) {
  if (closeQueuedOrInFlight(s) || s.state === "closed") return resolvedWith(undefined);
  if (s.state === "errored") return rejectedWith(s.storedError);
  return writableClose(s);
}

// Transform streams (§6)
function TransformStream_construct(o, transformer, writableStrategy, readableStrategy) {
  const t = stateOf(o), by = transformer === undefined || transformer === null ? {} : transformer, owner = "Failed to construct 'TransformStream'";
  t.self = o;
  const cancel = callbackOf(by, "cancel", owner), flush = callbackOf(by, "flush", owner);
  if (by.readableType !== undefined) throw new RangeErr("Invalid readableType was specified");
  const start = callbackOf(by, "start", owner), transform = callbackOf(by, "transform", owner);
  if (by.writableType !== undefined) throw new RangeErr("Invalid writableType was specified");
  const readableMark = extractHighWaterMark(readableStrategy, 0), readableSize = extractSize(readableStrategy);
  const writableMark = extractHighWaterMark(writableStrategy, 1), writableSize = extractSize(writableStrategy);
  const started = newPromise();
  initTransform(t, started.promise, writableMark, writableSize, readableMark, readableSize);
  const c = slots("TransformStreamDefaultController");
  setUpTransformController(t, c,
    transform === undefined ? chunk => { try { transformEnqueue(c, chunk); return resolvedWith(undefined); } catch (e) { return rejectedWith(e); } }
      : chunk => promiseCall(transform, transformer, [chunk, c.self]),
    flush === undefined ? () => resolvedWith(undefined) : () => promiseCall(flush, transformer, [c.self]),
    cancel === undefined ? () => resolvedWith(undefined) : reason => promiseCall(cancel, transformer, [reason]));
  started.resolve(start === undefined ? undefined : apply(start, transformer, [c.self]));
}
function createTransform(t, transform, flush, cancel = () => { }) {
  initTransform(t, resolvedWith(undefined), 1, () => 1, 0, () => 1);
  const c = slots("TransformStreamDefaultController");
  setUpTransformController(t, c, chunk => promiseCall(transform, undefined, [chunk, c]), () => promiseCall(flush, undefined, [c]), () => promiseCall(cancel, undefined, []));
}
function initTransform(t, started, writableMark, writableSize, readableMark, readableSize) {
  t.writable = createWritableStream(() => started, chunk => sinkWrite(t, chunk), () => sinkClose(t), reason => sinkAbort(t, reason), writableMark, writableSize);
  t.readable = createReadableStream(() => started, () => sourcePull(t), reason => sourceCancel(t, reason), readableMark, readableSize);
  t.backpressure = undefined;
  t.backpressureChange = undefined;
  setTransformBackpressure(t, true);
}
function setTransformBackpressure(t, backpressure) {
  if (t.backpressureChange !== undefined) t.backpressureChange.resolve(undefined);
  t.backpressureChange = newPromise();
  t.backpressure = backpressure;
}
function setUpTransformController(t, c, transform, flush, cancel) {
  c.stream = t;
  t.controller = c;
  c.transformAlgorithm = transform;
  c.flushAlgorithm = flush;
  c.cancelAlgorithm = cancel;
  c.finish = undefined;
}
function clearTransform(c) { c.transformAlgorithm = c.flushAlgorithm = c.cancelAlgorithm = undefined; }
function transformError(t, e) {
  readableDefaultError(t.readable.controller, e);
  errorWritableAndUnblock(t, e);
}
function errorWritableAndUnblock(t, e) {
  clearTransform(t.controller);
  writableErrorIfNeeded(t.writable.controller, e);
  if (t.backpressure) setTransformBackpressure(t, false);
}
function transformEnqueue(c, chunk) {
  const t = c.stream, rc = t.readable.controller;
  if (!canCloseOrEnqueue(rc)) throw new TypeErr("Readable side is not in a state that permits enqueue");
  try {
    readableDefaultEnqueue(rc, chunk);
  } catch (e) {
    errorWritableAndUnblock(t, e);
    throw t.readable.storedError;
  }
  const backpressure = !defaultShouldPull(rc);
  if (backpressure !== t.backpressure) setTransformBackpressure(t, true);
}
function performTransform(c, chunk) {
  return then(c.transformAlgorithm(chunk), undefined, e => { transformError(c.stream, e); throw e; });
}
function sinkWrite(t, chunk) {
  const c = t.controller;
  if (!t.backpressure) return performTransform(c, chunk);
  return then(t.backpressureChange.promise, () => {
    if (t.writable.state === "erroring") throw t.writable.storedError;
    return performTransform(c, chunk);
  });
}
function sinkAbort(t, reason) {
  const c = t.controller;
  if (c.finish !== undefined) return c.finish.promise;
  c.finish = newPromise();
  const result = c.cancelAlgorithm(reason);
  clearTransform(c);
  upon(result, () => {
    if (t.readable.state === "errored") c.finish.reject(t.readable.storedError);
    else { readableDefaultError(t.readable.controller, reason); c.finish.resolve(undefined); }
  }, e => { readableDefaultError(t.readable.controller, e); c.finish.reject(e); });
  return c.finish.promise;
}
function sinkClose(t) {
  const c = t.controller;
  if (c.finish !== undefined) return c.finish.promise;
  c.finish = newPromise();
  const result = c.flushAlgorithm();
  clearTransform(c);
  upon(result, () => {
    if (t.readable.state === "errored") c.finish.reject(t.readable.storedError);
    else { readableDefaultClose(t.readable.controller); c.finish.resolve(undefined); }
  }, e => { readableDefaultError(t.readable.controller, e); c.finish.reject(e); });
  return c.finish.promise;
}
function sourceCancel(t, reason) {
  const c = t.controller;
  if (c.finish !== undefined) return c.finish.promise;
  c.finish = newPromise();
  const result = c.cancelAlgorithm(reason);
  clearTransform(c);
  upon(result, () => {
    if (t.writable.state === "errored") c.finish.reject(t.writable.storedError);
    else {
      writableErrorIfNeeded(t.writable.controller, reason);
      if (t.backpressure) setTransformBackpressure(t, false);
      c.finish.resolve(undefined);
    }
  }, e => {
    writableErrorIfNeeded(t.writable.controller, e);
    if (t.backpressure) setTransformBackpressure(t, false);
    c.finish.reject(e);
  });
  return c.finish.promise;
}
function sourcePull(t) {
  setTransformBackpressure(t, false);
  return t.backpressureChange.promise;
}
function TransformStream_readable(o) { return stateOf(o).readable.self; }
function TransformStream_writable(o) { return stateOf(o).writable.self; }
function TransformStreamDefaultController_desiredSize(o) { return readableDesiredSize(stateOf(o).stream.readable.controller); }
function TransformStreamDefaultController_enqueue(o, chunk) { transformEnqueue(stateOf(o), chunk); }
function TransformStreamDefaultController_error(o, reason) { transformError(stateOf(o).stream, reason); }
function TransformStreamDefaultController_terminate(o) {
  const t = stateOf(o).stream;
  readableDefaultClose(t.readable.controller);
  errorWritableAndUnblock(t, new TypeErr("The transform stream has been terminated"));
}

// Text (Encoding §7.5, §7.6)
function TextDecoderStream_construct(o, label, options) {
  const t = stateOf(o);
  startDecoder(t, label, options, "TextDecoderStream");
  createTransform(t, (chunk, c) => {
    if (!isBuffer(chunk, "BufferSource")) throw new TypeErr("The chunk is not a buffer.");
    const text = decodePiece(t, viewOf(chunk), false);
    if (text !== "") transformEnqueue(c, text);
  }, c => {
    const text = decodePiece(t, new Bytes(0), true);
    if (text !== "") transformEnqueue(c, text);
  });
}
function TextDecoderStream_encoding(o) { return asciiLower(stateOf(o).name); }
function TextDecoderStream_fatal(o) { return stateOf(o).fatal; }
function TextDecoderStream_ignoreBOM(o) { return stateOf(o).ignoreBom; }
function TextDecoderStream_readable(o) { return stateOf(o).readable.self; }
function TextDecoderStream_writable(o) { return stateOf(o).writable.self; }
function TextEncoderStream_construct(o) {
  const t = stateOf(o);
  let lead = "";
  createTransform(t, (chunk, c) => {
    let text = lead + toStr(chunk);
    lead = "";
    const last = text.length > 0 ? text.charCodeAt(text.length - 1) : 0;
    if (last >= 0xD800 && last <= 0xDBFF) { lead = text[text.length - 1]; text = text.slice(0, -1); }
    if (text !== "") transformEnqueue(c, utf8Encode(text));
  }, c => { if (lead !== "") transformEnqueue(c, new Bytes([0xEF, 0xBF, 0xBD])); });
}
function TextEncoderStream_encoding(o) { return "utf-8"; }
function TextEncoderStream_readable(o) { return stateOf(o).readable.self; }
function TextEncoderStream_writable(o) { return stateOf(o).writable.self; }
