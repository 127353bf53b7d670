package bulkhead.renderer.script.bindings;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Random numbers and digests for the bindings' JavaScript, by the JDK's providers.
final class HostCrypto {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_RANDOM = 1 << 16;

  private HostCrypto() {}

  /// The bytes lie ready to be taken.
  static void randomBytes(RealmBindings runtime, int count) {
    byte[] bytes = new byte[Math.clamp(count, 0, MOST_RANDOM)];
    RANDOM.nextBytes(bytes);
    runtime.bytes().answer(bytes);
  }

  /// The digest of what was given lies ready to be taken; false for an unknown algorithm.
  static boolean digest(RealmBindings runtime, String algorithm) {
    byte[] data = runtime.bytes().given();
    try {
      runtime.bytes().answer(MessageDigest.getInstance(algorithm).digest(data));
      return true;
    } catch (NoSuchAlgorithmException e) {
      return false;
    }
  }
}
