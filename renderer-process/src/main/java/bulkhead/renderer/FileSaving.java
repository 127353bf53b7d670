package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.SavePiece;
import bulkhead.renderer.loader.BlobUrls;
import bulkhead.renderer.loader.ResourceFetcher;
import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A file that a page saves (HTML §4.6.5 "download the hyperlink"): it is loaded as any resource,
/// and goes on to the browser process piece by piece. Thread: `RendererMain`.
final class FileSaving implements ResourceFetcher.Listener {
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_NAME = 1000;
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final int pageId;
  private final ResourceFetcher fetcher;
  private final int id = NEXT.getAndIncrement();
  private final String url;
  private String name;
  private boolean begun;

  private FileSaving(int pageId, ResourceFetcher fetcher, String url, String name) {
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.url = url;
    this.name = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
  }

  /// @param name what the link calls the file; may be empty
  static void start(int pageId, ResourceFetcher fetcher, String url, String name) {
    FileSaving saving = new FileSaving(pageId, fetcher, url, name);
    BlobUrls.Entry blob = fetcher.blobs().find(url);
    if (blob != null) { // now: scripts revoke the URL as soon as they have clicked the link
      saving.responseStarted(url, blob.type(), "");
      saving.data(blob.bytes());
      saving.finished();
      return;
    }
    fetcher.start(pageId, url, ResourceRequest.Destination.OTHER, saving);
  }

  @Override
  public void responseStarted(String from, String mimeType, String charset) {
    if (name.isEmpty()) {
      String path = from.startsWith("data:") ? "" : from.replaceFirst("[?#].*", "");
      name = path.substring(path.lastIndexOf('/') + 1);
    }
    if (name.isEmpty()) {
      name = "download";
    }
    if (name.indexOf('.') < 0) {
      name += ending(mimeType);
    }
  }

  private static String ending(String mimeType) {
    return switch (mimeType.toLowerCase(Locale.ROOT)) {
      case "text/plain" -> ".txt";
      case "text/html" -> ".html";
      case "text/css" -> ".css";
      case "text/csv" -> ".csv";
      case "text/javascript" -> ".js";
      case "application/json" -> ".json";
      case "application/pdf" -> ".pdf";
      case "application/zip" -> ".zip";
      case "image/png" -> ".png";
      case "image/jpeg" -> ".jpg";
      case "image/gif" -> ".gif";
      case "image/webp" -> ".webp";
      case "image/svg+xml" -> ".svg";
      default -> "";
    };
  }

  private SavePiece.Builder piece() {
    SavePiece.Builder piece = SavePiece.newBuilder().setPageId(pageId).setSaveId(id);
    if (!begun) {
      begun = true;
      piece.setName(name).setUrl(url.length() > 2000 ? url.substring(0, 2000) : url);
    }
    return piece;
  }

  @Override
  public void data(byte[] chunk) {
    for (int from = 0; from < chunk.length; from += MOST_PIECE) {
      int size = Math.min(MOST_PIECE, chunk.length - from);
      fetcher.files().save(piece().setData(ByteString.copyFrom(chunk, from, size)).build());
    }
  }

  @Override
  public void finished() {
    fetcher.files().save(piece().setLast(true).build());
  }

  @Override
  public void failed(String error) {
    fetcher.files().save(piece().setLast(true).setFailed(true).build());
  }
}
