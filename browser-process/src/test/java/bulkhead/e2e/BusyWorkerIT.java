package bulkhead.e2e;

import bulkhead.testing.DevToolsPage;
import org.junit.jupiter.api.Test;

/// A page beside workers that never give their threads back.
class BusyWorkerIT extends DrivenTest {
  /// The workers say that they are about to loop, and never leave the loop by themselves: each
  /// frame that is counted from then on falls into it, however slow the machine is. Were a loop on
  /// the page's thread, the first of them would never come.
  private static final String PAGE =
      """
      <!doctype html><title>frames</title>
      <div style="width: 50px; height: 50px; background: green"></div>
      <script>
      const busy = `
          onmessage = () => postMessage("left the loop");
          postMessage("in the loop");
          for (;;);`;
      const dedicated = new Worker("data:text/javascript," + encodeURIComponent(busy));
      const nested = new Worker(URL.createObjectURL(new Blob([
          `const inner = new Worker("data:text/javascript," + ${JSON.stringify(encodeURIComponent(busy))});
           inner.onmessage = event => { postMessage(event.data); for (;;); };`])));
      const workers = [dedicated, nested];
      const heard = [];
      globalThis.frames60 = "waiting";
      for (const worker of workers) {
        worker.onmessage = event => {
          heard.push(event.data);
          if (heard.length === workers.length) {
            for (const each of workers) each.postMessage("is anybody there?");
            count(60);
          }
        };
      }
      function count(left) {
        if (left === 0) {
          frames60 = "counted, " + heard.join(", ");
          for (const worker of workers) worker.terminate();
          return;
        }
        document.querySelector("div").style.marginLeft = left + "px";
        requestAnimationFrame(() => count(left - 1));
      }
      </script>
      """;

  @Test
  void busyLoopsOfWorkersCostThePageNoFrame() {
    page("/", PAGE);
    DevToolsPage page = open("/");
    page.await("counted, in the loop, in the loop", "frames60");
    // What was terminated leaves nothing behind that would keep the next one from starting.
    page.evaluate(
        "(globalThis.again = new Worker('data:text/javascript,' + encodeURIComponent(busy)),"
            + " again.onmessage = event => { again.terminate(); again = event.data; }, 0)");
    page.await("in the loop", "again");
  }
}
