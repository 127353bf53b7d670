package bulkhead.renderer.selection;

import org.jspecify.annotations.Nullable;

/// The user's selection in one document: from the anchor, where it was begun, to the focus, which
/// the mouse or the keyboard moves. Kept as places in the DOM, so that it outlives layouts. Owned
/// by `RendererMain`.
public final class PageSelection {
  /// What selecting goes by: a click's letters, a double click's words, a triple click's
  /// paragraphs.
  public enum Granularity {
    CHARACTER,
    WORD,
    PARAGRAPH
  }

  /// How the keyboard moves the focus.
  public enum Movement {
    CHARACTER_LEFT,
    CHARACTER_RIGHT,
    WORD_LEFT,
    WORD_RIGHT,
    LINE_UP,
    LINE_DOWN,
    LINE_START,
    LINE_END,
    DOCUMENT_START,
    DOCUMENT_END
  }

  /// Part of the page's text, `from` before `to`.
  public record Range(int from, int to) {
    public boolean isEmpty() {
      return from >= to;
    }
  }

  private @Nullable TextPosition anchor;
  private @Nullable TextPosition anchorEnd; // the anchor is a whole word or paragraph
  private @Nullable TextPosition focus;
  private boolean backwards; // the focus is before the anchor's word or paragraph
  private Granularity granularity = Granularity.CHARACTER;

  /// Begins a selection at a character of the page's text.
  public void begin(PageText text, int index, Granularity by) {
    granularity = by;
    backwards = false;
    Range unit = unitAt(text, index);
    anchor = text.position(unit.from);
    anchorEnd = endPosition(text, unit);
    focus = anchorEnd;
  }

  /// The end of a range lies in the run of its last character, not at the start of the next.
  private static @Nullable TextPosition endPosition(PageText text, Range unit) {
    int run = text.runAt(Math.max(unit.from, unit.to - 1));
    if (run < 0 || unit.isEmpty()) {
      return text.position(unit.to);
    }
    TextRun last = text.run(run);
    int inRun = Math.clamp(unit.to - text.start(run), 0, last.length());
    return new TextPosition(last.node(), last.domOffsets()[inRun]);
  }

  /// Moves the focus to a character of the page's text; whole words or paragraphs stay selected if
  /// it was begun with one.
  public void extendTo(PageText text, int index) {
    if (anchor == null) {
      begin(text, index, Granularity.CHARACTER);
      return;
    }
    Range unit = unitAt(text, index);
    int first = indexOf(text, anchor);
    int last = indexOf(text, anchorEnd);
    if (granularity == Granularity.CHARACTER) {
      focus = index > first ? endPosition(text, new Range(first, index)) : text.position(index);
    } else if (unit.from < first) {
      backwards = true;
      focus = text.position(unit.from);
    } else {
      backwards = false;
      focus = endPosition(text, new Range(first, Math.max(unit.to, last)));
    }
  }

  /// Selects everything.
  public void selectAll(PageText text) {
    select(text, 0, text.length());
  }

  /// Selects a part of the page's text.
  public void select(PageText text, int from, int to) {
    granularity = Granularity.CHARACTER;
    backwards = false;
    anchor = text.position(from);
    anchorEnd = anchor;
    focus = endPosition(text, new Range(from, to));
  }

  public void clear() {
    anchor = null;
    anchorEnd = null;
    focus = null;
    backwards = false;
    granularity = Granularity.CHARACTER;
  }

  /// What script says: `to` is where the focus is.
  public void set(TextPosition from, TextPosition to) {
    granularity = Granularity.CHARACTER;
    backwards = false;
    anchor = from;
    anchorEnd = from;
    focus = to;
  }

  /// Where it was begun: of a word or paragraph the end that stays.
  public @Nullable TextPosition anchor() {
    return backwards ? anchorEnd : anchor;
  }

  /// The end that moves.
  public @Nullable TextPosition focus() {
    return focus;
  }

  /// Nothing was ever clicked or selected here.
  public boolean isNone() {
    return anchor == null;
  }

  /// What is selected; empty for none, or if it is not shown any more.
  public Range range(PageText text) {
    if (anchor == null || focus == null) {
      return new Range(0, 0);
    }
    int a = indexOf(text, backwards ? anchorEnd : anchor);
    int b = indexOf(text, focus);
    return a < 0 || b < 0 ? new Range(0, 0) : new Range(Math.min(a, b), Math.max(a, b));
  }

  private static int indexOf(PageText text, @Nullable TextPosition position) {
    return position == null ? -1 : text.index(position);
  }

  /// Moves the focus by the keyboard; the anchor stays.
  public void move(PageText text, Movement movement) {
    int at = indexOf(text, focus);
    if (at < 0) {
      return;
    }
    String all = text.text();
    int to =
        switch (movement) {
          case CHARACTER_LEFT -> Math.max(0, at - lengthBefore(all, at));
          case CHARACTER_RIGHT -> Math.min(all.length(), at + lengthAfter(all, at));
          case WORD_LEFT -> Words.startBefore(all, at);
          case WORD_RIGHT -> Words.endAfter(all, at);
          case LINE_UP -> text.vertically(at, -1);
          case LINE_DOWN -> text.vertically(at, 1);
          case LINE_START -> text.lineAt(Math.max(0, at - 1))[0];
          case LINE_END -> text.lineAt(at)[1];
          case DOCUMENT_START -> 0;
          case DOCUMENT_END -> all.length();
        };
    granularity = Granularity.CHARACTER;
    int first = indexOf(text, backwards ? anchorEnd : anchor);
    focus = to > first ? endPosition(text, new Range(first, to)) : text.position(to);
  }

  private static int lengthBefore(String all, int at) {
    return at > 1 && Character.isSurrogatePair(all.charAt(at - 2), all.charAt(at - 1)) ? 2 : 1;
  }

  private static int lengthAfter(String all, int at) {
    return at + 1 < all.length() && Character.isSurrogatePair(all.charAt(at), all.charAt(at + 1))
        ? 2
        : 1;
  }

  private Range unitAt(PageText text, int index) {
    String all = text.text();
    return switch (granularity) {
      case CHARACTER -> new Range(index, index);
      case WORD -> Words.at(all, index);
      case PARAGRAPH -> {
        int from = index > 0 ? all.lastIndexOf('\n', index - 1) + 1 : 0;
        int to = all.indexOf('\n', index);
        yield new Range(from, to < 0 ? all.length() : to);
      }
    };
  }
}
