package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The qualified names of nodes, numbered, so that script asks for each only once. Thread:
/// `RendererMain`.
public final class Names {
  /// `namespace` is "" for none.
  public record QualifiedName(String namespace, @Nullable String prefix, String localName) {}

  private final Map<QualifiedName, Integer> numbers = new HashMap<>();
  private final List<QualifiedName> names = new ArrayList<>();
  private final Map<String, Integer> htmlNames = new HashMap<>();

  Names() {
    names.add(new QualifiedName("", null, "")); // 0: of a node without a name
  }

  int numberOf(Node node) {
    if (!(node instanceof Element element)) {
      return 0;
    }
    if (element.isHtml() && element.prefix() == null) {
      Integer known = htmlNames.get(element.localName());
      if (known == null) {
        known = number(new QualifiedName(Namespaces.HTML, null, element.localName()));
        htmlNames.put(element.localName(), known);
      }
      return known;
    }
    return number(new QualifiedName(element.namespace(), element.prefix(), element.localName()));
  }

  private int number(QualifiedName name) {
    Integer known = numbers.get(name);
    if (known == null) {
      known = names.size();
      names.add(name);
      numbers.put(name, known);
    }
    return known;
  }

  public QualifiedName name(int number) {
    return names.get(number);
  }
}
