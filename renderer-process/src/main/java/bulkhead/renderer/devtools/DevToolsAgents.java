package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// All sessions of this renderer's pages. Thread: `RendererMain`.
public final class DevToolsAgents implements DevToolsAgent {
  private final IntFunction<@Nullable InspectedPage> pages;
  private final DevToolsAgentHost browser;
  private final CommandTable<AgentSession> commands = new CommandTable<>();
  private final Map<Integer, AgentSession> sessions = new HashMap<>();

  /// @param pages a page by its number; null if there is none
  public DevToolsAgents(IntFunction<@Nullable InspectedPage> pages, DevToolsAgentHost browser) {
    this.pages = pages;
    this.browser = browser;
    RuntimeCommands.describe(commands);
  }

  @Override
  public void attachDevTools(DevToolsSession request) {
    sessions.put(
        request.getSessionNumber(),
        new AgentSession(
            request.getPageId(),
            request.getSessionNumber(),
            request.getFrameId(),
            () -> pages.apply(request.getPageId()),
            commands,
            browser));
  }

  @Override
  public void detachDevTools(DevToolsSession request) {
    AgentSession session = sessions.get(request.getSessionNumber());
    if (session != null && session.pageId() == request.getPageId()) {
      sessions.remove(request.getSessionNumber());
    }
  }

  @Override
  public void devToolsCommand(DevToolsMessage message) {
    AgentSession session = sessions.get(message.getSessionNumber());
    if (session != null && session.pageId() == message.getPageId()) {
      session.received(message);
    }
  }
}
