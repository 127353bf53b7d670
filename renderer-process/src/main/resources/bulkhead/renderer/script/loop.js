// The JavaScript side of the event loop (HTML §8.1.8, §8.6, §8.7; requestIdleCallback), one for each
// realm. Called with the functions of the Java side; returns what Java calls. Each function that
// Java calls runs one callback of the page, so that what it throws is reported with its place.
(function (timerDue, frameWanted, idleWanted, reported, now, importing) {
  'use strict';
  const global = globalThis;
  const apply = Reflect.apply;
  const evaluate = eval;
  const MapClass = Map;
  const get = MapClass.prototype.get, set = MapClass.prototype.set;
  const remove = MapClass.prototype.delete, keys = MapClass.prototype.keys;
  const next = new MapClass().keys().__proto__.next;
  const then = Promise.prototype.then;
  const resolved = Promise.resolve();
  const toNumber = Number, floor = Math.floor, TypeErrorClass = TypeError;
  const define = Object.defineProperty;
  const toText = String;

  function requireFunction(name, callback, given) {
    if (typeof callback !== 'function') {
      throw new TypeErrorClass(`Failed to execute '${name}' on 'Window': `
          + (given ? 'parameter 1 is not of type \'Function\'.'
                   : '1 argument required, but only 0 present.'));
    }
  }

  // Timers (HTML §8.6)
  const timers = new MapClass();
  let lastTimer = 0;
  let nesting = 0;

  function start(handler, timeout, args, repeat) {
    const code = typeof handler === 'function' ? handler : toText(handler);
    let delay = toNumber(timeout) | 0;
    if (delay < 0) delay = 0;
    const id = ++lastTimer;
    const timer = {code, args, delay, repeat, nesting: nesting + 1};
    apply(set, timers, [id, timer]);
    timerDue(id, timer.nesting > 5 && delay < 4 ? 4 : delay);
    return id;
  }

  function stop(id) {
    apply(remove, timers, [toNumber(id) | 0]);
  }

  function runTimer(id) {
    const timer = apply(get, timers, [id]);
    if (timer === undefined) return;
    const before = nesting;
    nesting = timer.nesting;
    if (!timer.repeat) apply(remove, timers, [id]);
    try {
      if (typeof timer.code === 'function') apply(timer.code, global, timer.args);
      else evaluate(importing(timer.code));
    } finally {
      nesting = before;
      if (timer.repeat && apply(get, timers, [id]) === timer) {
        timer.nesting++;
        timerDue(id, timer.nesting > 5 && timer.delay < 4 ? 4 : timer.delay);
      }
    }
  }

  // Animation frames (HTML §8.7)
  let frames = new MapClass();
  let due = new MapClass();
  let lastFrame = 0;

  /** Takes the callbacks that are there now; returns whether there are any. */
  function beginFrame() {
    due = frames;
    frames = new MapClass();
    return due.size > 0;
  }

  /** Runs the next one; false when there was none left. */
  function runFrame(time) {
    const first = apply(next, apply(keys, due, []), []);
    if (first.done) return false;
    const callback = apply(get, due, [first.value]);
    apply(remove, due, [first.value]);
    apply(callback, global, [time]);
    return true;
  }

  // Idle callbacks (requestIdleCallback §5)
  const idle = new MapClass();
  let lastIdle = 0;

  class IdleDeadline { /*%*/
    #end;
    #timedOut;
    constructor(key, end, timedOut) {
      if (key !== idle) throw new TypeErrorClass('Illegal constructor');
      this.#end = end;
      this.#timedOut = timedOut;
    }
    get didTimeout() { /*%*/ return this.#timedOut; }
    timeRemaining() { /*%*/
      const left = this.#end - now();
      return left > 0 ? left : 0;
    }
  }
  define(IdleDeadline.prototype, Symbol.toStringTag, {value: 'IdleDeadline', configurable: true});

  function runIdle(id, end, timedOut) {
    const callback = apply(get, idle, [id]);
    if (callback === undefined) return;
    apply(remove, idle, [id]);
    apply(callback, global, [new IdleDeadline(idle, end, timedOut)]);
  }

  const functions = {
    setTimeout(handler, timeout = 0, ...args) { /*%*/
      if (arguments.length === 0) requireFunction('setTimeout', undefined, false);
      return start(handler, timeout, args, false);
    },
    setInterval(handler, timeout = 0, ...args) { /*%*/
      if (arguments.length === 0) requireFunction('setInterval', undefined, false);
      return start(handler, timeout, args, true);
    },
    clearTimeout(id = 0) { /*%*/ stop(id); },
    clearInterval(id = 0) { /*%*/ stop(id); },
    queueMicrotask(callback) { /*%*/
      requireFunction('queueMicrotask', callback, arguments.length > 0);
      apply(then, resolved, [() => {
        try {
          apply(callback, undefined, []);
        } catch (error) {
          reported(error);
        }
      }]);
    },
    reportError(error) { /*%*/
      if (arguments.length === 0) requireFunction('reportError', undefined, false);
      reported(error);
    },
    requestAnimationFrame(callback) { /*%*/
      requireFunction('requestAnimationFrame', callback, arguments.length > 0);
      apply(set, frames, [++lastFrame, callback]);
      frameWanted();
      return lastFrame;
    },
    cancelAnimationFrame(handle) { /*%*/
      if (arguments.length === 0) requireFunction('cancelAnimationFrame', undefined, false);
      apply(remove, frames, [toNumber(handle) | 0]);
      apply(remove, due, [toNumber(handle) | 0]);
    },
    requestIdleCallback(callback, options) { /*%*/
      requireFunction('requestIdleCallback', callback, arguments.length > 0);
      apply(set, idle, [++lastIdle, callback]);
      const timeout = options === undefined || options === null ? 0 : toNumber(options.timeout) | 0;
      idleWanted(lastIdle, timeout);
      return lastIdle;
    },
    cancelIdleCallback(handle) { /*%*/
      if (arguments.length === 0) requireFunction('cancelIdleCallback', undefined, false);
      apply(remove, idle, [toNumber(handle) | 0]);
    },
  };

  const windowOnly = ['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback',
      'cancelIdleCallback'];

  return {
    install(isWindow) {
      for (const name in functions) {
        if (!isWindow && windowOnly.slice(2).includes(name)) continue;
        define(global, name,
            {value: functions[name], writable: true, enumerable: true, configurable: true});
      }
      if (isWindow) {
        for (const name of ['RequestAnimationFrame', 'CancelAnimationFrame']) {
          define(global, 'webkit' + name, {value: functions[name[0].toLowerCase() + name.slice(1)],
              writable: true, enumerable: true, configurable: true});
        }
        define(global, 'IdleDeadline',
            {value: IdleDeadline, writable: true, enumerable: false, configurable: true});
      }
    },
    runTimer,
    beginFrame,
    runFrame,
    runIdle,
    nothing() {},
  };
})
