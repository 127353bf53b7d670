package bulkhead.renderer;

import bulkhead.ipc.api.TouchPoint;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.style.ComputedStyle;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// What the user's fingers do in one document: its scripts are told, and it is scrolled. What they
/// mean is [TouchGestures]'s. Thread: `RendererMain`.
final class FingerInput {
  private final Document document;
  private final PagePipeline pipeline;
  private final LocalFrame frame;
  private final InputScripts scripts;
  private final InputEvents events;

  /// The pointer ids of this document's fingers come after it; 1 is the mouse's.
  private int lastFinger = 1;

  FingerInput(
      Document document,
      PagePipeline pipeline,
      LocalFrame frame,
      InputScripts scripts,
      InputEvents events) {
    this.document = document;
    this.pipeline = pipeline;
    this.frame = frame;
    this.scripts = scripts;
    this.events = events;
  }

  /// @return of a finger that is put down now: its pointer's id
  int nextFinger() {
    return ++lastFinger;
  }

  /// What one finger does, told to the document that it was put down in.
  ///
  /// @param does as `08-touch.js` knows it
  /// @return false when its pointer event was canceled
  boolean finger(String does, int pointer, TouchPoint point, int modifiers) {
    HitResult hit = pipeline.boxes().hit(point.getX(), point.getY());
    Element root = document.documentElement();
    Element over = hit.element() == null ? root : hit.element();
    RealmBindings bindings = scripts.at(over);
    if (bindings == null || over == null) {
      return true;
    }
    float scale = pipeline.viewport().scale();
    JsonObject json = new JsonObject();
    json.addProperty("does", does);
    json.addProperty("id", point.getId());
    json.addProperty("pointer", pointer);
    json.addProperty("x", point.getX() / scale);
    json.addProperty("y", point.getY() / scale);
    json.addProperty("radiusX", point.getRadiusX() / scale);
    json.addProperty("radiusY", point.getRadiusY() / scale);
    json.addProperty("angle", point.getRotationAngle());
    json.addProperty("force", point.getForce());
    json.addProperty("modifiers", modifiers);
    boolean goesOn = bindings.focus().control(over, "finger", json.toString(), 0, 0);
    scripts.ran();
    return goesOn;
  }

  /// Touch events of the fingers that [#finger] was told of.
  ///
  /// @return false when one was canceled
  boolean touch(String type, boolean cancelable, int modifiers) {
    Element root = document.documentElement();
    RealmBindings bindings = scripts.at(root);
    if (bindings == null || root == null) {
      return true;
    }
    boolean goesOn = bindings.focus().control(root, "touch", type, cancelable ? 1 : 0, modifiers);
    scripts.ran();
    return goesOn;
  }

  /// Mouse events in `tap` stand for a finger that was put down and lifted.
  void tapped(int pointer, boolean mouseEvents, Runnable tap) {
    events.standFor(pointer, mouseEvents);
    try {
      tap.run();
    } finally {
      events.standFor(0, true);
    }
  }

  /// What a finger that is put down at a point may scroll: the nearest scroller and, of
  /// `touch-action` on the way to it, the axes (Pointer Events 3 §10.2).
  Panning panningAt(float x, float y) {
    HitResult hit = pipeline.boxes().hit(x, y);
    boolean horizontal = true;
    boolean vertical = true;
    for (Element at = hit.element(); at != null; at = at.parentElement()) {
      ComputedStyle style = ComputedStyle.of(at);
      @Nullable String action = style == null ? null : style.text("touch-action");
      boolean all = action == null || action.equals("auto") || action.equals("manipulation");
      horizontal &= all || action != null && action.matches(".*pan-(x|left|right).*");
      vertical &= all || action != null && action.matches(".*pan-(y|up|down).*");
      if (at == hit.scroller()) {
        break;
      }
    }
    return new Panning(hit.scroller(), horizontal, vertical);
  }

  record Panning(@Nullable Element scroller, boolean horizontal, boolean vertical) {}

  /// A finger drags the page.
  ///
  /// @param dx how far to scroll, device pixels
  void pan(Panning panning, float dx, float dy) {
    pipeline.scroll().stopRestoring();
    frame
        .page()
        .scroll(
            new KeyboardScroll(
                pipeline.idOf(panning.scroller()),
                KeyboardScroll.Unit.PIXEL,
                panning.horizontal() ? dx / pipeline.viewport().scale() : 0,
                panning.vertical() ? dy / pipeline.viewport().scale() : 0));
  }
}
