package bulkhead.renderer.canvas;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ImageResource;
import io.github.humbleui.skija.Image;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The way from an `OffscreenCanvas` to the element whose control was transferred to it (HTML
/// §4.12.5.3 "placeholder canvas element"). The two may be on different threads, so each picture is
/// handed over as an immutable image; one that was not taken before the next came is left out.
/// Thread: [#present] any, all else `RendererMain`.
final class CanvasPlaceholder {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /// By number. Who holds them is the document of the element.
  private static final Map<Integer, WeakReference<CanvasPlaceholder>> ALL =
      new ConcurrentHashMap<>();

  /// What the element shows.
  ///
  /// @param image null for a canvas without pixels
  private record Shown(@Nullable Image image, int width, int height) implements ImageResource {
    @Override
    public State state() {
      return State.COMPLETE;
    }

    @Override
    public float naturalWidth() {
      return width;
    }

    @Override
    public float naturalHeight() {
      return height;
    }
  }

  final int number = NUMBERS.incrementAndGet();
  private final WeakReference<Element> element;
  private final Executor main;
  private final Listener listener;
  private final AtomicReference<@Nullable Shown> next = new AtomicReference<>();
  private Shown shown;

  /// Hears on `RendererMain` that an element has another picture.
  interface Listener {
    void changed(Element element, boolean size);
  }

  CanvasPlaceholder(Element element, int width, int height, Executor main, Listener listener) {
    this.element = new WeakReference<>(element);
    this.main = main;
    this.listener = listener;
    this.shown = new Shown(null, width, height);
    ALL.values().removeIf(each -> each.refersTo(null));
    ALL.put(number, new WeakReference<>(this));
  }

  ImageResource shown() {
    return shown;
  }

  /// Has the element of that number show a picture; one that has gone shows nothing. Any thread.
  static void present(int number, @Nullable Image image, int width, int height) {
    WeakReference<CanvasPlaceholder> known = ALL.get(number);
    CanvasPlaceholder placeholder = known == null ? null : known.get();
    if (placeholder != null
        && placeholder.next.getAndSet(new Shown(image, width, height)) == null) {
      placeholder.main.execute(placeholder::take);
    }
  }

  private void take() {
    Shown before = shown;
    Shown now = next.getAndSet(null);
    Element canvas = element.get();
    if (now != null && canvas != null) {
      shown = now;
      listener.changed(canvas, now.width != before.width || now.height != before.height);
    }
  }
}
