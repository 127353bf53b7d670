// Places for the caret in text of the page that is edited (`contenteditable`), and how the keyboard moves it.
// A place is { node, offset } as a boundary point is; where the same place has several, the one in a text is taken.

const ATOMIC = new Set(["br", "img", "input", "textarea", "select", "button", "hr", "iframe", "object", "embed", "video", "audio", "canvas", "svg",
  "meter", "progress", "math"]);
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_]/u;
const MOST_STEPS = 20000;
let designMode = false;              // HTML section 6.8.2: the whole document is edited

function elementAt(n) { return Node_nodeType(n) === 1 ? n : Node_parentElement(n); }
function isEditable(n) {
  for (let e = elementAt(n); e !== null; e = Node_parentElement(e)) {
    const kind = HTMLElement_contentEditable(e);
    if (kind === "false") return false;
    if (kind !== "inherit") return true;
  }
  return designMode && n.ownerDocument === pageDocument;
}
// The outermost element around a node with which it is edited; null for what is not edited.
function editingHostOf(n) {
  if (!isEditable(n)) return null;
  let host = elementAt(n);
  for (let at = host; at !== null && isEditable(at); at = Node_parentElement(at)) host = at;
  return designMode && pageDocument.body !== null && Node_parentElement(host) === null ? pageDocument.body : host;
}
function isBlock(e) {
  const display = styleOf(e, "display");
  return display !== "" && display !== "contents" && display !== "none" && !display.startsWith("inline") && !display.startsWith("ruby");
}
function blockOf(n, host) {
  let at = elementAt(n);
  while (at !== null && at !== host && !isBlock(at)) at = Node_parentElement(at);
  return at ?? host;
}
function isText(n) { return Node_nodeType(n) === 3; }
function isAtomic(n) { return Node_nodeType(n) === 1 && (ATOMIC.has(localOf(n)) || HTMLElement_contentEditable(n) === "false"); }
function isLeaf(n) {
  return isText(n) ? n.data.length > 0 : Node_nodeType(n) === 1 && (isAtomic(n) || (Node_firstChild(n) === null && isBlock(n)));
}
function childAt(n, index) {
  let at = Node_firstChild(n);
  for (; index > 0 && at !== null; index--) at = Node_nextSibling(at);
  return at;
}
function isBreak(n) { return isHtml(n, "br"); }
// The next node in tree order that is not inside `n`.
function behind(n, root) {
  for (let at = n; at !== null && at !== root; at = Node_parentNode(at)) {
    const next = Node_nextSibling(at);
    if (next !== null) return next;
  }
  return null;
}
function leafFrom(n, root) {
  for (let at = n; at !== null; at = following(at, root)) if (isLeaf(at)) return at;
  return null;
}
function nextLeaf(n, root) { return leafFrom(isAtomic(n) ? behind(n, root) : following(n, root), root); }
function lastIn(n) {
  let at = n;
  while (!isAtomic(at) && Node_lastChild(at) !== null) at = Node_lastChild(at);
  return at;
}
function previousLeaf(n, root) {
  for (let at = n; at !== null && at !== root; ) {
    const before = Node_previousSibling(at);
    at = before !== null ? lastIn(before) : Node_parentNode(at);
    if (at !== null && at !== root && isLeaf(at)) return at;
  }
  return null;
}
const beforeNode = n => ({ node: Node_parentNode(n), offset: indexOfChild(n) });
const afterNode = n => ({ node: Node_parentNode(n), offset: indexOfChild(n) + 1 });
const samePlace = (a, b) => a.node === b.node && a.offset === b.offset;

// Whether a character is drawn: white space that collapses is not.
function isShown(text, i) {
  if (text.data[i] === "\n") return styleOf(elementAt(text), "white-space").startsWith("pre");
  const rects = Host_textRects(numberOf(text), i, i + 1);
  return rects !== "" && rects.split(";").some(each => +each.split(",")[2] > 0);
}
function firstShown(text) { for (let i = 0; i < text.data.length; i++) if (isShown(text, i)) return i; return -1; }
function lastShown(text) { for (let i = text.data.length - 1; i >= 0; i--) if (isShown(text, i)) return i; return -1; }

// The place that stands for a boundary point.
function placeAt(node, offset) {
  if (isText(node) || Node_nodeType(node) !== 1) return { node, offset };
  const child = childAt(node, offset), before = offset > 0 ? childAt(node, offset - 1) : null;
  if (child !== null) {
    if (isText(child) && child.data.length > 0) return { node: child, offset: 0 };
    if (isAtomic(child)) return before !== null && isText(before) && before.data.length > 0 ? { node: before, offset: before.data.length } : { node, offset };
    if (Node_nodeType(child) === 1) return placeAt(child, 0);
  }
  if (before !== null) {
    if (isText(before) && before.data.length > 0) return { node: before, offset: before.data.length };
    if (Node_nodeType(before) === 1 && !isAtomic(before)) { let n = 0; for (let at = Node_firstChild(before); at !== null; at = Node_nextSibling(at)) n++; return placeAt(before, n); }
  }
  return { node, offset };
}
// The next place; `crosses` says that it is on another line or in another block. Null at the end.
function nextPlace(place, host) {
  let { node, offset } = place, leaf, crosses = false;
  const block = blockOf(node, host);
  if (isText(node)) {
    while (offset < node.data.length && !isShown(node, offset)) offset++;
    if (offset < node.data.length) return { node, offset: characterRight(node.data, offset), crosses: node.data[offset] === "\n" };
    leaf = nextLeaf(node, host);
  } else {
    const child = childAt(node, offset);
    leaf = child === null ? leafFrom(Node_firstChild(node) === null ? following(node, host) : behind(lastIn(node), host), host) : leafFrom(child, host);
    if (leaf !== null && isBreak(leaf) && leaf === child) { leaf = nextLeaf(leaf, host); crosses = true; }
  }
  for (; leaf !== null; leaf = nextLeaf(leaf, host)) {
    const near = !crosses && blockOf(leaf, host) === block;
    if (isText(leaf)) {
      const first = firstShown(leaf);
      if (first >= 0) return { node: leaf, offset: near ? characterRight(leaf.data, first) : first, crosses: !near };
    } else if (isBreak(leaf)) {
      if (!near) return { ...beforeNode(leaf), crosses: true };
      crosses = true;
    } else if (isAtomic(leaf)) return { ...(near ? afterNode(leaf) : beforeNode(leaf)), crosses: !near };
    else return { node: leaf, offset: 0, crosses: true };
  }
  return null;
}
function previousPlace(place, host) {
  let { node, offset } = place, leaf, crosses = false;
  const block = blockOf(node, host);
  if (isText(node)) {
    while (offset > 0 && !isShown(node, offset - 1)) offset--;
    if (offset > 0) return { node, offset: characterLeft(node.data, offset), crosses: node.data[offset - 1] === "\n" };
    leaf = previousLeaf(node, host);
  } else {
    const before = offset > 0 ? childAt(node, offset - 1) : null, last = before === null ? null : lastIn(before);
    leaf = last === null ? previousLeaf(node, host) : isLeaf(last) ? last : previousLeaf(last, host);
  }
  for (; leaf !== null; leaf = previousLeaf(leaf, host)) {
    const near = !crosses && blockOf(leaf, host) === block;
    if (isText(leaf)) {
      const last = lastShown(leaf);
      if (last >= 0) return { node: leaf, offset: near ? characterLeft(leaf.data, last + 1) : last + 1, crosses: !near };
    } else if (isBreak(leaf)) {
      // What stands before it in its block is its line.
      const left = previousLeaf(leaf, host);
      if (left === null || !isText(left) || blockOf(left, host) !== blockOf(leaf, host) || lastShown(left) < 0) return { ...beforeNode(leaf), crosses: true };
      crosses = true;
    } else if (isAtomic(leaf)) return { ...(near ? beforeNode(leaf) : afterNode(leaf)), crosses: !near };
    else return { node: leaf, offset: 0, crosses: true };
  }
  return null;
}

// Lines

function caretRect(place) {
  const text = Host_caretRect(numberOf(place.node), place.offset);
  if (text === "") return null;
  const [x, y, , height] = text.split(",").map(Number);
  return { x, y, height };
}
function isSameLine(a, b) { return Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < Math.max(2, Math.min(a.height, b.height) / 2); }
function lineEdge(place, host, end) {
  const from = caretRect(place);
  let at = place;
  for (let i = 0; from !== null && i < MOST_STEPS; i++) {
    const to = end ? nextPlace(at, host) : previousPlace(at, host), rect = to === null || to.crosses ? null : caretRect(to);
    if (rect === null || !isSameLine(from, rect)) return at;
    at = to;
  }
  return at;
}
// The place on the next line, or the one before, that is nearest to `x`; null without such a line.
function onNextLine(place, host, down, x) {
  const from = caretRect(place);
  let at = place, line = null, best = null, distance = Infinity;
  for (let i = 0; from !== null && i < MOST_STEPS; i++) {
    at = down ? nextPlace(at, host) : previousPlace(at, host);
    const rect = at === null ? null : caretRect(at);
    if (at === null) break;
    if (rect === null || (line === null && isSameLine(from, rect))) continue;
    line ??= rect;
    if (!isSameLine(line, rect)) break;
    const away = Math.abs(rect.x - x);
    if (away < distance) { best = at; distance = away; }
  }
  return best;
}
// The character that a step goes over.
function characterAt(from, to, backward) {
  if (to.crosses) return "\n";
  const at = backward ? to : from;
  if (isText(at.node) && at.offset < at.node.data.length && (!backward || isText(to.node))) return at.node.data[at.offset];
  return isText(to.node) && to.offset > 0 ? to.node.data[to.offset - 1] : "\uFFFC";
}
function wordPlace(place, host, backward) {
  let at = place, inside = false;
  for (let i = 0; i < MOST_STEPS; i++) {
    const to = backward ? previousPlace(at, host) : nextPlace(at, host);
    if (to === null) return at;
    const word = WORD_CHARACTER.test(characterAt(at, to, backward));
    if (inside && !word) return at;
    inside ||= word;
    at = to;
  }
  return at;
}
function firstPlaceIn(host) {
  const leaf = leafFrom(Node_firstChild(host), host);
  if (leaf === null) return { node: host, offset: 0 };
  if (isText(leaf)) return { node: leaf, offset: Math.max(0, firstShown(leaf)) };
  return isAtomic(leaf) ? beforeNode(leaf) : { node: leaf, offset: 0 };
}
function lastPlaceIn(host) {
  let at = Node_lastChild(host) === null ? null : lastIn(host);
  if (at !== null && !isLeaf(at)) at = previousLeaf(at, host);
  while (at !== null && isText(at) && lastShown(at) < 0) at = previousLeaf(at, host);
  if (at === null) return { node: host, offset: 0 };
  if (isText(at)) return { node: at, offset: lastShown(at) + 1 };
  if (!isAtomic(at)) return { node: at, offset: 0 };
  if (!isBreak(at)) return afterNode(at);
  const { node, offset } = beforeNode(at);
  return placeAt(node, offset);
}
// The place nearest to a point of the viewport, by lines first.
function placeNear(host, x, y) {
  let best = null, distance = Infinity, steps = 0;
  for (let leaf = leafFrom(Node_firstChild(host), host); leaf !== null && steps++ < MOST_STEPS; leaf = nextLeaf(leaf, host)) {
    const rects = isText(leaf) ? Host_textRects(numberOf(leaf), 0, leaf.data.length) : Host_clientRects(numberOf(leaf));
    if (rects === "") continue;
    for (const each of rects.split(";")) {
      const [left, top, width, height] = each.split(",").map(Number);
      const away = 1e6 * Math.max(0, top - y, y - top - height) + Math.max(0, left - x, x - left - width);
      if (away < distance) { distance = away; best = leaf; }
    }
  }
  if (best === null) return { node: host, offset: 0 };
  if (isText(best)) return null;
  return isBreak(best) ? beforeNode(best) : isAtomic(best) ? (x > px(Host_clientRects(numberOf(best)).split(",")[0]) + Element_clientWidth(best) / 2 ? afterNode(best) : beforeNode(best)) : { node: best, offset: 0 };
}
