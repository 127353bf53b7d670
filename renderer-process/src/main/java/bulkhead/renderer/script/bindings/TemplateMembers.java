package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;

/// `HTMLTemplateElement` (HTML §4.12.3).
final class TemplateMembers {
  private TemplateMembers() {}

  static DocumentFragment content(Element template) {
    DocumentFragment contents = template.templateContents();
    if (contents == null) {
      contents = template.ownerDocument().templateDocument().createFragment();
      template.setTemplateContents(contents);
    }
    return contents;
  }
}
