package bulkhead.renderer.compositor;

import java.util.List;

/// What `RendererMain` hears from the compositor. Called on the thread `Compositor`;
/// implementations post to their own thread and return at once.
public interface CompositorClient {
  void beginMainFrame(BeginMainFrame frame);

  /// These offsets have changed, by a user's or a script's wish, and are what is shown from now on.
  void didScroll(List<ScrollOffset> offsets);

  /// The commit with this number has replaced the one before on the screen; its frame follows.
  void didActivate(long commitNumber);

  void didPresent(Presentation presentation);
}
