package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.layout.transform.Transforms;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box's border box and what is in it. An inline box has one of these per line it is on; every
/// other box has one.
public final class BoxFragment implements Fragment {
  private static final Child[] NO_CHILDREN = {};

  private final ElementBox box;
  private final float width;
  private final float height;
  private final Insets border;
  private final Insets padding;
  private final Child[] children;
  private final float firstBaseline;
  private final float lastBaseline;

  /// Null where the contents do not reach out of the border box.
  private final @Nullable Rect overflow;

  private final boolean startEdge;
  private final boolean endEdge;

  /// What there is in this box, or of it: bits.
  private final byte traits;

  private static final int STICKY = 1;
  private static final int STACKED = 2;
  private static final int STACKED_INSIDE = 4;
  private static final int ASKS = 8;
  private final @Nullable RareData rare;

  /// What few fragments have, so that the others need no room for it.
  private record RareData(
      Insets scrollbars,
      List<OutOfFlow> outOfFlow,
      MarginStrut endMargins,
      @Nullable Object extra) {
    private static @Nullable RareData of(Builder builder) {
      return builder.scrollbars == Insets.NONE
              && builder.outOfFlow.isEmpty()
              && builder.endMargins.equals(MarginStrut.EMPTY)
              && builder.extra == null
          ? null
          : new RareData(
              builder.scrollbars,
              List.copyOf(builder.outOfFlow),
              builder.endMargins,
              builder.extra);
    }
  }

  private BoxFragment(Builder builder) {
    box = builder.box;
    width = Px.clamp(builder.width);
    height = Px.clamp(builder.height);
    border = builder.border;
    padding = builder.padding;
    children = builder.children.isEmpty() ? NO_CHILDREN : builder.children.toArray(NO_CHILDREN);
    boolean suppressed = box.isContained("layout"); // CSS Containment 2 §3.2, item 6
    firstBaseline = suppressed ? Float.NaN : builder.firstBaseline;
    lastBaseline = suppressed ? Float.NaN : builder.lastBaseline;
    startEdge = builder.startEdge;
    endEdge = builder.endEdge;
    rare = RareData.of(builder);
    // What is seen of a scroll container's contents ends at its borders and scrollbars.
    Insets edges = box.isScrollContainer() ? border : Insets.NONE;
    float l = edges.left();
    float t = edges.top();
    float r = width - edges.right();
    float b = height - edges.bottom();
    float contentRight = Float.NEGATIVE_INFINITY;
    float contentBottom = Float.NEGATIVE_INFINITY;
    int inside = 0;
    for (Child child : children) {
      inside |= traitsOf(child.fragment());
      if (box.kind() == Kind.ROOT && isFixed(child.fragment())) {
        continue; // what does not move with the page makes it no longer
      }
      Rect overflow = overflowOf(child.fragment());
      if (isOutOfFlow(child.fragment())
          && (overflow.getWidth() == 0 || overflow.getHeight() == 0)) {
        continue; // nothing to scroll to
      }
      l = Math.min(l, child.x() + overflow.getLeft());
      t = Math.min(t, child.y() + overflow.getTop());
      contentRight = Math.max(contentRight, child.x() + overflow.getRight());
      contentBottom = Math.max(contentBottom, child.y() + overflow.getBottom());
    }
    if (box.isScrollContainer()) {
      // A scroll container's end padding belongs to what can be scrolled to (css-overflow-3 §2.2).
      contentRight = Math.max(contentRight, builder.inFlowRight + padding.right());
      contentBottom = Math.max(contentBottom, builder.inFlowBottom + padding.bottom());
    }
    // A box may be narrower than its scrollbar.
    r = Math.max(l, Math.max(r, contentRight));
    b = Math.max(t, Math.max(b, contentBottom));
    overflow = l == 0 && t == 0 && r == width && b == height ? null : Rect.makeLTRB(l, t, r, b);
    int within = inside & ~STACKED_INSIDE;
    traits = (byte) (within | ((inside & STACKED) != 0 ? STACKED_INSIDE : 0) | ownTraits());
  }

  private static boolean isOutOfFlow(Fragment fragment) {
    return fragment instanceof BoxFragment child && child.box.isOutOfFlow();
  }

  private static boolean isFixed(Fragment fragment) {
    return fragment instanceof BoxFragment child
        && !child.box.isAnonymous()
        && child.box.style().position() == Position.FIXED;
  }

  private static int traitsOf(Fragment fragment) {
    return switch (fragment) {
      case BoxFragment box -> box.traits;
      case LineFragment line -> {
        int found = 0;
        for (Child child : line.whole()) {
          found |= traitsOf(child.fragment());
        }
        yield found;
      }
      case TextFragment text -> 0;
    };
  }

  private int ownTraits() {
    ComputedStyle style = box.style();
    int own = 0;
    if (!box.isAnonymous() && style.position() == Position.STICKY) {
      own |= STICKY;
    }
    if (Stacking.mayMatter(box)) {
      own |= STACKED;
    }
    if (box.replaced() != null
        || box.isScrollContainer()
        || style.hasBackgroundImage()
        || style.borderImageSource() != Image.NONE
        || extra() instanceof TableParts parts && !parts.columns().isEmpty()) {
      own |= ASKS;
    }
    return own;
  }

  private static Rect overflowOf(Fragment fragment) {
    return switch (fragment) {
      case BoxFragment box -> box.visibleOverflow();
      case LineFragment line -> {
        float l = 0;
        float t = 0;
        float r = 0;
        float b = line.height();
        for (Child child : line.whole()) {
          Rect inner = overflowOf(child.fragment());
          l = Math.min(l, child.x() + inner.getLeft());
          t = Math.min(t, child.y() + inner.getTop());
          r = Math.max(r, child.x() + inner.getRight());
          b = Math.max(b, child.y() + inner.getBottom());
        }
        if (line.hanging() > 0) {
          r = Math.min(r, Math.max(line.width(), r - line.hanging()));
        } else if (line.hanging() < 0) {
          l = Math.max(l, Math.min(0, l - line.hanging()));
        }
        yield Rect.makeLTRB(l, t, Math.max(l, r), Math.max(t, b));
      }
      case TextFragment text -> Rect.makeLTRB(0, 0, Math.max(0, text.width()), text.height());
    };
  }

  public ElementBox box() {
    return box;
  }

  @Override
  public float width() {
    return width;
  }

  @Override
  public float height() {
    return height;
  }

  /// What lies between the border box and what is seen of the contents: borders, and scrollbars.
  public Insets border() {
    return border;
  }

  /// The room for scrollbars.
  public Insets scrollbars() {
    return rare == null ? Insets.NONE : rare.scrollbars;
  }

  /// The borders alone.
  public Insets borderLines() {
    return border.minus(scrollbars());
  }

  public Insets padding() {
    return padding;
  }

  public int childCount() {
    return children.length;
  }

  public Child child(int index) {
    return children[index];
  }

  /// Positioned descendants whose containing block is further out.
  public List<OutOfFlow> outOfFlow() {
    return rare == null ? List.of() : rare.outOfFlow;
  }

  /// From the top edge; NaN without one.
  public float firstBaseline() {
    return firstBaseline;
  }

  public float lastBaseline() {
    return lastBaseline;
  }

  /// Margins at the bottom that go on collapsing with what follows the box, its own among them.
  public MarginStrut endMargins() {
    return rare == null ? MarginStrut.EMPTY : rare.endMargins;
  }

  /// Whether the start (left) edge of an inline box is on this line.
  public boolean hasStartEdge() {
    return startEdge;
  }

  public boolean hasEndEdge() {
    return endEdge;
  }

  /// Whether the box or one in it has `position: sticky`.
  public boolean hasSticky() {
    return (traits & STICKY) != 0;
  }

  /// Whether a box in it may be painted apart from its surroundings.
  public boolean hasStackedInside() {
    return (traits & STACKED_INSIDE) != 0;
  }

  /// Whether all of it, which is neither replaced nor scrolled nor painted with images, is painted
  /// with its surroundings.
  public boolean isPlain() {
    return (traits & (STACKED | ASKS)) == 0;
  }

  /// What only one kind of box has: collapsed table borders, for one.
  public @Nullable Object extra() {
    return rare == null ? null : rare.extra;
  }

  /// Everything that can be scrolled to in this box, and the box itself, in its own coordinates.
  public Rect scrollableOverflow() {
    return overflow == null ? Rect.makeLTRB(0, 0, width, height) : overflow;
  }

  /// Whether the contents begin at the right, so that what does not fit lies at the left and is
  /// scrolled to there (CSS Overflow 3 §2.2).
  public boolean scrollsLeft() {
    ComputedStyle style = box.style();
    return switch (style.writingMode()) {
      case HORIZONTAL_TB -> style.direction() == Direction.RTL;
      case VERTICAL_RL, SIDEWAYS_RL -> true;
      case VERTICAL_LR, SIDEWAYS_LR -> false;
    };
  }

  /// The same of contents that begin at the bottom.
  public boolean scrollsUp() {
    ComputedStyle style = box.style();
    boolean rtl = style.direction() == Direction.RTL;
    return switch (style.writingMode()) {
      case HORIZONTAL_TB -> false;
      case VERTICAL_RL, VERTICAL_LR, SIDEWAYS_RL -> rtl;
      case SIDEWAYS_LR -> !rtl;
    };
  }

  /// How far left of its padding box a scroll container can be scrolled.
  public float scrollableBefore() {
    return box.isScrollContainer() && scrollsLeft()
        ? Math.max(0, border.left() - scrollableOverflow().getLeft())
        : 0;
  }

  /// How far above its padding box a scroll container can be scrolled.
  public float scrollableAbove() {
    return box.isScrollContainer() && scrollsUp()
        ? Math.max(0, border.top() - scrollableOverflow().getTop())
        : 0;
  }

  /// What a parent sees of it: the border box alone where the box clips its contents, as it lies
  /// after its transform (CSS Overflow 3 §2.2).
  public Rect visibleOverflow() {
    Rect plain = untransformedOverflow();
    if (!box.isTransformable() || !box.style().hasTransform()) {
      return plain;
    }
    Rect content =
        Rect.makeLTRB(
            border.left() + padding.left(),
            border.top() + padding.top(),
            Math.max(border.left() + padding.left(), width - border.right() - padding.right()),
            Math.max(border.top() + padding.top(), height - border.bottom() - padding.bottom()));
    Rect moved = Transforms.of(box.style(), Rect.makeWH(width, height), content).boundsOf(plain);
    return Rect.makeLTRB(
        Px.clamp(moved.getLeft()),
        Px.clamp(moved.getTop()),
        Px.clamp(moved.getRight()),
        Px.clamp(moved.getBottom()));
  }

  private Rect untransformedOverflow() {
    if (!box.clipsOverflow()) {
      return scrollableOverflow();
    }
    if (box.isScrollContainer() || box.isAnonymous()) {
      return Rect.makeLTRB(0, 0, width, height);
    }
    Rect all = scrollableOverflow();
    Rect clip = OverflowClip.of(this);
    return Rect.makeLTRB(
        Math.min(0, Math.max(all.getLeft(), clip.getLeft())),
        Math.min(0, Math.max(all.getTop(), clip.getTop())),
        Math.max(width, Math.min(all.getRight(), clip.getRight())),
        Math.max(height, Math.min(all.getBottom(), clip.getBottom())));
  }

  /// The same fragment with further children (positioned ones) and fewer that wait.
  public BoxFragment withPositioned(List<Child> more, List<OutOfFlow> waiting) {
    Builder builder = toBuilder();
    builder.children.addAll(more);
    builder.outOfFlow.clear();
    builder.outOfFlow.addAll(waiting);
    return builder.build();
  }

  /// The same fragment with other margins below it.
  public Builder toBuilder() {
    Builder builder = new Builder(box);
    builder.width = width;
    builder.height = height;
    builder.border = border;
    builder.scrollbars = scrollbars();
    builder.padding = padding;
    builder.children.addAll(List.of(children));
    builder.outOfFlow.addAll(outOfFlow());
    builder.firstBaseline = firstBaseline;
    builder.lastBaseline = lastBaseline;
    builder.endMargins = endMargins();
    builder.startEdge = startEdge;
    builder.endEdge = endEdge;
    builder.extra = extra();
    if (box.isScrollContainer()) {
      Rect all = scrollableOverflow();
      builder.inFlowRight = all.getRight() - padding.right();
      builder.inFlowBottom = all.getBottom() - padding.bottom();
    }
    return builder;
  }

  /// Collects a fragment. Coordinates are relative to the border box's top left.
  public static final class Builder {
    private final ElementBox box;
    public float width;
    public float height;
    public Insets border = Insets.NONE;
    public Insets padding = Insets.NONE;

    /// Counted in [#border] already.
    Insets scrollbars;

    public float firstBaseline = Float.NaN;
    public float lastBaseline = Float.NaN;
    public MarginStrut endMargins = MarginStrut.EMPTY;
    public boolean startEdge = true;
    public boolean endEdge = true;
    public @Nullable Object extra;

    /// The far edges of in-flow contents with their margins, for scroll containers.
    public float inFlowRight = Float.NEGATIVE_INFINITY;

    public float inFlowBottom = Float.NEGATIVE_INFINITY;
    private final List<Child> children = new ArrayList<>();
    private final List<OutOfFlow> outOfFlow = new ArrayList<>();

    public Builder(ElementBox box) {
      this.box = box;
      scrollbars = Scrollbars.of(box);
    }

    public ElementBox box() {
      return box;
    }

    /// Adds a child and takes over the positioned boxes that wait in it.
    public void add(float x, float y, Fragment fragment) {
      children.add(new Child(x, y, fragment));
      takeWaiting(x, y, fragment);
    }

    /// Adds what an earlier fragment of the box had.
    public void addPlaced(List<Child> placed, List<OutOfFlow> waiting) {
      children.addAll(placed);
      outOfFlow.addAll(waiting);
    }

    private void takeWaiting(float x, float y, Fragment fragment) {
      switch (fragment) {
        case BoxFragment child -> {
          List<OutOfFlow> inside = child.outOfFlow();
          for (int i = 0; i < inside.size(); i++) { // most often none: no iterator is made
            outOfFlow.add(inside.get(i).movedBy(x, y));
          }
        }
        case LineFragment line -> {
          for (Child child : line.whole()) {
            takeWaiting(x + child.x(), y + child.y(), child.fragment());
          }
        }
        case TextFragment text -> {}
      }
    }

    public void add(OutOfFlow waiting) {
      outOfFlow.add(waiting);
    }

    public List<Child> children() {
      return children;
    }

    public List<OutOfFlow> outOfFlow() {
      return outOfFlow;
    }

    /// Moves all children added since there were `first` of them, and nothing else.
    public void moveChildren(int first, float dx, float dy) {
      for (int i = first; i < children.size(); i++) {
        Child child = children.get(i);
        children.set(i, new Child(child.x() + dx, child.y() + dy, child.fragment()));
      }
    }

    /// Moves all that is in the box, and its baselines, down.
    public void moveContents(float by) {
      moveChildren(0, 0, by);
      outOfFlow.replaceAll(waiting -> waiting.movedBy(0, by));
      firstBaseline += by;
      lastBaseline += by;
    }

    public BoxFragment build() {
      return new BoxFragment(this);
    }
  }
}
