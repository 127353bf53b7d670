package bulkhead.renderer.layout.frameset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A list of dimensions, as `rows` and `cols` of a frameset are (HTML §2.3.4.6), and the lengths
/// that it gives.
final class FrameDimensions {
  /// A page cannot ask for more rows or columns than this.
  private static final int MOST = 1000;

  private static final Pattern DIMENSION =
      Pattern.compile(
          "[ \t\n\f\r]*([0-9]*)((?:\\.[0-9 \t\n\f\r]*)?)[^*%]*([*%]?).*", Pattern.DOTALL);

  private enum Unit {
    PIXELS,
    PERCENT,
    RELATIVE
  }

  private record Dimension(Unit unit, float value) {}

  private final List<Dimension> all;

  private FrameDimensions(List<Dimension> all) {
    this.all = all;
  }

  /// Without any dimension there is one that takes all room.
  static FrameDimensions parse(String text) {
    List<Dimension> found = new ArrayList<>();
    String list = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    for (String part : list.split(",", MOST)) {
      found.add(dimension(part.indexOf(',') < 0 ? part : part.substring(0, part.indexOf(','))));
    }
    return new FrameDimensions(found);
  }

  private static Dimension dimension(String text) {
    Matcher match = DIMENSION.matcher(text);
    if (text.isBlank() || !match.matches()) {
      return new Dimension(Unit.RELATIVE, 0);
    }
    String whole = match.group(1);
    String fraction = match.group(2).replaceAll("[ \t\n\f\r]", "");
    String digits = (whole.isEmpty() ? "0" : whole) + (fraction.length() > 1 ? fraction : "");
    float value = Math.min(Float.parseFloat(digits), 1_000_000);
    return switch (match.group(3)) {
      case "%" -> new Dimension(Unit.PERCENT, value);
      case "*" -> new Dimension(Unit.RELATIVE, value);
      default ->
          whole.isEmpty() ? new Dimension(Unit.RELATIVE, 0) : new Dimension(Unit.PIXELS, value);
    };
  }

  int count() {
    return all.size();
  }

  /// Shares out `room`, all of it (HTML §15.6, "convert a list of dimensions to a list of pixel
  /// values"), in whole px as Chromium does: pixels first, then percentages, and what is left to
  /// the relative ones; without those to the percentages, else to the pixels.
  int[] lengths(float room) {
    int available = Math.max(0, (int) room);
    int[] lengths = new int[all.size()];
    for (int i = 0; i < lengths.length; i++) {
      Dimension each = all.get(i);
      lengths[i] =
          switch (each.unit) {
            case PIXELS -> (int) each.value;
            case PERCENT -> (int) (each.value * available / 100);
            case RELATIVE -> (int) Math.max(1, each.value);
          };
    }
    int left = available - shrink(lengths, Unit.PIXELS, available);
    left -= shrink(lengths, Unit.PERCENT, left);
    if (has(Unit.RELATIVE)) {
      scale(lengths, Unit.RELATIVE, left);
      addToLast(lengths, Unit.RELATIVE, available);
      return lengths;
    }
    Unit grown = has(Unit.PERCENT) && sum(lengths, Unit.PERCENT) > 0 ? Unit.PERCENT : Unit.PIXELS;
    if (left > 0 && sum(lengths, grown) > 0) {
      scale(lengths, grown, sum(lengths, grown) + left);
    }
    lengths[lengths.length - 1] += available - total(lengths);
    return lengths;
  }

  private boolean has(Unit unit) {
    for (Dimension each : all) {
      if (each.unit == unit) {
        return true;
      }
    }
    return false;
  }

  private long sum(int[] lengths, Unit unit) {
    long sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      sum += all.get(i).unit == unit ? lengths[i] : 0;
    }
    return sum;
  }

  private static int total(int[] lengths) {
    int total = 0;
    for (int each : lengths) {
      total += each;
    }
    return total;
  }

  /// Makes the lengths of one unit fit; returns their sum.
  private int shrink(int[] lengths, Unit unit, int room) {
    if (sum(lengths, unit) > room) {
      scale(lengths, unit, room);
    }
    return (int) sum(lengths, unit);
  }

  private void scale(int[] lengths, Unit unit, long to) {
    long sum = sum(lengths, unit);
    for (int i = 0; i < lengths.length; i++) {
      if (all.get(i).unit == unit && sum > 0) {
        lengths[i] = (int) (lengths[i] * to / sum);
      }
    }
  }

  private void addToLast(int[] lengths, Unit unit, int available) {
    for (int i = lengths.length - 1; i >= 0; i--) {
      if (all.get(i).unit == unit) {
        lengths[i] += available - total(lengths);
        return;
      }
    }
  }
}
