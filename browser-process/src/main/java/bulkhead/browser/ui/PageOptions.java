package bulkhead.browser.ui;

import java.util.List;

/// The list of a drop-down in the page: checked by the model, made by an untrusted page. Immutable.
///
/// @param list by which the page knows it
/// @param xPx device pixels from the page area's corner, of the drop-down's box
/// @param selected index; -1 for none
public record PageOptions(
    TabId tab,
    int list,
    int xPx,
    int yPx,
    int widthPx,
    int heightPx,
    List<Option> options,
    int selected) {
  /// @param group a heading, which cannot be chosen
  public record Option(String label, boolean disabled, boolean group) {}

  public PageOptions {
    options = List.copyOf(options);
  }
}
