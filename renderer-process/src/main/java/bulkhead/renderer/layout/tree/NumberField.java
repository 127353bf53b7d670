package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How wide a field for numbers is by the numbers that it takes. Used by the layout's thread.
///
/// No standard says it; here it is as in Chromium: where least, most and step are all known, as
/// many columns as the longest of them before the point and after it, and the point itself.
final class NumberField {
  /// The spin button at the end of the field.
  static final int SPIN_BUTTON = 15;

  /// HTML §2.3.4.3 "valid floating-point number".
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[0-9]+|[0-9]*\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?");

  private static final int MOST_CHARACTERS = 1000;
  private static final MathContext DIGITS = new MathContext(18, RoundingMode.DOWN);
  private static final int LEAST_EXPONENT = -1023;

  private NumberField() {}

  /// 0 where the numbers that it takes do not decide.
  static int columns(Element input) {
    BigDecimal min = number(input.attributeOrEmpty("min"));
    BigDecimal max = number(input.attributeOrEmpty("max"));
    String asked = input.attributeOrEmpty("step");
    if (min == null || max == null || asked.equalsIgnoreCase("any")) {
      return 0;
    }
    BigDecimal step = number(asked);
    if (step == null || step.signum() <= 0) {
      step = BigDecimal.ONE; // §4.10.5.1.12 "The default step"
    }
    int before = Math.max(before(step), Math.max(before(min), before(max)));
    int after = Math.max(after(step), Math.max(after(min), after(max)));
    return before + after + (after > 0 ? 1 : 0);
  }

  private static @Nullable BigDecimal number(String text) {
    if (text.length() > MOST_CHARACTERS || !NUMBER.matcher(text).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text, DIGITS);
    if (Double.isInfinite(number.doubleValue())) {
      return null;
    }
    return number.signum() == 0 || -number.scale() < LEAST_EXPONENT ? BigDecimal.ZERO : number;
  }

  /// Characters before the point, the sign among them. What an exponent puts behind the digits is
  /// not counted.
  private static int before(BigDecimal number) {
    int sign = number.signum() < 0 ? 1 : 0;
    return sign + Math.max(1, number.precision() - Math.max(0, number.scale()));
  }

  private static int after(BigDecimal number) {
    return Math.max(0, number.scale());
  }
}
