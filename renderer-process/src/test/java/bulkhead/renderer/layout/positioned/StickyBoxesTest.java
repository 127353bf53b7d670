package bulkhead.renderer.layout.positioned;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.TestPage;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Rect;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class StickyBoxesTest {
  private static final String STYLE =
      """
      <!DOCTYPE html><style>
      body { margin: 0 } .space { height: 2000px }
      .sticky { position: sticky; height: 20px }
      </style>
      """;

  /// Tops of the element `#s` in the viewport, at vertical scroll offsets of the viewport.
  private static String tops(String body, int... offsets) {
    LayoutResult layout = TestPage.of(STYLE + body).layout();
    Element sticky = Objects.requireNonNull(layout.document().elementById("s"));
    StringBuilder out = new StringBuilder();
    for (int offset : offsets) {
      Rect rect = new ClientRects(layout, scrolledTo(offset)).bounds(sticky);
      out.append(out.isEmpty() ? "" : " ").append(Math.round(rect.getTop()));
    }
    return out.toString();
  }

  private static ScrollOffsets scrolledTo(float y) {
    return new ScrollOffsets() {
      @Override
      public float viewportX() {
        return 0;
      }

      @Override
      public float viewportY() {
        return y;
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
  }

  @Test
  void sticksToTheTopOnceItWouldPassIt() {
    assertEquals(
        "100 20 10 10",
        tops(
            "<div style='height:100px'></div><div id=s class=sticky style='top:10px'></div>"
                + "<div class=space></div>",
            0,
            80,
            90,
            500));
  }

  @Test
  void sticksToTheBottomUntilItsPlaceComes() {
    assertEquals(
        "575 575 575 500",
        tops(
            "<div class=space></div><div id=s class=sticky style='bottom:5px'></div>"
                + "<div class=space></div>",
            0,
            1000,
            1425,
            1500));
  }

  @Test
  void staysInItsContainingBlockWithItsMargin() {
    assertEquals(
        "0 0 -30",
        tops(
            "<div style='height:100px'>"
                + "<div id=s class=sticky style='top:0;margin-bottom:10px'></div></div>"
                + "<div class=space></div>",
            50,
            70,
            100));
  }

  @Test
  void aHeaderCellSticksWithinItsTable() {
    assertEquals(
        "0 0 -10",
        tops(
            "<table style='border-spacing:0'><tr><th id=s style='padding:0;position:sticky;top:0'>"
                + "<div style='height:20px'></div>"
                + "<tr><td style='padding:0;height:180px'></table><div class=space></div>",
            0,
            100,
            190));
  }

  @Test
  void heedsTheNearestScrollContainerOnly() {
    assertEquals(
        "0 -100",
        tops(
            "<div style='overflow:hidden;height:300px'>"
                + "<div id=s class=sticky style='top:0'></div></div><div class=space></div>",
            0,
            100));
  }

  @Test
  void movesWithStickyBoxesAroundIt() {
    assertEquals(
        "60 60",
        tops(
            "<div style='position:sticky;top:50px;height:200px'>"
                + "<div id=s class=sticky style='top:60px'></div></div>"
                + "<div class=space></div>",
            0,
            400));
  }
}
