package bulkhead.ipc;

import bulkhead.platform.Libc;
import java.util.function.Consumer;

/// Two channels of this process that are each other's peer.
record ChannelPair(Channel here, Channel there) implements AutoCloseable {
  static ChannelPair open(IoLoop loop, Consumer<Channel> bindHere, Consumer<Channel> bindThere) {
    int[] ends = Libc.socketPair();
    return new ChannelPair(
        Channel.adopt(loop, ends[0], "here", bindHere),
        Channel.adopt(loop, ends[1], "there", bindThere));
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}
