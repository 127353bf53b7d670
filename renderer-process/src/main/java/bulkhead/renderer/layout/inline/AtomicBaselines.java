package bulkhead.renderer.layout.inline;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.layout.tree.ReplacedContent.ControlKind;

/// Where what is laid out by itself stands on the line that it is on.
final class AtomicBaselines {
  private static final float SWATCH_SPACE = 4;

  private AtomicBaselines() {}

  /// The swatch of a colour's input stands on the line, with the space around it below.
  private static float controlBaseline(
      ControlKind kind, float borderEdge, float marginEdge, BoxFragment fragment) {
    return switch (kind) {
      case CHECKBOX, RADIO, RANGE -> borderEdge;
      case COLOR ->
          borderEdge - fragment.border().bottom() - fragment.padding().bottom() - SWATCH_SPACE;
      case PROGRESS, METER -> marginEdge;
    };
  }

  /// Distance from the top margin edge to the baseline (CSS 2.2 §10.8.1, at the end).
  static float of(
      ElementBox box, BoxFragment fragment, Insets margin, FontBaseline baselines) {
    float height = margin.vertical() + fragment.height();
    float bottom = baselines == FontBaseline.CENTRAL ? height / 2 : height;
    return switch (box.kind()) {
      case BLOCK, TABLE_CELL -> {
        float baseline =
            box.isScrollContainer() && !isControl(box) ? Float.NaN : fragment.lastBaseline();
        yield !Float.isNaN(baseline) ? margin.top() + baseline : bottom;
      }
      case TABLE, FLEX, GRID, MARKER -> {
        float baseline = fragment.firstBaseline();
        yield !Float.isNaN(baseline) ? margin.top() + baseline : bottom;
      }
      case REPLACED ->
          box.replaced() instanceof ReplacedContent.Control(Element element, ControlKind kind)
              ? controlBaseline(kind, margin.top() + fragment.height(), height, fragment)
              : bottom;
      case ROOT,
          INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_CAPTION,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN ->
          bottom;
    };
  }

  private static boolean isControl(ElementBox box) {
    Element element = box.element();
    return box.controlSize() != null && element != null && !element.is("textarea");
  }
}
