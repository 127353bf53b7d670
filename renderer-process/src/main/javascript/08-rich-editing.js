// Editing text of the page: typing, deleting, breaking lines and paragraphs, undoing (Input Events §4, UI Events §3.6).
// Everything that changes the tree goes through the steps below, which can be undone.

let steps = null;                    // of the edit that is being made: [undo, redo] pairs
function didStep(undo, redo) { if (steps !== null) steps.push([undo, redo]); }
function doInsert(node, parent, before) {
  if (Node_parentNode(node) !== null) doRemove(node);
  const put = () => Host_insert(numberOf(parent), numberOf(node), before === null ? 0 : numberOf(before));
  put();
  didStep(() => Host_remove(numberOf(node)), put);
}
function doRemove(node) {
  const parent = Node_parentNode(node), next = Node_nextSibling(node);
  if (parent === null) return;
  Host_remove(numberOf(node));
  didStep(() => Host_insert(numberOf(parent), numberOf(node), next === null ? 0 : numberOf(next)), () => Host_remove(numberOf(node)));
}
function doData(text, offset, count, data) {
  const was = text.data.slice(offset, offset + count);
  if (was === data) return;
  text.replaceData(offset, count, data);
  didStep(() => text.replaceData(offset, data.length, was), () => text.replaceData(offset, count, data));
}
function doAttribute(e, name, value) {
  const was = attr(e, name), put = v => { if (v === null) Host_removeAttribute(numberOf(e), name); else setAttr(e, name, v); };
  put(value);
  didStep(() => put(was), () => put(value));
}
function createOwn(name) { return Document_createElement(pageDocument, name, {}); }
function createText(data) { return wrap(Host_createText(numberOf(pageDocument), data)); }
function splitText(text, at) {
  const tail = createText(text.data.slice(at));
  doData(text, at, text.data.length - at, "");
  doInsert(tail, Node_parentNode(text), Node_nextSibling(text));
  return tail;
}
function unwrap(e) {
  const parent = Node_parentNode(e);
  for (const each of kidsOf(e)) doInsert(each, parent, e);
  doRemove(e);
}
function wrapIn(nodes, e) {
  doInsert(e, Node_parentNode(nodes[0]), nodes[0]);
  for (const each of nodes) doInsert(each, e, null);
  return e;
}
function cloneShallow(e) {
  const made = e.cloneNode(false);
  if (attr(made, "id") !== null) Host_removeAttribute(numberOf(made), "id");
  return made;
}
// Splits what is around a point up to `top`. Returns the child of `top` behind the split, or null at its end.
function splitUpTo(place, top, keepsFormat = false) {
  let { node, offset } = place, next, parent;
  if (isText(node)) {
    parent = Node_parentNode(node);
    next = offset === 0 ? node : offset >= node.data.length ? Node_nextSibling(node) : splitText(node, offset);
  } else { parent = node; next = childAt(node, offset); }
  while (parent !== top) {
    const up = Node_parentNode(parent);
    if (next === null && !(keepsFormat && !isHtml(parent, "a"))) next = Node_nextSibling(parent);
    else if (next !== null && next === Node_firstChild(parent)) next = parent;
    else {
      const tail = cloneShallow(parent);
      doInsert(tail, up, Node_nextSibling(parent));
      for (let at = next; at !== null; ) { const after = Node_nextSibling(at); doInsert(at, tail, null); at = after; }
      next = tail;
    }
    parent = up;
  }
  return next;
}

// The selection

function richSelection() { return Document_getSelection(pageDocument); }
function setCaret(place) { richSelection().collapse(place.node, place.offset); }
function selectRich(anchor, focus) {
  richSelection().setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  Host_revealCaret(numberOf(focus.node), focus.offset);
}
function hostOfSelection() {
  const s = richSelection();
  if (s.rangeCount === 0) return null;
  const range = s.getRangeAt(0), host = editingHostOf(range.startContainer);
  return host !== null && editingHostOf(range.endContainer) === host ? host : null;
}
function selectedPlaces() {
  const range = richSelection().getRangeAt(0);
  const from = placeAt(range.startContainer, range.startOffset);
  if (range.collapsed) return [from, from];
  return [from, isText(range.endContainer) ? { node: range.endContainer, offset: range.endOffset } : { node: range.endContainer, offset: range.endOffset }];
}
function savedSelection() {
  const s = richSelection();
  return s.rangeCount === 0 ? null : [s.anchorNode, s.anchorOffset, s.focusNode, s.focusOffset];
}
function restoreSelection(saved) {
  if (saved === null || !Host_isConnected(numberOf(saved[0])) || !Host_isConnected(numberOf(saved[2]))) return;
  const lengthOf = n => isText(n) ? n.data.length : kidsOf(n).length;
  richSelection().setBaseAndExtent(saved[0], Math.min(saved[1], lengthOf(saved[0])), saved[2], Math.min(saved[3], lengthOf(saved[2])));
}

// Edits

function richState(host) { return stateOf(host).rich ??= { done: [], undone: [], typing: "", style: new Map() }; }
function staticRange(a, b) {
  const made = makeJs(TYPE_BY_NAME.StaticRange);
  stateOf(made).init = { startContainer: a.node, startOffset: a.offset, endContainer: b.node, endOffset: b.offset };
  return made;
}
// Makes one edit, if the page does not cancel it, and tells of it. A command's edit is not asked for first.
function richEdit(host, { inputType, data = null, ranges = null, transfer = null, asks = true }, change) {
  const init = { bubbles: true, composed: true, inputType, data, dataTransfer: transfer };
  if (asks) {
    const [a, b] = ranges ?? selectedPlaces();
    if (!fireEvent(host, "beforeinput", { ...init, cancelable: true, targetRanges: [staticRange(a, b)] }, "InputEvent")) return false;
    if (inputType === "insertText" && data !== null && !fireTextInput(host, data)) return false;
    if (!Host_isConnected(numberOf(host)) || !isEditable(host) || hostOfSelection() !== host) return false;
  }
  const state = richState(host), before = savedSelection(), outer = steps;
  steps = [];
  let made;
  try { change(); } finally { made = steps; steps = outer; }
  if (made.length > 0) {
    const last = state.done.at(-1), after = savedSelection();
    const goesOn = inputType === state.typing && (inputType === "insertText" || inputType.startsWith("deleteContent")) && last !== undefined && sameSelection(last.after, before);
    if (goesOn) { last.steps.push(...made); last.after = after; }
    else { state.done.push({ steps: made, before, after }); if (state.done.length > 200) state.done.shift(); }
    state.undone = [];
  }
  state.typing = inputType;
  if (inputType !== "insertText" && !inputType.startsWith("format")) state.style.clear();
  fireEvent(host, "input", init, "InputEvent");
  const s = richSelection();
  if (s.rangeCount > 0) Host_revealCaret(numberOf(s.focusNode), s.focusOffset);
  return true;
}
function sameSelection(a, b) { return a !== null && b !== null && a.every((each, i) => each === b[i]); }
function richUndo(host, redo, asks = true) {
  const state = richState(host), from = redo ? state.undone : state.done, to = redo ? state.done : state.undone;
  if (from.length === 0) return false;
  const init = { bubbles: true, composed: true, inputType: redo ? "historyRedo" : "historyUndo", data: null };
  if (asks && !fireEvent(host, "beforeinput", { ...init, cancelable: true }, "InputEvent")) return true;
  const edit = from.pop();
  if (edit === undefined) return true;
  try {
    if (redo) for (const [, again] of edit.steps) again();
    else for (let i = edit.steps.length - 1; i >= 0; i--) edit.steps[i][0]();
  } catch {
    state.done = []; state.undone = []; // the page has changed what the edit had made
    return true;
  }
  to.push(edit);
  state.typing = "";
  restoreSelection(redo ? edit.after : edit.before);
  fireEvent(host, "input", init, "InputEvent");
  return true;
}

// Deleting

function hasContent(e) {
  let breaks = 0;
  for (let at = following(e, e); at !== null; at = isAtomic(at) ? behind(at, e) : following(at, e)) {
    if (isText(at)) { if (/[^ \t\r\n\f]/.test(at.data) || (at.data !== "" && styleOf(elementAt(at), "white-space").startsWith("pre"))) return true; }
    else if (isBreak(at)) { if (++breaks > 1) return true; }
    else if (isAtomic(at)) return true;
  }
  return false;
}
// An empty block keeps its line by a line break.
function fillEmpty(block) {
  if (hasContent(block) || !isBlock(block)) return;
  for (let at = following(block, block); at !== null; at = following(at, block)) if (isBreak(at)) return;
  let inside = block;
  while (Node_lastChild(inside) !== null && Node_nodeType(Node_lastChild(inside)) === 1) inside = Node_lastChild(inside);
  doInsert(createOwn("br"), inside, null);
}
function contains(e, n) { for (let at = n; at !== null; at = Node_parentNode(at)) if (at === e) return true; return false; }
// Takes away inline elements that have nothing in them any more. Returns where the caret is then.
function pruneEmpty(place, host) {
  let { node, offset } = place;
  while (node !== host && Node_parentNode(node) !== null && !(isText(node) ? node.data !== "" : Node_firstChild(node) !== null || isAtomic(node) || isBlock(node))) {
    const up = Node_parentNode(node);
    offset = indexOfChild(node);
    doRemove(node);
    node = up;
  }
  return { node, offset };
}
// Removes what is between two places; the block of the second is joined to that of the first.
// With `keeps`, an emptied text stays for what is typed into it.
function removeBetween(host, a, b, keeps = false) {
  const shown = (place, i) => isText(place.node) && place.node.data[i] === " " && isShown(place.node, i);
  const low = shown(a, a.offset - 1) ? 1 : 0, high = a.node === b.node && shown(b, b.offset) ? 1 : 0;
  if (a.node === b.node && isText(a.node)) doData(a.node, a.offset, b.offset - a.offset, "");
  else {
    const blockA = blockOf(a.node, host), blockB = blockOf(b.node, host);
    const stop = isText(b.node) ? b.node : childAt(b.node, b.offset) ?? behind(lastIn(b.node), host) ?? behind(b.node, host);
    const end = isText(b.node) ? b.node : childAt(b.node, b.offset);
    let at = isText(a.node) ? behind(a.node, host) : childAt(a.node, a.offset) ?? behind(lastIn(a.node), host);
    if (isText(a.node)) doData(a.node, a.offset, a.node.data.length - a.offset, "");
    while (at !== null && at !== stop) {
      if (contains(at, stop ?? b.node) || contains(at, b.node)) { at = isAtomic(at) ? null : Node_firstChild(at) ?? behind(at, host); continue; }
      const next = behind(at, host);
      doRemove(at);
      at = next;
    }
    if (isText(b.node)) doData(b.node, 0, b.offset, "");
    if (blockA !== blockB) joinBlocks(host, blockA, blockB, a, end ?? b.node);
    if (b.node !== host && isText(b.node) && b.node.data === "" && Host_isConnected(numberOf(b.node))) pruneEmpty({ node: b.node, offset: 0 }, host);
  }
  const caret = !keeps && isText(a.node) && a.node.data === "" ? pruneEmpty(a, host) : a;
  if (!keeps || !isText(a.node)) fillEmpty(blockOf(caret.node, host));
  if (!keeps && isText(caret.node)) keepSpaces(host, caret.node, caret.offset - low, caret.offset + high);
  setCaret(caret);
}
function topIn(parent, n) { let at = n; while (at !== null && Node_parentNode(at) !== parent) at = Node_parentNode(at); return at; }
function joinBlocks(host, blockA, blockB, a, first) {
  const moved = [], run = contains(blockB, blockA);
  for (let at = first === blockB ? null : topIn(blockB, first); at !== null; at = Node_nextSibling(at)) {
    if (run && Node_nodeType(at) === 1 && isBlock(at)) break;
    moved.push(at);
    if (run && isBreak(at)) break;
  }
  if (!hasContent(blockA)) for (const each of kidsOf(blockA)) if (isBreak(each) && !(each === childAt(blockA, 0) && moved.length === 0)) doRemove(each);
  const near = contains(blockA, blockB) ? Node_nextSibling(topIn(blockA, a.node) ?? blockB) : null;
  const before = contains(blockA, blockB) && near === null ? topIn(blockA, blockB) : near;
  for (const each of moved) doInsert(each, blockA, before !== null && contains(each, before) ? null : before);
  for (let at = blockB; at !== host && at !== blockA && !contains(at, blockA) && !hasContent(at); ) {
    const up = Node_parentNode(at);
    doRemove(at);
    at = up;
  }
}
function removeSelection(host, keeps = false) {
  const [a, b] = selectedPlaces();
  if (!samePlace(a, b) && !richSelection().isCollapsed) removeBetween(host, a, b, keeps);
  return placeAt(richSelection().focusNode, richSelection().focusOffset);
}
function deleteRich(host, backward, unit, asks = true) {
  const range = richSelection().getRangeAt(0), way = backward ? "Backward" : "Forward";
  if (!range.collapsed) {
    const [a, b] = selectedPlaces();
    return richEdit(host, { inputType: `deleteContent${way}`, asks }, () => removeBetween(host, a, b));
  }
  const at = placeAt(range.startContainer, range.startOffset);
  const to = unit === "Word" ? wordPlace(at, host, backward) : unit === "SoftLine" ? lineEdge(at, host, !backward) : backward ? previousPlace(at, host) : nextPlace(at, host);
  const inputType = unit === "" ? `deleteContent${way}` : `delete${unit}${way}`;
  const cellOf = n => closestOf(n, host, "td") ?? closestOf(n, host, "th");
  if (to === null || samePlace(at, to) || cellOf(at.node) !== cellOf(to.node)) {
    const item = backward ? closestOf(at.node, host, "li") : null;
    if (item !== null) return richEdit(host, { inputType, asks }, () => { liftItem(host, item); });
    if (asks) fireEvent(host, "beforeinput", { bubbles: true, composed: true, cancelable: true, inputType, data: null, targetRanges: [staticRange(at, at)] }, "InputEvent");
    return false;
  }
  const [from, until] = backward ? [to, at] : [at, to];
  return richEdit(host, { inputType, asks, ranges: [from, until] }, () => removeBetween(host, from, until));
}
function closestOf(n, host, name) {
  for (let at = elementAt(n); at !== null && at !== host; at = Node_parentElement(at)) if (isHtml(at, name)) return at;
  return null;
}

// Typing

// The line break that only keeps an empty line, which the caret is on.
function placeholderAt(place, host) {
  const child = isText(place.node) ? null : childAt(place.node, place.offset);
  if (child === null || !isBreak(child)) return null;
  const block = blockOf(child, host), before = previousLeaf(child, host), after = nextLeaf(child, host);
  const first = before === null || blockOf(before, host) !== block || isBreak(before);
  const last = after === null || blockOf(after, host) !== block || (isText(after) && firstShown(after) < 0 && nextLeaf(after, block) === null);
  return first && last ? child : null;
}
function insertPlain(host, data) {
  const place = removeSelection(host, true), state = richState(host);
  const placeholder = placeholderAt(place, host);
  let text, at, low = isText(place.node) && state.style.size === 0 ? place.offset : 0, high = 0;
  if (state.style.size > 0) {
    text = createText(data); at = 0;
    const next = isText(place.node) ? splitUpTo(place, Node_parentNode(place.node)) : childAt(place.node, place.offset);
    doInsert(text, isText(place.node) ? Node_parentNode(place.node) : place.node, next);
    for (const [command, on] of state.style) setInline(host, [text], command, on);
    state.style.clear();
  } else if (isText(place.node)) {
    text = place.node; at = place.offset;
    // In an empty last line of plain text stands a line feed that only keeps it.
    const kept = at > 0 && at === text.data.length - 1 && text.data.endsWith("\n\n") && HTMLElement_contentEditable(host) === "plaintext-only";
    while (low > 0 && isSeenSpace(text, low - 1)) low--;
    while (at + high < text.data.length && isSeenSpace(text, at + high)) high++;
    doData(text, at, kept ? 1 : 0, data);
  } else {
    text = createText(data); at = 0;
    doInsert(text, place.node, childAt(place.node, place.offset));
  }
  if (placeholder !== null) doRemove(placeholder);
  keepSpaces(host, text, low, at + data.length + high);
  setCaret({ node: text, offset: at + data.length });
}
function isSeenSpace(text, i) { return text.data[i] === "\u00a0" || (text.data[i] === " " && isShown(text, i)); }
// Spaces that would collapse are written as no-break spaces, and those that need not be are plain again.
function keepSpaces(host, text, from, to) {
  const mode = styleOf(elementAt(text), "white-space");
  if (mode.startsWith("pre") || mode === "break-spaces") return;
  const isSpace = i => text.data[i] === "\u00a0" || (text.data[i] === " " && ((i >= from && i < to) || isShown(text, i)));
  let low = from, high = to;
  while (low > 0 && isSpace(low - 1)) low--;
  while (high < text.data.length && isSpace(high)) high++;
  for (let i = low; i < high; ) {
    if (!/[ \u00a0]/.test(text.data[i])) { i++; continue; }
    let end = i;
    while (end < high && /[ \u00a0]/.test(text.data[end])) end++;
    const atStart = i === 0 && !goesOn(host, text, true), atEnd = /^[ \t\r\n\f]*$/.test(text.data.slice(end)) && !goesOn(host, text, false);
    let made = "";
    for (let k = i; k < end; k++) {
      const plain = end - i === 1 ? !atStart : (k - i) % 2 === 1;
      made += plain && !(k + 1 === end && atEnd) ? " " : "\u00a0";
    }
    doData(text, i, end - i, made);
    i = end;
  }
}
function goesOn(host, text, backward) {
  const leaf = backward ? previousLeaf(text, host) : nextLeaf(text, host);
  return leaf !== null && !isBreak(leaf) && blockOf(leaf, host) === blockOf(text, host) && (!isText(leaf) || /[^ \t\r\n\f]/.test(leaf.data));
}

// Lines and paragraphs

function breakLine(host) {
  const place = removeSelection(host), made = createOwn("br");
  if (HTMLElement_contentEditable(host) === "plaintext-only") {
    if (!isText(place.node)) {
      const text = createText("");
      doInsert(text, place.node, childAt(place.node, place.offset));
      place.node = text;
      place.offset = 0;
    }
    const last = place.offset === place.node.data.length && nextLeaf(place.node, host) === null;
    doData(place.node, place.offset, 0, last && !place.node.data.endsWith("\n") ? "\n\n" : "\n");
    setCaret({ node: place.node, offset: place.offset + 1 });
    return;
  }
  const parent = isText(place.node) ? Node_parentNode(place.node) : place.node;
  const next = isText(place.node) ? splitUpTo(place, parent) : childAt(place.node, place.offset);
  doInsert(made, parent, next);
  const leaf = nextLeaf(made, host);
  if (leaf === null || blockOf(leaf, host) !== blockOf(made, host) || (isText(leaf) && firstShown(leaf) < 0 && nextLeaf(leaf, host) === null)) doInsert(createOwn("br"), parent, Node_nextSibling(made));
  const following = Node_nextSibling(made);
  setCaret(following !== null && isText(following) ? { node: following, offset: 0 } : afterNode(made));
}
let paragraphSeparator = "div";
const HEADING = /^h[1-6]$/;
function isInlineNode(n) { return Node_nodeType(n) !== 1 || !isBlock(n); }
// The inline nodes of a block around one of its children, which have no block of their own.
function runAround(block, child) {
  let from = child, to = child;
  if (child === null || !isInlineNode(child)) return [];
  for (let at = Node_previousSibling(from); at !== null && isInlineNode(at) && !isBreak(at); at = Node_previousSibling(at)) from = at;
  for (let at = to; !isBreak(at) && Node_nextSibling(at) !== null && isInlineNode(Node_nextSibling(at)); ) to = at = Node_nextSibling(at);
  const run = [];
  for (let at = from; ; at = Node_nextSibling(at)) { run.push(at); if (at === to) return run; }
}
function breakParagraph(host) {
  const place = removeSelection(host);
  if (HTMLElement_contentEditable(host) === "plaintext-only" || !isBlock(host)) { breakLine(host); return; }
  const block = blockOf(place.node, host), item = closestOf(place.node, host, "li");
  if (isHtml(block, "pre")) { breakLine(host); return; }
  if (item !== null && block === item && !hasContent(item)) { liftItem(host, item); return; }
  let made;
  if (block === host) {
    const emptyBefore = place.node === host ? place.offset === 0 || !isInlineNode(childAt(host, place.offset - 1)) || isBreak(childAt(host, place.offset - 1)) : false;
    const next = splitUpTo(place, host, true);
    if (emptyBefore) {
      const empty = createOwn(paragraphSeparator);
      doInsert(empty, host, next);
      fillEmpty(empty);
    }
    made = createOwn(paragraphSeparator);
    const run = next !== null && isInlineNode(next) ? runAround(host, next).filter((each, i, all) => i >= all.indexOf(next)) : [];
    doInsert(made, host, next);
    for (const each of run) doInsert(each, made, null);
  } else {
    const next = splitUpTo(place, block, true);
    made = HEADING.test(localOf(block)) && (next === null || !hasText(next)) ? createOwn(paragraphSeparator) : cloneShallow(block);
    doInsert(made, Node_parentNode(block), Node_nextSibling(block));
    for (let at = next; at !== null; ) { const after = Node_nextSibling(at); doInsert(at, made, null); at = after; }
    fillEmpty(block);
  }
  fillEmpty(made);
  setCaret(firstPlaceIn(made));
}
function hasText(n) {
  for (let at = n; at !== null; at = Node_nextSibling(at)) if (isText(at) ? at.data !== "" : Node_nodeType(at) === 1 && (isAtomic(at) || hasContent(at))) return true;
  return false;
}
// An item leaves its list: it is a paragraph behind it, between what was before and after it.
function liftItem(host, item) {
  const list = Node_parentNode(item), inList = isHtml(Node_parentNode(list), "li"), up = Node_parentNode(list);
  const rest = [];
  for (let at = Node_nextSibling(item); at !== null; at = Node_nextSibling(at)) rest.push(at);
  let made = item;
  if (inList) doInsert(item, Node_parentNode(up), Node_nextSibling(up));
  else {
    made = createOwn(paragraphSeparator);
    doInsert(made, up, Node_nextSibling(list));
    for (const each of kidsOf(item)) doInsert(each, made, null);
    doRemove(item);
  }
  if (rest.some(each => Node_nodeType(each) === 1)) {
    const tail = cloneShallow(list);
    doInsert(tail, Node_parentNode(made), Node_nextSibling(made));
    for (const each of rest) doInsert(each, tail, null);
  }
  if (!kidsOf(list).some(each => Node_nodeType(each) === 1)) doRemove(list);
  fillEmpty(made);
  setCaret(firstPlaceIn(made));
}
function insertLines(host, text) {
  text.replace(/\r\n?/g, "\n").split("\n").forEach((line, i) => {
    if (i > 0) breakParagraph(host);
    if (line !== "") insertPlain(host, line);
  });
}

// The clipboard

function richCopy(host, cut) {
  const range = richSelection().getRangeAt(0);
  if (!clipboardEvent(host, cut ? "cut" : "copy") || range.collapsed) return;
  Host_copyText(richSelection().toString(), false);
  if (cut) { const [a, b] = selectedPlaces(); richEdit(host, { inputType: "deleteByCut" }, () => removeBetween(host, a, b)); }
}
function richPaste(host, primary = false) {
  if (!clipboardEvent(host, "paste", primary)) return;
  const text = Host_pasteText(primary);
  if (text !== "" && hostOfSelection() === host) richEdit(host, { inputType: "insertFromPaste", transfer: transferOf(text) }, () => insertLines(host, text));
}

// The keyboard

let goalX = null;                    // where moving up and down aims at
let shiftHeld = false;
function richKey(host, key, modifiers) {
  const shift = (modifiers & WITH_SHIFT) !== 0, control = (modifiers & WITH_CONTROL) !== 0;
  shiftHeld = shift;
  const selection = richSelection(), focus = placeAt(selection.focusNode, selection.focusOffset), range = selection.getRangeAt(0);
  const vertical = key === "ArrowUp" || key === "ArrowDown" || key === "PageUp" || key === "PageDown";
  if (!vertical) goalX = null;
  const move = to => {
    const place = to ?? focus, anchor = shift ? { node: selection.anchorNode, offset: selection.anchorOffset } : place;
    selectRich(anchor, place);
    richState(host).typing = "";
    richState(host).style.clear();
    return true;
  };
  switch (key) {
    case "ArrowLeft": case "ArrowRight": {
      const left = key === "ArrowLeft";
      if (!shift && !control && !range.collapsed) return move(left ? { node: range.startContainer, offset: range.startOffset } : { node: range.endContainer, offset: range.endOffset });
      return move(control ? wordPlace(focus, host, left) : left ? previousPlace(focus, host) : nextPlace(focus, host));
    }
    case "ArrowUp": case "ArrowDown": {
      goalX ??= caretRect(focus)?.x ?? 0;
      return move(onNextLine(focus, host, key === "ArrowDown", goalX) ?? (key === "ArrowDown" ? lastPlaceIn(host) : firstPlaceIn(host)));
    }
    case "PageUp": case "PageDown": {
      goalX ??= caretRect(focus)?.x ?? 0;
      let at = focus;
      for (let i = 0; i < 20; i++) at = onNextLine(at, host, key === "PageDown", goalX) ?? at;
      return move(at);
    }
    case "Home": return move(control ? firstPlaceIn(host) : lineEdge(focus, host, false));
    case "End": return move(control ? lastPlaceIn(host) : lineEdge(focus, host, true));
    case "Backspace": deleteRich(host, true, control ? "Word" : ""); return true;
    case "Delete":
      if (shift) richCopy(host, true); else deleteRich(host, false, control ? "Word" : "");
      return true;
    case "Insert":
      if (control) { richCopy(host, false); return true; }
      if (shift) { richPaste(host); return true; }
      return false;
  }
  if (!control) return false;
  switch (shift ? `Shift+${asciiLower(key)}` : asciiLower(key)) {
    case "a": selectAllIn(host); return true;
    case "b": formatByKey(host, "bold"); return true;
    case "i": formatByKey(host, "italic"); return true;
    case "u": formatByKey(host, "underline"); return true;
    case "c": richCopy(host, false); return true;
    case "x": richCopy(host, true); return true;
    case "v": case "Shift+v": richPaste(host); return true;
    case "z": richUndo(host, false); return true;
    case "y": case "Shift+z": richUndo(host, true); return true;
    default: return false;
  }
}
function selectAllIn(host) {
  const from = firstPlaceIn(host), to = lastPlaceIn(host);
  richSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
function typeRich(host, text) {
  if (text === "\r" || text === "\n") {
    if (shiftHeld) richEdit(host, { inputType: "insertLineBreak" }, () => breakLine(host));
    else richEdit(host, { inputType: "insertParagraph" }, () => breakParagraph(host));
  } else richEdit(host, { inputType: "insertText", data: text }, () => insertPlain(host, text));
}

// What Java tells of the user in an editing host; see `control`.
function richControl(focusedElement, command, text, a, b) {
  if (command === "settle") { settleCaret(focusedElement, a, b); return true; }
  let host = hostOfSelection();
  if (host === null || !(contains(focusedElement, host) || contains(host, focusedElement))) {
    if (command !== "type" && command !== "insert" && command !== "key") return false;
    if (hostOfSelection() === null && editingHostOf(focusedElement) !== null && richSelection().rangeCount === 0) { setCaret(firstPlaceIn(focusedElement)); host = editingHostOf(focusedElement); } else return false;
  }
  switch (command) {
    case "key": return richKey(host, text, a);
    case "type": typeRich(host, text); return true;
    case "insert": richEdit(host, { inputType: "insertText", data: text }, () => insertLines(host, text)); return true;
    case "copy": richCopy(host, false); return true;
    case "cut": richCopy(host, true); return true;
    case "paste": richPaste(host); return true;
    case "pastePrimary": richPaste(host, true); return true;
    case "undo": richUndo(host, false); return true;
    case "redo": richUndo(host, true); return true;
    case "delete": deleteRich(host, true, ""); return true;
    case "selectAll": selectAllIn(host); return true;
    default: return false;
  }
}
// The mouse was pressed in a host: the caret goes where no text is, too.
function settleCaret(focusedElement, x, y) {
  const host = editingHostOf(focusedElement), s = richSelection();
  if (host === null || (s.rangeCount > 0 && !s.isCollapsed)) return;
  richState(host).style.clear();
  const place = placeNear(host, x, y);
  if (place !== null) setCaret(place);
  else if (hostOfSelection() !== host) setCaret(lastPlaceIn(host));
}
// Focus by script or key puts the caret into the host, unless it is there.
function caretIntoHost(e) {
  const host = editingHostOf(e), own = hostOfSelection();
  if (host !== null && own !== host) setCaret(firstPlaceIn(host));
}
