package bulkhead.renderer;

import bulkhead.renderer.devtools.WorkerAgents;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Told of what becomes of a page's frames. Called on `RendererMain`.
interface FrameTreeObserver {
  /// A new frame with its initial `about:blank`.
  default void frameAttached(LocalFrame frame) {}

  /// A load of another document began.
  default void frameStartedLoading(LocalFrame frame) {}

  /// Another document is the frame's active one.
  default void frameNavigated(LocalFrame frame) {}

  /// The document has been parsed (`DOMContentLoaded`).
  default void frameParsed(LocalFrame frame) {}

  /// The document and all that it waits for is there (`load`).
  default void frameLoaded(LocalFrame frame) {}

  /// Nothing more of its document comes.
  default void frameStopped(LocalFrame frame) {}

  /// The frame and those inside it are gone.
  default void frameDetached(LocalFrame frame) {}

  /// A file input is to have files chosen.
  ///
  /// @return whether this observer sees to it, so that the user is not asked
  default boolean fileChooserOpens(LocalFrame frame, Element input, boolean several) {
    return false;
  }

  /// The user drags something.
  ///
  /// @param data what, as `Input.DragData` of the DevTools protocol
  /// @return whether this observer carries it on, so that the pointer does not
  default boolean dragBegins(JsonObject data) {
    return false;
  }

  /// Who looks at the workers of the page's documents; null for nobody.
  default @Nullable WorkerAgents workers() {
    return null;
  }
}
