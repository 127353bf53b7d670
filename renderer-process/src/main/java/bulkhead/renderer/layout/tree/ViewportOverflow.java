package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.ContentVisibility;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import org.jspecify.annotations.Nullable;

/// The viewport's `overflow`, which is the root element's or the body's (CSS Overflow 3 §3.3).
/// Stateless; `RendererMain`.
public final class ViewportOverflow {
  private ViewportOverflow() {}

  public static Overflow of(Document document, boolean horizontal) {
    Element source = source(document);
    ComputedStyle style = source == null ? null : ComputedStyle.of(source);
    if (style == null) {
      return Overflow.VISIBLE;
    }
    return horizontal ? style.overflowX() : style.overflowY();
  }

  /// Whether the user may not scroll the viewport in that direction.
  public static boolean isHidden(Document document, boolean horizontal) {
    Overflow overflow = of(document, horizontal);
    return overflow == Overflow.HIDDEN || overflow == Overflow.CLIP;
  }

  /// Whether the element's own box has no `overflow`: the root's is always the viewport's.
  static boolean isTakenFrom(Element element) {
    Document document = element.ownerDocument();
    return element == document.documentElement() || element == source(document);
  }

  private static @Nullable Element source(Document document) {
    Element root = document.documentElement();
    ComputedStyle style = root == null ? null : ComputedStyle.of(root);
    Element body = document.body();
    ComputedStyle bodyStyle = body == null ? null : ComputedStyle.of(body);
    boolean propagates =
        style != null
            && isVisible(style)
            && !isContained(style)
            && body != null
            && body.is("body")
            && bodyStyle != null
            && bodyStyle.display() != Display.NONE
            && bodyStyle.display() != Display.CONTENTS
            && !isContained(bodyStyle);
    return propagates ? body : root;
  }

  private static boolean isVisible(ComputedStyle style) {
    return style.overflowX() == Overflow.VISIBLE && style.overflowY() == Overflow.VISIBLE;
  }

  /// Whether nothing of the body counts for the viewport or the canvas (CSS Containment 2 §2).
  public static boolean isContained(ComputedStyle style) {
    return style.contentVisibility() != ContentVisibility.VISIBLE
        || !style.get(Properties.CONTAIN).toString().equals("none");
  }
}
