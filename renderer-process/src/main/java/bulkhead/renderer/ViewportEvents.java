package bulkhead.renderer;

import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.script.bindings.RealmBindings;
import org.jspecify.annotations.Nullable;

/// What one document's scripts hear of its viewport: the `resize` event and the `change` events of
/// media query lists (CSSOM View §13.1, §4.2), before the next frame's callbacks. Thread:
/// `RendererMain`.
final class ViewportEvents {
  private final PageScripts scripts;

  /// The size before the document was laid out for paper; null while nothing is printed.
  private @Nullable MediaValues beforePaper;

  ViewportEvents(PageScripts scripts) {
    this.scripts = scripts;
  }

  /// Dispatches what is due.
  void fire() {
    PagePipeline pipeline = scripts.frame().pipeline();
    MediaValues before = pipeline == null ? null : pipeline.viewport().takeMediaBefore();
    if (pipeline == null || before == null) {
      return;
    }
    MediaValues now = pipeline.viewport().mediaValues();
    if (before.equals(now)) {
      return;
    }
    @Nullable RealmBindings bindings = scripts.bindingsFor(null);
    if (bindings == null) {
      return;
    }
    // On paper the window keeps its size.
    MediaValues sizeBefore = beforePaper == null ? before : beforePaper;
    beforePaper = pipeline.viewport().isOnPaper() ? sizeBefore : null;
    if (beforePaper == null
        && (sizeBefore.width() != now.width() || sizeBefore.height() != now.height())) {
      bindings.fire(null, "Event", "resize", "");
      bindings.visualViewportResized();
    }
    bindings.mediaChanged();
    scripts.taskEnded();
  }
}
