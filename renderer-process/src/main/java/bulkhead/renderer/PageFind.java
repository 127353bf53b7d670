package bulkhead.renderer;

import bulkhead.ipc.api.FindNotice;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.selection.FindInPage;
import bulkhead.renderer.selection.PageSelection;
import bulkhead.renderer.selection.PageSelection.Range;
import bulkhead.renderer.selection.PageText;
import io.github.humbleui.types.Rect;

/// Find in page for one document: what the window asks, and what was found. Thread: `RendererMain`.
final class PageFind {
  private final int pageId;
  private final PagePipeline pipeline;
  private final PageHost browser;
  private final Runnable changed;
  private int reportedMatches = -1;
  private int reportedActive = -1;

  PageFind(int pageId, PagePipeline pipeline, PageHost browser, Runnable changed) {
    this.pageId = pageId;
    this.pipeline = pipeline;
    this.browser = browser;
    this.changed = changed;
  }

  private FindInPage find() {
    return pipeline.marks().find();
  }

  void find(FindRequest request) {
    PageText text = pipeline.text();
    if (request.getNext() && find().isOn()) {
      find().update(text);
      find().step(!request.getBackward());
    } else {
      find().begin(text, request.getText(), beginning(text));
    }
    reportedMatches = -1; // each request is answered
    report();
    showActive(text);
    pipeline.repaint();
    changed.run();
  }

  /// From where a search begins: the match that is looked at (the text grows as it is typed), the
  /// selection, or what is in sight.
  private int beginning(PageText text) {
    Range active = find().activeMatch();
    if (active != null) {
      return active.from();
    }
    Range selected = pipeline.marks().selection().range(text);
    if (!selected.isEmpty()) {
      return selected.from();
    }
    return pipeline.viewportY() <= 0
        ? 0
        : Math.max(0, text.nearestIndex(pipeline.viewportX(), pipeline.viewportY()));
  }

  private void showActive(PageText text) {
    Range active = find().activeMatch();
    float[] place = active == null ? null : text.firstLineOf(active.from(), active.to());
    if (active != null && place != null) {
      pipeline
          .scroll()
          .intoView(
              pipeline.update(),
              Rect.makeLTRB(place[0], place[1], place[2], place[3]),
              text.nodeAt(active.from()),
              PageScroll.Align.CENTER_IF_NEEDED);
    }
  }

  /// The page has been laid out anew.
  void report() {
    int matches = find().matches().size();
    int active = find().active();
    if (matches != reportedMatches || active != reportedActive) {
      reportedMatches = matches;
      reportedActive = active;
      browser.findChanged(
          FindNotice.newBuilder()
              .setPageId(pageId)
              .setMatches(matches)
              .setActive(active + 1)
              .build());
    }
  }

  boolean isOn() {
    return find().isOn();
  }

  void stop(boolean select) {
    Range active = find().activeMatch();
    find().end();
    reportedMatches = -1;
    reportedActive = -1;
    PageSelection selection = pipeline.marks().selection();
    if (select && active != null) {
      selection.select(pipeline.text(), active.from(), active.to());
    }
    pipeline.repaint();
    changed.run();
  }
}
