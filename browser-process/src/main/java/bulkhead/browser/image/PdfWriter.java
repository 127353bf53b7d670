package bulkhead.browser.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/// Writes PDF files whose pages are pictures. One use. Source: ISO 32000-1 §7.5 (file structure),
/// §8.9 (images).
///
/// ```
/// 1 catalogue, 2 page tree, then for each page: page, content, image
/// ```
public final class PdfWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
  private final List<Integer> offsets = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();

  public PdfWriter() {
    text("%PDF-1.4\n");
    offsets.add(0); // the catalogue and the page tree come last
    offsets.add(0);
  }

  /// Adds a page. Lengths are points, 1/72 inch; the picture's top left corner lies there.
  public void page(
      double width,
      double height,
      Picture picture,
      double left,
      double top,
      double shownWidth,
      double shownHeight) {
    int page = reserve();
    int content = reserve();
    int image = reserve();
    pages.add(page);
    begin(page);
    text(
        String.format(
            Locale.ROOT,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 R"
                + " /Resources << /XObject << /P %d 0 R >> >> >>\nendobj\n",
            width,
            height,
            content,
            image));
    String drawing =
        String.format(
            Locale.ROOT,
            "q %.3f 0 0 %.3f %.3f %.3f cm /P Do Q",
            shownWidth,
            shownHeight,
            left,
            height - top - shownHeight);
    begin(content);
    text("<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream\nendobj\n");
    byte[] pixels = deflated(picture);
    begin(image);
    text(
        "<< /Type /XObject /Subtype /Image /Width "
            + picture.width()
            + " /Height "
            + picture.height()
            + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length "
            + pixels.length
            + " >>\nstream\n");
    out.writeBytes(pixels);
    text("\nendstream\nendobj\n");
  }

  /// The whole file.
  public byte[] finish() {
    begin(1);
    text("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    begin(2);
    StringBuilder kids = new StringBuilder();
    pages.forEach(page -> kids.append(page).append(" 0 R "));
    text("<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>\nendobj\n");
    int table = out.size();
    text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    text(
        "trailer\n<< /Size "
            + (offsets.size() + 1)
            + " /Root 1 0 R >>\nstartxref\n"
            + table
            + "\n%%EOF\n");
    return out.toByteArray();
  }

  private int reserve() {
    offsets.add(0);
    return offsets.size();
  }

  private void begin(int object) {
    offsets.set(object - 1, out.size());
    text(object + " 0 obj\n");
  }

  private void text(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /// Red, green and blue, over white.
  private static byte[] deflated(Picture picture) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    ByteArrayOutputStream data = new ByteArrayOutputStream(1 << 16);
    byte[] row = new byte[picture.width() * 3];
    byte[] buffer = new byte[1 << 16];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0, at = 0; x < picture.width(); x++) {
        int pixel = picture.pixel(x, y);
        int under = 255 - (pixel >>> 24);
        row[at++] = (byte) Math.min(255, (pixel >> 16 & 0xff) + under);
        row[at++] = (byte) Math.min(255, (pixel >> 8 & 0xff) + under);
        row[at++] = (byte) Math.min(255, (pixel & 0xff) + under);
      }
      deflater.setInput(row);
      drain(deflater, buffer, data);
    }
    deflater.finish();
    drain(deflater, buffer, data);
    deflater.end();
    return data.toByteArray();
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream out) {
    int count = deflater.deflate(buffer);
    while (count > 0) {
      out.write(buffer, 0, count);
      count = deflater.deflate(buffer);
    }
  }
}
