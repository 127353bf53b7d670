package bulkhead.gpu;

import bulkhead.gpu.gl.GraphicsHardware;
import bulkhead.process.ChildMain;
import java.util.List;

/// GPU process: turns frames of renderers and plugins into the pictures of windows. Started by the
/// browser process; ends when that channel closes.
public final class GpuMain {
  private GpuMain() {}

  public static void main(String[] args) {
    ChildMain.main(new GpuRole(openGl(List.of(args))));
  }

  private static GpuRole.OpenGl openGl(List<String> arguments) {
    boolean wanted =
        arguments.contains("--use-gl=egl")
            || (!arguments.contains("--disable-gpu") && GraphicsHardware.mayBeThere());
    return wanted ? GpuRole.OpenGl.WARM_UP : GpuRole.OpenGl.NOT_NEEDED;
  }
}
