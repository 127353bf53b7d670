package bulkhead.gpu.software;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.Colors;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Placement;
import bulkhead.gpu.frame.RectF;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Draws a list into a bitmap. The result is OpenGL's within one level a channel: a pixel is
/// covered when its centre is, tiles that fall on whole pixels are copied, others are sampled
/// bilinearly. Thread: owned by whoever made it; used for one list.
final class Painter {
  private final Bitmap target;
  private final PixelRect damage;
  private final int[] targetRow;
  private int[] sourceRow = new int[0];

  private Painter(Bitmap target, PixelRect damage) {
    this.target = target;
    this.damage = damage;
    this.targetRow = new int[damage.width()];
  }

  /// Draws the part of the list that lies within `damage`.
  static void paint(DrawList list, PixelRect damage, Bitmap target) {
    PixelRect part = damage.intersect(target.size().bounds());
    if (!part.isEmpty()) {
      new Painter(target, part).paint(list);
    }
  }

  private void paint(DrawList list) {
    if (!list.covered().contains(damage)) {
      Arrays.fill(targetRow, Colors.premultiply(list.clearColor(), 1));
      for (int y = damage.top(); y < damage.bottom(); y++) {
        target.writeRow(damage.left(), y, targetRow, damage.width());
      }
    }
    for (Draw draw : list.draws()) {
      PixelRect part = draw.at().touchedPixels().intersect(damage);
      if (part.isEmpty()) {
        continue;
      }
      switch (draw) {
        case Draw.Fill(var at, var color) -> fill(at, color, part);
        case Draw.Tile tile -> {
          var resource = tile.resource();
          Bitmap source =
              new Bitmap(
                  tile.memory().pixels(resource),
                  resource.stride(),
                  new PixelSize(resource.width(), resource.height()));
          if (tile.isPixelAligned()) {
            drawAligned(tile.at(), source, tile.source(), resource.opaque(), part);
          } else {
            drawSampled(tile.at(), source, tile.source(), part);
          }
        }
        case Draw.Group group -> drawGroup(group, part);
      }
    }
  }

  private void drawGroup(Draw.Group group, PixelRect part) {
    try (Arena memory = Arena.ofConfined()) {
      PixelSize size = group.content().size();
      Bitmap source = Bitmap.allocate(memory, size);
      paint(group.content(), size.bounds(), source);
      if (group.isPixelAligned()) {
        drawAligned(group.at(), source, RectF.of(size), false, part);
      } else {
        drawSampled(group.at(), source, RectF.of(size), part);
      }
    }
  }

  private void fill(Placement at, int color, PixelRect part) {
    int width = part.width();
    boolean upright = at.matrix().keepsRectsUpright();
    if (upright && Colors.alpha(color) == 255 && at.opacity() == 1) {
      Arrays.fill(targetRow, 0, width, color);
      for (int y = part.top(); y < part.bottom(); y++) {
        target.writeRow(part.left(), y, targetRow, width);
      }
      return;
    }
    float alpha = Colors.alpha(color) * at.opacity() / 255;
    float red = (color >> 16 & 255) * alpha;
    float green = (color >> 8 & 255) * alpha;
    float blue = (color & 255) * alpha;
    Inverse inverse = upright ? null : Inverse.of(at.matrix());
    for (int y = part.top(); y < part.bottom(); y++) {
      target.readRow(part.left(), y, targetRow, width);
      for (int i = 0; i < width; i++) {
        if (inverse == null || inverse.covers(at.rect(), part.left() + i, y)) {
          targetRow[i] = over(alpha * 255, red, green, blue, targetRow[i]);
        }
      }
      target.writeRow(part.left(), y, targetRow, width);
    }
  }

  /// Tiles whose pixels are the target's.
  private void drawAligned(
      Placement at, Bitmap source, RectF sourceRect, boolean opaque, PixelRect part) {
    RectF bounds = at.matrix().mapBounds(at.rect());
    int dx = Math.round(bounds.x() - sourceRect.x());
    int dy = Math.round(bounds.y() - sourceRect.y());
    PixelRect there =
        new PixelRect(dx, dy, dx + source.size().width(), dy + source.size().height());
    PixelRect copied = part.intersect(there);
    int width = copied.width();
    if (opaque && at.opacity() == 1) {
      for (int y = copied.top(); y < copied.bottom(); y++) {
        target.copyRow(copied.left(), y, source, copied.left() - dx, y - dy, width);
      }
      return;
    }
    int opacity = Math.round(at.opacity() * ONE);
    int[] from = sourceRow(width);
    for (int y = copied.top(); y < copied.bottom(); y++) {
      source.readRow(copied.left() - dx, y - dy, from, width);
      target.readRow(copied.left(), y, targetRow, width);
      for (int i = 0; i < width; i++) {
        targetRow[i] = over(from[i], opacity, targetRow[i]);
      }
      target.writeRow(copied.left(), y, targetRow, width);
    }
  }

  /// Tiles that are scaled, turned or between pixels: each target pixel's centre is looked up in
  /// the tile, between the four nearest pixels.
  private void drawSampled(Placement at, Bitmap source, RectF sourceRect, PixelRect part) {
    Inverse inverse = Inverse.of(at.matrix());
    if (inverse == null) {
      return;
    }
    RectF rect = at.rect();
    double scaleX = sourceRect.width() / rect.width();
    double scaleY = sourceRect.height() / rect.height();
    Sampler sampler = new Sampler(source);
    int width = part.width();
    for (int y = part.top(); y < part.bottom(); y++) {
      target.readRow(part.left(), y, targetRow, width);
      for (int i = 0; i < width; i++) {
        int x = part.left() + i;
        if (at.matrix().keepsRectsUpright() || inverse.covers(rect, x, y)) {
          sampler.sample(
              sourceRect.x() + (inverse.x(x + 0.5, y + 0.5) - rect.x()) * scaleX,
              sourceRect.y() + (inverse.y(x + 0.5, y + 0.5) - rect.y()) * scaleY);
          float opacity = at.opacity();
          targetRow[i] =
              over(
                  sampler.alpha * opacity,
                  sampler.red * opacity,
                  sampler.green * opacity,
                  sampler.blue * opacity,
                  targetRow[i]);
        }
      }
      target.writeRow(part.left(), y, targetRow, width);
    }
  }

  private int[] sourceRow(int width) {
    if (sourceRow.length < width) {
      sourceRow = new int[width];
    }
    return sourceRow;
  }

  private static final int ONE = 4096;
  private static final int SCALE = 255 * ONE;

  /// Source over target, both premultiplied; rounded once.
  ///
  /// @param opacity of the source, in parts of [#ONE]
  private static int over(int source, int opacity, int target) {
    int sourceAlpha = source >>> 24;
    if (opacity == ONE) {
      if (sourceAlpha == 255) {
        return source;
      }
      if (source == 0) {
        return target;
      }
    }
    int rest = SCALE - sourceAlpha * opacity;
    int result = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      int value =
          ((source >>> shift & 255) * opacity * 255 + (target >>> shift & 255) * rest + SCALE / 2)
              / SCALE;
      result |= Math.min(255, value) << shift;
    }
    return result;
  }

  /// As above with a source between whole levels.
  private static int over(float alpha, float red, float green, float blue, int target) {
    float rest = 1 - alpha / 255;
    return level(alpha + (target >>> 24) * rest) << 24
        | level(red + (target >> 16 & 255) * rest) << 16
        | level(green + (target >> 8 & 255) * rest) << 8
        | level(blue + (target & 255) * rest);
  }

  private static int level(float value) {
    return Math.max(0, Math.min(255, (int) (value + 0.5f)));
  }

  /// From the target's pixels back into a quad's own space.
  private record Inverse(double a, double b, double c, double d, double e, double f) {
    static @Nullable Inverse of(Affine m) {
      double determinant = m.determinant();
      if (determinant == 0 || !Double.isFinite(1 / determinant)) {
        return null;
      }
      double a = m.d() / determinant;
      double b = -m.b() / determinant;
      double c = -m.c() / determinant;
      double d = m.a() / determinant;
      return new Inverse(a, b, c, d, -(a * m.e() + c * m.f()), -(b * m.e() + d * m.f()));
    }

    double x(double x, double y) {
      return a * x + c * y + e;
    }

    double y(double x, double y) {
      return b * x + d * y + f;
    }

    boolean covers(RectF rect, int x, int y) {
      double u = x(x + 0.5, y + 0.5);
      double v = y(x + 0.5, y + 0.5);
      return u >= rect.x() && u < rect.right() && v >= rect.y() && v < rect.bottom();
    }
  }

  /// Bilinear lookup; the last lookup's result is in the fields, 0 to 255.
  private static final class Sampler {
    private final Bitmap source;
    private final int[] pair = new int[2];
    float alpha;
    float red;
    float green;
    float blue;

    Sampler(Bitmap source) {
      this.source = source;
    }

    void sample(double x, double y) {
      double left = Math.floor(x - 0.5);
      double top = Math.floor(y - 0.5);
      float right = (float) (x - 0.5 - left);
      float bottom = (float) (y - 0.5 - top);
      alpha = 0;
      red = 0;
      green = 0;
      blue = 0;
      int width = source.size().width();
      int height = source.size().height();
      int x0 = clamp(left, width);
      int x1 = clamp(left + 1, width);
      int y0 = clamp(top, height);
      int y1 = clamp(top + 1, height);
      addRow(x0, x1, y0, right, 1 - bottom);
      addRow(x0, x1, y1, right, bottom);
    }

    private static int clamp(double value, int size) {
      return (int) Math.max(0, Math.min(size - 1, value));
    }

    private void addRow(int x0, int x1, int y, float right, float weight) {
      if (x1 == x0 + 1) {
        source.readRow(x0, y, pair, 2);
        add(pair[0], (1 - right) * weight);
        add(pair[1], right * weight);
      } else {
        source.readRow(x0, y, pair, 1);
        add(pair[0], weight);
      }
    }

    private void add(int pixel, float weight) {
      alpha += (pixel >>> 24) * weight;
      red += (pixel >> 16 & 255) * weight;
      green += (pixel >> 8 & 255) * weight;
      blue += (pixel & 255) * weight;
    }
  }
}
