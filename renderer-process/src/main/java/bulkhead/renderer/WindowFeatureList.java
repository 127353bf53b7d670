package bulkhead.renderer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The features that a script gave `window.open` (HTML §7.2.2.1, "tokenize the features argument").
/// Immutable.
record WindowFeatureList(Map<String, String> values) {
  private static final int MOST = 100;

  WindowFeatureList {
    values = Map.copyOf(values);
  }

  static WindowFeatureList of(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    int at = 0;
    int end = text.length();
    while (at < end && found.size() < MOST) {
      while (at < end && isSeparator(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < end && !isSeparator(text.charAt(at))) {
        at++;
      }
      String name = normalized(text.substring(start, at).toLowerCase(Locale.ROOT));
      while (at < end
          && text.charAt(at) != '='
          && text.charAt(at) != ','
          && isSeparator(text.charAt(at))) {
        at++;
      }
      String value = "";
      if (at < end && text.charAt(at) == '=') {
        while (at < end && isSeparator(text.charAt(at)) && text.charAt(at) != ',') {
          at++;
        }
        start = at;
        while (at < end && !isSeparator(text.charAt(at))) {
          at++;
        }
        value = text.substring(start, at).toLowerCase(Locale.ROOT);
      }
      if (!name.isEmpty()) {
        found.put(name, value);
      }
    }
    return new WindowFeatureList(found);
  }

  private static boolean isSeparator(char c) {
    return c == '=' || c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static String normalized(String name) {
    return switch (name) {
      case "screenx" -> "left";
      case "screeny" -> "top";
      case "innerwidth" -> "width";
      case "innerheight" -> "height";
      default -> name;
    };
  }

  /// "Parse a boolean feature".
  boolean is(String name) {
    String value = values.get(name);
    if (value == null) {
      return false;
    }
    return switch (value) {
      case "", "yes", "true" -> true;
      default -> {
        String digits = value.replaceFirst("^([+-]?[0-9]+).*", "$1");
        try {
          yield Long.parseLong(digits) != 0;
        } catch (NumberFormatException e) {
          yield false;
        }
      }
    };
  }

  boolean noReferrer() {
    return is("noreferrer");
  }

  boolean noOpener() {
    return is("noopener") || noReferrer();
  }

  /// "Check if a popup window is requested".
  boolean popup() {
    if (values.isEmpty()) {
      return false;
    }
    if (values.containsKey("popup")) {
      return is("popup");
    }
    boolean bars = is("location") || is("toolbar");
    return !bars
        || !is("menubar")
        || values.containsKey("resizable") && !is("resizable")
        || !is("scrollbars")
        || !is("status");
  }
}
