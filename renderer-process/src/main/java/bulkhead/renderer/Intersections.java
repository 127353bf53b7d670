package bulkhead.renderer;

import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// How much of an element is to be seen in a root (Intersection Observer §3.2.5, "compute the
/// intersection of a target element and the root"). Thread: `RendererMain`.
final class Intersections {
  /// Rectangles in the viewport of the target's frame, CSS px.
  ///
  /// @param root null if the target is not inside the root
  /// @param part null if nothing of the target is in the root
  record Intersection(Rect target, @Nullable Rect root, @Nullable Rect part) {
    /// As the bindings read it.
    @Override
    public String toString() {
      return text(target) + ";" + text(root) + ";" + text(part);
    }

    private static String text(@Nullable Rect rect) {
      return rect == null
          ? ""
          : rect.getLeft() + "," + rect.getTop() + "," + rect.getWidth() + "," + rect.getHeight();
    }
  }

  /// By how much a rectangle grows on each side, as `rootMargin` says it.
  record Margins(Margin top, Margin right, Margin bottom, Margin left) {
    static final Margins NONE = px(0, 0);

    /// So many px above and below, and on the left and the right.
    static Margins px(float vertical, float horizontal) {
      Margin y = new Margin(vertical, 0);
      Margin x = new Margin(horizontal, 0);
      return new Margins(y, x, y, x);
    }

    /// @param text top, right, bottom and left in px or percent, as the bindings have checked it
    static Margins parse(String text) {
      String[] sides = text.split(" ", 4);
      return sides.length < 4
          ? NONE
          : new Margins(
              Margin.parse(sides[0]),
              Margin.parse(sides[1]),
              Margin.parse(sides[2]),
              Margin.parse(sides[3]));
    }
  }

  /// A length: px, and a part of the rectangle's own size.
  record Margin(float px, float part) {
    static Margin parse(String text) {
      return text.endsWith("%")
          ? new Margin(0, Float.parseFloat(text.substring(0, text.length() - 1)) / 100)
          : new Margin(Float.parseFloat(text.replace("px", "")), 0);
    }

    float of(float whole) {
      return px + part * whole;
    }
  }

  private static final Rect NOWHERE = Rect.makeXYWH(0, 0, 0, 0);

  private Intersections() {}

  /// What is skipped with the contents of another element is not to be seen at all (CSS Containment
  /// 2 §4.1).
  ///
  /// @param margin of the root
  /// @param scrollMargin of the scrollers between the target and the root
  static Intersection of(
      LocalFrame home, Element target, @Nullable Node root, Margins margin, Margins scrollMargin) {
    PagePipeline pipeline = home.pipeline();
    Rect box =
        pipeline == null || ContentRelevance.isInSkippedContents(target)
            ? null
            : inViewport(pipeline, target);
    if (pipeline == null || box == null) {
      return new Intersection(NOWHERE, null, null);
    }
    LocalFrame frame = home;
    Rect part = box;
    float dx = 0;
    float dy = 0;
    Element at = target;
    while (true) {
      Element around = containingBlock(at);
      if (around != null && around.parent() != null) {
        boolean isRoot = around == root;
        Rect clip = clipOf(pipeline, around, isRoot);
        if (isRoot) {
          return result(box, clip, part, margin, dx, dy);
        }
        part = clip == null ? part : intersect(part, grow(clip, scrollMargin));
        if (part == null) {
          return new Intersection(box, rootWithout(frame, root, margin, dx, dy), null);
        }
        at = around;
        continue;
      }
      Rect viewport = viewport(pipeline);
      LocalFrame parent = frame.parent();
      Element owner = frame.owner();
      if (root == frame.document() || root == null && parent == null) {
        return result(box, viewport, part, margin, dx, dy);
      }
      PagePipeline outside = parent == null ? null : parent.pipeline();
      Rect ownerBox = outside == null || owner == null ? null : inViewport(outside, owner);
      float[] edge = outside == null || owner == null ? null : outside.boxes().contentEdge(owner);
      part = intersect(part, grow(viewport, scrollMargin));
      if (parent == null
          || owner == null
          || outside == null
          || ownerBox == null
          || edge == null
          || part == null) {
        return new Intersection(box, rootWithout(frame, root, margin, dx, dy), null);
      }
      float x = ownerBox.getLeft() + edge[0];
      float y = ownerBox.getTop() + edge[1];
      part = part.offset(x, y);
      dx += x;
      dy += y;
      frame = parent;
      pipeline = outside;
      at = owner;
    }
  }

  /// @param dx from the target's frame to the root's
  private static Intersection result(
      Rect box, @Nullable Rect clip, Rect part, Margins margin, float dx, float dy) {
    if (clip == null) {
      return new Intersection(box, null, null);
    }
    Rect grown = grow(clip, margin);
    Rect seen = intersect(part, grown);
    return new Intersection(
        box, grown.offset(-dx, -dy), seen == null ? null : seen.offset(-dx, -dy));
  }

  /// The root's rectangle for a target of which nothing is to be seen.
  private static @Nullable Rect rootWithout(
      LocalFrame frame, @Nullable Node root, Margins margin, float dx, float dy) {
    LocalFrame home = frame;
    while (home.parent() != null && root == null) {
      home = home.parent();
    }
    PagePipeline pipeline = home.pipeline();
    if (pipeline == null) {
      return null;
    }
    Rect clip =
        root instanceof Element element ? clipOf(pipeline, element, true) : viewport(pipeline);
    return clip == null ? null : grow(clip, margin).offset(-dx, -dy);
  }

  /// The box that the element's position is counted from (CSS Positioned Layout 3 §2.1), as far as
  /// clipping goes; null for the initial one.
  private static @Nullable Element containingBlock(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    Position position = style == null ? Position.STATIC : style.position();
    if (position == Position.FIXED) {
      return null;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      ComputedStyle around = ComputedStyle.of(at);
      if (position != Position.ABSOLUTE || around != null && around.position() != Position.STATIC) {
        return at;
      }
    }
    return null;
  }

  /// What is to be seen of an element's inside; null if it hides nothing, or has no box.
  private static @Nullable Rect clipOf(PagePipeline pipeline, Element element, boolean isRoot) {
    ComputedStyle style = ComputedStyle.of(element);
    BoxFragment box = pipeline.boxes().boxOf(element);
    Rect place = inViewport(pipeline, element);
    if (style == null || box == null || place == null) {
      return null;
    }
    boolean viewportScrolls =
        element.parent() instanceof Document
            || element.is("body") && !box.box().isScrollContainer();
    boolean clips =
        !viewportScrolls
            && (style.overflowX() != Overflow.VISIBLE || style.overflowY() != Overflow.VISIBLE);
    if (!clips) {
      return isRoot ? place : null;
    }
    return Rect.makeXYWH(
        place.getLeft() + box.border().left(),
        place.getTop() + box.border().top(),
        box.width() - box.border().horizontal(),
        box.height() - box.border().vertical());
  }

  private static @Nullable Rect inViewport(PagePipeline pipeline, Element element) {
    Rect place = pipeline.boxes().placeOf(element);
    return place == null ? null : place.offset(-pipeline.viewportX(), -pipeline.viewportY());
  }

  private static Rect viewport(PagePipeline pipeline) {
    LayoutResult layout = pipeline.update();
    return Rect.makeXYWH(0, 0, layout.viewportWidth(), layout.viewportHeight());
  }

  /// Rectangles that only touch have an intersection, of no area.
  private static @Nullable Rect intersect(Rect a, Rect b) {
    float left = Math.max(a.getLeft(), b.getLeft());
    float top = Math.max(a.getTop(), b.getTop());
    float right = Math.min(a.getRight(), b.getRight());
    float bottom = Math.min(a.getBottom(), b.getBottom());
    return right < left || bottom < top ? null : Rect.makeLTRB(left, top, right, bottom);
  }

  private static Rect grow(Rect rect, Margins by) {
    float top = rect.getTop() - by.top.of(rect.getHeight());
    float right = rect.getRight() + by.right.of(rect.getWidth());
    float bottom = rect.getBottom() + by.bottom.of(rect.getHeight());
    float left = rect.getLeft() - by.left.of(rect.getWidth());
    return Rect.makeLTRB(left, top, Math.max(left, right), Math.max(top, bottom));
  }
}
