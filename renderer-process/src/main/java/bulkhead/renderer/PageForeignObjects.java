package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.FrameContents;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.raster.ItemPictures;
import bulkhead.renderer.svg.SvgForeign;
import io.github.humbleui.skija.Picture;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lays out and paints what stands in the `<foreignObject>` elements of a page's SVG: a document in
/// small, with all scrollers as they are scrolled. Thread: `RendererMain`.
final class PageForeignObjects implements SvgForeign {
  private static final int MOST_NESTED = 8;

  private final LayoutEngine engine;
  private final Function<LayoutResult, FrameContents> contents;
  private final ElementIds ids;
  private final Map<Element, Drawn> kept = new WeakHashMap<>();
  private int depth;

  private record Drawn(DisplayItemList items, Picture picture) {}

  /// @param contents what painting asks for beside the layout
  PageForeignObjects(
      LayoutEngine engine, Function<LayoutResult, FrameContents> contents, ElementIds ids) {
    this.engine = engine;
    this.contents = contents;
    this.ids = ids;
  }

  @Override
  public @Nullable Picture pictureOf(Element foreignObject, float width, float height) {
    if (foreignObject.firstChild() == null || depth >= MOST_NESTED) {
      return null;
    }
    depth++;
    try {
      LayoutResult inside = engine.layoutInside(foreignObject, width, height);
      DisplayItemList items = Painter.itemsOf(contents.apply(inside), ids);
      Drawn before = kept.get(foreignObject);
      if (before != null
          && before.items.bounds().equals(items.bounds())
          && before.items.drawsTheSameIn(items.bounds(), items)) {
        return before.picture;
      }
      Drawn drawn = new Drawn(items, ItemPictures.of(items));
      kept.put(foreignObject, drawn);
      return drawn.picture;
    } finally {
      depth--;
    }
  }
}
