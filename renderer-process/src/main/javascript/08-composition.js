// Input methods: text that is being composed stands in the field, and is replaced until it is committed (UI Events §3.7).

let composition = null;              // { target, from, text }: what is composed, and where it stands in its field or text

function fireComposition(target, type, data) {
  return fireEvent(target, type, { bubbles: true, composed: true, cancelable: true, data, view: global }, "CompositionEvent");
}
// The old event between `beforeinput` and `input`. False when it was canceled.
function fireTextInput(target, data) {
  const event = makeEvent("TextEvent", "textInput", { bubbles: true, composed: true, cancelable: true }), s = stateOf(event);
  s.init = { data, view: global, detail: 0 };
  s.trusted = true;
  return dispatch(event, s, target, false);
}
function composesIn(e) { return composition !== null && composition.target === e; }
// `low` and `high`: what of the composed text is selected.
function compose(e, text, low, high) {
  const field = isTextField(e), host = field ? null : hostOfSelection();
  if (field ? !isMutable(e) : host === null) return false;
  const target = field ? e : host;
  if (composition === null) {
    if (text === "") return true;
    const selected = field ? selectedOf(e) : richSelection().toString();
    if (!fireComposition(target, "compositionstart", selected)) return true;
    composition = { target, from: 0, text: null };
  }
  replaceComposed(e, target, text, false);
  if (composition === null) return true;
  if (text === "") { endComposition(""); return true; }
  const at = composition.from + Math.min(text.length, low), to = composition.from + Math.min(text.length, Math.max(low, high));
  if (field) selectTo(e, at, to, false); else richSelection().setBaseAndExtent(composition.node, at, composition.node, to);
  return true;
}
function replaceComposed(e, target, text, commits) {
  const c = composition, init = { bubbles: true, composed: true, inputType: "insertCompositionText", data: text, isComposing: true };
  fireComposition(target, "compositionupdate", text);
  if (composition !== c) return;
  fireEvent(target, "beforeinput", init, "InputEvent");
  if (composition !== c || (commits && !fireTextInput(target, text))) return;
  if (isTextField(e)) {
    const value = typedValue(e), s = selectionOf(e);
    const from = c.text === null ? s.start : Math.min(c.from, value.length), to = c.text === null ? s.end : Math.min(value.length, from + c.text.length);
    const added = fitting(e, cleaned(e, text), to - from);
    remember(s, { value, start: s.start, end: s.end }, "insertCompositionText", from);
    setTyped(e, value.slice(0, from) + added + value.slice(to), from + added.length);
    c.from = from;
    c.text = added;
  } else {
    if (c.text !== null && Host_isConnected(numberOf(c.node))) richSelection().setBaseAndExtent(c.node, c.from, c.node, Math.min(c.node.data.length, c.from + c.text.length));
    const state = richState(target), before = savedSelection(), outer = steps;
    steps = [];
    try { if (text === "") removeSelection(target); else insertPlain(target, text); } finally {
      const last = state.done.at(-1);
      if (state.typing === "insertCompositionText" && c.text !== null && last !== undefined) { last.steps.push(...steps); last.after = savedSelection(); }
      else state.done.push({ steps, before, after: savedSelection() });
      state.undone = [];
      state.typing = "insertCompositionText";
      steps = outer;
    }
    const selection = richSelection();
    c.node = selection.focusNode;
    c.from = selection.focusOffset - text.length;
    c.text = text;
  }
  fireEvent(target, "input", init, "InputEvent");
}
function endComposition(data) {
  const c = composition;
  composition = null;
  if (c === null) return;
  if (isTextField(c.target)) { const s = stateOf(c.target).undo; if (s !== undefined) s.typing = ""; } else richState(c.target).typing = "";
  fireComposition(c.target, "compositionend", data);
}
// Text that no key typed: it ends what is being composed, or is typed.
function commitText(e, text) {
  if (composition === null) return false;
  const target = composition.target;
  replaceComposed(e, target, text, true);
  endComposition(text);
  return true;
}
// The field loses the keyboard: what stands there stays.
function stopComposing() { if (composition !== null) endComposition(composition.text ?? ""); }
