package bulkhead.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A page of a generator, as a tree that can be made smaller while it stays interesting. Used by
/// one thread.
final class GeneratedPage {
  /// An element, or a text where `tag` is empty.
  static final class Part {
    final String tag;
    String text = "";
    final Map<String, String> attributes = new LinkedHashMap<>();

    /// Declarations by the pseudo-element that they are of; "" for the element itself.
    final Map<String, Map<String, String>> styles = new LinkedHashMap<>();
    final List<Part> children = new ArrayList<>();

    Part(String tag) {
      this.tag = tag;
    }

    Map<String, String> style(String pseudo) {
      return styles.computeIfAbsent(pseudo, p -> new LinkedHashMap<>());
    }
  }

  private static final List<String> VOID = List.of("br", "wbr", "img", "input", "col", "hr");

  boolean quirks;
  final Part body = new Part("body");

  String html() {
    StringBuilder rules = new StringBuilder();
    StringBuilder content = new StringBuilder();
    write(body, rules, content, new int[1]);
    return (quirks ? "" : "<!doctype html>\n")
        + "<meta charset=utf-8>\n"
        + (rules.isEmpty() ? "" : "<style>\n" + rules + "</style>\n")
        + content
        + "\n";
  }

  private static void write(Part part, StringBuilder rules, StringBuilder to, int[] ids) {
    if (part.tag.isEmpty()) {
      to.append(part.text.replace("&", "&amp;").replace("<", "&lt;"));
      return;
    }
    to.append('<').append(part.tag);
    String id = "n" + ids[0]++;
    for (Map.Entry<String, Map<String, String>> style : part.styles.entrySet()) {
      if (!style.getKey().isEmpty() && !style.getValue().isEmpty()) {
        rules.append('#').append(id).append(style.getKey()).append(" { ");
        rules.append(declarations(style.getValue())).append(" }\n");
      }
    }
    if (part.styles.entrySet().stream()
        .anyMatch(e -> !e.getKey().isEmpty() && !e.getValue().isEmpty())) {
      to.append(" id=").append(id);
    }
    part.attributes.forEach(
        (name, value) ->
            to.append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("\"", "&quot;"))
                .append('"'));
    Map<String, String> own = part.styles.getOrDefault("", Map.of());
    if (!own.isEmpty()) {
      to.append(" style=\"").append(declarations(own).replace("\"", "&quot;")).append('"');
    }
    to.append('>');
    for (Part child : part.children) {
      write(child, rules, to, ids);
    }
    if (!VOID.contains(part.tag)) {
      to.append("</").append(part.tag).append('>');
    }
  }

  private static String declarations(Map<String, String> style) {
    StringBuilder out = new StringBuilder();
    style.forEach((name, value) -> out.append(name).append(": ").append(value).append("; "));
    return out.toString().strip();
  }

  // Making it smaller

  /// Takes away what can be taken away while the page stays interesting: elements with all in them,
  /// elements around others, declarations, attributes, words.
  void shrink(Predicate<GeneratedPage> interesting) {
    boolean smaller = true;
    while (smaller) {
      smaller = shrinkChildren(body, interesting);
      smaller |= shrinkStyles(body, interesting);
    }
    if (quirks) {
      quirks = false;
      if (!interesting.test(this)) {
        quirks = true;
      }
    }
  }

  private boolean shrinkChildren(Part part, Predicate<GeneratedPage> interesting) {
    boolean smaller = false;
    // Halves first, then one by one.
    for (int size = Math.max(1, part.children.size() / 2); size > 0; size /= 2) {
      for (int i = part.children.size() - size; i >= 0; i -= size) {
        List<Part> kept = List.copyOf(part.children);
        part.children.subList(i, i + size).clear();
        if (interesting.test(this)) {
          smaller = true;
        } else {
          part.children.clear();
          part.children.addAll(kept);
        }
      }
    }
    for (int i = 0; i < part.children.size(); i++) {
      Part child = part.children.get(i);
      if (!child.tag.isEmpty() && !child.children.isEmpty()) {
        part.children.remove(i);
        part.children.addAll(i, child.children);
        if (interesting.test(this)) {
          smaller = true;
          i--;
          continue;
        }
        part.children.subList(i, i + child.children.size()).clear();
        part.children.add(i, child);
      }
      smaller |= shrinkChildren(child, interesting);
      smaller |= child.tag.isEmpty() && shrinkText(child, interesting);
    }
    return smaller;
  }

  private boolean shrinkText(Part part, Predicate<GeneratedPage> interesting) {
    boolean smaller = false;
    for (int size = Math.max(1, part.text.length() / 2); size > 0; size /= 2) {
      for (int i = part.text.length() - size; i >= 0; i -= size) {
        String kept = part.text;
        if (i + size > kept.length()) {
          continue;
        }
        part.text = kept.substring(0, i) + kept.substring(i + size);
        if (!part.text.isEmpty() && interesting.test(this)) {
          smaller = true;
        } else {
          part.text = kept;
        }
      }
    }
    return smaller;
  }

  private boolean shrinkStyles(Part part, Predicate<GeneratedPage> interesting) {
    boolean smaller = false;
    for (Map<String, String> style : List.copyOf(part.styles.values())) {
      smaller |= shrinkEntries(style, interesting);
    }
    smaller |= shrinkEntries(part.attributes, interesting);
    for (Part child : List.copyOf(part.children)) {
      smaller |= shrinkStyles(child, interesting);
    }
    return smaller;
  }

  private boolean shrinkEntries(Map<String, String> from, Predicate<GeneratedPage> interesting) {
    boolean smaller = false;
    for (String name : List.copyOf(from.keySet())) {
      Map<String, String> kept = new LinkedHashMap<>(from);
      from.remove(name);
      if (interesting.test(this)) {
        smaller = true;
      } else {
        from.clear();
        from.putAll(kept);
      }
    }
    return smaller;
  }
}
