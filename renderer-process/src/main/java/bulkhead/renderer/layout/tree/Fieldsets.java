package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which `legend` stands in a fieldset's border (HTML §15.3.13): the first one among the children
/// that neither floats nor is positioned absolutely.
final class Fieldsets {
  private Fieldsets() {}

  /// Whether an element is the rendered legend of its parent.
  static boolean isLegend(Element element, ComputedStyle style) {
    if (!element.is("legend") || !canBeLegend(style)) {
      return false;
    }
    Element parent = FlatTree.parentElement(element);
    while (parent != null && hasNoBox(parent)) {
      parent = FlatTree.parentElement(parent);
    }
    return parent != null && parent.is("fieldset") && legend(parent) == element;
  }

  static boolean hasLegend(Element element) {
    return element.is("fieldset") && legend(element) != null;
  }

  /// The legend's box among those of a fieldset's children.
  static @Nullable Box legendOf(List<Box> children) {
    for (Box child : children) {
      if (child instanceof ElementBox box
          && box.element() instanceof Element element
          && box.pseudo() == null
          && isLegend(element, box.style())) {
        return box;
      }
    }
    return null;
  }

  private static @Nullable Element legend(Element parent) {
    for (Element child = FlatTree.firstElementChild(parent);
        child != null;
        child = FlatTree.nextElementSibling(child)) {
      if (hasNoBox(child)) {
        Element inside = legend(child);
        if (inside != null) {
          return inside;
        }
      } else if (child.is("legend")) {
        ComputedStyle style = ComputedStyle.used(child);
        if (style != null && canBeLegend(style)) {
          return child;
        }
      }
    }
    return null;
  }

  private static boolean hasNoBox(Element element) {
    ComputedStyle style = ComputedStyle.used(element);
    return style != null && style.display() == Display.CONTENTS;
  }

  /// What a rendered legend's `display` makes of it.
  static ElementBox.Kind blockified(ElementBox.Kind kind) {
    return switch (kind) {
      case INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_CELL,
          TABLE_CAPTION,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN ->
          ElementBox.Kind.BLOCK;
      case ROOT, BLOCK, TABLE, FLEX, GRID, REPLACED, MARKER -> kind;
    };
  }

  private static boolean canBeLegend(ComputedStyle style) {
    return style.display() != Display.NONE
        && style.display() != Display.CONTENTS
        && !style.position().isOutOfFlow()
        && style.floating() == Floating.NONE;
  }
}
