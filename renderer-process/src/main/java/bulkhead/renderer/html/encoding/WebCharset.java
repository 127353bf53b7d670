package bulkhead.renderer.html.encoding;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A legacy encoding as the Encoding Standard has it, in the JDK's form: a decoder's malformed
/// input is the standard's error, of the length that the standard uses up. Immutable; any thread.
public final class WebCharset extends Charset {
  private static final ConcurrentHashMap<String, WebCharset> MADE = new ConcurrentHashMap<>();

  private final String encoding;
  private final char @Nullable [] table;

  private WebCharset(String encoding, char @Nullable [] table) {
    super("x-web-" + encoding, new String[0]);
    this.encoding = encoding;
    this.table = table;
  }

  /// The charset of an encoding, by its name in the standard.
  ///
  /// @param base the JDK's name of a single-byte encoding; ignored for others
  public static Charset of(String encoding, String base) {
    return MADE.computeIfAbsent(encoding, name -> make(name, base));
  }

  private static WebCharset make(String encoding, String base) {
    return switch (encoding) {
      case "GBK", "gb18030", "Big5", "EUC-JP", "ISO-2022-JP", "Shift_JIS", "EUC-KR" ->
          new WebCharset(encoding, null);
      default -> new WebCharset(encoding, Index.singleByte(encoding, jdk(base)));
    };
  }

  private static @Nullable Charset jdk(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  @Override
  public boolean contains(Charset other) {
    return other.equals(this) || other.name().equals("US-ASCII");
  }

  @Override
  public CharsetDecoder newDecoder() {
    char[] single = table;
    if (single != null) {
      return new SingleByte.Decoder(this, single);
    }
    return encoding.equals("ISO-2022-JP")
        ? new Iso2022Jp.Decoder(this)
        : new MultiByteDecoder(this, MultiByte.valueOf(encoding.replace('-', '_')));
  }

  @Override
  public CharsetEncoder newEncoder() {
    char[] single = table;
    if (single != null) {
      return new SingleByte.Encoder(this, single);
    }
    return encoding.equals("ISO-2022-JP")
        ? new Iso2022Jp.Encoder(this)
        : new MultiByteEncoder(this, MultiByte.valueOf(encoding.replace('-', '_')));
  }
}
