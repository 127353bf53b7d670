package bulkhead.renderer.css.value;

/// `text-emphasis-position` (CSS Text Decoration 4 §3.4): the side of horizontal lines and that of
/// vertical ones.
///
/// @param sideSaid whether `right` or `left` was specified; it is for the specified text only
public record EmphasisPosition(boolean over, boolean right, boolean sideSaid) {
  public static final EmphasisPosition OVER = new EmphasisPosition(true, true, false);

  /// Whether the marks are on the line's over side.
  public boolean isOver(WritingMode mode) {
    return switch (mode) {
      case HORIZONTAL_TB -> over;
      case VERTICAL_RL, VERTICAL_LR, SIDEWAYS_RL -> right;
      case SIDEWAYS_LR -> !right;
    };
  }

  public String computedText() {
    return (over ? "over" : "under") + (right ? "" : " left");
  }

  @Override
  public String toString() {
    return (over ? "over" : "under") + (!sideSaid ? "" : right ? " right" : " left");
  }
}
