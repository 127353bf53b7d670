package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.TransformStyle;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.transform.Matrix4;
import bulkhead.renderer.layout.transform.Transforms;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// The space that an element's children are placed in: a 3D rendering context with its depth (CSS
/// Transforms 2 §5), or the plane of an element with `perspective`.
///
/// @param owner the element's box; only its children are in this space
/// @param base what holds outside the whole 3D rendering context, or null for the plane of `owner`
/// @param matrix from the plane of `owner` to `base`
/// @param perspective what is done to each child
record Space<C>(ElementBox owner, @Nullable C base, Matrix4 matrix, Matrix4 perspective) {

  /// Where a box is.
  ///
  /// @param matrix from the plane of the box to `base`
  /// @param base the space around, or null for what holds around the box anyway
  record Placed<C>(Matrix4 matrix, @Nullable C base) {}

  static <C> Placed<C> place(BoxFragment fragment, float x, float y, @Nullable Space<C> around) {
    ElementBox box = fragment.box();
    Matrix4 own =
        box.isTransformable() && box.style().hasTransform()
            ? own(fragment, x, y)
            : Matrix4.IDENTITY;
    if (around == null || !isChild(box, around.owner)) {
      return new Placed<>(own, null);
    }
    return new Placed<>(around.matrix.times(around.perspective).times(own), around.base);
  }

  /// The space for the children, or null if it is just the plane of the box.
  ///
  /// @param outside what holds around the box
  static <C> @Nullable Space<C> within(
      BoxFragment fragment, float x, float y, Placed<C> placed, C outside) {
    ElementBox box = fragment.box();
    if (!box.isTransformable()) {
      return null;
    }
    ComputedStyle style = box.style();
    boolean keepsDepth = keepsDepth(box);
    if (!keepsDepth && style.perspective() < 0) {
      return null;
    }
    Matrix4 perspective = Transforms.perspective(style, x, y, fragment.width(), fragment.height());
    if (!keepsDepth) {
      return new Space<>(box, null, Matrix4.IDENTITY, perspective);
    }
    C base = placed.base() == null ? outside : placed.base();
    return new Space<>(box, base, placed.matrix(), perspective);
  }

  /// What a box's own transform does, in page coordinates.
  static Matrix4 own(BoxFragment fragment, float x, float y) {
    return Transforms.of(
        fragment.box().style(),
        BoxShapes.borderBox(fragment, x, y),
        BoxShapes.contentBox(fragment, x, y));
  }

  /// `transform-style: preserve-3d`, where nothing makes a group of the element (§5.2).
  static boolean keepsDepth(ElementBox box) {
    ComputedStyle style = box.style();
    return style.transformStyle() == TransformStyle.PRESERVE_3D
        && box.isTransformable()
        && !box.clipsOverflow()
        && style.opacity() >= 1
        && style.filter().isEmpty()
        && style.clipPath() == ClipPath.NONE
        && !style.hasMask()
        && style.clip() == null
        && style.isolation() == bulkhead.renderer.css.value.Isolation.AUTO
        && style.mixBlendMode() == bulkhead.renderer.css.value.BlendMode.NORMAL;
  }

  /// By the document: boxes are also made around, and blocks are taken out of inline boxes.
  private static boolean isChild(ElementBox box, ElementBox owner) {
    Element element = box.element();
    if (element == null || box.pseudo() != null) {
      return element != null && element == owner.element();
    }
    Element parent = element.parentElement();
    while (parent != null && hasNoBox(parent)) {
      parent = parent.parentElement();
    }
    return parent != null && parent == owner.element();
  }

  private static boolean hasNoBox(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    return style != null && style.display() == Display.CONTENTS;
  }
}
