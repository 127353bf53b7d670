package bulkhead.renderer.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Subresource Integrity, https://w3c.github.io/webappsec-subresource-integrity/. Immutable.
public final class Integrity {
  private static final Pattern HASH =
      Pattern.compile("(?i)(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\\?.*)?");

  /// @param algorithm `sha256`, `sha384` or `sha512`
  /// @param value base64, with `+` and `/`
  public record Hash(String algorithm, String value) {}

  private Integrity() {}

  /// §3.3.2 "parse metadata": what is understood of an `integrity` attribute.
  public static List<Hash> parse(String metadata) {
    List<Hash> hashes = new ArrayList<>();
    for (String token : metadata.strip().split("[ \\t\\n\\f\\r]+")) {
      Matcher hash = HASH.matcher(token);
      if (hash.matches()) {
        hashes.add(
            new Hash(
                hash.group(1).toLowerCase(Locale.ROOT),
                hash.group(2).replace('-', '+').replace('_', '/')));
      }
    }
    return hashes;
  }

  /// §3.3.4 "do bytes match metadataList": one of the strongest kind is theirs.
  public static boolean matches(byte[] bytes, String metadata) {
    List<Hash> hashes = parse(metadata);
    String strongest = hashes.stream().map(Hash::algorithm).max(String::compareTo).orElse("");
    return hashes.isEmpty()
        || hashes.stream()
            .filter(hash -> hash.algorithm().equals(strongest))
            .anyMatch(hash -> hash.value().equals(SourceList.digest(strongest, bytes)));
  }
}
