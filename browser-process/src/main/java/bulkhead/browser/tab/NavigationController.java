package bulkhead.browser.tab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tab's history: entries and the current one among them. Thread: `BrowserMain`.
public final class NavigationController {
  /// As in Chromium: the oldest entries are dropped beyond it.
  static final int MOST_ENTRIES = 50;

  private final List<NavigationEntry> entries = new ArrayList<>();
  private int current = -1;

  /// The entry whose document the tab shows; null before the first.
  public @Nullable NavigationEntry current() {
    return current < 0 ? null : entries.get(current);
  }

  public int currentIndex() {
    return current;
  }

  public int size() {
    return entries.size();
  }

  public NavigationEntry get(int index) {
    return entries.get(index);
  }

  public boolean canGoBack() {
    return current > 0;
  }

  public boolean canGoForward() {
    return current < entries.size() - 1;
  }

  /// A document was committed at a new entry: what lay ahead is dropped.
  void push(NavigationEntry entry) {
    while (entries.size() > current + 1) {
      entries.removeLast();
    }
    entries.add(entry);
    if (entries.size() > MOST_ENTRIES) {
      entries.removeFirst();
    }
    current = entries.size() - 1;
  }

  /// A document was committed in the place of the current entry.
  void replace(NavigationEntry entry) {
    if (current < 0) {
      push(entry);
    } else {
      entries.set(current, entry);
    }
  }

  /// The main frame is at another URL or state: so are the entries that it shares with frames
  /// inside the page.
  void replaceShared(NavigationEntry entry) {
    for (int i = 0; i < entries.size(); i++) {
      NavigationEntry each = entries.get(i);
      if (each.item() == entry.item() && i != current) {
        entries.set(i, entry.withFrames(each.frames()).withScroll(each.scrollX(), each.scrollY()));
      }
    }
    replace(entry);
  }

  /// A frame inside the page is at another entry, in the place of the current one.
  void replaceFrames(String frames) {
    NavigationEntry here = current();
    if (here != null) {
      replace(here.withFrames(frames));
    }
  }

  /// A frame inside the page has gone on to a new entry. Earlier ones of the document, of which
  /// nothing was said yet, had the frames where they were.
  void pushFrames(String before, String frames) {
    NavigationEntry here = current();
    if (here == null) {
      return;
    }
    for (int i = current; i >= 0 && entries.get(i).document() == here.document(); i--) {
      if (i == current || entries.get(i).frames().isEmpty()) {
        entries.set(i, entries.get(i).withFrames(before));
      }
    }
    push(here.withFrames(frames));
  }

  /// A document was committed by going back or forward to that entry.
  void moveTo(int index) {
    current = Math.clamp(index, 0, entries.size() - 1);
  }

  /// Copies another tab's history, for "duplicate" and "reopen".
  void copyFrom(NavigationController other) {
    entries.clear();
    entries.addAll(other.entries);
    current = other.current;
  }
}
