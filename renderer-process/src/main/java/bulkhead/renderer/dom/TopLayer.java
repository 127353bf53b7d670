package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document's top layer (CSS Positioned Layout 4 §3): the open modal dialogs and popovers, which
/// are shown over everything else, the last one uppermost. Its elements are in the document.
/// Thread: owned by `RendererMain`.
public final class TopLayer {
  private static final int STATES =
      ElementState.TOP_LAYER | ElementState.MODAL | ElementState.POPOVER_OPEN;

  private final List<Element> elements = new ArrayList<>();

  TopLayer() {}

  /// In the order in which they are painted.
  public List<Element> elements() {
    return List.copyOf(elements);
  }

  public boolean isEmpty() {
    return elements.isEmpty();
  }

  /// Puts an element on top.
  ///
  /// @param why [ElementState#MODAL] or [ElementState#POPOVER_OPEN]
  public void add(Element element, int why) {
    elements.remove(element);
    elements.add(element);
    element.setState(ElementState.TOP_LAYER | why, true);
    element.markDirty(Node.STYLE | Node.BOXES);
  }

  public void remove(Element element) {
    if (elements.remove(element)) {
      element.setState(STATES, false);
      element.markDirty(Node.STYLE | Node.BOXES);
    }
  }

  /// What is not in the document any more goes at once.
  void removed() {
    for (Element element : elements()) {
      if (!element.isConnected()) {
        remove(element);
      }
    }
  }

  /// The dialog that blocks everything outside of it (HTML §6.3.1); null while none does.
  public @Nullable Element modal() {
    for (Element element : elements.reversed()) {
      if (element.hasState(ElementState.MODAL)) {
        return element;
      }
    }
    return null;
  }

  /// HTML §6.3.2: whether nothing can be clicked, focused or selected there, because of `inert` or
  /// of a modal dialog.
  public static boolean isInert(Node node) {
    Element modal = node.ownerDocument().topLayer().modal();
    for (Node each = node; each != null; each = FlatTree.parent(each)) {
      if (each == modal) {
        modal = null;
      }
      if (each instanceof Element element && element.isHtml() && element.hasAttribute("inert")) {
        return true;
      }
    }
    return modal != null;
  }
}
