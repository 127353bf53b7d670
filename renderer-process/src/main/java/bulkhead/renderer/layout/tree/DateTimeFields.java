package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an input of a date or a time shows: its value in the user's notation (American English, as
/// the program's other texts), in parts that can be edited one by one, and signs between them. An
/// input without a value shows what belongs where (HTML §4.10.5.1.7 and following). One that is
/// being filled in has the parts that there are, in the order in which they are shown, instead of a
/// value: `?5,,2024` shows `05/dd/2024`.
public final class DateTimeFields {
  /// @param isField whether it is a part of the value and not a sign between two
  record Part(String text, boolean isField) {}

  private static final Pattern DATE = Pattern.compile("([0-9]{4,6})-([0-9]{2})-([0-9]{2})");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4,6})-([0-9]{2})");
  private static final Pattern WEEK = Pattern.compile("([0-9]{4,6})-W([0-9]{2})");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,3}))?)?");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private DateTimeFields() {}

  public static boolean isFor(Element input) {
    return input.is("input")
        && switch (FormControls.inputType(input)) {
          case "date", "time", "datetime-local", "month", "week" -> true;
          default -> false;
        };
  }

  /// Whether its icon is a clock's and not a calendar's.
  static boolean isTime(Element input) {
    return FormControls.inputType(input).equals("time");
  }

  /// What the input shows, for what stands in it.
  public static String text(Element input, String value) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts(input, value)) {
      text.append(part.text());
    }
    return text.toString();
  }

  /// Which part is before an index of the text, or around it.
  public static int partAt(Element input, String value, int index) {
    int at = 0;
    int field = -1;
    for (Part part : parts(input, value)) {
      if (part.isField() && (field < 0 || index >= at)) {
        field++;
      }
      at += part.text().length();
    }
    return Math.max(0, field);
  }

  /// The indices of the text that a part has, `[from, to]`; an empty range for none.
  public static int[] rangeOf(Element input, String value, int wanted) {
    int at = 0;
    int field = 0;
    for (Part part : parts(input, value)) {
      int end = at + part.text().length();
      if (part.isField() && field++ == wanted) {
        return new int[] {at, end};
      }
      at = end;
    }
    return new int[] {0, 0};
  }

  static List<Part> parts(Element input, String value) {
    List<Part> parts = new ArrayList<>();
    List<String> given = value.startsWith("?") ? List.of(value.substring(1).split(",", -1)) : null;
    switch (FormControls.inputType(input)) {
      case "date" -> date(given != null ? given : numbers(matcher(DATE, value), 2, 3, 1), parts);
      case "time" -> time(input, given, matcher(TIME, value), parts);
      case "month" -> {
        List<String> month = given != null ? given : numbers(matcher(MONTH, value), 2, 1);
        int number = numberIn(month, 0);
        boolean named = number >= 1 && number <= 12;
        parts.add(new Part(named ? MONTHS.get(number - 1) : "---------", true));
        parts.add(new Part(" ", false));
        parts.add(field(month, 1, 4, "----"));
      }
      case "week" -> {
        List<String> week = given != null ? given : numbers(matcher(WEEK, value), 2, 1);
        parts.add(new Part("Week ", false));
        parts.add(field(week, 0, 2, "--"));
        parts.add(new Part(", ", false));
        parts.add(field(week, 1, 4, "----"));
      }
      case "datetime-local" -> {
        int middle = Math.max(value.indexOf('T'), value.indexOf(' '));
        Matcher date = middle < 0 ? null : matcher(DATE, value.substring(0, middle));
        date(given != null ? given : numbers(date, 2, 3, 1), parts);
        parts.add(new Part(", ", false));
        List<String> rest =
            given == null ? null : given.subList(Math.min(3, given.size()), given.size());
        time(input, rest, middle < 0 ? null : matcher(TIME, value.substring(middle + 1)), parts);
      }
      default -> {}
    }
    return parts;
  }

  private static @Nullable Matcher matcher(Pattern pattern, String value) {
    Matcher matcher = pattern.matcher(value);
    return matcher.matches() ? matcher : null;
  }

  private static List<String> numbers(@Nullable Matcher matcher, int... groups) {
    List<String> numbers = new ArrayList<>();
    for (int group : groups) {
      numbers.add(matcher == null ? "" : matcher.group(group));
    }
    return numbers;
  }

  private static int numberIn(List<String> numbers, int index) {
    String text = index < numbers.size() ? numbers.get(index) : "";
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static Part field(List<String> numbers, int index, int digits, String missing) {
    int number = numberIn(numbers, index);
    String text = String.valueOf(number);
    return new Part(
        number < 0 ? missing : "0".repeat(Math.max(0, digits - text.length())) + text, true);
  }

  private static void date(List<String> numbers, List<Part> parts) {
    parts.add(field(numbers, 0, 2, "mm"));
    parts.add(new Part("/", false));
    parts.add(field(numbers, 1, 2, "dd"));
    parts.add(new Part("/", false));
    parts.add(field(numbers, 2, 4, "yyyy"));
  }

  /// @param given hour of twelve, minute, perhaps second, and half of the day
  private static void time(
      Element input, @Nullable List<String> given, @Nullable Matcher time, List<Part> parts) {
    List<String> numbers = given != null ? given : timeNumbers(input, time);
    int half = numbers.size() - 1;
    parts.add(field(numbers, 0, 2, "--"));
    parts.add(new Part(":", false));
    parts.add(field(numbers, 1, 2, "--"));
    if (half > 2) {
      parts.add(new Part(":", false));
      parts.add(field(numbers, 2, 2, "--"));
    }
    String fraction = time == null ? null : time.group(4);
    if (fraction != null) {
      parts.add(new Part("." + (fraction + "00").substring(0, 3), false));
    }
    parts.add(new Part(" ", false));
    int inHalf = numberIn(numbers, half);
    parts.add(new Part(inHalf < 0 ? "--" : inHalf == 0 ? "AM" : "PM", true));
  }

  private static List<String> timeNumbers(Element input, @Nullable Matcher time) {
    if (time == null) {
      return hasSeconds(input) ? List.of("", "", "", "") : List.of("", "", "");
    }
    int hour = Integer.parseInt(time.group(1)) % 24;
    List<String> numbers = new ArrayList<>();
    numbers.add(String.valueOf((hour + 11) % 12 + 1));
    numbers.add(time.group(2));
    String seconds = time.group(3);
    if (seconds != null || hasSeconds(input)) {
      numbers.add(seconds == null ? "0" : seconds);
    }
    numbers.add(hour < 12 ? "0" : "1");
    return numbers;
  }

  /// A step that is no whole number of minutes makes seconds visible.
  private static boolean hasSeconds(Element input) {
    try {
      double step = Double.parseDouble(input.attributeOrEmpty("step").strip());
      return step > 0 && step % 60 != 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// The text that the input is made wide enough for.
  static String widest(Element input, String value) {
    return FormControls.inputType(input).equals("month") ? "September 0000" : text(input, value);
  }
}
