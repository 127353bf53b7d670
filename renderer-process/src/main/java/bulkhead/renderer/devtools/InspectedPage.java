package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Document;
import org.jspecify.annotations.Nullable;

/// What the agent sees of a page. Thread: `RendererMain`.
public interface InspectedPage {
  /// The committed document; null before the first.
  @Nullable Document document();
}
