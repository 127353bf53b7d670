package bulkhead.ipc;

import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.Hello;
import bulkhead.ipc.api.ProtocolVersion;
import bulkhead.memory.SharedMemory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A child's connection to the browser process: its message channel and the descriptors that come
/// beside it. Any thread.
public final class ChildConnection {
  private static final int ATTACHMENT_SECONDS = 10;

  private final IoLoop loop;
  private final Channel channel;
  private final Descriptors.Receiver descriptors;

  private ChildConnection(IoLoop loop, Channel channel, Descriptors.Receiver descriptors) {
    this.loop = loop;
    this.channel = channel;
    this.descriptors = descriptors;
  }

  /// Connects both sockets and says hello. `binder` runs on the I/O thread before the first message
  /// is read.
  public static ChildConnection open(
      IoLoop loop, Path endpoint, String token, String name, Consumer<Channel> binder)
      throws IOException {
    Descriptors.Receiver receiver = new Descriptors.Receiver();
    try {
      if (loop.passesDescriptors()) {
        loop.client()
            .handler(
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void channelActive(ChannelHandlerContext context) {
                    Descriptors.Receiver.configure(context.channel());
                    context.pipeline().addLast(receiver);
                    sayHello(context.channel(), token, Hello.Socket.DESCRIPTORS);
                  }
                })
            .connect(loop.address(endpoint))
            .sync();
      }
      CompletableFuture<Channel> connected =
          Channel.connect(
              loop,
              endpoint,
              name,
              channel -> {
                binder.accept(channel);
                channel.sendHello(hello(token, Hello.Socket.MESSAGES));
              });
      return new ChildConnection(loop, connected.get(), receiver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException("cannot connect to the browser process", e.getCause());
    }
  }

  private static void sayHello(io.netty.channel.Channel socket, String token, Hello.Socket kind) {
    byte[] bytes = hello(token, kind).toByteArray();
    socket.writeAndFlush(
        socket.alloc().buffer(4 + bytes.length).writeInt(bytes.length).writeBytes(bytes));
  }

  private static Hello hello(String token, Hello.Socket kind) {
    return Hello.newBuilder()
        .setToken(token)
        .setProtocolVersion(ProtocolVersion.VALUE)
        .setSocket(kind)
        .build();
  }

  public Channel channel() {
    return channel;
  }

  /// What its sockets are served by.
  public IoLoop loop() {
    return loop;
  }

  /// The descriptor that a message refers to. Waits for it at most 10 s, which only a dying browser
  /// process makes happen.
  /// @throws IllegalStateException if it does not come
  public int takeDescriptor(Attachment attachment) {
    try {
      return descriptors.take(attachment).get(ATTACHMENT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a descriptor did not arrive", e);
    }
  }

  /// Maps a region that the browser process made.
  public MemorySegment map(Arena arena) {
    try {
      return switch (arena.getMemory().getKindCase()) {
        case DESCRIPTOR_INDEX ->
            SharedMemory.mapDescriptor(takeDescriptor(arena.getMemory()), arena.getSize());
        case PATH -> SharedMemory.mapFile(Path.of(arena.getMemory().getPath()), arena.getSize());
        case KIND_NOT_SET -> throw new IllegalArgumentException("an arena without memory");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens the direct channel to another child that the browser process introduced.
  public Channel openDirect(Attachment attachment, String name, Consumer<Channel> binder) {
    return switch (attachment.getKindCase()) {
      case DESCRIPTOR_INDEX -> Channel.adopt(loop, takeDescriptor(attachment), name, binder);
      case PATH -> Channel.connect(loop, Path.of(attachment.getPath()), name, binder).join();
      case KIND_NOT_SET -> throw new IllegalArgumentException("a connection without a channel");
    };
  }
}
