package bulkhead.renderer.xpath;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The axes of XPath 1.0 §2.2. The namespace axis is always empty, as in browsers.
enum Axis {
  ANCESTOR,
  ANCESTOR_OR_SELF,
  ATTRIBUTE,
  CHILD,
  DESCENDANT,
  DESCENDANT_OR_SELF,
  FOLLOWING,
  FOLLOWING_SIBLING,
  NAMESPACE,
  PARENT,
  PRECEDING,
  PRECEDING_SIBLING,
  SELF;

  static @Nullable Axis named(String name) {
    for (Axis axis : values()) {
      if (axis.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return axis;
      }
    }
    return null;
  }
}
