package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.bindings.HtmlCollection.Follows;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The collections by name and by class (DOM §4.5 `getElementsBy…`).
final class TagNames {
  private TagNames() {}

  static HtmlCollection byTagName(RealmBindings runtime, ContainerNode root, String name) {
    return runtime.collection(
        root,
        "tag " + name,
        () -> {
          if (name.equals("*")) {
            return new HtmlCollection(root, true, Follows.TREE, element -> true);
          }
          String lower = asciiLower(name);
          return new HtmlCollection(
              root,
              true,
              Follows.TREE,
              element ->
                  element
                      .qualifiedName()
                      .equals(element.isHtml() && !element.ownerDocument().isXml() ? lower : name));
        });
  }

  static HtmlCollection byTagNameNs(
      RealmBindings runtime, ContainerNode root, @Nullable String namespace, String localName) {
    String wanted = namespace == null ? "" : namespace;
    boolean anyNamespace = wanted.equals("*");
    boolean anyName = localName.equals("*");
    return runtime.collection(
        root,
        "ns " + wanted + " " + localName,
        () ->
            new HtmlCollection(
                root,
                true,
                Follows.TREE,
                element ->
                    (anyNamespace || element.namespace().equals(wanted))
                        && (anyName || element.localName().equals(localName))));
  }

  static HtmlCollection byClassName(RealmBindings runtime, ContainerNode root, String names) {
    return runtime.collection(
        root,
        "class " + names,
        () -> {
          String[] wanted = tokens(names).toArray(String[]::new);
          Document document = root.ownerDocument();
          return new HtmlCollection(
              root,
              true,
              Follows.ATTRIBUTES,
              element -> wanted.length > 0 && hasAll(element, wanted, document.isQuirks()));
        });
  }

  private static boolean hasAll(Element element, String[] wanted, boolean quirks) {
    for (String each : wanted) {
      if (!(quirks ? hasClassIgnoringCase(element, each) : element.hasClass(each))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasClassIgnoringCase(Element element, String name) {
    for (int i = 0; i < element.classCount(); i++) {
      if (asciiLower(element.classAt(i)).equals(asciiLower(name))) {
        return true;
      }
    }
    return false;
  }

  /// DOM §1.2 "ordered set parser".
  static Set<String> tokens(String text) {
    Set<String> tokens = new LinkedHashSet<>();
    for (String each : text.split("[\t\n\f\r ]+", -1)) {
      if (!each.isEmpty()) {
        tokens.add(each);
      }
    }
    return tokens;
  }

  static String asciiLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          if (chars[j] >= 'A' && chars[j] <= 'Z') {
            chars[j] += 'a' - 'A';
          }
        }
        return new String(chars);
      }
    }
    return text;
  }
}
