package bulkhead.renderer;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A web-platform-tests checkout as a server would show it at [#HOST].
///
/// @param instead what some paths hold instead of the file
record Checkout(Path root, Map<String, byte[]> instead) {
  static final String HOST = "http://wpt.test";

  /// What a URL holds; null where there is nothing.
  byte @Nullable [] read(String url) {
    if (url.startsWith("data:")) {
      int comma = url.indexOf(',');
      String head = comma < 0 ? "" : url.substring(0, comma);
      String data =
          URLDecoder.decode(
              url.substring(comma + 1).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
      return head.endsWith(";base64")
          ? Base64.getMimeDecoder().decode(data)
          : data.getBytes(StandardCharsets.ISO_8859_1);
    }
    if (!url.startsWith(HOST)) {
      return null;
    }
    String path = url.substring(HOST.length()).replaceFirst("[?#].*", "");
    if (path.equals("/resources/WebIDLParser.js")) {
      path = "/resources/webidl2/lib/webidl2.js";
    }
    byte[] own = instead.get(path);
    if (own != null) {
      return own;
    }
    Path file =
        root.resolve(
            URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1));
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// As the checkout's `.headers` file beside a file says.
  String charset(String url) {
    byte[] headers =
        url.startsWith(HOST) ? read(url.replaceFirst("[?#].*", "") + ".headers") : null;
    if (headers == null) {
      return "";
    }
    Matcher charset =
        Pattern.compile("(?i)content-type:.*charset=\"?([^\\s\";]+)")
            .matcher(new String(headers, StandardCharsets.ISO_8859_1));
    return charset.find() ? charset.group(1) : "";
  }

  static String mimeType(String url) {
    if (url.startsWith("data:")) {
      return url.substring(5, Math.max(5, url.indexOf(','))).replaceFirst(";.*", "");
    }
    String path = url.replaceFirst("[?#].*", "");
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html", "htm" -> "text/html";
      case "xht", "xhtml" -> "application/xhtml+xml";
      case "xml" -> "application/xml";
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "txt" -> "text/plain";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "jpg", "jpeg" -> "image/jpeg";
      default -> "application/octet-stream";
    };
  }
}
