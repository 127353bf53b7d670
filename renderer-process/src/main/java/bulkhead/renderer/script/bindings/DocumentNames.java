package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.bindings.HtmlCollection.Follows;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The names by which scripts find elements on `document` itself (HTML §3.1.5, "supported property
/// names"): told as they come and go. Thread: owned by `RendererMain`.
///
/// ```
/// <form name=search>      document.search
/// ```
final class DocumentNames implements ElementObserver {
  private final Document document;
  private final BiConsumer<String, Boolean> listener;
  private final Map<Element, List<String>> namesOf = new IdentityHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /// @param listener told of each name that finds something from now on, and of each that does no
  ///     more
  DocumentNames(Document document, BiConsumer<String, Boolean> listener) {
    this.document = document;
    this.listener = listener;
    nodeInserted(document);
    document.addObserver(this);
  }

  /// The elements of that name.
  static HtmlCollection find(RealmBindings runtime, Document document, String name) {
    return runtime.collection(
        document,
        "on document " + name,
        () ->
            new HtmlCollection(
                document, true, Follows.ATTRIBUTES, element -> names(element).contains(name)));
  }

  private static List<String> names(Element element) {
    if (!element.isHtml()) {
      return List.of();
    }
    return switch (element.localName()) {
      case "form", "iframe" -> nonEmpty(element.attributeOrEmpty("name"), "");
      case "img" -> {
        String name = element.attributeOrEmpty("name");
        yield nonEmpty(name, name.isEmpty() ? "" : element.attributeOrEmpty("id"));
      }
      case "embed" ->
          isExposed(element) ? nonEmpty(element.attributeOrEmpty("name"), "") : List.of();
      case "object" ->
          isExposed(element)
              ? nonEmpty(element.attributeOrEmpty("name"), element.attributeOrEmpty("id"))
              : List.of();
      default -> List.of();
    };
  }

  private static List<String> nonEmpty(String name, String id) {
    if (name.isEmpty()) {
      return id.isEmpty() ? List.of() : List.of(id);
    }
    return id.isEmpty() || id.equals(name) ? List.of(name) : List.of(id, name);
  }

  /// An object inside another one is what is shown where that cannot be.
  private static boolean isExposed(Element element) {
    for (Node around = element.parent(); around != null; around = around.parent()) {
      if (around instanceof Element outer && outer.is("object")) {
        return false;
      }
    }
    return true;
  }

  private void update(Element element, List<String> now) {
    List<String> before = now.isEmpty() ? namesOf.remove(element) : namesOf.put(element, now);
    for (String name : now) {
      if (uses.merge(name, 1, Integer::sum) == 1) {
        listener.accept(name, true);
      }
    }
    if (before != null) {
      for (String name : before) {
        if (uses.merge(name, -1, (a, b) -> a + b == 0 ? null : a + b) == null) {
          listener.accept(name, false);
        }
      }
    }
  }

  @Override
  public void elementInserted(Element element, Node root) {
    List<String> now = names(element);
    if (!now.isEmpty() && element.root() == document) {
      update(element, now);
    }
  }

  @Override
  public void elementRemoved(Element element, Node root) {
    if (!namesOf.isEmpty() && namesOf.containsKey(element)) {
      update(element, List.of());
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (name.localName().equals("name") || name.localName().equals("id")) {
      List<String> now = names(element);
      if (namesOf.containsKey(element) || !now.isEmpty() && element.root() == document) {
        update(element, now);
      }
    }
  }
}
