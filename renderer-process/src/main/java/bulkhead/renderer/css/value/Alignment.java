package bulkhead.renderer.css.value;

/// A value of an alignment property: a keyword and its overflow position.
public record Alignment(AlignKeyword keyword, Safety safety) {
  /// What happens when the aligned thing is larger than its place.
  public enum Safety implements Keyword {
    DEFAULT,
    SAFE,
    UNSAFE
  }

  public static final Alignment AUTO = new Alignment(AlignKeyword.AUTO, Safety.DEFAULT);
  public static final Alignment NORMAL = new Alignment(AlignKeyword.NORMAL, Safety.DEFAULT);
  public static final Alignment LEGACY = new Alignment(AlignKeyword.LEGACY, Safety.DEFAULT);

  @Override
  public String toString() {
    String text = keyword == AlignKeyword.LAST_BASELINE ? "last baseline" : keyword.css();
    return safety == Safety.DEFAULT ? text : safety.css() + " " + text;
  }
}
