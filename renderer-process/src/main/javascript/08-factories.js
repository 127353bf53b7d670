// The constructors of elements that have a name of their own: Image, Audio and Option (HTML §4.8.3, §4.8.9, §4.10.10).

function startFactories() {
  factory("Image", "HTMLImageElement", 0, "img", (e, a) => {
    if (a[0] !== undefined) setAttr(e, "width", `${a[0] >>> 0}`);
    if (a[1] !== undefined) setAttr(e, "height", `${a[1] >>> 0}`);
  });
  factory("Audio", "HTMLAudioElement", 0, "audio", (e, a) => {
    setAttr(e, "preload", "auto");
    if (a[0] !== undefined) setAttr(e, "src", `${a[0]}`);
  });
  factory("Option", "HTMLOptionElement", 0, "option", (e, a) => {
    const text = a[0] === undefined ? "" : `${a[0]}`;
    if (text !== "") e.appendChild(wrap(Host_createText(numberOf(e), text)));
    if (a[1] !== undefined) setAttr(e, "value", `${a[1]}`);
    if (a[2]) setAttr(e, "selected", "");
    e.selected = !!a[3];
  });
}

function factory(name, type, length, local, fill) {
  const of = TYPE_BY_NAME[type];
  if (of === undefined) return;
  const made = { [name]: function (...values) { /*%*/
    if (new.target === undefined) throw new TypeErr(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
    const e = wrap(Host_createElement(numberOf(pageDocument), null, local, false, null));
    fill(e, values);
    return withPrototype(e, new.target, PROTO[of]);
  } }[name];
  defineProperty(made, "length", { value: length, configurable: true });
  defineProperty(made, "prototype", { value: PROTO[of], writable: false, enumerable: false, configurable: false });
  defineProperty(global, name, { value: made, writable: true, enumerable: false, configurable: true });
}
