package bulkhead.renderer.paint;

import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Rect;

/// A torn picture of a landscape, 16 pixels wide and high. Owned by `RendererMain`.
final class MissingImageIcon {
  private static final int EDGE = 0xff9a9a9a;
  private static final int SKY = 0xffd0ddf6;
  private static final int CLOUD = 0xffffffff;
  private static final int GRASS = 0xff5bad3b;
  private static final int FOLD = 0xfff0f0f0;

  private MissingImageIcon() {}

  static void draw(Ink ink, Rect area, PaintContext context) {
    float x = Math.round(area.getLeft());
    float y = Math.round(area.getTop());
    // The sheet, with its upper right corner folded and a tear through the lower right.
    fill(ink, context, SKY, x, y, 1, 1, 10, 1, 10, 5, 15, 5, 15, 8, 7, 15, 1, 15);
    fill(ink, context, CLOUD, x, y, 2, 5.5f, 3.5f, 4.5f, 5, 3, 7, 4, 8, 6, 2, 6);
    fill(ink, context, GRASS, x, y, 1, 15, 3, 12, 6, 10, 9, 10, 11.5f, 11, 7, 15);
    fill(ink, context, FOLD, x, y, 11, 1, 15, 5, 11, 5);
    PathBuilder edge = new PathBuilder();
    edge.moveTo(x + 15.5f, y + 8).lineTo(x + 15.5f, y + 4.5f).lineTo(x + 11.5f, y + 0.5f);
    edge.lineTo(x + 0.5f, y + 0.5f).lineTo(x + 0.5f, y + 15.5f).lineTo(x + 7, y + 15.5f);
    edge.moveTo(x + 10.5f, y + 0.5f).lineTo(x + 10.5f, y + 4.5f).lineTo(x + 15, y + 4.5f);
    ink.draw(context, new DisplayItem.StrokePath(edge.build(), 1, EDGE));
    fill(ink, context, SKY, x, y, 15, 11, 15, 15, 11, 15);
    fill(ink, context, GRASS, x, y, 11, 15, 13, 13, 15, 15);
    PathBuilder piece = new PathBuilder();
    piece.moveTo(x + 15.5f, y + 11).lineTo(x + 15.5f, y + 15.5f).lineTo(x + 10, y + 15.5f);
    ink.draw(context, new DisplayItem.StrokePath(piece.build(), 1, EDGE));
  }

  private static void fill(
      Ink ink, PaintContext context, int argb, float x, float y, float... points) {
    PathBuilder path = new PathBuilder();
    path.moveTo(x + points[0], y + points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(x + points[i], y + points[i + 1]);
    }
    path.closePath();
    ink.draw(context, new DisplayItem.FillPath(path.build(), argb));
  }
}
