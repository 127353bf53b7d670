package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.style.StyleEngine.AuthorSheet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The author's rules of a document and of its shadow trees, and which of them match an element.
/// Owned by `RendererMain`.
final class AuthorRules {
  private final Document document;
  private final Containers containers;
  private MediaValues media;
  private List<AuthorSheet> sheets = List.of();
  private Function<? super CssRule.Import, @Nullable StyleSheet> imported = rule -> null;
  private @Nullable RuleSet ofDocument;
  private Document.Mode builtForMode = Document.Mode.NO_QUIRKS;

  /// Made when the first change of an attribute or state asks for it.
  private @Nullable InvalidationIndex invalidation;

  /// By scripts; they come before those of rules.
  private final Map<String, CssRule.PropertyRule> registered = new HashMap<>();

  private final Set<ShadowRoot> styledTrees = Collections.newSetFromMap(new WeakHashMap<>());

  /// The rules of one shadow tree.
  private static final class TreeRules {
    List<AuthorSheet> sheets = List.of();
    @Nullable RuleSet rules;

    /// The document's rules that they were made beside; others: they are made again.
    @Nullable RuleSet beside;
  }

  AuthorRules(Document document, MediaValues media, Containers containers) {
    this.document = document;
    this.media = media;
    this.containers = containers;
  }

  /// Sets the document's style sheets in tree order, replacing all before.
  void setSheets(
      List<AuthorSheet> newSheets,
      Function<? super CssRule.Import, @Nullable StyleSheet> importedSheets) {
    sheets = List.copyOf(newSheets);
    imported = importedSheets;
    forget();
  }

  void setMedia(MediaValues newMedia) {
    media = newMedia;
    forget();
  }

  MediaValues media() {
    return media;
  }

  /// The rules are made again when they are next asked for.
  void forget() {
    ofDocument = null;
  }

  /// The document's rules as they are now.
  RuleSet ofDocument() {
    RuleSet rules = ofDocument;
    if (rules == null || builtForMode != document.mode()) {
      rules = rules(sheets);
      ofDocument = rules;
      builtForMode = document.mode();
      invalidation = null;
    }
    return rules;
  }

  private RuleSet rules(List<AuthorSheet> of) {
    RuleSet rules = new RuleSet(true, document.isQuirks());
    for (AuthorSheet each : of) {
      rules.add(each.sheet(), each.media(), media, imported);
    }
    rules.finish();
    if (rules.asksContainers()) {
      containers.ask();
    }
    return rules;
  }

  /// Registers a custom property for a script.
  void register(CssRule.PropertyRule rule) {
    registered.put(rule.name(), rule);
    forget();
  }

  /// Whether a script has registered a custom property of that name.
  boolean isRegistered(String name) {
    return registered.containsKey(name);
  }

  /// The registered custom properties by name: those of scripts before those of rules.
  Map<String, CssRule.PropertyRule> registered() {
    Map<String, CssRule.PropertyRule> all = new HashMap<>(ofDocument().registered());
    all.putAll(registered);
    return all;
  }

  /// The registered custom property of that name; null for none.
  CssRule.@Nullable PropertyRule registered(String name) {
    CssRule.PropertyRule rule = registered.get(name);
    return rule != null ? rule : ofDocument().registered().get(name);
  }

  /// The `@keyframes` of a name, as the element's tree or those around it know it; null for none.
  CssRule.@Nullable Keyframes keyframes(Element element, String name) {
    for (ShadowRoot tree = treeOf(element); tree != null; tree = treeOf(tree.shadowHost())) {
      RuleSet rules = of(tree);
      CssRule.Keyframes found = rules == null ? null : rules.keyframes().get(name);
      if (found != null) {
        return found;
      }
    }
    return ofDocument().keyframes().get(name);
  }

  /// Sets the style sheets of a shadow tree in tree order, replacing all before.
  ///
  /// @return whether that may change anything
  boolean setSheets(ShadowRoot tree, List<AuthorSheet> newSheets) {
    TreeRules known = treeRules(tree);
    if (newSheets.isEmpty() && known == null) {
      return false;
    }
    TreeRules mine = known == null ? new TreeRules() : known;
    tree.setStyles(mine);
    styledTrees.add(tree);
    mine.sheets = List.copyOf(newSheets);
    mine.rules = null;
    invalidation = null;
    return true;
  }

  /// The shadow trees that have, or had, style sheets.
  Set<ShadowRoot> styledTrees() {
    return Set.copyOf(styledTrees);
  }

  /// Whether there are any of those.
  boolean anyStyledTree() {
    return !styledTrees.isEmpty();
  }

  private static @Nullable TreeRules treeRules(ShadowRoot tree) {
    return tree.styles() instanceof TreeRules rules ? rules : null;
  }

  private @Nullable RuleSet of(@Nullable ShadowRoot tree) {
    TreeRules mine = tree == null ? null : treeRules(tree);
    if (mine == null) {
      return null;
    }
    RuleSet beside = ofDocument();
    RuleSet made = mine.rules;
    if (made == null || mine.beside != beside) {
      made = rules(mine.sheets);
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
  void collect(
      Element element, SelectorMatcher with, AncestorFilter filter, List<RuleEntry> matched) {
    collectInTrees(element, with, filter, matched);
    if (containers.isAsked()) {
      matched.removeIf(
          entry ->
              entry.queries != null
                  && !containers.hold(entry.queries, element, entry.pseudo != null, media));
    }
  }

  private void collectInTrees(
      Element element, SelectorMatcher with, AncestorFilter filter, List<RuleEntry> matched) {
    ShadowRoot tree = treeOf(element);
    ShadowRoot hosted = element.shadowRoot();
    boolean mayBeSlotted =
        element.parent() instanceof Element parent && parent.shadowRoot() != null;
    if (tree == null) {
      ofDocument().collect(element, with, filter, matched);
      if (hosted == null && !mayBeSlotted) {
        return;
      }
    }
    RuleSet own = of(tree);
    if (own != null) {
      with.setTree(tree);
      own.collect(element, with, filter, matched);
    }
    RuleSet inside = of(hosted);
    if (inside != null) {
      with.setTree(hosted);
      inside.collectHost(element, with, filter, matched);
    }
    if (mayBeSlotted) {
      for (Element slot = SelectorMatcher.slotOf(element);
          slot != null;
          slot = SelectorMatcher.slotOf(slot)) {
        ShadowRoot around = treeOf(slot);
        RuleSet rules = of(around);
        if (rules != null) {
          with.setTree(around);
          rules.collectSlotted(element, with, filter, matched);
        }
      }
    }
    if (tree != null && element.hasAttribute("part")) {
      collectParts(element, tree, with, filter, matched);
    }
    with.setTree(null);
  }

  /// CSS Shadow Parts §3: an element is a part of its host, and of the hosts further out whose
  /// `exportparts` passes it on.
  private void collectParts(
      Element element,
      ShadowRoot tree,
      SelectorMatcher with,
      AncestorFilter filter,
      List<RuleEntry> matched) {
    Set<String> names = words(element.attribute("part"));
    ShadowRoot at = tree;
    while (at != null && !names.isEmpty()) {
      Element host = at.shadowHost();
      ShadowRoot around = treeOf(host);
      RuleSet rules = around == null ? ofDocument() : of(around);
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

  /// Whether a shadow tree asks what its host is in.
  boolean anyHostContext() {
    for (ShadowRoot tree : styledTrees) {
      RuleSet rules = of(tree);
      if (rules != null && rules.hasHostContext()) {
        return true;
      }
    }
    return false;
  }

  /// What has to be styled again after a change.
  InvalidationIndex invalidation() {
    RuleSet author = ofDocument();
    InvalidationIndex index = invalidation;
    if (index == null) {
      index = new InvalidationIndex();
      index.add(UserAgentSheet.rules(document.isQuirks()));
      index.add(author);
      for (ShadowRoot tree : styledTrees) {
        RuleSet rules = of(tree);
        if (rules != null) {
          index.add(rules);
        }
      }
      invalidation = index;
    }
    return index;
  }

  /// A set of space-separated tokens (DOM §2.3).
  static Set<String> words(@Nullable String value) {
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
}
