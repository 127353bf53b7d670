package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.SelectorMatcher;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// The native look of controls that are boxes with text: fields, buttons, lists. It stands for
/// their background and border as long as the page sets neither (CSS UI 4 §7.2 `appearance`), and
/// of boxes to tick and sliders whatever it sets; the shapes are those of Chromium on Linux. Owned
/// by `RendererMain`.
final class NativeControls {
  private static final float BUTTON_RADIUS = 2;
  private static final int DISABLED_FILL = 0xffeeeeee;
  /// Around buttons, whatever colour their border has.
  private static final int EDGE = 0xff767676;

  private static final int DARK_EDGE = 0xff6b6b6b;
  private static final int DARK_FIELD = 0xff3b3b3b;
  private static final int DISABLED_EDGE = 0xffd0d0d0;

  /// From the end edge of a list that pops up to the middle of its arrow; pixels.
  private static final float ARROW_INSET = 9;

  private final Ink ink;
  private final PickerIcons pickers;

  NativeControls(Ink ink) {
    this.ink = ink;
    pickers = new PickerIcons(ink);
  }

  /// Draws the box's native look; false if it has none.
  boolean draw(BoxFragment fragment, Rect border, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    Element element = fragment.box().element();
    if (element == null || style.appearance() == Appearance.NONE) {
      return false;
    }
    if (fragment.box().replaced() instanceof ReplacedContent.Control control
        && fragment.box().pseudo() == null) {
      switch (control.kind()) {
        case CHECKBOX, RADIO, RANGE -> {
          return true;
        }
        case PROGRESS, METER -> {
          return false;
        }
        case COLOR -> {}
      }
    }
    if (fragment.border().top() == 0 || border.getWidth() < 3 || border.getHeight() < 3) {
      return false;
    }
    PseudoElement pseudo = fragment.box().pseudo();
    if (pseudo == null
        ? FormControls.isButton(element)
            || fragment.box().replaced() instanceof ReplacedContent.Control
        : pseudo == PseudoElement.FILE_SELECTOR_BUTTON) {
      button(element, style, border, context);
      return true;
    }
    if (pseudo != null) {
      return false;
    }
    if (style.appearance() == Appearance.MENULIST_BUTTON) {
      return false;
    }
    if (FormControls.isTextField(element) || element.is("select")) {
      int fill = style.backgroundColor().argb();
      field(style, DropDowns.popsUp(element) ? listFill(style) : fill, border, context);
      if (DropDowns.popsUp(element)) {
        arrow(style, ZoomedDrawing.of(style, border, context));
      }
      pickers.draw(fragment, border, context);
      return true;
    }
    return false;
  }

  /// The arrow of a list that pops up, and a picker's icon, where the page draws background and
  /// border.
  void drawIndicator(BoxFragment fragment, Rect border, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    Element element = fragment.box().element();
    if (element != null
        && style.appearance() == Appearance.MENULIST_BUTTON
        && fragment.box().pseudo() == null
        && DropDowns.popsUp(element)) {
      arrow(style, ZoomedDrawing.of(style, border, context));
    } else if (element != null && fragment.box().pseudo() == null) {
      pickers.draw(fragment, border, context);
    }
  }

  private void button(Element element, ComputedStyle style, Rect border, PaintContext context) {
    RRect shape =
        RRect.makeLTRB(
            border.getLeft(),
            border.getTop(),
            border.getRight(),
            border.getBottom(),
            BUTTON_RADIUS * style.zoom().factor());
    // The native look of a disabled one is not what its style says.
    boolean grey = !style.isDark() && SelectorMatcher.isDisabled(element);
    int fill = grey ? DISABLED_FILL : style.backgroundColor().argb();
    int edge = grey ? DISABLED_EDGE : style.isDark() ? DARK_EDGE : EDGE;
    ink.draw(context, new DisplayItem.FillRRect(shape, fill));
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(line(style), DisplayItem.BorderStyle.SOLID, edge);
    ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }

  /// How wide frames are: one pixel, and whole ones where all is larger.
  private static float line(ComputedStyle style) {
    return Math.max(1, (float) Math.floor(style.zoom().factor()));
  }

  /// Lists that pop up look like fields, though they have the background of buttons.
  private static int listFill(ComputedStyle style) {
    return style.isDark() ? DARK_FIELD : Color.WHITE.argb();
  }

  /// A frame of one line without its four corners.
  private void field(ComputedStyle style, int fill, Rect border, PaintContext context) {
    float l = Math.round(border.getLeft());
    float t = Math.round(border.getTop());
    float r = Math.round(border.getRight());
    float b = Math.round(border.getBottom());
    float room = Math.max(0, Math.min(r - l, b - t)) / 2; // a page may zoom to any width of lines
    float line = Math.min(line(style), room);
    Rect inside = Rect.makeLTRB(l + line, t + line, r - line, b - line);
    ink.draw(context, new DisplayItem.FillRect(inside, fill));
    int edge = style.borderTopColor().argb();
    ink.draw(
        context, new DisplayItem.FillRect(Rect.makeLTRB(l + line, t, r - line, t + line), edge));
    ink.draw(
        context, new DisplayItem.FillRect(Rect.makeLTRB(l + line, b - line, r - line, b), edge));
    ink.draw(
        context, new DisplayItem.FillRect(Rect.makeLTRB(l, t + line, l + line, b - line), edge));
    ink.draw(
        context, new DisplayItem.FillRect(Rect.makeLTRB(r - line, t + line, r, b - line), edge));
  }

  private void arrow(ComputedStyle style, ZoomedDrawing drawing) {
    Rect border = drawing.area();
    float x =
        style.direction() == Direction.RTL
            ? border.getLeft() + ARROW_INSET
            : border.getRight() - ARROW_INSET;
    float y = (border.getTop() + border.getBottom()) / 2;
    PathBuilder down = new PathBuilder();
    down.moveTo(x - 3.5f, y - 2);
    down.lineTo(x, y + 1.5f);
    down.lineTo(x + 3.5f, y - 2);
    ink.draw(drawing.context(), new DisplayItem.StrokePath(down.build(), 2, style.color().argb()));
  }
}
