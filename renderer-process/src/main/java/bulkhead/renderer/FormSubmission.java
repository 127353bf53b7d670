package bulkhead.renderer;

import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.loader.UserFiles;
import bulkhead.url.Url;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What a form sends (HTML §4.10.22.3 from step 21, §4.10.22.5 to §4.10.22.8): the address, and a
/// body where it posts. Immutable.
///
/// @param url with the entries as its query, where the form gets
/// @param body null where it gets
record FormSubmission(String url, @Nullable Body body) {
  /// What the browser process takes at once.
  private static final int MOST_BYTES = 250 << 20;

  /// @param type for the Content-Type field
  record Body(String type, byte[] bytes) {}

  /// One entry of the list; `file` is null for a text.
  private record Entry(String name, String value, @Nullable File file) {}

  private record File(String name, String type, byte[] bytes) {}

  /// What entries mean that are files.
  ///
  /// @param given the bytes of all of them, one behind the other
  /// @param user reads what are parts of the user's files
  record Contents(byte[] given, FileReader user) {
    static final Contents NONE = new Contents(new byte[0], (file, from, length) -> null);
  }

  /// Reads a part of a file of the user; see [bulkhead.renderer.loader.UserFiles#read].
  interface FileReader {
    byte @Nullable [] read(long file, long from, int length);
  }

  /// @param action resolved already
  /// @param entries a JSON list of `[name, value]` and, for files, `[name, file name, type,
  /// pieces]`:
  ///     a piece is how many of the given bytes it has, or `[file, from, length]`
  /// @return null if it cannot be sent
  static @Nullable FormSubmission of(
      String action,
      boolean post,
      String enctype,
      String encoding,
      String entries,
      Contents contents) {
    Url address = Url.parse(action);
    if (address == null) {
      return null;
    }
    List<Entry> list = read(entries, post && enctype.equals("multipart/form-data"), contents);
    if (list == null) {
      return null; // a file has gone, or is another one now
    }
    Charset charset = Encodings.charset(encoding);
    boolean http = address.isHttpFamily();
    if (post && http) {
      return new FormSubmission(address.href(), body(enctype, list, charset));
    }
    boolean mutates = !post && (http || address.hasScheme("file") || address.hasScheme("data"));
    return new FormSubmission(
        mutates ? withQuery(address, urlencoded(list, charset)) : address.href(), null);
  }

  private static @Nullable List<Entry> read(String entries, boolean withFiles, Contents contents) {
    List<Entry> list = new ArrayList<>();
    ByteBuffer given = ByteBuffer.wrap(contents.given);
    for (JsonElement each : JsonParser.parseString(entries).getAsJsonArray()) {
      JsonArray parts = each.getAsJsonArray();
      String name = parts.get(0).getAsString();
      String value = parts.get(1).getAsString();
      if (parts.size() < 4) {
        list.add(new Entry(lines(name), lines(value), null));
        continue;
      }
      byte[] bytes = {};
      if (withFiles) {
        bytes = contentOf(parts.get(3).getAsJsonArray(), given, contents.user);
        if (bytes == null) {
          return null;
        }
      }
      list.add(new Entry(lines(name), value, new File(value, parts.get(2).getAsString(), bytes)));
    }
    return list;
  }

  private static byte @Nullable [] contentOf(JsonArray pieces, ByteBuffer given, FileReader user) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (JsonElement piece : pieces) {
      if (!piece.isJsonArray()) {
        byte[] next = new byte[Math.min(piece.getAsInt(), given.remaining())];
        given.get(next);
        all.writeBytes(next);
        continue;
      }
      JsonArray part = piece.getAsJsonArray();
      long from = part.get(1).getAsLong();
      long left = part.get(2).getAsLong();
      while (left > 0) {
        int length = (int) Math.min(left, UserFiles.MOST_LENGTH);
        byte[] next = user.read(part.get(0).getAsLong(), from, length);
        if (next == null || next.length < length || all.size() > MOST_BYTES) {
          return null;
        }
        all.writeBytes(next);
        from += length;
        left -= length;
      }
    }
    return all.toByteArray();
  }

  private static String lines(String text) {
    return text.replaceAll("\\r\\n?|\\n", "\r\n");
  }

  private static String withQuery(Url address, String query) {
    String whole = address.withoutFragment().href();
    int old = whole.indexOf('?');
    String fragment = address.fragment();
    return (old < 0 ? whole : whole.substring(0, old))
        + "?"
        + query
        + (fragment == null ? "" : "#" + fragment);
  }

  private static Body body(String enctype, List<Entry> list, Charset charset) {
    return switch (enctype) {
      case "multipart/form-data" -> multipart(list, charset);
      case "text/plain" -> new Body("text/plain", plain(list).getBytes(charset));
      default ->
          new Body(
              "application/x-www-form-urlencoded",
              urlencoded(list, charset).getBytes(StandardCharsets.US_ASCII));
    };
  }

  /// URL §5.2 "application/x-www-form-urlencoded serializing".
  private static String urlencoded(List<Entry> list, Charset charset) {
    StringBuilder out = new StringBuilder();
    for (Entry entry : list) {
      out.append(out.isEmpty() ? "" : "&");
      percentEncode(entry.name, charset, out);
      out.append('=');
      percentEncode(entry.value, charset, out);
    }
    return out.toString();
  }

  private static void percentEncode(String text, Charset charset, StringBuilder out) {
    for (byte each : encoded(text, charset)) {
      int b = each & 0xff;
      boolean plain =
          b >= '0' && b <= '9'
              || b >= 'A' && b <= 'Z'
              || b >= 'a' && b <= 'z'
              || b == '*'
              || b == '-'
              || b == '.'
              || b == '_';
      if (plain) {
        out.append((char) b);
      } else if (b == ' ') {
        out.append('+');
      } else {
        out.append('%');
        out.append(Character.toUpperCase(Character.forDigit(b >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
  }

  /// Encoding §4.3: what the encoding lacks becomes a decimal character reference.
  private static byte[] encoded(String text, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder known = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String each = Character.toString(c);
              known.append(encoder.canEncode(each) ? each : "&#" + c + ";");
            });
    return known.toString().getBytes(charset);
  }

  private static String plain(List<Entry> list) {
    StringBuilder out = new StringBuilder();
    for (Entry entry : list) {
      out.append(entry.name).append('=').append(entry.value).append("\r\n");
    }
    return out.toString();
  }

  /// RFC 7578, with HTML's escapes.
  private static Body multipart(List<Entry> list, Charset charset) {
    StringBuilder boundary = new StringBuilder("----BulkheadFormBoundary");
    for (int i = 0; i < 16; i++) {
      boundary.append(Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Entry entry : list) {
      File file = entry.file;
      out.writeBytes(encoded("--" + boundary + "\r\nContent-Disposition: form-data", charset));
      out.writeBytes(encoded("; name=\"" + escaped(entry.name) + "\"", charset));
      if (file == null) {
        out.writeBytes(encoded("\r\n\r\n" + entry.value, charset));
      } else {
        String type = file.type.isEmpty() ? "application/octet-stream" : file.type;
        out.writeBytes(encoded("; filename=\"" + escaped(file.name) + "\"", charset));
        out.writeBytes(encoded("\r\nContent-Type: " + type + "\r\n\r\n", charset));
        out.writeBytes(file.bytes);
      }
      out.writeBytes(encoded("\r\n", charset));
    }
    out.writeBytes(encoded("--" + boundary + "--\r\n", charset));
    return new Body("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static String escaped(String name) {
    return name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22");
  }
}
