package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.DevToolsPage;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.ViceServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shared worker of two tabs that live in processes of their own (HTML §10.2.6.4).
class SharedWorkersIT extends DrivenTest {
  private static final String PAGE =
      """
      <!doctype html><title>tab</title>
      <script>
      const heard = [];
      function connect(url = '/worker.js', options) {
        const worker = new SharedWorker(url, options);
        worker.onerror = e => heard.push(e.type);
        worker.port.onclose = () => heard.push('closed');
        worker.port.onmessage = e => {
          if (e.ports.length === 0) heard.push(e.data);
          else (globalThis.gift = e.ports[0]).onmessage = e => heard.push(e.data);
        };
        return worker;
      }
      </script>
      """;

  private static final String WORKER =
      """
      let count = 0;
      const ports = [];
      onconnect = e => {
        const port = e.ports[0];
        ports.push(port);
        port.postMessage(`connection ${++count}`);
        port.onmessage = async e => {
          if (e.data === 'give') ports.filter(each => each !== port).forEach(each => each.postMessage('', e.ports));
          else if (e.data === 'fetch') port.postMessage(await (await fetch('/said')).text());
          else if (e.data === 'nest') new Worker('/nested.js').onmessage = e => port.postMessage(e.data);
          else if (e.data === 'end') close();
          else port.postMessage([e.data, name]);
        };
      };
      """;

  private DevToolsPage one;
  private DevToolsPage two;

  @BeforeEach
  void openTwoTabs() {
    page("/", PAGE);
    script("/worker.js", WORKER);
    script("/nested.js", "postMessage('nested')");
    server.on("/said", new ViceServer.Page("text/plain", "by the server"));
    one = open("/");
    one.await("function", "typeof connect");
    two = openAnother(server.url("/"));
    two.await("function", "typeof connect");
    browser().awaitRenderers(3); // one each, and the spare one
    one.evaluate("globalThis.worker = connect(), 0");
    one.await("connection 1", "heard.join()");
    two.evaluate("globalThis.worker = connect(), 0");
    two.await("connection 2", "heard.join()");
  }

  /// The renderers that have a worker's thread.
  private List<LinuxProcess> hosts() {
    return browser().renderers().stream()
        .filter(
            each -> each.threadStatus("Name").stream().anyMatch(name -> name.startsWith("Worker-")))
        .toList();
  }

  @Test
  void bothTabsTalkToOneWorker() {
    assertEquals(1, hosts().size());

    two.evaluate("worker.port.postMessage(new Map([['a', '\\ud800' + 'x'.repeat(1e6)]]))");
    two.await("1000001 ", "heard.at(-1)[0].get?.('a').length + ' ' + heard.at(-1)[1]");

    // Another name or address is another worker; other options with the same are an error.
    two.evaluate("connect('/worker.js', 'other'), 0");
    two.await("connection 1", "heard.at(-1)");
    two.evaluate("connect('/worker.js?2'), 0");
    two.await("3", "heard.filter(m => /connection/.test(m)).length");
    two.evaluate("connect('/worker.js', {type: 'module'}), 0");
    two.await("error", "heard.at(-1)");

    // Nor is it that of another origin.
    DevToolsPage stranger = openAnother(Pages.otherSite(server, "/"));
    stranger.await("function", "typeof connect");
    stranger.evaluate("connect(), 0");
    stranger.await("connection 1", "heard.join()");
  }

  @Test
  void aPortMovesFromTabToTab() {
    one.evaluate(
        "globalThis.channel = new MessageChannel(),"
            + " channel.port1.onmessage = e => heard.push(e.data),"
            + " channel.port1.onclose = e => heard.push('end'),"
            + " channel.port1.postMessage('early'),"
            + " worker.port.postMessage('give', [channel.port2]),"
            + " channel.port1.postMessage('late'), 0");
    two.await("connection 2,early,late", "heard.join()");
    two.evaluate("gift.postMessage(new Uint8Array([1, 2, 3]))");
    one.await("connection 1,1,2,3", "heard.join()");

    // And back again, by the same way.
    two.evaluate("worker.port.postMessage('give', [gift])");
    one.await("object", "typeof gift");
    one.evaluate("channel.port1.postMessage('around')");
    one.await("around", "heard.at(-1)");
    one.evaluate("gift.postMessage('back')");
    one.await("back", "heard.at(-1)");

    // A document that goes takes its ports with it.
    two.evaluate(
        "globalThis.second = new MessageChannel(), second.port1.onclose = () => heard.push('end'),"
            + " second.port1.postMessage('second'), worker.port.postMessage('give', [second.port2]), 0");
    one.await("second", "heard.at(-1)");
    one.evaluate("location.reload()");
    two.await("end", "heard.at(-1)");
  }

  @Test
  void itOutlivesTheTabThatMadeIt() {
    one.call("Page.close", "{}");
    browser().await("the page is gone", () -> browser().renderers().size() <= 3);
    two.evaluate("worker.port.postMessage('still there?')");
    two.await("still there?,", "heard.at(-1)");
    two.evaluate("worker.port.postMessage('fetch')");
    two.await("by the server", "heard.at(-1)");
    two.evaluate("worker.port.postMessage('nest')");
    two.await("nested", "heard.at(-1)");
    two.evaluate("connect(), 0");
    two.await("connection 3", "heard.at(-1)");

    // With its last owner it ends, and its process, which has no page, with it.
    two.evaluate("location.href = '/?again'");
    two.await("?again 0", "location.search + ' ' + heard.length");
    browser().await("the worker is gone", () -> hosts().isEmpty());
    two.evaluate("globalThis.worker = connect(), 0");
    two.await("connection 1", "heard.join()");
    browser().awaitRenderers(2);
  }

  @Test
  void anEndedWorkerIsMadeAnew() {
    two.evaluate("worker.port.postMessage('end'), connect(), 0");
    two.await("closed", "heard.find(m => m === 'closed')");
    two.evaluate("heard.length = 0, connect(), 0");
    two.await("true", "heard.some(m => /connection/.test(m))");
  }

  @Test
  void theDeathOfItsProcessIsAnErrorInTheOtherTab() {
    hosts().getFirst().kill();
    two.await("closed,error", "heard.slice(1).sort().join()");
    two.evaluate("heard.length = 0, globalThis.worker = connect(), 0");
    two.await("connection 1", "heard.join()");

    // The tab that died comes back, and is connected to the one of the other.
    one.call("Page.reload", "{}");
    one.await("function", "typeof connect");
    one.evaluate("connect(), 0");
    one.await("connection 2", "heard.join()");
  }

  @Test
  void theDeathOfAnOwnerLeavesIt() {
    LinuxProcess host = hosts().getFirst();
    int spare = browser().renderers().stream().mapToInt(LinuxProcess::clientId).max().orElseThrow();
    LinuxProcess other =
        browser().renderers().stream()
            .filter(each -> each.pid() != host.pid() && each.clientId() != spare)
            .findFirst()
            .orElseThrow();
    other.kill();
    browser().await("the tab is dead", () -> browser().standardError().contains("is gone"));
    two.call("Page.reload", "{}");
    two.await("function", "typeof connect");
    one.evaluate("worker.port.postMessage('still there?')");
    one.await("still there?,", "heard.at(-1)");
    two.evaluate("connect(), 0");
    two.await("connection 3", "heard.join()");
  }
}
