package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.VerticalAlign;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ContentAlignment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;

/// The contents of a cell that is as high as its rows: where `vertical-align` puts them (CSS 2.2
/// §17.5.3), and whether they are others than in a cell of its own height.
final class CellContents {
  private CellContents() {}

  static boolean alignsBaseline(ElementBox cell) {
    return cell.isAnonymous()
        || switch (cell.style().verticalAlign()) {
          case VerticalAlign.Raise raise -> true;
          case VerticalAlign.Alignment alignment ->
              switch (alignment) {
                case BASELINE, SUB, SUPER, TEXT_TOP, TEXT_BOTTOM, WEBKIT_BASELINE_MIDDLE -> true;
                case MIDDLE, TOP, BOTTOM -> false;
              };
        };
  }

  /// The cell as high as its rows.
  ///
  /// @param natural the cell in its own height
  /// @param fragment the same, or the cell laid out in that height
  static BoxFragment aligned(
      BoxFragment natural, BoxFragment fragment, float height, float rowBaseline) {
    ElementBox cell = fragment.box();
    boolean wrapsContents = fragment == natural && BoxModel.heightProperty(cell).isAuto();
    float free = height - (wrapsContents ? natural.height() : contentHeight(fragment));
    float by = 0;
    if (!cell.isAnonymous() && ContentAlignment.isSet(cell.style())) {
      by = ContentAlignment.shift(cell.style(), free);
    } else if (alignsBaseline(cell)) {
      by =
          Float.isNaN(fragment.firstBaseline())
              ? 0
              : Math.max(0, rowBaseline - fragment.firstBaseline());
    } else if (cell.style().verticalAlign() == VerticalAlign.Alignment.MIDDLE) {
      by = Math.max(0, Px.floor(free / 2));
    } else if (cell.style().verticalAlign() == VerticalAlign.Alignment.BOTTOM) {
      by = Math.max(0, free);
    }
    if (height == fragment.height() && by == 0) {
      return fragment;
    }
    BoxFragment.Builder builder = fragment.toBuilder();
    builder.height = height;
    builder.moveContents(by);
    return builder.build();
  }

  /// How high its row must be for a cell: what it says is a minimum.
  static float neededHeight(BoxFragment cell) {
    return BoxModel.heightProperty(cell.box()).isAuto()
        ? cell.height()
        : Math.max(cell.height(), contentHeight(cell));
  }

  /// The border-box height that what is in flow or floats asks for.
  private static float contentHeight(BoxFragment cell) {
    Insets edges = cell.border().plus(cell.padding());
    float bottom = edges.top();
    float flow = 0;
    for (int i = 0; i < cell.childCount(); i++) {
      Fragment.Child child = cell.child(i);
      float below = child.y() + child.fragment().height();
      if (child.fragment() instanceof BoxFragment box && !box.box().isFloating()) {
        if (box.box().isInFlow()) {
          MarginStrut margins = box.endMargins();
          boolean quirky = BoxModel.ignoresQuirkyMargins(cell.box());
          flow = below + (quirky ? margins.withoutQuirky() : margins).sum();
        }
      } else {
        bottom = Math.max(bottom, below);
      }
    }
    return Math.max(bottom, flow) + edges.bottom();
  }

  /// Whether anything in it takes a percentage of the cell's height.
  static boolean usesHeight(LayoutContext context, ElementBox cell) {
    for (Box child : cell.children()) {
      if (child instanceof ElementBox box && !box.isOutOfFlow()) {
        boolean looksThrough = box.isAnonymous() || box.kind() == Kind.INLINE;
        if (looksThrough || context.isQuirksMode() && isAutoBlock(box)
            ? usesHeight(context, box)
            : box.kind() != Kind.BREAK && usesOwn(context, box)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAutoBlock(ElementBox box) {
    return box.kind() == Kind.BLOCK && BoxModel.heightProperty(box).isAuto();
  }

  private static boolean usesOwn(LayoutContext context, ElementBox box) {
    return context.isOrthogonal(box)
        || hasPercent(box.style().height())
        || hasPercent(box.style().minHeight())
        || hasPercent(box.style().maxHeight());
  }

  private static boolean hasPercent(Size size) {
    return size.isPercent();
  }
}
