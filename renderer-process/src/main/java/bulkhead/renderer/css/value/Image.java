package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image of a background, a border, a list marker, generated content or a mask.
public sealed interface Image {
  None NONE = new None();

  /// Whether it is made of colours, without pixels or a size of its own (CSS Images 4 §3).
  default boolean isGradient() {
    return switch (this) {
      case LinearGradient linear -> true;
      case RadialGradient radial -> true;
      case ConicGradient conic -> true;
      case PointGradient points -> true;
      case Chosen chosen -> chosen.image().isGradient();
      case None none -> false;
      case Url url -> false;
    };
  }

  record None() implements Image {
    @Override
    public String toString() {
      return "none";
    }
  }

  /// `url` is absolute (resolved against the style sheet's address).
  record Url(String url) implements Image {
    @Override
    public String toString() {
      return CssText.url(url);
    }
  }

  /// What `image-set()` has come to for an element.
  ///
  /// @param density pixels of the image for one CSS px
  /// @param text all of the set
  record Chosen(Image image, double density, String text) implements Image {
    @Override
    public String toString() {
      return text;
    }
  }

  /// One colour stop (CSS Images 4 §3.5). A null colour makes it a hint; a null position is "not
  /// given". In a conic gradient an angle is given as a percentage of the turn.
  record Stop(@Nullable ColorValue color, @Nullable LengthPercentage position) {
    @Override
    public String toString() {
      return color == null
          ? String.valueOf(position)
          : position == null ? color.toString() : color + " " + position;
    }
  }

  /// `degrees` clockwise from "to top". When `toSide` is set the angle is that of a corner: it has
  /// signs of the direction in `cornerX`, `cornerY` (-1, 0, 1) and is worked out from the box (CSS
  /// Images 3 §3.1.1).
  record LinearGradient(
      float degrees,
      int cornerX,
      int cornerY,
      List<Stop> stops,
      boolean repeating,
      @Nullable ColorInterpolation interpolation)
      implements Image {
    public LinearGradient {
      stops = List.copyOf(stops);
    }

    /// Whether the direction is a corner, whose angle depends on the box.
    public boolean toCorner() {
      return cornerX != 0 && cornerY != 0;
    }

    @Override
    public String toString() {
      String direction =
          toCorner()
              ? "to " + (cornerY < 0 ? "top" : "bottom") + (cornerX < 0 ? " left" : " right") + ", "
              : degrees == 180 ? "" : CssNumbers.format(degrees) + "deg, ";
      String mixed = mixed(interpolation, stops);
      return (repeating ? "repeating-" : "")
          + "linear-gradient("
          + (mixed.isEmpty() || direction.isEmpty()
              ? direction
              : direction.substring(0, direction.length() - 2) + " ")
          + mixed
          + join(stops)
          + ")";
    }
  }

  /// How far a radial gradient reaches.
  enum Extent implements Keyword {
    CLOSEST_SIDE,
    CLOSEST_CORNER,
    FARTHEST_SIDE,
    FARTHEST_CORNER
  }

  /// `radiusX` and `radiusY` are null when `extent` says the size; for a circle both are the same.
  record RadialGradient(
      boolean circle,
      Extent extent,
      @Nullable LengthPercentage radiusX,
      @Nullable LengthPercentage radiusY,
      PositionValue center,
      List<Stop> stops,
      boolean repeating,
      @Nullable ColorInterpolation interpolation)
      implements Image {
    public RadialGradient {
      stops = List.copyOf(stops);
    }

    @Override
    public String toString() {
      String size =
          radiusX == null ? extent.css() : circle ? radiusX.toString() : radiusX + " " + radiusY;
      return (repeating ? "repeating-" : "")
          + "radial-gradient("
          + (circle ? "circle " : "ellipse ")
          + size
          + " at "
          + center
          + (mixed(interpolation, stops).isEmpty() ? ", " : " " + mixed(interpolation, stops))
          + join(stops)
          + ")";
    }
  }

  /// Along the line between two points of the box: `-webkit-gradient()`.
  record PointGradient(PositionValue from, PositionValue to, List<Stop> stops) implements Image {
    public PointGradient {
      stops = List.copyOf(stops);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("-webkit-gradient(linear, " + from + ", " + to);
      for (Stop stop : stops) {
        out.append(", color-stop(").append(stop.position()).append(", ").append(stop.color());
        out.append(')');
      }
      return out.append(')').toString();
    }
  }

  record ConicGradient(
      float fromDegrees,
      PositionValue center,
      List<Stop> stops,
      boolean repeating,
      @Nullable ColorInterpolation interpolation)
      implements Image {
    public ConicGradient {
      stops = List.copyOf(stops);
    }

    @Override
    public String toString() {
      return (repeating ? "repeating-" : "")
          + "conic-gradient(from "
          + CssNumbers.format(fromDegrees)
          + "deg at "
          + center
          + (mixed(interpolation, stops).isEmpty() ? ", " : " " + mixed(interpolation, stops))
          + join(stops)
          + ")";
    }
  }

  /// In what colours are mixed where nothing is said: as of old if all are of the old kind (CSS
  /// Images 4 §3.1).
  static ColorInterpolation standard(List<Stop> stops) {
    for (Stop stop : stops) {
      if (stop.color() instanceof Color color && color.spaced() != null) {
        return ColorInterpolation.OKLAB;
      }
    }
    return ColorInterpolation.SRGB;
  }

  /// As text where it is not what holds anyway.
  private static String mixed(@Nullable ColorInterpolation interpolation, List<Stop> stops) {
    return interpolation == null || interpolation.equals(standard(stops))
        ? ""
        : interpolation + ", ";
  }

  private static String join(List<Stop> stops) {
    StringBuilder out = new StringBuilder();
    for (Stop stop : stops) {
      out.append(out.isEmpty() ? "" : ", ").append(stop);
    }
    return out.toString();
  }
}
