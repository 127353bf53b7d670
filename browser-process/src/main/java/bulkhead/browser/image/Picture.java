package bulkhead.browser.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Pixels of a page: premultiplied BGRA, top row first. The memory is the caller's.
///
/// @param strideBytes from one row to the next
public record Picture(MemorySegment bgra, int width, int height, long strideBytes) {
  private static final int BYTES = 4;

  /// How a picture is written into a file.
  public enum Format {
    PNG,
    JPEG,
    /// Without loss.
    WEBP;

    /// By the end of the file's name; null for another.
    public static @Nullable Format ofFile(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return name.endsWith(".png")
          ? PNG
          : name.endsWith(".jpg") || name.endsWith(".jpeg")
              ? JPEG
              : name.endsWith(".webp") ? WEBP : null;
    }
  }

  /// Pixels without gaps between rows.
  public static Picture of(MemorySegment bgra, int width, int height) {
    return new Picture(bgra, width, height, (long) width * BYTES);
  }

  /// A part of it; what lies outside is cut off, but at least one pixel stays.
  public Picture crop(int x, int y, int cropWidth, int cropHeight) {
    int left = Math.clamp(x, 0, width - 1);
    int top = Math.clamp(y, 0, height - 1);
    int right = Math.clamp((long) x + cropWidth, left + 1, width);
    int bottom = Math.clamp((long) y + cropHeight, top + 1, height);
    return new Picture(
        bgra.asSlice(top * strideBytes + (long) left * BYTES),
        right - left,
        bottom - top,
        strideBytes);
  }

  /// A smaller one, whose pixels are the means of those that they stand for.
  public Picture scaled(int toWidth, int toHeight) {
    if (toWidth >= width && toHeight >= height) {
      return this;
    }
    int[] pixels = new int[toWidth * toHeight];
    for (int y = 0; y < toHeight; y++) {
      int top = (int) ((long) y * height / toHeight);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * height / toHeight));
      for (int x = 0; x < toWidth; x++) {
        int left = (int) ((long) x * width / toWidth);
        int right = Math.max(left + 1, (int) ((x + 1L) * width / toWidth));
        pixels[y * toWidth + x] = mean(left, top, right, bottom);
      }
    }
    return of(MemorySegment.ofArray(pixels), toWidth, toHeight);
  }

  private int mean(int left, int top, int right, int bottom) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = pixel(x, y);
        alpha += pixel >>> 24;
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) (alpha / count << 24 | red / count << 16 | green / count << 8 | blue / count);
  }

  /// The pixel as premultiplied ARGB.
  public int pixel(int x, int y) {
    return bgra.get(ValueLayout.JAVA_INT_UNALIGNED, y * strideBytes + (long) x * BYTES);
  }

  /// @param quality 0 to 100; formats without loss have none
  public byte[] encoded(Format format, int quality) {
    return switch (format) {
      case PNG -> PngWriter.encode(this);
      case JPEG -> jpeg(quality);
      case WEBP -> WebpWriter.encode(this);
    };
  }

  byte[] jpeg(int quality) {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixel(x, y));
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    ImageIO.setUseCache(false);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(Math.clamp(quality, 0, 100) / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory throws none
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
