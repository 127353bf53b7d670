package bulkhead.renderer.text;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.types.Rect;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How high the glyphs of a font are in vertical lines, and where they begin. From the tables
/// `vhea`, `vmtx` and `VORG`; a font without them has the same height for all, its ascent and
/// descent. Immutable. Source: OpenType, "Vertical Metrics".
final class VerticalMetrics {
  private final SizedFont font;
  private final float perUnit;
  private final @Nullable ByteBuffer metrics;
  private final @Nullable ByteBuffer origins;
  private final int longMetrics;

  VerticalMetrics(SizedFont font) {
    this.font = font;
    Typeface typeface = font.face().typeface();
    perUnit = font.skia().getSize() / Math.max(1, typeface.getUnitsPerEm());
    ByteBuffer header = table(typeface, "vhea", 36);
    longMetrics = header == null ? 0 : header.getShort(34) & 0xffff;
    metrics = longMetrics == 0 ? null : table(typeface, "vmtx", 4 * longMetrics);
    origins = metrics == null ? null : table(typeface, "VORG", 8);
  }

  private static @Nullable ByteBuffer table(Typeface typeface, String tag, int leastBytes) {
    if (!List.of(typeface.getTableTags()).contains(tag)) {
      return null;
    }
    try (Data data = typeface.getTableData(tag)) {
      byte[] bytes = data == null ? new byte[0] : data.getBytes();
      return bytes.length < leastBytes ? null : ByteBuffer.wrap(bytes);
    }
  }

  /// How far the next glyph is below, in CSS px.
  float advance(short glyph) {
    ByteBuffer table = metrics;
    if (table == null) {
      return font.ascent() + font.descent();
    }
    int at = Math.min(glyph & 0xffff, longMetrics - 1);
    return (table.getShort(4 * at) & 0xffff) * perUnit;
  }

  /// How far the glyph's baseline is below where it begins, in CSS px.
  float origin(short glyph) {
    ByteBuffer table = metrics;
    if (table == null) {
      return font.ascent();
    }
    ByteBuffer own = origins;
    return own != null
        ? originOf(glyph & 0xffff, own) * perUnit
        : topSideBearing(glyph & 0xffff, table) * perUnit - bounds(glyph).getTop();
  }

  /// By bisection: entries of a glyph and its origin, behind the number of them.
  private static int originOf(int glyph, ByteBuffer table) {
    int low = 0;
    int high = Math.min(table.getShort(6) & 0xffff, (table.limit() - 8) / 4);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = table.getShort(8 + 4 * middle) & 0xffff;
      if (at == glyph) {
        return table.getShort(10 + 4 * middle);
      }
      if (at < glyph) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return table.getShort(4);
  }

  private int topSideBearing(int glyph, ByteBuffer table) {
    int at = glyph < longMetrics ? 4 * glyph + 2 : 4 * longMetrics + 2 * (glyph - longMetrics);
    return at + 2 <= table.limit() ? table.getShort(at) : 0;
  }

  private Rect bounds(short glyph) {
    return font.skia().getBounds(new short[] {glyph})[0];
  }
}
