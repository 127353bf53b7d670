package bulkhead.gpu;

import bulkhead.gpu.gl.GlWarmUp;
import bulkhead.gpu.ipc.GpuHandler;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.Gpu;
import bulkhead.process.ChildProcessService;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;

/// The GPU process's work, as a process of its own or on a thread of the browser process's JVM. The
/// calling thread becomes `GpuMain`: it owns every surface, output and OpenGL object.
public final class GpuRole implements ChildRole {
  /// Whether OpenGL is loaded while the process still connects, before it is known to be wanted.
  public enum OpenGl {
    WARM_UP,
    NOT_NEEDED
  }

  private final OpenGl openGl;

  /// For a role that is found by its interface and runs inside another process.
  public GpuRole() {
    this(OpenGl.NOT_NEEDED);
  }

  GpuRole(OpenGl openGl) {
    this.openGl = openGl;
  }

  @Override
  public String type() {
    return "gpu-process";
  }

  @Override
  public void run(ChildStart start) throws Exception {
    long begin = System.nanoTime();
    if (openGl == OpenGl.WARM_UP) {
      GlWarmUp.start(); // beside the connection's own start
    }
    TaskLoop loop = new TaskLoop("GpuMain");
    GpuHandler handler = new GpuHandler(loop, new LoopTimers(loop));
    try (IoLoop io = IoLoop.start("ChildIO")) {
      ChildConnection browser =
          ChildConnection.open(
              io,
              start.endpoint(),
              start.token(),
              "browser",
              channel -> {
                channel.bind(ChildProcess.IPC, new ChildProcessService(loop, channel, start), loop);
                channel.bind(Gpu.IPC, handler, loop);
                Outcome.then(channel.closed(), why -> loop.quit());
              });
      handler.connected(browser);
      browser
          .channel()
          .proxy(ChildProcessHost.IPC)
          .ready(
              ChildReady.newBuilder()
                  .setSandbox(ChildReady.Sandbox.UNAVAILABLE)
                  .setSandboxDetail("graphics drivers open devices and files at any time")
                  .putStartPartsNanos("main", begin)
                  .putStartPartsNanos("connected", System.nanoTime())
                  .build());
      loop.run();
      handler.close();
    }
  }
}
