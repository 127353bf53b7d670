package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import org.jspecify.annotations.Nullable;

/// `scrollbar-color` that is not `auto` (CSS Scrollbars Styling 1 §2).
public record ScrollbarColors(ColorValue thumb, ColorValue track) {
  /// Two colours; null for anything else.
  public static @Nullable ScrollbarColors parse(TokenStream in) {
    ColorValue thumb = ColorParser.parse(in);
    ColorValue track = thumb == null ? null : ColorParser.parse(in);
    return thumb == null || track == null ? null : new ScrollbarColors(thumb, track);
  }

  /// The same where the used colour scheme is known.
  public ScrollbarColors in(boolean dark) {
    return new ScrollbarColors(thumb.in(dark), track.in(dark));
  }

  @Override
  public String toString() {
    return thumb + " " + track;
  }
}
