package bulkhead.renderer.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.humbleui.skija.Path;
import io.github.humbleui.types.Rect;
import org.junit.jupiter.api.Test;

class SvgPathParserTest {
  private static String bounds(String data) {
    try (Path path = SvgPathParser.parse(data)) {
      Rect box = path.computeTightBounds();
      return Math.round(box.getLeft())
          + ","
          + Math.round(box.getTop())
          + " "
          + Math.round(box.getWidth())
          + "x"
          + Math.round(box.getHeight());
    }
  }

  @Test
  void relativeCommandsRepeat() {
    assertEquals("10,10 20x30", bounds("m10 10h20v30h-20z"));
    assertEquals("1,1 4x4", bounds("M1 1 5 1 5 5"));
  }

  @Test
  void numbersNeedNoSpaceBetweenThem() {
    assertEquals("0,-5 10x5", bounds("M0-5L10 0"));
    assertEquals("0,0 1x1", bounds("M.5.5L0 0 1 1"));
  }

  @Test
  void flagsOfArcsNeedNoSeparators() {
    assertEquals("0,-5 10x5", bounds("M0 0a5 5 0 0110 0"));
  }

  @Test
  void whatComesBeforeAnErrorIsDrawn() {
    assertEquals("0,0 10x10", bounds("M0 0L10 10L20 oops"));
    assertEquals("0,0 0x0", bounds("L10 10"));
  }
}
