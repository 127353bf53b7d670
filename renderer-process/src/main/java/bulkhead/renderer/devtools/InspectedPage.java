package bulkhead.renderer.devtools;

import bulkhead.renderer.script.ScriptIsolate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the agent sees of a page. Thread: `RendererMain`.
public interface InspectedPage {
  InspectedFrame mainFrame();

  /// All frames, parents before their children.
  List<? extends InspectedFrame> frames();

  /// What runs the page's scripts; null if nothing does.
  @Nullable ScriptIsolate scripts();
}
