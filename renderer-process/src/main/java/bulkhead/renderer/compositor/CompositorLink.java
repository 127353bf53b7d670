package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.CommitData;
import java.util.concurrent.Executor;

/// How `RendererMain` (and any other thread) reaches a [Compositor]: every call is posted and
/// returns at once.
public final class CompositorLink {
  private final Executor compositorThread;
  private final Compositor compositor;

  public CompositorLink(Executor compositorThread, Compositor compositor) {
    this.compositorThread = compositorThread;
    this.compositor = compositor;
  }

  /// There is something new to show; [CompositorClient#beginMainFrame] follows.
  public void setNeedsMainFrame() {
    compositorThread.execute(compositor::setNeedsMainFrame);
  }

  public void mainFrameAborted() {
    compositorThread.execute(compositor::mainFrameAborted);
  }

  public void commit(CommitData data) {
    compositorThread.execute(() -> compositor.commit(data));
  }

  public void scroll(KeyboardScroll movement) {
    compositorThread.execute(() -> compositor.scroll(movement));
  }

  /// Whether a script may cancel what a wheel scrolls.
  public void setWheelBlocked(boolean blocked) {
    compositorThread.execute(() -> compositor.setWheelBlocked(blocked));
  }

  public void setVisible(boolean visible) {
    compositorThread.execute(() -> compositor.setVisible(visible));
  }

  public void close() {
    compositorThread.execute(compositor::close);
  }
}
