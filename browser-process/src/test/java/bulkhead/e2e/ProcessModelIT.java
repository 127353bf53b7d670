package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.LinuxProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which process a page lives in, by the switches. A page's process is found by killing it.
class ProcessModelIT extends WindowTest {

  /// Seen to fail with `--process-per-tab`.
  @Test
  void anotherSiteInTheSameTabIsAnotherProcess() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      LinuxProcess first = window.browser().renderer(1);
      window.browser().renderer(2);
      window.go(server.url("/green"));
      window.awaitPage(Pages.GREEN);
      assertTrue(first.isAlive(), "the same site keeps its process");
      window.go(Pages.otherSite(server, "/orange"));
      window.awaitPage(Pages.ORANGE);
      window.browser().await("the end of the first site's process", () -> !first.isAlive());
    }
  }

  /// Seen to fail without the switch.
  @Test
  void processPerTabKeepsTheProcess() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open("--process-per-tab", server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      LinuxProcess first = window.browser().renderer(1);
      window.browser().renderer(2);
      window.go(Pages.otherSite(server, "/orange"));
      window.awaitPage(Pages.ORANGE);
      first.kill();
      window.browser().await("a sad tab", () -> !window.isPage(Pages.ORANGE));
    }
  }

  /// Seen to fail without the switch.
  @Test
  void processPerSiteSharesOneProcess() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open("--process-per-site", server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      window.newTab();
      window.go(server.url("/green"));
      window.awaitPage(Pages.GREEN);
      window.newTab();
      window.go(Pages.otherSite(server, "/orange"));
      window.awaitPage(Pages.ORANGE);
      window.browser().awaitRenderers(3); // two sites and the spare one
      window.browser().renderer(1).kill();
      window.selectTab(2);
      window.browser().await("a sad tab", () -> !window.isPage(Pages.GREEN));
      window.selectTab(1);
      window.browser().await("a sad tab", () -> !window.isPage(Pages.BLUE));
      window.selectTab(3);
      window.awaitPage(Pages.ORANGE);
    }
  }

  /// Seen to fail without the switch.
  @Test
  void theLimitMakesSitesShare() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open(
            "--renderer-process-limit=2",
            server.url("/blue"),
            Pages.otherSite(server, "/orange"),
            server.url("/green"))) {
      window.awaitPage(Pages.BLUE);
      window.selectTab(2);
      window.awaitPage(Pages.ORANGE);
      window.selectTab(3);
      window.awaitPage(Pages.GREEN);
      window.selectTab(1);
      window.awaitPage(Pages.BLUE);
      assertEquals(
          2, window.browser().renderers().size(), "at most so many, the spare one counted");
      window.browser().renderers().forEach(LinuxProcess::kill);
      window.browser().await("a sad tab", () -> !window.isPage(Pages.BLUE));
    }
  }

  /// Seen to fail without the switch.
  @Test
  void singleProcessHasNoChildren() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open("--single-process", server.url("/blue"), server.url("/green"))) {
      window.awaitPage(Pages.BLUE);
      window.selectTab(2);
      window.awaitPage(Pages.GREEN);
      assertEquals(List.of(), window.browser().children());
    }
  }

  /// Each thread of each renderer, the spare one too, is under the filter. Seen to fail with
  /// `--no-sandbox`.
  @Test
  void renderersAreLocked() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      window.browser().awaitRenderers(2);
      LinuxProcess page = window.browser().renderer(1);
      LinuxProcess spare = window.browser().renderer(2);
      assertTrue(page.threadStatus("Seccomp").size() > 4);
      assertEquals(List.of("2"), distinct(page, "Seccomp"));
      assertEquals(List.of("1"), distinct(page, "NoNewPrivs"));
      window
          .browser()
          .await("a locked spare", () -> distinct(spare, "Seccomp").equals(List.of("2")));
      assertEquals(List.of("1"), distinct(spare, "NoNewPrivs"));
    }
  }

  /// Seen to fail without the switch.
  @Test
  void noSandboxLeavesThemOpenAndTheWindowSaysSo() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open("--no-sandbox", server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      LinuxProcess page = window.browser().renderer(1);
      assertFalse(page.threadStatus("Seccomp").contains("2"));
      // The bar with the warning pushes the page down.
      window
          .browser()
          .await(
              "an info bar",
              () ->
                  bulkhead.testing.Screen.color(
                          BrowserWindowDriver.WIDTH - 8, BrowserWindowDriver.BARS + 20)
                      != Pages.BLUE);
    }
  }

  private static List<String> distinct(LinuxProcess process, String field) {
    return process.threadStatus(field).stream().distinct().toList();
  }
}
