package bulkhead.benchmark;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FontReply;
import bulkhead.ipc.api.FontService;
import bulkhead.memory.SharedMemory;
import bulkhead.process.ChildStart;
import bulkhead.testing.ChildJvm;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// How long it takes to bring a picture of 1280 x 720 RGBA pixels to another process: it is copied
/// into shared memory, the other process is told and copies it out. Against the same two copies
/// within one process, in private memory.
public final class SharedPixels {
  private static final long BYTES = 1280L * 720 * 4;
  private static final int ROUNDS = 9;
  private static final int FRAMES = 200;

  private SharedPixels() {}

  public static void main(String[] args) throws Exception {
    try (IoLoop io = IoLoop.start("BenchmarkIO");
        ChildListener listener = ChildListener.open(io);
        SharedMemory shared = SharedMemory.create("benchmark", BYTES, listener.folder())) {
      String token = listener.newToken();
      CompletableFuture<Long> pid = new CompletableFuture<>();
      CompletableFuture<ChildListener.Connected> connected =
          listener.expect(token, pid::join, "pixels", channel -> {});
      try (ChildJvm child =
          ChildJvm.start(
              Child.class,
              Map.of(
                  ChildStart.ENDPOINT_VARIABLE,
                  listener.socket().toString(),
                  ChildStart.TOKEN_VARIABLE,
                  token))) {
        pid.complete(child.pid());
        ChildListener.Connected sockets = connected.get();
        Attachment memory =
            Objects.requireNonNull(sockets.descriptors())
                .send(shared.descriptor(), Descriptors.Ownership.KEEP);
        FontService reader = sockets.channel().proxy(FontService.IPC);
        mapOver(reader, memory);

        MemorySegment picture = privateMemory();
        MemorySegment between = privateMemory();
        MemorySegment copy = privateMemory();
        picture.set(ValueLayout.JAVA_INT, BYTES - 4, 4711);
        double[] bare = new double[ROUNDS];
        double[] across = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two to warm up
          double bareNanos = copyWithin(picture, between, copy);
          double acrossNanos = copyAcross(picture, shared.segment(), reader);
          if (round >= 0) {
            bare[round] = bareNanos;
            across[round] = acrossNanos;
          }
        }
        double reference = RoundTrip.median(bare);
        System.out.printf("bare copies     %7.1f us%n", reference / 1e3);
        System.out.printf(
            "to a process    %7.1f us   ratio %.2f   (%s)%n",
            RoundTrip.median(across) / 1e3, RoundTrip.median(across) / reference, shared.backing());
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static MemorySegment privateMemory() {
    return java.lang.foreign.Arena.global().allocate(BYTES, 4096).fill((byte) 1);
  }

  private static double copyWithin(
      MemorySegment picture, MemorySegment between, MemorySegment copy) {
    long start = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      between.copyFrom(picture);
      copy.copyFrom(between);
    }
    return (System.nanoTime() - start) / (double) FRAMES;
  }

  private static double copyAcross(
      MemorySegment picture, MemorySegment shared, FontService reader) {
    FontFallbackRequest copyOut = FontFallbackRequest.getDefaultInstance();
    long start = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      MemorySegment.copy(picture, 0, shared, 0, BYTES);
      reader.fallback(copyOut).join();
    }
    return (System.nanoTime() - start) / (double) FRAMES;
  }

  /// Tells the child where the memory is, in the text of a request: there is no message for
  /// benchmarks.
  private static void mapOver(FontService reader, Attachment memory) {
    reader
        .match(FontMatchRequest.newBuilder().setWeight(memory.getDescriptorIndex()).build())
        .join();
  }

  /// The process that copies the pictures out.
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      ChildStart start = ChildStart.fromEnvironment();
      CompletableFuture<ChildConnection> connection = new CompletableFuture<>();
      CompletableFuture<MemorySegment> shared = new CompletableFuture<>();
      MemorySegment copy = privateMemory();
      FontService reader =
          new FontService() {
            @Override
            public CompletableFuture<FontReply> match(FontMatchRequest request) {
              Arena.Builder arena = Arena.newBuilder().setSize(BYTES);
              arena.getMemoryBuilder().setDescriptorIndex(request.getWeight());
              Thread.startVirtualThread(
                  () -> shared.complete(connection.join().map(arena.build())));
              return shared.thenApply(mapped -> FontReply.getDefaultInstance());
            }

            @Override
            public CompletableFuture<FontReply> fallback(FontFallbackRequest request) {
              MemorySegment.copy(shared.join(), 0, copy, 0, BYTES);
              if (copy.get(ValueLayout.JAVA_INT, BYTES - 4) != 4711) {
                throw new IllegalStateException("not the picture that was sent");
              }
              return CompletableFuture.completedFuture(FontReply.getDefaultInstance());
            }
          };
      connection.complete(
          ChildConnection.open(
              IoLoop.start("ChildIO"),
              start.endpoint(),
              start.token(),
              "pixels",
              bound -> bound.bind(FontService.IPC, reader, Runnable::run)));
      Channel channel = connection.join().channel();
      channel.closed().join();
    }
  }
}
