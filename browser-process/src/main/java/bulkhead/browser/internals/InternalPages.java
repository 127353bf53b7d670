package bulkhead.browser.internals;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The `bulkhead://` pages. Thread: `BrowserMain`.
public final class InternalPages {
  private static final String STYLE =
      """
      <meta charset=utf-8><meta name=color-scheme content="light dark"><style>
      body { font: 15px/1.5 sans-serif; margin: 40px auto; max-width: 900px; padding: 0 20px }
      h1 { font-size: 26px; font-weight: normal } h2 { font-size: 18px; margin-top: 30px }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0;
        border-bottom: 1px solid rgb(128 128 128 / 30%); overflow-wrap: anywhere }
      td.count { text-align: right; white-space: nowrap } code { font: 14px monospace }
      </style>
      """;

  public static final String HISTORY = "bulkhead://history/";
  public static final String DOWNLOADS = "bulkhead://downloads/";

  /// The address of what a new tab shows: nothing, in the window's light or dark.
  public static final String NEW_TAB = "bulkhead://newtab/";

  private static final String NEW_TAB_PAGE =
      "<!doctype html><meta name=color-scheme content='light dark'><title>New Tab</title>";

  private static final String SEARCH = "bulkhead://search/?q=";

  private final Supplier<Map<String, String>> facts;
  private final UnsupportedFeatures unsupported = new UnsupportedFeatures();
  private final RunRecords records = new RunRecords();

  /// @param facts what `version` says of this run, by label
  public InternalPages(Supplier<Map<String, String>> facts) {
    this.facts = facts;
  }

  public RunRecords records() {
    return records;
  }

  /// A page has used what the engine lacks.
  public void unsupported(String kind, String name, int count, String url) {
    unsupported.add(kind, name, count, url);
  }

  /// The page at an address; null if it is none of this room's.
  public @Nullable String html(Url url) {
    if (!url.scheme().equals("bulkhead")) {
      return null;
    }
    return switch (String.valueOf(url.host())) {
      case "newtab" -> NEW_TAB_PAGE;
      case "version" -> version();
      case "unsupported" -> page("What pages use and Bulkhead lacks", unsupported.html());
      case "history" -> page("History", records.history());
      case "downloads" -> page("Downloads", records.downloads());
      case "about" -> about();
      case "search" -> search(url);
      default -> null;
    };
  }

  private static String page(String title, String body) {
    return "<!doctype html><title>" + text(title) + "</title>" + STYLE + body;
  }

  private String version() {
    StringBuilder rows = new StringBuilder("<h1>Bulkhead</h1><table>");
    row(rows, "Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    row(
        rows,
        "System",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.get().forEach((label, value) -> row(rows, label, value));
    return page("About this version", rows.append("</table>").toString());
  }

  private static void row(StringBuilder rows, String label, String value) {
    rows.append("<tr><th>")
        .append(text(label))
        .append("</th><td>")
        .append(text(value))
        .append("</td></tr>");
  }

  private static String about() {
    return page(
        "Bulkhead's own pages",
        "<h1>Bulkhead's own pages</h1><p>Type these addresses:<ul><li><code>bulkhead://version</code>"
            + "<li><code>bulkhead://unsupported</code>: what pages use and the engine lacks"
            + "<li><code>bulkhead://history</code> and <code>bulkhead://downloads</code>: of this run</ul>"
            + "<p>They make the tab's renderer die:<ul><li><code>bulkhead://crash</code>"
            + "<li><code>bulkhead://memory-exhaust</code><li><code>bulkhead://exit</code>"
            + "<li><code>bulkhead://hang</code><li><code>bulkhead://badmessage</code></ul>");
  }

  /// The address of the page that says that there is no search engine to ask for those words.
  public static String searchFor(String words) {
    return SEARCH + PercentEncoding.encodeComponent(words);
  }

  /// What [#searchFor] was asked; null for the address of another page.
  public static @Nullable String wordsOfSearch(String url) {
    return url.startsWith(SEARCH)
        ? PercentEncoding.decodeToString(url.substring(SEARCH.length()))
        : null;
  }

  private static String search(Url url) {
    String words = String.valueOf(wordsOfSearch(url.href()));
    return page(
        words,
        "<h1>“"
            + text(words)
            + "” is not an address</h1><p>Bulkhead has no search engine. Type an address such as"
            + " <code>example.org</code>, <code>localhost:8000</code> or"
            + " <code>/path/of/a/file.html</code>.");
  }

  /// A text in HTML.
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
