package bulkhead.renderer;

import bulkhead.renderer.text.FontCatalog;
import bulkhead.renderer.text.FontFace;
import bulkhead.renderer.text.FontSlant;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.FontStyleSet;
import io.github.humbleui.skija.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fonts of this machine, found by Skia itself instead of by the browser process. For tools
/// that run without one.
final class SystemFontCatalog implements FontCatalog {
  private static final Map<String, String> GENERIC =
      Map.of(
          "serif", "Liberation Serif",
          "times new roman", "Liberation Serif",
          "times", "Liberation Serif",
          "sans-serif", "Liberation Sans",
          "arial", "Liberation Sans",
          "helvetica", "Liberation Sans",
          "monospace", "Noto Sans Mono",
          "courier new", "Liberation Mono",
          "courier", "Liberation Mono",
          "system-ui", "Noto Sans");

  private final Map<String, @Nullable FontFace> found = new HashMap<>();

  @Override
  public List<FontFace> match(List<String> families, int weight, float stretch, FontSlant slant) {
    List<FontFace> faces = new ArrayList<>();
    for (String family : families) {
      String name = family.toLowerCase(Locale.ROOT);
      FontFace face = find(GENERIC.getOrDefault(name, family), weight, stretch, slant);
      if (face != null) {
        faces.add(face);
      }
    }
    if (faces.isEmpty()) {
      faces.add(standard(weight, stretch, slant));
    }
    return faces;
  }

  @Override
  public List<FontFace> family(String name, int weight, float stretch, FontSlant slant) {
    FontFace face =
        find(GENERIC.getOrDefault(name.toLowerCase(Locale.ROOT), name), weight, stretch, slant);
    return face == null ? List.of() : List.of(face);
  }

  @Override
  public @Nullable FontFace local(String name) {
    return find(name, 400, 100, FontSlant.NORMAL);
  }

  private FontFace standard(int weight, float stretch, FontSlant slant) {
    FontFace face = find("Liberation Serif", weight, stretch, slant);
    if (face == null) {
      throw new IllegalStateException("Liberation Serif is not installed");
    }
    return face;
  }

  private @Nullable FontFace find(String family, int weight, float stretch, FontSlant slant) {
    String key = family + '/' + weight + '/' + stretch + '/' + slant;
    if (!found.containsKey(key)) {
      found.put(key, load(family, weight, slant));
    }
    return found.get(key);
  }

  private static @Nullable FontFace load(String family, int weight, FontSlant slant) {
    boolean slanted = slant != FontSlant.NORMAL;
    FontStyle wanted =
        new FontStyle(
            weight,
            5,
            slanted
                ? io.github.humbleui.skija.FontSlant.ITALIC
                : io.github.humbleui.skija.FontSlant.UPRIGHT);
    try (FontStyleSet set = FontMgr.getDefault().matchFamily(family)) {
      if (set == null || set.count() == 0) {
        return null;
      }
      Typeface typeface = set.matchStyle(wanted);
      if (typeface == null) {
        return null;
      }
      return new FontFace(
          typeface,
          typeface.getFamilyName(),
          weight >= 600 && !typeface.isBold(),
          slanted && !typeface.isItalic());
    }
  }

  @Override
  public FontFace fallback(int codePoint, String locale, int weight, FontSlant slant) {
    Typeface typeface =
        FontMgr.getDefault()
            .matchFamilyStyleCharacter(
                null,
                new FontStyle(400, 5, io.github.humbleui.skija.FontSlant.UPRIGHT),
                new String[] {locale},
                codePoint);
    return typeface == null
        ? standard(weight, 100, slant)
        : new FontFace(
            typeface,
            typeface.getFamilyName(),
            weight >= 600 && !typeface.isBold(),
            slant != FontSlant.NORMAL && !typeface.isItalic());
  }
}
