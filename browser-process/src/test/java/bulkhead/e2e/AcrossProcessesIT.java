package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.DevToolsPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What two tabs of one origin share although each lives in a process of its own.
class AcrossProcessesIT extends DrivenTest {
  private static final String PAGE =
      """
      <!doctype html><title>tab</title>
      <script>
      const heard = [];
      const channel = new BroadcastChannel('news');
      channel.onmessage = e => heard.push(e.data);
      addEventListener('storage', e => heard.push(e.key + '=' + e.newValue));
      </script>
      """;

  private DevToolsPage one;
  private DevToolsPage two;

  @BeforeEach
  void openTwoTabs() {
    page("/", PAGE);
    script(
        "/worker.js",
        "new BroadcastChannel('news').onmessage = e => postMessage(e.data); postMessage('on')");
    one = open("/");
    one.await("object", "typeof channel");
    two = openAnother(server.url("/"));
    two.await("object", "typeof channel");
    browser().awaitRenderers(3); // one each, and the spare one
  }

  @Test
  void aBroadcastReachesTheOtherTab() {
    one.evaluate(
        "channel.postMessage({ a: new Map([['b', new Uint8Array([1, 2, 3])]]), c: '\\ud800' })");
    two.await("1,2,3 true", "heard.map(m => m.a.get('b') + ' ' + (m.c === '\\ud800')).join()");
    assertEquals("", one.evaluate("heard.join()"));

    // In order, also a long one, and what is said just before the end.
    two.evaluate(
        "channel.postMessage('x'.repeat(3e6)), channel.postMessage('second'), channel.close()");
    one.await("3000000,second", "heard.map(m => m.length > 9 ? m.length : m).join()");

    // A channel of another name, and one of another origin.
    one.evaluate("new BroadcastChannel('other').postMessage('wrong')");
    DevToolsPage stranger = openAnother(Pages.otherSite(server, "/"));
    try (stranger) {
      stranger.await("object", "typeof channel");
      stranger.evaluate("channel.postMessage('wrong')");
      two.evaluate("globalThis.again = new BroadcastChannel('news'), 0");
      two.evaluate("again.postMessage('last')");
      one.await("last", "heard.at(-1)");
      assertEquals("3", one.evaluate("heard.length"));
      assertEquals("0", stranger.evaluate("heard.length"));
    }
  }

  @Test
  void aWorkerHearsWhatAnotherTabSays() {
    one.evaluate(
        "globalThis.said = [], globalThis.worker = new Worker('/worker.js'),"
            + " worker.onmessage = e => said.push(e.data), 0");
    one.await("on", "said.join()");
    two.evaluate("channel.postMessage('hello')");
    one.await("on,hello", "said.join()");
  }

  @Test
  void anObjectUrlIsGoodInTheOtherTab() {
    String url =
        one.evaluate(
            "URL.createObjectURL(new Blob(['<title>blob</title>', 'x'.repeat(2e6)],"
                + " { type: 'text/html' }))");
    two.evaluate(
        "fetch('"
            + url
            + "').then(async r => heard.push(r.status + ' ' + r.headers.get('content-type')"
            + " + ' ' + (await r.text()).length)), 0");
    two.await("200 text/html 2000019", "heard.join()");
    two.evaluate("heard.length = 0");
    two.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), {src: '"
            + url
            + "'}))");
    two.await("blob", "frames[0].document.title");

    DevToolsPage stranger = openAnother(Pages.otherSite(server, "/"));
    try (stranger) {
      stranger.await("object", "typeof channel");
      stranger.evaluate("fetch('" + url + "').catch(e => heard.push(e.name)), 0");
      stranger.await("TypeError", "heard.join()");
    }
    DevToolsPage shown = openAnother(url);
    try (shown) {
      shown.await("blob " + server.url(""), "document.title + ' ' + origin");
      one.evaluate("URL.revokeObjectURL('" + url + "')");
      one.evaluate("channel.postMessage('revoked')");
      two.await("revoked", "heard.join()");
      two.evaluate("fetch('" + url + "').catch(e => heard.push(e.name)), 0");
      two.await("revoked,TypeError", "heard.join()");
    }
  }

  @Test
  void aChangeOfLocalStorageIsAnEventInTheOtherTab() {
    one.evaluate("localStorage.setItem('colour', 'blue')");
    two.await("colour=blue", "heard.join()");
    assertEquals("blue", two.evaluate("localStorage.getItem('colour')"));
    assertEquals("", one.evaluate("heard.join()"));
  }
}
