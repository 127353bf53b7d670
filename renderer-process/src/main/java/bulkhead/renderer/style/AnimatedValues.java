package bulkhead.renderer.style;

import java.util.HashMap;
import java.util.Map;

/// Computed values that animations or transitions put over the cascade, by longhand, and those of
/// custom properties by name. Thread: `RendererMain`.
public final class AnimatedValues {
  public static final AnimatedValues NONE = new AnimatedValues();

  private final Map<Property, Object> values = new HashMap<>();
  private final Map<String, String> custom = new HashMap<>();

  public void put(Property property, Object value) {
    values.put(property, value);
  }

  public void putCustom(String name, String value) {
    custom.put(name, value);
  }

  public Map<Property, Object> values() {
    return values;
  }

  /// By name, with `--`.
  public Map<String, String> custom() {
    return custom;
  }

  public boolean isEmpty() {
    return values.isEmpty() && custom.isEmpty();
  }

  /// A value that is computed already, in the cascade.
  record Computed(Object value) {}
}
