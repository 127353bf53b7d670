package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.RawText;
import org.jspecify.annotations.Nullable;

/// `scrollbar-gutter` (CSS Overflow 3 §3.3): `auto | stable && both-edges?`. Stateless.
final class ScrollbarGutter {
  private ScrollbarGutter() {}

  static @Nullable RawText parse(TokenStream in) {
    boolean stable = false;
    boolean bothEdges = false;
    while (!in.atEnd()) {
      String word = in.peek() == Tokens.IDENT ? in.lowerText() : "";
      in.next();
      if (word.equals("auto") && in.atEnd() && !stable && !bothEdges) {
        return new RawText("auto");
      } else if (word.equals("stable") && !stable) {
        stable = true;
      } else if (word.equals("both-edges") && !bothEdges) {
        bothEdges = true;
      } else {
        return null;
      }
    }
    return stable ? new RawText(bothEdges ? "stable both-edges" : "stable") : null;
  }
}
