package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.StyleText;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `08-cssom.js` asks of Java. Lists are joined by NUL, records by U+0001.
final class HostStyle {
  private HostStyle() {}

  static String cssNames(RealmBindings runtime) {
    return String.join("\0", StyleText.names());
  }

  static String cssAliases(RealmBindings runtime) {
    return String.join("\0", StyleText.aliases());
  }

  static String parseStyle(RealmBindings runtime, String text) {
    return StyleText.parse(text).stream()
        .map(
            each ->
                String.join(
                    "\0",
                    each.name(),
                    each.value(),
                    each.important() ? "1" : "0",
                    each.shorthand()))
        .collect(Collectors.joining("\u0001"));
  }

  static String longhands(RealmBindings runtime, String name) {
    return String.join("\0", StyleText.longhands(name));
  }

  static String initialValue(RealmBindings runtime, String name) {
    return StyleText.initial(name);
  }

  static String computedStyle(RealmBindings runtime, Element element, String name, String pseudo) {
    return runtime.page().computedStyle(element, name, pseudo);
  }

  static boolean supportsProperty(RealmBindings runtime, String name, String value) {
    return !value.contains(";")
        && !value.contains("!")
        && (name.startsWith("--") || !StyleText.parse(name + ":" + value).isEmpty());
  }

  static boolean supportsCondition(RealmBindings runtime, String condition) {
    return StyleText.supports(condition);
  }

  static String clientRects(RealmBindings runtime, Element element) {
    return runtime.page().clientRects(element);
  }

  static double boxMetric(RealmBindings runtime, Element element, int which) {
    return runtime.page().boxMetric(element, which);
  }

  static int offsetParent(RealmBindings runtime, Element element) {
    Element parent = runtime.page().offsetParent(element);
    return parent == null ? 0 : runtime.tree().numberOf(parent);
  }

  static double windowMetric(RealmBindings runtime, int which) {
    return runtime.page().windowMetric(which);
  }

  static boolean matchesMedia(RealmBindings runtime, String query) {
    return runtime.page().matchesMedia(query);
  }

  static String registerProperty(
      RealmBindings runtime,
      String name,
      String syntax,
      boolean inherits,
      @Nullable String initial) {
    return runtime.page().registerProperty(name, syntax, inherits, initial);
  }
}
