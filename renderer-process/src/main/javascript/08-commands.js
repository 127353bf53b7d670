// document.execCommand and its queries (execCommand §4 to §7), for editing hosts and text fields.

const INLINE_COMMANDS = {
  __proto__: null,
  bold: { tags: ["b", "strong"], make: "b", property: "font-weight", on: v => v === "bold" || v === "bolder" || +v >= 600, value: "bold", plain: "normal", type: "formatBold" },
  italic: { tags: ["i", "em"], make: "i", property: "font-style", on: v => v === "italic" || v.startsWith("oblique"), value: "italic", plain: "normal", type: "formatItalic" },
  underline: { tags: ["u", "ins"], make: "u", property: "text-decoration-line", on: v => v.includes("underline"), value: "underline", type: "formatUnderline" },
  strikethrough: { tags: ["s", "strike", "del"], make: "strike", property: "text-decoration-line", on: v => v.includes("line-through"), value: "line-through", type: "formatStrikeThrough" },
  subscript: { tags: ["sub"], make: "sub", property: "vertical-align", on: v => v === "sub", value: "sub", type: "formatSubscript" },
  superscript: { tags: ["sup"], make: "sup", property: "vertical-align", on: v => v === "super", value: "super", type: "formatSuperscript" },
};
const VALUE_COMMANDS = {
  __proto__: null,
  forecolor: { attribute: "color", property: "color", type: "" },
  fontname: { attribute: "face", property: "font-family", type: "" },
  fontsize: { attribute: "size", property: "font-size", type: "" },
  hilitecolor: { property: "background-color", type: "" },
  backcolor: { property: "background-color", type: "" },
};
const FONT_SIZES = ["", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"];
let styleWithCss = false;

// Texts of the selection, split at its ends.
function selectedTexts(host) {
  const [a, b] = selectedPlaces();
  let first = a.node, last = b.node;
  if (isText(last) && b.offset > 0 && b.offset < last.data.length) splitText(last, b.offset);
  if (isText(first) && a.offset > 0) {
    const same = first === last;
    if (a.offset < first.data.length) first = splitText(first, a.offset);
    if (same) last = first;
  }
  const from = isText(first) ? first : childAt(first, a.offset) ?? behind(lastIn(first), host);
  const end = isText(last) ? (b.offset === 0 ? last : following(last, host)) : childAt(last, b.offset) ?? behind(last, host);
  const texts = [];
  for (let at = from; at !== null && at !== end; at = following(at, host)) {
    if (isText(at) && at.data !== "" && isEditable(at) && !(isText(a.node) && at === a.node && a.offset === at.data.length)) texts.push(at);
  }
  return texts.filter(text => /[^ \t\r\n\f]/.test(text.data) || texts.length === 1 || isInlineNode(elementAt(text)) || blockOf(text, host) !== host);
}
// What is selected, before anything is split.
function touchedTexts(host) {
  const [a, b] = selectedPlaces(), texts = [];
  if (samePlace(a, b)) return isText(a.node) ? [a.node] : [];
  const end = isText(b.node) ? following(b.node, host) : childAt(b.node, b.offset) ?? behind(b.node, host);
  for (let at = isText(a.node) ? a.node : childAt(a.node, a.offset) ?? behind(lastIn(a.node), host); at !== null && at !== end; at = following(at, host)) {
    if (isText(at) && !(at === a.node && a.offset === at.data.length) && !(at === b.node && b.offset === 0)) texts.push(at);
  }
  return texts.filter(each => /[^ \t\r\n\f]/.test(each.data));
}
function isMarked(e, c) {
  return c.tags.includes(localOf(e)) || (attr(e, "style") !== null && c.on(e.style.getPropertyValue(c.property === "text-decoration-line" ? "text-decoration" : c.property)));
}
function isOn(n, host, c) {
  const e = elementAt(n);
  if (c.property === "font-weight" || c.property === "font-style") return c.on(styleOf(e, c.property));
  for (let at = e; at !== null && at !== Node_parentElement(host); at = Node_parentElement(at)) if (isMarked(at, c) || (isBlock(at) && c.on(styleOf(at, c.property)))) return true;
  return false;
}
// Only what is in one text is left in an element that is around it: the rest goes into copies before and behind it.
function isolate(text, around) {
  splitUpTo(beforeNode(text), Node_parentNode(around));
  splitUpTo(afterNode(text), Node_parentNode(around));
  let at = text;
  const parent = Node_parentNode(around);
  while (Node_parentNode(at) !== parent && !(Node_nodeType(Node_parentNode(at)) === 1 && localOf(Node_parentNode(at)) === localOf(around) && Node_parentNode(Node_parentNode(at)) === parent)) at = Node_parentNode(at);
  const own = Node_parentNode(at) === parent ? at : Node_parentNode(at);
  return own;
}
function textsIn(e) {
  const texts = [];
  for (let at = following(e, e); at !== null; at = following(at, e)) if (isText(at) && /[^ \t\r\n\f]/.test(at.data)) texts.push(at);
  return texts;
}
function takeStyle(e, property) {
  const names = property === "text-decoration-line" ? ["text-decoration", "text-decoration-line"] : [property];
  const made = e.cloneNode(false);
  for (const each of names) made.style.removeProperty(each);
  doAttribute(e, "style", attr(made, "style") || null);
  if (isHtml(e, "span") && attributeCountOf(e) === 0) unwrap(e);
}
function attributeCountOf(e) { return Host_attributeCount(numberOf(e)); }
function setInline(host, texts, command, on) {
  const c = INLINE_COMMANDS[command];
  for (const text of texts) {
    if (on) continue;
    for (let at = Node_parentElement(text); at !== null && at !== host; ) {
      const up = Node_parentElement(at);
      if (!isBlock(at) && isMarked(at, c)) {
        const own = isolate(text, at);
        if (c.tags.includes(localOf(own))) unwrap(own); else takeStyle(own, c.property);
        at = Node_parentElement(text);
        continue;
      }
      // What a block says of itself goes, when all its text is meant.
      if (isBlock(at) && !c.tags.includes(localOf(at)) && isMarked(at, c) && textsIn(at).every(each => texts.includes(each))) takeStyle(at, c.property);
      at = up;
    }
    if (c.plain !== undefined && isOn(text, host, c)) {
      const span = createOwn("span");
      span.style.setProperty(c.property, c.plain);
      wrapIn([text], span);
    }
  }
  if (on) {
    for (const run of runsOf(host, texts.filter(text => !isOn(text, host, c)))) {
      if (styleWithCss) {
        const span = createOwn("span");
        span.style.setProperty(c.property === "text-decoration-line" ? "text-decoration" : c.property, c.value);
        wrapIn(run, span);
      } else joinLike(wrapIn(run, createOwn(c.make)));
    }
  }
}
// The texts with their inline neighbours that have nothing else in them, in groups.
function runsOf(host, texts) {
  const chosen = new Set(texts), runs = [];
  const isWhole = n => isText(n) ? chosen.has(n) || n.data === "" : !isAtomic(n) && isInlineNode(n) && Node_firstChild(n) !== null && kidsOf(n).every(isWhole);
  for (const text of texts) {
    if (runs.some(run => run.some(each => contains(each, text)))) continue;
    const run = [text];
    for (let next = Node_nextSibling(text); next !== null && isWhole(next); next = Node_nextSibling(next)) run.push(next);
    runs.push(run);
  }
  return runs;
}
// An element beside its like is one with it.
function joinLike(e) {
  const like = n => n !== null && Node_nodeType(n) === 1 && localOf(n) === localOf(e) && attributeCountOf(n) === 0 && attributeCountOf(e) === 0;
  const before = Node_previousSibling(e), after = Node_nextSibling(e);
  if (like(after)) { for (const each of kidsOf(after)) doInsert(each, e, null); doRemove(after); }
  if (like(before)) { for (const each of kidsOf(e)) doInsert(each, before, null); doRemove(e); }
}
function selectTexts(texts) {
  if (texts.length === 0) return;
  richSelection().setBaseAndExtent(texts[0], 0, texts.at(-1), texts.at(-1).data.length);
}
function inlineState(host, command) {
  const c = INLINE_COMMANDS[command], pending = richState(host).style.get(command);
  if (richSelection().isCollapsed) return pending ?? isOn(placeAt(richSelection().focusNode, richSelection().focusOffset).node, host, c);
  const texts = touchedTexts(host);
  return texts.length > 0 && texts.every(text => isOn(text, host, c));
}
function toggleInline(host, command, asks) {
  const on = !inlineState(host, command);
  if (richSelection().isCollapsed) {
    if (asks && !fireEvent(host, "beforeinput", { bubbles: true, composed: true, cancelable: true, inputType: INLINE_COMMANDS[command].type, data: null }, "InputEvent")) return;
    richState(host).style.set(command, on);
    return;
  }
  richEdit(host, { inputType: INLINE_COMMANDS[command].type, asks }, () => {
    const texts = selectedTexts(host);
    setInline(host, texts, command, on);
    selectTexts(texts);
  });
}
function formatByKey(host, command) { if (HTMLElement_contentEditable(host) !== "plaintext-only") toggleInline(host, command, true); }
function setValued(host, command, value) {
  const c = VALUE_COMMANDS[command], texts = selectedTexts(host);
  for (const text of texts) {
    for (let at = Node_parentElement(text); at !== null && at !== host && !isBlock(at); at = Node_parentElement(at)) {
      if (isHtml(at, "font") && c.attribute !== undefined && attr(at, c.attribute) !== null && kidsOf(at).length === 1) doAttribute(at, c.attribute, null);
    }
  }
  for (const run of runsOf(host, texts)) {
    let made;
    if (c.attribute !== undefined && !styleWithCss) {
      made = createOwn("font");
      setAttr(made, c.attribute, value);
    } else {
      made = createOwn("span");
      made.style.setProperty(c.property, command === "fontsize" ? FONT_SIZES[+value] ?? "" : value);
    }
    wrapIn(run, made);
    if (command === "forecolor" && !styleWithCss) setAttr(made, "color", hexOf(styleOf(made, "color")));
  }
  for (const text of texts) for (let at = Node_parentElement(text); at !== null && at !== host; ) { const up = Node_parentElement(at); if (isHtml(at, "font") && attributeCountOf(at) === 0) unwrap(at); at = up; }
  selectTexts(texts);
}
function hexOf(color) {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  return parts === null ? color : `#${parts.slice(1).map(v => (+v).toString(16).padStart(2, "0")).join("")}`;
}

// Blocks

// The blocks of the selection; lines that have none get one.
function selectedBlocks(host, name = paragraphSeparator) {
  const [a, b] = selectedPlaces(), blocks = [];
  const add = n => {
    let block = blockOf(n, host);
    if (block === host) {
      const run = runAround(host, n === host ? Node_firstChild(host) : topIn(host, n));
      block = createOwn(name);
      if (run.length > 0) wrapIn(run, block); else doInsert(block, host, null);
      fillEmpty(block);
    }
    if (!blocks.includes(block)) blocks.push(block);
  };
  const end = isText(b.node) ? b.node : childAt(b.node, Math.max(0, b.offset - 1)) ?? b.node;
  const leaves = [];
  for (let at = isText(a.node) ? a.node : childAt(a.node, a.offset) ?? a.node; at !== null; at = following(at, host)) {
    if (isLeaf(at) && (!isText(at) || firstShown(at) >= 0)) leaves.push(at);
    if (at === end || contains(at, end) && Node_firstChild(at) === null) break;
  }
  if (leaves.length === 0) leaves.push(a.node);
  for (const leaf of leaves) add(leaf);
  return blocks;
}
function renameTo(e, name) {
  const made = createOwn(name);
  doInsert(made, Node_parentNode(e), e);
  for (const each of kidsOf(e)) doInsert(each, made, null);
  doRemove(e);
  return made;
}
const BLOCK_NAMES = new Set(["address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav", "p", "pre", "section"]);
function formatBlock(host, name) {
  for (const block of selectedBlocks(host, name)) {
    if (localOf(block) === name) continue;
    if (isHtml(block, "li") || isHtml(block, "td") || isHtml(block, "th")) { const made = createOwn(name), kids = kidsOf(block); doInsert(made, block, null); for (const each of kids) doInsert(each, made, null); }
    else renameTo(block, name);
  }
}
function toggleList(host, name) {
  const blocks = selectedBlocks(host), items = blocks.map(each => isHtml(each, "li") ? each : closestOf(each, host, "li"));
  if (items.every(each => each !== null && isHtml(Node_parentNode(each), name))) {
    for (const item of new Set(items)) liftItem(host, item);
    return;
  }
  if (items.every(each => each !== null)) { for (const list of new Set(items.map(Node_parentNode))) renameTo(list, name); return; }
  const before = Node_previousSibling(blocks[0]);
  let list = before !== null && isHtml(before, name) ? before : null;
  if (list === null) { list = createOwn(name); doInsert(list, Node_parentNode(blocks[0]), blocks[0]); }
  for (const block of blocks) {
    const item = createOwn("li");
    doInsert(item, list, null);
    for (const each of kidsOf(block)) doInsert(each, item, null);
    doRemove(block);
  }
}
function indentBlocks(host) {
  const own = new Set(kidsOf(host));
  for (const block of selectedBlocks(host)) {
    if (isHtml(block, "li")) { const list = Node_parentNode(block); wrapIn([block], cloneShallow(list)); continue; }
    const quote = createOwn("blockquote");
    setAttr(quote, "style", "margin: 0 0 0 40px; border: none; padding: 0px;");
    wrapIn([block], quote);
    if (Node_parentNode(quote) === host && !own.has(block)) unwrap(block);
  }
}
function outdentBlocks(host) {
  for (const block of selectedBlocks(host)) {
    const item = closestOf(block, host, "li"), quote = closestOf(block, host, "blockquote");
    if (item !== null) liftItem(host, item); else if (quote !== null) unwrap(quote);
  }
}
function justifyBlocks(host, way) {
  for (const block of selectedBlocks(host)) {
    const made = block.cloneNode(false);
    made.style.setProperty("text-align", way);
    doAttribute(block, "style", attr(made, "style"));
  }
}
function insertNodes(host, nodes) {
  const place = removeSelection(host), placeholder = placeholderAt(place, host);
  const blocky = nodes.some(each => !isText(each) && BLOCK_NAMES.has(localOf(each)) || (Node_nodeType(each) === 1 && /^(ul|ol|hr|table)$/.test(localOf(each))));
  const block = blockOf(place.node, host);
  const parent = blocky && block !== host && isHtml(block, "p") ? Node_parentNode(block) : isText(place.node) ? Node_parentNode(place.node) : place.node;
  const next = isText(place.node) || parent !== place.node ? splitUpTo(place, parent) : childAt(place.node, place.offset);
  for (const each of nodes) doInsert(each, parent, next);
  if (placeholder !== null && Node_parentNode(placeholder) !== null) doRemove(placeholder);
  if (blocky && block !== host && block !== parent && Host_isConnected(numberOf(block)) && !hasContent(block)) doRemove(block);
  const last = nodes.at(-1);
  if (last === undefined) return;
  if (isText(last)) setCaret({ node: last, offset: last.data.length });
  else if (isAtomic(last) || Node_lastChild(last) === null) setCaret(afterNode(last));
  else setCaret(lastPlaceIn(last));
}
function insertHtml(host, markup) {
  const holder = createOwn("div");
  holder.innerHTML = markup;
  for (const each of bulk(Host_selectAll(numberOf(holder), "script"))) Host_remove(numberOf(each));
  let nodes = kidsOf(holder);
  // One paragraph that goes into another is its text.
  const only = nodes.length === 1 && Node_nodeType(nodes[0]) === 1 && /^(p|div)$/.test(localOf(nodes[0])) && hasContent(blockOf(richSelection().focusNode, host));
  if (only) nodes = kidsOf(nodes[0]);
  insertNodes(host, nodes.map(each => { Host_remove(numberOf(each)); return each; }));
}
function removeFormat(host) {
  const texts = selectedTexts(host), names = new Set(["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "sub", "sup", "font", "big", "small", "tt", "code", "span", "mark", "var", "kbd", "samp", "q", "dfn", "cite", "abbr", "acronym", "bdo"]);
  for (const text of texts) {
    for (let at = Node_parentElement(text); at !== null && at !== host && !isBlock(at); ) {
      const up = Node_parentElement(at);
      if (names.has(localOf(at))) { unwrap(isolate(text, at)); at = Node_parentElement(text); } else at = up;
    }
  }
  selectTexts(texts);
}
function createLink(host, url) {
  const texts = selectedTexts(host);
  unlink(host, texts);
  for (const run of runsOf(host, texts)) { const link = createOwn("a"); setAttr(link, "href", url); wrapIn(run, link); }
  selectTexts(texts);
}
function unlink(host, texts) {
  for (const text of texts) {
    const link = closestOf(text, host, "a");
    if (link !== null) unwrap(link);
  }
}

// The commands: what each does in an editing host, and the inputType of its event.
const EDITING_COMMANDS = {
  __proto__: null,
  inserttext: ["insertText"],
  insertparagraph: ["insertParagraph", host => breakParagraph(host)],
  insertlinebreak: ["insertLineBreak", host => breakLine(host)],
  inserthtml: ["", (host, value) => insertHtml(host, value)],
  inserthorizontalrule: ["", (host, value) => { const e = createOwn("hr"); if (value !== "") setAttr(e, "id", value); insertNodes(host, [e]); }],
  insertimage: ["", (host, value) => { const e = createOwn("img"); setAttr(e, "src", value); insertNodes(host, [e]); }],
  insertorderedlist: ["insertOrderedList", host => keepSelection(() => toggleList(host, "ol"))],
  insertunorderedlist: ["insertUnorderedList", host => keepSelection(() => toggleList(host, "ul"))],
  formatblock: ["", (host, value) => keepSelection(() => formatBlock(host, asciiLower(value).replace(/^<|>$/g, "")))],
  indent: ["formatIndent", host => keepSelection(() => indentBlocks(host))],
  outdent: ["formatOutdent", host => keepSelection(() => outdentBlocks(host))],
  justifyleft: ["formatJustifyLeft", host => justifyBlocks(host, "left")],
  justifycenter: ["formatJustifyCenter", host => justifyBlocks(host, "center")],
  justifyright: ["formatJustifyRight", host => justifyBlocks(host, "right")],
  justifyfull: ["formatJustifyFull", host => justifyBlocks(host, "justify")],
  removeformat: ["formatRemove", host => removeFormat(host)],
  createlink: ["insertLink", (host, value) => createLink(host, value), value => value],
  unlink: ["", host => { const texts = selectedTexts(host); unlink(host, texts); selectTexts(texts); }],
};
function keepSelection(change) {
  const saved = savedSelection();
  change();
  restoreSelection(saved);
}
const OTHER_COMMANDS = new Set(["bold", "italic", "underline", "strikethrough", "subscript", "superscript", "forecolor", "fontname", "fontsize", "hilitecolor",
  "backcolor", "delete", "forwarddelete", "undo", "redo", "copy", "cut", "paste", "selectall", "unselect", "stylewithcss", "usecss", "defaultparagraphseparator"]);
function isCommand(name) { return EDITING_COMMANDS[name] !== undefined || OTHER_COMMANDS.has(name); }

function fieldExecutes(e, name, value) {
  const s = selectionOf(e);
  switch (name) {
    case "inserttext": editField(e, s.start, s.end, value, "insertText", value); return true;
    case "insertparagraph": case "insertlinebreak": if (!isHtml(e, "textarea")) return false; editField(e, s.start, s.end, "\n", "insertLineBreak", null); return true;
    case "delete": fieldKey(e, "Backspace", 0); return true;
    case "forwarddelete": fieldKey(e, "Delete", 0); return true;
    case "selectall": selectTo(e, 0, typedValue(e).length, false); return true;
    case "undo": undoOrRedo(e, false); return true;
    case "redo": undoOrRedo(e, true); return true;
    case "copy": case "cut": copyFrom(e, name === "cut"); return true;
    case "paste": return false;
    default: return false;
  }
}
let executing = false;
function mustBeHtml(d) {
  if (!Host_isHtmlDocument(numberOf(d))) throw domException("InvalidStateError", "Commands are only for HTML documents.");
}
function Document_execCommand(d, id, showUi, value) {
  mustBeHtml(d);
  const name = asciiLower(id);
  if (d !== pageDocument || executing || !isCommand(name)) return false;
  const field = focused !== null && isTextField(focused) && Host_isConnected(numberOf(focused)) ? focused : null;
  if (!Document_queryCommandEnabled(d, id)) return false;
  executing = true;
  try { return field !== null && name !== "stylewithcss" ? fieldExecutes(field, name, value) : execute(name, value); } finally { executing = false; }
}
function execute(name, value) {
  const host = hostOfSelection();
  switch (name) {
    case "stylewithcss": styleWithCss = asciiLower(value) !== "false"; return true;
    case "usecss": styleWithCss = asciiLower(value) === "false"; return true;
    case "defaultparagraphseparator": {
      const wanted = asciiLower(value);
      if (wanted !== "div" && wanted !== "p") return false;
      paragraphSeparator = wanted;
      return true;
    }
    case "selectall":
      if (host !== null) selectAllIn(host); else if (pageDocument.body !== null) richSelection().selectAllChildren(pageDocument.body);
      return true;
    case "unselect": richSelection().removeAllRanges(); return true;
    case "copy":
      if (clipboardEvent(eventTargetOfSelection(), "copy") && !richSelection().isCollapsed) Host_copyText(richSelection().toString(), false);
      return true;
    case "cut": richCopy(host, true); return true;
    case "paste": return false;
    case "undo": case "redo": return richUndo(host, name === "redo", false);
    case "delete": deleteRich(host, true, "", false); return true;
    case "forwarddelete": deleteRich(host, false, "", false); return true;
  }
  if (INLINE_COMMANDS[name] !== undefined) { toggleInline(host, name, false); return true; }
  if (VALUE_COMMANDS[name] !== undefined) {
    if (value === "") return false;
    if (!richSelection().isCollapsed) richEdit(host, { inputType: VALUE_COMMANDS[name].type, asks: false }, () => setValued(host, name, value));
    return true;
  }
  if (name === "inserttext") { executeLines(host, value); return true; }
  const [inputType, change, data] = EDITING_COMMANDS[name];
  if ((name === "createlink" || name === "insertimage") && value === "") return false;
  if (name === "formatblock" && !BLOCK_NAMES.has(asciiLower(value).replace(/^<|>$/g, ""))) return false;
  richEdit(host, { inputType, data: data === undefined ? null : data(value), asks: false }, () => change(host, value));
  return true;
}
function executeLines(host, text) {
  text.replace(/\r\n?/g, "\n").split("\n").forEach((line, i) => {
    if (i > 0) richEdit(host, { inputType: "insertText", asks: false }, () => breakParagraph(host));
    if (line !== "") richEdit(host, { inputType: "insertText", data: line, asks: false }, () => insertPlain(host, line));
  });
}
function eventTargetOfSelection() {
  const s = richSelection();
  return (s.rangeCount > 0 ? elementAt(s.focusNode) : null) ?? pageDocument.body ?? pageDocument.documentElement;
}
function Document_queryCommandSupported(d, id) { mustBeHtml(d); const name = asciiLower(id); return isCommand(name) && name !== "paste"; }
function Document_queryCommandEnabled(d, id) {
  mustBeHtml(d);
  const name = asciiLower(id);
  if (d !== pageDocument || !isCommand(name)) return false;
  const field = focused !== null && isTextField(focused) ? focused : null;
  switch (name) {
    case "stylewithcss": case "usecss": case "defaultparagraphseparator": case "selectall": return true;
    case "copy": return hasActivation();
    case "paste": return false;
    case "unselect": return richSelection().rangeCount > 0;
  }
  if (field !== null) {
    if (!isMutable(field)) return false;
    switch (name) {
      case "undo": return (stateOf(field).undo?.done.length ?? 0) > 0;
      case "redo": return (stateOf(field).undo?.undone.length ?? 0) > 0;
      case "inserttext": case "insertlinebreak": case "insertparagraph": case "delete": case "forwarddelete": case "cut": return true;
      default: return false;
    }
  }
  const host = hostOfSelection();
  if (host === null) return false;
  if (HTMLElement_contentEditable(host) === "plaintext-only" && !/^(insert(text|linebreak|paragraph)|delete|forwarddelete|undo|redo|cut)$/.test(name)) return false;
  switch (name) {
    case "undo": return richState(host).done.length > 0;
    case "redo": return richState(host).undone.length > 0;
    case "cut": return hasActivation();
    case "createlink": case "unlink": case "removeformat": return !richSelection().isCollapsed;
    default: return true;
  }
}
function Document_queryCommandIndeterm(d, id) {
  mustBeHtml(d);
  const name = asciiLower(id), host = d === pageDocument ? hostOfSelection() : null;
  if (host === null || INLINE_COMMANDS[name] === undefined || richSelection().isCollapsed) return false;
  const states = touchedTexts(host).map(text => isOn(text, host, INLINE_COMMANDS[name]));
  return states.includes(true) && states.includes(false);
}
function Document_queryCommandState(d, id) {
  mustBeHtml(d);
  const name = asciiLower(id), host = d === pageDocument ? hostOfSelection() : null;
  if (name === "stylewithcss") return styleWithCss;
  if (host === null) return false;
  if (INLINE_COMMANDS[name] !== undefined) return inlineState(host, name);
  const at = placeAt(richSelection().focusNode, richSelection().focusOffset).node, align = styleOf(blockOf(at, host), "text-align");
  switch (name) {
    case "insertorderedlist": case "insertunorderedlist": { const item = closestOf(at, host, "li"); return item !== null && isHtml(Node_parentNode(item), name === "insertorderedlist" ? "ol" : "ul"); }
    case "justifyleft": return align === "left" || align === "start";
    case "justifycenter": return align === "center" || align === "-webkit-center";
    case "justifyright": return align === "right" || align === "end";
    case "justifyfull": return align === "justify";
    default: return false;
  }
}
function Document_queryCommandValue(d, id) {
  mustBeHtml(d);
  const name = asciiLower(id), host = d === pageDocument ? hostOfSelection() : null;
  if (name === "defaultparagraphseparator") return paragraphSeparator;
  if (host === null) return "";
  const at = placeAt(richSelection().focusNode, richSelection().focusOffset).node, e = elementAt(at);
  switch (name) {
    case "forecolor": return styleOf(e, "color");
    case "hilitecolor": case "backcolor": return styleOf(e, "background-color");
    case "fontname": return styleOf(e, "font-family");
    case "fontsize": { const size = parseFloat(styleOf(e, "font-size")); return `${[0, 10, 13, 16, 18, 24, 32, 48].findLastIndex(each => each !== 0 && size >= each) === -1 ? 1 : [0, 10, 13, 16, 18, 24, 32, 48].findLastIndex(each => each !== 0 && size >= each)}`; }
    case "formatblock": { const block = blockOf(at, host); return block !== host && BLOCK_NAMES.has(localOf(block)) ? localOf(block) : ""; }
    case "justifyleft": case "justifycenter": case "justifyright": case "justifyfull": { const align = styleOf(blockOf(at, host), "text-align"); return align === "start" ? "left" : align === "end" ? "right" : align; }
    case "insertorderedlist": case "insertunorderedlist": return `${Document_queryCommandState(d, id)}`;
    default: return INLINE_COMMANDS[name] !== undefined ? `${inlineState(host, name)}` : "";
  }
}
function Document_designMode(d) { return d === pageDocument && designMode ? "on" : "off"; }
function Document_set_designMode(d, value) {
  const wanted = asciiLower(value);
  if (d === pageDocument && (wanted === "on" || wanted === "off")) designMode = wanted === "on";
}
