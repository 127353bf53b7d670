package bulkhead.ipc;

import bulkhead.platform.Libc;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What one channel sends, in the order it is given. Any thread; nobody waits for another one.
///
/// A frame that nothing is before is written by the thread that sends it: to wake the I/O thread
/// for it would cost more than the write. What the kernel does not take at once, and what comes
/// while another thread writes, goes through the I/O thread.
///
/// ```
/// unsent = 0 ── write ──> WRITING | size ── kernel took all ──> unsent, of others
///                                        ── a part ──> rest
/// unsent > 0 ── write ──> waiting
/// rest, waiting ── forward, I/O thread ──> Netty's queue ──> the kernel
/// ```
final class Outbox {
  /// Set in [#state] while a thread writes a frame itself.
  private static final long WRITING = 1L << 62;

  /// Set in [#state] when the socket has been closed.
  private static final long ENDED = 1L << 61;

  private static final long BYTES = ENDED - 1;

  private final Channel socket;
  private final EventLoop loop;

  /// The socket once more: Netty may close its own descriptor, whose number another file gets,
  /// while a thread is about to write. Null where descriptors are not at hand (NIO).
  private final @Nullable FileDescriptor descriptor;

  /// The bytes that the kernel has not taken yet, and the two flags. Bytes are counted before they
  /// are put into [#waiting], so that nobody overtakes them.
  private final AtomicLong state = new AtomicLong();

  private final ConcurrentLinkedQueue<ByteBuf> waiting = new ConcurrentLinkedQueue<>();

  /// What the kernel did not take of the frame that a thread wrote: goes before what waits. Set
  /// while WRITING, taken by the I/O thread when that is over.
  private @Nullable ByteBuf rest;

  Outbox(Channel socket) {
    this.socket = socket;
    loop = socket.eventLoop();
    descriptor = socket instanceof UnixChannel unix ? duplicate(unix.fd().intValue()) : null;
  }

  /// None when the process has no descriptor left: the I/O thread writes then.
  private static @Nullable FileDescriptor duplicate(int original) {
    int duplicate = Libc.duplicate(original);
    return duplicate < 0 ? null : new FileDescriptor(duplicate);
  }

  /// Bytes sent that the kernel has not taken yet.
  long unsentBytes() {
    return state.get() & BYTES;
  }

  /// Sends and releases the frame, or releases it when the channel has ended.
  /// @return false when that would make more than `most` unsent bytes; the frame is not sent then
  boolean write(ByteBuf frame, long most) {
    int size = frame.readableBytes();
    if (!socket.isOpen() || loop.isShuttingDown()) {
      frame.release();
      return true;
    }
    if (descriptor != null && state.compareAndSet(0, WRITING | size)) {
      writeHere(descriptor, frame, size);
      return true;
    }
    if ((state.addAndGet(size) & BYTES) > most) {
      state.addAndGet(-size);
      frame.release();
      return false;
    }
    waiting.add(frame);
    onLoop(this::forward);
    return true;
  }

  private void writeHere(FileDescriptor descriptor, ByteBuf frame, int size) {
    int taken = 0;
    boolean failed = false;
    try {
      ByteBuffer bytes = frame.nioBuffer();
      taken = descriptor.write(bytes, bytes.position(), bytes.limit());
    } catch (IOException e) {
      failed = true; // the peer has gone
    }
    if (taken == size || failed) {
      frame.release();
      leave(size);
      if (failed) {
        close();
      }
    } else {
      rest = frame.skipBytes(taken);
      leave(taken);
    }
  }

  /// The end of this thread's writing. What others have sent meanwhile waits.
  private void leave(int sent) {
    if ((state.addAndGet(-(WRITING + sent)) & BYTES) > 0) {
      onLoop(this::forward);
    }
  }

  /// I/O thread.
  private void forward() {
    long now = state.get();
    if ((now & WRITING) != 0 || (now & BYTES) == 0) {
      return; // who writes calls again; and with nothing unsent, one might begin to write now
    }
    ByteBuf frame = rest == null ? waiting.poll() : rest;
    if (frame == null) {
      return;
    }
    rest = null;
    for (; frame != null; frame = waiting.poll()) {
      passOn(frame);
    }
    socket.flush();
  }

  private void passOn(ByteBuf frame) {
    int size = frame.readableBytes();
    socket.write(frame).addListener(done -> state.addAndGet(-size));
  }

  /// Closes the socket behind all that was sent before and that the kernel takes at once.
  void close() {
    onLoop(
        () -> {
          awaitWriter();
          forward();
          socket.close();
        });
  }

  /// The socket has been closed. I/O thread.
  void ended() {
    state.updateAndGet(before -> before | ENDED);
    awaitWriter();
    if (descriptor != null) {
      try {
        descriptor.close();
      } catch (IOException e) {
        throw new IllegalStateException(e); // closed twice
      }
    }
    forward(); // to where it is released
  }

  /// I/O thread, which is not the writer. A write that does not block takes some microseconds.
  private void awaitWriter() {
    while ((state.get() & WRITING) != 0) {
      Thread.onSpinWait();
    }
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
      return;
    }
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      // The process ends, and with it what was not sent.
    }
  }
}
