// Isolated worlds: scripts of a DevTools client beside the page's own. Such a world has its own global, with JavaScript's
// own objects, and uses the document's interfaces and objects, so that focus, values, listeners and custom elements are
// the same ones for both. What the page has put on its global is not seen there, nor the other way round.

function lend(other) {
  const taken = new Set(ownKeys(other));
  const put = (key, d) => {
    if (taken.has(key) || key === "constructor" || key === tagSymbol) return;
    taken.add(key);
    defineProperty(other, key, d);
  };
  for (const key of ["window", "self", "frames"]) put(key, { value: other, writable: true, enumerable: true, configurable: true });
  for (const [name, made, where] of [...EXPOSED, ...NAMESPACES]) if ((where & IN_WINDOWS) !== 0) put(name, { value: made, writable: true, enumerable: false, configurable: true });
  for (const name of ["NodeFilter", "Image", "Audio", "Option"]) put(name, getDescriptor(global, name));
  for (let from = global, own = members_Window; from !== null && from !== ObjectPrototype; own = from = Reflect.getPrototypeOf(from)) {
    for (const key of ownKeys(own)) {
      const d = getDescriptor(own, key);
      if (d === undefined) continue;
      if (typeof d.value === "function") d.value = d.value.bind(global);
      else if (d.get !== undefined) {
        const { get, set } = d;
        d.get = () => apply(get, global, []);
        // A replaceable attribute makes a property of the global it is set on.
        if (set !== undefined) d.set = value => { apply(set, global, [value]); };
      }
      d.configurable = true;
      put(key, d);
    }
  }
  // There is no IndexedDB, and pages see that. Clients that save and restore what an origin has ask which databases it has.
  const databases = { databases() { return resolvedWith([]); } }.databases;
  put("indexedDB", { value: { databases }, writable: true, enumerable: true, configurable: true });
}
