package bulkhead.renderer.style;

import bulkhead.renderer.css.value.CalcNode;
import bulkhead.renderer.css.value.Keyword;
import bulkhead.renderer.css.value.LengthPercentage;
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

  /// Whether values of it flip half-way in animations whatever they are: their numbers are names or
  /// bits, or what they set up is not there in between.
  public boolean isDiscrete() {
    return switch (grammar) {
      case TEXT_DECORATION_LINE,
          INTERNAL,
          COUNTERS,
          CONTENT,
          FONT_FAMILY,
          IMAGE_LIST,
          IMAGE,
          GRID_LINE,
          QUOTES ->
          true;
      default -> false;
    };
  }

  /// Whether transitions and animations leave it alone: they are set up by it, or what its
  /// longhands are depends on it.
  public boolean isNotAnimatable() {
    return grammar == Grammar.INTERNAL
        || this == Properties.DIRECTION
        || this == Properties.WRITING_MODE
        || this == Properties.UNICODE_BIDI
        || this == Properties.WEBKIT_LOCALE
        || name.startsWith("animation")
        || name.startsWith("transition");
  }

  /// An interpolated value, which may lie outside of what the property takes, brought into that.
  public Object animatedRange(Object value) {
    return switch (value) {
      case Float number -> floatRange(number);
      case Integer number when grammar == Grammar.POSITIVE_INTEGER_OR_AUTO -> Math.max(1, number);
      case LengthPercentage length when isNonNegative() -> nonNegative(length);
      default -> value;
    };
  }

  private Float floatRange(float value) {
    return switch (grammar) {
      case ALPHA -> Math.clamp(value, 0f, 1f);
      case FONT_WEIGHT -> Math.clamp(value, 1f, 1000f);
      case NUMBER_NONNEGATIVE,
          LENGTH_NONNEGATIVE,
          LINE_WIDTH,
          FONT_SIZE,
          FONT_STRETCH,
          BORDER_SPACING,
          TAB_SIZE ->
          Math.max(0f, value);
      default -> value;
    };
  }

  private boolean isNonNegative() {
    return switch (grammar) {
      case LENGTH_PERCENTAGE_NONNEGATIVE,
          SIZE,
          MAX_SIZE,
          FLEX_BASIS,
          LENGTH_PERCENTAGE_OR_NORMAL,
          BG_SIZE_LIST,
          TAB_SIZE ->
          true;
      default -> false;
    };
  }

  private static LengthPercentage nonNegative(LengthPercentage length) {
    return switch (length) {
      case LengthPercentage.Px(float px) -> px < 0 ? LengthPercentage.ZERO : length;
      case LengthPercentage.Percent(float percent) ->
          percent < 0 ? new LengthPercentage.Percent(0) : length;
      case LengthPercentage.Calc(CalcNode node, boolean clamp) ->
          new LengthPercentage.Calc(node, true);
    };
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
