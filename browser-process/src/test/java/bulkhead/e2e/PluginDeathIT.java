package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.Screen;
import bulkhead.testing.ViceServer;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The death of a plugin process: only its box in the page shows it.
class PluginDeathIT extends WindowTest {
  private static final int RED = 0xff0000;

  /// The box on the screen.
  private static final Rectangle BOX = new Rectangle(300, BrowserWindowDriver.BARS + 150, 400, 300);

  @BeforeEach
  void serveAPdf() {
    server.on("/red.pdf", new ViceServer.Page("application/pdf", Pages.redPdf()));
    String box =
        "<embed src=/red.pdf style='position:absolute;left:300px;top:150px;width:400px;height:300px'>";
    server.on("/embed", Pages.of(Pages.BLUE, box));
  }

  /// Seen to fail with a page that hears nothing of its plugin's end.
  @Test
  void onlyTheBoxShowsIt() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/embed"))) {
      window.browser().await("a red page in the box", PluginDeathIT::boxIsRed);
      List<LinuxProcess> renderers = window.browser().renderers();
      LinuxProcess plugin = window.browser().children("plugin").getFirst();
      plugin.kill();
      window.browser().await("a sad face in the box", PluginDeathIT::boxIsSad);
      assertEquals(Pages.BLUE, Screen.color(BOX.x - 50, BOX.y + 100), "the page beside the box");
      assertTrue(window.browser().renderers().containsAll(renderers));
      assertEquals(List.of(), window.browser().children("plugin"));

      window.reload();
      window.browser().await("the red page again", PluginDeathIT::boxIsRed);
      assertTrue(window.browser().renderers().containsAll(renderers));
    }
  }

  /// The middle of the box, below the viewer's bar.
  private static boolean boxIsRed() {
    return Screen.color(BOX.x + BOX.width / 2, BOX.y + BOX.height / 2) == RED;
  }

  /// One ground all around, and something in the middle.
  private static boolean boxIsSad() {
    BufferedImage box = Screen.capture(BOX);
    int ground = box.getRGB(5, 5);
    boolean even =
        (ground & 0xffffff) != Pages.BLUE
            && IntStream.range(0, BOX.width).allMatch(x -> box.getRGB(x, 20) == ground);
    return even
        && IntStream.range(0, BOX.width)
            .anyMatch(x -> IntStream.range(120, 180).anyMatch(y -> box.getRGB(x, y) != ground));
  }
}
