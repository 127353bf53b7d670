package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Computed values that depend on other computed values (CSS 2.2 §9.7, CSS Display 3 §2.7, CSS
/// Overflow 3 §3.1, …).
final class StyleAdjuster {
  private StyleAdjuster() {}

  static void adjust(
      StyleBuilder style,
      Element element,
      ComputedStyle parent,
      Display layoutParent,
      boolean root) {
    Display display = (Display) style.get(Properties.DISPLAY);
    style.set(Properties.INTERNAL_ORIGINAL_DISPLAY, display);
    Position position = (Position) style.get(Properties.POSITION);
    boolean blockify = root;
    // CSS Positioned Layout 4 §3.2.
    boolean onTop = style.isOnTop();
    if (onTop && !position.isOutOfFlow()) {
      position = Position.ABSOLUTE;
      style.set(Properties.POSITION, position);
    }
    // CSS 2.2 §9.7, steps 2 to 4.
    if (position.isOutOfFlow()) {
      style.set(Properties.FLOAT, Floating.NONE);
      blockify = true;
    } else if (style.get(Properties.FLOAT) != Floating.NONE) {
      blockify = true;
    }
    blockify |=
        layoutParent == Display.FLEX
            || layoutParent == Display.INLINE_FLEX
            || layoutParent == Display.GRID
            || layoutParent == Display.INLINE_GRID;
    if (isLineClamped(style, display)) {
      display = display == Display.INLINE_FLEX ? Display.INLINE_BLOCK : Display.FLOW_ROOT;
    }
    if ((root || onTop) && display == Display.CONTENTS) {
      display = Display.BLOCK;
    }
    if (blockify && display != Display.NONE && display != Display.CONTENTS) {
      display = display.blockified();
    }
    // MathML Core §4.1: only elements of MathML are laid out so.
    if (!element.namespace().equals(Namespaces.MATHML)) {
      display = display.withoutMath();
    }
    if (style.get(Properties.APPEARANCE) != Appearance.NONE) {
      display = display.ofControl();
    }
    style.set(Properties.DISPLAY, display);

    Overflow x = (Overflow) style.get(Properties.OVERFLOW_X);
    Overflow y = (Overflow) style.get(Properties.OVERFLOW_Y);
    if (x.isScrollContainer() != y.isScrollContainer()) {
      style.set(Properties.OVERFLOW_X, scrolling(x));
      style.set(Properties.OVERFLOW_Y, scrolling(y));
    }

    // CSS Sizing 4 §5.2: what skips its contents by itself always remembers its size.
    if (style.get(Properties.CONTENT_VISIBILITY) == ContentVisibility.AUTO) {
      remember(style, Properties.CONTAIN_INTRINSIC_WIDTH);
      remember(style, Properties.CONTAIN_INTRINSIC_HEIGHT);
    }

    decorations(style, parent, display, position);
    quirkyMargins(style, element);
    if (element.is("table") && alignsBlocks((TextAlign) style.get(Properties.TEXT_ALIGN))) {
      // Not in the spec: what aligns blocks around a table ends there.
      style.set(Properties.TEXT_ALIGN, TextAlign.START);
    }

    nativeLook(style, element);
  }

  private static boolean alignsBlocks(TextAlign align) {
    return switch (align) {
      case WEBKIT_LEFT, WEBKIT_RIGHT, WEBKIT_CENTER -> true;
      case START, END, LEFT, RIGHT, CENTER, JUSTIFY, MATCH_PARENT, INTERNAL_CENTER -> false;
    };
  }

  /// Not in the spec: browsers draw a control that the page gave a background or border without its
  /// native look; of a select the arrow stays. What is all symbol keeps its look, and a box that is
  /// ticked has neither border nor padding beside it.
  private static void nativeLook(StyleBuilder style, Element element) {
    if (style.get(Properties.APPEARANCE) == Appearance.NONE) {
      return;
    }
    String type =
        element.is("input") ? element.attributeOrEmpty("type").toLowerCase(Locale.ROOT) : "";
    switch (type) {
      case "checkbox", "radio" -> {
        style.set(Properties.BORDER_TOP_STYLE, LineStyle.NONE);
        style.set(Properties.BORDER_RIGHT_STYLE, LineStyle.NONE);
        style.set(Properties.BORDER_BOTTOM_STYLE, LineStyle.NONE);
        style.set(Properties.BORDER_LEFT_STYLE, LineStyle.NONE);
        style.set(Properties.PADDING_TOP, LengthPercentage.ZERO);
        style.set(Properties.PADDING_RIGHT, LengthPercentage.ZERO);
        style.set(Properties.PADDING_BOTTOM, LengthPercentage.ZERO);
        style.set(Properties.PADDING_LEFT, LengthPercentage.ZERO);
      }
      case "range" -> {}
      default -> {
        if (isStyled(style)) {
          style.set(
              Properties.APPEARANCE,
              element.is("select") ? Appearance.MENULIST_BUTTON : Appearance.NONE);
        }
      }
    }
    boolean isNative = style.get(Properties.APPEARANCE) != Appearance.NONE;
    if (isNative && (DropDowns.popsUp(element) || isInputButton(element))) {
      style.set(Properties.LINE_HEIGHT, LineHeight.NORMAL);
    }
    // Not in the spec: in a field a line is not lower than its font.
    if (isOneLine(element) && usedLineHeight(style) <= style.fontSize()) {
      style.set(Properties.LINE_HEIGHT, LineHeight.NORMAL);
    }
  }

  private static boolean isInputButton(Element element) {
    return element.is("input")
        && switch (element.attributeOrEmpty("type").toLowerCase(Locale.ROOT)) {
          case "submit", "reset", "button" -> true;
          default -> false;
        };
  }

  private static boolean isOneLine(Element element) {
    return element.is("input")
        && switch (element.attributeOrEmpty("type").toLowerCase(Locale.ROOT)) {
          case "date", "time", "datetime-local", "month", "week" -> false;
          case "submit", "reset", "button" -> false;
          default -> true;
        };
  }

  private static double usedLineHeight(StyleBuilder style) {
    return switch ((LineHeight) style.get(Properties.LINE_HEIGHT)) {
      case LineHeight.Normal normal -> Double.POSITIVE_INFINITY;
      case LineHeight.Number(float factor) -> factor * style.fontSize();
      case LineHeight.Px(float px) -> px;
    };
  }

  private static void remember(StyleBuilder style, Property property) {
    IntrinsicSize size = (IntrinsicSize) style.get(property);
    if (!size.remembered()) {
      style.set(property, new IntrinsicSize(true, size.px()));
    }
  }

  private static final Set<String> WITH_QUIRKY_MARGINS =
      Set.of(
          "blockquote",
          "dir",
          "dl",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "listing",
          "menu",
          "ol",
          "p",
          "plaintext",
          "pre",
          "ul",
          "xmp");

  private static final Set<String> WITH_QUIRKY_BOTTOM =
      Set.of("listing", "p", "plaintext", "pre", "xmp");

  /// HTML §15.3.10: what the user-agent sheet gives above text in quirks mode, and below paragraphs
  /// and, as in Chromium, preformatted text.
  private static void quirkyMargins(StyleBuilder style, Element element) {
    if (!element.ownerDocument().isQuirks()
        || !element.isHtml()
        || !WITH_QUIRKY_MARGINS.contains(element.localName())) {
      return;
    }
    int quirky = style.isSetByAuthor(Properties.MARGIN_TOP) ? 0 : ComputedStyle.QUIRKY_TOP;
    if (WITH_QUIRKY_BOTTOM.contains(element.localName())
        && !style.isSetByAuthor(Properties.MARGIN_BOTTOM)) {
      quirky |= ComputedStyle.QUIRKY_BOTTOM;
    }
    style.set(Properties.INTERNAL_QUIRKY_MARGINS, quirky);
  }

  /// CSS Overflow 4 §5.4: a vertical `-webkit-box` with `-webkit-line-clamp` is a block container.
  private static boolean isLineClamped(StyleBuilder style, Display display) {
    return (display == Display.FLEX || display == Display.INLINE_FLEX)
        && style.get(Properties.LINE_CLAMP) instanceof Integer
        && style.get(Properties.WEBKIT_BOX_ORIENT).toString().equals("vertical");
  }

  private static Overflow scrolling(Overflow overflow) {
    // Not in the spec: Chromium leaves clip beside a scrolling axis.
    return overflow == Overflow.VISIBLE ? Overflow.AUTO : overflow;
  }

  private static boolean isStyled(StyleBuilder style) {
    return style.isSetByAuthor(Properties.BACKGROUND_COLOR)
        || style.isSetByAuthor(Properties.BACKGROUND_IMAGE)
        || style.isSetByAuthor(Properties.BORDER_TOP_STYLE)
        || style.isSetByAuthor(Properties.BORDER_TOP_WIDTH)
        || style.isSetByAuthor(Properties.BORDER_TOP_COLOR)
        || style.isSetByAuthor(Properties.BORDER_TOP_LEFT_RADIUS);
  }

  // CSS Text Decoration 3 §2.1: decorations reach all in-flow boxes inside, but not atomic inlines,
  // floats and the out of flow.
  private static void decorations(
      StyleBuilder style, ComputedStyle parent, Display display, Position position) {
    boolean stops =
        position.isOutOfFlow()
            || style.get(Properties.FLOAT) != Floating.NONE
            || display == Display.INLINE_BLOCK
            || display == Display.INLINE_FLOW_ROOT_LIST_ITEM
            || display == Display.INLINE_TABLE
            || display == Display.INLINE_FLEX
            || display == Display.INLINE_GRID;
    int lines = (Integer) style.get(Properties.TEXT_DECORATION_LINE);
    List<TextDecoration> inherited = parent.textDecorations();
    if (lines == 0 && inherited.isEmpty()) {
      return;
    }
    List<TextDecoration> applied = new ArrayList<>();
    if (!stops) {
      // What reaches a block is a decoration of the line boxes in it (CSS Text Decoration 3 §2.1).
      float size = (Float) style.get(Properties.FONT_SIZE);
      boolean inline =
          display == Display.INLINE
              || display == Display.INLINE_LIST_ITEM
              || display == Display.CONTENTS;
      inherited.forEach(each -> applied.add(inline ? each : each.withFontSize(size)));
    }
    if (lines != 0) {
      Color current = (Color) style.get(Properties.COLOR);
      ColorValue fill = (ColorValue) style.get(Properties.WEBKIT_TEXT_FILL_COLOR);
      ColorValue color = (ColorValue) style.get(Properties.TEXT_DECORATION_COLOR);
      Object offset = style.get(Properties.TEXT_UNDERLINE_OFFSET);
      applied.add(
          new TextDecoration(
              lines,
              (TextDecorationStyle) style.get(Properties.TEXT_DECORATION_STYLE),
              color instanceof ColorValue.CurrentColor
                  ? fill.resolve(current)
                  : color.resolve(current),
              (Size) style.get(Properties.TEXT_DECORATION_THICKNESS),
              offset instanceof LengthPercentage length ? length : LengthPercentage.ZERO,
              !(offset instanceof LengthPercentage),
              (Float) style.get(Properties.FONT_SIZE)));
    }
    style.set(Properties.INTERNAL_TEXT_DECORATIONS, List.copyOf(applied));
  }
}
