package bulkhead.renderer.dom;

import java.util.Set;

/// What `customElements.define` was told of an element (HTML §4.13.3). The constructor and the
/// callbacks are script's, which finds them by `number`.
///
/// @param name what it is called: in the tag, or in `is` of a customized built-in element
/// @param localName the tag's name; another one than `name` for a customized built-in element
public record CustomElementDefinition(
    int number,
    String name,
    String localName,
    Set<String> observedAttributes,
    Set<CustomElementReaction.Kind> callbacks,
    boolean formAssociated) {

  public CustomElementDefinition {
    observedAttributes = Set.copyOf(observedAttributes);
    callbacks = Set.copyOf(callbacks);
  }

  public boolean isAutonomous() {
    return name.equals(localName);
  }

  boolean wants(CustomElementReaction.Kind kind) {
    return callbacks.contains(kind);
  }
}
