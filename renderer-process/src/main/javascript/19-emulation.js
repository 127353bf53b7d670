// What a client of the DevTools protocol has a page believe of its surroundings: time zone, locale, position, rights.

// Members that are absent are as they really are. See EmulationCommands.java.
let emulated = {};
const RealDate = Date, realIntl = Intl, realOffset = uncurry(Date.prototype.getTimezoneOffset), realTime = uncurry(Date.prototype.getTime);
function uncurry(f) { return (o, ...a) => reflectApply(f, o, a); }
const reflectApply = Reflect.apply, reflectConstruct = Reflect.construct;

function emulate(settings) {
  const before = emulated;
  emulated = settings;
  navigatorLanguages = null;
  if (settings.touchPoints !== undefined && pageDocument !== null) installTouchHandlers();
  if (settings.timeZone !== undefined) installTimeZone();
  if (settings.locale !== undefined || settings.timeZone !== undefined) installLocale();
  zone = settings.timeZone === undefined ? null : zoneOf(settings.timeZone);
  if ((before.offline === true) !== (settings.offline === true)) fireEvent(global, settings.offline === true ? "offline" : "online");
  permissionsChanged();
  positionChanged();
  screenChanged(before.screen);
}

// A worker begins with what its maker finds; later changes reach documents only.
function emulatedForWorkers() {
  const { position, touchPoints, screen, ...others } = emulated;
  return Object.keys(others).length === 0 ? "" : JSON.stringify(others);
}

// Time zones. V8 has one for the whole process; here a document's dates compute their own local time.

let zone = null;
const zones = new Map();
function zoneOf(name) {
  if (!zones.has(name)) {
    zones.set(name, { name, format: new realIntl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" }), long: null });
  }
  return zones.get(name);
}
const formatToParts = uncurry(Intl.DateTimeFormat.prototype.formatToParts);
const zoneNamePart = (format, t) => {
  const parts = formatToParts(format, t);
  for (let i = 0; i < parts.length; i++) if (parts[i].type === "timeZoneName") return parts[i].value;
  return "GMT";
};
// Milliseconds to add to UTC at that time.
function offsetAt(t) {
  const m = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zoneNamePart(zone.format, t));
  if (m === null) return 0;
  return (m[1] === "-" ? -1 : 1) * ((+m[2] * 60 + +m[3]) * 60 + (m[4] === undefined ? 0 : +m[4])) * 1000;
}
// The time at which clocks of the zone show what `local` would be in UTC (ECMAScript §21.4.1.27, the earlier of two).
function ofLocal(local) {
  if (local !== local) return local;
  const first = local - offsetAt(local);
  return local - offsetAt(first - 1 < first ? first : local);
}
const asLocal = t => new RealDate(t + offsetAt(t));
const HAS_ZONE = /(?:Z|UTC|GMT|UT|\b[ECMP][SD]T|[+-]\d\d:?\d\d(?:\s*\([^)]*\))?)\s*$/i;
const DATE_ONLY = /^\s*[+-]?\d{4,6}(?:-\d\d){0,2}\s*$/;
function parseHere(text) {
  const t = RealDate.parse(text);
  if (zone === null || t !== t || HAS_ZONE.test(text) || DATE_ONLY.test(text)) return t;
  const utc = RealDate.parse(/^\s*[+-]?\d{4,6}-\d\d-\d\dT/.test(text) ? text.trim() + "Z" : text + " UTC");
  return utc !== utc ? t : ofLocal(utc);
}
const pad2 = (n, width = 2) => String(n).padStart(width, "0");
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function dateText(local) {
  const y = local.getUTCFullYear();
  return DAYS[local.getUTCDay()] + " " + MONTHS[local.getUTCMonth()] + " " + pad2(local.getUTCDate()) + " " + (y < 0 ? "-" : "") + pad2(Math.abs(y), 4);
}
function timeText(t, local) {
  const minutes = Math.trunc(offsetAt(t) / 60000), m = Math.abs(minutes);
  zone.long ??= new realIntl.DateTimeFormat("en-US", { timeZone: zone.name, timeZoneName: "long" });
  return pad2(local.getUTCHours()) + ":" + pad2(local.getUTCMinutes()) + ":" + pad2(local.getUTCSeconds()) + " GMT" + (minutes < 0 ? "-" : "+") + pad2(Math.trunc(m / 60)) + pad2(m % 60) + " (" + zoneNamePart(zone.long, t) + ")";
}

let timeZoneInstalled = false;
function installTimeZone() {
  if (timeZoneInstalled) return;
  timeZoneInstalled = true;
  const proto = RealDate.prototype;
  const replace = (name, make) => {
    const real = proto[name];
    const f = { [name](...args) { return zone === null ? reflectApply(real, this, args) : make(this, args, real); } }[name];
    defineProperty(f, "length", { value: real.length, configurable: true });
    defineProperty(proto, name, { value: f, writable: true, configurable: true, enumerable: false });
  };
  for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds"]) {
    const get = uncurry(proto["getUTC" + part]);
    replace("get" + part, d => { const t = realTime(d); return t !== t ? t : get(asLocal(t)); });
  }
  replace("getYear", d => { const t = realTime(d); return t !== t ? t : asLocal(t).getUTCFullYear() - 1900; });
  replace("getTimezoneOffset", d => { const t = realTime(d); return t !== t ? t : -offsetAt(t) / 60000; });
  for (const part of ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
    const set = uncurry(proto["setUTC" + part]), setTime = uncurry(proto.setTime);
    replace("set" + part, (d, args) => {
      const t = realTime(d);
      if (t !== t && part !== "FullYear") return t;
      const local = t !== t ? new RealDate(0) : asLocal(t);
      set(local, ...args);
      return setTime(d, ofLocal(realTime(local)));
    });
  }
  replace("toString", d => { const t = realTime(d); if (t !== t) return "Invalid Date"; const l = asLocal(t); return dateText(l) + " " + timeText(t, l); });
  replace("toDateString", d => { const t = realTime(d); return t !== t ? "Invalid Date" : dateText(asLocal(t)); });
  replace("toTimeString", d => { const t = realTime(d); return t !== t ? "Invalid Date" : timeText(t, asLocal(t)); });
  const made = (args, newTarget) => {
    let value;
    if (args.length === 0) value = RealDate.now();
    else if (args.length > 1) value = zone === null ? realTime(new RealDate(...args)) : ofLocal(RealDate.UTC(...args));
    else {
      const only = args[0] instanceof RealDate ? realTime(args[0]) : toPrimitive(args[0]);
      value = typeof only === "string" ? parseHere(only) : only;
    }
    return reflectConstruct(RealDate, [value], newTarget);
  };
  const replacement = function Date(...args) {
    return new.target === undefined ? new replacement().toString() : made(args, new.target === replacement ? RealDate : new.target);
  };
  defineProperty(replacement, "length", { value: 7, configurable: true });
  defineProperty(replacement, "prototype", { value: proto, writable: false, enumerable: false, configurable: false });
  defineProperty(replacement, "now", { value: RealDate.now, writable: true, configurable: true, enumerable: false });
  defineProperty(replacement, "UTC", { value: RealDate.UTC, writable: true, configurable: true, enumerable: false });
  defineProperty(replacement, "parse", { value: { parse(text) { return parseHere(String(text)); } }.parse, writable: true, configurable: true, enumerable: false });
  defineProperty(proto, "constructor", { value: replacement, writable: true, configurable: true, enumerable: false });
  if (global.Date === RealDate) defineProperty(global, "Date", { value: replacement, writable: true, configurable: true, enumerable: false });
}
function toPrimitive(value) {
  if (value === null || typeof value !== "object" && typeof value !== "function") return value;
  const convert = value[Symbol.toPrimitive];
  if (convert !== undefined && convert !== null) return reflectApply(convert, value, ["default"]);
  const plain = value.valueOf();
  return plain === null || typeof plain !== "object" && typeof plain !== "function" ? plain : String(value);
}

// Locales: what a script does not name is the client's choice.

let localeInstalled = false;
function installLocale() {
  if (localeInstalled) return;
  localeInstalled = true;
  for (const name of ["Collator", "DateTimeFormat", "DisplayNames", "DurationFormat", "ListFormat", "NumberFormat", "PluralRules", "RelativeTimeFormat", "Segmenter"]) {
    const real = realIntl[name];
    if (real === undefined) continue;
    const withDefaults = args => {
      const locale = args[0] === undefined ? emulated.locale : args[0];
      let options = args[1];
      if (name === "DateTimeFormat" && zone !== null && (options === undefined || options !== null && options.timeZone === undefined)) options = { __proto__: options ?? null, timeZone: zone.name };
      return [locale, options];
    };
    const replacement = { [name]: function (...args) {
      return reflectConstruct(real, withDefaults(args), new.target === undefined || new.target === replacement ? real : new.target);
    } }[name];
    defineProperty(replacement, "name", { value: name, configurable: true });
    defineProperty(replacement, "length", { value: real.length, configurable: true });
    defineProperty(replacement, "prototype", { value: real.prototype, writable: false, enumerable: false, configurable: false });
    defineProperty(replacement, "supportedLocalesOf", { value: real.supportedLocalesOf, writable: true, configurable: true, enumerable: false });
    defineProperty(real.prototype, "constructor", { value: replacement, writable: true, configurable: true, enumerable: false });
    defineProperty(realIntl, name, { value: replacement, writable: true, configurable: true, enumerable: false });
  }
  const replace = (proto, name, zoned) => {
    const real = proto[name];
    const f = { [name](...args) {
      if (args[0] === undefined && emulated.locale !== undefined) args[0] = emulated.locale;
      if (zoned && zone !== null && (args[1] === undefined || args[1] !== null && args[1].timeZone === undefined)) args[1] = { __proto__: args[1] ?? null, timeZone: zone.name };
      return reflectApply(real, this, args);
    } }[name];
    defineProperty(f, "length", { value: real.length, configurable: true });
    defineProperty(proto, name, { value: f, writable: true, configurable: true, enumerable: false });
  };
  replace(Number.prototype, "toLocaleString", false);
  replace(BigInt.prototype, "toLocaleString", false);
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) replace(RealDate.prototype, name, true);
  const compare = String.prototype.localeCompare;
  defineProperty(String.prototype, "localeCompare", { value: { localeCompare(that, locales, options) {
    return reflectApply(compare, this, [that, locales === undefined ? emulated.locale : locales, options]);
  } }.localeCompare, writable: true, configurable: true, enumerable: false });
}

// Permissions §6: who has not been granted something by a client of the protocol would have to be asked.

const PERMISSIONS = new Set(["geolocation", "notifications", "push", "midi", "camera", "microphone", "background-fetch", "background-sync",
  "persistent-storage", "accelerometer", "gyroscope", "magnetometer", "screen-wake-lock", "storage-access", "window-management", "local-fonts", "clipboard-read", "clipboard-write"]);
const statuses = [];
function permissionState(name) {
  const own = emulated.permissions?.[Host_clientOrigin()], all = emulated.permissions?.["*"];
  return own?.[name] ?? own?.["*"] ?? all?.[name] ?? all?.["*"] ?? "prompt";
}
function Navigator_permissions(o) { return stateOf(o).permissions ??= makeJs(TYPE_BY_NAME.Permissions); }
function Permissions_query(o, descriptor) {
  const name = String(descriptor.name);
  if (!PERMISSIONS.has(name)) return Promise.reject(new TypeError(`Failed to execute 'query' on 'Permissions': The provided value '${name}' is not a valid enum value of type PermissionName.`));
  const status = makeJs(TYPE_BY_NAME.PermissionStatus);
  setState(status, { name, told: permissionState(name) });
  statuses.push(new WeakRef(status));
  return PromiseResolve(status);
}
function PermissionStatus_state(o) { return permissionState(stateOf(o).name); }
function PermissionStatus_name(o) { return stateOf(o).name; }
function permissionsChanged() {
  for (const reference of statuses) {
    const status = reference.deref(), s = status === undefined ? undefined : stateOf(status);
    if (s === undefined || s.told === permissionState(s.name)) continue;
    s.told = permissionState(s.name);
    fireEvent(status, "change");
  }
}

// Geolocation §6: a position is the client's; nobody else knows one.

const watches = new Map();
let lastWatch = 0;
function Navigator_geolocation(o) { return stateOf(o).geolocation ??= makeJs(TYPE_BY_NAME.Geolocation); }
function position() {
  const { latitude, longitude, accuracy, altitude = null, altitudeAccuracy = null, heading = null, speed = null } = emulated.position;
  const coords = makeJs(TYPE_BY_NAME.GeolocationCoordinates), made = makeJs(TYPE_BY_NAME.GeolocationPosition);
  setState(coords, { latitude, longitude, accuracy, altitude, altitudeAccuracy, heading, speed });
  setState(made, { coords, timestamp: RealDate.now() });
  return made;
}
function locate(success, failure) {
  queueElementTask(() => {
    if (permissionState("geolocation") !== "granted") positionFails(failure, 1, "User denied Geolocation");
    else if (emulated.position == null) positionFails(failure, 2, "Position unavailable");
    else success(position());
  });
}
function positionFails(failure, code, message) {
  if (failure === null) return;
  const error = makeJs(TYPE_BY_NAME.GeolocationPositionError);
  setState(error, { code, message });
  failure(error);
}
function positionChanged() { for (const { success, failure } of watches.values()) locate(success, failure); }
function Geolocation_getCurrentPosition(o, success, failure) { locate(success, failure); }
function Geolocation_watchPosition(o, success, failure) {
  watches.set(++lastWatch, { success, failure });
  locate(success, failure);
  return lastWatch;
}
function Geolocation_clearWatch(o, id) { watches.delete(id); }
function GeolocationPosition_coords(o) { return stateOf(o).coords; }
function GeolocationPosition_timestamp(o) { return stateOf(o).timestamp; }
function GeolocationCoordinates_accuracy(o) { return stateOf(o).accuracy; }
function GeolocationCoordinates_latitude(o) { return stateOf(o).latitude; }
function GeolocationCoordinates_longitude(o) { return stateOf(o).longitude; }
function GeolocationCoordinates_altitude(o) { return stateOf(o).altitude; }
function GeolocationCoordinates_altitudeAccuracy(o) { return stateOf(o).altitudeAccuracy; }
function GeolocationCoordinates_heading(o) { return stateOf(o).heading; }
function GeolocationCoordinates_speed(o) { return stateOf(o).speed; }
function GeolocationPositionError_code(o) { return stateOf(o).code; }
function GeolocationPositionError_message(o) { return stateOf(o).message; }
