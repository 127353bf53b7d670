package bulkhead.renderer.paint;

import io.github.humbleui.types.Point;
import java.util.List;

/// What colours a gradient image gives, in the coordinates of one tile of it (its top left is 0,0).
/// Colours are mixed premultiplied. Source: https://www.w3.org/TR/css-images-4/#gradients
public sealed interface Gradient {
  List<ColorStop> stops();

  Extend extend();

  /// Along the line from `from` to `to`.
  record Linear(Point from, Point to, List<ColorStop> stops, Extend extend) implements Gradient {
    public Linear {
      stops = List.copyOf(stops);
    }
  }

  /// From `center` outwards; the end shape is an ellipse with these radii (a circle if they are
  /// equal).
  record Radial(Point center, float radiusX, float radiusY, List<ColorStop> stops, Extend extend)
      implements Gradient {
    public Radial {
      stops = List.copyOf(stops);
    }
  }

  /// Clockwise around `center`; 0 degrees points up, as in CSS. Offset 0 is at `fromDegrees`, 1 a
  /// full turn later.
  record Conic(Point center, float fromDegrees, List<ColorStop> stops, Extend extend)
      implements Gradient {
    public Conic {
      stops = List.copyOf(stops);
    }
  }

  /// `offset` is 0 at the start and 1 at the end; offsets never fall within one list.
  record ColorStop(float offset, int argb) {}

  /// What lies outside offsets 0 to 1.
  enum Extend {
    CLAMP,
    REPEAT
  }
}
