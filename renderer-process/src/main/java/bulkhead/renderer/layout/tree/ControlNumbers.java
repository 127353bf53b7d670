package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the attributes and the value of a control come to as numbers. Thread:
/// `RendererMain`.
public final class ControlNumbers {
  private ControlNumbers() {}

  /// In which region a gauge's value is (HTML §4.10.14).
  public enum Gauge {
    OPTIMUM,
    SUBOPTIMAL,
    WORST
  }

  public static float fraction(Element element, float value, float max) {
    String set = element.controlValue();
    float v = decimal(set != null ? set : element.attribute("value"), value);
    float m = decimal(element.attribute("max"), max);
    float low = decimal(element.attribute("min"), 0);
    return m > low ? Math.max(0, Math.min(1, (v - low) / (m - low))) : 0;
  }

  /// HTML §4.10.5.1.13: by default in the middle, never out of its range, on a step.
  public static float sliderFraction(Element slider) {
    float min = decimal(slider.attribute("min"), 0);
    float max = decimal(slider.attribute("max"), 100);
    if (max <= min) {
      return 0;
    }
    String set = slider.controlValue();
    String text = set != null ? set : slider.attribute("value");
    float value = limit(decimal(text, min + (max - min) / 2), min, max);
    if (!slider.attributeOrEmpty("step").strip().equalsIgnoreCase("any")) {
      float given = decimal(slider.attribute("step"), 1);
      float step = given > 0 ? given : 1;
      value = min + (float) Math.floor((value - min) / step + 0.5f) * step;
      value = value > max ? value - step : value;
    }
    return Math.max(0, (value - min) / (max - min));
  }

  /// Where the slider's suggested values are, as fractions (HTML §4.10.8 `datalist`).
  public static List<Float> ticks(Element slider) {
    String id = slider.attributeOrEmpty("list");
    Element list = id.isEmpty() ? null : slider.ownerDocument().elementById(id);
    if (list == null || !list.is("datalist")) {
      return List.of();
    }
    float min = decimal(slider.attribute("min"), 0);
    float max = decimal(slider.attribute("max"), 100);
    List<Float> ticks = new ArrayList<>();
    for (Node node = list.firstChild();
        node != null && ticks.size() < MOST_TICKS;
        node = node.nextInTree(list)) {
      if (node instanceof Element option && option.is("option")) {
        float value = decimal(option.attribute("value"), Float.NaN);
        if (value >= min && value <= max && max > min) {
          ticks.add((value - min) / (max - min));
        }
      }
    }
    return ticks;
  }

  private static final int MOST_TICKS = 1000;

  public static Gauge gauge(Element element) {
    float min = decimal(element.attribute("min"), 0);
    float max = Math.max(min, decimal(element.attribute("max"), 1));
    float value = limit(decimal(element.attribute("value"), 0), min, max);
    float low = limit(decimal(element.attribute("low"), min), min, max);
    float high = limit(decimal(element.attribute("high"), max), low, max);
    float optimum = limit(decimal(element.attribute("optimum"), (min + max) / 2), min, max);
    if (optimum < low) {
      return value <= low ? Gauge.OPTIMUM : value <= high ? Gauge.SUBOPTIMAL : Gauge.WORST;
    }
    if (optimum > high) {
      return value >= high ? Gauge.OPTIMUM : value >= low ? Gauge.SUBOPTIMAL : Gauge.WORST;
    }
    return value >= low && value <= high ? Gauge.OPTIMUM : Gauge.SUBOPTIMAL;
  }

  private static float limit(float value, float min, float max) {
    return Math.max(min, Math.min(max, value));
  }

  private static float decimal(@Nullable String text, float otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      float value = Float.parseFloat(text.strip());
      return Float.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  public static int hexColor(Element element) {
    String set = element.controlValue();
    String value = set != null ? set : element.attributeOrEmpty("value");
    if (value.length() != 7 || value.charAt(0) != '#') {
      return 0xff000000;
    }
    int argb = 0xff;
    for (int i = 1; i < 7; i++) {
      argb = argb << 4 | Math.max(0, Character.digit(value.charAt(i), 16));
    }
    return argb;
  }
}
