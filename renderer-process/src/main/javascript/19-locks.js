// Web Locks. Each request has the number of a message port, at which the answers arrive: JSON of what became of it.

function NavigatorBase_locks(o) { return stateOf(o).locks ??= makeJs(TYPE_BY_NAME.LockManager); }
// What names this document or worker in what query() says.
let lockClient = null;

// The answers of one number, until it is forgotten.
function listenForLocks(heard) {
  const id = Host_newPorts();
  ports.set(id, heard);
  Host_claimPort(id);
  return id;
}
function forgetLocks(id) {
  ports.delete(id);
  Host_releasePort(id);
}
function checkLocks(what) {
  if (isNotActiveDocument()) throw domException("InvalidStateError", `Failed to execute '${what}' on 'LockManager': The document is not active.`);
  if (pageDocument !== null && !Host_storageAllowed()) throw domException("SecurityError", `Failed to execute '${what}' on 'LockManager': Access to the Locks API is denied in this context.`);
}
function isNotActiveDocument() { return pageDocument !== null && isNotActive(); }

function LockManager_request(o, name, options, callback) {
  if (callback === undefined) [options, callback] = [{ mode: "exclusive", ifAvailable: false, steal: false }, options];
  const { mode, ifAvailable, steal, signal } = options;
  const refuse = why => rejectedWith(domException("NotSupportedError", `Failed to execute 'request' on 'LockManager': ${why}`));
  checkLocks("request");
  if (name[0] === "-") return refuse("Names cannot start with '-'.");
  if (steal && ifAvailable) return refuse("The 'steal' and 'ifAvailable' options cannot be used together.");
  if (steal && mode !== "exclusive") return refuse("The 'steal' option may only be used with 'exclusive' locks.");
  if (signal !== undefined && (steal || ifAvailable)) return refuse(`The 'signal' and '${steal ? "steal" : "ifAvailable"}' options cannot be used together.`);
  if (signal !== undefined && stateOf(signal).aborted) return rejectedWith(stateOf(signal).reason);
  const result = newPromise();
  const end = () => {
    forgetLocks(id);
    Host_releaseLock(id);
  };
  const aborted = () => {
    end();
    result.reject(stateOf(signal).reason);
  };
  const id = listenForLocks(answer => {
    if (signal !== undefined) forgetAbort(signal, aborted);
    switch (answer.kind) {
      case "GRANTED": {
        const lock = makeJs(TYPE_BY_NAME.Lock);
        setState(lock, { name, mode });
        // §4.5: the lock is held until what the callback returned is settled.
        then(promiseCall(callback, undefined, [lock]),
          value => { end(); result.resolve(value); }, reason => { end(); result.reject(reason); });
        return;
      }
      case "NOT_AVAILABLE":
        end();
        result.resolve(promiseCall(callback, undefined, [null]));
        return;
      default:
        end();
        result.reject(domException("AbortError", "Lock broken by another request with the 'steal' option."));
    }
  });
  if (signal !== undefined) abortAlgorithms(signal).push(aborted);
  lockClient ??= Crypto_randomUUID();
  if (!Host_requestLock(id, name, mode === "shared", steal ? "STEAL" : ifAvailable ? "GIVE_UP" : "WAIT", lockClient)) {
    forgetLocks(id);
    if (signal !== undefined) forgetAbort(signal, aborted);
    return refuse("The name is too long, or there are too many requests.");
  }
  return result.promise;
}
function LockManager_query() {
  checkLocks("query");
  const result = newPromise();
  const id = listenForLocks(answer => {
    forgetLocks(id);
    const info = ({ name, shared, client }) => ({ name, mode: shared ? "shared" : "exclusive", clientId: client });
    result.resolve({ held: answer.held.map(info), pending: answer.pending.map(info) });
  });
  Host_queryLocks(id);
  return result.promise;
}
function Lock_name(o) { return stateOf(o).name; }
function Lock_mode(o) { return stateOf(o).mode; }
