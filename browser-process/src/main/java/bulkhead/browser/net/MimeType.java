package bulkhead.browser.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A MIME type with its charset, and what is made of it by the MIME Sniffing Standard
/// (https://mimesniff.spec.whatwg.org/). Immutable.
///
/// @param essence type and subtype, lower case; empty: unknown
/// @param charset as given; empty for none
record MimeType(String essence, String charset) {
  static final MimeType UNKNOWN = new MimeType("", "");

  /// How many bytes sniffing looks at: §5.2.
  private static final int RESOURCE_HEADER = 1445;

  /// §5.1, the check-for-apache-bug flag: what a badly set up Apache says of everything.
  private static final Set<String> APACHE_BUG = Set.of("", "iso-8859-1", "utf-8");

  // ---- Parsing, §4.4 and Fetch §2.2.2 ----

  /// The type that the Content-Type headers of a response give: the last one that is valid.
  static MimeType extract(List<String> headers) {
    MimeType type = UNKNOWN;
    for (String header : headers) {
      MimeType next = parse(header);
      if (next.essence.isEmpty() || next.essence.equals("*/*")) {
        continue;
      }
      boolean keepsCharset = next.charset.isEmpty() && next.essence.equals(type.essence);
      type = keepsCharset ? type : next;
    }
    return type;
  }

  static MimeType parse(@Nullable String text) {
    if (text == null) {
      return UNKNOWN;
    }
    int end = text.indexOf(';');
    String essence = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    int slash = essence.indexOf('/');
    if (slash <= 0
        || slash == essence.length() - 1
        || !isToken(essence.substring(0, slash))
        || !isToken(essence.substring(slash + 1))) {
      return UNKNOWN;
    }
    return new MimeType(essence, end < 0 ? "" : charset(text, end + 1));
  }

  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
  }

  /// The first parameter of that name, from `at` on. A value in quotes may hold semicolons.
  private static String charset(String text, int at) {
    while (at < text.length()) {
      int stop = at;
      while (stop < text.length() && text.charAt(stop) != ';' && text.charAt(stop) != '=') {
        stop++;
      }
      String name = text.substring(at, stop).strip();
      if (stop == text.length() || text.charAt(stop) == ';') {
        at = stop + 1;
        continue;
      }
      StringBuilder value = new StringBuilder();
      at = stop + 1;
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
          if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            at++;
          }
          value.append(text.charAt(at++));
        }
        int next = text.indexOf(';', at);
        at = next < 0 ? text.length() : next + 1;
      } else {
        int next = text.indexOf(';', at);
        next = next < 0 ? text.length() : next;
        value.append(text.substring(at, next).strip());
        at = next + 1;
      }
      if (name.equalsIgnoreCase("charset") && !value.isEmpty()) {
        return value.toString();
      }
    }
    return "";
  }

  /// The type by a file's name, for `file:`; UNKNOWN asks for sniffing.
  static MimeType ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String type =
        switch (lower.substring(lower.lastIndexOf('.') + 1)) {
          case "html", "htm", "shtml", "shtm" -> "text/html";
          case "xhtml", "xht", "xhtm" -> "application/xhtml+xml";
          case "txt", "text", "md", "log", "java", "c", "h", "py", "sh" -> "text/plain";
          case "css" -> "text/css";
          case "csv" -> "text/csv";
          case "js", "mjs" -> "text/javascript";
          case "json" -> "application/json";
          case "xml", "xsl", "xslt" -> "text/xml";
          case "svg" -> "image/svg+xml";
          case "png" -> "image/png";
          case "jpg", "jpeg", "jfif" -> "image/jpeg";
          case "gif" -> "image/gif";
          case "webp" -> "image/webp";
          case "avif" -> "image/avif";
          case "bmp" -> "image/bmp";
          case "ico" -> "image/x-icon";
          case "pdf" -> "application/pdf";
          case "woff" -> "font/woff";
          case "woff2" -> "font/woff2";
          case "ttf" -> "font/ttf";
          case "otf" -> "font/otf";
          case "wasm" -> "application/wasm";
          case "zip" -> "application/zip";
          case "gz", "tgz" -> "application/gzip";
          case "mp3" -> "audio/mpeg";
          case "mp4" -> "video/mp4";
          case "webm" -> "video/webm";
          default -> "";
        };
    return new MimeType(type, "");
  }

  // ---- Sniffing, §7 ----

  /// The computed type, and the body from its first byte on.
  record Sniffed(MimeType type, InputStream body) {}

  /// §7 Determining the computed MIME type of a resource. Reads from the body only if that decides,
  /// and only until it does, so that a slow body is shown as it comes.
  Sniffed sniff(InputStream body, boolean noSniff) throws IOException {
    boolean unknown =
        essence.isEmpty()
            || essence.equals("unknown/unknown")
            || essence.equals("application/unknown");
    boolean apacheBug =
        essence.equals("text/plain") && APACHE_BUG.contains(charset.toLowerCase(Locale.ROOT));
    boolean image = essence.startsWith("image/") && !essence.endsWith("+xml");
    // Step 1 (XML types) and step 6 (text/html): as said by the server. Steps 3 and 4: noSniff.
    if (!unknown && (noSniff || !(apacheBug || image))) {
      return new Sniffed(this, body);
    }
    byte[] head = new byte[RESOURCE_HEADER];
    int length = 0;
    while (true) {
      int size = body.read(head, length, head.length - length);
      length += Math.max(0, size);
      boolean complete = size < 0 || length == head.length;
      String decided =
          unknown
              ? unknown(head, length, !noSniff, complete)
              : apacheBug ? textOrBinary(head, length) : imageType(head, length, complete, essence);
      if (decided != null) {
        InputStream whole =
            new SequenceInputStream(new ByteArrayInputStream(head, 0, length), body);
        return new Sniffed(new MimeType(decided, charset), whole);
      }
    }
  }

  /// A pattern of §6 or §7.1. In `bytes`, '?' matches anything.
  private record Signature(String bytes, String type) {
    boolean matches(byte[] head, int length) {
      if (bytes.length() > length) {
        return false;
      }
      for (int i = 0; i < bytes.length(); i++) {
        char wanted = bytes.charAt(i);
        if (wanted != '?' && (head[i] & 0xFF) != wanted) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Signature> IMAGES =
      List.of(
          new Signature("\0\0\u0001\0", "image/x-icon"),
          new Signature("\0\0\u0002\0", "image/x-icon"),
          new Signature("BM", "image/bmp"),
          new Signature("GIF87a", "image/gif"),
          new Signature("GIF89a", "image/gif"),
          new Signature("RIFF????WEBPVP", "image/webp"),
          new Signature("\u0089PNG\r\n\u001a\n", "image/png"),
          new Signature("\u00ff\u00d8\u00ff", "image/jpeg"));

  private static final List<Signature> OTHERS =
      List.of(
          new Signature("%PDF-", "application/pdf"),
          new Signature("%!PS-Adobe-", "application/postscript"),
          new Signature("FORM????AIFF", "audio/aiff"),
          new Signature("ID3", "audio/mpeg"),
          new Signature("OggS\0", "application/ogg"),
          new Signature("MThd\0\0\0\u0006", "audio/midi"),
          new Signature("RIFF????AVI ", "video/avi"),
          new Signature("RIFF????WAVE", "audio/wave"),
          new Signature("????ftypmp4", "video/mp4"),
          new Signature("\u001aE\u00df\u00a3", "video/webm"),
          new Signature("wOFF", "font/woff"),
          new Signature("wOF2", "font/woff2"),
          new Signature("\0\u0001\0\0", "font/ttf"),
          new Signature("OTTO", "font/otf"),
          new Signature("ttcf", "font/collection"),
          new Signature("\u001f\u008b\b", "application/gzip"),
          new Signature("PK\u0003\u0004", "application/zip"),
          new Signature("Rar \u001a\u0007\0", "application/x-rar-compressed"));

  private static final List<String> TAGS =
      List.of(
          "<!DOCTYPE HTML",
          "<HTML",
          "<HEAD",
          "<SCRIPT",
          "<IFRAME",
          "<H1",
          "<DIV",
          "<FONT",
          "<TABLE",
          "<A",
          "<STYLE",
          "<TITLE",
          "<B",
          "<BODY",
          "<BR",
          "<P",
          "<!--");

  /// The longest signature and the byte behind it: with so many bytes, none that has not matched
  /// will.
  private static final int LONGEST_SIGNATURE = 16;

  /// From so many bytes on, what is text so far is taken for text.
  private static final int ENOUGH_TEXT = 512;

  /// §7.1 Identifying a resource with an unknown MIME type; null: more bytes are needed.
  private static @Nullable String unknown(
      byte[] head, int length, boolean scriptable, boolean complete) {
    int start = 0;
    while (start < length && isWhiteSpace(head[start])) {
      start++;
    }
    if (scriptable) {
      for (String tag : TAGS) {
        if (startsWithTag(head, start, length, tag)) {
          return "text/html";
        }
      }
      String text =
          new String(head, start, Math.min(5, length - start), StandardCharsets.ISO_8859_1);
      if (text.equals("<?xml")) {
        return "text/xml";
      }
    }
    for (Signature signature : OTHERS) {
      if (signature.matches(head, length)) {
        return signature.type;
      }
    }
    String image = imageType(head, length, true, "");
    if (image != null && !image.isEmpty()) {
      return image;
    }
    if (!complete && length - start < LONGEST_SIGNATURE) {
      return null;
    }
    String guess = textOrBinary(head, length);
    return complete || length >= ENOUGH_TEXT || !guess.equals("text/plain") ? guess : null;
  }

  /// The image type, the type said by the server if there is none; null: more bytes are needed.
  private static @Nullable String imageType(
      byte[] head, int length, boolean complete, String ifNone) {
    for (Signature signature : IMAGES) {
      if (signature.matches(head, length)) {
        return signature.type;
      }
    }
    return complete || length >= LONGEST_SIGNATURE ? ifNone : null;
  }

  /// §7.2 Sniffing a mislabeled binary resource.
  private static String textOrBinary(byte[] head, int length) {
    boolean byteOrderMark =
        new Signature("\u00fe\u00ff", "").matches(head, length)
            || new Signature("\u00ff\u00fe", "").matches(head, length)
            || new Signature("\u00ef\u00bb\u00bf", "").matches(head, length);
    for (int i = 0; i < length && !byteOrderMark; i++) {
      if (isBinary(head[i] & 0xFF)) {
        return "application/octet-stream";
      }
    }
    return "text/plain";
  }

  private static boolean startsWithTag(byte[] head, int start, int length, String tag) {
    int end = start + tag.length();
    // All but the comment want a byte behind them that ends the tag's name.
    boolean comment = tag.equals("<!--");
    if (end + (comment ? 0 : 1) > length) {
      return false;
    }
    for (int i = 0; i < tag.length(); i++) {
      char c = (char) (head[start + i] & 0xFF);
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (upper != tag.charAt(i)) {
        return false;
      }
    }
    return comment || head[end] == ' ' || head[end] == '>';
  }

  private static boolean isWhiteSpace(byte b) {
    return b == '\t' || b == '\n' || b == '\f' || b == '\r' || b == ' ';
  }

  /// §3, binary data byte.
  private static boolean isBinary(int b) {
    return b <= 8 || b == 0x0B || (b >= 0x0E && b <= 0x1A) || (b >= 0x1C && b <= 0x1F);
  }
}
