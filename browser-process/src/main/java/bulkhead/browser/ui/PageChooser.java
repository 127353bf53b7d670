package bulkhead.browser.ui;

import java.util.List;
import java.util.OptionalDouble;

/// What a field of the page lets the user choose: checked by the model, made by an untrusted page.
/// Immutable. Values are HTML's numbers: a month counts months since January 1970, a week is its
/// Monday, a time counts from midnight, all else from 1970, in milliseconds; a colour is 0xRRGGBB.
///
/// @param chooser by which the page knows it
/// @param xPx device pixels from the page area's corner, of the field's box
/// @param value empty while the field is
/// @param min minus infinity for none; a time's may be greater than its maximum, the range then
///     goes over midnight
/// @param max infinity for none
/// @param step 0 for any
/// @param suggestions the page's own, offered first
public record PageChooser(
    TabId tab,
    int chooser,
    int xPx,
    int yPx,
    int widthPx,
    int heightPx,
    Kind kind,
    OptionalDouble value,
    double min,
    double max,
    double step,
    double stepBase,
    List<Suggestion> suggestions) {
  private static final double ROUNDING = 1e-7;

  /// What is chosen.
  public enum Kind {
    COLOR,
    DATE,
    MONTH,
    WEEK,
    TIME,
    DATE_TIME
  }

  /// @param label may be empty
  public record Suggestion(double value, String label) {}

  public PageChooser {
    suggestions = List.copyOf(suggestions);
  }

  /// Whether the field takes the value (HTML §4.10.5.3.7 and §4.10.5.3.8).
  boolean allows(double number) {
    boolean inRange =
        kind == Kind.TIME && max < min
            ? number >= min || number <= max
            : number >= min && number <= max;
    double steps = step == 0 ? 0 : (number - stepBase) / step;
    return inRange && Math.abs(steps - Math.rint(steps)) < ROUNDING;
  }
}
