package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.RawText;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.types.Rect;
import java.util.Locale;

/// Where a box that clips its contents cuts them off (CSS Overflow 3 §3.2): at its padding box, or
/// with `overflow: clip` beyond that by `overflow-clip-margin`, and in one axis only if that is
/// said; a text field of one line and a list that pops up at their content box's sides.
public final class OverflowClip {
  private static final float FAR = 1e6f;

  private OverflowClip() {}

  /// In the coordinates of the fragment.
  public static Rect of(BoxFragment fragment) {
    Insets border = fragment.border();
    Rect padding =
        Rect.makeLTRB(
            border.left(),
            border.top(),
            Math.max(border.left(), fragment.width() - border.right()),
            Math.max(border.top(), fragment.height() - border.bottom()));
    ElementBox box = fragment.box();
    if (box.isAnonymous() || box.isScrollContainer()) {
      return padding;
    }
    if (box.element() instanceof Element element
        && (FormControls.isTextLine(element) || DropDowns.popsUp(element))) {
      // HTML §15.5 leaves open how a control shows a part of its value: as Chromium does it.
      ElementBox.ControlSize size = box.controlSize();
      float arrow = size == null || !DropDowns.popsUp(element) ? 0 : size.extraWidth();
      boolean rtl = box.style().direction() == Direction.RTL;
      float left = padding.getLeft() + Math.max(fragment.padding().left(), rtl ? arrow : 0);
      float right = Math.max(fragment.padding().right(), rtl ? 0 : arrow);
      return Rect.makeLTRB(
          left, padding.getTop(), Math.max(left, padding.getRight() - right), padding.getBottom());
    }
    ComputedStyle style = box.style();
    boolean contained = box.isContained("paint");
    boolean x = contained || style.overflowX() == Overflow.CLIP;
    boolean y = contained || style.overflowY() == Overflow.CLIP;
    Rect edge = padding;
    String text =
        style.get(Properties.OVERFLOW_CLIP_MARGIN) instanceof RawText raw
            ? raw.text().strip().toLowerCase(Locale.ROOT)
            : "";
    float margin = 0;
    for (String word : text.split("\\s+")) {
      switch (word) {
        case "border-box" -> edge = Rect.makeWH(fragment.width(), fragment.height());
        case "content-box" -> {
          Insets inner = fragment.padding();
          edge =
              Rect.makeLTRB(
                  padding.getLeft() + inner.left(),
                  padding.getTop() + inner.top(),
                  Math.max(padding.getLeft() + inner.left(), padding.getRight() - inner.right()),
                  Math.max(padding.getTop() + inner.top(), padding.getBottom() - inner.bottom()));
        }
        default -> margin = px(word);
      }
    }
    return Rect.makeLTRB(
        x ? edge.getLeft() - margin : -FAR,
        y ? edge.getTop() - margin : -FAR,
        x ? edge.getRight() + margin : FAR,
        y ? edge.getBottom() + margin : FAR);
  }

  private static float px(String length) {
    if (!length.matches("\\d{0,6}(\\.\\d{1,6})?px") || length.length() == 2) {
      return 0;
    }
    return Float.parseFloat(length.substring(0, length.length() - 2));
  }
}
