package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.MouseInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Boxes that are pulled by their grips. What becomes of them is what Chromium makes of the same.
class ResizeInputTest {
  private static final String URL = "http://resize.test/";
  private static final long MOST_MILLIS = 40_000;

  /// Opens a page, drags the grip of its element `box` and returns the box's style and size.
  private static String drag(String style, int dx, int dy) {
    String page =
        "<!doctype html><style>*{margin:0}</style><div id=box style='"
            + style
            + "'>x</div><script>0</script>";
    return InProcessBrowser.run(
        () -> {
          InProcessBrowser.Answer answer =
              new InProcessBrowser.Answer(
                  page.getBytes(StandardCharsets.UTF_8), "text/html", "utf-8");
          try (InProcessBrowser browser = new InProcessBrowser(url -> answer)) {
            LocalFrame frame = browser.open(URL);
            String corner =
                browser.await(
                    frame,
                    MOST_MILLIS,
                    "document.readyState !== 'complete' ? '' : (r => r.right + ' ' + r.bottom)"
                        + "(box.getBoundingClientRect())");
            int x = Math.round(Float.parseFloat(corner.split(" ")[0])) - 7;
            int y = Math.round(Float.parseFloat(corner.split(" ")[1])) - 7;
            mouse(frame, MouseInput.Type.MOVED, x, y, 0);
            mouse(frame, MouseInput.Type.PRESSED, x, y, 1);
            mouse(frame, MouseInput.Type.MOVED, x + dx / 2, y + dy / 2, 1);
            mouse(frame, MouseInput.Type.MOVED, x + dx, y + dy, 1);
            mouse(frame, MouseInput.Type.RELEASED, x + dx, y + dy, 0);
            mouse(frame, MouseInput.Type.MOVED, x, y, 0);
            return InProcessBrowser.evaluate(
                frame,
                "box.style.width + ' ' + box.style.height + ' ' + box.offsetWidth + 'x'"
                    + " + box.offsetHeight");
          }
        });
  }

  private static void mouse(LocalFrame frame, MouseInput.Type type, int x, int y, int buttons) {
    PageInput input = frame.input();
    if (input == null) {
      throw new AssertionError("no page");
    }
    boolean moves = type == MouseInput.Type.MOVED;
    input.mouse(
        MouseInput.newBuilder()
            .setType(type)
            .setX(x)
            .setY(y)
            .setButton(moves ? 0 : 1)
            .setButtons(buttons)
            .setClickCount(moves ? 0 : 1)
            .build());
  }

  @Test
  void setsWidthAndHeightInStyle() {
    assertEquals(
        "250px 130px 250x130", drag("width:200px;height:100px;overflow:auto;resize:both", 50, 30));
  }

  @Test
  void limitsStillHold() {
    assertEquals(
        "350px 50px 266x106",
        drag(
            "width:200px;height:100px;overflow:hidden;resize:both;border:3px solid;padding:5px;"
                + "max-width:250px;min-height:90px",
            150,
            -50));
  }

  @Test
  void doesNotBecomeSmallerThanItsGrip() {
    assertEquals(
        "15px 15px 15x15",
        drag("width:200px;height:100px;overflow:hidden;resize:both", -400, -400));
  }

  @Test
  void changesOneAxisOnly() {
    assertEquals(
        "230px 60px 230x60",
        drag(
            "width:200px;height:60px;overflow:hidden;resize:horizontal;border:3px solid;"
                + "box-sizing:border-box",
            30,
            30));
  }

  @Test
  void followsThePointerInsideOfTransforms() {
    assertEquals(
        "200px 75px 200x75",
        drag(
            "width:200px;height:60px;overflow:scroll;resize:block;transform:scale(2);"
                + "transform-origin:0 0",
            30,
            30));
  }

  @Test
  void boxesWithVisibleOverflowHaveNoGrip() {
    assertEquals("200px 60px 200x60", drag("width:200px;height:60px;resize:both", 30, 30));
  }
}
