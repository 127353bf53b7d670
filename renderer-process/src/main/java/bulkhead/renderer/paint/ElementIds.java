package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Gives elements the names that the compositor knows them by, and finds the element of a name. One
/// per page; owned by `RendererMain`.
public final class ElementIds {
  private final Map<Element, ElementId> ids = new WeakHashMap<>();
  private long next = 1;

  public ElementId idOf(Element element) {
    ElementId id = ids.get(element);
    if (id == null) {
      id = new ElementId(next++);
      ids.put(element, id);
    }
    return id;
  }

  public @Nullable Element elementOf(ElementId id) {
    for (Map.Entry<Element, ElementId> entry : ids.entrySet()) {
      if (entry.getValue().equals(id)) {
        return entry.getKey();
      }
    }
    return null;
  }
}
