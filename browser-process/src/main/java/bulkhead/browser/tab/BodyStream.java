package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The body of one response on its way from the network to whoever takes it: a renderer, or a
/// plugin. Until a taker is known it keeps what came, which the loader's grant bounds. Thread:
/// `BrowserMain`.
final class BodyStream {
  /// What a loader may send before anything is granted, as loader.proto promises.
  static final int INITIAL_GRANT = 1 << 20;

  /// Takes a body, in order.
  interface Taker {
    void data(byte[] chunk);

    /// @param timing null when nothing was loaded
    void finished(@Nullable LoadTiming timing);

    void failed(NetError error, @Nullable LoadTiming timing);
  }

  private sealed interface End {
    record Finished() implements End {}

    record Failed(NetError error) implements End {}
  }

  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private @Nullable End end;
  private @Nullable LoadTiming timing;
  private @Nullable LoaderHandle loader;
  private @Nullable Taker taker;

  void attach(LoaderHandle handle) {
    loader = handle;
  }

  /// Everything that came and will come goes to `newTaker`.
  void takenBy(Taker newTaker) {
    taker = newTaker;
    while (!waiting.isEmpty()) {
      newTaker.data(waiting.removeFirst());
    }
    tellEnd();
  }

  void data(byte[] chunk) {
    if (taker == null) {
      waiting.add(chunk);
    } else {
      taker.data(chunk);
    }
  }

  /// When things happened; before the end.
  void timed(LoadTiming known) {
    timing = known;
  }

  @Nullable LoadTiming timing() {
    return timing;
  }

  void finished() {
    end = new End.Finished();
    tellEnd();
  }

  void failed(NetError error) {
    end = new End.Failed(error);
    tellEnd();
  }

  private void tellEnd() {
    if (taker == null || end == null) {
      return;
    }
    switch (end) {
      case End.Finished() -> taker.finished(timing);
      case End.Failed(NetError error) -> taker.failed(error, timing);
    }
  }

  /// The taker has used that much and can take more.
  void grant(int bytes) {
    if (loader != null) {
      loader.grant(bytes);
    }
  }

  void cancel() {
    if (loader != null && end == null) {
      loader.cancel();
    }
  }
}
