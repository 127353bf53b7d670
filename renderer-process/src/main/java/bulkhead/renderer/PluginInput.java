package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.HitResult;
import org.jspecify.annotations.Nullable;

/// Input that is a plugin's: of the box below the pointer, that in which a button is held, or that
/// which has the keyboard. Thread: `RendererMain`.
final class PluginInput {
  private static final int CONTROL = 2;
  private static final int ALT = 4;
  private static final int META = 8;

  private final int pageId;
  private final PagePipeline pipeline;
  private final PagePlugins plugins;
  private final PageHost browser;
  private @Nullable Element focused;
  private @Nullable Element capturing;

  PluginInput(int pageId, PagePipeline pipeline, PagePlugins plugins, PageHost browser) {
    this.pageId = pageId;
    this.pipeline = pipeline;
    this.plugins = plugins;
    this.browser = browser;
  }

  /// Whether an element shows a plugin.
  boolean isPlugin(@Nullable Element element) {
    return element != null && plugins.inputTarget(element) != 0;
  }

  /// A button is pressed: the plugin there, if one is, has the pointer and the keyboard.
  boolean pressed(@Nullable Element element, MouseInput input, HitResult hit) {
    focused = null;
    if (element == null || !isPlugin(element)) {
      return false;
    }
    focused = element;
    capturing = element;
    mouse(element, input, hit);
    return true;
  }

  /// The pointer moves while a button is held.
  /// @return whether that is a plugin's
  boolean captured(MouseInput input) {
    Element captured = capturing;
    if (captured != null) {
      mouse(captured, input);
    }
    return captured != null;
  }

  /// The button is released.
  /// @return whether that was a plugin's
  boolean released(MouseInput input) {
    boolean was = captured(input);
    capturing = null;
    return was;
  }

  void mouse(Element element, MouseInput input, HitResult hit) {
    mouse(element, input, hit.x() * pipeline.viewport().scale(), hit.y() * pipeline.viewport().scale());
  }

  private void mouse(Element element, MouseInput input, float x, float y) {
    browser.pluginMouse(
        input.toBuilder()
            .setPageId(pageId)
            .setPluginId(plugins.inputTarget(element))
            .setX(x)
            .setY(y)
            .build());
  }

  /// While a button is held, the box that it was pressed in hears of the pointer wherever it is.
  private void mouse(Element element, MouseInput input) {
    float[] origin = pipeline.boxes().originOf(element);
    if (origin != null) {
      mouse(element, input, input.getX() - origin[0], input.getY() - origin[1]);
    }
  }

  /// @return whether the wheel is a plugin's
  boolean wheel(@Nullable Element element, WheelInput input, HitResult hit) {
    if (element != null && plugins.inputTarget(element) != 0) {
      browser.pluginWheel(
          input.toBuilder()
              .setPageId(pageId)
              .setPluginId(plugins.inputTarget(element))
              .setX(hit.x() * pipeline.viewport().scale())
              .setY(hit.y() * pipeline.viewport().scale())
              .build());
      return true;
    }
    return false;
  }

  /// @return whether the keyboard is a plugin's
  boolean key(KeyInput input) {
    Element plugin = focused != null ? focused : plugins.wholePage();
    if (plugin == null || !isPlugin(plugin)) {
      return false;
    }
    browser.pluginKey(
        input.toBuilder().setPageId(pageId).setPluginId(plugins.inputTarget(plugin)).build());
    if (input.getType() == KeyInput.Type.PRESSED && isWindowsToo(input)) {
      browser.unhandledKey(input.toBuilder().setPageId(pageId).build());
    }
    return true;
  }

  /// A plugin hears every key and does not say which it used. The window's shortcuts go on while it
  /// has the keyboard, but for the zoom, which a viewer has itself.
  private static boolean isWindowsToo(KeyInput input) {
    boolean zoom = "+=-0".contains(input.getKey());
    boolean command = (input.getModifiers() & (CONTROL | ALT | META)) != 0;
    return command && !zoom || input.getCode().matches("F[0-9]{1,2}");
  }
}
