package bulkhead.renderer.css.value;

import java.util.ArrayList;
import java.util.List;

/// A specified value that still depends on its element: relative lengths, math with them, and what
/// is made of those.
public interface Computable {
  Object compute(ComputeContext context);

  /// The computed value of any specified value: lists are computed element by element, other values
  /// are themselves.
  static Object compute(Object value, ComputeContext context) {
    if (value instanceof Computable computable) {
      return computable.compute(context);
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Computable) {
          List<Object> computed = new ArrayList<>(list.size());
          for (Object each : list) {
            computed.add(compute(each, context));
          }
          return List.copyOf(computed);
        }
      }
    }
    return value;
  }
}
