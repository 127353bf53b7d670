package bulkhead.renderer.selection;

import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the characters of text nodes are laid out, the invisible ones too, as ranges are asked for
/// their rectangles (CSSOM View §8). Immutable; owned by `RendererMain`, and made again after each
/// layout that it is needed for.
public final class TextRects {
  private final LayoutResult layout;
  private final ScrollOffsets offsets;
  private final Map<Text, List<TextRun>> runs = new IdentityHashMap<>();

  public TextRects(LayoutResult layout, ScrollOffsets offsets) {
    this.layout = layout;
    this.offsets = offsets;
    for (TextRun run : new RunCollector(layout, offsets, true, false).collect()) {
      runs.computeIfAbsent(run.node(), node -> new ArrayList<>(1)).add(run);
    }
    runs.values().forEach(TextRects::orderVisually);
  }

  /// As in Chromium, the pieces of a line come as they are seen, whatever the order of their text;
  /// what an ellipsis leaves of one comes behind the whole of it.
  private static void orderVisually(List<TextRun> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      TextRun piece = pieces.get(i);
      int at = i;
      while (at > 0
          && pieces.get(at - 1).line() == piece.line()
          && !isPartOf(piece, pieces.get(at - 1))
          && pieces.get(at - 1).lineCentre() > piece.lineCentre()) {
        at--;
      }
      if (at < i) {
        pieces.remove(i);
        pieces.add(at, piece);
      }
    }
  }

  private static boolean isPartOf(TextRun piece, TextRun whole) {
    return piece.fragment().shape() == whole.fragment().shape()
        && piece.domStart() >= whole.domStart()
        && piece.domEnd() <= whole.domEnd();
  }

  /// Whether these are of that layout.
  public boolean isOf(LayoutResult other) {
    return layout == other;
  }

  /// Where some characters of a node are in the viewport; one for each piece of a line, and one for
  /// tabs side by side, as in Chromium.
  public List<Rect> of(Text node, int from, int to, ClientRects rects) {
    ClientRects.TextPlaces places = rects.placesOf(node);
    List<Rect> found = new ArrayList<>();
    @Nullable TextRun tabs = null;
    for (TextRun run : runs.getOrDefault(node, List.of())) {
      boolean apart = to < run.domStart() || from > run.domEnd();
      boolean touches = from < to && (to == run.domStart() || from == run.domEnd());
      if (apart || touches) {
        continue;
      }
      boolean hyphen = run.length() == 0;
      float a = hyphen ? 0 : run.caretX(run.indexOf(Math.max(from, run.domStart())));
      float b = hyphen ? run.extent() : run.caretX(run.indexOf(Math.min(to, run.domEnd())));
      if (to >= run.domEnd() && !run.fragment().shape().isRightToLeft()) {
        b = Math.max(b, run.extent()); // a space that is gone had pulled the last letter to it
      }
      Rect inFragment =
          run.place(Math.min(a, b), Math.max(a, b), 0, run.thickness()).offset(-run.x(), -run.y());
      Rect rect = places.of(run.fragment(), inFragment);
      if (rect == null) {
        // Text that an ellipsis cuts off is there in a second fragment.
        rect = inFragment.offset(run.x() - offsets.viewportX(), run.y() - offsets.viewportY());
      }
      boolean tab = run.text().equals("\t");
      if (tab && tabs != null && tabs.domEnd() == run.domStart() && tabs.line() == run.line()) {
        rect = around(found.removeLast(), rect);
      }
      tabs = tab ? run : null;
      found.add(rect);
      if (from == to) {
        break;
      }
    }
    return found;
  }

  private static Rect around(Rect a, Rect b) {
    return Rect.makeLTRB(
        Math.min(a.getLeft(), b.getLeft()),
        Math.min(a.getTop(), b.getTop()),
        Math.max(a.getRight(), b.getRight()),
        Math.max(a.getBottom(), b.getBottom()));
  }
}
