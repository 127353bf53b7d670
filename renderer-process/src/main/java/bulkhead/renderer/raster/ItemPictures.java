package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.types.Rect;

/// Display items as one picture, for those who draw it in the middle of something else.
public final class ItemPictures {
  private ItemPictures() {}

  public static Picture of(DisplayItemList items) {
    try (PictureRecorder recorder = new PictureRecorder()) {
      ScopedCanvas.drawAll(
          recorder.beginRecording(items.bounds()),
          items,
          Transform.IDENTITY,
          ItemPainter.Medium.SCREEN);
      return recorder.finishRecordingAsPicture();
    }
  }

  /// What lies in a part, with its top left at 0,0, for paper: without what makes glyphs of pixels
  /// look better.
  ///
  /// @param part in the items' coordinates
  /// @param scale units of the picture for one of the items'
  public static Picture forPrint(DisplayItemList items, Rect part, float scale) {
    Rect bounds = Rect.makeWH(part.getWidth() * scale, part.getHeight() * scale);
    Transform toPicture =
        new Transform(scale, 0, 0, scale, -part.getLeft() * scale, -part.getTop() * scale);
    try (PictureRecorder recorder = new PictureRecorder()) {
      Canvas canvas = recorder.beginRecording(bounds);
      ScopedCanvas.draw(canvas, items, items.in(part), toPicture, ItemPainter.Medium.PAPER);
      return recorder.finishRecordingAsPicture();
    }
  }
}
