package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.selection.PageSelection.Range;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The selection and the found matches as marks on fragments, for the painter. Immutable; made
/// again when one of the three changes.
public final class TextMarks implements Highlights {
  // Chromium's colours: of the selection in a page with and without the keyboard, and of matches.
  private static final int SELECTION = 0xff3390ff;
  private static final int SELECTED_TEXT = 0xffffffff;
  private static final int INACTIVE_SELECTION = 0xffc8c8c8;
  private static final int INACTIVE_SELECTED_TEXT = 0xff323232;
  private static final int MATCH = 0xffffff00;
  private static final int ACTIVE_MATCH = 0xffff9632;
  private static final int MATCHED_TEXT = 0xff000000;

  private final PageText text;
  private final boolean pageHasFocus;
  private final Map<TextFragment, List<Mark>> marks = new IdentityHashMap<>();

  private TextMarks(PageText text, boolean pageHasFocus) {
    this.text = text;
    this.pageHasFocus = pageHasFocus;
  }

  public static Highlights of(
      PageText text, Range selection, FindInPage find, boolean pageHasFocus) {
    TextMarks made = new TextMarks(text, pageHasFocus);
    if (!selection.isEmpty() && find.matches().isEmpty()) {
      made.select(selection);
    } else if (!selection.isEmpty()) {
      made.selectBetween(selection, find.matches());
    }
    for (int i = 0; i < find.matches().size(); i++) {
      made.mark(find.matches().get(i), i == find.active() ? ACTIVE_MATCH : MATCH);
    }
    return made.marks.isEmpty() ? Highlights.NONE : made;
  }

  /// A match that is also selected shows that it is a match.
  private void selectBetween(Range selection, List<Range> matches) {
    int from = selection.from();
    for (Range match : matches) {
      if (match.to() > from && match.from() < selection.to()) {
        select(new Range(from, Math.max(from, match.from())));
        from = match.to();
      }
    }
    select(new Range(from, Math.max(from, selection.to())));
  }

  private void select(Range range) {
    each(
        range,
        (run, from, to) -> {
          if (PageText.isSelectable(run)) {
            add(run, from, to, background(run), letters(run));
          }
        });
  }

  private void mark(Range match, int backgroundArgb) {
    each(match, (run, from, to) -> add(run, from, to, backgroundArgb, MATCHED_TEXT));
  }

  private interface Part {
    void accept(TextRun run, int from, int to);
  }

  private void each(Range range, Part action) {
    for (int i = Math.max(0, text.runAt(range.from()));
        i < text.runCount() && text.start(i) < range.to();
        i++) {
      TextRun run = text.run(i);
      int from = Math.clamp(range.from() - text.start(i), 0, run.length());
      int to = Math.clamp(range.to() - text.start(i), 0, run.length());
      if (to > from) {
        action.accept(run, from, to);
      }
    }
  }

  private void add(TextRun run, int from, int to, int backgroundArgb, int textArgb) {
    float a = run.caretX(from);
    float b = run.caretX(to);
    marks
        .computeIfAbsent(run.fragment(), key -> new ArrayList<>(1))
        .add(
            new Mark(
                Math.min(a, b),
                Math.max(a, b),
                run.lineTop(),
                run.lineTop() + run.lineHeight(),
                backgroundArgb,
                textArgb));
  }

  // ---------------------------------------------------------------- colours

  private int background(TextRun run) {
    ComputedStyle style = selectionStyle(run);
    if (style == null) {
      return pageHasFocus ? SELECTION : INACTIVE_SELECTION;
    }
    return style.backgroundColor().argb();
  }

  private int letters(TextRun run) {
    ComputedStyle style = selectionStyle(run);
    if (style == null) {
      return pageHasFocus ? SELECTED_TEXT : INACTIVE_SELECTED_TEXT;
    }
    Color color = style.color();
    return color.argb();
  }

  /// `::selection` of the nearest element that has one (CSS Pseudo-Elements 4 §3.5: highlight
  /// styles are inherited).
  private static @org.jspecify.annotations.Nullable ComputedStyle selectionStyle(TextRun run) {
    for (Node node = run.node().parent(); node != null; node = node.parent()) {
      if (node instanceof Element element) {
        ComputedStyle style = ComputedStyle.of(element, PseudoElement.SELECTION);
        if (style != null) {
          return style;
        }
      }
    }
    return null;
  }

  @Override
  public List<Mark> of(TextFragment fragment) {
    List<Mark> found = marks.get(fragment);
    return found == null ? List.of() : found;
  }
}
