package bulkhead.renderer.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fonts that there are. A renderer may open no file, so its catalog asks the browser process
/// and gets the bytes of a font; tests read files. Called on `RendererMain`
/// and by workers that draw text; answers are kept by [FontCache], so each question comes once.
public interface FontCatalog {
  /// The faces for a list of family names, in its order, the names that are not there left out; the
  /// user's standard font if nothing is left. The answer's faces say
  /// themselves what has to be made synthetically.
  List<? extends FontEntry> match(
      List<String> families, int weight, float stretch, FontSlant slant);

  /// The faces of one family, or none if it is not there.
  List<? extends FontEntry> family(String name, int weight, float stretch, FontSlant slant);

  /// A face that has a glyph for `codePoint`, or the standard font if no face on the machine has.
  FontFace fallback(int codePoint, String locale, int weight, FontSlant slant);

  /// The face with that full name or PostScript name, for `local()` (CSS Fonts 4 §4.3.3).
  default @Nullable FontFace local(String name) {
    return null;
  }
}
