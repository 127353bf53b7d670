package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// `Attr` (DOM §4.9.2).
final class AttrMembers {
  private AttrMembers() {}

  static @Nullable String namespaceURI(Attr attr) {
    return attr.namespace().isEmpty() ? null : attr.namespace();
  }

  static @Nullable String prefix(Attr attr) {
    return attr.prefix();
  }

  static String localName(Attr attr) {
    return attr.localName();
  }

  static String name(Attr attr) {
    return attr.name();
  }

  static String value(Attr attr) {
    return attr.value();
  }

  static void setValue(Attr attr, String value) {
    attr.setValue(value);
  }

  static @Nullable Element ownerElement(Attr attr) {
    return attr.ownerElement();
  }

  static boolean specified(Attr attr) {
    return true;
  }
}
