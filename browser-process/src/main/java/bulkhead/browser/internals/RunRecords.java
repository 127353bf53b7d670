package bulkhead.browser.internals;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// What this run of the browser has shown and saved, the newest first, for `bulkhead://history` and
/// `bulkhead://downloads`. Nothing of it outlives the run. Names come from pages, so there are
/// limits to what is kept. Thread: `BrowserMain`.
public final class RunRecords {
  private static final int MOST = 1_000;

  private static final int MOST_TEXT = 2_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final class Line {
    final Object owner;
    final String url;
    final String time = LocalDateTime.now().format(TIME);
    String title;
    String note = "";

    Line(Object owner, String title, String url) {
      this.owner = owner;
      this.title = title;
      this.url = url;
    }
  }

  private final Deque<Line> visits = new ArrayDeque<>();
  private final Deque<Line> downloads = new ArrayDeque<>();

  /// A tab shows another document.
  public void visited(Object tab, String url) {
    Line last = visits.peekFirst();
    boolean again = last != null && last.owner.equals(tab) && last.url.equals(shortened(url));
    if (!again && isKept(url)) {
      add(visits, new Line(tab, "", shortened(url)));
    }
  }

  private static boolean isKept(String url) {
    return url.startsWith("http://") || url.startsWith("https://") || url.startsWith("file:");
  }

  /// The document that a tab shows has a title.
  public void titled(Object tab, String title) {
    for (Line each : visits) {
      if (each.owner.equals(tab)) {
        each.title = shortened(title);
        return;
      }
    }
  }

  public void downloadBegan(Object download, String name, String url) {
    add(downloads, new Line(download, shortened(name), shortened(url)));
  }

  /// @param how what became of it, in words
  public void downloadEnded(Object download, String how) {
    for (Line each : downloads) {
      if (each.owner.equals(download)) {
        each.note = shortened(how);
        return;
      }
    }
  }

  private static void add(Deque<Line> lines, Line line) {
    lines.addFirst(line);
    if (lines.size() > MOST) {
      lines.removeLast();
    }
  }

  private static String shortened(String text) {
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
  }

  String history() {
    StringBuilder out =
        new StringBuilder("<h1>History</h1><p>The pages of this run. They are forgotten when the")
            .append(" browser is closed.<table>");
    for (Line each : visits) {
      row(out, each, each.title.isEmpty() ? each.url : each.title, each.url);
    }
    return out.append("</table>").toString();
  }

  String downloads() {
    StringBuilder out =
        new StringBuilder("<h1>Downloads</h1><p>The files that were saved in this run.<table>");
    for (Line each : downloads) {
      row(out, each, each.title, each.note.isEmpty() ? "On its way" : each.note);
    }
    return out.append("</table>").toString();
  }

  /// Only what any page may open is a link.
  private static void row(StringBuilder out, Line line, String label, String note) {
    String shown = InternalPages.text(label);
    out.append("<tr><td>").append(line.time).append("</td><td>");
    if (line.url.startsWith("http")) {
      out.append("<a href=\"").append(InternalPages.text(line.url)).append("\">").append(shown);
      out.append("</a>");
    } else {
      out.append(shown);
    }
    out.append("</td><td>").append(InternalPages.text(note)).append("</td></tr>");
  }
}
