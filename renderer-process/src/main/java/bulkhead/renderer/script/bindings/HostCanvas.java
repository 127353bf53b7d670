package bulkhead.renderer.script.bindings;

import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ScriptObject;
import org.jspecify.annotations.Nullable;

/// What `08-canvas.js` asks of Java.
final class HostCanvas {
  private HostCanvas() {}

  private static Canvases canvases(RealmBindings runtime) {
    return runtime.page().canvases();
  }

  static void canvasRun(RealmBindings runtime, Element canvas, String commands) {
    canvases(runtime)
        .run(
            canvas,
            commands,
            number -> {
              ScriptObject object = runtime.tree().object(number);
              return object instanceof Element element ? element : null;
            });
  }

  static void canvasReset(RealmBindings runtime, Element canvas, int width, int height) {
    canvases(runtime).reset(canvas, width, height);
  }

  static @Nullable String canvasColor(RealmBindings runtime, Element canvas, String text) {
    return canvases(runtime).color(canvas, text);
  }

  static @Nullable String canvasFont(RealmBindings runtime, Element canvas, String text) {
    return canvases(runtime).font(canvas, text);
  }

  static String canvasMeasure(RealmBindings runtime, Element canvas, String text) {
    return canvases(runtime).measure(canvas, text);
  }

  static String canvasPixels(
      RealmBindings runtime, Element canvas, int x, int y, int width, int height) {
    return canvases(runtime).pixels(canvas, x, y, width, height);
  }

  static String canvasEncoded(RealmBindings runtime, Element canvas, String type, double quality) {
    return canvases(runtime).encoded(canvas, type, quality);
  }

  static boolean canvasHit(
      RealmBindings runtime,
      Element canvas,
      @Nullable String path,
      double x,
      double y,
      boolean evenOdd,
      boolean stroke) {
    return canvases(runtime).hits(canvas, path, x, y, evenOdd, stroke);
  }

  static String canvasImage(RealmBindings runtime, Element image) {
    return canvases(runtime).drawable(image);
  }
}
