package bulkhead.browser.net;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads files, for the user and for pages that are files themselves. Stateless; threads `Network-N`.
final class FileLoader {
  private FileLoader() {}

  static void load(UrlRequest request, Load load) throws IOException {
    if (!request.fileAccess()) {
      load.failed(NetError.ACCESS_DENIED);
      return;
    }
    Url url = request.url();
    Path file;
    try {
      file = Path.of(PercentEncoding.decodeToString(url.path()));
    } catch (InvalidPathException e) {
      load.failed(NetError.INVALID_URL);
      return;
    }
    try {
      if (Files.isDirectory(file)) {
        UrlLoaderFactory.respond(
            load,
            url,
            new MimeType("text/html", "utf-8"),
            listing(file).getBytes(StandardCharsets.UTF_8));
      } else {
        send(url, file, load);
      }
    } catch (NoSuchFileException e) {
      load.failed(NetError.FILE_NOT_FOUND);
    } catch (AccessDeniedException e) {
      load.failed(NetError.ACCESS_DENIED);
    }
  }

  private static void send(Url url, Path file, Load load) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) { // a device or a pipe may never end
      load.failed(NetError.ACCESS_DENIED);
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = Load.head(in, MimeType.SNIFFED_BYTES);
      MimeType type = MimeType.ofFileName(String.valueOf(file.getFileName()));
      if (type.essence().isEmpty()) {
        type = type.sniff(head);
      }
      if (load.isCancelled()) {
        return;
      }
      load.client()
          .responseStarted(
              new ResponseHead(
                  url, 200, type.essence(), type.charset(), Files.size(file), false));
      load.pump(head, in);
      load.finished();
    }
  }

  private static String listing(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (var found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    }
    entries.sort(
        (a, b) ->
            Files.isDirectory(a) != Files.isDirectory(b)
                ? (Files.isDirectory(a) ? -1 : 1)
                : a.compareTo(b));
    String title = "Index of " + ErrorPage.escape(folder.toString());
    StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8><title>");
    html.append(title).append("</title><style>body{font:15px/1.6 sans-serif;margin:2em}");
    html.append("td{padding-right:2em}</style><h1>").append(title).append("</h1><table>");
    if (folder.getParent() != null) {
      html.append("<tr><td><a href=\"../\">[parent directory]</a></td></tr>");
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      String slash = Files.isDirectory(entry) ? "/" : "";
      html.append("<tr><td><a href=\"./")
          .append(PercentEncoding.encodeComponent(name))
          .append(slash)
          .append("\">")
          .append(ErrorPage.escape(name))
          .append(slash)
          .append("</a></td><td>")
          .append(slash.isEmpty() ? Long.toString(sizeOf(entry)) : "")
          .append("</td></tr>");
    }
    return html.append("</table>").toString();
  }

  private static long sizeOf(Path entry) {
    try {
      return Files.size(entry);
    } catch (IOException e) {
      return 0; // a dangling link
    }
  }
}
