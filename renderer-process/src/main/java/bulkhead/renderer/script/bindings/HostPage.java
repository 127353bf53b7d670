package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// What the bindings' JavaScript asks of the page around the document.
final class HostPage {
  private HostPage() {}

  static void follow(
      RealmBindings runtime, Element link, int button, int modifiers, boolean trusted) {
    runtime.page().follow(link, button, modifiers, trusted);
  }

  static void submit(
      RealmBindings runtime, Element form, @Nullable Element submitter, String entries) {
    runtime.page().submit(form, submitter, entries);
  }

  static void selectionChanged(RealmBindings runtime, Element element, int start, int end) {
    runtime.page().controlSelectionChanged(element, start, end);
  }

  static boolean isRendered(RealmBindings runtime, Element element) {
    return runtime.page().isRendered(element);
  }

  static void focusChanged(RealmBindings runtime, @Nullable Element element) {
    runtime.page().focusChanged(element);
  }

  static double imageSize(RealmBindings runtime, Element element, int which) {
    return runtime.page().imageSize(element, which);
  }
}
