package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import org.jspecify.annotations.Nullable;

/// The deprecated `clip: rect(…)`; a null edge is `auto`, the others are px from the border box's
/// top left.
public record ClipRect(
    @Nullable Float top, @Nullable Float right, @Nullable Float bottom, @Nullable Float left) {
  @Override
  public String toString() {
    return "rect(" + edge(top) + ", " + edge(right) + ", " + edge(bottom) + ", " + edge(left) + ")";
  }

  private static String edge(@Nullable Float px) {
    return px == null ? "auto" : CssNumbers.format(px) + "px";
  }
}
