package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;

/// The custom elements that have something to be told, of all documents that can reach each other
/// (HTML §4.13.6 "element queue"). Script takes them before a call of it returns. Thread: owned by
/// `RendererMain`.
public final class CustomElementReactions {
  private List<Element> queue = new ArrayList<>();

  void add(Element element) {
    queue.add(element);
  }

  public boolean isPending() {
    return !queue.isEmpty();
  }

  public List<Element> take() {
    List<Element> taken = queue;
    queue = new ArrayList<>();
    return taken;
  }
}
