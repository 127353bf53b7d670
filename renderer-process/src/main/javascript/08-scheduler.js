// Tasks with priorities (Prioritized Task Scheduling §2.4). Each has one task of the event loop, which runs the first of
// those that wait with the highest priority.

const PRIORITIES = ["user-blocking", "user-visible", "background"];
let schedulerObject = null;
function Window_scheduler() { return schedulerObject ??= makeJs(TYPE_BY_NAME.Scheduler); }

// What waits, in the order in which it came: { run, priority: a function, continues }.
const scheduled = [];
function schedule(task) {
  scheduled.push(task);
  queueTask(runScheduled);
}
// "effective priority": continuations come before the tasks of their priority.
function rankOf(task) { return 2 * PRIORITIES.indexOf(task.priority()) + (task.continues ? 0 : 1); }
function runScheduled() {
  let best = -1;
  for (let i = 0; i < scheduled.length; i++) if (best < 0 || rankOf(scheduled[i]) < rankOf(scheduled[best])) best = i;
  if (best < 0) return;
  const [task] = scheduled.splice(best, 1);
  task.run();
}
function unschedule(task) {
  const at = scheduled.indexOf(task);
  if (at >= 0) scheduled.splice(at, 1);
}

// What continuations of the running task inherit: what decides its priority, and what aborts it.
let schedulingState = null;
function withSchedulingState(state, f) {
  const before = schedulingState;
  schedulingState = state;
  enqueueMicrotask(() => queueTask(() => { if (schedulingState === state) schedulingState = before; }));
  return f();
}

function Scheduler_postTask(o, callback, options) {
  const { signal, priority } = options;
  if (signal !== undefined && stateOf(signal).aborted) return PromiseReject(stateOf(signal).reason);
  const result = newPromise();
  const ownPriority = priority ?? (isTaskSignal(signal) ? null : "user-visible");
  const state = { priority: ownPriority === null ? () => stateOf(signal).priority : () => ownPriority, signal };
  const task = {
    priority: state.priority, continues: false,
    run() {
      if (signal !== undefined) forgetAbort(signal, aborted);
      withSchedulingState(state, () => {
        try {
          result.resolve(apply(callback, undefined, []));
        } catch (e) {
          result.reject(e);
        }
      });
    },
  };
  let gone = false;
  const aborted = () => {
    gone = true;
    unschedule(task);
    result.reject(stateOf(signal).reason);
  };
  if (signal !== undefined) abortAlgorithms(signal).push(aborted);
  if (options.delay > 0) global.setTimeout(() => { if (!gone) schedule(task); }, options.delay);
  else schedule(task);
  return result.promise;
}
function Scheduler_yield() {
  const result = newPromise(), state = schedulingState, signal = state?.signal;
  if (signal !== undefined && stateOf(signal).aborted) return PromiseReject(stateOf(signal).reason);
  const task = {
    priority: state === null ? () => "user-visible" : state.priority, continues: true,
    run() {
      if (signal !== undefined) forgetAbort(signal, aborted);
      if (state !== null) withSchedulingState(state, () => result.resolve(undefined));
      else result.resolve(undefined);
    },
  };
  const aborted = () => {
    unschedule(task);
    result.reject(stateOf(signal).reason);
  };
  if (signal !== undefined) abortAlgorithms(signal).push(aborted);
  schedule(task);
  return result.promise;
}
function forgetAbort(signal, algorithm) {
  const all = abortAlgorithms(signal), at = all.indexOf(algorithm);
  if (at >= 0) all.splice(at, 1);
}

// TaskController and TaskSignal
function isTaskSignal(o) { return o !== undefined && isA(o, TYPE_BY_NAME.TaskSignal, HIGH[TYPE_BY_NAME.TaskSignal]); }
function newTaskSignal(priority) {
  const signal = newSignal("TaskSignal"), s = stateOf(signal);
  s.priority = priority;
  s.changing = false;
  s.priorityDependents = [];
  return signal;
}
function TaskController_construct(o, init) { stateOf(o).signal = newTaskSignal(init.priority); }
function TaskController_setPriority(o, priority) { changePriority(stateOf(o).signal, priority); }
// §2.3.2 "signal priority change"
function changePriority(signal, priority) {
  const s = stateOf(signal), previousPriority = s.priority;
  if (s.changing) throw domException("NotAllowedError", "Failed to execute 'setPriority' on 'TaskController': Cannot change priority while a prioritychange event is in progress.");
  if (previousPriority === priority) return;
  s.changing = true;
  s.priority = priority;
  for (const each of s.priorityDependents) changePriority(each, priority);
  fireEvent(signal, "prioritychange", { previousPriority }, "TaskPriorityChangeEvent");
  s.changing = false;
}
function TaskSignal_priority(o) { return stateOf(o).priority; }
function TaskSignal_static_any(signals, init) {
  const from = init.priority, follows = typeof from !== "string";
  const made = newTaskSignal(follows ? stateOf(from).priority : from);
  dependOn(made, signals);
  if (follows) stateOf(stateOf(from).prioritySource ?? from).priorityDependents.push(made);
  if (follows) stateOf(made).prioritySource = stateOf(from).prioritySource ?? from;
  return made;
}
