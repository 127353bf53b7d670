package bulkhead.renderer.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers what the [FontCatalog] answered, and the fonts made from that. One per page. Owned by
/// `RendererMain`.
public final class FontCache {
  /// Larger text is drawn from outlines of this size in Chromium too.
  private static final float MAX_SIZE = 10_000;

  private record SizedKey(FontFace face, float size) {}

  private record FallbackKey(int codePoint, String locale, int weight, FontSlant slant) {}

  private final FontCatalog catalog;
  private final Map<FontQuery, FontGroup> groups = new HashMap<>();
  private final Map<SizedKey, SizedFont> fonts = new HashMap<>();
  private final Map<FallbackKey, FontFace> fallbacks = new HashMap<>();

  public FontCache(FontCatalog catalog) {
    this.catalog = catalog;
  }

  public FontGroup group(FontQuery query) {
    FontGroup group = groups.get(query);
    if (group == null) {
      float size = clampSize(query.size());
      List<FontGroup.Item> items = new ArrayList<>();
      for (FontEntry entry :
          catalog.match(query.families(), query.weight(), query.stretch(), query.slant())) {
        items.add(
            switch (entry) {
              case FontFace face ->
                  new FontGroup.Item.Ready(sized(face.at(query.variations()), size));
              case PendingFace face -> new FontGroup.Item.Pending(face);
            });
      }
      group = new FontGroup(this, query, items);
      groups.put(query, group);
    }
    return group;
  }

  /// The catalog has other faces than before: all groups that were given out are of the past.
  public void forget() {
    groups.clear();
  }

  /// Scripts of thousands of characters, from their first to their last. A font that has the first
  /// one is meant for the script.
  private static final int[][] LARGE_SCRIPTS = {
    {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa000, 0xa48c}, {0xac00, 0xd7a3}, {0x20000, 0x2a6df}
  };

  /// The browser process is asked once for each character; of a large script only for those that
  /// the font of its first character does not have.
  SizedFont fallback(int codePoint, FontQuery query) {
    for (int[] script : LARGE_SCRIPTS) {
      if (codePoint > script[0] && codePoint <= script[1]) {
        SizedFont common = ownFallback(script[0], query);
        if (common.has(codePoint)) {
          return common;
        }
      }
    }
    return ownFallback(codePoint, query);
  }

  private SizedFont ownFallback(int codePoint, FontQuery query) {
    FallbackKey key = new FallbackKey(codePoint, query.locale(), query.weight(), query.slant());
    FontFace face = fallbacks.get(key);
    if (face == null) {
      face = catalog.fallback(codePoint, query.locale(), query.weight(), query.slant());
      fallbacks.put(key, face);
    }
    return sized(face, clampSize(query.size()));
  }

  SizedFont sized(FontFace face, float size) {
    SizedKey key = new SizedKey(face, size);
    SizedFont font = fonts.get(key);
    if (font == null) {
      font = new SizedFont(face, size);
      fonts.put(key, font);
    }
    return font;
  }

  private static float clampSize(float size) {
    return size >= 0 ? Math.min(size, MAX_SIZE) : 0;
  }
}
