package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.LockAnswer;
import bulkhead.ipc.api.LockInfo;
import bulkhead.ipc.api.LockRequest;
import bulkhead.ipc.api.LocksSnapshot;
import bulkhead.process.LockQueues;
import bulkhead.process.LockQueues.Mode;
import bulkhead.process.LockQueues.Otherwise;
import bulkhead.process.LockQueues.Request;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The locks that documents and workers of all renderers have or wait for (Web Locks), and the
/// telling of those renderers. Thread: `BrowserMain`.
final class OriginLocks {
  private static final int MOST = 10_000;

  /// Who competes for the same locks: documents of one origin in one browser context.
  ///
  /// @param context as [TabNetwork#contextOf]
  record Manager(Object context, String origin) {}

  /// A renderer, and its number for the request.
  private record Holder(RenderProcessHost host, int number) {}

  private final LockQueues<Manager, Holder> queues = new LockQueues<>(OriginLocks::tell);
  private final Map<RenderProcessHost, Set<Holder>> holders = new HashMap<>();

  private static void tell(Holder holder, LockQueues.Answer answer) {
    Channel channel = holder.host().channel();
    if (channel != null) {
      channel
          .proxy(ChannelsClient.IPC)
          .lockAnswered(
              LockAnswer.newBuilder()
                  .setLockId(holder.number())
                  .setKind(
                      switch (answer) {
                        case GRANTED -> LockAnswer.Kind.GRANTED;
                        case NOT_AVAILABLE -> LockAnswer.Kind.NOT_AVAILABLE;
                        case STOLEN -> LockAnswer.Kind.STOLEN;
                      })
                  .build());
    }
  }

  /// Returns whether the renderer may ask so.
  boolean request(RenderProcessHost host, Manager manager, LockRequest request) {
    Holder holder = new Holder(host, request.getLockId());
    LockInfo lock = request.getLock();
    @Nullable Otherwise otherwise =
        switch (request.getOtherwise()) {
          case WAIT -> Otherwise.WAIT;
          case GIVE_UP -> Otherwise.GIVE_UP;
          case STEAL -> lock.getShared() ? null : Otherwise.STEAL;
          case OTHERWISE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    Set<Holder> all = holders.computeIfAbsent(host, key -> new HashSet<>());
    all.removeIf(each -> all.size() >= MOST && !queues.has(each)); // those that were stolen
    if (otherwise == null || holder.number() <= 0 || queues.has(holder) || all.size() >= MOST) {
      return false;
    }
    all.add(holder);
    queues.request(
        manager,
        new Request<>(
            holder,
            lock.getName(),
            lock.getShared() ? Mode.SHARED : Mode.EXCLUSIVE,
            lock.getClient()),
        otherwise);
    return true;
  }

  void release(RenderProcessHost host, int number) {
    Holder holder = new Holder(host, number);
    Set<Holder> all = holders.get(host);
    if (all != null && all.remove(holder)) {
      queues.release(holder);
    }
  }

  /// The renderer has gone.
  void forget(RenderProcessHost host) {
    Set<Holder> all = holders.remove(host);
    if (all != null) {
      all.forEach(queues::release);
    }
  }

  LocksSnapshot query(Manager manager) {
    LocksSnapshot.Builder answer = LocksSnapshot.newBuilder();
    List<Request<Holder>> held = queues.held(manager);
    held.stream().limit(MOST).forEach(each -> answer.addHeld(info(each)));
    queues.waiting(manager).stream()
        .limit(Math.max(0, MOST - held.size()))
        .forEach(each -> answer.addPending(info(each)));
    return answer.build();
  }

  private static LockInfo info(Request<Holder> request) {
    return LockInfo.newBuilder()
        .setName(request.name())
        .setShared(request.mode() == Mode.SHARED)
        .setClient(request.client())
        .build();
  }
}
