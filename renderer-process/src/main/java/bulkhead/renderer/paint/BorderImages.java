package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws `border-image` (CSS Backgrounds 3 §5). One use for one box.
final class BorderImages {
  /// More copies of a piece than this are not drawn one by one.
  private static final int MOST_COPIES = 2000;

  private enum Repeat {
    STRETCH,
    REPEAT,
    ROUND,
    SPACE
  }

  private final Backgrounds backgrounds;
  private final @Nullable ImageResource resource;
  private final Image image;
  private final ComputedStyle style;
  private final PaintContext context;
  private final Ink out;
  private float imageWidth;
  private float imageHeight;

  private BorderImages(
      Backgrounds backgrounds,
      @Nullable ImageResource resource,
      ComputedStyle style,
      PaintContext context,
      Ink out) {
    this.backgrounds = backgrounds;
    this.resource = resource;
    this.image = style.borderImageSource();
    this.style = style;
    this.context = context;
    this.out = out;
  }

  /// Draws the border image of a box; false if there is none to draw, and the borders are to be
  /// drawn as their styles say.
  static boolean draw(
      Backgrounds backgrounds,
      @Nullable ImageResource resource,
      ComputedStyle style,
      Rect border,
      Insets widths,
      PaintContext context,
      Ink out) {
    Backgrounds.Natural natural = backgrounds.natural(style.borderImageSource(), style);
    if (natural == null) {
      return false;
    }
    BorderImages images = new BorderImages(backgrounds, resource, style, context, out);
    images.draw(natural, border, widths);
    return true;
  }

  private void draw(Backgrounds.Natural natural, Rect border, Insets widths) {
    float[] used = {widths.top(), widths.right(), widths.bottom(), widths.left()};
    String[] outsets = four(style.borderImageOutset());
    float[] out = new float[4];
    for (int i = 0; i < 4; i++) {
      out[i] = length(outsets[i], used[i], 0, 0);
    }
    Rect area =
        Rect.makeLTRB(
            border.getLeft() - out[3],
            border.getTop() - out[0],
            border.getRight() + out[1],
            border.getBottom() + out[2]);
    float[] size = natural.concrete(area.getWidth(), area.getHeight());
    imageWidth = size[0];
    imageHeight = size[1];
    if (!(imageWidth > 0) || !(imageHeight > 0) || Rects.isEmpty(area)) {
      return;
    }
    // §5.2: where the image is cut.
    String sliceText = style.borderImageSlice().toLowerCase(Locale.ROOT);
    boolean fill = sliceText.contains("fill");
    String[] slices = four(sliceText.replace("fill", " ").strip());
    float[] cut = new float[4];
    for (int i = 0; i < 4; i++) {
      float whole = i % 2 == 0 ? imageHeight : imageWidth;
      cut[i] = Math.clamp(length(slices[i], 1, whole, 0), 0, whole);
    }
    // §5.3: how wide the pieces are.
    String[] given = four(style.borderImageWidth());
    float[] wide = new float[4];
    for (int i = 0; i < 4; i++) {
      float whole = i % 2 == 0 ? area.getHeight() : area.getWidth();
      wide[i] = length(given[i], used[i], whole, cut[i]);
    }
    float shrink =
        Math.min(
            1,
            Math.min(
                area.getWidth() / Math.max(wide[1] + wide[3], 1e-6f),
                area.getHeight() / Math.max(wide[0] + wide[2], 1e-6f)));
    for (int i = 0; i < 4; i++) {
      wide[i] *= shrink;
    }
    pieces(area, cut, wide, fill);
  }

  /// §5.5: corners, edges and the middle.
  private void pieces(Rect area, float[] cut, float[] wide, boolean fill) {
    String[] repeats = style.borderImageRepeat().strip().split("\\s+");
    Repeat across = repeat(repeats[0]);
    Repeat down = repeats.length > 1 ? repeat(repeats[1]) : across;
    float[] xs = {
      area.getLeft(), area.getLeft() + wide[3], area.getRight() - wide[1], area.getRight()
    };
    float[] ys = {
      area.getTop(), area.getTop() + wide[0], area.getBottom() - wide[2], area.getBottom()
    };
    float[] us = {0, cut[3], imageWidth - cut[1], imageWidth};
    float[] vs = {0, cut[0], imageHeight - cut[2], imageHeight};
    // How much the edges are scaled gives the size of the middle's copies.
    float topScale = scale(wide[0], cut[0], scale(wide[2], cut[2], 1));
    float leftScale = scale(wide[3], cut[3], scale(wide[1], cut[1], 1));
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        boolean middle = row == 1 && column == 1;
        Rect src = Rects.of(us[column], vs[row], us[column + 1], vs[row + 1]);
        Rect dest = Rects.of(xs[column], ys[row], xs[column + 1], ys[row + 1]);
        if (Rects.isEmpty(src) || Rects.isEmpty(dest) || (middle && !fill)) {
          continue;
        }
        float scaleX =
            column != 1
                ? dest.getWidth() / src.getWidth()
                : middle ? topScale : dest.getHeight() / src.getHeight();
        float scaleY =
            row != 1
                ? dest.getHeight() / src.getHeight()
                : middle ? leftScale : dest.getWidth() / src.getWidth();
        Run x =
            run(column == 1 ? across : Repeat.STRETCH, src.getWidth() * scaleX, dest.getWidth());
        Run y = run(row == 1 ? down : Repeat.STRETCH, src.getHeight() * scaleY, dest.getHeight());
        if (x != null && y != null) {
          piece(src, dest, x, y);
        }
      }
    }
  }

  private static float scale(float wide, float cut, float otherwise) {
    return wide > 0 && cut > 0 ? wide / cut : otherwise;
  }

  private static Repeat repeat(String keyword) {
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "repeat" -> Repeat.REPEAT;
      case "round" -> Repeat.ROUND;
      case "space" -> Repeat.SPACE;
      default -> Repeat.STRETCH;
    };
  }

  /// Copies in one direction: the first begins at `start`, the next `size` plus `gap` further.
  private record Run(float start, float size, float gap) {}

  private static @Nullable Run run(Repeat repeat, float size, float room) {
    return switch (repeat) {
      case STRETCH -> new Run(0, room, 0);
      case REPEAT -> {
        // One copy is in the middle.
        float start = (room - size) / 2;
        yield new Run(start - (float) Math.ceil(start / size) * size, size, 0);
      }
      case ROUND -> new Run(0, room / Math.max(1, Math.round(room / size)), 0);
      case SPACE -> {
        int count = (int) Math.floor(room / size + 0.001f);
        float gap = count == 0 ? 0 : (room - count * size) / (count + 1);
        yield count == 0 ? null : new Run(gap, size, gap);
      }
    };
  }

  private void piece(Rect src, Rect dest, Run x, Run y) {
    Rect tile = Rect.makeXYWH(dest.getLeft() + x.start, dest.getTop() + y.start, x.size, y.size);
    io.github.humbleui.skija.Image pixels = resource == null ? null : resource.image();
    if (pixels != null) {
      float density = pixels.getWidth() / imageWidth;
      Rect inPixels =
          Rects.of(
              src.getLeft() * density,
              src.getTop() * density,
              src.getRight() * density,
              src.getBottom() * density);
      Rect covered =
          Rects.of(
              x.gap > 0 ? tile.getLeft() : dest.getLeft(),
              y.gap > 0 ? tile.getTop() : dest.getTop(),
              x.gap > 0 ? dest.getRight() - x.gap : dest.getRight(),
              y.gap > 0 ? dest.getBottom() - y.gap : dest.getBottom());
      out.draw(
          context,
          new DisplayItem.TileImage(
              pixels, inPixels, covered, tile, x.gap, y.gap, Backgrounds.sampling(style)));
      return;
    }
    PaintContext clipped = context.with(new DisplayItem.PushClipRect(dest));
    int copies = 0;
    for (float top = tile.getTop(); top < dest.getBottom() - 0.01f; top += y.size + y.gap) {
      for (float left = tile.getLeft(); left < dest.getRight() - 0.01f; left += x.size + x.gap) {
        if (copies++ > MOST_COPIES) {
          return;
        }
        copy(src, Rect.makeXYWH(left, top, x.size, y.size), clipped);
      }
    }
  }

  /// One copy of a part of an image that is no bitmap: the whole image, scaled, and cut.
  private void copy(Rect src, Rect dest, PaintContext clipped) {
    float scaleX = dest.getWidth() / src.getWidth();
    float scaleY = dest.getHeight() / src.getHeight();
    Transform transform =
        Transform.translate(
                dest.getLeft() - src.getLeft() * scaleX, dest.getTop() - src.getTop() * scaleY)
            .times(Transform.scale(scaleX, scaleY));
    PaintContext inside =
        clipped
            .with(new DisplayItem.PushClipRect(dest))
            .with(new DisplayItem.PushTransform(transform));
    Rect whole = Rect.makeWH(imageWidth, imageHeight);
    backgrounds.tile(image, style, whole, whole, 0, 0, item -> out.draw(inside, item));
  }

  /// One to four values, as for margins.
  private static String[] four(String text) {
    String[] given = text.strip().split("\\s+");
    String top = given[0];
    String right = given.length > 1 ? given[1] : top;
    String bottom = given.length > 2 ? given[2] : top;
    String left = given.length > 3 ? given[3] : right;
    return new String[] {top, right, bottom, left};
  }

  /// @param unit what a plain number is a multiple of
  /// @param whole what a percentage refers to
  /// @param auto the value of `auto`
  private float length(String text, float unit, float whole, float auto) {
    if (text.equalsIgnoreCase("auto")) {
      return auto;
    }
    int end = text.length();
    while (end > 0 && (Character.isLetter(text.charAt(end - 1)) || text.charAt(end - 1) == '%')) {
      end--;
    }
    float number;
    try {
      number = Float.parseFloat(text.substring(0, end));
    } catch (NumberFormatException e) {
      return 0;
    }
    float factor =
        switch (text.substring(end).toLowerCase(Locale.ROOT)) {
          case "" -> unit;
          case "%" -> whole / 100;
          case "em" -> style.fontSize();
          case "in" -> 96;
          case "cm" -> 96 / 2.54f;
          case "mm" -> 96 / 25.4f;
          case "pt" -> 96 / 72f;
          case "pc" -> 16;
          default -> 1;
        };
    return Float.isFinite(number) ? Math.max(0, number * factor) : 0;
  }
}
