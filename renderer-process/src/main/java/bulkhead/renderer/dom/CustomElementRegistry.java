package bulkhead.renderer.dom;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The custom elements that a window's scripts have defined (HTML §4.13.4). Documents without a
/// window have none. Thread: owned by `RendererMain`.
public final class CustomElementRegistry {
  /// Runs the constructor of an element that a parser comes to (HTML §4.9 "create an element for a
  /// token", with synchronous custom elements).
  public interface Constructor {
    /// The element, or null when there was none to make.
    @Nullable Element construct(Document document, CustomElementDefinition definition);

    /// Tells custom elements what they are to be told, now.
    void react();
  }

  private final Map<String, CustomElementDefinition> byName = new HashMap<>();
  private final Constructor constructor;

  public CustomElementRegistry(Constructor constructor) {
    this.constructor = constructor;
  }

  public Constructor constructor() {
    return constructor;
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /// HTML §4.13.4 "look up a custom element definition", of an HTML element.
  public @Nullable CustomElementDefinition find(String localName, @Nullable String is) {
    CustomElementDefinition found = byName.get(localName);
    if (found != null && found.isAutonomous()) {
      return found;
    }
    found = is == null ? null : byName.get(is);
    return found != null && found.localName().equals(localName) ? found : null;
  }

  /// Adds a definition; elements of `document` that it is for are to be upgraded.
  public void define(CustomElementDefinition definition, Document document) {
    byName.put(definition.name(), definition);
    for (Node node = document; node != null; node = node.nextShadowIncluding(document)) {
      if (node instanceof Element element
          && element.isHtml()
          && element.localName().equals(definition.localName())) {
        tryToUpgrade(element);
      }
    }
  }

  /// HTML §4.13.5 "try to upgrade".
  public void tryToUpgrade(Element element) {
    if (!element.isHtml()) {
      return;
    }
    CustomElement custom = element.custom();
    if (custom != null && custom.state() != CustomElement.State.UNDEFINED) {
      return;
    }
    CustomElementDefinition definition =
        find(element.localName(), custom == null ? null : custom.is());
    if (definition != null) {
      element.makeCustom().enqueueUpgrade(element, definition);
    }
  }
}
