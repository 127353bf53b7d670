package bulkhead.renderer.layout;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import java.util.IdentityHashMap;
import java.util.Map;

/// The bounding client rectangle of every element, as a script would see it in an unscrolled page.
final class ElementBoxes {
  /// Left, top, right, bottom.
  private final Map<Element, float[]> boxes = new IdentityHashMap<>();

  ElementBoxes(LayoutResult result) {
    add(new Fragment.Child(0, 0, result.root()), 0, 0);
  }

  /// Left, top, width, height; all zero for an element without a box.
  float[] of(Element element) {
    float[] box = boxes.get(element);
    return box == null
        ? new float[4]
        : new float[] {box[0], box[1], box[2] - box[0], box[3] - box[1]};
  }

  private void add(Fragment.Child child, float dx, float dy) {
    float x = dx + child.x();
    float y = dy + child.y();
    switch (child.fragment()) {
      case BoxFragment box -> {
        Element element = box.box().element();
        if (element != null && box.box().pseudo() == null) {
          include(element, x, y, x + box.width(), y + box.height());
        }
        for (int i = 0; i < box.childCount(); i++) {
          add(box.child(i), x, y);
        }
      }
      case LineFragment line -> {
        for (Fragment.Child each : line.children()) {
          add(each, x, y);
        }
      }
      case TextFragment text -> {}
    }
  }

  private void include(Element element, float l, float t, float r, float b) {
    float[] have = boxes.get(element);
    if (have == null || (have[2] == have[0] || have[3] == have[1])) {
      boxes.put(element, new float[] {l, t, r, b});
    } else if (r > l && b > t) {
      have[0] = Math.min(have[0], l);
      have[1] = Math.min(have[1], t);
      have[2] = Math.max(have[2], r);
      have[3] = Math.max(have[3], b);
    }
  }
}
