package bulkhead.renderer.text;

import java.util.List;

/// What a style adds to the glyphs of its fonts.
///
/// @param letter extra advance after each character, in CSS px
/// @param word extra advance of each word separator, in CSS px
/// @param features OpenType features as `tag=value`, for instance `liga=0`
public record TextSpacing(float letter, float word, List<String> features) {
  public static final TextSpacing NONE = new TextSpacing(0, 0, List.of());

  public TextSpacing {
    features = List.copyOf(features);
  }
}
