package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.SvgPathParser;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.svg.SvgLengths.Axis;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The outlines of basic shapes and paths (SVG 2 §9 and §10). Pure.
final class SvgShapes {
  private static final Set<String> NAMES =
      Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon");

  private SvgShapes() {}

  static boolean isShape(Element element) {
    return NAMES.contains(element.localName());
  }

  /// In the element's user space; null where nothing is drawn.
  static @Nullable Path path(Element element, SvgLengths lengths) {
    return switch (element.localName()) {
      case "path" -> data(element);
      case "rect" -> rect(element, lengths);
      case "circle" -> {
        float r = of(element, "r", Properties.R, lengths, Axis.OTHER);
        float cx = of(element, "cx", Properties.CX, lengths, Axis.X);
        float cy = of(element, "cy", Properties.CY, lengths, Axis.Y);
        yield r > 0 ? oval(cx, cy, r, r) : null;
      }
      case "ellipse" -> {
        float rx = radius(element, "rx", Properties.RX, lengths, Axis.X);
        float ry = radius(element, "ry", Properties.RY, lengths, Axis.Y);
        rx = Float.isNaN(rx) ? ry : rx;
        ry = Float.isNaN(ry) ? rx : ry;
        float cx = of(element, "cx", Properties.CX, lengths, Axis.X);
        float cy = of(element, "cy", Properties.CY, lengths, Axis.Y);
        yield rx > 0 && ry > 0 ? oval(cx, cy, rx, ry) : null;
      }
      case "line" ->
          Path.makeLine(
              lengths.of(element, "x1", Axis.X, 0),
              lengths.of(element, "y1", Axis.Y, 0),
              lengths.of(element, "x2", Axis.X, 0),
              lengths.of(element, "y2", Axis.Y, 0));
      case "polyline" -> points(element, false);
      case "polygon" -> points(element, true);
      default -> null;
    };
  }

  /// `x`, `y`, `width` and `height`; negative sizes count as none.
  static Rect rectangle(Element element, SvgLengths lengths) {
    return Rect.makeXYWH(
        of(element, "x", Properties.X, lengths, Axis.X),
        of(element, "y", Properties.Y, lengths, Axis.Y),
        notNegative(size(element, "width", Properties.WIDTH, lengths, Axis.X)),
        notNegative(size(element, "height", Properties.HEIGHT, lengths, Axis.Y)));
  }

  private static float notNegative(float size) {
    return size > 0 ? size : 0;
  }

  private static @Nullable Path data(Element element) {
    String data = dataText(element);
    return data == null ? null : SvgPathData.path(data);
  }

  private static @Nullable String dataText(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    String styled = style == null ? "none" : style.get(Properties.D).toString();
    if (styled.startsWith("path(")) {
      int from = styled.indexOf(styled.indexOf('"') >= 0 ? '"' : '\'');
      int to = styled.lastIndexOf(')');
      if (from >= 0 && to > from + 1) {
        return styled.substring(from + 1, to).replaceAll("[\"']\\s*$", "");
      }
    }
    return element.attribute("d");
  }

  /// Where the arcs of a path end.
  static List<Point> arcEnds(Element element) {
    String data = element.localName().equals("path") ? dataText(element) : null;
    return data == null ? List.of() : SvgPathParser.arcEnds(data);
  }

  private static Path oval(float cx, float cy, float rx, float ry) {
    return Path.makeOval(Rect.makeLTRB(cx - rx, cy - ry, cx + rx, cy + ry));
  }

  /// The property where a style sets it, else the attribute.
  static float of(Element element, String name, Property property, SvgLengths lengths, Axis axis) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style != null
        && style.get(property) instanceof LengthPercentage length
        && length != LengthPercentage.ZERO) {
      return length.resolve(lengths.basis(axis));
    }
    return lengths.of(element, name, axis, 0);
  }

  /// `width` or `height`; NaN for auto.
  static float size(
      Element element, String name, Property property, SvgLengths lengths, Axis axis) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style != null && style.get(property) instanceof LengthPercentage length) {
      return length.resolve(lengths.basis(axis));
    }
    return lengths.of(element, name, axis, Float.NaN);
  }

  /// NaN for auto.
  private static float radius(
      Element element, String name, Property property, SvgLengths lengths, Axis axis) {
    ComputedStyle style = ComputedStyle.of(element);
    float value =
        style != null && style.get(property) instanceof LengthPercentage length
            ? length.resolve(lengths.basis(axis))
            : lengths.of(element, name, axis, Float.NaN);
    return value < 0 ? Float.NaN : value;
  }

  private static @Nullable Path rect(Element element, SvgLengths lengths) {
    float w = size(element, "width", Properties.WIDTH, lengths, Axis.X);
    float h = size(element, "height", Properties.HEIGHT, lengths, Axis.Y);
    if (!(w > 0) || !(h > 0)) {
      return null;
    }
    float x = of(element, "x", Properties.X, lengths, Axis.X);
    float y = of(element, "y", Properties.Y, lengths, Axis.Y);
    float rx = radius(element, "rx", Properties.RX, lengths, Axis.X);
    float ry = radius(element, "ry", Properties.RY, lengths, Axis.Y);
    rx = Float.isNaN(rx) ? ry : rx;
    ry = Float.isNaN(ry) ? rx : ry;
    if (rx > 0 && ry > 0) {
      return Path.makeRRect(RRect.makeXYWH(x, y, w, h, Math.min(rx, w / 2), Math.min(ry, h / 2)));
    }
    return Path.makeRect(Rect.makeXYWH(x, y, w, h));
  }

  private static @Nullable Path points(Element element, boolean closed) {
    float[] numbers = SvgLengths.numbers(element.attributeOrEmpty("points"));
    if (numbers.length < 2) {
      return null;
    }
    int even = numbers.length / 2 * 2;
    try (PathBuilder builder = new PathBuilder()) {
      return builder.addPolygon(java.util.Arrays.copyOf(numbers, even), closed).build();
    }
  }
}
