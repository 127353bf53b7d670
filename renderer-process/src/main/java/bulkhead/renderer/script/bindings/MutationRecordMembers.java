package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.MutationRecord;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// `MutationRecord` (DOM §4.3.3).
final class MutationRecordMembers {
  private MutationRecordMembers() {}

  static String type(MutationRecord record) {
    return record.type();
  }

  static Node target(MutationRecord record) {
    return record.target();
  }

  static @Nullable Node previousSibling(MutationRecord record) {
    return record.previousSibling();
  }

  static @Nullable Node nextSibling(MutationRecord record) {
    return record.nextSibling();
  }

  static @Nullable String attributeName(MutationRecord record) {
    return record.attributeName();
  }

  static @Nullable String attributeNamespace(MutationRecord record) {
    return record.attributeNamespace();
  }

  static @Nullable String oldValue(MutationRecord record) {
    return record.oldValue();
  }
}
