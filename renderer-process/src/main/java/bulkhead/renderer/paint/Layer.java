package bulkhead.renderer.paint;

import io.github.humbleui.types.Rect;
import java.util.List;

/// Items that always move together, so they can be drawn once and shown many times. Immutable.
///
/// @param id stays the same for what is the same layer to the reader's eye
/// @param bounds all that it may show, in the space of `state.transform`
/// @param wheelHandlers where in `bounds` a script may prevent scrolling: a wheel there waits for
///     `RendererMain`
public record Layer(
    LayerId id,
    Rect bounds,
    PropertyTrees.State state,
    Contents contents,
    List<Rect> wheelHandlers) {

  public Layer {
    bounds = Rects.plain(bounds);
    wheelHandlers = List.copyOf(wheelHandlers);
  }

  public Layer(LayerId id, Rect bounds, PropertyTrees.State state, Contents contents) {
    this(id, bounds, state, contents, List.of());
  }

  public sealed interface Contents {}

  /// Drawn from display items, in tiles.
  public record Painted(DisplayItemList items) implements Contents {}

  /// One colour all over.
  public record Solid(int argb) implements Contents {}

  /// Pixels of another process, stretched over the layer; `fallbackArgb` while there are none.
  public record External(SurfaceId surface, int fallbackArgb) implements Contents {}

  /// A scrollbar; the layer's bounds are its track. The compositor draws it, and moves its thumb.
  public record Scrollbar(int scroll, Orientation orientation) implements Contents {}

  public enum Orientation {
    HORIZONTAL,
    VERTICAL
  }
}
