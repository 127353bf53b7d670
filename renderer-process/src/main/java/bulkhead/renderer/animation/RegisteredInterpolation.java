package bulkhead.renderer.animation;

import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.PropertySyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values of registered custom properties, part by part (CSS Properties and Values 1 §3.6).
final class RegisteredInterpolation implements CustomInterpolation {
  private final Function<String, @Nullable PropertySyntax> syntaxes;

  RegisteredInterpolation(Function<String, @Nullable PropertySyntax> syntaxes) {
    this.syntaxes = syntaxes;
  }

  @Override
  public @Nullable String between(
      String name, String from, String to, double p, ComputedStyle style) {
    return mix(name, from, to, 1 - p, p, style);
  }

  @Override
  public String add(String name, String underlying, String value, ComputedStyle style) {
    String sum = mix(name, underlying, value, 1, 1, style);
    return sum == null ? value : sum;
  }

  private @Nullable String mix(
      String name, String from, String to, double first, double second, ComputedStyle style) {
    PropertySyntax syntax = syntaxes.apply(name);
    if (syntax == null || syntax.isUniversal()) {
      return null;
    }
    PropertySyntax.Value a = syntax.read(from);
    PropertySyntax.Value b = syntax.read(to);
    if (a == null || b == null || a.parts().size() != b.parts().size()) {
      return null;
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < a.parts().size(); i++) {
      Object part = part(a.parts().get(i), b.parts().get(i), first, second, style);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return new PropertySyntax.Value(parts, a.separator()).toString();
  }

  private static @Nullable Object part(
      Object x, Object y, double first, double second, ComputedStyle style) {
    if (x instanceof PropertySyntax.Quantity a && y instanceof PropertySyntax.Quantity b) {
      return new PropertySyntax.Quantity(
          (float) (a.value() * first + b.value() * second), a.unit());
    }
    if (x instanceof List<?> && y instanceof List<?>) {
      return first + second == 1 ? TransformInterpolation.lists(x, y, second) : null;
    }
    return Interpolation.mix(
        Interpolation.Context.of(Properties.COLOR, style), x, y, first, second);
  }
}
