package bulkhead.gpu.gl;

/// Loads LWJGL and the graphics libraries while the process connects: half of what starting OpenGL
/// costs needs no context. Errors are left for the real start to meet and report.
public final class GlWarmUp {
  private GlWarmUp() {}

  public static void start() {
    Thread.ofPlatform()
        .name("GlWarmUp")
        .daemon()
        .start(
            () -> {
              try {
                SystemLibraries.open();
                Egl.loadDriver();
              } catch (LinkageError | RuntimeException e) {
                System.getLogger("bulkhead.gpu")
                    .log(System.Logger.Level.DEBUG, "no OpenGL libraries", e);
              }
            });
  }
}
