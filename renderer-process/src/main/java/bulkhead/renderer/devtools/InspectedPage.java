package bulkhead.renderer.devtools;

import bulkhead.renderer.script.ScriptIsolate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the agent sees of a page. Thread: `RendererMain`.
public interface InspectedPage {
  InspectedFrame mainFrame();

  /// All frames, parents before their children.
  List<? extends InspectedFrame> frames();

  /// Whether the scripts of documents are not to run; those of clients do.
  void setScriptsDisabled(boolean disabled);

  /// Makes the main thread as slow as a processor that many times as slow would; 1 or more.
  void setSlowdown(double factor);

  /// A step of a drag that a client makes.
  enum DragStep {
    ENTER,
    OVER,
    DROP,
    CANCEL
  }

  /// Carries what is dragged to a place in the viewport, CSS px.
  ///
  /// @param modifiers 1 shift, 2 control, 4 alt, 8 meta
  /// @param data what is dragged (`Input.DragData`), if the drag did not begin on this page
  void drag(DragStep step, float x, float y, int modifiers, String data);

  /// Hears of what documents of a page keep.
  interface StorageListener {
    /// Whether it still wants to hear.
    boolean isAlive();

    /// A document of that origin, or another process, has changed an item.
    ///
    /// @param key null: all items went
    /// @param before null: there was none
    /// @param after null: there is none
    void changed(
        String origin,
        boolean local,
        @Nullable String key,
        @Nullable String before,
        @Nullable String after);
  }

  void listenToStorage(StorageListener listener);

  /// What runs the page's scripts; null if nothing does.
  @Nullable ScriptIsolate scripts();
}
