package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// Draws form controls that are no boxes with text, as Chromium does. Owned by `RendererMain`.
final class ControlPainter {
  private final Ink ink;

  ControlPainter(Ink ink) {
    this.ink = ink;
  }

  void control(
      ReplacedContent.Control control, ComputedStyle style, Rect area, PaintContext context) {
    Element element = control.element();
    boolean disabled = element.hasAttribute("disabled");
    int edge = disabled ? 0x4d767676 : 0xff767676;
    int accent = disabled ? 0xffb0b0b0 : 0xff0075ff;
    boolean checked = element.hasState(ElementState.CHECKED);
    float l = area.getLeft();
    float t = area.getTop();
    float r = area.getRight();
    float b = area.getBottom();
    switch (control.kind()) {
      case CHECKBOX -> {
        RRect box = RRect.makeLTRB(l, t, r, b, 2);
        ink.draw(context, new DisplayItem.FillRRect(box, checked ? accent : 0xffffffff));
        if (checked) {
          float w = r - l;
          PathBuilder tick = new PathBuilder();
          tick.moveTo(l + w * 0.22f, t + w * 0.52f);
          tick.lineTo(l + w * 0.42f, t + w * 0.72f);
          tick.lineTo(l + w * 0.8f, t + w * 0.28f);
          ink.draw(context, new DisplayItem.StrokePath(tick.build(), w * 0.15f, 0xffffffff));
        } else {
          frame(box, edge, context);
        }
      }
      case RADIO -> {
        RRect circle = RRect.makeLTRB(l, t, r, b, (r - l) / 2);
        ink.draw(context, new DisplayItem.FillRRect(circle, 0xffffffff));
        frame(circle, checked ? accent : edge, context);
        if (checked) {
          float d = (r - l) * 0.25f;
          ink.draw(
              context,
              new DisplayItem.FillRRect(
                  RRect.makeLTRB(l + d, t + d, r - d, b - d, (r - l) / 2 - d), accent));
        }
      }
      case RANGE -> {
        float middle = (t + b) / 2;
        float at = l + (r - l) * fraction(element, 50, 100);
        ink.draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, middle - 4, r, middle + 4, 4), 0xffefefef));
        ink.draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, middle - 4, at, middle + 4, 4), accent));
        ink.draw(
            context,
            new DisplayItem.FillRRect(
                RRect.makeLTRB(at - 8, middle - 8, at + 8, middle + 8, 8), accent));
      }
      case COLOR -> {
        ink.draw(context, new DisplayItem.FillRect(area, 0xffefefef));
        ink.draw(context, new DisplayItem.FillRect(Rects.outset(area, -4), hexColor(element)));
      }
      case PROGRESS, METER -> {
        float h = Math.min(b - t, control.kind() == ReplacedContent.ControlKind.METER ? b - t : 8);
        float top = (t + b - h) / 2;
        float at = l + (r - l) * fraction(element, 0, 1);
        int fill = control.kind() == ReplacedContent.ControlKind.METER ? 0xff107c10 : accent;
        ink.draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, top, r, top + h, h / 2), 0xffefefef));
        if (at > l) {
          ink.draw(
              context, new DisplayItem.FillRRect(RRect.makeLTRB(l, top, at, top + h, h / 2), fill));
        }
      }
    }
  }

  private void frame(RRect shape, int argb, PaintContext context) {
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(1, DisplayItem.BorderStyle.SOLID, argb);
    ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }

  private static float fraction(Element element, float value, float max) {
    String set = element.controlValue();
    float v = decimal(set != null ? set : element.attribute("value"), value);
    float m = decimal(element.attribute("max"), max);
    float low = decimal(element.attribute("min"), 0);
    return m > low ? Math.max(0, Math.min(1, (v - low) / (m - low))) : 0;
  }

  private static float decimal(@Nullable String text, float otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      float value = Float.parseFloat(text.strip());
      return Float.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  private static int hexColor(Element element) {
    String set = element.controlValue();
    String value = set != null ? set : element.attributeOrEmpty("value");
    if (value.length() != 7 || value.charAt(0) != '#') {
      return 0xff000000;
    }
    int argb = 0xff;
    for (int i = 1; i < 7; i++) {
      argb = argb << 4 | Math.max(0, Character.digit(value.charAt(i), 16));
    }
    return argb;
  }
}
