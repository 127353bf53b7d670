package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.FrameMovedNotice;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.NavigationType;
import bulkhead.url.Url;
import java.util.function.Supplier;

/// Where one frame is in the session history, and its moves there that need no other document (HTML
/// §7.4.1, §7.4.4, §7.4.6). Thread: `RendererMain`.
final class FrameTraversal {
  /// What becomes of the current entry when another document comes (HTML §7.4.2.2, "history
  /// handling behavior").
  enum Handling {
    PUSH,
    REPLACE,
    TRAVERSE
  }

  private final LocalFrame frame;
  private final LocalPage page;

  /// Where this frame is, unless it is the main one.
  private FrameEntry entry = FrameEntry.NONE;

  /// Where it goes with the navigation in progress, if that is to an entry that there is already.
  private FrameEntry traversed = FrameEntry.NONE;

  private Handling handling = Handling.REPLACE;

  FrameTraversal(LocalFrame frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  /// Another document is on its way, for an entry of that kind.
  void begins(Handling wanted) {
    handling = wanted;
  }

  FrameEntry entry() {
    return entry;
  }

  /// The frame's place among those around it, such as `0.2`; empty for the main frame.
  String path() {
    LocalFrame around = frame.parent();
    if (around == null) {
      return "";
    }
    int place = around.children().indexOf(frame);
    String outer = around.traversal().path();
    return outer.isEmpty() ? String.valueOf(place) : outer + "." + place;
  }

  /// Goes to an entry of the past, or of what was the future.
  ///
  /// @return false if that cannot be
  boolean traverse(FrameEntry to) {
    OpenDocument current = frame.open();
    String srcdoc = frame.srcdoc();
    Url target = Url.parse(to.url());
    if (current != null && to.document() == entry.document()) {
      String before = current.document.url();
      entry = to;
      current.document.setUrl(to.url());
      current.pendingFragment = null;
      String fragment = target == null ? null : target.fragment();
      current.input.links().scrollToFragment(fragment == null ? "" : fragment);
      frame.contentChanged();
      tellOfMove(current, before, to.state());
      return true;
    }
    boolean isWritten = to.url().equals("about:srcdoc");
    if (target == null
        || isWritten && srcdoc == null
        || !isWritten
            && !target.hasScheme("http")
            && !target.hasScheme("https")
            && !target.isAboutBlank()
            && !target.hasScheme("file")
            && !target.hasScheme("data")) {
      return false;
    }
    if (isWritten && srcdoc != null) {
      frame.navigator().loadSrcdoc(srcdoc, Handling.TRAVERSE);
    } else {
      ChildNavigation back = new ChildNavigation(frame, to.url(), null, "", "", null);
      back.setType(NavigationType.BACK_FORWARD);
      frame.navigator().load(back, Handling.TRAVERSE);
    }
    traversed = to;
    return true;
  }

  /// Another document is about to come for this frame; its entry is settled.
  ///
  /// @param come makes it the active one
  OpenDocument moving(String url, Supplier<OpenDocument> come) {
    OpenDocument left = frame.open();
    if (left != null) {
      left.forms.leaving();
    }
    boolean replace = handling != Handling.PUSH || left == null || left.initial;
    String before = replace ? "" : FrameHistory.text(page);
    boolean again = handling == Handling.TRAVERSE;
    handling = Handling.REPLACE;
    OpenDocument next = come.get();
    entry =
        again
            ? traversed.with(url, traversed.state())
            : new FrameEntry(url, page.history().frames().nextDocument(), "");
    moved(replace, before);
    return next;
  }

  /// The frame's entry is another now: the browser process keeps it with those of the tab.
  private void moved(boolean replace, String before) {
    if (!replace) {
      page.history().framePushed();
    }
    page.browser.frameMoved(
        FrameMovedNotice.newBuilder()
            .setPageId(page.id)
            .setReplace(replace)
            .setBefore(before)
            .setFrames(FrameHistory.text(page))
            .build());
  }

  /// The user has done something to the controls of the document that is open.
  void controlsChanged() {
    moved(true, "");
  }

  /// Another fragment, or another history entry, of the document that is open.
  void navigateSameDocument(NavigateSameDocumentRequest request) {
    OpenDocument current = frame.open();
    if (current == null) {
      return;
    }
    page.history().moved(request.getHistory());
    if (!request.getOnlyFrames()) {
      moveTo(current, request);
    }
    page.history().frames().apply(page, request.getHistory().getFrames());
  }

  private void moveTo(OpenDocument current, NavigateSameDocumentRequest request) {
    String before = current.document.url();
    current.document.setUrl(request.getUrl());
    current.pendingFragment = null;
    Url address = Url.parse(request.getUrl());
    String fragment = address == null ? null : address.fragment();
    current.input.links().scrollToFragment(fragment == null ? "" : fragment);
    if (request.getRestoreScroll()) {
      current.pipeline.scroll().to(request.getScrollX(), request.getScrollY());
    }
    frame.contentChanged();
    tellOfMove(current, before, request.getHistory().getState());
  }

  /// Scripts hear of another entry of their document: `popstate`, and `hashchange` if the fragment
  /// is another (HTML §7.4.6.2, "update document for history step application").
  private void tellOfMove(OpenDocument current, String before, String state) {
    if (current.scripts != null) {
      String now = current.document.url();
      current.scripts.post(() -> current.scripts.historyMoved(state, before, now));
    }
  }

  /// `history.pushState` and `replaceState` (HTML §7.4.4 "URL and history update steps"): the
  /// document goes on under another URL.
  void rewriteUrl(String url, boolean replace, String state) {
    OpenDocument current = frame.open();
    Url target = Url.parse(url);
    Url here = current == null ? null : Url.parse(current.document.url());
    if (current == null || target == null || here == null || !target.canRewrite(here)) {
      return;
    }
    String frames = frame.parent() == null ? "" : FrameHistory.text(page);
    current.document.setUrl(target.href());
    if (frame.parent() != null) {
      entry = entry.with(target.href(), state);
      moved(replace, frames);
    } else if (!replace) {
      page.history().pushed();
      current.forms.moved();
    }
    if (frame.parent() == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(target.href())
              .setDisposition(Disposition.CURRENT_TAB)
              .setSameDocument(true)
              .setRewritten(true)
              .setReplace(replace)
              .setState(state)
              .build());
    }
  }

  /// The document goes on at another fragment of itself.
  void toFragment(OpenDocument current, Url target, boolean replace) {
    String before = current.document.url();
    String frames = frame.parent() == null ? "" : FrameHistory.text(page);
    current.document.setUrl(target.href());
    current.pendingFragment = null;
    current.input.links().scrollToFragment(String.valueOf(target.fragment()));
    frame.contentChanged();
    if (frame.parent() != null) {
      entry = entry.with(target.href(), "");
      moved(replace, frames);
    } else if (!replace) {
      page.history().pushed();
      current.forms.moved();
    }
    tellOfMove(current, before, "");
  }
}
