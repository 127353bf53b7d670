package bulkhead.renderer.css.value;

import org.jspecify.annotations.Nullable;

/// A grid track's sizing functions (css-grid-2 §7.2).
///
/// @param limit the argument of `fit-content()`, whose minimum is `auto` and maximum `max-content`
public record TrackSize(TrackBreadth min, TrackBreadth max, @Nullable LengthPercentage limit) {
  public static final TrackSize AUTO = of(TrackBreadth.Keyword.AUTO);

  /// Of one breadth without `minmax()`: a flexible track's minimum is `auto`.
  public static TrackSize of(TrackBreadth breadth) {
    return new TrackSize(
        breadth instanceof TrackBreadth.Flex ? TrackBreadth.Keyword.AUTO : breadth, breadth, null);
  }

  public static TrackSize fitContent(LengthPercentage limit) {
    return new TrackSize(TrackBreadth.Keyword.AUTO, TrackBreadth.Keyword.MAX_CONTENT, limit);
  }

  @Override
  public String toString() {
    if (limit != null) {
      return "fit-content(" + limit + ")";
    }
    if (min.equals(max)) {
      return min.toString();
    }
    if (max instanceof TrackBreadth.Flex && min == TrackBreadth.Keyword.AUTO) {
      return max.toString();
    }
    return "minmax(" + min + ", " + max + ")";
  }
}
