package bulkhead.renderer;

import bulkhead.ipc.api.DevToolsFrameNotice.Kind;
import bulkhead.renderer.devtools.DevToolsAgents;
import bulkhead.renderer.devtools.WorkerAgents;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;

/// Tells the DevTools agents of one page's frames. Thread: `RendererMain`.
final class DevToolsFrames implements FrameTreeObserver {
  private final LocalPage page;
  private final DevToolsAgents agents;
  private final Set<LocalFrame> staying = new HashSet<>(); // whose first document has loaded

  DevToolsFrames(LocalPage page, DevToolsAgents agents) {
    this.page = page;
    this.agents = agents;
  }

  @Override
  public void frameAttached(LocalFrame frame) {
    agents.frameChanged(page.id, Kind.ATTACHED, frame.inspection());
  }

  @Override
  public void frameStartedLoading(LocalFrame frame) {
    agents.frameChanged(page.id, Kind.STARTED_LOADING, frame.inspection());
  }

  @Override
  public void frameNavigated(LocalFrame frame) {
    if (isEmpty(frame)) {
      return; // nobody hears of it unless it stays
    }
    agents.frameChanged(page.id, Kind.NAVIGATED, frame.inspection());
  }

  /// Whether a frame inside the page has the document yet that it began with.
  private static boolean isEmpty(LocalFrame frame) {
    OpenDocument open = frame.open();
    return frame.parent() != null && open != null && open.initial;
  }

  @Override
  public void frameParsed(LocalFrame frame) {
    agents.frameChanged(page.id, Kind.PARSED, frame.inspection());
  }

  @Override
  public void frameLoaded(LocalFrame frame) {
    if (isEmpty(frame) && staying.add(frame)) {
      agents.frameChanged(page.id, Kind.NAVIGATED, frame.inspection());
    }
    agents.frameChanged(page.id, Kind.LOADED, frame.inspection());
  }

  @Override
  public void frameStopped(LocalFrame frame) {
    agents.frameChanged(page.id, Kind.STOPPED_LOADING, frame.inspection());
  }

  @Override
  public boolean fileChooserOpens(LocalFrame frame, Element input, boolean several) {
    return agents.fileChooserOpens(page.id, frame.inspection(), input, several);
  }

  @Override
  public boolean dragBegins(JsonObject data) {
    return agents.dragBegins(page.id, data);
  }

  @Override
  public WorkerAgents workers() {
    return agents.workers();
  }

  @Override
  public void frameDetached(LocalFrame frame) {
    staying.remove(frame);
    agents.frameChanged(page.id, Kind.DETACHED, frame.inspection());
  }
}
