// IntersectionObserver and ResizeObserver. Java calls updateObservations once for each picture, after the animation frame
// callbacks, and notifyIntersections in a task afterwards.

const intersectionObservers = new Set(), resizeObservers = new Set();

// A margin of one to four lengths in px or per cent (§2.2 "parse a margin").
function parseMargin(text) {
  const tokens = text.trim() === "" ? ["0px"] : text.trim().split(/[\t\n\f\r ]+/);
  if (tokens.length > 4) throw domException("SyntaxError", "Extra text found at the end of rootMargin.");
  const sides = tokens.map(token => {
    const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|%)$/i.exec(token) ?? (/^[+-]?0+(?:\.0*)?$/.test(token) ? ["", "0", "px"] : null);
    if (match === null) throw domException("SyntaxError", "rootMargin must be specified in pixels or percent.");
    return Number(match[1]) + match[2].toLowerCase();
  });
  return [sides[0], sides[1] ?? sides[0], sides[2] ?? sides[0], sides[3] ?? sides[1] ?? sides[0]].join(" ");
}

function IntersectionObserver_construct(o, callback, options) {
  const s = stateOf(o);
  if (options.root !== null && Node_nodeType(options.root) !== 1 && Node_nodeType(options.root) !== 9) {
    throw new TypeErr("Failed to construct 'IntersectionObserver': member root is not of type Element or Document.");
  }
  s.callback = callback;
  s.root = options.root;
  s.margin = parseMargin(options.rootMargin);
  s.scrollMargin = parseMargin(options.scrollMargin);
  const thresholds = typeof options.threshold === "number" ? [options.threshold] : arraySlice(options.threshold);
  for (const each of thresholds) {
    if (!(each >= 0 && each <= 1)) throw new RangeErr("Failed to construct 'IntersectionObserver': Threshold values must be numbers between 0 and 1");
  }
  thresholds.sort((a, b) => a - b);
  s.thresholds = Object.freeze(thresholds.length === 0 ? [0] : thresholds);
  s.delay = options.delay;
  s.trackVisibility = options.trackVisibility;
  s.targets = new Map();
  s.entries = [];
}
function IntersectionObserver_root(o) { return stateOf(o).root; }
function IntersectionObserver_rootMargin(o) { return stateOf(o).margin; }
function IntersectionObserver_scrollMargin(o) { return stateOf(o).scrollMargin; }
function IntersectionObserver_thresholds(o) { return stateOf(o).thresholds; }
function IntersectionObserver_delay(o) { return stateOf(o).delay; }
function IntersectionObserver_trackVisibility(o) { return stateOf(o).trackVisibility; }
function IntersectionObserver_observe(o, target) {
  const s = stateOf(o);
  if (s.targets.has(target)) return;
  s.targets.set(target, { index: -1, intersecting: false });
  intersectionObservers.add(o);
  Host_frameWanted();
}
function IntersectionObserver_unobserve(o, target) {
  const s = stateOf(o);
  s.targets.delete(target);
  if (s.targets.size === 0 && s.entries.length === 0) intersectionObservers.delete(o);
}
function IntersectionObserver_disconnect(o) {
  stateOf(o).targets.clear();
  if (stateOf(o).entries.length === 0) intersectionObservers.delete(o);
}
function IntersectionObserver_takeRecords(o) {
  const s = stateOf(o), entries = s.entries;
  s.entries = [];
  return entries;
}

// §3.2.8 "update intersection observations steps". True when there is something to notify.
function updateIntersections() {
  let due = false;
  for (const o of intersectionObservers) {
    const s = stateOf(o);
    for (const [target, before] of s.targets) {
      const [box, root, part] = Host_intersection(numberOf(target), s.root === null ? 0 : numberOf(s.root), s.margin, s.scrollMargin).split(";").map(r => r === "" ? null : r.split(",").map(Number));
      const intersecting = part !== null;
      const area = box[2] * box[3];
      const ratio = !intersecting ? 0 : area === 0 ? 1 : Math.min(1, part[2] * part[3] / area);
      let index = 0;
      if (intersecting) while (index < s.thresholds.length && s.thresholds[index] <= ratio) index++;
      if (index === before.index && intersecting === before.intersecting) continue;
      before.index = index;
      before.intersecting = intersecting;
      const entry = makeJs(TYPE_BY_NAME.IntersectionObserverEntry), e = stateOf(entry);
      e.time = now();
      e.rootBounds = root === null ? null : rect("DOMRectReadOnly", ...root);
      e.boundingClientRect = rect("DOMRectReadOnly", ...box);
      e.intersectionRect = part === null ? rect("DOMRectReadOnly", 0, 0, 0, 0) : rect("DOMRectReadOnly", ...part);
      e.isIntersecting = intersecting;
      e.isVisible = false;
      e.intersectionRatio = ratio;
      e.target = target;
      s.entries.push(entry);
      due = true;
    }
  }
  return due;
}
// §3.2.7 "notify intersection observers"
function notifyIntersections() {
  for (const o of arraySlice(intersectionObservers)) {
    const s = stateOf(o), entries = s.entries;
    if (entries.length === 0) continue;
    s.entries = [];
    if (s.targets.size === 0) intersectionObservers.delete(o);
    invoke(s.callback, o, [entries, o]);
  }
}

function IntersectionObserverEntry_construct(o, init) {
  const read = r => r === null ? null : rect("DOMRectReadOnly", r.x, r.y, r.width, r.height);
  Object.assign(stateOf(o), init, { rootBounds: read(init.rootBounds), boundingClientRect: read(init.boundingClientRect), intersectionRect: read(init.intersectionRect) });
}
function IntersectionObserverEntry_time(o) { return stateOf(o).time; }
function IntersectionObserverEntry_rootBounds(o) { return stateOf(o).rootBounds; }
function IntersectionObserverEntry_boundingClientRect(o) { return stateOf(o).boundingClientRect; }
function IntersectionObserverEntry_intersectionRect(o) { return stateOf(o).intersectionRect; }
function IntersectionObserverEntry_isIntersecting(o) { return stateOf(o).isIntersecting; }
function IntersectionObserverEntry_isVisible(o) { return stateOf(o).isVisible; }
function IntersectionObserverEntry_intersectionRatio(o) { return stateOf(o).intersectionRatio; }
function IntersectionObserverEntry_target(o) { return stateOf(o).target; }

function ResizeObserver_construct(o, callback) {
  const s = stateOf(o);
  s.callback = callback;
  s.targets = new Map();
}
function ResizeObserver_observe(o, target, options) {
  const s = stateOf(o);
  s.targets.delete(target);
  s.targets.set(target, { box: options.box, width: 0, height: 0 });
  resizeObservers.add(o);
  Host_frameWanted();
}
function ResizeObserver_unobserve(o, target) {
  const s = stateOf(o);
  s.targets.delete(target);
  if (s.targets.size === 0) resizeObservers.delete(o);
}
function ResizeObserver_disconnect(o) {
  stateOf(o).targets.clear();
  resizeObservers.delete(o);
}

function depthOf(node) {
  let depth = 0;
  for (let at = node; at !== null; at = Node_parentNode(at)) depth++;
  return depth;
}
// The sides of the boxes: content, border, device pixels of the content; and where the content begins in the padding box.
function boxesOf(target) {
  const [width, height, borderWidth, borderHeight, left, top, scale] = Host_boxSizes(numberOf(target)).split(",").map(Number);
  return { "content-box": [width, height], "border-box": [borderWidth, borderHeight],
    "device-pixel-content-box": [Math.round(width * scale), Math.round(height * scale)], left, top };
}

// §3.4 "gather active observations" and "broadcast active observations", deeper each time.
function updateResizes() {
  let depth = 0;
  while (true) {
    let shallowest = Infinity, undelivered = false;
    const active = [];
    for (const o of resizeObservers) {
      const found = [];
      for (const [target, last] of stateOf(o).targets) {
        const boxes = boxesOf(target), [width, height] = boxes[last.box];
        if (width === last.width && height === last.height) continue;
        const at = depthOf(target);
        if (at <= depth) { undelivered = true; continue; }
        shallowest = Math.min(shallowest, at);
        found.push([target, last, boxes]);
      }
      if (found.length > 0) active.push([o, found]);
    }
    if (active.length === 0) {
      if (undelivered) {
        fireError("ResizeObserver loop completed with undelivered notifications.", "", 0, 0, undefined);
        Host_frameWanted();
      }
      return;
    }
    for (const [o, found] of active) {
      const entries = [];
      for (const [target, last, boxes] of found) {
        [last.width, last.height] = boxes[last.box];
        const entry = makeJs(TYPE_BY_NAME.ResizeObserverEntry), e = stateOf(entry);
        e.target = target;
        e.boxes = boxes;
        entries.push(entry);
      }
      invoke(stateOf(o).callback, o, [entries, o]);
    }
    depth = shallowest;
  }
}

function sizesOf(o, box) {
  const s = stateOf(o);
  s.sizes ??= {};
  if (s.sizes[box] === undefined) {
    const size = makeJs(TYPE_BY_NAME.ResizeObserverSize);
    [stateOf(size).inlineSize, stateOf(size).blockSize] = s.boxes[box];
    s.sizes[box] = Object.freeze([size]);
  }
  return s.sizes[box];
}
function ResizeObserverEntry_target(o) { return stateOf(o).target; }
function ResizeObserverEntry_contentRect(o) {
  const s = stateOf(o);
  return s.rect ??= rect("DOMRectReadOnly", s.boxes.left, s.boxes.top, ...s.boxes["content-box"]);
}
function ResizeObserverEntry_borderBoxSize(o) { return sizesOf(o, "border-box"); }
function ResizeObserverEntry_contentBoxSize(o) { return sizesOf(o, "content-box"); }
function ResizeObserverEntry_devicePixelContentBoxSize(o) { return sizesOf(o, "device-pixel-content-box"); }
function ResizeObserverSize_inlineSize(o) { return stateOf(o).inlineSize; }
function ResizeObserverSize_blockSize(o) { return stateOf(o).blockSize; }

function updateObservations() {
  if (resizeObservers.size > 0) updateResizes();
  return intersectionObservers.size > 0 && updateIntersections();
}
