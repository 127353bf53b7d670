package bulkhead.gpu;

import bulkhead.process.ChildMain;
import java.util.List;

/// GPU process: turns frames of renderers and plugins into the pictures of windows. Started by the
/// browser process; ends when that channel closes.
public final class GpuMain {
  private GpuMain() {}

  public static void main(String[] args) {
    boolean software = List.of(args).contains("--disable-gpu");
    ChildMain.main(new GpuRole(software ? GpuRole.OpenGl.NOT_NEEDED : GpuRole.OpenGl.WARM_UP));
  }
}
