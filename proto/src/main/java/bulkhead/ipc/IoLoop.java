package bulkhead.ipc;

import bulkhead.platform.ThreadPriority;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/// The one I/O thread of a process and its kind of Unix domain socket: epoll where Netty's native
/// part loads, NIO elsewhere. The thread never blocks; what it decodes is posted to its owner.
public final class IoLoop implements AutoCloseable {
  // Before the first class of Netty, of which the allocator is one.
  static {
    NettySettings.apply();
    NettyLogging.install();
  }

  /// Small chunks: a child sends little, and every chunk is memory of a tab.
  private static final ByteBufAllocator ALLOCATOR =
      new PooledByteBufAllocator(true, 0, 1, 8192, 4, 0, 0, false);

  private final MultiThreadIoEventLoopGroup group;
  private final boolean epoll;

  private IoLoop(MultiThreadIoEventLoopGroup group, boolean epoll) {
    this.group = group;
    this.epoll = epoll;
  }

  /// Whether file descriptors can travel over sockets on this machine.
  public static boolean descriptorsPass() {
    return !Boolean.getBoolean("bulkhead.ipc.nio") && Epoll.isAvailable();
  }

  /// Starts the thread, named `threadName`. `-Dbulkhead.ipc.nio=true` forces NIO, to test that path
  /// on Linux.
  public static IoLoop start(String threadName) {
    boolean epoll = descriptorsPass();
    var group =
        new MultiThreadIoEventLoopGroup(
            1,
            new NamedThreadFactory(threadName),
            epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    group.execute(ThreadPriority::displayCritical); // input and frames pass through it
    return new IoLoop(group, epoll);
  }

  /// Whether file descriptors can travel over this loop's sockets.
  public boolean passesDescriptors() {
    return epoll;
  }

  public EventLoop executor() {
    return group.next();
  }

  Bootstrap client() {
    return new Bootstrap()
        .group(group)
        .channel(epoll ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class)
        .option(ChannelOption.ALLOCATOR, ALLOCATOR);
  }

  ServerBootstrap server() {
    return new ServerBootstrap()
        .group(group)
        .channel(epoll ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class)
        .childOption(ChannelOption.ALLOCATOR, ALLOCATOR);
  }

  /// For a TCP server. Who binds it sees to it that the address is the machine's own.
  public ServerBootstrap tcpServer() {
    return new ServerBootstrap()
        .group(group)
        .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true);
  }

  /// A socket that is connected already: one end of a socket pair that came as a descriptor.
  io.netty.channel.Channel adopt(int descriptor) {
    EpollDomainSocketChannel channel = new EpollDomainSocketChannel(descriptor);
    channel.config().setAllocator(ALLOCATOR);
    return channel;
  }

  SocketAddress address(Path path) {
    return epoll ? new DomainSocketAddress(path.toFile()) : UnixDomainSocketAddress.of(path);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, java.util.concurrent.TimeUnit.SECONDS);
  }

  private static final class NamedThreadFactory extends DefaultThreadFactory {
    private final String name;

    NamedThreadFactory(String name) {
      super(name, true);
      this.name = name;
    }

    @Override
    protected Thread newThread(Runnable r, String ignoredNumberedName) {
      return super.newThread(r, name);
    }
  }
}
