package bulkhead.gpu;

import bulkhead.process.ChildMain;

/// GPU process: turns frames of renderers and plugins into the pictures of windows. Started by the
/// browser process; ends when that channel closes.
public final class GpuMain {
  private GpuMain() {}

  public static void main(String[] args) {
    ChildMain.main(new GpuRole());
  }
}
