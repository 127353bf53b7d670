package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.svg.SvgLengths.Axis;
import io.github.humbleui.skija.FilterMode;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.GradientStyle;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gradients and patterns (SVG 2 §14). Thread: `RendererMain`.
final class SvgPaintServers {
  private final SvgPainter painter;
  private final Fingerprint print;

  SvgPaintServers(SvgPainter painter, Fingerprint print) {
    this.painter = painter;
    this.print = print;
  }

  /// A shader, or a colour where there is just one; null for nothing to paint.
  sealed interface Source {
    record Shading(Shader shader) implements Source {}

    record Plain(int argb) implements Source {}
  }

  /// @param box of what is to be painted
  @Nullable Source of(Element server, Rect box, float opacity) {
    if (!isRendered(server)) {
      return null;
    }
    return switch (server.localName()) {
      case "linearGradient", "radialGradient" -> gradient(server, box);
      case "pattern" -> pattern(server, box, opacity);
      default -> null;
    };
  }

  /// Text has only characters in it: a paint server there is none.
  private static boolean isRendered(Element server) {
    for (Element each = server.parentElement(); each != null; each = each.parentElement()) {
      if (each.localName().equals("text") && each.namespace() == Namespaces.SVG) {
        return false;
      }
    }
    return true;
  }

  /// The paint server that another one takes from what it does not say itself.
  private static @Nullable Element template(Element server) {
    Element target = SvgReferences.target(server);
    return target != null && isRendered(target) ? target : null;
  }

  /// A pattern of nothing is no paint server: the fallback is painted.
  boolean isEmptyPattern(Element server) {
    return server.localName().equals("pattern") && withChildren(server) == null;
  }

  /// The nearest element along `href`s that has the attribute.
  private static @Nullable Element withAttribute(Element element, String name) {
    Set<Element> seen = new HashSet<>();
    Element each = element;
    while (each != null && seen.add(each)) {
      if (each.hasAttribute(name)) {
        return each;
      }
      each = template(each);
    }
    return null;
  }

  private static String attribute(Element element, String name) {
    Element has = withAttribute(element, name);
    return has == null ? "" : has.attributeOrEmpty(name);
  }

  private static float length(
      Element element, String name, SvgLengths lengths, Axis axis, String otherwise) {
    String text = attribute(element, name);
    Float value = lengths.parse(text.isEmpty() ? otherwise : text, axis, ComputedStyle.of(element));
    return value == null ? 0 : value;
  }

  /// The unit square onto the box; null for a box without area.
  static @Nullable Matrix33 ofBox(Rect box) {
    return box.getWidth() > 0 && box.getHeight() > 0
        ? Matrix33.makeTranslate(box.getLeft(), box.getTop())
            .makeConcat(Matrix33.makeScale(box.getWidth(), box.getHeight()))
        : null;
  }

  private @Nullable Source gradient(Element server, Rect box) {
    List<Color> colors = new ArrayList<>();
    List<Float> offsets = new ArrayList<>();
    stops(server, colors, offsets);
    if (colors.isEmpty()) {
      return null;
    }
    Color last = colors.getLast();
    if (colors.size() == 1) {
      return new Source.Plain(last.argb());
    }
    boolean user = attribute(server, "gradientUnits").equals("userSpaceOnUse");
    Matrix33 place = user ? Matrix33.IDENTITY : ofBox(box);
    if (place == null) {
      return null;
    }
    SvgLengths lengths = user ? painter.lengths() : new SvgLengths(1, 1);
    Element transformed = withAttribute(server, "gradientTransform");
    Matrix33 matrix =
        place.makeConcat(
            transform(server, transformed == null ? "" : attribute(server, "gradientTransform")));
    int[] argb = new int[colors.size()];
    float[] at = new float[argb.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colors.get(i).argb();
      at[i] = offsets.get(i);
      print.add(argb[i]);
      print.add(at[i]);
    }
    print.add(matrix);
    GradientStyle style = new GradientStyle(spread(server), false, matrix);
    print.add(attribute(server, "spreadMethod"));
    if (server.localName().equals("linearGradient")) {
      float x1 = length(server, "x1", lengths, Axis.X, "0%");
      float y1 = length(server, "y1", lengths, Axis.Y, "0%");
      float x2 = length(server, "x2", lengths, Axis.X, "100%");
      float y2 = length(server, "y2", lengths, Axis.Y, "0%");
      print.add(x1);
      print.add(y1);
      print.add(x2);
      print.add(y2);
      return x1 == x2 && y1 == y2
          ? new Source.Plain(last.argb())
          : new Source.Shading(Shader.makeLinearGradient(x1, y1, x2, y2, argb, at, style));
    }
    float cx = length(server, "cx", lengths, Axis.X, "50%");
    float cy = length(server, "cy", lengths, Axis.Y, "50%");
    float r = length(server, "r", lengths, Axis.OTHER, "50%");
    float fx = withAttribute(server, "fx") == null ? cx : length(server, "fx", lengths, Axis.X, "");
    float fy = withAttribute(server, "fy") == null ? cy : length(server, "fy", lengths, Axis.Y, "");
    float fr = Math.max(0, length(server, "fr", lengths, Axis.OTHER, "0%"));
    for (float each : new float[] {cx, cy, r, fx, fy, fr}) {
      print.add(each);
    }
    if (!(r > 0)) {
      return new Source.Plain(last.argb());
    }
    return new Source.Shading(
        fx == cx && fy == cy && fr == 0
            ? Shader.makeRadialGradient(cx, cy, r, argb, at, style)
            : Shader.makeTwoPointConicalGradient(fx, fy, fr, cx, cy, r, argb, at, style));
  }

  private static FilterTileMode spread(Element server) {
    return switch (attribute(server, "spreadMethod")) {
      case "reflect" -> FilterTileMode.MIRROR;
      case "repeat" -> FilterTileMode.REPEAT;
      default -> FilterTileMode.CLAMP;
    };
  }

  /// A `transform` property wins over the attribute.
  private static Matrix33 transform(Element server, String attribute) {
    ComputedStyle style = ComputedStyle.of(server);
    List<TransformFunction> functions = style == null ? List.of() : style.transforms();
    return functions.isEmpty()
        ? SvgTransforms.parse(attribute)
        : SvgElementTransforms.of(functions, 0, 0);
  }

  /// Of the nearest gradient along `href`s that has any.
  private static void stops(Element server, List<Color> colors, List<Float> offsets) {
    Set<Element> seen = new HashSet<>();
    Element each = server;
    while (each != null && colors.isEmpty() && seen.add(each)) {
      float least = 0;
      for (Node node = each.firstChild(); node != null; node = node.nextSibling()) {
        if (!(node instanceof Element stop) || !stop.localName().equals("stop")) {
          continue;
        }
        ComputedStyle style = ComputedStyle.of(stop);
        if (style == null) {
          continue;
        }
        String text = stop.attributeOrEmpty("offset").strip();
        boolean percent = text.endsWith("%");
        float offset =
            SvgLengths.number(percent ? text.substring(0, text.length() - 1) : text)
                / (percent ? 100 : 1);
        least = Math.max(least, Float.isNaN(offset) ? 0 : Math.min(1, Math.max(0, offset)));
        Color color =
            style.get(Properties.STOP_COLOR) instanceof ColorValue value
                ? value.resolve(style.color())
                : Color.BLACK;
        float alpha = style.get(Properties.STOP_OPACITY) instanceof Float value ? value : 1;
        colors.add(new Color(color.red(), color.green(), color.blue(), color.alpha() * alpha));
        offsets.add(least);
      }
      each = template(each);
    }
  }

  private @Nullable Source pattern(Element server, Rect box, float opacity) {
    boolean user = attribute(server, "patternUnits").equals("userSpaceOnUse");
    SvgLengths lengths = user ? painter.lengths() : new SvgLengths(1, 1);
    float x = length(server, "x", lengths, Axis.X, "0");
    float y = length(server, "y", lengths, Axis.Y, "0");
    float w = length(server, "width", lengths, Axis.X, "0");
    float h = length(server, "height", lengths, Axis.Y, "0");
    if (!user) {
      x = box.getLeft() + x * box.getWidth();
      y = box.getTop() + y * box.getHeight();
      w *= box.getWidth();
      h *= box.getHeight();
    }
    Element content = withChildren(server);
    if (!(w > 0) || !(h > 0) || content == null || !painter.enter(content)) {
      return null;
    }
    Matrix33 inside = Matrix33.IDENTITY;
    Element viewBox = withAttribute(server, "viewBox");
    if (viewBox != null) {
      float[] numbers = SvgLengths.numbers(viewBox.attributeOrEmpty("viewBox"));
      if (numbers.length == 4 && numbers[2] > 0 && numbers[3] > 0) {
        inside = SvgTransforms.fit(numbers, attribute(server, "preserveAspectRatio"), w, h);
      }
    } else if (attribute(server, "patternContentUnits").equals("objectBoundingBox")) {
      inside = Matrix33.makeScale(box.getWidth(), box.getHeight());
    } else {
      inside = Matrix33.makeTranslate(-x, -y);
    }
    if (viewBox == null && attribute(server, "patternContentUnits").equals("objectBoundingBox")) {
      inside = Matrix33.makeTranslate(box.getLeft() - x, box.getTop() - y).makeConcat(inside);
    }
    Rect tile = Rect.makeWH(w, h);
    try (PictureRecorder recorder = new PictureRecorder()) {
      painter.content(content, recorder.beginRecording(tile), inside, opacity, tile);
      Matrix33 place =
          transform(server, attribute(server, "patternTransform"))
              .makeConcat(Matrix33.makeTranslate(x, y));
      print.add(place);
      try (Picture picture = recorder.finishRecordingAsPicture()) {
        return new Source.Shading(
            picture.makeShader(
                FilterTileMode.REPEAT, FilterTileMode.REPEAT, FilterMode.LINEAR, place, tile));
      }
    } finally {
      painter.leave(content);
    }
  }

  private static @Nullable Element withChildren(Element server) {
    Set<Element> seen = new HashSet<>();
    Element each = server;
    while (each != null && seen.add(each)) {
      if (each.firstElementChild() != null) {
        return each;
      }
      each = template(each);
    }
    return null;
  }
}
