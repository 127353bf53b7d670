package bulkhead.renderer.selection;

import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Where the characters of text nodes are laid out, the invisible ones too, as ranges are asked for
/// their rectangles (CSSOM View §8). Immutable; owned by `RendererMain`, and made again after each
/// layout that it is needed for.
public final class TextRects {
  private final LayoutResult layout;
  private final Map<Text, List<TextRun>> runs = new IdentityHashMap<>();

  public TextRects(LayoutResult layout, ScrollOffsets offsets) {
    this.layout = layout;
    for (TextRun run : new RunCollector(layout, offsets, true).collect()) {
      runs.computeIfAbsent(run.node(), node -> new ArrayList<>(1)).add(run);
    }
  }

  /// Whether these are of that layout.
  public boolean isOf(LayoutResult other) {
    return layout == other;
  }

  /// Where some characters of a node are, less a scroll offset; one for each piece of a line.
  public List<Rect> of(Text node, int from, int to, float dx, float dy) {
    List<Rect> found = new ArrayList<>();
    for (TextRun run : runs.getOrDefault(node, List.of())) {
      boolean apart = to < run.domStart() || from > run.domEnd();
      boolean touches = from < to && (to == run.domStart() || from == run.domEnd());
      if (apart || touches) {
        continue;
      }
      float a = run.caretX(run.indexOf(Math.max(from, run.domStart())));
      float b = run.caretX(run.indexOf(Math.min(to, run.domEnd())));
      found.add(run.place(Math.min(a, b), Math.max(a, b), 0, run.thickness()).offset(-dx, -dy));
      if (from == to) {
        break;
      }
    }
    return found;
  }
}
