package bulkhead.renderer.dom;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What becomes of an `input` element's value when its type changes (HTML §4.10.5). Thread: the
/// document's.
final class InputTypes {
  /// §4.10.5.4: what `value` stands for.
  private enum ValueMode {
    VALUE,
    DEFAULT,
    FILENAME
  }

  private InputTypes() {}

  private static ValueMode mode(@Nullable String type) {
    return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
      case "hidden", "submit", "image", "reset", "button", "checkbox", "radio" -> ValueMode.DEFAULT;
      case "file" -> ValueMode.FILENAME;
      default -> ValueMode.VALUE;
    };
  }

  static void changed(Element input, @Nullable String before, @Nullable String after) {
    ValueMode was = mode(before);
    ValueMode is = mode(after);
    String value = input.controlValue();
    if (was == ValueMode.VALUE && is == ValueMode.DEFAULT) { // step 1
      if (value != null && !value.isEmpty()) {
        input.setAttribute("value", value);
      }
    } else if (was != ValueMode.VALUE && is == ValueMode.VALUE) { // step 2
      input.setControlValue(null);
    } else if (was != ValueMode.FILENAME && is == ValueMode.FILENAME) { // step 3
      input.setControlValue(null);
    }
  }
}
