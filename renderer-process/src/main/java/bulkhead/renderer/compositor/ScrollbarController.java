package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.Layer.Orientation;
import bulkhead.renderer.paint.LayerId;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.ScrollRequest.ScrollBehavior;
import bulkhead.renderer.paint.ScrollbarGeometry;
import bulkhead.renderer.paint.ScrollbarPainter.ThumbState;
import io.github.humbleui.types.Point;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the mouse does with scrollbars. Owned by the thread `Compositor`.
final class ScrollbarController {
  private static final float LINE = 40;
  private static final long FIRST_REPEAT_NANOS = 250_000_000;
  private static final long REPEAT_NANOS = 100_000_000;

  /// A drag further than this from the scrollbar's side goes back to where it began, in CSS px.
  private static final float SNAP_BACK = 150;

  private final Scrolls scrolls;
  private @Nullable LayerId hovered;
  private @Nullable Held held;

  /// The mouse was pressed in the page: until it is released `RendererMain` sees all of it.
  private boolean pressedInPage;

  /// A pressed scrollbar.
  ///
  /// @param pressedAt the pointer, in the layer's space
  /// @param offset of the contents when it was pressed
  /// @param repeatAtNanos when a pressed button or track acts again
  private record Held(
      LayerId layer,
      ScrollbarGeometry.Part part,
      Point pressedAt,
      float offset,
      long repeatAtNanos) {}

  ScrollbarController(Scrolls scrolls) {
    this.scrolls = scrolls;
  }

  ThumbState thumbState(LayerId layer) {
    if (held != null && held.layer.equals(layer) && held.part == ScrollbarGeometry.Part.THUMB) {
      return ThumbState.PRESSED;
    }
    return layer.equals(hovered) ? ThumbState.HOVERED : ThumbState.IDLE;
  }

  /// Whether a button or track is held that will act again.
  boolean isRepeating() {
    return held != null && held.part != ScrollbarGeometry.Part.THUMB;
  }

  /// Deals with the mouse if it is on a scrollbar or holds one. `needsRedraw` is run when the look
  /// of one changes.
  InputResult pointer(LayerTree tree, PointerInput input, Runnable needsRedraw) {
    return switch (input.type()) {
      case PRESSED -> press(tree, input, needsRedraw);
      case MOVED -> move(tree, input, needsRedraw);
      case RELEASED -> release(input, needsRedraw);
      case EXITED -> {
        hover(null, needsRedraw);
        yield InputResult.FOR_MAIN;
      }
    };
  }

  private InputResult press(LayerTree tree, PointerInput input, Runnable needsRedraw) {
    HitTest.Hit hit = HitTest.at(tree, input.x(), input.y());
    TreeLayer layer = hit.layer();
    if (layer == null
        || !(layer.layer.contents() instanceof Layer.Scrollbar(int scroll, var orientation))) {
      pressedInPage = true;
      return InputResult.FOR_MAIN;
    }
    if (input.button() == PointerInput.Button.PRIMARY) {
      ScrollNode node = tree.commit.trees().scrolls().get(scroll);
      var bar = FrameBuilder.geometry(layer.layer, node, orientation, scrolls);
      ScrollbarGeometry.Part part = bar.partAt(hit.local().getX(), hit.local().getY());
      held =
          new Held(
              layer.layer.id(),
              part,
              hit.local(),
              bar.offset(),
              input.timeNanos() + FIRST_REPEAT_NANOS);
      step(node, orientation, part, bar.viewed());
      needsRedraw.run();
    }
    return InputResult.HANDLED;
  }

  private InputResult move(LayerTree tree, PointerInput input, Runnable needsRedraw) {
    Held holding = held;
    if (holding == null && pressedInPage) {
      return InputResult.FOR_MAIN;
    }
    if (holding == null) {
      HitTest.Hit hit = HitTest.at(tree, input.x(), input.y());
      TreeLayer layer = hit.layer();
      if (layer != null && layer.layer.contents() instanceof Layer.Scrollbar scrollbar) {
        hover(layer.layer.id(), needsRedraw);
        return InputResult.HANDLED;
      }
      hover(null, needsRedraw);
      return InputResult.FOR_MAIN;
    }
    TreeLayer layer = tree.layer(holding.layer);
    if (layer == null
        || !layer.toDevice.isInvertible()
        || !(layer.layer.contents() instanceof Layer.Scrollbar(int scroll, var orientation))) {
      held = null;
      return InputResult.HANDLED;
    }
    if (holding.part == ScrollbarGeometry.Part.THUMB) {
      drag(tree, layer, scroll, orientation, layer.toDevice.inverse().map(input.x(), input.y()));
      needsRedraw.run();
    }
    return InputResult.HANDLED;
  }

  private void drag(
      LayerTree tree, TreeLayer layer, int scroll, Orientation orientation, Point local) {
    Held holding = held;
    if (holding == null) {
      return;
    }
    ScrollNode node = tree.commit.trees().scrolls().get(scroll);
    var bar = FrameBuilder.geometry(layer.layer, node, orientation, scrolls);
    boolean vertical = orientation == Orientation.VERTICAL;
    float across =
        vertical
            ? Math.abs(local.getX() - holding.pressedAt.getX())
            : Math.abs(local.getY() - holding.pressedAt.getY());
    float along =
        vertical
            ? local.getY() - holding.pressedAt.getY()
            : local.getX() - holding.pressedAt.getX();
    float to = holding.offset + (across > SNAP_BACK ? 0 : bar.offsetForDrag(along));
    Point now = scrolls.offset(node.element());
    scrolls.scrollTo(
        node, vertical ? now.getX() : to, vertical ? to : now.getY(), ScrollBehavior.INSTANT);
  }

  private InputResult release(PointerInput input, Runnable needsRedraw) {
    if (held == null) {
      pressedInPage = false;
      return InputResult.FOR_MAIN;
    }
    if (input.button() == PointerInput.Button.PRIMARY) {
      held = null;
      needsRedraw.run();
    }
    return InputResult.HANDLED;
  }

  private void hover(@Nullable LayerId layer, Runnable needsRedraw) {
    if (!Objects.equals(layer, hovered)) {
      hovered = layer;
      needsRedraw.run();
    }
  }

  private void step(
      ScrollNode node, Orientation orientation, ScrollbarGeometry.Part part, float viewed) {
    float page = Math.max(viewed * KeyboardScroll.PAGE_SHARE, 1);
    float by =
        switch (part) {
          case BACK_BUTTON -> -LINE;
          case BACK_TRACK -> -page;
          case THUMB -> 0;
          case FORWARD_TRACK -> page;
          case FORWARD_BUTTON -> LINE;
        };
    if (by != 0) {
      Point target = scrolls.target(node.element());
      boolean vertical = orientation == Orientation.VERTICAL;
      scrolls.scrollTo(
          node,
          target.getX() + (vertical ? 0 : by),
          target.getY() + (vertical ? by : 0),
          ScrollBehavior.SMOOTH);
    }
  }

  /// Lets a held button or track act again when its time has come. A track stops once the thumb has
  /// reached the pointer.
  void tick(LayerTree tree, long frameTimeNanos) {
    Held holding = held;
    if (holding == null || !isRepeating() || frameTimeNanos < holding.repeatAtNanos) {
      return;
    }
    TreeLayer layer = tree.layer(holding.layer);
    if (layer == null
        || !(layer.layer.contents() instanceof Layer.Scrollbar(int scroll, var orientation))) {
      held = null;
      return;
    }
    ScrollNode node = tree.commit.trees().scrolls().get(scroll);
    var bar = FrameBuilder.geometry(layer.layer, node, orientation, scrolls);
    if (bar.partAt(holding.pressedAt.getX(), holding.pressedAt.getY()) == holding.part) {
      step(node, orientation, holding.part, bar.viewed());
    }
    held =
        new Held(
            holding.layer,
            holding.part,
            holding.pressedAt,
            holding.offset,
            frameTimeNanos + REPEAT_NANOS);
  }
}
