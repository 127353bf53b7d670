package bulkhead.renderer.css;

import java.util.Map;

/// What media queries are asked about: the viewport in CSS px, the device and the user's wishes.
/// Immutable.
///
/// @param width of the viewport, scroll bars included
/// @param deviceWidth of the screen
/// @param devicePixelRatio device pixels in one CSS px
/// @param wishes keywords of further features that are not what they usually are
/// @param hover whether there is a pointing device, which can hover and is a fine one
public record MediaValues(
    float width,
    float height,
    float deviceWidth,
    float deviceHeight,
    float devicePixelRatio,
    boolean prefersDark,
    boolean prefersReducedMotion,
    boolean hover,
    boolean print,
    Map<String, String> wishes) {
  public MediaValues {
    wishes = Map.copyOf(wishes);
  }

  /// A screen of this size with a mouse, in light mode.
  public static MediaValues screen(float width, float height, float devicePixelRatio) {
    return new MediaValues(
        width, height, width, height, devicePixelRatio, false, false, true, false, Map.of());
  }
}
