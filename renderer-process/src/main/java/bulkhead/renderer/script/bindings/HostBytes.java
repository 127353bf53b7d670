package bulkhead.renderer.script.bindings;

import bulkhead.renderer.html.Encodings;
import bulkhead.url.Url;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/// Bytes, encodings and addresses for the bindings' JavaScript.
final class HostBytes {
  private static final int PIECE = 1 << 16;

  private HostBytes() {}

  static void giveBytes(RealmBindings runtime, int count) {
    runtime.bytes().give(runtime.bulk(), count);
  }

  static int takeBytes(RealmBindings runtime) {
    return runtime.bytes().take(runtime.bulk(), PIECE);
  }

  static @Nullable String encodingByLabel(RealmBindings runtime, String label) {
    return Encodings.byLabel(label);
  }

  /// Decodes what was given; what is left of it, because a character has only begun, is the answer.
  /// Null: malformed, and `fatal`.
  static @Nullable String decodeBytes(
      RealmBindings runtime, String encoding, boolean fatal, boolean last) {
    CodingErrorAction action = fatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    CharsetDecoder decoder =
        Encodings.charset(encoding)
            .newDecoder()
            .onMalformedInput(action)
            .onUnmappableCharacter(action);
    ByteBuffer in = ByteBuffer.wrap(runtime.bytes().given());
    int most = (int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 16;
    CharBuffer out = CharBuffer.allocate(most);
    try {
      var result = decoder.decode(in, out, last);
      if (!result.isUnderflow()) {
        result.throwException();
      }
      if (last) {
        decoder.flush(out);
      }
    } catch (CharacterCodingException e) {
      runtime.bytes().answer(new byte[0]);
      return null;
    }
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    runtime.bytes().answer(rest);
    return out.flip().toString();
  }

  static @Nullable String parseUrl(RealmBindings runtime, String text, @Nullable String base) {
    Url against = base == null ? null : Url.parse(base);
    Url url = base == null ? Url.parse(text) : against == null ? null : against.resolve(text);
    return url == null ? null : url.href();
  }
}
