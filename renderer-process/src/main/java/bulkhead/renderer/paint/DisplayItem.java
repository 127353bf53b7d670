package bulkhead.renderer.paint;

import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One drawing step. CSS px of its layer, origin top left, y down; the compositor applies the
/// device scale. Colours are unpremultiplied sRGB, `0xAARRGGBB`.
///
/// Immutable, and equal if it draws the same: the compositor compares items of two commits to find
/// which tiles keep their pixels. Skia objects in here (blobs, images, paths) must not be changed
/// or closed after they were handed over; they are freed with the item.
///
/// Edges of rectangles, rounded rectangles, borders and images are moved to whole device pixels
/// when they are drawn without rotation, as Chromium does; the painter need not round.
public sealed interface DisplayItem {

  /// An item that makes a mark.
  sealed interface Drawing extends DisplayItem {
    /// Everything it may touch, in its own coordinates (inside its scopes). May be too large, never
    /// too small.
    Rect bounds();
  }

  /// An item that changes how the following ones are drawn, up to its [Pop].
  sealed interface Scope extends DisplayItem {}

  /// Closes the innermost scope that is open.
  record Pop() implements DisplayItem {}

  // ---------------------------------------------------------------- boxes

  record FillRect(Rect rect, int argb) implements Drawing {
    @Override
    public Rect bounds() {
      return rect;
    }
  }

  record FillRRect(RRect rrect, int argb) implements Drawing {
    @Override
    public Rect bounds() {
      return Rects.plain(rrect);
    }
  }

  /// The four borders of one box, or its outline. `outer` is the border edge; the inner edge lies
  /// the widths inside it.
  record DrawBorder(
      RRect outer, BorderSide top, BorderSide right, BorderSide bottom, BorderSide left)
      implements Drawing {
    @Override
    public Rect bounds() {
      return Rects.plain(outer);
    }
  }

  /// `width` in CSS px; 0 or [BorderStyle#NONE] draws nothing.
  record BorderSide(float width, BorderStyle style, int argb) {
    public static final BorderSide NONE = new BorderSide(0, BorderStyle.NONE, 0);

    public boolean isVisible() {
      return width > 0 && style != BorderStyle.NONE && (argb >>> 24) != 0;
    }
  }

  /// `border-style`; `hidden` is [#NONE] by now.
  enum BorderStyle {
    NONE,
    SOLID,
    DASHED,
    DOTTED,
    DOUBLE,
    GROOVE,
    RIDGE,
    INSET,
    OUTSET
  }

  /// One `box-shadow`. `box` is the border edge for an outer shadow (nothing is drawn inside it)
  /// and the padding edge for an inner one (nothing is drawn outside it). `blurRadius` as in CSS:
  /// the standard deviation is half of it.
  record DrawBoxShadow(
      RRect box, float dx, float dy, float blurRadius, float spread, int argb, ShadowSide side)
      implements Drawing {
    @Override
    public Rect bounds() {
      return switch (side) {
        case INSET -> Rects.plain(box);
        case OUTSET ->
            Rects.outset(
                Rects.plain(box).offset(dx, dy), Math.max(0, spread) + 1.5f * blurRadius + 1);
      };
    }
  }

  enum ShadowSide {
    OUTSET,
    INSET
  }

  // ---------------------------------------------------------------- lines and shapes

  /// A straight line, such as a text decoration. Runs along the middle of its thickness.
  /// [LineStyle#WAVY] and [LineStyle#DOUBLE] reach beyond `thickness`.
  record DrawLine(
      float x1, float y1, float x2, float y2, float thickness, LineStyle style, int argb)
      implements Drawing {
    @Override
    public Rect bounds() {
      return Rects.outset(
          Rects.of(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)),
          3 * thickness + 1);
    }
  }

  /// `text-decoration-style`.
  enum LineStyle {
    SOLID,
    DOUBLE,
    DOTTED,
    DASHED,
    WAVY
  }

  record FillPath(Path path, int argb) implements Drawing {
    @Override
    public Rect bounds() {
      return path.getBounds();
    }
  }

  record StrokePath(Path path, float width, int argb) implements Drawing {
    @Override
    public Rect bounds() {
      return Rects.outset(path.getBounds(), 2 * width + 1);
    }
  }

  // ---------------------------------------------------------------- text

  /// Glyphs of one font, or the blurred shadow of them. (`x`, `y`) is the origin on the baseline.
  ///
  /// @param blob what to draw
  /// @param shape a value that is equal for blobs that look the same (the text, font and features
  ///     that were shaped), or the blob itself. A document that was laid out anew keeps its tiles
  ///     only if this is a real value.
  /// @param blurSigma 0 for sharp text; else the standard deviation of a `text-shadow`, in CSS px
  /// @param strokeWidth 0 for filled glyphs; else how wide their outlines are drawn, in CSS px
  record DrawTextBlob(
      TextBlob blob,
      Object shape,
      float x,
      float y,
      int argb,
      float blurSigma,
      float strokeWidth,
      Glyphs glyphs)
      implements Drawing {
    /// Corners of stroked glyphs reach no further, by this times half the width.
    public static final float MITER_LIMIT = 4;

    @Override
    public Rect bounds() {
      float blur = blurSigma > 0 ? 3 * blurSigma : 0;
      return Rects.outset(
          Rects.plain(blob.getBounds()).offset(x, y), blur + strokeWidth / 2 * MITER_LIMIT + 1);
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return this == object
          || (object instanceof DrawTextBlob other
              && x == other.x
              && y == other.y
              && argb == other.argb
              && blurSigma == other.blurSigma
              && strokeWidth == other.strokeWidth
              && shape.equals(other.shape));
    }

    @Override
    public int hashCode() {
      return (shape.hashCode() * 31 + Float.hashCode(x)) * 31 + Float.hashCode(y);
    }
  }

  /// Whether glyphs have one colour, the text's, or bring their own as emoji do.
  enum Glyphs {
    OUTLINES,
    COLORED
  }

  // ---------------------------------------------------------------- images

  /// `src` in pixels of the image, drawn into `dest`. A frame of an animation is an image of its
  /// own.
  record DrawImage(Image image, Rect src, Rect dest, Sampling sampling) implements Drawing {
    @Override
    public Rect bounds() {
      return dest;
    }
  }

  /// An image repeated over `area` without end in both directions: one copy of `src` lies in
  /// `tile`, the next begins `tile`'s size plus the gap further. To repeat in one direction only,
  /// give an `area` that is as large as `tile` in the other.
  record TileImage(
      Image image, Rect src, Rect area, Rect tile, float gapX, float gapY, Sampling sampling)
      implements Drawing {
    @Override
    public Rect bounds() {
      return area;
    }
  }

  /// A vector image that was recorded for `width` by `height`, stretched over `tile` and repeated
  /// over `area` as in [TileImage].
  record TilePicture(
      Picture picture, float width, float height, Rect area, Rect tile, float gapX, float gapY)
      implements Drawing {
    @Override
    public Rect bounds() {
      return area;
    }
  }

  /// A recording, in the coordinates around it.
  record DrawPicture(Picture picture, Rect bounds) implements Drawing {}

  /// `image-rendering`.
  enum Sampling {
    NEAREST,
    SMOOTH
  }

  /// A gradient image in `tile`, repeated over `area` as in [TileImage]; with `area` inside `tile`
  /// there is one copy.
  record FillGradient(Gradient gradient, Rect area, Rect tile, float gapX, float gapY)
      implements Drawing {
    @Override
    public Rect bounds() {
      return area;
    }
  }

  /// What is below, inside `shape`, seen through filters (CSS Filter Effects 2 `backdrop-filter`).
  record FilterBackdrop(RRect shape, float opacity, List<Filter> filters) implements Drawing {
    public FilterBackdrop {
      filters = List.copyOf(filters);
    }

    @Override
    public Rect bounds() {
      return Rects.plain(shape);
    }

    /// How far outside `shape` its pixels come from, in CSS px.
    float reach() {
      float reach = 0;
      for (Filter filter : filters) {
        reach += filter.outset();
      }
      return reach;
    }
  }

  // ---------------------------------------------------------------- scopes

  record PushClipRect(Rect rect) implements Scope {}

  record PushClipRRect(RRect rrect) implements Scope {}

  record PushClipPath(Path path) implements Scope {}

  /// Following coordinates are mapped by `transform` into the ones outside.
  record PushTransform(Transform transform) implements Scope {}

  /// Following items are drawn as a group, filtered, made translucent and blended with what is
  /// below. A blend mode that also changes what it does not cover (a mask with `DST_IN`, say) needs
  /// a transparent [FillRect] over all that it shall change, since a tile without any item of the
  /// group does not open it.
  record PushEffect(float opacity, BlendMode blendMode, List<Filter> filters) implements Scope {
    public PushEffect {
      filters = List.copyOf(filters);
    }

    public static PushEffect opacity(float opacity) {
      return new PushEffect(opacity, BlendMode.SRC_OVER, List.of());
    }
  }

  /// Following items are drawn as a group, of which as much is kept as `mask` has alpha. Where the
  /// mask has no item, nothing is kept.
  record PushMask(DisplayItemList mask) implements Scope {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof PushMask other && mask.drawsTheSameIn(EVERYWHERE, other.mask);
    }

    @Override
    public int hashCode() {
      return mask.size();
    }

    private static final Rect EVERYWHERE = Rect.makeLTRB(-1e9f, -1e9f, 1e9f, 1e9f);
  }
}
