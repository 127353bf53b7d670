package bulkhead.renderer;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.bindings.RealmBindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells scripts that a `<details>` has opened or closed (HTML §4.11.1), closes the others of its
/// name, and closes a popover whose `popover` attribute changes. Thread: `RendererMain`.
final class ToggleEvents implements ElementObserver {
  private final PageScripts scripts;

  /// What has changed and was not told yet, and how it was before.
  private final Map<Element, String> pending = new LinkedHashMap<>();

  ToggleEvents(PageScripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public void elementInserted(Element element, Node root) {
    if (element.is("details") && element.hasAttribute("open") && element.scriptNumber() == 0) {
      changed(element, "closed");
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (name.localName().equals("open") && element.is("details")) {
      openChanged(element, oldValue, newValue);
    } else if (name.localName().equals("popover") && element.hasState(ElementState.POPOVER_OPEN)) {
      scripts.post(() -> tell(element, "popover", ""));
    }
  }

  @Override
  public void detachedDetailsChanged(
      Element details, @Nullable String oldValue, @Nullable String newValue) {
    openChanged(details, oldValue, newValue);
  }

  private void openChanged(Element details, @Nullable String oldValue, @Nullable String newValue) {
    if ((oldValue == null) != (newValue == null)) {
      changed(details, oldValue == null ? "closed" : "open");
    }
  }

  private void changed(Element details, String before) {
    boolean first = pending.isEmpty();
    pending.putIfAbsent(details, before);
    if (first) {
      scripts.post(this::tellAll);
    }
  }

  private void tellAll() {
    Map<Element, String> told = new LinkedHashMap<>(pending);
    for (Element details : told.keySet()) {
      if (details.hasAttribute("open")) {
        closeOthers(details);
      }
    }
    told = new LinkedHashMap<>(pending);
    pending.clear();
    told.forEach((details, before) -> tell(details, "toggled", before));
  }

  private void tell(Element element, String command, String text) {
    RealmBindings bindings = scripts.bindingsFor(element);
    if (bindings != null) {
      bindings.focus().control(element, command, text, 0, 0);
    }
  }

  /// HTML §4.11.1 "ensure details exclusivity by closing other elements".
  private static void closeOthers(Element details) {
    String name = details.attributeOrEmpty("name");
    if (name.isEmpty()) {
      return;
    }
    Node top = details.root();
    List<Element> others = new ArrayList<>();
    for (Node node = top; node != null; node = node.nextInTree(top)) {
      if (node instanceof Element other
          && other != details
          && other.is("details")
          && other.hasAttribute("open")
          && other.attributeOrEmpty("name").equals(name)) {
        others.add(other);
      }
    }
    others.forEach(other -> other.removeAttribute("open"));
  }
}
