package bulkhead.renderer.svg;

import bulkhead.renderer.paint.SvgPathParser;
import io.github.humbleui.skija.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Paths of the data (SVG 2 §9.3) that was parsed last: a page's icons are drawn again for each of
/// its pictures. Safe from any thread; nobody changes or closes such a path.
final class SvgPathData {
  private static final int MOST_KEPT = 512;

  /// Longer data is hardly that of an icon.
  private static final int LONGEST_KEPT = 4096;

  private static final Map<String, Path> KEPT =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Path> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private SvgPathData() {}

  static Path path(String data) {
    if (data.length() > LONGEST_KEPT) {
      return SvgPathParser.parse(data);
    }
    synchronized (KEPT) {
      return KEPT.computeIfAbsent(data, SvgPathParser::parse);
    }
  }
}
