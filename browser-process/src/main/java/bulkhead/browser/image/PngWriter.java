package bulkhead.browser.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes PNG files. `javax.imageio` does it too, but loads AWT for it, which costs a headless run
/// a fifth of its time. Pure. Source: https://www.w3.org/TR/png-3/ §5, §11.2, §12.7.
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BIT_DEPTH = 8;
  private static final int TRUE_COLOR = 2;
  private static final int TRUE_COLOR_WITH_ALPHA = 6;
  private static final int FILTER_UP = 2;

  private PngWriter() {}

  /// A picture that is opaque everywhere gets no alpha channel.
  static byte[] encode(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    boolean opaque = opaque(picture);
    int channels = opaque ? 3 : 4;
    int rowBytes = width * channels;
    byte[] previous = new byte[rowBytes];
    byte[] current = new byte[rowBytes];
    byte[] filtered = new byte[1 + rowBytes];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream data = new ByteArrayOutputStream(1 << 16);
    byte[] buffer = new byte[1 << 16];
    for (int y = 0; y < height; y++) {
      row(picture, y, opaque, current);
      filtered[0] = FILTER_UP;
      for (int i = 0; i < rowBytes; i++) {
        filtered[1 + i] = (byte) (current[i] - previous[i]);
      }
      deflater.setInput(filtered);
      drain(deflater, buffer, data);
      byte[] swap = previous;
      previous = current;
      current = swap;
    }
    deflater.finish();
    drain(deflater, buffer, data);
    deflater.end();
    ByteArrayOutputStream png = new ByteArrayOutputStream(data.size() + 100);
    png.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) BIT_DEPTH)
            .put((byte) (opaque ? TRUE_COLOR : TRUE_COLOR_WITH_ALPHA))
            .array();
    chunk(png, "IHDR", header);
    chunk(png, "IDAT", data.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream out) {
    int count = deflater.deflate(buffer);
    while (count > 0) {
      out.write(buffer, 0, count);
      count = deflater.deflate(buffer);
    }
  }

  private static boolean opaque(Picture picture) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (picture.pixel(x, y) >>> 24 != 0xff) {
          return false;
        }
      }
    }
    return true;
  }

  private static void row(Picture picture, int y, boolean opaque, byte[] row) {
    int at = 0;
    for (int x = 0; x < picture.width(); x++) {
      int pixel = picture.pixel(x, y);
      int alpha = pixel >>> 24;
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      if (alpha != 0xff && alpha != 0) { // PNG is not premultiplied
        red = Math.min(255, (red * 255 + alpha / 2) / alpha);
        green = Math.min(255, (green * 255 + alpha / 2) / alpha);
        blue = Math.min(255, (blue * 255 + alpha / 2) / alpha);
      }
      row[at++] = (byte) red;
      row[at++] = (byte) green;
      row[at++] = (byte) blue;
      if (!opaque) {
        row[at++] = (byte) alpha;
      }
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
