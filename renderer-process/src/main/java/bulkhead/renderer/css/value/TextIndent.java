package bulkhead.renderer.css.value;

/// `text-indent` with a keyword behind its length (CSS Text 3 §8.1); without one the value is the
/// length alone.
///
/// @param length a [LengthPercentage] when computed
/// @param hanging all lines but those that would be are indented
/// @param eachLine lines behind forced breaks are as the first
public record TextIndent(Object length, boolean hanging, boolean eachLine) implements Computable {
  @Override
  public Object compute(ComputeContext context) {
    return new TextIndent(Computable.compute(length, context), hanging, eachLine);
  }

  @Override
  public String toString() {
    return length + (hanging ? " hanging" : "") + (eachLine ? " each-line" : "");
  }
}
