package bulkhead.renderer.style;

import bulkhead.renderer.css.value.FontFamily;
import bulkhead.renderer.css.value.FontStyle;
import java.util.List;

/// Measures fonts for the units that need it (`ex`, `ch`, `cap`, `ic`, `lh`). Implemented by the
/// text stage; without one the fallbacks of CSS Values 4 §6.1.1 are used. Called on `RendererMain`
/// while styling.
public interface FontUnits {

  /// Measures of the first available font at the size that was asked for, in CSS px.
  ///
  /// @param uprightZeroAdvance of `0` where glyphs stand upright below each other
  record Measures(
      float xHeight,
      float zeroAdvance,
      float capHeight,
      float lineHeight,
      float uprightZeroAdvance) {}

  Measures measure(
      List<FontFamily> families, float size, float weight, FontStyle style, float stretch);
}
