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
      RealmBindings runtime,
      Element form,
      @Nullable Element submitter,
      String encoding,
      String entries,
      boolean supersedes) {
    byte[] given = runtime.bytes().given();
    runtime.page().submit(form, submitter, encoding, entries, given, supersedes);
  }

  static void fieldSelectionChanged(
      RealmBindings runtime,
      Element field,
      int start,
      int end,
      int caret,
      boolean byUser,
      boolean keepGoal) {
    runtime.page().fieldSelectionChanged(field, start, end, caret, byUser, keepGoal);
  }

  static int fieldLineEdge(RealmBindings runtime, Element field, int index, boolean atEnd) {
    return runtime.page().fieldLineEdge(field, index, atEnd);
  }

  static int fieldVertically(
      RealmBindings runtime, Element field, int index, int lines, boolean pages) {
    return runtime.page().fieldVertically(field, index, lines, pages);
  }

  static void copyText(RealmBindings runtime, String text, boolean primary) {
    runtime.page().copyText(text, primary);
  }

  static String pasteText(RealmBindings runtime, boolean primary) {
    return runtime.page().pasteText(primary);
  }

  static boolean isRendered(RealmBindings runtime, Element element) {
    return runtime.page().isRendered(element);
  }

  static void focusChanged(RealmBindings runtime, @Nullable Element element) {
    runtime.page().focusChanged(element);
  }

  static boolean pointerCapture(RealmBindings runtime, Element element, int what) {
    return runtime.page().pointerCapture(element, what);
  }

  static void showMessage(RealmBindings runtime, String text) {
    runtime.page().showMessage(text);
  }

  static void blocksWheel(RealmBindings runtime) {
    runtime.page().blocksWheel();
  }

  static String imageText(RealmBindings runtime, Element element, boolean source) {
    return runtime.page().imageText(element, source);
  }

  static double imageSize(RealmBindings runtime, Element element, int which) {
    return runtime.page().imageSize(element, which);
  }
}
