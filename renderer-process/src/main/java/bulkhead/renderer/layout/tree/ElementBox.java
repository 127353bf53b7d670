package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.ContentVisibility;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.IntrinsicSize;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.TransformStyle;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The box of an element or pseudo-element, or an anonymous one.
public final class ElementBox extends Box {
  /// What formatting the box does, inside.
  public enum Kind {
    /// The initial containing block.
    ROOT,
    BLOCK,
    INLINE,
    /// `<br>`.
    BREAK,
    REPLACED,
    TABLE,
    TABLE_ROW_GROUP,
    TABLE_ROW,
    TABLE_CELL,
    TABLE_CAPTION,
    TABLE_COLUMN_GROUP,
    TABLE_COLUMN,
    FLEX,
    GRID,
    /// A list item's marker outside of it.
    MARKER
  }

  private final Kind kind;
  private final @Nullable Element element;
  private final boolean anonymous;
  private final boolean inlineLevel;
  private final boolean floating;
  private final boolean outOfFlow;
  private boolean newFormattingContext;
  private boolean clipsOverflow;
  private boolean scrollContainer;
  private List<Box> children = List.of();
  private boolean inlineChildren;
  private boolean containsBlock;
  private boolean startPart = true;
  private boolean endPart = true;
  private @Nullable RareData rare;

  /// What few boxes have, so that the others need no room for it.
  private static final class RareData {
    @Nullable PseudoElement pseudo;
    boolean multicol;
    boolean fieldset;
    boolean frameset;
    boolean sizeIgnored;
    boolean rubyColumn;
    boolean rubyPart;
    boolean topLayer;
    boolean autoVerticalScrollbar;
    boolean autoHorizontalScrollbar;
    float paddingBasis = Float.NaN;
    @Nullable Object outerSizes;
    @Nullable KeptLayout contributions;
    @Nullable Object parts;
    float @Nullable [] collapsedBorder;
    List<Element> cutInlines = List.of();
    @Nullable ElementBox marker;
    @Nullable FirstLine firstLine;
    CounterScopes.@Nullable State countersBefore;
    CounterScopes.@Nullable State countersAfter;
    String markerSymbol = "";
    @Nullable ReplacedContent replaced;
    @Nullable ControlSize controlSize;

    /// Of scrollbars, in CSS px; 0 where the window shows none.
    float scrollbarThickness;

    /// The last remembered size, in the page's directions; NaN for none.
    float rememberedWidth = Float.NaN;

    float rememberedHeight = Float.NaN;
  }

  private RareData makeRare() {
    RareData data = rare;
    if (data == null) {
      data = new RareData();
      rare = data;
    }
    return data;
  }

  /// Kept results of layout; each stage looks only at its own.
  public @Nullable Object inlineContent;

  public @Nullable KeptLayout cachedLayout;

  public @Nullable Object cachedMargins;

  public @Nullable Object cachedContentSizes;

  ElementBox(
      Kind kind,
      @Nullable Element element,
      @Nullable PseudoElement pseudo,
      ComputedStyle style,
      boolean anonymous,
      boolean inlineLevel) {
    super(style);
    this.kind = kind;
    this.element = element;
    this.anonymous = anonymous;
    if (pseudo != null) {
      makeRare().pseudo = pseudo;
    }
    boolean marker = kind == Kind.MARKER && pseudo != null;
    boolean movable = !anonymous && !marker && kind != Kind.BREAK;
    outOfFlow = movable && style.position().isOutOfFlow();
    floating = movable && !outOfFlow && style.floating() != Floating.NONE;
    this.inlineLevel = inlineLevel && !outOfFlow && !floating;
  }

  public Kind kind() {
    return kind;
  }

  /// The element that it is the box of; for a pseudo-element's box the one that has it; null for
  /// anonymous boxes.
  public @Nullable Element element() {
    return element;
  }

  public @Nullable PseudoElement pseudo() {
    return rare == null ? null : rare.pseudo;
  }

  /// What percentages of the padding refer to where lines run across those of the container: the
  /// length of the container's lines. NaN elsewhere.
  public float paddingBasis() {
    return rare == null ? Float.NaN : rare.paddingBasis;
  }

  public void setPaddingBasis(float basis) {
    if (rare != null || !Float.isNaN(basis)) {
      makeRare().paddingBasis = basis;
    }
  }

  /// Of a box in another writing mode than its container's: its sizes in that one, kept by layout.
  public @Nullable Object cachedOuterSizes() {
    return rare == null ? null : rare.outerSizes;
  }

  public void keepOuterSizes(Object sizes) {
    makeRare().outerSizes = sizes;
  }

  /// What layout keeps of how wide its children would like to be, perhaps from before a change.
  public @Nullable KeptLayout keptContributions() {
    return rare == null ? null : rare.contributions;
  }

  public void keepContributions(KeptLayout kept) {
    makeRare().contributions = kept;
  }

  /// What a table or a flex container keeps of its parts. It stays when they change: their layout
  /// sees which did by what is kept of each.
  public @Nullable Object cachedParts() {
    return rare == null ? null : rare.parts;
  }

  /// @param parts null for nothing
  public void keepParts(@Nullable Object parts) {
    makeRare().parts = parts;
  }

  /// Border widths top, right, bottom, left in a table with collapsed borders; set by table layout.
  public float @Nullable [] collapsedBorder() {
    return rare == null ? null : rare.collapsedBorder;
  }

  /// While a scroll container is laid out that turned out to need scrollbars of `overflow: auto`;
  /// set by layout.
  public boolean hasAutoVerticalScrollbar() {
    return rare != null && rare.autoVerticalScrollbar;
  }

  public boolean hasAutoHorizontalScrollbar() {
    return rare != null && rare.autoHorizontalScrollbar;
  }

  public void setAutoScrollbars(boolean vertical, boolean horizontal) {
    RareData data = makeRare();
    data.autoVerticalScrollbar = vertical;
    data.autoHorizontalScrollbar = horizontal;
  }

  /// No element has this box: of [#style] only inherited properties count.
  public boolean isAnonymous() {
    return anonymous;
  }

  @Override
  public boolean isInlineLevel() {
    return inlineLevel;
  }

  public boolean isFloating() {
    return floating;
  }

  public boolean isOutOfFlow() {
    return outOfFlow;
  }

  @Override
  public boolean isInFlow() {
    return !floating && !outOfFlow;
  }

  /// In an inline formatting context, but laid out as one: inline-block and the like.
  public boolean isAtomicInline() {
    return inlineLevel && kind != Kind.INLINE && kind != Kind.BREAK;
  }

  /// Has a formatting context of its own for its contents, so that floats and margins stay inside.
  public boolean isNewFormattingContext() {
    return newFormattingContext;
  }

  void setNewFormattingContext(boolean value) {
    newFormattingContext = value;
  }

  /// Its contents are in columns.
  public boolean isMulticol() {
    return rare != null && rare.multicol;
  }

  void setMulticol() {
    makeRare().multicol = true;
  }

  /// `width` and `height` have no effect.
  public boolean ignoresSize() {
    return rare != null && rare.sizeIgnored;
  }

  void setSizeIgnored() {
    makeRare().sizeIgnored = true;
  }

  /// A box of the top layer, or a backdrop: a child of the root that is painted over all others.
  public boolean isTopLayer() {
    return rare != null && rare.topLayer;
  }

  void setTopLayer() {
    makeRare().topLayer = true;
  }

  /// A fieldset whose children are its rendered legend and the anonymous box of all the rest.
  public boolean isFieldset() {
    return rare != null && rare.fieldset;
  }

  void setFieldset() {
    makeRare().fieldset = true;
  }

  /// Its children are the frames and framesets in its cells.
  public boolean isFrameset() {
    return rare != null && rare.frameset;
  }

  void setFrameset() {
    makeRare().frameset = true;
  }

  public boolean clipsOverflow() {
    return clipsOverflow;
  }

  /// Whether transforms apply to it (CSS Transforms 1 §2 "transformable element").
  public boolean isTransformable() {
    return !isAnonymous()
        && kind() != Kind.INLINE
        && kind() != Kind.TABLE_COLUMN
        && kind() != Kind.TABLE_COLUMN_GROUP;
  }

  public boolean isScrollContainer() {
    return scrollContainer;
  }

  /// How thick the scrollbars of a scroll container are; 0 if it has none.
  public float scrollbarThickness() {
    return rare == null ? 0 : rare.scrollbarThickness;
  }

  void setOverflow(boolean clips, boolean scrolls, float scrollbar) {
    clipsOverflow = clips;
    scrollContainer = scrolls;
    if (scrolls) {
      makeRare().scrollbarThickness = scrollbar;
    } else if (rare != null) {
      rare.scrollbarThickness = 0;
    }
  }

  /// `position` is not `static`.
  public boolean isPositioned() {
    return !anonymous && style().position() != Position.STATIC;
  }

  /// CSS Containment 2 §3.1: its size does not depend on its contents.
  public boolean containsSize() {
    return !anonymous
        && switch (kind) {
          case BLOCK, FLEX, GRID, REPLACED -> style().contains("size") || skipsContents();
          case ROOT, INLINE, BREAK, TABLE, TABLE_ROW_GROUP, TABLE_ROW, TABLE_CELL -> false;
          case TABLE_CAPTION, TABLE_COLUMN_GROUP, TABLE_COLUMN, MARKER -> false;
        };
  }

  /// CSS Containment 3 §3.2: its width does not depend on its contents.
  public boolean containsWidth() {
    return containsSize()
        || !anonymous
            && switch (kind) {
              case BLOCK, FLEX, GRID, REPLACED -> style().contains("inline-size");
              case ROOT, INLINE, BREAK, TABLE, TABLE_ROW_GROUP, TABLE_ROW, TABLE_CELL -> false;
              case TABLE_CAPTION, TABLE_COLUMN_GROUP, TABLE_COLUMN, MARKER -> false;
            };
  }

  /// CSS Containment 2 §4: its contents are laid out for whoever asks about them, but they are not
  /// shown and do not count for its size.
  public boolean skipsContents() {
    Element own = element;
    if (anonymous || pseudo() != null) {
      return false;
    }
    return switch (pageStyle().contentVisibility()) {
      case VISIBLE -> false;
      case AUTO -> own != null && canSkipContents() && !own.hasState(ElementState.RELEVANT_TO_USER);
      case HIDDEN -> canSkipContents();
    };
  }

  /// Whether its contents are skipped whatever the user does: nothing finds or focuses them.
  public boolean hidesContents() {
    return skipsContents() && pageStyle().contentVisibility() == ContentVisibility.HIDDEN;
  }

  private boolean canSkipContents() {
    return switch (kind) {
      case BLOCK, FLEX, GRID, REPLACED -> true;
      case ROOT, INLINE, BREAK, TABLE, TABLE_ROW_GROUP, TABLE_ROW, TABLE_CELL -> false;
      case TABLE_CAPTION, TABLE_COLUMN_GROUP, TABLE_COLUMN, MARKER -> false;
    };
  }

  /// Whether its contents are skipped while they are not relevant to the user.
  public boolean mayLoseRelevance() {
    return !anonymous
        && element != null
        && pseudo() == null
        && pageStyle().contentVisibility() == ContentVisibility.AUTO
        && canSkipContents();
  }

  /// The size that takes the place of the contents' where those do not count (CSS Sizing 4 §5.2);
  /// 0 if none is given.
  public float containIntrinsic(boolean width) {
    IntrinsicSize size = style().containIntrinsic(width);
    RareData data = rare;
    if (size.remembered() && data != null && skipsContents()) {
      boolean across = width == viewedIn().isHorizontal();
      float last = across ? data.rememberedWidth : data.rememberedHeight;
      if (!Float.isNaN(last)) {
        return last;
      }
    }
    return Float.isNaN(size.px()) ? 0 : size.px();
  }

  /// CSS Sizing 4 §5.2.1, the last remembered size: of the content box, in the page's directions,
  /// in each of them only where the style asks for that.
  public void rememberSize(float width, float height) {
    boolean wide = pageStyle().containIntrinsic(true).remembered();
    boolean high = pageStyle().containIntrinsic(false).remembered();
    if (wide || high || rare != null) {
      RareData data = makeRare();
      data.rememberedWidth = wide ? width : Float.NaN;
      data.rememberedHeight = high ? height : Float.NaN;
    }
  }

  /// The element's box before this one hands on what it remembers.
  void rememberAs(ElementBox before) {
    RareData data = before.rare;
    if (data != null
        && !(Float.isNaN(data.rememberedWidth) && Float.isNaN(data.rememberedHeight))) {
      rememberSize(data.rememberedWidth, data.rememberedHeight);
    }
  }

  /// Positioned descendants refer to this box.
  public boolean isAbsoluteContainer() {
    return kind == Kind.ROOT || (!anonymous && (isPositioned() || establishesContainer(style())));
  }

  /// CSS Containment 2 §3.2, §3.3: layout containment or paint containment has an effect on it.
  ///
  /// @param what `layout` or `paint`
  public boolean isContained(String what) {
    return !anonymous
        && switch (kind) {
          case BLOCK, FLEX, GRID, REPLACED, TABLE, TABLE_CELL, TABLE_CAPTION, MARKER ->
              style().contains(what);
          case ROOT, INLINE, BREAK, TABLE_ROW_GROUP, TABLE_ROW -> false;
          case TABLE_COLUMN_GROUP, TABLE_COLUMN -> false;
        };
  }

  private boolean establishesContainer(ComputedStyle style) {
    return style.hasTransform()
        || !style.filter().isEmpty()
        || style.perspective() >= 0
        || style.transformStyle() == TransformStyle.PRESERVE_3D
        || isContained("layout")
        || isContained("paint");
  }

  /// Fixed descendants refer to this box.
  public boolean isFixedContainer() {
    return kind == Kind.ROOT || (!anonymous && establishesContainer(style()));
  }

  public List<Box> children() {
    return children;
  }

  /// All children are inline-level, floating or absolutely positioned: lines are made of them.
  public boolean hasInlineChildren() {
    return inlineChildren;
  }

  void setChildren(List<Box> newChildren, boolean inline) {
    children = List.copyOf(newChildren); // exactly as large as it must be
    inlineChildren = inline;
    for (Box child : newChildren) {
      child.setParent(this);
    }
  }

  /// Puts a box in the place of another one.
  void replaceChild(int index, Box child) {
    List<Box> changed = new ArrayList<>(children);
    changed.set(index, child);
    children = changed;
    child.setParent(this);
  }

  boolean containsBlock() {
    return containsBlock;
  }

  void setContainsBlock(boolean value) {
    containsBlock = value;
  }

  /// False for the second and further parts of an inline box that a block was in: it has no start
  /// edge.
  public boolean isStartPart() {
    return startPart;
  }

  public boolean isEndPart() {
    return endPart;
  }

  /// The elements of the inline boxes that this block cuts in two, innermost first: a relative
  /// position of theirs moves it too (CSS 2.2 §9.2.1.1).
  public List<Element> cutInlines() {
    return rare == null ? List.of() : rare.cutInlines;
  }

  void addCutInline(ElementBox inline) {
    Element cut = inline.element();
    if (cut != null && !cutInlines().contains(cut)) {
      List<Element> all = new ArrayList<>(cutInlines());
      all.add(cut);
      makeRare().cutInlines = all;
    }
  }

  /// A copy of this inline box in another style, without children.
  ElementBox restyled(ComputedStyle style) {
    ElementBox copy = new ElementBox(kind, element, pseudo(), style, anonymous, isInlineLevel());
    copy.startPart = startPart;
    copy.endPart = endPart;
    copy.newFormattingContext = newFormattingContext;
    return copy;
  }

  /// Children of which some go on having another box as their parent.
  void setShared(List<Box> boxes) {
    children = boxes;
    inlineChildren = true;
  }

  /// A part of this inline box, with other children.
  ElementBox part(boolean start, boolean end, List<Box> contents) {
    ElementBox part = new ElementBox(kind, element, pseudo(), style(), anonymous, true);
    part.startPart = start && startPart;
    part.endPart = end && endPart;
    part.setChildren(contents, true);
    return part;
  }

  /// What its first line is made of where that has a style of its own, or null.
  public @Nullable FirstLine firstLine() {
    return rare == null ? null : rare.firstLine;
  }

  void setFirstLine(@Nullable FirstLine line) {
    if (line != null) {
      makeRare().firstLine = line;
      line.root().setParent(this);
    } else if (rare != null) {
      rare.firstLine = null;
    }
    forgetLayout();
  }

  public @Nullable ElementBox marker() {
    return rare == null ? null : rare.marker;
  }

  void setMarker(ElementBox box) {
    makeRare().marker = box;
    box.setParent(this);
  }

  /// Counters or quotes are changed or shown in here, so the box depends on what stood before it.
  void keepCounters(CounterScopes.State before, CounterScopes.State after) {
    RareData data = makeRare();
    data.countersBefore = before;
    data.countersAfter = after;
  }

  private CounterScopes.@Nullable State countersBefore() {
    return rare == null ? null : rare.countersBefore;
  }

  private CounterScopes.@Nullable State countersAfter() {
    return rare == null ? null : rare.countersAfter;
  }

  /// It depends on what is around it in another way, too: it is not kept for the next tree.
  void makeAnew() {
    keepCounters(CounterScopes.State.NOWHERE, CounterScopes.State.NOWHERE);
  }

  /// Whether the counters stand as they stood when this box was built. If so they go on as after
  /// it.
  boolean resumeCounters(CounterScopes counters) {
    CounterScopes.State before = countersBefore();
    CounterScopes.State after = countersAfter();
    if (before == null || after == null) {
      return true;
    }
    if (!before.isSame(counters.state())) {
      return false;
    }
    counters.resume(after);
    return true;
  }

  /// Makes the counters stand as they stood when this box was built, if it has to do with them.
  ///
  /// @return false if that is not known
  boolean goBackTo(CounterScopes counters) {
    CounterScopes.State before = countersBefore();
    if (before == CounterScopes.State.NOWHERE) {
      return false;
    }
    if (before != null) {
      counters.restore(before);
    }
    return true;
  }

  /// Whether counters go on after this box as after the other one, where both began alike.
  boolean leavesCountersAs(ElementBox other) {
    CounterScopes.State own = countersAfter();
    CounterScopes.State others = other.countersAfter();
    return own == null ? others == null : others != null && own.isSame(others);
  }

  /// Its contents are others than before.
  void forgetLayout() {
    inlineContent = null;
    cachedLayout = null;
    cachedMargins = null;
    cachedContentSizes = null;
    if (rare != null) {
      rare.outerSizes = null;
      rare.contributions = null;
    }
  }

  /// Some of its children are others than before, or were changed.
  ///
  /// @param sameAtStart how many at the start are as they were
  /// @param sameAtEnd the same at the end
  void forgetLayout(int sameAtStart, int sameAtEnd) {
    KeptLayout kept = cachedLayout;
    KeptLayout contributions = keptContributions();
    forgetLayout();
    cachedLayout = kept == null ? null : kept.outdated(sameAtStart, sameAtEnd);
    keepOutdated(contributions, sameAtStart, sameAtEnd);
  }

  /// This box comes in the place of one with the same style: layout takes over what it knows of the
  /// children that are the same.
  void takeOver(ElementBox before) {
    KeptLayout kept = before.cachedLayout;
    if (kept == null || hasInlineChildren() || before.hasInlineChildren()) {
      return;
    }
    List<Box> others = before.children;
    int count = Math.min(children.size(), others.size());
    int start = 0;
    while (start < count && isSame(children.get(start), others.get(start))) {
      start++;
    }
    int end = 0;
    while (end < count - start
        && isSame(children.get(children.size() - 1 - end), others.get(others.size() - 1 - end))) {
      end++;
    }
    cachedLayout = kept.outdated(start, end);
    keepOutdated(before.keptContributions(), start, end);
  }

  private void keepOutdated(@Nullable KeptLayout contributions, int sameAtStart, int sameAtEnd) {
    KeptLayout left = contributions == null ? null : contributions.outdated(sameAtStart, sameAtEnd);
    if (left != null) {
      keepContributions(left);
    }
  }

  private static boolean isSame(Box child, Box other) {
    return child == other
        && child instanceof ElementBox box
        && box.cachedLayout != null
        && box.cachedLayout.isCurrent()
        && box.cutInlines().isEmpty();
  }

  /// The writing mode that its contents are laid out in. A replaced element's contents have none.
  public WritingMode writingMode() {
    return kind == Kind.REPLACED ? WritingMode.HORIZONTAL_TB : style().writingMode();
  }

  /// Layout of this box and all in it is in that writing mode from now on; see [#style].
  public void viewAll(WritingMode mode) {
    ArrayDeque<Box> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Box box = open.pop();
      box.view(mode);
      if (box instanceof ElementBox element) {
        element.children.forEach(open::push);
        ElementBox outside = element.marker();
        if (outside != null) {
          open.push(outside);
        }
        FirstLine line = element.firstLine();
        if (line != null) {
          open.push(line.root());
        }
      }
    }
  }

  /// Sets [#collapsedBorder].
  public void keepCollapsedBorder(float[] border) {
    makeRare().collapsedBorder = border;
  }

  /// The same; what was laid out with others is forgotten.
  public void setCollapsedBorder(float[] border) {
    if (!Arrays.equals(border, collapsedBorder())) {
      keepCollapsedBorder(border);
      cachedLayout = null;
      cachedContentSizes = null;
    }
  }

  /// The [#markerSymbol] of a gradient, which has no size of its own.
  public static final String GRADIENT_MARKER = "gradient";

  /// For a marker: the name of the symbol that is drawn (`disc`, `circle`, ...), or "" if its
  /// contents are.
  public String markerSymbol() {
    return rare == null ? "" : rare.markerSymbol;
  }

  void setMarkerSymbol(String symbol) {
    makeRare().markerSymbol = symbol;
  }

  public @Nullable ReplacedContent replaced() {
    return rare == null ? null : rare.replaced;
  }

  /// The width that its contents have in the page; null if there is none.
  public @Nullable Float naturalWidth() {
    ReplacedContent content = replaced();
    BasicShape.Rounded seen = viewBox();
    return seen != null
        ? (Float) seen.width()
        : content == null ? null : zoomed(content.naturalWidth());
  }

  /// The height that its contents have in the page; null if there is none.
  public @Nullable Float naturalHeight() {
    ReplacedContent content = replaced();
    BasicShape.Rounded seen = viewBox();
    return seen != null
        ? (Float) seen.height()
        : content == null ? null : zoomed(content.naturalHeight());
  }

  /// The ratio of both; null if there is none.
  public @Nullable Float naturalRatio() {
    ReplacedContent content = replaced();
    BasicShape.Rounded seen = viewBox();
    return seen != null
        ? (Float) (seen.width() / seen.height())
        : content == null ? null : content.naturalRatio();
  }

  /// Which part of the contents is seen, of contents in their natural size (CSS Images 5 §3.3);
  /// null for all.
  public BasicShape.@Nullable Rounded viewBox() {
    BasicShape.Inset inset = isAnonymous() ? null : pageStyle().objectViewBox();
    ReplacedContent content = inset == null ? null : replaced();
    Float width = content == null ? null : zoomed(content.naturalWidth());
    Float height = content == null ? null : zoomed(content.naturalHeight());
    if (inset == null || width == null || height == null) {
      return null;
    }
    BasicShape.Rounded seen = inset.resolve(width, height);
    return seen.width() > 0 && seen.height() > 0 ? seen : null;
  }

  private @Nullable Float zoomed(@Nullable Float length) {
    return length == null ? null : (Float) (length * style().zoom().factor());
  }

  void setReplaced(ReplacedContent content) {
    makeRare().replaced = content;
  }

  /// Whether it is a ruby base with its annotation, which are its two children (CSS Ruby 1 §2.1).
  public boolean isRubyColumn() {
    return rare != null && rare.rubyColumn;
  }

  void setRubyColumn() {
    makeRare().rubyColumn = true;
  }

  /// Whether it is a ruby base or annotation, whose contents `ruby-align` places.
  public boolean isRubyPart() {
    return rare != null && rare.rubyPart;
  }

  void setRubyPart() {
    makeRare().rubyPart = true;
  }

  /// For form controls: the size of the contents where the style says `auto`.
  public @Nullable ControlSize controlSize() {
    return rare == null ? null : rare.controlSize;
  }

  void setControlSize(ControlSize size) {
    makeRare().controlSize = size;
  }

  /// The size of a form control's contents.
  ///
  /// @param columns how many average characters wide; NaN if the width does not depend on that
  /// @param rows how many lines high; NaN if the height is that of the contents
  /// @param extraWidth in px: scrollbar, arrow
  /// @param extraHeight in px
  /// @param texts where not empty, the widest of these makes the width
  public record ControlSize(
      float columns, float rows, float extraWidth, float extraHeight, List<String> texts) {
    public ControlSize {
      texts = List.copyOf(texts);
    }
  }

  @Override
  public String toString() {
    return kind
        + (element == null ? "" : " " + element)
        + (pseudo() == null ? "" : "::" + pseudo());
  }
}
