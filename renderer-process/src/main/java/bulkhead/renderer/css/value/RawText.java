package bulkhead.renderer.css.value;

/// A value that is checked for its brackets alone and kept as text: properties whose consumers come
/// later.
public record RawText(String text) {
  public static final RawText ZERO_TIME = new RawText("0s");
  public static final RawText NONE = new RawText("none");

  @Override
  public String toString() {
    return text;
  }
}
