// Events of exceptions and rejected promises (HTML §8.1.4.6, §8.1.4.7). Called by Java; true when a
// handler has dealt with it.
function fireError(message, filename, lineno, colno, error) {
  const dealtWith = !fireEvent(global, "error", { message, filename, lineno, colno, error, cancelable: true }, "ErrorEvent");
  if (!dealtWith && workerPort !== null) tellOwner(message, filename, lineno, colno);
  return dealtWith;
}
// Step 5 of "report an exception": a handler of errors has thrown, and is not asked again.
function errorInHandler(message, filename, lineno, colno) {
  if (workerPort !== null) tellOwner(message, filename, lineno, colno);
  return false;
}
function fireRejection(type, promise, reason) {
  return !fireEvent(global, type, { promise, reason, cancelable: type === "unhandledrejection" }, "PromiseRejectionEvent");
}
