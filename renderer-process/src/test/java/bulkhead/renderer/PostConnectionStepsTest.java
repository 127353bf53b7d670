package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What is done when an insertion by script is complete, before that script goes on.
class PostConnectionStepsTest {
  private static String logOf(String script) {
    return InProcessBrowser.page(
        "<!doctype html><body><script>const log = [];" + script + "</script>",
        frame -> InProcessBrowser.evaluate(frame, "log.join()"));
  }

  @Test
  void aFrameWithoutAnAddressHasItsLoadEventAtOnceAndOnce() {
    String frame =
        """
        const f = document.createElement("iframe");
        f.onload = () => log.push("load");
        %s
        document.body.append(f);
        log.push("after");
        """;
    for (String src : new String[] {"", "f.src = 'about:blank'", "f.src = 'about:blank?x#y'"}) {
      assertEquals("load,after", logOf(frame.formatted(src)), src);
    }
  }

  @Test
  void scriptsAndFramesTakeTheirTurns() {
    assertEquals(
        "script,load,last,after",
        logOf(
            """
            const all = document.createDocumentFragment();
            const script = text => Object.assign(document.createElement("script"), {text});
            const f = document.createElement("iframe");
            f.onload = () => log.push("load");
            all.append(script("log.push('script')"), f, script("log.push('last')"));
            document.body.append(all);
            log.push("after");
            """));
  }

  @Test
  void aScriptIsOverBeforeTheNext() {
    assertEquals(
        "one,inner,one ends,two,after",
        logOf(
            """
            const all = document.createDocumentFragment();
            const script = text => Object.assign(document.createElement("script"), {text});
            all.append(
              script("log.push('one');document.body.append(script('log.push(`inner`)'));log.push('one ends')"),
              script("log.push('two')"));
            window.script = script;
            document.body.append(all);
            log.push("after");
            """));
  }

  @Test
  void soDoThoseInAnotherDocument() {
    assertEquals(
        "inside,after",
        logOf(
            """
            const f = document.createElement("iframe");
            document.body.append(f);
            const s = f.contentDocument.createElement("script");
            s.text = "parent.log.push('inside')";
            f.contentWindow.parent.log = log;
            f.contentDocument.body.append(s);
            log.push("after");
            """));
  }

  @Test
  void aFrameThatItsLoadEventTakesAwayHasNoWindowAnyMore() {
    assertEquals(
        "true,null",
        logOf(
            """
            const f = document.createElement("iframe");
            let d;
            f.onload = () => {
              d = f.contentDocument;
              log.push(d.defaultView === f.contentWindow);
              f.remove();
            };
            document.body.append(f);
            log.push(String(d.defaultView));
            """));
  }
}
