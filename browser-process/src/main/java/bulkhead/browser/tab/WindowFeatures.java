package bulkhead.browser.tab;

import java.util.List;

/// What a script wanted of a new window (`window.open`). Immutable.
///
/// @param url where it goes first; empty for nowhere
/// @param list the features as the script gave them, one `name=value` each
/// @param userGesture whether the user had just done something in the opener
public record WindowFeatures(String url, String name, List<String> list, boolean userGesture) {
  public WindowFeatures {
    list = List.copyOf(list);
  }
}
