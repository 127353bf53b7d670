package bulkhead.renderer;

import bulkhead.renderer.devtools.InspectedFrame;
import bulkhead.renderer.devtools.InspectedPage;
import bulkhead.renderer.script.ScriptIsolate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients of the DevTools protocol see of a page, and may do to it. Thread: `RendererMain`.
final class PageInspection implements InspectedPage {
  private final LocalPage page;

  PageInspection(LocalPage page) {
    this.page = page;
  }

  @Override
  public InspectedFrame mainFrame() {
    return page.mainFrame().inspection();
  }

  @Override
  public List<FrameInspection> frames() {
    return page.frames().stream().map(LocalFrame::inspection).toList();
  }

  @Override
  public void setScriptsDisabled(boolean disabled) {
    page.setScriptsDisabled(disabled);
  }

  @Override
  public void setSlowdown(double factor) {
    page.main.setSlowdown(factor);
  }

  @Override
  public void drag(DragStep step, float x, float y, int modifiers, String data) {
    page.input().drag(step, x, y, modifiers, data);
  }

  @Override
  public void listenToStorage(StorageListener listener) {
    page.storage()
        .add(
            new SiteAreas.User() {
              @Override
              public boolean uses(SiteAreas.Key key) {
                return page.frames().stream().anyMatch(frame -> frame.inspection().keeps(key));
              }

              @Override
              public boolean isAlive() {
                return listener.isAlive() && !page.isClosed();
              }

              @Override
              public void changed(SiteAreas.Change change) {
                listener.changed(
                    change.area().origin(),
                    change.area().isLocal(),
                    change.name(),
                    change.before(),
                    change.after());
              }
            });
  }

  @Override
  public @Nullable ScriptIsolate scripts() {
    RendererScripts scripts = page.rendererScripts();
    return scripts == null ? null : scripts.isolate();
  }
}
