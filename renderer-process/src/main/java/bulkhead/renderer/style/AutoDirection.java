package bulkhead.renderer.style;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;

/// `dir=auto` (HTML §3.2.6.4): the direction of the first strongly directional character of an
/// element's text.
final class AutoDirection {
  private AutoDirection() {}

  static boolean isRightToLeft(Element element) {
    if (element.is("input") || element.is("textarea")) {
      return firstStrong(element.attributeOrEmpty("value")) == 1;
    }
    Node node = element.firstChild();
    while (node != null) {
      if (node instanceof Element each
          && (each.hasAttribute("dir")
              || each.is("bdi")
              || each.is("script")
              || each.is("style")
              || each.is("textarea"))) {
        node = node.nextSkippingChildren(element);
        continue;
      }
      if (node instanceof Text text) {
        int strong = firstStrong(text.data());
        if (strong != 0) {
          return strong == 1;
        }
      }
      node = node.nextInTree(element);
    }
    return false;
  }

  /// 1 for right to left, -1 for left to right, 0 for neither.
  private static int firstStrong(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      switch (Character.getDirectionality(c)) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return -1;
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return 1;
        }
        default -> i += Character.charCount(c);
      }
    }
    return 0;
  }
}
