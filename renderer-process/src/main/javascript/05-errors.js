// Events of exceptions and rejected promises (HTML §8.1.4.6, §8.1.4.7). Called by Java; true when a
// handler has dealt with it.
function fireError(message, filename, lineno, colno, error) {
  const dealtWith = !fireEvent(global, "error", { message, filename, lineno, colno, error, cancelable: true }, "ErrorEvent");
  if (!dealtWith && workerPort !== null) tellOwner(message, filename, lineno, colno);
  return dealtWith;
}
function fireRejection(type, promise, reason) {
  return !fireEvent(global, type, { promise, reason, cancelable: type === "unhandledrejection" }, "PromiseRejectionEvent");
}
