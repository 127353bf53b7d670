package bulkhead.e2e;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.Screen;
import java.awt.event.KeyEvent;
import org.junit.jupiter.api.Test;

/// What fields of dates, colours and suggestions open in a real window, and what the page hears.
class ChoosersIT extends WindowTest {
  private static final int LEFT = 100;
  private static final int WIDTH = 200;
  private static final int HEIGHT = 30;
  private static final int LINE = 1; // around the pop-up

  private static final String PAGE =
      """
      <!doctype html><title>t</title><style>
      body { background: #0055aa }
      input { position: absolute; left: 100px; width: 200px; height: 30px; box-sizing: border-box; border: 0; padding: 0 }
      </style><input id=d type=date value=2026-11-22 style='top: 20px'>
      <input id=c type=color value='#3366cc' style='top: 60px'>
      <input id=s list=l style='top: 100px'><datalist id=l><option value=apple><option value=apricot><option value=banana></datalist>
      <script>
      const heard = [];
      for (const e of document.querySelectorAll('input')) {
        for (const type of ['input', 'change']) e.addEventListener(type, () => heard.push(type + ' ' + e.value));
      }
      </script>
      """;

  /// Seen to fail where the field's icon lay beside a field without border.
  @Test
  void whatIsChosenIsHeardByThePage() {
    try (BrowserWindowDriver window = openDebugged(PAGE);
        DevToolsPage page = loadedBlue(window)) {
      window.click(LEFT + WIDTH - 8, top(20) + HEIGHT / 2);
      int calendar = top(20) + HEIGHT + LINE;
      awaitPopup(window, LEFT + 8, calendar + 8);
      window.click(LEFT + LINE + 8 + 2 * 32 + 16, calendar + 8 + 36 + 32 + 32 + 16); // Tuesday
      hears(page, "input 2026-11-10,change 2026-11-10");

      window.click(LEFT + WIDTH / 2, top(60) + HEIGHT / 2);
      int colors = top(60) + HEIGHT + LINE;
      awaitPopup(window, LEFT + 4, colors + 4);
      window.click(LEFT + LINE + 12, colors + 12); // neither saturated nor dark
      page.await("input #ffffff", "heard");
      window.click(600, top(400));
      hears(page, "input #ffffff,change #ffffff");

      window.click(LEFT + WIDTH / 2, top(100) + HEIGHT / 2);
      window.type("ap");
      hears(page, "input a,input ap");
      awaitPopup(window, LEFT + WIDTH - 20, top(100) + HEIGHT + 10);
      window.press(KeyEvent.VK_DOWN);
      window.press(KeyEvent.VK_DOWN);
      window.press(KeyEvent.VK_ENTER);
      hears(page, "input apricot,change apricot");
      window.awaitPage(Pages.BLUE);
    }
  }

  /// What the page hears from one step to the next.
  private static void hears(DevToolsPage page, String events) {
    page.await(events, "heard");
    page.evaluate("heard.length = 0");
  }

  private static int top(int inPage) {
    return BrowserWindowDriver.PAGE.y + inPage;
  }

  private static void awaitPopup(BrowserWindowDriver window, int x, int y) {
    window.browser().await("a pop-up at " + x + "," + y, () -> Screen.color(x, y) != Pages.BLUE);
  }
}
