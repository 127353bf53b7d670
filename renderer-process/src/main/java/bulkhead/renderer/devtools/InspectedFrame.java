package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.Realm;
import org.jspecify.annotations.Nullable;

/// What the agent sees of a frame. Thread: `RendererMain`.
public interface InspectedFrame {
  /// What clients call it.
  String token();

  /// The target name; may be empty.
  String name();

  /// Null for the main frame.
  @Nullable InspectedFrame parentFrame();

  /// The active document; null before the first.
  @Nullable Document document();

  /// Whether the document's load is over.
  boolean isLoaded();

  /// The realm of the document's scripts, made if need be; null without a document or scripts.
  @Nullable Realm realm();

  /// The isolated world of that name, made if need be.
  @Nullable Realm isolatedWorld(String world);
}
