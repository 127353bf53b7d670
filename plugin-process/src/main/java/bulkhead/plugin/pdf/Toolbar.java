package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;
import org.jspecify.annotations.Nullable;

/// Where the bar across the box's top and its controls lie. Device pixels of the box. Immutable.
///
/// ```
/// │ title            3 / 12      −  120%  +  [↔] │
/// ```
///
/// A box too small to spare the room has a bar of height 0 and no controls.
record Toolbar(
    PixelRect bar,
    PixelRect title,
    PixelRect pageNumber,
    PixelRect zoomOut,
    PixelRect zoomLabel,
    PixelRect zoomIn,
    PixelRect fitWidth) {

  enum Button {
    ZOOM_OUT,
    ZOOM_IN,
    FIT_WIDTH
  }

  private static final int HEIGHT = 40;
  private static final int BUTTON = 32;
  private static final int ZOOM_LABEL = 52;
  private static final int PAGE_NUMBER = 100;
  private static final int MIN_BOX_WIDTH = 280;
  private static final int MIN_BOX_HEIGHT = 160;

  static Toolbar of(int boxWidth, int boxHeight, float deviceScale) {
    if (boxWidth < MIN_BOX_WIDTH * deviceScale || boxHeight < MIN_BOX_HEIGHT * deviceScale) {
      PixelRect none = new PixelRect(0, 0, boxWidth, 0);
      return new Toolbar(none, none, none, none, none, none, none);
    }
    int height = Math.round(HEIGHT * deviceScale);
    int button = Math.round(BUTTON * deviceScale);
    int pad = (height - button) / 2;
    int label = Math.round(ZOOM_LABEL * deviceScale);
    int number = Math.round(PAGE_NUMBER * deviceScale);
    int x = boxWidth - pad - button;
    PixelRect fit = new PixelRect(x, pad, button, button);
    PixelRect in = new PixelRect(x -= button + pad, pad, button, button);
    PixelRect zoomLabel = new PixelRect(x -= label, pad, label, button);
    PixelRect out = new PixelRect(x -= button, pad, button, button);
    int numberX = Math.min((boxWidth - number) / 2, x - number);
    PixelRect pageNumber = new PixelRect(numberX, pad, number, button);
    int titleX = 4 * pad;
    PixelRect title = new PixelRect(titleX, pad, numberX - titleX, button);
    PixelRect bar = new PixelRect(0, 0, boxWidth, height);
    return new Toolbar(bar, title, pageNumber, out, zoomLabel, in, fit);
  }

  @Nullable Button buttonAt(int x, int y) {
    if (zoomOut.contains(x, y)) {
      return Button.ZOOM_OUT;
    }
    if (zoomIn.contains(x, y)) {
      return Button.ZOOM_IN;
    }
    return fitWidth.contains(x, y) ? Button.FIT_WIDTH : null;
  }

  PixelRect rect(Button button) {
    return switch (button) {
      case ZOOM_OUT -> zoomOut;
      case ZOOM_IN -> zoomIn;
      case FIT_WIDTH -> fitWidth;
    };
  }
}
