package bulkhead.renderer.css.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A counter style that a page has defined (CSS Counter Styles 3 §2, §3), with what it extends and
/// falls back to. How its numbers are written is [#text].
///
/// @param base the predefined style whose algorithm it has; null if it has one of its own
/// @param symbols those of all systems but `additive`
/// @param weights of each of `symbols`, for `additive` only, heaviest first
/// @param first the value of the first symbol, for `fixed`
/// @param ranges pairs of lowest and highest values; null for `auto`
/// @param suffix null for that of `base`
/// @param fallback the style of what this one cannot write: null for a predefined one
/// @param fallbackName that predefined one's name
public record CounterStyle(
    System system,
    @Nullable String base,
    List<String> symbols,
    List<Integer> weights,
    int first,
    String minus,
    String behindMinus,
    String prefix,
    @Nullable String suffix,
    @Nullable List<Integer> ranges,
    int padTo,
    String pad,
    @Nullable CounterStyle fallback,
    String fallbackName) {

  /// §3.1
  public enum System {
    CYCLIC,
    NUMERIC,
    ALPHABETIC,
    SYMBOLIC,
    ADDITIVE,
    FIXED,
    /// The algorithm is that of another style.
    EXTENDS
  }

  /// A representation of more symbols than this is left to the fallback, as the standard allows for
  /// numbers that ask for very many.
  private static final int LONGEST = 120;

  public CounterStyle {
    symbols = List.copyOf(symbols);
    weights = List.copyOf(weights);
    ranges = ranges == null ? null : List.copyOf(ranges);
  }

  /// How the predefined styles write numbers, the minus sign included.
  public interface Predefined {
    /// Null for a number that the style does not cover.
    @Nullable String text(String name, int value);
  }

  /// §2 "generate a counter": without prefix and suffix.
  public String text(int value, Predefined predefined) {
    CounterStyle style = this;
    // The chain of fallbacks has no circles.
    while (true) {
      String text = style.own(value, predefined);
      if (text != null) {
        return text;
      }
      CounterStyle next = style.fallback;
      if (next == null) {
        String of = predefined.text(style.fallbackName, value);
        return of == null ? Integer.toString(value) : of;
      }
      style = next;
    }
  }

  private @Nullable String own(int value, Predefined predefined) {
    if (!covers(value)) {
      return null;
    }
    boolean negative =
        value < 0
            && switch (system) {
              case NUMERIC, ALPHABETIC, SYMBOLIC, ADDITIVE -> true;
              case EXTENDS -> true;
              case CYCLIC, FIXED -> false;
            };
    long magnitude = Math.abs((long) value);
    String digits =
        switch (system) {
          case CYCLIC -> symbols.get(Math.floorMod(value - 1L, symbols.size()));
          case FIXED -> {
            long index = (long) value - first;
            yield index >= 0 && index < symbols.size() ? symbols.get((int) index) : null;
          }
          case NUMERIC -> positional(magnitude, false);
          case ALPHABETIC -> magnitude == 0 ? null : positional(magnitude, true);
          case SYMBOLIC -> symbolic(magnitude);
          case ADDITIVE -> additive(magnitude);
          case EXTENDS ->
              base == null || magnitude > Integer.MAX_VALUE
                  ? null
                  : predefined.text(base, (int) magnitude);
        };
    if (digits == null) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int length = digits.codePointCount(0, digits.length());
    int signs = negative ? minus.length() + behindMinus.length() : 0;
    if (negative) {
      out.append(minus);
    }
    for (int i = length + signs; i < padTo; i++) {
      out.append(pad);
    }
    return out.append(digits).append(negative ? behindMinus : "").toString();
  }

  private boolean covers(int value) {
    if (ranges == null) {
      return switch (system) {
        case CYCLIC, NUMERIC, FIXED, EXTENDS -> true;
        case ALPHABETIC, SYMBOLIC -> value >= 1;
        case ADDITIVE -> value >= 0;
      };
    }
    for (int i = 0; i + 1 < ranges.size(); i += 2) {
      if (value >= ranges.get(i) && value <= ranges.get(i + 1)) {
        return true;
      }
    }
    return false;
  }

  /// §3.1.4 `alphabetic` has no digit of the value 0, §3.1.5 `numeric` has.
  private String positional(long value, boolean alphabetic) {
    if (value == 0) {
      return symbols.getFirst();
    }
    int radix = symbols.size();
    StringBuilder out = new StringBuilder();
    long rest = value;
    while (rest > 0) {
      if (alphabetic) {
        rest--;
      }
      out.insert(0, symbols.get((int) (rest % radix)));
      rest /= radix;
    }
    return out.toString();
  }

  private @Nullable String symbolic(long value) {
    if (value == 0) {
      return null;
    }
    long times = (value + symbols.size() - 1) / symbols.size();
    return times > LONGEST
        ? null
        : symbols.get((int) ((value - 1) % symbols.size())).repeat((int) times);
  }

  private @Nullable String additive(long value) {
    StringBuilder out = new StringBuilder();
    long rest = value;
    int count = 0;
    for (int i = 0; i < symbols.size(); i++) {
      int weight = weights.get(i);
      if (weight == 0) {
        return value == 0 ? symbols.get(i) : rest == 0 ? out.toString() : null;
      }
      long times = rest / weight;
      count += (int) Math.min(times, LONGEST + 1);
      if (count > LONGEST) {
        return null;
      }
      out.append(symbols.get(i).repeat((int) times));
      rest -= times * weight;
    }
    return rest == 0 && value != 0 ? out.toString() : null;
  }
}
