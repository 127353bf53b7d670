package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.DevToolsPage;
import bulkhead.testing.ViceServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The session history as a page's scripts see it, with frames inside the page and windows that it
/// opens.
class SessionHistoryIT extends DrivenTest {
  /// Where the page and its frames are, with their states.
  private static final String PLACES =
      "[self, ...Array.from(frames)].map(w => w.location.pathname + w.location.hash + "
          + "(w.history.state === null ? '' : ' ' + w.history.state)).join(' | ')";

  private static final String TOP =
      """
      <!doctype html><title>top</title><iframe name=f src=/a></iframe><iframe name=g src=/g></iframe>
      <script>
      globalThis.told = [];
      addEventListener('popstate', e => told.push('top ' + e.state));
      function opens() { globalThis.other = open('/opened', 'other'); }
      addEventListener('message', e => told.push(e.data + ' ' + (e.source === other)));
      </script><button onclick="opens()">open</button>
      """;

  private static final String FRAME =
      """
      <!doctype html><title>frame</title>
      <script>addEventListener('popstate', e => parent.told.push('frame ' + e.state));</script>
      """;

  private static final String OPENED =
      """
      <!doctype html><title>opened</title>
      <script>opener.postMessage('hello from ' + name, '*');</script>
      """;

  private DevToolsPage page;

  @BeforeEach
  void openTop() {
    page("/top", TOP);
    page("/opened", OPENED);
    for (String path : new String[] {"/a", "/b", "/c", "/g"}) {
      page(path, FRAME);
    }
    page = open("/top");
    page.await("/top | /a | /g", PLACES);
    awaitLoaded();
  }

  /// Who goes elsewhere before that leaves no entry behind.
  private void awaitLoaded() {
    page.await(
        "complete complete complete",
        "[self, ...Array.from(frames)].map(w => w.document.readyState).join(' ')");
  }

  @Test
  void backAndForwardGoThroughWhatFramesHaveDone() {
    String length = page.evaluate("history.length");
    page.evaluate("f.location.href = '/b'");
    page.await("/top | /b | /g", PLACES);
    awaitLoaded();
    page.evaluate("history.pushState(1, '', '#one')");
    page.evaluate("g.history.pushState('inner', '', '/g?2')");
    page.await("/top#one 1 | /b | /g inner", PLACES);
    assertEquals("3", page.evaluate("history.length - " + length));
    page.evaluate("history.back()");
    page.await("/top#one 1 | /b | /g", PLACES);
    page.await("frame null", "told.splice(0).join()");
    page.evaluate("history.back()");
    page.await("/top | /b | /g", PLACES);
    page.await("top null", "told.splice(0).join()");
    page.evaluate("f.history.back()");
    page.await("/top | /a | /g", PLACES);
    page.evaluate("history.go(3)");
    page.await("/top#one 1 | /b | /g inner", PLACES);
  }

  /// What takes the place of what a frame shows adds nothing.
  @Test
  void aReplacingNavigationOfAFrameHasNoEntry() {
    String length = page.evaluate("history.length");
    page.evaluate("f.location.replace('/b')");
    page.await("/top | /b | /g", PLACES);
    assertEquals("0", page.evaluate("history.length - " + length));
  }

  @Test
  void framesAreWhereTheyWereWhenThePageIsGoneBackTo() {
    page.evaluate("f.location.href = '/b'");
    page.await("/top | /b | /g", PLACES);
    awaitLoaded();
    page.evaluate("location.href = '/c'");
    page.await("complete/c", "document.readyState + location.pathname");
    page.evaluate("history.back()");
    page.await("/top | /b | /g", PLACES);
    page.evaluate("history.back()");
    page.await("/top | /a | /g", PLACES);
  }

  /// A page that only leads on is none that one goes back to (HTML §7.2.4, "location-object
  /// navigate").
  @Test
  void whoLeadsOnWhileItsPageLoadsIsNotGoneBackTo() {
    server.on("/on", new ViceServer.Page("text/html", "<body onload=\"location.href = '/c'\">"));
    String length = page.evaluate("history.length");
    page.evaluate("location.href = '/on'");
    page.await("complete/c", "document.readyState + location.pathname");
    assertEquals("1", page.evaluate("history.length - " + length));
    page.evaluate("history.back()");
    page.await("/top", "location.pathname");
  }

  @Test
  void aWindowThatAPageOpensKnowsItsOpener() {
    page.click("button");
    page.await("hello from other true", "told.join()");
    assertEquals(
        "/opened true", page.evaluate("other.location.pathname + ' ' + (other.opener === self)"));
    assertEquals("true", page.evaluate("open('', 'other') === other"));
    page.evaluate("(other.location.href = '/c', 0)");
    page.await("/c", "other.location.pathname");
    page.evaluate("other.close()");
    page.await("true", "other.closed");
  }
}
