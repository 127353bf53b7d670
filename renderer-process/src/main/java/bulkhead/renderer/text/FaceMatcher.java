package bulkhead.renderer.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The font style matching algorithm (CSS Fonts 4 §5.2, step 4), among the faces of one family.
public final class FaceMatcher {
  private FaceMatcher() {}

  /// The faces that together are the best match: all with the same traits as the best one, those
  /// that were defined last first. Empty if `faces` is.
  ///
  /// @param ruleOf what is known of a face
  public static <F> List<F> best(
      List<F> faces,
      Function<? super F, FontFaceRule> ruleOf,
      float weight,
      float stretch,
      FontSlant slant) {
    Comparator<FontFaceRule> order =
        Comparator.<FontFaceRule>comparingDouble(
                rule -> stretchDistance(rule.stretchMin(), rule.stretchMax(), stretch))
            .thenComparingDouble(rule -> slantDistance(rule, slant))
            .thenComparingDouble(
                rule -> weightDistance(rule.weightMin(), rule.weightMax(), weight));
    FontFaceRule best = faces.stream().map(ruleOf).min(order).orElse(null);
    List<F> same = new ArrayList<>();
    if (best != null) {
      for (F face : faces.reversed()) {
        if (ruleOf.apply(face).isSameFaceAs(best)) {
          same.add(face);
        }
      }
    }
    return same;
  }

  private static final double FAR = 10_000;

  /// Narrower ones first for a narrow or normal width, else wider ones.
  private static double stretchDistance(float min, float max, float wanted) {
    if (wanted >= min && wanted <= max) {
      return 0;
    }
    boolean narrower = max < wanted;
    double distance = narrower ? wanted - max : min - wanted;
    return narrower == wanted <= 100 ? distance : FAR + distance;
  }

  /// The angle of `font-style: oblique` without one, which italic stands for too.
  private static final float ANGLE = 14;

  private static double slantDistance(FontFaceRule rule, FontSlant wanted) {
    return switch (wanted) {
      case NORMAL ->
          switch (rule.slant()) {
            case NORMAL -> 0;
            case OBLIQUE -> 1 + Math.abs(rule.angleMin());
            case ITALIC -> FAR;
          };
      case ITALIC ->
          switch (rule.slant()) {
            case ITALIC -> 0;
            case OBLIQUE -> 1 + distance(rule.angleMin(), rule.angleMax());
            case NORMAL -> FAR;
          };
      case OBLIQUE ->
          switch (rule.slant()) {
            case OBLIQUE -> distance(rule.angleMin(), rule.angleMax());
            case ITALIC -> FAR;
            case NORMAL -> 2 * FAR;
          };
    };
  }

  private static double distance(float min, float max) {
    return min > ANGLE ? min - ANGLE : max < ANGLE ? FAR / 2 + ANGLE - max : 0;
  }

  private static double weightDistance(float min, float max, float wanted) {
    if (wanted >= min && wanted <= max) {
      return 0;
    }
    boolean lighter = max < wanted;
    double distance = lighter ? wanted - max : min - wanted;
    if (wanted >= 400 && wanted <= 500) {
      // Up to 500 first, then lighter ones, then heavier ones.
      return !lighter && min <= 500 ? distance : lighter ? FAR + distance : 2 * FAR + distance;
    }
    return lighter == wanted < 400 ? distance : FAR + distance;
  }
}
