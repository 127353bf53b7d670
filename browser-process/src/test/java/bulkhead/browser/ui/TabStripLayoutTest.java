package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where tabs lie, as `x+width` of each.
class TabStripLayoutTest {

  @Test
  void fewTabsHaveTheStandardWidth() {
    assertEquals("0+238 238+238 476+238", text(TabStripLayout.of(3, 0, 1200, 238, 1)));
  }

  @Test
  void moreTabsShareTheWidth() {
    assertEquals("0+100 100+100 200+100 300+100", text(TabStripLayout.of(4, 2, 400, 238, 1)));
  }

  @Test
  void theActiveTabKeepsRoomForItsCross() {
    assertEquals("0+38 38+38 76+72 148+38 186+38", text(TabStripLayout.of(5, 2, 224, 238, 1)));
  }

  @Test
  void tabsThatCannotFitAreScrolledToTheActiveOne() {
    TabStripLayout layout = TabStripLayout.of(20, 19, 200, 238, 1);
    assertEquals(200, layout.x(19) + layout.width(19));
    assertEquals(TabStripLayout.NARROWEST, layout.width(0));
    assertTrue(layout.x(0) < 0);
    assertEquals(0, TabStripLayout.of(20, 0, 200, 238, 1).x(0));
  }

  @Test
  void widthsScale() {
    assertEquals("0+476 476+476", text(TabStripLayout.of(2, 0, 2400, 476, 2)));
  }

  @Test
  void whileClosingWithTheMouseTheWidthIsHeld() {
    assertEquals("0+100 100+100 200+100", text(TabStripLayout.of(3, 2, 1200, 100, 1)));
  }

  @Test
  void findsTheTabAtAPlace() {
    TabStripLayout layout = TabStripLayout.of(3, 0, 1200, 238, 1);
    assertEquals(0, layout.indexAt(0));
    assertEquals(1, layout.indexAt(238));
    assertEquals(2, layout.indexAt(713));
    assertEquals(-1, layout.indexAt(714));
    assertEquals(-1, layout.indexAt(-1));
  }

  @Test
  void aDraggedTabMovesPastNeighboursWhoseMiddleItsEdgeCrosses() {
    TabStripLayout layout = TabStripLayout.of(4, 0, 1200, 200, 1); // middles at 100, 300, 500, 700
    assertEquals(1, layout.dropIndex(1, 200), "where it was");
    assertEquals(1, layout.dropIndex(1, 299), "right edge at 499: not past the middle of the next");
    assertEquals(2, layout.dropIndex(1, 301));
    assertEquals(3, layout.dropIndex(1, 600));
    assertEquals(1, layout.dropIndex(1, 100), "left edge at the middle of the one before");
    assertEquals(0, layout.dropIndex(1, 99));
    assertEquals(0, layout.dropIndex(3, 0));
    assertEquals(3, layout.dropIndex(3, 9999));
  }

  private static String text(TabStripLayout layout) {
    return IntStream.range(0, layout.count())
        .mapToObj(i -> layout.x(i) + "+" + layout.width(i))
        .collect(Collectors.joining(" "));
  }
}
