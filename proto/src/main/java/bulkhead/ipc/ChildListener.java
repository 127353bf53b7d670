package bulkhead.ipc;

import bulkhead.ipc.api.Hello;
import bulkhead.ipc.api.ProtocolVersion;
import bulkhead.platform.TemporaryFolder;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where children of the browser process connect: a listening Unix socket in a folder that only
/// this user may enter. A connection is nothing until its [Hello] has shown a token that is
/// expected, the same protocol version, and the process id that was launched with that token. Any
/// thread.
public final class ChildListener implements AutoCloseable {
  private static final Duration HELLO_TIME = Duration.ofSeconds(10);

  /// What a child's two sockets became.
  public record Connected(Channel channel, Descriptors.@Nullable Sender descriptors) {}

  /// A child that was launched and has not connected yet.
  private static final class Expected {
    final LongSupplier pid;
    final String name;
    final Consumer<Channel> binder;
    final CompletableFuture<Connected> connected = new CompletableFuture<>();
    @Nullable Channel messages;
    Descriptors.@Nullable Sender descriptors;

    Expected(LongSupplier pid, String name, Consumer<Channel> binder) {
      this.pid = pid;
      this.name = name;
      this.binder = binder;
    }
  }

  private final IoLoop loop;
  private final Duration helloTime;
  private final TemporaryFolder folder;
  private final Path socket;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final io.netty.channel.Channel server;

  private ChildListener(IoLoop loop, Duration helloTime, TemporaryFolder folder)
      throws IOException {
    this.loop = loop;
    this.helloTime = helloTime;
    this.folder = folder;
    this.socket = folder.path().resolve("ipc");
    try {
      this.server =
          loop.server()
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel accepted) {
                      accepted.pipeline().addLast(Channel.frameDecoder(), new HelloHandler());
                    }
                  })
              .bind(loop.address(socket))
              .sync()
              .channel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Listens in a fresh private folder below the system's folder for temporary files.
  public static ChildListener open(IoLoop loop) throws IOException {
    return open(loop, HELLO_TIME);
  }

  /// @param helloTime a connection that has not said its hello after this time is closed
  static ChildListener open(IoLoop loop, Duration helloTime) throws IOException {
    return new ChildListener(loop, helloTime, TemporaryFolder.create());
  }

  /// What its sockets are served by.
  public IoLoop loop() {
    return loop;
  }

  /// The socket's path: what a child needs besides its token.
  public Path socket() {
    return socket;
  }

  /// The private folder: for what must be files where there is no `memfd`.
  public Path folder() {
    return folder.path();
  }

  /// A fresh one-time token.
  public String newToken() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A child is being launched with this token. The future completes on the I/O thread when it has
  /// connected and proved itself.
  /// @param pid the launched process's id; asked when the child connects
  /// @param binder binds the interfaces of the child's channel before its first message
  public CompletableFuture<Connected> expect(
      String token, LongSupplier pid, String name, Consumer<Channel> binder) {
    Expected child = new Expected(pid, name, binder);
    expected.put(token, child);
    return child.connected;
  }

  /// That child will not come any more.
  public void forget(String token, String reason) {
    Expected child = expected.remove(token);
    if (child != null) {
      child.connected.completeExceptionally(
          new IpcException(IpcException.Kind.PEER_GONE, child.name + ": " + reason));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    folder.close();
  }

  /// Waits for one socket's [Hello]. I/O thread.
  private final class HelloHandler extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context
          .executor()
          .schedule(
              () -> {
                if (!context.isRemoved()) {
                  context.close();
                }
              },
              helloTime.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) throws IOException {
      Hello hello;
      try {
        hello = Hello.parseFrom(frame.nioBuffer());
      } catch (InvalidProtocolBufferException e) {
        refuse(context, "no hand-shake");
        return;
      }
      Expected child = expected.get(hello.getToken());
      if (child == null) {
        refuse(context, "unknown token");
      } else if (hello.getProtocolVersion() != ProtocolVersion.VALUE) {
        refuse(context, child.name + ": built from other interface descriptions");
      } else if (!peerIs(context, child.pid.getAsLong())) {
        refuse(context, child.name + ": another process used its token");
      } else {
        accept(context, hello, child);
      }
    }

    private void refuse(ChannelHandlerContext context, String reason) {
      System.getLogger("bulkhead.ipc")
          .log(System.Logger.Level.WARNING, "connection refused: " + reason);
      context.close();
    }

    private boolean peerIs(ChannelHandlerContext context, long pid) throws IOException {
      return !(context.channel() instanceof EpollDomainSocketChannel epoll)
          || epoll.peerCredentials().pid() == pid;
    }

    private void accept(ChannelHandlerContext context, Hello hello, Expected child) {
      switch (hello.getSocket()) {
        case MESSAGES -> {
          if (child.messages != null) {
            refuse(context, child.name + " connected twice");
            return;
          }
          context.pipeline().remove(this);
          child.messages = Channel.open(child.name, context.channel(), child.binder);
        }
        case DESCRIPTORS -> {
          if (child.descriptors != null) {
            refuse(context, child.name + " connected twice");
            return;
          }
          context.pipeline().remove(this);
          child.descriptors = new Descriptors.Sender(context.channel());
        }
        case SOCKET_UNSPECIFIED, UNRECOGNIZED -> {
          refuse(context, child.name + ": unknown kind of socket");
          return;
        }
      }
      Channel messages = child.messages;
      if (messages != null && (child.descriptors != null || !loop.passesDescriptors())) {
        expected.remove(hello.getToken());
        child.connected.complete(new Connected(messages, child.descriptors));
      }
    }
  }
}
