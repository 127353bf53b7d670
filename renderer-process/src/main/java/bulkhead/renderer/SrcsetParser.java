package bulkhead.renderer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HTML §4.8.4.3.10 "parse a srcset attribute". Stateless.
final class SrcsetParser {
  private static final int MOST_CANDIDATES = 1000;
  private static final Pattern INTEGER = Pattern.compile("[0-9]+");
  private static final Pattern FLOAT =
      Pattern.compile("-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /// @param density of an `x` descriptor; 1 without descriptors
  /// @param width of a `w` descriptor; 0 without one
  record Candidate(String url, double density, double width) {}

  private SrcsetParser() {}

  static List<Candidate> parse(String text) {
    List<Candidate> candidates = new ArrayList<>();
    int at = 0;
    while (candidates.size() < MOST_CANDIDATES) {
      while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
        at++;
      }
      if (at >= text.length()) {
        break;
      }
      int start = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      String url = text.substring(start, at);
      List<String> descriptors = new ArrayList<>();
      if (url.endsWith(",")) {
        url = url.replaceFirst(",+$", "");
      } else {
        at = tokenize(text, at, descriptors);
      }
      Candidate candidate = candidate(url, descriptors);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  /// Steps 8: descriptors up to a comma that is not in parentheses.
  private static int tokenize(String text, int from, List<String> out) {
    StringBuilder current = new StringBuilder();
    boolean inParens = false;
    int at = from;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (inParens) {
        current.append(c);
        inParens = c != ')';
      } else if (isSpace(c) || c == ',') {
        if (!current.isEmpty()) {
          out.add(current.toString());
          current.setLength(0);
        }
        if (c == ',') {
          return at + 1;
        }
      } else {
        inParens = c == '(';
        current.append(c);
      }
    }
    if (!current.isEmpty()) {
      out.add(current.toString());
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static @Nullable Candidate candidate(String url, List<String> descriptors) {
    double width = Double.NaN;
    double density = Double.NaN;
    double height = Double.NaN;
    for (String each : descriptors) {
      String number = each.substring(0, each.length() - 1);
      boolean integer = INTEGER.matcher(number).matches();
      switch (each.charAt(each.length() - 1)) {
        case 'w' -> {
          if (!integer || isSet(width) || isSet(density) || Double.parseDouble(number) == 0) {
            return null;
          }
          width = Double.parseDouble(number);
        }
        case 'x' -> {
          if (!FLOAT.matcher(number).matches()
              || isSet(width)
              || isSet(density)
              || isSet(height)
              || Double.parseDouble(number) < 0) {
            return null;
          }
          density = Double.parseDouble(number);
        }
        case 'h' -> {
          if (!integer || isSet(height) || isSet(density) || Double.parseDouble(number) == 0) {
            return null;
          }
          height = Double.parseDouble(number);
        }
        default -> {
          return null;
        }
      }
    }
    if (isSet(height) && !isSet(width)) {
      return null;
    }
    return new Candidate(url, isSet(density) ? density : 1, isSet(width) ? width : 0);
  }

  private static boolean isSet(double value) {
    return !Double.isNaN(value);
  }
}
