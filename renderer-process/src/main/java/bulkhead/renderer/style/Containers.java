package bulkhead.renderer.style;

import bulkhead.renderer.css.ContainerQuery;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.ContainerType;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The size containers of a document with the sizes that the last layout gave them, and the answers
/// to `@container` rules and container units (CSS Conditional Rules 5 §5, §6). Thread: owned by
/// `RendererMain`.
///
/// Style depends on layout here, and layout on style: whoever lays out says what came of it
/// ([#laidOut]), and styles and lays out again while that changes anything. A container does not
/// depend on what is in it, so this ends as soon as the innermost one has been heard.
public final class Containers {
  /// The queries of the `@container` rules around a rule, the innermost first.
  record Queries(ContainerQuery query, @Nullable Queries around) {}

  private final Document document;
  private final Set<Element> elements = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<Element, Size> sizes = new WeakHashMap<>();
  private boolean asked;
  private boolean settling;

  /// The content box of a container, in CSS px.
  public record Size(float width, float height) {}

  Containers(Document document) {
    this.document = document;
  }

  /// A rule or a length depends on containers.
  void ask() {
    asked = true;
  }

  /// Whether there may be rules that containers decide on.
  boolean isAsked() {
    return asked;
  }

  /// Whether the style of anything depends on a container.
  public boolean areAsked() {
    return asked && !elements.isEmpty();
  }

  /// Whether styles are being made for containers that were not laid out before: what changes
  /// with them was never seen.
  boolean isSettling() {
    return settling;
  }

  /// All styles are up to date.
  void styled() {
    settling = false;
  }

  /// An element has that style now.
  void styled(Element element, ComputedStyle style) {
    if (style.containerType() != ContainerType.NONE) {
      elements.add(element);
    }
  }

  /// Layout has come to an end.
  ///
  /// @param measured the size of an element's content box; null if it has no box
  /// @return whether styles that depend on it are to be made again
  public boolean laidOut(Function<Element, @Nullable Size> measured) {
    boolean changed = false;
    for (Element element : List.copyOf(elements)) {
      ComputedStyle style = ComputedStyle.of(element);
      boolean container =
          style != null
              && style.containerType() != ContainerType.NONE
              && element.ownerDocument() == document
              && element.isConnected();
      if (!container) {
        elements.remove(element);
      }
      Size now = container ? measured.apply(element) : null;
      Size before = now == null ? sizes.remove(element) : sizes.put(element, now);
      if (!Objects.equals(now, before) && asked) {
        element.markDirty(Node.STYLE_SUBTREE);
        settling |= before == null;
        changed = true;
      }
    }
    return changed;
  }

  /// Whether a rule inside of these queries applies.
  ///
  /// @param pseudo the rule is for a pseudo-element, whose own element may be the container
  boolean hold(Queries queries, Element element, boolean pseudo, MediaValues media) {
    for (Queries each = queries; each != null; each = each.around) {
      if (!holds(each.query, pseudo ? element : FlatTree.parentElement(element), media)) {
        return false;
      }
    }
    return true;
  }

  // §5.4: the nearest ancestor that has the name and the axes that are asked for.
  private boolean holds(ContainerQuery query, @Nullable Element from, MediaValues media) {
    for (Element each = from; each != null; each = FlatTree.parentElement(each)) {
      ComputedStyle style = ComputedStyle.of(each);
      if (style != null
          && (!query.asksWidth() || answers(style, true))
          && (!query.asksHeight() || answers(style, false))
          && isNamed(style, query.name())) {
        Size size = sizes.get(each);
        return size != null
            && query.matches(
                new ContainerQuery.Size(
                    size.width, size.height, style.writingMode().isHorizontal()),
                new Lengths(style, rootStyle(style), media));
      }
    }
    return false;
  }

  private static boolean isNamed(ComputedStyle style, @Nullable String name) {
    return name == null
        || List.of(style.get(Properties.CONTAINER_NAME).toString().split(" ")).contains(name);
  }

  private static boolean answers(ComputedStyle style, boolean width) {
    return switch (style.containerType()) {
      case NONE -> false;
      case INLINE_SIZE -> style.writingMode().isHorizontal() == width;
      case SIZE -> true;
    };
  }

  private ComputedStyle rootStyle(ComputedStyle usual) {
    Element root = document.documentElement();
    ComputedStyle style = root == null ? null : ComputedStyle.of(root);
    return style == null ? usual : style;
  }

  /// §6: the width (or height) that container units of an element are relative to; NaN where no
  /// container has one.
  double length(Element element, boolean width) {
    ask();
    for (Element each = FlatTree.parentElement(element);
        each != null;
        each = FlatTree.parentElement(each)) {
      ComputedStyle style = ComputedStyle.of(each);
      Size size = style != null && answers(style, width) ? sizes.get(each) : null;
      if (size != null) {
        return width ? size.width : size.height;
      }
    }
    return Double.NaN;
  }

  /// Relative lengths in a query are the container's (§5.4).
  private record Lengths(ComputedStyle style, ComputedStyle root, MediaValues media)
      implements ComputeContext {
    @Override
    public double fontSize() {
      return style.fontSize();
    }

    @Override
    public double rootFontSize() {
      return root.fontSize();
    }

    @Override
    public double lineHeight() {
      return style.lineHeightPx(style.fontSize() * 1.125f);
    }

    @Override
    public double rootLineHeight() {
      return root.lineHeightPx(root.fontSize() * 1.125f);
    }

    @Override
    public double viewportWidth() {
      return media.width();
    }

    @Override
    public double viewportHeight() {
      return media.height();
    }
  }
}
