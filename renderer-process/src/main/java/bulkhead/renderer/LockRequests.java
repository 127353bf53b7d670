package bulkhead.renderer;

import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.LockInfo;
import bulkhead.ipc.api.LockRelease;
import bulkhead.ipc.api.LockRequest;
import bulkhead.ipc.api.LocksQuery;
import bulkhead.process.LockQueues.Mode;
import bulkhead.process.LockQueues.Otherwise;
import bulkhead.process.LockQueues.Request;
import bulkhead.renderer.script.bindings.ProcessLocks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks the browser process for this process's locks. Called as [ProcessLocks.Outside] says.
final class LockRequests implements ProcessLocks.Outside {
  private static final int MOST_NAME = 64 << 10;

  /// Fewer than the browser process allows.
  private static final int MOST = 5000;

  private final Channels browser;
  private final ProcessLocks locks;
  private final Set<Integer> sent = new HashSet<>();

  LockRequests(Channels browser, ProcessLocks locks) {
    this.browser = browser;
    this.locks = locks;
  }

  @Override
  public boolean shares(String originKey) {
    return originKey.startsWith("http");
  }

  @Override
  public boolean request(String originKey, Request<Integer> request, Otherwise otherwise) {
    if (request.name().length() > MOST_NAME || sent.size() >= MOST) {
      return false;
    }
    sent.add(request.id());
    browser.requestLock(
        LockRequest.newBuilder()
            .setLockId(request.id())
            .setOrigin(originKey)
            .setLock(
                LockInfo.newBuilder()
                    .setName(request.name())
                    .setShared(request.mode() == Mode.SHARED)
                    .setClient(request.client()))
            .setOtherwise(
                switch (otherwise) {
                  case WAIT -> LockRequest.Otherwise.WAIT;
                  case GIVE_UP -> LockRequest.Otherwise.GIVE_UP;
                  case STEAL -> LockRequest.Otherwise.STEAL;
                })
            .build());
    return true;
  }

  @Override
  public void release(int id) {
    if (sent.remove(id)) {
      browser.releaseLock(LockRelease.newBuilder().setLockId(id).build());
    }
  }

  @Override
  public void query(String originKey, int id) {
    Outcome.either(
        browser.queryLocks(LocksQuery.newBuilder().setOrigin(originKey).build()),
        (snapshot, failure) -> {
          if (snapshot != null) {
            locks.found(id, read(snapshot.getHeldList()), read(snapshot.getPendingList()));
          }
        });
  }

  private static List<Request<Integer>> read(List<LockInfo> infos) {
    return infos.stream()
        .map(
            each ->
                new Request<>(
                    0,
                    each.getName(),
                    each.getShared() ? Mode.SHARED : Mode.EXCLUSIVE,
                    each.getClient()))
        .toList();
  }
}
