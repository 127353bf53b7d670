package bulkhead.browser.ui;

/// A question that a page asks, shown over the page alone (HTML §8.10.1 "simple dialogs", §7.4.2.4
/// for leaving). Immutable.
///
/// @param number unlike that of any other dialog of the tab
/// @param from the origin that asks, as the user is told
/// @param message the page's own words; the browser's for LEAVE and RELOAD
/// @param text what a PROMPT's field holds at first
/// @param mayBeSilenced the page has asked before, so that the user may have it ask no more
public record PageDialog(
    long number, Kind kind, String from, String message, String text, boolean mayBeSilenced) {
  /// What can be answered: ALERT is only read, PROMPT has a text, the others are a choice.
  public enum Kind {
    ALERT,
    CONFIRM,
    PROMPT,
    LEAVE,
    RELOAD
  }

  /// @param text of a PROMPT that was accepted; empty otherwise
  public record Answer(boolean accepted, String text) {
    public static final Answer DISMISSED = new Answer(false, "");
  }
}
