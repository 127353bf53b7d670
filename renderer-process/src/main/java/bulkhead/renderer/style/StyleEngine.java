package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.ListStylePosition;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives each element of a document its [ComputedStyle], and keeps it right as the document, its
/// style sheets, the viewport and the interactive states change. Thread: owned by `RendererMain`.
/// ```java
/// StyleEngine engine = new StyleEngine(document, MediaValues.screen(800, 600, 1));
/// AuthorSheet sheet = new AuthorSheet(StyleSheet.parse(css, url), MediaQueryList.ALL);
/// engine.setSheets(List.of(sheet), rule -> null);
/// engine.update();                            // ComputedStyle.of(element) holds now
/// element.setState(ElementState.HOVER, true);
/// engine.update();                            // restyles what the hover concerns, and sets the
///                                             // bits BOXES, LAYOUT, PAINT
/// ```
public final class StyleEngine implements FirstLineStyles {
  private static final int MAX_CACHED = 20_000;

  /// As many elements inside each other have styles, and so boxes; what is deeper is not shown.
  /// Parsers end far before it, scripts can go on. It bounds all that goes down the tree with a
  /// call for each level: boxes, layout, painting and whatever asks for them. A renderer's stack
  /// is made for it (`Installation` in the browser process).
  public static final int MOST_DEEP = 2_000;

  private final Document document;
  private final AuthorRules author;
  private final DocumentChanges changes;
  private @Nullable FontUnits fontUnits;
  private float textZoom = 1;

  /// What the builder, the matcher and all that is cached were made for.
  private @Nullable RuleSet builtFor;

  private @Nullable StyleBuilder builder;

  private @Nullable SelectorMatcher matcher;
  private AncestorFilter filter = new AncestorFilter(false);
  private final PresentationalHints hints = new PresentationalHints();
  private final Containers containers;
  private final HighlightStyles highlights = new HighlightStyles();
  private final Map<String, DeclarationBlock> inlineBlocks = new HashMap<>();
  private final Map<CacheKey, ComputedStyle> cache = new HashMap<>();
  private final List<RuleEntry> matched = new ArrayList<>();
  private final List<RuleEntry> sorted = new ArrayList<>();
  private int restyled;

  /// A style sheet of the document and the media it is for (its `media` attribute).
  public record AuthorSheet(StyleSheet sheet, MediaQueryList media) {}

  /// Styles with the same parent style and the same declarations are the same.
  private record CacheKey(
      ComputedStyle parent, Display layoutParent, boolean root, DeclarationBlock[] blocks) {
    @Override
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof CacheKey key)
          || key.parent != parent
          || key.layoutParent != layoutParent
          || key.root != root
          || key.blocks.length != blocks.length) {
        return false;
      }
      for (int i = 0; i < blocks.length; i++) {
        if (blocks[i] != key.blocks[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(parent) * 31 + layoutParent.ordinal();
      for (DeclarationBlock block : blocks) {
        hash = hash * 31 + System.identityHashCode(block);
      }
      return hash;
    }
  }

  /// Observes `document` from now on.
  public StyleEngine(Document document, MediaValues media) {
    this.document = document;
    containers = new Containers(document);
    author = new AuthorRules(document, media, containers);
    changes = new DocumentChanges(document, author);
    document.addObserver(changes);
  }

  /// Sets the author's style sheets in tree order, replacing all before. `imported` finds the
  /// loaded sheet of an `@import`, or null.
  public void setSheets(
      List<AuthorSheet> newSheets,
      Function<? super CssRule.Import, @Nullable StyleSheet> importedSheets) {
    author.setSheets(newSheets, importedSheets);
    invalidateRules();
  }

  /// Sets the style sheets of a shadow tree in tree order, replacing all before.
  public void setShadowSheets(ShadowRoot tree, List<AuthorSheet> newSheets) {
    if (author.setSheets(tree, newSheets)) {
      tree.shadowHost().markDirty(Node.STYLE_SUBTREE);
    }
  }

  /// The shadow trees that have, or had, style sheets.
  public Set<ShadowRoot> styledTrees() {
    return author.styledTrees();
  }

  /// Sets the viewport and device. Restyles what depends on it.
  public void setMedia(MediaValues newMedia) {
    if (!newMedia.equals(author.media())) {
      author.setMedia(newMedia);
      invalidateRules();
    }
  }

  /// Sets what measures fonts, and restyles: also to be called when a web font arrived.
  public void setFontUnits(@Nullable FontUnits units) {
    fontUnits = units;
    invalidateRules();
  }

  /// Makes all letters so many times as large as the page says, and nothing else.
  public void setTextZoom(float zoom) {
    if (zoom != textZoom) {
      textZoom = zoom;
      invalidateRules();
    }
  }

  /// The document's size containers.
  public Containers containers() {
    return containers;
  }

  public MediaValues media() {
    return author.media();
  }

  private void invalidateRules() {
    author.forget();
    Element root = document.documentElement();
    if (root != null) {
      root.markDirty(Node.STYLE_SUBTREE);
    }
  }

  /// `@font-face` rules that apply now, in order.
  public List<CssRule.FontFace> fontFaces() {
    return author.ofDocument().fontFaces();
  }

  /// `@keyframes` by name; a later one replaces an earlier one.
  public Map<String, CssRule.Keyframes> keyframes() {
    return author.ofDocument().keyframes();
  }

  /// The `@keyframes` of a name, as the element's tree or those around it know it; null for none.
  public CssRule.@Nullable Keyframes keyframes(Element element, String name) {
    return author.keyframes(element, name);
  }

  /// What became of a registration.
  public enum Registration {
    DONE,
    THERE_ALREADY,
    INVALID
  }

  /// CSS Properties and Values 1 §4.1 "registerProperty()".
  public Registration register(CssRule.PropertyRule rule) {
    if (author.isRegistered(rule.name())) {
      return Registration.THERE_ALREADY;
    }
    if (!RuleSet.isValid(rule)) {
      return Registration.INVALID;
    }
    author.register(rule);
    invalidateRules();
    return Registration.DONE;
  }

  /// The syntax of a registered custom property; null for others.
  public @Nullable PropertySyntax syntax(String name) {
    rules();
    return builder == null ? null : builder.syntax(name);
  }

  /// The registered syntax's text of a custom property; empty without one.
  public String syntaxText(String name) {
    CssRule.PropertyRule rule = author.registered(name);
    return rule == null ? "" : rule.syntax();
  }

  /// Sets what animates styles.
  public void setAnimator(StyleAnimator newAnimator) {
    animator = newAnimator;
  }

  private @Nullable StyleAnimator animator;

  /// While styles are kept, as they are not of elements without a box.
  private boolean animating;

  /// How many elements the last [#update] gave a new style.
  public int restyledElements() {
    return restyled;
  }

  private final CustomPropertyMaps customPropertyMaps = new CustomPropertyMaps();

  /// Looks whether the rules are others than before: what was made for those is made again then.
  private void rules() {
    RuleSet rules = author.ofDocument();
    if (rules == builtFor) {
      return;
    }
    builtFor = rules;
    StyleBuilder made =
        new StyleBuilder(
            author.media(),
            author.registered(),
            rules.featureValues(),
            new CounterStyles(rules.counterStyles()),
            fontUnits,
            customPropertyMaps);
    made.setTextZoom(textZoom);
    made.setContainers(containers);
    builder = made;
    SelectorMatcher with = new SelectorMatcher(document);
    matcher = with;
    changes.setMatcher(with);
    filter = new AncestorFilter(document.isQuirks());
    cache.clear();
    inlineBlocks.clear();
  }

  /// Brings all styles up to date. Elements that changed get the dirty bits `BOXES`, `LAYOUT` or
  /// `PAINT`.
  public void update() {
    restyled = 0;
    Element root = document.documentElement();
    if (root == null) {
      return;
    }
    rules();
    if (!root.isDirty(Node.STYLE | Node.STYLE_SUBTREE | Node.CHILD_STYLE)) {
      return;
    }
    if (cache.size() > MAX_CACHED) {
      cache.clear();
    }
    animating = animator != null;
    walk(root);
    animating = false;
    containers.styled();
    document.clearDirty(Node.CHILD_STYLE);
    if (animator != null) {
      animator.updated();
    }
  }

  /// Whether the styles of an element and of all that it is in are up to date, whatever others are.
  public boolean isUpToDate(Element element) {
    rules();
    boolean unstyled = false;
    for (Element at = element; at != null; at = FlatTree.parentElement(at)) {
      if (at.isDirty(Node.STYLE | Node.STYLE_SUBTREE)) {
        return false;
      }
      ComputedStyle style = ComputedStyle.of(at);
      if (style != null && unstyled && style.display() != Display.NONE) {
        return false; // new in it
      }
      unstyled = style == null;
    }
    return !unstyled;
  }

  /// A pre-order walk without recursion: elements whose style must be computed, and the way to
  /// them.
  private void walk(Element root) {
    Element[] path = new Element[64];
    Force[] forced = new Force[64];
    int depth = 0;
    Element at = root;
    Force force = Force.NONE;
    while (true) {
      boolean descend = visit(at, force);
      Force childForce = descendForced;
      Element child = descend ? FlatTree.firstElementChild(at) : null;
      if (child != null && depth + 1 == MOST_DEEP) {
        clearBelow(at);
        child = null;
      }
      if (child != null) {
        if (depth == path.length) {
          path = Arrays.copyOf(path, depth * 2);
          forced = Arrays.copyOf(forced, depth * 2);
        }
        path[depth] = at;
        forced[depth++] = childForce;
        filter.push(at);
        at = child;
        force = childForce;
        continue;
      }
      Element next = at == root ? null : FlatTree.nextElementSibling(at);
      while (next == null && depth > 0) {
        at = path[--depth];
        filter.pop();
        force = depth > 0 ? forced[depth - 1] : Force.NONE;
        next = at == root ? null : FlatTree.nextElementSibling(at);
      }
      if (next == null) {
        return;
      }
      at = next;
    }
  }

  /// Whether elements must be styled whatever their bits say.
  private enum Force {
    NONE,
    /// The parent's inherited values changed: the children, and further down only where theirs
    /// change too.
    CHILDREN,
    /// Everything below.
    SUBTREE
  }

  /// Set by [#visit], for the children.
  private Force descendForced = Force.NONE;

  /// Styles one element if needed. Returns whether to go on to its children.
  private boolean visit(Element element, Force force) {
    boolean subtree = force == Force.SUBTREE || element.isDirty(Node.STYLE_SUBTREE);
    ElementStyle before = element.styleData() instanceof ElementStyle data ? data : null;
    boolean needed =
        force != Force.NONE || subtree || element.isDirty(Node.STYLE) || before == null;
    boolean children = element.isDirty(Node.CHILD_STYLE);
    element.clearDirty(Node.STYLE | Node.STYLE_SUBTREE | Node.CHILD_STYLE);
    descendForced = subtree ? Force.SUBTREE : Force.NONE;
    ElementStyle now = before;
    if (needed) {
      now = resolve(element);
      restyled++;
      if (before != now) {
        element.setStyleData(now);
        if (compare(element, before, now) && descendForced == Force.NONE) {
          descendForced = Force.CHILDREN;
        }
        if (before != null
            && before.pseudo(PseudoElement.SELECTION) != now.pseudo(PseudoElement.SELECTION)) {
          descendForced = Force.SUBTREE; // Highlights further down inherit from this one.
        }
      }
    }
    // What an SVG element has inside may be used from elsewhere, whether it is drawn or not.
    boolean svg = element.namespace() == Namespaces.SVG;
    if (now == null || (now.style().display() == Display.NONE && !svg)) {
      if (needed && before != null && before.style().display() != Display.NONE) {
        clearBelow(element);
      }
      return false;
    }
    if (before != null && before.style().display() == Display.NONE) {
      descendForced = Force.SUBTREE;
    }
    return descendForced != Force.NONE || children;
  }

  /// Sets the bits that the difference asks for. Returns whether children inherit something new.
  private boolean compare(Element element, @Nullable ElementStyle before, ElementStyle now) {
    if (before == null) {
      element.markDirty(Node.BOXES);
      return true;
    }
    Invalidates worst = now.style().differenceTo(before.style());
    for (PseudoElement pseudo : PseudoElement.values()) {
      ComputedStyle old = before.pseudo(pseudo);
      ComputedStyle fresh = now.pseudo(pseudo);
      if (old == fresh) {
        continue;
      }
      Invalidates change =
          old == null || fresh == null ? Invalidates.BOXES : fresh.differenceTo(old);
      if (change.compareTo(worst) > 0) {
        worst = change;
      }
    }
    switch (worst) {
      case NOTHING -> {}
      case PAINT -> element.markDirty(Node.PAINT);
      case LAYOUT -> element.markDirty(Node.LAYOUT);
      case BOXES -> element.markDirty(Node.BOXES);
    }
    return !now.style().inheritsLike(before.style())
        || now.style().display() != before.style().display()
        || worst != Invalidates.NOTHING && hasChildThatInheritsMore(element);
  }

  private static boolean hasChildThatInheritsMore(Element element) {
    for (Element child = FlatTree.firstElementChild(element);
        child != null;
        child = FlatTree.nextElementSibling(child)) {
      ComputedStyle style = ComputedStyle.of(child);
      if (style != null && style.inheritsMore()) {
        return true;
      }
    }
    return false;
  }

  private static void clearBelow(Element element) {
    for (Node node = FlatTree.firstChild(element);
        node != null;
        node = FlatTree.next(node, element)) {
      if (node instanceof Element each && each.styleData() != null) {
        each.setStyleData(null);
      }
    }
  }

  /// The style of any element in the document, also below `display: none`, where none is kept; for
  /// scripts. All kept styles must be up to date. Null when the element is not in the document or
  /// deeper than [#MOST_DEEP].
  ///
  /// @param pseudo a pseudo-element of it, whether that has a box or not; null for the element
  public @Nullable ComputedStyle computed(Element element, @Nullable PseudoElement pseudo) {
    List<Element> path = new ArrayList<>();
    for (Element each = element; each != null; each = FlatTree.parentElement(each)) {
      path.add(each);
    }
    Collections.reverse(path);
    if (path.getFirst() != document.documentElement() || path.size() > MOST_DEEP) {
      return null;
    }
    rules();
    List<Element> styled = new ArrayList<>();
    for (Element each : path) {
      if (each.styleData() == null) {
        each.setStyleData(resolve(each));
        styled.add(each);
      }
      filter.push(each);
    }
    for (int i = 0; i < path.size(); i++) {
      filter.pop();
    }
    ElementStyle found = element.styleData() instanceof ElementStyle data ? data : null;
    ComputedStyle style = found == null ? null : found.style();
    if (found != null && pseudo != null) {
      ComputedStyle part =
          pseudo == PseudoElement.SELECTION
              ? HighlightStyles.computed(element, found.style(), pseudo)
              : found.pseudo(pseudo);
      style = part != null ? part : unboxed(element, found.style(), pseudo);
    }
    for (Element each : styled) {
      each.setStyleData(null);
    }
    return style;
  }

  /// The style of a pseudo-element that makes no box.
  private ComputedStyle unboxed(Element element, ComputedStyle style, PseudoElement pseudo) {
    return build(matchAgain(element, pseudo), element, pseudo, style, Display.BLOCK, false);
  }

  @Override
  public @Nullable ComputedStyle under(
      Element element, @Nullable PseudoElement pseudo, ComputedStyle parent) {
    if (pseudo != null && ComputedStyle.of(element, pseudo) == null) {
      return null;
    }
    StyleBuilder build = matchAgain(element, pseudo);
    build.setOnTop(false);
    ComputedStyle style = cachedOrBuilt(build, element, parent, Display.BLOCK, false);
    return pseudo == PseudoElement.FIRST_LINE ? style.inFirstLine(parent) : style;
  }

  /// The rules that apply to an element and its pseudo-elements; each of them the later ones win.
  public List<MatchedRule> matchedRules(Element element) {
    rules();
    collectAgain(element);
    return matched.stream()
        .sorted(Comparator.comparingLong(entry -> entry.order))
        .map(
            entry ->
                new MatchedRule(
                    entry.rule, entry.selector, CascadeOrder.isAuthor(entry.order), entry.pseudo))
        .toList();
  }

  /// What is said of an element (null) or one of its pseudo-elements, collected once more. Styles
  /// of the elements around it are kept.
  private StyleBuilder matchAgain(Element element, @Nullable PseudoElement pseudo) {
    rules();
    StyleBuilder build = builder;
    if (build == null) {
      throw new IllegalStateException("rules() sets it");
    }
    collectAgain(element);
    build.reset();
    sort(pseudo);
    if (pseudo == null) {
      addElementRules(build, element);
    } else {
      for (RuleEntry entry : sorted) {
        build.add(entry.block(), entry.order);
      }
    }
    return build;
  }

  private void collectAgain(Element element) {
    SelectorMatcher with = matcher;
    if (with == null) {
      throw new IllegalStateException("rules() sets it");
    }
    AncestorFilter before = filter;
    filter = new AncestorFilter(document.isQuirks());
    List<Element> path = new ArrayList<>();
    for (Element each = FlatTree.parentElement(element);
        each != null;
        each = FlatTree.parentElement(each)) {
      path.add(each);
    }
    path.reversed().forEach(filter::push);
    matched.clear();
    UserAgentSheet.rules(document.isQuirks()).collect(element, with, filter, matched);
    author.collect(element, with, filter, matched);
    filter = before;
  }

  private ElementStyle resolve(Element element) {
    rules();
    SelectorMatcher with = matcher;
    StyleBuilder build = builder;
    if (with == null || build == null) {
      throw new IllegalStateException("rules() sets both");
    }
    matched.clear();
    UserAgentSheet.rules(document.isQuirks()).collect(element, with, filter, matched);
    author.collect(element, with, filter, matched);
    Element parentElement = FlatTree.parentElement(element);
    ComputedStyle parentStyle = parentElement == null ? null : ComputedStyle.of(parentElement);
    ComputedStyle parent = parentStyle != null ? parentStyle : ComputedStyle.INITIAL;
    boolean root = parentElement == null;
    build.reset();
    sort(null);
    addElementRules(build, element);
    ComputedStyle style = build(build, element, null, parent, layoutParent(parentElement), root);
    if (root) {
      ComputedStyle before = ComputedStyle.of(element);
      build.setRoot(style);
      if (before != null && before.fontSize() != style.fontSize()) {
        cache.clear();
        descendForced = Force.SUBTREE; // Every rem below has changed.
      }
    }
    containers.styled(element, style);
    @Nullable ComputedStyle[] pseudos = null;
    if (style.display() != Display.NONE) {
      pseudos = pseudoStyles(element, style, build);
    }
    return pseudos == null ? style.alone() : new ElementStyle(style, pseudos);
  }

  /// The declarations of the sorted rules, presentational hints and the `style` attribute.
  private void addElementRules(StyleBuilder build, Element element) {
    DeclarationBlock hint = hints.of(element);
    String inline =
        element.hasAttribute("style") && document.countsStyleAttribute(element)
            ? element.attribute("style")
            : null;
    for (RuleEntry entry : sorted) {
      if (hint != null && CascadeOrder.isAuthor(entry.order)) {
        build.add(hint, CascadeOrder.HINTS);
        hint = null;
      }
      if (inline != null && entry.order > CascadeOrder.INLINE) {
        build.add(inlineBlock(inline), CascadeOrder.INLINE);
        inline = null;
      }
      build.add(entry.block(), entry.order);
    }
    if (hint != null) {
      build.add(hint, CascadeOrder.HINTS);
    }
    if (inline != null) {
      build.add(inlineBlock(inline), CascadeOrder.INLINE);
    }
  }

  private ComputedStyle cachedOrBuilt(
      StyleBuilder build,
      Element element,
      ComputedStyle parent,
      Display layoutParent,
      boolean root) {
    CacheKey key = new CacheKey(parent, layoutParent, root, build.copyBlocks());
    ComputedStyle style = cache.get(key);
    if (style == null) {
      style = build.build(element, parent, layoutParent, root);
      if (build.isCacheable()) {
        cache.put(key, style);
      }
    }
    return style;
  }

  private ComputedStyle build(
      StyleBuilder build,
      Element element,
      @Nullable PseudoElement pseudo,
      ComputedStyle parent,
      Display layoutParent,
      boolean root) {
    build.setOnTop(pseudo == null && element.hasState(ElementState.TOP_LAYER));
    ComputedStyle style = cachedOrBuilt(build, element, parent, layoutParent, root);
    StyleAnimator animates = animating ? animator : null;
    if (animates == null || !style.mayAnimate() && !animates.isAnimated(element, pseudo)) {
      return style;
    }
    ElementStyle before =
        !containers.isSettling() && element.styleData() instanceof ElementStyle data ? data : null;
    return animates.animate(
        element,
        pseudo,
        before == null ? null : pseudo == null ? before.style() : before.pseudo(pseudo),
        style,
        parent,
        new StyleAnimator.Cascade() {
          @Override
          public ComputedStyle with(KeyframeDeclarations keyframe) {
            build.setAnimated(keyframe.block(), AnimatedValues.NONE, AnimatedValues.NONE);
            return build.build(element, parent, layoutParent, root);
          }

          @Override
          public ComputedStyle with(AnimatedValues animations, AnimatedValues transitions) {
            build.setAnimated(null, animations, transitions);
            return build.build(element, parent, layoutParent, root);
          }
        });
  }

  /// The `display` of the nearest ancestor with a box; all that make no difference are `block`.
  private static Display layoutParent(@Nullable Element parent) {
    for (Element each = parent; each != null; each = FlatTree.parentElement(each)) {
      ComputedStyle style = ComputedStyle.of(each);
      if (style != null && style.display() != Display.CONTENTS) {
        Display display = style.display();
        return switch (display) {
          case FLEX, INLINE_FLEX, GRID, INLINE_GRID -> display;
          default -> Display.BLOCK;
        };
      }
    }
    return Display.BLOCK;
  }

  /// Takes the matched rules for an element (null) or one of its pseudo-elements in cascade order
  /// into [#sorted].
  private void sort(@Nullable PseudoElement pseudo) {
    sorted.clear();
    for (int i = 0; i < matched.size(); i++) {
      RuleEntry entry = matched.get(i);
      if (entry.pseudo != pseudo) {
        continue;
      }
      int at = sorted.size();
      sorted.add(entry);
      while (at > 0 && sorted.get(at - 1).order > entry.order) {
        sorted.set(at, sorted.get(at - 1));
        at--;
      }
      sorted.set(at, entry);
    }
  }

  private @Nullable ComputedStyle @Nullable [] pseudoStyles(
      Element element, ComputedStyle style, StyleBuilder build) {
    int wanted = 0;
    for (int i = 0; i < matched.size(); i++) {
      PseudoElement pseudo = matched.get(i).pseudo;
      if (pseudo != null) {
        wanted |= 1 << pseudo.ordinal();
      }
    }
    if (wanted == 0) {
      return null;
    }
    @Nullable ComputedStyle[] styles = null;
    Display own = style.display();
    Display layoutParent =
        own == Display.CONTENTS
            ? layoutParent(element)
            : switch (own) {
              case FLEX, INLINE_FLEX, GRID, INLINE_GRID -> own;
              default -> Display.BLOCK;
            };
    for (PseudoElement pseudo : PSEUDO_ELEMENTS) {
      if ((wanted & 1 << pseudo.ordinal()) == 0 || !applies(pseudo, element, style)) {
        continue;
      }
      build.reset();
      sort(pseudo);
      boolean highlight = pseudo == PseudoElement.SELECTION;
      if (highlight) {
        build.add(inlineBlock(HighlightStyles.INHERITING), 0);
      }
      for (RuleEntry entry : sorted) {
        build.add(entry.block(), entry.order);
      }
      if (pseudo == PseudoElement.MARKER
          && style.listStylePosition() == ListStylePosition.OUTSIDE) {
        build.add(inlineBlock(OUTSIDE_MARKER), CascadeOrder.INLINE);
      }
      boolean box = pseudo == PseudoElement.BEFORE || pseudo == PseudoElement.AFTER;
      ComputedStyle from = highlight ? highlights.origin(element, style) : style;
      ComputedStyle made =
          build(build, element, pseudo, from, box ? layoutParent : Display.BLOCK, false);
      if (pseudo == PseudoElement.FIRST_LINE) {
        made = made.inFirstLine(style);
      }
      if (box
          && (made.display() == Display.NONE
              || made.content() == Content.NONE
              || made.content() == Content.NORMAL)) {
        continue;
      }
      if (styles == null) {
        styles = new ComputedStyle[PSEUDO_ELEMENTS.length];
      }
      styles[pseudo.ordinal()] = made;
    }
    return styles;
  }

  private static final PseudoElement[] PSEUDO_ELEMENTS = PseudoElement.values();

  /// As Chromium adjusts a marker outside of its item: one line, which ends with its space.
  private static final String OUTSIDE_MARKER = "white-space: pre !important";

  private static boolean applies(PseudoElement pseudo, Element element, ComputedStyle style) {
    return switch (pseudo) {
      case MARKER -> style.display().isListItem();
      case PLACEHOLDER -> element.is("input") || element.is("textarea");
      case FILE_SELECTOR_BUTTON -> element.is("input");
      case SLIDER_CONTAINER, SLIDER_TRACK, SLIDER_THUMB ->
          element.is("input") && element.attributeOrEmpty("type").equalsIgnoreCase("range");
      case PROGRESS_BAR, PROGRESS_VALUE -> element.is("progress");
      case METER_INNER, METER_BAR, METER_OPTIMUM_VALUE, METER_SUBOPTIMUM_VALUE, METER_WORST_VALUE ->
          element.is("meter");
      case BACKDROP -> element.hasState(ElementState.TOP_LAYER);
      case BEFORE, AFTER, FIRST_LINE, FIRST_LETTER, SELECTION -> true;
    };
  }

  private DeclarationBlock inlineBlock(String text) {
    DeclarationBlock block = inlineBlocks.get(text);
    if (block == null) {
      if (inlineBlocks.size() > MAX_CACHED) {
        inlineBlocks.clear();
      }
      block =
          DeclarationBlock.compile(
              DeclarationParser.parseAttribute(text),
              new ParseContext(document.baseUrl(), document.isQuirks()));
      inlineBlocks.put(text, block);
    }
    return block;
  }
}
