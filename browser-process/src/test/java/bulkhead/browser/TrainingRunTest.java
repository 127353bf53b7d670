package bulkhead.browser;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  /// As when somebody touches the window: no page ever says that it is loaded, so that the first
  /// step has no end. Seen to fail without the limit.
  @Test
  void endsThoughAStepNeverDoes() throws Exception {
    try (SpokenFor browser = new SpokenFor()) {
      CompletableFuture<String> ended = new CompletableFuture<>();
      browser.inModel(
          () -> {
            browser.browser().onQuit(() -> ended.complete("the run is over"));
            new TrainingRun(browser.browser(), "http://a.test/", browser.devTools(), 1).start();
            return "started";
          });
      browser.await(ended);
    }
  }
}
