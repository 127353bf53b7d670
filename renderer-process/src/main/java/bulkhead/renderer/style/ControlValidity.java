package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.dom.Checkedness;
import bulkhead.renderer.dom.CustomElement;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.url.Url;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Whether form controls satisfy their constraints (HTML §4.10.21), for the pseudo-classes that ask
/// (HTML §4.16.3). What only their scripts' side knows, such as a custom message, is a state of the
/// element, [ElementState#FURTHER_ERROR]. Thread: `RendererMain`.
final class ControlValidity {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

  private static final Pattern WEEK = Pattern.compile("([0-9]{4,})-W([0-9]{2})");
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final double DAY_MILLIS = 86_400_000;

  /// Of a value, by its pattern: some tens of milliseconds.
  private static final int MOST_READS = 2_000_000;

  private ControlValidity() {}

  /// `:valid`: false also for what is not validated.
  static boolean isValid(Element element) {
    return isGroup(element) ? !hasInvalid(element) : isCandidate(element) && satisfies(element);
  }

  /// `:invalid`.
  static boolean isInvalid(Element element) {
    return isGroup(element) ? hasInvalid(element) : isCandidate(element) && !satisfies(element);
  }

  /// `:in-range`, or with `within` false `:out-of-range`: only where there are limits.
  static boolean isInRange(Element element, boolean within) {
    if (!element.is("input") || !isCandidate(element)) {
      return false;
    }
    String type = type(element);
    boolean limited =
        !Double.isNaN(number(type, limit(element, type, "min")))
            || !Double.isNaN(number(type, limit(element, type, "max")));
    return limited && within != isOutOfRange(element, type);
  }

  private static boolean isGroup(Element element) {
    return element.is("form") || element.is("fieldset");
  }

  private static boolean hasInvalid(Element group) {
    boolean form = group.is("form");
    Node root = form ? group.root() : group;
    for (Node node = root; node != null; node = node.nextInTree(root)) {
      if (node instanceof Element each
          && isControl(each)
          && (!form || Checkedness.formOf(each) == group)
          && isInvalid(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControl(Element element) {
    CustomElement custom = element.custom();
    return element.is("input")
        || element.is("select")
        || element.is("textarea")
        || element.is("button")
        || custom != null && custom.isFormAssociated();
  }

  /// §4.10.21.1 "candidate for constraint validation".
  private static boolean isCandidate(Element element) {
    if (!isControl(element) || SelectorMatcher.isDisabled(element)) {
      return false;
    }
    switch (type(element)) {
      case "hidden", "reset", "button" -> {
        return false;
      }
      default -> {}
    }
    boolean readOnly = !element.is("select") && !element.is("button");
    if (readOnly && element.hasAttribute("readonly")) {
      return false;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      if (at.is("datalist")) {
        return false;
      }
    }
    return true;
  }

  /// The type of an `input` or `button`, `text` where there is none; else the element's name.
  private static String type(Element element) {
    if (!element.is("input") && !element.is("button")) {
      return element.localName();
    }
    String type = Tokens.asciiLower(element.attributeOrEmpty("type"));
    return type.isEmpty() ? element.is("button") ? "submit" : "text" : type;
  }

  private static String value(Element element) {
    String own = element.controlValue();
    String value =
        own != null
            ? own
            : element.is("textarea") ? element.textContent() : element.attributeOrEmpty("value");
    return switch (type(element)) {
      case "number", "date", "time", "month", "week", "datetime-local" ->
          Double.isNaN(number(type(element), value)) ? "" : value;
      case "email", "url" -> value.strip();
      default -> value;
    };
  }

  private static boolean satisfies(Element element) {
    if (element.hasState(ElementState.FURTHER_ERROR)) {
      return false;
    }
    String type = type(element);
    if (isMissing(element, type)) {
      return false;
    }
    String value = element.is("input") ? value(element) : "";
    if (value.isEmpty() && !type.equals("range")) {
      return true;
    }
    return !isMismatch(element, type, value)
        && !isOutOfRange(element, type)
        && !isOffStep(element, type, value);
  }

  private static boolean isMissing(Element element, String type) {
    if (type.equals("radio")) {
      return isGroupMissing(element);
    }
    if (!element.hasAttribute("required")) {
      return false;
    }
    return switch (type) {
      case "checkbox" -> !element.hasState(ElementState.CHECKED);
      case "select" -> isNothingSelected(element);
      case "range", "color", "submit", "image" -> false;
      default -> (element.is("input") || element.is("textarea")) && value(element).isEmpty();
    };
  }

  private static boolean isGroupMissing(Element radio) {
    String name = radio.attributeOrEmpty("name");
    boolean required = radio.hasAttribute("required");
    boolean checked = radio.hasState(ElementState.CHECKED);
    if (!name.isEmpty() && !checked) {
      Element form = Checkedness.formOf(radio);
      Node root = radio.root();
      for (Node node = root; node != null; node = node.nextInTree(root)) {
        if (node instanceof Element each
            && each.is("input")
            && type(each).equals("radio")
            && name.equals(each.attribute("name"))
            && Checkedness.formOf(each) == form) {
          required |= each.hasAttribute("required");
          checked |= each.hasState(ElementState.CHECKED);
        }
      }
    }
    return required && !checked;
  }

  /// §4.10.7: whether nothing but the placeholder label option is selected.
  private static boolean isNothingSelected(Element select) {
    List<Element> options = new ArrayList<>();
    for (Node node = select.firstChild(); node != null; node = node.nextInTree(select)) {
      if (node instanceof Element option && option.is("option")) {
        options.add(option);
      }
    }
    boolean popsUp =
        !select.hasAttribute("multiple")
            && !(number("number", select.attributeOrEmpty("size").strip()) > 1);
    Element placeholder =
        popsUp
                && !options.isEmpty()
                && optionValue(options.getFirst()).isEmpty()
                && options.getFirst().parent() == select
            ? options.getFirst()
            : null;
    Element selected = null;
    for (Element option : options) {
      if (option.hasState(ElementState.CHECKED)) {
        if (option != placeholder) {
          return false;
        }
        selected = option;
      }
    }
    if (popsUp && selected == null) {
      for (Element option : options) {
        if (!SelectorMatcher.isDisabled(option)) {
          return option == placeholder;
        }
      }
    }
    return true;
  }

  private static String optionValue(Element option) {
    String value = option.attribute("value");
    return value == null ? option.textContent().strip() : value;
  }

  private static boolean isMismatch(Element element, String type, String value) {
    if (type.equals("url")) {
      return Url.parse(value) == null;
    }
    String pattern = element.attribute("pattern");
    boolean email = type.equals("email");
    boolean matched =
        switch (type) {
          case "text", "search", "tel", "email", "password" -> true;
          default -> false;
        };
    Pattern wanted = pattern == null || !matched ? null : compile(pattern);
    String[] each =
        email && element.hasAttribute("multiple") ? value.split(",", -1) : new String[] {value};
    for (String part : each) {
      String text = email ? part.strip() : part;
      if (email && !EMAIL.matcher(text).matches() || wanted != null && !matches(wanted, text)) {
        return true;
      }
    }
    return false;
  }

  /// Whether it matches; what takes too long to find out, or goes too deep, is no mismatch.
  private static boolean matches(Pattern wanted, String text) {
    try {
      return wanted.matcher(new ReadSoOften(text, new int[] {MOST_READS})).matches();
    } catch (TooManyReads | StackOverflowError e) {
      return true;
    }
  }

  /// A text that can be read so many times and no more: an expression of the page's may try the
  /// same characters again without end, and Java's cannot be stopped from outside as V8's can.
  ///
  /// @param left in one element, which parts of the text share
  private record ReadSoOften(String text, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new TooManyReads();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new ReadSoOften(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReads() {
      super("too many reads", null, false, false);
    }
  }

  /// What is no expression is not there (§4.10.5.3.6).
  private static @Nullable Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static String limit(Element element, String type, String name) {
    String given = element.attributeOrEmpty(name);
    if (type.equals("range") && Double.isNaN(number(type, given))) {
      return name.equals("min") ? "0" : "100";
    }
    return given;
  }

  private static boolean isOutOfRange(Element element, String type) {
    double value = type.equals("range") ? Double.NaN : number(type, value(element));
    double min = number(type, limit(element, type, "min"));
    double max = number(type, limit(element, type, "max"));
    if (type.equals("time") && max < min) {
      return value > max && value < min; // §4.10.5.3.7 "reversed range"
    }
    return value < min || value > max;
  }

  private static boolean isOffStep(Element element, String type, String value) {
    String asked = element.attributeOrEmpty("step");
    double unit =
        switch (type) {
          case "number", "month" -> 1;
          case "date" -> DAY_MILLIS;
          case "week" -> 7 * DAY_MILLIS;
          case "time", "datetime-local" -> 1000;
          default -> Double.NaN;
        };
    double given = number("number", asked);
    double usual = type.equals("time") || type.equals("datetime-local") ? 60 : 1;
    double step = (given > 0 ? given : usual) * unit;
    if (asked.equalsIgnoreCase("any") || Double.isNaN(step)) {
      return false;
    }
    double base = number(type, element.attributeOrEmpty("min"));
    if (Double.isNaN(base)) {
      base = number(type, element.attributeOrEmpty("value"));
    }
    double steps = (number(type, value) - (Double.isNaN(base) ? 0 : base)) / step;
    return Math.abs(steps - Math.rint(steps)) > 1e-7;
  }

  /// A value as a number (§4.10.5.1 "convert a string to a number"); NaN for what is none.
  private static double number(String type, String text) {
    try {
      return switch (type) {
        case "number", "range" ->
            NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        case "date" -> LocalDate.parse(text).toEpochDay() * DAY_MILLIS;
        case "month" -> YearMonth.parse(text).getLong(ChronoField.PROLEPTIC_MONTH);
        case "time" -> LocalTime.parse(text).toNanoOfDay() / 1e6;
        case "datetime-local" ->
            LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
        case "week" ->
            WEEK.matcher(text).matches()
                ? LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE).toEpochDay()
                    * DAY_MILLIS
                : Double.NaN;
        default -> Double.NaN;
      };
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  /// Whether an `input` or `textarea` that has a placeholder shows it: it has no value.
  static boolean showsPlaceholder(Element element) {
    return element.hasAttribute("placeholder")
        && Objects.requireNonNullElseGet(
                element.controlValue(),
                () ->
                    element.is("textarea")
                        ? element.textContent()
                        : element.attributeOrEmpty("value"))
            .isEmpty();
  }
}
