package bulkhead.browser.ui;

import java.util.List;

/// Files that a page asks the user for. Immutable.
///
/// @param endings of names, without a dot, that are offered first; empty for all
public record FileChoice(TabId tab, Kind kind, List<String> endings) {
  public enum Kind {
    ONE,
    SEVERAL,
    FOLDER
  }

  public FileChoice {
    endings = List.copyOf(endings);
  }
}
