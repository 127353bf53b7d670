package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.layout.tree.ControlNumbers;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.SelectorMatcher;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Draws form controls that are no boxes with text, as Chromium does. Owned by `RendererMain`.
final class ControlPainter {
  private static final float TRACK = 8;
  private static final float THUMB = 16;
  private static final float TICK_LENGTH = 4;
  private static final int TICK_COLOR = 0xff9d968e;

  private final Ink ink;

  ControlPainter(Ink ink) {
    this.ink = ink;
  }

  /// The colours of a control, by its colour scheme, its state and `accent-color`.
  ///
  /// @param base below its parts
  /// @param track of what is not filled
  /// @param mark on the accent colour
  private record Look(int base, int edge, int track, int trackEdge, int accent, int mark) {
    static Look of(Element element, ComputedStyle style) {
      boolean dark = style.isDark();
      boolean hovered = element.hasState(ElementState.HOVER);
      if (SelectorMatcher.isDisabled(element)) {
        int accent = dark ? 0xff757575 : 0xffcbcbcb;
        int base = dark ? 0xff3b3b3b : 0xfff8f8f8;
        int edge = dark ? 0xff626262 : 0xffd1d1d1;
        return new Look(base, edge, dark ? 0xff3b3b3b : 0xffefefef, edge, accent, base);
      }
      int accent = dark ? (hovered ? 0xffd1e6ff : 0xff99c8ff) : hovered ? 0xff005cc8 : 0xff0075ff;
      int mark = dark ? 0xff3b3b3b : 0xffffffff;
      if (style.get(Properties.ACCENT_COLOR) instanceof ColorValue own) {
        var color = own.resolve(style.color());
        accent = color.argb();
        float light = 0.2126f * color.red() + 0.7152f * color.green() + 0.0722f * color.blue();
        mark = light > 0.6f ? 0xff000000 : 0xffffffff;
      }
      return new Look(
          dark ? 0xff3b3b3b : 0xffffffff,
          dark ? 0xff858585 : hovered ? 0xff4f4f4f : 0xff767676,
          dark ? 0xff3b3b3b : 0xffefefef,
          dark ? 0xff858585 : 0xffb2b2b2,
          accent,
          mark);
    }
  }

  void control(
      ReplacedContent.Control control, ComputedStyle style, Rect box, PaintContext around) {
    ZoomedDrawing drawing = ZoomedDrawing.of(style, box, around);
    Rect area = drawing.area();
    PaintContext context = drawing.context();
    Element element = control.element();
    Look look = Look.of(element, style);
    if (style.appearance() == Appearance.NONE) {
      plain(control, style, look, area, context);
      return;
    }
    switch (control.kind()) {
      case CHECKBOX -> checkbox(element, look, area, context);
      case RADIO -> radio(element, look, area, context);
      case RANGE -> range(element, style, look, area, context);
      case COLOR -> color(element, area, context);
      case PROGRESS -> progress(element, style, look, area, context);
      case METER -> meter(element, style, area, context);
    }
  }

  /// Without the native look (CSS UI 4 §7.2.1): boxes to tick are the style's alone, a slider keeps
  /// its thumb.
  private void plain(
      ReplacedContent.Control control,
      ComputedStyle style,
      Look look,
      Rect area,
      PaintContext context) {
    Element element = control.element();
    switch (control.kind()) {
      case CHECKBOX, RADIO -> {}
      case RANGE -> {
        float middle = Math.round(area.getTop() + (area.getHeight() - TRACK) / 2) + TRACK / 2;
        thumb(thumbPosition(element, style, area), middle, look, context);
      }
      case COLOR -> color(element, area, context);
      case PROGRESS, METER -> {} // boxes of their own
    }
  }

  private void checkbox(Element element, Look look, Rect area, PaintContext context) {
    boolean checked = element.hasState(ElementState.CHECKED);
    boolean mixed = element.hasState(ElementState.INDETERMINATE);
    Rect square = square(area);
    RRect box = rounded(square, 2);
    fill(box, checked || mixed ? look.accent : look.base, context);
    float l = square.getLeft();
    float t = square.getTop();
    float w = square.getWidth();
    if (mixed) {
      Rect dash = Rect.makeLTRB(l + w * 0.2f, t + w * 0.42f, l + w * 0.8f, t + w * 0.58f);
      fill(rounded(dash, w * 0.08f), look.mark, context);
    } else if (checked) {
      PathBuilder tick = new PathBuilder();
      tick.moveTo(l + w * 0.2f, t + w * 0.5f);
      tick.lineTo(l + w * 0.4f, t + w * 0.7f);
      tick.lineTo(l + w * 0.8f, t + w * 0.3f);
      ink.draw(context, new DisplayItem.StrokePath(tick.build(), w * 0.16f, look.mark));
    } else {
      frame(box, look.edge, context);
    }
  }

  private void radio(Element element, Look look, Rect area, PaintContext context) {
    boolean checked = element.hasState(ElementState.CHECKED);
    Rect square = square(area);
    float half = square.getWidth() / 2;
    RRect circle = rounded(square, half);
    fill(circle, look.base, context);
    frame(circle, checked ? look.accent : look.edge, context);
    if (checked) {
      Rect dot = Rects.outset(square, -square.getWidth() * 0.23f);
      fill(rounded(dot, dot.getWidth() / 2), look.accent, context);
    }
  }

  private void range(
      Element element, ComputedStyle style, Look look, Rect area, PaintContext context) {
    boolean backwards = style.direction() == Direction.RTL;
    float middle = Math.round(area.getTop() + (area.getHeight() - TRACK) / 2) + TRACK / 2;
    float way = Math.max(0, area.getWidth() - THUMB);
    float at = thumbPosition(element, style, area);
    Rect track =
        Rect.makeLTRB(
            area.getLeft() + 1, middle - TRACK / 2, area.getRight() - 1, middle + TRACK / 2);
    bar(track, look.track, look.trackEdge, context);
    for (float tick : ControlNumbers.ticks(element)) {
      float x =
          (float) Math.floor(area.getLeft() + THUMB / 2 + way * (backwards ? 1 - tick : tick));
      ink.draw(
          context,
          new DisplayItem.FillRect(
              Rect.makeXYWH(x, middle + THUMB / 2 - 1, 1, TICK_LENGTH), TICK_COLOR));
    }
    Rect filled =
        backwards
            ? Rect.makeLTRB(at, track.getTop(), track.getRight(), track.getBottom())
            : Rect.makeLTRB(track.getLeft(), track.getTop(), at, track.getBottom());
    if (!Rects.isEmpty(filled)) {
      fill(rounded(filled, TRACK / 2), look.accent, context);
    }
    thumb(at, middle, look, context);
  }

  private void thumb(float at, float middle, Look look, PaintContext context) {
    Rect thumb =
        Rect.makeLTRB(at - THUMB / 2, middle - THUMB / 2, at + THUMB / 2, middle + THUMB / 2);
    fill(rounded(thumb, THUMB / 2), look.accent, context);
  }

  /// Where the middle of a slider's thumb is.
  private static float thumbPosition(Element element, ComputedStyle style, Rect area) {
    float way = Math.max(0, area.getWidth() - THUMB);
    float share = ControlNumbers.sliderFraction(element);
    boolean backwards = style.direction() == Direction.RTL;
    return area.getLeft() + THUMB / 2 + way * (backwards ? 1 - share : share);
  }

  /// The box around it is the style's.
  private void color(Element element, Rect area, PaintContext context) {
    Rect swatch =
        Rect.makeLTRB(
            area.getLeft() + 2, area.getTop() + 4, area.getRight() - 2, area.getBottom() - 4);
    if (Rects.isEmpty(swatch)) {
      return;
    }
    ink.draw(context, new DisplayItem.FillRect(swatch, 0xff777777));
    ink.draw(
        context,
        new DisplayItem.FillRect(Rects.outset(swatch, -1), ControlNumbers.hexColor(element)));
  }

  private void progress(
      Element element, ComputedStyle style, Look look, Rect area, PaintContext context) {
    Rect bar = band(area, TRACK);
    bar(bar, look.track, look.trackEdge, context);
    if (!element.hasAttribute("value")) {
      float w = bar.getWidth();
      float l = bar.getLeft() + w * 0.08f;
      fill(
          rounded(Rect.makeLTRB(l, bar.getTop(), l + w * 0.2f, bar.getBottom()), TRACK / 2),
          look.accent,
          context);
      return;
    }
    part(bar, ControlNumbers.fraction(element, 0, 1), style, look.accent, context);
  }

  private void meter(Element element, ComputedStyle style, Rect area, PaintContext context) {
    boolean dark = style.isDark();
    Rect bar = meterBar(area);
    bar(bar, dark ? 0xff3b3b3b : 0xffefefef, dark ? 0xff858585 : 0xffcbcbcb, context);
    int fill =
        switch (ControlNumbers.gauge(element)) {
          case OPTIMUM -> dark ? 0xff74b374 : 0xff107c10;
          case SUBOPTIMAL -> dark ? 0xfff2c812 : 0xffffb900;
          case WORST -> dark ? 0xffe98d6e : 0xffd83b01;
        };
    Rect inside = Rects.outset(bar, -1);
    part(inside, ControlNumbers.fraction(element, 0, 1), style, fill, context);
  }

  // ---------------------------------------------------------------- shapes

  /// The largest square in the middle.
  private static Rect square(Rect area) {
    float side = Math.min(area.getWidth(), area.getHeight());
    return Rect.makeXYWH(
        area.getLeft() + (area.getWidth() - side) / 2,
        area.getTop() + (area.getHeight() - side) / 2,
        side,
        side);
  }

  private static Rect meterBar(Rect area) {
    return band(area, Math.max(1, Math.round(area.getHeight() * 7 / 16)));
  }

  /// A strip of that height in the middle.
  private static Rect band(Rect area, float height) {
    float h = Math.min(height, area.getHeight());
    float top = Math.round(area.getTop() + (area.getHeight() - h) / 2);
    return Rect.makeLTRB(area.getLeft(), top, area.getRight(), top + h);
  }

  private void bar(Rect bar, int argb, int edge, PaintContext context) {
    RRect shape = rounded(bar, bar.getHeight() / 2);
    fill(shape, argb, context);
    frame(shape, edge, context);
  }

  /// The filled part of a bar.
  private void part(Rect bar, float share, ComputedStyle style, int argb, PaintContext context) {
    float w = bar.getWidth() * share;
    if (!(w > 0)) {
      return;
    }
    PaintContext inside =
        context.with(new DisplayItem.PushClipRRect(rounded(bar, bar.getHeight() / 2)));
    ink.draw(inside, new DisplayItem.FillRect(share(bar, share, style), argb));
  }

  /// So much of a bar, from where it begins.
  private static Rect share(Rect bar, float share, ComputedStyle style) {
    float w = bar.getWidth() * share;
    return style.direction() == Direction.RTL
        ? Rect.makeLTRB(bar.getRight() - w, bar.getTop(), bar.getRight(), bar.getBottom())
        : Rect.makeLTRB(bar.getLeft(), bar.getTop(), bar.getLeft() + w, bar.getBottom());
  }

  private static RRect rounded(Rect rect, float radius) {
    return RRect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), radius);
  }

  private void fill(RRect shape, int argb, PaintContext context) {
    ink.draw(context, new DisplayItem.FillRRect(shape, argb));
  }

  private void frame(RRect shape, int argb, PaintContext context) {
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(1, DisplayItem.BorderStyle.SOLID, argb);
    ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }
}
