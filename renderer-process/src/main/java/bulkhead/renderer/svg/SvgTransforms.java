package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import io.github.humbleui.skija.Matrix33;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `transform` attribute (CSS Transforms 1 §8), and `viewBox` with `preserveAspectRatio` (SVG 2
/// §8.6 to 8.8). Pure.
final class SvgTransforms {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\G[\\s,]*(matrix|translate|scale|rotate|skewX|skewY)\\s*\\(([^()]*)\\)\\s*");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*|\\s+|(?<=[0-9.])(?=[-+])");
  private static final int MOST_FUNCTIONS = 1000;

  private SvgTransforms() {}

  /// The identity for what is not well-formed.
  static Matrix33 parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Matrix33.IDENTITY;
    }
    Matrix33 result = Matrix33.IDENTITY;
    Matcher functions = FUNCTION.matcher(text);
    int end = 0;
    int count = 0;
    while (functions.find() && count++ < MOST_FUNCTIONS) {
      Matrix33 one = function(functions.group(1), functions.group(2));
      if (one == null) {
        return Matrix33.IDENTITY;
      }
      result = result.makeConcat(one);
      end = functions.end();
    }
    return end == text.length() ? result : Matrix33.IDENTITY;
  }

  private static @Nullable Matrix33 function(String name, String arguments) {
    List<Float> given = new ArrayList<>();
    String trimmed = arguments.strip();
    if (!trimmed.isEmpty()) {
      for (String part : SEPARATOR.split(trimmed)) {
        float number = SvgLengths.number(part);
        if (Float.isNaN(number)) {
          return null;
        }
        given.add(number);
      }
    }
    float[] n = new float[given.size()];
    for (int i = 0; i < n.length; i++) {
      n[i] = given.get(i);
    }
    return switch (name) {
      case "matrix" ->
          n.length != 6 ? null : new Matrix33(n[0], n[2], n[4], n[1], n[3], n[5], 0, 0, 1);
      case "translate" ->
          n.length == 1 || n.length == 2
              ? Matrix33.makeTranslate(n[0], n.length == 2 ? n[1] : 0)
              : null;
      case "scale" ->
          n.length == 1 || n.length == 2
              ? Matrix33.makeScale(n[0], n.length == 2 ? n[1] : n[0])
              : null;
      case "rotate" ->
          n.length == 1
              ? rotate(n[0])
              : n.length == 3
                  ? Matrix33.makeTranslate(n[1], n[2])
                      .makeConcat(rotate(n[0]))
                      .makeConcat(Matrix33.makeTranslate(-n[1], -n[2]))
                  : null;
      case "skewX" ->
          n.length != 1
              ? null
              : new Matrix33(1, (float) Math.tan(Math.toRadians(n[0])), 0, 0, 1, 0, 0, 0, 1);
      case "skewY" ->
          n.length != 1
              ? null
              : new Matrix33(1, 0, 0, (float) Math.tan(Math.toRadians(n[0])), 1, 0, 0, 0, 1);
      default -> null;
    };
  }

  /// Exact at the quarters of a turn.
  static Matrix33 rotate(float degrees) {
    double turn = ((degrees % 360) + 360) % 360;
    double radians = Math.toRadians(turn);
    float cos = turn == 90 || turn == 270 ? 0 : (float) Math.cos(radians);
    float sin = turn == 180 || turn == 0 ? 0 : (float) Math.sin(radians);
    return new Matrix33(cos, -sin, 0, sin, cos, 0, 0, 0, 1);
  }

  /// From the `viewBox` of an element to a box at 0,0; null where nothing is to be drawn.
  static @Nullable Matrix33 viewBox(Element element, float width, float height) {
    float[] box = SvgSize.viewBox(element);
    if (box == null) {
      return Matrix33.IDENTITY;
    }
    if (box[2] == 0 || box[3] == 0) {
      return null;
    }
    if (width == 0 || height == 0) {
      return Matrix33.IDENTITY; // as in Chromium: nothing is to be seen, but scripts ask for boxes
    }
    return fit(box, element.attributeOrEmpty("preserveAspectRatio"), width, height);
  }

  /// @param box left, top, width and height
  static Matrix33 fit(float[] box, String preserve, float width, float height) {
    String[] words = preserve.strip().split("\\s+");
    String align = words[0].equals("defer") && words.length > 1 ? words[1] : words[0];
    boolean slice = words[words.length - 1].equals("slice");
    float sx = width / box[2];
    float sy = height / box[3];
    if (align.equals("none")) {
      return Matrix33.makeScale(sx, sy).makeConcat(Matrix33.makeTranslate(-box[0], -box[1]));
    }
    float scale = slice ? Math.max(sx, sy) : Math.min(sx, sy);
    float restX = width - box[2] * scale;
    float restY = height - box[3] * scale;
    float dx = align.startsWith("xMin") ? 0 : align.startsWith("xMax") ? restX : restX / 2;
    float dy = align.endsWith("YMin") ? 0 : align.endsWith("YMax") ? restY : restY / 2;
    return Matrix33.makeTranslate(dx, dy)
        .makeConcat(Matrix33.makeScale(scale))
        .makeConcat(Matrix33.makeTranslate(-box[0], -box[1]));
  }
}
