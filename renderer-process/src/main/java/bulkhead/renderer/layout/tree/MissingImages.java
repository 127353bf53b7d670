package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.AspectRatio;
import bulkhead.renderer.css.value.BoxSizing;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands in an image's place that is not there (HTML §15.4.2): nothing, its text behind an
/// icon, or a frame of its size. Which, and what they look like, is as in Chromium.
final class MissingImages {
  enum Look {
    NOTHING,
    TEXT,
    FRAME
  }

  private static final float ICON = 16;
  private static final float FRAME_EDGES = 4;
  private static final int SILVER = 0xffc0c0c0;

  private MissingImages() {}

  /// @param style of the element
  static Look look(Element element, ComputedStyle style) {
    boolean wide = !style.width().isAuto();
    boolean high = !style.height().isAuto();
    boolean quirks = element.ownerDocument().isQuirks();
    if (quirks ? wide || high : wide && high && element.attributeOrEmpty("alt").isEmpty()) {
      return Look.FRAME;
    }
    if (element.is("input")) {
      return Look.TEXT;
    }
    boolean named = !element.attributeOrEmpty("alt").isEmpty();
    return named || hasSource(element) && !element.hasAttribute("alt") ? Look.TEXT : Look.NOTHING;
  }

  /// Whether the box is an inline-block where the style says `inline`.
  static boolean isAtomic(Element element, Look look) {
    return switch (look) {
      case NOTHING -> false;
      case TEXT -> !element.is("input");
      case FRAME -> true;
    };
  }

  private static boolean hasSource(Element element) {
    return !element.attributeOrEmpty("src").isEmpty();
  }

  /// The style that the element's box has: sizes are for frames, and those have no baseline inside.
  static ComputedStyle boxStyle(Look look, ComputedStyle style) {
    Size width = style.width();
    Size height = style.height();
    if (look == Look.FRAME) {
      return style.with(
          Map.of(
              Properties.WIDTH,
              width.isAuto() ? height : width,
              Properties.HEIGHT,
              height.isAuto() ? width : height,
              Properties.OVERFLOW_X,
              Overflow.HIDDEN,
              Properties.OVERFLOW_Y,
              Overflow.HIDDEN));
    }
    return width.isAuto() && height.isAuto() || style.display() != Display.INLINE
        ? style
        : style.with(
            Map.of(
                Properties.WIDTH,
                SizeKeyword.AUTO,
                Properties.HEIGHT,
                SizeKeyword.AUTO,
                Properties.ASPECT_RATIO,
                AspectRatio.AUTO));
  }

  /// The boxes inside.
  static void addContents(Element element, ComputedStyle style, List<Box> children) {
    Look look = look(element, style);
    if (look == Look.NOTHING) {
      return;
    }
    List<Box> inside = new ArrayList<>();
    if (look == Look.TEXT || hasSource(element)) {
      inside.add(icon(element, style));
    }
    String text = text(element);
    if (!text.isEmpty()) {
      inside.add(new TextBox(style, null, text));
    }
    if (look == Look.TEXT) {
      children.addAll(inside);
    } else if (!isTiny(style.width()) && !isTiny(style.height())) {
      ComputedStyle frame = frame(style);
      ElementBox box = new ElementBox(ElementBox.Kind.BLOCK, null, null, frame, false, false);
      box.setNewFormattingContext(true);
      box.setChildren(inside, true);
      children.add(box);
    }
  }

  private static String text(Element element) {
    String alternative = element.attribute("alt");
    if (alternative != null) {
      return alternative;
    }
    String title = element.attributeOrEmpty("title");
    if (!title.isEmpty() || !element.is("input")) {
      return title;
    }
    String value = element.attributeOrEmpty("value");
    return value.isEmpty() ? "Submit" : value;
  }

  /// Too small for the icon and its frame.
  private static boolean isTiny(Size size) {
    return size instanceof LengthPercentage.Px(float px) && px < ICON + FRAME_EDGES;
  }

  private static ElementBox icon(Element element, ComputedStyle style) {
    ComputedStyle floating =
        style.part(
            Display.BLOCK,
            Map.of(
                Properties.FLOAT,
                Floating.LEFT,
                Properties.WIDTH,
                LengthPercentage.px(ICON),
                Properties.HEIGHT,
                LengthPercentage.px(ICON)));
    ElementBox icon = new ElementBox(ElementBox.Kind.REPLACED, null, null, floating, false, false);
    icon.setReplaced(
        new ReplacedContent.Control(element, ReplacedContent.ControlKind.MISSING_IMAGE));
    icon.setNewFormattingContext(true);
    return icon;
  }

  private static ComputedStyle frame(ComputedStyle style) {
    Map<Property, Object> values = new HashMap<>();
    values.put(Properties.BOX_SIZING, BoxSizing.BORDER_BOX);
    values.put(Properties.WIDTH, new LengthPercentage.Percent(100));
    values.put(Properties.HEIGHT, new LengthPercentage.Percent(100));
    values.put(Properties.OVERFLOW_X, Overflow.HIDDEN);
    values.put(Properties.OVERFLOW_Y, Overflow.HIDDEN);
    for (Property[] side :
        new Property[][] {
          {
            Properties.BORDER_TOP_WIDTH, Properties.BORDER_TOP_STYLE,
            Properties.BORDER_TOP_COLOR, Properties.PADDING_TOP
          },
          {
            Properties.BORDER_RIGHT_WIDTH, Properties.BORDER_RIGHT_STYLE,
            Properties.BORDER_RIGHT_COLOR, Properties.PADDING_RIGHT
          },
          {
            Properties.BORDER_BOTTOM_WIDTH, Properties.BORDER_BOTTOM_STYLE,
            Properties.BORDER_BOTTOM_COLOR, Properties.PADDING_BOTTOM
          },
          {
            Properties.BORDER_LEFT_WIDTH, Properties.BORDER_LEFT_STYLE,
            Properties.BORDER_LEFT_COLOR, Properties.PADDING_LEFT
          }
        }) {
      values.put(side[0], 1f);
      values.put(side[1], LineStyle.SOLID);
      values.put(side[2], Color.argb(SILVER));
      values.put(side[3], LengthPercentage.px(1));
    }
    return style.part(Display.BLOCK, values);
  }
}
