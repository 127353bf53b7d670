package bulkhead.renderer.style;

import bulkhead.renderer.css.selector.Combinator;
import bulkhead.renderer.css.selector.ComplexSelector;
import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SimpleSelector;
import bulkhead.renderer.css.selector.SimpleSelector.PseudoClass;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which elements a change of an id, class, attribute or state may concern, read off the selectors.
/// ```
/// .open > li a.x { }     class "open" changed on E  →  restyle what is below E and has class "x"
/// .open { }              …                          →  restyle E
/// .open ~ p { }          …                          →  restyle <p> siblings after E, and below
/// those
/// ```
/// Thread: owned by `RendererMain`.
final class InvalidationIndex {

  /// The elements that one feature concerns.
  private static final class Scope {
    boolean self;
    final Subjects below = new Subjects();

    /// Of the siblings after it: those themselves, and what is below them.
    final Subjects siblings = new Subjects();

    final Subjects belowSiblings = new Subjects();

    /// How many siblings that are.
    int reach;

    boolean has;
  }

  /// How a selector leads from the compound with the feature to its subject.
  ///
  /// @param below whether by way of children
  /// @param reach from the feature's element, or the one around the last children, so many siblings
  ///     further; 0 for none
  /// @param shadow whether into or out of a shadow tree: then it may be anywhere near
  private record Way(boolean below, int reach, boolean shadow) {
    static final Way NOWHERE = new Way(false, 0, false);

    private static final int ALL_SIBLINGS = 1 << 20;

    /// The way from the compound before this one, which is joined so.
    Way further(Combinator joined) {
      return switch (joined) {
        case CHILD, DESCENDANT -> new Way(true, 0, shadow);
        case NEXT_SIBLING -> new Way(below, Math.min(ALL_SIBLINGS, reach + 1), shadow);
        case SUBSEQUENT_SIBLING -> new Way(below, ALL_SIBLINGS, shadow);
        case SLOTTED, PART -> new Way(true, ALL_SIBLINGS, true);
      };
    }
  }

  /// A set of elements by what they must have.
  private static final class Subjects {
    boolean all;
    final Set<String> ids = new HashSet<>(2);
    final Set<String> classes = new HashSet<>(2);
    final Set<String> types = new HashSet<>(2);

    boolean isEmpty() {
      return !all && ids.isEmpty() && classes.isEmpty() && types.isEmpty();
    }

    boolean contains(Element element) {
      if (all || types.contains(element.localName())) {
        return true;
      }
      String id = element.id();
      if (id != null && ids.contains(id)) {
        return true;
      }
      if (!classes.isEmpty()) {
        for (int i = 0; i < element.classCount(); i++) {
          if (classes.contains(element.classAt(i))) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private final Map<String, Scope> scopes = new HashMap<>();

  /// Adds the selectors of a rule set.
  void add(RuleSet rules) {
    rules.forEachSelector(selector -> add(selector, null, Way.NOWHERE, false));
  }

  /// @param outerSubject the subject compound that is restyled when this one, inside of a function,
  ///     changes; null for the selector's own
  private void add(
      ComplexSelector selector, SimpleSelector @Nullable [] outerSubject, Way outer, boolean has) {
    SimpleSelector[] subject = outerSubject != null ? outerSubject : selector.compound(0);
    Way way = outer;
    for (int i = 0; i < selector.length(); i++) {
      if (i > 0) {
        way = way.further(selector.combinator(i - 1));
      }
      for (SimpleSelector simple : selector.compound(i)) {
        add(simple, subject, way, has);
      }
    }
  }

  private void add(SimpleSelector simple, SimpleSelector[] subject, Way way, boolean has) {
    switch (simple.kind()) {
      case ID -> note("#" + ((SimpleSelector.Id) simple).id(), subject, way, has);
      case CLASS -> note("." + ((SimpleSelector.ClassName) simple).name(), subject, way, has);
      case ATTRIBUTE ->
          note("[" + ((SimpleSelector.HasAttribute) simple).lower(), subject, way, has);
      case IS -> addAll(((SimpleSelector.Is) simple).list(), subject, way, has);
      case NOT -> addAll(((SimpleSelector.Not) simple).list(), subject, way, has);
      case HAS -> addAll(((SimpleSelector.Has) simple).list(), subject, way, true);
      case NTH -> {
        SelectorList of = ((SimpleSelector.Nth) simple).of();
        if (of != null) {
          addAll(of, subject, way.further(Combinator.SUBSEQUENT_SIBLING), has);
        }
      }
      case LANG -> {
        note("[lang", subject, way, has);
        note("[lang", subject, way.further(Combinator.DESCENDANT), has);
      }
      case DIR -> {
        note("[dir", subject, way, has);
        note("[dir", subject, way.further(Combinator.DESCENDANT), has);
      }
      case PSEUDO_CLASS -> pseudo((PseudoClass) simple, subject, way, has);
      case HOST -> {
        SelectorList list = ((SimpleSelector.Host) simple).list();
        if (list != null) {
          addAll(list, subject, way, has);
        }
      }
      case HOST_CONTEXT ->
          addAll(
              ((SimpleSelector.HostContext) simple).list(),
              subject,
              way.further(Combinator.DESCENDANT),
              has);
      case SLOTTED -> addAll(((SimpleSelector.Slotted) simple).list(), subject, way, has);
      case UNIVERSAL, TYPE, PART, STATE -> {}
    }
  }

  private void addAll(SelectorList list, SimpleSelector[] subject, Way way, boolean has) {
    for (ComplexSelector selector : list.selectors()) {
      add(selector, subject, way, has);
    }
  }

  private void pseudo(PseudoClass pseudo, SimpleSelector[] subject, Way way, boolean has) {
    switch (pseudo) {
      case HOVER,
          ACTIVE,
          FOCUS,
          FOCUS_VISIBLE,
          FOCUS_WITHIN,
          TARGET,
          VISITED,
          CHECKED,
          INDETERMINATE,
          PLACEHOLDER_SHOWN,
          USER_INVALID,
          USER_VALID,
          FULLSCREEN,
          MODAL,
          POPOVER_OPEN,
          AUTOFILL,
          VALID,
          INVALID,
          IN_RANGE,
          OUT_OF_RANGE,
          LINK,
          TARGET_WITHIN ->
          note(":" + stateOf(pseudo), subject, way, has);
      default -> {}
    }
    String[] attributes =
        switch (pseudo) {
          case ANY_LINK, LINK, VISITED -> new String[] {"href", "xlink:href"};
          case ENABLED, DISABLED -> new String[] {"disabled"};
          case REQUIRED, OPTIONAL -> new String[] {"required", "type"};
          case READ_ONLY, READ_WRITE ->
              new String[] {"readonly", "contenteditable", "type", "disabled"};
          case PLACEHOLDER_SHOWN -> new String[] {"placeholder", "value", "type"};
          case VALID, INVALID, IN_RANGE, OUT_OF_RANGE -> VALIDITY;
          case OPEN -> new String[] {"open"};
          case DEFAULT -> new String[] {"checked", "selected"};
          case INDETERMINATE -> new String[] {"value"};
          default -> Property.NO_NAMES;
        };
    for (String attribute : attributes) {
      note("[" + attribute, subject, way, has);
      if (attribute.equals("disabled") || attribute.equals("contenteditable")) {
        note("[" + attribute, subject, way.further(Combinator.DESCENDANT), has);
      }
    }
  }

  /// What the constraints of a control are made of.
  private static final String[] VALIDITY = {
    "required", "type", "value", "pattern", "min", "max", "step", "multiple", "disabled", "readonly"
  };

  private static int stateOf(PseudoClass pseudo) {
    return switch (pseudo) {
      case HOVER -> ElementState.HOVER;
      case ACTIVE -> ElementState.ACTIVE;
      case FOCUS -> ElementState.FOCUS;
      case FOCUS_VISIBLE -> ElementState.FOCUS_VISIBLE;
      case FOCUS_WITHIN -> ElementState.FOCUS_WITHIN;
      case TARGET, TARGET_WITHIN -> ElementState.TARGET;
      case VISITED, LINK -> ElementState.VISITED;
      case CHECKED -> ElementState.CHECKED;
      case INDETERMINATE -> ElementState.INDETERMINATE;
      case PLACEHOLDER_SHOWN -> ElementState.PLACEHOLDER_SHOWN;
      case USER_INVALID -> ElementState.USER_INVALID;
      case VALID, INVALID, IN_RANGE, OUT_OF_RANGE -> ElementState.FURTHER_ERROR;
      case USER_VALID -> ElementState.USER_VALID;
      case FULLSCREEN -> ElementState.FULLSCREEN;
      case MODAL -> ElementState.MODAL;
      case POPOVER_OPEN -> ElementState.POPOVER_OPEN;
      case AUTOFILL -> ElementState.AUTOFILL;
      default -> 0;
    };
  }

  private void note(String feature, SimpleSelector[] subject, Way way, boolean has) {
    Scope scope = scopes.computeIfAbsent(feature, key -> new Scope());
    if (has) {
      scope.has = true;
      return;
    }
    scope.reach = Math.max(scope.reach, way.reach);
    if (way.shadow || way.below && way.reach == 0) {
      addSubject(scope.below, subject);
    }
    if (way.shadow || way.reach > 0 && !way.below) {
      addSubject(scope.siblings, subject);
    }
    if (way.shadow || way.reach > 0 && way.below) {
      addSubject(scope.belowSiblings, subject);
    }
    scope.self |= !way.below && way.reach == 0;
  }

  private static void addSubject(Subjects subjects, SimpleSelector[] subject) {
    String type = null;
    String className = null;
    for (SimpleSelector simple : subject) {
      switch (simple.kind()) {
        case ID -> {
          subjects.ids.add(((SimpleSelector.Id) simple).id());
          return;
        }
        case CLASS -> className = ((SimpleSelector.ClassName) simple).name();
        case TYPE -> type = ((SimpleSelector.Type) simple).name();
        default -> {}
      }
    }
    if (className != null) {
      subjects.classes.add(className);
    } else if (type != null) {
      subjects.types.add(type);
    } else {
      subjects.all = true;
    }
  }

  /// Marks what a change of class `name` on `element` concerns.
  void classChanged(Element element, String name) {
    mark(element, "." + name);
  }

  void idChanged(Element element, String id) {
    mark(element, "#" + id);
  }

  void attributeChanged(Element element, String name) {
    mark(element, "[" + name);
  }

  /// `changed` holds bits of [ElementState].
  void stateChanged(Element element, int changed) {
    for (int bits = changed; bits != 0; bits &= bits - 1) {
      mark(element, ":" + Integer.lowestOneBit(bits));
    }
  }

  /// Whether a selector asks for a state.
  boolean dependsOn(int state) {
    return scopes.containsKey(":" + state);
  }

  /// Whether a selector asks for it.
  boolean dependsOnDirection() {
    return scopes.containsKey("[dir");
  }

  private void mark(Element element, String feature) {
    Scope scope = scopes.get(feature);
    if (scope == null) {
      return;
    }
    if (scope.self) {
      element.markDirty(Node.STYLE);
    }
    if (!scope.below.isEmpty()) {
      markIn(element, scope.below);
    }
    Element sibling = element.nextElementSibling();
    for (int i = 0; i < scope.reach && sibling != null; i++) {
      if (scope.siblings.contains(sibling)) {
        sibling.markDirty(Node.STYLE);
      }
      if (!scope.belowSiblings.isEmpty()) {
        markIn(sibling, scope.belowSiblings);
      }
      sibling = sibling.nextElementSibling();
    }
    if (scope.has) {
      markHasAnchors(element);
    }
  }

  private static void markIn(Element root, Subjects subjects) {
    if (subjects.all) {
      root.markDirty(Node.STYLE_SUBTREE);
      return;
    }
    for (Node node = root.firstChild(); node != null; node = node.nextInTree(root)) {
      if (node instanceof Element element && subjects.contains(element)) {
        element.markDirty(Node.STYLE);
      }
    }
  }

  /// Marks the elements on which a `:has()` was tried that could see a change in `node`: ancestors,
  /// and siblings before them.
  static void markHasAnchors(Node node) {
    for (Node each = node; each != null; each = each.parent()) {
      boolean found = false;
      for (Node before = each; before != null; before = before.previousSibling()) {
        if (before instanceof Element element && (element.styleFlags() & StyleFlags.HAS) != 0) {
          element.markDirty(Node.STYLE_SUBTREE);
          found = true;
        }
      }
      if (found && each.parentElement() != null) {
        // The subject may be a later sibling: `a:has(b) + c`.
        each.parentElement().markDirty(Node.STYLE_SUBTREE);
      }
    }
  }
}
