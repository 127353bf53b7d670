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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// How long it takes to bring a picture of 1280 x 720 RGBA pixels to another process: it is copied
/// into shared memory, the other process is told and copies it out. Against the same two copies
/// within one process, in private memory.
///
/// "In tiles" is how a renderer brings pictures: each of 15 slots is told of when it is ready, so
/// that the reader works beside the writer. "In one piece" tells once, at the end.
public final class SharedPixels {
  private static final long BYTES = 1280L * 720 * 4;
  private static final int ROUNDS = 9;
  private static final int FRAMES = 200;
  private static final int TILES = 15; // of 256 x 240 pixels

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
        double[] whole = new double[ROUNDS];
        double[] tiles = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two to warm up
          double bareNanos = copyWithin(picture, between, copy);
          double wholeNanos = copyAcross(picture, shared.segment(), reader, 1);
          double tilesNanos = copyAcross(picture, shared.segment(), reader, TILES);
          if (round >= 0) {
            bare[round] = bareNanos;
            whole[round] = wholeNanos;
            tiles[round] = tilesNanos;
          }
        }
        double reference = RoundTrip.median(bare);
        System.out.printf("bare copies     %7.1f us%n", reference / 1e3);
        print("in one piece", whole, reference);
        print("in tiles", tiles, reference);
        System.out.printf("(%s)%n", shared.backing());
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

  private static void print(String what, double[] nanos, double reference) {
    double median = RoundTrip.median(nanos);
    System.out.printf("%-15s %7.1f us   ratio %.2f%n", what, median / 1e3, median / reference);
  }

  private static double copyAcross(
      MemorySegment picture, MemorySegment shared, FontService reader, int slots) {
    List<CompletableFuture<FontReply>> told = new ArrayList<>(slots);
    long slot = BYTES / slots;
    long start = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      for (int k = 0; k < slots; k++) {
        MemorySegment.copy(picture, k * slot, shared, k * slot, slot);
        told.add(
            reader.fallback(
                FontFallbackRequest.newBuilder().setCodePoint(k).setWeight(slots).build()));
      }
      told.forEach(CompletableFuture::join);
      told.clear();
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
              long slot = BYTES / request.getWeight();
              long at = request.getCodePoint() * slot;
              MemorySegment.copy(shared.join(), at, copy, at, slot);
              if (request.getCodePoint() == request.getWeight() - 1
                  && copy.get(ValueLayout.JAVA_INT, BYTES - 4) != 4711) {
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
