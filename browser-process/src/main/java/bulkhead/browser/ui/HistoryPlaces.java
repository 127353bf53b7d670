package bulkhead.browser.ui;

import java.util.List;

/// A tab's history at one moment. Immutable.
///
/// @param titles of its places, from the oldest; the address where a document has none
/// @param current the index of the place that the tab is at; -1 without any
public record HistoryPlaces(List<String> titles, int current) {
  public HistoryPlaces {
    titles = List.copyOf(titles);
  }
}
