// Readable streams (Streams §4). The names are the standard's; what it calls slots are the fields of
// an object's state, whose `self` is the object.

const promiseThen = Promise.prototype.then, PromiseClass = Promise;
function newPromise() {
  const made = { promise: null, resolve: null, reject: null, done: false };
  made.promise = new PromiseClass((resolve, reject) => {
    made.resolve = value => { made.done = true; resolve(value); };
    made.reject = reason => { made.done = true; reject(reason); };
  });
  return made;
}
function resolvedWith(value) { return new PromiseClass(resolve => resolve(value)); }
function rejectedWith(reason) { return new PromiseClass((_, reject) => reject(reason)); }
function then(promise, onFulfilled, onRejected) { return apply(promiseThen, promise, [onFulfilled, onRejected]); }
function upon(promise, onFulfilled, onRejected) { then(then(promise, onFulfilled, onRejected), undefined, reportException); }
function markHandled(promise) { then(promise, undefined, () => { }); }
function promiseCall(f, self, args) {
  try { return resolvedWith(apply(f, self, args)); } catch (e) { return rejectedWith(e); }
}
function slots(name) {
  const self = makeJs(TYPE_BY_NAME[name]), state = stateOf(self);
  state.self = self;
  return state;
}
const isStream = o => isA(o, TYPE_BY_NAME.ReadableStream, TYPE_BY_NAME.ReadableStream);

// Queues with sizes (§8.1)
function resetQueue(c) { c.queue = []; c.queueTotalSize = 0; }
function enqueueValueWithSize(c, value, size) {
  size = +size;
  if (size !== size || size < 0 || size === Infinity) throw new RangeErr("The return value of a queuing strategy's size function must be a finite, non-negative, non-NaN number");
  c.queue.push({ value, size });
  c.queueTotalSize += size;
}
function dequeueValue(c) {
  const pair = c.queue.shift();
  c.queueTotalSize = Math.max(0, c.queueTotalSize - pair.size);
  return pair.value;
}

// Strategies (§6)
function extractHighWaterMark(strategy, fallback) {
  const mark = strategy.highWaterMark;
  if (mark === undefined) return fallback;
  if (mark !== mark || mark < 0) throw new RangeErr(`A queuing strategy's highWaterMark property must be a nonnegative, non-NaN number`);
  return mark;
}
function extractSize(strategy) {
  const size = strategy.size;
  return size === undefined ? () => 1 : chunk => apply(size, undefined, [chunk]);
}
function ByteLengthQueuingStrategy_construct(o, init) { stateOf(o).highWaterMark = init.highWaterMark; }
function ByteLengthQueuingStrategy_highWaterMark(o) { return stateOf(o).highWaterMark; }
const byteLengthSize = defineProperty(chunk => chunk.byteLength, "name", { value: "size", configurable: true });
function ByteLengthQueuingStrategy_size(o) { return byteLengthSize; }
function CountQueuingStrategy_construct(o, init) { stateOf(o).highWaterMark = init.highWaterMark; }
function CountQueuingStrategy_highWaterMark(o) { return stateOf(o).highWaterMark; }
const countSize = defineProperty(() => 1, "name", { value: "size", configurable: true });
function CountQueuingStrategy_size(o) { return countSize; }

function callbackOf(source, name, owner) {
  const f = source[name];
  if (f === undefined) return undefined;
  if (typeof f !== "function") throw new TypeErr(`${owner}: '${name}' is not a function.`);
  return f;
}

function ReadableStream_construct(o, source, strategy) {
  const s = stateOf(o);
  s.self = o;
  initReadable(s);
  const from = source === undefined || source === null ? {} : source, owner = "Failed to construct 'ReadableStream'";
  let chunkSize = from.autoAllocateChunkSize;
  if (chunkSize !== undefined) chunkSize = enforceRange(chunkSize, 0, 9007199254740991);
  const cancel = callbackOf(from, "cancel", owner), pull = callbackOf(from, "pull", owner), start = callbackOf(from, "start", owner);
  let type = from.type;
  if (type !== undefined) {
    type = toStr(type);
    if (type !== "bytes") throw new TypeErr(`${owner}: '${type}' is not a valid stream type.`);
    if (strategy.size !== undefined) throw new RangeErr(`${owner}: a byte stream's strategy has no size`);
    const mark = extractHighWaterMark(strategy, 0);
    if (chunkSize === 0) throw new TypeErr(`${owner}: autoAllocateChunkSize must not be 0`);
    const c = slots("ReadableByteStreamController");
    setUpByteController(s, c,
      start === undefined ? () => undefined : () => apply(start, source, [c.self]),
      pull === undefined ? () => resolvedWith(undefined) : () => promiseCall(pull, source, [c.self]),
      cancel === undefined ? () => resolvedWith(undefined) : reason => promiseCall(cancel, source, [reason]), mark, chunkSize);
    return;
  }
  const size = extractSize(strategy), mark = extractHighWaterMark(strategy, 1);
  const c = slots("ReadableStreamDefaultController");
  setUpDefaultController(s, c,
    start === undefined ? () => undefined : () => apply(start, source, [c.self]),
    pull === undefined ? () => resolvedWith(undefined) : () => promiseCall(pull, source, [c.self]),
    cancel === undefined ? () => resolvedWith(undefined) : reason => promiseCall(cancel, source, [reason]), mark, size);
}
function initReadable(s) {
  s.state = "readable";
  s.reader = s.storedError = undefined;
  s.disturbed = false;
}
function createReadableStream(start, pull, cancel, mark = 1, size = () => 1) {
  const s = slots("ReadableStream");
  initReadable(s);
  setUpDefaultController(s, slots("ReadableStreamDefaultController"), start, pull, cancel, mark, size);
  return s;
}
function createReadableByteStream(start, pull, cancel) {
  const s = slots("ReadableStream");
  initReadable(s);
  setUpByteController(s, slots("ReadableByteStreamController"), start, pull, cancel, 0, undefined);
  return s;
}
function ReadableStream_locked(o) { return stateOf(o).reader !== undefined; }
function ReadableStream_cancel(o, reason) {
  const s = stateOf(o);
  if (s.reader !== undefined) return rejectedWith(new TypeErr("Cannot cancel a locked stream"));
  return readableStreamCancel(s, reason);
}
function ReadableStream_getReader(o, options) {
  return (options.mode === undefined ? acquireDefaultReader(stateOf(o)) : acquireByobReader(stateOf(o))).self;
}
function acquireDefaultReader(s) {
  const r = slots("ReadableStreamDefaultReader");
  setUpDefaultReader(r, s);
  return r;
}
function acquireByobReader(s) {
  const r = slots("ReadableStreamBYOBReader");
  setUpByobReader(r, s);
  return r;
}
function ReadableStream_static_from(iterable) {
  let iterator, next, isAsync = true;
  if (!isObject(iterable) && typeof iterable !== "string") throw new TypeErr("ReadableStream.from: not iterable");
  let method = iterable[Symbol.asyncIterator];
  if (method == null) {
    method = iterable[iteratorSymbol];
    isAsync = false;
  }
  if (typeof method !== "function") throw new TypeErr("ReadableStream.from: not iterable");
  iterator = apply(method, iterable, []);
  if (!isObject(iterator)) throw new TypeErr("ReadableStream.from: the iterator is not an object");
  next = iterator.next;
  const s = createReadableStream(() => undefined, () => {
    let step;
    try { step = resolvedWith(apply(next, iterator, [])); } catch (e) { return rejectedWith(e); }
    return then(step, result => {
      if (!isObject(result)) throw new TypeErr("The promise returned by the iterator's next() must fulfill with an object");
      if (result.done) { readableDefaultClose(s.controller); return undefined; }
      if (isAsync) { readableDefaultEnqueue(s.controller, result.value); return undefined; }
      return then(resolvedWith(result.value), value => { readableDefaultEnqueue(s.controller, value); });
    });
  }, reason => {
    let f;
    try { f = iterator.return; } catch (e) { return rejectedWith(e); }
    if (f == null) return resolvedWith(undefined);
    let result;
    try { result = resolvedWith(apply(f, iterator, [reason])); } catch (e) { return rejectedWith(e); }
    return then(result, value => {
      if (!isObject(value)) throw new TypeErr("The promise returned by the iterator's return() must fulfill with an object");
    });
  }, 0);
  return s.self;
}
function ReadableStream_pipeThrough(o, pair, options) {
  const s = stateOf(o), to = stateOf(pair.writable);
  if (s.reader !== undefined) throw new TypeErr("Cannot pipe a locked stream");
  if (to.writer !== undefined) throw new TypeErr("Cannot pipe to a locked stream");
  markHandled(readableStreamPipeTo(s, to, options.preventClose, options.preventAbort, options.preventCancel, options.signal));
  return pair.readable;
}
function ReadableStream_pipeTo(o, destination, options) {
  const s = stateOf(o), to = stateOf(destination);
  if (s.reader !== undefined) return rejectedWith(new TypeErr("Cannot pipe a locked stream"));
  if (to.writer !== undefined) return rejectedWith(new TypeErr("Cannot pipe to a locked stream"));
  return readableStreamPipeTo(s, to, options.preventClose, options.preventAbort, options.preventCancel, options.signal);
}
function ReadableStream_tee(o) {
  const s = stateOf(o);
  return (s.controller.isBytes ? byteStreamTee(s) : defaultTee(s, false)).map(branch => branch.self);
}

// Asynchronous iteration (§4.2.5)
const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () { }).prototype);
const streamIterators = new WeakMap();
const streamIteratorPrototype = {
  __proto__: asyncIteratorPrototype,
  next() { return iterate(this, i => iteratorNext(i)); },
  return(value) { return iterate(this, i => iteratorReturn(i, value)); },
};
function iterate(object, step) {
  const i = streamIterators.get(object);
  if (i === undefined) return rejectedWith(new TypeErr("Illegal invocation"));
  i.ongoing = i.ongoing === undefined ? step(i) : then(i.ongoing, () => step(i), () => step(i));
  return i.ongoing;
}
function iteratorNext(i) {
  if (i.finished) return resolvedWith({ value: undefined, done: true });
  const p = newPromise();
  readerRead(i.reader, {
    chunk(value) { i.ongoing = undefined; p.resolve({ value, done: false }); },
    close() { i.ongoing = undefined; i.finished = true; defaultReaderRelease(i.reader); p.resolve({ value: undefined, done: true }); },
    error(e) { i.ongoing = undefined; i.finished = true; defaultReaderRelease(i.reader); p.reject(e); },
  });
  return p.promise;
}
function iteratorReturn(i, value) {
  if (i.finished) return resolvedWith({ value, done: true });
  i.finished = true;
  if (i.preventCancel) {
    defaultReaderRelease(i.reader);
    return resolvedWith({ value, done: true });
  }
  const result = readerGenericCancel(i.reader, value);
  defaultReaderRelease(i.reader);
  return then(result, () => ({ value, done: true }));
}
function ReadableStream_values(o, options) {
  const reader = acquireDefaultReader(stateOf(o)), made = create(streamIteratorPrototype);
  streamIterators.set(made, { reader, preventCancel: options.preventCancel, ongoing: undefined, finished: false });
  return made;
}
function startStreams() {
  const proto = PROTO[TYPE_BY_NAME.ReadableStream];
  defineProperty(proto, Symbol.asyncIterator, { value: proto.values, writable: true, enumerable: false, configurable: true });
}

// §4.9.1 Working with readable streams
function readableStreamCancel(s, reason) {
  s.disturbed = true;
  if (s.state === "closed") return resolvedWith(undefined);
  if (s.state === "errored") return rejectedWith(s.storedError);
  readableStreamClose(s);
  const reader = s.reader;
  if (reader !== undefined && reader.isByob) {
    const requests = reader.requests;
    reader.requests = [];
    for (const request of requests) request.close(undefined);
  }
  return then(s.controller.cancelSteps(reason), () => undefined);
}
function readableStreamClose(s) {
  s.state = "closed";
  const reader = s.reader;
  if (reader === undefined) return;
  reader.closedPromise.resolve(undefined);
  if (!reader.isByob) {
    const requests = reader.requests;
    reader.requests = [];
    for (const request of requests) request.close();
  }
}
function readableStreamError(s, e) {
  s.state = "errored";
  s.storedError = e;
  const reader = s.reader;
  if (reader === undefined) return;
  reader.closedPromise.reject(e);
  markHandled(reader.closedPromise.promise);
  rejectRequests(reader, e);
}
function rejectRequests(reader, e) {
  const requests = reader.requests;
  reader.requests = [];
  for (const request of requests) request.error(e);
}
function hasDefaultReader(s) { return s.reader !== undefined && !s.reader.isByob; }
function hasByobReader(s) { return s.reader !== undefined && s.reader.isByob; }
function pendingReads(s) { return s.reader.requests.length; }

// Readers (§4.9.3)
function readerGenericInitialize(r, s) {
  r.stream = s;
  s.reader = r;
  r.closedPromise = newPromise();
  if (s.state === "closed") r.closedPromise.resolve(undefined);
  else if (s.state === "errored") {
    r.closedPromise.reject(s.storedError);
    markHandled(r.closedPromise.promise);
  }
}
function setUpDefaultReader(r, s) {
  if (s.reader !== undefined) throw new TypeErr("This stream has already been locked for exclusive reading by another reader");
  r.isByob = false;
  readerGenericInitialize(r, s);
  r.requests = [];
}
function setUpByobReader(r, s) {
  if (s.reader !== undefined) throw new TypeErr("This stream has already been locked for exclusive reading by another reader");
  if (!s.controller.isBytes) throw new TypeErr("Cannot use a BYOB reader with a non-byte stream");
  r.isByob = true;
  readerGenericInitialize(r, s);
  r.requests = [];
}
function readerGenericCancel(r, reason) { return readableStreamCancel(r.stream, reason); }
function readerGenericRelease(r) {
  const s = r.stream, e = new TypeErr("Reader was released and can no longer be used to monitor the stream's closedness");
  if (s.state !== "readable") r.closedPromise = newPromise();
  r.closedPromise.reject(e);
  markHandled(r.closedPromise.promise);
  s.controller.releaseSteps();
  s.reader = undefined;
  r.stream = undefined;
}
function defaultReaderRelease(r) {
  readerGenericRelease(r);
  rejectRequests(r, new TypeErr("Reader was released"));
}
function readerRead(r, request) {
  const s = r.stream;
  s.disturbed = true;
  if (s.state === "closed") request.close();
  else if (s.state === "errored") request.error(s.storedError);
  else s.controller.pullSteps(request);
}
function ReadableStreamDefaultReader_construct(o, stream) { const r = stateOf(o); r.self = o; setUpDefaultReader(r, stateOf(stream)); }
function ReadableStreamDefaultReader_closed(o) { return stateOf(o).closedPromise.promise; }
function ReadableStreamDefaultReader_cancel(o, reason) { return cancelReader(stateOf(o), reason); }
function cancelReader(r, reason) {
  return r.stream === undefined ? rejectedWith(new TypeErr("This reader has been released")) : readerGenericCancel(r, reason);
}
function ReadableStreamDefaultReader_read(o) {
  const r = stateOf(o);
  if (r.stream === undefined) return rejectedWith(new TypeErr("This reader has been released"));
  const p = newPromise();
  readerRead(r, {
    chunk(value) { p.resolve({ value, done: false }); },
    close() { p.resolve({ value: undefined, done: true }); },
    error(e) { p.reject(e); },
  });
  return p.promise;
}
function ReadableStreamDefaultReader_releaseLock(o) { const r = stateOf(o); if (r.stream !== undefined) defaultReaderRelease(r); }
function ReadableStreamBYOBReader_construct(o, stream) { const r = stateOf(o); r.self = o; setUpByobReader(r, stateOf(stream)); }
function ReadableStreamBYOBReader_closed(o) { return stateOf(o).closedPromise.promise; }
function ReadableStreamBYOBReader_cancel(o, reason) { return cancelReader(stateOf(o), reason); }
const isDetached = buffer => buffer.detached === true;
function ReadableStreamBYOBReader_read(o, view, options) {
  const r = stateOf(o);
  if (view.byteLength === 0) return rejectedWith(new TypeErr("view must have non-zero byteLength"));
  if (view.buffer.byteLength === 0) return rejectedWith(new TypeErr("view's buffer must have non-zero byteLength"));
  if (isDetached(view.buffer)) return rejectedWith(new TypeErr("view's buffer has been detached"));
  if (options.min === 0) return rejectedWith(new TypeErr("min must be greater than 0"));
  const isDataView = apply(typedArrayTag, view, []) === undefined;
  if (options.min > (isDataView ? view.byteLength : view.length)) return rejectedWith(new RangeErr("min must not be larger than the view"));
  if (r.stream === undefined) return rejectedWith(new TypeErr("This reader has been released"));
  const p = newPromise();
  byobReaderRead(r, view, options.min, {
    chunk(value) { p.resolve({ value, done: false }); },
    close(value) { p.resolve({ value, done: true }); },
    error(e) { p.reject(e); },
  });
  return p.promise;
}
function byobReaderRead(r, view, min, request) {
  const s = r.stream;
  s.disturbed = true;
  if (s.state === "errored") request.error(s.storedError);
  else bytePullInto(s.controller, view, min, request);
}
function byobReaderRelease(r) {
  readerGenericRelease(r);
  rejectRequests(r, new TypeErr("Reader was released"));
}
function ReadableStreamBYOBReader_releaseLock(o) { const r = stateOf(o); if (r.stream !== undefined) byobReaderRelease(r); }

// The default controller (§4.9.4)
function setUpDefaultController(s, c, start, pull, cancel, mark, size) {
  c.isBytes = false;
  c.stream = s;
  s.controller = c;
  resetQueue(c);
  c.started = c.closeRequested = c.pullAgain = c.pulling = false;
  c.sizeAlgorithm = size;
  c.highWaterMark = mark;
  c.pullAlgorithm = pull;
  c.cancelAlgorithm = cancel;
  c.cancelSteps = reason => {
    resetQueue(c);
    const result = c.cancelAlgorithm(reason);
    clearDefault(c);
    return result;
  };
  c.pullSteps = request => {
    if (c.queue.length > 0) {
      const chunk = dequeueValue(c);
      if (c.closeRequested && c.queue.length === 0) { clearDefault(c); readableStreamClose(s); }
      else defaultCallPull(c);
      request.chunk(chunk);
    } else {
      s.reader.requests.push(request);
      defaultCallPull(c);
    }
  };
  c.releaseSteps = () => { };
  const result = start();
  upon(resolvedWith(result), () => { c.started = true; defaultCallPull(c); }, e => readableDefaultError(c, e));
}
function clearDefault(c) { c.pullAlgorithm = c.cancelAlgorithm = c.sizeAlgorithm = undefined; }
function defaultShouldPull(c) {
  const s = c.stream;
  if (!canCloseOrEnqueue(c) || !c.started) return false;
  if (hasDefaultReader(s) && pendingReads(s) > 0) return true;
  return readableDesiredSize(c) > 0;
}
function defaultCallPull(c) {
  if (!defaultShouldPull(c)) return;
  if (c.pulling) { c.pullAgain = true; return; }
  c.pulling = true;
  upon(c.pullAlgorithm(), () => {
    c.pulling = false;
    if (c.pullAgain) { c.pullAgain = false; defaultCallPull(c); }
  }, e => readableDefaultError(c, e));
}
function canCloseOrEnqueue(c) { return !c.closeRequested && c.stream.state === "readable"; }
function readableDefaultClose(c) {
  if (!canCloseOrEnqueue(c)) return;
  c.closeRequested = true;
  if (c.queue.length === 0) { clearDefault(c); readableStreamClose(c.stream); }
}
function readableDefaultEnqueue(c, chunk) {
  if (!canCloseOrEnqueue(c)) return;
  const s = c.stream;
  if (hasDefaultReader(s) && pendingReads(s) > 0) s.reader.requests.shift().chunk(chunk);
  else {
    try {
      enqueueValueWithSize(c, chunk, c.sizeAlgorithm(chunk));
    } catch (e) {
      readableDefaultError(c, e);
      throw e;
    }
  }
  defaultCallPull(c);
}
function readableDefaultError(c, e) {
  if (c.stream.state !== "readable") return;
  resetQueue(c);
  clearDefault(c);
  readableStreamError(c.stream, e);
}
function readableDesiredSize(c) {
  const state = c.stream.state;
  return state === "errored" ? null : state === "closed" ? 0 : c.highWaterMark - c.queueTotalSize;
}
function ReadableStreamDefaultController_desiredSize(o) { return readableDesiredSize(stateOf(o)); }
function ReadableStreamDefaultController_close(o) {
  if (!canCloseOrEnqueue(stateOf(o))) throw new TypeErr("The stream is not in a state that permits close");
  readableDefaultClose(stateOf(o));
}
function ReadableStreamDefaultController_enqueue(o, chunk) {
  if (!canCloseOrEnqueue(stateOf(o))) throw new TypeErr("The stream is not in a state that permits enqueue");
  readableDefaultEnqueue(stateOf(o), chunk);
}
function ReadableStreamDefaultController_error(o, e) { readableDefaultError(stateOf(o), e); }

// Tee (§4.9.1)
function defaultTee(s, clone) {
  const reader = acquireDefaultReader(s), canceled = newPromise();
  let reading = false, again = false, canceled1 = false, canceled2 = false, reason1, reason2, branch1, branch2;
  const pull = () => {
    if (reading) { again = true; return resolvedWith(undefined); }
    reading = true;
    readerRead(reader, {
      chunk(chunk) {
        queueStreamStep(() => {
          again = false;
          if (!canceled1) readableDefaultEnqueue(branch1.controller, chunk);
          if (!canceled2) readableDefaultEnqueue(branch2.controller, clone ? copyOf(chunk) : chunk);
          reading = false;
          if (again) pull();
        });
      },
      close() {
        reading = false;
        if (!canceled1) readableDefaultClose(branch1.controller);
        if (!canceled2) readableDefaultClose(branch2.controller);
        if (!canceled1 || !canceled2) canceled.resolve(undefined);
      },
      error() { reading = false; },
    });
    return resolvedWith(undefined);
  };
  const cancel1 = reason => {
    canceled1 = true; reason1 = reason;
    if (canceled2) canceled.resolve(readableStreamCancel(s, [reason1, reason2]));
    return canceled.promise;
  };
  const cancel2 = reason => {
    canceled2 = true; reason2 = reason;
    if (canceled1) canceled.resolve(readableStreamCancel(s, [reason1, reason2]));
    return canceled.promise;
  };
  branch1 = createReadableStream(() => undefined, pull, cancel1);
  branch2 = createReadableStream(() => undefined, pull, cancel2);
  upon(reader.closedPromise.promise, undefined, e => {
    readableDefaultError(branch1.controller, e);
    readableDefaultError(branch2.controller, e);
    if (!canceled1 || !canceled2) canceled.resolve(undefined);
  });
  return [branch1, branch2];
}
function addAbortAlgorithm(signal, f) { stateOf(signal).algorithms.push(f); }
function removeAbortAlgorithm(signal, f) {
  const s = stateOf(signal);
  s.algorithms = s.algorithms.filter(each => each !== f);
}
function queueStreamStep(f) { upon(resolvedWith(undefined), f); }
