package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.tab.BroadcastGroups.Group;
import bulkhead.browser.tab.BroadcastGroups.Member;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Channel;
import bulkhead.ipc.PieceCost;
import bulkhead.ipc.api.ChannelJoin;
import bulkhead.ipc.api.ChannelLeave;
import bulkhead.ipc.api.ChannelPiece;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.ObjectUrlRevocation;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What documents of one renderer share with those of others: broadcast channels and object URLs.
/// The renderer is not trusted: it speaks and hears only for origins that it has documents of.
/// Thread: `BrowserMain`.
final class ChannelReports implements Channels {
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_MESSAGE = 16 << 20;
  private static final int MOST_UNANSWERED = 16 << 20;
  private static final int MOST_NAME = 64 << 10;
  private static final int MOST_CHANNELS = 10_000;

  private final BrowserModel browser;
  private final RenderProcessHost host;
  private final Map<Integer, Group> joined = new HashMap<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private int unanswered;

  ChannelReports(BrowserModel browser, RenderProcessHost host) {
    this.browser = browser;
    this.host = host;
    host.whenGone(
        status -> {
          joined.values().forEach(group -> browser.broadcasts().leave(group, host));
          browser.objectUrls().forget(host);
        });
  }

  /// The browser context of the renderer's documents; what it says before the first is of no use.
  private Object context(String origin) {
    Object context = host.context();
    if (origin.equals("null") || context == null || !browser.loadersOf(host).mayStore(origin)) {
      throw new BadMessage("a channel of another origin");
    }
    return context;
  }

  @Override
  public void join(ChannelJoin request) {
    Object context = context(request.getOrigin());
    if (request.getName().length() > MOST_NAME
        || joined.size() >= MOST_CHANNELS
        || joined.containsKey(request.getChannelId())) {
      throw new BadMessage("channel " + request.getChannelId());
    }
    Group group = new Group(context, request.getOrigin(), request.getName());
    joined.put(request.getChannelId(), group);
    browser.broadcasts().join(group, new Member(host, request.getChannelId()));
  }

  private Group group(int channel) {
    Group group = joined.get(channel);
    if (group == null) {
      throw new BadMessage("no channel " + channel);
    }
    return group;
  }

  @Override
  public void leave(ChannelLeave request) {
    browser.broadcasts().leave(group(request.getChannelId()), host);
    joined.remove(request.getChannelId());
  }

  @Override
  public CompletableFuture<Done> post(ChannelPiece piece) {
    Group group = group(piece.getChannelId());
    if (piece.getData().size() > MOST_PIECE
        || message.size() + piece.getData().size() > MOST_MESSAGE) {
      throw new BadMessage("a message that is too long");
    }
    int cost = PieceCost.of(piece.getData().size());
    if (unanswered + cost > MOST_UNANSWERED) {
      throw new BadMessage("more than may be on its way");
    }
    message.writeBytes(piece.getData().toByteArray());
    if (piece.getMore()) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }
    byte[] all = message.toByteArray();
    message.reset();
    List<CompletableFuture<Done>> taken = new ArrayList<>();
    for (Member other : browser.broadcasts().others(group, host)) {
      Channel channel = other.host().channel();
      if (channel != null) {
        ChannelsClient client = channel.proxy(ChannelsClient.IPC);
        int from = 0;
        do {
          int size = Math.min(MOST_PIECE, all.length - from);
          taken.add(
              client.posted(
                  ChannelPiece.newBuilder()
                      .setChannelId(other.number())
                      .setData(ByteString.copyFrom(all, from, size))
                      .setMore(from + size < all.length)
                      .build()));
          from += size;
        } while (from < all.length);
      }
    }
    unanswered += cost;
    // A renderer that dies meanwhile, or is busy for longer than its answer may take, has heard
    // enough.
    return CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new))
        .handleAsync(
            (done, failure) -> {
              unanswered -= cost;
              return Done.getDefaultInstance();
            },
            browser.loop());
  }

  @Override
  public void registerObjectUrl(ObjectUrl object) {
    Url url = object.getUrl().length() > ObjectUrls.MOST_TEXT ? null : Url.parse(object.getUrl());
    if (url == null
        || !url.hasScheme("blob")
        || object.getType().length() > ObjectUrls.MOST_TEXT
        || object.getSize() < 0) {
      throw new BadMessage("an object URL");
    }
    Object context = context(url.origin().toString());
    if (!browser
        .objectUrls()
        .register(
            context, new ObjectUrls.Entry(host, url.href(), object.getType(), object.getSize()))) {
      throw new BadMessage("an object URL that is there already, or one too many");
    }
  }

  @Override
  public void revokeObjectUrl(ObjectUrlRevocation request) {
    browser.objectUrls().revoke(host, request.getUrl());
  }
}
