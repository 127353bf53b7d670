package bulkhead.renderer.selection;

import bulkhead.renderer.selection.PageSelection.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Find in page: all matches of a text, and the one that is looked at. Letters match without regard
/// to case and diacritics, as in Chromium. Owned by `RendererMain`.
public final class FindInPage {
  /// More are not counted; a match of one letter in a long document would be one per word.
  private static final int MOST_MATCHES = 100_000;

  private String query = "";
  private @Nullable PageText searched;
  private List<Range> matches = List.of();
  private int active = -1;

  public boolean isOn() {
    return !query.isEmpty();
  }

  public List<Range> matches() {
    return matches;
  }

  /// Index of the match that is looked at; -1 for none.
  public int active() {
    return active;
  }

  public @Nullable Range activeMatch() {
    return active < 0 ? null : matches.get(active);
  }

  /// Looks for a text. The match at or behind `from` becomes the active one, else the first.
  public void begin(PageText text, String wanted, int from) {
    query = wanted;
    search(text);
    active = matches.isEmpty() ? -1 : 0;
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).from() >= from) {
        active = i;
        break;
      }
    }
  }

  /// Goes to the next match, round the end.
  public void step(boolean forward) {
    int count = matches.size();
    if (count > 0) {
      active = Math.floorMod(active < 0 && !forward ? -1 : active + (forward ? 1 : -1), count);
    }
  }

  /// The page was laid out anew: looks again, and keeps the active match's place.
  ///
  /// @return whether the number of matches or the active one has changed
  public boolean update(PageText text) {
    if (!isOn() || searched == text) {
      return false;
    }
    int countBefore = matches.size();
    int activeBefore = active;
    search(text);
    active = matches.isEmpty() ? -1 : Math.clamp(active, 0, matches.size() - 1);
    return countBefore != matches.size() || activeBefore != active;
  }

  public void end() {
    query = "";
    searched = null;
    matches = List.of();
    active = -1;
  }

  private void search(PageText text) {
    searched = text;
    List<Range> found = new ArrayList<>();
    FoldedText wanted = FoldedText.of(query);
    if (!wanted.text().isEmpty()) {
      FoldedText page = FoldedText.of(text.text());
      int at = page.text().indexOf(wanted.text());
      while (at >= 0 && found.size() < MOST_MATCHES) {
        int end = at + wanted.text().length();
        found.add(new Range(page.start(at), page.end(end - 1)));
        at = page.text().indexOf(wanted.text(), end);
      }
    }
    matches = found;
  }
}
