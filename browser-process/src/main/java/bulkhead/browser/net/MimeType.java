package bulkhead.browser.net;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A Content-Type, and what is made of it by the MIME Sniffing Standard. Immutable.
/// Source: https://mimesniff.spec.whatwg.org/ §5, §7.
record MimeType(String essence, String charset) {
  static final MimeType UNKNOWN = new MimeType("", "");

  /// How many bytes sniffing looks at: §5.2.
  static final int SNIFFED_BYTES = 1445;

  static MimeType parse(@Nullable String header) {
    if (header == null) {
      return UNKNOWN;
    }
    int end = header.indexOf(';');
    String essence =
        (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    int slash = essence.indexOf('/');
    if (slash <= 0 || slash == essence.length() - 1) {
      return UNKNOWN;
    }
    return new MimeType(essence, end < 0 ? "" : charset(header.substring(end + 1)));
  }

  private static String charset(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
        String value = parameter.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return "";
  }

  /// The type by a file's name, for `file:`; UNKNOWN asks for sniffing.
  static MimeType ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String type =
        switch (lower.substring(lower.lastIndexOf('.') + 1)) {
          case "html", "htm", "shtml" -> "text/html";
          case "xhtml", "xht" -> "application/xhtml+xml";
          case "txt", "text", "md", "log", "java", "c", "h", "py", "sh" -> "text/plain";
          case "css" -> "text/css";
          case "js", "mjs" -> "text/javascript";
          case "json" -> "application/json";
          case "xml" -> "text/xml";
          case "svg" -> "image/svg+xml";
          case "png" -> "image/png";
          case "jpg", "jpeg" -> "image/jpeg";
          case "gif" -> "image/gif";
          case "webp" -> "image/webp";
          case "bmp" -> "image/bmp";
          case "ico" -> "image/x-icon";
          case "pdf" -> "application/pdf";
          case "woff" -> "font/woff";
          case "woff2" -> "font/woff2";
          case "ttf" -> "font/ttf";
          default -> "";
        };
    return new MimeType(type, "");
  }

  /// Whether the first bytes decide: §7 for no type or an unknown one, and plain text that may be binary.
  boolean needsSniffing() {
    return essence.isEmpty()
        || essence.equals("unknown/unknown")
        || essence.equals("application/unknown")
        || essence.equals("*/*")
        || essence.equals("text/plain");
  }

  /// The type that the first bytes of the body tell.
  MimeType sniff(byte[] head) {
    if (essence.equals("text/plain")) {
      return isBinary(head) ? new MimeType("application/octet-stream", charset) : this;
    }
    return new MimeType(sniffUnknown(head), charset);
  }

  /// §7.1 Identifying a resource with an unknown MIME type, without audio and video.
  private static String sniffUnknown(byte[] head) {
    int at = 0;
    while (at < head.length && isWhitespace(head[at])) {
      at++;
    }
    for (String tag : HTML_TAGS) {
      if (startsWithTag(head, at, tag)) {
        return "text/html";
      }
    }
    if (startsWith(head, at, "<!--")) {
      return "text/html";
    }
    if (startsWith(head, at, "<?xml")) {
      return "text/xml";
    }
    if (startsWith(head, 0, "%PDF-")) {
      return "application/pdf";
    }
    if (startsWith(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (startsWith(head, 0, "\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (startsWith(head, 0, "GIF8")) {
      return "image/gif";
    }
    if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBPVP")) {
      return "image/webp";
    }
    if (startsWith(head, 0, "BM")) {
      return "image/bmp";
    }
    if (startsWith(head, 0, "\0\0\u0001\0")) {
      return "image/x-icon";
    }
    return isBinary(head) ? "application/octet-stream" : "text/plain";
  }

  private static final String[] HTML_TAGS = {
    "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE",
    "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P"
  };

  private static boolean startsWithTag(byte[] bytes, int from, String tag) {
    if (from + tag.length() >= bytes.length) {
      return false;
    }
    for (int i = 0; i < tag.length(); i++) {
      if (Character.toUpperCase((char) (bytes[from + i] & 0xff)) != tag.charAt(i)) {
        return false;
      }
    }
    byte after = bytes[from + tag.length()];
    return after == ' ' || after == '>';
  }

  private static boolean startsWith(byte[] bytes, int from, String latin1) {
    if (from + latin1.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if ((bytes[from + i] & 0xff) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhitespace(byte b) {
    return b == '\t' || b == '\n' || b == '\f' || b == '\r' || b == ' ';
  }

  /// §3 "binary data byte", after a byte order mark has been ruled out.
  private static boolean isBinary(byte[] head) {
    if (startsWith(head, 0, "\u00fe\u00ff")
        || startsWith(head, 0, "\u00ff\u00fe")
        || startsWith(head, 0, "\u00ef\u00bb\u00bf")) {
      return false;
    }
    for (byte b : head) {
      int c = b & 0xff;
      if (c <= 8 || c == 0x0b || c >= 0x0e && c <= 0x1a || c >= 0x1c && c <= 0x1f) {
        return true;
      }
    }
    return false;
  }
}
