package bulkhead.renderer.layout.block;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.EarlierFlows;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.FlowHistory;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is true while the children of one block container are placed. Of a long container it keeps
/// a [FlowHistory], from which it goes on after a change.
final class BlockFlow {
  /// Containers with fewer children are simply done again.
  private static final int LONG = 64;

  /// So many children are placed between two states of a history.
  private static final int STEP = 32;

  /// Up to here a float tells layout units apart.
  private static final float EXACT = 1 << 18;

  /// Up to here a float tells whole numbers apart, and a fraction that is too small to be added to
  /// one of them is too small for each of them.
  private static final float EXACT_WHOLE = 1 << 22;

  final BoxFragment.Builder builder;
  final Insets edges;
  final float contentWidth;
  final float percentageHeight;
  final float originX;
  final float originY;

  /// Bottom border edge of the last block, in the content box.
  float y;

  /// Margins below `y` that may go on collapsing.
  MarginStrut strut = MarginStrut.EMPTY;

  /// `strut` comes from an empty box with clearance, and so does not collapse with the container's
  /// lower margin (CSS 2.2 §8.3.1).
  boolean keepsStrut;

  /// The quirky margins that come before all contents do not count (HTML §15.3.10).
  boolean ignoresQuirky;

  /// Nothing separates the next child's top margin from the container's.
  boolean atTop;

  private final LayoutContext context;
  private final FloatContext floats;

  /// Whether a child depends on what percentages of heights refer to.
  private boolean takesPercentages;

  private @Nullable List<FlowHistory.State> states;
  private @Nullable EarlierFlows earlier;
  private int floatsBefore;

  /// The least y of the formatting context that floats played a part at, in what is before the
  /// children and among those which no state speaks of.
  private float askedBefore = Float.POSITIVE_INFINITY;

  private int nextState;
  private int current;
  private int lastBaselineBox;
  private float right = Float.NEGATIVE_INFINITY;

  BlockFlow(
      LayoutContext context,
      BoxFragment.Builder builder,
      FloatContext floats,
      Insets edges,
      float contentWidth,
      float percentageHeight,
      float bfcX,
      float bfcY,
      boolean atTop) {
    this.context = context;
    this.builder = builder;
    this.floats = floats;
    this.edges = edges;
    this.contentWidth = contentWidth;
    this.percentageHeight = percentageHeight;
    this.originX = bfcX + edges.left();
    this.originY = bfcY + edges.top();
    this.atTop = atTop;
  }

  float nextY() {
    return atTop ? y : y + strut.sum();
  }

  void add(float x, float top, BoxFragment fragment) {
    ElementBox box = fragment.box();
    boolean relative = FloatStyles.isRelative(box);
    float rx = relative ? BoxModel.relativeX(box, contentWidth) : 0;
    float ry = relative ? BoxModel.relativeY(box, percentageHeight) : 0;
    for (Element cut : box.cutInlines()) {
      if (cut.layoutObject() instanceof ElementBox inline && FloatStyles.isRelative(inline)) {
        rx += BoxModel.relativeX(inline, contentWidth);
        ry += BoxModel.relativeY(inline, percentageHeight);
      }
    }
    float cx = edges.left() + x;
    float cy = edges.top() + top;
    builder.add(cx + rx, cy + ry, fragment);
    baselines(cy, fragment);
    right = Math.max(right, cx + fragment.width() + BoxModel.margin(box, contentWidth).right());
    if (states != null && !takesPercentages) {
      takesPercentages =
          relative || !box.cutInlines().isEmpty() || BoxModel.usesPercentageHeight(context, box);
    }
    if (top < 0) {
      forgetHistory(); // it would depend on floats above the container
    }
  }

  private void baselines(float top, BoxFragment fragment) {
    if (fragment.box().isFloating()) {
      return;
    }
    float first = fragment.firstBaseline();
    if (!Float.isNaN(first) && Float.isNaN(builder.firstBaseline)) {
      builder.firstBaseline = top + first;
    }
    // As in Chromium, an inline-block does not take its baseline from a table in it, and of a
    // scroll container it takes the end edge.
    float last = fragment.lastBaseline();
    if (fragment.box().isScrollContainer()) {
      builder.lastBaseline =
          top + fragment.height() + BoxModel.margin(fragment.box(), contentWidth).bottom();
      lastBaselineBox = current;
    } else if (!Float.isNaN(last) && fragment.box().kind() != Kind.TABLE) {
      builder.lastBaseline = top + last;
      lastBaselineBox = current;
    }
  }

  // ---------------------------------------------------------------- long containers

  /// Before the first child is placed.
  ///
  /// @return the number of the first child that has to be placed
  int begin(ElementBox container) {
    int count = container.children().size();
    if (count < LONG) {
      return 0;
    }
    floatsBefore = floats.count();
    askedBefore = floats.asked();
    floats.forgetAsked(Float.POSITIVE_INFINITY);
    List<FlowHistory.State> kept = new ArrayList<>(count / STEP + 2);
    states = kept;
    FlowHistory.State start = state(0);
    EarlierFlows flows = EarlierFlows.of(container, edges, contentWidth, percentageHeight);
    if (flows == null || !isAmongFloatsAs(flows.history(), start)) {
      kept.add(start);
      return 0;
    }
    earlier = flows;
    FlowHistory history = flows.history();
    takesPercentages = history.takesPercentages();
    int resumed = history.stateBefore(flows.sameAtStart());
    if (history.besideFloats() && history.asked(0, resumed) < 0) {
      kept.add(start);
      return 0;
    }
    nextState = resumed;
    FlowHistory.State from = history.states().get(nextState);
    kept.addAll(history.states().subList(0, nextState + 1));
    addFloats(history.floats().subList(0, from.floats()), originY - history.originY());
    builder.addPlaced(
        history.children().subList(0, from.children()),
        history.waiting().subList(0, from.waiting()));
    take(from);
    return from.box();
  }

  /// Whether the first child would be placed as it was, as far as floats and margins before the
  /// container are concerned.
  private boolean isAmongFloatsAs(FlowHistory history, FlowHistory.State start) {
    boolean beside = history.besideFloats() || floatsBefore > 0;
    return history.states().getFirst().isAlike(start)
        && (!beside
            || originX == history.originX()
                && (originY == history.originY()
                    || Math.max(originY, history.originY()) + history.states().getLast().y()
                        <= EXACT));
  }

  private void addFloats(List<FloatContext.Placed> placed, float dy) {
    for (FloatContext.Placed each : placed) {
      floats.addPlaced(each, dy);
    }
  }

  /// Before a child is placed, or after the last one.
  ///
  /// @return whether this child and all after it are in place already
  boolean reaches(ElementBox container, int child) {
    current = child;
    List<FlowHistory.State> kept = states;
    if (kept == null) {
      return false;
    }
    if (goesOn(container, child, kept)) {
      return true;
    }
    if (child - kept.getLast().box() >= STEP) {
      kept.add(state(child));
      right = Float.NEGATIVE_INFINITY;
      floats.forgetAsked(Float.POSITIVE_INFINITY);
    }
    return false;
  }

  /// Whether everything goes on from here as it did before the change; then the rest is taken over.
  private boolean goesOn(ElementBox container, int child, List<FlowHistory.State> kept) {
    EarlierFlows flows = earlier;
    int count = container.children().size();
    if (flows == null || child < count - flows.sameAtEnd()) {
      return false;
    }
    FlowHistory history = flows.history();
    List<FlowHistory.State> before = history.states();
    int last = before.size() - 1;
    int shift = count - before.get(last).box();
    while (nextState < last && before.get(nextState).box() + shift < child) {
      nextState++;
    }
    FlowHistory.State from = before.get(nextState);
    if (nextState == last
        || from.box() + shift != child
        || !from.isAlike(state(child))
        || Float.isNaN(builder.firstBaseline) && !Float.isNaN(from.firstBaseline())) {
      return false;
    }
    float dy = y - from.y();
    if (dy != 0 && !canMove(history, from.children(), dy)
        || (history.besideFloats() || floats.count() > 0)
            && !canMoveFloats(history, nextState, dy)) {
      return false;
    }
    if (kept.size() > 1 && kept.getLast().box() + STEP / 2 > child) {
      FlowHistory.State removed = kept.removeLast();
      right = Math.max(right, removed.right());
      floats.forgetAsked(Math.min(floats.asked(), originY + removed.asked()));
    }
    kept.add(state(child));
    floats.forgetAsked(Float.POSITIVE_INFINITY);
    int children = builder.children().size() - from.children();
    int waiting = builder.outOfFlow().size() - from.waiting();
    int addedFloats = floats.count() - floatsBefore - from.floats();
    for (FlowHistory.State each : before.subList(nextState + 1, last + 1)) {
      float first = builder.firstBaseline;
      kept.add(
          new FlowHistory.State(
              each.box() + shift,
              each.children() + children,
              each.waiting() + waiting,
              Px.clamp(each.y() + dy),
              each.margins(),
              each.keepsMargins(),
              each.ignoresQuirky(),
              each.atTop(),
              Float.isNaN(first) ? each.firstBaseline() + dy : first,
              each.lastBaselineBox() >= from.box()
                  ? each.lastBaseline() + dy
                  : builder.lastBaseline,
              each.lastBaselineBox() >= from.box()
                  ? each.lastBaselineBox() + shift
                  : lastBaselineBox,
              each.right(),
              each.floats() + addedFloats,
              each.outline(),
              each.asked() + dy));
    }
    addFloats(
        history.floats().subList(from.floats(), history.floats().size()),
        dy + originY - history.originY());
    builder.addPlaced(
        moved(history.children().subList(from.children(), history.children().size()), dy),
        movedWaiting(history.waiting().subList(from.waiting(), history.waiting().size()), dy));
    take(kept.getLast());
    return true;
  }

  /// Whether the children from the given one on, placed that much lower, are where they would be
  /// placed from there: far out a float holds no fractions.
  private static boolean canMove(FlowHistory history, int first, float dy) {
    float bottom = history.states().getLast().y();
    float reach = Math.max(Math.abs(bottom), Math.abs(bottom + dy));
    if (reach <= EXACT) {
      return true;
    }
    if (reach > EXACT_WHOLE || !isWhole(dy)) {
      return false;
    }
    for (Fragment.Child child : history.children().subList(first, history.children().size())) {
      if (!isWhole(child.y()) || !isWhole(child.fragment().height())) {
        return false;
      }
    }
    return true;
  }

  /// Whether what follows a state sees only floats below it, which are placed exactly.
  private boolean canMoveFloats(FlowHistory history, int state, float dy) {
    List<FlowHistory.State> all = history.states();
    float bottom = all.getLast().y();
    return history.asked(state, all.size() - 1) >= all.get(state).y()
        && (dy == 0 && originY == history.originY()
            || Math.max(originY, history.originY()) + Math.max(bottom, bottom + dy) <= EXACT);
  }

  private static boolean isWhole(float number) {
    return number == Math.rint(number);
  }

  /// After the last child.
  void end(ElementBox container) {
    List<FlowHistory.State> kept = states;
    if (kept != null) {
      int count = container.children().size();
      if (kept.getLast().box() < count) {
        kept.add(state(count));
        right = Float.NEGATIVE_INFINITY;
      }
      builder.extra =
          new FlowHistory(
              edges,
              contentWidth,
              percentageHeight,
              takesPercentages,
              List.copyOf(builder.children()),
              List.copyOf(builder.outOfFlow()),
              List.copyOf(kept),
              originX,
              originY,
              floats.placedSince(floatsBefore),
              floats.count() > 0);
    }
    forgetHistory();
    builder.inFlowRight = Math.max(builder.inFlowRight, right);
    floats.forgetAsked(Math.min(floats.asked(), askedBefore));
  }

  /// From here on only one state counts.
  private void forgetHistory() {
    List<FlowHistory.State> kept = states;
    if (kept != null) {
      for (FlowHistory.State state : kept) {
        right = Math.max(right, state.right());
        askedBefore = Math.min(askedBefore, originY + state.asked());
      }
    }
    states = null;
    earlier = null;
  }

  private FlowHistory.State state(int child) {
    float asked = floats.asked() - originY;
    return new FlowHistory.State(
        child,
        builder.children().size(),
        builder.outOfFlow().size(),
        y,
        strut,
        keepsStrut,
        ignoresQuirky,
        atTop,
        builder.firstBaseline,
        builder.lastBaseline,
        lastBaselineBox,
        right,
        floats.count() - floatsBefore,
        floats.outline(originY + y),
        asked);
  }

  private void take(FlowHistory.State state) {
    y = state.y();
    strut = state.margins();
    keepsStrut = state.keepsMargins();
    ignoresQuirky = state.ignoresQuirky();
    atTop = state.atTop();
    builder.firstBaseline = state.firstBaseline();
    builder.lastBaseline = state.lastBaseline();
    lastBaselineBox = state.lastBaselineBox();
    right = Float.NEGATIVE_INFINITY;
  }

  private static List<Fragment.Child> moved(List<Fragment.Child> children, float dy) {
    if (dy == 0) {
      return children;
    }
    List<Fragment.Child> moved = new ArrayList<>(children.size());
    for (Fragment.Child child : children) {
      moved.add(new Fragment.Child(child.x(), child.y() + dy, child.fragment()));
    }
    return moved;
  }

  private static List<OutOfFlow> movedWaiting(List<OutOfFlow> waiting, float dy) {
    return dy == 0 ? waiting : waiting.stream().map(each -> each.movedBy(0, dy)).toList();
  }
}
