package bulkhead.renderer;

import bulkhead.ipc.PieceCost;
import bulkhead.ipc.api.ChannelJoin;
import bulkhead.ipc.api.ChannelLeave;
import bulkhead.ipc.api.ChannelPiece;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.ObjectUrlPiece;
import bulkhead.ipc.api.ObjectUrlRead;
import bulkhead.ipc.api.ObjectUrlRevocation;
import bulkhead.renderer.loader.BlobUrls;
import bulkhead.renderer.script.bindings.MessageHub;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What broadcast channels and object URLs of this process are for documents of other processes,
/// by way of the browser process. Safe from any thread.
///
/// ```
/// BroadcastChannel -> MessageHub -> [said] -> Channels.Post -> browser process
///   -> ChannelsClient.Posted -> [posted] -> MessageHub -> BroadcastChannel
/// ```
final class ProcessChannels implements ChannelsClient, MessageHub.Outside, BlobUrls.Listener {
  private static final int MOST_PIECE = 512 << 10;

  /// A longer message, and one that comes while so much is on its way, does not leave the process.
  private static final int MOST_MESSAGE = 16 << 20;

  private static final long MOST_WAITING = 64L << 20;
  private static final int MOST_UNANSWERED = 8 << 20;
  private static final int MOST_NAME = 64 << 10;
  private static final int MOST_CHANNELS = 10_000;
  private static final int MOST_TEXT = 4096;
  private static final int MOST_URLS = 100_000;

  /// What waits to be sent: a piece of a message, or the end of a channel (null).
  private record Outgoing(int channel, @Nullable ChannelPiece piece) {
    int cost() {
      return piece == null ? 0 : PieceCost.of(piece.getData().size());
    }
  }

  private final MessageHub hub;
  private final BlobUrls blobs;
  private @Nullable Channels browser;

  // Guarded by this.
  private final Set<Integer> joined = new HashSet<>();
  private final Set<String> registered = new HashSet<>();
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long unanswered;

  /// On the I/O thread only.
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();

  ProcessChannels(MessageHub hub, BlobUrls blobs) {
    this.hub = hub;
    this.blobs = blobs;
  }

  void connect(Channels channels) {
    synchronized (this) {
      browser = channels;
    }
    hub.connect(this);
    blobs.setListener(this);
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
    if (!joined.contains(number)) {
      return;
    }
    byte[] all = written(message);
    if (all.length > MOST_MESSAGE || waitingBytes + all.length > MOST_WAITING) {
      return;
    }
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
                  .build());
      waiting.add(next);
      waitingBytes += next.cost();
      from += size;
    } while (from < all.length);
    send();
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
        to.post(next.piece()).whenComplete((done, failure) -> answered(cost));
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

  private static MessageHub.Message read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String text = new String(next(in), StandardCharsets.UTF_8);
    List<byte[]> buffers = new ArrayList<>();
    while (in.hasRemaining()) {
      buffers.add(next(in));
    }
    return new MessageHub.Message(text, buffers);
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
    if (piece.getMore()) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }
    byte[] all = incoming.toByteArray();
    incoming.reset();
    CompletableFuture<Done> taken = new CompletableFuture<>();
    hub.hear(piece.getChannelId(), read(all), () -> taken.complete(Done.getDefaultInstance()));
    return taken;
  }

  @Override
  public CompletableFuture<ObjectUrlPiece> readObjectUrl(ObjectUrlRead request) {
    return CompletableFuture.completedFuture(blobs.read(request));
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
