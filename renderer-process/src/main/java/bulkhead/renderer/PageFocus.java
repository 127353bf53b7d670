package bulkhead.renderer;

import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which element of a document has the keyboard (HTML §6.6): by a press of the mouse, by Tab, and
/// the pseudo-classes that show it. Thread: `RendererMain`.
final class PageFocus {
  /// Where focus came from, which decides whether it is shown (`:focus-visible`).
  enum By {
    MOUSE,
    KEYBOARD
  }

  private final Document document;
  private @Nullable Element focused;
  private @Nullable Node startingPoint; // HTML §6.6.5: where Tab begins when nothing has focus

  PageFocus(Document document) {
    this.document = document;
  }

  @Nullable Element focused() {
    Element element = focused;
    return element != null && element.isConnected() ? element : null;
  }

  /// Tab goes on from here although it has no focus: what was clicked, or a fragment's target.
  void startFrom(@Nullable Node node) {
    startingPoint = node;
  }

  /// @return whether something changed
  boolean focus(@Nullable Element element, By by) {
    Element before = focused;
    boolean show = element != null && (by == By.KEYBOARD || takesText(element));
    if (before == element
        && (element == null || element.hasState(ElementState.FOCUS_VISIBLE) == show)) {
      return false;
    }
    Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node = element; node != null; node = node.parent()) {
      around.add(node);
    }
    if (before != null && before != element) {
      before.setState(ElementState.FOCUS | ElementState.FOCUS_VISIBLE, false);
      for (Node node = before; node != null && !around.contains(node); node = node.parent()) {
        if (node instanceof Element each) {
          each.setState(ElementState.FOCUS_WITHIN, false);
        }
      }
    }
    focused = element;
    startingPoint = element;
    if (element != null) {
      element.setState(ElementState.FOCUS, true);
      element.setState(ElementState.FOCUS_VISIBLE, show);
      for (Node node : around) {
        if (node instanceof Element each) {
          each.setState(ElementState.FOCUS_WITHIN, true);
        }
      }
    }
    return true;
  }

  /// A key went down: what has the focus shows that it has it (Selectors 4 §9.4 `:focus-visible`).
  ///
  /// @return whether it did not before
  boolean keyPressed() {
    Element element = focused();
    if (element == null || element.hasState(ElementState.FOCUS_VISIBLE)) {
      return false;
    }
    element.setState(ElementState.FOCUS_VISIBLE, true);
    return true;
  }

  /// The element that a press on `element` gives the keyboard to: the nearest focusable one around
  /// it; null if there is none.
  static @Nullable Element focusableAt(@Nullable Element element) {
    for (Node node = element; node != null; node = node.parent()) {
      if (node instanceof Element each && isFocusable(each)) {
        return each;
      }
    }
    return null;
  }

  /// The next element in the sequential focus navigation order, or the one before; null at the end.
  @Nullable Element next(boolean forward) {
    List<Element> order = tabOrder();
    Node from = focused() != null ? focused() : startingPoint;
    if (order.isEmpty()) {
      return null;
    }
    if (from == null || !from.isConnected()) {
      return forward ? order.getFirst() : order.getLast();
    }
    int at = from instanceof Element element ? order.indexOf(element) : -1;
    if (at >= 0) {
      int next = at + (forward ? 1 : -1);
      return next >= 0 && next < order.size() ? order.get(next) : null;
    }
    // From a place that is not itself in the order: by the tree.
    Element before = null;
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node == from) {
        if (!forward) {
          return before;
        }
        for (Node after = node.nextInTree(document);
            after != null;
            after = after.nextInTree(document)) {
          if (after instanceof Element element && tabIndex(element) >= 0) {
            return element;
          }
        }
        return null;
      }
      if (node instanceof Element element && tabIndex(element) >= 0) {
        before = element;
      }
    }
    return null;
  }

  /// HTML §6.6.3: first those with a positive tabindex, by that; then the others in tree order.
  private List<Element> tabOrder() {
    List<Element> order = new ArrayList<>();
    boolean any = false;
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && tabIndex(element) >= 0) {
        order.add(element);
        any |= tabIndex(element) > 0;
      }
    }
    if (any) {
      order.sort(
          Comparator.comparingInt(
              element -> tabIndex(element) == 0 ? Integer.MAX_VALUE : tabIndex(element)));
    }
    return order;
  }

  /// The element's place in the order; -1: not in it.
  private static int tabIndex(Element element) {
    if (!isFocusable(element)) {
      return -1;
    }
    Integer given = givenTabIndex(element);
    return given == null ? 0 : given < 0 ? -1 : given;
  }

  private static @Nullable Integer givenTabIndex(Element element) {
    String text = element.attribute("tabindex");
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /// HTML §6.6.2 "focusable area", for elements that have a box.
  static boolean isFocusable(Element element) {
    if (element.layoutObject() == null) {
      return false;
    }
    ComputedStyle style = ComputedStyle.of(element);
    if (style == null || style.visibility() != Visibility.VISIBLE) {
      return false;
    }
    if (givenTabIndex(element) != null) {
      return !isDisabled(element);
    }
    if (!element.isHtml()) {
      return element.localName().equals("a") && element.hasAttribute("href");
    }
    return switch (element.localName()) {
      case "a", "area" -> element.hasAttribute("href");
      case "input" ->
          !element.attributeOrEmpty("type").equalsIgnoreCase("hidden") && !isDisabled(element);
      case "button", "select", "textarea" -> !isDisabled(element);
      case "iframe", "frame" -> true;
      case "object", "embed" -> element.hasState(ElementState.EMBEDS_FRAME);
      case "audio", "video" -> element.hasAttribute("controls");
      case "summary" ->
          element.parent() instanceof Element details
              && details.is("details")
              && RenderedElements.isFirstSummary(element);
      default -> {
        String editable = element.attribute("contenteditable");
        yield editable != null && !editable.equalsIgnoreCase("false");
      }
    };
  }

  /// Whether a mouse on the element is on a disabled control: also what a button holds hears
  /// nothing of a click then.
  static boolean isInDisabled(Element element) {
    for (Node node = element; node != null; node = FlatTree.parent(node)) {
      if (node instanceof Element each && isDisabled(each)) {
        return true;
      }
    }
    return false;
  }

  /// HTML §4.10.19.5 "disabled", by itself or by a fieldset around it.
  static boolean isDisabled(Element element) {
    boolean control =
        switch (element.localName()) {
          case "button", "input", "select", "textarea" -> element.isHtml();
          default -> false;
        };
    if (!control) {
      return false;
    }
    if (element.hasAttribute("disabled")) {
      return true;
    }
    Node inside = element;
    for (Node node = element.parent(); node != null; node = node.parent()) {
      if (node instanceof Element around
          && around.is("fieldset")
          && around.hasAttribute("disabled")) {
        boolean firstLegend =
            inside instanceof Element legend
                && legend.is("legend")
                && previousLegend(legend) == null;
        if (!firstLegend) {
          return true;
        }
      }
      inside = node;
    }
    return false;
  }

  private static @Nullable Element previousLegend(Element legend) {
    Element before = legend.previousElementSibling();
    while (before != null && !before.is("legend")) {
      before = before.previousElementSibling();
    }
    return before;
  }

  /// Whether typing goes into the element: focus is then always shown.
  static boolean takesText(Element element) {
    if (element.is("textarea")) {
      return true;
    }
    if (element.is("input")) {
      return switch (element.attributeOrEmpty("type").toLowerCase(java.util.Locale.ROOT)) {
        case "button",
            "checkbox",
            "color",
            "file",
            "hidden",
            "image",
            "radio",
            "range",
            "reset",
            "submit" ->
            false;
        default -> true;
      };
    }
    String editable = element.attribute("contenteditable");
    return editable != null && !editable.equalsIgnoreCase("false");
  }
}
