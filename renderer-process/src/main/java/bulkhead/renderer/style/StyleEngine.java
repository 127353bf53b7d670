package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.ListStylePosition;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Checkedness;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
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
public final class StyleEngine implements DomObserver, FirstLineStyles {
  private static final int MAX_CACHED = 20_000;

  /// As many elements inside each other have styles, and so boxes; what is deeper is not shown.
  /// Parsers end far before it, scripts can go on. It bounds all that goes down the tree with a
  /// call for each level: boxes, layout, painting and whatever asks for them. A renderer's stack
  /// is made for it (`Installation` in the browser process).
  public static final int MOST_DEEP = 2_000;

  private final Document document;
  private MediaValues media;
  private @Nullable FontUnits fontUnits;
  private float textZoom = 1;
  private List<AuthorSheet> sheets = List.of();
  private Function<? super CssRule.Import, @Nullable StyleSheet> imported = rule -> null;

  private @Nullable RuleSet authorRules;
  private @Nullable StyleBuilder builder;

  /// Made when the first change of an attribute or state asks for it.
  private @Nullable InvalidationIndex invalidation;

  private Document.Mode builtForMode = Document.Mode.NO_QUIRKS;

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

  /// Registers itself as an observer of `document`.
  public StyleEngine(Document document, MediaValues media) {
    this.document = document;
    this.media = media;
    containers = new Containers(document);
    document.addObserver(this);
  }

  /// Sets the author's style sheets in tree order, replacing all before. `imported` finds the
  /// loaded sheet of an `@import`, or null.
  public void setSheets(
      List<AuthorSheet> newSheets,
      Function<? super CssRule.Import, @Nullable StyleSheet> importedSheets) {
    sheets = List.copyOf(newSheets);
    imported = importedSheets;
    invalidateRules();
  }

  /// Sets the viewport and device. Restyles what depends on it.
  public void setMedia(MediaValues newMedia) {
    if (!newMedia.equals(media)) {
      media = newMedia;
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
    return media;
  }

  private void invalidateRules() {
    authorRules = null;
    Element root = document.documentElement();
    if (root != null) {
      root.markDirty(Node.STYLE_SUBTREE);
    }
  }

  /// `@font-face` rules that apply now, in order.
  public List<CssRule.FontFace> fontFaces() {
    return rules().fontFaces();
  }

  /// `@keyframes` by name; a later one replaces an earlier one.
  public Map<String, CssRule.Keyframes> keyframes() {
    return rules().keyframes();
  }

  /// The `@keyframes` of a name, as the element's tree or those around it know it; null for none.
  public CssRule.@Nullable Keyframes keyframes(Element element, String name) {
    for (ShadowRoot tree = treeOf(element); tree != null; tree = treeOf(tree.shadowHost())) {
      RuleSet rules = rulesOf(tree);
      CssRule.Keyframes found = rules == null ? null : rules.keyframes().get(name);
      if (found != null) {
        return found;
      }
    }
    return rules().keyframes().get(name);
  }

  /// By scripts; they come before those of rules.
  private final Map<String, CssRule.PropertyRule> registered = new HashMap<>();

  /// What became of a registration.
  public enum Registration {
    DONE,
    THERE_ALREADY,
    INVALID
  }

  /// CSS Properties and Values 1 §4.1 "registerProperty()".
  public Registration register(CssRule.PropertyRule rule) {
    if (registered.containsKey(rule.name())) {
      return Registration.THERE_ALREADY;
    }
    if (!RuleSet.isValid(rule)) {
      return Registration.INVALID;
    }
    registered.put(rule.name(), rule);
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
    CssRule.PropertyRule rule = registered.get(name);
    if (rule == null) {
      rule = rules().registered().get(name);
    }
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

  private RuleSet rules() {
    RuleSet rules = authorRules;
    if (rules == null || builtForMode != document.mode()) {
      rules = new RuleSet(true, document.isQuirks());
      for (AuthorSheet each : sheets) {
        rules.add(each.sheet(), each.media(), media, imported);
      }
      rules.finish();
      if (rules.asksContainers()) {
        containers.ask();
      }
      authorRules = rules;
      builtForMode = document.mode();
      invalidation = null;
      Map<String, CssRule.PropertyRule> all = new HashMap<>(rules.registered());
      all.putAll(registered);
      builder = new StyleBuilder(media, all, rules.featureValues(), fontUnits, customPropertyMaps);
      builder.setTextZoom(textZoom);
      builder.setContainers(containers);
      matcher = new SelectorMatcher(document);
      filter = new AncestorFilter(document.isQuirks());
      cache.clear();
      inlineBlocks.clear();
    }
    return rules;
  }

  // Shadow trees.

  /// The rules of one shadow tree.
  private static final class TreeRules {
    List<AuthorSheet> sheets = List.of();
    @Nullable RuleSet rules;

    /// The document's rules that they were made beside; others: they are made again.
    @Nullable RuleSet beside;
  }

  private final Set<ShadowRoot> styledTrees = Collections.newSetFromMap(new WeakHashMap<>());

  /// Sets the style sheets of a shadow tree in tree order, replacing all before.
  public void setShadowSheets(ShadowRoot tree, List<AuthorSheet> newSheets) {
    TreeRules known = treeRules(tree);
    if (newSheets.isEmpty() && known == null) {
      return;
    }
    TreeRules mine = known == null ? new TreeRules() : known;
    tree.setStyles(mine);
    styledTrees.add(tree);
    mine.sheets = List.copyOf(newSheets);
    mine.rules = null;
    invalidation = null;
    tree.shadowHost().markDirty(Node.STYLE_SUBTREE);
  }

  /// The shadow trees that have, or had, style sheets.
  public Set<ShadowRoot> styledTrees() {
    return Set.copyOf(styledTrees);
  }

  private static @Nullable TreeRules treeRules(ShadowRoot tree) {
    return tree.styles() instanceof TreeRules rules ? rules : null;
  }

  private @Nullable RuleSet rulesOf(@Nullable ShadowRoot tree) {
    TreeRules mine = tree == null ? null : treeRules(tree);
    if (mine == null) {
      return null;
    }
    RuleSet beside = rules();
    RuleSet made = mine.rules;
    if (made == null || mine.beside != beside) {
      made = new RuleSet(true, document.isQuirks());
      for (AuthorSheet each : mine.sheets) {
        made.add(each.sheet(), each.media(), media, imported);
      }
      made.finish();
      if (made.asksContainers()) {
        containers.ask();
      }
      mine.rules = made;
      mine.beside = beside;
    }
    return made;
  }

  private static @Nullable ShadowRoot treeOf(Element element) {
    return element.isInShadow() && element.root() instanceof ShadowRoot tree ? tree : null;
  }

  /// The rules of the element's own tree, of its shadow tree, of those in whose slots it is, and of
  /// those around whose parts it is (CSS Scoping §3.3).
  private void collectAuthor(RuleSet ofDocument, Element element, SelectorMatcher with) {
    collectInTrees(ofDocument, element, with);
    if (containers.isAsked()) {
      matched.removeIf(
          entry ->
              entry.queries != null
                  && !containers.hold(entry.queries, element, entry.pseudo != null, media));
    }
  }

  private void collectInTrees(RuleSet ofDocument, Element element, SelectorMatcher with) {
    ShadowRoot tree = treeOf(element);
    ShadowRoot hosted = element.shadowRoot();
    boolean mayBeSlotted =
        element.parent() instanceof Element parent && parent.shadowRoot() != null;
    if (tree == null) {
      ofDocument.collect(element, with, filter, matched);
      if (hosted == null && !mayBeSlotted) {
        return;
      }
    }
    RuleSet own = rulesOf(tree);
    if (own != null) {
      with.setTree(tree);
      own.collect(element, with, filter, matched);
    }
    RuleSet inside = rulesOf(hosted);
    if (inside != null) {
      with.setTree(hosted);
      inside.collectHost(element, with, filter, matched);
    }
    if (mayBeSlotted) {
      for (Element slot = SelectorMatcher.slotOf(element);
          slot != null;
          slot = SelectorMatcher.slotOf(slot)) {
        ShadowRoot around = treeOf(slot);
        RuleSet rules = rulesOf(around);
        if (rules != null) {
          with.setTree(around);
          rules.collectSlotted(element, with, filter, matched);
        }
      }
    }
    if (tree != null && element.hasAttribute("part")) {
      collectParts(ofDocument, element, tree, with);
    }
    with.setTree(null);
  }

  /// CSS Shadow Parts §3: an element is a part of its host, and of the hosts further out whose
  /// `exportparts` passes it on.
  private void collectParts(
      RuleSet ofDocument, Element element, ShadowRoot tree, SelectorMatcher with) {
    Set<String> names = words(element.attribute("part"));
    ShadowRoot at = tree;
    while (at != null && !names.isEmpty()) {
      Element host = at.shadowHost();
      ShadowRoot around = treeOf(host);
      RuleSet rules = around == null ? ofDocument : rulesOf(around);
      if (rules != null) {
        with.setTree(around);
        with.setPart(host, names);
        rules.collectParts(element, with, filter, matched);
      }
      names = exported(host, names);
      at = around;
    }
    with.setPart(null, Set.of());
  }

  private static Set<String> exported(Element host, Set<String> names) {
    Set<String> out = new HashSet<>();
    String mappings = host.attribute("exportparts");
    if (mappings == null) {
      return out;
    }
    for (String mapping : mappings.split(",")) {
      int colon = mapping.indexOf(':');
      String inner = (colon < 0 ? mapping : mapping.substring(0, colon)).strip();
      String outer = (colon < 0 ? mapping : mapping.substring(colon + 1)).strip();
      if (names.contains(inner) && !outer.isEmpty()) {
        out.add(outer);
      }
    }
    return out;
  }

  /// Something about an element has changed that rules of other trees may ask for.
  private void shadowMayChange(Element element) {
    if (styledTrees.isEmpty() && element.shadowRoot() == null) {
      return;
    }
    boolean host = element.shadowRoot() != null;
    boolean slot = element.isInShadow() && element.is("slot");
    if (host || slot || anyHostContext()) {
      element.markDirty(Node.STYLE_SUBTREE);
    }
  }

  private boolean anyHostContext() {
    for (ShadowRoot tree : styledTrees) {
      RuleSet rules = rulesOf(tree);
      if (rules != null && rules.hasHostContext()) {
        return true;
      }
    }
    return false;
  }

  private InvalidationIndex invalidation() {
    RuleSet author = rules();
    InvalidationIndex index = invalidation;
    if (index == null) {
      index = new InvalidationIndex();
      index.add(UserAgentSheet.rules(document.isQuirks()));
      index.add(author);
      for (ShadowRoot tree : styledTrees) {
        RuleSet rules = rulesOf(tree);
        if (rules != null) {
          index.add(rules);
        }
      }
      invalidation = index;
    }
    return index;
  }

  // Styling.

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

  /// What is said of an element (null) or one of its pseudo-elements, collected once more. Styles
  /// of the elements around it are kept.
  private StyleBuilder matchAgain(Element element, @Nullable PseudoElement pseudo) {
    RuleSet author = rules();
    SelectorMatcher with = matcher;
    StyleBuilder build = builder;
    if (with == null || build == null) {
      throw new IllegalStateException("rules() sets both");
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
    collectAuthor(author, element, with);
    filter = before;
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

  private ElementStyle resolve(Element element) {
    RuleSet author = rules();
    SelectorMatcher with = matcher;
    StyleBuilder build = builder;
    if (with == null || build == null) {
      throw new IllegalStateException("rules() sets both");
    }
    matched.clear();
    UserAgentSheet.rules(document.isQuirks()).collect(element, with, filter, matched);
    collectAuthor(author, element, with);
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

  /// The `display` of the nearest ancestor with a box.
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
      case MARKER -> style.display() == Display.LIST_ITEM;
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

  // Changes of the document.

  @Override
  public void nodeInserted(Node node) {
    Element root = document.documentElement();
    if (root != null
        && node instanceof Element meta
        && meta.is("meta")
        && meta.attributeOrEmpty("name").equalsIgnoreCase("color-scheme")) {
      root.markDirty(Node.STYLE_SUBTREE);
    }
    childrenChanged(node.parent(), node.previousSibling(), node.nextSibling(), node);
  }

  @Override
  public void nodeRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    for (Node each = node; each != null; each = each.nextShadowIncluding(node)) {
      if (each instanceof Element element) {
        element.setStyleData(null);
      }
    }
    childrenChanged(parent, previous, next, parent);
  }

  private void childrenChanged(
      @Nullable ContainerNode container,
      @Nullable Node previous,
      @Nullable Node next,
      Node changed) {
    Element parent =
        container instanceof ShadowRoot shadow
            ? shadow.shadowHost()
            : container instanceof Element element ? element : null;
    if (parent == null) {
      return;
    }
    textChanged(parent);
    int flags = parent.styleFlags();
    if (flags != 0) {
      if ((flags & StyleFlags.EMPTY) != 0) {
        parent.markDirty(Node.STYLE_SUBTREE);
      }
      if ((flags & StyleFlags.CHILDREN_FORWARD) != 0) {
        markElements(next, true, Integer.MAX_VALUE);
      }
      if ((flags & StyleFlags.CHILDREN_BACKWARD) != 0) {
        markElements(previous, false, Integer.MAX_VALUE);
      }
      if ((flags & StyleFlags.CHILDREN_AT_ENDS) != 0) {
        markElements(next, true, 1);
        markElements(previous, false, 1);
      }
    }
    if (matcher != null && matcher.hasTriedHas()) {
      InvalidationIndex.markHasAnchors(changed);
    }
  }

  private static void markElements(@Nullable Node from, boolean forward, int limit) {
    int count = 0;
    Node node = from;
    while (node != null && count < limit) {
      if (node instanceof Element element) {
        element.markDirty(Node.STYLE_SUBTREE);
        count++;
      }
      node = forward ? node.nextSibling() : node.previousSibling();
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute attribute, @Nullable String oldValue, @Nullable String newValue) {
    String name = attribute.localName();
    if (matcher == null) {
      return; // Nothing was ever matched.
    }
    // The attribute may be a hint, or be in attr(): its own element is always restyled.
    element.markDirty(Node.STYLE);
    shadowMayChange(element);
    if (name.equals("exportparts")) {
      element.markDirty(Node.STYLE_SUBTREE);
    }
    switch (name) {
      case "class" -> {
        Set<String> before = words(oldValue);
        Set<String> after = words(newValue);
        for (String each : before) {
          if (!after.contains(each)) {
            invalidation().classChanged(element, each);
          }
        }
        for (String each : after) {
          if (!before.contains(each)) {
            invalidation().classChanged(element, each);
          }
        }
      }
      case "id" -> {
        if (oldValue != null) {
          invalidation().idChanged(element, oldValue);
        }
        if (newValue != null) {
          invalidation().idChanged(element, newValue);
        }
      }
      case "border", "cellpadding", "rules", "bordercolor", "frame" -> {
        if (element.is("table")) {
          element.markDirty(Node.STYLE_SUBTREE);
        }
      }
      case "lang", "dir" -> element.markDirty(Node.STYLE_SUBTREE);
      default -> {}
    }
    invalidation().attributeChanged(element, name);
  }

  private static Set<String> words(@Nullable String value) {
    Set<String> words = new HashSet<>();
    if (value != null) {
      for (String word : value.split("[ \t\n\f\r]+")) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  @Override
  public void controlValueChanged(Element element) {
    invalidation().stateChanged(element, ElementState.PLACEHOLDER_SHOWN);
    validityMayChange(element);
  }

  /// The element's own validity, and that of what it belongs to.
  private void validityMayChange(Element element) {
    InvalidationIndex index = invalidation();
    index.stateChanged(element, ElementState.FURTHER_ERROR);
    if (!index.dependsOn(ElementState.FURTHER_ERROR)) {
      return;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      if (at.is("form") || at.is("fieldset") || at.is("select")) {
        index.stateChanged(at, ElementState.FURTHER_ERROR);
      }
    }
    Element form = Checkedness.formOf(element);
    if (form != null) {
      index.stateChanged(form, ElementState.FURTHER_ERROR);
    }
    String name = element.attributeOrEmpty("name");
    if (element.attributeOrEmpty("type").equalsIgnoreCase("radio") && !name.isEmpty()) {
      Node root = element.root();
      for (Node node = root; node != null; node = node.nextInTree(root)) {
        if (node instanceof Element other && name.equals(other.attribute("name"))) {
          index.stateChanged(other, ElementState.FURTHER_ERROR);
        }
      }
    }
  }

  @Override
  public void stateChanged(Element element, int changed) {
    invalidation().stateChanged(element, changed);
    if ((changed & (ElementState.CHECKED | ElementState.FURTHER_ERROR)) != 0) {
      validityMayChange(element);
    }
    shadowMayChange(element);
    if (SelectorMatcher.slotOf(element) != null) {
      element.markDirty(Node.STYLE);
    }
  }

  /// Text in an element with `dir=auto` may turn it round.
  private void textChanged(@Nullable ContainerNode container) {
    if (matcher == null || !invalidation().dependsOnDirection()) {
      return;
    }
    for (ContainerNode at = container; at instanceof Element each; at = each.parent()) {
      if (each.is("bdi") || each.attributeOrEmpty("dir").equalsIgnoreCase("auto")) {
        each.markDirty(Node.STYLE_SUBTREE);
        invalidation().attributeChanged(each, "dir");
      }
    }
  }

  @Override
  public void characterDataChanged(CharacterData node, String oldData) {
    textChanged(node.parent());
    if (node.parent() instanceof Element parent && (parent.styleFlags() & StyleFlags.EMPTY) != 0) {
      parent.markDirty(Node.STYLE_SUBTREE);
    }
  }
}
