package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values of transitions' and animations' properties (CSS Transitions 1 §2, CSS Animations 1 §4,
/// CSS Easing 2). Lists that are separated by commas, one entry for each transition or animation.
final class AnimationParser {
  private static final int MOST_STEPS = 100_000;

  private AnimationParser() {}

  /// One entry of a list property of these.
  static @Nullable Object item(Property property, TokenStream in) {
    return switch (property.grammar) {
      case TIME_LIST -> time(in, false);
      case TIME_LIST_NONNEGATIVE -> time(in, true);
      case EASING_LIST -> easing(in);
      case KEYFRAMES_NAME_LIST -> keyframesName(in);
      case TRANSITION_PROPERTY_LIST -> transitionProperty(in);
      case ITERATION_COUNT_LIST -> iterationCount(in);
      case KEYWORD_LIST -> PropertyParser.keyword(property, in);
      default -> null;
    };
  }

  static @Nullable Object list(Property property, TokenStream in) {
    List<Object> values = new ArrayList<>(1);
    if (property == Properties.TRANSITION_PROPERTY && in.takeIdent("none")) {
      return List.of();
    }
    do {
      Object value = item(property, in);
      if (value == null) {
        return null;
      }
      values.add(value);
    } while (in.takeComma());
    return List.copyOf(values);
  }

  private static @Nullable Time time(TokenStream in, boolean nonNegative) {
    Double seconds = ValueParser.time(in);
    if (seconds == null) {
      return null;
    }
    boolean plain = in.tokens().kind(in.position() - 1) == Tokens.DIMENSION;
    if (nonNegative && seconds < 0 && plain) {
      return null;
    }
    return new Time(nonNegative ? Math.max(0, seconds) : seconds);
  }

  private static @Nullable IterationCount iterationCount(TokenStream in) {
    if (in.takeIdent("infinite")) {
      return new IterationCount(Double.POSITIVE_INFINITY);
    }
    boolean plain = in.peek() != Tokens.FUNCTION;
    Double count = ValueParser.number(in);
    return count == null || plain && count < 0 ? null : new IterationCount(Math.max(0, count));
  }

  private static boolean isReserved(String lower) {
    return switch (lower) {
      case "none", "initial", "inherit", "unset", "revert", "revert-layer", "default" -> true;
      default -> false;
    };
  }

  private static @Nullable KeyframesName keyframesName(TokenStream in) {
    if (in.peek() == Tokens.STRING) {
      String text = in.text();
      in.next();
      return text.isEmpty() ? null : new KeyframesName(text);
    }
    if (in.takeIdent("none")) {
      return KeyframesName.NONE;
    }
    if (in.peek() != Tokens.IDENT || isReserved(in.lowerText())) {
      return null;
    }
    String name = in.text();
    in.next();
    return new KeyframesName(name);
  }

  private static @Nullable Ident transitionProperty(TokenStream in) {
    if (in.peek() != Tokens.IDENT || isReserved(in.lowerText())) {
      return null;
    }
    String name = in.text();
    in.next();
    if (name.startsWith("--")) {
      return new Ident(name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    Property known = Properties.byName(lower);
    return new Ident(known != null ? known.name : lower.equals("all") ? lower : name);
  }

  /// A timing function.
  static @Nullable Easing easing(TokenStream in) {
    if (in.peek() == Tokens.IDENT) {
      Easing named = Easing.byName(in.lowerText());
      if (named != null) {
        in.next();
      }
      return named;
    }
    if (in.peek() != Tokens.FUNCTION) {
      return null;
    }
    String name = in.lowerText();
    TokenStream inside = in.block();
    Easing found =
        switch (name) {
          case "cubic-bezier" -> cubicBezier(inside);
          case "steps" -> steps(inside);
          case "linear" -> linear(inside);
          default -> null;
        };
    return inside.atEnd() ? found : null;
  }

  private static @Nullable Easing cubicBezier(TokenStream in) {
    double[] values = new double[4];
    for (int i = 0; i < 4; i++) {
      Double value = i > 0 && !in.takeComma() ? null : ValueParser.number(in);
      if (value == null || i % 2 == 0 && (value < 0 || value > 1)) {
        return null;
      }
      values[i] = value;
    }
    return new Easing.CubicBezier(values[0], values[1], values[2], values[3], "");
  }

  private static @Nullable Easing steps(TokenStream in) {
    Integer count = ValueParser.integer(in);
    Easing.Steps.Jump jump = Easing.Steps.Jump.END;
    if (in.takeComma()) {
      if (in.peek() != Tokens.IDENT) {
        return null;
      }
      String name = in.lowerText();
      in.next();
      Easing.Steps.Jump found = null;
      for (Easing.Steps.Jump each : Easing.Steps.Jump.values()) {
        found = each.css().equals(name) ? each : found;
      }
      if (found == null) {
        return null;
      }
      jump = found;
    }
    int least = jump == Easing.Steps.Jump.JUMP_NONE ? 2 : 1;
    return count == null || count < least
        ? null
        : new Easing.Steps(Math.min(count, MOST_STEPS), jump);
  }

  /// §2.1.2: points without an input lie evenly between those around them, and none before the one
  /// in front of it.
  private static @Nullable Easing linear(TokenStream in) {
    List<Double> outputs = new ArrayList<>();
    List<Double> inputs = new ArrayList<>();
    do {
      Double output = null;
      List<Double> at = new ArrayList<>(2);
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        if (in.peek() == Tokens.PERCENTAGE && at.size() < 2) {
          at.add(in.number() / 100);
          in.next();
        } else {
          Double number = output == null ? ValueParser.number(in) : null;
          if (number == null) {
            return null;
          }
          output = number;
        }
      }
      if (output == null) {
        return null;
      }
      outputs.add(output);
      inputs.add(at.isEmpty() ? Double.NaN : at.getFirst());
      if (at.size() == 2) {
        outputs.add(output);
        inputs.add(at.get(1));
      }
    } while (in.takeComma());
    int count = outputs.size();
    if (Double.isNaN(inputs.getFirst())) {
      inputs.set(0, 0.0);
    }
    if (count > 1 && Double.isNaN(inputs.getLast())) {
      inputs.set(count - 1, 1.0);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (!Double.isNaN(inputs.get(i))) {
        largest = Math.max(largest, inputs.get(i));
        inputs.set(i, largest);
      }
    }
    for (int i = 1; i < count; i++) {
      if (Double.isNaN(inputs.get(i))) {
        int end = i;
        while (Double.isNaN(inputs.get(end))) {
          end++;
        }
        double from = inputs.get(i - 1);
        inputs.set(i, from + (inputs.get(end) - from) / (end - i + 1));
      }
    }
    List<Easing.Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(new Easing.Point(inputs.get(i), outputs.get(i)));
    }
    return new Easing.Linear(points);
  }

  // Shorthands

  /// `transition` and `animation`: layers of values in any order; each longhand takes the first
  /// that fits it, so the order of `longhands` decides between them.
  static @Nullable List<Object> layers(Property[] longhands, TokenStream in) {
    List<List<Object>> lists = new ArrayList<>();
    for (int i = 0; i < longhands.length; i++) {
      lists.add(new ArrayList<>());
    }
    boolean none = false;
    int layers = 0;
    do {
      @Nullable Object[] given = new Object[longhands.length];
      int count = 0;
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        if (!takeOne(longhands, given, in)) {
          return null;
        }
        count++;
      }
      if (count == 0) {
        return null;
      }
      for (int i = 0; i < given.length; i++) {
        Object value = given[i];
        none |= value == NO_PROPERTY;
        if (value != null) {
          lists.get(i).add(value);
        } else {
          lists.get(i).add(initialItem(longhands[i]));
        }
      }
      layers++;
    } while (in.takeComma());
    if (none && layers > 1) {
      return null;
    }
    List<Object> pairs = new ArrayList<>(longhands.length * 2);
    for (int i = 0; i < longhands.length; i++) {
      pairs.add(longhands[i]);
      boolean noProperty = lists.get(i).getFirst() == NO_PROPERTY;
      boolean reset = isReset(longhands[i]);
      pairs.add(reset ? longhands[i].initial : noProperty ? List.of() : List.copyOf(lists.get(i)));
    }
    return pairs;
  }

  /// `none` in `transition`.
  private static final Object NO_PROPERTY = new Object();

  /// What the shorthand resets and cannot set.
  private static boolean isReset(Property property) {
    return property == Properties.ANIMATION_TIMELINE;
  }

  private static Object initialItem(Property property) {
    return property.initial instanceof List<?> list ? list.getFirst() : property.initial;
  }

  private static boolean takeOne(Property[] longhands, @Nullable Object[] given, TokenStream in) {
    int property = -1;
    for (int i = 0; i < longhands.length; i++) {
      if (longhands[i] == Properties.TRANSITION_PROPERTY) {
        property = i; // Any name fits it: it comes last.
      } else if (given[i] == null && !isReset(longhands[i])) {
        int start = in.position();
        Object value = item(longhands[i], in);
        if (value != null) {
          given[i] = value;
          return true;
        }
        in.rewind(start);
      }
    }
    if (property < 0 || given[property] != null) {
      return false;
    }
    given[property] = in.takeIdent("none") ? NO_PROPERTY : item(longhands[property], in);
    return given[property] != null;
  }
}
