package bulkhead.renderer.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The faces that one style's text uses, best first, and what stands in for characters that none of
/// them has. Owned by `RendererMain`.
public final class FontGroup {
  /// As in Chromium, which rounds the size then.
  private static final float SMALL_CAPS = 0.7f;

  private final FontCache cache;
  private final FontQuery query;
  private final List<Item> items;
  private final SizedFont primary;
  private final boolean primaryIsFirst;

  /// Of the texts that were asked for; few groups have any.
  private Map<String, EmphasisMark> emphasisMarks = Map.of();

  /// Once a character needed it.
  private @Nullable SizedFont standard;

  /// A face at the query's size, or one that is not there yet.
  sealed interface Item {
    record Ready(SizedFont font) implements Item {}

    record Pending(PendingFace face) implements Item {}
  }

  /// @param items at least one is ready
  FontGroup(FontCache cache, FontQuery query, List<Item> items) {
    this.cache = cache;
    this.query = query;
    this.items = List.copyOf(items);
    List<SizedFont> ready = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Ready(SizedFont font)) {
        ready.add(font);
      }
    }
    SizedFont first = null;
    for (SizedFont font : ready) {
      if (font.face().adjustments().ranges().contains(' ')) {
        first = font;
        break;
      }
    }
    primary = first == null ? cache.standard(query) : first;
    primaryIsFirst = items.getFirst() instanceof Item.Ready(SizedFont font) && font == first;
  }

  public FontQuery query() {
    return query;
  }

  /// The first available font (CSS Fonts 4 §2.1.2): line heights and font-relative units come from
  /// it.
  public SizedFont primary() {
    return primary;
  }

  /// Asks for the web fonts that would come before [#primary], if they are not yet there.
  public void requestPrimary() {
    for (Item item : items) {
      switch (item) {
        case Item.Ready(SizedFont font) -> {
          if (font == primary) {
            return;
          }
        }
        case Item.Pending(PendingFace face) -> {
          if (face.ranges().contains(' ')) {
            face.load().run();
          }
        }
      }
    }
  }

  /// The same face for small capitals that it does not have itself.
  SizedFont forSmallCaps(SizedFont font) {
    return cache.sized(font.face(), Math.round(font.size() * SMALL_CAPS));
  }

  /// The mark that the first character of a text is.
  public EmphasisMark emphasisMark(String text) {
    EmphasisMark mark = emphasisMarks.get(text);
    if (mark == null) {
      int codePoint = text.codePointAt(0);
      mark = EmphasisMark.of(cache, fontFor(codePoint), codePoint);
      emphasisMarks = new HashMap<>(emphasisMarks);
      emphasisMarks.put(text, mark);
    }
    return mark;
  }

  /// The font for one cluster that begins with `codePoint`.
  SizedFont fontFor(int codePoint) {
    if (primaryIsFirst && primary.shapes(codePoint) || isIgnorable(codePoint)) {
      return primary;
    }
    for (Item item : items) {
      switch (item) {
        case Item.Ready(SizedFont font) -> {
          if (font.shapes(codePoint)) {
            return font;
          }
        }
        case Item.Pending(PendingFace face) -> {
          if (face.ranges().contains(codePoint)) {
            face.load().run();
          }
        }
      }
    }
    if (isControl(codePoint)) {
      // CSS Text 3 §3: controls are seen. What other fonts have in their places is nothing, or a
      // letter; the primary font's sign for what it lacks is there on every machine.
      return primary;
    }
    SizedFont last = standard;
    if (last == null) {
      last = cache.standard(query);
      standard = last;
    }
    if (last.shapes(codePoint)) {
      return last;
    }
    SizedFont fallback = cache.fallback(codePoint, query);
    return fallback.has(codePoint) ? fallback : primary;
  }

  /// The font for a base character with its marks (CSS Fonts 4 §5.3, cluster matching): one that
  /// has all of them, or as much as the base and them make in one; else that of the base.
  SizedFont fontFor(int[] cluster) {
    SizedFont font = fontFor(cluster[0]);
    if (cluster.length == 1 || isControl(cluster[0])) {
      return font;
    }
    String composed =
        Normalizer.normalize(new String(cluster, 0, cluster.length), Normalizer.Form.NFC);
    int[] whole = composed.codePoints().toArray();
    if (hasAll(font, cluster, whole)) {
      return font;
    }
    for (Item item : items) {
      if (item instanceof Item.Ready(SizedFont each) && hasAll(each, cluster, whole)) {
        return each;
      }
    }
    if (standard != null && hasAll(standard, cluster, whole)) {
      return standard;
    }
    for (int codePoint : cluster) {
      if (!isIgnorable(codePoint) && !font.shapes(codePoint)) {
        SizedFont fallback = cache.fallback(codePoint, query);
        if (hasAll(fallback, cluster, whole)) {
          return fallback;
        }
      }
    }
    return font;
  }

  private static boolean hasAll(SizedFont font, int[] cluster, int[] composed) {
    return hasAll(font, cluster) || hasAll(font, composed);
  }

  private static boolean hasAll(SizedFont font, int[] codePoints) {
    for (int codePoint : codePoints) {
      if (!isIgnorable(codePoint) && !font.shapes(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(int codePoint) {
    return Character.getType(codePoint) == Character.CONTROL;
  }

  /// Whether a code point needs no glyph of its own (UAX 44, Default_Ignorable_Code_Point): it is
  /// in the font of its line, whose height it leaves alone.
  private static boolean isIgnorable(int codePoint) {
    return codePoint == 0xad
        || codePoint == 0x34f
        || codePoint == 0x61c
        || (codePoint >= 0x180b && codePoint <= 0x180f)
        || (codePoint >= 0x200b && codePoint <= 0x200f)
        || (codePoint >= 0x2028 && codePoint <= 0x202e)
        || (codePoint >= 0x2060 && codePoint <= 0x206f)
        || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
        || codePoint == 0xfeff
        || (codePoint >= 0x1bca0 && codePoint <= 0x1bca3)
        || (codePoint >= 0x1d173 && codePoint <= 0x1d17a)
        || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
  }
}
