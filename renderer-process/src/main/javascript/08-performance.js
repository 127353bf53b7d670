// High Resolution Time, Performance Timeline, User Timing.

let performanceObject = null;
function Window_performance() { return performanceObject ??= makeJs(TYPE_BY_NAME.Performance); }
function Performance_now() { return Host_now(); }
function Performance_timeOrigin() { return Host_timeOrigin(); }
function Performance_toJSON(o) {
  const out = { timeOrigin: Host_timeOrigin() };
  if (pageDocument !== null) {
    out.timing = Performance_timing(o);
    out.navigation = Performance_navigation(o);
  }
  return out;
}

// The timeline: all entries in the order of their start, and who observes them.
const TIMELINE_TYPES = ["mark", "measure", "navigation", "paint", "resource"];
// A worker navigates and paints nothing.
function timelineTypes() { return pageDocument === null ? TIMELINE_TYPES.filter(each => each !== "navigation" && each !== "paint") : TIMELINE_TYPES.slice(); }
const timeline = [], performanceObservers = [];
const MOST_RESOURCES = 250;
let resourceLimit = MOST_RESOURCES;

function newEntry(kind, name, type, start, duration, more) {
  const entry = makeJs(TYPE_BY_NAME[kind]);
  setState(entry, { name, type, start, duration, ...more });
  return entry;
}
function PerformanceEntry_name(o) { return refreshed(o).name; }
function PerformanceEntry_entryType(o) { return stateOf(o).type; }
function PerformanceEntry_startTime(o) { return stateOf(o).start; }
function PerformanceEntry_duration(o) { return refreshed(o).duration; }
function PerformanceEntry_toJSON(o) {
  const out = {}, s = refreshed(o);
  out.name = s.name;
  out.entryType = s.type;
  out.startTime = s.start;
  out.duration = s.duration;
  if (s.type === "mark" || s.type === "measure") out.detail = s.detail;
  return out;
}
function PerformanceMark_detail(o) { return stateOf(o).detail; }
function PerformanceMeasure_detail(o) { return stateOf(o).detail; }

function byStart(list) { return list.map((e, i) => [e, i]).sort((a, b) => stateOf(a[0]).start - stateOf(b[0]).start || a[1] - b[1]).map(pair => pair[0]); }
function select(list, name, type) {
  return byStart(list.filter(e => {
    const s = refreshed(e);
    return (name === undefined || s.name === name) && (type === undefined || s.type === type);
  }));
}
function wholeTimeline() {
  pullTimings();
  const navigation = documentNavigation();
  return navigation === null ? timeline : [navigation, ...timeline];
}
function Performance_getEntries() { return select(wholeTimeline()); }
function Performance_getEntriesByType(o, type) { return select(wholeTimeline(), undefined, type); }
function Performance_getEntriesByName(o, name, type) { return select(wholeTimeline(), name, type); }

// Puts an entry into the timeline and gives it to the observers (Performance Timeline §6.1).
function queueEntry(entry, buffered = true) {
  const type = stateOf(entry).type;
  for (const observer of performanceObservers) {
    const s = stateOf(observer);
    if (s.types.includes(type)) s.records.push(entry);
  }
  if (buffered) timeline.push(entry);
  queueObserverTask();
}
let observerTaskQueued = false;
function queueObserverTask() {
  if (observerTaskQueued || performanceObservers.every(each => stateOf(each).records.length === 0)) return;
  observerTaskQueued = true;
  queueTask(() => {
    observerTaskQueued = false;
    for (const observer of performanceObservers.slice()) {
      const s = stateOf(observer), records = s.records;
      if (records.length === 0) continue;
      s.records = [];
      const list = makeJs(TYPE_BY_NAME.PerformanceObserverEntryList);
      stateOf(list).entries = records;
      const options = {};
      if (s.first) { s.first = false; options.droppedEntriesCount = 0; }
      invoke(s.callback, observer, [list, observer, options]);
    }
  });
}

// User Timing §3. The names of PerformanceTiming's attributes are no names of marks in a window.
const TIMING_NAMES = new Set(["navigationStart", "unloadEventStart", "unloadEventEnd", "redirectStart", "redirectEnd", "fetchStart",
  "domainLookupStart", "domainLookupEnd", "connectStart", "connectEnd", "secureConnectionStart", "requestStart", "responseStart",
  "responseEnd", "domLoading", "domInteractive", "domContentLoadedEventStart", "domContentLoadedEventEnd", "domComplete",
  "loadEventStart", "loadEventEnd"]);
function fillMark(o, name, options) {
  if (TIMING_NAMES.has(name) && pageDocument !== null) throw domException("SyntaxError", `'${name}' is part of the PerformanceTiming interface, and cannot be used as a mark name.`);
  const start = options.startTime === undefined ? Host_now() : options.startTime;
  if (start < 0) throw new TypeErr(`'${name}' cannot have a negative start time.`);
  const detail = options.detail === undefined || options.detail === null ? null : cloneHere(options.detail);
  setState(o, { name, type: "mark", start, duration: 0, detail });
  return o;
}
function PerformanceMark_construct(o, name, options) { fillMark(o, name, options); }
function Performance_mark(o, name, options) {
  const mark = fillMark(makeJs(TYPE_BY_NAME.PerformanceMark), name, options);
  queueEntry(mark);
  return mark;
}
function timeOfMark(mark) {
  if (typeof mark === "number") {
    if (mark < 0) throw new TypeErr(`'${mark}' cannot be negative.`);
    return mark;
  }
  const found = timeline.findLast(e => { const s = stateOf(e); return s.type === "mark" && s.name === mark; });
  if (found !== undefined) return stateOf(found).start;
  if (TIMING_NAMES.has(mark)) {
    if (mark === "navigationStart") return 0;
    const value = navigationTime(mark);
    if (value === 0) throw domException("InvalidAccessError", `'${mark}' is empty: either the event hasn't happened yet, or it would provide cross-origin timing information.`);
    return value;
  }
  throw domException("SyntaxError", `The mark '${mark}' does not exist.`);
}
// Milliseconds after the origin of one of PerformanceTiming's moments.
let navigationTime = name => 0;
function Performance_measure(o, name, given, endMark) {
  const options = typeof given === "object" ? given : null;
  const filled = options !== null && (options.start !== undefined || options.end !== undefined || options.duration !== undefined || options.detail !== undefined);
  if (filled) {
    if (endMark !== undefined) throw new TypeErr("If a non-empty PerformanceMeasureOptions object was passed, |end_mark| must not be passed.");
    if (options.start === undefined && options.end === undefined) throw new TypeErr("If a non-empty PerformanceMeasureOptions object was passed, at least one of its 'start' or 'end' properties must be present.");
    if (options.start !== undefined && options.duration !== undefined && options.end !== undefined) throw new TypeErr("If a non-empty PerformanceMeasureOptions object was passed, it must not have all of its 'start', 'duration', and 'end' properties defined");
  }
  let end, start;
  if (endMark !== undefined) end = timeOfMark(endMark);
  else if (filled && options.end !== undefined) end = timeOfMark(options.end);
  else if (filled && options.start !== undefined && options.duration !== undefined) end = timeOfMark(options.start) + timeOfMark(options.duration);
  else end = Host_now();
  if (filled && options.start !== undefined) start = timeOfMark(options.start);
  else if (filled && options.duration !== undefined && options.end !== undefined) start = timeOfMark(options.end) - timeOfMark(options.duration);
  else if (typeof given === "string") start = timeOfMark(given);
  else start = 0;
  const detail = options === null || options.detail === undefined || options.detail === null ? null : cloneHere(options.detail);
  const entry = newEntry("PerformanceMeasure", name, "measure", start, end - start, { detail });
  queueEntry(entry);
  return entry;
}
function clearEntries(type, name) {
  for (let i = timeline.length - 1; i >= 0; i--) {
    const s = stateOf(timeline[i]);
    if (s.type === type && (name === undefined || s.name === name)) timeline.splice(i, 1);
  }
}
function Performance_clearMarks(o, name) { clearEntries("mark", name); }
function Performance_clearMeasures(o, name) { clearEntries("measure", name); }

// PerformanceObserver (Performance Timeline §5)
function PerformanceObserver_construct(o, callback) {
  setState(o, { callback, types: [], kind: "", records: [], first: true });
}
function PerformanceObserver_observe(o, options) {
  const s = stateOf(o), { entryTypes, type } = options;
  if (entryTypes === undefined && type === undefined) throw new TypeErr("Failed to execute 'observe' on 'PerformanceObserver': An observe() call must include either entryTypes or type arguments.");
  if (entryTypes !== undefined && (type !== undefined || options.buffered !== undefined)) throw new TypeErr("Failed to execute 'observe' on 'PerformanceObserver': An observe() call must not include both entryTypes and type arguments.");
  if (s.kind === "single" && entryTypes !== undefined || s.kind === "multiple" && type !== undefined) {
    throw domException("InvalidModificationError", "This PerformanceObserver has performed observe({type:...}, therefore it cannot perform observe({entryTypes:...})");
  }
  s.kind = entryTypes !== undefined ? "multiple" : "single";
  const known = (entryTypes ?? [type]).filter(each => timelineTypes().includes(each));
  if (known.length === 0) return;
  pullTimings(); // what has come by now is not for this observer, unless it wants what was buffered
  if (entryTypes !== undefined) s.types = known;
  else {
    if (!s.types.includes(type)) s.types.push(type);
    if (options.buffered) s.records.push(...select(wholeTimeline(), undefined, type));
  }
  if (!performanceObservers.includes(o)) performanceObservers.push(o);
  queueObserverTask();
}
function PerformanceObserver_disconnect(o) {
  const at = performanceObservers.indexOf(o);
  if (at >= 0) performanceObservers.splice(at, 1);
  const s = stateOf(o);
  s.types = [];
  s.records = [];
  s.kind = "";
}
function PerformanceObserver_takeRecords(o) { const s = stateOf(o), records = s.records; s.records = []; return records; }
let supportedTypes = null;
function PerformanceObserver_static_supportedEntryTypes() { return supportedTypes ??= Object.freeze(timelineTypes()); }
function PerformanceObserverEntryList_getEntries(o) { return select(stateOf(o).entries); }
function PerformanceObserverEntryList_getEntriesByType(o, type) { return select(stateOf(o).entries, undefined, type); }
function PerformanceObserverEntryList_getEntriesByName(o, name, type) { return select(stateOf(o).entries, name, type); }
