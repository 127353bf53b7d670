package bulkhead.browser.net;

import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One load, from its wait for a free connection to its end. Any thread may grant and cancel; the
/// client is called by one `Network-N` thread at a time. A load whose client has granted nothing
/// keeps its connection but no thread.
/// ```
///   WAITING ──begin──► RUNNING ◄──grant── PARKED      any ──cancel──► ENDED
///                         └── nothing granted ──►┘    RUNNING ── end of the body, failure ──►
/// ENDED
/// ```
final class Load implements LoaderHandle {
  private static final int CHUNK = 64 << 10;

  /// Gets the response: tells the load of redirects and of its head, and returns the body.
  interface Opener {
    InputStream open(UrlRequest request, Load load) throws IOException;

    /// What an exception of [#open] or of the body's stream stands for.
    NetError errorOf(IOException e);
  }

  private enum State {
    WAITING,
    RUNNING,
    PARKED,
    ENDED
  }

  private final UrlRequest request;
  private final LoaderClient client;
  private final Opener opener;
  private final Executor threads;
  private final LoadQueue queue;
  private final String lane;
  private final String asker;
  private final LoadTimer timer = new LoadTimer();

  // Guarded by this.
  private State state = State.WAITING;
  private long granted;
  private boolean cancelled;
  private @Nullable Runnable onCancel;

  // Owned by the thread that runs the load.
  private @Nullable InputStream body;

  Load(
      UrlRequest request,
      LoaderClient client,
      Opener opener,
      Executor threads,
      LoadQueue queue,
      String lane) {
    this.request = request;
    this.client = client;
    this.opener = opener;
    this.threads = threads;
    this.queue = queue;
    this.lane = lane;
    Url document = request.initiatorDocument();
    this.asker = document == null ? "" : document.origin().toString();
  }

  /// The load was cancelled; thrown through the loader to end it silently.
  static final class Cancelled extends IOException {
    private static final long serialVersionUID = 1;
  }

  // ---- Called by the queue ----

  String lane() {
    return lane;
  }

  /// For whom it is: the document of the tab that asks; empty for a navigation.
  String asker() {
    return asker;
  }

  /// How much of memory the body takes that is sent.
  int bytesToSend() {
    FetchParameters.Content sent = request.fetch().body();
    return sent == null ? 0 : sent.bytes().length;
  }

  /// It is its turn. The queue is told when it has ended.
  void begin() {
    synchronized (this) {
      if (state == State.WAITING) {
        state = State.RUNNING;
      }
    }
    threads.execute(this::run);
  }

  // ---- Called by the client ----

  @Override
  public void grant(int bytes) {
    boolean wake;
    synchronized (this) {
      granted += Math.max(0, bytes);
      wake = state == State.PARKED && granted > 0;
      if (wake) {
        state = State.RUNNING;
      }
    }
    if (wake) {
      threads.execute(this::run);
    }
  }

  @Override
  public void cancel() {
    Runnable action;
    boolean wake;
    synchronized (this) {
      if (cancelled || state == State.ENDED) {
        return;
      }
      cancelled = true;
      action = onCancel;
      // A parked load has no thread that would see it.
      wake = state == State.PARKED;
      if (wake) {
        state = State.RUNNING;
      }
    }
    if (action != null) {
      action.run();
    }
    if (wake) {
      threads.execute(this::run);
    } else {
      queue.withdraw(this);
    }
  }

  // ---- Called by the opener ----

  /// What frees a connection that the load waits for; run at once if it is cancelled already.
  void onCancel(Runnable action) {
    boolean late;
    synchronized (this) {
      onCancel = action;
      late = cancelled;
    }
    if (late) {
      action.run();
    }
  }

  synchronized void checkCancelled() throws Cancelled {
    if (cancelled) {
      throw new Cancelled();
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /// Used by the thread that runs the load.
  LoadTimer timer() {
    return timer;
  }

  void redirected(Url url) throws Cancelled {
    checkCancelled();
    client.redirected(url);
  }

  void responseStarted(ResponseHead head) throws Cancelled {
    checkCancelled();
    client.timed(timer.at(0));
    client.responseStarted(head);
  }

  // ---- On a Network thread ----

  private void run() {
    try {
      checkCancelled();
      InputStream in = body;
      if (in == null) {
        in = opener.open(request, this);
        body = in;
      }
      if (pump(in)) {
        end();
        client.timed(timer.at(System.nanoTime()));
        client.finished();
      }
    } catch (Cancelled e) {
      end();
    } catch (IOException e) {
      fail(e instanceof LoadFailure failure ? failure.error() : opener.errorOf(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      System.getLogger("bulkhead.browser.net").log(Level.ERROR, "a load failed", e);
      fail(NetError.FAILED);
    }
  }

  /// Sends the body as it comes, as far as bytes are granted. True at its end; false if the load is
  /// parked.
  private boolean pump(InputStream in) throws IOException {
    byte[] buffer = new byte[CHUNK];
    while (true) {
      int most = reserve();
      if (most == 0) {
        return false;
      }
      int size = in.read(buffer, 0, most);
      if (size < 0) {
        checkCancelled();
        return true;
      }
      // What is there already goes along: a message each would cost more than the copy.
      while (size < most && in.available() > 0) {
        int more = in.read(buffer, size, most - size);
        if (more < 0) {
          break;
        }
        size += more;
      }
      synchronized (this) {
        granted -= size;
      }
      checkCancelled();
      if (size > 0) {
        timer.delivered(size);
        client.data(Arrays.copyOf(buffer, size));
      }
    }
  }

  private synchronized int reserve() throws Cancelled {
    checkCancelled();
    if (granted <= 0) {
      state = State.PARKED;
      return 0;
    }
    return (int) Math.min(CHUNK, granted);
  }

  private void fail(NetError error) {
    boolean silent = isCancelled();
    end();
    if (!silent) {
      client.timed(timer.at(System.nanoTime()));
      client.failed(error);
    }
  }

  private void end() {
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      state = State.ENDED;
      onCancel = null;
    }
    try (InputStream in = body) {
      body = null;
    } catch (IOException e) {
      // The connection was broken anyway.
    } finally {
      queue.ended(this);
    }
  }
}
