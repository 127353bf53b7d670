package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;

/// What `08-typed-maps.js` asks of Java. Lists are joined by NUL.
final class HostTypedStyle {
  private HostTypedStyle() {}

  static String computedText(RealmBindings runtime, Element element, String name) {
    return runtime.page().computedValue(element, name);
  }

  static String customNames(RealmBindings runtime, Element element) {
    return String.join("\0", runtime.page().customProperties(element));
  }

  static String registeredSyntax(RealmBindings runtime, String name) {
    return runtime.page().registeredSyntax(name);
  }
}
