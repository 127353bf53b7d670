package bulkhead.renderer.style;

import java.util.LinkedHashMap;
import java.util.Map;

/// OPTIMIZATION: the maps of custom properties that styles got lately, each once, so that a style
/// which inherits a map of hundreds of them, made again after a change of the root element or of a
/// sheet, is told from the earlier style at a glance. Thread: owned by `RendererMain`.
final class CustomPropertyMaps {
  private static final int MOST = 512;

  private final Map<Map<String, String>, Map<String, String>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Map<String, String>, Map<String, String>> eldest) {
          return size() > MOST;
        }
      };

  /// The one map that is equal to this; not to be changed from now on.
  Map<String, String> one(Map<String, String> map) {
    Map<String, String> same = known.putIfAbsent(map, map);
    return same == null ? map : same;
  }
}
