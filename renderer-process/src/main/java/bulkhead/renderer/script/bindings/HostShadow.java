package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Slots;
import bulkhead.renderer.html.HtmlFragmentParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `08-shadow.js` asks of Java (DOM §4.2.2, §4.8).
final class HostShadow {
  private static final int CLOSED = 1;
  private static final int DELEGATES_FOCUS = 2;
  private static final int MANUAL = 4;
  private static final int CLONABLE = 8;
  private static final int SERIALIZABLE = 16;

  private HostShadow() {}

  static int attachShadow(RealmBindings runtime, Element element, int flags) {
    ShadowRoot made =
        element.attachShadow(
            new ShadowRoot.Options(
                (flags & CLOSED) != 0 ? ShadowRoot.Mode.CLOSED : ShadowRoot.Mode.OPEN,
                (flags & DELEGATES_FOCUS) != 0,
                (flags & MANUAL) != 0
                    ? ShadowRoot.SlotAssignment.MANUAL
                    : ShadowRoot.SlotAssignment.NAMED,
                (flags & CLONABLE) != 0,
                (flags & SERIALIZABLE) != 0));
    made.setAvailableToInternals(HostCustomElements.customState(runtime, element) >= 2);
    return runtime.tree().numberOf(made);
  }

  static boolean reuseDeclarative(RealmBindings runtime, Element element, boolean closed) {
    ShadowRoot root = element.shadowRoot();
    if (root == null
        || !root.isDeclarative()
        || closed != (root.options().mode() == ShadowRoot.Mode.CLOSED)) {
      return false;
    }
    root.removeAllChildren();
    root.setDeclarative(false);
    return true;
  }

  static int shadowRoot(RealmBindings runtime, Element element) {
    ShadowRoot root = element.shadowRoot();
    return root == null ? 0 : runtime.tree().numberOf(root);
  }

  static int shadowHost(RealmBindings runtime, Node root) {
    return root instanceof ShadowRoot shadow ? runtime.tree().numberOf(shadow.shadowHost()) : 0;
  }

  static boolean delegatesFocus(RealmBindings runtime, Element host) {
    return host.shadowRoot() != null && host.shadowRoot().options().delegatesFocus();
  }

  static boolean isShadowAvailable(RealmBindings runtime, Element host) {
    return host.shadowRoot() != null && host.shadowRoot().isAvailableToInternals();
  }

  static int assignedSlot(RealmBindings runtime, Node node) {
    if (!(node.parent() instanceof Element host) || host.shadowRoot() == null) {
      return 0;
    }
    Slots.Place place = host.shadowRoot().slots().placeOf(node);
    return place == null ? 0 : runtime.tree().numberOf(place.slot());
  }

  static int assignedNodes(RealmBindings runtime, Element slot, boolean flatten) {
    if (!flatten) {
      return runtime.list(
          slot.root() instanceof ShadowRoot shadow ? shadow.slots().assignedTo(slot) : List.of());
    }
    List<Node> out = new ArrayList<>();
    flatten(slot, out);
    return runtime.list(out);
  }

  /// DOM §4.2.2.3 "find flattened slottables".
  private static void flatten(Element slot, List<Node> out) {
    if (!(slot.root() instanceof ShadowRoot shadow)) {
      return;
    }
    List<Node> found = new ArrayList<>(shadow.slots().assignedTo(slot));
    if (found.isEmpty()) {
      for (Node child = slot.firstChild(); child != null; child = child.nextSibling()) {
        if (child instanceof Element || child instanceof bulkhead.renderer.dom.Text) {
          found.add(child);
        }
      }
    }
    for (Node node : found) {
      if (node instanceof Element inner && inner.is("slot") && inner.root() instanceof ShadowRoot) {
        flatten(inner, out);
      } else {
        out.add(node);
      }
    }
  }

  static void assignSlot(RealmBindings runtime, Element slot, int count) {
    List<Node> nodes = runtime.nodes(count);
    slot.setManualSlottables(nodes);
  }

  static int takeSignalSlots(RealmBindings runtime) {
    return runtime.list(runtime.tree().mutations().takeSlots());
  }

  static void setHtmlUnsafe(RealmBindings runtime, Element element, String markup) {
    DocumentFragment contents = element.templateContents();
    ContainerNode target = contents != null ? contents : element;
    target.replaceAll(HtmlFragmentParser.parseWithShadow(element, markup));
  }

  static String htmlOf(RealmBindings runtime, Node node, boolean serializable, int count) {
    Set<Node> wanted = new HashSet<>(runtime.nodes(count));
    return node instanceof ContainerNode container
        ? HtmlSerializer.children(
            container,
            root -> wanted.contains(root) || serializable && root.options().serializable())
        : "";
  }
}
