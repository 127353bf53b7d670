package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the picture of an `svg` element depends on if that refers to nothing outside of it: names,
/// attributes and computed styles of its elements. Two are equal if these are the same objects: a
/// picture need not be drawn again to find that it has not changed. Immutable.
final class SvgInputs {
  /// Pictures of more are drawn again.
  private static final int MOST_VALUES = 2000;

  private static final int MOST_DEPTH = 60;

  private final float width;
  private final float height;
  private final @Nullable Object[] values;

  private SvgInputs(float width, float height, @Nullable Object[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /// @return null for a tree that is too large to look at
  static @Nullable SvgInputs of(Element svg, float width, float height) {
    List<@Nullable Object> values = new ArrayList<>();
    return add(svg, values, 0) ? new SvgInputs(width, height, values.toArray()) : null;
  }

  private static boolean add(Element element, List<@Nullable Object> values, int depth) {
    if (depth > MOST_DEPTH || values.size() > MOST_VALUES) {
      return false;
    }
    values.add(element.localName());
    values.add(ComputedStyle.of(element));
    for (int i = 0; i < element.attributeCount(); i++) {
      values.add(element.attributeAt(i));
    }
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element child && !add(child, values, depth + 1)) {
        return false;
      }
    }
    values.add(null); // the end of its children
    return true;
  }

  boolean isSame(SvgInputs other) {
    if (width != other.width || height != other.height || values.length != other.values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != other.values[i]) {
        return false;
      }
    }
    return true;
  }
}
