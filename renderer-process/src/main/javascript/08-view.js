// CSSOM View: scrolling (§5, §6), what is at a point, rectangles of ranges, the visual viewport (§10).

function finite(v) { return v === v && v !== Infinity && v !== -Infinity ? v : 0; }
function styleOf(e, name) { return Host_computedStyle(numberOf(e), name, ""); }
// Whom `scrollTop` and its like of an element scroll: "viewport", "box" or null for nothing.
function scrolledBy(e) {
  const d = e.ownerDocument;
  if (d !== pageDocument || !Host_isConnected(numberOf(e))) return null;
  const quirks = d.compatMode === "BackCompat";
  if (e === d.documentElement) return quirks ? null : "viewport";
  if (quirks && e === d.body && Document_scrollingElement(d) === e) return "viewport";
  return Host_isScroller(numberOf(e)) ? "box" : null;
}
function wantsSmooth(e, behavior) {
  if (behavior !== "auto") return behavior === "smooth";
  return e !== null && styleOf(e, "scroll-behavior") === "smooth";
}
function scrollWindowTo(x, y, behavior) {
  const root = pageDocument === null ? null : pageDocument.documentElement;
  Host_scrollTo(0, finite(x), finite(y), wantsSmooth(root, behavior));
}
function scrollElementTo(e, x, y, behavior) {
  switch (scrolledBy(e)) {
    case "viewport": scrollWindowTo(x, y, behavior); break;
    case "box": Host_scrollTo(numberOf(e), finite(x), finite(y), wantsSmooth(e, behavior)); break;
  }
}
function scrollPosition(e, vertical) {
  if (revealDue !== null) revealFocused();
  switch (e === null ? "viewport" : scrolledBy(e)) {
    case "viewport": return Host_scrollOffset(0, vertical);
    case "box": return Host_scrollOffset(numberOf(e), vertical);
    default: return 0;
  }
}
function Element_scrollTop(e) { return scrollPosition(e, true); }
function Element_scrollLeft(e) { return scrollPosition(e, false); }
function Element_set_scrollTop(e, v) { scrollElementTo(e, scrollPosition(e, false), finite(v), "auto"); }
function Element_set_scrollLeft(e, v) { scrollElementTo(e, finite(v), scrollPosition(e, true), "auto"); }
function Element_scroll(e, x, y) {
  if (typeof x === "object") scrollElementTo(e, x.left ?? scrollPosition(e, false), x.top ?? scrollPosition(e, true), x.behavior);
  else scrollElementTo(e, x, y, "auto");
}
const Element_scrollTo = Element_scroll;
function Element_scrollBy(e, x, y) {
  const by = typeof x === "object" ? x : { left: x, top: y, behavior: "auto" };
  scrollElementTo(e, scrollPosition(e, false) + finite(by.left ?? 0), scrollPosition(e, true) + finite(by.top ?? 0), by.behavior);
}
function Element_currentCSSZoom(e) { return Host_boxMetric(numberOf(e), 12); }
function windowScroll(which) {
  if (revealDue !== null) revealFocused();
  return Host_windowMetric(which);
}
function Window_scrollX() { return windowScroll(2); }
function Window_scrollY() { return windowScroll(3); }
function Window_pageXOffset() { return windowScroll(2); }
function Window_pageYOffset() { return windowScroll(3); }
function Window_scroll(w, x, y) {
  if (typeof x === "object") scrollWindowTo(x.left ?? scrollPosition(null, false), x.top ?? scrollPosition(null, true), x.behavior);
  else scrollWindowTo(x, y, "auto");
}
const Window_scrollTo = Window_scroll;
function Window_scrollBy(w, x, y) {
  const by = typeof x === "object" ? x : { left: x, top: y, behavior: "auto" };
  scrollWindowTo(scrollPosition(null, false) + finite(by.left ?? 0), scrollPosition(null, true) + finite(by.top ?? 0), by.behavior);
}
// A tab is not moved or resized by its page.
function Window_moveTo() { }
function Window_moveBy() { }
function Window_resizeTo() { }
function Window_resizeBy() { }
function Document_scrollingElement(d) {
  if (d.compatMode !== "BackCompat") return d.documentElement;
  const body = d.body;
  if (body === null || d !== pageDocument) return body;
  const hides = e => ["overflow-x", "overflow-y"].some(p => !["visible", "clip", ""].includes(styleOf(e, p)));
  return hides(body) && hides(d.documentElement) ? null : body;
}

// §6.1 "scroll an element into view": what scrolls around it, from the inside out.

function scrollAncestor(e) {
  let at = Node_parentNode(e);
  while (at !== null && Node_nodeType(at) !== 1) at = hostOf !== null ? hostOf(at) : null;
  return at;
}
// What is to be centred if needed moves as little as possible where some of it is in sight, and if hidden not at all.
function axisDelta(from, to, start, end, wanted) {
  const conditional = wanted === "if-needed" || wanted === "if-hidden";
  const hidden = Math.min(to, end) <= Math.max(from, start);
  if (wanted === "if-hidden" && !hidden) return 0;
  switch (conditional && hidden ? "center" : wanted) {
    case "start": return from - start;
    case "end": return to - end;
    case "center": return (from + to) / 2 - (start + end) / 2;
    default:
      if ((from >= start && to <= end) || (from <= start && to >= end)) return 0;
      return (from < start) === (to - from <= end - start) ? from - start : to - end;
  }
}
const px = text => parseFloat(text) || 0;
function positionsOf(e, block, inline) {
  const mode = styleOf(e, "writing-mode"), vertical = mode.startsWith("vertical") || mode.startsWith("sideways");
  const flip = { start: "end", end: "start" };
  const turned = mode === "vertical-rl" || mode === "sideways-rl" ? flip[block] ?? block : block;
  const backward = (styleOf(e, "direction") === "rtl") !== (mode === "sideways-lr");
  const along = backward ? flip[inline] ?? inline : inline;
  return vertical ? { x: turned, y: along } : { x: along, y: turned };
}
function scrollIntoView(e, block, inline, behavior) {
  if (e.ownerDocument !== pageDocument || rectsOf(e).length === 0) return;
  const box = stateOf(Element_getBoundingClientRect(e)), own = p => px(styleOf(e, p));
  let left = box.x - own("scroll-margin-left"), right = box.x + box.width + own("scroll-margin-right");
  let top = box.y - own("scroll-margin-top"), bottom = box.y + box.height + own("scroll-margin-bottom");
  let fixed = styleOf(e, "position") === "fixed";
  for (let at = scrollAncestor(e); at !== null && !fixed; at = scrollAncestor(at)) {
    if (scrolledBy(at) === "box") {
      const around = stateOf(Element_getBoundingClientRect(at)), pad = p => px(styleOf(at, `scroll-padding-${p}`));
      const inner = which => Host_boxMetric(numberOf(at), which); // not rounded, as `clientWidth` is
      const x = around.x + inner(1), y = around.y + inner(0);
      const to = positionsOf(at, block, inline);
      const dx = axisDelta(left, right, x + pad("left"), x + inner(2) - pad("right"), to.x);
      const dy = axisDelta(top, bottom, y + pad("top"), y + inner(3) - pad("bottom"), to.y);
      const [movedX, movedY] = scrollByDelta(numberOf(at), dx, dy, wantsSmooth(at, behavior));
      left -= movedX; right -= movedX; top -= movedY; bottom -= movedY;
    }
    fixed = styleOf(at, "position") === "fixed";
  }
  if (fixed) return;
  const root = pageDocument.documentElement, pad = p => px(styleOf(root, `scroll-padding-${p}`));
  const to = positionsOf(root, block, inline);
  const width = Host_boxMetric(numberOf(root), 2), height = Host_windowMetric(1);
  const dx = axisDelta(left, right, pad("left"), width - pad("right"), to.x);
  const dy = axisDelta(top, bottom, pad("top"), height - pad("bottom"), to.y);
  scrollByDelta(0, dx, dy, wantsSmooth(root, behavior));
}
function scrollByDelta(number, dx, dy, smooth) {
  if (dx === 0 && dy === 0) return [0, 0];
  const x = Host_scrollOffset(number, false), y = Host_scrollOffset(number, true);
  const toX = Host_nearestOffset(number, x + dx, false), toY = Host_nearestOffset(number, y + dy, true);
  Host_scrollTo(number, toX, toY, smooth);
  return [toX - x, toY - y];
}
function Element_scrollIntoView(e, arg) {
  if (typeof arg === "boolean") scrollIntoView(e, arg ? "start" : "end", "nearest", "auto");
  else scrollIntoView(e, arg.block, arg.inline, arg.behavior);
}
function Element_scrollIntoViewIfNeeded(e, center) {
  const how = center ? "if-needed" : "nearest";
  scrollIntoView(e, how, how, "auto");
}
// As in Chromium, what gets the focus is not moved aside if some of it is in sight.
function bringFocusedIntoView(e) { scrollIntoView(e, "if-needed", "if-hidden", "auto"); }

// What is at a point (§5)

function elementsAt(d, x, y) {
  if (!isInPage(d)) return [];
  const found = [];
  for (const e of bulk(Host_elementsAt(x, y))) {
    const visible = retarget(e, d);
    if (isNode(visible) && !found.includes(visible)) found.push(visible);
  }
  return found;
}
function DocumentOrShadowRoot_elementFromPoint(d, x, y) { return elementsAt(d, x, y)[0] ?? null; }
function DocumentOrShadowRoot_elementsFromPoint(d, x, y) { return elementsAt(d, x, y); }

// Rectangles of ranges (§8)

function rangeRects(r) {
  const start = r.startContainer, end = r.endContainer, from = r.startOffset, to = r.endOffset;
  const rects = [], parse = text => { if (text !== "") for (const each of text.split(";")) rects.push(each.split(",").map(Number)); };
  if (start.ownerDocument !== pageDocument && start !== pageDocument) return rects;
  if (start === end && Node_nodeType(start) === 3) { parse(Host_textRects(numberOf(start), from, to)); return rects; }
  if (r.collapsed) return rects;
  const contained = n => r.comparePoint(Node_parentNode(n), indexOfChild(n)) >= 0 && r.comparePoint(Node_parentNode(n), indexOfChild(n) + 1) <= 0;
  const top = r.commonAncestorContainer;
  for (let at = top; at !== null; ) {
    let inside = false;
    if (Node_nodeType(at) === 1) {
      inside = at !== top && contained(at);
      if (inside && !hasContainedParent(at, top, contained)) rects.push(...rectsOf(at));
    } else if (Node_nodeType(at) === 3 && r.intersectsNode(at)) {
      parse(Host_textRects(numberOf(at), at === start ? from : 0, at === end ? to : at.data.length));
    }
    at = following(at, top);
  }
  return rects;
}
function hasContainedParent(node, top, contained) { const p = Node_parentNode(node); return p !== null && p !== top && node !== top && Node_nodeType(p) === 1 && contained(p) && rectsOf(p).length > 0; }
function indexOfChild(n) { let i = 0; for (let at = Node_previousSibling(n); at !== null; at = Node_previousSibling(at)) i++; return i; }
function rectList(rects) {
  const list = makeJs(TYPE_BY_NAME.DOMRectList);
  stateOf(list).rects = rects.map(r => rect("DOMRect", ...r));
  return list;
}
// Around those that are not empty, else the last one: so in Chromium, where CSSOM View §6 also counts lines of no width.
function boundsOf(rects) {
  if (rects.length === 0) return rect("DOMRect", 0, 0, 0, 0);
  const solid = rects.filter(r => r[2] !== 0 && r[3] !== 0);
  if (solid.length === 0) return rect("DOMRect", ...rects.at(-1));
  const left = Math.min(...solid.map(r => r[0])), top = Math.min(...solid.map(r => r[1]));
  const right = Math.max(...solid.map(r => r[0] + r[2])), bottom = Math.max(...solid.map(r => r[1] + r[3]));
  return rect("DOMRect", left, top, right - left, bottom - top);
}
function Range_getClientRects(r) { return rectList(rangeRects(r)); }
function Range_getBoundingClientRect(r) { return boundsOf(rangeRects(r)); }
function HTMLImageElement_x(e) { const r = rectsOf(e)[0]; return r === undefined ? 0 : Math.round(r[0] + Window_scrollX()); }
function HTMLImageElement_y(e) { const r = rectsOf(e)[0]; return r === undefined ? 0 : Math.round(r[1] + Window_scrollY()); }

// The visual viewport: what of a page fits the screen at the scale that it is shown at. It does not move inside the layout viewport.

function Window_visualViewport(w) { return facet(w, "visualViewport", "VisualViewport"); }
function VisualViewport_offsetLeft() { return 0; }
function VisualViewport_offsetTop() { return 0; }
function VisualViewport_pageLeft() { return Window_scrollX(); }
function VisualViewport_pageTop() { return Window_scrollY(); }
function VisualViewport_width() { const scale = VisualViewport_scale(); return scale === 1 ? unscaledWidth() : Host_screenMetric(0) / scale; }
function unscaledWidth() { const root = pageDocument.documentElement; return root === null ? Window_innerWidth() : Host_boxMetric(numberOf(root), 2) || Window_innerWidth(); }
function VisualViewport_height() { return Host_windowMetric(6); }
function VisualViewport_scale() { return Host_windowMetric(5); }
function visualViewportResized() { const v = stateOf(global).visualViewport; if (v !== undefined) fireEvent(v, "resize", undefined, "Event"); }
