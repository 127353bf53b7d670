package bulkhead.renderer;

import bulkhead.renderer.css.value.ContentVisibility;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// Whether an element is being rendered (HTML §15.1.1), as far as style alone says so: for
/// `focus()`, which pages call after each change, nothing is laid out. Thread: `RendererMain`.
final class RenderedElements {
  private RenderedElements() {}

  /// Null where only layout knows: inside of what shows its children in ways of its own.
  static @Nullable Boolean byStyle(Element element) {
    ComputedStyle own = ComputedStyle.of(element);
    if (own == null
        || own.display() == Display.CONTENTS
        || own.visibility() != Visibility.VISIBLE) {
      return false;
    }
    for (Element at = element; at != null; at = FlatTree.parentElement(at)) {
      ComputedStyle style = ComputedStyle.of(at);
      if (style == null || style.display() == Display.NONE) {
        return false;
      }
      if (isSkippedBy(FlatTree.parentElement(at), at)) {
        return false;
      }
      if (at != element && showsChildrenItsWay(at)) {
        return null;
      }
    }
    return true;
  }

  /// Whether an element is inside of what is not there for the user by style and attributes alone:
  /// `content-visibility: hidden`, a closed `details`.
  static boolean isHiddenInside(Element element) {
    Element at = element;
    while (at != null) {
      Element around = FlatTree.parentElement(at);
      if (isSkippedBy(around, at)) {
        return true;
      }
      at = around;
    }
    return false;
  }

  private static boolean isSkippedBy(@Nullable Element around, Element child) {
    return around != null && (skipsContents(around) || isInClosedDetails(around, child));
  }

  /// Whether what is in an element is laid out, but not there for the user (CSS Containment 2 §4.1,
  /// `content-visibility: hidden`).
  static boolean skipsContents(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    return style != null
        && style.contentVisibility() == ContentVisibility.HIDDEN
        && switch (style.display()) {
          case INLINE, INLINE_LIST_ITEM, CONTENTS, NONE, RUBY, RUBY_TEXT -> false;
          case TABLE, INLINE_TABLE, TABLE_ROW_GROUP, TABLE_HEADER_GROUP, TABLE_FOOTER_GROUP ->
              false;
          case TABLE_ROW, TABLE_CELL, TABLE_COLUMN_GROUP, TABLE_COLUMN, TABLE_CAPTION -> false;
          case BLOCK, INLINE_BLOCK, FLOW_ROOT, FLEX, INLINE_FLEX, GRID -> true;
          case LIST_ITEM, FLOW_ROOT_LIST_ITEM, INLINE_FLOW_ROOT_LIST_ITEM -> true;
          case INLINE_GRID, BLOCK_RUBY, BLOCK_MATH, MATH -> true;
        };
  }

  /// HTML §4.11.1: a closed `details` shows its first `summary` alone.
  static boolean isInClosedDetails(Element details, Node child) {
    if (!details.is("details") || details.hasAttribute("open")) {
      return false;
    }
    return !(child instanceof Element summary)
        || !summary.is("summary")
        || !isFirstSummary(summary);
  }

  static boolean isFirstSummary(Element summary) {
    for (Element before = summary.previousElementSibling();
        before != null;
        before = before.previousElementSibling()) {
      if (before.is("summary")) {
        return false;
      }
    }
    return true;
  }

  private static boolean showsChildrenItsWay(Element element) {
    if (!element.isHtml()) {
      return switch (element.localName()) {
        case "svg", "g", "a", "text", "tspan", "path", "rect", "circle", "ellipse", "line" -> false;
        case "polygon", "polyline", "image" -> false;
        default -> true;
      };
    }
    return switch (element.localName()) {
      case "select", "input", "textarea", "progress", "meter" -> true;
      case "img", "embed", "object", "iframe", "canvas", "video", "audio" -> true;
      default -> false;
    };
  }
}
