package bulkhead.renderer.policy;

import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A directive's sources (CSP §2.3.1); empty for `'none'`. Immutable.
///
/// @param directive in whose name they stand
record SourceList(String directive, List<SourceExpression> sources) {
  SourceList {
    sources = List.copyOf(sources);
  }

  static SourceList parse(String directive, List<String> tokens) {
    List<SourceExpression> sources = new ArrayList<>();
    for (String token : tokens) {
      SourceExpression source = SourceExpression.parse(token);
      if (source != null) {
        sources.add(source);
      }
    }
    return new SourceList(directive, sources);
  }

  boolean has(String keyword) {
    return sources.contains(new SourceExpression.Keyword(keyword));
  }

  boolean matches(Url url, @Nullable Url self, boolean redirected) {
    return sources.stream().anyMatch(source -> source.matches(url, self, redirected));
  }

  boolean hasNonce(String nonce) {
    return !nonce.isEmpty() && sources.contains(new SourceExpression.Nonce(nonce));
  }

  /// §6.7.3.2 "allow all inline behavior": what browsers that know nonces take no notice of once
  /// there is one.
  boolean allowsAllInline(boolean forScript) {
    for (SourceExpression source : sources) {
      if (source instanceof SourceExpression.Nonce || source instanceof SourceExpression.Hash) {
        return false;
      }
    }
    return has("unsafe-inline") && !(forScript && has("strict-dynamic"));
  }

  /// Whether one of the hashes is that of this text.
  boolean hasHashOf(String text) {
    for (SourceExpression source : sources) {
      if (source instanceof SourceExpression.Hash(String algorithm, String value)
          && value.equals(digest(algorithm, text.getBytes(StandardCharsets.UTF_8)))) {
        return true;
      }
    }
    return false;
  }

  /// §6.7.2.2 "does element's integrity metadata match": all of it is among the hashes.
  boolean hasAll(List<Integrity.Hash> integrity) {
    return !integrity.isEmpty()
        && integrity.stream()
            .allMatch(
                hash ->
                    sources.contains(new SourceExpression.Hash(hash.algorithm(), hash.value())));
  }

  static String digest(String algorithm, byte[] bytes) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance("SHA-" + algorithm.substring("sha".length()));
      return Base64.getEncoder().encodeToString(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
