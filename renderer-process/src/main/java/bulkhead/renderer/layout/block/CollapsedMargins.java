package bulkhead.renderer.layout.block;

import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.inline.InlineLayout;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FormControls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which margins adjoin (CSS 2.2 §8.3.1), found before layout from styles and contents, so that a
/// block's position is known when it is laid out.
final class CollapsedMargins {
  /// @param floats the sides of the floats in a box whose margins adjoin
  /// @param clearing the boxes inside that clear floats, in order
  private record Kept(
      float basis,
      float height,
      MarginStrut top,
      boolean selfCollapsing,
      Set<FloatContext.Side> floats,
      List<Clearing> clearing) {}

  /// A box with `clear` at the top of another one, whose margins adjoin unless a float that comes
  /// before both gives it clearance.
  ///
  /// @param before the margins from the outer box's on that adjoin above it
  /// @param above the same with its own, which say where it would be without `clear`
  private record Clearing(FloatContext.Clear clear, MarginStrut before, MarginStrut above) {
    Clearing below(MarginStrut outer) {
      return new Clearing(clear, outer.append(before), outer.append(above));
    }

    Clearing withoutQuirky() {
      return new Clearing(clear, before.withoutQuirky(), above.withoutQuirky());
    }
  }

  private CollapsedMargins() {}

  /// The margins that adjoin the top of `box`: its own and those of its first children, or all of
  /// them if it is empty.
  ///
  /// @param basis width of the containing block
  /// @param height of the containing block, if it is definite
  static MarginStrut top(LayoutContext context, ElementBox box, float basis, float height) {
    return kept(context, box, basis, height).top;
  }

  /// Whether the top and bottom margins of `box` adjoin: it has no height and nothing in it has.
  static boolean isSelfCollapsing(
      LayoutContext context, ElementBox box, float basis, float height) {
    return kept(context, box, basis, height).selfCollapsing;
  }

  /// The margins that are above a box inside `box` with clearance, which keeps those that follow
  /// apart (CSS 2.2 §9.5.2); null if there is no such box.
  ///
  /// @param y where the margins of `box` and those that adjoin above them begin, in the formatting
  ///     context
  /// @param outer those above
  static @Nullable MarginStrut aboveClearance(
      LayoutContext context,
      ElementBox box,
      float basis,
      float height,
      FloatContext floats,
      float y,
      MarginStrut outer) {
    for (Clearing each : kept(context, box, basis, height).clearing) {
      float top = y + outer.append(each.above).sum();
      if (floats.clearance(each.clear, top) > top) {
        return each.before;
      }
    }
    return null;
  }

  private static Kept kept(LayoutContext context, ElementBox box, float basis, float height) {
    if (box.cachedMargins instanceof Kept kept
        && kept.basis == basis
        && Float.compare(kept.height, height) == 0) {
      return kept;
    }
    Kept made = find(context, box, basis, height);
    box.cachedMargins = made;
    return made;
  }

  private static Kept find(LayoutContext context, ElementBox box, float basis, float height) {
    Insets margin = BoxModel.margin(box, basis);
    MarginStrut strut = MarginStrut.EMPTY.append(margin.top(), BoxModel.isQuirkyTop(box));
    if (box.isNewFormattingContext() || box.kind() != Kind.BLOCK) {
      return new Kept(basis, height, strut, false, Set.of(), List.of());
    }
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, basis));
    if (edges.top() != 0) {
      return new Kept(basis, height, strut, false, Set.of(), List.of());
    }
    float inner = childHeight(context, box, edges, height);
    boolean empty = true;
    EnumSet<FloatContext.Side> floats = EnumSet.noneOf(FloatContext.Side.class);
    List<Clearing> clearing = List.of();
    if (box.hasInlineChildren()) {
      empty = !InlineLayout.hasContent(context, box);
      floats.addAll(InlineLayout.floatSides(context, box));
    } else {
      for (Box each : box.children()) {
        if (!(each instanceof ElementBox child) || child.isOutOfFlow()) {
          continue;
        }
        if (child.isFloating()) {
          floats.add(FloatStyles.side(child));
          continue;
        }
        if (clears(child, floats)) {
          // It will have clearance, which keeps its margins apart.
          empty = false;
          break;
        }
        MarginStrut below = top(context, child, basis, inner);
        boolean ignoresQuirky = BoxModel.ignoresQuirkyMargins(box);
        for (Clearing found : clearingFrom(context, child, basis, inner, below)) {
          if (clearing.isEmpty()) {
            clearing = new ArrayList<>();
          }
          clearing.add((ignoresQuirky ? found.withoutQuirky() : found).below(strut));
        }
        strut = strut.append(ignoresQuirky ? below.withoutQuirky() : below);
        if (!isSelfCollapsing(context, child, basis, inner)) {
          empty = false;
          break;
        }
        floats.addAll(kept(context, child, basis, inner).floats);
      }
    }
    boolean selfCollapsing =
        empty
            && box.marker() == null
            && edges.bottom() == 0
            && hasNoHeight(box, height)
            && !FormControls.isEmptyHost(box);
    if (selfCollapsing) {
      strut = strut.append(margin.bottom(), BoxModel.isQuirkyBottom(box));
    }
    return new Kept(
        basis,
        height,
        strut,
        selfCollapsing,
        floats.isEmpty() ? Set.of() : Set.copyOf(floats),
        List.copyOf(clearing));
  }

  /// The box itself, if it clears floats, and those inside it.
  private static List<Clearing> clearingFrom(
      LayoutContext context, ElementBox box, float basis, float height, MarginStrut top) {
    Kept kept = kept(context, box, basis, height);
    FloatContext.Clear clear = FloatStyles.clear(box);
    if (clear == FloatContext.Clear.NONE) {
      return kept.clearing;
    }
    MarginStrut above =
        kept.selfCollapsing && box.children().isEmpty()
            ? MarginStrut.EMPTY.append(BoxModel.margin(box, basis).top(), BoxModel.isQuirkyTop(box))
            : top;
    List<Clearing> found = new ArrayList<>();
    found.add(new Clearing(clear, MarginStrut.EMPTY, above));
    found.addAll(kept.clearing);
    return found;
  }

  private static boolean clears(ElementBox box, Set<FloatContext.Side> floats) {
    return switch (FloatStyles.clear(box)) {
      case NONE -> false;
      case LEFT -> floats.contains(FloatContext.Side.LEFT);
      case RIGHT -> floats.contains(FloatContext.Side.RIGHT);
      case BOTH -> !floats.isEmpty();
    };
  }

  /// What percentages of the children's heights refer to.
  private static float childHeight(
      LayoutContext context, ElementBox box, Insets edges, float height) {
    Size property = BoxModel.heightProperty(box);
    if (box.isAnonymous() || context.isQuirksMode() && property.isAuto()) {
      return height;
    }
    float own = BoxModel.height(box, property, edges.vertical(), height);
    return Float.isNaN(own) ? own : Math.max(0, own - edges.vertical());
  }

  /// Of a box without vertical border and padding.
  private static boolean hasNoHeight(ElementBox box, float height) {
    float own = BoxModel.height(box, BoxModel.heightProperty(box), 0, height);
    return BoxModel.limitHeight(box, Float.isNaN(own) ? 0 : own, 0, height) == 0
        && (box.isAnonymous() || !box.style().aspectRatio().hasRatio());
  }
}
