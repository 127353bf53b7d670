package bulkhead.renderer;

import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.BoxFragment;
import io.github.humbleui.types.Rect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// The list boxes of a page, and of the frames in it, that are to scroll to an option that got
/// selected, as in Chromium. Thread: `RendererMain`.
final class ListBoxScroll {
  private final LocalPage page;

  /// The option that each is to show.
  private final Map<Element, Element> waiting = new LinkedHashMap<>();

  /// Of those that can have several options selected, which had one: the others do not move them.
  private final Set<Element> settled = Collections.newSetFromMap(new WeakHashMap<>());

  ListBoxScroll(LocalPage page) {
    this.page = page;
  }

  /// Sees what gets selected in a document.
  DomObserver observer() {
    return new DomObserver() {
      @Override
      public void nodeInserted(Node root) {
        for (Node node = root; node != null; node = node.nextInTree(root)) {
          if (node instanceof Element element) {
            seen(element);
          }
        }
      }

      @Override
      public void stateChanged(Element element, int changed) {
        if ((changed & ElementState.CHECKED) != 0) {
          seen(element);
        }
      }
    };
  }

  private void seen(Element option) {
    if (!option.is("option") || !option.hasState(ElementState.CHECKED)) {
      return;
    }
    Element list = option.parentElement();
    if (list != null && list.is("optgroup")) {
      list = list.parentElement();
    }
    if (list == null || !list.is("select") || !PageDropDowns.isListBox(list)) {
      return;
    }
    if (!list.hasAttribute("multiple") || settled.add(list)) {
      waiting.put(list, option);
      page.rendering().listBoxScrollWanted();
    }
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /// Scrolls them, when the page is about to be drawn.
  void flush() {
    Map<Element, Element> all = Map.copyOf(waiting);
    waiting.clear();
    all.forEach(
        (list, option) -> {
          LocalFrame frame = page.frameOf(list.ownerDocument());
          PagePipeline pipeline = frame == null ? null : frame.pipeline();
          if (frame != null
              && pipeline != null
              && list.isConnected()
              && option.isConnected()
              && reveal(pipeline, list, option)) {
            frame.places().scrolledByScript(list);
          }
        });
  }

  /// Whether that moves the list box.
  private static boolean reveal(PagePipeline pipeline, Element list, Element option) {
    BoxFragment box = pipeline.boxes().boxOf(list);
    Rect port = pipeline.boxes().placeOf(list);
    Rect place = pipeline.boxes().placeOf(option);
    if (box == null || port == null || place == null) {
      return false;
    }
    float above = port.getTop() + box.border().top() - place.getTop();
    float below = place.getBottom() - (port.getBottom() - box.border().bottom());
    float by = above > 0 ? -above : Math.max(below, 0);
    return by != 0 && pipeline.scrollTo(list, pipeline.x(list), pipeline.y(list) + by, false);
  }
}
