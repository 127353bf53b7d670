// Tab and Shift+Tab: sequential focus navigation (HTML §6.6.3, §6.6.5), through shadow trees, slots and frames.

let tabStart = null;                 // where Tab begins while nothing has the focus: what was pressed last

function isTabbable(e) {
  if (isHtml(e, "object") && !isFrameWithWindow(e) && givenTabIndex(e) === null) return false;
  return isFocusable(e) && (HTMLOrSVGElement_tabIndex(e) >= 0 || givenTabIndex(e) === null && isEditingHost(e)) && !(isHtml(e, "input") && typeOfInput(e) === "radio" && !isTabStop(e));
}
function givenTabIndex(e) { const v = attr(e, "tabindex"), n = v === null ? NaN : parseInteger(v); return n === n ? n : null; }
// The elements of one scope, those of the scopes inside it in their owner's place.
function tabOrderOf(nodes) {
  const entries = [];
  const visit = list => {
    for (const e of list) {
      if (Node_nodeType(e) !== 1) continue;
      const given = givenTabIndex(e), place = Math.max(0, given ?? 0);
      const root = (flagsOf(e) & HOST_FLAG) !== 0 ? wrap(Host_shadowRoot(numberOf(e))) : null;
      if (root !== null) {
        if (given !== null && given < 0) continue;
        const own = !Host_delegatesFocus(numberOf(e)) && isTabbable(e) ? [e] : [];
        entries.push({ place, items: [...own, ...tabOrderOf(kidsOf(root))] });
      } else if (isHtml(e, "slot") && hostOf(rootOf(e)) !== null) {
        if (given !== null && given < 0) continue;
        const assigned = bulk(Host_assignedNodes(numberOf(e), false));
        entries.push({ place, items: tabOrderOf(assigned.length > 0 ? assigned : kidsOf(e)) });
      } else {
        if (isTabbable(e)) entries.push({ place, items: [e] });
        visit(kidsOf(e));
      }
    }
  };
  visit(nodes);
  const first = entries.filter(each => each.place > 0).sort((a, b) => a.place - b.place);
  return [...first, ...entries.filter(each => each.place === 0)].flatMap(each => each.items);
}
function kidsOf(n) {
  const all = [];
  for (let at = Node_firstChild(n); at !== null; at = Node_nextSibling(at)) all.push(at);
  return all;
}
// False when the keyboard leaves the page.
function moveFocus(backward) {
  const order = tabOrderOf(kidsOf(pageDocument));
  let at = focused === null || !Host_isConnected(numberOf(focused)) ? -1 : order.indexOf(focused);
  if (at < 0) at = placeInOrder(order, backward, focused ?? tabStart);
  for (at += backward ? -1 : 1; at >= 0 && at < order.length; at += backward ? -1 : 1) if (tabTo(order[at], backward)) return true;
  const around = Host_relatedWindow(PARENT_WINDOW, 0);
  if (around !== realmNumber && windows[around] !== undefined) return windows[around].moveFocus(backward);
  changeFocus(null, false);
  tabStart = null;
  return false;
}
// Where something that is not in the order would be: the index of what is before it, or behind it when going back.
function placeInOrder(order, backward, from) {
  if (from === null || !Host_isConnected(numberOf(from)) || rootOf(from) !== pageDocument) return backward ? order.length : -1;
  const behind = order.findIndex(e => rootOf(e) === pageDocument && (from.compareDocumentPosition(e) & 4) !== 0);
  return behind < 0 ? backward ? order.length : order.length - 1 : backward ? behind : behind - 1;
}
function tabTo(e, backward) {
  if (isFrameWithWindow(e)) return windows[Host_contentWindow(numberOf(e))].enterByTab(backward);
  changeFocus(e, true);
  if (focused !== e) return true;
  if (isDateField(e)) beginDate(e, backward);
  else if (isTextField(e) && isHtml(e, "input")) setSelection(e, 0, typedValue(e).length, "none");
  bringFocusedIntoView(e);
  return true;
}
function enterByTab(backward) {
  const order = tabOrderOf(kidsOf(pageDocument));
  for (let at = backward ? order.length - 1 : 0; at >= 0 && at < order.length; at += backward ? -1 : 1) if (tabTo(order[at], backward)) return true;
  return false;
}
