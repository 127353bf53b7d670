package bulkhead.browser.internals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the pages of this run have used and the engine lacks, counted. Names come from pages, so
/// there are limits to what is kept. Thread: `BrowserMain`.
final class UnsupportedFeatures {
  private static final int MOST = 5_000;
  private static final int MOST_EXAMPLE = 300;

  /// @param kind "property", "element" and so on
  private record Feature(String kind, String name) {}

  private static final class Use {
    long count;
    String example = "";
  }

  private final Map<Feature, Use> uses = new LinkedHashMap<>();

  void add(String kind, String name, int count, String url) {
    Feature feature = new Feature(kind, name);
    Use use = uses.get(feature);
    if (use == null) {
      if (uses.size() >= MOST) {
        return;
      }
      use = new Use();
      uses.put(feature, use);
      use.example = url.length() > MOST_EXAMPLE ? url.substring(0, MOST_EXAMPLE) + "…" : url;
    }
    use.count += count;
  }

  String html() {
    if (uses.isEmpty()) {
      return "<h1>What pages use and Bulkhead lacks</h1><p>Nothing so far: no page that was opened"
          + " since the start has used what is not known here.";
    }
    Map<String, List<Map.Entry<Feature, Use>>> byKind = new TreeMap<>();
    for (Map.Entry<Feature, Use> each : uses.entrySet()) {
      byKind.computeIfAbsent(each.getKey().kind, kind -> new ArrayList<>()).add(each);
    }
    StringBuilder out =
        new StringBuilder("<h1>What pages use and Bulkhead lacks</h1><p>Since the start, with the")
            .append(" first page that used it.");
    byKind.forEach(
        (kind, features) -> {
          features.sort(
              Comparator.comparingLong((Map.Entry<Feature, Use> each) -> -each.getValue().count)
                  .thenComparing(each -> each.getKey().name));
          out.append("<h2>").append(InternalPages.text(kind)).append("</h2><table>");
          for (Map.Entry<Feature, Use> each : features) {
            out.append("<tr><td><code>")
                .append(InternalPages.text(each.getKey().name))
                .append("</code></td><td class=count>")
                .append(each.getValue().count)
                .append("×</td><td>")
                .append(InternalPages.text(each.getValue().example))
                .append("</td></tr>");
          }
          out.append("</table>");
        });
    return out.toString();
  }
}
