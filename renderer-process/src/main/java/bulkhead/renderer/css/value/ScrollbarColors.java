package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import org.jspecify.annotations.Nullable;

/// The used colours of `scrollbar-color` (CSS Scrollbars Styling 1 §2).
public record ScrollbarColors(Color thumb, Color track) {
  /// Null for `auto`, and for what is no two colours.
  ///
  /// @param current the element's `color`
  public static @Nullable ScrollbarColors parse(String text, Color current, boolean dark) {
    if (text.equals("auto")) {
      return null;
    }
    TokenStream in = TokenStream.of(text);
    ColorValue thumb = ColorParser.parse(in);
    ColorValue track = thumb == null ? null : ColorParser.parse(in);
    return thumb == null || track == null || !in.atEnd()
        ? null
        : new ScrollbarColors(thumb.in(dark).resolve(current), track.in(dark).resolve(current));
  }
}
