package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.TextInk;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.FilterBlurMode;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.MaskFilter;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.SaveLayerRec;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Draws single items on a canvas. Thread: the one that draws.
final class ItemPainter implements AutoCloseable {
  private final Canvas canvas;
  private final Paint paint = new Paint();
  private final BorderPainter borders;

  /// What the items end on.
  enum Medium {
    SCREEN,
    /// Glyphs have no pixels there.
    PAPER
  }

  private final Medium medium;

  ItemPainter(Canvas canvas, Medium medium) {
    this.canvas = canvas;
    this.medium = medium;
    this.borders = new BorderPainter(canvas);
  }

  /// @param toDevice what the canvas' matrix is
  void draw(DisplayItem.Drawing drawing, Transform toDevice) {
    switch (drawing) {
      case DisplayItem.FillRect(Rect rect, int argb) -> {
        boolean smooth = !toDevice.isScaleAndTranslation();
        canvas.drawRect(Snap.toPixels(rect, toDevice), fill(argb).setAntiAlias(smooth));
      }
      case DisplayItem.FillRRect(var rrect, int argb) ->
          canvas.drawRRect(Snap.toPixels(rrect, toDevice), fill(argb));
      case DisplayItem.DrawBorder border -> borders.draw(border, toDevice);
      case DisplayItem.DrawBoxShadow shadow -> ShadowPainter.draw(canvas, shadow, toDevice);
      case DisplayItem.DrawLine line -> LinePainter.draw(canvas, line, toDevice);
      case DisplayItem.FillPath(var path, int argb) -> canvas.drawPath(path, fill(argb));
      case DisplayItem.StrokePath(var path, float width, int argb) ->
          canvas.drawPath(path, fill(argb).setMode(PaintMode.STROKE).setStrokeWidth(width));
      case DisplayItem.DrawTextBlob text -> drawText(text);
      case DisplayItem.DrawImage image -> TilePainter.draw(canvas, image, toDevice);
      case DisplayItem.TileImage image -> TilePainter.draw(canvas, image, toDevice);
      case DisplayItem.TilePicture picture -> TilePainter.draw(canvas, picture, toDevice);
      case DisplayItem.DrawPicture(var picture, Rect bounds) -> canvas.drawPicture(picture);
      case DisplayItem.FilterBackdrop backdrop -> filterBackdrop(backdrop, toDevice);
      case DisplayItem.FillGradient gradient -> TilePainter.draw(canvas, gradient, toDevice);
    }
  }

  private Paint fill(int argb) {
    return paint.reset().setAntiAlias(true).setColor(argb);
  }

  private void filterBackdrop(DisplayItem.FilterBackdrop backdrop, Transform toDevice) {
    ImageFilter filter = ImageFilters.of(backdrop.filters(), FilterTileMode.MIRROR);
    if (filter == null) {
      return;
    }
    RRect shape = Snap.toPixels(backdrop.shape(), toDevice);
    canvas.save();
    canvas.clipRRect(shape, true);
    canvas.saveLayer(
        new SaveLayerRec(
            Rects.plain(shape), fill(0xff000000).setAlphaf(backdrop.opacity()), filter));
    canvas.restore();
    canvas.restore();
  }

  private void drawText(DisplayItem.DrawTextBlob text) {
    Paint ink = fill(text.argb());
    if (text.blurSigma() > 0) {
      try (MaskFilter blur = MaskFilter.makeBlur(FilterBlurMode.NORMAL, text.blurSigma())) {
        ink.setMaskFilter(blur);
      }
    } else if (medium == Medium.SCREEN && text.glyphs() == DisplayItem.Glyphs.OUTLINES) {
      ink.setMaskFilter(TextInk.of(text.argb()));
    }
    if (text.strokeWidth() > 0) {
      ink.setMode(PaintMode.STROKE)
          .setStrokeWidth(text.strokeWidth())
          .setStrokeMiter(DisplayItem.DrawTextBlob.MITER_LIMIT);
    }
    canvas.drawTextBlob(text.blob(), text.x(), text.y(), ink);
  }

  @Override
  public void close() {
    paint.close();
    borders.close();
  }
}
