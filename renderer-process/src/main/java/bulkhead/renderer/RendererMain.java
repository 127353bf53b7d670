package bulkhead.renderer;

import bulkhead.process.ChildMain;

/// Renderer process: turns the documents of one site into pictures. Started by the browser process;
/// ends with its channel to it.
public final class RendererMain {
  private RendererMain() {}

  public static void main(String[] args) {
    ChildMain.main(new RendererRole());
  }
}
