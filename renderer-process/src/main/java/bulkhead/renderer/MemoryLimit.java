package bulkhead.renderer;

import bulkhead.platform.Libc;

/// How much private memory this process may have. A page that asks for memory without end meets the
/// end of its own process's share, and not that of the machine: its array buffers then cannot be
/// made, or this process ends with that reason. The Java heap has a limit of its own. Any thread.
final class MemoryLimit {
  private static final System.Logger LOG = System.getLogger("bulkhead.renderer");

  /// What a renderer may have beside twice its Java heap: scripts' heaps, array buffers, pictures.
  private static final long OTHER_BYTES = 2L << 30;

  /// What a worker maps by being there, and mostly never touches: V8 maps 512 MiB for the code of
  /// each isolate; the rest is the thread's stack.
  private static final long WORKER_BYTES = (512 + 32) << 20;

  /// 0 as long as there is no limit.
  private static long share;

  private static int workers;

  private MemoryLimit() {}

  static synchronized void set() {
    share = 2 * Runtime.getRuntime().maxMemory() + OTHER_BYTES;
    apply();
  }

  /// To be called before a worker's isolate is made.
  static synchronized void workerBegins() {
    workers++;
    apply();
  }

  /// To be called when that isolate is closed.
  static synchronized void workerEnded() {
    workers--;
    apply();
  }

  private static void apply() {
    if (share == 0) {
      return;
    }
    Libc.Result limited = Libc.limitPrivateMemory(share + workers * WORKER_BYTES);
    if (limited.failed()) {
      LOG.log(System.Logger.Level.WARNING, "no limit of memory: errno " + limited.errno());
    }
  }
}
