package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.FilterMipmap;
import io.github.humbleui.skija.FilterMode;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.MipmapMode;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.Rect;
import java.util.function.Consumer;

/// Draws images and gradients that repeat over an area. Source:
/// https://www.w3.org/TR/css-backgrounds-3/#background-image
final class TilePainter {
  private TilePainter() {}

  static void draw(Canvas canvas, DisplayItem.DrawImage item, Transform toDevice) {
    Rect dest = Snap.toPixels(item.dest(), toDevice);
    drawOnce(canvas, item.image(), item.src(), dest, dest, item.sampling());
  }

  static void draw(Canvas canvas, DisplayItem.TileImage item, Transform toDevice) {
    Rect tile = Snap.toPixels(item.tile(), toDevice);
    Rect area = Snap.toPixels(item.area(), toDevice);
    Image image = item.image();
    if (Rects.contains(tile, area)) {
      drawOnce(canvas, image, item.src(), tile, area, item.sampling());
      return;
    }
    if (Rects.isEmpty(tile) || Rects.isEmpty(area) || Rects.isEmpty(item.src())) {
      return;
    }
    Rect whole = Rect.makeWH(image.getWidth(), image.getHeight());
    if (Rects.contains(item.src(), whole) && item.gapX() == 0 && item.gapY() == 0) {
      fill(canvas, image, item.src(), tile, area, item.sampling(), FilterTileMode.REPEAT);
      return;
    }
    Rect copy = Rect.makeWH(tile.getWidth(), tile.getHeight());
    repeat(
        canvas,
        area,
        tile,
        item.gapX(),
        item.gapY(),
        one -> drawOnce(one, image, item.src(), copy, copy, item.sampling()));
  }

  /// Draws the part `area` of what `src` is when it is stretched over `dest`.
  private static void drawOnce(
      Canvas canvas, Image image, Rect src, Rect dest, Rect area, DisplayItem.Sampling sampling) {
    if (Rects.isEmpty(src) || Rects.isEmpty(dest) || Rects.isEmpty(area)) {
      return;
    }
    boolean part = !Rects.contains(src, Rect.makeWH(image.getWidth(), image.getHeight()));
    if (part) {
      // What is beside the part does not run into it at its edges.
      try (Paint paint = new Paint().setAntiAlias(true)) {
        canvas.save();
        canvas.clipRect(area);
        ImagePart.draw(canvas, image, src, dest, mode(sampling), paint);
        canvas.restore();
      }
    } else {
      fill(canvas, image, src, dest, area, sampling, FilterTileMode.CLAMP);
    }
  }

  private static void fill(
      Canvas canvas,
      Image image,
      Rect src,
      Rect dest,
      Rect area,
      DisplayItem.Sampling sampling,
      FilterTileMode mode) {
    float scaleX = dest.getWidth() / src.getWidth();
    float scaleY = dest.getHeight() / src.getHeight();
    Transform toDest =
        new Transform(
            scaleX,
            0,
            0,
            scaleY,
            dest.getLeft() - src.getLeft() * scaleX,
            dest.getTop() - src.getTop() * scaleY);
    SamplingMode samplingMode = mode(sampling);
    try (Paint paint = new Paint().setAntiAlias(true);
        Shader shader = image.makeShader(mode, mode, samplingMode, toDest.toMatrix33())) {
      paint.setShader(shader);
      canvas.drawRect(area, paint);
    }
  }

  private static SamplingMode mode(DisplayItem.Sampling sampling) {
    return switch (sampling) {
      case NEAREST -> new FilterMipmap(FilterMode.NEAREST, MipmapMode.NONE);
      case SMOOTH -> new FilterMipmap(FilterMode.LINEAR, MipmapMode.NEAREST);
    };
  }

  static void draw(Canvas canvas, DisplayItem.TilePicture item, Transform toDevice) {
    Rect tile = Snap.toPixels(item.tile(), toDevice);
    Rect area = Snap.toPixels(item.area(), toDevice);
    if (Rects.isEmpty(tile) || Rects.isEmpty(area) || !(item.width() > 0) || !(item.height() > 0)) {
      return;
    }
    float scaleX = tile.getWidth() / item.width();
    float scaleY = tile.getHeight() / item.height();
    if (Rects.contains(tile, area)) {
      canvas.save();
      canvas.clipRect(area);
      canvas.translate(tile.getLeft(), tile.getTop());
      canvas.scale(scaleX, scaleY);
      canvas.drawPicture(item.picture());
      canvas.restore();
      return;
    }
    repeat(
        canvas,
        area,
        tile,
        item.gapX(),
        item.gapY(),
        one -> {
          one.clipRect(Rect.makeWH(tile.getWidth(), tile.getHeight()));
          one.scale(scaleX, scaleY);
          one.drawPicture(item.picture());
        });
  }

  static void draw(Canvas canvas, DisplayItem.FillGradient item, Transform toDevice) {
    Rect tile = Snap.toPixels(item.tile(), toDevice);
    Rect area = Snap.toPixels(item.area(), toDevice);
    if (Rects.isEmpty(tile) || Rects.isEmpty(area) || item.gradient().stops().isEmpty()) {
      return;
    }
    if (Rects.contains(tile, area)) {
      try (Paint paint = new Paint().setAntiAlias(true).setDither(true);
          Shader shader =
              GradientShaders.of(
                  item.gradient(), Transform.translate(tile.getLeft(), tile.getTop()))) {
        paint.setShader(shader);
        canvas.drawRect(area, paint);
      }
      return;
    }
    Rect copy = Rect.makeWH(tile.getWidth(), tile.getHeight());
    repeat(
        canvas,
        area,
        tile,
        item.gapX(),
        item.gapY(),
        one -> {
          try (Paint paint = new Paint().setDither(true);
              Shader shader = GradientShaders.of(item.gradient(), Transform.IDENTITY)) {
            paint.setShader(shader);
            one.drawRect(copy, paint);
          }
        });
  }

  /// Fills `area` with copies of what `drawOne` draws at 0,0 in the size of `tile`.
  private static void repeat(
      Canvas canvas, Rect area, Rect tile, float gapX, float gapY, Consumer<Canvas> drawOne) {
    Rect cell = Rect.makeWH(tile.getWidth() + gapX, tile.getHeight() + gapY);
    try (PictureRecorder recorder = new PictureRecorder()) {
      drawOne.accept(recorder.beginRecording(cell));
      try (Picture picture = recorder.finishRecordingAsPicture();
          Shader shader =
              picture.makeShader(
                  FilterTileMode.REPEAT,
                  FilterTileMode.REPEAT,
                  FilterMode.LINEAR,
                  Transform.translate(tile.getLeft(), tile.getTop()).toMatrix33(),
                  cell);
          Paint paint = new Paint().setAntiAlias(true)) {
        paint.setShader(shader);
        canvas.drawRect(area, paint);
      }
    }
  }
}
