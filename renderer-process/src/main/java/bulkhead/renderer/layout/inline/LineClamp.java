package bulkhead.renderer.layout.inline;

/// How many lines a block formatting context may still show (`-webkit-line-clamp`, CSS Overflow 4
/// §5.2). First all lines are counted; only where there are too many, the context is laid out again
/// with the limit. Lives as long as one layout of the context.
public final class LineClamp {
  private final int limit;
  private int lines;

  private LineClamp(int limit) {
    this.limit = limit;
  }

  public static LineClamp counting() {
    return new LineClamp(Integer.MAX_VALUE);
  }

  public static LineClamp limitedTo(int lines) {
    return new LineClamp(lines);
  }

  /// Lines so far, in all blocks of the context.
  public int lines() {
    return lines;
  }

  /// No more lines are shown.
  public boolean isReached() {
    return lines >= limit;
  }

  /// The next line is the last one and ends with an ellipsis.
  boolean isLastNext() {
    return lines == limit - 1;
  }

  void addLine() {
    lines++;
  }
}
