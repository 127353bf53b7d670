package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import org.jspecify.annotations.Nullable;

/// The CSS-wide keywords (CSS Cascade 5 §7).
enum CssWide {
  INITIAL,
  INHERIT,
  UNSET,
  REVERT,
  REVERT_LAYER;

  /// The keyword that is the whole of `in`, or null.
  static @Nullable CssWide parse(TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    int start = in.position();
    CssWide found =
        in.takeIdent("inherit")
            ? INHERIT
            : in.takeIdent("initial")
                ? INITIAL
                : in.takeIdent("unset")
                    ? UNSET
                    : in.takeIdent("revert")
                        ? REVERT
                        : in.takeIdent("revert-layer") ? REVERT_LAYER : null;
    if (found == null || !in.atEnd()) {
      in.rewind(start);
      return null;
    }
    return found;
  }
}
