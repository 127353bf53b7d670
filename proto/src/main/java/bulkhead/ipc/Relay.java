package bulkhead.ipc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Joins two children where a socket pair cannot be sent to them: both connect to a path, and this
/// process passes on what either says, without looking at it. I/O thread, but for [#open].
///
/// ```
/// client ── path ──> Relay <── path ── GPU process
/// ```
public final class Relay {
  private final Path path;
  private @Nullable Channel server;
  private @Nullable Channel first;
  private boolean paired;

  private Relay(Path path) {
    this.path = path;
  }

  /// Listens on a path, which lies in a private folder, for two connections. Either may come first,
  /// and may talk at once. Any thread but the loop's.
  public static void open(IoLoop loop, Path path) {
    Relay relay = new Relay(path);
    try {
      Channel listening =
          loop.server()
              .childOption(ChannelOption.AUTO_READ, false) // until there is somebody to tell
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                      relay.came(accepted);
                    }
                  })
              .bind(loop.address(path))
              .sync()
              .channel();
      listening.eventLoop().execute(() -> relay.listens(listening));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private void listens(Channel listening) {
    server = listening;
    if (paired) {
      closeServer();
    }
  }

  private void came(Channel accepted) {
    Channel waiting = first;
    if (waiting == null) {
      first = accepted;
      accepted.closeFuture().addListener(closed -> closeServer());
    } else if (paired) {
      accepted.close();
    } else {
      paired = true;
      closeServer();
      join(waiting, accepted);
      join(accepted, waiting);
    }
  }

  private void closeServer() {
    if (server != null) {
      server.close();
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        System.getLogger("bulkhead.ipc")
            .log(System.Logger.Level.DEBUG, "a socket's file stays until the browser ends", e);
      }
    }
  }

  /// What `from` says, `to` hears; no faster than it listens.
  private static void join(Channel from, Channel to) {
    from.pipeline()
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object bytes) {
                to.writeAndFlush(bytes);
                from.config().setAutoRead(to.isWritable());
              }

              @Override
              public void channelWritabilityChanged(ChannelHandlerContext context) {
                to.config().setAutoRead(from.isWritable());
              }

              @Override
              public void channelInactive(ChannelHandlerContext context) {
                to.writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER)
                    .addListener(ChannelFutureListener.CLOSE);
              }

              @Override
              public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                context.close(); // the peer is gone; the other end hears of it by its own end
              }
            });
    from.config().setAutoRead(true);
  }
}
