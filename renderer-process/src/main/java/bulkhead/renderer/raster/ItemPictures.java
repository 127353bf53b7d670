package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;

/// Display items as one picture, for those who draw it in the middle of something else.
public final class ItemPictures {
  private ItemPictures() {}

  public static Picture of(DisplayItemList items) {
    try (PictureRecorder recorder = new PictureRecorder()) {
      ScopedCanvas.drawAll(recorder.beginRecording(items.bounds()), items, Transform.IDENTITY);
      return recorder.finishRecordingAsPicture();
    }
  }
}
