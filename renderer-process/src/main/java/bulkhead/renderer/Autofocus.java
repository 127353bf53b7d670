package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements of a page, and of the frames in it, that want the focus by `autofocus` (HTML
/// §6.6.7). Thread: `RendererMain`.
final class Autofocus {
  private static final int MOST = 1000;

  private final LocalPage page;
  private final List<Element> candidates = new ArrayList<>();
  private @Nullable Document processed; // of this top document all is done

  Autofocus(LocalPage page) {
    this.page = page;
  }

  /// Sees what is inserted into a document.
  ElementObserver observer(LocalFrame frame) {
    return new ElementObserver() {
      @Override
      public void elementInserted(Element element, Node root) {
        if (element.hasAttribute("autofocus")) {
          inserted(frame, element);
        }
      }
    };
  }

  private void inserted(LocalFrame frame, Element element) {
    if (processed == page.mainFrame().document()
        || candidates.size() >= MOST
        || frame.parent() != null && !frame.isOfPagesOrigin()) {
      return;
    }
    candidates.remove(element);
    candidates.add(element);
    page.rendering().autofocusWanted();
  }

  /// A dialog has taken the focus: nothing else of the page gets it by itself any more.
  void done() {
    candidates.clear();
    processed = page.mainFrame().document();
  }

  boolean isWaiting() {
    return !candidates.isEmpty();
  }

  /// HTML §6.6.7 "flush autofocus candidates", when the page is about to be drawn.
  void flush() {
    Document top = page.mainFrame().document();
    if (candidates.isEmpty() || top == null || processed == top) {
      candidates.clear();
      return;
    }
    PageInput topInput = page.mainFrame().input();
    if (topInput != null && topInput.hasFocusedArea()) {
      candidates.clear();
      processed = top;
      return;
    }
    while (!candidates.isEmpty()) {
      Element element = candidates.getFirst();
      LocalFrame frame = page.frameOf(element.ownerDocument());
      if (frame == null || !element.isConnected()) {
        candidates.removeFirst();
        continue;
      }
      if (frame.blocksRendering()) {
        return;
      }
      candidates.removeFirst();
      PageInput input = frame.input();
      if (input != null && !hasTarget(frame) && input.autofocus(element)) {
        candidates.clear();
        processed = top;
        return;
      }
    }
  }

  private static boolean hasTarget(LocalFrame frame) {
    for (LocalFrame at = frame; at != null; at = at.parent()) {
      Document document = at.document();
      if (document == null) {
        continue;
      }
      for (Node node = document; node != null; node = node.nextInTree(document)) {
        if (node instanceof Element element && element.hasState(ElementState.TARGET)) {
          return true;
        }
      }
    }
    return false;
  }
}
