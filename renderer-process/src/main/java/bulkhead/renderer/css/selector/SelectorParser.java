package bulkhead.renderer.css.selector;

import bulkhead.renderer.css.selector.SimpleSelector.AttributeCase;
import bulkhead.renderer.css.selector.SimpleSelector.AttributeOperator;
import bulkhead.renderer.css.selector.SimpleSelector.PseudoClass;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parser of selectors (Selectors 4 §4, §18). One use for one prelude.
public final class SelectorParser {
  /// Nesting of functions beyond which a selector is invalid.
  private static final int MAX_DEPTH = 24;

  /// Compounds in one selector beyond which it is invalid: matching recurses once for each.
  private static final int MAX_COMPOUNDS = 256;

  private final @Nullable SelectorList parent;
  private final Map<String, String> namespaces;
  private boolean usedParent;

  /// Whether lists in `:is()` and `:where()` drop what they do not know.
  private boolean forgives = true;

  /// @param parent the selectors of the rule around a nested one, or null
  /// @param namespaces prefixes declared by `@namespace`
  public SelectorParser(@Nullable SelectorList parent, Map<String, String> namespaces) {
    this.parent = parent;
    this.namespaces = namespaces;
  }

  /// The list of a style rule, or null when any selector in it is invalid.
  public static @Nullable SelectorList parse(String text) {
    return new SelectorParser(null, Map.of()).rule(TokenStream.of(text));
  }

  /// Takes all of `in` as the list of a style rule (nested when there is a parent), or returns
  /// null.
  public @Nullable SelectorList rule(TokenStream in) {
    SelectorList list = list(in, 0, false, parent != null, false);
    return list != null && in.atEnd() ? list : null;
  }

  /// CSS Conditional Rules 4 §2 `selector()`: whether all of `in` is one selector that is known in
  /// all its parts, those in forgiving lists too.
  public boolean supports(TokenStream in) {
    forgives = false;
    SelectorList list = rule(in);
    return list != null && list.selectors().size() == 1;
  }

  private @Nullable SelectorList list(
      TokenStream in, int depth, boolean forgiving, boolean nested, boolean relative) {
    List<ComplexSelector> selectors = new ArrayList<>(2);
    if (forgiving && in.atEnd()) {
      return new SelectorList(selectors);
    }
    do {
      int start = in.position();
      ComplexSelector selector = complex(in, depth, nested, relative);
      boolean ended = in.atEnd() || in.peek() == Tokens.COMMA;
      if (selector != null && ended) {
        selectors.add(selector);
      } else if (forgiving && forgives) {
        in.rewind(start);
        while (in.rawKind() != Tokens.EOF && in.rawKind() != Tokens.COMMA) {
          in.skipComponent();
        }
      } else {
        return null;
      }
    } while (in.takeComma());
    return selectors.isEmpty() && !forgiving ? null : new SelectorList(selectors);
  }

  private @Nullable ComplexSelector complex(
      TokenStream in, int depth, boolean nested, boolean relative) {
    List<SimpleSelector[]> compounds = new ArrayList<>(4);
    List<Combinator> combinators = new ArrayList<>(4);
    boolean usedParentBefore = usedParent;
    usedParent = false;
    int specificity = 0;
    String pseudo = null;
    in.skipSpace();
    Combinator leading = combinator(in);
    if (leading != null && !nested && !relative) {
      return null;
    }
    if (relative) {
      compounds.add(new SimpleSelector[] {PseudoClass.ANCHOR});
      combinators.add(leading != null ? leading : Combinator.DESCENDANT);
    } else if (leading != null && parent != null) {
      compounds.add(new SimpleSelector[] {new SimpleSelector.Is(parent)});
      combinators.add(leading);
      specificity += parent.specificity();
      usedParent = true;
    }
    List<SimpleSelector> compound = new ArrayList<>(4);
    while (true) {
      compound.clear();
      in.skipSpace();
      fromShadow = null;
      pseudo = compound(in, depth, compound, relative || depth > 0);
      if (pseudo == INVALID || compound.isEmpty() && pseudo == null) {
        return null;
      }
      SimpleSelector[] subject = fromShadow == null ? null : shadowSubject;
      Combinator toSubject =
          fromShadow instanceof SimpleSelector.Part ? Combinator.PART : Combinator.SLOTTED;
      fromShadow = null;
      for (SimpleSelector simple : compound) {
        specificity = add(specificity, specificityOf(simple));
      }
      if (compounds.size() >= MAX_COMPOUNDS) {
        return null;
      }
      boolean space = in.rawKind() == Tokens.WHITESPACE;
      byte next = in.peek();
      boolean last = next == Tokens.EOF || next == Tokens.COMMA;
      String byDefault = namespaces.get("");
      if (byDefault != null && !hasType(compound) && !(last && depth > 0)) {
        // §5.3: the default namespace counts, but not for the subject inside :is() and its like.
        compound.addFirst(new SimpleSelector.Universal(byDefault));
      }
      compounds.add(compound.toArray(new SimpleSelector[0]));
      if (subject != null) {
        if (!last || compounds.size() >= MAX_COMPOUNDS) {
          return null;
        }
        combinators.add(toSubject);
        compounds.add(subject);
        for (SimpleSelector simple : subject) {
          specificity = add(specificity, specificityOf(simple));
        }
        if (pseudo == NONE_FURTHER) {
          pseudo = null;
        }
      }
      if (next == Tokens.EOF || next == Tokens.COMMA) {
        break;
      }
      Combinator combinator = combinator(in);
      if (combinator == null) {
        if (!space) {
          return null;
        }
        combinator = Combinator.DESCENDANT;
      }
      if (pseudo != null) {
        return null; // Nothing follows a pseudo-element here.
      }
      combinators.add(combinator);
    }
    if (pseudo != null) {
      specificity = add(specificity, 1);
    }
    if (nested && !usedParent && parent != null) {
      // CSS Nesting 1 §3: a selector without & is relative to the parent.
      compounds.addFirst(new SimpleSelector[] {new SimpleSelector.Is(parent)});
      combinators.addFirst(Combinator.DESCENDANT);
      specificity = add(specificity, parent.specificity());
    }
    usedParent |= usedParentBefore;
    int count = compounds.size();
    SimpleSelector[][] reversed = new SimpleSelector[count][];
    Combinator[] joined = new Combinator[count - 1];
    for (int i = 0; i < count; i++) {
      reversed[i] = compounds.get(count - 1 - i);
      if (i < count - 1) {
        joined[i] = combinators.get(count - 2 - i);
      }
    }
    return new ComplexSelector(reversed, joined, specificity, pseudo);
  }

  private static boolean hasType(List<SimpleSelector> compound) {
    if (compound.isEmpty()) {
      return false;
    }
    SimpleSelector first = compound.getFirst();
    return first instanceof SimpleSelector.Type || first instanceof SimpleSelector.Universal;
  }

  private static int add(int a, int b) {
    int ids = Math.min(1023, (a >> 20) + (b >> 20));
    int classes = Math.min(1023, (a >> 10 & 1023) + (b >> 10 & 1023));
    int types = Math.min(1023, (a & 1023) + (b & 1023));
    return ids << 20 | classes << 10 | types;
  }

  private static int specificityOf(SimpleSelector simple) {
    return switch (simple.kind()) {
      case UNIVERSAL -> 0;
      case TYPE -> 1;
      case ID -> 1 << 20;
      case CLASS, ATTRIBUTE, LANG, DIR, STATE -> 1 << 10;
      case HOST -> {
        SelectorList list = ((SimpleSelector.Host) simple).list();
        yield (1 << 10) + (list == null ? 0 : list.specificity());
      }
      case HOST_CONTEXT -> (1 << 10) + ((SimpleSelector.HostContext) simple).list().specificity();
      case SLOTTED -> 1 + ((SimpleSelector.Slotted) simple).list().specificity();
      case PART -> 1;
      case PSEUDO_CLASS -> simple == PseudoClass.ANCHOR ? 0 : 1 << 10;
      case IS -> ((SimpleSelector.Is) simple).list().specificity();
      case NOT -> ((SimpleSelector.Not) simple).list().specificity();
      case HAS -> ((SimpleSelector.Has) simple).list().specificity();
      case NTH -> {
        SelectorList of = ((SimpleSelector.Nth) simple).of();
        yield (1 << 10) + (of == null ? 0 : of.specificity());
      }
    };
  }

  private static @Nullable Combinator combinator(TokenStream in) {
    if (in.peek() != Tokens.DELIM) {
      return null;
    }
    Combinator found =
        switch (in.tokens().delim(in.position())) {
          case '>' -> Combinator.CHILD;
          case '+' -> Combinator.NEXT_SIBLING;
          case '~' -> Combinator.SUBSEQUENT_SIBLING;
          default -> null;
        };
    if (found != null) {
      in.next();
    }
    return found;
  }

  /// Marks a compound that is not valid; compared by identity.
  private static final String INVALID = new String("invalid");

  /// Takes one compound into `out`. Returns the pseudo-element's name, null for none, or
  /// [#INVALID].
  private @Nullable String compound(
      TokenStream in, int depth, List<SimpleSelector> out, boolean inside) {
    if (!typeSelector(in, out)) {
      return INVALID;
    }
    while (true) {
      switch (in.rawKind()) {
        case Tokens.HASH_ID -> {
          out.add(new SimpleSelector.Id(in.text().intern()));
          in.next();
        }
        case Tokens.HASH -> {
          return INVALID;
        }
        case Tokens.OPEN_BRACKET -> {
          SimpleSelector attribute = attribute(in.block());
          if (attribute == null) {
            return INVALID;
          }
          out.add(attribute);
        }
        case Tokens.DELIM -> {
          char c = in.tokens().delim(in.position());
          if (c == '.') {
            in.next();
            if (in.rawKind() != Tokens.IDENT) {
              return INVALID;
            }
            out.add(new SimpleSelector.ClassName(in.text().intern()));
            in.next();
          } else if (c == '&') {
            in.next();
            usedParent = true;
            out.add(parent != null ? new SimpleSelector.Is(parent) : PseudoClass.SCOPE);
          } else {
            return null;
          }
        }
        case Tokens.COLON -> {
          in.next();
          if (in.rawKind() == Tokens.COLON) {
            in.next();
            return inside ? INVALID : pseudoElement(in, depth, out);
          }
          if (in.rawKind() == Tokens.IDENT) {
            String name = in.lowerText();
            switch (name) {
              case "before", "after", "first-line", "first-letter" -> {
                return inside ? INVALID : pseudoElement(in, depth, out);
              }
              default -> {}
            }
            SimpleSelector found =
                name.equals("host") ? new SimpleSelector.Host(null) : pseudoClass(name);
            if (found == null) {
              return INVALID;
            }
            in.next();
            out.add(found);
          } else if (in.rawKind() == Tokens.FUNCTION) {
            String name = in.lowerText();
            SimpleSelector found = function(name, in.block(), depth + 1);
            if (found == null) {
              return INVALID;
            }
            out.add(found);
          } else {
            return INVALID;
          }
        }
        default -> {
          return null;
        }
      }
    }
  }

  /// Takes `E`, `*`, `ns|E` if there is one; false when a prefix is unknown.
  private boolean typeSelector(TokenStream in, List<SimpleSelector> out) {
    Tokens tokens = in.tokens();
    int at = in.position();
    byte kind = in.rawKind();
    boolean star = kind == Tokens.DELIM && tokens.delim(at) == '*';
    boolean bar = kind == Tokens.DELIM && tokens.delim(at) == '|';
    if (kind != Tokens.IDENT && !star && !bar) {
      return true;
    }
    String namespace = namespaces.get("");
    int barAt = bar ? at : at + 1;
    if (barAt + 1 < in.end()
        && tokens.isDelim(barAt, '|')
        && (tokens.kind(barAt + 1) == Tokens.IDENT || tokens.isDelim(barAt + 1, '*'))) {
      if (star) {
        namespace = null;
      } else if (bar) {
        namespace = "";
      } else {
        namespace = namespaces.get(tokens.text(at));
        if (namespace == null) {
          return false;
        }
      }
      at = barAt + 1;
      star = tokens.isDelim(at, '*');
    } else if (bar) {
      return true;
    }
    in.rewind(at + 1);
    if (star) {
      out.add(new SimpleSelector.Universal(namespace));
    } else {
      String name = tokens.text(at).intern();
      out.add(new SimpleSelector.Type(Tokens.asciiLower(name).intern(), name, namespace));
    }
    return true;
  }

  /// What `::slotted()` or `::part()` of the compound that was taken last selects by; null for
  /// others.
  private @Nullable SimpleSelector fromShadow;

  private @Nullable String pseudoElement(TokenStream in, int depth, List<SimpleSelector> out) {
    String name;
    if (in.rawKind() == Tokens.IDENT) {
      name = in.lowerText();
      in.next();
      switch (name) {
        case "before",
            "after",
            "marker",
            "first-line",
            "first-letter",
            "selection",
            "placeholder",
            "file-selector-button",
            "backdrop",
            "target-text",
            "spelling-error",
            "grammar-error",
            "cue",
            "details-content" -> {}
        default -> {
          if (!name.startsWith("-webkit-")) {
            return INVALID;
          }
        }
      }
    } else if (in.rawKind() == Tokens.FUNCTION) {
      name = in.lowerText();
      TokenStream inside = in.block();
      switch (name) {
        case "slotted", "part" -> {
          return shadowPseudoElement(in, name, inside, depth);
        }
        case "cue", "highlight", "view-transition-group" -> {}
        default -> {
          return INVALID;
        }
      }
    } else {
      return INVALID;
    }
    // User-action pseudo-classes may follow; a pseudo-element of ours has no such state.
    while (in.rawKind() == Tokens.COLON) {
      in.next();
      if (in.rawKind() == Tokens.FUNCTION) {
        in.block();
      } else if (in.rawKind() == Tokens.IDENT) {
        in.next();
      } else {
        return INVALID;
      }
      out.add(PseudoClass.NEVER);
    }
    byte next = in.rawKind();
    return next == Tokens.EOF || next == Tokens.COMMA || next == Tokens.WHITESPACE ? name : INVALID;
  }

  /// `::slotted()` and `::part()`, with what may follow them: user-action pseudo-classes after a
  /// part, and a pseudo-element that makes a box.
  private @Nullable String shadowPseudoElement(
      TokenStream in, String name, TokenStream inside, int depth) {
    List<SimpleSelector> subject = new ArrayList<>(2);
    if (name.equals("slotted")) {
      SelectorList list = oneCompound(inside, depth + 1);
      if (list == null) {
        return INVALID;
      }
      subject.add(new SimpleSelector.Slotted(list));
    } else {
      List<String> names = new ArrayList<>(1);
      inside.skipSpace();
      while (inside.peek() == Tokens.IDENT) {
        names.add(inside.text());
        inside.next();
        inside.skipSpace();
      }
      if (names.isEmpty() || !inside.atEnd()) {
        return INVALID;
      }
      subject.add(new SimpleSelector.Part(List.copyOf(names)));
    }
    String pseudo = null;
    if (in.rawKind() == Tokens.COLON) {
      pseudo = compound(in, depth, subject, false);
      if (pseudo == INVALID || fromShadow != null) {
        return INVALID;
      }
    }
    shadowSubject = subject.toArray(new SimpleSelector[0]);
    fromShadow = subject.getFirst();
    return pseudo == null ? NONE_FURTHER : pseudo;
  }

  /// Stands for no pseudo-element after `::slotted()` or `::part()`; compared by identity.
  private static final String NONE_FURTHER = new String("none");

  private SimpleSelector[] shadowSubject = {};

  private @Nullable SimpleSelector attribute(TokenStream in) {
    // §6.3: an optional namespace prefix, `*|name`, `|name` or `ns|name`. The default namespace
    // does
    // not count here.
    String namespace = "";
    if (in.peek() == Tokens.DELIM
        && (in.tokens().delim(in.position()) == '*' || in.tokens().delim(in.position()) == '|')) {
      if (in.takeDelim('*')) {
        if (!in.tokens().isDelim(in.position(), '|')) {
          return null;
        }
        namespace = null;
      }
      in.takeDelim('|');
      if (in.rawKind() != Tokens.IDENT) {
        return null; // no space after the bar
      }
    }
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.text().intern();
    in.next();
    if (in.tokens().isDelim(in.position(), '|')
        && in.position() + 1 < in.end()
        && in.tokens().kind(in.position() + 1) == Tokens.IDENT) {
      namespace = namespaces.get(name);
      if (namespace == null) {
        return null; // not declared
      }
      in.next();
      name = in.text().intern();
      in.next();
    }
    String lower = Tokens.asciiLower(name).intern();
    if (in.atEnd()) {
      return new SimpleSelector.HasAttribute(
          namespace, lower, name, AttributeOperator.EXISTS, "", AttributeCase.SENSITIVE);
    }
    AttributeOperator operator;
    if (in.takeDelim('=')) {
      operator = AttributeOperator.EQUALS;
    } else {
      if (in.peek() != Tokens.DELIM) {
        return null;
      }
      operator =
          switch (in.tokens().delim(in.position())) {
            case '~' -> AttributeOperator.INCLUDES;
            case '|' -> AttributeOperator.DASH;
            case '^' -> AttributeOperator.PREFIX;
            case '$' -> AttributeOperator.SUFFIX;
            case '*' -> AttributeOperator.SUBSTRING;
            default -> null;
          };
      if (operator == null) {
        return null;
      }
      in.next();
      if (in.rawKind() != Tokens.DELIM || !in.takeDelim('=')) {
        return null;
      }
    }
    byte kind = in.peek();
    if (kind != Tokens.STRING && kind != Tokens.IDENT) {
      return null;
    }
    String value = in.text();
    in.next();
    AttributeCase letterCase =
        in.takeIdent("i")
            ? AttributeCase.INSENSITIVE
            : in.takeIdent("s") ? AttributeCase.SENSITIVE : AttributeCase.BY_NAME;
    return in.atEnd()
        ? new SimpleSelector.HasAttribute(namespace, lower, name, operator, value, letterCase)
        : null;
  }

  private static @Nullable PseudoClass pseudoClass(String name) {
    return switch (name) {
      case "root" -> PseudoClass.ROOT;
      case "empty" -> PseudoClass.EMPTY;
      case "first-child" -> PseudoClass.FIRST_CHILD;
      case "last-child" -> PseudoClass.LAST_CHILD;
      case "only-child" -> PseudoClass.ONLY_CHILD;
      case "first-of-type" -> PseudoClass.FIRST_OF_TYPE;
      case "last-of-type" -> PseudoClass.LAST_OF_TYPE;
      case "only-of-type" -> PseudoClass.ONLY_OF_TYPE;
      case "scope" -> PseudoClass.SCOPE;
      case "any-link", "-webkit-any-link" -> PseudoClass.ANY_LINK;
      case "link" -> PseudoClass.LINK;
      case "visited" -> PseudoClass.VISITED;
      case "hover" -> PseudoClass.HOVER;
      case "active" -> PseudoClass.ACTIVE;
      case "focus" -> PseudoClass.FOCUS;
      case "focus-visible" -> PseudoClass.FOCUS_VISIBLE;
      case "focus-within" -> PseudoClass.FOCUS_WITHIN;
      case "target" -> PseudoClass.TARGET;
      case "target-within" -> PseudoClass.TARGET_WITHIN;
      case "enabled" -> PseudoClass.ENABLED;
      case "disabled" -> PseudoClass.DISABLED;
      case "checked" -> PseudoClass.CHECKED;
      case "indeterminate" -> PseudoClass.INDETERMINATE;
      case "default" -> PseudoClass.DEFAULT;
      case "required" -> PseudoClass.REQUIRED;
      case "optional" -> PseudoClass.OPTIONAL;
      case "read-only" -> PseudoClass.READ_ONLY;
      case "read-write" -> PseudoClass.READ_WRITE;
      case "placeholder-shown" -> PseudoClass.PLACEHOLDER_SHOWN;
      case "valid" -> PseudoClass.VALID;
      case "invalid" -> PseudoClass.INVALID;
      case "user-valid" -> PseudoClass.USER_VALID;
      case "user-invalid" -> PseudoClass.USER_INVALID;
      case "in-range" -> PseudoClass.IN_RANGE;
      case "out-of-range" -> PseudoClass.OUT_OF_RANGE;
      case "defined" -> PseudoClass.DEFINED;
      case "fullscreen", "-webkit-full-screen" -> PseudoClass.FULLSCREEN;
      case "modal" -> PseudoClass.MODAL;
      case "popover-open" -> PseudoClass.POPOVER_OPEN;
      case "open" -> PseudoClass.OPEN;
      case "autofill", "-webkit-autofill" -> PseudoClass.AUTOFILL;
      case "host",
          "playing",
          "paused",
          "muted",
          "buffering",
          "seeking",
          "stalled",
          "volume-locked",
          "picture-in-picture",
          "active-view-transition",
          "window-inactive",
          "current",
          "past",
          "future" ->
          PseudoClass.NEVER;
      default -> null;
    };
  }

  private @Nullable SimpleSelector function(String name, TokenStream in, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    return switch (name) {
      case "is", "-webkit-any", "matches" -> {
        SelectorList list = list(in, depth, true, false, false);
        yield list == null ? null : new SimpleSelector.Is(list);
      }
      case "where" -> {
        SelectorList list = list(in, depth, true, false, false);
        yield list == null ? null : new SimpleSelector.Is(withoutSpecificity(list));
      }
      case "not" -> {
        SelectorList list = list(in, depth, false, false, false);
        yield list == null ? null : new SimpleSelector.Not(list);
      }
      case "has" -> {
        SelectorList list = list(in, depth, false, false, true);
        yield list == null ? null : new SimpleSelector.Has(list);
      }
      case "nth-child" -> nth(in, depth, false, false);
      case "nth-last-child" -> nth(in, depth, true, false);
      case "nth-of-type" -> nth(in, depth, false, true);
      case "nth-last-of-type" -> nth(in, depth, true, true);
      case "lang" -> {
        List<String> ranges = new ArrayList<>(1);
        do {
          if (in.peek() != Tokens.IDENT && in.peek() != Tokens.STRING) {
            yield null;
          }
          ranges.add(in.lowerText());
          in.next();
        } while (in.takeComma());
        yield in.atEnd() ? new SimpleSelector.Lang(List.copyOf(ranges)) : null;
      }
      case "dir" -> {
        boolean rtl = in.peekIdent("rtl");
        if (in.peek() != Tokens.IDENT) {
          yield null;
        }
        boolean known = rtl || in.peekIdent("ltr");
        in.next();
        yield !in.atEnd() ? null : known ? new SimpleSelector.Dir(rtl) : PseudoClass.NEVER;
      }
      case "host" -> {
        SelectorList list = oneCompound(in, depth);
        yield list == null ? null : new SimpleSelector.Host(list);
      }
      case "host-context" -> {
        SelectorList list = oneCompound(in, depth);
        yield list == null ? null : new SimpleSelector.HostContext(list);
      }
      case "state" -> {
        in.skipSpace();
        if (in.peek() != Tokens.IDENT) {
          yield null;
        }
        String state = in.text();
        in.next();
        yield in.atEnd() ? new SimpleSelector.State(state) : null;
      }
      case "active-view-transition-type" -> PseudoClass.NEVER;
      default -> null;
    };
  }

  /// A `<compound-selector>`, as `:host()` and `::slotted()` take it.
  private @Nullable SelectorList oneCompound(TokenStream in, int depth) {
    SelectorList list = list(in, depth, false, false, false);
    return list != null
            && list.selectors().size() == 1
            && list.selectors().getFirst().length() == 1
            && list.selectors().getFirst().pseudoElement() == null
        ? list
        : null;
  }

  private static SelectorList withoutSpecificity(SelectorList list) {
    List<ComplexSelector> zero = new ArrayList<>(list.selectors().size());
    for (ComplexSelector each : list.selectors()) {
      SimpleSelector[][] compounds = new SimpleSelector[each.length()][];
      Combinator[] combinators = new Combinator[each.length() - 1];
      for (int i = 0; i < compounds.length; i++) {
        compounds[i] = each.compound(i);
        if (i < combinators.length) {
          combinators[i] = each.combinator(i);
        }
      }
      zero.add(new ComplexSelector(compounds, combinators, 0, each.pseudoElement()));
    }
    return new SelectorList(zero);
  }

  // CSS Syntax 3 §6.2 the An+B grammar, then `of S`.
  private @Nullable SimpleSelector nth(TokenStream in, int depth, boolean fromEnd, boolean ofType) {
    in.skipSpace();
    int from = in.position();
    while (!in.atEnd() && !in.peekIdent("of")) {
      in.skipComponent();
    }
    int[] ab = anPlusB(in.tokens().sourceText(from, in.position()));
    if (ab == null) {
      return null;
    }
    SelectorList of = null;
    if (in.takeIdent("of")) {
      if (ofType) {
        return null;
      }
      of = list(in, depth, false, false, false);
      if (of == null) {
        return null;
      }
    }
    return in.atEnd() ? new SimpleSelector.Nth(ab[0], ab[1], fromEnd, ofType, of) : null;
  }

  /// `even`, `odd`, `3`, `2n+1`, `-n + 3`, …; null when it is none.
  static int @Nullable [] anPlusB(String source) {
    String text = Tokens.asciiLower(source.strip());
    if (text.equals("even")) {
      return new int[] {2, 0};
    }
    if (text.equals("odd")) {
      return new int[] {2, 1};
    }
    int n = text.indexOf('n');
    if (n < 0) {
      Integer b = signedInteger(text);
      return b == null ? null : new int[] {0, b};
    }
    String before = text.substring(0, n);
    Integer a =
        switch (before) {
          case "", "+" -> 1;
          case "-" -> -1;
          default -> signedInteger(before);
        };
    if (a == null) {
      return null;
    }
    String after = text.substring(n + 1).strip();
    if (after.isEmpty()) {
      return new int[] {a, 0};
    }
    char sign = after.charAt(0);
    if (sign != '+' && sign != '-') {
      return null;
    }
    String digits = after.substring(1).strip();
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      return null;
    }
    Integer b = signedInteger(sign + digits);
    return b == null ? null : new int[] {a, b};
  }

  private static @Nullable Integer signedInteger(String text) {
    int i = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    if (i == text.length()) {
      return null;
    }
    long value = 0;
    for (int j = i; j < text.length(); j++) {
      char c = text.charAt(j);
      if (c < '0' || c > '9') {
        return null;
      }
      value = Math.min(value * 10 + (c - '0'), Integer.MAX_VALUE);
    }
    return (int) (text.charAt(0) == '-' ? -value : value);
  }
}
