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
import bulkhead.testing.ConnectedChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// How long it takes to bring pictures of 1280 x 720 RGBA pixels to another process by the messages
/// that renderers use for it: 15 tiles are copied into shared memory, a `CompositorFrame` names
/// them, the other process copies them out and answers `FrameShown`. Against two references,
/// measured in turns with it:
///
/// - the bare copies between the same two processes through the same memory, each told of by one
///   byte over a Unix socket: what our messages cost beside the copies and the waking;
/// - the same two copies within one process, in private memory: what it costs to have two
///   processes at all.
///
/// "One at a time": the next picture is begun when the one before it has been shown. "In a row":
/// the next picture's tiles are drawn to other slots meanwhile, as raster workers do; there is
/// still only one frame unanswered. Of the rounds, the medians are compared.
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
      Semaphore shown = new Semaphore(0);
      Path path = listener.folder().resolve("bare");
      try (ServerSocketChannel server =
              ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                  .bind(UnixDomainSocketAddress.of(path));
          ConnectedChild child =
              ConnectedChild.start(
                  listener,
                  Child.class,
                  "pixels",
                  channel -> channel.bind(FrameClient.IPC, tellingOf(shown), Runnable::run),
                  path.toString())) {
        ChildListener.Connected sockets = child.sockets();
        Attachment memory =
            Objects.requireNonNull(sockets.descriptors())
                .send(shared.descriptor(), Descriptors.Ownership.KEEP);
        mapOver(sockets.channel().proxy(FontService.IPC), memory);
        Writer messages =
            new Writer(
                shared.segment(), new Messages(sockets.channel().proxy(FrameSink.IPC), shown));
        Writer bytes = new Writer(shared.segment(), new Bytes(server.accept()));

        MemorySegment picture = privateMemory();
        MemorySegment between = privateMemory();
        MemorySegment copy = privateMemory();
        picture.set(ValueLayout.JAVA_INT, BYTES - 4, MARK);
        double[][] nanos = new double[5][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two to warm up
          double[] one = {
            copyWithin(picture, between, copy),
            bytes.oneAtATime(picture),
            messages.oneAtATime(picture),
            bytes.inARow(picture),
            messages.inARow(picture)
          };
          for (int i = 0; round >= 0 && i < one.length; i++) {
            nanos[i][round] = one[i];
          }
        }
        double within = RoundTrip.median(nanos[0]);
        System.out.printf(
            "copies within one process   %7.1f us (%s)%n", within / 1e3, shared.backing());
        print("one at a time", within, nanos[1], nanos[2]);
        print("in a row", within, nanos[3], nanos[4]);
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

  private static void print(String what, double within, double[] bare, double[] messages) {
    double reference = RoundTrip.median(bare);
    double median = RoundTrip.median(messages);
    System.out.printf("%s, bare copies%n", what);
    System.out.printf("    between two processes   %7.1f us%n", reference / 1e3);
    System.out.printf(
        "    by messages             %7.1f us   ratio %.2f   to one process %.2f%n",
        median / 1e3, median / reference, median / within);
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

  /// How the other process is told that a picture lies in the memory, and how it answers.
  private sealed interface Courier {
    void submit(long frame) throws IOException;

    void awaitShown() throws IOException;
  }

  /// One byte each way: which of the slots, and anything.
  private record Bytes(SocketChannel socket, ByteBuffer buffer) implements Courier {
    Bytes(SocketChannel socket) {
      this(socket, ByteBuffer.allocateDirect(1));
    }

    @Override
    public void submit(long frame) throws IOException {
      socket.write(buffer.clear().put((byte) (frame % PICTURES)).flip());
    }

    @Override
    public void awaitShown() throws IOException {
      if (socket.read(buffer.clear()) != 1) {
        throw new IOException("the other process has gone");
      }
    }
  }

  /// A frame that names the tiles, and the answer that it was shown.
  private record Messages(FrameSink sink, Semaphore shown) implements Courier {
    @Override
    public void submit(long frame) {
      CompositorFrame.Builder builder =
          CompositorFrame.newBuilder().setLocalSurfaceId(1).setFrameNumber(frame);
      for (int k = 0; k < TILES; k++) {
        long id = frame * TILES + k;
        builder.addResources(
            TileResource.newBuilder()
                .setResourceId(id)
                .setOffset(slot(frame, k))
                .setStride(TILE_WIDTH * 4)
                .setWidth(TILE_WIDTH)
                .setHeight(TILE_HEIGHT)
                .setOpaque(true));
        builder.addQuads(Quad.newBuilder().setTile(TileQuad.newBuilder().setResourceId(id)));
      }
      sink.submitFrame(builder.build());
    }

    @Override
    public void awaitShown() {
      shown.acquireUninterruptibly();
    }
  }

  private static long slot(long frame, int tile) {
    return frame % PICTURES * BYTES + tile * TILE;
  }

  /// The side of the renderer.
  private static final class Writer {
    private final MemorySegment shared;
    private final Courier courier;
    private long frame;

    Writer(MemorySegment shared, Courier courier) {
      this.shared = shared;
      this.courier = courier;
    }

    /// Nanoseconds a picture.
    double oneAtATime(MemorySegment picture) throws IOException {
      long start = System.nanoTime();
      for (int i = 0; i < FRAMES; i++) {
        draw(picture);
        courier.submit(frame);
        courier.awaitShown();
      }
      return (System.nanoTime() - start) / (double) FRAMES;
    }

    /// Nanoseconds a picture.
    double inARow(MemorySegment picture) throws IOException {
      long start = System.nanoTime();
      draw(picture);
      for (int i = 0; i < FRAMES; i++) {
        courier.submit(frame);
        if (i + 1 < FRAMES) {
          draw(picture);
        }
        courier.awaitShown();
      }
      return (System.nanoTime() - start) / (double) FRAMES;
    }

    /// Into the slots that the frame before does not use.
    private void draw(MemorySegment picture) {
      frame++;
      for (int k = 0; k < TILES; k++) {
        MemorySegment.copy(picture, k * TILE, shared, slot(frame, k), TILE);
      }
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
              check(copy);
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
      Thread.ofPlatform().daemon().start(() -> copyBare(Path.of(args[0]), shared.join()));
      Channel channel = connection.join().channel();
      client.complete(channel.proxy(FrameClient.IPC));
      channel.closed().join();
    }

    private static void copyBare(Path path, MemorySegment shared) {
      MemorySegment copy = privateMemory();
      try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1);
        while (socket.read(buffer.clear()) > 0) {
          long picture = buffer.get(0);
          for (int k = 0; k < TILES; k++) {
            MemorySegment.copy(shared, slot(picture, k), copy, k * TILE, TILE);
          }
          check(copy);
          socket.write(buffer.flip());
        }
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    private static void check(MemorySegment copy) {
      if (copy.get(ValueLayout.JAVA_INT, BYTES - 4) != MARK) {
        throw new IllegalStateException("not the picture that was sent");
      }
    }
  }
}
