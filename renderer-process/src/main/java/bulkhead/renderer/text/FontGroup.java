package bulkhead.renderer.text;

import java.util.List;

/// The faces that one style's text uses, best first, and what stands in for characters that none of
/// them has. Owned by `RendererMain`.
public final class FontGroup {
  private final FontCache cache;
  private final FontQuery query;
  private final List<SizedFont> fonts;

  FontGroup(FontCache cache, FontQuery query, List<SizedFont> fonts) {
    this.cache = cache;
    this.query = query;
    this.fonts = fonts;
  }

  public FontQuery query() {
    return query;
  }

  /// The first available font (CSS Fonts 4 §2.1.2): line heights and font-relative units come from
  /// it.
  public SizedFont primary() {
    return fonts.get(0);
  }

  /// The font for one cluster that begins with `codePoint`.
  SizedFont fontFor(int codePoint) {
    for (int i = 0; i < fonts.size(); i++) {
      SizedFont font = fonts.get(i);
      if (font.has(codePoint)) {
        return font;
      }
    }
    if (isInvisible(codePoint)) {
      return primary();
    }
    SizedFont fallback = cache.fallback(codePoint, query);
    return fallback.has(codePoint) ? fallback : primary();
  }

  /// Controls and default ignorables need no glyph of their own.
  private static boolean isInvisible(int codePoint) {
    return codePoint < 0x20
        || (codePoint >= 0x7f && codePoint < 0xa0)
        || codePoint == 0xad
        || (codePoint >= 0x200b && codePoint <= 0x200f)
        || (codePoint >= 0x2028 && codePoint <= 0x202e)
        || (codePoint >= 0x2060 && codePoint <= 0x206f)
        || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
        || codePoint == 0xfeff;
  }
}
