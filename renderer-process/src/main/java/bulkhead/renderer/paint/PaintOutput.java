package bulkhead.renderer.paint;

import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the painters of a page's frames write: one list of layers, one set of property trees, and
/// the scopes that are open. Owned by `RendererMain`.
final class PaintOutput {
  private final PropertyTrees.Builder trees = new PropertyTrees.Builder();
  private final LayerListBuilder list = new LayerListBuilder(trees);
  private final InPlaceScrollers inPlace = new InPlaceScrollers(trees);
  private final List<Bar> waiting = new ArrayList<>();
  private PaintContext open = PaintContext.of(PropertyTrees.State.ROOT);

  /// A scrollbar that was painted inside of scopes, and has a layer once they are closed.
  private record Bar(
      PropertyTrees.State state, int scroll, Layer.Orientation orientation, Rect track) {}

  InPlaceScrollers inPlace() {
    return inPlace;
  }

  PropertyTrees.Builder trees() {
    return trees;
  }

  /// The layers in painting order; nothing is drawn after that.
  List<Layer> layers() {
    closeScopes();
    return list.build();
  }

  /// What follows has this state and no scopes.
  void state(PropertyTrees.State state) {
    closeScopes();
    list.state(state);
    open = PaintContext.of(state);
  }

  void scrollbar(int scroll, Layer.Orientation orientation, Rect track) {
    list.addScrollbar(scroll, orientation, track);
  }

  /// A scrollbar that is painted in a context: the mouse finds it by a layer that nobody sees.
  void paintedScrollbar(
      PaintContext context, int scroll, Layer.Orientation orientation, Rect track) {
    PropertyTrees.State state = inPlace.stateOf(context);
    int unseen =
        trees.add(new PropertyTrees.EffectNode(state.effect(), 0, BlendMode.SRC_OVER, List.of()));
    waiting.add(
        new Bar(
            new PropertyTrees.State(state.transform(), state.clip(), unseen),
            scroll,
            orientation,
            track));
  }

  /// Pixels of another process.
  void external(
      PaintContext plain, ElementId element, Rect area, SurfaceId surface, int placeholder) {
    closeScopes();
    list.state(plain.state);
    open = plain;
    list.addExternal(element, area, surface, placeholder);
  }

  /// Draws in a context: closes the scopes that are not its own and opens those that are missing.
  void draw(PaintContext context, DisplayItem.Drawing item) {
    enter(context);
    list.add(item);
  }

  private void enter(PaintContext context) {
    if (open == context) {
      return;
    }
    if (!open.state.equals(context.state)) {
      closeScopes();
      list.state(context.state);
      openScopes(context, null);
      open = context;
      return;
    }
    PaintContext common = common(open, context);
    if (common == null && !waiting.isEmpty()) {
      closeScopes();
      list.state(context.state);
    }
    closeTo(common);
    openScopes(context, common);
    open = context;
  }

  private static @Nullable PaintContext common(PaintContext a, PaintContext b) {
    PaintContext x = a;
    PaintContext y = b;
    while (x != null && y != null && x != y) {
      if (x.depth > y.depth) {
        x = x.outer;
      } else if (y.depth > x.depth) {
        y = y.outer;
      } else {
        x = x.outer;
        y = y.outer;
      }
    }
    return x == null || y == null ? null : x;
  }

  private void closeTo(@Nullable PaintContext common) {
    PaintContext each = open;
    while (each != null && each != common) {
      if (each.scope != null) {
        list.add(new DisplayItem.Pop());
      }
      each = each.outer;
    }
  }

  private void openScopes(PaintContext context, @Nullable PaintContext from) {
    List<DisplayItem.Scope> missing = new ArrayList<>();
    PaintContext each = context;
    while (each != null && each != from) {
      if (each.scope != null) {
        missing.add(each.scope);
      }
      each = each.outer;
    }
    for (DisplayItem.Scope scope : missing.reversed()) {
      list.add(scope);
    }
  }

  private void closeScopes() {
    closeTo(null);
    for (Bar bar : waiting) {
      list.state(bar.state);
      list.addScrollbar(bar.scroll, bar.orientation, bar.track);
    }
    waiting.clear();
    open = PaintContext.of(open.state);
  }

  /// The same place with the scopes' clips as nodes of the property trees.
  PaintContext withClips(PaintContext context) {
    int clip = context.state.clip();
    for (PaintContext each = context; each != null; each = each.outer) {
      Rect rect = null;
      if (each.scope instanceof DisplayItem.PushClipRect(Rect plain)) {
        rect = plain;
      } else if (each.scope instanceof DisplayItem.PushClipRRect(RRect rrect)) {
        rect = rrect;
      }
      if (rect != null) {
        clip = trees.add(new PropertyTrees.ClipNode(clip, context.state.transform(), rect));
      }
    }
    return PaintContext.of(
        new PropertyTrees.State(context.state.transform(), clip, context.state.effect()));
  }
}
