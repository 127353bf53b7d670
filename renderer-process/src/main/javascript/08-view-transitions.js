// View transitions that are skipped (CSS View Transitions 1 §6.1, §7.2 "skip the view transition"): the callback changes the
// page in a task of its own, `ready` is rejected, and `finished` follows the callback.

function Document_startViewTransition(d, given) {
  const update = typeof given === "function" ? given : given?.update ?? null;
  if (update !== null && typeof update !== "function") throw new TypeErr("Failed to execute 'startViewTransition' on 'Document': parameter 1 is not a function.");
  const made = makeJs(TYPE_BY_NAME.ViewTransition), done = newPromise(), ready = newPromise(), finished = newPromise();
  setState(made, { done: done.promise, ready: ready.promise, finished: finished.promise });
  const hidden = Document_hidden(d);
  for (const each of [done, ready, finished]) markHandled(each.promise);
  queueTask(() => then(update === null ? resolvedWith(undefined) : promiseCall(update, undefined, []), () => {
    done.resolve(undefined);
    ready.reject(hidden ? domException("InvalidStateError", "Transition was aborted because of invalid state") : domException("AbortError", "Transition was skipped"));
    finished.resolve(undefined);
  }, e => { done.reject(e); ready.reject(e); finished.reject(e); }));
  return made;
}
function ViewTransition_updateCallbackDone(o) { return stateOf(o).done; }
function ViewTransition_ready(o) { return stateOf(o).ready; }
function ViewTransition_finished(o) { return stateOf(o).finished; }
function ViewTransition_skipTransition() { }
