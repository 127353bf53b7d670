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
import bulkhead.ipc.api.LockRelease;
import bulkhead.ipc.api.LockRequest;
import bulkhead.ipc.api.LocksQuery;
import bulkhead.ipc.api.LocksSnapshot;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.ObjectUrlRevocation;
import bulkhead.ipc.api.SharedWorkerConnect;
import bulkhead.ipc.api.SharedWorkerEnd;
import bulkhead.ipc.api.SharedWorkerPlace;
import bulkhead.ipc.api.SharedWorkerRelease;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What documents of one renderer share with those of others: broadcast channels, message ports,
/// shared workers, object URLs and locks.
/// The renderer is not trusted: it speaks and hears only for origins that it has documents of.
/// Thread: `BrowserMain`.
final class ChannelReports implements Channels {
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_MESSAGE = 16 << 20;
  private static final int MOST_UNANSWERED = 16 << 20;
  private static final int MOST_NAME = 64 << 10;
  private static final int MOST_CHANNELS = 10_000;
  private static final int MOST_LINKS = 100_000;
  private static final int MOST_PORTS = 1000;
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_OPTIONS = 100;

  private final BrowserModel browser;
  private final RenderProcessHost host;
  private final Map<Integer, Group> joined = new HashMap<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final List<Integer> moving = new ArrayList<>();
  private int unanswered;

  ChannelReports(BrowserModel browser, RenderProcessHost host) {
    this.browser = browser;
    this.host = host;
    host.whenGone(
        status -> {
          joined.values().forEach(group -> browser.broadcasts().leave(group, host));
          browser.links().forget(host);
          browser.sharedWorkers().forget(host);
          browser.objectUrls().forget(host);
          browser.locks().forget(host);
        });
  }

  /// The browser context of the renderer's documents; what it says before the first is of no use.
  private Object context(String origin) {
    Object context = host.context();
    if (origin.equals("null")
        || context == null
        || !browser.pages().loadersOf(host).mayStore(origin)) {
      throw new BadMessage("a channel of another origin");
    }
    return context;
  }

  @Override
  public void join(ChannelJoin request) {
    Object context = context(request.getOrigin());
    if (request.getName().length() > MOST_NAME
        || joined.size() >= MOST_CHANNELS
        || isTaken(request.getChannelId())) {
      throw new BadMessage("channel " + request.getChannelId());
    }
    Group group = new Group(context, request.getOrigin(), request.getName());
    joined.put(request.getChannelId(), group);
    browser.broadcasts().join(group, new Member(host, request.getChannelId()));
  }

  private PortLinks.End end(int number) {
    return new PortLinks.End(host, number);
  }

  /// Whether this renderer may not choose that number.
  private boolean isTaken(int number) {
    return number <= 0 || joined.containsKey(number) || browser.links().has(end(number));
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
    if (browser.links().has(end(request.getChannelId()))) {
      browser.links().leave(end(request.getChannelId()));
      return;
    }
    browser.broadcasts().leave(group(request.getChannelId()), host);
    joined.remove(request.getChannelId());
  }

  @Override
  public CompletableFuture<Done> post(ChannelPiece piece) {
    boolean link = browser.links().has(end(piece.getChannelId()));
    Group group = link ? null : group(piece.getChannelId());
    if (piece.getData().size() > MOST_PIECE
        || message.size() + piece.getData().size() > MOST_MESSAGE) {
      throw new BadMessage("a message that is too long");
    }
    int cost = PieceCost.of(piece.getData().size());
    if (unanswered + cost > MOST_UNANSWERED) {
      throw new BadMessage("more than may be on its way");
    }
    message.writeBytes(piece.getData().toByteArray());
    moving.addAll(piece.getLinksList());
    if (!moving.isEmpty() && !link || moving.size() > MOST_PORTS) {
      throw new BadMessage("ports of a message");
    }
    if (piece.getMore()) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }
    byte[] all = message.toByteArray();
    List<Integer> moved = List.copyOf(moving);
    message.reset();
    moving.clear();
    List<CompletableFuture<Done>> taken = new ArrayList<>();
    if (group == null) {
      PortLinks.End other = browser.links().other(end(piece.getChannelId()));
      List<Integer> there = moved(moved, other);
      if (other != null) {
        tell(other.host(), other.number(), all, there, taken);
      }
    } else {
      for (Member other : browser.broadcasts().others(group, host)) {
        tell(other.host(), other.number(), all, List.of(), taken);
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

  private static void tell(
      RenderProcessHost to,
      int number,
      byte[] all,
      List<Integer> links,
      List<CompletableFuture<Done>> taken) {
    Channel channel = to.channel();
    if (channel == null) {
      return;
    }
    ChannelsClient client = channel.proxy(ChannelsClient.IPC);
    int from = 0;
    do {
      int size = Math.min(MOST_PIECE, all.length - from);
      taken.add(
          client.posted(
              ChannelPiece.newBuilder()
                  .setChannelId(number)
                  .setData(ByteString.copyFrom(all, from, size))
                  .setMore(from + size < all.length)
                  .addAllLinks(from == 0 ? links : List.of())
                  .build()));
      from += size;
    } while (from < all.length);
  }

  /// Ports move from this renderer to another. Returns how they are called there.
  ///
  /// @param to null when nobody is there any longer
  private List<Integer> moved(List<Integer> numbers, PortLinks.@Nullable End to) {
    List<Integer> there = new ArrayList<>();
    for (int number : numbers) {
      if (isTaken(number) || browser.links().count(host) >= MOST_LINKS) {
        throw new BadMessage("port " + number);
      }
      if (to == null) {
        browser.links().connectToNothing(end(number));
      } else {
        PortLinks.End far = new PortLinks.End(to.host(), browser.links().newNumber());
        browser.links().connect(end(number), far);
        there.add(far.number());
      }
    }
    return there;
  }

  @Override
  public CompletableFuture<SharedWorkerPlace> connectSharedWorker(SharedWorkerConnect request) {
    Object context = context(request.getOrigin());
    int number = request.getConnectionId();
    if (isTaken(number)
        || browser.sharedWorkers().has(host, number)
        || request.getUrl().length() > MOST_URL
        || request.getName().length() > MOST_NAME
        || request.getOptions().length() > MOST_OPTIONS
        || browser.sharedWorkers().count(host) >= MOST_CHANNELS) {
      throw new BadMessage("shared worker connection " + number);
    }
    Url url = Url.parse(request.getUrl());
    if (url == null
        || !url.hasScheme("data") && !url.origin().toString().equals(request.getOrigin())) {
      throw new BadMessage("a shared worker of another origin");
    }
    return browser
        .sharedWorkers()
        .connect(
            new SharedWorkerHosts.Key(context, request.getOrigin(), url.href(), request.getName()),
            request.getOptions(),
            new SharedWorkerHosts.Owner(host, number, new PageRef(host, request.getPageId())));
  }

  @Override
  public void releaseSharedWorker(SharedWorkerRelease request) {
    browser.sharedWorkers().release(host, request.getConnectionId());
  }

  @Override
  public void sharedWorkerEnded(SharedWorkerEnd request) {
    browser.sharedWorkers().ended(host, request.getWorkerId(), request.getFailed());
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

  @Override
  public void requestLock(LockRequest request) {
    Object context = context(request.getOrigin());
    if (request.getLock().getName().length() > MOST_NAME
        || request.getLock().getClient().length() > MOST_OPTIONS
        || !browser
            .locks()
            .request(host, new OriginLocks.Manager(context, request.getOrigin()), request)) {
      throw new BadMessage("lock " + request.getLockId());
    }
  }

  @Override
  public void releaseLock(LockRelease request) {
    browser.locks().release(host, request.getLockId());
  }

  @Override
  public CompletableFuture<LocksSnapshot> queryLocks(LocksQuery request) {
    Object context = context(request.getOrigin());
    return CompletableFuture.completedFuture(
        browser.locks().query(new OriginLocks.Manager(context, request.getOrigin())));
  }
}
