package bulkhead.renderer;

import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.css.value.BoxSizing;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.paint.ResizeGrip;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Point;
import org.jspecify.annotations.Nullable;

/// Changing the size of a box with `resize` by its grip (CSS Basic UI 4 §4.1): its `style` says the
/// new width and height; `min-width` and the like limit what comes of it, as ever. Thread:
/// `RendererMain`.
final class ResizeInput {
  /// No box becomes smaller than its grip.
  private static final float SMALLEST = ResizeGrip.SIDE;

  private final PagePipeline pipeline;
  private @Nullable Element held;

  /// From the pointer to the box's bottom right corner.
  private Point toCorner = Point.ZERO;

  ResizeInput(PagePipeline pipeline) {
    this.pipeline = pipeline;
  }

  boolean isOn() {
    return held != null;
  }

  void released() {
    held = null;
  }

  /// Takes hold of a grip. False if there is none under the pointer.
  boolean pressed(@Nullable Element hit, MouseInput input) {
    Element element = gripAt(hit, input);
    BoxFragment box = element == null ? null : pipeline.boxes().boxOf(element);
    if (element == null || box == null) {
      return false;
    }
    held = element;
    Point at = place(element, input);
    toCorner = new Point(box.width() - at.getX(), box.height() - at.getY());
    return true;
  }

  /// What the pointer looks like over a grip; null elsewhere.
  @Nullable CursorKind cursorAt(@Nullable Element hit, MouseInput input) {
    Element element = held != null ? held : gripAt(hit, input);
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    if (style == null) {
      return null;
    }
    boolean wider = changes(style, "horizontal", "inline");
    boolean higher = changes(style, "vertical", "block");
    return wider && higher
        ? CursorKind.NWSE_RESIZE
        : wider ? CursorKind.EW_RESIZE : CursorKind.NS_RESIZE;
  }

  /// Moves the corner to the pointer.
  ///
  /// @param set has the element's `style` say its width and height, in CSS px; -1 for neither
  void moved(MouseInput input, Size set) {
    Element element = held;
    BoxFragment box = element == null ? null : pipeline.boxes().boxOf(element);
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    if (element == null || box == null || style == null) {
      held = null;
      return;
    }
    Point at = place(element, input);
    float width = Math.max(at.getX() + toCorner.getX(), Math.min(SMALLEST, box.width()));
    float height = Math.max(at.getY() + toCorner.getY(), Math.min(SMALLEST, box.height()));
    if (style.boxSizing() == BoxSizing.CONTENT_BOX) {
      width -= box.borderLines().horizontal() + box.padding().horizontal();
      height -= box.borderLines().vertical() + box.padding().vertical();
    }
    boolean wider =
        changes(style, "horizontal", "inline") && at.getX() + toCorner.getX() != box.width();
    boolean higher =
        changes(style, "vertical", "block") && at.getY() + toCorner.getY() != box.height();
    if (wider || higher) {
      set.to(
          element,
          wider ? Math.max(0, Math.round(width)) : -1,
          higher ? Math.max(0, Math.round(height)) : -1);
    }
  }

  interface Size {
    void to(Element element, int width, int height);
  }

  /// @param flow the name of the same axis in horizontal writing
  private static boolean changes(ComputedStyle style, String axis, String flow) {
    String resize = style.resize();
    boolean upright = style.writingMode() != WritingMode.HORIZONTAL_TB;
    String flowHere = !upright ? flow : flow.equals("inline") ? "block" : "inline";
    return resize.equals("both") || resize.equals(axis) || resize.equals(flowHere);
  }

  private @Nullable Element gripAt(@Nullable Element hit, MouseInput input) {
    for (Node node = hit; node != null; node = node.parent()) {
      if (node instanceof Element element) {
        ComputedStyle style = ComputedStyle.of(element);
        BoxFragment box =
            style == null || style.resize().equals("none") ? null : pipeline.boxes().boxOf(element);
        if (box != null && ResizeGrip.has(box)) {
          Point at = place(element, input);
          if (ResizeGrip.corner(box, 0, 0).contains(at.getX(), at.getY())) {
            return element;
          }
        }
      }
    }
    return null;
  }

  /// The pointer in the element's border box.
  private Point place(Element element, MouseInput input) {
    return pipeline.boxes().placeIn(element, input.getX(), input.getY());
  }
}
