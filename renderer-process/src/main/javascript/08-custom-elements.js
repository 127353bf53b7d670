// Custom elements (HTML §4.13). Java knows which elements are custom and what they are to be told;
// the constructors and callbacks are here.

// By number: what define was told. Realms of one origin share them, as their elements may meet.
let definitions = [undefined];
const byConstructor = new Map();     // of this realm
const whenDefined = new Map();       // by name: a promise and its resolver
const REACTION = { UPGRADE: 1, CONNECTED: 2, DISCONNECTED: 3, ADOPTED: 4, ATTRIBUTE_CHANGED: 5, FORM_ASSOCIATED: 6,
  FORM_DISABLED: 7, FORM_RESET: 8, FORM_STATE_RESTORE: 9 };
const CALLBACKS = [["connectedCallback", 2], ["disconnectedCallback", 3], ["adoptedCallback", 4], ["attributeChangedCallback", 5]];
const FORM_CALLBACKS = [["formAssociatedCallback", 6], ["formDisabledCallback", 7], ["formResetCallback", 8], ["formStateRestoreCallback", 9]];
const construct = Reflect.construct, PromiseMaker = Promise;

function Window_customElements() { return facet(global, "customElements", "CustomElementRegistry"); }

const constructorProbe = { construct() { return {}; } };
function isConstructor(f) {
  try { construct(new Proxy(f, constructorProbe), []); return true; } catch { return false; }
}
let defining = false;
function CustomElementRegistry_define(registry, name, constructor, options) {
  if (!isConstructor(constructor)) throw new TypeErr("Failed to execute 'define' on 'CustomElementRegistry': parameter 2 is not a constructor.");
  const documentNumber = numberOf(pageDocument);
  if (!Host_isCustomElementName(name)) throw domException("SyntaxError", `'${name}' is not a valid custom element name.`);
  if (Host_isDefinedName(documentNumber, name)) throw domException("NotSupportedError", `the name '${name}' has already been used with this registry.`);
  if (byConstructor.has(constructor)) throw domException("NotSupportedError", "this constructor has already been used with this registry.");
  let local = name;
  if (options.extends !== undefined) {
    local = options.extends;
    if (Host_isCustomElementName(local)) throw domException("NotSupportedError", `'${local}' is a valid custom element name: it cannot be extended.`);
    if (Host_isUnknownElement(documentNumber, local)) throw domException("NotSupportedError", `'${local}' is no known element.`);
  }
  if (defining) throw domException("NotSupportedError", "an element definition is running.");
  defining = true;
  const made = { constructor, callbacks: [], stack: [], name, local, formAssociated: false, disableShadow: false, disableInternals: false };
  let observed = [], flags = 0;
  try {
    const prototype = constructor.prototype;
    if (!isObject(prototype)) throw new TypeErr("The constructor's prototype is not an object.");
    const take = list => {
      for (const [key, number] of list) {
        const value = prototype[key];
        if (value === undefined) continue;
        made.callbacks[number] = toCallback(value, `The '${key}' of the prototype`);
        flags |= 1 << number;
      }
    };
    take(CALLBACKS);
    if (made.callbacks[REACTION.ATTRIBUTE_CHANGED] !== undefined) {
      const given = constructor.observedAttributes;
      if (given !== undefined) observed = toSequence(given, toStr, "observedAttributes");
    }
    const disabled = constructor.disabledFeatures;
    if (disabled !== undefined) {
      const features = toSequence(disabled, toStr, "disabledFeatures");
      made.disableInternals = features.includes("internals");
      made.disableShadow = features.includes("shadow");
    }
    made.formAssociated = !!constructor.formAssociated;
    if (made.formAssociated) { flags |= 1; take(FORM_CALLBACKS); }
  } finally {
    defining = false;
  }
  made.number = definitions.length;
  definitions.push(made);
  byConstructor.set(constructor, made);
  Host_defineElement(documentNumber, made.number, name, local, observed.join("\0"), flags);
  const waiting = whenDefined.get(name);
  if (waiting !== undefined) {
    whenDefined.delete(name);
    waiting.resolve(constructor);
  }
}
function definitionNamed(name) {
  for (const each of byConstructor.values()) if (each.name === name) return each;
  return undefined;
}
function CustomElementRegistry_get(registry, name) {
  const found = definitionNamed(name);
  return found === undefined ? undefined : found.constructor;
}
function CustomElementRegistry_getName(registry, constructor) {
  const found = byConstructor.get(constructor);
  return found === undefined ? null : found.name;
}
function CustomElementRegistry_whenDefined(registry, name) {
  if (!Host_isCustomElementName(name)) throw domException("SyntaxError", `'${name}' is not a valid custom element name.`);
  const found = definitionNamed(name);
  if (found !== undefined) return PromiseResolve(found.constructor);
  let waiting = whenDefined.get(name);
  if (waiting === undefined) {
    waiting = {};
    waiting.promise = new PromiseMaker(resolve => { waiting.resolve = resolve; });
    whenDefined.set(name, waiting);
  }
  return waiting.promise;
}
function CustomElementRegistry_upgrade(registry, root) { Host_tryToUpgrade(numberOf(root)); }

// Reactions (HTML §4.13.6)

function runReactions() {
  reactionsPending = false;
  const depth = reactionDepth;
  reactionDepth = 0;
  const elements = bulk(Host_takeReactions());
  for (const each of elements) react(each);
  reactionDepth = depth;
}
function react(e) {
  const number = numberOf(e);
  for (let next = Host_nextReaction(number); next !== 0; next = Host_nextReaction(number)) {
    const definition = definitions[next >> 4], kind = next & 15;
    if (definition === undefined) continue;
    let args = [];
    switch (kind) {
      case REACTION.UPGRADE:
        try { upgradeElement(e, definition); } catch (error) { reportException(error); }
        continue;
      case REACTION.ADOPTED: args = [wrap(Host_reactionNode(0)), wrap(Host_reactionNode(1))]; break;
      case REACTION.ATTRIBUTE_CHANGED: args = [Host_reactionText(0), Host_reactionText(1), Host_reactionText(2), Host_reactionText(3)]; break;
      case REACTION.FORM_ASSOCIATED: args = [wrap(Host_reactionNode(0))]; break;
      case REACTION.FORM_DISABLED: args = [Host_reactionText(0) === "true"]; break;
      case REACTION.FORM_STATE_RESTORE: args = [Host_reactionText(0), Host_reactionText(1)]; break;
    }
    const callback = definition.callbacks[kind];
    if (callback !== undefined) invoke(callback, e, args);
  }
}

// HTML §4.13.5 "upgrade an element"
function upgradeElement(e, definition) {
  const number = numberOf(e);
  if (!Host_beginUpgrade(number, definition.number)) return;
  definition.stack.push(e);
  let done = false;
  const depth = reactionDepth;
  reactionDepth = 0;
  try {
    if (definition.disableShadow && Host_shadowRoot(number) !== 0) {
      throw domException("NotSupportedError", "The element has a shadow root, which its definition does not allow.");
    }
    Host_precustomize(number);
    const made = construct(definition.constructor, []);
    if (made !== e) throw new TypeErr("The custom element constructor did not produce the element being upgraded.");
    done = true;
  } finally {
    reactionDepth = depth;
    definition.stack.pop();
    Host_endUpgrade(number, done);
  }
}

// HTML §3.2.3 the HTML element constructors
const ALREADY_CONSTRUCTED = {};
htmlConstructor = function (newTarget, type) {
  if (newTarget === CONSTRUCTORS[type]) throw new TypeErr("Illegal constructor");
  const definition = byConstructor.get(newTarget);
  if (definition === undefined) throw new TypeErr("Illegal constructor");
  if (definition.name === definition.local) {
    if (type !== TYPE_BY_NAME.HTMLElement) throw new TypeErr("Illegal constructor: autonomous custom elements must extend HTMLElement");
  } else if (Host_localInterface(numberOf(pageDocument), definition.local) !== type) {
    throw new TypeErr("Illegal constructor: localName does not match the HTML element interface");
  }
  const wanted = newTarget.prototype;
  const proto = isObject(wanted) ? wanted : PROTO[type];
  const stack = definition.stack;
  if (stack.length === 0) {
    const made = wrap(Host_createCustom(numberOf(pageDocument), definition.number, type));
    setPrototypeOf(made, proto);
    return made;
  }
  const e = stack[stack.length - 1];
  if (e === ALREADY_CONSTRUCTED) throw new TypeErr("The custom element constructor was called twice for one element.");
  setPrototypeOf(e, proto);
  stack[stack.length - 1] = ALREADY_CONSTRUCTED;
  return e;
};

// DOM §4.9 "create an element", with the synchronous custom elements flag. Java answers with the
// element, or with minus the number of the definition that makes it.
createElement = function (d, namespace, name, qualified, options) {
  const is = typeof options === "object" && options.is !== undefined ? options.is : null;
  const number = numberOf(d), made = Host_createElement(number, namespace, name, qualified, is);
  if (made >= 0) return wrap(made);
  const definition = definitions[-made];
  if (definition === undefined) return wrap(Host_createFailed(number, name));
  if (definition.name !== definition.local) {
    const e = wrap(Host_takeBuiltIn());
    try { upgradeElement(e, definition); } catch (error) { reportException(error); }
    return e;
  }
  const colon = qualified ? name.indexOf(":") : -1;
  return constructElement(number, definition, colon < 0 ? null : name.slice(0, colon));
};
function constructElement(documentNumber, definition, prefix) {
  const depth = reactionDepth;
  reactionDepth = 0;
  try {
    const e = construct(definition.constructor, []);
    if (!isA(e, TYPE_BY_NAME.HTMLElement, HIGH[TYPE_BY_NAME.HTMLElement])) throw new TypeErr("The result must implement HTMLElement interface");
    const number = numberOf(e);
    if (Host_attributeCount(number) !== 0) throw domException("NotSupportedError", "The result must not have attributes");
    if (numberAt(number, FIRST) !== 0) throw domException("NotSupportedError", "The result must not have children");
    if (numberAt(number, PARENT) !== 0) throw domException("NotSupportedError", "The result must not have a parent");
    if (Host_ownerDocument(number) !== documentNumber) throw domException("NotSupportedError", "The result must be in the same document");
    if (localOf(e) !== definition.local) throw domException("NotSupportedError", "The result must have the same localName");
    if (prefix !== null) Host_finishCustom(number, prefix, definition.number);
    return e;
  } catch (error) {
    reportException(error);
    return wrap(Host_createFailed(documentNumber, definition.local));
  } finally {
    reactionDepth = depth;
  }
}
// Called by Java for an element that the parser comes to.
function constructForParser(documentNumber, number) {
  markupInsertionThrows++;
  try {
    return numberOf(constructElement(documentNumber, definitions[number], null));
  } finally {
    markupInsertionThrows--;
  }
}

// ElementInternals (HTML §4.13.7)

function HTMLElement_attachInternals(e) {
  const number = numberOf(e);
  if (Host_isValue(number) !== null) throw domException("NotSupportedError", "Unable to attach ElementInternals to a customized built-in element.");
  const definition = definitions.find(each => each !== undefined && each.name === each.local && each === definitionOf(e));
  if (definition === undefined) throw domException("NotSupportedError", "Unable to attach ElementInternals to non-custom elements.");
  if (definition.disableInternals) throw domException("NotSupportedError", "ElementInternals is disabled by disabledFeature static field.");
  const s = stateOf(e);
  if (s.internals !== undefined) throw domException("NotSupportedError", "ElementInternals for the specified element was already attached.");
  const state = Host_customState(number);
  if (state !== 2 && state !== 3) throw domException("NotSupportedError", "The attachInternals() function cannot be called prior to the execution of the custom element constructor.");
  const made = makeJs(TYPE_BY_NAME.ElementInternals);
  stateOf(made).owner = e;
  s.internals = made;
  return made;
}
function definitionOf(e) {
  const local = localOf(e);
  const own = definitionNamed(local);
  return own !== undefined ? own : definitions.find(each => each !== undefined && each.name === local && each.local === local);
}
function targetOf(internals) { return stateOf(internals).owner; }
function formTarget(internals) {
  const e = targetOf(internals), definition = definitionOf(e);
  if (definition === undefined || !definition.formAssociated) {
    throw domException("NotSupportedError", "The target element is not a form-associated custom element.");
  }
  return e;
}
function ElementInternals_shadowRoot(o) {
  const host = numberOf(targetOf(o)), number = Host_shadowRoot(host);
  return number === 0 || !Host_isShadowAvailable(host) ? null : wrap(number);
}
function ElementInternals_setFormValue(o, value, state) {
  const e = formTarget(o), s = stateOf(e);
  s.formValue = value === undefined ? null : value;
  s.formState = state === undefined ? s.formValue : state;
}
function ElementInternals_form(o) { return formOf(formTarget(o)); }
const VALIDITY_FLAGS = ["valueMissing", "typeMismatch", "patternMismatch", "tooLong", "tooShort", "rangeUnderflow", "rangeOverflow",
  "stepMismatch", "badInput", "customError"];
function ElementInternals_setValidity(o, flags, message, anchor) {
  const e = formTarget(o);
  const any = VALIDITY_FLAGS.some(name => flags[name]);
  if (any && (message === undefined || message === "")) throw new TypeErr("Failed to execute 'setValidity' on 'ElementInternals': The second argument should not be empty if one or more flags in the first argument are true.");
  if (anchor !== undefined && (anchor === e || !shadowIncludingContains(e, anchor))) {
    throw domException("NotFoundError", "The Element parameter is not a shadow-including descendant of the target element.");
  }
  const s = stateOf(e);
  s.validityFlags = any ? flags : undefined;
  s.validityMessage = any ? message : "";
  Host_setElementState(numberOf(e), FURTHER_ERROR, any);
}
function shadowIncludingContains(e, other) {
  for (let at = other; at !== null; at = Node_parentNode(at) ?? hostOf(at)) if (at === e) return true;
  return false;
}
function ElementInternals_willValidate(o) {
  const e = formTarget(o);
  if (isDisabled(e) || attr(e, "readonly") !== null) return false;
  for (let at = Node_parentElement(e); at !== null; at = Node_parentElement(at)) if (isHtml(at, "datalist")) return false;
  return true;
}
function ElementInternals_validity(o) {
  const e = formTarget(o);
  return facet(e, "validity", "ValidityState");
}
function ElementInternals_validationMessage(o) { const e = formTarget(o); return stateOf(e).validityFlags === undefined ? "" : stateOf(e).validityMessage; }
function ElementInternals_checkValidity(o) {
  const e = formTarget(o);
  if (!ElementInternals_willValidate(o) || stateOf(e).validityFlags === undefined) return true;
  fireEvent(e, "invalid", { cancelable: true });
  return false;
}
function ElementInternals_reportValidity(o) { return ElementInternals_checkValidity(o); }
function ElementInternals_labels(o) { return Labelable_labels(formTarget(o)); }
// WAI-ARIA §10.1: the same attributes as elements have, kept here.
const ARIA_STRINGS = `
  role ariaAtomic ariaAutoComplete ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount ariaColIndex ariaColIndexText
  ariaColSpan ariaCurrent ariaDescription ariaDisabled ariaExpanded ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLevel ariaLive
  ariaModal ariaMultiLine ariaMultiSelectable ariaOrientation ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly ariaRelevant ariaRequired
  ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow
  ariaValueText`.trim().split(/\s+/);
function defineInternalsAria() {
  for (const name of ARIA_STRINGS) {
    const made = {
      get [name]() { /*%*/ return stateOf(check(this, TYPE_BY_NAME.ElementInternals, HIGH[TYPE_BY_NAME.ElementInternals])).aria?.get(name) ?? null; },
      set [name](v) { /*%*/
        const s = stateOf(check(this, TYPE_BY_NAME.ElementInternals, HIGH[TYPE_BY_NAME.ElementInternals]));
        (s.aria ??= new MapClass()).set(name, v == null ? null : toStr(v));
      },
    };
    defineProperty(proto_ElementInternals, name, { ...getDescriptor(made, name), enumerable: true, configurable: true });
  }
}
function ElementInternals_states(o) { return facet(targetOf(o), "customStates", "CustomStateSet"); }
// A custom control's validity is what it says, that of others is worked out.
function customValidity(name, builtIn) {
  return v => {
    const s = stateOf(stateOf(v).owner);
    return s.internals === undefined ? builtIn(v) : s.validityFlags !== undefined && s.validityFlags[name];
  };
}
ValidityState_valueMissing = customValidity("valueMissing", ValidityState_valueMissing);
ValidityState_typeMismatch = customValidity("typeMismatch", ValidityState_typeMismatch);
ValidityState_patternMismatch = customValidity("patternMismatch", ValidityState_patternMismatch);
ValidityState_tooLong = customValidity("tooLong", ValidityState_tooLong);
ValidityState_tooShort = customValidity("tooShort", ValidityState_tooShort);
ValidityState_rangeUnderflow = customValidity("rangeUnderflow", ValidityState_rangeUnderflow);
ValidityState_rangeOverflow = customValidity("rangeOverflow", ValidityState_rangeOverflow);
ValidityState_stepMismatch = customValidity("stepMismatch", ValidityState_stepMismatch);
ValidityState_badInput = customValidity("badInput", ValidityState_badInput);
ValidityState_customError = customValidity("customError", ValidityState_customError);

function isFormAssociated(e) { return Host_isFormAssociated(numberOf(e)); }
const resetBuiltIn = resetControl;
resetControl = function (e) { if (isFormAssociated(e)) Host_formReset(numberOf(e)); else resetBuiltIn(e); };
const isBuiltInDisabled = isDisabled;
isDisabled = function (e) { return isFormAssociated(e) ? Host_isDisabledCustom(numberOf(e)) : isBuiltInDisabled(e); };

function CustomStateSet_entries(o) { return stateOf(o).states ??= new CustomStates(stateOf(o).owner); }
class CustomStates extends Set {
  #owner;
  constructor(owner) { super(); this.#owner = owner; }
  #tell() { Host_setCustomStates(numberOf(this.#owner), [...this].join("\0")); }
  add(value) { super.add(value); this.#tell(); return this; }
  delete(value) { const was = super.delete(value); this.#tell(); return was; }
  clear() { super.clear(); this.#tell(); }
}
