package bulkhead.browser.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The loop runs on the test's thread until the last thing awaited has happened.
class BestEffortTest {
  private final TaskLoop loop = new TaskLoop("BrowserMain");
  private final List<String> heard = new ArrayList<>();
  private boolean loading;
  private final BestEffort work =
      new BestEffort(
          loop,
          () -> {
            heard.add(loading ? "asked while loading" : "asked");
            boolean was = loading;
            loading = false;
            return was;
          },
          allowed -> {
            heard.add(allowed ? "allowed" : "forbidden");
            if (allowed) {
              loop.quit();
            }
          });

  @Test
  void thereIsNoneWhileAPageLoads() {
    loop.execute(
        () -> {
          loading = true;
          work.loadStarted();
          work.loadStarted();
        });
    loop.run();
    assertEquals(List.of("forbidden", "asked while loading", "asked", "allowed"), heard);
  }

  @Test
  void whoeverActsIsLeftAloneForAWhile() {
    loop.execute(
        () -> {
          work.userInput();
          heard.add(work.isAllowed() ? "is allowed" : "is forbidden");
          work.userInput();
        });
    loop.run();
    assertEquals(List.of("forbidden", "is forbidden", "asked", "allowed"), heard);
  }
}
