package bulkhead.renderer.layout.positioned;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.layout.fragment.AbsoluteAreas;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places the absolutely positioned boxes that wait in a fragment and have its box, or an inline
/// box in it, as their containing block. The others go on waiting.
public final class PositionedLayout {
  private final LayoutContext context;
  private final BoxFragment fragment;
  private final List<Fragment.Child> placed = new ArrayList<>();
  private final List<OutOfFlow> waiting = new ArrayList<>();

  private PositionedLayout(LayoutContext context, BoxFragment fragment) {
    this.context = context;
    this.fragment = fragment;
  }

  public static BoxFragment place(LayoutContext context, BoxFragment fragment) {
    return new PositionedLayout(context, fragment).place();
  }

  private BoxFragment place() {
    Deque<OutOfFlow> todo = new ArrayDeque<>(fragment.outOfFlow());
    while (!todo.isEmpty()) {
      OutOfFlow next = todo.removeFirst();
      Rect containing = containingBlock(next);
      if (containing == null) {
        waiting.add(next);
      } else {
        layout(next, containing, todo);
      }
    }
    return placed.isEmpty() ? fragment : fragment.withPositioned(placed, waiting);
  }

  /// The containing block in the fragment's coordinates, or null if it is not here (CSS 2.2 §10.1).
  private @Nullable Rect containingBlock(OutOfFlow next) {
    boolean fixed = next.box().style().position() == Position.FIXED;
    ElementBox box = fragment.box();
    ElementBox inline = next.inline();
    if (!fixed && inline != null && !isAmongOthers(inline)) {
      Rect rect = InlineContainingBlock.of(fragment, inline);
      if (rect != null) {
        return rect;
      }
    }
    boolean here = fixed ? box.isFixedContainer() : box.isAbsoluteContainer();
    if (!here) {
      return null;
    }
    if (box.kind() == Kind.ROOT) {
      return Rect.makeXYWH(0, 0, context.viewportWidth(), context.viewportHeight());
    }
    Insets border = fragment.border();
    Rect padding =
        Rect.makeLTRB(
            border.left(),
            border.top(),
            Math.max(border.left(), fragment.width() - border.right()),
            Math.max(border.top(), fragment.height() - border.bottom()));
    return fragment.extra() instanceof AbsoluteAreas areas
        ? areas.containingBlock(next.box(), padding)
        : padding;
  }

  /// Whether an inline box was cut around a block and this fragment holds one of the parts only.
  private boolean isAmongOthers(ElementBox inline) {
    return !(inline.isStartPart() && inline.isEndPart())
        && InlineContainingBlock.isWrapper(fragment.box());
  }

  private static float inset(bulkhead.renderer.css.value.Size size, float basis) {
    return size.isAuto() ? Float.NaN : Px.floor(size.resolveOr(basis, 0));
  }

  /// Boxes inside it that wait for something further out join `todo`.
  private void layout(OutOfFlow next, Rect containing, Deque<OutOfFlow> todo) {
    ElementBox box = next.box();
    ComputedStyle style = box.style();
    float cw = containing.getWidth();
    float ch = containing.getHeight();
    Insets margin = BoxModel.margin(box, cw);
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, cw));
    float left = inset(style.left(), cw);
    float right = inset(style.right(), cw);
    float top = inset(style.top(), ch);
    float bottom = inset(style.bottom(), ch);
    float staticX = next.staticX() - containing.getLeft();
    float staticY = next.staticY() - containing.getTop();
    boolean rtl =
        (next.inline() == null ? fragment.box() : next.inline()).style().direction()
            == Direction.RTL;

    // CSS 2.2 §10.3.7
    boolean autoLeft = Float.isNaN(left);
    boolean autoRight = Float.isNaN(right);
    float room;
    if (!autoLeft && !autoRight) {
      room = cw - left - right - margin.horizontal();
    } else if (autoLeft && autoRight) {
      // Where it is centred, twice the way to the nearer edge (CSS Box Alignment 3 §4.1.1).
      room =
          switch (next.edge()) {
                case LEFT -> cw - staticX;
                case RIGHT -> staticX;
                case CENTER -> 2 * Math.min(staticX, cw - staticX);
              }
              - margin.horizontal();
    } else {
      room = cw - (autoLeft ? right : left) - margin.horizontal();
    }
    if (box.kind() == Kind.TABLE) {
      // As in Chromium: where the insets leave more than the containing block has.
      room = Math.min(room, cw);
    }
    ConstraintSpace space =
        ConstraintSpace.of(
            Math.max(0, room),
            cw,
            ch,
            !autoLeft && !autoRight && box.kind() != Kind.REPLACED && box.kind() != Kind.TABLE
                ? ConstraintSpace.WidthMode.STRETCH
                : ConstraintSpace.WidthMode.FIT_CONTENT);
    if (!autoLeft
        && !autoRight
        && BoxModel.widthProperty(box).isAuto()
        && box.kind() != Kind.REPLACED
        && box.kind() != Kind.TABLE
        && context.isOrthogonal(box)) {
      space =
          space.withFixedWidth(
              BoxModel.limitWidth(
                  context, box, Math.max(0, room), edges.horizontal(), cw, Math.max(0, room)));
    }
    boolean autoTop = Float.isNaN(top);
    boolean autoBottom = Float.isNaN(bottom);
    boolean stretchHeight =
        !autoTop
            && !autoBottom
            && BoxModel.heightProperty(box).isAuto()
            && box.kind() != Kind.REPLACED
            && box.kind() != Kind.TABLE
            && (!style.aspectRatio().hasRatio()
                || BoxModel.widthProperty(box).isAuto() && (autoLeft || autoRight));
    if (stretchHeight) {
      float height =
          BoxModel.limitHeight(
              box, Math.max(0, ch - top - bottom - margin.vertical()), edges.vertical(), ch);
      space = space.withFixedHeight(height, true);
      float width = BoxModel.widthFromRatio(box, height, edges);
      if (!Float.isNaN(width)) {
        // css-sizing-4 §5: the height that the insets make gives the width.
        space =
            space.withFixedWidth(
                BoxModel.limitWidth(context, box, width, edges.horizontal(), cw, room));
      }
    }
    if (autoTop && autoBottom) {
      float high =
          switch (next.blockEdge()) {
            case TOP -> ch - staticY;
            case BOTTOM -> staticY;
            case CENTER -> 2 * Math.min(staticY, ch - staticY);
          };
      space = space.withAvailableHeight(Math.max(0, high - margin.vertical()));
    } else {
      float taken = (autoTop ? 0 : top) + (autoBottom ? 0 : bottom);
      space = space.withAvailableHeight(Math.max(0, ch - taken - margin.vertical()));
    }
    BoxFragment laidOut = context.layout(box, space);
    float width = laidOut.width();
    float height = laidOut.height();

    float x;
    if (autoLeft && autoRight) {
      x =
          switch (next.edge()) {
            case LEFT -> staticX + margin.left();
            case RIGHT -> staticX - margin.right() - width;
            case CENTER -> staticX - (width + margin.horizontal()) / 2 + margin.left();
          };
    } else if (autoLeft) {
      x = cw - right - margin.right() - width;
    } else if (autoRight) {
      x = left + margin.left();
    } else {
      float free = cw - left - right - width - margin.horizontal();
      boolean autoMarginLeft = BoxModel.isAutoMarginLeft(box);
      boolean autoMarginRight = BoxModel.isAutoMarginRight(box);
      if (autoMarginLeft && autoMarginRight) {
        x = left + (free > 0 ? Px.floor(free / 2) : rtl ? free : 0);
      } else if (autoMarginLeft) {
        x = left + free;
      } else if (rtl && !autoMarginRight) {
        x = left + margin.left() + free;
      } else {
        x = left + margin.left();
      }
    }
    float y;
    if (autoTop && autoBottom) {
      y =
          switch (next.blockEdge()) {
            case TOP -> staticY + margin.top();
            case BOTTOM -> staticY - margin.bottom() - height;
            case CENTER -> staticY - (height + margin.vertical()) / 2 + margin.top();
          };
    } else if (autoTop) {
      y = ch - bottom - margin.bottom() - height;
    } else if (autoBottom) {
      y = top + margin.top();
    } else {
      float free = ch - top - bottom - height - margin.vertical();
      boolean autoMarginTop = BoxModel.isAutoMarginTop(box);
      boolean autoMarginBottom = BoxModel.isAutoMarginBottom(box);
      if (autoMarginTop && autoMarginBottom) {
        y = top + Px.floor(free / 2);
      } else if (autoMarginTop) {
        y = top + free;
      } else {
        y = top + margin.top();
      }
    }
    float atX = containing.getLeft() + x;
    float atY = containing.getTop() + y;
    placed.add(new Fragment.Child(atX, atY, laidOut));
    for (OutOfFlow inner : laidOut.outOfFlow()) {
      todo.add(inner.movedBy(atX, atY));
    }
  }
}
