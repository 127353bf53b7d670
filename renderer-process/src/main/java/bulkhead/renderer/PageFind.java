package bulkhead.renderer;

import bulkhead.ipc.api.FindNotice;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.selection.FindInPage;
import bulkhead.renderer.selection.PageSelection.Range;
import bulkhead.renderer.selection.PageText;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Find in page: what the window asks, and what was found in the documents of all frames that are
/// in sight. They are gone through as in Chromium: a document's own matches, then those of the
/// frames inside it. One match of the page is the active one. Thread: `RendererMain`.
final class PageFind {
  private final int pageId;
  private final LocalFrame top;
  private final PageHost browser;

  /// Empty while nothing is looked for.
  private String query = "";

  /// The document that the search began in; another one in its place ends it.
  private @Nullable PagePipeline searched;

  private int reportedMatches = -1;
  private int reportedActive = -1;

  PageFind(int pageId, LocalFrame top, PageHost browser) {
    this.pageId = pageId;
    this.top = top;
    this.browser = browser;
  }

  /// A frame that has a document and is shown.
  private record Searched(LocalFrame frame, PagePipeline pipeline) {
    FindInPage find() {
      return pipeline.marks().find();
    }
  }

  private List<Searched> frames() {
    List<Searched> found = new ArrayList<>();
    collect(top, found);
    return found;
  }

  private static void collect(LocalFrame frame, List<Searched> into) {
    PagePipeline pipeline = frame.pipeline();
    if (pipeline == null) {
      return;
    }
    into.add(new Searched(frame, pipeline));
    for (LocalFrame child : frame.children()) {
      Element owner = child.owner();
      if (owner != null && pipeline.boxes().laidOutBoxOf(owner) != null) {
        collect(child, into);
      }
    }
  }

  void find(FindRequest request) {
    List<Searched> frames = frames();
    if (request.getNext() && isOn()) {
      search(frames);
      step(frames, !request.getBackward());
    } else {
      Searched from = beginning(frames);
      int index = from == null ? 0 : index(from);
      query = request.getText();
      searched = top.pipeline();
      for (Searched each : frames) {
        each.find().begin(each.pipeline.searchedText(), query);
      }
      activateFrom(frames, from, index);
    }
    reportedMatches = -1; // each request is answered
    report(frames);
    showActive(frames);
    for (Searched each : frames) {
      each.pipeline.repaint();
      each.frame.contentChanged();
    }
  }

  /// In which frame a search begins: where the match is that is looked at (the text grows as it is
  /// typed), else where something is selected; null for what is in sight.
  private static @Nullable Searched beginning(List<Searched> frames) {
    Searched selected = null;
    for (Searched each : frames) {
      if (each.find().activeMatch() != null) {
        return each;
      }
      boolean some =
          !each.pipeline.marks().selection().isNone()
              && !each.pipeline.marks().selection().range(each.pipeline.searchedText()).isEmpty();
      selected = selected == null && some ? each : selected;
    }
    return selected;
  }

  private static int index(Searched frame) {
    Range active = frame.find().activeMatch();
    return active != null
        ? active.from()
        : frame.pipeline.marks().selection().range(frame.pipeline.searchedText()).from();
  }

  /// The first match at a place or behind it becomes the active one, else the first of all.
  private static void activateFrom(List<Searched> frames, @Nullable Searched from, int index) {
    Searched first = from;
    int at = index;
    if (first == null && !frames.isEmpty()) {
      first = frames.getFirst();
      PagePipeline pipeline = first.pipeline;
      at =
          pipeline.viewportY() <= 0
              ? 0
              : Math.max(
                  0,
                  pipeline.searchedText().nearestIndex(pipeline.viewportX(), pipeline.viewportY()));
    }
    if (first == null || first.find().activate(at)) {
      return;
    }
    int start = frames.indexOf(first);
    for (int i = 1; i <= frames.size(); i++) {
      if (frames.get((start + i) % frames.size()).find().activate(0)) {
        return;
      }
    }
  }

  /// Goes to the next match, from frame to frame and round the end.
  private static void step(List<Searched> frames, boolean forward) {
    int at = activeFrame(frames);
    if (at < 0) {
      activateFrom(frames, null, 0);
      return;
    }
    if (frames.get(at).find().step(forward)) {
      return;
    }
    frames.get(at).find().deactivate();
    for (int i = 1; i <= frames.size(); i++) {
      int next = Math.floorMod(at + (forward ? i : -i), frames.size());
      FindInPage find = frames.get(next).find();
      if (forward ? find.activate(0) : find.activateLast()) {
        return;
      }
    }
  }

  private static int activeFrame(List<Searched> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).find().activeMatch() != null) {
        return i;
      }
    }
    return -1;
  }

  /// Looks again where something was laid out anew, and into documents that have come since.
  private void search(List<Searched> frames) {
    for (Searched each : frames) {
      if (each.find().isOn()) {
        each.find().update(each.pipeline.searchedText());
      } else {
        each.find().begin(each.pipeline.searchedText(), query);
        each.pipeline.repaint();
      }
    }
  }

  private static void showActive(List<Searched> frames) {
    int at = activeFrame(frames);
    if (at < 0) {
      return;
    }
    Searched shown = frames.get(at);
    Range active = shown.find().activeMatch();
    PageText text = shown.pipeline.searchedText();
    float[] place = active == null ? null : text.firstLineOf(active.from(), active.to());
    if (active != null && place != null) {
      Rect rect = Rect.makeLTRB(place[0], place[1], place[2], place[3]);
      LayoutResult layout = shown.pipeline.update();
      shown
          .pipeline
          .scroll()
          .intoView(layout, rect, text.nodeAt(active.from()), PageScroll.Align.CENTER_IF_NEEDED);
      showAround(shown.frame, rect, layout);
    }
  }

  /// The frames around one scroll as well, to where a place in it will be.
  private static void showAround(LocalFrame frame, Rect place, LayoutResult layout) {
    LocalFrame around = frame.parent();
    Element owner = frame.owner();
    PagePipeline inner = frame.pipeline();
    PagePipeline outer = around == null ? null : around.pipeline();
    Rect box = outer == null || owner == null ? null : outer.boxes().placeOf(owner);
    float[] edge = outer == null || owner == null ? null : outer.boxes().contentEdge(owner);
    if (around == null
        || owner == null
        || inner == null
        || outer == null
        || box == null
        || edge == null) {
      return;
    }
    Rect seen =
        Rect.makeXYWH(
            within(place.getLeft() - inner.viewportX(), layout.viewportWidth(), place.getWidth()),
            within(place.getTop() - inner.viewportY(), layout.viewportHeight(), place.getHeight()),
            place.getWidth(),
            place.getHeight());
    Rect inOuter = seen.offset(box.getLeft() + edge[0], box.getTop() + edge[1]);
    LayoutResult outerLayout = outer.update();
    outer
        .scroll()
        .intoView(outerLayout, inOuter, owner.parent(), PageScroll.Align.CENTER_IF_NEEDED);
    showAround(around, inOuter, outerLayout);
  }

  /// What is out of sight will be scrolled to the middle.
  private static float within(float start, float room, float length) {
    return start >= 0 && start + length <= room ? start : Math.max(0, (room - length) / 2);
  }

  /// A frame has been laid out anew, or came or went.
  void report() {
    List<Searched> frames = frames();
    search(frames);
    if (activeFrame(frames) < 0) {
      activateFrom(frames, null, 0);
    }
    report(frames);
  }

  private void report(List<Searched> frames) {
    int matches = 0;
    int active = -1;
    for (Searched each : frames) {
      FindInPage find = each.find();
      active = active < 0 && find.active() >= 0 ? matches + find.active() : active;
      matches += find.matches().size();
    }
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
    return !query.isEmpty() && searched == top.pipeline();
  }

  void stop(boolean select) {
    query = "";
    searched = null;
    reportedMatches = -1;
    reportedActive = -1;
    for (Searched each : frames()) {
      Range active = each.find().activeMatch();
      each.find().end();
      PageText text = each.pipeline.searchedText();
      if (select && active != null && text.nodeAt(active.from()) instanceof Text) {
        each.pipeline.marks().selection().select(text, active.from(), active.to());
        each.pipeline.marks().publishSelection();
      }
      each.pipeline.repaint();
      each.frame.contentChanged();
    }
  }
}
