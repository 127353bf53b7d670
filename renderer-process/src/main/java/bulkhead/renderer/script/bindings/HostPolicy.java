package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.policy.PolicyContainer;
import org.jspecify.annotations.Nullable;

/// What a document's policies say about its own code, for the bindings' JavaScript.
final class HostPolicy {
  private HostPolicy() {}

  /// Whether the text of an event handler attribute may run.
  static boolean allowsHandler(RealmBindings runtime, @Nullable Element element, String text) {
    PolicyContainer policies = runtime.realm().get(PolicyContainer.class);
    return policies == null
        || policies.isEmpty()
        || policies.allowsInline(
            PolicyContainer.Inline.HANDLER,
            new PolicyContainer.Asker("", "", false, element),
            text);
  }

  /// Whether a string may become code; a violation is reported.
  static boolean allowsEval(RealmBindings runtime, String text) {
    PolicyContainer policies = runtime.realm().get(PolicyContainer.class);
    return policies == null || policies.allowsEval(text);
  }

  /// Whether bytes may become WebAssembly; a violation is reported.
  static boolean allowsWasm(RealmBindings runtime) {
    PolicyContainer policies = runtime.realm().get(PolicyContainer.class);
    return policies == null || policies.allowsWasm();
  }

  /// The bindings make code themselves, of what was allowed; afterwards it is as the policies say.
  static void allowStringCode(RealmBindings runtime, boolean allowed) {
    if (!runtime.realm().hasStringCode()) {
      runtime.realm().allowStringCode(allowed);
    }
  }

  /// The `style` attribute is what script has made it by way of `element.style`.
  static void styleWritten(RealmBindings runtime, Element element, String text) {
    StyleWrites writes = runtime.realm().get(StyleWrites.class);
    if (writes != null) {
      writes.written(element, text);
    }
  }
}
