package bulkhead.renderer.script.bindings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which prefixes a namespace has at a place of an XML serialization, the latest last (DOM Parsing
/// "namespace prefix map").
final class XmlPrefixes {
  private final Map<String, List<String>> byNamespace;

  XmlPrefixes() {
    byNamespace = new HashMap<>();
  }

  /// "copy a namespace prefix map"; the lists are never changed.
  XmlPrefixes(XmlPrefixes other) {
    byNamespace = new HashMap<>(other.byNamespace);
  }

  /// "retrieve a preferred prefix string": the preferred one if it is there, or the latest, or
  /// null.
  @Nullable String preferred(@Nullable String preferred, String namespace) {
    List<String> candidates = byNamespace.get(namespace);
    if (candidates == null) {
      return null;
    }
    return preferred != null && candidates.contains(preferred) ? preferred : candidates.getLast();
  }

  boolean has(String prefix, String namespace) {
    List<String> candidates = byNamespace.get(namespace);
    return candidates != null && candidates.contains(prefix);
  }

  void add(String prefix, String namespace) {
    List<String> longer = new ArrayList<>(byNamespace.getOrDefault(namespace, List.of()));
    longer.add(prefix);
    byNamespace.put(namespace, longer);
  }
}
