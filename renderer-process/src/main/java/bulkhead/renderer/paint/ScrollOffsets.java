package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import io.github.humbleui.types.Point;
import org.jspecify.annotations.Nullable;

/// How far scrollers are scrolled, in CSS px, as the main thread last heard from the compositor.
public interface ScrollOffsets {
  ScrollOffsets NONE =
      new ScrollOffsets() {
        @Override
        public float viewportX() {
          return 0;
        }

        @Override
        public float viewportY() {
          return 0;
        }

        @Override
        public float x(Element scroller) {
          return 0;
        }

        @Override
        public float y(Element scroller) {
          return 0;
        }
      };

  float viewportX();

  float viewportY();

  float x(Element scroller);

  float y(Element scroller);

  /// Of an element, or of the viewport for null.
  default Point of(@Nullable Element scroller) {
    return scroller == null
        ? new Point(viewportX(), viewportY())
        : new Point(x(scroller), y(scroller));
  }

  /// Device pixels in one CSS px, in which offsets are whole.
  default float pixelRatio() {
    return 1;
  }

  /// How far the text of a one-line field is moved to the left, so that its caret is in sight. Not
  /// the compositor's business.
  default float fieldShift(Element field) {
    return 0;
  }
}
