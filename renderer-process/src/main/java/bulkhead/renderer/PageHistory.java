package bulkhead.renderer;

import bulkhead.ipc.api.HistoryPosition;

/// Where a page is in its tab's session history, as far as its scripts may know. The browser
/// process has the history itself. Thread: `RendererMain`.
final class PageHistory {
  /// The browser process keeps no more entries.
  private static final int MOST_ENTRIES = 50;

  private int index;
  private int length = 1;
  private String state = "";
  private final FrameHistory frames = new FrameHistory();

  /// The browser process went to an entry.
  void moved(HistoryPosition position) {
    index = Math.max(0, position.getIndex());
    length = Math.max(1, position.getLength());
    state = position.getState();
  }

  /// The page has added an entry behind the current one.
  void pushed() {
    index = Math.min(index + 1, MOST_ENTRIES - 1);
    length = index + 1;
    state = "";
  }

  /// A frame inside the page has added an entry: the main frame's state is the same there.
  void framePushed() {
    index = Math.min(index + 1, MOST_ENTRIES - 1);
    length = index + 1;
  }

  FrameHistory frames() {
    return frames;
  }

  int length() {
    return length;
  }

  /// The state of the entry that the main frame's document was committed for.
  String state() {
    return state;
  }
}
