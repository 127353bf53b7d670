package bulkhead.browser.net;

import bulkhead.url.Url;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes down what it is told, and grants what it takes, so that a load runs to its end. Guarded
/// by itself.
final class RecordingClient implements LoaderClient {
  private static final int WAIT_SECONDS = 20;

  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable ResponseHead head;
  private @Nullable NetError error;
  private @Nullable LoadTiming timing;
  private int largestChunk;

  /// Starts a load that may send as much as it likes.
  static RecordingClient load(UrlLoaderFactory factory, UrlRequest request)
      throws InterruptedException {
    RecordingClient client = new RecordingClient();
    factory.start(request, client).grant(Integer.MAX_VALUE);
    client.awaitEnd();
    return client;
  }

  @Override
  public synchronized void timed(LoadTiming known) {
    timing = known;
  }

  synchronized @Nullable LoadTiming timing() {
    return timing;
  }

  void awaitEnd() throws InterruptedException {
    if (!ended.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no end within " + WAIT_SECONDS + " s, only " + events());
    }
  }

  /// Waits until that much of the body has come.
  synchronized void awaitBytes(int bytes) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (body.size() < bytes) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("only " + body.size() + " bytes of " + bytes);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public synchronized void redirected(Url url) {
    events.add("redirected " + url);
  }

  @Override
  public synchronized void responseStarted(ResponseHead started) {
    head = started;
    events.add("response " + started.status() + " " + started.mimeType());
  }

  @Override
  public synchronized void data(byte[] chunk) {
    body.writeBytes(chunk);
    largestChunk = Math.max(largestChunk, chunk.length);
    notifyAll();
  }

  @Override
  public void finished() {
    add("finished");
    ended.countDown();
  }

  @Override
  public void failed(NetError failure) {
    synchronized (this) {
      error = failure;
    }
    add("failed " + failure);
    ended.countDown();
  }

  private synchronized void add(String event) {
    events.add(event);
  }

  synchronized List<String> events() {
    return List.copyOf(events);
  }

  synchronized String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  synchronized int size() {
    return body.size();
  }

  synchronized int largestChunk() {
    return largestChunk;
  }

  synchronized @Nullable NetError error() {
    return error;
  }

  synchronized ResponseHead head() {
    if (head == null) {
      throw new AssertionError("no response: " + events);
    }
    return head;
  }
}
