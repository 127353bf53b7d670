package bulkhead.renderer;

import bulkhead.renderer.compositor.Presentation;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Layer;
import java.util.function.Predicate;

/// When a document was first painted, and first with contents (Paint Timing §4). It looks at the
/// pictures that leave for the compositor until both are known; their times are those of the frames
/// that showed them. Thread: `RendererMain`.
final class PaintTiming {
  private static final int WHITE = 0xffffffff;
  private static final long NONE = Long.MAX_VALUE;

  private final ResourceTimeline timeline;

  /// The first pictures of their kind; [#NONE] before them, 0 when scripts know.
  private long first = NONE;

  private long contentful = NONE;

  PaintTiming(ResourceTimeline timeline) {
    this.timeline = timeline;
  }

  void committed(CommitData data) {
    if (first == NONE && (data.backgroundArgb() != WHITE || has(data, drawing -> true))) {
      first = data.number();
    }
    if (contentful == NONE && has(data, PaintTiming::isContent)) {
      contentful = data.number();
    }
  }

  void presented(Presentation shown) {
    long nanos = shown.presentedNanos() != 0 ? shown.presentedNanos() : System.nanoTime();
    if (first != 0 && first <= shown.commitNumber()) {
      first = 0;
      timeline.addPaint("first-paint", nanos);
    }
    if (contentful != 0 && contentful <= shown.commitNumber()) {
      contentful = 0;
      timeline.addPaint("first-contentful-paint", nanos);
    }
  }

  /// "Contentful": text, an image, a canvas, SVG.
  private static boolean isContent(DisplayItem.Drawing drawing) {
    return switch (drawing) {
      case DisplayItem.DrawTextBlob text -> true;
      case DisplayItem.DrawImage image -> true;
      case DisplayItem.TileImage image -> true;
      case DisplayItem.TilePicture picture -> true;
      case DisplayItem.DrawPicture picture -> true;
      case DisplayItem.FillRect fill -> false;
      case DisplayItem.FillRRect fill -> false;
      case DisplayItem.DrawBorder border -> false;
      case DisplayItem.DrawBoxShadow shadow -> false;
      case DisplayItem.DrawLine line -> false;
      case DisplayItem.FillPath path -> false;
      case DisplayItem.StrokePath path -> false;
      case DisplayItem.FillGradient gradient -> false;
      case DisplayItem.FilterBackdrop backdrop -> false;
    };
  }

  private static boolean has(CommitData data, Predicate<DisplayItem.Drawing> wanted) {
    for (Layer layer : data.layers()) {
      boolean found =
          switch (layer.contents()) {
            case Layer.Painted painted -> has(painted.items(), wanted);
            case Layer.Solid solid -> false;
            case Layer.External pixels -> false;
            case Layer.Scrollbar bar -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(DisplayItemList items, Predicate<DisplayItem.Drawing> wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (wanted.test(items.drawing(i))) {
        return true;
      }
    }
    return false;
  }
}
