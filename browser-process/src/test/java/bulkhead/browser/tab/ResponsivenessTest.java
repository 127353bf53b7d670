package bulkhead.browser.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.browser.ui.TabState;
import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The loop runs on the test's thread until the last thing awaited has happened.
class ResponsivenessTest {
  private final TaskLoop loop = new TaskLoop("BrowserMain");
  private final List<TabState.Responsiveness> shown = new ArrayList<>();
  private int asked;
  private final Responsiveness responsiveness = new Responsiveness(loop, this::changed, 1);

  private void changed() {
    shown.add(responsiveness.state());
  }

  /// As a renderer that is stopped does: nothing comes back, and its channel does not end. Seen
  /// to fail without the telling.
  @Test
  void aDocumentThatIsNotTakenIsToldAgainAfterEachTime() {
    loop.execute(
        () ->
            responsiveness.sentDocument(
                () -> {
                  if (++asked == 2) {
                    assertTrue(responsiveness.isForDocument());
                    responsiveness.reset(); // the user waits once
                  }
                  if (asked == 4) {
                    loop.quit();
                  }
                  return asked < 4;
                }));
    loop.run();
    assertEquals(
        List.of(
            TabState.Responsiveness.HUNG,
            TabState.Responsiveness.RESPONSIVE,
            TabState.Responsiveness.HUNG),
        shown);
    responsiveness.documentOver();
    assertEquals(TabState.Responsiveness.RESPONSIVE, responsiveness.state());
    assertFalse(responsiveness.isForDocument());
  }

  /// Seen to fail when it is not asked whether the document is still awaited.
  @Test
  void aDocumentThatIsTakenIsNotTold() {
    loop.execute(
        () ->
            responsiveness.sentDocument(
                () -> {
                  loop.quit();
                  return false;
                }));
    loop.run();
    assertEquals(List.of(), shown);
  }
}
