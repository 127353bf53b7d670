package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsFrameNotice;
import bulkhead.ipc.api.DevToolsFrameNotice.Kind;
import bulkhead.ipc.api.DevToolsSession;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// All sessions of this renderer's pages. Thread: `RendererMain`.
public final class DevToolsAgents {
  /// How long after a command another one is expected.
  private static final long QUIET_NANOS = 300_000_000;

  private final IntFunction<@Nullable InspectedPage> pages;
  private final CommandTable<AgentSession> commands = new CommandTable<>();
  private final NodeIds nodes = new NodeIds();
  private final Map<Integer, AgentSession> sessions = new LinkedHashMap<>();
  private final Map<Integer, Integer> sessionsOfPage = new HashMap<>();
  private final WorkerAgents workers = new WorkerAgents();
  private @Nullable DevToolsAgentHost browser;
  private @Nullable DevToolsInbox inbox;
  private volatile long lastCommand = System.nanoTime();

  /// @param pages a page by its number; null if there is none
  public DevToolsAgents(IntFunction<@Nullable InspectedPage> pages) {
    this.pages = pages;
    workers.describe(commands);
    PageCommands.describe(commands);
    PrintCommands.describe(commands);
    DomCommands.describe(commands);
    DomSearch.describe(commands);
    DomEdits.describe(commands);
    DomChanges.describe(commands);
    DomSubtrees.describe(commands);
    CssCommands.describe(commands);
    AccessibilityCommands.describe(commands);
    PerformanceCommands.describe(commands);
    EmulationCommands.describe(commands);
    FileInputs.describe(commands);
    DragCommands.describe(commands);
    SheetCommands.describe(commands);
    StorageCommands.describe(commands);
    ListenerCommands.describe(commands);
    SnapshotCommands.describe(commands);
  }

  /// Comes before the first session.
  public void connect(DevToolsAgentHost host) {
    browser = host;
    workers.connect(host);
  }

  /// Where what clients say is put; safe from any thread. Called once.
  ///
  /// @param expects expects `main` to leave a page's script soon; gives what is to run once it has
  public DevToolsAgent inbox(TaskLoop main, IntFunction<Runnable> expects) {
    DevToolsInbox made = new DevToolsInbox(this, main, expects);
    inbox = made;
    return made;
  }

  /// The session with that number, if it looks at this page. Also called on `DevToolsPause` while
  /// `RendererMain` stands still.
  @Nullable AgentSession session(int pageId, int number) {
    AgentSession session = sessions.get(number);
    return session != null && session.pageId() == pageId ? session : null;
  }

  /// A command has come. Also called on `DevToolsPause`, as [#session] is.
  void heard() {
    lastCommand = System.nanoTime();
  }

  /// Whether no client has asked for something for a while.
  public boolean isQuiet() {
    return System.nanoTime() - lastCommand >= QUIET_NANOS;
  }

  void attach(DevToolsSession request) {
    DevToolsAgentHost host = browser;
    DevToolsInbox from = inbox;
    if (host == null || from == null) {
      return;
    }
    int pageId = request.getPageId();
    SessionWire wire = new SessionWire(pageId, request.getSessionNumber(), host);
    AgentSession session =
        new AgentSession(wire, () -> pages.apply(pageId), commands, nodes, from.pages());
    sessions.put(request.getSessionNumber(), session);
    InspectedPage page = pages.apply(pageId);
    if (sessionsOfPage.merge(pageId, 1, Integer::sum) == 1 && page != null) {
      for (InspectedFrame frame : page.frames()) {
        tell(pageId, Kind.ATTACHED, frame);
        tell(pageId, Kind.NAVIGATED, frame);
        if (frame.isLoaded()) {
          tell(pageId, Kind.PARSED, frame);
          tell(pageId, Kind.LOADED, frame);
        }
      }
    }
  }

  void detach(DevToolsSession request) {
    AgentSession session = session(request.getPageId(), request.getSessionNumber());
    if (session != null) {
      sessions.remove(request.getSessionNumber());
      sessionsOfPage.merge(request.getPageId(), -1, (a, b) -> a + b == 0 ? null : a + b);
      workers.waitForClients(request.getPageId(), request.getSessionNumber(), false);
      session.close();
    }
  }

  /// The workers of this renderer's pages, as their threads see them.
  public WorkerAgents workers() {
    return workers;
  }

  /// A frame of a page has changed.
  public void frameChanged(int pageId, Kind kind, InspectedFrame frame) {
    if (!sessionsOfPage.containsKey(pageId)) {
      return;
    }
    tell(pageId, kind, frame);
    if (kind == Kind.PARSED || kind == Kind.LOADED) {
      for (AgentSession session : sessions.values()) {
        if (session.pageId() == pageId) {
          SheetCommands.tellNew(session, frame);
          if (kind == Kind.PARSED && frame.parentFrame() == null) {
            session.told().documentParsed();
          }
        }
      }
    }
    if (kind == Kind.NAVIGATED) {
      for (AgentSession session : sessions.values()) {
        if (session.pageId() == pageId) {
          session.scripts().documentBegins(frame);
        }
      }
    }
  }

  /// A file input of a page is to have files chosen.
  ///
  /// @return whether a client sees to it
  public boolean fileChooserOpens(
      int pageId, InspectedFrame frame, Element input, boolean several) {
    boolean taken = false;
    for (AgentSession session : sessions.values()) {
      if (session.pageId() == pageId && session.interceptsFileChoosers()) {
        taken = true;
        FileInputs.opened(session, frame, input, several);
      }
    }
    return taken;
  }

  /// The user drags something of a page.
  ///
  /// @param data `Input.DragData`
  /// @return whether a client carries it on
  public boolean dragBegins(int pageId, JsonObject data) {
    boolean taken = false;
    for (AgentSession session : sessions.values()) {
      if (session.pageId() == pageId && session.interceptsDrags()) {
        taken = true;
        DragCommands.begun(session, data);
      }
    }
    return taken;
  }

  private void tell(int pageId, Kind kind, InspectedFrame frame) {
    InspectedFrame parent = frame.parentFrame();
    DevToolsAgentHost host = browser;
    if (parent == null || host == null) {
      return; // the main frame is the browser process's
    }
    DevToolsFrameNotice.Builder notice =
        DevToolsFrameNotice.newBuilder()
            .setPageId(pageId)
            .setKind(kind)
            .setFrame(frame.token())
            .setParent(parent.token());
    if (kind == Kind.NAVIGATED && frame.document() != null) {
      notice.setName(nameOf(frame)).setUrl(frame.document().url());
    }
    host.devToolsFrame(notice.build());
  }

  /// Clients know a frame without a name by its element's id.
  private static String nameOf(InspectedFrame frame) {
    Element owner = frame.owner();
    String id = owner == null ? null : owner.attribute("id");
    return !frame.name().isEmpty() || id == null ? frame.name() : id;
  }
}
