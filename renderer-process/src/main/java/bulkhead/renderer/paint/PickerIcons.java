package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// The icons at the end of inputs of dates and times: a calendar's sheet, a clock. Owned by
/// `RendererMain`.
final class PickerIcons {
  /// Parts of the font size.
  private static final float CALENDAR = 1.3f;

  private static final float CLOCK = 1.5f;

  /// The icons are drawn for this size.
  private static final float SHEET = 16;

  private final Ink ink;

  PickerIcons(Ink ink) {
    this.ink = ink;
  }

  /// Draws the icon of the control, if it has one, at the end of its content box.
  void draw(BoxFragment fragment, Rect border, PaintContext context) {
    Element element = fragment.box().element();
    if (element == null) {
      return;
    }
    FormControls.PickerIcon icon = FormControls.pickerIcon(element);
    ComputedStyle style = fragment.box().style();
    float size =
        style.fontSize()
            * switch (icon) {
              case NONE -> 0;
              case CALENDAR -> CALENDAR;
              case CLOCK -> CLOCK;
            };
    if (size == 0) {
      return;
    }
    boolean backwards = style.direction() == Direction.RTL;
    float left =
        backwards
            ? border.getLeft() + fragment.border().left() + fragment.padding().left()
            : border.getRight() - fragment.border().right() - fragment.padding().right() - size;
    float top = (border.getTop() + border.getBottom() - size) / 2;
    // The drawing has two pixels of space around it, and begins at a whole pixel.
    float scale = size / (SHEET + 4);
    float x = Math.round(left + 2 * scale);
    float y = Math.round(top + 2 * scale);
    int argb = style.isDark() ? 0xffffffff : 0xff000000;
    switch (icon) {
      case NONE -> {}
      case CALENDAR -> calendar(x, y, scale, argb, context);
      case CLOCK -> clock(x, y, scale, argb, context);
    }
  }

  private void calendar(float x, float y, float s, int argb, PaintContext context) {
    PathBuilder sheet = new PathBuilder();
    sheet.addRRect(
        RRect.makeLTRB(x + 2.75f * s, y + 2.75f * s, x + 13.25f * s, y + 13.25f * s, s / 2));
    ink.draw(context, new DisplayItem.StrokePath(sheet.build(), 1.5f * s, argb));
    fill(x + 3 * s, y + 2.5f * s, x + 13 * s, y + 5 * s, argb, context);
    fill(x + 4 * s, y + s, x + 5.2f * s, y + 2.5f * s, argb, context);
    fill(x + 10.8f * s, y + s, x + 12 * s, y + 2.5f * s, argb, context);
  }

  private void clock(float x, float y, float s, int argb, PaintContext context) {
    PathBuilder face = new PathBuilder();
    face.addCircle(x + 8 * s, y + 8 * s, 6 * s);
    ink.draw(context, new DisplayItem.StrokePath(face.build(), 1.5f * s, argb));
    PathBuilder hands = new PathBuilder();
    hands
        .moveTo(x + 8 * s, y + 4.5f * s)
        .lineTo(x + 8 * s, y + 8 * s)
        .lineTo(x + 10.5f * s, y + 10 * s);
    ink.draw(context, new DisplayItem.StrokePath(hands.build(), s, argb));
  }

  private void fill(float l, float t, float r, float b, int argb, PaintContext context) {
    ink.draw(context, new DisplayItem.FillRect(Rect.makeLTRB(l, t, r, b), argb));
  }
}
