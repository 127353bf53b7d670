package bulkhead.renderer;

import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the caret stands in text of the page that is edited (`contenteditable`): beside a
/// character, a line break or a picture, or in an empty block. Thread: `RendererMain`.
final class RichCaret {
  private RichCaret() {}

  /// The caret's place for a boundary point, in the viewport (CSS px), without a width; null when
  /// nothing is laid out there.
  static @Nullable Rect place(PagePipeline pipeline, Node node, int offset) {
    if (node instanceof Text text) {
      List<Rect> found = pipeline.textRects().of(text, offset, offset, pipeline.boxes().clientRects());
      if (!found.isEmpty()) {
        Rect at = found.getFirst();
        return Rect.makeXYWH(at.getLeft(), at.getTop(), 0, at.getHeight());
      }
      return text.parent() == null ? null : inElement(pipeline, text.parent(), text.index());
    }
    return node instanceof ContainerNode parent ? inElement(pipeline, parent, offset) : null;
  }

  private static @Nullable Rect inElement(PagePipeline pipeline, ContainerNode parent, int offset) {
    Node child = parent.firstChild();
    Node before = null;
    for (int i = 0; i < offset && child != null; i++) {
      before = child;
      child = child.nextSibling();
    }
    if (child instanceof Element element) {
      Rect edge = edge(pipeline, element, true);
      if (edge != null) {
        return edge;
      }
    }
    if (before instanceof Text text && text.length() > 0) {
      List<Rect> rects = pipeline.boxes().clientRects().ofText(text);
      if (!rects.isEmpty()) {
        Rect last = rects.getLast();
        return Rect.makeXYWH(last.getRight(), last.getTop(), 0, last.getHeight());
      }
    }
    if (before instanceof Element element && !element.is("br")) {
      Rect edge = edge(pipeline, element, false);
      if (edge != null) {
        return edge;
      }
    }
    return parent instanceof Element element ? start(pipeline, element) : null;
  }

  private static @Nullable Rect edge(PagePipeline pipeline, Element element, boolean left) {
    List<Rect> rects = pipeline.boxes().clientRects().of(element);
    if (rects.isEmpty()) {
      return null;
    }
    Rect box = left ? rects.getFirst() : rects.getLast();
    return box.getHeight() == 0
        ? null
        : Rect.makeXYWH(left ? box.getLeft() : box.getRight(), box.getTop(), 0, box.getHeight());
  }

  /// The first line of an empty box.
  private static @Nullable Rect start(PagePipeline pipeline, Element element) {
    List<Rect> rects = pipeline.boxes().clientRects().of(element);
    BoxFragment box = pipeline.boxes().boxOf(element);
    if (rects.isEmpty() || box == null) {
      return null;
    }
    Rect border = rects.getFirst();
    ComputedStyle style = box.box().style();
    float height = style.lineHeightPx(style.fontSize() * 1.15f);
    return Rect.makeXYWH(
        border.getLeft() + box.border().left() + box.padding().left(),
        border.getTop() + box.border().top() + box.padding().top(),
        0,
        height);
  }

  /// The caret as it is drawn in an editing host, if the selection is one point in it.
  static Highlights.@Nullable Caret in(PagePipeline pipeline, Element host) {
    Range range = host.ownerDocument().selection().range();
    if (range == null || !range.collapsed() || !isIn(range.startContainer(), host)) {
      return null;
    }
    Element owner = host;
    BoxFragment box = pipeline.boxes().laidOutBoxOf(owner);
    while (box != null
        && box.box().kind() == ElementBox.Kind.INLINE
        && owner.parent() instanceof Element around) {
      owner = around;
      box = pipeline.boxes().laidOutBoxOf(owner);
    }
    Rect at = place(pipeline, range.startContainer(), range.startOffset());
    List<Rect> boxes = pipeline.boxes().clientRects().of(owner);
    if (box == null || at == null || boxes.isEmpty()) {
      return null;
    }
    ComputedStyle style = box.box().style();
    int argb =
        style.get(Properties.CARET_COLOR) instanceof ColorValue color
            ? color.resolve(style.color()).argb()
            : style.color().argb();
    float width = Math.max(1, Math.round(pipeline.viewport().scale()) / pipeline.viewport().scale());
    Rect origin = boxes.getFirst();
    return new Highlights.Caret(
        box,
        Rect.makeXYWH(
            at.getLeft() - origin.getLeft() + pipeline.x(owner),
            at.getTop() - origin.getTop() + pipeline.y(owner),
            width,
            at.getHeight()),
        argb);
  }

  private static boolean isIn(Node node, Element host) {
    for (Node at = node; at != null; at = at.parent()) {
      if (at == host) {
        return true;
      }
    }
    return false;
  }
}
