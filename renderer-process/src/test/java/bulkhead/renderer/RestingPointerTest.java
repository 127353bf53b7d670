package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.InProcessBrowser.Answer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What is under a pointer that does not move, when something else gets there.
class RestingPointerTest {
  private static final String PAGE =
      """
      <!doctype html><body style="margin:0"><p id=first style="margin:0;height:50px">first</p>
      <p id=second style="margin:0;height:50px">second</p>
      <script>
        const heard = [];
        for (const type of ['mouseover', 'mouseout', 'mousemove']) {
          addEventListener(type, event => heard.push(type + ' ' + event.target.id));
        }
      </script>
      """;

  private static final String HEARD =
      "heard.length ? heard.join() + ': ' + document.querySelector('p:hover')?.id : ''";
  private static final MouseInput MOVED =
      MouseInput.newBuilder().setType(MouseInput.Type.MOVED).setX(20).setY(20).build();

  /// @param change a script that runs once the pointer is over the first paragraph
  /// @return what is heard of it, and what is hovered then
  private static String heardAfter(String change) {
    Answer answer = new Answer(PAGE.getBytes(StandardCharsets.UTF_8), "text/html", "utf-8");
    return InProcessBrowser.run(
        () -> {
          try (InProcessBrowser browser = new InProcessBrowser(url -> answer)) {
            LocalFrame frame = browser.open("http://page.test/");
            AtomicBoolean changed = new AtomicBoolean();
            return browser.await(
                20_000,
                () -> {
                  if (!changed.get() && frame.isLoaded()) {
                    frame.page().input().mouse(MOVED);
                    assertEquals(
                        "mouseover first,mousemove first",
                        InProcessBrowser.evaluate(frame, "heard.splice(0).join()"));
                    InProcessBrowser.evaluate(frame, change);
                    changed.set(true);
                  }
                  return changed.get() ? InProcessBrowser.evaluate(frame, HEARD) : "";
                });
          }
        });
  }

  @Test
  void whatLayoutMovesThereIsHovered() {
    assertEquals(
        "mouseout first,mouseover second: second", heardAfter("first.style.marginTop = '-50px'"));
  }

  @Test
  void aReloadedPageKnowsOfThePointer() {
    assertEquals("mouseover first: first", heardAfter("location.reload()"));
  }
}
