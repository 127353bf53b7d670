package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import io.github.humbleui.skija.Typeface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One font file's face and what is added to it. Owned by `RendererMain`.
///
/// @param name what dumps and the task manager call it, such as `DejaVu Sans Bold`
/// @param syntheticBold the family has no bold face, so glyphs are made heavier (Chromium: weight
///     asked for is at least 600 and the face's is below)
/// @param syntheticOblique the family has no slanted face, so glyphs are skewed
public record FontFace(
    Typeface typeface,
    String name,
    boolean syntheticBold,
    boolean syntheticOblique,
    FaceAdjustments adjustments)
    implements FontEntry {

  public FontFace(Typeface typeface, String name, boolean syntheticBold, boolean syntheticOblique) {
    this(typeface, name, syntheticBold, syntheticOblique, FaceAdjustments.NONE);
  }

  /// The same at another place on the axes of its font.
  FontFace at(List<FontSetting> variations) {
    Typeface placed = Variations.apply(typeface, variations);
    return placed == typeface
        ? this
        : new FontFace(placed, name, syntheticBold, syntheticOblique, adjustments);
  }

  /// The same with no more synthesis than is allowed.
  FontFace synthesized(boolean bold, boolean oblique) {
    return syntheticBold && !bold || syntheticOblique && !oblique
        ? new FontFace(
            typeface, name, syntheticBold && bold, syntheticOblique && oblique, adjustments)
        : this;
  }

  FontFace withoutSizeAdjust() {
    return adjustments.sizeAdjust() == 1
        ? this
        : new FontFace(
            typeface, name, syntheticBold, syntheticOblique, adjustments.withSizeAdjust(1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FontFace face
        && face.typeface.getUniqueId() == typeface.getUniqueId()
        && face.syntheticBold == syntheticBold
        && face.syntheticOblique == syntheticOblique
        && face.adjustments.equals(adjustments);
  }

  @Override
  public int hashCode() {
    return typeface.getUniqueId() * 4 + (syntheticBold ? 2 : 0) + (syntheticOblique ? 1 : 0);
  }

  @Override
  public String toString() {
    return name;
  }
}
