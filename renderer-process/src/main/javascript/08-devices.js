// Devices, notifications and where data is kept: what the locked renderer, and the browser for it, answer without having any.

function Navigator_doNotTrack() { return null; }
function Navigator_getGamepads() { return []; }
// Vibration §4: without hardware the answer is that of having it.
function Navigator_vibrate() { return !Document_hidden(pageDocument); }

function Navigator_mediaDevices(o) { return stateOf(o).mediaDevices ??= makeJs(TYPE_BY_NAME.MediaDevices); }
function MediaDevices_enumerateDevices() { return resolvedWith([]); }
function MediaDevices_getSupportedConstraints() { return {}; }
function MediaDevices_getUserMedia(o, { audio, video }) {
  if (!audio && !video) return rejectedWith(new TypeErr("Failed to execute 'getUserMedia' on 'MediaDevices': At least one of audio and video must be requested"));
  return rejectedWith(domException("NotFoundError", "Requested device not found"));
}
function MediaDevices_getDisplayMedia() { return rejectedWith(domException("NotAllowedError", "Permission denied")); }

// Notifications: the user is not asked, and none are shown.
let notificationsRefused = false;
function Notification_construct(o, title, options) {
  setState(o, { title, options });
  queueElementTask(() => fireEvent(o, "error", undefined));
}
function Notification_static_permission() {
  return permissionState("notifications") === "granted" ? "granted" : notificationsRefused ? "denied" : "default";
}
function Notification_static_requestPermission(callback) {
  notificationsRefused = true;
  const permission = Notification_static_permission();
  if (callback !== undefined) queueElementTask(() => invoke(callback, undefined, [permission]));
  return resolvedWith(permission);
}
function Notification_title(o) { return stateOf(o).title; }
function Notification_dir(o) { return stateOf(o).options.dir; }
function Notification_lang(o) { return stateOf(o).options.lang; }
function Notification_body(o) { return stateOf(o).options.body; }
function Notification_tag(o) { return stateOf(o).options.tag; }
function Notification_icon(o) { return stateOf(o).options.icon; }
function Notification_silent(o) { return stateOf(o).options.silent ?? null; }
function Notification_requireInteraction(o) { return stateOf(o).options.requireInteraction; }
function Notification_data(o) { return stateOf(o).options.data; }
function Notification_close() { }

// StorageManager (Storage §8): local storage is all that there is. It outlives the browser without being asked to, as far as
// the user does not clear it, which nothing keeps them from.
const LOCAL_STORAGE_QUOTA = 2 * 5 * 1024 * 1024; // bytes: SiteAreas.MOST_CHARACTERS of two
function NavigatorBase_storage(o) { return stateOf(o).storage ??= makeJs(TYPE_BY_NAME.StorageManager); }
function StorageManager_persisted() { return resolvedWith(false); }
function StorageManager_persist() { return resolvedWith(false); }
function StorageManager_estimate() {
  let usage = 0;
  if (pageDocument !== null) {
    if (!Host_storageAllowed()) return rejectedWith(new TypeErr("Failed to execute 'estimate' on 'StorageManager': The operation is not supported in this context."));
    const area = Window_localStorage();
    for (const key of Storage_names(area)) usage += 2 * (key.length + (Storage_getItem(area, key) ?? "").length);
  }
  return resolvedWith({ usage, quota: LOCAL_STORAGE_QUOTA });
}
