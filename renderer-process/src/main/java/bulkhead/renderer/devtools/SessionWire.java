package bulkhead.renderer.devtools;

import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsMessage;
import org.jspecify.annotations.Nullable;

/// The messages of one session, which travel in parts; see devtools.proto. Thread: `RendererMain`.
final class SessionWire {
  /// Characters in one part.
  private static final int MOST_PART = 256 << 10;

  private final int pageId;
  private final int number;
  private final DevToolsAgentHost browser;
  private @Nullable StringBuilder part;

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

  /// @return the whole command, if this was its last part
  @Nullable String received(DevToolsMessage message) {
    StringBuilder before = part;
    if (before == null && !message.getMore()) {
      return message.getJson();
    }
    StringBuilder whole = before == null ? new StringBuilder() : before;
    whole.append(message.getJson());
    part = message.getMore() ? whole : null;
    return message.getMore() ? null : whole.toString();
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
