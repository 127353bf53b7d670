package bulkhead.renderer.selection;

import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.selection.PageSelection.Range;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The selection and the found matches as marks on fragments, for the painter. Immutable; made
/// again when one of the three changes.
public final class TextMarks implements Highlights {
  // Chromium's colours of matches.
  private static final Look MATCH = new Look(0xffffff00, 0xff000000);
  private static final Look ACTIVE_MATCH = new Look(0xffff9632, 0xff000000);

  private final PageText text;
  private final boolean pageHasFocus;
  private final Map<TextFragment, List<Mark>> marks = new IdentityHashMap<>();
  private List<Float> ticks = List.of();

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
    made.ticks = made.ticksOf(find.matches());
    for (int i = 0; i < find.matches().size(); i++) {
      made.mark(find.matches().get(i), i == find.active() ? ACTIVE_MATCH : MATCH);
    }
    return made.marks.isEmpty() ? Highlights.NONE : made;
  }

  /// Matches side by side have one mark.
  private List<Float> ticksOf(List<Range> matches) {
    List<Float> found = new ArrayList<>();
    for (Range match : matches) {
      int at = text.runAt(match.from());
      if (at >= 0) {
        TextRun run = text.run(at);
        float along = run.caretX(Math.clamp(match.from() - text.start(at), 0, run.length()));
        Float top = (float) Math.floor(run.place(along, along, 0, run.thickness()).getTop());
        if (found.isEmpty() || !found.getLast().equals(top)) {
          found.add(top);
        }
      }
    }
    return found;
  }

  @Override
  public List<Float> ticks() {
    return ticks;
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

            add(
                run,
                from,
                to,
                SelectionLook.of(run.node(), run.fragment().box().style(), pageHasFocus));
          }
        });
  }

  private void mark(Range match, Look look) {
    each(match, (run, from, to) -> add(run, from, to, look));
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

  private void add(TextRun run, int from, int to, Look look) {
    float a = run.caretX(from);
    float b = run.caretX(to);
    marks
        .computeIfAbsent(run.fragment(), key -> new ArrayList<>(1))
        .add(
            new Mark(
                from,
                to,
                Math.min(a, b),
                Math.max(a, b),
                Math.min(0, run.lineTop()),
                Math.max(run.thickness(), run.lineTop() + run.lineHeight()),
                look));
  }

  @Override
  public List<Mark> of(TextFragment fragment) {
    List<Mark> found = marks.get(fragment);
    return found == null ? List.of() : found;
  }
}
