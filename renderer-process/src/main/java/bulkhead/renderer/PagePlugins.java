package bulkhead.renderer;

import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.CreatePluginReply;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PluginRequest;
import bulkhead.ipc.api.ResizePluginRequest;
import bulkhead.ipc.api.Size;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.paint.SurfaceId;
import bulkhead.renderer.paint.SurfaceProvider;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The plugin boxes of one document. A box is asked for when its element has its first size.
/// Thread: `RendererMain`.
final class PagePlugins implements SurfaceProvider {
  /// What an element's box shows.
  sealed interface State {
    /// Not laid out yet, or the browser process has not answered.
    record Waiting() implements State {}

    record Showing(SurfaceId surface) implements State {}

    /// Refused, or its process died.
    record Broken(String reason) implements State {}

    /// What the address has is for a frame.
    record ForFrame() implements State {}
  }

  private static final class PluginBox {
    final int id;
    final String url;
    final String type;
    final long bodyId;
    State state = new State.Waiting();
    boolean asked;
    int width;
    int height;

    PluginBox(int id, String url, String type, long bodyId) {
      this.id = id;
      this.url = url;
      this.type = type;
      this.bodyId = bodyId;
    }
  }

  private final int pageId;
  private final PageHost browser;
  private final TaskLoop main;
  private final IntSupplier numbers;
  private final LoadTracker loads;
  private final Consumer<Element> changed;
  private final Map<Element, PluginBox> boxes = new IdentityHashMap<>();

  /// @param numbers gives each plugin box of the page its number
  /// @param loads wait until it is known of each object whether it shows its fallback
  /// @param changed told of an element whose plugin was started, or could not be
  PagePlugins(
      int pageId,
      PageHost browser,
      TaskLoop main,
      IntSupplier numbers,
      LoadTracker loads,
      Consumer<Element> changed) {
    this.pageId = pageId;
    this.browser = browser;
    this.main = main;
    this.numbers = numbers;
    this.loads = loads;
    this.changed = changed;
  }

  /// An `<embed>` or `<object>` names something for a plugin.
  void found(Element element, String url, String type) {
    element.setState(ElementState.EMBEDS_PLUGIN, true);
    boxes.put(element, new PluginBox(numbers.getAsInt(), url, type, 0));
  }

  /// The element names something else now.
  void forget(Element element) {
    element.setState(ElementState.EMBEDS_PLUGIN, false);
    PluginBox box = boxes.remove(element);
    if (box != null) {
      destroy(box);
    }
  }

  /// The whole document is the plugin's.
  void adoptBody(Element embed, CommitNavigationRequest navigation) {
    embed.setState(ElementState.EMBEDS_PLUGIN, true);
    boxes.put(
        embed,
        new PluginBox(
            numbers.getAsInt(),
            navigation.getUrl(),
            navigation.getMimeType(),
            navigation.getBodyRequestId()));
  }

  /// The element's box was laid out with that size (device pixels): asks for its plugin, or tells
  /// it.
  void laidOut(Element element, int width, int height, float deviceScale) {
    PluginBox box = boxes.get(element);
    if (box == null || width <= 0 || height <= 0) {
      return;
    }
    Size size = Size.newBuilder().setWidth(width).setHeight(height).build();
    if (!box.asked) {
      box.asked = true;
      boolean mayFallBack = element.is("object");
      if (mayFallBack) {
        loads.begin();
      }
      Outcome.either(
          browser.createPlugin(
              CreatePluginRequest.newBuilder()
                  .setPageId(pageId)
                  .setPluginId(box.id)
                  .setUrl(box.url)
                  .setMimeType(box.type)
                  .setSize(size)
                  .setBodyRequestId(box.bodyId)
                  .setDeviceScaleFactor(deviceScale)
                  .setHasFallback(mayFallBack)
                  .build()),
          main,
          (reply, failure) -> {
            created(element, box, reply);
            if (mayFallBack) {
              loads.end();
            }
          });
    } else if (width != box.width || height != box.height) {
      browser.resizePlugin(
          ResizePluginRequest.newBuilder()
              .setPageId(pageId)
              .setPluginId(box.id)
              .setSize(size)
              .setDeviceScaleFactor(deviceScale)
              .build());
    }
    box.width = width;
    box.height = height;
  }

  private void created(Element element, PluginBox box, @Nullable CreatePluginReply reply) {
    if (reply == null) {
      box.state = new State.Broken("the plugin could not be started");
    } else if (reply.hasSurface()) {
      box.state =
          new State.Showing(
              new SurfaceId(reply.getSurface().getClientId(), reply.getSurface().getLocalId()));
    } else if (reply.getForFrame() && box.bodyId == 0) {
      box.state = new State.ForFrame();
    } else {
      box.state = new State.Broken(reply.getRefusal());
    }
    changed.accept(element);
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }

  /// The element of the plugin that has the whole page; null if none has.
  @Nullable Element wholePage() {
    for (Map.Entry<Element, PluginBox> entry : boxes.entrySet()) {
      if (entry.getValue().bodyId != 0) {
        return entry.getKey();
      }
    }
    return null;
  }

  @Override
  public @Nullable SurfaceId surfaceOf(Element element) {
    PluginBox box = boxes.get(element);
    return box != null && box.state instanceof State.Showing(SurfaceId surface) ? surface : null;
  }

  @Override
  public boolean isBroken(Element element) {
    PluginBox box = boxes.get(element);
    return box != null && box.state instanceof State.Broken;
  }

  /// What a frame is to show instead of the element's plugin; null if none is.
  @Nullable String urlForFrame(Element element) {
    PluginBox box = boxes.get(element);
    return box != null && box.state instanceof State.ForFrame ? box.url : null;
  }

  /// The number of the element's box for input; 0 if there is none that shows something.
  int inputTarget(Element element) {
    PluginBox box = boxes.get(element);
    return box != null && box.state instanceof State.Showing ? box.id : 0;
  }

  void gone(int pluginId, String reason) {
    for (PluginBox box : boxes.values()) {
      if (box.id == pluginId) {
        box.state = new State.Broken(reason);
      }
    }
  }

  void close() {
    boxes.values().forEach(this::destroy);
    boxes.clear();
  }

  private void destroy(PluginBox box) {
    if (box.asked) {
      browser.destroyPlugin(
          PluginRequest.newBuilder().setPageId(pageId).setPluginId(box.id).build());
    }
  }
}
