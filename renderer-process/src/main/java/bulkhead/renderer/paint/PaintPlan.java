package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BlendMode;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.Stacking;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What painting has to know of a box before it comes to what is inside. Owned by `RendererMain`.
/// What blends is a stacking context.
final class PaintPlan {
  /// Stacking contexts in which something blends: they are groups of their own (Compositing 1
  /// §3.3).
  private final Set<ElementBox> blendGroups = Collections.newSetFromMap(new IdentityHashMap<>());

  private PaintPlan() {}

  static PaintPlan of(BoxFragment root) {
    PaintPlan plan = new PaintPlan();
    ArrayDeque<Fragment> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      switch (open.poll()) {
        case BoxFragment box -> {
          plan.add(box.box());
          for (int i = 0; box.hasStackedInside() && i < box.childCount(); i++) {
            open.add(box.child(i).fragment());
          }
        }
        case LineFragment line -> {
          for (Fragment.Child child : line.children()) {
            open.add(child.fragment());
          }
        }
        case TextFragment text -> {}
      }
    }
    return plan;
  }

  private void add(ElementBox box) {
    if (box.isAnonymous() || box.style().mixBlendMode() == BlendMode.NORMAL) {
      return;
    }
    for (ElementBox each = box.parent(); each != null; each = each.parent()) {
      if (Stacking.isContext(each)) {
        blendGroups.add(each);
        return;
      }
    }
  }

  boolean isBlendGroup(ElementBox box) {
    return !blendGroups.isEmpty() && blendGroups.contains(box);
  }
}
