package bulkhead.renderer.text;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fonts that Chromium chooses on a usual Debian (Liberation, DejaVu, Noto), read from where
/// Debian puts them. A test that needs them asks [#isUsable] first and is skipped without.
public final class FileFontCatalog implements FontCatalog {
  private static final String FONTS = "/usr/share/fonts/";
  private static final Map<String, String[]> FAMILIES = new HashMap<>();

  static {
    add(
        "truetype/liberation/LiberationSerif",
        "liberation serif",
        "serif",
        "times new roman",
        "times",
        "tinos");
    add(
        "truetype/liberation/LiberationSans",
        "liberation sans",
        "sans-serif",
        "arial",
        "helvetica",
        "arimo");
    add(
        "truetype/liberation/LiberationMono",
        "liberation mono",
        "courier new",
        "courier",
        "cousine");
    addPlain("truetype/dejavu/DejaVuSans", "-Oblique", "dejavu sans", "bitstream vera sans");
    addPlain("truetype/dejavu/DejaVuSerif", "-Italic", "dejavu serif");
    addPlain("truetype/dejavu/DejaVuSansMono", "-Oblique", "dejavu sans mono");
    add("truetype/noto/NotoSans", "noto sans", "system-ui");
    add("truetype/noto/NotoSerif", "noto serif");
    add("truetype/noto/NotoSansMono", "noto sans mono", "monospace");
    String han = "opentype/noto/NotoSansCJK-Regular.ttc";
    FAMILIES.put("noto sans cjk sc", new String[] {han, han, han, han});
  }

  private static final String[] FALLBACKS = {
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/noto/NotoSansHebrew-Regular.ttf",
    "truetype/noto/NotoNaskhArabic-Regular.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc"
  };

  private final Map<String, @Nullable Typeface> files = new HashMap<>();

  private static void add(String base, String... names) {
    String[] faces = {
      base + "-Regular.ttf", base + "-Bold.ttf", base + "-Italic.ttf", base + "-BoldItalic.ttf"
    };
    for (String name : names) {
      FAMILIES.put(name, faces);
    }
  }

  private static void addPlain(String base, String slanted, String... names) {
    String[] faces = {
      base + ".ttf",
      base + "-Bold.ttf",
      base + slanted + ".ttf",
      base + "-Bold" + slanted.substring(1) + ".ttf"
    };
    for (String name : names) {
      FAMILIES.put(name, faces);
    }
  }

  /// Whether the fonts that expected results were made with are on this machine.
  public static boolean isUsable() {
    return Stream.concat(
            Stream.of(
                "truetype/liberation/LiberationSerif-Regular.ttf",
                "truetype/noto/NotoSans-Regular.ttf",
                "truetype/noto/NotoSansMono-Regular.ttf"),
            Stream.of(FALLBACKS))
        .allMatch(file -> new File(FONTS + file).exists());
  }

  @Override
  public List<FontFace> family(String name, int weight, float stretch, FontSlant slant) {
    List<FontFace> out = new ArrayList<>();
    addFace(FAMILIES.get(name.toLowerCase(Locale.ROOT)), weight, slant, out);
    return out;
  }

  @Override
  public List<FontFace> match(List<String> families, int weight, float stretch, FontSlant slant) {
    List<FontFace> out = new ArrayList<>();
    for (String family : families) {
      addFace(FAMILIES.get(family.toLowerCase(Locale.ROOT)), weight, slant, out);
    }
    String[] standard = FAMILIES.get("serif");
    addFace(standard, weight, slant, out);
    return out;
  }

  private void addFace(String @Nullable [] faces, int weight, FontSlant slant, List<FontFace> out) {
    if (faces == null) {
      return;
    }
    boolean bold = weight >= 600;
    boolean slanted = slant != FontSlant.NORMAL;
    int best = (bold ? 1 : 0) + (slanted ? 2 : 0);
    for (int candidate : new int[] {best, bold ? 1 : 0, slanted ? 2 : 0, 0}) {
      Typeface typeface = load(faces[candidate]);
      if (typeface != null) {
        out.add(
            new FontFace(
                typeface,
                new File(faces[candidate]).getName(),
                bold && (candidate & 1) == 0,
                slanted && (candidate & 2) == 0));
        return;
      }
    }
  }

  private @Nullable Typeface load(String file) {
    if (!files.containsKey(file)) {
      int index = file.endsWith(".ttc") ? 2 : 0; // simplified Chinese
      String path = FONTS + file;
      files.put(
          file, new File(path).exists() ? FontMgr.getDefault().makeFromFile(path, index) : null);
    }
    return files.get(file);
  }

  @Override
  public FontFace fallback(int codePoint, String locale, int weight, FontSlant slant) {
    for (String file : FALLBACKS) {
      Typeface typeface = load(file);
      if (typeface != null && typeface.getUTF32Glyph(codePoint) != 0) {
        return new FontFace(typeface, new File(file).getName(), false, false);
      }
    }
    return match(List.of(), weight, 100, slant).getFirst();
  }
}
