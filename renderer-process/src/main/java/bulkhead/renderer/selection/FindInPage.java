package bulkhead.renderer.selection;

import bulkhead.renderer.selection.PageSelection.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Find in page in one document: all matches of a text, and which of them is looked at, if that is
/// in this document. Letters match without regard
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

  /// Looks for a text. No match is the active one.
  public void begin(PageText text, String wanted) {
    query = wanted;
    active = -1;
    search(text);
  }

  /// The first match at `from` or behind it becomes the active one; false if there is none.
  public boolean activate(int from) {
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).from() >= from) {
        active = i;
        return true;
      }
    }
    return false;
  }

  /// The last match becomes the active one; false if there is none.
  public boolean activateLast() {
    active = matches.size() - 1;
    return active >= 0;
  }

  public void deactivate() {
    active = -1;
  }

  /// Goes on to the next match; false if the active one is the last in that direction.
  public boolean step(boolean forward) {
    int next = active + (forward ? 1 : -1);
    if (active < 0 || next < 0 || next >= matches.size()) {
      return false;
    }
    active = next;
    return true;
  }

  /// The page was laid out anew: looks again, and keeps the active match's place.
  public void update(PageText text) {
    if (isOn() && searched != text) {
      search(text);
      active = Math.min(active, matches.size() - 1);
    }
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
