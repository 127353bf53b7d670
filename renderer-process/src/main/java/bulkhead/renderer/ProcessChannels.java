package bulkhead.renderer;

import bulkhead.ipc.Outcome;
import bulkhead.ipc.PieceCost;
import bulkhead.ipc.api.ChannelJoin;
import bulkhead.ipc.api.ChannelLeave;
import bulkhead.ipc.api.ChannelPiece;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.LockAnswer;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.ObjectUrlPiece;
import bulkhead.ipc.api.ObjectUrlRead;
import bulkhead.ipc.api.ObjectUrlRevocation;
import bulkhead.ipc.api.SharedWorkerAccept;
import bulkhead.ipc.api.SharedWorkerAccepted;
import bulkhead.ipc.api.SharedWorkerConnect;
import bulkhead.ipc.api.SharedWorkerEnd;
import bulkhead.ipc.api.SharedWorkerRelease;
import bulkhead.process.LockQueues;
import bulkhead.renderer.loader.BlobUrls;
import bulkhead.renderer.script.bindings.MessageHub;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What broadcast channels, message ports, shared workers and object URLs of this process are for
/// documents of other processes, by way of the browser process. Safe from any thread.
///
/// ```
/// BroadcastChannel -> MessageHub -> [said] -> Channels.Post -> browser process
///   -> ChannelsClient.Posted -> [posted] -> MessageHub -> BroadcastChannel
/// MessagePort -> MessageHub -> [Link] -> Channels.Post
///   -> ... -> [posted] -> MessageHub -> its other half
/// ```
final class ProcessChannels
    implements ChannelsClient,
        MessageHub.Outside,
        BlobUrls.Listener,
        SharedWorkers.Registry,
        SharedWorkers.Links {
  private static final int MOST_PIECE = 512 << 10;

  /// A longer message, and one that comes while so much is on its way, does not leave the process.
  private static final int MOST_MESSAGE = 16 << 20;

  private static final long MOST_WAITING = 64L << 20;
  private static final int MOST_UNANSWERED = 8 << 20;
  private static final int MOST_NAME = 64 << 10;
  private static final int MOST_CHANNELS = 10_000;
  private static final int MOST_TEXT = 4096;
  private static final int MOST_URLS = 100_000;
  private static final int MOST_PORTS = 1000;
  private static final int MOST_URL = 1 << 20;

  /// What waits to be sent: a piece of a message, or the end of a channel or link (null).
  private record Outgoing(int channel, @Nullable ChannelPiece piece) {
    int cost() {
      return piece == null ? 0 : PieceCost.of(piece.getData().size());
    }
  }

  /// Sends what comes for `port` to its other half in another process. The browser process knows it
  /// by the port's number if this process opened it, and otherwise by a number of its own.
  private final class Link implements MessageHub.Receiver {
    final int number;
    final int port;
    final int peer;

    Link(int number, int port, int peer) {
      this.number = number;
      this.port = port;
      this.peer = peer;
    }

    @Override
    public void arrived(int ours) {
      MessageHub.Pending next = hub.next(ours, this);
      if (next == null) {
        return;
      }
      if (next.message().equals(MessageHub.CLOSED)) {
        close(this);
      } else {
        post(number, next.message());
      }
      next.taken().run();
    }
  }

  private final MessageHub hub;
  private final BlobUrls blobs;
  private final SharedWorkers workers;
  private @Nullable Channels browser;

  // Guarded by this.
  private final Map<Integer, Link> links = new HashMap<>();
  private final Set<Integer> joined = new HashSet<>();
  private final Set<String> registered = new HashSet<>();
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long unanswered;

  // On the I/O thread only.
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private final List<MessageHub.Port> arriving = new ArrayList<>();

  ProcessChannels(MessageHub hub, BlobUrls blobs, SharedWorkers workers) {
    this.hub = hub;
    this.blobs = blobs;
    this.workers = workers;
  }

  void connect(Channels channels) {
    synchronized (this) {
      browser = channels;
    }
    hub.connect(this);
    blobs.setListener(this);
    workers.connect(this, this);
    hub.locks().connect(new LockRequests(channels, hub.locks()));
  }

  // MessageHub.Outside

  @Override
  public synchronized void opened(int number, MessageHub.Audience audience) {
    // An opaque origin is of this process alone.
    boolean known = audience.originKey().startsWith("http");
    if (browser != null
        && known
        && audience.name().length() <= MOST_NAME
        && joined.size() < MOST_CHANNELS) {
      joined.add(number);
      browser.join(
          ChannelJoin.newBuilder()
              .setChannelId(number)
              .setOrigin(audience.originKey())
              .setName(audience.name())
              .build());
    }
  }

  @Override
  public synchronized void closed(int number) {
    if (joined.remove(number)) {
      waiting.add(new Outgoing(number, null)); // behind what it has still to say
      send();
    }
  }

  @Override
  public synchronized void said(int number, MessageHub.Message message) {
    if (joined.contains(number)) {
      post(number, message);
    }
  }

  private synchronized void post(int number, MessageHub.Message message) {
    byte[] all = written(message);
    if (all.length > MOST_MESSAGE || waitingBytes + all.length > MOST_WAITING) {
      return;
    }
    List<MessageHub.Port> moved = moved(message.ports());
    List<Integer> numbers = moved.stream().map(MessageHub.Port::id).toList();
    int from = 0;
    do {
      int size = Math.min(MOST_PIECE, all.length - from);
      Outgoing next =
          new Outgoing(
              number,
              ChannelPiece.newBuilder()
                  .setChannelId(number)
                  .setData(ByteString.copyFrom(all, from, size))
                  .setMore(from + size < all.length)
                  .addAllLinks(from == 0 ? numbers : List.of())
                  .build());
      waiting.add(next);
      waitingBytes += next.cost();
      from += size;
    } while (from < all.length);
    moved.forEach(each -> open(each.id(), each.id(), each.peer())); // behind what says so
    send();
  }

  /// The ports that can leave this process.
  private List<MessageHub.Port> moved(List<MessageHub.Port> ports) {
    int room = Math.clamp(MOST_CHANNELS - links.size(), 0, MOST_PORTS);
    ports.stream().skip(room).forEach(each -> hub.send(each.peer(), MessageHub.CLOSED));
    return ports.stream().limit(room).toList();
  }

  private synchronized void send() {
    Channels to = browser;
    while (to != null && !waiting.isEmpty() && unanswered < MOST_UNANSWERED) {
      Outgoing next = waiting.removeFirst();
      int cost = next.cost();
      waitingBytes -= cost;
      unanswered += cost;
      if (next.piece() == null) {
        to.leave(ChannelLeave.newBuilder().setChannelId(next.channel()).build());
      } else {
        Outcome.either(to.post(next.piece()), (done, failure) -> answered(cost));
      }
    }
  }

  private synchronized void answered(int cost) {
    unanswered -= cost;
    send();
  }

  /// The text and each buffer: length (4 bytes, big endian), then the bytes; the text is UTF-8.
  private static byte[] written(MessageHub.Message message) {
    byte[] text = message.text().getBytes(StandardCharsets.UTF_8);
    long length = 4L + text.length;
    for (byte[] buffer : message.buffers()) {
      length += 4L + buffer.length;
    }
    if (length > MOST_MESSAGE) {
      return new byte[MOST_MESSAGE + 1];
    }
    ByteBuffer out = ByteBuffer.allocate((int) length);
    out.putInt(text.length).put(text);
    message.buffers().forEach(buffer -> out.putInt(buffer.length).put(buffer));
    return out.array();
  }

  private static MessageHub.Message read(byte[] bytes, List<MessageHub.Port> ports) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String text = new String(next(in), StandardCharsets.UTF_8);
    List<byte[]> buffers = new ArrayList<>();
    while (in.hasRemaining()) {
      buffers.add(next(in));
    }
    return new MessageHub.Message(text, ports, buffers);
  }

  private static byte[] next(ByteBuffer in) {
    byte[] part = new byte[in.getInt()];
    in.get(part);
    return part;
  }

  // ChannelsClient

  @Override
  public CompletableFuture<Done> posted(ChannelPiece piece) {
    incoming.writeBytes(piece.getData().toByteArray());
    for (int link : piece.getLinksList()) {
      int port = hub.newPorts();
      open(link, port + 1, port);
      arriving.add(new MessageHub.Port(port, port + 1));
    }
    if (piece.getMore()) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }
    MessageHub.Message message = read(incoming.toByteArray(), arriving);
    incoming.reset();
    arriving.clear();
    CompletableFuture<Done> taken = new CompletableFuture<>();
    Runnable answer = () -> taken.complete(Done.getDefaultInstance());
    Link link;
    synchronized (this) {
      link = links.get(piece.getChannelId());
    }
    if (link == null) {
      message.ports().forEach(port -> hub.send(port.peer(), MessageHub.CLOSED));
      hub.hear(piece.getChannelId(), message, answer);
    } else {
      hub.send(link.peer, message, answer);
    }
    return taken;
  }

  @Override
  public CompletableFuture<ObjectUrlPiece> readObjectUrl(ObjectUrlRead request) {
    return CompletableFuture.completedFuture(blobs.read(request));
  }

  // Message ports

  @Override
  public void open(int number, int port, int peer) {
    Link made = new Link(number, port, peer);
    synchronized (this) {
      links.put(number, made);
    }
    hub.claim(port, made); // what waits for it goes at once
  }

  /// A port of this process has been closed.
  private synchronized void close(Link link) {
    if (links.remove(link.number, link)) {
      hub.release(link.port);
      waiting.add(new Outgoing(link.number, null)); // behind what it has still to say
      send();
    }
  }

  @Override
  public void linkClosed(ChannelLeave request) {
    Link link;
    synchronized (this) {
      link = links.get(request.getChannelId());
    }
    if (link != null) {
      hub.send(link.peer, MessageHub.CLOSED);
      hub.send(link.port, MessageHub.CLOSED);
    }
  }

  // Shared workers

  @Override
  public CompletableFuture<SharedWorkers.Place> connect(SharedWorkers.Connection connection) {
    // Known before it is asked for: a worker elsewhere may speak before its place has been read
    // here.
    Link link = new Link(connection.port(), connection.port(), connection.peer());
    Channels to;
    synchronized (this) {
      to = browser;
      if (to == null
          || connection.url().length() > MOST_URL
          || connection.name().length() > MOST_NAME) {
        return CompletableFuture.completedFuture(SharedWorkers.Place.REFUSED);
      }
      links.put(link.number, link);
    }
    return to.connectSharedWorker(
            SharedWorkerConnect.newBuilder()
                .setConnectionId(connection.port())
                .setPageId(connection.pageId())
                .setOrigin(connection.originKey())
                .setUrl(connection.url())
                .setName(connection.name())
                .setOptions(connection.options())
                .build())
        .thenApply(
            place ->
                new SharedWorkers.Place(
                    switch (place.getKind()) {
                      case START -> SharedWorkers.Kind.START;
                      case HERE -> SharedWorkers.Kind.HERE;
                      case ELSEWHERE -> SharedWorkers.Kind.ELSEWHERE;
                      case REFUSED, KIND_UNSPECIFIED, UNRECOGNIZED -> SharedWorkers.Kind.REFUSED;
                    },
                    place.getWorkerId()))
        .whenComplete(
            (place, failure) -> {
              if (place == null || place.kind() != SharedWorkers.Kind.ELSEWHERE) {
                forget(link);
              }
            });
  }

  private synchronized void forget(Link link) {
    links.remove(link.number, link);
  }

  @Override
  public synchronized void release(int connection) {
    if (browser != null) {
      browser.releaseSharedWorker(
          SharedWorkerRelease.newBuilder().setConnectionId(connection).build());
    }
  }

  @Override
  public synchronized void ended(int worker, boolean failed) {
    if (browser != null) {
      browser.sharedWorkerEnded(
          SharedWorkerEnd.newBuilder().setWorkerId(worker).setFailed(failed).build());
    }
  }

  @Override
  public int pageOf(int worker, SharedWorkers.Connection first) {
    return worker;
  }

  @Override
  public CompletableFuture<SharedWorkerAccepted> acceptSharedWorker(SharedWorkerAccept request) {
    return CompletableFuture.completedFuture(
        SharedWorkerAccepted.newBuilder()
            .setAlive(workers.accept(request.getWorkerId(), request.getLink()))
            .build());
  }

  @Override
  public void terminateSharedWorker(SharedWorkerEnd request) {
    workers.terminate(request.getWorkerId());
  }

  @Override
  public void sharedWorkerFailed(SharedWorkerRelease request) {
    workers.failed(request.getConnectionId());
  }

  @Override
  public void lockAnswered(LockAnswer answer) {
    switch (answer.getKind()) {
      case GRANTED -> hub.locks().answered(answer.getLockId(), LockQueues.Answer.GRANTED);
      case NOT_AVAILABLE ->
          hub.locks().answered(answer.getLockId(), LockQueues.Answer.NOT_AVAILABLE);
      case STOLEN -> hub.locks().answered(answer.getLockId(), LockQueues.Answer.STOLEN);
      case KIND_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  // BlobUrls.Listener

  @Override
  public synchronized void created(String url, String type, long size) {
    if (browser != null
        && url.length() <= MOST_TEXT
        && type.length() <= MOST_TEXT
        && registered.size() < MOST_URLS) {
      registered.add(url);
      browser.registerObjectUrl(
          ObjectUrl.newBuilder().setUrl(url).setType(type).setSize(size).build());
    }
  }

  @Override
  public synchronized void revoked(String url) {
    if (registered.remove(url) && browser != null) {
      browser.revokeObjectUrl(ObjectUrlRevocation.newBuilder().setUrl(url).build());
    }
  }
}
