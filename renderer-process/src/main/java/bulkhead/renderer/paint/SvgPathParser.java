package bulkhead.renderer.paint;

import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathDirection;
import io.github.humbleui.skija.PathEllipseArc;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.List;

/// SVG path data (SVG 2 §9.3). What comes before an error is drawn (§9.5.4). Pure.
public final class SvgPathParser {
  private final String data;
  private int at;
  private float x;
  private float y;
  private float startX;
  private float startY;

  /// The control point that a smooth curve begins with is the mirror image of this.
  private float controlX;

  private float controlY;
  private char previous = ' ';

  /// Where arcs end: each is one command, but several curves.
  private final List<Point> arcEnds = new ArrayList<>();

  private SvgPathParser(String data) {
    this.data = data;
  }

  public static Path parse(String data) {
    try (PathBuilder out = new PathBuilder()) {
      new SvgPathParser(data).run(out);
      return out.build();
    }
  }

  /// Where the arcs of the data end, in their order. A path has several curves for one of them.
  public static List<Point> arcEnds(String data) {
    if (data.indexOf('a') < 0 && data.indexOf('A') < 0) {
      return List.of();
    }
    SvgPathParser parser = new SvgPathParser(data);
    try (PathBuilder out = new PathBuilder()) {
      parser.run(out);
    }
    return List.copyOf(parser.arcEnds);
  }

  private void run(PathBuilder out) {
    skipSpace();
    char command = ' ';
    while (at < data.length()) {
      char c = data.charAt(at);
      if (Character.isLetter(c) && c != 'e' && c != 'E') {
        command = c;
        at++;
        skipSpace();
      } else if (command == 'z' || command == 'Z' || command == ' ') {
        return;
      } else if (command == 'm') {
        command = 'l';
      } else if (command == 'M') {
        command = 'L';
      }
      if (previous == ' ' && command != 'm' && command != 'M') {
        return; // a path begins with a move
      }
      if (!step(command, out)) {
        return;
      }
      previous = command;
      skipCommaSpace();
    }
  }

  /// Takes a command's arguments; false for an error.
  private boolean step(char command, PathBuilder out) {
    boolean relative = Character.isLowerCase(command);
    float dx = relative ? x : 0;
    float dy = relative ? y : 0;
    switch (Character.toUpperCase(command)) {
      case 'Z' -> {
        out.closePath();
        x = startX;
        y = startY;
      }
      case 'M' -> {
        float[] p = numbers(2);
        if (p == null) {
          return false;
        }
        x = startX = dx + p[0];
        y = startY = dy + p[1];
        out.moveTo(x, y);
      }
      case 'L' -> {
        float[] p = numbers(2);
        if (p == null) {
          return false;
        }
        lineTo(dx + p[0], dy + p[1], out);
      }
      case 'H' -> {
        float[] p = numbers(1);
        if (p == null) {
          return false;
        }
        lineTo(dx + p[0], y, out);
      }
      case 'V' -> {
        float[] p = numbers(1);
        if (p == null) {
          return false;
        }
        lineTo(x, dy + p[0], out);
      }
      case 'C' -> {
        float[] p = numbers(6);
        if (p == null) {
          return false;
        }
        cubicTo(dx + p[0], dy + p[1], dx + p[2], dy + p[3], dx + p[4], dy + p[5], out);
      }
      case 'S' -> {
        float[] p = numbers(4);
        if (p == null) {
          return false;
        }
        boolean smooth = "CcSs".indexOf(previous) >= 0;
        cubicTo(
            smooth ? 2 * x - controlX : x,
            smooth ? 2 * y - controlY : y,
            dx + p[0],
            dy + p[1],
            dx + p[2],
            dy + p[3],
            out);
      }
      case 'Q' -> {
        float[] p = numbers(4);
        if (p == null) {
          return false;
        }
        quadTo(dx + p[0], dy + p[1], dx + p[2], dy + p[3], out);
      }
      case 'T' -> {
        float[] p = numbers(2);
        if (p == null) {
          return false;
        }
        boolean smooth = "QqTt".indexOf(previous) >= 0;
        quadTo(
            smooth ? 2 * x - controlX : x,
            smooth ? 2 * y - controlY : y,
            dx + p[0],
            dy + p[1],
            out);
      }
      case 'A' -> {
        return arc(dx, dy, out);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void reopen(PathBuilder out) {
    if (previous == 'z' || previous == 'Z') {
      out.moveTo(x, y);
    }
  }

  private void lineTo(float toX, float toY, PathBuilder out) {
    reopen(out);
    x = toX;
    y = toY;
    out.lineTo(x, y);
  }

  private void cubicTo(
      float x1, float y1, float x2, float y2, float toX, float toY, PathBuilder out) {
    reopen(out);
    out.cubicTo(x1, y1, x2, y2, toX, toY);
    controlX = x2;
    controlY = y2;
    x = toX;
    y = toY;
  }

  private void quadTo(float x1, float y1, float toX, float toY, PathBuilder out) {
    reopen(out);
    out.quadTo(x1, y1, toX, toY);
    controlX = x1;
    controlY = y1;
    x = toX;
    y = toY;
  }

  private boolean arc(float dx, float dy, PathBuilder out) {
    float[] radii = numbers(3);
    int large = radii == null ? -1 : flag();
    int sweep = large < 0 ? -1 : flag();
    float[] end = sweep < 0 ? null : numbers(2);
    if (radii == null || end == null) {
      return false;
    }
    float rx = Math.abs(radii[0]);
    float ry = Math.abs(radii[1]);
    float toX = dx + end[0];
    float toY = dy + end[1];
    if (rx == 0 || ry == 0) {
      lineTo(toX, toY, out);
      return true;
    }
    reopen(out);
    if (toX != x || toY != y) {
      out.ellipticalArcTo(
          rx,
          ry,
          radii[2],
          large == 1 ? PathEllipseArc.LARGER : PathEllipseArc.SMALLER,
          sweep == 1 ? PathDirection.CLOCKWISE : PathDirection.COUNTER_CLOCKWISE,
          toX,
          toY);
      arcEnds.add(new Point(toX, toY));
    }
    x = toX;
    y = toY;
    return true;
  }

  // ---------------------------------------------------------------- characters

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private void skipSpace() {
    while (at < data.length() && isSpace(data.charAt(at))) {
      at++;
    }
  }

  private void skipCommaSpace() {
    skipSpace();
    if (at < data.length() && data.charAt(at) == ',') {
      at++;
      skipSpace();
    }
  }

  private float @org.jspecify.annotations.Nullable [] numbers(int count) {
    float[] result = new float[count];
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        skipCommaSpace();
      }
      float value = number();
      if (Float.isNaN(value)) {
        return null;
      }
      result[i] = value;
    }
    return result;
  }

  /// A flag is one character, and need not be set apart from what follows.
  private int flag() {
    skipCommaSpace();
    char c = at < data.length() ? data.charAt(at) : ' ';
    if (c != '0' && c != '1') {
      return -1;
    }
    at++;
    skipCommaSpace();
    return c - '0';
  }

  /// NaN where there is none.
  private float number() {
    int start = at;
    if (at < data.length() && (data.charAt(at) == '-' || data.charAt(at) == '+')) {
      at++;
    }
    int digits = digits();
    if (at < data.length() && data.charAt(at) == '.') {
      at++;
      digits += digits();
    }
    if (digits == 0) {
      at = start;
      return Float.NaN;
    }
    int end = at;
    if (at < data.length() && (data.charAt(at) == 'e' || data.charAt(at) == 'E')) {
      at++;
      if (at < data.length() && (data.charAt(at) == '-' || data.charAt(at) == '+')) {
        at++;
      }
      if (digits() == 0) {
        at = end;
      }
    }
    float value = Float.parseFloat(data.substring(start, at));
    return Float.isFinite(value) ? value : Float.NaN;
  }

  private int digits() {
    int start = at;
    while (at < data.length() && data.charAt(at) >= '0' && data.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }
}
