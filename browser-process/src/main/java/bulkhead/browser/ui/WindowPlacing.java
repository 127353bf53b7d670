package bulkhead.browser.ui;

import bulkhead.browser.storage.WindowPlacement;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import org.jspecify.annotations.Nullable;

/// Where windows open on the desktop, and where one is. Thread: EDT.
final class WindowPlacing {
  private static final Dimension DEFAULT_SIZE = new Dimension(1200, 840);
  private static final Dimension SMALLEST = new Dimension(320, 240);
  private static final int TILE_STEP = 10;

  private WindowPlacing() {}

  /// Before the frame is shown.
  /// @param placement where the last window was; null if that is not known
  static void place(
      Frame frame, Look look, UiOptions options, @Nullable WindowPlacement placement) {
    GraphicsConfiguration screen = frame.getGraphicsConfiguration();
    Rectangle bounds = screen.getBounds();
    Insets insets = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    Rectangle usable =
        new Rectangle(
            bounds.x + insets.left,
            bounds.y + insets.top,
            bounds.width - insets.left - insets.right,
            bounds.height - insets.top - insets.bottom);
    UiOptions.Size size = options.size();
    UiOptions.Position position = options.position();
    int width =
        look.px(
            size != null
                ? size.width()
                : placement != null ? placement.width() : DEFAULT_SIZE.width);
    int height =
        look.px(
            size != null
                ? size.height()
                : placement != null ? placement.height() : DEFAULT_SIZE.height);
    frame.setMinimumSize(new Dimension(look.px(SMALLEST.width), look.px(SMALLEST.height)));
    frame.setSize(Math.min(width, usable.width), Math.min(height, usable.height));
    if (position != null) {
      frame.setLocation(look.px(position.x()), look.px(position.y()));
    } else if (placement != null
        && usable.intersects(
            look.px(placement.x()),
            look.px(placement.y()),
            width,
            look.px(WindowGeometry.TAB_STRIP))) {
      frame.setLocation(look.px(placement.x()), look.px(placement.y()));
    } else {
      frame.setLocation(
          usable.x + Math.max(0, (usable.width - frame.getWidth()) / 2),
          usable.y + Math.max(0, (usable.height - frame.getHeight()) / 3));
    }
    stepAside(frame, look.px(TILE_STEP));
    if (placement != null && placement.maximized() && size == null && position == null) {
      frame.setExtendedState(Frame.MAXIMIZED_BOTH);
    }
  }

  /// As Chromium: no window opens exactly over another one of ours.
  private static void stepAside(Frame frame, int step) {
    boolean covers = true;
    while (covers) {
      covers = false;
      for (Frame other : Frame.getFrames()) {
        if (other != frame
            && other.isShowing()
            && other.getLocation().equals(frame.getLocation())) {
          frame.setLocation(frame.getX() + step, frame.getY() + step);
          covers = true;
        }
      }
    }
  }

  /// In the desktop's pixels without the scale.
  static WindowPlacement of(Frame frame, Look look) {
    float scale = look.ownScale();
    Rectangle bounds = frame.getBounds();
    return new WindowPlacement(
        Math.round(bounds.x / scale),
        Math.round(bounds.y / scale),
        Math.round(bounds.width / scale),
        Math.round(bounds.height / scale),
        (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH);
  }
}
