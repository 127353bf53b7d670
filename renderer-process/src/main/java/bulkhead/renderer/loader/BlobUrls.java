package bulkhead.renderer.loader;

import bulkhead.ipc.api.ObjectUrlPiece;
import bulkhead.ipc.api.ObjectUrlRead;
import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the object URLs of this process stand for (File API §8). Any thread.
public final class BlobUrls {
  /// Immutable: nobody changes the bytes.
  public record Entry(String type, byte[] bytes) {}

  private static final Pattern KEPT = Pattern.compile("blob:.*/\\d+");
  private static final int MOST_PIECE = 512 << 10;

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger kept = new AtomicInteger();
  private volatile @Nullable Listener listener;

  /// Who tells other processes of the URLs that they may ask for: those whose origin is not opaque.
  public interface Listener {
    void created(String url, String type, long size);

    void revoked(String url);
  }

  public void setListener(Listener hears) {
    listener = hears;
  }

  /// Whether another process may have made that URL.
  static boolean mayBeElsewhere(String url) {
    return url.startsWith("blob:http:") || url.startsWith("blob:https:");
  }

  public String create(String origin, Entry entry) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    String url =
        "blob:%s/%s-%s-%s-%s-%s"
            .formatted(
                origin,
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    entries.put(url, entry);
    Listener hears = listener;
    if (hears != null && mayBeElsewhere(url)) {
      hears.created(url, entry.type(), entry.bytes().length);
    }
    return url;
  }

  /// Another URL for the same, which only this process knows; the URL itself if it is none of this
  /// process.
  public String keep(String url) {
    Entry entry = url.startsWith("blob:") ? find(url) : null;
    if (entry == null) {
      return url;
    }
    String alias = url.replaceFirst("#.*", "") + "/" + kept.incrementAndGet();
    entries.put(alias, entry);
    return alias;
  }

  /// Ends what [#keep] began.
  public void drop(String alias) {
    if (KEPT.matcher(alias).matches()) {
      entries.remove(alias);
    }
  }

  public void revoke(String url) {
    Listener hears = listener;
    if (entries.remove(url) != null && hears != null && mayBeElsewhere(url)) {
      hears.revoked(url);
    }
  }

  /// The next piece for another process.
  public ObjectUrlPiece read(ObjectUrlRead request) {
    Entry entry = entries.get(request.getUrl());
    byte[] bytes = entry == null ? new byte[0] : entry.bytes();
    int from = (int) Math.clamp(request.getFrom(), 0, bytes.length);
    int size = Math.min(MOST_PIECE, bytes.length - from);
    return ObjectUrlPiece.newBuilder().setData(ByteString.copyFrom(bytes, from, size)).build();
  }

  /// Without a fragment; null for none.
  public @Nullable Entry find(String url) {
    int fragment = url.indexOf('#');
    return entries.get(fragment < 0 ? url : url.substring(0, fragment));
  }
}
