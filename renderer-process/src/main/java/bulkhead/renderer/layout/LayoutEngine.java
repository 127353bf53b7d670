package bulkhead.renderer.layout;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.FontFamily;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.FontSizeAdjust;
import bulkhead.renderer.css.value.FontStyle;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.positioned.StickyBoxes;
import bulkhead.renderer.layout.tree.BoxTreeBuilder;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ImageProvider;
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

  /// Elements whose results depend on the viewport's size although no constraint says so.
  private final Set<Element> lookingAtViewport = Collections.newSetFromMap(new WeakHashMap<>());

  private float lastViewportWidth;
  private float lastViewportHeight;

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

  /// The layout of a box asks for the viewport's size.
  void looksAtViewport(ElementBox box) {
    for (ElementBox at = box; at != null; at = at.parent()) {
      Element element = at.element();
      if (element != null) {
        lookingAtViewport.add(element);
        return;
      }
    }
  }

  /// In a viewport of another size, what looks at that is laid out again.
  private void viewportIs(float width, float height) {
    if (width != lastViewportWidth || height != lastViewportHeight) {
      lastViewportWidth = width;
      lastViewportHeight = height;
      lookingAtViewport.forEach(element -> element.markDirty(Node.LAYOUT));
      lookingAtViewport.clear();
    }
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
    viewportIs(viewportWidth, viewportHeight);
    ElementBox root =
        new BoxTreeBuilder(images, lineStyles, scrollbar, skippable)
            .build(document, ComputedStyle.INITIAL);
    WritingMode mode = principalMode(document);
    if (!mode.isHorizontal()) {
      root.viewAll(mode);
    }
    LayoutRun run = new LayoutRun(this, document, viewportWidth, viewportHeight, mode);
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
        new LayoutRun(this, document, w, h, WritingMode.HORIZONTAL_TB)
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

  TextShaper shaper() {
    return shaper;
  }

  LineBreaker lineBreaker() {
    return lineBreaker;
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
          font.uprightZeroHeight());
    };
  }

  /// The box of a node in the last layout that the node was part of, or null.
  public static @Nullable ElementBox boxOf(Element element) {
    return element.layoutObject() instanceof ElementBox box ? box : null;
  }
}
