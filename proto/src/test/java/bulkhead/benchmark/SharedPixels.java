package bulkhead.benchmark;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FontReply;
import bulkhead.ipc.api.FontService;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.memory.SharedMemory;
import bulkhead.process.ChildStart;
import bulkhead.testing.ChildJvm;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// How long it takes to bring pictures of 1280 x 720 RGBA pixels to another process by the messages
/// that renderers use for it: 15 tiles are copied into shared memory, a `CompositorFrame` names
/// them, the other process copies them out and answers `FrameShown`. Against the same two copies
/// within one process, in private memory.
///
/// "One at a time": the next picture is begun when the one before it has been shown. "In a row":
/// the next picture's tiles are drawn to other slots meanwhile, as raster workers do; there is
/// still only one frame unanswered.
public final class SharedPixels {
  private static final int TILES = 15;
  private static final int TILE_WIDTH = 256;
  private static final int TILE_HEIGHT = 240;
  private static final long TILE = TILE_WIDTH * TILE_HEIGHT * 4L;
  private static final long BYTES = TILES * TILE;
  private static final int PICTURES = 2; // that there are slots for
  private static final int ROUNDS = 9;
  private static final int FRAMES = 200;
  private static final int MARK = 4711;

  private SharedPixels() {}

  public static void main(String[] args) throws Exception {
    try (IoLoop io = IoLoop.start("BenchmarkIO");
        ChildListener listener = ChildListener.open(io);
        SharedMemory shared =
            SharedMemory.create("benchmark", PICTURES * BYTES, listener.folder())) {
      String token = listener.newToken();
      CompletableFuture<Long> pid = new CompletableFuture<>();
      Semaphore shown = new Semaphore(0);
      CompletableFuture<ChildListener.Connected> connected =
          listener.expect(
              token,
              pid::join,
              "pixels",
              channel -> channel.bind(FrameClient.IPC, tellingOf(shown), Runnable::run));
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
        mapOver(sockets.channel().proxy(FontService.IPC), memory);
        Writer writer = new Writer(shared.segment(), sockets.channel().proxy(FrameSink.IPC), shown);

        MemorySegment picture = privateMemory();
        MemorySegment between = privateMemory();
        MemorySegment copy = privateMemory();
        picture.set(ValueLayout.JAVA_INT, BYTES - 4, MARK);
        double[] bare = new double[ROUNDS];
        double[] alone = new double[ROUNDS];
        double[] row = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two to warm up
          double bareNanos = copyWithin(picture, between, copy);
          double aloneNanos = writer.oneAtATime(picture);
          double rowNanos = writer.inARow(picture);
          if (round >= 0) {
            bare[round] = bareNanos;
            alone[round] = aloneNanos;
            row[round] = rowNanos;
          }
        }
        double reference = RoundTrip.median(bare);
        System.out.printf("bare copies     %7.1f us%n", reference / 1e3);
        print("one at a time", alone, reference);
        print("in a row", row, reference);
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

  private static FrameClient tellingOf(Semaphore shown) {
    return new FrameClient() {
      @Override
      public void beginFrame(BeginFrameNotice notice) {
        throw new IllegalStateException("nobody asked for it");
      }

      @Override
      public void frameShown(FrameShownNotice notice) {
        shown.release();
      }
    };
  }

  /// The side of the renderer.
  private static final class Writer {
    private final MemorySegment shared;
    private final FrameSink sink;
    private final Semaphore shown;
    private long frame;

    Writer(MemorySegment shared, FrameSink sink, Semaphore shown) {
      this.shared = shared;
      this.sink = sink;
      this.shown = shown;
    }

    /// Nanoseconds a picture.
    double oneAtATime(MemorySegment picture) {
      long start = System.nanoTime();
      for (int i = 0; i < FRAMES; i++) {
        draw(picture);
        submit();
        shown.acquireUninterruptibly();
      }
      return (System.nanoTime() - start) / (double) FRAMES;
    }

    /// Nanoseconds a picture.
    double inARow(MemorySegment picture) {
      long start = System.nanoTime();
      draw(picture);
      for (int i = 0; i < FRAMES; i++) {
        submit();
        if (i + 1 < FRAMES) {
          draw(picture);
        }
        shown.acquireUninterruptibly();
      }
      return (System.nanoTime() - start) / (double) FRAMES;
    }

    /// Into the slots that the frame before does not use.
    private void draw(MemorySegment picture) {
      frame++;
      for (int k = 0; k < TILES; k++) {
        MemorySegment.copy(picture, k * TILE, shared, slot(k), TILE);
      }
    }

    private long slot(int tile) {
      return frame % PICTURES * BYTES + tile * TILE;
    }

    private void submit() {
      CompositorFrame.Builder builder =
          CompositorFrame.newBuilder().setLocalSurfaceId(1).setFrameNumber(frame);
      for (int k = 0; k < TILES; k++) {
        long id = frame * TILES + k;
        builder.addResources(
            TileResource.newBuilder()
                .setResourceId(id)
                .setOffset(slot(k))
                .setStride(TILE_WIDTH * 4)
                .setWidth(TILE_WIDTH)
                .setHeight(TILE_HEIGHT)
                .setOpaque(true));
        builder.addQuads(Quad.newBuilder().setTile(TileQuad.newBuilder().setResourceId(id)));
      }
      sink.submitFrame(builder.build());
    }
  }

  /// Tells the child where the memory is, in a number of a request: there is no message for
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
      CompletableFuture<FrameClient> client = new CompletableFuture<>();
      MemorySegment copy = privateMemory();
      FontService mapper =
          new FontService() {
            @Override
            public CompletableFuture<FontReply> match(FontMatchRequest request) {
              Arena.Builder arena = Arena.newBuilder().setSize(PICTURES * BYTES);
              arena.getMemoryBuilder().setDescriptorIndex(request.getWeight());
              Thread.startVirtualThread(
                  () -> shared.complete(connection.join().map(arena.build())));
              return shared.thenApply(mapped -> FontReply.getDefaultInstance());
            }

            @Override
            public CompletableFuture<FontReply> fallback(FontFallbackRequest request) {
              throw new IllegalStateException("nobody asks for fonts");
            }
          };
      FrameSink reader =
          new FrameSink() {
            @Override
            public void setNeedsBeginFrame(NeedsBeginFrame request) {}

            @Override
            public void submitFrame(CompositorFrame frame) {
              long at = 0;
              for (TileResource tile : frame.getResourcesList()) {
                long size = (long) tile.getStride() * tile.getHeight();
                MemorySegment.copy(shared.join(), tile.getOffset(), copy, at, size);
                at += size;
              }
              if (copy.get(ValueLayout.JAVA_INT, BYTES - 4) != MARK) {
                throw new IllegalStateException("not the picture that was sent");
              }
              client
                  .join()
                  .frameShown(
                      FrameShownNotice.newBuilder()
                          .setLocalSurfaceId(frame.getLocalSurfaceId())
                          .setFrameNumber(frame.getFrameNumber())
                          .build());
            }

            @Override
            public void didNotProduceFrame(BeginFrameAck request) {}
          };
      connection.complete(
          ChildConnection.open(
              IoLoop.start("ChildIO"),
              start.endpoint(),
              start.token(),
              "pixels",
              bound -> {
                bound.bind(FontService.IPC, mapper, Runnable::run);
                bound.bind(FrameSink.IPC, reader, Runnable::run);
              }));
      Channel channel = connection.join().channel();
      client.complete(channel.proxy(FrameClient.IPC));
      channel.closed().join();
    }
  }
}
