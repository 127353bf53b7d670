package bulkhead.renderer.text;

import bulkhead.process.Utf16;
import io.github.humbleui.skija.ManagedString;
import io.github.humbleui.skija.shaper.BidiRun;
import io.github.humbleui.skija.shaper.FontRun;
import io.github.humbleui.skija.shaper.LanguageRun;
import io.github.humbleui.skija.shaper.RunHandler;
import io.github.humbleui.skija.shaper.ScriptRun;
import io.github.humbleui.skija.shaper.Shaper;
import io.github.humbleui.skija.shaper.ShapingOptions;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/// The one call of Skia's shaper. Not null-marked: the `@Contract` of Skija's method names one
/// parameter too few, which NullAway takes for an error of the caller's.
@NullUnmarked
final class HarfBuzz {
  private final Shaper shaper = Shaper.makeShapeDontWrapOrReorder();

  void shape(
      String text,
      List<FontRun> fonts,
      List<BidiRun> levels,
      List<ScriptRun> scripts,
      List<LanguageRun> languages,
      ShapingOptions options,
      RunHandler handler) {
    try (ManagedString managed = new ManagedString(Utf16.wellFormed(text))) {
      shaper.shape(
          managed,
          fonts.iterator(),
          levels.iterator(),
          scripts.iterator(),
          languages.iterator(),
          options,
          Float.POSITIVE_INFINITY,
          handler);
    }
  }
}
