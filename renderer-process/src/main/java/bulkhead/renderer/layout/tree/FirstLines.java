package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.FirstLineStyles;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `::first-line` (CSS Pseudo 4 §2.1): finds the block container that has an element's first
/// formatted line, which may be a descendant, and makes its [FirstLine].
final class FirstLines {
  private final FirstLineStyles styles;

  FirstLines(FirstLineStyles styles) {
    this.styles = styles;
  }

  /// @param box of the element, with its children
  void apply(Element element, ElementBox box) {
    boolean blockContainer =
        switch (box.kind()) {
          case BLOCK, TABLE_CELL, TABLE_CAPTION -> true;
          case ROOT, INLINE, BREAK, REPLACED, TABLE, TABLE_ROW_GROUP, TABLE_ROW -> false;
          case TABLE_COLUMN_GROUP, TABLE_COLUMN, FLEX, GRID, MARKER -> false;
        };
    if (blockContainer && ComputedStyle.used(element, PseudoElement.FIRST_LINE) != null) {
      search(box, List.of());
    }
  }

  /// The contents of a box that has a first line were changed.
  static void refresh(ElementBox box, FirstLineStyles styles) {
    FirstLine line = box.firstLine();
    if (line != null) {
      new FirstLines(styles).make(box, line.root().element(), line.style());
    }
  }

  /// @param owners of the first lines that this one is, outermost first
  /// @return whether the line, or something that ends the search, was found
  private boolean search(ElementBox box, List<Element> owners) {
    List<Element> all = owners;
    Element element = box.element();
    if (element != null
        && box.pseudo() == null
        && ComputedStyle.used(element, PseudoElement.FIRST_LINE) != null) {
      all = new ArrayList<>(owners);
      all.add(element);
    }
    if (box.hasInlineChildren()) {
      makeFor(box, all);
      return true;
    }
    for (Box child : box.children()) {
      if (!(child instanceof ElementBox inner)
          || !inner.isInFlow()
          || inner.kind() == Kind.MARKER) {
        continue;
      }
      boolean sameFlow = inner.kind() == Kind.BLOCK && !inner.isInlineLevel();
      if (!sameFlow) {
        return true;
      }
      boolean found = search(inner, all);
      inner.makeAnew(); // it depends on an ancestor
      if (found) {
        return true;
      }
    }
    return false;
  }

  /// The fictional tags of `::first-line` stand just inside the block that has the line, the
  /// outermost first.
  private void makeFor(ElementBox box, List<Element> owners) {
    ComputedStyle style = box.style();
    for (Element owner : owners) {
      ComputedStyle next = styles.under(owner, PseudoElement.FIRST_LINE, style);
      style = next == null ? style : next;
    }
    make(box, owners.isEmpty() ? null : owners.getLast(), style);
  }

  private void make(ElementBox box, @Nullable Element owner, ComputedStyle style) {
    if (style == box.style()) {
      return;
    }
    ElementBox root =
        new ElementBox(Kind.INLINE, owner, PseudoElement.FIRST_LINE, style, false, true);
    Map<ElementBox, ElementBox> copies = new IdentityHashMap<>();
    copies.put(box, root);
    root.setShared(copy(box, root, copies));
    root.setParent(box);
    box.setFirstLine(new FirstLine(root, copies));
  }

  private List<Box> copy(
      ElementBox original, ElementBox parent, Map<ElementBox, ElementBox> copies) {
    List<Box> out = new ArrayList<>(original.children().size());
    for (Box child : original.children()) {
      out.add(
          switch (child) {
            case TextBox text -> copy(text, original, parent);
            case ElementBox box -> copy(box, original, parent, copies);
          });
    }
    return out;
  }

  private Box copy(TextBox text, ElementBox original, ElementBox parent) {
    ComputedStyle style = parent.style();
    if (text.style() != original.style()) {
      Element around = text.node() == null ? null : FlatTree.parentElement(text.node());
      if (around == null) {
        return text;
      }
      style = inContents(around, parent);
    }
    TextBox copy = text.restyled(style);
    copy.setParent(parent);
    return copy;
  }

  private Box copy(
      ElementBox box, ElementBox original, ElementBox parent, Map<ElementBox, ElementBox> copies) {
    boolean letter = box.pseudo() == PseudoElement.FIRST_LETTER;
    boolean inline = box.kind() == Kind.INLINE && box.isInFlow();
    if (!letter && !inline || box.pseudo() == PseudoElement.MARKER) {
      return box;
    }
    ComputedStyle style = parent.style();
    Element element = box.element();
    if (element != null) {
      ComputedStyle around = style;
      if (!letter && box.pseudo() == null) {
        Element outer = FlatTree.parentElement(element);
        around = outer == null ? style : inContents(outer, parent);
      }
      ComputedStyle own = styles.under(element, box.pseudo(), around);
      style = own == null ? box.style() : own;
    } else if (box.style() != original.style()) {
      return box;
    }
    ElementBox copy = box.restyled(style);
    copies.put(box, copy);
    copy.setShared(copy(box, copy, copies));
    copy.setParent(parent);
    return copy;
  }

  /// The style of an element without a box between `parent` and what is in it.
  private ComputedStyle inContents(Element element, ElementBox parent) {
    ComputedStyle style = ComputedStyle.used(element);
    Element outer = FlatTree.parentElement(element);
    if (style == null || style.display() != Display.CONTENTS || outer == null) {
      return parent.style();
    }
    ComputedStyle own = styles.under(element, null, inContents(outer, parent));
    return own == null ? parent.style() : own;
  }
}
