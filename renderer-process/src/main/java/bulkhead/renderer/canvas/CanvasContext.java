package bulkhead.renderer.canvas;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.paint.BlendModes;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextShaper;
import bulkhead.renderer.text.TextSpacing;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathEffect;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A 2-D context: carries out what a script noted (HTML §4.12.5.1). Thread: the isolate's.
final class CanvasContext {
  private static final int MOST_SAVES = 10_000;

  private final CanvasBitmap bitmap;
  private final CanvasFonts fonts;
  private final CanvasSources pictures;
  private final TextShaper shaper = new TextShaper();
  private final Deque<CanvasState> saved = new ArrayDeque<>();
  private CanvasState state = new CanvasState();

  /// In pixels of the canvas: each step was transformed when it was added.
  private PathBuilder path = new PathBuilder();

  CanvasContext(CanvasBitmap bitmap, CanvasFonts fonts, CanvasSources pictures) {
    this.bitmap = bitmap;
    this.fonts = fonts;
    this.pictures = pictures;
  }

  CanvasBitmap bitmap() {
    return bitmap;
  }

  void run(String notes, Function<Integer, @Nullable ScriptObject> sources) {
    Canvas canvas = bitmap.canvas();
    if (canvas == null) {
      return;
    }
    int from = 0;
    while (from <= notes.length()) {
      int to = notes.indexOf('\u001e', from);
      to = to < 0 ? notes.length() : to;
      if (to > from) {
        run(notes.substring(from, to).split("\u001f", -1), canvas, sources);
      }
      from = to + 1;
    }
    bitmap.drawn();
  }

  private static float number(String text) {
    return (float) Double.parseDouble(text);
  }

  private void run(String[] f, Canvas canvas, Function<Integer, @Nullable ScriptObject> sources) {
    switch (f[0]) {
      case "path" -> CanvasPaths.add(path, f[1], state.matrix);
      case "beginPath" -> path = new PathBuilder();
      case "fillRect" ->
          rect(
              f, shape -> paint(canvas, state.fill, false, paint -> canvas.drawPath(shape, paint)));
      case "strokeRect" ->
          rect(
              f,
              shape -> paint(canvas, state.stroke, true, paint -> canvas.drawPath(shape, paint)));
      case "clearRect" ->
          rect(
              f,
              shape -> {
                try (Paint clear = new Paint().setBlendMode(BlendMode.CLEAR).setAntiAlias(true)) {
                  canvas.drawPath(shape, clear);
                }
              });
      case "fill" -> fill(canvas, f);
      case "stroke" -> {
        try (Path shape = f.length > 1 ? CanvasPaths.parse(f[1]) : own()) {
          paint(canvas, state.stroke, true, paint -> canvas.drawPath(shape, paint));
        }
      }
      case "clip" -> {
        try (Path shape = f.length > 2 ? CanvasPaths.parse(f[2]) : own();
            Path filled = shape.makeWithFillMode(rule(f[1]))) {
          canvas.clipPath(filled, true);
        }
      }
      case "save" -> {
        if (saved.size() < MOST_SAVES) {
          saved.push(state.copy());
          canvas.save();
        }
      }
      case "restore" -> {
        if (!saved.isEmpty()) {
          state = saved.pop();
          canvas.restore();
          canvas.setMatrix(state.matrix);
        }
      }
      case "matrix" -> {
        state.matrix =
            new Matrix33(
                number(f[1]),
                number(f[3]),
                number(f[5]),
                number(f[2]),
                number(f[4]),
                number(f[6]),
                0,
                0,
                1);
        canvas.setMatrix(state.matrix);
      }
      case "fillStyle" -> state.fill = style(f, sources);
      case "strokeStyle" -> state.stroke = style(f, sources);
      case "fillText" -> text(canvas, f, state.fill, false);
      case "strokeText" -> text(canvas, f, state.stroke, true);
      case "image" -> image(canvas, f, sources);
      case "put" -> put(canvas, f);
      case "opaque" -> canvas.clear(0xff000000);
      default -> attribute(f);
    }
  }

  private void attribute(String[] f) {
    switch (f[0]) {
      case "globalAlpha" -> state.alpha = number(f[1]);
      case "globalCompositeOperation" -> state.blend = blend(f[1]);
      case "smoothing" -> state.smoothing = f[1].equals("1");
      case "shadowOffsetX" -> state.shadowX = number(f[1]);
      case "shadowOffsetY" -> state.shadowY = number(f[1]);
      case "shadowBlur" -> state.shadowBlur = number(f[1]);
      case "shadowColor" -> state.shadowColor = color(f[1]);
      case "filter" -> state.filter = CanvasFilters.parse(f[1]);
      case "lineWidth" -> state.lineWidth = number(f[1]);
      case "lineCap" ->
          state.cap =
              switch (f[1]) {
                case "round" -> PaintStrokeCap.ROUND;
                case "square" -> PaintStrokeCap.SQUARE;
                default -> PaintStrokeCap.BUTT;
              };
      case "lineJoin" ->
          state.join =
              switch (f[1]) {
                case "round" -> PaintStrokeJoin.ROUND;
                case "bevel" -> PaintStrokeJoin.BEVEL;
                default -> PaintStrokeJoin.MITER;
              };
      case "miterLimit" -> state.miter = number(f[1]);
      case "dash" -> {
        state.dash = new float[f.length - 1];
        for (int i = 1; i < f.length; i++) {
          state.dash[i - 1] = number(f[i]);
        }
      }
      case "lineDashOffset" -> state.dashOffset = number(f[1]);
      case "font" -> state.font = f[1];
      case "textAlign" -> state.align = f[1];
      case "textBaseline" -> state.baseline = f[1];
      case "direction" -> state.rightToLeft = f[1].equals("rtl");
      case "letterSpacing" -> state.letterSpacing = spacing(f[1]);
      case "wordSpacing" -> state.wordSpacing = spacing(f[1]);
      default -> {} // what has no effect on pixels
    }
  }

  private static float spacing(String text) {
    String number = text.replaceFirst("(?i)(px|em|pt)$", "");
    try {
      float value = Float.parseFloat(number);
      return text.endsWith("em") ? value * 10 : text.endsWith("pt") ? value * 4 / 3 : value;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int color(String text) {
    var parsed = ColorParser.parse(TokenStream.of(text));
    return parsed == null ? 0 : parsed.resolve(Color.BLACK).argb();
  }

  static BlendMode blend(String operation) {
    return switch (operation) {
      case "source-in" -> BlendMode.SRC_IN;
      case "source-out" -> BlendMode.SRC_OUT;
      case "source-atop" -> BlendMode.SRC_ATOP;
      case "destination-over" -> BlendMode.DST_OVER;
      case "destination-in" -> BlendMode.DST_IN;
      case "destination-out" -> BlendMode.DST_OUT;
      case "destination-atop" -> BlendMode.DST_ATOP;
      case "lighter" -> BlendMode.PLUS;
      case "copy" -> BlendMode.SRC;
      case "xor" -> BlendMode.XOR;
      default -> BlendModes.named(operation);
    };
  }

  // ---------------------------------------------------------------- shapes

  private static void rect(String[] f, Consumer<Path> draw) {
    float x = number(f[1]);
    float y = number(f[2]);
    float w = number(f[3]);
    float h = number(f[4]);
    try (Path shape =
        Path.makeRect(
            Rect.makeLTRB(
                Math.min(x, x + w), Math.min(y, y + h), Math.max(x, x + w), Math.max(y, y + h)))) {
      draw.accept(shape);
    }
  }

  /// The context's path in the coordinates of now; nothing where there is no way back to them.
  private Path own() {
    Matrix33 back = CanvasPaths.inverse(state.matrix);
    try (Path all = path.snapshot()) {
      return back == null ? new Path() : all.makeTransform(back);
    }
  }

  private static PathFillMode rule(String name) {
    return name.equals("evenodd") ? PathFillMode.EVEN_ODD : PathFillMode.WINDING;
  }

  private void fill(Canvas canvas, String[] f) {
    try (Path shape = f.length > 2 ? CanvasPaths.parse(f[2]) : own();
        Path filled = shape.makeWithFillMode(rule(f[1]))) {
      paint(canvas, state.fill, false, paint -> canvas.drawPath(filled, paint));
    }
  }

  boolean hits(@Nullable String steps, float x, float y, boolean evenOdd, boolean stroke) {
    Matrix33 back = CanvasPaths.inverse(state.matrix);
    if (back == null) {
      return false;
    }
    float[] m = back.getMat();
    float px = m[0] * x + m[1] * y + m[2];
    float py = m[3] * x + m[4] * y + m[5];
    try (Path shape = steps == null ? own() : CanvasPaths.parse(steps);
        Paint paint = new Paint()) {
      if (!stroke) {
        return shape
            .makeWithFillMode(evenOdd ? PathFillMode.EVEN_ODD : PathFillMode.WINDING)
            .contains(px, py);
      }
      stroke(paint);
      Path outline = paint.getFillPath(shape);
      return outline != null && outline.contains(px, py);
    }
  }

  private void stroke(Paint paint) {
    paint
        .setMode(PaintMode.STROKE)
        .setStrokeWidth(state.lineWidth)
        .setStrokeCap(state.cap)
        .setStrokeJoin(state.join)
        .setStrokeMiter(state.miter);
    boolean dashed = false;
    for (float dash : state.dash) {
      dashed |= dash > 0;
    }
    if (dashed) {
      try (PathEffect effect = PathEffect.makeDash(state.dash, state.dashOffset)) {
        paint.setPathEffect(effect);
      }
    }
  }

  /// Draws with all that the state says: shadow first, then the shape itself (§4.12.5.1.20).
  private void paint(Canvas canvas, CanvasStyle style, boolean stroke, Consumer<Paint> draw) {
    try (Paint paint = new Paint().setAntiAlias(true)) {
      if (!style.apply(paint, state.smoothing)) {
        return;
      }
      paint.setAlphaf(paint.getAlphaf() * state.alpha);
      if (stroke) {
        stroke(paint);
      }
      composite(canvas, paint, draw);
    }
  }

  private void composite(Canvas canvas, Paint paint, Consumer<Paint> draw) {
    ImageFilter filter = state.filter;
    if (state.hasShadow()) {
      float sigma = state.shadowBlur / 2;
      ImageFilter shadow =
          ImageFilter.makeDropShadowOnly(
              state.shadowX, state.shadowY, sigma, sigma, state.shadowColor, filter, (Rect) null);
      layered(canvas, shadow, () -> draw.accept(paint));
    }
    if (filter != null || state.reachesEverywhere()) {
      layered(canvas, filter, () -> draw.accept(paint));
    } else {
      draw.accept(paint.setBlendMode(state.blend));
    }
  }

  /// A layer in pixels of the canvas, whatever the transform: shadows are not transformed.
  private void layered(Canvas canvas, @Nullable ImageFilter filter, Runnable draw) {
    try (Paint layer = new Paint().setBlendMode(state.blend)) {
      if (filter != null) {
        layer.setImageFilter(filter);
      }
      canvas.save();
      canvas.resetMatrix();
      canvas.saveLayer(null, layer);
      canvas.setMatrix(state.matrix);
      draw.run();
      canvas.restore();
      canvas.restore();
    }
  }

  // ---------------------------------------------------------------- styles

  private CanvasStyle style(String[] f, Function<Integer, @Nullable ScriptObject> sources) {
    switch (f[1]) {
      case "color" -> {
        return new CanvasStyle.Plain(color(f[2]));
      }
      case "pattern" -> {
        ScriptObject source = sources.apply((int) number(f[2]));
        Image image = source == null ? null : pictures.kept(source);
        if (image == null) {
          return new CanvasStyle.Plain(0);
        }
        Matrix33 matrix =
            new Matrix33(
                number(f[4]),
                number(f[6]),
                number(f[8]),
                number(f[5]),
                number(f[7]),
                number(f[9]),
                0,
                0,
                1);
        return new CanvasStyle.Pattern(image, f[3], matrix);
      }
      default -> {
        int count = f[1].equals("linear") ? 4 : f[1].equals("radial") ? 6 : 3;
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
          numbers[i] = number(f[2 + i]);
        }
        int stops = f.length > 2 + count + 1 ? (f.length - 2 - count) / 2 : 0;
        float[] offsets = new float[stops];
        int[] colors = new int[stops];
        for (int i = 0; i < stops; i++) {
          offsets[i] = number(f[2 + count + 2 * i]);
          colors[i] = color(f[3 + count + 2 * i]);
        }
        return new CanvasStyle.Gradient(f[1], numbers, offsets, colors);
      }
    }
  }

  // ---------------------------------------------------------------- text

  private ShapeResult shape(String text, FontGroup group) {
    return shaper.shape(
        text.replaceAll("[\t\n\f\r]", " "),
        group,
        state.rightToLeft,
        new TextSpacing(state.letterSpacing, state.wordSpacing, List.of()));
  }

  /// How far the alphabetic baseline is below the one that was asked for.
  private float baselineShift(FontGroup group) {
    SizedFont font = group.primary();
    // The em box has the ascent and the descent in their proportion.
    float em = group.query().size() / Math.max(1e-3f, font.ascent() + font.descent());
    return switch (state.baseline) {
      case "top" -> font.ascent() * em;
      case "hanging" -> font.ascent() * 0.8f;
      case "middle" -> (font.ascent() - font.descent()) * em / 2;
      case "bottom" -> -font.descent() * em;
      case "ideographic" -> -font.descent();
      default -> 0;
    };
  }

  private float alignShift(float width) {
    boolean rtl = state.rightToLeft;
    return switch (state.align) {
      case "center" -> -width / 2;
      case "right" -> -width;
      case "left" -> 0;
      case "end" -> rtl ? 0 : -width;
      default -> rtl ? -width : 0;
    };
  }

  private void text(Canvas canvas, String[] f, CanvasStyle style, boolean stroke) {
    FontGroup group = fonts.group(state.font);
    ShapeResult shape = shape(f[1], group);
    TextBlob blob = shape.blob(0, shape.text().length(), 0);
    if (blob == null) {
      return;
    }
    float maxWidth = number(f[4]);
    float width = shape.width();
    float squeeze = maxWidth >= 0 && width > maxWidth ? maxWidth / width : 1;
    float x = number(f[2]);
    float y = number(f[3]) + baselineShift(group);
    float left = alignShift(width * squeeze);
    paint(
        canvas,
        style,
        stroke,
        paint -> {
          if (squeeze == 1) {
            canvas.drawTextBlob(blob, x + left, y, paint);
          } else {
            canvas.save();
            canvas.translate(x + left, y);
            canvas.scale(squeeze, 1);
            canvas.drawTextBlob(blob, 0, 0, paint);
            canvas.restore();
          }
        });
  }

  String measure(String text) {
    FontGroup group = fonts.group(state.font);
    ShapeResult shape = shape(text, group);
    SizedFont font = group.primary();
    float width = shape.width();
    float shift = baselineShift(group);
    float left = alignShift(width);
    Rect ink = InkBounds.of(shape);
    float[] metrics = {
      width,
      -(ink.getLeft() + left),
      ink.getRight() + left,
      font.ascent() - shift,
      font.descent() + shift,
      -ink.getTop() - shift,
      ink.getBottom() + shift,
      font.ascent() - shift,
      font.descent() + shift,
      font.ascent() * 0.8f - shift,
      -shift,
      -font.descent() - shift
    };
    StringBuilder out = new StringBuilder();
    for (float each : metrics) {
      out.append(out.isEmpty() ? "" : ",").append(each);
    }
    return out.toString();
  }

  // ---------------------------------------------------------------- pictures

  private void image(Canvas canvas, String[] f, Function<Integer, @Nullable ScriptObject> sources) {
    ScriptObject object = sources.apply((int) number(f[1]));
    if (object != null) {
      pictures.look(
          object,
          image -> {
            if (image != null) {
              image(canvas, f, image);
            }
            return null;
          });
    }
  }

  private void image(Canvas canvas, String[] f, Image image) {
    float[] n = new float[8];
    for (int i = 0; i < 8; i++) {
      n[i] = number(f[2 + i]);
    }
    Rect source = ordered(n[0], n[1], n[2], n[3]);
    Rect dest = ordered(n[4], n[5], n[6], n[7]);
    Rect whole = Rect.makeWH(image.getWidth(), image.getHeight());
    Rect seen = source.intersect(whole);
    if (seen == null || !(dest.getWidth() > 0) || !(dest.getHeight() > 0)) {
      return;
    }
    // What is outside of the picture is left out of the destination as well.
    float sx = dest.getWidth() / source.getWidth();
    float sy = dest.getHeight() / source.getHeight();
    Rect to =
        Rect.makeXYWH(
            dest.getLeft() + (seen.getLeft() - source.getLeft()) * sx,
            dest.getTop() + (seen.getTop() - source.getTop()) * sy,
            seen.getWidth() * sx,
            seen.getHeight() * sy);
    SamplingMode sampling =
        state.smoothing
            ? new io.github.humbleui.skija.FilterMipmap(
                io.github.humbleui.skija.FilterMode.LINEAR,
                io.github.humbleui.skija.MipmapMode.LINEAR)
            : SamplingMode.DEFAULT;
    try (Paint paint = new Paint().setAntiAlias(true)) {
      paint.setAlphaf(state.alpha);
      composite(canvas, paint, used -> PictureRect.draw(canvas, image, seen, to, sampling, used));
    }
  }

  private static Rect ordered(float x, float y, float w, float h) {
    return Rect.makeLTRB(
        Math.min(x, x + w), Math.min(y, y + h), Math.max(x, x + w), Math.max(y, y + h));
  }

  /// Pixels go to their places whatever the state says (§4.12.5.1.16). Each character is a byte
  /// and 256.
  private void put(Canvas canvas, String[] f) {
    int x = (int) number(f[1]);
    int y = (int) number(f[2]);
    int w = (int) number(f[3]);
    int h = (int) number(f[4]);
    byte[] bytes = new byte[f[5].length()];
    if (w <= 0 || h <= 0 || (long) w * h * 4 != bytes.length) {
      return;
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) f[5].charAt(i);
    }
    try (Bitmap pixels = new Bitmap()) {
      pixels.allocPixels(CanvasBitmap.unpremultiplied(w, h));
      pixels.installPixels(bytes);
      canvas.writePixels(pixels, x, y);
    }
  }
}
