// Functions that are made of strings (ECMAScript §20.2.1, §27.3.1, §27.4.1, §27.7.1) may import as the document's scripts do. V8 has no
// hook for it here, so that their text has to be looked at. In isolated worlds, whose bindings are the page's, A is not there.
for (const kind of [FunctionMaker, prototypeOf(async function () {}).constructor, prototypeOf(function* () {}).constructor, prototypeOf(async function* () {}).constructor]) {
  const { prototype } = kind;
  const maker = function (...parts) { /*%*/
    const last = parts.length - 1;
    if (last >= 0 && typeof parts[last] === "string" && A !== undefined) parts[last] = Host_withImports(parts[last]);
    return reflectConstruct(kind, parts, new.target === undefined || new.target === maker ? kind : new.target);
  };
  defineProperty(maker, "name", { value: kind.name, configurable: true });
  defineProperty(maker, "length", { value: 1, configurable: true });
  defineProperty(maker, "prototype", { value: prototype, writable: false });
  defineProperty(prototype, "constructor", { value: maker, writable: kind === FunctionMaker, enumerable: false, configurable: true });
  if (kind === FunctionMaker) defineProperty(global, "Function", { value: maker, writable: true, enumerable: false, configurable: true });
  else setPrototypeOf(maker, global.Function);
}
