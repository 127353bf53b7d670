package bulkhead.renderer.layout;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.block.BlockContentSizes;
import bulkhead.renderer.layout.block.BlockLayout;
import bulkhead.renderer.layout.fieldset.FieldsetLayout;
import bulkhead.renderer.layout.flex.FlexLayout;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FlowHistory;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.KeptFlow;
import bulkhead.renderer.layout.fragment.KeptFragments;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.NaturalSizes;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.Scrollbars;
import bulkhead.renderer.layout.fragment.Turning;
import bulkhead.renderer.layout.frameset.FramesetLayout;
import bulkhead.renderer.layout.grid.GridLayout;
import bulkhead.renderer.layout.multicol.MulticolLayout;
import bulkhead.renderer.layout.positioned.PositionedLayout;
import bulkhead.renderer.layout.ruby.RubyLayout;
import bulkhead.renderer.layout.table.TableLayout;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.KeptLayout;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.LineBreaker;
import bulkhead.renderer.text.TextShaper;
import org.jspecify.annotations.Nullable;

/// One layout of one document: lays out and measures boxes, each by its formatting context, and
/// keeps the results for later ones. Owned by `RendererMain`.
final class LayoutRun implements LayoutContext {
  private static final int MOST_ADAPTING_SCROLLERS = 5;

  private final LayoutEngine engine;
  private final Document document;
  private final float viewportWidth;
  private final float viewportHeight;
  private final WritingMode principal;

  /// The writing mode that layout is in, and in whose lines' coordinates all lengths are.
  private WritingMode mode;

  /// What is being laid out, and in what space.
  private @Nullable ElementBox laidOut;

  private @Nullable ConstraintSpace laidOutSpace;

  /// Whether the contents of a box are being measured, and what percentages of heights refer to
  /// in it.
  private boolean measuring;

  private float measuredHeight = Px.INDEFINITE;

  /// A box that is measured with a height that counts as decided.
  private @Nullable ElementBox fixedBox;

  private float fixedHeight = Px.INDEFINITE;

  /// Of the scroll container that was laid out last: how its children were placed before it got its
  /// scrollbars.
  private @Nullable FlowHistory tried;

  /// How many scroll containers around what is laid out may get scrollbars yet.
  private int adaptingScrollers;

  /// @param principal the writing mode of the document's root
  LayoutRun(
      LayoutEngine engine,
      Document document,
      float viewportWidth,
      float viewportHeight,
      WritingMode principal) {
    this.engine = engine;
    this.principal = principal;
    mode = principal;
    this.document = document;
    this.viewportWidth = viewportWidth;
    this.viewportHeight = viewportHeight;
  }

  @Override
  public BoxFragment layout(ElementBox box, ConstraintSpace space) {
    KeptLayout before = box.cachedLayout;
    WritingMode own = modeOf(box);
    ConstraintSpace asked =
        own == mode && !BoxModel.usesPercentageHeight(this, box)
            ? space.withoutPercentageHeight()
            : space;
    BoxFragment known = KeptFragments.find(before, asked);
    if (known != null) {
      return known;
    }
    BoxFragment fragment = own == mode ? layoutHere(box, asked) : layoutAcross(box, asked, own);
    KeptLayout kept = tried == null ? before : KeptFlow.behind(before, tried);
    tried = null;
    box.cachedLayout = KeptFragments.add(asked, fragment, kept);
    return fragment;
  }

  private WritingMode modeOf(ElementBox box) {
    Element element = box.element();
    boolean root = element != null && element == document.documentElement();
    return root && box.pseudo() == null || box.kind() == Kind.ROOT ? principal : box.writingMode();
  }

  /// The initial containing block.
  BoxFragment layoutRoot(ElementBox root, ConstraintSpace page) {
    if (mode.isHorizontal()) {
      return layout(root, page);
    }
    try {
      BoxFragment fragment =
          layoutHere(root, swapped(page, page.availableHeight(), page.percentageHeight()));
      return Turning.toPage(fragment, mode);
    } finally {
      root.viewAll(WritingMode.HORIZONTAL_TB);
    }
  }

  /// Lays out a box whose writing mode is another than its container's.
  private BoxFragment layoutAcross(ElementBox box, ConstraintSpace space, WritingMode own) {
    WritingMode outer = mode;
    boolean orthogonal = own.isHorizontal() != outer.isHorizontal();
    ConstraintSpace inner = orthogonal ? orthogonal(box, space) : space;
    float basis = Px.isDefinite(space.percentageWidth()) ? space.percentageWidth() : 0;
    box.setPaddingBasis(orthogonal ? basis : Float.NaN);
    BoxFragment fragment;
    mode = own;
    box.viewAll(own);
    try {
      fragment = layoutHere(box, inner);
    } finally {
      mode = outer;
      box.viewAll(outer);
    }
    BoxFragment onPage = Turning.toPage(fragment, own);
    return outer.isHorizontal() ? onPage : Turning.fromPage(onPage, outer);
  }

  /// The space of an orthogonal flow (CSS Writing Modes 4 §7.3): its lines are as long as their
  /// contents, and no longer than the containing block is high or, if nobody knows that, the
  /// page.
  private ConstraintSpace orthogonal(ElementBox box, ConstraintSpace space) {
    float available = space.availableHeight();
    float known = space.percentageHeight();
    float room = known;
    if (!Px.isDefinite(known)) {
      room = viewportHeight();
      engine.looksAtViewport(box);
    }
    if (!Px.isDefinite(available)) {
      available = Math.max(0, room - BoxModel.margin(box, space.percentageWidth()).vertical());
    }
    return swapped(space, available, room);
  }

  private static ConstraintSpace swapped(
      ConstraintSpace space, float available, float percentageWidth) {
    return new ConstraintSpace(
        available,
        space.availableWidth(),
        percentageWidth,
        space.percentageWidth(),
        space.fixedHeight(),
        space.fixedWidth(),
        true,
        ConstraintSpace.WidthMode.FIT_CONTENT);
  }

  private BoxFragment layoutHere(ElementBox box, ConstraintSpace space) {
    ElementBox outerBox = laidOut;
    ConstraintSpace outerSpace = laidOutSpace;
    boolean outerMeasuring = measuring;
    laidOut = box;
    laidOutSpace = space;
    measuring = false;
    try {
      return layoutInside(box, space);
    } finally {
      laidOut = outerBox;
      laidOutSpace = outerSpace;
      measuring = outerMeasuring;
    }
  }

  /// CSS Overflow 3 §3.2: scrollbars of `overflow: auto` take room only where contents do not fit
  /// without them. Where scrollers stand deep inside each other, the inner ones get none, so that
  /// the work stays bounded.
  private BoxFragment layoutInside(ElementBox box, ConstraintSpace space) {
    boolean adapts =
        box.isScrollContainer()
            && box.scrollbarThickness() > 0
            && mode.isHorizontal()
            && adaptingScrollers < MOST_ADAPTING_SCROLLERS
            && (box.pageStyle().overflowX() == Overflow.AUTO
                || box.pageStyle().overflowY() == Overflow.AUTO);
    if (!adapts) {
      return layoutOnce(box, space);
    }
    adaptingScrollers++;
    try {
      return layoutWithScrollbars(box, space);
    } finally {
      adaptingScrollers--;
      if (box.hasAutoVerticalScrollbar() || box.hasAutoHorizontalScrollbar()) {
        box.setAutoScrollbars(false, false);
        box.cachedContentSizes = null;
      }
    }
  }

  private BoxFragment layoutWithScrollbars(ElementBox box, ConstraintSpace space) {
    BoxFragment first = layoutOnce(box, space);
    BoxFragment fragment = first;
    if (Scrollbars.needsVertical(fragment)) {
      box.setAutoScrollbars(true, false);
      box.cachedContentSizes = null;
      fragment = layoutOnce(box, space);
    }
    if (Scrollbars.needsHorizontal(fragment)) {
      box.setAutoScrollbars(box.hasAutoVerticalScrollbar(), true);
      box.cachedContentSizes = null;
      fragment = layoutOnce(box, space);
      if (Scrollbars.needsVertical(fragment)) {
        box.setAutoScrollbars(true, true);
        box.cachedContentSizes = null;
        fragment = layoutOnce(box, space);
      }
    }
    tried = fragment != first && first.extra() instanceof FlowHistory history ? history : null;
    return fragment;
  }

  private BoxFragment layoutOnce(ElementBox box, ConstraintSpace space) {
    BoxFragment fragment =
        switch (box.kind()) {
          case REPLACED -> ReplacedLayout.layout(this, box, space);
          case TABLE -> TableLayout.layout(this, box, space);
          case FLEX -> FlexLayout.layout(this, box, space);
          case GRID -> GridLayout.layout(this, box, space);
          case MARKER -> MarkerLayout.layout(this, box, space);
          case ROOT, BLOCK, TABLE_CELL, TABLE_CAPTION ->
              box.isFieldset()
                  ? FieldsetLayout.layout(this, box, space)
                  : box.isFrameset()
                      ? FramesetLayout.layout(this, box, space)
                      : box.isMulticol()
                          ? MulticolLayout.layout(this, box, space)
                          : box.isRubyColumn()
                              ? RubyLayout.layout(this, box)
                              : BlockLayout.layoutRoot(this, box, space);
          case INLINE, BREAK, TABLE_ROW_GROUP, TABLE_ROW, TABLE_COLUMN_GROUP, TABLE_COLUMN ->
              throw new IllegalStateException("not a formatting context: " + box);
        };
    if (!fragment.outOfFlow().isEmpty()) {
      fragment = placeOutOfFlow(fragment);
    }
    return fragment;
  }

  @Override
  public MinMax contentSizes(ElementBox box) {
    WritingMode own = modeOf(box);
    if (own != mode) {
      return sizesAcross(box, own);
    }
    float height =
        BoxModel.usesPercentageHeight(this, box) ? percentageHeightOf(box) : Px.INDEFINITE;
    float fixed = box == fixedBox ? fixedHeight : Px.INDEFINITE;
    if (box.cachedContentSizes instanceof KeptSizes(float wasHeight, float wasFixed, MinMax kept)
        && Float.compare(wasHeight, height) == 0
        && Float.compare(wasFixed, fixed) == 0) {
      return kept;
    }
    MinMax sizes =
        box.kind() == Kind.REPLACED ? measureReplaced(box, height) : measure(box, height, true);
    box.cachedContentSizes = new KeptSizes(height, fixed, sizes);
    return sizes;
  }

  @Override
  public MinMax intrinsicSizes(ElementBox box) {
    boolean arranges =
        switch (box.kind()) {
          case ROOT, BLOCK, FLEX, GRID -> true;
          case TABLE, TABLE_CELL, TABLE_CAPTION, MARKER, REPLACED, INLINE, BREAK -> false;
          case TABLE_ROW_GROUP, TABLE_ROW, TABLE_COLUMN_GROUP, TABLE_COLUMN -> false;
        };
    if (!arranges || box.isAnonymous() || modeOf(box) != mode) {
      return contentSizes(box);
    }
    ComputedStyle style = box.style();
    boolean limited =
        !BoxModel.widthProperty(box).isAuto()
            || !style.minWidth().isAuto()
            || style.maxWidth() != SizeKeyword.NONE;
    return limited ? measure(box, percentageHeightOf(box), false) : contentSizes(box);
  }

  @Override
  public MinMax contentSizes(ElementBox box, float percentageHeight, float decidedHeight) {
    if (!Px.isDefinite(percentageHeight) && !Px.isDefinite(decidedHeight)) {
      return contentSizes(box);
    }
    boolean outer = measuring;
    float outerHeight = measuredHeight;
    ElementBox outerBox = fixedBox;
    float outerFixed = fixedHeight;
    measuring = true;
    measuredHeight = percentageHeight;
    fixedBox = box;
    fixedHeight = decidedHeight;
    try {
      return contentSizes(box);
    } finally {
      measuring = outer;
      measuredHeight = outerHeight;
      fixedBox = outerBox;
      fixedHeight = outerFixed;
    }
  }

  @Override
  public float measuredHeight() {
    return measuring ? measuredHeight : Px.INDEFINITE;
  }

  /// The same of a box whose writing mode is another than its container's.
  private MinMax sizesAcross(ElementBox box, WritingMode own) {
    if (box.cachedOuterSizes() instanceof MinMax kept) {
      return kept;
    }
    MinMax sizes;
    if (own.isHorizontal() == mode.isHorizontal()) {
      WritingMode outer = mode;
      mode = own;
      box.viewAll(own);
      try {
        sizes = contentSizes(box);
      } finally {
        mode = outer;
        box.viewAll(outer);
      }
    } else {
      Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
      float width = fixedWidth(box, edges.horizontal(), Px.INDEFINITE);
      if (Float.isNaN(width)) {
        width =
            layout(
                    box,
                    ConstraintSpace.of(
                        Px.MAX,
                        Px.INDEFINITE,
                        Px.INDEFINITE,
                        ConstraintSpace.WidthMode.FIT_CONTENT))
                .width();
      }
      sizes = new MinMax(width, width);
    }
    box.keepOuterSizes(sizes);
    return sizes;
  }

  /// @param height what percentages of heights refer to in it
  /// @param fixed its own height if that was decided
  private record KeptSizes(float height, float fixed, MinMax sizes) {}

  /// What percentages of a box's height refer to while it is measured, as far as that is known:
  /// it is being laid out, or it is in a box that is being measured.
  private float percentageHeightOf(ElementBox box) {
    if (measuring) {
      return measuredHeight;
    }
    return box == laidOut && laidOutSpace != null ? laidOutSpace.percentageHeight() : Px.INDEFINITE;
  }

  /// What percentages of heights refer to in `box`.
  private float heightInside(ElementBox box, Insets edges, float height) {
    if (box == fixedBox && Px.isDefinite(fixedHeight)) {
      return Math.max(0, fixedHeight - edges.vertical());
    }
    if (box == laidOut
        && !measuring
        && laidOutSpace != null
        && Px.isDefinite(laidOutSpace.fixedHeight())) {
      return Math.max(0, laidOutSpace.fixedHeight() - edges.vertical());
    }
    if (box.isAnonymous()
        || isQuirksMode() && BoxModel.heightProperty(box).isAuto() && box.kind() == Kind.BLOCK) {
      return height;
    }
    float own = BoxModel.height(box, BoxModel.heightProperty(box), edges.vertical(), height);
    return Px.isDefinite(own)
        ? Math.max(0, BoxModel.limitHeight(box, own, edges.vertical(), height) - edges.vertical())
        : own;
  }

  private MinMax measureReplaced(ElementBox box, float height) {
    // Where min-width and the like ask for these sizes, the natural ones are meant.
    float fixed = box == fixedBox ? fixedHeight : Px.INDEFINITE;
    float natural = NaturalSizes.width(box, height, fixed);
    box.cachedContentSizes = new KeptSizes(height, fixed, new MinMax(natural, natural));
    return ReplacedLayout.contentSizes(this, box, height, fixed);
  }

  /// @param limited whether the box's own properties count
  private MinMax measure(ElementBox box, float height, boolean limited) {
    boolean outer = measuring;
    float outerHeight = measuredHeight;
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
    float inside = heightInside(box, edges, height);
    measuring = true;
    measuredHeight = inside;
    try {
      return measureInside(box, height, limited);
    } finally {
      measuring = outer;
      measuredHeight = outerHeight;
    }
  }

  private MinMax measureInside(ElementBox box, float height, boolean limited) {
    if (box.kind() == Kind.MARKER && !box.markerSymbol().isEmpty()) {
      float width = MarkerLayout.symbolWidth(this, box);
      return new MinMax(width, width);
    }
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
    float e = edges.horizontal();
    float fixed =
        box.isAnonymous() || box.kind() == Kind.TABLE_CELL
            ? Px.INDEFINITE
            : fixedWidth(box, e, height);
    boolean fromRatio =
        Px.isDefinite(fixed) && Float.isNaN(definite(box, BoxModel.widthProperty(box), e));
    MinMax sizes;
    if (limited
        && !Float.isNaN(fixed)
        && box.kind() != Kind.TABLE
        && !(fromRatio && BoxModel.hasAutomaticMinimum(box))) {
      sizes = new MinMax(fixed, fixed);
    } else if (box.containsWidth()) {
      float width = box.containIntrinsic(true) + e;
      sizes = new MinMax(width, width);
    } else {
      sizes =
          switch (box.kind()) {
            case TABLE -> TableLayout.contentSizes(this, box);
            case FLEX -> FlexLayout.contentSizes(this, box).plus(e);
            case GRID -> GridLayout.contentSizes(this, box).plus(e);
            case ROOT, BLOCK, TABLE_CELL, TABLE_CAPTION, MARKER ->
                (box.isFieldset()
                        ? FieldsetLayout.contentSizes(this, box)
                        : box.isFrameset()
                            ? FramesetLayout.contentSizes()
                            : box.isMulticol()
                                ? MulticolLayout.contentSizes(this, box)
                                : box.isRubyColumn()
                                    ? RubyLayout.contentSizes(this, box)
                                    : BlockContentSizes.of(this, box))
                    .plus(e);
            case INLINE, BREAK, REPLACED, TABLE_ROW_GROUP, TABLE_ROW -> MinMax.ZERO;
            case TABLE_COLUMN_GROUP, TABLE_COLUMN -> MinMax.ZERO;
          };
    }
    if (!limited) {
      // The ratio and a height say what the contents' sizes would be (css-sizing-4 §5.1).
      float ratio = box.kind() == Kind.TABLE ? Px.INDEFINITE : widthFromRatio(box, height);
      return Px.isDefinite(ratio) ? new MinMax(ratio, ratio) : sizes;
    }
    if (fromRatio && box.kind() != Kind.TABLE) {
      float width = BoxModel.hasAutomaticMinimum(box) ? Math.max(fixed, sizes.min()) : fixed;
      sizes = new MinMax(width, width);
    }
    if (box.isAnonymous() || box.kind() == Kind.TABLE_CELL) {
      return sizes;
    }
    if (!(BoxModel.widthProperty(box) instanceof LengthPercentage)) {
      sizes =
          new MinMax(
              BoxModel.limitByRatio(box, sizes.min(), edges, height),
              BoxModel.limitByRatio(box, sizes.max(), edges, height));
    }
    if (box.kind() == Kind.BLOCK || box.kind() == Kind.FLEX || box.kind() == Kind.GRID) {
      Size width = BoxModel.widthProperty(box);
      if (width == SizeKeyword.MIN_CONTENT) {
        sizes = new MinMax(sizes.min(), sizes.min());
      } else if (width == SizeKeyword.MAX_CONTENT) {
        sizes = new MinMax(sizes.max(), sizes.max());
      }
    }
    MinMax low = limit(box, box.style().minWidth(), height, 0);
    MinMax high = limit(box, box.style().maxWidth(), height, Px.MAX);
    return new MinMax(
        Px.limit(sizes.min(), low.min(), high.min()), Px.limit(sizes.max(), low.max(), high.max()));
  }

  /// What `min-width` or `max-width` says of the contributions (CSS Sizing 3 §5.2).
  private MinMax limit(ElementBox box, Size size, float height, float none) {
    if (!(size instanceof SizeKeyword keyword)) {
      float edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN)).horizontal();
      float said = definite(box, size, edges);
      float used = !Float.isNaN(said) ? said : none;
      return new MinMax(used, used);
    }
    return switch (keyword) {
      case AUTO, NONE, CONTENT, STRETCH -> new MinMax(none, none);
      case FIT_CONTENT -> measureInside(box, height, false);
      case MIN_CONTENT -> {
        float least = measureInside(box, height, false).min();
        yield new MinMax(least, least);
      }
      case MAX_CONTENT -> {
        float most = measureInside(box, height, false).max();
        yield new MinMax(most, most);
      }
    };
  }

  private float fixedWidth(ElementBox box, float edges, float basis) {
    float width = definite(box, BoxModel.widthProperty(box), edges);
    return Float.isNaN(width) ? widthFromRatio(box, basis) : width;
  }

  /// The border-box width that a definite height and `aspect-ratio` give, or NaN.
  private float widthFromRatio(ElementBox box, float basis) {
    if (box.isAnonymous() || box.ignoresSize() || !box.style().aspectRatio().hasRatio()) {
      return Px.INDEFINITE;
    }
    Insets all = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
    float height = BoxModel.height(box, BoxModel.heightProperty(box), all.vertical(), basis);
    if (Float.isNaN(height) && box == fixedBox) {
      height = fixedHeight;
    }
    return !Float.isNaN(height)
        ? BoxModel.widthFromRatio(
            box, BoxModel.limitHeight(box, height, all.vertical(), basis), all)
        : Px.INDEFINITE;
  }

  /// A border-box width that does not depend on anything else, or NaN.
  private float definite(ElementBox box, Size size, float edges) {
    return size instanceof LengthPercentage length && !length.hasPercent()
        ? BoxModel.toBorderBoxWidth(box, length.resolve(0), edges)
        : Px.INDEFINITE;
  }

  @Override
  public BoxFragment placeOutOfFlow(BoxFragment fragment) {
    ElementBox box = fragment.box();
    boolean needed = box.isAbsoluteContainer();
    if (!needed) {
      for (OutOfFlow waiting : fragment.outOfFlow()) {
        needed |= waiting.inline() != null;
      }
    }
    return needed ? PositionedLayout.place(this, fragment) : fragment;
  }

  @Override
  public boolean isOrthogonal(ElementBox box) {
    return modeOf(box).isHorizontal() != mode.isHorizontal();
  }

  @Override
  public FontGroup fonts(ComputedStyle style) {
    return engine.fonts(style);
  }

  @Override
  public TextShaper shaper() {
    return engine.shaper();
  }

  @Override
  public LineBreaker lineBreaker() {
    return engine.lineBreaker();
  }

  @Override
  public boolean isQuirksMode() {
    return document.mode() == Document.Mode.QUIRKS;
  }

  @Override
  public boolean hasLineHeightQuirk() {
    return document.mode() != Document.Mode.NO_QUIRKS;
  }

  @Override
  public float viewportWidth() {
    return mode.isHorizontal() ? viewportWidth : viewportHeight;
  }

  @Override
  public float viewportHeight() {
    return mode.isHorizontal() ? viewportHeight : viewportWidth;
  }
}
