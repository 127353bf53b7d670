package bulkhead.renderer.css.value;

/// Computed `display` (CSS Display 3). `CONTENTS` and `NONE` make no box.
public enum Display implements Keyword {
  BLOCK,
  INLINE,
  INLINE_BLOCK,
  NONE,
  CONTENTS,
  FLOW_ROOT,
  LIST_ITEM,
  INLINE_LIST_ITEM,
  FLOW_ROOT_LIST_ITEM,
  INLINE_FLOW_ROOT_LIST_ITEM,
  FLEX,
  INLINE_FLEX,
  GRID,
  INLINE_GRID,
  TABLE,
  INLINE_TABLE,
  TABLE_ROW_GROUP,
  TABLE_HEADER_GROUP,
  TABLE_FOOTER_GROUP,
  TABLE_ROW,
  TABLE_CELL,
  TABLE_COLUMN_GROUP,
  TABLE_COLUMN,
  TABLE_CAPTION,
  RUBY,
  RUBY_TEXT,
  BLOCK_RUBY,
  MATH,
  BLOCK_MATH;

  /// What has no name of one word is written with all its words.
  @Override
  public String css() {
    return switch (this) {
      case BLOCK_RUBY -> "block ruby";
      case BLOCK_MATH -> "block math";
      case INLINE_LIST_ITEM -> "inline list-item";
      case FLOW_ROOT_LIST_ITEM -> "flow-root list-item";
      case INLINE_FLOW_ROOT_LIST_ITEM -> "inline flow-root list-item";
      default -> Keyword.cssName(name());
    };
  }

  /// Whether it has a marker (CSS Display 3 §2.3).
  public boolean isListItem() {
    return this == LIST_ITEM
        || this == INLINE_LIST_ITEM
        || this == FLOW_ROOT_LIST_ITEM
        || this == INLINE_FLOW_ROOT_LIST_ITEM;
  }

  /// Whether the box takes part in an inline formatting context (outer display type `inline`).
  public boolean isInlineLevel() {
    return switch (this) {
      case INLINE,
          INLINE_BLOCK,
          INLINE_LIST_ITEM,
          INLINE_FLOW_ROOT_LIST_ITEM,
          INLINE_FLEX,
          INLINE_GRID,
          INLINE_TABLE,
          RUBY,
          RUBY_TEXT,
          MATH ->
          true;
      case BLOCK,
          NONE,
          CONTENTS,
          FLOW_ROOT,
          LIST_ITEM,
          FLOW_ROOT_LIST_ITEM,
          FLEX,
          GRID,
          TABLE,
          TABLE_ROW_GROUP,
          TABLE_HEADER_GROUP,
          TABLE_FOOTER_GROUP,
          TABLE_ROW,
          TABLE_CELL,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN,
          TABLE_CAPTION,
          BLOCK_RUBY,
          BLOCK_MATH ->
          false;
    };
  }

  /// Whether the box is a table's inner part, which needs a table around it.
  public boolean isInternalTable() {
    return ordinal() >= TABLE_ROW_GROUP.ordinal() && ordinal() <= TABLE_CAPTION.ordinal();
  }

  /// Not in the spec: what has the look of a control is one box, as in Chromium, neither a part of
  /// a line nor of a table nor an item of a list.
  public Display ofControl() {
    if (this == INLINE || this == INLINE_TABLE || isInternalTable()) {
      return INLINE_BLOCK;
    }
    return switch (this) {
      case LIST_ITEM, FLOW_ROOT_LIST_ITEM, TABLE -> BLOCK;
      case INLINE_LIST_ITEM, INLINE_FLOW_ROOT_LIST_ITEM -> INLINE_BLOCK;
      default -> this;
    };
  }

  /// CSS Display 3 §2.7: what becomes of this value when the box is blockified.
  public Display blockified() {
    return switch (this) {
      case INLINE,
          INLINE_BLOCK,
          RUBY_TEXT,
          TABLE_ROW_GROUP,
          TABLE_HEADER_GROUP,
          TABLE_FOOTER_GROUP,
          TABLE_ROW,
          TABLE_CELL,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN,
          TABLE_CAPTION ->
          BLOCK;
      case INLINE_LIST_ITEM -> LIST_ITEM;
      case INLINE_FLOW_ROOT_LIST_ITEM -> FLOW_ROOT_LIST_ITEM;
      case INLINE_FLEX -> FLEX;
      case INLINE_GRID -> GRID;
      case INLINE_TABLE -> TABLE;
      case RUBY -> BLOCK_RUBY;
      case MATH -> BLOCK_MATH;
      case BLOCK, NONE, CONTENTS, FLOW_ROOT, LIST_ITEM, FLOW_ROOT_LIST_ITEM, FLEX, GRID, TABLE ->
          this;
      case BLOCK_RUBY, BLOCK_MATH -> this;
    };
  }

  /// What it means for elements that are not MathML.
  public Display withoutMath() {
    return this == MATH ? INLINE : this == BLOCK_MATH ? BLOCK : this;
  }
}
