package bulkhead.renderer.css;

import bulkhead.renderer.css.FeatureCondition.Truth;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ComputeContext;
import org.jspecify.annotations.Nullable;

/// What an `@container` rule asks about the nearest container that can answer (CSS Conditional
/// Rules 5 §5.4): its size. Immutable.
public final class ContainerQuery {
  private final @Nullable String name;
  private final FeatureCondition condition;
  private final boolean asksWidth;
  private final boolean asksHeight;

  private ContainerQuery(@Nullable String name, FeatureCondition condition) {
    this.name = name;
    this.condition = condition;
    boolean[] asks = new boolean[2];
    condition.forEachFeature(
        feature -> {
          asks[0] |= !feature.equals("height") && !feature.equals("block-size");
          asks[1] |= !feature.equals("width") && !feature.equals("inline-size");
        });
    asksWidth = asks[0];
    asksHeight = asks[1];
  }

  /// A container's content box in CSS px; NaN where its type does not let it be asked for.
  public record Size(float width, float height, boolean horizontal) {}

  /// Reads a whole prelude; null if it is invalid.
  static @Nullable ContainerQuery parse(TokenStream in) {
    String name = null;
    if (in.peek() == Tokens.IDENT && !in.peekIdent("not")) {
      name = in.text();
      if (in.peekIdent("none") || in.peekIdent("and") || in.peekIdent("or")) {
        return null;
      }
      in.next();
    }
    FeatureCondition condition = FeatureCondition.parse(in, true);
    return condition == null || !in.atEnd() ? null : new ContainerQuery(name, condition);
  }

  /// The container's name; null for any.
  public @Nullable String name() {
    return name;
  }

  /// Whether a container is asked for its width: no other container will do.
  public boolean asksWidth() {
    return asksWidth;
  }

  public boolean asksHeight() {
    return asksHeight;
  }

  /// @param lengths of the container's own style
  public boolean matches(Size size, ComputeContext lengths) {
    return condition.evaluate(new Container(size, lengths)) == Truth.TRUE;
  }

  private record Container(Size size, ComputeContext lengths) implements FeatureCondition.Features {
    @Override
    public double number(String feature) {
      return switch (feature) {
        case "width" -> size.width;
        case "height" -> size.height;
        case "inline-size" -> size.horizontal ? size.width : size.height;
        case "block-size" -> size.horizontal ? size.height : size.width;
        case "aspect-ratio" -> size.width / (double) size.height;
        default -> Double.NaN;
      };
    }

    @Override
    public Truth exists(String feature) {
      double number = number(feature);
      return feature.equals("orientation")
          ? Truth.TRUE
          : Double.isNaN(number) ? Truth.UNKNOWN : Truth.of(number != 0);
    }

    @Override
    public Truth is(String feature, String keyword) {
      return feature.equals("orientation")
          ? Truth.of(keyword.equals(size.height >= size.width ? "portrait" : "landscape"))
          : Truth.UNKNOWN;
    }
  }
}
