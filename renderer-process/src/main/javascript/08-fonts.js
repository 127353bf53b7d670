// CSS Font Loading 3 §4: the set of a document's faces, as far as it tells when text has its fonts.

function Document_fonts(d) {
  const state = stateOf(d);
  if (state.fonts === undefined) {
    state.fonts = makeJs(TYPE_BY_NAME.FontFaceSet);
    stateOf(state.fonts).document = d;
  }
  return state.fonts;
}
function fontsLoading(set) { return stateOf(set).document === pageDocument && Host_fontsLoading(); }
function FontFaceSet_status(set) { return fontsLoading(set) ? "loading" : "loaded"; }
// A promise that is kept until fonts load again.
function FontFaceSet_ready(set) {
  const s = stateOf(set);
  if (s.resolve !== undefined) return s.ready;
  if (!fontsLoading(set)) return s.ready ??= PromiseResolve(set);
  s.ready = new Promise(resolve => { s.resolve = resolve; });
  return s.ready;
}
// Java calls this when a font has come, or has not.
function fontsChanged() {
  const set = stateOf(pageDocument).fonts, s = set === undefined ? undefined : stateOf(set);
  if (s === undefined || s.resolve === undefined || fontsLoading(set)) return;
  const { resolve } = s;
  s.resolve = undefined;
  resolve(set);
}
