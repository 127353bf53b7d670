package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.List;

/// Where an element is as it was, and some of its children have new boxes of the same sort at the
/// same places: its box stays, so that a change in a long document does not make all of the boxes
/// around it anew. Everything that could move boxes or change what is anonymous is left to
/// [BoxTreeBuilder]. Owned by `RendererMain`.
final class ChangedChildren {
  private final BoxTreeBuilder builder;
  private final CounterScopes counters;

  ChangedChildren(BoxTreeBuilder builder, CounterScopes counters) {
    this.builder = builder;
    this.counters = counters;
  }

  /// Puts the new boxes into `box`, that of `element`.
  ///
  /// @param dirty the bits that say what changed
  /// @return whether that was all; if not, the box has to be made anew
  boolean apply(Element element, ElementBox box, int dirty) {
    if (!staysAround(element, box)) {
      return false;
    }
    CounterScopes.State before = counters.state();
    if (!box.resumeCounters(counters)) {
      return false;
    }
    CounterScopes.State after = counters.state();
    boolean done = replaceAll(element, box, dirty);
    counters.restore(done ? after : before);
    return done;
  }

  /// Whether each child that is a block by itself has its box among the children of `box`.
  private static boolean staysAround(Element element, ElementBox box) {
    boolean container =
        switch (box.kind()) {
          case BLOCK, TABLE_CELL, TABLE_CAPTION ->
              !box.isMulticol()
                  && !box.isFieldset()
                  && !box.isFrameset()
                  && ComputedStyle.of(element, PseudoElement.FIRST_LINE) == null
                  && ComputedStyle.of(element, PseudoElement.FIRST_LETTER) == null;
          case TABLE, TABLE_ROW_GROUP, TABLE_ROW, FLEX, GRID -> true;
          case ROOT, INLINE, BREAK, REPLACED, TABLE_COLUMN_GROUP, TABLE_COLUMN, MARKER -> false;
        };
    return container && !box.hasInlineChildren();
  }

  private boolean replaceAll(Element element, ElementBox box, int dirty) {
    int count = box.children().size();
    int index = 0;
    int first = count;
    for (Node child = FlatTree.firstChild(element);
        child != null;
        child = FlatTree.nextSibling(child)) {
      if (!child.isDirty(dirty)) {
        continue;
      }
      if (!(child instanceof Element changed)
          || !(changed.layoutObject() instanceof ElementBox before)) {
        return false;
      }
      while (index < count && box.children().get(index) != before) {
        index++;
      }
      if (index == count || !replace(changed, before, box, index)) {
        return false;
      }
      first = Math.min(first, index);
    }
    element.clearDirty(dirty);
    box.forgetLayout(first, Math.max(0, count - 1 - index));
    return true;
  }

  private boolean replace(Element changed, ElementBox before, ElementBox parent, int index) {
    if (!before.goBackTo(counters)) {
      return false;
    }
    List<Box> made = new ArrayList<>(1);
    builder.addElement(changed, parent.style(), made);
    if (made.size() != 1
        || !(made.getFirst() instanceof ElementBox after)
        || !isOneForTheOther(before, after)) {
      return false;
    }
    if (after != before) {
      parent.replaceChild(index, after);
    }
    return true;
  }

  private static boolean isOneForTheOther(ElementBox before, ElementBox after) {
    return after == before
        || before.kind() == after.kind()
            && before.kind() != Kind.INLINE
            && before.kind() != Kind.BREAK
            && !before.isInlineLevel()
            && !after.isInlineLevel()
            && before.isFloating() == after.isFloating()
            && before.isOutOfFlow() == after.isOutOfFlow()
            && before.cutInlines().isEmpty()
            && after.leavesCountersAs(before);
  }
}
