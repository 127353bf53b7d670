package bulkhead.gpu.gl;

import bulkhead.gpu.output.Renderer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether a graphics processor would draw what OpenGL is told. Where OpenGL is itself software
/// (Mesa's llvmpipe, SwiftShader), [bulkhead.gpu.software.SoftwareRenderer] draws the same picture
/// with less: pages are mostly tiles that have only to be copied. Chromium does not composite with
/// such an OpenGL either. Stateless; any thread.
public final class GraphicsHardware {
  /// Device files of drivers that are not in `/dev/dri`: NVIDIA's own, that of Windows' subsystem
  /// for Linux, ARM's and Qualcomm's.
  private static final List<Path> OTHER_DEVICES =
      List.of(
          Path.of("/dev/nvidiactl"),
          Path.of("/dev/dxg"),
          Path.of("/dev/mali0"),
          Path.of("/dev/kgsl-3d0"));

  /// As they name themselves in `GL_RENDERER`.
  private static final List<String> SOFTWARE_RASTERIZERS =
      List.of("llvmpipe", "softpipe", "swrast", "Software Rasterizer", "SwiftShader");

  private GraphicsHardware() {}

  /// Whether the kernel shows this process a device that may draw. Costs next to nothing, while
  /// finding out by OpenGL costs loading it.
  public static boolean mayBeThere() {
    try (DirectoryStream<Path> nodes = Files.newDirectoryStream(Path.of("/dev/dri"), "renderD*")) {
      if (nodes.iterator().hasNext()) {
        return true;
      }
    } catch (IOException e) {
      // No such folder: no such drivers.
    }
    return OTHER_DEVICES.stream().anyMatch(Files::exists);
  }

  /// Whether hardware draws for this renderer.
  public static boolean drawsFor(Renderer.Info info) {
    return SOFTWARE_RASTERIZERS.stream().noneMatch(info.renderer()::contains);
  }
}
