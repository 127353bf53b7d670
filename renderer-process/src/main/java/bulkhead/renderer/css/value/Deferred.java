package bulkhead.renderer.css.value;

import java.util.function.Function;

/// A value made of parts of which some are [Computable]: it is made when those are computed.
public final class Deferred implements Computable {
  private final Function<Object[], Object> maker;
  private final Object[] parts;

  private Deferred(Function<Object[], Object> maker, Object[] parts) {
    this.maker = maker;
    this.parts = parts;
  }

  /// `maker` of the parts, at once when all of them are computed already.
  public static Object of(Function<Object[], Object> maker, Object... parts) {
    for (Object part : parts) {
      if (part instanceof Computable) {
        return new Deferred(maker, parts);
      }
    }
    return maker.apply(parts);
  }

  /// The parts in their order, which is how most such values are written.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Object part : parts) {
      String text = part instanceof Keyword keyword ? keyword.css() : part.toString();
      out.append(out.isEmpty() ? "" : " ").append(text);
    }
    return out.toString();
  }

  @Override
  public Object compute(ComputeContext context) {
    Object[] computed = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      computed[i] = Computable.compute(parts[i], context);
    }
    return maker.apply(computed);
  }
}
