package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.ObjectFit;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Draws images as replaced elements: fitted into their boxes (CSS Images 3 §5.5). Owned by
/// `RendererMain`.
final class PicturePainter {
  private final Ink ink;

  PicturePainter(Ink ink) {
    this.ink = ink;
  }

  void picture(
      ComputedStyle style,
      ImageResource image,
      Rect area,
      BoxFragment fragment,
      PaintContext context) {
    float w = area.getWidth();
    float h = area.getHeight();
    ObjectFit fit = style.objectFit();
    float zoom = style.zoom().factor();
    float wholeWidth = image.naturalWidth() * zoom;
    float wholeHeight = image.naturalHeight() * zoom;
    BasicShape.Rounded seen = fragment.box().viewBox();
    float naturalWidth = seen == null ? wholeWidth : seen.width();
    float naturalHeight = seen == null ? wholeHeight : seen.height();
    Float ratio = seen == null ? image.naturalRatio() : (Float) (seen.width() / seen.height());
    if (fit != ObjectFit.FILL && !(naturalWidth > 0 && naturalHeight > 0) && ratio != null) {
      // Without a size of its own the image is as large as fits.
      naturalWidth =
          naturalWidth > 0
              ? naturalWidth
              : naturalHeight > 0 ? naturalHeight * ratio : Math.min(w, h * ratio);
      naturalHeight = naturalWidth / ratio;
    }
    if (fit != ObjectFit.FILL && naturalWidth > 0 && naturalHeight > 0) {
      float contain = Math.min(w / naturalWidth, h / naturalHeight);
      float scale =
          switch (fit) {
            case FILL, NONE -> 1;
            case CONTAIN -> contain;
            case COVER -> Math.max(w / naturalWidth, h / naturalHeight);
            case SCALE_DOWN -> Math.min(1, contain);
          };
      w = naturalWidth * scale;
      h = naturalHeight * scale;
    }
    float left = area.getLeft() + style.objectPosition().x().resolve(area.getWidth() - w);
    float top = area.getTop() + style.objectPosition().y().resolve(area.getHeight() - h);
    Rect dest = Rect.makeXYWH(left, top, w, h);
    PaintContext inside = context;
    if (BoxShapes.isRounded(style)) {
      RRect border =
          BoxShapes.rounded(
              fragment,
              Rect.makeLTRB(
                  area.getLeft() - fragment.border().left() - fragment.padding().left(),
                  area.getTop() - fragment.border().top() - fragment.padding().top(),
                  area.getRight() + fragment.border().right() + fragment.padding().right(),
                  area.getBottom() + fragment.border().bottom() + fragment.padding().bottom()));
      inside =
          context.with(
              new DisplayItem.PushClipRRect(
                  BoxShapes.inset(border, fragment.border().plus(fragment.padding()))));
    } else if (seen != null || !Rects.contains(area, dest)) {
      inside = context.with(new DisplayItem.PushClipRect(area));
    }
    if (seen != null) {
      float across = w / seen.width();
      float down = h / seen.height();
      dest =
          Rect.makeXYWH(
              left - seen.left() * across,
              top - seen.top() * down,
              wholeWidth * across,
              wholeHeight * down);
    }
    Image pixels = image.image();
    if (pixels == null) {
      Picture picture = image.picture(dest.getWidth(), dest.getHeight());
      if (picture != null) {
        ink.draw(
            inside,
            new DisplayItem.TilePicture(
                picture, dest.getWidth(), dest.getHeight(), dest, dest, 0, 0));
      }
      return;
    }
    ink.draw(
        inside,
        new DisplayItem.DrawImage(
            pixels,
            Rect.makeWH(pixels.getWidth(), pixels.getHeight()),
            dest,
            Backgrounds.sampling(style)));
  }
}
