package bulkhead.browser.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A decoded picture of a site, immutable. Compared by identity: the window keeps its drawn form
/// for as long as the model shows the same object.
public final class Favicon {
  /// Larger ones are not worth their memory; the model asks the renderer for one of at most this
  /// size.
  public static final int MAX_SIDE = 256;

  private final int width;
  private final int height;
  private final int[] argb;

  /// @param premultipliedArgb row-major, top row first, `width * height` ints; copied
  public Favicon(int width, int height, int[] premultipliedArgb) {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("favicon of " + width + "x" + height);
    }
    if (premultipliedArgb.length != width * height) {
      throw new IllegalArgumentException("favicon pixels: " + premultipliedArgb.length);
    }
    this.width = width;
    this.height = height;
    this.argb = premultipliedArgb.clone();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Whether both have the same pixels.
  public boolean looksAs(@Nullable Favicon other) {
    return other != null && width == other.width && Arrays.equals(argb, other.argb);
  }

  /// A copy of the pixels, premultiplied ARGB, row-major.
  public int[] argb() {
    return argb.clone();
  }
}
