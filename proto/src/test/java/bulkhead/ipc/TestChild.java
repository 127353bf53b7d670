package bulkhead.ipc;

import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpTraceRequest;
import bulkhead.ipc.api.PingRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.TraceBatch;
import bulkhead.process.ChildMain;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/// The child of [ChildProcessesTest]: does the one thing that its argument names. Orders come as
/// `ChildProcessHost.Ready`, whose text holds the bytes of an [Arena] or an [Attachment] in
/// hexadecimal; it reports by the same interface.
public final class TestChild implements ChildRole {
  private static final HexFormat HEX = HexFormat.of();

  private final String task;
  private final TaskLoop loop = new TaskLoop("TestChild");

  private TestChild(String task) {
    this.task = task;
  }

  public static void main(String[] args) {
    ChildMain.main(new TestChild(args[0]));
  }

  static void sendArena(Channel channel, Arena arena) {
    sendOrder(channel, arena.toByteArray());
  }

  static void sendChannel(Channel channel, Attachment attachment) {
    sendOrder(channel, attachment.toByteArray());
  }

  private static void sendOrder(Channel channel, byte[] order) {
    say(channel, HEX.formatHex(order));
  }

  @Override
  public String type() {
    return task;
  }

  @Override
  public void run(ChildStart start) throws Exception {
    IoLoop io = IoLoop.start("ChildIO");
    CompletableFuture<ChildConnection> connection = new CompletableFuture<>();
    connection.complete(
        ChildConnection.open(
            io,
            start.endpoint(),
            start.token(),
            task,
            channel -> {
              channel.bind(ChildProcess.IPC, new Served(channel), Runnable::run);
              channel.bind(
                  ChildProcessHost.IPC,
                  order -> obey(connection.join(), HEX.parseHex(order.getSandboxDetail())),
                  loop);
              channel.closed().thenAccept(why -> loop.quit());
            }));
    loop.run();
  }

  private static void say(Channel channel, String words) {
    channel
        .proxy(ChildProcessHost.IPC)
        .ready(ChildReady.newBuilder().setSandboxDetail(words).build());
  }

  private void obey(ChildConnection browser, byte[] order) {
    Channel host = browser.channel();
    try {
      switch (task) {
        case "memory" -> {
          say(host, "memory is awaited");
          MemorySegment memory = browser.map(Arena.parseFrom(order));
          say(host, "read " + memory.get(ValueLayout.JAVA_INT, 4096));
          memory.set(ValueLayout.JAVA_INT, 4096, 5678);
          say(host, "wrote");
        }
        case "answer" ->
            browser.openDirect(
                Attachment.parseFrom(order),
                "direct",
                direct ->
                    direct.bind(
                        ChildProcess.IPC,
                        new Served(host) {
                          @Override
                          public CompletableFuture<Done> ping(PingRequest request) {
                            say(host, "asked by the other child");
                            return CompletableFuture.completedFuture(Done.getDefaultInstance());
                          }
                        },
                        loop));
        case "ask" -> {
          Channel direct = browser.openDirect(Attachment.parseFrom(order), "direct", opened -> {});
          direct
              .proxy(ChildProcess.IPC)
              .ping(PingRequest.getDefaultInstance())
              .thenAccept(done -> say(host, "the other child answered"));
          direct.closed().thenAccept(why -> say(host, "the other child has gone"));
        }
        default -> throw new IllegalArgumentException(task);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// What the browser process may ask of it.
  private class Served implements ChildProcess {
    private final Channel host;

    Served(Channel host) {
      this.host = host;
    }

    @Override
    public void shutdown(ShutdownRequest request) {
      loop.quit();
    }

    @Override
    public CompletableFuture<Done> ping(PingRequest request) {
      say(host, "pinged");
      return task.equals("never answer")
          ? new CompletableFuture<>()
          : CompletableFuture.completedFuture(Done.getDefaultInstance());
    }

    @Override
    public CompletableFuture<TraceBatch> dumpTrace(DumpTraceRequest request) {
      return CompletableFuture.completedFuture(TraceBatch.getDefaultInstance());
    }

    @Override
    public void die(DieRequest request) {}
  }
}
