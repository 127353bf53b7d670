package bulkhead.benchmark;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FontReply;
import bulkhead.ipc.api.FontService;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import bulkhead.testing.ChildJvm;
import bulkhead.testing.ConnectedChild;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How long a call of 64 bytes, answered by 64 bytes, takes between two processes through a
/// generated interface, against 64 bytes written to a Unix socket and 64 read back. The two are
/// measured in turns; the medians are compared.
///
/// ```
/// bare        main: write, read                       <-> main: read, write
/// call        I/O thread: call, next when answered    <-> I/O thread: answers
/// and wait    main: call and wait for the answer      <-> owner's loop: answers
/// ```
public final class RoundTrip {
  private static final int BYTES = 64;
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 20_000;

  private RoundTrip() {}

  private static final FontMatchRequest REQUEST =
      FontMatchRequest.newBuilder().addFamilies("f".repeat(BYTES - 2)).build();

  private static final FontReply REPLY;

  static {
    FontReply.Builder reply = FontReply.newBuilder();
    reply.getFontBuilder().setFamily("f".repeat(BYTES - 4));
    REPLY = reply.build();
  }

  private static final class Answering implements FontService {
    @Override
    public CompletableFuture<FontReply> match(FontMatchRequest request) {
      return CompletableFuture.completedFuture(REPLY);
    }

    @Override
    public CompletableFuture<FontReply> fallback(FontFallbackRequest request) {
      return CompletableFuture.completedFuture(REPLY);
    }
  }

  public static void main(String[] args) throws Exception {
    if (REQUEST.getSerializedSize() != BYTES || REPLY.getSerializedSize() != BYTES) {
      throw new IllegalStateException(
          REQUEST.getSerializedSize() + " and " + REPLY.getSerializedSize() + " bytes");
    }
    try (IoLoop io = IoLoop.start("BenchmarkIO");
        ChildListener listener = ChildListener.open(io);
        Bare bare = Bare.start(listener.folder().resolve("bare"));
        Peer direct = Peer.start(listener, "io");
        Peer owned = Peer.start(listener, "owner")) {
      double[][] nanos = new double[3][ROUNDS];
      measureAll(bare, direct, owned, WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        double[] one = measureAll(bare, direct, owned, CALLS);
        for (int i = 0; i < one.length; i++) {
          nanos[i][round] = one[i];
        }
      }
      double reference = median(nanos[0]);
      System.out.printf("bare socket     %7.1f us%n", reference / 1e3);
      System.out.printf(
          "call            %7.1f us   ratio %.2f%n",
          median(nanos[1]) / 1e3, median(nanos[1]) / reference);
      System.out.printf(
          "call and wait   %7.1f us   ratio %.2f%n",
          median(nanos[2]) / 1e3, median(nanos[2]) / reference);
    }
    Runtime.getRuntime().halt(0);
  }

  private static double[] measureAll(Bare bare, Peer direct, Peer owned, int calls)
      throws Exception {
    return new double[] {
      bare.nanosPerRound(calls), direct.nanosPerCall(calls), owned.nanosPerWaitedCall(calls)
    };
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// The reference: a blocking socket at both ends.
  private record Bare(ChildJvm child, SocketChannel socket) implements AutoCloseable {
    static Bare start(Path path) throws Exception {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(path));
        ChildJvm child = ChildJvm.start(Child.class, Map.of(), "bare", path.toString());
        return new Bare(child, server.accept());
      }
    }

    double nanosPerRound(int rounds) throws Exception {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        buffer.clear();
        socket.write(buffer);
        buffer.clear();
        while (buffer.hasRemaining()) {
          socket.read(buffer);
        }
      }
      return (System.nanoTime() - start) / (double) rounds;
    }

    @Override
    public void close() {
      child.close();
    }
  }

  /// A child with a channel.
  private record Peer(ConnectedChild child) implements AutoCloseable {
    static Peer start(ChildListener listener, String mode) throws Exception {
      return new Peer(ConnectedChild.start(listener, Child.class, mode, channel -> {}, mode));
    }

    double nanosPerCall(int calls) {
      FontService service = child.channel().proxy(FontService.IPC);
      CompletableFuture<Void> done = new CompletableFuture<>();
      long start = System.nanoTime();
      next(service, calls, done);
      done.join();
      return (System.nanoTime() - start) / (double) calls;
    }

    private static void next(FontService service, int left, CompletableFuture<Void> done) {
      service
          .match(REQUEST)
          .whenComplete(
              (reply, failure) -> {
                if (failure != null) {
                  done.completeExceptionally(failure);
                } else if (left > 1) {
                  next(service, left - 1, done);
                } else {
                  done.complete(null);
                }
              });
    }

    double nanosPerWaitedCall(int calls) {
      FontService service = child.channel().proxy(FontService.IPC);
      long start = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        service.match(REQUEST).join();
      }
      return (System.nanoTime() - start) / (double) calls;
    }

    @Override
    public void close() {
      child.close();
    }
  }

  /// The other process: `bare PATH`, `io` or `owner`.
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      switch (args[0]) {
        case "bare" -> echo(Path.of(args[1]));
        case "io" -> serve(null);
        default -> serve(new TaskLoop("Owner"));
      }
    }

    private static void echo(Path path) throws Exception {
      try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        while (socket.read(buffer) >= 0) {
          if (!buffer.hasRemaining()) {
            buffer.flip();
            socket.write(buffer);
            buffer.clear();
          }
        }
      }
    }

    private static void serve(@Nullable TaskLoop owner) throws Exception {
      ChildStart start = ChildStart.fromEnvironment();
      Executor executor = owner == null ? Runnable::run : owner;
      Channel channel =
          ChildConnection.open(
                  IoLoop.start("ChildIO"),
                  start.endpoint(),
                  start.token(),
                  "benchmark",
                  bound -> bound.bind(FontService.IPC, new Answering(), executor))
              .channel();
      if (owner == null) {
        channel.closed().join();
      } else {
        channel.closed().thenAccept(why -> owner.quit());
        owner.run();
      }
    }
  }
}
