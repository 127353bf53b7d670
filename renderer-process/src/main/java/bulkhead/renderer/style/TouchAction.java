package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.RawText;
import org.jspecify.annotations.Nullable;

/// `touch-action` (Pointer Events 3 §10.2, with the directions of Compat). Stateless.
final class TouchAction {
  private TouchAction() {}

  /// One direction of each axis, or all of it, and pinching, in any order. As in Chromium all of
  /// both axes with pinching is `manipulation`.
  static @Nullable RawText parse(TokenStream in) {
    String horizontal = "";
    String vertical = "";
    boolean pinches = false;
    boolean first = true;
    while (!in.atEnd()) {
      if (in.peek() != Tokens.IDENT) {
        return null;
      }
      String word = in.lowerText();
      in.next();
      switch (word) {
        case "auto", "none", "manipulation" -> {
          return first && in.atEnd() ? new RawText(word) : null;
        }
        case "pan-x", "pan-left", "pan-right" -> {
          if (!horizontal.isEmpty()) {
            return null;
          }
          horizontal = word;
        }
        case "pan-y", "pan-up", "pan-down" -> {
          if (!vertical.isEmpty()) {
            return null;
          }
          vertical = word;
        }
        case "pinch-zoom" -> {
          if (pinches) {
            return null;
          }
          pinches = true;
        }
        default -> {
          return null;
        }
      }
      first = false;
    }
    if (first) {
      return null;
    }
    String text = horizontal + " " + vertical + " " + (pinches ? "pinch-zoom" : "");
    String canonical = text.strip().replaceAll(" +", " ");
    return new RawText(canonical.equals("pan-x pan-y pinch-zoom") ? "manipulation" : canonical);
  }
}
