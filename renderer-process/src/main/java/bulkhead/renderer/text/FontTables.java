package bulkhead.renderer.text;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.Typeface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What text needs to know of a font file's tables beyond what Skia tells. Owned by `RendererMain`.
/// Source: OpenType, "OpenType Layout Common Table Formats".
final class FontTables {
  private static final int FEATURE_LIST = 6;
  private static final int TYPO_ASCENDER = 68;

  private FontTables() {}

  /// `sTypoAscender` and `sTypoDescender` of `OS/2`, the latter positive below the baseline; zeros
  /// where the table does not have them.
  static int[] typographicExtents(Typeface typeface) {
    if (!List.of(typeface.getTableTags()).contains("OS/2")) {
      return new int[2];
    }
    try (Data data = typeface.getTableData("OS/2")) {
      byte[] bytes = data == null ? new byte[0] : data.getBytes();
      if (bytes.length < TYPO_ASCENDER + 4) {
        return new int[2];
      }
      ByteBuffer table = ByteBuffer.wrap(bytes);
      return new int[] {table.getShort(TYPO_ASCENDER), -table.getShort(TYPO_ASCENDER + 2)};
    }
  }

  /// The tags of the features in `GSUB`. A broken table has those that come before the break.
  static Set<String> substitutions(Typeface typeface) {
    if (!List.of(typeface.getTableTags()).contains("GSUB")) {
      return Set.of();
    }
    byte[] bytes;
    try (Data data = typeface.getTableData("GSUB")) {
      if (data == null) {
        return Set.of();
      }
      bytes = data.getBytes();
    }
    Set<String> tags = new HashSet<>();
    ByteBuffer table = ByteBuffer.wrap(bytes);
    if (bytes.length < FEATURE_LIST + 2) {
      return tags;
    }
    int list = table.getShort(FEATURE_LIST) & 0xffff;
    if (list + 2 > bytes.length) {
      return tags;
    }
    int count = table.getShort(list) & 0xffff;
    for (int i = 0; i < count && list + 2 + 6 * i + 4 <= bytes.length; i++) {
      tags.add(new String(bytes, list + 2 + 6 * i, 4, StandardCharsets.ISO_8859_1));
    }
    return tags;
  }
}
