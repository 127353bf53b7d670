package bulkhead.renderer.style;

import bulkhead.renderer.css.selector.ComplexSelector;
import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SimpleSelector;
import bulkhead.renderer.css.selector.SimpleSelector.AttributeCase;
import bulkhead.renderer.css.selector.SimpleSelector.PseudoClass;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.CustomElement;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Slots;
import bulkhead.renderer.dom.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Matches selectors against elements (Selectors 4 §17). Leaves [StyleFlags] on the elements whose
/// later changes matter. Thread: owned by `RendererMain`.
public final class SelectorMatcher {
  // Results of matching the left part of a selector: they tell the loops to the right when to give
  // up, which keeps
  // `a b c d` linear in the depth of the tree.
  private static final int MATCHES = 0;
  private static final int FAILS_HERE = 1;
  private static final int FAILS_ALL_SIBLINGS = 2;
  private static final int FAILS_COMPLETELY = 3;

  private final boolean quirks;
  private final NthIndexes nthIndexes;
  private @Nullable Element anchor;
  private @Nullable Element scope;

  /// The shadow tree whose rules are being matched; null for a document's.
  private @Nullable ShadowRoot tree;

  private boolean leaveFlags = true;
  private boolean triedHas;

  public SelectorMatcher(Document document) {
    this.quirks = document.isQuirks();
    this.nthIndexes = new NthIndexes(document);
  }

  /// Like the other `matches`, with what `:scope` stands for; null for the root.
  public boolean matches(SelectorList list, Element element, @Nullable Element scope) {
    this.scope = scope;
    return matches(list, element);
  }

  /// Whether `element` matches any of the selectors, pseudo-elements apart; for queries.
  public boolean matches(SelectorList list, Element element) {
    boolean before = leaveFlags;
    leaveFlags = false;
    try {
      return matchesAny(list, element);
    } finally {
      leaveFlags = before;
    }
  }

  /// Sets the tree that the rules are in which are matched next; null for a document.
  void setTree(@Nullable ShadowRoot tree) {
    this.tree = tree;
  }

  /// Whether a compound is about a shadow host, seen from inside.
  static boolean isForHost(SimpleSelector[] compound) {
    for (SimpleSelector simple : compound) {
      if (isForHost(simple)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForHost(SimpleSelector simple) {
    return switch (simple) {
      case SimpleSelector.Host ignored -> true;
      case SimpleSelector.HostContext ignored -> true;
      case SimpleSelector.Is(SelectorList list) -> {
        for (ComplexSelector each : list.selectors()) {
          if (each.length() == 1 && isForHost(each.compound(0))) {
            yield true;
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  /// The element above, for the rules of [#tree]: the host is above all of its shadow tree.
  private @Nullable Element above(Element element) {
    ContainerNode parent = element.parent();
    return parent instanceof Element up
        ? up
        : parent != null && parent == tree && tree != null ? tree.shadowHost() : null;
  }

  boolean matches(ComplexSelector selector, Element element) {
    return match(selector, 0, element) == MATCHES;
  }

  private boolean matchesAny(SelectorList list, Element element) {
    List<ComplexSelector> selectors = list.selectors();
    for (int i = 0; i < selectors.size(); i++) { // called too often for iterators
      ComplexSelector selector = selectors.get(i);
      if (selector.pseudoElement() == null && match(selector, 0, element) == MATCHES) {
        return true;
      }
    }
    return false;
  }

  private int match(ComplexSelector selector, int index, Element element) {
    if (tree != null && element == tree.shadowHost() && !isForHost(selector.compound(index))) {
      return FAILS_COMPLETELY; // §3.3.1: a host has no features in its shadow tree
    }
    for (SimpleSelector simple : selector.compound(index)) {
      if (!matches(simple, element)) {
        return FAILS_HERE;
      }
    }
    if (index + 1 == selector.length()) {
      return MATCHES;
    }
    switch (selector.combinator(index)) {
      case DESCENDANT -> {
        for (Element above = above(element); above != null; above = above(above)) {
          int result = match(selector, index + 1, above);
          if (result == MATCHES || result == FAILS_COMPLETELY) {
            return result;
          }
        }
        return FAILS_COMPLETELY;
      }
      case CHILD -> {
        Element above = above(element);
        return above == null ? FAILS_COMPLETELY : match(selector, index + 1, above);
      }
      case SLOTTED -> {
        Element slot = slotIn(element);
        return slot == null ? FAILS_COMPLETELY : match(selector, index + 1, slot);
      }
      case PART -> {
        Element host = partHost;
        return host == null ? FAILS_COMPLETELY : match(selector, index + 1, host);
      }
      case NEXT_SIBLING -> {
        flagParent(element, StyleFlags.CHILDREN_FORWARD);
        Element before = element.previousElementSibling();
        return before == null ? FAILS_ALL_SIBLINGS : match(selector, index + 1, before);
      }
      case SUBSEQUENT_SIBLING -> {
        flagParent(element, StyleFlags.CHILDREN_FORWARD);
        for (Element before = element.previousElementSibling();
            before != null;
            before = before.previousElementSibling()) {
          int result = match(selector, index + 1, before);
          if (result != FAILS_HERE) {
            return result;
          }
        }
        return FAILS_ALL_SIBLINGS;
      }
    }
    throw new IllegalStateException();
  }

  /// The slot of [#tree] that the element is in, perhaps through slots of other trees.
  private @Nullable Element slotIn(Element element) {
    Element at = element;
    while (at != null) {
      Element slot = slotOf(at);
      if (slot != null && slot.root() == tree) {
        return slot;
      }
      at = slot;
    }
    return null;
  }

  /// DOM "assigned slot", null for none.
  static @Nullable Element slotOf(Element element) {
    if (element.parent() instanceof Element host && host.shadowRoot() != null) {
      Slots.Place place = host.shadowRoot().slots().placeOf(element);
      return place == null ? null : place.slot();
    }
    return null;
  }

  private @Nullable Element partHost;
  private Set<String> partNames = Set.of();

  /// What `::part()` means next: the names that the element has there, and the host that they are
  /// parts of.
  void setPart(@Nullable Element host, Set<String> names) {
    partHost = host;
    partNames = names;
  }

  /// `:host()` and `:host-context()`: their arguments see the host from outside.
  private boolean matchesOutside(SelectorList list, Element host) {
    ShadowRoot inside = tree;
    tree = null;
    try {
      return matchesAny(list, host);
    } finally {
      tree = inside;
    }
  }

  private boolean hasContext(SelectorList list, Element host) {
    for (Element at = host; at != null; at = FlatTree.parentElement(at)) {
      if (matchesOutside(list, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHost(Element element) {
    return tree != null && element == tree.shadowHost();
  }

  private void flagParent(Element element, int flag) {
    Element parent = element.parentElement();
    if (parent == null && element.parent() instanceof ShadowRoot shadow) {
      parent = shadow.shadowHost();
    }
    if (parent != null && leaveFlags) {
      parent.setStyleFlags(parent.styleFlags() | flag);
    }
  }

  private void flag(Element element, int flag) {
    if (leaveFlags) {
      element.setStyleFlags(element.styleFlags() | flag);
    }
  }

  private boolean matches(SimpleSelector simple, Element element) {
    return switch (simple.kind()) {
      case TYPE -> {
        SimpleSelector.Type type = (SimpleSelector.Type) simple;
        String own = element.localName();
        yield (element.isHtml()
                ? own == type.lower() || own.equals(type.lower())
                : own.equals(type.name()))
            && (type.namespace() == null || type.namespace().equals(element.namespace()));
      }
      case CLASS -> hasClass(element, ((SimpleSelector.ClassName) simple).name());
      case ID -> {
        String id = ((SimpleSelector.Id) simple).id();
        String own = element.id();
        yield own != null && (own == id || (quirks ? own.equalsIgnoreCase(id) : own.equals(id)));
      }
      case UNIVERSAL -> {
        String namespace = ((SimpleSelector.Universal) simple).namespace();
        yield namespace == null || namespace.equals(element.namespace());
      }
      case ATTRIBUTE -> matchesAttribute((SimpleSelector.HasAttribute) simple, element);
      case PSEUDO_CLASS -> matchesPseudo((PseudoClass) simple, element);
      case IS -> matchesAny(((SimpleSelector.Is) simple).list(), element);
      case NOT -> !matchesAny(((SimpleSelector.Not) simple).list(), element);
      case HAS -> has(((SimpleSelector.Has) simple).list(), element);
      case NTH -> matchesNth((SimpleSelector.Nth) simple, element);
      case LANG -> matchesLang((SimpleSelector.Lang) simple, element);
      case DIR -> isRightToLeft(element) == ((SimpleSelector.Dir) simple).rightToLeft();
      case HOST -> {
        SelectorList list = ((SimpleSelector.Host) simple).list();
        yield isHost(element) && (list == null || matchesOutside(list, element));
      }
      case HOST_CONTEXT ->
          isHost(element) && hasContext(((SimpleSelector.HostContext) simple).list(), element);
      case SLOTTED -> matchesOutside(((SimpleSelector.Slotted) simple).list(), element);
      case PART -> partNames.containsAll(((SimpleSelector.Part) simple).names());
      case STATE -> {
        CustomElement custom = element.custom();
        yield custom != null && custom.hasState(((SimpleSelector.State) simple).name());
      }
    };
  }

  private boolean hasClass(Element element, String name) {
    int count = element.classCount();
    for (int i = 0; i < count; i++) {
      String own = element.classAt(i);
      if (own == name || quirks && own.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAttribute(SimpleSelector.HasAttribute selector, Element element) {
    String name = element.isHtml() ? selector.lower() : selector.name();
    int count = element.attributeCount();
    for (int i = 0; i < count; i++) {
      Attribute attribute = element.attributeAt(i);
      if ((attribute.localName() == name || attribute.localName().equals(name))
          && isInNamespace(attribute, selector.namespace())) {
        boolean ignoreCase =
            selector.letterCase() == AttributeCase.INSENSITIVE
                || selector.letterCase() == AttributeCase.BY_NAME
                    && element.isHtml()
                    && hasCaseInsensitiveValue(name);
        if (valueMatches(selector, attribute.value(), ignoreCase)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInNamespace(Attribute attribute, @Nullable String wanted) {
    return wanted == null || wanted.equals(attribute.namespace());
  }

  /// HTML §4.16.2: attributes whose values selectors compare without case.
  private static boolean hasCaseInsensitiveValue(String name) {
    return switch (name) {
      case "accept",
          "accept-charset",
          "align",
          "alink",
          "axis",
          "bgcolor",
          "charset",
          "checked",
          "clear",
          "codetype",
          "color",
          "compact",
          "declare",
          "defer",
          "dir",
          "direction",
          "disabled",
          "enctype",
          "face",
          "frame",
          "hreflang",
          "http-equiv",
          "lang",
          "language",
          "link",
          "media",
          "method",
          "multiple",
          "nohref",
          "noresize",
          "noshade",
          "nowrap",
          "readonly",
          "rel",
          "rev",
          "rules",
          "scope",
          "scrolling",
          "selected",
          "shape",
          "target",
          "text",
          "type",
          "valign",
          "valuetype",
          "vlink" ->
          true;
      default -> false;
    };
  }

  private static boolean valueMatches(
      SimpleSelector.HasAttribute selector, String value, boolean ignoreCase) {
    String wanted = selector.value();
    int length = wanted.length();
    return switch (selector.operator()) {
      case EXISTS -> true;
      case EQUALS -> ignoreCase ? value.equalsIgnoreCase(wanted) : value.equals(wanted);
      case DASH ->
          value.regionMatches(ignoreCase, 0, wanted, 0, length)
              && (value.length() == length || value.charAt(length) == '-');
      case PREFIX -> length > 0 && value.regionMatches(ignoreCase, 0, wanted, 0, length);
      case SUFFIX ->
          length > 0 && value.regionMatches(ignoreCase, value.length() - length, wanted, 0, length);
      case SUBSTRING -> {
        if (length == 0) {
          yield false;
        }
        if (!ignoreCase) {
          yield value.contains(wanted);
        }
        for (int i = 0; i + length <= value.length(); i++) {
          if (value.regionMatches(true, i, wanted, 0, length)) {
            yield true;
          }
        }
        yield false;
      }
      case INCLUDES -> {
        if (length == 0) {
          yield false;
        }
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
          if (i == value.length() || isSpace(value.charAt(i))) {
            if (i - start == length && value.regionMatches(ignoreCase, start, wanted, 0, length)) {
              yield true;
            }
            start = i + 1;
          }
        }
        yield false;
      }
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private boolean matchesPseudo(PseudoClass pseudo, Element element) {
    return switch (pseudo) {
      case ROOT -> element.parent() instanceof Document;
      case SCOPE -> scope != null ? element == scope : element.parent() instanceof Document;
      case EMPTY -> {
        flag(element, StyleFlags.EMPTY);
        yield isEmpty(element);
      }
      case FIRST_CHILD -> {
        flagParent(element, StyleFlags.CHILDREN_AT_ENDS);
        yield element.previousElementSibling() == null;
      }
      case LAST_CHILD -> {
        flagParent(element, StyleFlags.CHILDREN_AT_ENDS);
        yield element.nextElementSibling() == null;
      }
      case ONLY_CHILD -> {
        flagParent(element, StyleFlags.CHILDREN_AT_ENDS);
        yield element.previousElementSibling() == null && element.nextElementSibling() == null;
      }
      case FIRST_OF_TYPE -> {
        flagParent(element, StyleFlags.CHILDREN_FORWARD);
        yield nthIndexes.ofType(element, false) == 1;
      }
      case LAST_OF_TYPE -> {
        flagParent(element, StyleFlags.CHILDREN_BACKWARD);
        yield nthIndexes.ofType(element, true) == 1;
      }
      case ONLY_OF_TYPE -> {
        flagParent(element, StyleFlags.CHILDREN_FORWARD | StyleFlags.CHILDREN_BACKWARD);
        yield nthIndexes.ofType(element, false) == 1 && nthIndexes.ofType(element, true) == 1;
      }
      case ANY_LINK -> isLink(element);
      case LINK -> isLink(element) && !isOrForced(element, ElementState.VISITED);
      case VISITED -> isLink(element) && isOrForced(element, ElementState.VISITED);
      case HOVER -> isOrForced(element, ElementState.HOVER);
      case ACTIVE -> isOrForced(element, ElementState.ACTIVE);
      case FOCUS -> isOrForced(element, ElementState.FOCUS);
      case FOCUS_VISIBLE -> isOrForced(element, ElementState.FOCUS_VISIBLE);
      case FOCUS_WITHIN ->
          element.hasState(ElementState.FOCUS) || isOrForced(element, ElementState.FOCUS_WITHIN);
      case TARGET -> isOrForced(element, ElementState.TARGET);
      case TARGET_WITHIN -> {
        for (Node node = element; node != null; node = node.nextInTree(element)) {
          if (node instanceof Element each && each.hasState(ElementState.TARGET)) {
            yield true;
          }
        }
        yield false;
      }
      case ENABLED -> isFormControl(element) && !isDisabled(element);
      case DISABLED -> isFormControl(element) && isDisabled(element);
      case CHECKED -> element.hasState(ElementState.CHECKED);
      case INDETERMINATE ->
          element.hasState(ElementState.INDETERMINATE)
              || element.is("progress") && !element.hasAttribute("value");
      case DEFAULT ->
          (element.is("input") && element.hasAttribute("checked"))
              || (element.is("option") && element.hasAttribute("selected"));
      case REQUIRED -> isRequired(element);
      case OPTIONAL -> isInputLike(element) && !isRequired(element);
      case READ_WRITE -> isReadWrite(element);
      case READ_ONLY -> !isReadWrite(element);
      case PLACEHOLDER_SHOWN ->
          (element.is("input") && takesPlaceholder(element) || element.is("textarea"))
              && ControlValidity.showsPlaceholder(element);
      case VALID -> ControlValidity.isValid(element);
      case INVALID -> ControlValidity.isInvalid(element);
      case USER_INVALID -> element.hasState(ElementState.USER_INVALID);
      case USER_VALID -> element.hasState(ElementState.USER_VALID);
      case IN_RANGE -> ControlValidity.isInRange(element, true);
      case OUT_OF_RANGE -> ControlValidity.isInRange(element, false);
      case DEFINED -> element.isDefined();
      case FULLSCREEN -> element.hasState(ElementState.FULLSCREEN);
      case MODAL -> element.hasState(ElementState.MODAL);
      case POPOVER_OPEN -> element.hasState(ElementState.POPOVER_OPEN);
      case OPEN -> (element.is("details") || element.is("dialog")) && element.hasAttribute("open");
      case AUTOFILL -> element.hasState(ElementState.AUTOFILL);
      case ANCHOR -> element == anchor;
      case NEVER -> false;
    };
  }

  private static boolean isEmpty(Element element) {
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof Element || child instanceof Text text && !text.data().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  static boolean isLink(Element element) {
    if (element.isHtml()) {
      String name = element.localName();
      return (name.equals("a") || name.equals("area")) && element.hasAttribute("href");
    }
    return element.namespace() == Namespaces.SVG
        && element.localName().equals("a")
        && (element.hasAttribute("href") || element.hasAttribute("xlink:href"));
  }

  private static boolean isFormControl(Element element) {
    CustomElement custom = element.custom();
    if (custom != null && custom.isFormAssociated()) {
      return true;
    }
    return element.isHtml()
        && switch (element.localName()) {
          case "button", "input", "select", "textarea", "optgroup", "option", "fieldset" -> true;
          default -> false;
        };
  }

  /// HTML §4.10.5: the attribute counts for some types of input only.
  private static boolean isRequired(Element element) {
    boolean counts =
        switch (inputType(element)) {
          case "hidden", "range", "color", "submit", "image", "reset", "button" -> false;
          default -> true;
        };
    return isInputLike(element) && counts && element.hasAttribute("required");
  }

  private static boolean takesPlaceholder(Element input) {
    return switch (inputType(input)) {
      case "hidden",
          "range",
          "color",
          "submit",
          "image",
          "reset",
          "button",
          "checkbox",
          "radio",
          "file",
          "date",
          "month",
          "week",
          "time",
          "datetime-local" ->
          false;
      default -> true;
    };
  }

  /// Empty for what is no input.
  private static String inputType(Element element) {
    return element.is("input") ? Tokens.asciiLower(element.attributeOrEmpty("type")) : "";
  }

  private static boolean isInputLike(Element element) {
    return element.is("input") || element.is("select") || element.is("textarea");
  }

  /// HTML §4.10.18.5: the attribute, or that of a fieldset around it whose first legend it is not
  /// in.
  public static boolean isDisabled(Element element) {
    if (element.hasAttribute("disabled")) {
      return true;
    }
    if (element.is("option")) {
      Element parent = element.parentElement();
      return parent != null && parent.is("optgroup") && parent.hasAttribute("disabled");
    }
    Element below = element;
    for (Element above = element.parentElement(); above != null; above = above.parentElement()) {
      if (above.is("fieldset") && above.hasAttribute("disabled")) {
        Element legend = above.firstElementChild();
        while (legend != null && !legend.is("legend")) {
          legend = legend.nextElementSibling();
        }
        if (legend != below) {
          return true;
        }
      }
      below = above;
    }
    return false;
  }

  private static boolean isReadWrite(Element element) {
    if (element.is("textarea")) {
      return !element.hasAttribute("readonly") && !isDisabled(element);
    }
    if (element.is("input")) {
      return switch (Tokens.asciiLower(element.attributeOrEmpty("type"))) {
        case "checkbox",
            "radio",
            "range",
            "color",
            "file",
            "submit",
            "reset",
            "button",
            "image",
            "hidden" ->
            false;
        default -> !element.hasAttribute("readonly") && !isDisabled(element);
      };
    }
    for (Element each = element; each != null; each = each.parentElement()) {
      String editable = each.attribute("contenteditable");
      if (editable != null) {
        return !editable.equalsIgnoreCase("false");
      }
    }
    return false;
  }

  private boolean matchesNth(SimpleSelector.Nth nth, Element element) {
    flagParent(element, nth.fromEnd() ? StyleFlags.CHILDREN_BACKWARD : StyleFlags.CHILDREN_FORWARD);
    SelectorList of = nth.of();
    int index;
    if (of != null) {
      if (!matchesAny(of, element)) {
        return false;
      }
      index = 1;
      Element sibling = element;
      while (true) {
        sibling = nth.fromEnd() ? sibling.nextElementSibling() : sibling.previousElementSibling();
        if (sibling == null) {
          break;
        }
        if (matchesAny(of, sibling)) {
          index++;
        }
      }
    } else {
      index =
          nth.ofType()
              ? nthIndexes.ofType(element, nth.fromEnd())
              : nthIndexes.of(element, nth.fromEnd());
    }
    long distance = (long) index - nth.b();
    return nth.a() == 0 ? distance == 0 : distance % nth.a() == 0 && distance / nth.a() >= 0;
  }

  /// Whether `:has()` was ever tried: only then can a change below or behind an element concern it.
  boolean hasTriedHas() {
    return triedHas;
  }

  private boolean has(SelectorList list, Element element) {
    triedHas = true;
    flag(element, StyleFlags.HAS);
    Element outer = anchor;
    anchor = element;
    try {
      for (ComplexSelector selector : list.selectors()) {
        if (hasOne(selector, element)) {
          return true;
        }
      }
      return false;
    } finally {
      anchor = outer;
    }
  }

  private boolean hasOne(ComplexSelector selector, Element element) {
    switch (selector.combinator(selector.length() - 2)) {
      case DESCENDANT, CHILD -> {
        for (Node node = element.firstChild(); node != null; node = node.nextInTree(element)) {
          if (node instanceof Element candidate && matches(selector, candidate)) {
            return true;
          }
        }
        return false;
      }
      case NEXT_SIBLING, SUBSEQUENT_SIBLING -> {
        boolean deep = selector.length() > 2;
        int left = siblingsReached(selector);
        for (Element sibling = element.nextElementSibling();
            sibling != null && left-- > 0;
            sibling = sibling.nextElementSibling()) {
          for (Node node = sibling; node != null; node = deep ? node.nextInTree(sibling) : null) {
            if (node instanceof Element candidate && matches(selector, candidate)) {
              return true;
            }
          }
        }
        return false;
      }
      case SLOTTED, PART -> {
        return false;
      }
    }
    throw new IllegalStateException();
  }

  /// How many of an anchor's next siblings a relative selector can be about: `+ a > b` about one.
  private static int siblingsReached(ComplexSelector selector) {
    int steps = 0;
    for (int i = 0; i < selector.length() - 1; i++) {
      switch (selector.combinator(i)) {
        case NEXT_SIBLING -> steps++;
        case SUBSEQUENT_SIBLING -> {
          return Integer.MAX_VALUE;
        }
        case DESCENDANT, CHILD, SLOTTED, PART -> {}
      }
    }
    return steps;
  }

  private static boolean matchesLang(SimpleSelector.Lang lang, Element element) {
    String language = "";
    for (Element each = element; each != null; each = each.parentElement()) {
      String value = each.attribute("lang");
      if (value == null) {
        value = each.attribute("xml:lang");
      }
      if (value != null) {
        language = Tokens.asciiLower(value);
        break;
      }
    }
    for (String range : lang.ranges()) {
      if (range.startsWith("*-")
          ? language.contains(range.substring(1))
          : !language.isEmpty()
              && (range.equals("*")
                  || language.equals(range)
                  || language.startsWith(range)
                      && language.length() > range.length()
                      && language.charAt(range.length()) == '-')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRightToLeft(Element element) {
    for (Element each = element; each != null; each = each.parentElement()) {
      String dir = each.attribute("dir");
      if (dir != null && (dir.equalsIgnoreCase("rtl") || dir.equalsIgnoreCase("ltr"))) {
        return dir.equalsIgnoreCase("rtl");
      }
      if (each.is("bdi") || dir != null && dir.equalsIgnoreCase("auto")) {
        return AutoDirection.isRightToLeft(each);
      }
    }
    return false;
  }

  /// Positions among siblings, counted once for all children of a parent.
  private static final class NthIndexes {
    private final Document document;
    private long version = -1;
    private final java.util.Map<Element, int[]> indexes = new java.util.IdentityHashMap<>();
    private final java.util.Set<ContainerNode> counted =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    NthIndexes(Document document) {
      this.document = document;
    }

    /// 1 for the first (or with `fromEnd` the last) child.
    int of(Element element, boolean fromEnd) {
      int[] all = find(element);
      return all == null ? 1 : all[fromEnd ? 1 : 0];
    }

    /// The same among children of the same name.
    int ofType(Element element, boolean fromEnd) {
      int[] all = find(element);
      return all == null ? 1 : all[fromEnd ? 3 : 2];
    }

    private int @Nullable [] find(Element element) {
      ContainerNode parent = element.parent();
      if (parent == null) {
        return null;
      }
      if (version != document.treeVersion()) {
        version = document.treeVersion();
        indexes.clear();
        counted.clear();
      }
      if (counted.add(parent)) {
        count(parent);
      }
      return indexes.get(element);
    }

    /// Namespace and name; HTML elements, which are the most, need no text made for that.
    private static String typeOf(Element element) {
      return element.isHtml()
          ? element.localName()
          : element.namespace() + "|" + element.localName();
    }

    private void count(ContainerNode parent) {
      java.util.Map<String, Integer> types = new java.util.HashMap<>();
      int index = 0;
      for (Element each = parent.firstElementChild();
          each != null;
          each = each.nextElementSibling()) {
        Integer before = types.get(typeOf(each));
        int ofType = before == null ? 1 : before + 1;
        types.put(typeOf(each), ofType);
        indexes.put(each, new int[] {++index, 0, ofType, 0});
      }
      for (Element each = parent.firstElementChild();
          each != null;
          each = each.nextElementSibling()) {
        int[] all = indexes.get(each);
        Integer total = types.get(typeOf(each));
        if (all != null && total != null) {
          all[1] = index - all[0] + 1;
          all[3] = total - all[2] + 1;
        }
      }
    }
  }

  /// Whether an element is in a state, or a DevTools client has style take it so.
  private static boolean isOrForced(Element element, int state) {
    return element.hasState(state | state << ElementState.FORCED_SHIFT);
  }
}
