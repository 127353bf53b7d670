package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/// Decides in each frame which elements with `content-visibility: auto` are relevant to the user,
/// and remembers how large they were (CSS Containment 2 §4.3, CSS Sizing 4 §5.2.1). Thread:
/// `RendererMain`.
final class ContentRelevance {
  /// What lies at most so much further is close to the viewport: 150 % of the outermost viewport's
  /// size, around each scroller and frame that the element is in, as in Chromium.
  private static final float MARGIN = 1.5f;

  /// An element that is shown from now on can have others inside of it, which are looked at in the
  /// same frame, down to so many in each other. The rest comes in the next frame.
  private static final int MOST_PASSES = 16;

  /// An element skips its contents from now on, or does not any more.
  record Change(Element element, boolean skipped) {}

  private final LocalFrame frame;
  private final Set<Element> determined = Collections.newSetFromMap(new WeakHashMap<>());

  ContentRelevance(LocalFrame frame) {
    this.frame = frame;
  }

  /// HTML §8.1.7.3 "update the rendering", step 16.2: determines the proximity to the viewport of
  /// each such element, again while one that was seen for the first time has turned out to be
  /// close.
  ///
  /// @return what has changed, in that order
  List<Change> update(PagePipeline pipeline) {
    List<Change> changed = new ArrayList<>();
    boolean found = !pipeline.skippable().isEmpty();
    for (int pass = 0; found && pass < MOST_PASSES; pass++) {
      found = updateOnce(pipeline, changed);
    }
    return changed;
  }

  private boolean updateOnce(PagePipeline pipeline, List<Change> changed) {
    pipeline.update();
    List<Element> turned = new ArrayList<>();
    boolean again = false;
    for (Element element : new ArrayList<>(pipeline.skippable())) {
      ElementBox box = LayoutEngine.boxOf(element);
      if (!element.isConnected() || box == null || !box.mayLoseRelevance()) {
        pipeline.skippable().remove(element);
        determined.remove(element);
        element.setState(ElementState.RELEVANT_TO_USER, false);
      } else if (!isInSkippedContents(element)) {
        boolean relevant = isRelevant(pipeline, element);
        boolean first = determined.add(element);
        if (!box.skipsContents()) {
          remember(pipeline, element, box);
        }
        if (relevant == box.skipsContents()) {
          turned.add(element);
          again |= first && relevant;
        }
      }
    }
    for (Element element : turned) {
      boolean skipped = element.hasState(ElementState.RELEVANT_TO_USER);
      element.setState(ElementState.RELEVANT_TO_USER, !skipped);
      element.markDirty(Node.LAYOUT | Node.PAINT);
      changed.add(new Change(element, skipped));
    }
    return again;
  }

  /// Whether an element is inside of contents that the last layout has skipped, also for being far
  /// from the viewport.
  static boolean isInSkippedContents(Element element) {
    for (Element at = FlatTree.parentElement(element);
        at != null;
        at = FlatTree.parentElement(at)) {
      ElementBox box = LayoutEngine.boxOf(at);
      if (box != null && box.skipsContents()) {
        return true;
      }
    }
    return false;
  }

  private static void remember(PagePipeline pipeline, Element element, ElementBox box) {
    BoxFragment fragment = pipeline.boxes().boxOf(element);
    if (fragment != null) {
      box.rememberSize(
          fragment.width() - fragment.border().horizontal() - fragment.padding().horizontal(),
          fragment.height() - fragment.border().vertical() - fragment.padding().vertical());
    }
  }

  /// CSS Containment 2 §4.2 "relevant to the user": on the screen or close to it, with the focus or
  /// a part of the selection inside, or with something of the top layer inside.
  private boolean isRelevant(PagePipeline pipeline, Element element) {
    Document document = element.ownerDocument();
    if (element.hasState(ElementState.FOCUS_WITHIN) || isClose(pipeline, element)) {
      return true;
    }
    Range selected = document.selection().range();
    if (selected != null && !selected.collapsed() && selected.intersectsNode(element)) {
      return true;
    }
    for (Element top : document.topLayer().elements()) {
      for (Element at = top; at != null; at = FlatTree.parentElement(at)) {
        if (at == element) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isClose(PagePipeline pipeline, Element element) {
    PagePipeline outermost = frame.page().mainFrame().pipeline();
    if (outermost == null) {
      return false;
    }
    Intersections.Margins margin =
        Intersections.Margins.px(
            MARGIN * outermost.viewport().height(), MARGIN * outermost.viewport().mediaValues().width());
    Intersections.Intersection seen = Intersections.of(frame, element, null, margin, margin);
    Rect part = seen.part();
    Rect whole = seen.target();
    return part != null
        && (part.getWidth() > 0 || whole.getWidth() == 0)
        && (part.getHeight() > 0 || whole.getHeight() == 0);
  }
}
