// Web Animations: objects for what Java's DocumentAnimations plays. An animation is known to both sides by its number.
// Java keeps the time; promises, events and the checks of arguments are here.

const animationsByNumber = new Map();
const droppedAnimations = new FinalizationRegistry(number => {
  if (animationsByNumber.get(number)?.deref() === undefined) { animationsByNumber.delete(number); Host_releaseAnimation(number); }
});
let playbackEvents = [];

// Timelines

function Document_timeline(d) {
  const state = stateOf(d);
  if (state.timeline === undefined) { state.timeline = makeJs(TYPE_BY_NAME.DocumentTimeline); stateOf(state.timeline).origin = 0; }
  return state.timeline;
}
function DocumentTimeline_construct(o, options) { stateOf(o).origin = options.originTime; }
function AnimationTimeline_currentTime(o) { return Host_timelineTime() - stateOf(o).origin; }

// Keyframes and timings (§5.6, §6.5)

const TIMING_DEFAULTS = { delay: 0, endDelay: 0, fill: "auto", iterationStart: 0, iterations: 1, duration: "auto", direction: "normal", easing: "linear" };
const FILLS = ["none", "forwards", "backwards", "both", "auto"], DIRECTIONS = ["normal", "reverse", "alternate", "alternate-reverse"];
const COMPOSITES = ["replace", "add", "accumulate"];
function easingOf(text) {
  const easing = Host_canonicalEasing(toStr(text));
  if (easing === null) throw new TypeErr(`'${text}' is not a valid value for easing`);
  return easing;
}
function timingFrom(options, before) {
  const timing = { ...before };
  if (options === null || options === undefined) return timing;
  if (typeof options === "number") options = { duration: options };
  const number = (name, least) => {
    const value = options[name];
    if (value === undefined) return;
    const n = +value;
    if (Number.isNaN(n) || n < least || (name !== "iterations" && !Number.isFinite(n))) throw new TypeErr(`${name} must be ${least === -Infinity ? "finite" : "non-negative"}`);
    timing[name] = n;
  };
  number("delay", -Infinity);
  const { direction, duration, easing, fill } = options;
  if (direction !== undefined) timing.direction = oneOf(toStr(direction), DIRECTIONS, "PlaybackDirection");
  if (duration !== undefined) {
    if (typeof duration === "string" && duration !== "auto") throw new TypeErr("duration must be non-negative or auto");
    timing.duration = duration === "auto" ? duration : +duration;
    if (Number.isNaN(timing.duration) || timing.duration < 0) throw new TypeErr("duration must be non-negative or auto");
  }
  if (easing !== undefined) timing.easing = easingOf(easing);
  number("endDelay", -Infinity);
  if (fill !== undefined) timing.fill = oneOf(toStr(fill), FILLS, "FillMode");
  number("iterationStart", 0);
  number("iterations", 0);
  return timing;
}
function oneOf(value, allowed, type) {
  if (!allowed.includes(value)) throw new TypeErr(`The provided value '${value}' is not a valid enum value of type ${type}.`);
  return value;
}
function packTiming(t) {
  return [t.delay, t.endDelay, t.fill === "auto" ? "none" : t.fill, t.iterationStart, t.iterations, t.duration === "auto" ? 0 : t.duration, t.direction, t.easing].join("\0");
}

let animatableNames;
function cssNameOf(attribute) {
  if (attribute.startsWith("--")) return attribute;
  if (animatableNames === undefined) {
    animatableNames = new Map([["cssFloat", "float"], ["cssOffset", "offset"]]);
    for (const name of Host_cssNames().split("\0")) {
      if (name === "float" || name === "offset" || name === "direction" || name === "unicode-bidi" || /^(animation|transition)/.test(name)) continue;
      animatableNames.set(name.replace(/-([a-z])/g, (m, c) => c.toUpperCase()), name);
    }
  }
  return animatableNames.get(attribute);
}
function attributeNameOf(css) {
  return css === "float" ? "cssFloat" : css === "offset" ? "cssOffset" : css.startsWith("--") ? css : css.replace(/-([a-z])/g, (m, c) => c.toUpperCase());
}
// §5.6.3 "process a keyframes argument": offsets are computed, and everything is checked.
function keyframesFrom(input) {
  if (input === null || input === undefined) return [];
  if (typeof input !== "object" && typeof input !== "function") throw new TypeErr("Keyframes must be an object, or null or undefined");
  const method = input[Symbol.iterator];
  const frames = method === undefined || method === null ? indexedKeyframes(input) : listedKeyframes(input);
  let before = -1;
  for (const f of frames) {
    if (f.offset === null) continue;
    if (f.offset < before) throw new TypeErr("Offsets must be monotonically non-decreasing.");
    before = f.offset;
  }
  if (frames.some(f => f.offset !== null && !(f.offset >= 0 && f.offset <= 1))) throw new TypeErr("Offsets must be null or in the range [0,1].");
  for (const f of frames) f.easing = easingOf(f.easing);
  spread(frames);
  return frames;
}
function baseKeyframe(o) {
  const composite = o.composite === undefined ? "auto" : o.composite, easing = o.easing === undefined ? "linear" : o.easing, offset = o.offset === undefined ? null : o.offset;
  return { composite, easing, offset };
}
function listedKeyframes(input) {
  const frames = [];
  for (const o of input) {
    if (o === null || o === undefined) { frames.push({ composite: "auto", easing: "linear", offset: null, values: new Map() }); continue; }
    if (typeof o !== "object" && typeof o !== "function") throw new TypeErr("Keyframes must be objects, or null or undefined.");
    const base = baseKeyframe(o), values = new Map();
    const offset = base.offset === null ? null : +base.offset;
    if (Number.isNaN(offset) || offset === Infinity || offset === -Infinity) throw new TypeErr("The provided double value is non-finite.");
    for (const name of Object.keys(o).sort()) {
      const css = cssNameOf(name);
      if (css !== undefined) values.set(css, toStr(o[name]));
    }
    frames.push({ composite: oneOf(toStr(base.composite), [...COMPOSITES, "auto"], "CompositeOperationOrAuto"), easing: toStr(base.easing), offset, values });
  }
  return frames;
}
function listFrom(value, map) {
  if (value !== null && typeof value === "object" && value[Symbol.iterator] !== undefined) { const out = []; for (const v of value) out.push(map(v)); return out; }
  return [map(value)];
}
function indexedKeyframes(input) {
  const base = baseKeyframe(input);
  const offsets = listFrom(base.offset, v => v === null ? null : +v);
  if (offsets.some(v => v !== null && !Number.isFinite(v))) throw new TypeErr("The provided double value is non-finite.");
  const easings = listFrom(base.easing, toStr);
  const composites = listFrom(base.composite, v => oneOf(toStr(v), [...COMPOSITES, "auto"], "CompositeOperationOrAuto"));
  const frames = [];
  for (const name of Object.keys(input).sort()) {
    const css = cssNameOf(name);
    if (css === undefined) continue;
    const values = listFrom(input[name], toStr);
    values.forEach((value, i) => {
      const at = values.length === 1 ? 1 : i / (values.length - 1);
      let frame = frames.find(f => f.at === at);
      if (frame === undefined) frames.push(frame = { at, offset: null, composite: "auto", easing: "linear", values: new Map() });
      frame.values.set(css, value);
    });
  }
  frames.sort((a, b) => a.at - b.at);
  frames.forEach((f, i) => {
    if (i < offsets.length) f.offset = offsets[i];
    if (easings.length > 0) f.easing = easings[i % easings.length];
    if (composites.length > 0) f.composite = composites[i % composites.length];
  });
  for (const each of easings) easingOf(each);
  return frames;
}
// §5.6.2 "compute missing keyframe offsets"
function spread(frames) {
  const n = frames.length;
  for (const f of frames) f.computed = f.offset;
  if (n > 0 && frames[n - 1].computed === null) frames[n - 1].computed = 1;
  if (n > 1 && frames[0].computed === null) frames[0].computed = 0;
  let last = 0;
  for (let i = 1; i < n; i++) {
    if (frames[i].computed === null) continue;
    for (let k = last + 1; k < i; k++) frames[k].computed = frames[last].computed + (frames[i].computed - frames[last].computed) * (k - last) / (i - last);
    last = i;
  }
}
function packKeyframes(frames) {
  // A longhand's own value counts before that of a shorthand (§5.6.4).
  const width = name => name.startsWith("--") ? 1 : longhandsOf(name).length || 1;
  return frames.map(f => [f.computed, f.easing, f.composite, [...f.values].sort((a, b) => width(b[0]) - width(a[0])).map(([name, value]) => `${name}:${value}`).join(";")].join("\0")).join("\x01");
}

// Effects

function KeyframeEffect_construct(o, target, keyframes, options) {
  const s = stateOf(o);
  if (keyframes === undefined && target !== null && typeof target === "object" && PROTO[TYPE_BY_NAME.KeyframeEffect].isPrototypeOf(target)) {
    const from = stateOf(target);
    Object.assign(s, { target: KeyframeEffect_target(target), pseudo: from.pseudo, composite: from.composite, timing: AnimationEffect_timing(target), frames: from.frames });
    return;
  }
  if (target !== null && !(isNode(target) && Node_nodeType(target) === 1)) throw new TypeErr("Failed to construct 'KeyframeEffect': parameter 1 is not of type 'Element'.");
  const o2 = options !== null && typeof options === "object" ? options : {};
  s.target = target;
  s.pseudo = pseudoOf(o2.pseudoElement);
  s.composite = o2.composite === undefined ? "replace" : oneOf(toStr(o2.composite), COMPOSITES, "CompositeOperation");
  s.timing = timingFrom(options, TIMING_DEFAULTS);
  s.frames = keyframesFrom(keyframes);
}
function pseudoOf(value) {
  if (value === undefined || value === null) return null;
  const text = toStr(value), name = text.startsWith("::") ? text : /^:(before|after|first-line|first-letter)$/.test(text) ? `:${text}` : "";
  if (!/^::(before|after|first-line|first-letter|marker|placeholder|selection|backdrop|file-selector-button)$/.test(name)) throw domException("SyntaxError", `'${text}' is not a valid pseudo-element`);
  return name;
}
function effectNumber(o) {
  const animation = stateOf(o).animation;
  return animation === undefined || animation === null ? 0 : stateOf(animation).number;
}
function AnimationEffect_timing(o) {
  const s = stateOf(o);
  if (s.timing === undefined) {
    const t = Host_animationTiming(stateOf(s.animation).number).split("\0");
    return { delay: +t[0], endDelay: +t[1], fill: t[2], iterationStart: +t[3], iterations: +t[4], duration: +t[5], direction: t[6], easing: t[7] };
  }
  return { ...s.timing };
}
function AnimationEffect_getTiming(o) { return AnimationEffect_timing(o); }
function AnimationEffect_getComputedTiming(o) {
  const timing = AnimationEffect_timing(o), number = effectNumber(o);
  if (timing.fill === "auto") timing.fill = "none";
  if (timing.duration === "auto") timing.duration = 0;
  const active = timing.duration === 0 || timing.iterations === 0 ? 0 : timing.duration * timing.iterations;
  timing.activeDuration = active;
  timing.endTime = Math.max(0, timing.delay + active + timing.endDelay);
  const now = number === 0 ? ["", "", ""] : Host_animationTiming(number).split("\0").slice(8);
  timing.localTime = now[0] === "" ? null : +now[0];
  timing.progress = now[1] === "" ? null : +now[1];
  timing.currentIteration = now[2] === "" ? null : +now[2];
  return timing;
}
function AnimationEffect_updateTiming(o, options) {
  const s = stateOf(o), timing = timingFrom(options, AnimationEffect_timing(o));
  s.timing = timing;
  if (effectNumber(o) !== 0) { Host_setAnimationTiming(effectNumber(o), packTiming(timing)); takeNotices(); }
}
function KeyframeEffect_target(o) {
  const s = stateOf(o);
  if (s.target === undefined) { const number = Host_animationTarget(stateOf(s.animation).number); s.target = number === 0 ? null : wrap(number); }
  return s.target;
}
function KeyframeEffect_set_target(o, target) { KeyframeEffect_target(o); stateOf(o).target = target; remake(o); }
function KeyframeEffect_pseudoElement(o) { return stateOf(o).pseudo; }
function KeyframeEffect_set_pseudoElement(o, value) { stateOf(o).pseudo = pseudoOf(value); remake(o); }
function KeyframeEffect_composite(o) { return stateOf(o).composite; }
function KeyframeEffect_set_composite(o, value) {
  if (!COMPOSITES.includes(value)) return;
  stateOf(o).composite = value;
  sendKeyframes(o);
}
function KeyframeEffect_getKeyframes(o) {
  const s = stateOf(o);
  const frames = s.frames ?? Host_animationKeyframes(stateOf(s.animation).number).split("\x01").filter(f => f !== "").map(f => {
    const [offset, easing, composite, text] = f.split("\0");
    return { offset: +offset, computed: +offset, easing, composite, values: new Map(parseStyle(text).map(e => [e.name, e.value])) };
  });
  return frames.map(f => {
    const out = { offset: f.offset, computedOffset: f.computed, easing: f.easing, composite: f.composite };
    for (const [name, value] of f.values) {
      const parsed = name.startsWith("--") || longhandsOf(name).length > 0 ? [] : parseStyle(`${name}:${value}`);
      out[attributeNameOf(name)] = parsed.length === 1 && parsed[0].value !== "" ? parsed[0].value : value;
    }
    return out;
  });
}
function KeyframeEffect_setKeyframes(o, keyframes) {
  stateOf(o).frames = keyframesFrom(keyframes);
  sendKeyframes(o);
}
function sendKeyframes(o) {
  const s = stateOf(o);
  if (effectNumber(o) !== 0 && s.frames !== undefined) Host_setAnimationKeyframes(effectNumber(o), packKeyframes(s.frames), s.composite);
}
// The effect moves to another element: the animation's number is that of a new one, which goes on as the old one did.
function remake(o) {
  const animation = stateOf(o).animation;
  if (animation !== undefined && animation !== null) attachEffect(animation, o);
}

// Animations

function numberOfAnimation(animation) { return stateOf(animation).number; }
function register(animation, number) {
  stateOf(animation).number = number;
  animationsByNumber.set(number, new WeakRef(animation));
  droppedAnimations.register(animation, number);
}
function prepare(animation, effect) {
  const s = stateOf(animation);
  s.id = "";
  s.effect = effect;
  s.replace = "active";
  s.ready = undefined;
  s.finished = undefined;
  s.isFinished = false;
}
function makeJavaAnimation(effect) {
  if (effect === null) return Host_makeAnimation(0, "", "", packTiming(TIMING_DEFAULTS), "replace");
  const s = stateOf(effect), target = KeyframeEffect_target(effect);
  return Host_makeAnimation(target === null ? 0 : numberOf(target), s.pseudo ?? "", packKeyframes(s.frames ?? []), packTiming(AnimationEffect_timing(effect)), s.composite);
}
function attachEffect(animation, effect) {
  const s = stateOf(animation), old = animationValues(animation);
  const fresh = makeJavaAnimation(effect);
  Host_controlAnimation(s.number, "cancel", 0);
  takeAllNotices();
  register(animation, fresh);
  s.effect = effect;
  if (effect !== null) stateOf(effect).animation = animation;
  if (old.rate !== 1) Host_controlAnimation(fresh, "rate", old.rate);
  if (old.start !== null) Host_controlAnimation(fresh, "start", old.start);
  else if (old.current !== null) {
    if (old.pending && old.state === "running") Host_controlAnimation(fresh, "play", 1); else Host_controlAnimation(fresh, "pause", 0);
    Host_controlAnimation(fresh, "seek", old.current);
  }
}
function Animation_construct(o, effect, timeline) {
  prepare(o, effect);
  stateOf(o).timeline = timeline === undefined ? Document_timeline(pageDocument) : timeline;
  register(o, makeJavaAnimation(effect));
  if (effect !== null) stateOf(effect).animation = o;
}
// The object of an animation that Java has made.
function animationObject(n) {
  const known = animationsByNumber.get(n)?.deref();
  if (known !== undefined) return known;
  const values = Host_animationState(n).split("\0");
  const type = values[5] === "TRANSITION" ? "CSSTransition" : values[5] === "CSS_ANIMATION" ? "CSSAnimation" : "Animation";
  const made = makeJs(TYPE_BY_NAME[type]), effect = makeJs(TYPE_BY_NAME.KeyframeEffect);
  prepare(made, effect);
  stateOf(made).timeline = Document_timeline(pageDocument);
  stateOf(made).name = values[6];
  register(made, n);
  Object.assign(stateOf(effect), { animation: made, composite: "replace", pseudo: values[7] === "" ? null : `::${values[7]}` });
  if (values[3] === "finished") stateOf(made).isFinished = true;
  return made;
}
function animationValues(o) {
  const v = Host_animationState(numberOfAnimation(o)).split("\0");
  return { start: v[0] === "" ? null : +v[0], current: v[1] === "" ? null : +v[1], rate: +v[2], state: v[3], pending: v[4] === "1" };
}
function command(o, what, value, failure) {
  const done = Host_controlAnimation(numberOfAnimation(o), what, value);
  takeNotices();
  if (!done) throw domException("InvalidStateError", failure);
}
function Animation_id(o) { return stateOf(o).id; }
function Animation_set_id(o, id) { stateOf(o).id = id; }
function Animation_effect(o) { return stateOf(o).effect; }
function Animation_set_effect(o, effect) {
  const s = stateOf(o);
  if (effect === s.effect) return;
  if (s.effect !== null) { AnimationEffect_freeze(s.effect); stateOf(s.effect).animation = null; }
  attachEffect(o, effect);
}
// What it is without its animation.
function AnimationEffect_freeze(effect) {
  const s = stateOf(effect);
  KeyframeEffect_target(effect);
  s.timing = AnimationEffect_timing(effect);
  if (s.frames === undefined) s.frames = keyframesFrom(KeyframeEffect_getKeyframes(effect));
}
function Animation_timeline(o) { return stateOf(o).timeline; }
function Animation_startTime(o) { flushAnimation(o); return animationValues(o).start; }
function Animation_set_startTime(o, time) { command(o, time === null ? "unstart" : "start", time ?? 0, ""); }
function Animation_currentTime(o) { flushAnimation(o); return animationValues(o).current; }
function Animation_set_currentTime(o, time) {
  if (time === null) {
    if (animationValues(o).current !== null) throw new TypeErr("currentTime may not be changed from resolved to unresolved");
    return;
  }
  command(o, "seek", time, "");
}
function Animation_playbackRate(o) { return animationValues(o).rate; }
function Animation_set_playbackRate(o, rate) { command(o, "rate", rate, ""); }
function Animation_playState(o) { flushAnimation(o); return animationValues(o).state; }
function Animation_pending(o) { flushAnimation(o); return animationValues(o).pending; }
function Animation_replaceState(o) { return stateOf(o).replace; }
function Animation_persist(o) { if (stateOf(o).replace === "removed") stateOf(o).replace = "persisted"; }
function Animation_play(o) { flushAnimation(o); command(o, "play", 1, "Cannot play reversed Animation with infinite target effect end."); }
function Animation_pause(o) { flushAnimation(o); command(o, "pause", 0, "Cannot play reversed Animation with infinite target effect end."); }
function Animation_reverse(o) { flushAnimation(o); command(o, "reverse", 0, "Cannot play reversed Animation with infinite target effect end."); }
function Animation_finish(o) { flushAnimation(o); command(o, "finish", 0, "Cannot finish Animation with a playbackRate of 0 or an infinite target effect end."); }
function Animation_cancel(o) { command(o, "cancel", 0, ""); }
function Animation_updatePlaybackRate(o, rate) { command(o, "updateRate", rate, ""); }
// What a style says of a transition or an animation is so only when styles are up to date.
function flushAnimation(o) { if (stateOf(o).name !== undefined) Host_animationsOf(0, false); takeNotices(); }
function Animation_commitStyles(o) {
  const effect = stateOf(o).effect, target = effect === null ? null : KeyframeEffect_target(effect);
  if (target === null || stateOf(effect).pseudo !== null) throw domException("NoModificationAllowedError", "Animation is not associated with an element that has a style attribute");
  if (!Host_isConnected(numberOf(target))) throw domException("InvalidStateError", "Target element is not rendered");
  const names = new Set();
  for (const f of KeyframeEffect_getKeyframes(effect)) {
    for (const each of Object.keys(f)) {
      const css = cssNameOf(each);
      if (css !== undefined && !["offset", "easing", "composite", "computedOffset"].includes(each)) for (const l of longhandsOf(css).length > 0 ? longhandsOf(css) : [css]) names.add(l);
    }
  }
  const style = ElementCSSInlineStyle_style(target), computed = Window_getComputedStyle(global, target, null);
  for (const [name, value] of [...names].map(n => [n, CSSStyleDeclaration_getPropertyValue(computed, n)])) CSSStyleDeclaration_setProperty(style, name, value, "");
}
function CSSAnimation_animationName(o) { return stateOf(o).name; }
function CSSTransition_transitionProperty(o) { return stateOf(o).name; }

// Promises and events

function deferred() {
  const d = { done: false };
  d.promise = new Promise((resolve, reject) => { d.resolve = resolve; d.reject = reject; });
  return d;
}
function Animation_ready(o) {
  const s = stateOf(o);
  if (s.ready === undefined) { s.ready = deferred(); if (!Animation_pending(o)) fulfil(s.ready, o); }
  return s.ready.promise;
}
function Animation_finished(o) {
  const s = stateOf(o);
  if (s.finished === undefined) { s.finished = deferred(); if (s.isFinished) fulfil(s.finished, o); }
  return s.finished.promise;
}
function fulfil(d, value) { if (!d.done) { d.done = true; d.resolve(value); } }
function takeNotices() {
  const text = Host_takeAnimationNotices();
  if (text === "") return;
  for (const each of text.split(",")) {
    const [n, kind] = each.split(" "), animation = animationsByNumber.get(+n)?.deref();
    if (animation !== undefined) notice(animation, stateOf(animation), kind);
  }
}
function takeAllNotices() { Host_takeAnimationNotices(); }
function notice(animation, s, kind) {
  switch (kind) {
    case "NEW_READY":
      if (s.ready !== undefined && s.ready.done) s.ready = deferred();
      break;
    case "READY":
      if (s.ready !== undefined) fulfil(s.ready, animation);
      break;
    case "FINISHED":
      enqueueMicrotask(() => {
        if (s.isFinished || animationValues(animation).state !== "finished") return;
        s.isFinished = true;
        if (s.finished !== undefined) fulfil(s.finished, animation);
        playbackEvents.push([animation, "finish", animationValues(animation).current]);
      });
      break;
    case "NEW_FINISHED":
      s.isFinished = false;
      if (s.finished !== undefined && s.finished.done) s.finished = undefined;
      break;
    case "CANCELLED": {
      const aborted = domException("AbortError", "The user aborted a request.");
      for (const name of ["ready", "finished"]) {
        const d = s[name];
        if (d !== undefined && !d.done) { d.done = true; d.promise.catch(() => {}); d.reject(aborted); }
        s[name] = undefined;
      }
      s.isFinished = false;
      playbackEvents.push([animation, "cancel", null]);
      break;
    }
  }
}
// Java calls this with each frame, before the frame's callbacks.
function animationFrame() {
  takeNotices();
  const due = playbackEvents;
  playbackEvents = [];
  for (const [animation, type, currentTime] of due) {
    fireEvent(animation, type, { currentTime, timelineTime: Host_timelineTime() }, "AnimationPlaybackEvent");
  }
}

// Elements and the document

function Element_animate(e, keyframes, options) {
  const effect = makeJs(TYPE_BY_NAME.KeyframeEffect);
  KeyframeEffect_construct(effect, e, keyframes === undefined ? null : keyframes, options);
  const animation = makeJs(TYPE_BY_NAME.Animation);
  Animation_construct(animation, effect, undefined);
  if (options !== null && typeof options === "object") {
    if (options.id !== undefined) stateOf(animation).id = toStr(options.id);
    if (options.timeline !== undefined) stateOf(animation).timeline = options.timeline;
  }
  command(animation, "play", 1, "");
  return animation;
}
function animationList(text) { return text === "" ? [] : text.split(",").map(n => animationObject(+n)); }
function Element_getAnimations(e, options) {
  const subtree = options !== null && typeof options === "object" && Boolean(options.subtree);
  return animationList(Host_animationsOf(numberOf(e), subtree));
}
function Document_getAnimations(d) { return animationList(Host_animationsOf(numberOf(d), true)); }
