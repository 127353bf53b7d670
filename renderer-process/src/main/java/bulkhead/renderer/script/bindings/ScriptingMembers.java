package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.DocumentWriter;
import org.jspecify.annotations.Nullable;

/// Scripts of a document (HTML §3.1.3) and dynamic markup insertion (§8.4).
final class ScriptingMembers {
  private ScriptingMembers() {}

  static String readyState(Document document) {
    return document.readiness().word();
  }

  static @Nullable Element currentScript(Document document) {
    return document.currentScript();
  }

  /// Null for a document without a window, where these calls do nothing.
  static @Nullable DocumentWriter writer(Document document) {
    RealmBindings bindings = RealmBindings.of(document);
    return bindings == null ? null : bindings.realm().get(DocumentWriter.class);
  }
}
