package bulkhead.browser.tab;

import bulkhead.browser.ui.DisplayedUrl;
import bulkhead.browser.ui.HistoryPlaces;
import bulkhead.ipc.api.HistoryPosition;
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

  /// What a person can choose from.
  HistoryPlaces places() {
    return new HistoryPlaces(
        entries.stream()
            .map(entry -> entry.title().isBlank() ? DisplayedUrl.of(entry.url()) : entry.title())
            .toList(),
        current);
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

  /// Forgets all entries but the current one.
  public void keepCurrent() {
    NavigationEntry here = current();
    if (here != null) {
      entries.clear();
      entries.add(here);
      current = 0;
    }
  }

  /// A document was committed by going back or forward to that entry.
  void moveTo(int index) {
    current = Math.clamp(index, 0, entries.size() - 1);
  }

  /// That navigation's document is there: it has its place.
  void committed(NavigationRequest request) {
    boolean comesAgain =
        request.target instanceof NavigationRequest.Target.Existing
            || request.reload != NavigationRequest.Reload.NO;
    NavigationEntry entry =
        NavigationEntry.of(request.url, documentOf(request))
            .with(request.fetch)
            .withState(comesAgain ? positionOf(request).getState() : "")
            .withFrames(comesAgain ? positionOf(request).getFrames() : "");
    switch (request.target) {
      case NavigationRequest.Target.NewEntry() -> push(entry);
      case NavigationRequest.Target.ReplaceCurrent() -> {
        NavigationEntry here = current();
        replace(
            comesAgain && here != null && here.document() == entry.document()
                ? entry.withItem(here.item())
                : entry);
      }
      case NavigationRequest.Target.Existing(int index) -> {
        moveTo(index);
        replace(entry.withItem(get(currentIndex()).item()));
      }
    }
  }

  /// A document that is loaded again is the same to the history: its fragments stay its own.
  private long documentOf(NavigationRequest request) {
    NavigationEntry here = current();
    return request.errorPage
        ? request.id
        : switch (request.target) {
          case NavigationRequest.Target.NewEntry() -> request.id;
          case NavigationRequest.Target.ReplaceCurrent() ->
              request.reload == NavigationRequest.Reload.NO || here == null
                  ? request.id
                  : here.document();
          case NavigationRequest.Target.Existing(int index) -> get(index).document();
        };
  }

  /// The document is at another address or state: in the place of the current entry, or at a new
  /// one.
  ///
  /// @param item of the new entry
  void movedWithin(String url, String title, String state, boolean replace, long item) {
    NavigationEntry before = current();
    NavigationEntry entry =
        NavigationEntry.of(url, before == null ? 0 : before.document())
            .withTitle(title)
            .withState(state)
            .withFrames(before == null ? "" : before.frames());
    if (replace && before != null) {
      replaceShared(entry.withItem(before.item()));
    } else {
      push(entry.withItem(item));
    }
  }

  /// Where the page is in the history, with the state that it keeps there.
  HistoryPosition position(int index, int length) {
    return HistoryPosition.newBuilder()
        .setIndex(index)
        .setLength(length)
        .setState(index < size() ? get(index).state() : "")
        .setFrames(index < size() ? get(index).frames() : "")
        .build();
  }

  /// Where a document will be in the history once it has been committed.
  HistoryPosition positionOf(NavigationRequest request) {
    int here = current;
    return switch (request.target) {
      case NavigationRequest.Target.Existing(int index) -> position(index, size());
      case NavigationRequest.Target.ReplaceCurrent() ->
          request.reload == NavigationRequest.Reload.NO
              ? HistoryPosition.newBuilder()
                  .setIndex(Math.max(0, here))
                  .setLength(Math.max(1, size()))
                  .build()
              : position(Math.max(0, here), Math.max(1, size())).toBuilder()
                  .clearFrames() // they begin anew
                  .build();
      case NavigationRequest.Target.NewEntry() ->
          HistoryPosition.newBuilder()
              .setIndex(Math.min(here + 1, MOST_ENTRIES - 1))
              .setLength(Math.min(here + 2, MOST_ENTRIES))
              .build();
    };
  }

  /// Copies another tab's history, for "duplicate" and "reopen".
  void copyFrom(NavigationController other) {
    entries.clear();
    entries.addAll(other.entries);
    current = other.current;
  }
}
