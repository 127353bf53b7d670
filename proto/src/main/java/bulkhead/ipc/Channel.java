package bulkhead.ipc;

import bulkhead.trace.Trace;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection between two processes that carries typed calls both ways, in order. Any thread
/// may send; what arrives is decoded on the I/O thread and posted to the executor that its
/// interface was bound with.
///
/// A frame on the wire:
/// ```
/// | length: 4, big endian | kind: 1 | interface: 4, little endian | method: varint |
/// | request id: varint | message |
/// ```
/// REPLY and FAILURE repeat the request id; a failure's message is UTF-8 text. Length counts what
/// follows it.
public final class Channel implements Caller, Binder {
  /// A longer frame ends the channel. Larger things travel through shared memory.
  public static final int MAX_FRAME_BYTES = (1 << 20) + (64 << 10);

  /// More than this sent and not yet taken by the kernel means that the peer does not read: the
  /// channel ends.
  public static final long MAX_PENDING_BYTES = 64 << 20;

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
  private static final int MAX_HEADER_BYTES = 1 + 4 + 5 + 10;

  private record Binding<T>(IpcInterface<T> type, T target, Executor executor) {
    @Nullable CompletableFuture<? extends Message> dispatch(int method, Message request) {
      return type.dispatch(target, method, request);
    }
  }

  private record PendingCall(
      IpcInterface<?> type,
      int method,
      Parser<? extends Message> parser,
      CompletableFuture<Message> answer,
      long deadlineNanos) {}

  private final String name;
  private final io.netty.channel.Channel socket;
  private final Outbox outbox;
  private final ConcurrentHashMap<Integer, Binding<?>> bindings = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, PendingCall> pending = new ConcurrentHashMap<>();
  private final AtomicLong nextRequestId = new AtomicLong(1);

  /// When the one timer for deadlines runs next. Most calls are answered long before their
  /// deadline, so a timer for each would be set and taken back for nothing.
  private final AtomicLong timerAtNanos = new AtomicLong(Long.MAX_VALUE);

  private volatile @Nullable UnservedCalls unserved;
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private volatile @Nullable CloseReason closeReason;
  private volatile @Nullable IpcTap tap;

  private Channel(String name, io.netty.channel.Channel socket) {
    this.name = name;
    this.socket = socket;
    outbox = new Outbox(socket);
  }

  /// Wraps a connected socket whose pipeline is empty or ends in a frame decoder. `binder` binds
  /// the interfaces before the first message is dispatched; on the I/O thread.
  static Channel open(String name, io.netty.channel.Channel socket, Consumer<Channel> binder) {
    Channel channel = new Channel(name, socket);
    binder.accept(channel);
    ChannelPipeline pipeline = socket.pipeline();
    if (pipeline.get(LengthFieldBasedFrameDecoder.class) == null) {
      pipeline.addLast(frameDecoder());
    }
    pipeline.addLast(channel.new Inbound());
    return channel;
  }

  /// A channel over one end of a socket pair that came as a descriptor. The descriptor belongs to
  /// the channel then.
  public static Channel adopt(IoLoop loop, int descriptor, String name, Consumer<Channel> binder) {
    io.netty.channel.Channel socket = loop.adopt(descriptor);
    CompletableFuture<Channel> opened = new CompletableFuture<>();
    socket
        .pipeline()
        .addLast(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(io.netty.channel.Channel registered) {
                opened.complete(open(name, registered, binder));
              }
            });
    loop.executor().register(socket);
    return opened.join();
  }

  /// Connects to a listening socket by path.
  public static CompletableFuture<Channel> connect(
      IoLoop loop, Path path, String name, Consumer<Channel> binder) {
    CompletableFuture<Channel> connected = new CompletableFuture<>();
    loop.client()
        .handler(
            new io.netty.channel.ChannelInboundHandlerAdapter() {
              @Override
              public void channelActive(ChannelHandlerContext context) {
                context.pipeline().remove(this);
                connected.complete(open(name, context.channel(), binder));
              }
            })
        .connect(loop.address(path))
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                connected.completeExceptionally(done.cause());
              }
            });
    return connected;
  }

  /// A listening socket. Closing it leaves its connections.
  public interface Server extends AutoCloseable {
    @Override
    void close();
  }

  /// Listens on a path; whoever can connect to it is let in, so it lies in a private folder.
  /// `binder` binds each connection's interfaces.
  public static Server listen(IoLoop loop, Path path, String name, Consumer<Channel> binder)
      throws IOException {
    try {
      io.netty.channel.Channel server =
          loop.server()
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel accepted) {
                      open(name, accepted, binder);
                    }
                  })
              .bind(loop.address(path))
              .sync()
              .channel();
      return server::close;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static LengthFieldBasedFrameDecoder frameDecoder() {
    return new LengthFieldBasedFrameDecoder(MAX_FRAME_BYTES + 4, 0, 4, 0, 4);
  }

  public String name() {
    return name;
  }

  /// Calls to the returned object go to the peer; those with an answer have 30 s.
  public <T> T proxy(IpcInterface<T> type) {
    return type.proxy(this);
  }

  /// As [#proxy(IpcInterface)], with a deadline of its own for each answer.
  public <T> T proxy(IpcInterface<T> type, Duration deadline) {
    return type.proxy(
        new Caller() {
          @Override
          public void send(IpcInterface<?> target, int method, Message request) {
            Channel.this.send(target, method, request);
          }

          @Override
          public <R extends Message> CompletableFuture<R> call(
              IpcInterface<?> target, int method, Message request) {
            return Channel.this.call(target, method, request, deadline);
          }
        });
  }

  /// @throws IllegalStateException if an interface of the same number is bound already
  @Override
  public <T> void bind(IpcInterface<T> type, T target, Executor executor) {
    if (bindings.putIfAbsent(type.id(), new Binding<>(type, target, executor)) != null) {
      throw new IllegalStateException(type.name() + " is bound already on " + name);
    }
  }

  /// From now on the peer's calls are read no faster than they are served, but for some that wait.
  /// For processes that never wait for an answer of the peer: it comes behind the peer's calls.
  public void readOnlyWhatIsServed() {
    unserved = new UnservedCalls(socket);
  }

  /// Shows every message of this channel to `tap`; null ends that.
  public void setTap(@Nullable IpcTap tap) {
    this.tap = tap;
  }

  /// Completes when the channel has ended, on the I/O thread; never exceptionally.
  public CompletableFuture<CloseReason> closed() {
    return closed;
  }

  public void close() {
    close(new CloseReason.ClosedHere());
  }

  /// Ends the channel because the peer broke the contract.
  public void closeForBadMessage(String reason) {
    close(new CloseReason.PeerMisbehaved(reason));
  }

  private void close(CloseReason reason) {
    synchronized (this) {
      if (closeReason == null) {
        closeReason = reason;
      }
    }
    outbox.close();
  }

  @Override
  public void send(IpcInterface<?> target, int method, Message request) {
    write(FrameKind.ONE_WAY, target, method, 0, request);
  }

  @Override
  public <R extends Message> CompletableFuture<R> call(
      IpcInterface<?> target, int method, Message request) {
    return call(target, method, request, DEFAULT_DEADLINE);
  }

  @SuppressWarnings("unchecked")
  private <R extends Message> CompletableFuture<R> call(
      IpcInterface<?> target, int method, Message request, Duration deadline) {
    IpcInterface.Method rpc = target.method(method);
    if (rpc == null || rpc.reply() == null) {
      throw new IllegalArgumentException(target.name() + " method " + method + " has no answer");
    }
    long id = nextRequestId.getAndIncrement();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    long deadlineNanos = System.nanoTime() + deadline.toNanos();
    pending.put(id, new PendingCall(target, method, rpc.reply(), answer, deadlineNanos));
    if (closed.isDone()) {
      fail(id, IpcException.Kind.PEER_GONE, name);
    } else {
      watch(deadlineNanos);
      write(FrameKind.REQUEST, target, method, id, request);
    }
    return (CompletableFuture<R>) answer;
  }

  /// Has the timer run no later than then.
  private void watch(long deadlineNanos) {
    if (timerAtNanos.getAndAccumulate(deadlineNanos, Math::min) > deadlineNanos) {
      socket
          .eventLoop()
          .schedule(this::failLateCalls, deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void failLateCalls() {
    timerAtNanos.set(Long.MAX_VALUE);
    long now = System.nanoTime();
    pending.forEach(
        (id, call) -> {
          if (call.deadlineNanos > now) {
            watch(call.deadlineNanos);
          } else {
            IpcInterface.Method rpc = call.type.method(call.method);
            fail(
                id,
                IpcException.Kind.DEADLINE_MISSED,
                call.type.name() + "." + (rpc == null ? call.method : rpc.name()));
          }
        });
  }

  private void fail(long id, IpcException.Kind kind, String detail) {
    PendingCall call = pending.remove(id);
    if (call != null) {
      call.answer.completeExceptionally(new IpcException(kind, detail));
    }
  }

  private void write(
      FrameKind kind, IpcInterface<?> type, int method, long requestId, Message message) {
    int bodyBytes = message.getSerializedSize();
    if (bodyBytes > MAX_FRAME_BYTES - MAX_HEADER_BYTES) {
      throw new IllegalArgumentException(
          type.name()
              + " message of "
              + bodyBytes
              + " bytes: larger things go through shared memory");
    }
    ByteBuf frame = socket.alloc().directBuffer(4 + MAX_HEADER_BYTES + bodyBytes);
    try {
      ByteBuffer space = frame.nioBuffer(4, frame.capacity() - 4);
      CodedOutputStream out = CodedOutputStream.newInstance(space);
      out.writeRawByte(kind.ordinal());
      out.writeFixed32NoTag(type.id());
      out.writeUInt32NoTag(method);
      out.writeUInt64NoTag(requestId);
      message.writeTo(out);
      out.flush();
      int length = out.getTotalBytesWritten();
      frame.setInt(0, length);
      frame.writerIndex(4 + length);
    } catch (IOException e) {
      frame.release();
      throw new IllegalStateException(e); // the buffer was made large enough
    }
    tapped(IpcTap.Direction.SENT, kind, type, method, requestId, frame.readableBytes(), message);
    writeFrame(frame);
  }

  private void writeFailure(IpcInterface<?> type, int method, long requestId, String text) {
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int kept = Math.min(utf8.length, 4096);
    ByteBuf frame = socket.alloc().directBuffer(4 + MAX_HEADER_BYTES + kept);
    frame.writeInt(0).writeByte(FrameKind.FAILURE.ordinal()).writeIntLE(type.id());
    writeVarint(frame, method);
    writeVarint(frame, requestId);
    frame.writeBytes(utf8, 0, kept);
    frame.setInt(0, frame.readableBytes() - 4);
    writeFrame(frame);
  }

  private static void writeVarint(ByteBuf out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private void writeFrame(ByteBuf frame) {
    if (!outbox.write(frame, MAX_PENDING_BYTES)) {
      close(new CloseReason.PeerStalled());
    }
  }

  /// The hand-shake is the one frame without a header.
  void sendHello(Message hello) {
    byte[] bytes = hello.toByteArray();
    writeFrame(
        socket.alloc().directBuffer(4 + bytes.length).writeInt(bytes.length).writeBytes(bytes));
  }

  /// Bytes sent that the kernel has not taken yet; a sender of bulk data waits while this is large.
  public long pendingBytes() {
    return outbox.unsentBytes();
  }

  private void tapped(
      IpcTap.Direction direction,
      FrameKind kind,
      IpcInterface<?> type,
      int method,
      long requestId,
      int size,
      Message message) {
    IpcTap current = tap;
    IpcInterface.Method rpc = current == null ? null : type.method(method);
    if (current != null && rpc != null) {
      current.message(
          new IpcTap.Event(
              name,
              direction,
              kind,
              type.name(),
              rpc.name(),
              requestId,
              size,
              System.nanoTime(),
              message));
    }
  }

  /// Decodes frames. I/O thread.
  private final class Inbound extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
      try {
        receive(frame);
      } catch (BadMessage e) {
        closeForBadMessage(e.reason());
      } catch (IOException e) {
        closeForBadMessage("malformed frame: " + e.getMessage());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof TooLongFrameException) {
        closeForBadMessage("frame larger than " + MAX_FRAME_BYTES + " bytes");
      } else if (cause instanceof IOException) {
        close(new CloseReason.PeerClosed());
      } else {
        closeForBadMessage("undecodable frame: " + cause);
      }
    }
  }

  private void ended() {
    outbox.ended();
    CloseReason reason;
    synchronized (this) {
      reason = closeReason == null ? new CloseReason.PeerClosed() : closeReason;
      closeReason = reason;
    }
    closed.complete(reason);
    for (Long id : pending.keySet()) {
      fail(id, IpcException.Kind.PEER_GONE, name);
    }
  }

  private void receive(ByteBuf frame) throws IOException {
    int size = frame.readableBytes() + 4;
    CodedInputStream in = CodedInputStream.newInstance(frame.nioBuffer());
    FrameKind kind = FrameKind.of(in.readRawByte());
    if (kind == null) {
      throw new BadMessage("unknown kind of frame");
    }
    int interfaceId = in.readFixed32();
    int method = in.readUInt32();
    long requestId = in.readUInt64();
    switch (kind) {
      case ONE_WAY, REQUEST -> receiveCall(kind, interfaceId, method, requestId, in, size);
      case REPLY, FAILURE -> receiveAnswer(kind, method, requestId, in, frame, size);
    }
  }

  private void receiveCall(
      FrameKind kind, int interfaceId, int method, long requestId, CodedInputStream in, int size)
      throws IOException {
    Binding<?> binding = bindings.get(interfaceId);
    IpcInterface.Method rpc = binding == null ? null : binding.type.method(method);
    if (binding == null || rpc == null) {
      throw new BadMessage("call of interface " + interfaceId + " method " + method);
    }
    if ((rpc.reply() == null) != (kind == FrameKind.ONE_WAY)) {
      throw new BadMessage(binding.type.name() + "." + rpc.name() + " sent as " + kind);
    }
    Message request = parse(rpc.request(), in, binding.type.name() + "." + rpc.name());
    tapped(IpcTap.Direction.RECEIVED, kind, binding.type, method, requestId, size, request);
    UnservedCalls counted = unserved;
    if (counted == null) {
      binding.executor.execute(() -> serve(binding, method, rpc.name(), requestId, request));
    } else {
      counted.came(size);
      binding.executor.execute(
          () -> {
            try {
              serve(binding, method, rpc.name(), requestId, request);
            } finally {
              counted.served(size);
            }
          });
    }
  }

  /// Runs one call on its owner's thread.
  private void serve(
      Binding<?> binding, int method, String methodName, long requestId, Message request) {
    if (closeReason instanceof CloseReason.PeerMisbehaved) {
      return; // what it sent after that counts for nothing
    }
    long start = Trace.now();
    try {
      CompletableFuture<? extends Message> answer = binding.dispatch(method, request);
      if (answer != null) {
        Outcome.either(answer,
            (reply, failure) -> {
              if (reply != null) {
                write(FrameKind.REPLY, binding.type, method, requestId, reply);
              } else {
                writeFailure(binding.type, method, requestId, String.valueOf(failure));
              }
            });
      }
    } catch (BadMessage e) {
      closeForBadMessage(binding.type.name() + "." + methodName + ": " + e.reason());
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.ipc")
          .log(System.Logger.Level.ERROR, name + " " + binding.type.name() + "." + methodName, e);
      if (requestId != 0) {
        writeFailure(binding.type, method, requestId, e.toString());
      }
    } finally {
      Trace.complete(binding.type.name(), methodName, start, 0);
    }
  }

  private void receiveAnswer(
      FrameKind kind, int method, long requestId, CodedInputStream in, ByteBuf frame, int size)
      throws IOException {
    PendingCall call = pending.remove(requestId);
    if (call == null) {
      if (requestId <= 0 || requestId >= nextRequestId.get()) {
        throw new BadMessage("answer to a call that was never made");
      }
      return; // its deadline has passed
    }
    if (kind == FrameKind.FAILURE || method != call.method) {
      int header = in.getTotalBytesRead();
      String text =
          frame.toString(
              frame.readerIndex() + header,
              frame.readableBytes() - header,
              java.nio.charset.StandardCharsets.UTF_8);
      call.answer.completeExceptionally(
          new IpcException(IpcException.Kind.FAILED, call.type.name() + ": " + text));
      return;
    }
    Message reply;
    try {
      reply = parse(call.parser, in, call.type.name() + " reply");
    } catch (BadMessage e) {
      call.answer.completeExceptionally(
          new IpcException(IpcException.Kind.FAILED, "malformed answer"));
      throw e;
    }
    tapped(IpcTap.Direction.RECEIVED, kind, call.type, method, requestId, size, reply);
    call.answer.complete(reply);
  }

  private static Message parse(Parser<? extends Message> parser, CodedInputStream in, String what) {
    try {
      return parser.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new BadMessage(what + " does not parse: " + e.getMessage());
    }
  }
}
