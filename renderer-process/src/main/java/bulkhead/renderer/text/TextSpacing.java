package bulkhead.renderer.text;

import java.util.List;

/// What a style adds to the glyphs of its fonts, and how they stand.
///
/// @param letter extra advance after each character, in CSS px
/// @param word extra advance of each word separator, in CSS px
/// @param features OpenType features as `tag=value`, for instance `liga=0`
/// @param orientation how glyphs stand in a vertical line
public record TextSpacing(
    float letter, float word, List<String> features, VerticalOrientation orientation) {
  public static final TextSpacing NONE = new TextSpacing(0, 0, List.of());

  public TextSpacing {
    features = List.copyOf(features);
  }

  /// For horizontal lines.
  public TextSpacing(float letter, float word, List<String> features) {
    this(letter, word, features, VerticalOrientation.SIDEWAYS);
  }
}
