package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.selection.FindInPage;
import bulkhead.renderer.selection.PageSelection;
import bulkhead.renderer.selection.PageText;
import bulkhead.renderer.selection.TextMarks;
import bulkhead.renderer.selection.TextRects;
import org.jspecify.annotations.Nullable;

/// What is selected and what was found in one document, and its text, which is made when something
/// asks for it. Thread: `RendererMain`.
final class PageMarks {
  private final ScrollOffsets offsets;
  private final PageSelection selection = new PageSelection();
  private final SelectionSync sync;
  private final FindInPage find = new FindInPage();
  private @Nullable PageText text;
  private @Nullable PageText searched;
  private @Nullable TextRects rects;
  private boolean focused = true;

  PageMarks(ScrollOffsets offsets, Document document) {
    this.offsets = offsets;
    this.sync = new SelectionSync(document, selection);
  }

  PageSelection selection() {
    sync.pull();
    return selection;
  }

  /// The user has changed the selection: script sees that too.
  void publishSelection() {
    sync.publish();
  }

  FindInPage find() {
    return find;
  }

  PageText text(LayoutResult layout) {
    PageText kept = text;
    if (kept == null || !kept.isOf(layout)) {
      kept = PageText.of(layout, offsets);
      text = kept;
    }
    return kept;
  }

  /// What is looked through: the text, and what form controls show.
  PageText searchedText(LayoutResult layout) {
    PageText kept = searched;
    if (kept == null || !kept.isOf(layout)) {
      kept = PageText.withFields(layout, offsets);
      searched = kept;
    }
    return kept;
  }

  TextRects rects(LayoutResult layout) {
    TextRects kept = rects;
    if (kept == null || !kept.isOf(layout)) {
      kept = new TextRects(layout, offsets);
      rects = kept;
    }
    return kept;
  }

  /// Something other than the whole page was scrolled: places of text have changed.
  void innerScroll() {
    text = null;
    searched = null;
    rects = null;
  }

  /// The keyboard came to the page or left it, which the selection's colour shows.
  ///
  /// @return whether something looks different now
  boolean setFocused(boolean now) {
    boolean changed = focused != now;
    focused = now;
    return changed;
  }

  boolean isFocused() {
    return focused;
  }

  /// For the painter.
  Highlights of(LayoutResult layout) {
    sync.pull();
    if (selection.isNone() && !find.isOn()) {
      return Highlights.NONE;
    }
    if (!find.isOn()) {
      searched = null;
    }
    PageText current = find.isOn() ? searchedText(layout) : text(layout);
    find.update(current);
    return TextMarks.of(current, selection.range(current), find, focused);
  }
}
