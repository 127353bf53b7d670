package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.svg.SvgLengths.Axis;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextShaper;
import bulkhead.renderer.text.TextSpacing;
import io.github.humbleui.skija.FontMetrics;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathMeasure;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lays out `<text>` (SVG 2 §11). Text chunks begin where `x` or `y` is given, and are aligned by
/// `text-anchor`. One use for one element. Thread: `RendererMain`.
final class SvgText {
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_DEPTH = 50;

  private final Function<ComputedStyle, FontGroup> fonts;
  private final SvgLengths lengths;
  private final TextShaper shaper = new TextShaper();
  private final List<Run> runs = new ArrayList<>();
  private boolean spaceBefore = true;

  /// What the last run says.
  private String last = "";
  private int characters;

  /// Where an element's characters are put; each list is for its first characters.
  private static final class Places {
    final float[] x;
    final float[] y;
    final float[] dx;
    final float[] dy;
    final float[] rotate;
    int next;

    Places(SvgText text, Element element) {
      x = text.list(element, "x", Axis.X);
      y = text.list(element, "y", Axis.Y);
      dx = text.list(element, "dx", Axis.X);
      dy = text.list(element, "dy", Axis.Y);
      rotate = SvgLengths.numbers(element.attributeOrEmpty("rotate"));
    }
  }

  /// Characters of one style that follow each other without being moved.
  private record Run(
      Text node,
      ShapeResult shape,
      SvgStyle style,
      @Nullable Float x,
      @Nullable Float y,
      float dx,
      float dy,
      float rotate,
      @Nullable Path along,
      float startOffset) {}

  /// A run with its place.
  record Piece(
      Text node,
      ShapeResult shape,
      SvgStyle style,
      SizedFont font,
      float x,
      float y,
      float rotate,
      @Nullable Path along) {

    /// Around the characters' cells.
    Rect box() {
      if (along != null) {
        return Rects.outset(along.getBounds(), font.ascent());
      }
      return Rect.makeLTRB(
          x, y - font.ascent(), x + wholeUnits(Math.max(0, shape.width())), y + font.descent());
    }

    /// As everywhere in layout, texts are multiples of 1/64 px wide.
    private static float wholeUnits(float width) {
      return (float) (Math.ceil(width * 64) / 64);
    }

    /// All glyphs.
    Path outline() {
      try (PathBuilder out = new PathBuilder();
          PathMeasure measure = along == null ? null : new PathMeasure(along, false)) {
        Matrix33 turn = Matrix33.makeTranslate(x, y).makeConcat(SvgTransforms.rotate(rotate));
        for (GlyphRun run : shape.runs()) {
          for (int i = 0; i < run.count(); i++) {
            try (Path glyph = run.font().skia().getPath(run.glyphs()[i])) {
              if (glyph == null) {
                continue;
              }
              float gx = run.x(i);
              float gy = run.y(i);
              if (measure == null) {
                out.addPath(glyph, turn.makeConcat(Matrix33.makeTranslate(gx, gy)));
              } else {
                addAlong(
                    measure,
                    glyph,
                    gx,
                    gy,
                    run.font().skia().getWidths(new short[] {run.glyphs()[i]})[0],
                    out);
              }
            }
          }
        }
        return out.build();
      }
    }

    private void addAlong(
        PathMeasure measure, Path glyph, float gx, float gy, float advance, PathBuilder out) {
      float middle = x + gx + advance / 2;
      if (middle < 0 || middle > measure.getLength()) {
        return;
      }
      Matrix33 at = measure.getMatrix(middle, true, true);
      if (at != null) {
        out.addPath(glyph, at.makeConcat(Matrix33.makeTranslate(-advance / 2, y + gy)));
      }
    }
  }

  SvgText(Function<ComputedStyle, FontGroup> fonts, SvgLengths lengths) {
    this.fonts = fonts;
    this.lengths = lengths;
  }

  List<Piece> layOut(Element text, SvgStyle style) {
    List<Places> places = new ArrayList<>();
    places.add(new Places(this, text));
    collect(text, style, places, null, 0, 0);
    dropSpaceAtEnd();
    List<Piece> pieces = new ArrayList<>();
    float x = 0;
    float y = 0;
    int from = 0;
    while (from < runs.size()) {
      int to = from + 1;
      while (to < runs.size()
          && runs.get(to).x == null
          && runs.get(to).y == null
          && runs.get(to).along == runs.get(from).along) {
        to++;
      }
      float width = 0;
      for (Run run : runs.subList(from, to)) {
        width += run.dx + run.shape.width();
      }
      Run first = runs.get(from);
      if (first.along != null && (from == 0 || runs.get(from - 1).along != first.along)) {
        x = first.startOffset;
        y = 0;
      }
      x = first.x == null ? x : first.x;
      y = first.y == null ? y : first.y;
      String anchor = first.style.style.text("text-anchor");
      x -= "middle".equals(anchor) ? width / 2 : "end".equals(anchor) ? width : 0;
      for (Run run : runs.subList(from, to)) {
        x += run.dx;
        y += run.dy;
        SizedFont font = fonts.apply(run.style.style).primary();
        pieces.add(
            new Piece(
                run.node,
                run.shape,
                run.style,
                font,
                x,
                y + shift(run.style.style),
                run.rotate,
                run.along));
        x += run.shape.width();
      }
      from = to;
    }
    return pieces;
  }

  /// `dominant-baseline`, or `alignment-baseline` of the text's own element: how far the alphabetic
  /// baseline is below the line that `y` names.
  private float shift(ComputedStyle style) {
    // As they are: rounded to whole pixels they would be wrong where the text is scaled.
    FontMetrics font = fonts.apply(style).primary().metrics();
    float ascent = -font.getAscent();
    float descent = font.getDescent();
    String own = style.text("alignment-baseline");
    boolean aligned = own != null && !own.equals("auto") && !own.equals("baseline");
    String baseline = aligned ? own : style.text("dominant-baseline");
    float shift =
        switch (baseline == null ? "" : baseline) {
          case "middle" -> font.getXHeight() / 2;
          case "central" -> (ascent - descent) / 2;
          case "hanging" -> ascent * 0.8f;
          case "text-before-edge", "before-edge", "text-top" -> ascent;
          case "text-after-edge", "after-edge", "text-bottom", "ideographic" -> -descent;
          case "mathematical" -> ascent / 2;
          default -> 0;
        };
    String raised = style.text("baseline-shift");
    return shift
        - switch (raised == null ? "" : raised) {
          case "sub" -> -style.fontSize() / 5;
          case "super" -> style.fontSize() / 3;
          default -> 0;
        };
  }

  private float[] list(Element element, String name, Axis axis) {
    String text = element.attributeOrEmpty(name).strip();
    if (text.isEmpty()) {
      return name.length() == 1 && element.localName().equals("text")
          ? new float[] {0}
          : new float[0];
    }
    String[] parts = text.split("[\\s,]+");
    float[] out = new float[Math.min(parts.length, MOST_CHARACTERS)];
    for (int i = 0; i < out.length; i++) {
      Float value = lengths.parse(parts[i], axis, ComputedStyle.of(element));
      out[i] = value == null ? 0 : value;
    }
    return out;
  }

  private void collect(
      Element element,
      SvgStyle style,
      List<Places> places,
      @Nullable Path along,
      float startOffset,
      int depth) {
    if (depth > MOST_DEPTH) {
      return;
    }
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Text text) {
        characters(text, style, places, along, startOffset);
      } else if (node instanceof Element child
          && ComputedStyle.of(child) instanceof ComputedStyle own
          && own.display() != Display.NONE) {
        switch (child.localName()) {
          case "tspan", "a" -> {
            places.add(new Places(this, child));
            collect(child, style.child(child, own), places, along, startOffset, depth + 1);
            places.removeLast();
          }
          case "textPath" -> textPath(child, style.child(child, own), places, depth);
          default -> {}
        }
      }
    }
  }

  private void textPath(Element element, SvgStyle style, List<Places> places, int depth) {
    Element target = SvgReferences.target(element);
    Path path = target == null ? null : SvgShapes.path(target, lengths);
    if (path == null || path.isEmpty()) {
      return;
    }
    String offset = element.attributeOrEmpty("startOffset").strip();
    float start = 0;
    float said =
        target == null ? Float.NaN : SvgLengths.number(target.attributeOrEmpty("pathLength"));
    if (offset.endsWith("%")) {
      try (PathMeasure measure = new PathMeasure(path, false)) {
        float percent = SvgLengths.number(offset.substring(0, offset.length() - 1));
        start = Float.isNaN(percent) || said == 0 ? 0 : percent * measure.getLength() / 100;
      }
    } else {
      start = lengths.of(element, "startOffset", Axis.OTHER, 0);
      if (said >= 0 && start != 0) {
        try (PathMeasure measure = new PathMeasure(path, false)) {
          start *= measure.getLength() / said;
        }
      }
    }
    collect(element, style, places, path, start, depth + 1);
  }

  /// CSS Text 3 §4.1.2: a collapsible space at the end of the line is not there.
  private void dropSpaceAtEnd() {
    if (runs.isEmpty() || !last.endsWith(" ") || keepsSpaces(runs.getLast().style)) {
      return;
    }
    Run end = runs.removeLast();
    add(
        end.node,
        new StringBuilder(last.substring(0, last.length() - 1)),
        end.style,
        end.x,
        end.y,
        end.dx,
        end.dy,
        end.rotate,
        end.along,
        end.startOffset);
  }

  private static boolean keepsSpaces(SvgStyle style) {
    return switch (style.style.whiteSpaceCollapse()) {
      case PRESERVE, PRESERVE_BREAKS, BREAK_SPACES -> true;
      default -> false;
    };
  }

  /// Collapses spaces, and cuts the text where characters are moved.
  private void characters(
      Text node, SvgStyle style, List<Places> places, @Nullable Path along, float startOffset) {
    String data = node.data();
    boolean keeps = keepsSpaces(style);
    StringBuilder part = new StringBuilder();
    Float x = null;
    Float y = null;
    float dx = 0;
    float dy = 0;
    float rotate = 0;
    for (int i = 0; i < data.length() && characters < MOST_CHARACTERS; ) {
      int c = data.codePointAt(i);
      i += Character.charCount(c);
      boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && spaceBefore && !keeps) {
        continue;
      }
      spaceBefore = space;
      characters++;
      Float nextX = null;
      Float nextY = null;
      float nextDx = 0;
      float nextDy = 0;
      float turned = rotate;
      boolean cut = part.isEmpty();
      for (Places each : places) {
        int at = each.next++;
        if (at < each.x.length) {
          nextX = along == null ? (Float) each.x[at] : null;
        }
        if (at < each.y.length) {
          nextY = along == null ? (Float) each.y[at] : null;
        }
        if (at < each.dx.length) {
          nextDx = each.dx[at];
        }
        if (at < each.dy.length) {
          nextDy = each.dy[at];
        }
        if (each.rotate.length > 0) {
          turned = each.rotate[Math.min(at, each.rotate.length - 1)];
        }
      }
      cut |= nextX != null || nextY != null || nextDx != 0 || nextDy != 0 || turned != 0;
      if (cut) {
        add(node, part, style, x, y, dx, dy, rotate, along, startOffset);
        x = nextX;
        y = nextY;
        dx = nextDx;
        dy = nextDy;
        rotate = turned;
      }
      part.appendCodePoint(space ? ' ' : c);
    }
    add(node, part, style, x, y, dx, dy, rotate, along, startOffset);
  }

  private void add(
      Text node,
      StringBuilder part,
      SvgStyle style,
      @Nullable Float x,
      @Nullable Float y,
      float dx,
      float dy,
      float rotate,
      @Nullable Path along,
      float startOffset) {
    if (part.isEmpty()) {
      return;
    }
    ComputedStyle computed = style.style;
    TextSpacing spacing =
        new TextSpacing(
            computed.letterSpacing().resolve(computed.fontSize()),
            computed.wordSpacing().resolve(computed.fontSize()),
            List.of());
    last = part.toString();
    ShapeResult shape = shaper.shape(last, fonts.apply(computed), false, spacing);
    runs.add(new Run(node, shape, style, x, y, dx, dy, rotate, along, startOffset));
    part.setLength(0);
  }
}
