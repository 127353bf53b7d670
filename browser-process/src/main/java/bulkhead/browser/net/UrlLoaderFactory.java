package bulkhead.browser.net;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts loads, by scheme. Any thread. The HTTP client behind it is made when the first http(s) URL is asked for.
public final class UrlLoaderFactory implements AutoCloseable {
  private final ExecutorService threads;
  private final @Nullable Path cacheFolder;
  private final String acceptLanguage;
  private @Nullable HttpLoader http;

  /// @param cacheFolder for the HTTP cache; null: nothing is cached
  public UrlLoaderFactory(@Nullable Path cacheFolder, String acceptLanguage) {
    this.cacheFolder = cacheFolder;
    this.acceptLanguage = acceptLanguage;
    AtomicInteger number = new AtomicInteger(1);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "Network-" + number.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
  }

  /// Starts a load and returns at once; the client is told of everything, failures included.
  public LoaderHandle start(UrlRequest request, LoaderClient client) {
    Load load = new Load(client);
    threads.execute(() -> run(request, load));
    return load;
  }

  private void run(UrlRequest request, Load load) {
    try {
      switch (request.url().scheme()) {
        case "http", "https" -> http().load(request, load);
        case "file" -> FileLoader.load(request, load);
        case "data" -> data(request.url(), load);
        case "about" -> about(request.url(), load);
        default -> load.failed(NetError.UNKNOWN_URL_SCHEME);
      }
    } catch (Load.Cancelled e) {
      // its client knows
    } catch (IOException e) {
      load.failed(HttpLoader.errorOf(e));
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.browser.net")
          .log(System.Logger.Level.ERROR, "load of " + request.url().scheme(), e);
      load.failed(NetError.FAILED);
    }
  }

  private synchronized HttpLoader http() {
    HttpLoader loader = http;
    if (loader == null) {
      loader = new HttpLoader(cacheFolder, acceptLanguage);
      http = loader;
    }
    return loader;
  }

  /// RFC 2397 by the Fetch Standard, "data: URL processor".
  private static void data(Url url, Load load) throws IOException {
    String text = url.query() == null ? url.path() : url.path() + "?" + url.query();
    int comma = text.indexOf(',');
    if (comma < 0) {
      load.failed(NetError.INVALID_URL);
      return;
    }
    String type = text.substring(0, comma).strip();
    byte[] body = PercentEncoding.decode(text.substring(comma + 1));
    boolean base64 = type.toLowerCase(java.util.Locale.ROOT).endsWith("base64");
    if (base64) {
      String kept = type.substring(0, type.length() - "base64".length()).stripTrailing();
      if (kept.endsWith(";")) {
        type = kept.substring(0, kept.length() - 1);
        try {
          body =
              Base64.getMimeDecoder().decode(new String(body, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
          load.failed(NetError.INVALID_URL);
          return;
        }
      }
    }
    MimeType mime = MimeType.parse(type.startsWith(";") ? "text/plain" + type : type);
    if (mime.essence().isEmpty()) {
      mime = new MimeType("text/plain", "US-ASCII");
    }
    respond(load, url, mime, body);
  }

  private static void about(Url url, Load load) throws IOException {
    if (url.path().equals("blank")) {
      respond(load, url, new MimeType("text/html", "utf-8"), new byte[0]);
    } else {
      load.failed(NetError.INVALID_URL);
    }
  }

  static void respond(Load load, Url url, MimeType type, byte[] body) throws IOException {
    if (load.isCancelled()) {
      return;
    }
    load.client()
        .responseStarted(
            new ResponseHead(url, 200, type.essence(), type.charset(), body.length, false));
    load.pump(body, new ByteArrayInputStream(new byte[0]));
    load.finished();
  }

  @Override
  public synchronized void close() {
    threads.shutdownNow();
    if (http != null) {
      http.close();
    }
  }
}
