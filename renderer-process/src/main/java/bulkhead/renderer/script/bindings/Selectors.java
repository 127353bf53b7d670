package bulkhead.renderer.script.bindings;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.SelectorMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Queries by selector (DOM §1.3 "scope-match a selectors string"). Remembers what it has parsed.
/// Safe from any thread.
final class Selectors {
  private static final int MOST = 512;

  private static final Map<String, SelectorList> PARSED =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SelectorList> eldest) {
          return size() > MOST;
        }
      };

  private Selectors() {}

  static SelectorList parse(String text) {
    synchronized (PARSED) {
      SelectorList list = PARSED.get(text);
      if (list == null) {
        list = SelectorParser.parse(text);
        if (list == null || list.selectors().isEmpty()) {
          throw DomException.syntax("'" + text + "' is not a valid selector.");
        }
        PARSED.put(text, list);
      }
      return list;
    }
  }

  private static @Nullable Element scopeOf(ContainerNode root) {
    return root instanceof Element element ? element : null;
  }

  static @Nullable Element first(ContainerNode root, SelectorList list) {
    SelectorMatcher matcher = new SelectorMatcher(root.ownerDocument());
    Element scope = scopeOf(root);
    QueryKey key = QueryKey.of(list);
    if (key.isFoundById(root)) {
      Element only = key.byId(root.ownerDocument());
      if (only == null) {
        return null;
      }
      if (only != root && root.contains(only) && matcher.matches(list, only, scope)) {
        return only;
      }
    }
    for (Node node = root.nextInTree(root); node != null; node = node.nextInTree(root)) {
      if (node instanceof Element element
          && key.mayMatch(element)
          && matcher.matches(list, element, scope)) {
        return element;
      }
    }
    return null;
  }

  static List<Element> all(ContainerNode root, SelectorList list) {
    SelectorMatcher matcher = new SelectorMatcher(root.ownerDocument());
    Element scope = scopeOf(root);
    QueryKey key = QueryKey.of(list);
    List<Element> found = new ArrayList<>();
    for (Node node = root.nextInTree(root); node != null; node = node.nextInTree(root)) {
      if (node instanceof Element element
          && key.mayMatch(element)
          && matcher.matches(list, element, scope)) {
        found.add(element);
      }
    }
    return found;
  }

  static boolean matches(Element element, SelectorList list) {
    return new SelectorMatcher(element.ownerDocument()).matches(list, element, element);
  }

  static @Nullable Element closest(Element element, SelectorList list) {
    SelectorMatcher matcher = new SelectorMatcher(element.ownerDocument());
    for (Element at = element; at != null; at = at.parentElement()) {
      if (matcher.matches(list, at, element)) {
        return at;
      }
    }
    return null;
  }
}
