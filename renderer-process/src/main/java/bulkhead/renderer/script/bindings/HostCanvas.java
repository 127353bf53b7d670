package bulkhead.renderer.script.bindings;

import bulkhead.renderer.canvas.CanvasSurface;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ScriptObject;
import org.jspecify.annotations.Nullable;

/// What `08-canvas.js` and `08-offscreen-canvas.js` ask of Java. A canvas is the number of an
/// element or of a [CanvasSurface]. Thread: the isolate's.
final class HostCanvas {
  private HostCanvas() {}

  private static Canvases canvases(RealmBindings runtime) {
    return runtime.page().canvases();
  }

  private static @Nullable ScriptObject source(RealmBindings runtime, int number) {
    ScriptObject object = number == 0 ? null : runtime.tree().object(number);
    return object instanceof Element || object instanceof CanvasSurface ? object : null;
  }

  private static ScriptObject expect(RealmBindings runtime, int number) {
    ScriptObject object = source(runtime, number);
    if (object == null) {
      throw new IllegalArgumentException("no canvas " + number);
    }
    return object;
  }

  private static int number(RealmBindings runtime, @Nullable CanvasSurface surface) {
    return surface == null ? 0 : runtime.tree().numberOf(surface);
  }

  static void canvasRun(RealmBindings runtime, int canvas, String commands) {
    canvases(runtime).run(expect(runtime, canvas), commands, number -> source(runtime, number));
  }

  static void canvasReset(RealmBindings runtime, int canvas, int width, int height) {
    canvases(runtime).reset(expect(runtime, canvas), width, height);
  }

  static @Nullable String canvasColor(RealmBindings runtime, int canvas, String text) {
    return canvases(runtime).color(source(runtime, canvas), text);
  }

  static @Nullable String canvasFont(RealmBindings runtime, int canvas, String text) {
    return canvases(runtime).font(expect(runtime, canvas), text);
  }

  static String canvasMeasure(RealmBindings runtime, int canvas, String text) {
    return canvases(runtime).measure(expect(runtime, canvas), text);
  }

  /// The pixels lie ready to be taken.
  static void canvasPixels(RealmBindings runtime, int canvas, int x, int y, int width, int height) {
    runtime.bytes().answer(canvases(runtime).pixels(expect(runtime, canvas), x, y, width, height));
  }

  /// The file's type, whose bytes lie ready; null for a canvas without pixels.
  static @Nullable String canvasEncoded(
      RealmBindings runtime, int canvas, String type, double quality) {
    Canvases.Encoded file = canvases(runtime).encoded(expect(runtime, canvas), type, quality);
    if (file == null) {
      return null;
    }
    runtime.bytes().answer(file.bytes());
    return file.type();
  }

  static boolean canvasHit(
      RealmBindings runtime,
      int canvas,
      @Nullable String path,
      double x,
      double y,
      boolean evenOdd,
      boolean stroke) {
    return canvases(runtime).hits(expect(runtime, canvas), path, x, y, evenOdd, stroke);
  }

  static String canvasImage(RealmBindings runtime, int source) {
    return canvases(runtime).drawable(expect(runtime, source));
  }

  static int canvasOffscreen(RealmBindings runtime, int width, int height) {
    return number(runtime, canvases(runtime).offscreen(width, height));
  }

  static int canvasSnapshot(RealmBindings runtime, int source) {
    return number(runtime, canvases(runtime).snapshot(expect(runtime, source)));
  }

  /// Of the file that was given; 0 if it is no picture.
  static int canvasDecode(RealmBindings runtime) {
    return number(runtime, canvases(runtime).decode(runtime.bytes().given()));
  }

  /// All pixels lie ready to be taken, for [#canvasRestore].
  static void canvasStored(RealmBindings runtime, int canvas) {
    runtime.bytes().answer(canvases(runtime).stored(expect(runtime, canvas)));
  }

  /// Of the pixels that were given; 0 if they are not as many.
  static int canvasRestore(RealmBindings runtime, int width, int height) {
    return number(runtime, canvases(runtime).restore(width, height, runtime.bytes().given()));
  }

  static void canvasErase(RealmBindings runtime, int canvas, boolean opaque) {
    canvases(runtime).erase(expect(runtime, canvas), opaque ? 0xff000000 : 0);
  }

  static void canvasClose(RealmBindings runtime, int canvas) {
    canvases(runtime).close(expect(runtime, canvas));
  }

  static int canvasPlaceholder(RealmBindings runtime, Element canvas, int width, int height) {
    return canvases(runtime).placeholder(canvas, width, height);
  }

  static void canvasPresent(RealmBindings runtime, int canvas, int placeholder) {
    canvases(runtime).present(expect(runtime, canvas), placeholder);
  }
}
