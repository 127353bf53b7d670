package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Computed values with all lengths in them so many times as long; see [ZoomedStyle].
final class ZoomedValues {
  private static final Pattern PX = Pattern.compile("([-+]?[0-9.]+(?:e[-+]?[0-9]+)?)px");

  private ZoomedValues() {}

  /// A value in which no number is a length by itself.
  static Object of(Object value, float zoom) {
    return switch (value) {
      case Size size -> size(size, zoom);
      case List<?> list -> list(list, zoom);
      case LineHeight.Px(float px) -> new LineHeight.Px(px * zoom);
      case VerticalAlign.Raise(LengthPercentage by) -> new VerticalAlign.Raise(length(by, zoom));
      case CornerRadius radius -> radius(radius, zoom);
      case Shadow shadow -> shadow(shadow, zoom);
      case TextDecoration line -> decoration(line, zoom);
      case TransformFunction function -> function(function, zoom);
      case TransformOrigin(LengthPercentage x, LengthPercentage y, float z) ->
          new TransformOrigin(length(x, zoom), length(y, zoom), z * zoom);
      case PositionValue position -> position(position, zoom);
      case BackgroundSize.Explicit(Size width, Size height) ->
          new BackgroundSize.Explicit(size(width, zoom), size(height, zoom));
      case FilterFunction function -> filter(function, zoom);
      case ClipRect(Float top, Float right, Float bottom, Float left) ->
          new ClipRect(px(top, zoom), px(right, zoom), px(bottom, zoom), px(left, zoom));
      case ClipPath.Shape(BasicShape shape, ShapeBox box) ->
          new ClipPath.Shape(shape(shape, zoom), box);
      case ShapeOutside.Shape(BasicShape shape, ShapeBox box) ->
          new ShapeOutside.Shape(shape(shape, zoom), box);
      case ShapeOutside.Alpha(Image image) -> new ShapeOutside.Alpha(image(image, zoom));
      case BasicShape shape -> shape(shape, zoom);
      case Image image -> image(image, zoom);
      case GridTemplate(boolean subgrid, List<GridTemplate.Entry> entries) ->
          new GridTemplate(subgrid, entries(entries, zoom));
      case TrackSize track -> track(track, zoom);
      case IntrinsicSize(boolean remembered, float px) -> new IntrinsicSize(remembered, px * zoom);
      default -> value;
    };
  }

  /// A value that is kept as text.
  static Object text(Object value, float zoom) {
    return value instanceof RawText(String text)
        ? new RawText(
            PX.matcher(text).replaceAll(found -> Float.parseFloat(found.group(1)) * zoom + "px"))
        : value;
  }

  private static @Nullable Float px(@Nullable Float px, float zoom) {
    return px == null ? null : (Float) (px * zoom);
  }

  private static List<Object> list(List<?> list, float zoom) {
    List<Object> made = new ArrayList<>(list.size());
    for (Object each : list) {
      made.add(of(each, zoom));
    }
    return List.copyOf(made);
  }

  private static Size size(Size size, float zoom) {
    return switch (size) {
      case LengthPercentage length -> length(length, zoom);
      case FitContent(LengthPercentage limit) -> new FitContent(length(limit, zoom));
      case SizeKeyword keyword -> keyword;
    };
  }

  private static LengthPercentage length(LengthPercentage length, float zoom) {
    return switch (length) {
      case LengthPercentage.Px(float px) -> LengthPercentage.px(px * zoom);
      case LengthPercentage.Percent percent -> percent;
      case LengthPercentage.Calc(CalcNode node, boolean clamp) ->
          new LengthPercentage.Calc(node(node, zoom), clamp);
    };
  }

  private static @Nullable LengthPercentage lengthOrNull(
      @Nullable LengthPercentage length, float zoom) {
    return length == null ? null : length(length, zoom);
  }

  private static CalcNode node(CalcNode node, float zoom) {
    return switch (node) {
      case CalcNode.Linear(double px, double percent) -> new CalcNode.Linear(px * zoom, percent);
      case CalcNode.Sum(List<CalcNode> terms) -> new CalcNode.Sum(nodes(terms, zoom));
      case CalcNode.Scale(double factor, CalcNode term) ->
          new CalcNode.Scale(factor, node(term, zoom));
      case CalcNode.Function(MathFunction function, List<CalcNode> arguments) ->
          new CalcNode.Function(function, nodes(arguments, zoom));
    };
  }

  private static List<CalcNode> nodes(List<CalcNode> nodes, float zoom) {
    return nodes.stream().map(each -> node(each, zoom)).toList();
  }

  private static CornerRadius radius(CornerRadius radius, float zoom) {
    return new CornerRadius(length(radius.horizontal(), zoom), length(radius.vertical(), zoom));
  }

  private static PositionValue position(PositionValue position, float zoom) {
    return new PositionValue(length(position.x(), zoom), length(position.y(), zoom));
  }

  private static Shadow shadow(Shadow shadow, float zoom) {
    return new Shadow(
        shadow.offsetX() * zoom,
        shadow.offsetY() * zoom,
        shadow.blur() * zoom,
        shadow.spread() * zoom,
        shadow.inset(),
        shadow.color());
  }

  private static TextDecoration decoration(TextDecoration line, float zoom) {
    return new TextDecoration(
        line.lines(),
        line.style(),
        line.color(),
        size(line.thickness(), zoom),
        length(line.underlineOffset(), zoom),
        line.autoOffset(),
        line.fontSize() * zoom);
  }

  private static TransformFunction function(TransformFunction function, float zoom) {
    return switch (function) {
      case TransformFunction.Translate(LengthPercentage x, LengthPercentage y, float z) ->
          new TransformFunction.Translate(length(x, zoom), length(y, zoom), z * zoom);
      case TransformFunction.Matrix(List<Float> values) -> matrix(values, zoom);
      case TransformFunction.Perspective(float px) -> new TransformFunction.Perspective(px * zoom);
      case TransformFunction.Interpolated(
              List<TransformFunction> from,
              List<TransformFunction> to,
              double progress) ->
          new TransformFunction.Interpolated(functions(from, zoom), functions(to, zoom), progress);
      case TransformFunction.Scale scale -> scale;
      case TransformFunction.Rotate rotate -> rotate;
      case TransformFunction.Skew skew -> skew;
    };
  }

  private static List<TransformFunction> functions(List<TransformFunction> all, float zoom) {
    return all.stream().map(each -> function(each, zoom)).toList();
  }

  /// Of a matrix only the way it moves things is a length.
  private static TransformFunction matrix(List<Float> values, float zoom) {
    List<Float> made = new ArrayList<>(values);
    for (int i = 12; i < 15; i++) {
      made.set(i, made.get(i) * zoom);
    }
    return new TransformFunction.Matrix(made);
  }

  private static FilterFunction filter(FilterFunction function, float zoom) {
    return switch (function) {
      case FilterFunction.Blur(float px) -> new FilterFunction.Blur(px * zoom);
      case FilterFunction.DropShadow(Shadow shadow) ->
          new FilterFunction.DropShadow(shadow(shadow, zoom));
      case FilterFunction.Adjust adjust -> adjust;
      case FilterFunction.Reference reference -> reference;
    };
  }

  /// Path data are numbers, which are left alone as in Chromium.
  private static BasicShape shape(BasicShape shape, float zoom) {
    return switch (shape) {
      case BasicShape.Inset inset ->
          new BasicShape.Inset(
              length(inset.top(), zoom),
              length(inset.right(), zoom),
              length(inset.bottom(), zoom),
              length(inset.left(), zoom),
              inset.radii().stream().map(each -> radius(each, zoom)).toList());
      case BasicShape.Circle(BasicShape.Radius radius, PositionValue center) ->
          new BasicShape.Circle(reach(radius, zoom), center(center, zoom));
      case BasicShape.Ellipse(BasicShape.Radius x, BasicShape.Radius y, PositionValue center) ->
          new BasicShape.Ellipse(reach(x, zoom), reach(y, zoom), center(center, zoom));
      case BasicShape.Polygon(BasicShape.FillRule rule, List<PositionValue> points) ->
          new BasicShape.Polygon(rule, points.stream().map(each -> position(each, zoom)).toList());
      case BasicShape.PathData path -> path;
    };
  }

  private static BasicShape.Radius reach(BasicShape.Radius radius, float zoom) {
    return new BasicShape.Radius(lengthOrNull(radius.length(), zoom), radius.extent());
  }

  private static @Nullable PositionValue center(@Nullable PositionValue center, float zoom) {
    return center == null ? null : position(center, zoom);
  }

  private static Image image(Image image, float zoom) {
    return switch (image) {
      case Image.LinearGradient line ->
          new Image.LinearGradient(
              line.degrees(),
              line.cornerX(),
              line.cornerY(),
              stops(line.stops(), zoom),
              line.repeating(),
              line.interpolation());
      case Image.RadialGradient radial ->
          new Image.RadialGradient(
              radial.circle(),
              radial.extent(),
              lengthOrNull(radial.radiusX(), zoom),
              lengthOrNull(radial.radiusY(), zoom),
              position(radial.center(), zoom),
              stops(radial.stops(), zoom),
              radial.repeating(),
              radial.interpolation());
      case Image.ConicGradient conic ->
          new Image.ConicGradient(
              conic.fromDegrees(),
              position(conic.center(), zoom),
              conic.stops(),
              conic.repeating(),
              conic.interpolation());
      case Image.PointGradient(PositionValue from, PositionValue to, List<Image.Stop> stops) ->
          new Image.PointGradient(position(from, zoom), position(to, zoom), stops);
      case Image.Chosen(Image chosen, double density, String text) ->
          new Image.Chosen(image(chosen, zoom), density, text);
      case Image.None none -> none;
      case Image.Url url -> url;
    };
  }

  private static List<Image.Stop> stops(List<Image.Stop> stops, float zoom) {
    return stops.stream()
        .map(each -> new Image.Stop(each.color(), lengthOrNull(each.position(), zoom)))
        .toList();
  }

  private static List<GridTemplate.Entry> entries(List<GridTemplate.Entry> all, float zoom) {
    List<GridTemplate.Entry> made = new ArrayList<>(all.size());
    for (GridTemplate.Entry entry : all) {
      made.add(
          switch (entry) {
            case GridTemplate.LineNames names -> names;
            case GridTemplate.Track(TrackSize size) -> new GridTemplate.Track(track(size, zoom));
            case GridTemplate.Repeat(int count, List<GridTemplate.Entry> repeated) ->
                new GridTemplate.Repeat(count, entries(repeated, zoom));
          });
    }
    return made;
  }

  private static TrackSize track(TrackSize track, float zoom) {
    return new TrackSize(
        breadth(track.min(), zoom), breadth(track.max(), zoom), lengthOrNull(track.limit(), zoom));
  }

  private static TrackBreadth breadth(TrackBreadth breadth, float zoom) {
    return switch (breadth) {
      case TrackBreadth.Fixed(LengthPercentage length) ->
          new TrackBreadth.Fixed(length(length, zoom));
      case TrackBreadth.Flex flex -> flex;
      case TrackBreadth.Keyword keyword -> keyword;
    };
  }
}
