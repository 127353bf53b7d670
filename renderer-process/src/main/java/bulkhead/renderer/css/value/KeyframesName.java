package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssText;
import java.util.Locale;

/// One entry of `animation-name`. `name` is empty for `none`.
public record KeyframesName(String name) {
  public static final KeyframesName NONE = new KeyframesName("");

  @Override
  public String toString() {
    if (name.isEmpty()) {
      return "none";
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none", "initial", "inherit", "unset", "revert", "revert-layer", "default" ->
          CssText.string(name);
      default -> CssText.identifier(name);
    };
  }
}
