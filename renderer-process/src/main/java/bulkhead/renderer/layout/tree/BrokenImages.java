package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.BoxSizing;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands for an `img` that has no picture (HTML §15.4.3), with Chromium's icon: text behind
/// the icon where there is a text, the icon alone where nobody said what the picture is, nothing
/// where the page says that it means nothing.
final class BrokenImages {
  static final String ICON = "broken-image";

  private static final float ROOM = 18;
  private static final LengthPercentage ICON_SIZE = LengthPercentage.px(16);

  private static final Map<Property, Object> FRAME = frame();

  private static Map<Property, Object> frame() {
    Map<Property, Object> values = new HashMap<>();
    for (Property side :
        List.of(
            Properties.BORDER_TOP_WIDTH,
            Properties.BORDER_RIGHT_WIDTH,
            Properties.BORDER_BOTTOM_WIDTH,
            Properties.BORDER_LEFT_WIDTH)) {
      values.put(side, 1f);
    }
    for (Property side :
        List.of(
            Properties.BORDER_TOP_STYLE,
            Properties.BORDER_RIGHT_STYLE,
            Properties.BORDER_BOTTOM_STYLE,
            Properties.BORDER_LEFT_STYLE)) {
      values.put(side, LineStyle.SOLID);
    }
    for (Property side :
        List.of(
            Properties.BORDER_TOP_COLOR,
            Properties.BORDER_RIGHT_COLOR,
            Properties.BORDER_BOTTOM_COLOR,
            Properties.BORDER_LEFT_COLOR)) {
      values.put(side, Color.argb(0xffc0c0c0));
    }
    for (Property side :
        List.of(
            Properties.PADDING_TOP,
            Properties.PADDING_RIGHT,
            Properties.PADDING_BOTTOM,
            Properties.PADDING_LEFT)) {
      values.put(side, LengthPercentage.px(1));
    }
    values.put(Properties.BOX_SIZING, BoxSizing.BORDER_BOX);
    values.put(Properties.HEIGHT, new LengthPercentage.Percent(100));
    values.put(Properties.WIDTH, new LengthPercentage.Percent(100));
    return values;
  }

  private BrokenImages() {}

  /// Whether it stands for a picture without a word about it: the icon, or a frame of the size that
  /// the page says, which has the icon in it where there is an address.
  static boolean isIconAlone(Element element) {
    boolean asked = element.hasAttribute("src") || element.hasAttribute("srcset");
    return text(element).isEmpty()
        && (asked && element.attribute("alt") == null || isFramed(element));
  }

  /// Whether the page says both measures of it.
  static boolean isFramed(Element element) {
    ComputedStyle style = ComputedStyle.used(element);
    return style != null && !style.width().isAuto() && !style.height().isAuto();
  }

  /// Text that is shown does not care for the size that the picture would have had, except in
  /// quirks mode where the page gave both measures; an icon alone, and a picture that means
  /// nothing, do not if it gave one. An `img` without an address and a text is none that failed.
  static boolean ignoresSize(Element element, ComputedStyle style) {
    boolean both = !style.width().isAuto() && !style.height().isAuto();
    boolean failed = element.hasAttribute("src");
    if (style.display() != Display.INLINE || !failed && text(element).isEmpty()) {
      return false;
    }
    boolean quirks = element.ownerDocument().isQuirks();
    return text(element).isEmpty()
        ? !both && (element.attribute("alt") != null || !quirks)
        : !(both && quirks);
  }

  /// Whether the icon and an edge of the frame have room in the size that the page says; what is
  /// smaller has neither.
  static boolean hasRoom(Element element) {
    ComputedStyle style = ComputedStyle.used(element);
    return style == null || !isSmall(style.width()) && !isSmall(style.height());
  }

  private static boolean isSmall(Object length) {
    return length instanceof LengthPercentage.Px(float px) && px < ROOM;
  }

  static void addContents(Element element, ComputedStyle style, List<Box> children) {
    String text = text(element);
    if (text.isEmpty()) {
      return;
    }
    boolean framed = isFramed(element) && element.ownerDocument().isQuirks();
    if (framed && !hasRoom(element)) {
      children.add(new TextBox(style, null, text));
    } else if (framed) {
      // It stands on the line, whatever lines are in it.
      ComputedStyle edged = style.part(Display.INLINE_BLOCK, FRAME);
      ElementBox frame = new ElementBox(ElementBox.Kind.BLOCK, null, null, edged, false, true);
      frame.setNewFormattingContext(true);
      frame.setOverflow(true, false, 0);
      List<Box> line = new ArrayList<>();
      addLine(style, text, line);
      AnonymousBoxes.finish(frame, line);
      children.add(frame);
    } else {
      addLine(style, text, children);
    }
  }

  /// The icon floats to where lines begin, and the text goes on beside and below it.
  private static void addLine(ComputedStyle style, String text, List<Box> children) {
    Floating side = style.direction() == Direction.RTL ? Floating.RIGHT : Floating.LEFT;
    ComputedStyle floating =
        style.part(
            Display.BLOCK,
            Map.of(
                Properties.FLOAT, side, Properties.WIDTH, ICON_SIZE, Properties.HEIGHT, ICON_SIZE));
    ElementBox icon = new ElementBox(ElementBox.Kind.BLOCK, null, null, floating, false, false);
    icon.setMarkerSymbol(ICON);
    icon.setNewFormattingContext(true);
    icon.setChildren(List.of(), true);
    children.add(icon);
    children.add(new TextBox(style, null, text));
  }

  private static String text(Element element) {
    String alt = element.attribute("alt");
    String said = alt != null ? alt : element.attributeOrEmpty("title");
    boolean button = said.isEmpty() && element.is("input");
    return button
        ? element.hasAttribute("value") ? element.attributeOrEmpty("value") : "Submit"
        : said;
  }
}
