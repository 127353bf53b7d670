package bulkhead.renderer;

import bulkhead.renderer.loader.ForwardingListener;
import bulkhead.renderer.loader.ResourceFetcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The answer to a request that was made before anybody needed it. It keeps what comes until
/// somebody does, who then hears all of it as though it came then. Thread: `RendererMain`.
final class Preload extends ForwardingListener {
  /// An answer that is longer is not kept.
  private static final int MOST_BYTES = 32 << 20;

  private final Consumer<Preload> tooLong;
  private final Consumer<Preload> over;
  private final List<Consumer<ResourceFetcher.Listener>> kept = new ArrayList<>();
  private long id;
  private int bytes;
  private ResourceFetcher.@Nullable Listener listener;
  private boolean dropped;
  private boolean ended;

  /// Whether what comes goes on to the listener at once.
  private boolean caughtUp;

  /// @param tooLong told when there is more than is kept, and nobody has come
  /// @param over told when who needed it has heard all
  Preload(Consumer<Preload> tooLong, Consumer<Preload> over) {
    this.tooLong = tooLong;
    this.over = over;
  }

  /// The number of the load.
  long id() {
    return id;
  }

  void setId(long number) {
    id = number;
  }

  /// Somebody needs it: hears of it on `main`, later.
  void claim(ResourceFetcher.Listener by, Executor main) {
    listener = by;
    main.execute(this::catchUp);
  }

  /// Nobody hears anything any more.
  void drop() {
    dropped = true;
    kept.clear();
  }

  private void catchUp() {
    ResourceFetcher.Listener by = listener;
    // What is heard may bring more.
    for (int i = 0; by != null && i < kept.size(); i++) {
      kept.get(i).accept(by);
    }
    kept.clear();
    caughtUp = true;
    endIfOver();
  }

  private void endIfOver() {
    if (ended && caughtUp && listener != null) {
      listener = null;
      over.accept(this);
    }
  }

  @Override
  protected void forward(Consumer<ResourceFetcher.Listener> event) {
    ResourceFetcher.Listener by = listener;
    if (dropped) {
      return;
    }
    if (by != null && caughtUp) {
      event.accept(by);
    } else {
      kept.add(event);
    }
  }

  @Override
  public void data(byte[] chunk) {
    bytes += chunk.length;
    super.data(chunk);
    if (bytes > MOST_BYTES && listener == null) {
      tooLong.accept(this);
    }
  }

  @Override
  public void finished() {
    super.finished();
    ended = true;
    endIfOver();
  }

  @Override
  public void failed(String error) {
    super.failed(error);
    ended = true;
    endIfOver();
  }
}
