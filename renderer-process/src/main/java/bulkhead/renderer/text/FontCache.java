package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.FontSizeAdjust;
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
      group = make(query);
      groups.put(query, group);
    }
    return group;
  }

  private FontGroup make(FontQuery query) {
    FontSizeAdjust adjust = query.tuning().adjust();
    if (adjust.metric() != FontSizeAdjust.Metric.NONE && adjust.isFromFont()) {
      SizedFont first = group(query.adjustedBy(FontSizeAdjust.NONE)).primary();
      float ratio = first.metric(adjust.metric()) / first.size();
      return group(query.adjustedBy(new FontSizeAdjust(adjust.metric(), ratio)));
    }
    List<FontGroup.Item> items = new ArrayList<>();
    List<String> families = LanguageFonts.with(query.families(), query.locale());
    for (FontEntry entry :
        catalog.match(families, query.weight(), query.stretch(), query.slant())) {
      items.add(
          switch (entry) {
            case FontFace face -> new FontGroup.Item.Ready(placed(face, query));
            case PendingFace face -> new FontGroup.Item.Pending(face);
          });
    }
    return new FontGroup(this, query, items);
  }

  /// The face where the style wants it on the axes of its font (CSS Fonts 4 §7.2: the optical size
  /// first, `font-variation-settings` over it).
  private SizedFont placed(FontFace face, FontQuery query) {
    SizedFont font = tuned(face.at(query.variations()), query);
    if (!query.tuning().opticalSizing()
        || query.variations().stream().anyMatch(setting -> setting.tag().equals("opsz"))) {
      return font;
    }
    FontFace optical = font.face().at(List.of(new FontSetting("opsz", font.skia().getSize())));
    return optical == font.face() ? font : sized(optical, font.size());
  }

  /// Without what the style does not let be made, and at the size that it wants.
  private SizedFont tuned(FontFace face, FontQuery query) {
    FontTuning tuning = query.tuning();
    FontFace used = face.synthesized(tuning.weight(), tuning.style());
    float size = clampSize(query.size());
    FontSizeAdjust adjust = tuning.adjust();
    if (adjust.metric() == FontSizeAdjust.Metric.NONE) {
      return sized(used, size);
    }
    // CSS Fonts 5 §4.1: it counts instead of the descriptor `size-adjust`.
    used = used.withoutSizeAdjust();
    SizedFont unadjusted = sized(used, size);
    float metric = unadjusted.metric(adjust.metric());
    return metric > 0 ? sized(used, clampSize(size * size * adjust.ratio() / metric)) : unadjusted;
  }

  /// The user's standard font, which ends every list of families.
  SizedFont standard(FontQuery query) {
    FontQuery own =
        query.families().isEmpty()
            ? query
            : new FontQuery(
                List.of(),
                query.size(),
                query.weight(),
                query.stretch(),
                query.slant(),
                query.locale(),
                query.variations(),
                query.tuning());
    return group(own).primary();
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
    return tuned(face, query);
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
