// Elements as properties of the document (HTML §3.1.5): Java tells which names there are, and each is a property of the
// document's wrapper for as long as it finds something.

let hiddenByNames = null;            // by name: what a script had put there before
function nameDocument(name, found) {
  const d = pageDocument;
  if (found) {
    const before = getDescriptor(d, name);
    if (before !== undefined) {
      if (!before.configurable) return;                     // LegacyUnforgeable
      (hiddenByNames ??= new Map()).set(name, before);
    }
    defineProperty(d, name, { get: () => namedOnDocument(d, name), set: undefined, enumerable: true, configurable: true });
    return;
  }
  const d2 = getDescriptor(d, name);
  if (d2 === undefined || !d2.configurable) return;
  Reflect.deleteProperty(d, name);
  const before = hiddenByNames?.get(name);
  if (before !== undefined) {
    hiddenByNames.delete(name);
    defineProperty(d, name, before);
  }
}
function namedOnDocument(d, name) {
  const list = wrap(Host_documentNamed(numberOf(d), name)), items = collectionItems(list);
  if (items.length === 0) return undefined;
  if (items.length > 1) return list;
  const e = wrap(items[0]);
  return localOf(e) === "iframe" ? windowOf(Host_contentWindow(items[0])) : e;
}
