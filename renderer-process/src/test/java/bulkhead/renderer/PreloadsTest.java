package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.InProcessBrowser.Answer;
import bulkhead.renderer.loader.ResourceFetcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a page asks for before it needs it, and that it asks for nothing twice.
class PreloadsTest {
  /// What each address has. Scripts say that they run; one also by what it asks for.
  private static final Map<String, String> FILES =
      Map.of(
          "one.js", "came('one'); new Image().src = 'one-ran'",
          "two.js", "came('two')",
          "module.js", "came('module')",
          "sheet.css", "p { color: rgb(1, 2, 3) }",
          "unused.js", "came('unused')");

  /// @return what was asked for, in order, and what the page says
  private static String loaded(String html) {
    List<String> asked = new ArrayList<>();
    return InProcessBrowser.run(
        () -> {
          try (InProcessBrowser browser =
              new InProcessBrowser(
                  url -> {
                    String name = url.substring(url.lastIndexOf('/') + 1);
                    if (!name.isEmpty() && !name.equals("favicon.ico")) {
                      asked.add(name);
                    }
                    return name.isEmpty() ? answer(html, "text/html") : file(name);
                  })) {
            LocalFrame frame = browser.open("http://page.test/");
            String said =
                browser.await(
                    frame,
                    20_000,
                    "document.readyState == 'complete' && said.includes('end') ? said.join(' ') : ''");
            return String.join(" ", asked) + ": " + said;
          }
        });
  }

  private static @Nullable Answer file(String name) {
    if (name.startsWith("import")) {
      int next = Integer.parseInt(name.replaceAll("\\D", "")) - 1;
      return answer(
          next > 0
              ? "@import 'import" + next + ".css'"
              : "p { padding: 4px; transition: all 9s linear }",
          "text/css");
    }
    String text = FILES.get(name);
    return text == null
        ? null
        : answer(text, name.endsWith(".css") ? "text/css" : "text/javascript");
  }

  private static Answer answer(String text, String type) {
    return new Answer(text.getBytes(StandardCharsets.UTF_8), type, "utf-8");
  }

  private static final String BEGIN =
      "<!doctype html><script>said = []; function came(what) { said.push(what); }</script>";
  private static final String END = "<script>onload = () => came('end')</script>";

  @Test
  void whileAScriptIsWaitedForTheNextOnesAreAskedFor() {
    assertEquals(
        "one.js two.js module.js sheet.css one-ran: one two rgb(1, 2, 3) module end",
        loaded(
            BEGIN
                + "<script src=one.js></script><p><script src=two.js></script>"
                + "<script type=module src=module.js></script><link rel=stylesheet href=sheet.css>"
                + "<script>came(getComputedStyle(document.querySelector('p')).color)</script>"
                + END));
  }

  @Test
  void whatAPolicyForbidsIsNotAskedFor() {
    assertEquals(
        "one.js two.js one-ran: one two end",
        loaded(
            "<meta http-equiv=content-security-policy content=\"script-src 'unsafe-inline'"
                + " http://page.test/one.js http://page.test/two.js\">"
                + BEGIN
                + "<script src=one.js></script><script src=unused.js></script>"
                + "<script src=two.js></script>"
                + END));
  }

  @Test
  void aLinkAsksForWhatIsNeededLater() {
    assertEquals(
        "sheet.css two.js: link two rgb(1, 2, 3) end",
        loaded(
            BEGIN
                + """
                <p><link rel=preload as=style href=sheet.css onload="came('link'); onload = null; rel = 'stylesheet'">
                <link rel=preload as=script href=two.js onload="
                    const script = document.createElement('script');
                    script.src = 'two.js';
                    document.body.append(script);">
                <script>
                  const timer = setInterval(() => {
                    const colour = getComputedStyle(document.querySelector('p')).color;
                    if (said.includes('two') && colour != 'rgb(0, 0, 0)') {
                      came(colour);
                      came('end');
                      clearInterval(timer);
                    }
                  }, 5);
                </script>
                """));
  }

  @Test
  void theLinkOfADocumentThatWasLeftAsksForNothing() {
    // A fetcher without a browser process throws when it is to ask for something.
    Preloads preloads = new Preloads(new ResourceFetcher(Runnable::run), Runnable::run);
    preloads.leave();
    ResourceRequest.Builder request = ResourceRequest.newBuilder().setUrl("http://page.test/a.js");
    assertDoesNotThrow(() -> preloads.beginFor(request, timed -> {}, done -> {}));
  }

  @Test
  void aLinkHearsThatNothingCame() {
    assertEquals(
        "nothing.js: error end",
        loaded(
            BEGIN
                + "<link rel=preload as=script href=nothing.js onerror=\"came('error'); came('end')\">"
                + "<link rel=preload href=one.js><link rel=preload as=style type=text/x href=sheet.css>"
                + "<link rel=preload as=style media=print href=sheet.css>"));
  }

  /// Seen to fail when a frame that had loaded brought the document around it up to date: the
  /// paragraph had a style without its sheets, and a transition began from that.
  @Test
  void aFrameGivesNoStylesToADocumentWhoseSheetsAreMissing() {
    String said =
        loaded(
            BEGIN
                + "<link rel=stylesheet href=import9.css><p>text</p><iframe srcdoc=frame></iframe>"
                + "<script>came(getComputedStyle(document.querySelector('p')).paddingLeft)</script>"
                + END);
    assertEquals("4px end", said.replaceAll(".*: ", ""));
  }
}
