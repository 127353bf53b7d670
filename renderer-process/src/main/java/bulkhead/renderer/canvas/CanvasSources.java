package bulkhead.renderer.canvas;

import bulkhead.renderer.dom.ScriptObject;
import io.github.humbleui.skija.Image;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What canvases are drawn from: elements, other canvases, bitmaps. Thread: the isolate's.
interface CanvasSources {
  /// What it shows now, whatever is drawn on it later; null if it shows nothing.
  @Nullable Image kept(ScriptObject source);

  /// As [#kept], for who is done with it when `use` returns.
  <T extends @Nullable Object> T look(ScriptObject source, Function<@Nullable Image, T> use);
}
