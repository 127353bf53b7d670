package bulkhead.browser.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// MIME types of files by the endings of their names, and the other way round: what a page's
/// `accept` means in a file chooser (HTML §4.10.5.1.17). Stateless.
public final class FileTypes {
  private static final Map<String, String> BY_ENDING = new TreeMap<>();

  static {
    add("text/html", "html", "htm", "shtml");
    add("application/xhtml+xml", "xhtml", "xht");
    add("text/plain", "txt", "text", "log");
    add("text/markdown", "md");
    add("text/css", "css");
    add("text/csv", "csv");
    add("text/calendar", "ics");
    add("text/javascript", "js", "mjs");
    add("application/json", "json");
    add("text/xml", "xml", "xsl", "xslt");
    add("image/svg+xml", "svg");
    add("image/png", "png");
    add("image/jpeg", "jpg", "jpeg", "jfif");
    add("image/gif", "gif");
    add("image/webp", "webp");
    add("image/avif", "avif");
    add("image/bmp", "bmp");
    add("image/x-icon", "ico");
    add("image/tiff", "tif", "tiff");
    add("application/pdf", "pdf");
    add("application/rtf", "rtf");
    add("font/woff", "woff");
    add("font/woff2", "woff2");
    add("font/ttf", "ttf");
    add("font/otf", "otf");
    add("application/wasm", "wasm");
    add("application/zip", "zip");
    add("application/gzip", "gz", "tgz");
    add("application/x-tar", "tar");
    add("application/java-archive", "jar");
    add("audio/mpeg", "mp3");
    add("audio/ogg", "oga", "ogg", "opus");
    add("audio/wav", "wav");
    add("audio/flac", "flac");
    add("video/mp4", "mp4", "m4v");
    add("video/webm", "webm");
    add("video/ogg", "ogv");
    add("video/quicktime", "mov");
  }

  private FileTypes() {}

  private static void add(String type, String... endings) {
    for (String each : endings) {
      BY_ENDING.put(each, type);
    }
  }

  /// Empty when unknown.
  public static String ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(lower.substring(lower.lastIndexOf('.') + 1), "");
  }

  /// The endings, without a dot, of the files that a page asks for; empty for all files.
  ///
  /// @param accept MIME types, `image/*` and its like, and endings with a dot
  public static List<String> endings(List<String> accept) {
    List<String> all = new ArrayList<>();
    for (String each : accept) {
      String wanted = each.strip().toLowerCase(Locale.ROOT);
      if (wanted.startsWith(".") && wanted.length() > 1) {
        all.add(wanted.substring(1));
      } else if (wanted.endsWith("/*")) {
        String kind = wanted.substring(0, wanted.length() - 1);
        BY_ENDING.forEach((ending, type) -> addIf(type.startsWith(kind), ending, all));
      } else {
        BY_ENDING.forEach((ending, type) -> addIf(type.equals(wanted), ending, all));
      }
    }
    return all.stream().distinct().toList();
  }

  private static void addIf(boolean wanted, String ending, List<String> to) {
    if (wanted) {
      to.add(ending);
    }
  }
}
