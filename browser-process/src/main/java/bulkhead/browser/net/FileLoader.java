package bulkhead.browser.net;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads files and lists folders, for the user and for pages that are files themselves. Stateless;
/// threads `Network-N`.
final class FileLoader implements Load.Opener {
  static final FileLoader INSTANCE = new FileLoader();

  private static final int MOST_ENTRIES = 50_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private FileLoader() {}

  @Override
  public InputStream open(UrlRequest request, Load load) throws IOException {
    if (!request.fileAccess()) {
      throw new LoadFailure(NetError.ACCESS_DENIED);
    }
    Url url = request.url();
    Path file = path(url);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      // Relative links of the list need the slash.
      if (!url.path().endsWith("/")) {
        Url folder = url.resolve(url.path() + "/");
        if (folder != null) {
          url = folder;
          load.redirected(url);
        }
      }
      byte[] html = listing(file).getBytes(StandardCharsets.UTF_8);
      return InlineLoader.respond(load, url, new MimeType("text/html", "utf-8"), html);
    }
    if (!attributes.isRegularFile()) { // a device or a pipe may never end, or never begin
      throw new LoadFailure(NetError.ACCESS_DENIED);
    }
    InputStream in = Files.newInputStream(file);
    try {
      MimeType type = MimeType.ofFileName(String.valueOf(file.getFileName()));
      if (type.essence().isEmpty()) {
        MimeType.Sniffed sniffed = type.sniff(in, false);
        type = sniffed.type();
        in = sniffed.body();
      }
      load.responseStarted(
          new ResponseHead(url, 200, type.essence(), type.charset(), attributes.size(), false));
      InputStream body = in;
      in = InputStream.nullInputStream();
      return body;
    } finally {
      in.close();
    }
  }

  private static Path path(Url url) throws LoadFailure {
    // Another computer's files are not to be had here.
    if (!"".equals(url.host())) {
      throw new LoadFailure(NetError.FILE_NOT_FOUND);
    }
    try {
      return Path.of(PercentEncoding.decodeToString(url.path()));
    } catch (InvalidPathException e) { // NUL, or a character that the system's encoding lacks
      throw new LoadFailure(NetError.FILE_NOT_FOUND);
    }
  }

  @Override
  public NetError errorOf(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> NetError.FILE_NOT_FOUND;
      case AccessDeniedException denied -> NetError.ACCESS_DENIED;
      // A file used as a folder, or a name that is too long.
      case FileSystemException other -> NetError.FILE_NOT_FOUND;
      default -> NetError.FAILED;
    };
  }

  // ---- Folders ----

  private record Entry(String name, @Nullable BasicFileAttributes attributes) {
    boolean isFolder() {
      return attributes != null && attributes.isDirectory();
    }

    static Entry of(Path path) {
      String name = String.valueOf(path.getFileName());
      try {
        return new Entry(name, Files.readAttributes(path, BasicFileAttributes.class));
      } catch (IOException e) {
        return new Entry(name, null); // a dangling link
      }
    }
  }

  private static String listing(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    boolean all = true;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        all = entries.size() < MOST_ENTRIES;
        if (!all) {
          break;
        }
        entries.add(Entry.of(path));
      }
    }
    entries.sort(
        Comparator.comparing(Entry::isFolder)
            .reversed()
            .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Entry::name));
    String title = "Index of " + ErrorPage.escape(folder + (folder.getParent() == null ? "" : "/"));
    StringBuilder html =
        new StringBuilder(
            """
            <!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>%1$s</title><style>
            body{font:15px/1.6 sans-serif;margin:2em}h1{font-size:22px;border-bottom:1px solid silver;padding-bottom:10px}
            th{text-align:left}td,th{padding-right:2em}.detail{text-align:right;white-space:nowrap}
            </style></head><body><h1>%1$s</h1>
            """
                .formatted(title));
    if (folder.getParent() != null) {
      html.append("<p><a href=\"../\">[parent directory]</a></p>\n");
    }
    html.append("<table><tr><th>Name</th><th>Size</th><th>Date modified</th></tr>\n");
    entries.forEach(entry -> row(html, entry));
    html.append("</table>\n");
    if (!all) {
      html.append("<p>There are more than ").append(MOST_ENTRIES).append(" files here.</p>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  private static void row(StringBuilder html, Entry entry) {
    BasicFileAttributes attributes = entry.attributes;
    String slash = entry.isFolder() ? "/" : "";
    html.append("<tr><td><a href=\"./")
        .append(PercentEncoding.encodeComponent(entry.name))
        .append(slash)
        .append("\">")
        .append(ErrorPage.escape(entry.name))
        .append(slash)
        .append("</a></td><td class=\"detail\">")
        .append(attributes == null || entry.isFolder() ? "" : size(attributes.size()))
        .append("</td><td class=\"detail\">")
        .append(attributes == null ? "" : DATE.format(attributes.lastModifiedTime().toInstant()))
        .append("</td></tr>\n");
  }

  private static String size(long bytes) {
    return bytes < 1024
        ? bytes + " B"
        : bytes < 1 << 20
            ? "%.1f kB".formatted(bytes / 1024.0)
            : "%.1f MB".formatted(bytes / (1024.0 * 1024));
  }
}
