// What a document's script says, for DocumentsIT: a line each.
function print(...words) {
  let output = document.querySelector("#output");
  if (output === null) {
    output = document.createElement("pre");
    output.id = "output";
    (document.body ?? document.documentElement).append(output);
  }
  output.append(`${words.join(" ")}\n`);
}
function done() { document.documentElement.className = "done"; }
// The other site's address of a path.
function elsewhere(path) { return new URL(path, `http://localhost:${location.port}/`).href; }
// The name of what a promise fails with, or "fine".
async function outcome(promise) {
  try { await promise; return "fine"; } catch (e) { return e.name; }
}
addEventListener("error", e => print("uncaught:", e.message));
addEventListener("unhandledrejection", e => print("unhandled:", e.reason));
