// CSSOM §4, §6: media lists, style sheets and their rules. A sheet is a number on the Java side, which
// tells its rules as JSON (RuleOutline.java) when they are first asked for. From then on the rules are
// here; what changes in one is handed over as the text of the rule at the sheet's top that it is in.

const parseJson = JSON.parse;

// Media lists

function mediaListOf(queries, changed) {
  const made = makeJs(TYPE_BY_NAME.MediaList), s = stateOf(made);
  s.queries = queries;
  s.changed = changed;
  return made;
}
function queriesOf(text) { const t = Host_mediaQueries(text); return t === "" ? [] : t.split("\0"); }
function setQueries(m, queries) { const s = stateOf(m); s.queries = queries; s.changed(queries.join(", ")); }
function MediaList_mediaText(m) { return stateOf(m).queries.join(", "); }
function MediaList_set_mediaText(m, text) { setQueries(m, queriesOf(text)); }
function MediaList_length(m) { return stateOf(m).queries.length; }
function MediaList_item(m, index) { return stateOf(m).queries[index] ?? null; }
function MediaList_appendMedium(m, medium) {
  const added = queriesOf(medium), queries = stateOf(m).queries;
  if (added.length !== 1 || queries.includes(added[0])) return;
  setQueries(m, [...queries, added[0]]);
}
function MediaList_deleteMedium(m, medium) {
  const gone = queriesOf(medium), queries = stateOf(m).queries;
  if (gone.length !== 1) return;
  const rest = queries.filter(q => q !== gone[0]);
  if (rest.length === queries.length) throw domException("NotFoundError", "The medium is not in the list.");
  setQueries(m, rest);
}

// Sheets

function sheetOfElement(e) {
  const number = Host_sheetOf(numberOf(e)), state = stateOf(e);
  if (number === 0) return null;
  if (state.sheet === undefined || stateOf(state.sheet).number !== number) {
    if (state.sheet !== undefined) stateOf(state.sheet).owner = null;
    state.sheet = makeSheet(number, { owner: e });
  }
  return state.sheet;
}
function makeSheet(number, given) {
  const made = makeJs(TYPE_BY_NAME.CSSStyleSheet);
  startSheet(made, number, given);
  return made;
}
function startSheet(sheet, number, given) {
  const s = stateOf(sheet);
  s.number = number;
  s.owner = given.owner ?? null;
  s.ownerRule = given.rule ?? null;
  s.constructed = given.constructed === true;
  s.disabled = false;
  s.rules = undefined;
}
const HTMLStyleElement_sheet = sheetOfElement, HTMLLinkElement_sheet = sheetOfElement;
function CSSStyleSheet_construct(sheet, options) {
  const base = options.baseURL === undefined ? global.document.baseURI : Host_resolve(numberOf(global.document), options.baseURL, false);
  if (base == null) throw domException("NotAllowedError", "The base URL is not valid.");
  startSheet(sheet, Host_newSheet(base), { constructed: true });
  const s = stateOf(sheet);
  s.document = global.document;
  if (options.disabled) StyleSheet_set_disabled(sheet, true);
  const media = typeof options.media === "string" ? options.media : MediaList_mediaText(options.media);
  if (media !== "") MediaList_set_mediaText(StyleSheet_media(sheet), media);
}
function StyleSheet_type() { return "text/css"; }
function StyleSheet_href(sheet) { return Host_sheetHref(stateOf(sheet).number); }
function StyleSheet_ownerNode(sheet) {
  const s = stateOf(sheet);
  return s.owner !== null && sheetOfElement(s.owner) === sheet ? s.owner : null;
}
function StyleSheet_parentStyleSheet(sheet) {
  const rule = stateOf(sheet).ownerRule;
  return rule === null ? null : stateOf(rule).sheet;
}
function StyleSheet_title(sheet) {
  const owner = stateOf(sheet).owner, title = owner === null ? null : attr(owner, "title");
  return title === null || title === "" ? null : title;
}
function StyleSheet_media(sheet) {
  const s = stateOf(sheet);
  if (s.media === undefined) {
    if (s.ownerRule !== null) return s.media = CSSImportRule_media(s.ownerRule);
    const text = s.owner === null ? "" : attr(s.owner, "media") ?? "";
    s.media = mediaListOf(queriesOf(text), t => Host_sheetMedia(s.number, t));
  }
  return s.media;
}
function StyleSheet_disabled(sheet) { return stateOf(sheet).disabled; }
function StyleSheet_set_disabled(sheet, disabled) {
  const s = stateOf(sheet);
  s.disabled = disabled;
  Host_sheetDisabled(s.number, disabled);
}
function CSSStyleSheet_ownerRule(sheet) { return stateOf(sheet).ownerRule; }
function rulesOf(sheet) {
  const s = stateOf(sheet);
  if (!Host_sheetReadable(s.number)) throw domException("SecurityError", "The rules of a sheet of another origin cannot be accessed.");
  if (s.rules === undefined) s.rules = parseJson(Host_sheetRules(s.number)).map(json => makeRule(json, sheet, null));
  return s.rules;
}
function ruleListOf(state, rules) {
  if (state.list === undefined) {
    state.list = makeJs(TYPE_BY_NAME.CSSRuleList);
    stateOf(state.list).rules = rules;
  }
  return state.list;
}
function CSSStyleSheet_cssRules(sheet) { rulesOf(sheet); return ruleListOf(stateOf(sheet), () => rulesOf(sheet)); }
const CSSStyleSheet_rules = CSSStyleSheet_cssRules;
function CSSRuleList_length(list) { return stateOf(list).rules().length; }
function CSSRuleList_item(list, index) { return stateOf(list).rules()[index] ?? null; }

function checkIndex(index, length, inserting) {
  if (inserting ? index > length : index >= length) throw domException("IndexSizeError", "The index is beyond the list's end.");
}
function CSSStyleSheet_insertRule(sheet, text, index) {
  const rules = rulesOf(sheet), s = stateOf(sheet);
  const parsed = parseJson(Host_outline(s.number, text));
  if (parsed.length !== 1) throw domException("SyntaxError", "The text is not one rule.");
  checkIndex(index, rules.length, true);
  const kind = parsed[0].k, kindAt = i => stateOf(rules[i]).json.k;
  if (kind === "import" && s.constructed) throw domException("SyntaxError", "A constructed sheet cannot import.");
  const rank = k => k === "import" ? 0 : k === "namespace" ? 1 : k === "layers" ? -1 : 2;
  const own = rank(kind);
  for (let i = 0; i < rules.length && own >= 0; i++) {
    const other = rank(kindAt(i));
    if (other >= 0 && (i < index ? other > own : other < own)) throw domException("HierarchyRequestError", "The rule cannot be there.");
  }
  if (kind === "namespace" && rules.some((r, i) => rank(kindAt(i)) === 2)) throw domException("InvalidStateError", "There are other rules.");
  rules.splice(index, 0, makeRule(parsed[0], sheet, null));
  Host_sheetSplice(s.number, index, 0, text);
  return index;
}
function CSSStyleSheet_deleteRule(sheet, index) {
  const rules = rulesOf(sheet);
  checkIndex(index, rules.length, false);
  if (stateOf(rules[index]).json.k === "namespace" && rules.some(r => !["import", "namespace", "layers"].includes(stateOf(r).json.k))) {
    throw domException("InvalidStateError", "There are other rules.");
  }
  detach(rules.splice(index, 1)[0]);
  Host_sheetSplice(stateOf(sheet).number, index, 1, "");
}
function CSSStyleSheet_addRule(sheet, selector, style, index) {
  const length = rulesOf(sheet).length;
  CSSStyleSheet_insertRule(sheet, `${selector} { ${style} }`, index === undefined ? length : index);
  return -1;
}
function CSSStyleSheet_removeRule(sheet, index) { CSSStyleSheet_deleteRule(sheet, index); }
function CSSStyleSheet_replaceSync(sheet, text) {
  const s = stateOf(sheet);
  if (!s.constructed) throw domException("NotAllowedError", "Only a constructed sheet can be replaced.");
  const rules = rulesOf(sheet), count = rules.length;
  rules.forEach(detach);
  rules.length = 0;
  for (const json of parseJson(Host_outline(s.number, text))) if (json.k !== "import") rules.push(makeRule(json, sheet, null));
  Host_sheetSplice(s.number, 0, count, rules.map(CSSRule_cssText).join("\n"));
}
function CSSStyleSheet_replace(sheet, text) {
  try {
    CSSStyleSheet_replaceSync(sheet, text);
    return PromiseResolve(sheet);
  } catch (e) {
    return PromiseReject(e);
  }
}

// The document's sheets

function isInPage(d) { return d === pageDocument || (isShadowRoot(d) && Host_isConnected(numberOf(d))); }
function sheetsOf(d) {
  if (!isInPage(d)) return [];
  return bulk(Host_selectAll(numberOf(d), "style, link")).map(sheetOfElement).filter(sheet => sheet !== null);
}
function DocumentOrShadowRoot_styleSheets(d) {
  const state = stateOf(d);
  if (state.styleSheets === undefined) {
    state.styleSheets = makeJs(TYPE_BY_NAME.StyleSheetList);
    stateOf(state.styleSheets).document = d;
  }
  return state.styleSheets;
}
function StyleSheetList_length(list) { return sheetsOf(stateOf(list).document).length; }
function StyleSheetList_item(list, index) { return sheetsOf(stateOf(list).document)[index] ?? null; }

function checkAdopted(sheet) {
  if (!isA(sheet, TYPE_BY_NAME.CSSStyleSheet, HIGH[TYPE_BY_NAME.CSSStyleSheet])) throw new TypeErr("Not a CSSStyleSheet");
  if (!stateOf(sheet).constructed) throw domException("NotAllowedError", "Only constructed sheets can be adopted.");
  return sheet;
}
function adoptNow(d, state) { Host_adoptSheets(numberOf(d), state.adopted.map(sheet => stateOf(sheet).number).join(",")); }
function DocumentOrShadowRoot_adoptedStyleSheets(d) {
  const state = stateOf(d);
  if (state.adoptedView === undefined) {
    state.adopted = [];
    state.adoptedView = new Proxy(state.adopted, {
      set(list, key, value) {
        if (typeof key === "string" && /^\d+$/.test(key)) checkAdopted(value);
        const done = reflectSet(list, key, value);
        adoptNow(d, state);
        return done;
      },
      deleteProperty(list, key) {
        const done = delete list[key];
        adoptNow(d, state);
        return done;
      },
    });
  }
  return state.adoptedView;
}
function DocumentOrShadowRoot_set_adoptedStyleSheets(d, value) {
  const sheets = arraySlice(value, checkAdopted), state = stateOf(d);
  DocumentOrShadowRoot_adoptedStyleSheets(d);
  state.adopted.length = 0;
  state.adopted.push(...sheets);
  adoptNow(d, state);
}

// Rules

const RULE_TYPES = { style: "CSSStyleRule", "import": "CSSImportRule", media: "CSSMediaRule", "font-face": "CSSFontFaceRule",
  page: "CSSPageRule", keyframes: "CSSKeyframesRule", keyframe: "CSSKeyframeRule", namespace: "CSSNamespaceRule",
  "counter-style": "CSSCounterStyleRule", supports: "CSSSupportsRule", layer: "CSSLayerBlockRule", layers: "CSSLayerStatementRule",
  property: "CSSPropertyRule", "font-feature-values": "CSSFontFeatureValuesRule", nested: "CSSNestedDeclarations",
  "starting-style": "CSSStartingStyleRule", container: "CSSContainerRule" };
const RULE_NUMBERS = { style: 1, "import": 3, media: 4, "font-face": 5, page: 6, keyframes: 7, keyframe: 8, namespace: 10,
  "counter-style": 11, supports: 12, "font-feature-values": 14 };

function makeRule(json, sheet, parent) {
  const made = makeJs(TYPE_BY_NAME[RULE_TYPES[json.k]]), s = stateOf(made);
  s.json = json;
  s.sheet = sheet;
  s.parent = parent;
  return made;
}
function detach(rule) {
  const s = stateOf(rule);
  s.sheet = null;
  s.parent = null;
}
function childrenOf(rule) {
  const s = stateOf(rule);
  if (s.children === undefined) s.children = (s.json.r ?? []).map(json => makeRule(json, s.sheet, rule));
  return s.children;
}
function sheetOfRule(rule) {
  let at = rule;
  for (let p = stateOf(at).parent; p !== null; p = stateOf(at).parent) at = p;
  return stateOf(at).sheet;
}
// Hands over the rule at the top that this one is in.
function ruleChanged(rule) {
  let top = rule;
  while (stateOf(top).parent !== null) top = stateOf(top).parent;
  const sheet = stateOf(top).sheet;
  if (sheet === null) return;
  const index = rulesOf(sheet).indexOf(top);
  if (index >= 0) Host_sheetSplice(stateOf(sheet).number, index, 1, CSSRule_cssText(top));
}
function selectorsAround(rule) {
  for (let at = stateOf(rule).parent; at !== null; at = stateOf(at).parent) {
    if (stateOf(at).json.k === "style") return stateOf(at).json.p;
  }
  return "";
}
function CSSRule_type(rule) { return RULE_NUMBERS[stateOf(rule).json.k] ?? 0; }
function CSSRule_parentRule(rule) { return stateOf(rule).parent; }
function CSSRule_parentStyleSheet(rule) { return sheetOfRule(rule); }
function CSSRule_set_cssText() {}
function inBraces(head, rules) { return `${head} {\n${rules.map(r => `  ${CSSRule_cssText(r)}\n`).join("")}}`; }
function declarationText(rule) { return serializeStyle(listOf(styleOfRule(rule))); }
function withDeclarations(head, rule) {
  const text = declarationText(rule);
  return text === "" ? `${head} { }` : `${head} { ${text} }`;
}
function CSSRule_cssText(rule) {
  const { json } = stateOf(rule);
  switch (json.k) {
    case "style": {
      const children = childrenOf(rule);
      if (children.length === 0) return withDeclarations(json.p, rule);
      const text = declarationText(rule);
      return `${json.p} {\n${text === "" ? "" : `  ${text}\n`}${children.map(r => `  ${CSSRule_cssText(r)}\n`).join("")}}`;
    }
    case "nested": return declarationText(rule);
    case "import": {
      let text = `@import url(${cssString(json.p)})`;
      if (json.layer !== undefined) text += json.layer === "" ? " layer" : ` layer(${json.layer})`;
      if (json.supports !== undefined) text += ` supports(${json.supports})`;
      return `${text}${json.media === "" ? "" : ` ${json.media}`};`;
    }
    case "media": return inBraces(`@media${json.p === "" ? "" : ` ${json.p}`}`, childrenOf(rule));
    case "supports": return inBraces(`@supports ${json.p}`, childrenOf(rule));
    case "container": return inBraces(`@container ${json.p}`, childrenOf(rule));
    case "layer": return inBraces(`@layer${json.p === "" ? "" : ` ${json.p}`}`, childrenOf(rule));
    case "starting-style": return inBraces("@starting-style", childrenOf(rule));
    case "layers": return `@layer ${json.p};`;
    case "font-face": return withDeclarations("@font-face", rule);
    case "page": return withDeclarations(`@page${json.p === "" ? "" : ` ${json.p}`}`, rule);
    case "counter-style": return withDeclarations(`@counter-style ${CSS_escape(json.p)}`, rule);
    case "font-feature-values": return `@font-feature-values ${json.p} { ${json.d}${json.d === "" ? "" : " "}}`;
    case "namespace": return `@namespace ${json.p === "" ? "" : `${CSS_escape(json.p)} `}url(${cssString(json.uri)});`;
    case "keyframes": return `@keyframes ${keyframesName(json.p)} { \n${childrenOf(rule).map(r => `  ${CSSRule_cssText(r)}\n`).join("")}}`;
    case "keyframe": return withDeclarations(json.p, rule);
    case "property": {
      const has = name => descriptor(rule, name) !== null;
      return `@property ${CSS_escape(json.p)} {${has("syntax") ? ` syntax: ${cssString(CSSPropertyRule_syntax(rule))};` : ""}`
        + `${has("inherits") ? ` inherits: ${CSSPropertyRule_inherits(rule)};` : ""}${has("initial-value") ? ` initial-value: ${CSSPropertyRule_initialValue(rule)};` : ""} }`;
    }
  }
  return "";
}
function keyframesName(name) {
  const reserved = ["none", "initial", "inherit", "unset", "default", "revert", "revert-layer"];
  return reserved.includes(asciiLower(name)) ? cssString(name) : CSS_escape(name);
}
function cssString(text) {
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) out += "\ufffd";
    else if (c < 0x20 || c === 0x7f) out += `\\${c.toString(16)} `;
    else if (c === 0x22 || c === 0x5c) out += `\\${text[i]}`;
    else out += text[i];
  }
  return `${out}"`;
}

// Declarations of rules

function styleOfRule(rule) {
  const state = stateOf(rule);
  if (state.style === undefined) {
    const made = makeJs(TYPE_BY_NAME.CSSStyleDeclaration), s = stateOf(made);
    s.owner = null; s.rule = rule; s.computed = false; s.text = undefined; s.list = [];
    state.style = made;
  }
  return state.style;
}
function descriptorsOf(text, kind) {
  const packed = kind === "font-face" ? Host_fontFaceDescriptors(text) : Host_descriptors(text);
  return packed === "" ? [] : packed.split("\x01").map(entry => { const [name, value] = entry.split("\0"); return { name, value, important: false }; });
}
function parseRuleStyle(rule, text) {
  switch (stateOf(rule).json.k) {
    case "font-face": case "counter-style": case "property": return descriptorsOf(text, stateOf(rule).json.k);
    case "keyframe": return parseStyle(text).filter(each => !each.important);
    default: return parseStyle(text);
  }
}
const CSSStyleRule_style = styleOfRule, CSSNestedDeclarations_style = styleOfRule, CSSFontFaceRule_style = styleOfRule;
const CSSPageRule_style = styleOfRule, CSSKeyframeRule_style = styleOfRule;

function CSSStyleRule_selectorText(rule) { return stateOf(rule).json.p; }
function CSSStyleRule_set_selectorText(rule, text) {
  const sheet = sheetOfRule(rule);
  if (sheet === null) return;
  const canonical = Host_selectorText(stateOf(sheet).number, text, selectorsAround(rule));
  if (canonical === "") return;
  stateOf(rule).json.p = canonical;
  ruleChanged(rule);
}

// Groups

function CSSGroupingRule_cssRules(rule) { return ruleListOf(stateOf(rule), () => childrenOf(rule)); }
function CSSGroupingRule_insertRule(rule, text, index) {
  const children = childrenOf(rule), sheet = sheetOfRule(rule);
  const around = stateOf(rule).json.k === "style" ? stateOf(rule).json.p : selectorsAround(rule);
  checkIndex(index, children.length, true);
  if (/^\s*@(import|namespace|charset)\b/i.test(text)) throw domException("HierarchyRequestError", "Such a rule cannot be inside another one.");
  const parsed = sheet === null ? [] : parseJson(Host_outlineInside(stateOf(sheet).number, text, around));
  if (parsed.length !== 1) {
    if (sheet !== null && ["import", "namespace"].includes(parseJson(Host_outline(stateOf(sheet).number, text))[0]?.k)) {
      throw domException("HierarchyRequestError", "The rule cannot be in a group.");
    }
    throw domException("SyntaxError", "The text is not one rule.");
  }
  children.splice(index, 0, makeRule(parsed[0], sheet, rule));
  ruleChanged(rule);
  return index;
}
function CSSGroupingRule_deleteRule(rule, index) {
  const children = childrenOf(rule);
  checkIndex(index, children.length, false);
  detach(children.splice(index, 1)[0]);
  ruleChanged(rule);
}
function CSSConditionRule_conditionText(rule) { return stateOf(rule).json.p; }
function CSSMediaRule_media(rule) {
  const s = stateOf(rule);
  if (s.media === undefined) s.media = mediaListOf(queriesOf(s.json.p), text => { s.json.p = text; ruleChanged(rule); });
  return s.media;
}
function CSSMediaRule_matches(rule) { return Host_matchesMedia(stateOf(rule).json.p); }
function CSSSupportsRule_matches(rule) { return Host_supportsCondition(stateOf(rule).json.p); }
function CSSContainerRule_containerName(rule) { return /^(?!not\b)[^\s(]+(?=[\s(])(?![^\s]*\()/i.exec(stateOf(rule).json.p)?.[0] ?? ""; }
function CSSContainerRule_containerQuery(rule) { return stateOf(rule).json.p.slice(CSSContainerRule_containerName(rule).length).trim(); }
function CSSLayerBlockRule_name(rule) { return stateOf(rule).json.p; }
function CSSLayerStatementRule_nameList(rule) { return Object.freeze(stateOf(rule).json.p.split(", ")); }

// Other rules

function CSSImportRule_href(rule) { return stateOf(rule).json.p; }
function CSSImportRule_media(rule) {
  const s = stateOf(rule);
  if (s.media === undefined) s.media = mediaListOf(queriesOf(s.json.media), text => { s.json.media = text; ruleChanged(rule); });
  return s.media;
}
function CSSImportRule_layerName(rule) { return stateOf(rule).json.layer ?? null; }
function CSSImportRule_supportsText(rule) { return stateOf(rule).json.supports ?? null; }
function CSSImportRule_styleSheet(rule) {
  const s = stateOf(rule);
  if (s.sheet === null) return null;
  const number = Host_importedSheet(stateOf(s.sheet).number, rulesOf(s.sheet).indexOf(rule));
  if (number === 0) return null;
  if (s.imported === undefined || stateOf(s.imported).number !== number) s.imported = makeSheet(number, { rule });
  return s.imported;
}
function CSSPageRule_selectorText(rule) { return stateOf(rule).json.p; }
function CSSPageRule_set_selectorText(rule, text) { stateOf(rule).json.p = text.trim(); ruleChanged(rule); }
function CSSNamespaceRule_namespaceURI(rule) { return stateOf(rule).json.uri; }
function CSSNamespaceRule_prefix(rule) { return stateOf(rule).json.p; }
function CSSFontFeatureValuesRule_fontFamily(rule) { return stateOf(rule).json.p; }

function CSSKeyframeRule_keyText(rule) { return stateOf(rule).json.p; }
function CSSKeyframeRule_set_keyText(rule, text) {
  const key = Host_keyframeKey(text);
  if (key === "") throw domException("SyntaxError", "Not a keyframe selector.");
  stateOf(rule).json.p = key;
  ruleChanged(rule);
}
function CSSKeyframesRule_name(rule) { return stateOf(rule).json.p; }
function CSSKeyframesRule_set_name(rule, name) { stateOf(rule).json.p = name; ruleChanged(rule); }
function CSSKeyframesRule_cssRules(rule) { return ruleListOf(stateOf(rule), () => childrenOf(rule)); }
function CSSKeyframesRule_length(rule) { return childrenOf(rule).length; }
function CSSKeyframesRule_getIndexed(rule, index) { return childrenOf(rule)[index]; }
function keyframeIndex(rule, select) {
  const key = Host_keyframeKey(select), children = childrenOf(rule);
  for (let i = children.length - 1; i >= 0; i--) if (stateOf(children[i]).json.p === key) return i;
  return -1;
}
function CSSKeyframesRule_appendRule(rule, text) {
  const sheet = sheetOfRule(rule);
  const parsed = sheet === null ? [] : parseJson(Host_outline(stateOf(sheet).number, `@keyframes a { ${text} }`));
  if (parsed.length !== 1 || parsed[0].r.length !== 1) return;
  childrenOf(rule).push(makeRule(parsed[0].r[0], sheet, rule));
  ruleChanged(rule);
}
function CSSKeyframesRule_deleteRule(rule, select) {
  const index = keyframeIndex(rule, select);
  if (index < 0) return;
  detach(childrenOf(rule).splice(index, 1)[0]);
  ruleChanged(rule);
}
function CSSKeyframesRule_findRule(rule, select) { return childrenOf(rule)[keyframeIndex(rule, select)] ?? null; }

function descriptor(rule, name) {
  const found = listOf(styleOfRule(rule)).findLast(each => each.name === name);
  return found === undefined ? null : found.value;
}
function setDescriptor(rule, name, value) {
  const s = stateOf(rule);
  if (descriptorsOf(`${name}: ${value}`).length !== 1) return;
  s.json.d = serializeStyle([...listOf(styleOfRule(rule)).filter(each => each.name !== name), { name, value: value.trim(), important: false }]);
  ruleChanged(rule);
}
function CSSPropertyRule_name(rule) { return stateOf(rule).json.p; }
function CSSPropertyRule_syntax(rule) { const v = descriptor(rule, "syntax"); return v === null ? "" : v.replace(/^["']|["']$/g, ""); }
function CSSPropertyRule_inherits(rule) { return descriptor(rule, "inherits") === "true"; }
function CSSPropertyRule_initialValue(rule) { return descriptor(rule, "initial-value"); }
function CSSCounterStyleRule_name(rule) { return stateOf(rule).json.p; }
function CSSCounterStyleRule_set_name(rule, name) { stateOf(rule).json.p = name; ruleChanged(rule); }
function CSSCounterStyleRule_system(rule) { return descriptor(rule, "system") ?? ""; }
function CSSCounterStyleRule_set_system(rule, v) { setDescriptor(rule, "system", v); }
function CSSCounterStyleRule_symbols(rule) { return descriptor(rule, "symbols") ?? ""; }
function CSSCounterStyleRule_set_symbols(rule, v) { setDescriptor(rule, "symbols", v); }
function CSSCounterStyleRule_additiveSymbols(rule) { return descriptor(rule, "additive-symbols") ?? ""; }
function CSSCounterStyleRule_set_additiveSymbols(rule, v) { setDescriptor(rule, "additive-symbols", v); }
function CSSCounterStyleRule_negative(rule) { return descriptor(rule, "negative") ?? ""; }
function CSSCounterStyleRule_set_negative(rule, v) { setDescriptor(rule, "negative", v); }
function CSSCounterStyleRule_prefix(rule) { return descriptor(rule, "prefix") ?? ""; }
function CSSCounterStyleRule_set_prefix(rule, v) { setDescriptor(rule, "prefix", v); }
function CSSCounterStyleRule_suffix(rule) { return descriptor(rule, "suffix") ?? ""; }
function CSSCounterStyleRule_set_suffix(rule, v) { setDescriptor(rule, "suffix", v); }
function CSSCounterStyleRule_range(rule) { return descriptor(rule, "range") ?? ""; }
function CSSCounterStyleRule_set_range(rule, v) { setDescriptor(rule, "range", v); }
function CSSCounterStyleRule_pad(rule) { return descriptor(rule, "pad") ?? ""; }
function CSSCounterStyleRule_set_pad(rule, v) { setDescriptor(rule, "pad", v); }
function CSSCounterStyleRule_speakAs(rule) { return descriptor(rule, "speak-as") ?? ""; }
function CSSCounterStyleRule_set_speakAs(rule, v) { setDescriptor(rule, "speak-as", v); }
function CSSCounterStyleRule_fallback(rule) { return descriptor(rule, "fallback") ?? ""; }
function CSSCounterStyleRule_set_fallback(rule, v) { setDescriptor(rule, "fallback", v); }
function CSSStyleDeclaration_parentRule(d) { return stateOf(d).rule ?? null; }
