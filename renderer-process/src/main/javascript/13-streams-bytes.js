// Readable byte streams (Streams §4.7, §4.9.5).

const PlainBuffer = ArrayBuffer, streamSlice = ArrayBuffer.prototype.slice, streamTransfer = ArrayBuffer.prototype.transfer;
function transferBuffer(buffer) {
  if (isDetached(buffer)) throw new TypeErr("the buffer has been detached");
  return apply(streamTransfer, buffer, []);
}
function setUpByteController(s, c, start, pull, cancel, mark, chunkSize) {
  c.isBytes = true;
  c.stream = s;
  s.controller = c;
  c.pullAgain = c.pulling = c.closeRequested = c.started = false;
  c.byobRequest = null;
  resetQueue(c);
  c.highWaterMark = mark;
  c.pullAlgorithm = pull;
  c.cancelAlgorithm = cancel;
  c.chunkSize = chunkSize;
  c.pendingPullIntos = [];
  c.cancelSteps = reason => {
    clearPendingPullIntos(c);
    resetQueue(c);
    const result = c.cancelAlgorithm(reason);
    clearByte(c);
    return result;
  };
  c.pullSteps = request => {
    if (c.queueTotalSize > 0) { fillReadRequest(c, request); return; }
    if (c.chunkSize !== undefined) {
      let buffer;
      try { buffer = new PlainBuffer(c.chunkSize); } catch (e) { request.error(e); return; }
      c.pendingPullIntos.push({ buffer, bufferByteLength: c.chunkSize, byteOffset: 0, byteLength: c.chunkSize, filled: 0, minimum: 1, elementSize: 1, View: Bytes, reader: "default" });
    }
    s.reader.requests.push(request);
    byteCallPull(c);
  };
  c.releaseSteps = () => {
    if (c.pendingPullIntos.length > 0) {
      const first = c.pendingPullIntos[0];
      first.reader = "none";
      c.pendingPullIntos = [first];
    }
  };
  const result = start();
  upon(resolvedWith(result), () => { c.started = true; byteCallPull(c); }, e => byteError(c, e));
}
function clearByte(c) { c.pullAlgorithm = c.cancelAlgorithm = undefined; }
function clearPendingPullIntos(c) { invalidateByobRequest(c); c.pendingPullIntos = []; }
function invalidateByobRequest(c) {
  if (c.byobRequest === null) return;
  c.byobRequest.controller = undefined;
  c.byobRequest.view = null;
  c.byobRequest = null;
}
function byteShouldPull(c) {
  const s = c.stream;
  if (s.state !== "readable" || c.closeRequested || !c.started) return false;
  if (hasDefaultReader(s) && pendingReads(s) > 0) return true;
  if (hasByobReader(s) && s.reader.requests.length > 0) return true;
  return readableDesiredSize(c) > 0;
}
function byteCallPull(c) {
  if (!byteShouldPull(c)) return;
  if (c.pulling) { c.pullAgain = true; return; }
  c.pulling = true;
  upon(c.pullAlgorithm(), () => {
    c.pulling = false;
    if (c.pullAgain) { c.pullAgain = false; byteCallPull(c); }
  }, e => byteError(c, e));
}
function byteError(c, e) {
  if (c.stream.state !== "readable") return;
  clearPendingPullIntos(c);
  resetQueue(c);
  clearByte(c);
  readableStreamError(c.stream, e);
}
function byteClose(c) {
  const s = c.stream;
  if (c.closeRequested || s.state !== "readable") return;
  if (c.queueTotalSize > 0) { c.closeRequested = true; return; }
  if (c.pendingPullIntos.length > 0) {
    const first = c.pendingPullIntos[0];
    if (first.filled % first.elementSize !== 0) {
      const e = new TypeErr("Insufficient bytes to fill elements in the given buffer");
      byteError(c, e);
      throw e;
    }
  }
  clearByte(c);
  readableStreamClose(s);
}
function byteEnqueue(c, chunk) {
  const s = c.stream;
  if (c.closeRequested || s.state !== "readable") return;
  const { buffer, byteOffset, byteLength } = chunk;
  if (isDetached(buffer)) throw new TypeErr("chunk's buffer is detached and so cannot be enqueued");
  const transferred = transferBuffer(buffer);
  if (c.pendingPullIntos.length > 0) {
    const first = c.pendingPullIntos[0];
    if (isDetached(first.buffer)) throw new TypeErr("The BYOB request's buffer has been detached and so cannot be filled");
    invalidateByobRequest(c);
    first.buffer = transferBuffer(first.buffer);
    if (first.reader === "none") enqueueDetachedPullInto(c, first);
  }
  if (hasDefaultReader(s)) {
    while (s.reader.requests.length > 0 && c.queueTotalSize > 0) fillReadRequest(c, s.reader.requests.shift());
    if (s.reader.requests.length === 0) enqueueBytes(c, transferred, byteOffset, byteLength);
    else {
      if (c.pendingPullIntos.length > 0) c.pendingPullIntos.shift();
      s.reader.requests.shift().chunk(new Bytes(transferred, byteOffset, byteLength));
    }
  } else if (hasByobReader(s)) {
    enqueueBytes(c, transferred, byteOffset, byteLength);
    for (const done of processPullIntos(c)) commitPullInto(s, done);
  } else enqueueBytes(c, transferred, byteOffset, byteLength);
  byteCallPull(c);
}
function enqueueBytes(c, buffer, byteOffset, byteLength) {
  c.queue.push({ buffer, byteOffset, byteLength });
  c.queueTotalSize += byteLength;
}
function enqueueCloned(c, buffer, byteOffset, byteLength) {
  let cloned;
  try { cloned = apply(streamSlice, buffer, [byteOffset, byteOffset + byteLength]); } catch (e) { byteError(c, e); throw e; }
  enqueueBytes(c, cloned, 0, byteLength);
}
function enqueueDetachedPullInto(c, p) {
  if (p.filled > 0) enqueueCloned(c, p.buffer, p.byteOffset, p.filled);
  shiftPullInto(c);
}
function shiftPullInto(c) { invalidateByobRequest(c); return c.pendingPullIntos.shift(); }
function fillReadRequest(c, request) {
  const entry = c.queue.shift();
  c.queueTotalSize -= entry.byteLength;
  handleQueueDrain(c);
  request.chunk(new Bytes(entry.buffer, entry.byteOffset, entry.byteLength));
}
function handleQueueDrain(c) {
  if (c.queueTotalSize === 0 && c.closeRequested) { clearByte(c); readableStreamClose(c.stream); }
  else byteCallPull(c);
}
function fillFromQueue(c, p) {
  const most = Math.min(c.queueTotalSize, p.byteLength - p.filled), reached = p.filled + most;
  let left = most, ready = false;
  const aligned = reached - reached % p.elementSize;
  if (aligned >= p.minimum) { left = aligned - p.filled; ready = true; }
  while (left > 0) {
    const head = c.queue[0], count = Math.min(left, head.byteLength);
    apply(bytesSet, new Bytes(p.buffer), [new Bytes(head.buffer, head.byteOffset, count), p.byteOffset + p.filled]);
    if (head.byteLength === count) c.queue.shift();
    else { head.byteOffset += count; head.byteLength -= count; }
    c.queueTotalSize -= count;
    p.filled += count;
    left -= count;
  }
  return ready;
}
function convertPullInto(p) {
  return new p.View(transferBuffer(p.buffer), p.byteOffset, p.filled / p.elementSize);
}
function commitPullInto(s, p) {
  let done = false;
  if (s.state === "closed") done = true;
  const view = convertPullInto(p), request = s.reader.requests.shift();
  if (done) request.close(p.reader === "default" ? undefined : view);
  else request.chunk(view);
}
function processPullIntos(c) {
  const filled = [];
  while (c.pendingPullIntos.length > 0) {
    if (c.queueTotalSize === 0) break;
    const p = c.pendingPullIntos[0];
    if (!fillFromQueue(c, p)) break;
    shiftPullInto(c);
    filled.push(p);
  }
  return filled;
}
const STREAM_VIEWS = { __proto__: null, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array };
if (typeof Float16Array === "function") STREAM_VIEWS.Float16Array = Float16Array;
function bytePullInto(c, view, min, request) {
  const s = c.stream, name = apply(typedArrayTag, view, []), View = name === undefined ? DataView : STREAM_VIEWS[name];
  const elementSize = name === undefined ? 1 : View.BYTES_PER_ELEMENT, minimum = min * elementSize;
  const { byteOffset, byteLength } = view;
  let buffer;
  try { buffer = transferBuffer(view.buffer); } catch (e) { request.error(e); return; }
  const p = { buffer, bufferByteLength: buffer.byteLength, byteOffset, byteLength, filled: 0, minimum, elementSize, View, reader: "byob" };
  if (c.pendingPullIntos.length > 0) {
    c.pendingPullIntos.push(p);
    s.reader.requests.push(request);
    return;
  }
  if (s.state === "closed") {
    request.close(new View(p.buffer, p.byteOffset, 0));
    return;
  }
  if (c.queueTotalSize > 0) {
    if (fillFromQueue(c, p)) {
      const filled = convertPullInto(p);
      handleQueueDrain(c);
      request.chunk(filled);
      return;
    }
    if (c.closeRequested) {
      const e = new TypeErr("Insufficient bytes to fill elements in the given buffer");
      byteError(c, e);
      request.error(e);
      return;
    }
  }
  c.pendingPullIntos.push(p);
  s.reader.requests.push(request);
  byteCallPull(c);
}
function byteRespond(c, count) {
  const first = c.pendingPullIntos[0];
  if (c.stream.state === "closed") {
    if (count !== 0) throw new TypeErr("bytesWritten must be 0 when calling respond() on a closed stream");
  } else {
    if (count === 0) throw new TypeErr("bytesWritten must be greater than 0 when calling respond() on a readable stream");
    if (first.filled + count > first.byteLength) throw new RangeErr("bytesWritten out of range");
  }
  first.buffer = transferBuffer(first.buffer);
  respondInternal(c, count);
}
function byteRespondWithNewView(c, view) {
  const first = c.pendingPullIntos[0];
  if (c.stream.state === "closed") {
    if (view.byteLength !== 0) throw new TypeErr("The view's length must be 0 when calling respondWithNewView() on a closed stream");
  } else if (view.byteLength === 0) throw new TypeErr("The view's length must be greater than 0 when calling respondWithNewView() on a readable stream");
  if (first.byteOffset + first.filled !== view.byteOffset) throw new RangeErr("The region specified by view does not match byobRequest");
  if (first.bufferByteLength !== view.buffer.byteLength) throw new RangeErr("The buffer of view has different capacity than byobRequest");
  if (first.filled + view.byteLength > first.byteLength) throw new RangeErr("The region specified by view is larger than byobRequest");
  const length = view.byteLength;
  first.buffer = transferBuffer(view.buffer);
  respondInternal(c, length);
}
function respondInternal(c, count) {
  const first = c.pendingPullIntos[0], s = c.stream;
  invalidateByobRequest(c);
  if (s.state === "closed") {
    if (first.reader === "none") shiftPullInto(c);
    if (hasByobReader(s)) {
      const filled = [];
      while (filled.length < s.reader.requests.length) filled.push(shiftPullInto(c));
      for (const p of filled) commitPullInto(s, p);
    }
  } else {
    first.filled += count;
    if (first.reader === "none") {
      enqueueDetachedPullInto(c, first);
      for (const p of processPullIntos(c)) commitPullInto(s, p);
    } else if (first.filled >= first.minimum) {
      shiftPullInto(c);
      const rest = first.filled % first.elementSize;
      if (rest > 0) {
        const end = first.byteOffset + first.filled;
        enqueueCloned(c, first.buffer, end - rest, rest);
      }
      first.filled -= rest;
      const filled = processPullIntos(c);
      commitPullInto(s, first);
      for (const p of filled) commitPullInto(s, p);
    }
  }
  byteCallPull(c);
}
function byobRequestOf(c) {
  if (c.byobRequest === null && c.pendingPullIntos.length > 0) {
    const first = c.pendingPullIntos[0], request = slots("ReadableStreamBYOBRequest");
    request.controller = c;
    request.view = new Bytes(first.buffer, first.byteOffset + first.filled, first.byteLength - first.filled);
    c.byobRequest = request;
  }
  return c.byobRequest;
}
function ReadableByteStreamController_byobRequest(o) { const r = byobRequestOf(stateOf(o)); return r === null ? null : r.self; }
function ReadableByteStreamController_desiredSize(o) { return readableDesiredSize(stateOf(o)); }
function ReadableByteStreamController_close(o) {
  const c = stateOf(o);
  if (c.closeRequested) throw new TypeErr("The stream has already been closed; do not close it again!");
  if (c.stream.state !== "readable") throw new TypeErr("The stream is not in the readable state and cannot be closed");
  byteClose(c);
}
function ReadableByteStreamController_enqueue(o, chunk) {
  const c = stateOf(o);
  if (chunk.byteLength === 0) throw new TypeErr("chunk must have non-zero byteLength");
  if (chunk.buffer.byteLength === 0) throw new TypeErr("chunk's buffer must have non-zero byteLength");
  if (c.closeRequested) throw new TypeErr("stream is closed or draining");
  if (c.stream.state !== "readable") throw new TypeErr("The stream is not in the readable state and cannot be enqueued to");
  byteEnqueue(c, chunk);
}
function ReadableByteStreamController_error(o, e) { byteError(stateOf(o), e); }
function ReadableStreamBYOBRequest_view(o) { return stateOf(o).view; }
function ReadableStreamBYOBRequest_respond(o, count) {
  const r = stateOf(o);
  if (r.controller === undefined) throw new TypeErr("This BYOB request has been invalidated");
  if (isDetached(r.view.buffer)) throw new TypeErr("The BYOB request's buffer has been detached");
  byteRespond(r.controller, count);
}
function ReadableStreamBYOBRequest_respondWithNewView(o, view) {
  const r = stateOf(o);
  if (r.controller === undefined) throw new TypeErr("This BYOB request has been invalidated");
  if (isDetached(view.buffer)) throw new TypeErr("The given view's buffer has been detached");
  byteRespondWithNewView(r.controller, view);
}

// Tee of a byte stream: each branch is one too (§4.9.1 ReadableByteStreamTee).
function byteStreamTee(s) {
  const canceled = newPromise();
  let reader = acquireDefaultReader(s), reading = false, again1 = false, again2 = false;
  let canceled1 = false, canceled2 = false, reason1, reason2, branch1, branch2;
  const forwardError = of => upon(of.closedPromise.promise, undefined, e => {
    if (of !== reader) return;
    byteError(branch1.controller, e);
    byteError(branch2.controller, e);
    if (!canceled1 || !canceled2) canceled.resolve(undefined);
  });
  const goOn = () => {
    reading = false;
    if (again1) pull1();
    else if (again2) pull2();
  };
  const pullDefault = () => {
    if (reader.isByob) {
      byobReaderRelease(reader);
      reader = acquireDefaultReader(s);
      forwardError(reader);
    }
    readerRead(reader, {
      chunk(chunk) {
        queueStreamStep(() => {
          again1 = again2 = false;
          let second = chunk;
          if (!canceled1 && !canceled2) {
            try { second = copyOf(chunk); } catch (e) {
              byteError(branch1.controller, e);
              byteError(branch2.controller, e);
              canceled.resolve(readableStreamCancel(s, e));
              return;
            }
          }
          if (!canceled1) byteEnqueue(branch1.controller, chunk);
          if (!canceled2) byteEnqueue(branch2.controller, second);
          goOn();
        });
      },
      close() {
        reading = false;
        if (!canceled1) byteClose(branch1.controller);
        if (!canceled2) byteClose(branch2.controller);
        if (branch1.controller.pendingPullIntos.length > 0) byteRespond(branch1.controller, 0);
        if (branch2.controller.pendingPullIntos.length > 0) byteRespond(branch2.controller, 0);
        if (!canceled1 || !canceled2) canceled.resolve(undefined);
      },
      error() { reading = false; },
    });
  };
  const pullByob = (view, forBranch2) => {
    if (!reader.isByob) {
      defaultReaderRelease(reader);
      reader = acquireByobReader(s);
      forwardError(reader);
    }
    const byobBranch = forBranch2 ? branch2 : branch1, other = forBranch2 ? branch1 : branch2;
    byobReaderRead(reader, view, 1, {
      chunk(chunk) {
        queueStreamStep(() => {
          again1 = again2 = false;
          const byobCanceled = forBranch2 ? canceled2 : canceled1, otherCanceled = forBranch2 ? canceled1 : canceled2;
          if (!otherCanceled) {
            let cloned;
            try { cloned = copyOf(chunk); } catch (e) {
              byteError(byobBranch.controller, e);
              byteError(other.controller, e);
              canceled.resolve(readableStreamCancel(s, e));
              return;
            }
            if (!byobCanceled) byteRespondWithNewView(byobBranch.controller, chunk);
            byteEnqueue(other.controller, cloned);
          } else if (!byobCanceled) byteRespondWithNewView(byobBranch.controller, chunk);
          goOn();
        });
      },
      close(chunk) {
        reading = false;
        const byobCanceled = forBranch2 ? canceled2 : canceled1, otherCanceled = forBranch2 ? canceled1 : canceled2;
        if (!byobCanceled) byteClose(byobBranch.controller);
        if (!otherCanceled) byteClose(other.controller);
        if (chunk !== undefined) {
          if (!byobCanceled) byteRespondWithNewView(byobBranch.controller, chunk);
          if (!otherCanceled && other.controller.pendingPullIntos.length > 0) byteRespond(other.controller, 0);
        }
        if (!byobCanceled || !otherCanceled) canceled.resolve(undefined);
      },
      error() { reading = false; },
    });
  };
  const pull1 = () => {
    if (reading) { again1 = true; return resolvedWith(undefined); }
    reading = true;
    const request = byobRequestOf(branch1.controller);
    if (request === null) pullDefault();
    else pullByob(request.view, false);
    return resolvedWith(undefined);
  };
  const pull2 = () => {
    if (reading) { again2 = true; return resolvedWith(undefined); }
    reading = true;
    const request = byobRequestOf(branch2.controller);
    if (request === null) pullDefault();
    else pullByob(request.view, true);
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
  branch1 = createReadableByteStream(() => undefined, pull1, cancel1);
  branch2 = createReadableByteStream(() => undefined, pull2, cancel2);
  forwardError(reader);
  return [branch1, branch2];
}
