// The parts of the DOM standard that stay in JavaScript: reads of the tree, lists, walkers.

function look(number, link) {
  const at = L[(number << 3) + link];
  if (at > 0) return W[at] !== undefined ? W[at] : wrapSlowly(at);
  return at === 0 ? null : wrap(Host_look(number, link));
}
function numberAt(number, link) {
  const at = L[(number << 3) + link];
  return at >= 0 ? at : Host_look(number, link);
}
function Node_parentNode(n) { return look(numberOf(n), PARENT); }
function Node_firstChild(n) { return look(numberOf(n), FIRST); }
function Node_lastChild(n) { return look(numberOf(n), LAST); }
function Node_nextSibling(n) { return look(numberOf(n), NEXT); }
function Node_previousSibling(n) { return look(numberOf(n), PREVIOUS); }
function Node_parentElement(n) {
  const parent = numberAt(numberOf(n), PARENT);
  return parent !== 0 && (L[(parent << 3) + KIND] & 15) === 1 ? wrap(parent) : null;
}
function Node_hasChildNodes(n) { return L[(numberOf(n) << 3) + FIRST] !== 0; }
function Node_nodeType(n) { return L[(numberOf(n) << 3) + KIND] & 15; }
function Node_nodeName(n) {
  const number = numberOf(n);
  switch (L[(number << 3) + KIND] & 15) {
    case 1: return Element_tagName(n);
    case 2: return n.name;
    case 3: return "#text";
    case 4: return "#cdata-section";
    case 7: return n.target;
    case 8: return "#comment";
    case 9: return "#document";
    case 10: return n.name;
    default: return "#document-fragment";
  }
}
function Node_isSameNode(n, other) { return n === other; }
function Node_getRootNode(n, options) {
  let at = numberOf(n);
  for (let parent = numberAt(at, PARENT); parent !== 0; parent = numberAt(at, PARENT)) at = parent;
  const root = wrap(at);
  return options.composed && hostOf !== null ? shadowIncludingRoot(root) : root;
}
let hostOf = null;
function shadowIncludingRoot(root) {
  const host = hostOf(root);
  return host === null ? root : Node_getRootNode(host, { composed: true });
}

function Element_localName(e) { return nameOf(numberOf(e)).local; }
function Element_prefix(e) { return nameOf(numberOf(e)).prefix; }
function Element_namespaceURI(e) { return nameOf(numberOf(e)).namespace; }
function Element_tagName(e) {
  const number = numberOf(e), name = nameOf(number);
  return name.upper === name.qualified || Host_isHtmlDocument(number) ? name.upper : name.qualified;
}
function Element_toggleAttribute(e, name, force) {
  if (e.hasAttribute(name)) {
    if (force === undefined || force === false) { e.removeAttribute(name); return false; }
    return true;
  }
  if (!isAttributeName(name)) throw domException("InvalidCharacterError", `'${name}' is not a valid attribute name.`);
  if (force === undefined || force === true) { e.setAttribute(name, ""); return true; }
  return false;
}
function isAttributeName(name) { return name !== "" && !/[\t\n\f\r \/>=\0]/.test(name); }
function Element_getAttributeNames(e) {
  const number = numberOf(e), count = Host_attributeCount(number), out = [];
  for (let i = 0; i < count; i++) out.push(Host_attributeName(number, i));
  return out;
}

// ParentNode, ChildNode (DOM §4.2.6, §4.2.8)

function toNode(nodes, near) {
  if (nodes.length === 1) {
    const only = nodes[0];
    return typeof only === "string" ? wrap(Host_createText(near, only)) : only;
  }
  const fragment = Host_createFragment(near);
  const kept = wrap(fragment);
  for (const each of nodes) {
    const number = typeof each === "string" ? Host_createText(near, each) : numberOf(each);
    Host_insert(fragment, number, 0);
  }
  return kept;
}
function ParentNode_append(parent, nodes) {
  const number = numberOf(parent), node = toNode(nodes, number);
  Host_insert(number, numberOf(node), 0);
}
function ParentNode_prepend(parent, nodes) {
  const number = numberOf(parent), node = toNode(nodes, number);
  Host_insert(number, numberOf(node), numberAt(number, FIRST));
}
function ParentNode_replaceChildren(parent, nodes) {
  const number = numberOf(parent), node = toNode(nodes, number);
  Host_checkInsertion(number, numberOf(node), 0);
  Host_replaceChildren(number, numberOf(node));
}
function ParentNode_querySelectorAll(parent, selectors) {
  return staticList(bulk(Host_selectAll(numberOf(parent), selectors)));
}
function viable(number, link, nodes) {
  const taken = new Set();
  for (const each of nodes) if (typeof each !== "string") taken.add(numberOf(each));
  let at = numberAt(number, link);
  while (at !== 0 && taken.has(at)) at = numberAt(at, link);
  return at;
}
function ChildNode_before(n, nodes) {
  const number = numberOf(n), parent = numberAt(number, PARENT);
  if (parent === 0) return;
  const previous = viable(number, PREVIOUS, nodes);
  const node = toNode(nodes, number);
  Host_insert(parent, numberOf(node), previous === 0 ? numberAt(parent, FIRST) : numberAt(previous, NEXT));
}
function ChildNode_after(n, nodes) {
  const number = numberOf(n), parent = numberAt(number, PARENT);
  if (parent === 0) return;
  const next = viable(number, NEXT, nodes);
  const node = toNode(nodes, number);
  Host_insert(parent, numberOf(node), next);
}
function ChildNode_replaceWith(n, nodes) {
  const number = numberOf(n), parent = numberAt(number, PARENT);
  if (parent === 0) return;
  const next = viable(number, NEXT, nodes);
  const node = toNode(nodes, number);
  if (numberAt(number, PARENT) === parent) Host_replace(parent, numberOf(node), number);
  else Host_insert(parent, numberOf(node), next);
}
function ChildNode_remove(n) { Host_remove(numberOf(n)); }

// Lists (DOM §4.2.10)

function staticList(items) {
  const list = makeJs(TYPE_BY_NAME.NodeList);
  stateOf(list).items = items;
  return list;
}
function Node_childNodes(n) {
  const state = stateOf(n);
  if (state.childNodes === undefined) {
    const list = makeJs(TYPE_BY_NAME.NodeList);
    const s = stateOf(list);
    s.root = n;
    s.items = null;
    s.version = -1;
    state.childNodes = list;
  }
  return state.childNodes;
}
function itemsOf(list) {
  const state = stateOf(list);
  const root = state.root;
  if (root === undefined) return state.items;
  if (state.byName !== undefined) {
    if (state.version !== A[VERSION] || state.attributes !== A[ATTRIBUTES]) {
      const count = Host_elementsByName(numberOf(root), state.byName);
      state.items = arraySlice(B.subarray(0, count));
      state.version = A[VERSION];
      state.attributes = A[ATTRIBUTES];
    }
    return state.items;
  }
  if (state.version !== A[VERSION]) {
    const items = [];
    for (let at = numberAt(numberOf(root), FIRST); at !== 0; at = numberAt(at, NEXT)) items.push(at);
    state.items = items;
    state.version = A[VERSION];
  }
  return state.items;
}
function NodeList_length(list) { return itemsOf(list).length; }
function NodeList_item(list, index) {
  const items = itemsOf(list);
  if (index >= items.length) return null;
  const item = items[index];
  return typeof item === "number" ? wrap(item) : item;
}
function MutationRecord_addedNodes(r) {
  const state = stateOf(r);
  return state.added ??= staticList(bulk(Host_mutationNodes(numberOf(r), true)));
}
function MutationRecord_removedNodes(r) {
  const state = stateOf(r);
  return state.removed ??= staticList(bulk(Host_mutationNodes(numberOf(r), false)));
}

function collectionItems(list) {
  const state = stateOf(list);
  if (state.version !== A[VERSION] || (state.attributes !== A[ATTRIBUTES] && state.follows !== false)) {
    const number = numberOf(list);
    if (state.follows === undefined) state.follows = Host_collectionFollowsAttributes(number);
    const count = Host_collectionItems(number);
    state.items = arraySlice(B.subarray(0, count));
    state.version = A[VERSION];
    state.attributes = A[ATTRIBUTES];
  }
  return state.items;
}
function HTMLCollection_length(list) { return collectionItems(list).length; }
function HTMLCollection_item(list, index) {
  const items = collectionItems(list);
  return index < items.length ? wrap(items[index]) : null;
}
function HTMLCollection_namedItem(list, name) {
  if (name === "") return null;
  for (const number of collectionItems(list)) {
    if (Host_attribute(number, "id") === name) return wrap(number);
    if (Host_attribute(number, "name") === name && nameOf(number).namespace === HTML) return wrap(number);
  }
  return null;
}
function HTMLCollection_getNamed(list, name) { const found = HTMLCollection_namedItem(list, name); return found === null ? undefined : found; }
function HTMLCollection_names(list) {
  const out = [];
  for (const number of collectionItems(list)) {
    const id = Host_attribute(number, "id"), name = Host_attribute(number, "name");
    if (id) { if (!out.includes(id)) out.push(id); }
    if (name && nameOf(number).namespace === HTML && !out.includes(name)) out.push(name);
  }
  return out;
}

// NamedNodeMap (DOM §4.9.1)

function facet(owner, key, type) {
  const state = stateOf(owner);
  if (state[key] === undefined) {
    const made = makeJs(TYPE_BY_NAME[type]);
    stateOf(made).owner = owner;
    state[key] = made;
  }
  return state[key];
}
function ownerNumber(o) { return numberOf(stateOf(o).owner); }
function Element_attributes(e) { return facet(e, "attributes", "NamedNodeMap"); }
function NamedNodeMap_length(m) { return Host_attributeCount(ownerNumber(m)); }
function NamedNodeMap_item(m, index) {
  const number = ownerNumber(m);
  return index < Host_attributeCount(number) ? wrap(Host_attributeNode(number, index)) : null;
}
function NamedNodeMap_getNamedItem(m, name) { return stateOf(m).owner.getAttributeNode(name); }
function NamedNodeMap_getNamedItemNS(m, namespace, name) { return stateOf(m).owner.getAttributeNodeNS(namespace, name); }
function NamedNodeMap_setNamedItem(m, attr) { return stateOf(m).owner.setAttributeNode(attr); }
function NamedNodeMap_setNamedItemNS(m, attr) { return stateOf(m).owner.setAttributeNode(attr); }
function NamedNodeMap_removeNamedItem(m, name) {
  const owner = stateOf(m).owner, attr = owner.getAttributeNode(name);
  if (attr === null) throw domException("NotFoundError", `No item with name '${name}' was found.`);
  return owner.removeAttributeNode(attr);
}
function NamedNodeMap_removeNamedItemNS(m, namespace, name) {
  const owner = stateOf(m).owner, attr = owner.getAttributeNodeNS(namespace, name);
  if (attr === null) throw domException("NotFoundError", `No item with name '${name}' was found.`);
  return owner.removeAttributeNode(attr);
}
function NamedNodeMap_getNamed(m, name) { const attr = NamedNodeMap_getNamedItem(m, name); return attr === null ? undefined : attr; }
function NamedNodeMap_names(m) {
  const owner = stateOf(m).owner, out = [];
  const html = nameOf(numberOf(owner)).namespace === HTML && Host_isHtmlDocument(numberOf(owner));
  for (const name of Element_getAttributeNames(owner)) {
    if (!out.includes(name) && !(html && name !== asciiLower(name))) out.push(name);
  }
  return out;
}

// DOMTokenList (DOM §7.1)

function tokenList(owner, key, attribute, supported) {
  const state = stateOf(owner);
  if (state[key] === undefined) {
    const made = makeJs(TYPE_BY_NAME.DOMTokenList);
    const s = stateOf(made);
    s.owner = owner;
    s.attribute = attribute;
    s.supported = supported;
    s.text = null;
    s.tokens = [];
    state[key] = made;
  }
  return state[key];
}
function Element_classList(e) { return tokenList(e, "classList", "class", null); }
function Element_part(e) { return tokenList(e, "part", "part", null); }
function tokensOf(list) {
  const state = stateOf(list);
  const text = Host_attribute(numberOf(state.owner), state.attribute);
  if (state.text !== text) {
    state.text = text;
    state.tokens = text === null ? [] : [...new Set(text.split(/[\t\n\f\r ]+/))].filter(t => t !== "");
  }
  return state.tokens;
}
function checkToken(token) {
  if (token === "") throw domException("SyntaxError", "The token provided must not be empty.");
  if (/[\t\n\f\r ]/.test(token)) throw domException("InvalidCharacterError", `The token provided ('${token}') contains HTML space characters, which are not valid in tokens.`);
}
function updateTokens(list, tokens) {
  const state = stateOf(list), number = numberOf(state.owner);
  if (tokens.length === 0 && Host_attribute(number, state.attribute) === null) return;
  Host_setAttribute(number, state.attribute, tokens.join(" "));
}
function DOMTokenList_length(list) { return tokensOf(list).length; }
function DOMTokenList_item(list, index) { const tokens = tokensOf(list); return index < tokens.length ? tokens[index] : null; }
function DOMTokenList_contains(list, token) { return tokensOf(list).includes(token); }
function DOMTokenList_add(list, added) {
  added.forEach(checkToken);
  updateTokens(list, [...new Set([...tokensOf(list), ...added])]);
}
function DOMTokenList_remove(list, removed) {
  removed.forEach(checkToken);
  updateTokens(list, tokensOf(list).filter(t => !removed.includes(t)));
}
function DOMTokenList_toggle(list, token, force) {
  checkToken(token);
  const tokens = tokensOf(list);
  if (tokens.includes(token)) {
    if (force === undefined || force === false) { updateTokens(list, tokens.filter(t => t !== token)); return false; }
    return true;
  }
  if (force === undefined || force === true) { updateTokens(list, [...tokens, token]); return true; }
  return false;
}
function DOMTokenList_replace(list, token, with_) {
  if (token === "" || with_ === "") throw domException("SyntaxError", "The token provided must not be empty.");
  checkToken(token);
  checkToken(with_);
  const tokens = tokensOf(list);
  const at = tokens.indexOf(token);
  if (at < 0) return false;
  const out = [];
  for (const each of tokens) {
    const t = each === token ? with_ : each;
    if (!out.includes(t)) out.push(t);
  }
  updateTokens(list, out);
  return true;
}
function DOMTokenList_supports(list, token) {
  const supported = stateOf(list).supported;
  if (supported === null) throw new TypeErr("DOMTokenList has no supported tokens.");
  return supported.includes(asciiLower(token));
}
function DOMTokenList_value(list) { const s = stateOf(list); const text = Host_attribute(numberOf(s.owner), s.attribute); return text === null ? "" : text; }
function DOMTokenList_set_value(list, value) { const s = stateOf(list); Host_setAttribute(numberOf(s.owner), s.attribute, value); }

// Document

function Document_createElement(d, name, options) {
  return createElement(d, null, name, false, options);
}
function Document_createElementNS(d, namespace, name, options) {
  return createElement(d, namespace, name, true, options);
}
let createElement = function (d, namespace, name, qualified, options) {
  return wrap(Host_createElement(numberOf(d), namespace, name, qualified, null));
};
function Document_implementation(d) { return facet(d, "implementation", "DOMImplementation"); }
function DOMImplementation_createDocumentType(i, name, publicId, systemId) {
  return wrap(Host_createDocumentType(ownerNumber(i), name, publicId, systemId));
}
function DOMImplementation_createDocument(i, namespace, name, doctype) {
  return wrap(Host_createDocument(ownerNumber(i), namespace, name, doctype === null ? 0 : numberOf(doctype)));
}
function DOMImplementation_createHTMLDocument(i, title) {
  return wrap(Host_createHtmlDocument(ownerNumber(i), title === undefined ? null : title));
}
function DOMImplementation_hasFeature() { return true; }

// Mutation observers (DOM §4.3)

function MutationObserver_construct(o, callback) {
  const number = Host_createMutationObserver();
  setNumber(o, number);
  stateOf(o).callback = callback;
  holdWeakly(number, o);
}
function MutationObserver_observe(o, target, options) {
  if (options.attributes === undefined && (options.attributeOldValue !== undefined || options.attributeFilter !== undefined)) options.attributes = true;
  if (options.characterData === undefined && options.characterDataOldValue !== undefined) options.characterData = true;
  if (!options.childList && !options.attributes && !options.characterData) {
    throw new TypeErr("Failed to execute 'observe' on 'MutationObserver': The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.");
  }
  if (options.attributeOldValue && !options.attributes) throw new TypeErr("The options object may only set 'attributeOldValue' to true when 'attributes' is true or not present.");
  if (options.attributeFilter !== undefined && !options.attributes) throw new TypeErr("The options object may only set 'attributeFilter' when 'attributes' is true or not present.");
  if (options.characterDataOldValue && !options.characterData) throw new TypeErr("The options object may only set 'characterDataOldValue' to true when 'characterData' is true or not present.");
  const flags = (options.childList ? 1 : 0) | (options.attributes ? 2 : 0) | (options.characterData ? 4 : 0) |
    (options.subtree ? 8 : 0) | (options.attributeOldValue ? 16 : 0) | (options.characterDataOldValue ? 32 : 0);
  const held = stateOf(target).observers ??= [];
  if (!held.includes(o)) held.push(o);
  Host_observe(numberOf(o), numberOf(target), flags, options.attributeFilter === undefined ? null : options.attributeFilter.join("\0"));
}
function MutationObserver_disconnect(o) { Host_disconnect(numberOf(o)); }
function MutationObserver_takeRecords(o) { return bulk(Host_takeRecords(numberOf(o))); }
function queueObservers() {
  if (observersQueued) return;
  observersQueued = true;
  enqueueMicrotask(notifyObservers);
}
let enqueueMicrotask = (resolved => f => { resolved.then(f); })(Promise.resolve());
function notifyObservers() {
  observersQueued = false;
  const observers = bulk(Host_takeObservers());
  const slots = takeSignalSlots();
  for (const o of observers) {
    const records = bulk(Host_takeRecords(numberOf(o)));
    Host_removeTransients(numberOf(o));
    if (records.length > 0) invoke(stateOf(o).callback, o, [records, o]);
  }
  for (const slot of slots) fireEvent(slot, "slotchange", { bubbles: true });
}
let signalSlots = [];
function takeSignalSlots() { const taken = signalSlots; signalSlots = []; return taken; }

// Ranges (DOM §5)

function staticOf(r) { const s = stateOrNull(r); return s !== null && s.init !== undefined ? s.init : null; }
function AbstractRange_startContainer(r) { const s = staticOf(r); return s ? s.startContainer : wrap(Host_rangeStart(numberOf(r))); }
function AbstractRange_startOffset(r) { const s = staticOf(r); return s ? s.startOffset : Host_rangeStartOffset(numberOf(r)); }
function AbstractRange_endContainer(r) { const s = staticOf(r); return s ? s.endContainer : wrap(Host_rangeEnd(numberOf(r))); }
function AbstractRange_endOffset(r) { const s = staticOf(r); return s ? s.endOffset : Host_rangeEndOffset(numberOf(r)); }
function AbstractRange_collapsed(r) {
  return AbstractRange_startContainer(r) === AbstractRange_endContainer(r) && AbstractRange_startOffset(r) === AbstractRange_endOffset(r);
}
function StaticRange_construct(r, init) {
  for (const node of [init.startContainer, init.endContainer]) {
    const kind = Node_nodeType(node);
    if (kind === 10 || kind === 2) throw domException("InvalidNodeTypeError", "A StaticRange cannot begin or end in a doctype or an attribute.");
  }
  stateOf(r).init = init;
}

// Traversal (DOM §6)

const SKIP = 3, REJECT = 2, ACCEPT = 1;
function filterNode(walker, node) {
  const state = stateOf(walker);
  if (state.filtering) throw domException("InvalidStateError", "A filter is running already.");
  if (((1 << (Node_nodeType(node) - 1)) & state.what) === 0) return SKIP;
  const filter = state.filter;
  if (filter === null) return ACCEPT;
  state.filtering = true;
  try {
    if (typeof filter === "function") return toNumber(apply(filter, undefined, [node]));
    const accept = filter.acceptNode;
    if (typeof accept !== "function") throw new TypeErr("NodeFilter has no method acceptNode.");
    return toNumber(apply(accept, filter, [node]));
  } finally {
    state.filtering = false;
  }
}
function toNumber(v) { return v & 65535; }

function Document_createNodeIterator(d, root, what, filter) {
  const number = Host_createIterator(numberOf(root));
  const made = wrap(number);
  const state = stateOf(made);
  state.root = root; state.what = what; state.filter = filter; state.filtering = false;
  return made;
}
function NodeIterator_root(i) { return stateOf(i).root; }
function NodeIterator_referenceNode(i) { return wrap(Host_iteratorReference(numberOf(i))); }
function NodeIterator_pointerBeforeReferenceNode(i) { return Host_iteratorBefore(numberOf(i)); }
function NodeIterator_whatToShow(i) { return stateOf(i).what; }
function NodeIterator_filter(i) { return stateOf(i).filter; }
function NodeIterator_detach() { }
function NodeIterator_nextNode(i) { return traverse(i, true); }
function NodeIterator_previousNode(i) { return traverse(i, false); }
function traverse(i, forward) {
  const root = stateOf(i).root;
  let node = NodeIterator_referenceNode(i), before = NodeIterator_pointerBeforeReferenceNode(i);
  for (;;) {
    if (forward) {
      if (!before) {
        node = following(node, root);
        if (node === null) return null;
      } else before = false;
    } else {
      if (before) {
        node = preceding(node, root);
        if (node === null) return null;
      } else before = true;
    }
    if (filterNode(i, node) === ACCEPT) break;
  }
  Host_iteratorStand(numberOf(i), numberOf(node), before);
  return node;
}
function following(node, root) {
  let at = Node_firstChild(node);
  if (at !== null) return at;
  at = node;
  while (at !== root && at !== null) {
    const next = Node_nextSibling(at);
    if (next !== null) return next;
    at = Node_parentNode(at);
  }
  return null;
}
function preceding(node, root) {
  if (node === root) return null;
  let at = Node_previousSibling(node);
  if (at === null) return Node_parentNode(node);
  for (let last = Node_lastChild(at); last !== null; last = Node_lastChild(at)) at = last;
  return at;
}

function Document_createTreeWalker(d, root, what, filter) {
  const made = makeJs(TYPE_BY_NAME.TreeWalker);
  const state = stateOf(made);
  state.root = root; state.what = what; state.filter = filter; state.current = root; state.filtering = false;
  return made;
}
function TreeWalker_root(w) { return stateOf(w).root; }
function TreeWalker_whatToShow(w) { return stateOf(w).what; }
function TreeWalker_filter(w) { return stateOf(w).filter; }
function TreeWalker_currentNode(w) { return stateOf(w).current; }
function TreeWalker_set_currentNode(w, node) { stateOf(w).current = node; }
function TreeWalker_parentNode(w) {
  const state = stateOf(w);
  let node = state.current;
  while (node !== null && node !== state.root) {
    node = Node_parentNode(node);
    if (node !== null && filterNode(w, node) === ACCEPT) return state.current = node;
  }
  return null;
}
function walkChildren(w, first) {
  const state = stateOf(w);
  let node = first ? Node_firstChild(state.current) : Node_lastChild(state.current);
  while (node !== null) {
    const result = filterNode(w, node);
    if (result === ACCEPT) return state.current = node;
    if (result === SKIP) {
      const child = first ? Node_firstChild(node) : Node_lastChild(node);
      if (child !== null) { node = child; continue; }
    }
    while (node !== null) {
      const sibling = first ? Node_nextSibling(node) : Node_previousSibling(node);
      if (sibling !== null) { node = sibling; break; }
      const parent = Node_parentNode(node);
      if (parent === null || parent === state.root || parent === state.current) return null;
      node = parent;
    }
  }
  return null;
}
function TreeWalker_firstChild(w) { return walkChildren(w, true); }
function TreeWalker_lastChild(w) { return walkChildren(w, false); }
function walkSiblings(w, next) {
  const state = stateOf(w);
  let node = state.current;
  if (node === state.root) return null;
  for (;;) {
    let sibling = next ? Node_nextSibling(node) : Node_previousSibling(node);
    while (sibling !== null) {
      node = sibling;
      const result = filterNode(w, node);
      if (result === ACCEPT) return state.current = node;
      sibling = next ? Node_firstChild(node) : Node_lastChild(node);
      if (result === REJECT || sibling === null) sibling = next ? Node_nextSibling(node) : Node_previousSibling(node);
    }
    node = Node_parentNode(node);
    if (node === null || node === state.root) return null;
    if (filterNode(w, node) === ACCEPT) return null;
  }
}
function TreeWalker_nextSibling(w) { return walkSiblings(w, true); }
function TreeWalker_previousSibling(w) { return walkSiblings(w, false); }
function TreeWalker_previousNode(w) {
  const state = stateOf(w);
  let node = state.current;
  while (node !== state.root) {
    let sibling = Node_previousSibling(node);
    while (sibling !== null) {
      node = sibling;
      let result = filterNode(w, node);
      for (let last = Node_lastChild(node); result !== REJECT && last !== null; last = Node_lastChild(node)) {
        node = last;
        result = filterNode(w, node);
      }
      if (result === ACCEPT) return state.current = node;
      sibling = Node_previousSibling(node);
    }
    if (node === state.root || Node_parentNode(node) === null) return null;
    node = Node_parentNode(node);
    if (filterNode(w, node) === ACCEPT) return state.current = node;
  }
  return null;
}
function TreeWalker_nextNode(w) {
  const state = stateOf(w);
  let node = state.current, result = ACCEPT;
  for (;;) {
    for (let child = Node_firstChild(node); result !== REJECT && child !== null; child = Node_firstChild(node)) {
      node = child;
      result = filterNode(w, node);
      if (result === ACCEPT) return state.current = node;
    }
    let sibling = null, temporary = node;
    while (temporary !== null) {
      if (temporary === state.root) return null;
      sibling = Node_nextSibling(temporary);
      if (sibling !== null) { node = sibling; break; }
      temporary = Node_parentNode(temporary);
    }
    if (sibling === null) return null;
    result = filterNode(w, node);
    if (result === ACCEPT) return state.current = node;
  }
}

// Reflection (HTML §2.6.1)

function reflectString(number, name) { const v = Host_attribute(number, name); return v === null ? "" : v; }
function setReflectedString(number, name, value) { Host_setAttribute(number, name, value); }
function reflectNullableString(number, name) { return Host_attribute(number, name); }
function setReflectedNullableString(number, name, value) {
  if (value === null) Host_removeAttribute(number, name); else Host_setAttribute(number, name, value);
}
function reflectBoolean(number, name) { return Host_attribute(number, name) !== null; }
function setReflectedBoolean(number, name, value) {
  if (value) Host_setAttribute(number, name, ""); else Host_removeAttribute(number, name);
}
function reflectUrl(number, name) { const v = Host_attributeUrl(number, name); return v === null ? "" : v; }
function setReflectedUrl(number, name, value) { Host_setAttribute(number, name, value); }
function reflectEnum(number, name, values, missing, invalid) {
  const v = Host_attribute(number, name);
  if (v === null) return missing;
  const lower = asciiLower(v);
  return values.includes(lower) ? lower : invalid;
}
function setReflectedEnum(number, name, value) {
  if (value === null) Host_removeAttribute(number, name); else Host_setAttribute(number, name, value);
}
function parseInteger(text) {
  const m = /^[\t\n\f\r ]*([+-]?[0-9]+)/.exec(text);
  return m === null ? NaN : Number(m[1]);
}
function reflectLong(number, name, fallback) {
  const v = Host_attribute(number, name);
  const n = v === null ? NaN : parseInteger(v);
  return n >= -2147483648 && n <= 2147483647 ? n + 0 : fallback;
}
function setReflectedLong(number, name, value) { Host_setAttribute(number, name, `${value}`); }
function reflectNonNegative(number, name, fallback) {
  const n = reflectLong(number, name, -1);
  return n >= 0 ? n : fallback;
}
function setReflectedNonNegative(number, name, value) {
  if (value < 0) throw domException("IndexSizeError", `The value provided (${value}) is negative.`);
  Host_setAttribute(number, name, `${value}`);
}
function reflectUnsigned(number, name, fallback) {
  const n = reflectLong(number, name, -1);
  return n >= 0 ? n : fallback;
}
function setReflectedUnsigned(number, name, value, fallback) {
  Host_setAttribute(number, name, `${value <= 2147483647 ? value : fallback}`);
}
function reflectPositive(number, name, fallback) {
  const n = reflectLong(number, name, -1);
  return n > 0 ? n : fallback;
}
function setReflectedPositive(number, name, value, fallback) {
  if (value === 0) throw domException("IndexSizeError", "The value provided is 0, which is an invalid size.");
  Host_setAttribute(number, name, `${value <= 2147483647 ? value : fallback}`);
}
function reflectPositiveFallback(number, name, fallback) { return reflectPositive(number, name, fallback); }
function setReflectedPositiveFallback(number, name, value, fallback) {
  Host_setAttribute(number, name, `${value >= 1 && value <= 2147483647 ? value : fallback}`);
}
function reflectClamped(number, name, fallback, low, high) {
  const v = Host_attribute(number, name);
  const n = v === null ? NaN : parseInteger(v);
  return n !== n || n < 0 ? fallback : Math.min(Math.max(n, low), high);
}
function setReflectedClamped(number, name, value, fallback) {
  Host_setAttribute(number, name, `${value <= 2147483647 ? value : fallback}`);
}
function parseFloating(text) {
  const m = /^[\t\n\f\r ]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)/.exec(text);
  return m === null ? NaN : Number(m[1]);
}
function reflectDouble(number, name, fallback) {
  const v = Host_attribute(number, name);
  const n = v === null ? NaN : parseFloating(v);
  return n === n && n !== Infinity && n !== -Infinity ? n : fallback;
}
function setReflectedDouble(number, name, value) { Host_setAttribute(number, name, `${value}`); }
function reflectPositiveDouble(number, name, fallback) { const n = reflectDouble(number, name, fallback); return n > 0 ? n : fallback; }
function setReflectedPositiveDouble(number, name, value) { if (value > 0) Host_setAttribute(number, name, `${value}`); }
