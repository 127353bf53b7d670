package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;

/// Pop-ups in which a field's value is chosen, for the bindings' JavaScript.
final class HostChoosers {
  private HostChoosers() {}

  /// @param notice JSON, as `08-choosers.js` makes it
  static void openChooser(RealmBindings runtime, Element input, String notice) {
    runtime.page().openChooser(input, notice);
  }

  static void openList(RealmBindings runtime, Element select) {
    runtime.page().openList(select);
  }

  /// @param labels JSON; none close the list
  static void suggest(RealmBindings runtime, Element field, String labels, int marked) {
    runtime.page().suggest(field, labels, marked);
  }
}
