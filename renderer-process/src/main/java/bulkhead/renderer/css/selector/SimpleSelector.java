package bulkhead.renderer.css.selector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One condition on one element (Selectors 4 §3.1). All names are interned.
public sealed interface SimpleSelector {
  /// OPTIMIZATION: a switch over these is a table jump, also in a JVM that has just started; one
  /// over the types makes a hidden class at each place first.
  enum Kind {
    UNIVERSAL,
    TYPE,
    ID,
    CLASS,
    ATTRIBUTE,
    PSEUDO_CLASS,
    NTH,
    IS,
    NOT,
    HAS,
    LANG,
    DIR,
    HOST,
    HOST_CONTEXT,
    SLOTTED,
    PART,
    STATE
  }

  Kind kind();

  /// `*`, with a namespace prefix perhaps.
  record Universal(@Nullable String namespace) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.UNIVERSAL;
    }
  }

  /// `E`: HTML elements are compared with `lower`, all others with `name`. A null namespace is any.
  record Type(String lower, String name, @Nullable String namespace) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.TYPE;
    }
  }

  record Id(String id) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.ID;
    }
  }

  record ClassName(String name) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.CLASS;
    }
  }

  /// How an attribute's value is compared.
  enum AttributeOperator {
    EXISTS,
    EQUALS,
    INCLUDES,
    DASH,
    PREFIX,
    SUFFIX,
    SUBSTRING
  }

  /// Letter case in attribute values: as HTML says for this attribute, or by the `i` or `s` flag.
  enum AttributeCase {
    BY_NAME,
    INSENSITIVE,
    SENSITIVE
  }

  /// `[name op value]`; HTML elements are compared with `lower`.
  ///
  /// @param namespace "" for no namespace, which is what a name without a prefix means; null for
  ///     any
  record HasAttribute(
      @Nullable String namespace,
      String lower,
      String name,
      AttributeOperator operator,
      String value,
      AttributeCase letterCase)
      implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.ATTRIBUTE;
    }
  }

  /// Pseudo-classes without arguments.
  enum PseudoClass implements SimpleSelector {
    ROOT,
    EMPTY,
    FIRST_CHILD,
    LAST_CHILD,
    ONLY_CHILD,
    FIRST_OF_TYPE,
    LAST_OF_TYPE,
    ONLY_OF_TYPE,
    SCOPE,
    ANY_LINK,
    LINK,
    VISITED,
    HOVER,
    ACTIVE,
    FOCUS,
    FOCUS_VISIBLE,
    FOCUS_WITHIN,
    TARGET,
    TARGET_WITHIN,
    ENABLED,
    DISABLED,
    CHECKED,
    INDETERMINATE,
    DEFAULT,
    REQUIRED,
    OPTIONAL,
    READ_ONLY,
    READ_WRITE,
    PLACEHOLDER_SHOWN,
    VALID,
    INVALID,
    USER_VALID,
    USER_INVALID,
    IN_RANGE,
    OUT_OF_RANGE,
    DEFINED,
    FULLSCREEN,
    MODAL,
    POPOVER_OPEN,
    OPEN,
    AUTOFILL,
    /// The element that a relative selector of `:has()` starts from.
    ANCHOR,
    /// Valid but never true here: `:playing`, …
    NEVER;

    @Override
    public Kind kind() {
      return Kind.PSEUDO_CLASS;
    }
  }

  /// `:nth-child(An+B of S)` and its kin.
  record Nth(int a, int b, boolean fromEnd, boolean ofType, @Nullable SelectorList of)
      implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.NTH;
    }
  }

  /// `:is()`, `:where()`, and `&`, which stands for the parent rule's list.
  record Is(SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.IS;
    }
  }

  record Not(SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.NOT;
    }
  }

  /// `:has()`; each selector starts with [PseudoClass#ANCHOR].
  record Has(SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.HAS;
    }
  }

  /// `:lang()`, ranges in lower case.
  record Lang(List<String> ranges) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.LANG;
    }
  }

  record Dir(boolean rightToLeft) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.DIR;
    }
  }

  /// `:host` and `:host()`: the host of the shadow tree that the rule is in.
  record Host(@Nullable SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.HOST;
    }
  }

  /// `:host-context()`: the host, if it or an ancestor of it in the flat tree matches.
  record HostContext(SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.HOST_CONTEXT;
    }
  }

  /// `::slotted()`: joined by [Combinator#SLOTTED] to its slot.
  record Slotted(SelectorList list) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.SLOTTED;
    }
  }

  /// `::part()`: joined by [Combinator#PART] to its host.
  record Part(List<String> names) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.PART;
    }
  }

  /// `:state()` of a custom element.
  record State(String name) implements SimpleSelector {
    @Override
    public Kind kind() {
      return Kind.STATE;
    }
  }
}
