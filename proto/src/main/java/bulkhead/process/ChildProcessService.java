package bulkhead.process;

import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpTraceRequest;
import bulkhead.ipc.api.PingRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.TraceBatch;
import bulkhead.ipc.api.TraceEvent;
import bulkhead.platform.Libc;
import bulkhead.trace.Trace;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What every child answers the browser process. Thread: the child's owning loop.
public final class ChildProcessService implements ChildProcess {
  private static final int BATCH = 2000;

  private final TaskLoop loop;
  private final Channel channel;
  private final boolean ownProcess;

  public ChildProcessService(TaskLoop loop, Channel channel, ChildStart start) {
    this.loop = loop;
    this.channel = channel;
    this.ownProcess = start.ownProcess();
  }

  @Override
  public void shutdown(ShutdownRequest request) {
    loop.quit();
  }

  @Override
  public CompletableFuture<Done> ping(PingRequest request) {
    return CompletableFuture.completedFuture(Done.getDefaultInstance());
  }

  @Override
  public CompletableFuture<TraceBatch> dumpTrace(DumpTraceRequest request) {
    long from = Math.max(request.getFromSequence(), Trace.nextSequence() - Trace.CAPACITY);
    List<Trace.Event> events = Trace.since(from, BATCH);
    TraceBatch.Builder batch = TraceBatch.newBuilder();
    for (Trace.Event event : events) {
      batch.addEvents(
          TraceEvent.newBuilder()
              .setName(event.category() + "." + event.name())
              .setThread(event.thread())
              .setStartNanos(event.startNanos())
              .setDurationNanos(event.durationNanos())
              .setFlowId(event.flowId()));
    }
    long next = from + events.size();
    return CompletableFuture.completedFuture(
        batch
            .setNextSequence(next)
            .setMore(next < Trace.nextSequence() && !events.isEmpty())
            .build());
  }

  @Override
  public void die(DieRequest request) {
    switch (request.getManner()) {
      case CRASH -> {
        if (ownProcess) {
          MemorySegment.ofAddress(0x10).reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
        }
      }
      case OUT_OF_MEMORY -> {
        List<byte[]> kept = new ArrayList<>();
        while (ownProcess) {
          kept.add(new byte[1 << 22]);
        }
      }
      case EXIT -> {
        if (ownProcess) {
          Libc.syscall(Libc.SYS_EXIT_GROUP, 7);
        }
      }
      case HANG -> {
        while (channel.name() != null) {
          Thread.onSpinWait();
        }
      }
      case BAD_MESSAGE ->
          channel
              .proxy(ChildProcessHost.IPC)
              .ready(ChildReady.newBuilder().setSandboxDetail("x".repeat(5000)).build());
      case MANNER_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }
}
