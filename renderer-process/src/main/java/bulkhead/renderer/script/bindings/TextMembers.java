package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Text;

/// What `Text` has that its class has not.
final class TextMembers {
  private TextMembers() {}

  static Text create(RealmBindings runtime, String data) {
    return runtime.document().createText(data);
  }

  static Text splitText(Text text, long offset) {
    return text.split((int) Math.min(offset, Integer.MAX_VALUE));
  }
}
