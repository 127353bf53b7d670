package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an input of a date or a time shows: its value in the user's notation (American English, as
/// the program's other texts), in parts that can be edited one by one, and signs between them. An
/// input without a value shows what belongs where (HTML §4.10.5.1.7 and following).
final class DateTimeFields {
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

  static boolean isFor(Element input) {
    return switch (FormControls.inputType(input)) {
      case "date", "time", "datetime-local", "month", "week" -> true;
      default -> false;
    };
  }

  /// Whether its icon is a clock's and not a calendar's.
  static boolean isTime(Element input) {
    return FormControls.inputType(input).equals("time");
  }

  static List<Part> parts(Element input, String value) {
    List<Part> parts = new ArrayList<>();
    switch (FormControls.inputType(input)) {
      case "date" -> date(matcher(DATE, value), parts);
      case "time" -> time(input, matcher(TIME, value), parts);
      case "month" -> {
        Matcher month = matcher(MONTH, value);
        int number = month == null ? 0 : Integer.parseInt(month.group(2));
        boolean named = number >= 1 && number <= 12;
        parts.add(new Part(named ? MONTHS.get(number - 1) : "---------", true));
        parts.add(new Part(" ", false));
        parts.add(new Part(named && month != null ? month.group(1) : "----", true));
      }
      case "week" -> {
        Matcher week = matcher(WEEK, value);
        parts.add(new Part("Week ", false));
        parts.add(new Part(week == null ? "--" : week.group(2), true));
        parts.add(new Part(", ", false));
        parts.add(new Part(week == null ? "----" : week.group(1), true));
      }
      case "datetime-local" -> {
        int middle = Math.max(value.indexOf('T'), value.indexOf(' '));
        date(middle < 0 ? null : matcher(DATE, value.substring(0, middle)), parts);
        parts.add(new Part(", ", false));
        time(input, middle < 0 ? null : matcher(TIME, value.substring(middle + 1)), parts);
      }
      default -> {}
    }
    return parts;
  }

  private static @Nullable Matcher matcher(Pattern pattern, String value) {
    Matcher matcher = pattern.matcher(value);
    return matcher.matches() ? matcher : null;
  }

  private static void date(@Nullable Matcher date, List<Part> parts) {
    parts.add(new Part(date == null ? "mm" : date.group(2), true));
    parts.add(new Part("/", false));
    parts.add(new Part(date == null ? "dd" : date.group(3), true));
    parts.add(new Part("/", false));
    parts.add(new Part(date == null ? "yyyy" : date.group(1), true));
  }

  private static void time(Element input, @Nullable Matcher time, List<Part> parts) {
    int hour = time == null ? 0 : Integer.parseInt(time.group(1)) % 24;
    parts.add(new Part(time == null ? "--" : twoDigits((hour + 11) % 12 + 1), true));
    parts.add(new Part(":", false));
    parts.add(new Part(time == null ? "--" : time.group(2), true));
    String seconds = time == null ? null : time.group(3);
    String fraction = time == null ? null : time.group(4);
    if (seconds != null || hasSeconds(input)) {
      parts.add(new Part(":", false));
      parts.add(new Part(time == null ? "--" : seconds == null ? "00" : seconds, true));
    }
    if (fraction != null) {
      parts.add(new Part(".", false));
      parts.add(new Part((fraction + "00").substring(0, 3), true));
    }
    parts.add(new Part(" ", false));
    parts.add(new Part(time == null ? "--" : hour < 12 ? "AM" : "PM", true));
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

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  /// The text that the input is made wide enough for.
  static String widest(Element input, List<Part> parts) {
    if (FormControls.inputType(input).equals("month")) {
      return "September 0000";
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.text());
    }
    return text.toString();
  }
}
