package bulkhead.renderer;

import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// The thumb of a range (`<input type=range>`) under the mouse. Thread: `RendererMain`.
final class SliderInput {
  private static final float THUMB = 16; // width of a range's thumb, CSS px

  private final PagePipeline pipeline;
  private final InputScripts scripts;
  private @Nullable Element held;

  SliderInput(PagePipeline pipeline, InputScripts scripts) {
    this.pipeline = pipeline;
    this.scripts = scripts;
  }

  /// @return whether a thumb is held from now on
  boolean pressed(@Nullable Element element, MouseInput input) {
    if (element == null || !FormControls.isRange(element) || PageFocus.isDisabled(element)) {
      return false;
    }
    held = element;
    slide(element, input);
    return true;
  }

  /// @return whether a thumb is held
  boolean moved(MouseInput input) {
    if (held != null) {
      slide(held, input);
    }
    return held != null;
  }

  void released() {
    RealmBindings bindings = held == null ? null : scripts.at(held);
    if (bindings != null && held != null) {
      bindings.focus().control(held, "slid", "", 0, 0);
      scripts.ran();
    }
    held = null;
  }

  /// The thumb's middle follows the pointer; at the ends it stays inside.
  private void slide(Element range, MouseInput input) {
    RealmBindings bindings = range.isConnected() ? scripts.at(range) : null;
    Rect box = pipeline.boxes().placeOf(range);
    ComputedStyle style = ComputedStyle.of(range);
    if (bindings == null || box == null || style == null) {
      return;
    }
    boolean upright = style.writingMode() != WritingMode.HORIZONTAL_TB;
    float start =
        upright ? box.getTop() - pipeline.viewportY() : box.getLeft() - pipeline.viewportX();
    float length = upright ? box.getHeight() : box.getWidth();
    float at = (upright ? input.getY() : input.getX()) / pipeline.viewport().scale();
    float place = (at - start - THUMB / 2) / Math.max(1, length - THUMB);
    boolean backward = !upright && style.direction() == Direction.RTL;
    bindings
        .focus()
        .control(range, "slide", "", Math.round((backward ? 1 - place : place) * 65536), 0);
    scripts.ran();
  }
}
