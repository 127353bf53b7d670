package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.UserSelect;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.dom.TopLayer;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Rect;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of a laid-out page as a reader sees it, one string in the order of the document.
/// Immutable; owned by `RendererMain`, and made again after each layout that it is needed for.
///
/// ```
/// <h1>Title</h1><p>One <b>two</b><br>three      text  "Title\nOne two\nthree"
///                                               runs   [   ]  [  ][ ]  [   ]
/// ```
/// What is between the runs stands for the borders of boxes, for line breaks, and for white space
/// that a line's end hides; [Separators] says what.
public final class PageText {
  private final LayoutResult layout;
  private final String text;
  private final TextRun[] runs;
  private final int[] starts; // of each run, in `text`
  private static final int MOST_HIDDEN = 10_000; // nodes that are looked behind

  private final Map<Text, int[]> runsOfNode; // first and last
  private final Map<TextFragment, Integer> runOfFragment;

  private PageText(
      LayoutResult layout,
      String text,
      TextRun[] runs,
      int[] starts,
      Map<Text, int[]> runsOfNode,
      Map<TextFragment, Integer> runOfFragment) {
    this.layout = layout;
    this.text = text;
    this.runs = runs;
    this.starts = starts;
    this.runsOfNode = runsOfNode;
    this.runOfFragment = runOfFragment;
  }

  public static PageText of(LayoutResult layout, ScrollOffsets offsets) {
    return of(layout, new RunCollector(layout, offsets, false, false).collect());
  }

  /// The same with what form controls show between the texts, in which things are found but not
  /// selected.
  public static PageText withFields(LayoutResult layout, ScrollOffsets offsets) {
    return of(layout, new RunCollector(layout, offsets, false, true).collect());
  }

  private static PageText of(LayoutResult layout, List<TextRun> found) {
    TextRun[] runs = found.toArray(new TextRun[0]);
    int[] starts = new int[runs.length];
    Map<Text, int[]> runsOfNode = new IdentityHashMap<>();
    Map<TextFragment, Integer> runOfFragment = new IdentityHashMap<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < runs.length; i++) {
      TextRun run = runs[i];
      if (i > 0) {
        text.append(Separators.between(runs[i - 1], run));
      }
      starts[i] = text.length();
      text.append(run.fragment().shape().text(), run.fragment().from(), run.fragment().to());
      int index = i;
      runsOfNode.computeIfAbsent(run.node(), node -> new int[] {index, index})[1] = i;
      runOfFragment.put(run.fragment(), i);
    }
    return new PageText(layout, text.toString(), runs, starts, runsOfNode, runOfFragment);
  }

  /// Whether this is the text of that layout.
  public boolean isOf(LayoutResult other) {
    return layout == other;
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  int runCount() {
    return runs.length;
  }

  TextRun run(int index) {
    return runs[index];
  }

  int start(int run) {
    return starts[run];
  }

  int end(int run) {
    return starts[run] + runs[run].length();
  }

  // ---------------------------------------------------------------- text and DOM

  /// The last run that begins at or before `index`; -1 for none.
  int runAt(int index) {
    int low = 0;
    int high = runs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /// The place in the DOM before the character at `index`; null on a page without text.
  public @Nullable TextPosition position(int index) {
    if (runs.length == 0) {
      return null;
    }
    int at = Math.max(0, runAt(Math.clamp(index, 0, text.length())));
    TextRun run = runs[at];
    int inRun = Math.clamp(index - starts[at], 0, run.length());
    return new TextPosition(run.node(), run.domOffsets()[inRun]);
  }

  /// The character that a place in the DOM is before; what is not shown is where the text behind it
  /// begins. -1 if nothing is near.
  public int index(TextPosition position) {
    int[] of = runsOfNode.get(position.node());
    if (of == null) {
      return indexBehind(position.node());
    }
    for (int i = of[0]; i <= of[1]; i++) {
      TextRun run = runs[i];
      if (run.node() == position.node() && position.offset() <= run.domEnd()) {
        return starts[i] + run.indexOf(position.offset());
      }
    }
    return end(of[1]);
  }

  private int indexBehind(Text hidden) {
    Node root = hidden.root();
    Node at = hidden;
    for (int i = 0; i < MOST_HIDDEN && at != null; i++) {
      at = at.nextInTree(root);
      int[] of = at instanceof Text text ? runsOfNode.get(text) : null;
      if (of != null) {
        return starts[of[0]];
      }
    }
    return at == null && runs.length > 0 ? text.length() : -1;
  }

  /// Where the text of a node begins; -1 if it is not shown.
  public int startOf(Text node) {
    int[] of = runsOfNode.get(node);
    return of == null ? -1 : starts[of[0]];
  }

  /// The text of a range as it is copied: what must not be selected (`user-select: none`) is left
  /// out, and no-break spaces are spaces, as in Chromium.
  public String copied(int from, int to) {
    StringBuilder out = new StringBuilder();
    int at = from;
    for (int i = Math.max(0, runAt(from)); i < runs.length && starts[i] < to; i++) {
      if (!isSelectable(runs[i])) {
        int hiddenFrom = Math.max(at, starts[i]);
        out.append(text, at, Math.clamp(hiddenFrom, at, to));
        at = Math.clamp(end(i), at, to);
      }
    }
    out.append(text, at, Math.max(at, to));
    return out.toString().replace('\u00a0', ' ');
  }

  static boolean isSelectable(TextRun run) {
    Node node = run.fragment().box().node();
    return run.fragment().box().style().userSelect() != UserSelect.NONE
        && (node == null || !TopLayer.isInert(node));
  }

  static boolean isVisible(TextFragment fragment) {
    return fragment.box().style().visibility() == Visibility.VISIBLE;
  }

  // ---------------------------------------------------------------- text and places

  /// The character before which a caret would stand for a point on a fragment that was hit.
  ///
  /// @param x along the line, from where the fragment begins
  public int indexIn(TextFragment fragment, float x) {
    Integer run = runOfFragment.get(fragment);
    return run == null ? -1 : starts[run] + runs[run].indexAt(x);
  }

  /// The character before which a caret would stand for a point anywhere: on the line that is
  /// nearest in height, and of those the nearest sideways. -1 on a page without text.
  ///
  /// @param x in the document, CSS px
  public int nearestIndex(float x, float y) {
    int best = -1;
    float bestUp = Float.POSITIVE_INFINITY;
    float bestAside = Float.POSITIVE_INFINITY;
    for (int i = 0; i < runs.length; i++) {
      TextRun run = runs[i];
      float[] distance = run.distance(x, y);
      float up = distance[0];
      if (up > bestUp) {
        continue;
      }
      float aside = distance[1];
      if (up < bestUp || aside < bestAside) {
        best = i;
        bestUp = up;
        bestAside = aside;
      }
    }
    return best < 0 ? -1 : starts[best] + runs[best].indexAt(runs[best].along(x, y));
  }

  /// The same place one line further up or down; the same index at the text's ends.
  ///
  /// @param lines -1 for up, 1 for down
  int vertically(int index, int lines) {
    int at = runAt(index);
    if (at < 0) {
      return index;
    }
    TextRun here = runs[at];
    float caret = here.caretX(Math.clamp(index - starts[at], 0, here.length()));
    Rect place = here.place(caret, caret, 0, here.thickness());
    float x = (place.getLeft() + place.getRight()) / 2;
    float y = (place.getTop() + place.getBottom()) / 2;
    int other = at;
    while (other >= 0 && other < runs.length && runs[other].line() == here.line()) {
      other += lines;
    }
    if (other < 0 || other >= runs.length) {
      return lines < 0 ? 0 : text.length();
    }
    Object line = runs[other].line();
    int best = other;
    float bestAside = Float.POSITIVE_INFINITY;
    while (other >= 0 && other < runs.length && runs[other].line() == line) {
      TextRun run = runs[other];
      float aside = run.distance(x, y)[1];
      if (aside < bestAside) {
        best = other;
        bestAside = aside;
      }
      other += lines;
    }
    return starts[best] + runs[best].indexAt(runs[best].along(x, y));
  }

  /// From the first to the last character of the line that `index` is on.
  int[] lineAt(int index) {
    int at = Math.max(0, runAt(index));
    int first = at;
    int last = at;
    while (first > 0 && runs[first - 1].line() == runs[at].line()) {
      first--;
    }
    while (last < runs.length - 1 && runs[last + 1].line() == runs[at].line()) {
      last++;
    }
    return new int[] {starts[first], end(last)};
  }

  /// The rectangle around the first line of a range: left, top, right, bottom in the document, CSS
  /// px; null if nothing of it is drawn.
  public float @Nullable [] firstLineOf(int from, int to) {
    float @Nullable [] rect = null;
    Object line = null;
    for (int i = Math.max(0, runAt(from)); i < runs.length && starts[i] < to; i++) {
      TextRun run = runs[i];
      int a = Math.clamp(from - starts[i], 0, run.length());
      int b = Math.clamp(to - starts[i], 0, run.length());
      if (b <= a) {
        continue;
      }
      if (line != null && run.line() != line) {
        break;
      }
      line = run.line();
      float caretA = run.caretX(a);
      float caretB = run.caretX(b);
      Rect place =
          run.place(Math.min(caretA, caretB), Math.max(caretA, caretB), 0, run.thickness());
      if (rect == null) {
        rect = new float[] {place.getLeft(), place.getTop(), place.getRight(), place.getBottom()};
      } else {
        rect[0] = Math.min(rect[0], place.getLeft());
        rect[1] = Math.min(rect[1], place.getTop());
        rect[2] = Math.max(rect[2], place.getRight());
        rect[3] = Math.max(rect[3], place.getBottom());
      }
    }
    return rect;
  }

  /// The node that shows the first character of a range; null if nothing of it is drawn.
  public @Nullable Node nodeAt(int index) {
    int at = runAt(index);
    return at < 0 ? null : runs[at].shownBy();
  }
}
