package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BackgroundAttachment;
import bulkhead.renderer.css.value.BackgroundBox;
import bulkhead.renderer.css.value.BackgroundLayer;
import bulkhead.renderer.css.value.BackgroundSize;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.RepeatStyle;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.layout.tree.StyledImages;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.Rect;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Places background images (CSS Backgrounds 3 §3) and turns gradients (CSS Images 3 §3, 4 §3) into
/// what is drawn.
final class Backgrounds {
  private final ImageProvider images;
  private final FixedArea fixedArea;

  /// Where the viewport lies, for `background-attachment: fixed`.
  interface FixedArea {
    /// In a context's coordinates; null inside of transforms, where such layers scroll (CSS
    /// Transforms 1 §13).
    @Nullable Rect in(PaintContext context);
  }

  Backgrounds(ImageProvider images, FixedArea fixedArea) {
    this.images = images;
    this.fixedArea = fixedArea;
  }

  /// The boxes that a layer's `origin` and `clip` name.
  record Boxes(Rect border, Rect padding, Rect content) {
    Rect of(BackgroundBox box) {
      return switch (box) {
        case BORDER_BOX, BORDER_AREA -> border;
        case PADDING_BOX -> padding;
        case CONTENT_BOX, TEXT -> content;
      };
    }
  }

  /// One image layer.
  ///
  /// @param area where it may be painted
  void layer(
      ComputedStyle style,
      BackgroundLayer layer,
      Boxes boxes,
      Rect area,
      PaintContext context,
      Consumer<DisplayItem.Drawing> out) {
    Rect viewport = layer.attachment() == BackgroundAttachment.FIXED ? fixedArea.in(context) : null;
    layer(style, layer, viewport == null ? boxes.of(layer.origin()) : viewport, area, out);
  }

  /// One image layer that is positioned in `origin`.
  void layer(
      ComputedStyle style,
      BackgroundLayer layer,
      Rect origin,
      Rect area,
      Consumer<DisplayItem.Drawing> out) {
    Image image = layer.image();
    Natural own = natural(image, style);
    if (own == null) {
      return;
    }
    Natural natural = own.zoomed(style.zoom().factor());
    float ow = origin.getWidth();
    float oh = origin.getHeight();
    float[] size = size(layer.size(), ow, oh, natural);
    float w = size[0];
    float h = size[1];
    if (layer.repeatX() == RepeatStyle.ROUND && w > 0) {
      float rounded = ow / Math.max(1, Math.round(ow / w));
      h = isAuto(layer.size()) ? h * rounded / w : h;
      w = rounded;
    }
    if (layer.repeatY() == RepeatStyle.ROUND && h > 0) {
      h = oh / Math.max(1, Math.round(oh / h));
    }
    if (!(w > 0) || !(h > 0)) {
      return;
    }
    float px = layer.position().x().resolve(ow - w);
    float py = layer.position().y().resolve(oh - h);
    float gapX = 0;
    float gapY = 0;
    boolean onceX = layer.repeatX() == RepeatStyle.NO_REPEAT;
    boolean onceY = layer.repeatY() == RepeatStyle.NO_REPEAT;
    if (layer.repeatX() == RepeatStyle.SPACE) {
      int count = (int) Math.floor(ow / w);
      onceX = count < 2;
      if (!onceX) {
        gapX = (ow - count * w) / (count - 1);
        px = 0;
      }
    }
    if (layer.repeatY() == RepeatStyle.SPACE) {
      int count = (int) Math.floor(oh / h);
      onceY = count < 2;
      if (!onceY) {
        gapY = (oh - count * h) / (count - 1);
        py = 0;
      }
    }
    Rect tile = Rect.makeXYWH(origin.getLeft() + px, origin.getTop() + py, w, h);
    Rect covered =
        Rects.of(
            onceX ? Math.max(area.getLeft(), tile.getLeft()) : area.getLeft(),
            onceY ? Math.max(area.getTop(), tile.getTop()) : area.getTop(),
            onceX ? Math.min(area.getRight(), tile.getRight()) : area.getRight(),
            onceY ? Math.min(area.getBottom(), tile.getBottom()) : area.getBottom());
    if (Rects.isEmpty(covered)) {
      return;
    }
    tile(image, style, covered, tile, gapX, gapY, out);
  }

  /// The natural dimensions of an image (CSS Images 3 §5.1); NaN for those it lacks.
  record Natural(float width, float height, float ratio) {
    static final Natural NONE = new Natural(Float.NaN, Float.NaN, Float.NaN);

    Natural zoomed(float zoom) {
      return new Natural(width * zoom, height * zoom, ratio);
    }

    /// The default sizing algorithm (CSS Images 3 §5.3) without a specified size: as the dimensions
    /// that there are say, else as large as the area.
    float[] concrete(float areaWidth, float areaHeight) {
      boolean hasWidth = !Float.isNaN(width);
      boolean hasHeight = !Float.isNaN(height);
      boolean hasRatio = !Float.isNaN(ratio);
      if (!hasWidth && !hasHeight && hasRatio) {
        return fitting(Math.min(areaWidth, areaHeight * ratio));
      }
      return new float[] {
        hasWidth ? width : hasHeight && hasRatio ? height * ratio : areaWidth,
        hasHeight ? height : hasWidth && hasRatio ? width / ratio : areaHeight
      };
    }

    private float[] fitting(float width) {
      return new float[] {width, width / ratio};
    }
  }

  /// Null while there is nothing to draw.
  @Nullable Natural natural(Image image, ComputedStyle style) {
    return switch (image) {
      case Image.None none -> null;
      case Image.Chosen(Image chosen, double density, String text)
          when !(chosen instanceof Image.Url) ->
          natural(chosen, style);
      case Image.Url url -> pixels(image, style);
      case Image.Chosen chosen -> pixels(image, style);
      case Image.LinearGradient gradient -> Natural.NONE;
      case Image.RadialGradient gradient -> Natural.NONE;
      case Image.ConicGradient gradient -> Natural.NONE;
      case Image.PointGradient gradient -> Natural.NONE;
    };
  }

  private @Nullable Natural pixels(Image image, ComputedStyle style) {
    ImageResource resource = StyledImages.of(images, image, style);
    if (resource == null || (resource.image() == null && !resource.isVector())) {
      return null;
    }
    Float ratio = resource.naturalRatio();
    return new Natural(
        resource.naturalWidth() > 0 ? resource.naturalWidth() : Float.NaN,
        resource.naturalHeight() > 0 ? resource.naturalHeight() : Float.NaN,
        ratio == null ? Float.NaN : ratio);
  }

  /// Draws the image in `tile`, repeated over `area`.
  void tile(
      Image image,
      ComputedStyle style,
      Rect area,
      Rect tile,
      float gapX,
      float gapY,
      Consumer<DisplayItem.Drawing> out) {
    ImageResource resource = StyledImages.of(images, image, style);
    if (resource == null) {
      Gradient gradient = Gradients.of(image, tile.getWidth(), tile.getHeight(), style.color());
      if (gradient != null) {
        out.accept(new DisplayItem.FillGradient(gradient, area, tile, gapX, gapY));
      }
      return;
    }
    io.github.humbleui.skija.Image pixels = resource.image();
    if (pixels != null) {
      Rect src = Rect.makeWH(pixels.getWidth(), pixels.getHeight());
      out.accept(new DisplayItem.TileImage(pixels, src, area, tile, gapX, gapY, sampling(style)));
      return;
    }
    Picture picture = resource.picture(tile.getWidth(), tile.getHeight());
    if (picture != null) {
      out.accept(
          new DisplayItem.TilePicture(
              picture, tile.getWidth(), tile.getHeight(), area, tile, gapX, gapY));
    }
  }

  static DisplayItem.Sampling sampling(ComputedStyle style) {
    return switch (style.imageRendering()) {
      case PIXELATED, CRISP_EDGES, WEBKIT_OPTIMIZE_CONTRAST -> DisplayItem.Sampling.NEAREST;
      case AUTO, SMOOTH, HIGH_QUALITY -> DisplayItem.Sampling.SMOOTH;
    };
  }

  private static boolean isAuto(BackgroundSize size) {
    return size instanceof BackgroundSize.Explicit(Size width, Size height)
        && width.isAuto()
        && height.isAuto();
  }

  private static float[] size(BackgroundSize size, float ow, float oh, Natural natural) {
    float ratio = natural.ratio();
    return switch (size) {
      case BackgroundSize.Fit fit -> {
        if (Float.isNaN(ratio)) {
          yield new float[] {ow, oh};
        }
        boolean wide = ow < oh * ratio;
        yield natural.fitting((fit == BackgroundSize.Fit.COVER) == wide ? oh * ratio : ow);
      }
      case BackgroundSize.Explicit(Size width, Size height) -> {
        float w = width.resolveOr(ow, Float.NaN);
        float h = height.resolveOr(oh, Float.NaN);
        if (Float.isNaN(w) && Float.isNaN(h)) {
          yield natural.concrete(ow, oh);
        }
        if (Float.isNaN(w)) {
          w = !Float.isNaN(ratio) ? h * ratio : natural.width() > 0 ? natural.width() : ow;
        }
        if (Float.isNaN(h)) {
          h = !Float.isNaN(ratio) ? w / ratio : natural.height() > 0 ? natural.height() : oh;
        }
        yield new float[] {w, h};
      }
    };
  }
}
