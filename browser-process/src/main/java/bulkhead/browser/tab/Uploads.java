package bulkhead.browser.tab;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.ResourceUpload;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/// Bodies that one renderer has sent in pieces and will name in a request. Thread: `BrowserMain`.
final class Uploads {
  private static final int MOST_PIECE = 512 << 10;
  private static final long MOST_WAITING = 256L << 20;
  private static final int MOST_BODIES = 1000;

  private final Map<Long, ByteArrayOutputStream> waiting = new HashMap<>();
  private long bytes;

  void add(ResourceUpload piece) {
    int size = piece.getData().size();
    if (piece.getUploadId() == 0 || size > MOST_PIECE || bytes + size > MOST_WAITING) {
      throw new BadMessage("upload of " + size + " bytes after " + bytes);
    }
    if (waiting.size() >= MOST_BODIES && !waiting.containsKey(piece.getUploadId())) {
      throw new BadMessage("more than " + MOST_BODIES + " bodies at once");
    }
    bytes += size;
    waiting
        .computeIfAbsent(piece.getUploadId(), id -> new ByteArrayOutputStream())
        .writeBytes(piece.getData().toByteArray());
  }

  /// The whole body of that number, which is used up by this.
  byte[] take(long id) {
    ByteArrayOutputStream body = waiting.remove(id);
    if (body == null) {
      throw new BadMessage("no upload " + id);
    }
    bytes -= body.size();
    return body.toByteArray();
  }
}
