// Simple dialogs (HTML §8.10.1), user activation (§6.4.1) and the events of leaving a document (§7.4.2.4).

const ALERT = 0, CONFIRM = 1, PROMPT = 2;
function Window_alert(w, message) { Host_showDialog(ALERT, withLineFeeds(message), ""); }
function Window_confirm(w, message) { return Host_showDialog(CONFIRM, withLineFeeds(message), "") !== null; }
function Window_prompt(w, message, text) { return Host_showDialog(PROMPT, withLineFeeds(message), withLineFeeds(text)); }
// HTML §8.10.2. Not in the standard: a second time only if the user has just done something, so that no page keeps asking.
let askedToPrint = false;
function Window_print() {
  if (askedToPrint && (Host_userActivation() & 2) === 0) return;
  askedToPrint = true;
  Host_print();
}
function withLineFeeds(text) { return text.replace(/\r\n?/g, "\n"); }

let userActivationObject = null;
function Navigator_userActivation() { return userActivationObject ??= makeJs(TYPE_BY_NAME.UserActivation); }
function UserActivation_hasBeenActive() { return (Host_userActivation() & 1) !== 0; }
function UserActivation_isActive() { return (Host_userActivation() & 2) !== 0; }

// The browser process asks a document before it leaves it, if it has said that it listens.
let toldOfUnload = false;
const listenersChangedBefore = listenersChanged;
listenersChanged = type => {
  if (type === "beforeunload" && !toldOfUnload && pageDocument !== null) {
    toldOfUnload = true;
    Host_listensForUnload();
  }
  listenersChangedBefore(type);
};
function beforeUnload() {
  const event = makeEvent("BeforeUnloadEvent", "beforeunload", undefined), s = stateOf(event);
  s.cancelable = true;
  s.trusted = true;
  dispatch(event, s, global, false);
  return s.canceled || (s.returned ?? "") !== "";
}
