package bulkhead.renderer.devtools;

import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsMessage;

/// What one session says to its client, which travels in parts; see devtools.proto. Thread: the one
/// that owns the isolate which the session looks at.
final class SessionWire {
  /// Characters in one part.
  private static final int MOST_PART = 256 << 10;

  private final int pageId;
  private final int number;
  private final DevToolsAgentHost browser;

  SessionWire(int pageId, int number, DevToolsAgentHost browser) {
    this.pageId = pageId;
    this.number = number;
    this.browser = browser;
  }

  int pageId() {
    return pageId;
  }

  int number() {
    return number;
  }

  /// Sends a whole message of the protocol.
  void send(String text) {
    for (int from = 0; from < text.length(); from += MOST_PART) {
      int end = Math.min(text.length(), from + MOST_PART);
      browser.devToolsNotice(
          DevToolsMessage.newBuilder()
              .setPageId(pageId)
              .setSessionNumber(number)
              .setJson(text.substring(from, end))
              .setMore(end < text.length())
              .build());
    }
  }
}
