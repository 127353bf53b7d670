package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// `IO`: results too long for one message, which a client reads in parts. Thread: `BrowserMain`.
final class IoDomain {
  private static final int MOST_PART = 10 << 20;

  private record Read(String handle, @Nullable Integer offset, @Nullable Integer size) {}

  private record Handle(String handle) {}

  /// Bytes that a session reads. They go with it.
  static final class Stream {
    private final byte[] bytes;
    private final boolean text;
    private int position;

    /// @param text whether the bytes are UTF-8 and are to be read as such
    Stream(byte[] bytes, boolean text) {
      this.bytes = bytes;
      this.text = text;
    }

    private JsonObject read(int wanted) {
      int end = Math.min(bytes.length, position + wanted);
      while (text && end < bytes.length && end > position && (bytes[end] & 0xc0) == 0x80) {
        end--; // no character is split
      }
      String data =
          text
              ? new String(bytes, position, end - position, java.nio.charset.StandardCharsets.UTF_8)
              : Base64.getEncoder()
                  .encodeToString(java.util.Arrays.copyOfRange(bytes, position, end));
      position = end;
      return Json.object("base64Encoded", !text, "data", data, "eof", position >= bytes.length);
    }
  }

  private IoDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("IO.read", Read.class, IoDomain::read);
    commands.on(
        "IO.close",
        Handle.class,
        (session, wanted) -> {
          if (session.streams().remove(wanted.handle()) == null) {
            throw ProtocolError.refused("Invalid stream handle");
          }
          return null;
        });
  }

  /// Gives a session something to read.
  /// @return the handle by which it does
  static String open(Session session, Stream stream) {
    String handle = Ids.next();
    session.streams().put(handle, stream);
    return handle;
  }

  private static JsonObject read(Session session, Read wanted) throws ProtocolError {
    Stream stream = session.streams().get(wanted.handle());
    if (stream == null) {
      throw ProtocolError.refused("Invalid stream handle");
    }
    Integer offset = wanted.offset();
    if (offset != null) {
      if (offset < 0) {
        throw ProtocolError.refused("Invalid offset");
      }
      stream.position = Math.min(offset, stream.bytes.length);
    }
    int size = wanted.size() == null || wanted.size() <= 0 ? MOST_PART : wanted.size();
    return stream.read(Math.clamp(size, 4, MOST_PART));
  }
}
