package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// What observers of intersections and sizes ask of the page.
final class HostObservers {
  private HostObservers() {}

  static String intersection(
      RealmBindings runtime,
      Element target,
      @Nullable Node root,
      String margin,
      String scrollMargin) {
    return runtime.page().intersection(target, root, margin, scrollMargin);
  }

  static String boxSizes(RealmBindings runtime, Element element) {
    return runtime.page().boxSizes(element);
  }

  static void frameWanted(RealmBindings runtime) {
    runtime.page().frameWanted();
  }
}
