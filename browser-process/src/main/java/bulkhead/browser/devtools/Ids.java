package bulkhead.browser.devtools;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// Makes the ids of targets, sessions, loaders: nobody can guess them. Any thread.
final class Ids {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Ids() {}

  /// 32 hexadecimal digits, as Chromium's.
  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HEX.formatHex(bytes);
  }

  static String uuid() {
    return UUID.randomUUID().toString();
  }
}
