package bulkhead.ipc;

import bulkhead.ipc.api.Attachment;
import bulkhead.platform.Libc;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Both ends of a child's descriptor socket. Netty's domain socket reads either bytes or
/// descriptors, so descriptors have a socket of their own; a message refers to the n-th descriptor
/// sent on it by [Attachment#getDescriptorIndex()].
public final class Descriptors {
  private Descriptors() {}

  /// Browser process: sends descriptors to one child. Any thread.
  public static final class Sender {
    private final io.netty.channel.Channel socket;
    private int next;

    Sender(io.netty.channel.Channel socket) {
      this.socket = socket;
    }

    /// Sends the descriptor and returns what a message refers to it by.
    /// @param close whether this process gives its own copy up once the kernel has taken it
    public synchronized Attachment send(int descriptor, Ownership close) {
      int index = next++;
      socket
          .writeAndFlush(new FileDescriptor(descriptor))
          .addListener(
              done -> {
                switch (close) {
                  case GIVE -> Libc.close(descriptor);
                  case KEEP -> {}
                }
              });
      return Attachment.newBuilder().setDescriptorIndex(index).build();
    }

    public void close() {
      socket.close();
    }
  }

  /// What becomes of the sender's own copy of a descriptor.
  public enum Ownership {
    KEEP,
    GIVE
  }

  /// Child: the descriptors as they arrive. A message may be handled before its descriptor is
  /// there, or after. Any thread.
  public static final class Receiver extends ChannelInboundHandlerAdapter {
    private final Map<Integer, CompletableFuture<Integer>> byIndex = new HashMap<>();
    private int arrived;
    private boolean closed;

    Receiver() {}

    static void configure(io.netty.channel.Channel socket) {
      if (socket.config() instanceof io.netty.channel.unix.DomainSocketChannelConfig config) {
        config.setReadMode(DomainSocketReadMode.FILE_DESCRIPTORS);
      }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof FileDescriptor descriptor) {
        CompletableFuture<Integer> slot;
        synchronized (this) {
          slot = slot(arrived++);
        }
        slot.complete(descriptor.intValue());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      synchronized (this) {
        closed = true;
        for (CompletableFuture<Integer> slot : byIndex.values()) {
          slot.completeExceptionally(
              new IpcException(IpcException.Kind.PEER_GONE, "descriptor socket"));
        }
      }
    }

    private CompletableFuture<Integer> slot(int index) {
      return byIndex.computeIfAbsent(index, i -> new CompletableFuture<>());
    }

    /// The descriptor that `attachment` refers to; each can be taken once. The taker closes it.
    /// @throws IllegalArgumentException if the attachment is a path
    public synchronized CompletableFuture<Integer> take(Attachment attachment) {
      if (attachment.getKindCase() != Attachment.KindCase.DESCRIPTOR_INDEX) {
        throw new IllegalArgumentException("not a descriptor: " + attachment);
      }
      CompletableFuture<Integer> slot = slot(attachment.getDescriptorIndex());
      if (slot.isDone()) {
        byIndex.remove(attachment.getDescriptorIndex());
      } else if (closed) {
        slot.completeExceptionally(
            new IpcException(IpcException.Kind.PEER_GONE, "descriptor socket"));
      }
      return slot;
    }
  }
}
