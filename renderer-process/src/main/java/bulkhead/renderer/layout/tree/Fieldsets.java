package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which `legend` stands in a fieldset's border (HTML §15.3.13): the first one among the children
/// that neither floats nor is positioned absolutely.
final class Fieldsets {
  private Fieldsets() {}

  /// Whether an element is the rendered legend of its parent.
  static boolean isLegend(Element element, ComputedStyle style) {
    if (!element.is("legend")
        || !canBeLegend(style)
        || !(element.parent() instanceof Element parent)
        || !parent.is("fieldset")) {
      return false;
    }
    return legend(parent) == element;
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

  private static @Nullable Element legend(Element fieldset) {
    for (Element child = fieldset.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      ComputedStyle style = child.is("legend") ? ComputedStyle.of(child) : null;
      if (style != null && canBeLegend(style)) {
        return child;
      }
    }
    return null;
  }

  private static boolean canBeLegend(ComputedStyle style) {
    return style.display() != Display.NONE
        && style.display() != Display.CONTENTS
        && !style.position().isOutOfFlow()
        && style.floating() == Floating.NONE;
  }
}
