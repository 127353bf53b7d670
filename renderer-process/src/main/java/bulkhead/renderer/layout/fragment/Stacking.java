package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.BackfaceVisibility;
import bulkhead.renderer.css.value.BlendMode;
import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Isolation;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.TransformStyle;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;

/// Which boxes are painted apart from their surroundings (CSS 2.2 Appendix E).
public final class Stacking {
  private Stacking() {}

  /// Painted in step 2, 6 or 7 of its stacking context.
  public static boolean isStacked(ElementBox box) {
    return !box.isAnonymous() && (box.style().position() != Position.STATIC || isContext(box));
  }

  /// CSS 2.2 §9.9.1, CSS Color 3 §3.2, CSS Transforms 1 §3 and others.
  public static boolean isContext(ElementBox box) {
    if (box.kind() == Kind.ROOT) {
      return true;
    }
    if (box.isAnonymous()) {
      return false;
    }
    ComputedStyle style = box.style();
    Position position = style.position();
    return box.isTopLayer()
        || position == Position.FIXED
        || position == Position.STICKY
        || !style.hasAutoZIndex() && (position != Position.STATIC || isItem(box))
        || hasEffects(box, style);
  }

  private static boolean hasEffects(ElementBox box, ComputedStyle style) {
    return style.hasEffects()
            && (style.opacity() < 1
                || box.isTransformable()
                    && (style.hasTransform()
                        || style.perspective() >= 0
                        || style.transformStyle() == TransformStyle.PRESERVE_3D
                        || hidesBack(box))
                || !style.filter().isEmpty()
                || !style.backdropFilter().isEmpty()
                || style.clipPath() != ClipPath.NONE
                || style.hasMask()
                || style.isolation() == Isolation.ISOLATE
                || style.mixBlendMode() != BlendMode.NORMAL)
        || box.isContained("layout")
        || box.isContained("paint");
  }

  /// Whether the box, or one that it is cut out of, may be stacked wherever it is in the document:
  /// a box is used again in other places, and its fragments with it.
  static boolean mayMatter(ElementBox box) {
    if (box.isAnonymous()) {
      return !box.cutInlines().isEmpty();
    }
    ComputedStyle style = box.style();
    return !box.isInFlow()
            && (box.isOutOfFlow() || box.parent() == null || box.parent().kind() == Kind.INLINE)
        || style.position() != Position.STATIC
        || !style.hasAutoZIndex()
        || !box.cutInlines().isEmpty()
        || box.isTopLayer()
        || hasEffects(box, style);
  }

  /// Whether the box has a transform of its own kind: its back is not seen.
  public static boolean hidesBack(ElementBox box) {
    return box.isTransformable() && box.style().backfaceVisibility() == BackfaceVisibility.HIDDEN;
  }

  /// Whether `z-index` applies to it though it is not positioned.
  public static boolean isItem(ElementBox box) {
    ElementBox parent = box.parent();
    if (parent == null || parent.isAnonymous()) {
      return false;
    }
    Display display = parent.style().display();
    return switch (display) {
      case FLEX, INLINE_FLEX, GRID, INLINE_GRID -> true;
      default -> false;
    };
  }
}
