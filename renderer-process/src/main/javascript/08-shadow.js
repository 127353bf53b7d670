// Shadow trees: their roots, slots, and the way of events through them (DOM §2.9, §4.2.2, §4.8).

function flagsOf(n) { return L[(numberOf(n) << 3) + FLAGS]; }
hostOf = function (root) {
  return (flagsOf(root) & SHADOW_FLAG) === 0 ? null : wrap(Host_shadowHost(numberOf(root)));
};
const SHADOW_NAMES = new Set(["article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
  "main", "nav", "p", "section", "span"]);
function Element_attachShadow(e, init) {
  const number = numberOf(e), name = nameOf(number);
  const refuse = why => { throw domException("NotSupportedError", `Failed to execute 'attachShadow' on 'Element': ${why}`); };
  const custom = name.namespace === HTML && Host_isCustomElementName(name.local);
  if (name.namespace !== HTML || !(custom || SHADOW_NAMES.has(name.local))) refuse("This element does not support attachShadow");
  const is = Host_isValue(number);
  if (custom || is !== null) {
    const definition = definitionNamed(is === null ? name.local : is);
    if (definition !== undefined && definition.disableShadow) refuse("attachShadow() is disabled by disabledFeatures static field.");
  }
  const known = Host_shadowRoot(number);
  if (known !== 0) {
    if (!Host_reuseDeclarative(number, init.mode === "closed")) refuse("Shadow root cannot be created on a host which already hosts a shadow tree.");
    return wrap(known);
  }
  const flags = (init.mode === "closed" ? 1 : 0) | (init.delegatesFocus ? 2 : 0) | (init.slotAssignment === "manual" ? 4 : 0) |
    (init.clonable ? 8 : 0) | (init.serializable ? 16 : 0);
  return wrap(Host_attachShadow(number, flags));
}
function Element_shadowRoot(e) {
  if ((flagsOf(e) & HOST_FLAG) === 0) return null;
  const root = wrap(Host_shadowRoot(numberOf(e)));
  return root === null || root.mode === "closed" ? null : root;
}
function ShadowRoot_onslotchange(r) { return getHandler(r, "slotchange"); }
function ShadowRoot_set_onslotchange(r, v) { setHandler(r, "slotchange", v); }
function ShadowRoot_activeElement(r) {
  if (focused === null || !Host_isConnected(numberOf(focused))) return null;
  const found = retarget(focused, r);
  return Node_getRootNode(found, { composed: false }) === r ? found : null;
}
function Element_setHTMLUnsafe(e, markup) { Host_setHtmlUnsafe(numberOf(e), markup); }
function markupOf(n, options) {
  options.shadowRoots.forEach((root, i) => { B[i] = numberOf(root); });
  return Host_htmlOf(numberOf(n), options.serializableShadowRoots, options.shadowRoots.length);
}
function Element_getHTML(e, options) { return markupOf(e, options); }
function ShadowRoot_getHTML(r, options) { return markupOf(r, options); }

// Slots

function assignedSlotOf(n) {
  if (!isNode(n)) return null;
  const parent = numberAt(numberOf(n), PARENT);
  return parent === 0 || (L[(parent << 3) + FLAGS] & HOST_FLAG) === 0 ? null : wrap(Host_assignedSlot(numberOf(n)));
}
function rootOf(n) { return Node_getRootNode(n, { composed: false }); }
function Slottable_assignedSlot(n) {
  const slot = assignedSlotOf(n);
  return slot === null || rootOf(slot).mode === "closed" ? null : slot;
}
function HTMLSlotElement_assignedNodes(slot, options) { return bulk(Host_assignedNodes(numberOf(slot), options.flatten)); }
function HTMLSlotElement_assignedElements(slot, options) {
  return HTMLSlotElement_assignedNodes(slot, options).filter(each => Node_nodeType(each) === 1);
}
function HTMLSlotElement_assign(slot, nodes) {
  if (nodes.length > 16384) throw new RangeErr("Too many nodes are assigned to one slot.");
  nodes.forEach((node, i) => { B[i] = numberOf(node); });
  Host_assignSlot(numberOf(slot), nodes.length);
}
takeSignalSlots = function () { return A[SHADOWS] === 0 ? [] : bulk(Host_takeSignalSlots()); };

// Events

function isShadowRoot(n) { return (flagsOf(n) & SHADOW_FLAG) !== 0; }
function isInclusiveShadowAncestor(root, n) {
  if (!isNode(n)) return false;
  for (let at = rootOf(n); ; at = rootOf(hostOf(at))) {
    if (at === root) return true;
    if (!isShadowRoot(at)) return false;
  }
}
// DOM §2.9 "retarget"
retarget = function (a, b) {
  let at = a;
  for (;;) {
    if (!isNode(at)) return at;
    const root = rootOf(at);
    if (!isShadowRoot(root) || (isNode(b) && isInclusiveShadowAncestor(root, b))) return at;
    at = hostOf(root);
  }
};
shadowEventParent = function (target, s, source) {
  if (isShadowRoot(target)) return !s.composed && target === rootOf(source) ? null : hostOf(target);
  const slot = assignedSlotOf(target);
  if (slot !== null) return slot;
  const parent = Node_parentNode(target);
  if (parent !== null) return parent;
  return windowAbove(target, s);
};
// DOM §2.9 "dispatch", steps 4 to 9. Returns the activation target.
shadowPath = function (event, s, first, path, click) {
  const given = s.init.relatedTarget;
  let target = first, related = given == null ? given : retarget(given, target);
  if (target === related && target !== given) return null;
  // The root of what was added last. Its parent's is the same as long as the path stays in one tree; to find a root takes as
  // long as to find the path.
  let root = isNode(target) ? rootOf(target) : null, targetRoot = root;
  const item = (at, adjusted, to, inClosed) => path.push({
    target: at, shadow: adjusted, related: to, slotInClosed: inClosed,
    inShadow: root !== null && isShadowRoot(root),
    rootOfClosed: isNode(at) && isShadowRoot(at) && at.mode === "closed",
  });
  let activation = click && activationOf(target) !== null ? target : null;
  s.target = target;
  item(target, target, related, false);
  let slottable = assignedSlotOf(target) !== null ? target : null, inClosed = false;
  for (let at = target, parent = eventParent(at, s, first); parent !== null;) {
    if (!isNode(parent)) root = null;
    else if (slottable !== null || isShadowRoot(at)) root = rootOf(parent);
    if (slottable !== null) {
      slottable = null;
      if (isShadowRoot(root) && root.mode === "closed") inClosed = true;
    }
    if (isNode(parent) && assignedSlotOf(parent) !== null) slottable = parent;
    related = given == null ? given : retarget(given, parent);
    if (!isNode(parent) || targetRoot === root || isInclusiveShadowAncestor(targetRoot, parent)) {
      if (click && s.bubbles && activation === null && isNode(parent) && activationOf(parent) !== null) activation = parent;
      item(parent, null, related, inClosed);
    } else if (parent === related) {
      break;
    } else {
      target = parent;
      targetRoot = root;
      if (click && activation === null && activationOf(target) !== null) activation = target;
      item(parent, target, related, inClosed);
    }
    at = parent;
    parent = isNode(at) ? eventParent(at, s, first) : null;
    inClosed = false;
  }
  let last = path.length - 1;
  while (path[last].shadow === null) last--;
  const hidden = o => o != null && isNode(o) && isShadowRoot(rootOf(o));
  s.clearTargets = hidden(path[last].shadow) || hidden(path[last].related);
  return activation;
};

// The element above in the flat tree, as far as the page's own tree of nodes tells it.
function parentInFlatTree(e) {
  if (A[SHADOWS] === 0) return Node_parentElement(e);
  const slot = assignedSlotOf(e);
  return slot !== null ? slot : Node_parentElement(e) ?? hostOf(rootOf(e));
}
