package bulkhead.renderer.style;

import bulkhead.renderer.css.value.Keyword;
import org.jspecify.annotations.Nullable;

/// One entry of the property table [Properties]: a longhand with its place in a [ComputedStyle], a
/// shorthand with its longhands, or a logical longhand that stands for a physical one.
public final class Property {
  static final Keyword[] NO_KEYWORDS = {};
  static final String[] NO_NAMES = {};
  static final Property[] NO_LONGHANDS = {};

  /// Place in the table; stable within a run only.
  final int id;

  final String name;
  final Grammar grammar;
  final Invalidates invalidates;

  /// Null for shorthands and logical properties.
  final @Nullable StyleGroup group;

  final int groupIndex;
  final int slot;

  /// The initial value, computed; meaningless for shorthands and logical properties.
  final Object initial;

  /// The keywords of [Grammar#KEYWORD] and of grammars with extra keywords.
  final Keyword[] keywords;

  /// The names of [Grammar#IDENT].
  final String[] names;

  private String @Nullable [] keywordNames;

  /// What a shorthand sets, in canonical order.
  final Property[] longhands;

  /// Which physical property a logical one stands for, by writing mode and direction; see
  /// [LogicalMapping].
  final int logicalKind;

  Property(
      int id,
      String name,
      Grammar grammar,
      Invalidates invalidates,
      @Nullable StyleGroup group,
      int slot,
      Object initial,
      Keyword[] keywords,
      String[] names,
      Property[] longhands,
      int logicalKind) {
    this.id = id;
    this.name = name;
    this.grammar = grammar;
    this.invalidates = invalidates;
    this.group = group;
    this.groupIndex = group == null ? -1 : group.ordinal();
    this.slot = slot;
    this.initial = initial;
    this.keywords = keywords;
    this.names = names;
    this.longhands = longhands;
    this.logicalKind = logicalKind;
  }

  public String name() {
    return name;
  }

  /// The CSS names of [#keywords], made when first asked for.
  String[] keywordNames() {
    String[] made = keywordNames;
    if (made == null) {
      made = new String[keywords.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = keywords[i].css();
      }
      keywordNames = made;
    }
    return made;
  }

  public boolean isShorthand() {
    return group == null && logicalKind == 0;
  }

  public boolean isInherited() {
    return group != null && group.inherited;
  }

  boolean isLogical() {
    return logicalKind != 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
