// Resource Timing, Navigation Timing, Server Timing. Java keeps what has been loaded until it is asked for.

// What stands in PerformanceResourceTiming's state: milliseconds after the time origin, 0 for what did not happen.
const TIMED_MOMENTS = ["startTime", "redirectStart", "redirectEnd", "fetchStart", "domainLookupStart", "domainLookupEnd", "connectStart",
  "connectEnd", "secureConnectionStart", "requestStart", "responseStart", "responseEnd"];
// What came after the origin is not 0, which would say that it did not happen.
function momentOf(nanos) {
  const since = nanos === 0 ? 0 : nanos - Host_originNanos();
  return since <= 0 ? 0 : Math.max(1, Math.floor(since / 1e5)) / 10;
}
function fillTiming(s, given) {
  const moments = {};
  given.moments.forEach((nanos, i) => { moments[TIMED_MOMENTS[i]] = momentOf(nanos); });
  s.moments = moments;
  s.allowed = given.allowed;
  s.source = given.source;
  s.encoded = given.encoded;
  s.decoded = given.decoded;
  s.protocol = given.protocol;
  s.server = given.server.length === 0 ? [] : parseServerTiming(given.server.join(", "));
  s.status = given.status;
  s.mime = given.mime;
}
function newResourceEntry(given) {
  const entry = makeJs(TYPE_BY_NAME.PerformanceResourceTiming), s = stateOf(entry);
  s.name = given.name;
  s.type = "resource";
  s.initiator = given.initiator;
  fillTiming(s, given);
  s.start = s.moments.startTime;
  s.duration = Math.max(0, s.moments.responseEnd - s.start);
  return entry;
}
function pullTimings() {
  const text = Host_takeTimings();
  if (text === "") return;
  for (const each of JSON.parse(text)) {
    if (each.painted === undefined) queueResource(newResourceEntry(each));
    else queueEntry(newEntry("PerformancePaintTiming", each.name, "paint", momentOf(each.painted), 0));
  }
}
// Java calls this when something has been loaded.
function timingsArrived() { pullTimings(); }
// One load of this realm's own script, as Java describes it.
function timed(text) { queueResource(newResourceEntry(JSON.parse(text))); }

// Resource Timing §4.4, "add a PerformanceResourceTiming entry" and what follows from a full buffer
const MOST_SECONDARY = 10_000;
let resources = 0, fullPending = false, secondary = [];
function queueResource(entry) {
  queueEntry(entry, false);
  if (resources < resourceLimit && !fullPending) { resources++; timeline.push(entry); return; }
  if (!fullPending) {
    fullPending = true;
    queueTask(bufferFull);
  }
  if (secondary.length < MOST_SECONDARY) secondary.push(entry);
}
function copySecondary() {
  while (secondary.length > 0 && resources < resourceLimit) {
    timeline.push(secondary.shift());
    resources++;
  }
}
function bufferFull() {
  while (secondary.length > 0) {
    const before = secondary.length;
    if (resources >= resourceLimit) fireEvent(global.performance, "resourcetimingbufferfull", undefined);
    copySecondary();
    if (before <= secondary.length) { secondary = []; break; }
  }
  fullPending = false;
}
function Performance_clearResourceTimings() { pullTimings(); clearEntries("resource"); resources = 0; }
function Performance_setResourceTimingBufferSize(o, size) { pullTimings(); resourceLimit = size; }

function timingMoment(o, name) { const s = stateOf(o); return s.allowed || s.type === "navigation" ? s.moments[name] : 0; }
function PerformanceResourceTiming_initiatorType(o) { return stateOf(o).initiator; }
function PerformanceResourceTiming_deliveryType(o) { const s = refreshed(o); return s.allowed && s.source === "cache" ? "cache" : ""; }
function PerformanceResourceTiming_nextHopProtocol(o) { return refreshed(o).protocol; }
function PerformanceResourceTiming_workerStart(o) { return 0; }
function PerformanceResourceTiming_redirectStart(o) { refreshed(o); return timingMoment(o, "redirectStart"); }
function PerformanceResourceTiming_redirectEnd(o) { refreshed(o); return timingMoment(o, "redirectEnd"); }
function PerformanceResourceTiming_fetchStart(o) { return refreshed(o).moments.fetchStart; }
function PerformanceResourceTiming_domainLookupStart(o) { refreshed(o); return timingMoment(o, "domainLookupStart"); }
function PerformanceResourceTiming_domainLookupEnd(o) { refreshed(o); return timingMoment(o, "domainLookupEnd"); }
function PerformanceResourceTiming_connectStart(o) { refreshed(o); return timingMoment(o, "connectStart"); }
function PerformanceResourceTiming_connectEnd(o) { refreshed(o); return timingMoment(o, "connectEnd"); }
function PerformanceResourceTiming_secureConnectionStart(o) { refreshed(o); return timingMoment(o, "secureConnectionStart"); }
function PerformanceResourceTiming_requestStart(o) { refreshed(o); return timingMoment(o, "requestStart"); }
function PerformanceResourceTiming_finalResponseHeadersStart(o) { refreshed(o); return timingMoment(o, "responseStart"); }
function PerformanceResourceTiming_firstInterimResponseStart(o) { return 0; }
function PerformanceResourceTiming_responseStart(o) { refreshed(o); return timingMoment(o, "responseStart"); }
function PerformanceResourceTiming_responseEnd(o) { return refreshed(o).moments.responseEnd; }
// What all heads count as (Resource Timing §4.3).
const HEADER_BYTES = 300;
function PerformanceResourceTiming_transferSize(o) {
  const s = refreshed(o);
  if (!s.allowed || s.moments.responseEnd === 0) return 0;
  return s.source === "cache" ? 0 : s.source === "validated" ? HEADER_BYTES : s.encoded + HEADER_BYTES;
}
function PerformanceResourceTiming_encodedBodySize(o) { const s = refreshed(o); return s.allowed ? s.encoded : 0; }
function PerformanceResourceTiming_decodedBodySize(o) { const s = refreshed(o); return s.allowed ? s.decoded : 0; }
function PerformanceResourceTiming_responseStatus(o) { return refreshed(o).status; }
function PerformanceResourceTiming_renderBlockingStatus(o) { return stateOf(o).blocking === true ? "blocking" : "non-blocking"; }
function PerformanceResourceTiming_contentType(o) { return refreshed(o).mime; }
function PerformanceResourceTiming_contentEncoding(o) { return ""; }
function PerformanceResourceTiming_serverTiming(o) {
  const s = refreshed(o);
  if (s.serverObjects === undefined || s.serverOf !== s.server) {
    s.serverOf = s.server;
    s.serverObjects = Object.freeze(s.server.map(each => { const made = makeJs(TYPE_BY_NAME.PerformanceServerTiming); setState(made, each); return made; }));
  }
  return s.serverObjects;
}
const RESOURCE_JSON = ["initiatorType", "deliveryType", "nextHopProtocol", "renderBlockingStatus", "contentType", "contentEncoding", "workerStart",
  "redirectStart", "redirectEnd", "fetchStart", "domainLookupStart", "domainLookupEnd", "connectStart", "secureConnectionStart", "connectEnd",
  "requestStart", "responseStart", "firstInterimResponseStart", "finalResponseHeadersStart", "responseEnd", "transferSize", "encodedBodySize",
  "decodedBodySize", "responseStatus"];
function PerformanceResourceTiming_toJSON(o) {
  const out = PerformanceEntry_toJSON(o);
  for (const name of RESOURCE_JSON) out[name] = o[name];
  out.serverTiming = PerformanceResourceTiming_serverTiming(o).map(PerformanceServerTiming_toJSON);
  return out;
}

// Server Timing §4.1, "parse a server-timing header field"
function PerformanceServerTiming_name(o) { return stateOf(o).name; }
function PerformanceServerTiming_duration(o) { return stateOf(o).duration; }
function PerformanceServerTiming_description(o) { return stateOf(o).description; }
function PerformanceServerTiming_toJSON(o) { const s = stateOf(o); return { name: s.name, duration: s.duration, description: s.description }; }
function parseServerTiming(text) {
  let at = 0;
  const skip = () => { while (text[at] === " " || text[at] === "\t") at++; };
  const take = c => {
    skip();
    if (text[at] !== c) return false;
    at++;
    skip();
    return true;
  };
  const token = () => {
    skip();
    const from = at;
    while (at < text.length && TOKEN.test(text[at])) at++;
    return text.slice(from, at);
  };
  const quoted = () => {
    let out = "";
    for (at++; at < text.length; at++) {
      if (text[at] === "\"") { at++; return out; }
      if (text[at] === "\\" && ++at === text.length) break;
      out += text[at];
    }
    return "";
  };
  const found = [];
  while (at < text.length) {
    const name = token();
    if (name === "") break;
    const params = new Map();
    while (take(";")) {
      const key = asciiLower(token());
      if (key === "") break;
      let value = "";
      if (take("=")) {
        value = text[at] === "\"" ? quoted() : token();
        while (at < text.length && text[at] !== "," && text[at] !== ";") at++;
      }
      if (!params.has(key)) params.set(key, value);
    }
    const duration = params.has("dur") ? Number(params.get("dur")) : 0;
    found.push({ name, duration: duration === duration ? duration : 0, description: params.get("desc") ?? "" });
    while (at < text.length && text[at] !== ",") at++;
    if (!take(",")) break;
  }
  return found;
}

// Navigation Timing §4. The entry goes on changing until the document has loaded.
let navigationEntry = null;
const NAVIGATION_MOMENTS = ["unloadEventStart", "unloadEventEnd", "domInteractive", "domContentLoadedEventStart", "domContentLoadedEventEnd",
  "domComplete", "loadEventStart", "loadEventEnd", "domLoading"];
function documentNavigation() {
  if (navigationEntry === null && pageDocument !== null) {
    const text = Host_navigationTiming();
    if (text === "") return null;
    navigationEntry = makeJs(TYPE_BY_NAME.PerformanceNavigationTiming);
    const s = stateOf(navigationEntry);
    s.type = "navigation";
    s.initiator = "navigation";
    s.start = 0;
    s.live = true;
    s.done = false;
  }
  return navigationEntry;
}
// The state of an entry, of a navigation as it is now.
function refreshed(o) {
  const s = stateOf(o);
  if (s.live !== true || s.done) return s;
  const text = Host_navigationTiming();
  if (text === "") return s;
  const given = JSON.parse(text);
  fillTiming(s, given);
  s.allowed = true;
  s.name = given.name;
  s.kind = given.kind;
  s.redirects = given.redirects;
  given.document.forEach((nanos, i) => { s.moments[NAVIGATION_MOMENTS[i]] = momentOf(nanos); });
  s.duration = s.moments.loadEventEnd;
  s.done = s.moments.loadEventEnd !== 0 && s.moments.responseEnd !== 0;
  return s;
}
// The load event has been fired.
function navigationDone() {
  const entry = documentNavigation();
  if (entry !== null) queueEntry(entry, false);
}
function navigationMoment(o, name) { return refreshed(o).moments[name]; }
function PerformanceNavigationTiming_unloadEventStart(o) { return navigationMoment(o, "unloadEventStart"); }
function PerformanceNavigationTiming_unloadEventEnd(o) { return navigationMoment(o, "unloadEventEnd"); }
function PerformanceNavigationTiming_domInteractive(o) { return navigationMoment(o, "domInteractive"); }
function PerformanceNavigationTiming_domContentLoadedEventStart(o) { return navigationMoment(o, "domContentLoadedEventStart"); }
function PerformanceNavigationTiming_domContentLoadedEventEnd(o) { return navigationMoment(o, "domContentLoadedEventEnd"); }
function PerformanceNavigationTiming_domComplete(o) { return navigationMoment(o, "domComplete"); }
function PerformanceNavigationTiming_loadEventStart(o) { return navigationMoment(o, "loadEventStart"); }
function PerformanceNavigationTiming_loadEventEnd(o) { return navigationMoment(o, "loadEventEnd"); }
function PerformanceNavigationTiming_type(o) { return refreshed(o).kind; }
function PerformanceNavigationTiming_redirectCount(o) { return refreshed(o).redirects; }
function PerformanceNavigationTiming_criticalCHRestart(o) { return 0; }
function PerformanceNavigationTiming_activationStart(o) { return 0; }
function PerformanceNavigationTiming_notRestoredReasons(o) { return null; }
const NAVIGATION_JSON = ["unloadEventStart", "unloadEventEnd", "domInteractive", "domContentLoadedEventStart", "domContentLoadedEventEnd", "domComplete",
  "loadEventStart", "loadEventEnd", "type", "redirectCount", "activationStart", "criticalCHRestart", "notRestoredReasons"];
function PerformanceNavigationTiming_toJSON(o) {
  const out = PerformanceResourceTiming_toJSON(o);
  for (const name of NAVIGATION_JSON) out[name] = o[name];
  return out;
}

// The interfaces before it (Navigation Timing level 1): milliseconds since 1970.
let legacyTiming = null, legacyNavigation = null;
function Performance_timing() { return legacyTiming ??= makeJs(TYPE_BY_NAME.PerformanceTiming); }
function Performance_navigation() { return legacyNavigation ??= makeJs(TYPE_BY_NAME.PerformanceNavigation); }
navigationTime = name => {
  const entry = documentNavigation();
  if (entry === null) return 0;
  const value = refreshed(entry).moments[name];
  return value === undefined ? 0 : value;
};
function sinceEpoch(name) {
  const origin = Math.round(Host_timeOrigin());
  if (name === "navigationStart") return origin;
  const value = navigationTime(name);
  return value === 0 && name !== "fetchStart" ? 0 : Math.round(Host_timeOrigin() + value);
}
function PerformanceTiming_navigationStart() { return sinceEpoch("navigationStart"); }
function PerformanceTiming_unloadEventStart() { return sinceEpoch("unloadEventStart"); }
function PerformanceTiming_unloadEventEnd() { return sinceEpoch("unloadEventEnd"); }
function PerformanceTiming_redirectStart() { return sinceEpoch("redirectEnd") === 0 ? 0 : Math.round(Host_timeOrigin()); }
function PerformanceTiming_redirectEnd() { return sinceEpoch("redirectEnd"); }
function PerformanceTiming_fetchStart() { return sinceEpoch("fetchStart"); }
function PerformanceTiming_domainLookupStart() { return sinceEpoch("domainLookupStart"); }
function PerformanceTiming_domainLookupEnd() { return sinceEpoch("domainLookupEnd"); }
function PerformanceTiming_connectStart() { return sinceEpoch("connectStart"); }
function PerformanceTiming_connectEnd() { return sinceEpoch("connectEnd"); }
function PerformanceTiming_secureConnectionStart() { return sinceEpoch("secureConnectionStart"); }
function PerformanceTiming_requestStart() { return sinceEpoch("requestStart"); }
function PerformanceTiming_responseStart() { return sinceEpoch("responseStart"); }
function PerformanceTiming_responseEnd() { return sinceEpoch("responseEnd"); }
function PerformanceTiming_domLoading() { return sinceEpoch("domLoading"); }
function PerformanceTiming_domInteractive() { return sinceEpoch("domInteractive"); }
function PerformanceTiming_domContentLoadedEventStart() { return sinceEpoch("domContentLoadedEventStart"); }
function PerformanceTiming_domContentLoadedEventEnd() { return sinceEpoch("domContentLoadedEventEnd"); }
function PerformanceTiming_domComplete() { return sinceEpoch("domComplete"); }
function PerformanceTiming_loadEventStart() { return sinceEpoch("loadEventStart"); }
function PerformanceTiming_loadEventEnd() { return sinceEpoch("loadEventEnd"); }
function PerformanceTiming_toJSON(o) {
  const out = {};
  for (const name of TIMING_NAMES) out[name] = o[name];
  return out;
}
function PerformanceNavigation_type() {
  const entry = documentNavigation();
  return entry === null ? 0 : ["navigate", "reload", "back_forward"].indexOf(refreshed(entry).kind);
}
function PerformanceNavigation_redirectCount() { const entry = documentNavigation(); return entry === null ? 0 : refreshed(entry).redirects; }
function PerformanceNavigation_toJSON(o) { return { type: PerformanceNavigation_type(), redirectCount: PerformanceNavigation_redirectCount() }; }
