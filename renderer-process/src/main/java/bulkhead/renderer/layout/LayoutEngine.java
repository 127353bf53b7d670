package bulkhead.renderer.layout;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.FontFamily;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.FontSizeAdjust;
import bulkhead.renderer.css.value.FontStyle;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.block.BlockLayout;
import bulkhead.renderer.layout.fieldset.FieldsetLayout;
import bulkhead.renderer.layout.flex.FlexLayout;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
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
import bulkhead.renderer.layout.positioned.StickyBoxes;
import bulkhead.renderer.layout.table.TableLayout;
import bulkhead.renderer.layout.tree.BoxTreeBuilder;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.KeptLayout;
import bulkhead.renderer.layout.tree.ViewportOverflow;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.FirstLineStyles;
import bulkhead.renderer.style.FontUnits;
import bulkhead.renderer.text.FontCache;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.FontQuery;
import bulkhead.renderer.text.FontSlant;
import bulkhead.renderer.text.FontTuning;
import bulkhead.renderer.text.LineBreaker;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextShaper;
import bulkhead.renderer.text.UnicodeLineBreaker;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Lays out documents: makes the box tree, hands each box to its formatting context, keeps what can
/// be used again. One per page; owned by `RendererMain`.
///
/// ```
/// LayoutEngine engine = new LayoutEngine(fonts, images);
/// LayoutResult result = engine.layout(document, 800, 600);   // after style; again after each
/// change
/// ```
public final class LayoutEngine {
  private static final int MAX_KEPT_GROUPS = 4096;

  /// A document so many times as high as the window, beside a scrollbar, needs the scrollbar: it is
  /// not laid out without it, to see.
  private static final float SURELY_LONGER = 2;

  private final FontCache fonts;
  private final ImageProvider images;
  private FirstLineStyles lineStyles = FirstLineStyles.NONE;

  /// Thickness of scrollbars in CSS px; 0 where there are none.
  private float scrollbar;

  /// Whether the next layout begins with a vertical scrollbar: as the last one ended, and with one
  /// until the document is parsed, because most are longer than their window. Else each long
  /// document would be laid out twice, and its boxes would keep the results of both.
  private boolean expectsScrollbar = true;

  /// Elements whose contents are skipped while they are not relevant to the user.
  private final Set<Element> skippable = Collections.newSetFromMap(new WeakHashMap<>());

  private final TextShaper shaper = new TextShaper();
  private final LineBreaker lineBreaker = new UnicodeLineBreaker();
  private final Map<Object, FontGroup> groups = new IdentityHashMap<>();
  private @Nullable Document observed;

  public LayoutEngine(FontCatalog catalog, ImageProvider images) {
    fonts = new FontCache(catalog);
    this.images = images;
  }

  /// The elements that had `content-visibility: auto` in a layout so far; live.
  public Set<Element> skippable() {
    return skippable;
  }

  /// Sets who knows the styles of first lines.
  public void setFirstLineStyles(FirstLineStyles styles) {
    lineStyles = styles;
  }

  /// Lays out the whole document. Every element must have its computed style. Elements with dirty
  /// bits, and those around them, are laid out again; of the others the earlier result is used.
  /// Layout clears the bits for boxes, layout and paint. Who changes what an element shows by other
  /// means than the DOM or its style (an image arrived) marks it with
  /// [bulkhead.renderer.dom.Node#BOXES].
  ///
  /// @param width of the viewport without scrollbars, in CSS px
  public LayoutResult layout(Document document, float width, float height) {
    float viewportWidth = Px.limit(Px.clamp(width), 0, Px.MAX);
    float viewportHeight = Px.limit(Px.clamp(height), 0, Px.MAX);
    observe(document);
    ElementBox root =
        new BoxTreeBuilder(images, lineStyles, scrollbar, skippable)
            .build(document, ComputedStyle.INITIAL);
    WritingMode mode = principalMode(document);
    if (!mode.isHorizontal()) {
      root.viewAll(mode);
    }
    Run run = new Run(document, viewportWidth, viewportHeight, mode);
    BoxFragment fragment =
        run.layoutRoot(
            root,
            new ConstraintSpace(
                viewportWidth,
                viewportHeight,
                viewportWidth,
                viewportHeight,
                viewportWidth,
                viewportHeight,
                true,
                ConstraintSpace.WidthMode.STRETCH));
    Rect overflow = fragment.scrollableOverflow();
    return new LayoutResult(
        document,
        fragment,
        root,
        StickyBoxes.of(fragment),
        new FragmentFinder(fragment),
        viewportWidth,
        viewportHeight,
        Math.max(viewportWidth, overflow.getRight()),
        Math.max(viewportHeight, overflow.getBottom()));
  }

  /// Lays out what is in an element that is no CSS box itself, as a document in a viewport of that
  /// size. Nothing is kept of earlier layouts, and no dirty bits are cleared.
  public LayoutResult layoutInside(Element container, float width, float height) {
    Document document = container.ownerDocument();
    float w = Px.limit(Px.clamp(width), 0, Px.MAX);
    float h = Px.limit(Px.clamp(height), 0, Px.MAX);
    ComputedStyle style = ComputedStyle.of(container);
    ElementBox root =
        new BoxTreeBuilder(images, lineStyles, scrollbar, skippable)
            .buildInside(
                container,
                (style == null ? ComputedStyle.INITIAL : style).anonymous(Display.BLOCK));
    BoxFragment fragment =
        new Run(document, w, h, WritingMode.HORIZONTAL_TB)
            .layoutRoot(
                root,
                new ConstraintSpace(w, h, w, h, w, h, true, ConstraintSpace.WidthMode.STRETCH));
    Rect overflow = fragment.scrollableOverflow();
    return new LayoutResult(
        document,
        fragment,
        root,
        StickyBoxes.of(fragment),
        new FragmentFinder(fragment),
        w,
        h,
        Math.max(w, overflow.getRight()),
        Math.max(h, overflow.getBottom()));
  }

  /// CSS Writing Modes 4 §8: the body's writing mode is that of the root element and the viewport.
  private static WritingMode principalMode(Document document) {
    Element body = document.body();
    Element element = body == null ? document.documentElement() : body;
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    return style == null ? WritingMode.HORIZONTAL_TB : style.writingMode();
  }

  /// Attributes that style does not see can change boxes: `colspan`, `open`, `value`, `src` and
  /// others.
  private void observe(Document document) {
    if (observed == document) {
      return;
    }
    observed = document;
    expectsScrollbar = true;
    document.addObserver(
        new DomObserver() {
          @Override
          public void attributeChanged(
              Element element,
              Attribute name,
              @Nullable String oldValue,
              @Nullable String newValue) {
            element.markDirty(Node.BOXES);
          }

          @Override
          public void stateChanged(Element element, int changed) {
            if ((changed & (ElementState.CHECKED | ElementState.INDETERMINATE)) != 0) {
              element.markDirty(Node.BOXES);
            } else if ((changed & ElementState.HOVER) != 0 && element.is("input")) {
              element.markDirty(Node.PAINT);
            }
          }
        });
  }

  /// Lays out for a window that shows scrollbars of that thickness where they are needed or asked
  /// for.
  ///
  /// @param width of the page area with scrollbars
  public LayoutResult layout(Document document, float width, float height, float scrollbar) {
    boolean othersBefore = this.scrollbar > 0 && this.scrollbar != scrollbar;
    this.scrollbar = scrollbar;
    if (othersBefore) {
      for (Node node = document; node != null; node = node.nextShadowIncluding(document)) {
        if (node instanceof Element element) {
          element.markDirty(Node.BOXES); // scroll containers know how thick theirs are
        }
      }
    }
    Overflow vertical = ViewportOverflow.of(document, false);
    Overflow horizontal = ViewportOverflow.of(document, true);
    boolean always = vertical == Overflow.SCROLL;
    boolean below = horizontal == Overflow.SCROLL;
    float rows = height - (below ? scrollbar : 0);
    if (scrollbar <= 0) {
      return layout(document, width, height);
    }
    boolean right = always;
    LayoutResult result = null;
    if (!always && scrolls(vertical) && expectsScrollbar) {
      result = layout(document, width - scrollbar, rows);
      right = result.scrollHeight() > SURELY_LONGER * result.viewportHeight();
    }
    if (result == null || !right) {
      result = layout(document, width - (right ? scrollbar : 0), rows);
      if (!right && scrolls(vertical) && result.scrollHeight() > result.viewportHeight()) {
        right = true;
        result = layout(document, width - scrollbar, rows);
      }
    }
    if (!below && scrolls(horizontal) && result.scrollWidth() > result.viewportWidth()) {
      result = layout(document, width - (right ? scrollbar : 0), height - scrollbar);
      if (!right && scrolls(vertical) && result.scrollHeight() > result.viewportHeight()) {
        right = true;
        result = layout(document, width - scrollbar, height - scrollbar);
      }
    }
    expectsScrollbar = right || document.readiness() == Document.Readiness.LOADING;
    return result;
  }

  private static boolean scrolls(Overflow overflow) {
    return overflow == Overflow.VISIBLE || overflow == Overflow.AUTO;
  }

  /// The fonts of a style, for units like `ch` and `ex` and for painting.
  public FontGroup fonts(ComputedStyle style) {
    Object key = style.fontGroup();
    FontGroup group = groups.get(key);
    if (group == null) {
      if (groups.size() > MAX_KEPT_GROUPS) {
        groups.clear();
      }
      group = fonts.group(query(style));
      groups.put(key, group);
    }
    return group;
  }

  /// The fonts that fit a question.
  public FontGroup fonts(FontQuery query) {
    return fonts.group(query);
  }

  private static FontQuery query(ComputedStyle style) {
    String language = style.language();
    return query(
        style.fontFamily(),
        style.fontSize(),
        style.fontWeight(),
        style.fontStyle(),
        style.fontStretch(),
        language == null ? "" : language,
        style.fontVariationSettings(),
        tuning(style));
  }

  private static FontQuery query(
      List<FontFamily> families,
      float size,
      float weight,
      FontStyle style,
      float stretch,
      String language,
      List<FontSetting> variations,
      FontTuning tuning) {
    List<String> names = new ArrayList<>(families.size());
    for (FontFamily family : families) {
      names.add(family.name());
    }
    FontSlant slant =
        switch (style.slant()) {
          case NORMAL -> FontSlant.NORMAL;
          case ITALIC -> FontSlant.ITALIC;
          case OBLIQUE -> FontSlant.OBLIQUE;
        };
    return new FontQuery(
        names, size, Math.round(weight), stretch, slant, language, variations, tuning);
  }

  private static FontTuning tuning(ComputedStyle style) {
    boolean weight = style.fontSynthesisWeight();
    boolean slant = style.fontSynthesisStyle();
    boolean smallCaps = style.fontSynthesisSmallCaps();
    boolean optical = style.fontOpticalSizing();
    FontSizeAdjust adjust = style.fontSizeAdjust();
    return adjust.metric() == FontSizeAdjust.Metric.NONE && weight && slant && smallCaps && optical
        ? FontTuning.USUAL
        : new FontTuning(adjust, weight, slant, smallCaps, optical);
  }

  /// The catalog has other faces than before: everything with text is laid out again.
  public void fontsChanged(Document document) {
    fonts.forget();
    groups.clear();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element) {
        element.markDirty(Node.BOXES);
      }
    }
  }

  /// What measures fonts for the style engine, with the fonts that layout uses.
  public FontUnits fontUnits() {
    return (families, size, weight, style, stretch) -> {
      FontGroup group =
          fonts.group(
              query(families, size, weight, style, stretch, "", List.of(), FontTuning.USUAL));
      group.requestPrimary();
      SizedFont font = group.primary();
      return new FontUnits.Measures(
          font.xHeight(),
          font.zeroWidth(),
          font.capHeight(),
          font.lineSpacing(),
          font.ascent() + font.descent());
    };
  }

  /// One layout of one document.
  private final class Run implements LayoutContext {
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

    Run(Document document, float viewportWidth, float viewportHeight, WritingMode principal) {
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
      box.cachedLayout = KeptFragments.add(asked, fragment, before);
      return fragment;
    }

    private WritingMode modeOf(ElementBox box) {
      Element element = box.element();
      boolean root = element != null && element == document.documentElement();
      return root && box.pseudo() == null || box.kind() == Kind.ROOT
          ? principal
          : box.writingMode();
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
      float room = Px.isDefinite(known) ? known : viewportHeight();
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

    private static final int MOST_ADAPTING_SCROLLERS = 5;

    private int adaptingScrollers;

    private BoxFragment layoutWithScrollbars(ElementBox box, ConstraintSpace space) {
      BoxFragment fragment = layoutOnce(box, space);
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
      MinMax sizes = measure(box, height);
      box.cachedContentSizes = new KeptSizes(height, fixed, sizes);
      return sizes;
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
      return box == laidOut && laidOutSpace != null
          ? laidOutSpace.percentageHeight()
          : Px.INDEFINITE;
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

    private MinMax measure(ElementBox box, float height) {
      if (box.kind() == Kind.REPLACED) {
        // Where min-width and the like ask for these sizes, the natural ones are meant.
        float fixed = box == fixedBox ? fixedHeight : Px.INDEFINITE;
        float natural = NaturalSizes.width(box, height, fixed);
        box.cachedContentSizes = new KeptSizes(height, fixed, new MinMax(natural, natural));
        return ReplacedLayout.contentSizes(this, box, height, fixed);
      }
      boolean outer = measuring;
      float outerHeight = measuredHeight;
      Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
      float inside = heightInside(box, edges, height);
      measuring = true;
      measuredHeight = inside;
      try {
        return measureInside(box, height);
      } finally {
        measuring = outer;
        measuredHeight = outerHeight;
      }
    }

    private MinMax measureInside(ElementBox box, float height) {
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
      if (Float.isNaN(fixed) && box.containsWidth()) {
        float width = box.containIntrinsic(true) + e;
        sizes = new MinMax(width, width);
      } else if (!Float.isNaN(fixed)
          && box.kind() != Kind.TABLE
          && !(fromRatio && BoxModel.hasAutomaticMinimum(box))) {
        sizes = new MinMax(fixed, fixed);
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
                                  : BlockLayout.contentSizes(this, box))
                      .plus(e);
              case INLINE, BREAK, REPLACED, TABLE_ROW_GROUP, TABLE_ROW -> MinMax.ZERO;
              case TABLE_COLUMN_GROUP, TABLE_COLUMN -> MinMax.ZERO;
            };
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
      float min = definite(box, box.style().minWidth(), e);
      float max = definite(box, box.style().maxWidth(), e);
      float low = !Float.isNaN(min) ? min : 0;
      float high = !Float.isNaN(max) ? max : Px.MAX;
      return new MinMax(Px.limit(sizes.min(), low, high), Px.limit(sizes.max(), low, high));
    }

    private float fixedWidth(ElementBox box, float edges, float basis) {
      float width = definite(box, BoxModel.widthProperty(box), edges);
      if (!Float.isNaN(width) || box.ignoresSize() || !box.style().aspectRatio().hasRatio()) {
        return width;
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
      return LayoutEngine.this.fonts(style);
    }

    @Override
    public TextShaper shaper() {
      return shaper;
    }

    @Override
    public LineBreaker lineBreaker() {
      return lineBreaker;
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

  /// The box of a node in the last layout that the node was part of, or null.
  public static @Nullable ElementBox boxOf(Element element) {
    return element.layoutObject() instanceof ElementBox box ? box : null;
  }
}
