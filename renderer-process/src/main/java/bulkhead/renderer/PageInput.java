package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.dom.Document;

/// What the user's input does in one document. Thread: `RendererMain`.
final class PageInput {
  PageInput(
      int pageId,
      Document document,
      PagePipeline pipeline,
      PagePlugins plugins,
      PageHost browser,
      Runnable changed) {}

  void setFocused(boolean focused) {}

  void scrolled() {}

  void mouse(MouseInput input) {}

  void wheel(WheelInput input, CompositorLink compositor) {}

  void key(KeyInput input, CompositorLink compositor) {}
}
