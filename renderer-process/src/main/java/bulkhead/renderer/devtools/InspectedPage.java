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

  /// What runs the page's scripts; null if nothing does.
  @Nullable ScriptIsolate scripts();
}
