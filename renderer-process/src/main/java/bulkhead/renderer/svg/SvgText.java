package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.TextShaper;
import bulkhead.renderer.text.TextSpacing;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathSegment;
import io.github.humbleui.skija.PathSegmentIterator;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes `<text>` as outlines of its glyphs (SVG 2 §11). Text chunks begin where `x` or `y` is
/// given, and are aligned by `text-anchor`. Thread: `RendererMain`.
final class SvgText {
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_DEPTH = 50;

  /// Writes the paints of a style as attributes.
  interface Paints {
    void write(ComputedStyle style, @Nullable ComputedStyle parent, StringBuilder out);
  }

  private final Function<ComputedStyle, FontGroup> fonts;
  private final TextShaper shaper = new TextShaper();
  private final List<Piece> pieces = new ArrayList<>();
  private boolean spaceBefore = true;
  private int characters;

  /// Text of one style that begins at a place of its own, or follows what was before.
  private record Piece(
      ShapeResult shape,
      ComputedStyle style,
      @Nullable Float x,
      @Nullable Float y,
      float dx,
      float dy) {}

  SvgText(Function<ComputedStyle, FontGroup> fonts) {
    this.fonts = fonts;
  }

  void write(Element text, StringBuilder out, Paints paints) {
    pieces.clear();
    spaceBefore = true;
    collect(text, place(text), 0);
    float x = 0;
    float y = 0;
    int from = 0;
    while (from < pieces.size()) {
      int to = from + 1;
      while (to < pieces.size() && pieces.get(to).x == null && pieces.get(to).y == null) {
        to++;
      }
      float width = 0;
      for (Piece piece : pieces.subList(from, to)) {
        width += piece.dx + piece.shape.width();
      }
      Piece first = pieces.get(from);
      x = first.x == null ? x : first.x;
      y = first.y == null ? y : first.y;
      String anchor = first.style.text("text-anchor");
      x -= "middle".equals(anchor) ? width / 2 : "end".equals(anchor) ? width : 0;
      for (Piece piece : pieces.subList(from, to)) {
        x += piece.dx;
        y += piece.dy;
        outline(piece, x, y + shift(piece.style), out, paints);
        x += piece.shape.width();
      }
      from = to;
    }
  }

  /// `dominant-baseline`: how far the alphabetic baseline is below the line that `y` names.
  private float shift(ComputedStyle style) {
    var font = fonts.apply(style).primary();
    String baseline = style.text("dominant-baseline");
    return switch (baseline == null ? "" : baseline) {
      case "middle" -> font.xHeight() / 2;
      case "central" -> (font.ascent() - font.descent()) / 2;
      case "hanging" -> font.ascent() * 0.8f;
      case "text-before-edge", "text-top" -> font.ascent();
      case "text-after-edge", "text-bottom", "ideographic" -> -font.descent();
      case "mathematical" -> font.ascent() / 2;
      default -> 0;
    };
  }

  /// Where an element's first character is put.
  private static final class Place {
    @Nullable Float x;
    @Nullable Float y;
    float dx;
    float dy;
  }

  private static Place place(Element element) {
    Place place = new Place();
    place.x = first(element, "x");
    place.y = first(element, "y");
    place.dx = or(first(element, "dx"));
    place.dy = or(first(element, "dy"));
    if (element.localName().equals("text")) {
      place.x = or(place.x);
      place.y = or(place.y);
    }
    return place;
  }

  private static float or(@Nullable Float value) {
    return value == null ? 0 : value;
  }

  private static @Nullable Float first(Element element, String name) {
    String[] parts = element.attributeOrEmpty(name).strip().split("[\\s,]+");
    boolean negative = parts[0].startsWith("-");
    ComputedStyle style = ComputedStyle.of(element);
    Float value = SvgSize.length(negative ? parts[0].substring(1) : parts[0]);
    if (value != null && parts[0].endsWith("em") && style != null) {
      value *= style.fontSize() / 16;
    }
    return value == null ? null : (Float) (negative ? -value : value);
  }

  private void collect(Element element, Place place, int depth) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style == null || depth > MOST_DEPTH) {
      return;
    }
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Text text) {
        piece(text.data(), style, place);
      } else if (node instanceof Element child
          && (child.localName().equals("tspan") || child.localName().equals("a"))
          && !isHidden(child)) {
        Place own = place(child);
        own.x = own.x == null ? place.x : own.x;
        own.y = own.y == null ? place.y : own.y;
        own.dx += place.dx;
        own.dy += place.dy;
        int before = pieces.size();
        collect(child, own, depth + 1);
        if (pieces.size() > before) {
          forget(place);
        }
      }
    }
  }

  private static boolean isHidden(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    return style == null || style.display() == Display.NONE;
  }

  private static void forget(Place place) {
    place.x = null;
    place.y = null;
    place.dx = 0;
    place.dy = 0;
  }

  private void piece(String data, ComputedStyle style, Place place) {
    StringBuilder collapsed = new StringBuilder();
    for (int i = 0; i < data.length() && characters < MOST_CHARACTERS; i++) {
      char c = data.charAt(i);
      boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space || !spaceBefore) {
        collapsed.append(space ? ' ' : c);
        characters++;
      }
      spaceBefore = space;
    }
    if (collapsed.isEmpty()) {
      return;
    }
    TextSpacing spacing =
        new TextSpacing(
            style.letterSpacing().resolve(style.fontSize()),
            style.wordSpacing().resolve(style.fontSize()),
            List.of());
    ShapeResult shape = shaper.shape(collapsed.toString(), fonts.apply(style), false, spacing);
    pieces.add(new Piece(shape, style, place.x, place.y, place.dx, place.dy));
    forget(place);
  }

  private void outline(Piece piece, float x, float y, StringBuilder out, Paints paints) {
    out.append("<path");
    paints.write(piece.style, null, out);
    out.append(" d=\"");
    for (GlyphRun run : piece.shape.runs()) {
      for (int i = 0; i < run.glyphs().length; i++) {
        try (Path path = run.font().skia().getPath(run.glyphs()[i])) {
          if (path != null) {
            data(path, x + run.xs()[i], y + run.ys()[i], out);
          }
        }
      }
    }
    out.append("\"/>");
  }

  private static void data(Path path, float x, float y, StringBuilder out) {
    try (PathSegmentIterator segments = path.iterator()) {
      while (segments.hasNext()) {
        PathSegment segment = segments.next();
        if (segment == null) {
          return;
        }
        switch (segment.getVerb()) {
          case MOVE -> points(out, 'M', x, y, segment.getP0());
          case LINE -> points(out, 'L', x, y, segment.getP1());
          case QUAD, CONIC -> points(out, 'Q', x, y, segment.getP1(), segment.getP2());
          case CUBIC -> points(out, 'C', x, y, segment.getP1(), segment.getP2(), segment.getP3());
          case CLOSE -> out.append('Z');
          case DONE -> {}
        }
      }
    }
  }

  private static void points(StringBuilder out, char command, float x, float y, Point... points) {
    out.append(command);
    for (Point point : points) {
      out.append(format(x + point.getX())).append(' ').append(format(y + point.getY())).append(' ');
    }
  }

  /// A number as SVG writes it.
  static String format(float value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7f) {
      return Integer.toString((int) value);
    }
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
