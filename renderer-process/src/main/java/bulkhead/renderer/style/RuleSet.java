package bulkhead.renderer.style;

import bulkhead.renderer.css.ContainerQuery;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.css.selector.Combinator;
import bulkhead.renderer.css.selector.ComplexSelector;
import bulkhead.renderer.css.selector.SimpleSelector;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.CascadeOrder.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rules of one origin that apply for one [MediaValues], hashed by what their subject must
/// have: an id, a class, an attribute or a name. Thread: owned by `RendererMain`.
final class RuleSet {
  private static final int MAX_IMPORT_DEPTH = 16;

  /// A list of rules that grows.
  private static final class Bucket {
    RuleEntry[] entries = new RuleEntry[4];
    int count;

    void add(RuleEntry entry) {
      if (count == entries.length) {
        entries = Arrays.copyOf(entries, count * 2);
      }
      entries[count++] = entry;
    }
  }

  private final Map<String, Bucket> byId = new HashMap<>();
  private final Map<String, Bucket> byClass = new HashMap<>();
  private final Map<String, Bucket> byType = new HashMap<>();
  private final Map<String, Bucket> byAttribute = new HashMap<>();
  private final Bucket universal = new Bucket();

  /// Rules whose subject is in another tree: `:host`, `::slotted()` and `::part()`.
  private final Bucket host = new Bucket();

  private final Bucket slotted = new Bucket();
  private final Bucket parts = new Bucket();
  private boolean hostContext;
  private final boolean author;
  private final boolean quirks;
  private final Layers layers = new Layers();
  private final List<Pending> pending = new ArrayList<>();
  private final List<CssRule.FontFace> fontFaces = new ArrayList<>();
  private final Map<String, CssRule.PropertyRule> registered = new HashMap<>();
  private final Map<String, List<Integer>> featureValues = new HashMap<>();
  private final Map<String, CssRule.Keyframes> keyframes = new HashMap<>();
  private final Map<String, CssRule.CounterStyle> counterStyles = new HashMap<>();
  private boolean dependsOnMedia;
  private boolean asksContainers;
  private int appearance;

  /// A rule whose layer's place is not known before all sheets are in.
  private record Pending(
      CssRule.Style rule, ParseContext context, int layer, Containers.@Nullable Queries queries) {}

  RuleSet(boolean author, boolean quirks) {
    this.author = author;
    this.quirks = quirks;
  }

  List<CssRule.FontFace> fontFaces() {
    return fontFaces;
  }

  /// What `@font-feature-values` says, by [FontAlternates#key].
  Map<String, List<Integer>> featureValues() {
    return featureValues;
  }

  /// CSS Properties and Values 1 §2.2, §3: the initial value must be there, fit the syntax, and
  /// depend on nothing.
  static boolean isValid(CssRule.PropertyRule rule) {
    PropertySyntax syntax = PropertySyntax.parse(rule.syntax());
    String initial = rule.initial();
    if (syntax == null || !rule.name().startsWith("--")) {
      return false;
    }
    return syntax.isUniversal()
        || initial != null && PropertySyntax.isIndependent(initial) && syntax.read(initial) != null;
  }

  Map<String, CssRule.PropertyRule> registered() {
    return registered;
  }

  Map<String, CssRule.Keyframes> keyframes() {
    return keyframes;
  }

  /// By name; a later rule replaces an earlier one.
  Map<String, CssRule.CounterStyle> counterStyles() {
    return counterStyles;
  }

  /// Whether other media values may choose other rules.
  boolean dependsOnMedia() {
    return dependsOnMedia;
  }

  /// Whether containers may choose other rules.
  boolean asksContainers() {
    return asksContainers;
  }

  /// Adds a sheet's rules in order. `imported` finds the sheet of an `@import`, or null while it is
  /// not loaded.
  void add(
      StyleSheet sheet,
      MediaQueryList media,
      MediaValues values,
      Function<? super CssRule.Import, @Nullable StyleSheet> imported) {
    addSheet(sheet, media, values, imported, Layers.ROOT, 0);
  }

  private void addSheet(
      StyleSheet sheet,
      MediaQueryList media,
      MediaValues values,
      Function<? super CssRule.Import, @Nullable StyleSheet> imported,
      int layer,
      int depth) {
    if (media != MediaQueryList.ALL) {
      dependsOnMedia = true;
      if (!media.matches(values)) {
        return;
      }
    }
    addRules(
        sheet.rules(),
        new ParseContext(sheet.baseUrl(), quirks),
        values,
        imported,
        layer,
        null,
        depth);
  }

  private void addRules(
      List<CssRule> rules,
      ParseContext context,
      MediaValues values,
      Function<? super CssRule.Import, @Nullable StyleSheet> imported,
      int layer,
      Containers.@Nullable Queries queries,
      int depth) {
    for (CssRule rule : rules) {
      switch (rule) {
        case CssRule.Style style -> pending.add(new Pending(style, context, layer, queries));
        case CssRule.Media(MediaQueryList media, List<CssRule> inside) -> {
          dependsOnMedia = true;
          if (media.matches(values)) {
            addRules(inside, context, values, imported, layer, queries, depth);
          }
        }
        case CssRule.Container(ContainerQuery query, List<CssRule> inside) -> {
          asksContainers = true;
          Containers.Queries inner = new Containers.Queries(query, queries);
          addRules(inside, context, values, imported, layer, inner, depth);
        }
        case CssRule.Supports supports -> {
          if (supports.condition().holds(PropertyParser::supports)) {
            addRules(supports.rules(), context, values, imported, layer, queries, depth);
          }
        }
        case CssRule.LayerBlock(String name, List<CssRule> inside) ->
            addRules(inside, context, values, imported, layers.named(layer, name), queries, depth);
        case CssRule.LayerOrder(List<String> names) -> {
          for (String name : names) {
            layers.named(layer, name);
          }
        }
        case CssRule.Import each -> {
          int inner = each.layer() == null ? layer : layers.named(layer, each.layer());
          StyleSheet sheet = depth < MAX_IMPORT_DEPTH ? imported.apply(each) : null;
          if (sheet != null
              && (each.supports() == null || each.supports().holds(PropertyParser::supports))) {
            addSheet(sheet, each.media(), values, imported, inner, depth + 1);
          }
        }
        case CssRule.FontFace face -> fontFaces.add(face);
        case CssRule.PropertyRule property -> {
          if (isValid(property)) {
            registered.put(property.name(), property);
          }
        }
        case CssRule.Keyframes each -> keyframes.put(each.name(), each);
        case CssRule.FontFeatureValues each -> FontAlternates.addRule(each, featureValues);
        case CssRule.CounterStyle each -> {
          if (CounterStyles.isValid(each)) {
            counterStyles.put(each.name(), each);
          }
        }
        case CssRule.Unsupported ignored -> {}
      }
    }
  }

  /// To be called once when all sheets are in.
  void finish() {
    int[] places = layers.places();
    for (Pending each : pending) {
      int place = each.layer == Layers.ROOT ? CascadeOrder.UNLAYERED : places[each.layer];
      appearance++;
      for (ComplexSelector selector : each.rule.selectors().selectors()) {
        add(selector, each, place);
      }
    }
    pending.clear();
  }

  private void add(ComplexSelector selector, Pending of, int layerPlace) {
    PseudoElement pseudo = null;
    String name = selector.pseudoElement();
    if (name != null) {
      pseudo = PseudoElement.byName(name);
      if (pseudo == null) {
        return;
      }
    }
    Context from = contextOf(selector);
    long order = CascadeOrder.of(author, from, layerPlace, selector.specificity(), appearance);
    RuleEntry entry =
        new RuleEntry(
            selector, of.rule, of.context, pseudo, order, ancestorHashes(selector), of.queries);
    Bucket bucket =
        switch (from) {
          case HOSTED -> host;
          case SLOT -> slotted;
          case OWN -> bucketFor(selector.compound(0), 0);
          case OUTER -> parts;
        };
    bucket.add(entry);
  }

  private Context contextOf(ComplexSelector selector) {
    if (selector.length() > 1 && selector.combinator(0) == Combinator.SLOTTED) {
      return Context.SLOT;
    }
    if (selector.length() > 1 && selector.combinator(0) == Combinator.PART) {
      return Context.OUTER;
    }
    for (int i = 0; i < selector.length(); i++) {
      for (SimpleSelector simple : selector.compound(i)) {
        hostContext |= simple instanceof SimpleSelector.HostContext;
      }
    }
    return SelectorMatcher.isForHost(selector.compound(0)) ? Context.HOSTED : Context.OWN;
  }

  /// Whether what is above a host matters.
  boolean hasHostContext() {
    return hostContext;
  }

  boolean hasHostRules() {
    return host.count > 0;
  }

  boolean hasParts() {
    return parts.count > 0;
  }

  /// The `:host` rules that match the host of the tree that these rules are in.
  void collectHost(
      Element element, SelectorMatcher matcher, AncestorFilter filter, List<RuleEntry> out) {
    collect(host, element, matcher, filter, out);
  }

  /// The `::slotted()` rules for what is in a slot of the tree that these rules are in.
  void collectSlotted(
      Element element, SelectorMatcher matcher, AncestorFilter filter, List<RuleEntry> out) {
    collect(slotted, element, matcher, filter, out);
  }

  /// The `::part()` rules for what is in a shadow tree below the tree that these rules are in.
  void collectParts(
      Element element, SelectorMatcher matcher, AncestorFilter filter, List<RuleEntry> out) {
    collect(parts, element, matcher, filter, out);
  }

  /// The bucket of the rarest thing that the subject must have.
  private Bucket bucketFor(SimpleSelector[] compound, int depth) {
    String className = null;
    String type = null;
    String attribute = null;
    Bucket inner = null;
    for (SimpleSelector simple : compound) {
      switch (simple.kind()) {
        case ID -> {
          return bucket(byId, fold(((SimpleSelector.Id) simple).id()));
        }
        case CLASS -> className = ((SimpleSelector.ClassName) simple).name();
        case TYPE -> type = ((SimpleSelector.Type) simple).lower();
        case ATTRIBUTE -> attribute = ((SimpleSelector.HasAttribute) simple).lower();
        case IS -> {
          List<ComplexSelector> list = ((SimpleSelector.Is) simple).list().selectors();
          if (list.size() == 1 && depth < 4) {
            inner = bucketFor(list.getFirst().compound(0), depth + 1);
          }
        }
        default -> {}
      }
    }
    if (className != null) {
      return bucket(byClass, fold(className));
    }
    if (inner != null && inner != universal) {
      return inner;
    }
    if (type != null) {
      return bucket(byType, type);
    }
    return attribute != null ? bucket(byAttribute, attribute) : universal;
  }

  private static Bucket bucket(Map<String, Bucket> map, String key) {
    Bucket bucket = map.get(key);
    if (bucket == null) {
      bucket = new Bucket();
      map.put(key, bucket);
    }
    return bucket;
  }

  private String fold(String name) {
    return quirks ? Tokens.asciiLower(name) : name;
  }

  private int[] ancestorHashes(ComplexSelector selector) {
    int[] hashes = new int[4];
    int count = 0;
    for (int i = 1; i < selector.length() && count < hashes.length; i++) {
      Combinator joined = selector.combinator(i - 1);
      if (joined != Combinator.DESCENDANT && joined != Combinator.CHILD) {
        continue;
      }
      for (SimpleSelector simple : selector.compound(i)) {
        int hash =
            switch (simple.kind()) {
              case ID -> AncestorFilter.hashOfId(fold(((SimpleSelector.Id) simple).id()));
              case CLASS ->
                  AncestorFilter.hashOfClass(fold(((SimpleSelector.ClassName) simple).name()));
              case TYPE -> AncestorFilter.hashOfType(((SimpleSelector.Type) simple).lower());
              default -> 0;
            };
        if (hash != 0 && count < hashes.length) {
          hashes[count++] = hash;
        }
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /// Adds the rules that match `element`, for itself and its pseudo-elements, to `out`, in no
  /// order.
  void collect(
      Element element, SelectorMatcher matcher, AncestorFilter filter, List<RuleEntry> out) {
    String id = element.id();
    if (id != null && !byId.isEmpty()) {
      collect(byId.get(fold(id)), element, matcher, filter, out);
    }
    if (!byClass.isEmpty()) {
      for (int i = 0; i < element.classCount(); i++) {
        collect(byClass.get(fold(element.classAt(i))), element, matcher, filter, out);
      }
    }
    if (!byAttribute.isEmpty()) {
      for (int i = 0; i < element.attributeCount(); i++) {
        String name = element.attributeAt(i).localName();
        collect(byAttribute.get(Tokens.asciiLower(name)), element, matcher, filter, out);
      }
    }
    collect(byType.get(Tokens.asciiLower(element.localName())), element, matcher, filter, out);
    collect(universal, element, matcher, filter, out);
  }

  private static void collect(
      @Nullable Bucket bucket,
      Element element,
      SelectorMatcher matcher,
      AncestorFilter filter,
      List<RuleEntry> out) {
    if (bucket == null) {
      return;
    }
    RuleEntry[] entries = bucket.entries;
    for (int i = 0; i < bucket.count; i++) {
      RuleEntry entry = entries[i];
      if (filter.mayContainAll(entry.ancestorHashes) && matcher.matches(entry.selector, element)) {
        out.add(entry);
      }
    }
  }

  /// All selectors, for [InvalidationIndex].
  void forEachSelector(java.util.function.Consumer<ComplexSelector> visitor) {
    List<Map<String, Bucket>> maps = List.of(byId, byClass, byType, byAttribute);
    for (Map<String, Bucket> map : maps) {
      for (Bucket bucket : map.values()) {
        visit(bucket, visitor);
      }
    }
    visit(universal, visitor);
    visit(host, visitor);
    visit(slotted, visitor);
    visit(parts, visitor);
  }

  private static void visit(Bucket bucket, java.util.function.Consumer<ComplexSelector> visitor) {
    for (int i = 0; i < bucket.count; i++) {
      visitor.accept(bucket.entries[i].selector);
    }
  }

  /// Cascade layers (CSS Cascade 5 §6.4) as a tree; a parent's own rules come after those of its
  /// layers.
  private static final class Layers {
    static final int ROOT = 0;

    private final List<Integer> parents = new ArrayList<>(List.of(-1));
    private final List<List<Integer>> children = new ArrayList<>();
    private final Map<String, Integer> byPath = new HashMap<>();
    private final List<String> paths = new ArrayList<>(List.of(""));

    Layers() {
      children.add(new ArrayList<>());
    }

    /// The layer `name` (dotted, "" for a new anonymous one) inside of `parent`.
    int named(int parent, String name) {
      int layer = parent;
      if (name.isEmpty()) {
        return make(parent, paths.get(parent) + ".\0" + parents.size());
      }
      for (String part : name.split("\\.")) {
        String path = paths.get(layer) + "." + part;
        Integer found = byPath.get(path);
        layer = found != null ? found : make(layer, path);
      }
      return layer;
    }

    private int make(int parent, String path) {
      int layer = parents.size();
      parents.add(parent);
      paths.add(path);
      children.add(new ArrayList<>());
      children.get(parent).add(layer);
      byPath.put(path, layer);
      return layer;
    }

    /// The place of each layer in the order, from 0.
    int[] places() {
      int[] places = new int[parents.size()];
      int next = 0;
      // Children before their parent, in order of appearance; without recursion.
      List<int[]> stack = new ArrayList<>();
      stack.add(new int[] {ROOT, 0});
      while (!stack.isEmpty()) {
        int[] top = stack.getLast();
        List<Integer> below = children.get(top[0]);
        if (top[1] < below.size()) {
          stack.add(new int[] {below.get(top[1]++), 0});
        } else {
          places[top[0]] = next++;
          stack.removeLast();
        }
      }
      return places;
    }
  }
}
