package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.loader.ResourceFetcher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The "map of preloaded resources" of a document (HTML §4.6.7.17): what was asked for early, and
/// is handed to the first who asks for just the same. Thread: `RendererMain`.
final class Preloads {
  /// So many answers wait at most.
  private static final int MOST = 500;

  private final ResourceFetcher fetcher;
  private final Executor main;

  /// Those that nobody has needed so far. A request is its own key: it has no number yet.
  private final Map<ResourceRequest, Preload> waiting = new HashMap<>();

  private final Map<Long, Preload> claimed = new HashMap<>();

  /// What has been asked for, early or not: none of that is guessed again.
  private final Set<String> addresses = new HashSet<>();

  private boolean left;

  Preloads(ResourceFetcher fetcher, Executor main) {
    this.fetcher = fetcher;
    this.main = main;
  }

  /// Guesses that this will be asked for.
  void begin(ResourceRequest.Builder request) {
    if (!left && waiting.size() < MOST && addresses.add(request.getUrl())) {
      keep(request, preload());
    }
  }

  /// A `link` element asks for it early, whether it was guessed or not; that of a document that was
  /// left asks for nothing.
  ///
  /// @param timed hears of its timing instead of who needs it
  void beginFor(
      ResourceRequest.Builder request, Consumer<ResourceTiming> timed, Consumer<Boolean> done) {
    if (left) {
      return;
    }
    Preload guessed = waiting.remove(request.build());
    Preload preload = preload();
    LinkPreload told = new LinkPreload(preload, timed, done);
    if (guessed != null) {
      waiting.put(request.build(), preload);
      preload.setId(guessed.id());
      claimed.put(guessed.id(), guessed);
      guessed.claim(told, main);
      return;
    }
    addresses.add(request.getUrl());
    ResourceRequest key = request.build();
    if (waiting.size() < MOST) {
      waiting.put(key, preload);
    }
    preload.setId(fetcher.start(request, told));
  }

  private Preload preload() {
    return new Preload(this::forget, each -> claimed.remove(each.id(), each));
  }

  private void keep(ResourceRequest.Builder request, Preload preload) {
    waiting.put(request.build(), preload);
    preload.setId(fetcher.start(request, preload));
  }

  /// Starts a load, or takes what came early.
  /// @return its number
  long start(ResourceRequest.Builder request, ResourceFetcher.Listener listener) {
    addresses.add(request.getUrl());
    Preload early = listener.grantsItself() ? null : waiting.remove(request.build());
    if (early == null) {
      return fetcher.start(request, listener);
    }
    claimed.put(early.id(), early);
    early.claim(listener, main);
    return early.id();
  }

  void cancel(long id) {
    Preload preload = claimed.remove(id);
    if (preload != null) {
      preload.drop();
    }
    fetcher.cancel(id);
  }

  private void forget(Preload preload) {
    waiting.values().remove(preload);
    preload.drop();
    fetcher.cancel(preload.id());
  }

  /// Nobody will come any more.
  void leave() {
    left = true;
    for (Preload preload : waiting.values()) {
      preload.drop();
      fetcher.cancel(preload.id());
    }
    waiting.clear();
  }
}
