package bulkhead.renderer.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.paint.Layer.Orientation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarLook;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScrollbarPainterTest {
  /// What is filled, in device pixels, where the page is zoomed by `1 / unit`.
  private static List<String> filled(float unit, Float... ticks) {
    List<String> rects = new ArrayList<>();
    ScrollbarPainter.paint(
        new ScrollbarGeometry(
            Rect.makeXYWH(785 * unit, 0, 15 * unit, 600 * unit),
            Orientation.VERTICAL,
            100 * unit,
            1400 * unit,
            600 * unit,
            unit),
        ScrollbarLook.of(false, null, unit).with(List.of(ticks)),
        ScrollbarPainter.ThumbState.IDLE,
        (rect, argb) -> {
          Rect device = Rects.scaled(rect, 1 / unit);
          rects.add(
              Integer.toHexString(argb)
                  + " "
                  + Math.round(device.getLeft())
                  + ","
                  + Math.round(device.getTop())
                  + " "
                  + Math.round(device.getWidth())
                  + "x"
                  + Math.round(device.getHeight()));
        });
    return rects;
  }

  @Test
  void zoomedPagesHaveTheSameScrollbars() {
    List<String> expected = filled(1);
    assertEquals("fffcfcfc 785,0 15x600", expected.getFirst());
    assertEquals(expected, filled(0.5f));
    assertEquals(expected, filled(2));
  }

  @Test
  void matchesAreMarkedOnTheTrack() {
    List<String> marked = filled(1, 0f, 1000f, 1001f);
    marked.removeAll(filled(1));
    assertEquals(
        List.of(
            "ffccaa00 785,18 15x3",
            "ffffdd00 785,19 15x1",
            "ffccaa00 785,300 15x3",
            "ffffdd00 785,301 15x1"),
        marked);
  }
}
