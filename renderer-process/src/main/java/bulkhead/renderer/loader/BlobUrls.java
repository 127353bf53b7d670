package bulkhead.renderer.loader;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the object URLs of this process stand for (File API §8). Any thread.
public final class BlobUrls {
  /// Immutable: nobody changes the bytes.
  public record Entry(String type, byte[] bytes) {}

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

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
    return url;
  }

  public void revoke(String url) {
    entries.remove(url);
  }

  /// Without a fragment; null for none.
  public @Nullable Entry find(String url) {
    int fragment = url.indexOf('#');
    return entries.get(fragment < 0 ? url : url.substring(0, fragment));
  }
}
