package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.*;
import bulkhead.renderer.css.value.TextIndent;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Property;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Interpolation and addition of computed values (Web Animations 1 §5, CSS Values 4 §3). Pure
/// functions over the value types: which of them a property takes decides how it is animated.
final class Interpolation {
  private Interpolation() {}

  /// What is needed of the element beside the values.
  ///
  /// @param current its `color`
  record Context(Property property, Color current) {
    static Context of(Property property, ComputedStyle style) {
      return new Context(property, style.color());
    }
  }

  /// The value at `p` from `from` (0) to `to` (1), also outside of these; null when values of these
  /// kinds flip half-way ("discrete").
  static @Nullable Object between(Context context, Object from, Object to, double p) {
    if (from.equals(to)) {
      return from;
    }
    if (context.property.isDiscrete()) {
      return null;
    }
    Object value =
        switch (context.property.name()) {
          case "translate", "rotate", "scale" ->
              TransformInterpolation.individual(context.property.name(), from, to, p);
          case "transform" -> TransformInterpolation.lists(from, to, p);
          case "filter", "backdrop-filter" -> FilterInterpolation.between(context, from, to, p);
          case "box-shadow", "text-shadow" -> ShadowInterpolation.between(context, from, to, p);
          case "visibility" -> visibility(from, to, p);
          case "font-variation-settings" -> settings(from, to, p);
          case "font-style" -> fontStyle(from, to, p);
          case "border-image-slice", "border-image-width", "border-image-outset" ->
              BorderImageInterpolation.mix(from.toString(), to.toString(), 1 - p, p);
          case "clip-path", "shape-outside", "offset-path" ->
              ShapeInterpolation.between(from, to, p);
          case "fill", "stroke" -> paint(context, from, to, p);
          default -> value(context, from, to, p);
        };
    return value == null ? null : context.property.animatedRange(value);
  }

  /// SVG 2 §13.2: between colours, however they are written.
  private static @Nullable Object paint(Context context, Object from, Object to, double p) {
    ColorValue first = ColorParser.parse(from.toString());
    ColorValue second = ColorParser.parse(to.toString());
    return first == null || second == null
        ? null
        : new RawText(color(context, first, second, 1 - p, p).toString());
  }

  /// `underlying` with `value` added (Web Animations 1 §5.2); `value` itself where that has no
  /// meaning.
  static Object add(Context context, Object underlying, Object value, boolean accumulate) {
    if (context.property.isDiscrete()) {
      return value;
    }
    Object sum =
        switch (context.property.name()) {
          case "transform" ->
              accumulate
                  ? TransformInterpolation.accumulated(underlying, value)
                  : concatenated(underlying, value);
          case "translate", "rotate", "scale" ->
              TransformInterpolation.sum(context.property.name(), underlying, value);
          case "filter", "backdrop-filter" ->
              accumulate
                  ? FilterInterpolation.accumulated(context, underlying, value)
                  : concatenated(underlying, value);
          case "box-shadow", "text-shadow" -> concatenated(underlying, value);
          case "border-image-slice", "border-image-width", "border-image-outset" ->
              BorderImageInterpolation.mix(underlying.toString(), value.toString(), 1, 1);
          case "visibility", "font-style", "clip-path", "font-variation-settings" -> null;
          default -> sum(context, underlying, value);
        };
    return sum == null ? value : context.property.animatedRange(sum);
  }

  private static @Nullable Object concatenated(Object underlying, Object value) {
    if (underlying instanceof List<?> first && value instanceof List<?> second) {
      List<Object> all = new ArrayList<>(first);
      all.addAll(second);
      return List.copyOf(all);
    }
    return null;
  }

  // Values

  private static @Nullable Object value(Context context, Object from, Object to, double p) {
    if (from instanceof RawText(String a) && to instanceof RawText(String b)) {
      String text = TextInterpolation.between(a, b, p);
      return text == null ? null : new RawText(text);
    }
    if (from instanceof GridTemplate a && to instanceof GridTemplate b) {
      return GridTemplateInterpolation.between(a, b, p);
    }
    Property property = context.property;
    boolean special =
        from instanceof Float && !property.animatedRange(from).equals(from)
            || to instanceof Float && !property.animatedRange(to).equals(to);
    return special ? null : mix(context, from, to, 1 - p, p); // `none` is a number out of range
  }

  private static @Nullable Object sum(Context context, Object underlying, Object value) {
    return mix(context, underlying, value, 1, 1);
  }

  /// `a` times `first` and `b` times `second`; null when values of these kinds have no sum.
  static @Nullable Object mix(Context context, Object a, Object b, double first, double second) {
    return switch (a) {
      case Float x when b instanceof Float y -> (Object) (float) (x * first + y * second);
      case Integer x when b instanceof Integer y ->
          (Object) (int) Math.floor(x * first + y * second + 0.5);
      case LengthPercentage x when b instanceof LengthPercentage y -> length(x, y, first, second);
      case TextIndent(Object x, boolean hanging, boolean eachLine)
          when b instanceof TextIndent(Object y, boolean otherHanging, boolean otherEachLine)
              && hanging == otherHanging
              && eachLine == otherEachLine -> {
        Object length = mix(context, x, y, first, second);
        yield length == null ? null : new TextIndent(length, hanging, eachLine);
      }
      case FitContent(LengthPercentage x) when b instanceof FitContent(LengthPercentage y) ->
          new FitContent(length(x, y, first, second));
      case ColorValue x when b instanceof ColorValue y -> color(context, x, y, first, second);
      case LineHeight.Number(float x) when b instanceof LineHeight.Number(float y) ->
          new LineHeight.Number((float) Math.max(0, x * first + y * second));
      case LineHeight.Px(float x) when b instanceof LineHeight.Px(float y) ->
          new LineHeight.Px((float) Math.max(0, x * first + y * second));
      case VerticalAlign.Raise(LengthPercentage x)
          when b instanceof VerticalAlign.Raise(LengthPercentage y) ->
          new VerticalAlign.Raise(length(x, y, first, second));
      case CornerRadius x when b instanceof CornerRadius y ->
          new CornerRadius(
              nonNegative(length(x.horizontal(), y.horizontal(), first, second)),
              nonNegative(length(x.vertical(), y.vertical(), first, second)));
      case TransformOrigin x when b instanceof TransformOrigin y ->
          new TransformOrigin(
              length(x.x(), y.x(), first, second),
              length(x.y(), y.y(), first, second),
              (float) (x.z() * first + y.z() * second));
      case PositionValue x when b instanceof PositionValue y ->
          new PositionValue(
              length(x.x(), y.x(), first, second), length(x.y(), y.y(), first, second));
      case AspectRatio x when b instanceof AspectRatio y -> ratio(x, y, first, second);
      case ClipRect x when b instanceof ClipRect y -> clip(x, y, first, second);
      case IntrinsicSize x when b instanceof IntrinsicSize y ->
          x.remembered() != y.remembered() || Float.isNaN(x.px()) || Float.isNaN(y.px())
              ? null
              : new IntrinsicSize(
                  x.remembered(), (float) Math.max(0, x.px() * first + y.px() * second));
      case BackgroundSize.Explicit x when b instanceof BackgroundSize.Explicit y -> {
        Object width = mixSize(context, x.width(), y.width(), first, second);
        Object height = mixSize(context, x.height(), y.height(), first, second);
        yield width instanceof Size w && height instanceof Size h
            ? new BackgroundSize.Explicit(nonNegative(w), nonNegative(h))
            : null;
      }
      case List<?> x when b instanceof List<?> y -> list(context, x, y, first, second);
      default -> null;
    };
  }

  private static @Nullable Object mixSize(
      Context context, Size a, Size b, double first, double second) {
    return a.isAuto() && b.isAuto() ? a : mix(context, a, b, first, second);
  }

  private static Size nonNegative(Size size) {
    return size instanceof LengthPercentage length ? nonNegative(length) : size;
  }

  static LengthPercentage nonNegative(LengthPercentage length) {
    return switch (length) {
      case LengthPercentage.Px(float px) -> px < 0 ? LengthPercentage.ZERO : length;
      case LengthPercentage.Percent(float percent) ->
          percent < 0 ? new LengthPercentage.Percent(0) : length;
      case LengthPercentage.Calc(CalcNode node, boolean clamp) ->
          new LengthPercentage.Calc(node, true);
    };
  }

  private static CalcNode node(LengthPercentage length) {
    return switch (length) {
      case LengthPercentage.Px(float px) -> new CalcNode.Linear(px, 0);
      case LengthPercentage.Percent(float percent) -> new CalcNode.Linear(0, percent);
      case LengthPercentage.Calc(CalcNode node, boolean clamp) -> node;
    };
  }

  /// The sum of parts of two lengths.
  static LengthPercentage length(
      LengthPercentage a, LengthPercentage b, double first, double second) {
    if (first == 0 && second == 1 || second == 0 && first == 1) {
      return first == 0 ? b : a;
    }
    if (a instanceof LengthPercentage.Px(float x) && b instanceof LengthPercentage.Px(float y)) {
      return LengthPercentage.px((float) (x * first + y * second));
    }
    if (a instanceof LengthPercentage.Percent(float x)
        && b instanceof LengthPercentage.Percent(float y)) {
      return new LengthPercentage.Percent((float) (x * first + y * second));
    }
    CalcNode m = node(a);
    CalcNode n = node(b);
    if (m instanceof CalcNode.Linear(double mPx, double mPercent)
        && n instanceof CalcNode.Linear(double nPx, double nPercent)) {
      double px = mPx * first + nPx * second;
      double percent = mPercent * first + nPercent * second;
      boolean anyPercent = a.hasPercent() || b.hasPercent();
      return percent == 0 && !anyPercent
          ? LengthPercentage.px((float) px)
          : new LengthPercentage.Calc(new CalcNode.Linear(px, percent), false);
    }
    return new LengthPercentage.Calc(
        new CalcNode.Sum(List.of(new CalcNode.Scale(first, m), new CalcNode.Scale(second, n))),
        false);
  }

  /// CSS Color 4 §12: premultiplied, in sRGB where both are legacy colours, else in Oklab.
  static Color color(Context context, ColorValue a, ColorValue b, double first, double second) {
    Color x = a.resolve(context.current);
    Color y = b.resolve(context.current);
    if (x.spaced() != null || y.spaced() != null) {
      return ColorSpace.OKLAB.mix(ColorSpace.Hue.SHORTER, x, (float) first, y, (float) second, 1);
    }
    double alpha = Math.clamp(x.alpha() * first + y.alpha() * second, 0, 1);
    if (alpha == 0) {
      return Color.TRANSPARENT;
    }
    return new Color(
        component(x.red() * x.alpha(), y.red() * y.alpha(), first, second, alpha),
        component(x.green() * x.alpha(), y.green() * y.alpha(), first, second, alpha),
        component(x.blue() * x.alpha(), y.blue() * y.alpha(), first, second, alpha),
        (float) alpha);
  }

  private static float component(double a, double b, double first, double second, double alpha) {
    return (float) Math.clamp((a * first + b * second) / alpha, 0, 1);
  }

  /// CSS Sizing 4 §4.1: by the logarithm of the ratios.
  private static @Nullable AspectRatio ratio(
      AspectRatio a, AspectRatio b, double first, double second) {
    if (a.auto() || b.auto() || !a.hasRatio() || !b.hasRatio()) {
      return null;
    }
    double log = Math.log(a.ratio()) * first + Math.log(b.ratio()) * second;
    return new AspectRatio(false, (float) Math.exp(log), 1);
  }

  private static @Nullable ClipRect clip(ClipRect a, ClipRect b, double first, double second) {
    @Nullable Float[] from = {a.top(), a.right(), a.bottom(), a.left()};
    @Nullable Float[] to = {b.top(), b.right(), b.bottom(), b.left()};
    @Nullable Float[] out = new Float[4];
    for (int i = 0; i < 4; i++) {
      Float x = from[i];
      Float y = to[i];
      if ((x == null) != (y == null)) {
        return null;
      }
      out[i] = x == null || y == null ? null : (Float) (float) (x * first + y * second);
    }
    return new ClipRect(out[0], out[1], out[2], out[3]);
  }

  /// "Repeatable lists": both are repeated to the least common multiple of their lengths.
  private static @Nullable Object list(
      Context context, List<?> a, List<?> b, double first, double second) {
    if (a.isEmpty() || b.isEmpty()) {
      return null;
    }
    int count = a.size();
    while (count % b.size() != 0) {
      count += a.size();
      if (count > MOST_ITEMS) {
        return null;
      }
    }
    List<Object> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object from = a.get(i % a.size());
      Object to = b.get(i % b.size());
      Object value =
          from.equals(to) && first + second == 1 ? from : mix(context, from, to, first, second);
      if (value == null) {
        return null;
      }
      out.add(value);
    }
    return List.copyOf(out);
  }

  private static final int MOST_ITEMS = 10_000;

  /// CSS Display 4 §4: visible as soon and as long as anything is.
  private static @Nullable Object visibility(Object from, Object to, double p) {
    if (from != Visibility.VISIBLE && to != Visibility.VISIBLE) {
      return null;
    }
    return p <= 0 ? from : p >= 1 ? to : Visibility.VISIBLE;
  }

  private static @Nullable Object fontStyle(Object from, Object to, double p) {
    if (!(from instanceof FontStyle a) || !(to instanceof FontStyle b)) {
      return null;
    }
    boolean italic = a.slant() == FontStyle.Slant.ITALIC || b.slant() == FontStyle.Slant.ITALIC;
    if (italic) {
      return null;
    }
    float first = a.slant() == FontStyle.Slant.OBLIQUE ? a.angle() : 0;
    float second = b.slant() == FontStyle.Slant.OBLIQUE ? b.angle() : 0;
    float angle = (float) Math.clamp(first + (second - first) * p, -90, 90);
    return angle == 0 ? FontStyle.NORMAL : new FontStyle(FontStyle.Slant.OBLIQUE, angle);
  }

  /// CSS Fonts 4 §7.2: the same axes in the same order.
  private static @Nullable Object settings(Object from, Object to, double p) {
    if (!(from instanceof List<?> a) || !(to instanceof List<?> b) || a.size() != b.size()) {
      return null;
    }
    List<Object> out = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      if (!(a.get(i) instanceof FontSetting x)
          || !(b.get(i) instanceof FontSetting y)
          || !x.tag().equals(y.tag())) {
        return null;
      }
      out.add(new FontSetting(x.tag(), (float) (x.value() + (y.value() - x.value()) * p)));
    }
    return List.copyOf(out);
  }
}
