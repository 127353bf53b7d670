package bulkhead.browser.ui;

import java.util.List;

/// The list of a drop-down in the page: checked by the model, made by an untrusted page. Immutable.
///
/// @param list by which the page knows it
/// @param xPx device pixels from the page area's corner, of the drop-down's box
/// @param selected index; -1 for none
/// @param suggestions for a text field, which keeps the keyboard: in place of the ones before; none
///     close the list. A tab in a label is before what is said of the value.
public record PageOptions(
    TabId tab,
    int list,
    int xPx,
    int yPx,
    int widthPx,
    int heightPx,
    List<Option> options,
    int selected,
    boolean suggestions) {
  /// @param group a heading, which cannot be chosen
  public record Option(String label, boolean disabled, boolean group) {}

  public PageOptions {
    options = List.copyOf(options);
  }
}
