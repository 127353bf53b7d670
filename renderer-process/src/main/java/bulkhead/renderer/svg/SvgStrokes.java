package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.TextInk;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.svg.SvgLengths.Axis;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathEffect;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.skija.PathMeasure;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Rect;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Fills and strokes outlines (SVG 2 §13). Thread: `RendererMain`.
final class SvgStrokes {
  private final SvgPainter painter;
  private final SvgPaintServers servers;
  private final Fingerprint print;

  SvgStrokes(SvgPainter painter, SvgPaintServers servers, Fingerprint print) {
    this.painter = painter;
    this.servers = servers;
    this.print = print;
  }

  void fill(Path path, SvgStyle style, Rect box) {
    try (Paint paint = new Paint().setAntiAlias(true)) {
      if (!source(style, Properties.FILL, Properties.FILL_OPACITY, box, paint)) {
        return;
      }
      boolean evenOdd = style.text(Properties.FILL_RULE).equals("evenodd");
      print.add(evenOdd ? 1 : 2);
      print.add(path);
      Rect plain = path.isRect();
      if (plain != null) {
        painter.canvas().drawRect(plain, paint);
        return;
      }
      try (Path filled =
          path.makeWithFillMode(evenOdd ? PathFillMode.EVEN_ODD : PathFillMode.WINDING)) {
        painter.canvas().drawPath(filled, paint);
      }
    }
  }

  /// Glyphs by themselves are as sharp as those of other text; along a path they are outlines.
  void fillText(SvgText.Piece piece, Path outline, Rect box) {
    TextBlob glyphs = piece.along() == null ? piece.shape().blob() : null;
    if (glyphs == null) {
      fill(outline, piece.style(), box);
      return;
    }
    try (Paint paint = new Paint().setAntiAlias(true)) {
      if (!source(piece.style(), Properties.FILL, Properties.FILL_OPACITY, box, paint)) {
        return;
      }
      print.add(outline);
      boolean outlines = !piece.shape().hasColoredGlyphs();
      if (outlines && paint.getShader() == null) {
        paint.setMaskFilter(TextInk.of(paint.getColor()));
      }
      painter.canvas().save();
      painter.canvas().translate(piece.x(), piece.y());
      painter.canvas().rotate(piece.rotate());
      painter.canvas().drawTextBlob(glyphs, 0, 0, paint);
      painter.canvas().restore();
    }
  }

  /// @param pathLength how long the author says that the path is; NaN where nothing is said
  void stroke(Path path, SvgStyle style, Rect box, float pathLength) {
    float width = width(style);
    try (Paint paint = new Paint().setAntiAlias(true)) {
      if (!(width > 0)
          || !source(style, Properties.STROKE, Properties.STROKE_OPACITY, box, paint)) {
        return;
      }
      setUp(paint, style, width, dashScale(path, pathLength));
      print.add(width);
      print.add(path);
      if (!isNonScaling(style)) {
        painter.canvas().drawPath(path, paint);
        return;
      }
      Matrix33 matrix = painter.canvas().getLocalToDeviceAsMatrix33();
      painter.canvas().save();
      painter.canvas().resetMatrix();
      try (Path onScreen = path.makeTransform(matrix)) {
        painter.canvas().drawPath(onScreen, paint);
      }
      painter.canvas().restore();
    }
  }

  static boolean isNonScaling(SvgStyle style) {
    return style.text(Properties.VECTOR_EFFECT).equals("non-scaling-stroke");
  }

  /// By how much a matrix makes lengths longer on the whole.
  static float scaleOf(Matrix33 matrix) {
    float[] m = matrix.getMat();
    double scale = Math.sqrt(Math.abs(m[0] * m[4] - m[1] * m[3]));
    return scale > 0 ? (float) scale : 1;
  }

  private float width(SvgStyle style) {
    Float width =
        painter.lengths().parse(style.text(Properties.STROKE_WIDTH), Axis.OTHER, style.style);
    return width == null ? 1 : width;
  }

  /// SVG 2 §9.6.1: lengths along the path are scaled by what it is long in truth.
  private static float dashScale(Path path, float pathLength) {
    if (!(pathLength > 0)) {
      return 1;
    }
    float length = 0;
    try (PathMeasure measure = new PathMeasure(path, false)) {
      do {
        length += measure.getLength();
      } while (measure.nextContour());
    }
    return length / pathLength;
  }

  private void setUp(Paint paint, SvgStyle style, float width, float scale) {
    paint.setMode(PaintMode.STROKE).setStrokeWidth(width);
    String cap = style.text(Properties.STROKE_LINECAP);
    paint.setStrokeCap(
        switch (cap) {
          case "round" -> PaintStrokeCap.ROUND;
          case "square" -> PaintStrokeCap.SQUARE;
          default -> PaintStrokeCap.BUTT;
        });
    String join = style.text(Properties.STROKE_LINEJOIN);
    paint.setStrokeJoin(
        switch (join) {
          case "round" -> PaintStrokeJoin.ROUND;
          case "bevel" -> PaintStrokeJoin.BEVEL;
          default -> PaintStrokeJoin.MITER;
        });
    float miter = style.number(Properties.STROKE_MITERLIMIT, 4);
    paint.setStrokeMiter(miter);
    print.add(cap);
    print.add(join);
    print.add(miter);
    float[] dashes = dashes(style);
    if (dashes != null) {
      Float offset =
          painter
              .lengths()
              .parse(style.text(Properties.STROKE_DASHOFFSET), Axis.OTHER, style.style);
      float phase = offset == null ? 0 : offset * scale;
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] *= scale;
        print.add(dashes[i]);
      }
      print.add(phase);
      try (PathEffect effect = PathEffect.makeDash(dashes, phase)) {
        paint.setPathEffect(effect);
      }
    }
  }

  /// An even number of lengths; null for a solid line (§13.5.6).
  private float @Nullable [] dashes(SvgStyle style) {
    String text = style.text(Properties.STROKE_DASHARRAY).strip();
    if (text.isEmpty() || text.equals("none")) {
      return null;
    }
    String[] parts = text.split("[\\s,]+");
    float[] dashes = new float[parts.length];
    float sum = 0;
    for (int i = 0; i < parts.length; i++) {
      Float length = painter.lengths().parse(parts[i], Axis.OTHER, style.style);
      if (length == null || length < 0) {
        return null;
      }
      dashes[i] = length;
      sum += length;
    }
    if (!(sum > 0)) {
      return null;
    }
    if (dashes.length % 2 == 1) {
      float[] twice = Arrays.copyOf(dashes, 2 * dashes.length);
      System.arraycopy(dashes, 0, twice, dashes.length, dashes.length);
      return twice;
    }
    return dashes;
  }

  /// The paint of the element that uses this one, in its coordinates (§13.2).
  private boolean contextPaint(boolean fill, float opacity, Paint paint) {
    SvgContextPaint context = painter.contexts().poll();
    if (context == null) {
      return false;
    }
    try {
      boolean painted =
          source(
              context.style(),
              fill ? Properties.FILL : Properties.STROKE,
              fill ? Properties.FILL_OPACITY : Properties.STROKE_OPACITY,
              context.box(),
              paint);
      paint.setAlphaf(paint.getAlphaf() * opacity);
      print.add(opacity);
      return painted;
    } finally {
      painter.contexts().push(context);
    }
  }

  /// Puts the colour or shader of `fill` or `stroke` in the paint; false for none.
  private boolean source(
      SvgStyle style, Property property, Property opacityProperty, Rect box, Paint paint) {
    float opacity = Math.max(0, Math.min(1, style.number(opacityProperty, 1)));
    String value = style.text(property).strip();
    if (value.equals("context-fill") || value.equals("context-stroke")) {
      return contextPaint(value.equals("context-fill"), opacity, paint);
    }
    String url = SvgReferences.url(value);
    if (url != null) {
      painter.dependsOnOthers();
      Element server = SvgReferences.find(painter.document(), url);
      SvgPaintServers.@Nullable Source found = server == null ? null : servers.of(server, box, 1);
      switch (found) {
        case SvgPaintServers.Source.Plain(int argb) -> {
          paint.setColor(argb);
          paint.setAlphaf(paint.getAlphaf() * opacity);
          print.add(argb);
          print.add(opacity);
          return true;
        }
        case SvgPaintServers.Source.Shading(var shader) -> {
          paint.setShader(shader);
          shader.close();
          paint.setAlphaf(opacity);
          print.add(opacity);
          return true;
        }
        case null -> {
          if (server != null && !servers.isEmptyPattern(server)) {
            return false;
          }
          int close = value.indexOf(')');
          value = close < 0 ? "none" : value.substring(close + 1).strip();
        }
      }
    }
    Color color = value.isEmpty() || value.equals("none") ? null : style.color(value);
    if (color == null) {
      return false;
    }
    int argb = new Color(color.red(), color.green(), color.blue(), color.alpha() * opacity).argb();
    print.add(argb);
    paint.setColor(argb);
    return argb >>> 24 != 0;
  }
}
