package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.BaselineSource;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.FormControls;
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

  /// Distance from the margin edge on the over side to the baseline (CSS 2.2 §10.8.1, at the end).
  ///
  /// @param overBehind whether the over side is the bottom of the fragment
  static float of(
      ElementBox box,
      BoxFragment fragment,
      Insets margin,
      FontBaseline baselines,
      boolean overBehind) {
    float baseline = own(box, fragment);
    float height = margin.vertical() + fragment.height();
    if (Float.isNaN(baseline)) {
      return synthesized(box, fragment, margin, baselines);
    }
    return overBehind ? height - margin.top() - baseline : margin.top() + baseline;
  }

  /// From the top border edge to the baseline of what is inside; NaN if that has none.
  private static float own(ElementBox box, BoxFragment fragment) {
    BaselineSource source = box.isAnonymous() ? BaselineSource.AUTO : box.style().baselineSource();
    boolean hasBoth =
        switch (box.kind()) {
          case BLOCK, TABLE_CELL, FLEX, GRID -> true;
          case TABLE, MARKER, REPLACED, ROOT, INLINE, BREAK, TABLE_ROW_GROUP, TABLE_ROW -> false;
          case TABLE_CAPTION, TABLE_COLUMN_GROUP, TABLE_COLUMN -> false;
        };
    if (source != BaselineSource.AUTO && hasBoth) {
      return source == BaselineSource.FIRST ? fragment.firstBaseline() : fragment.lastBaseline();
    }
    return switch (box.kind()) {
      case BLOCK, TABLE_CELL ->
          FormControls.hasParts(box)
                  || box.isScrollContainer() && !isControl(box)
                  || isFrameOfMissingPicture(box)
              ? Float.NaN
              : fragment.lastBaseline();
      case TABLE, FLEX, GRID, MARKER -> fragment.firstBaseline();
      case REPLACED,
          ROOT,
          INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_CAPTION,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN ->
          Float.NaN;
    };
  }

  private static float synthesized(
      ElementBox box, BoxFragment fragment, Insets margin, FontBaseline baselines) {
    float height = margin.vertical() + fragment.height();
    if (box.kind() == ElementBox.Kind.REPLACED
        && box.replaced() instanceof ReplacedContent.Control(Element element, ControlKind kind)) {
      return controlBaseline(kind, margin.top() + fragment.height(), height, fragment);
    }
    if (FormControls.hasParts(box)
        && box.element() != null
        && FormControls.isRange(box.element())) {
      return margin.top() + fragment.height();
    }
    return switch (baselines) {
      case ALPHABETIC -> height;
      case CENTRAL -> height / 2;
    };
  }

  /// It hides what has no room in it, as a scroll container does, and nobody scrolls it.
  private static boolean isFrameOfMissingPicture(ElementBox box) {
    return box.clipsOverflow() && box.element() == null && box.pseudo() == null;
  }

  private static boolean isControl(ElementBox box) {
    Element element = box.element();
    return box.controlSize() != null && element != null && !element.is("textarea");
  }
}
