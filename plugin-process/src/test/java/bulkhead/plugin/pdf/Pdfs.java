package bulkhead.plugin.pdf;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/// Makes documents for tests.
final class Pdfs {
  private Pdfs() {}

  /// Pages filled with one colour each, all but a white border of a tenth of the width.
  static byte[] coloured(float width, float height, Color... colors) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (Color color : colors) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setNonStrokingColor(color);
          content.addRect(width / 10, width / 10, width * 8 / 10, height - width / 5);
          content.fill();
        }
      }
      return bytes(document);
    }
  }

  /// One page with a line in each of several fonts that are not embedded, and a JPEG.
  static byte[] specimen() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle("Specimen of types");
      for (int number = 1; number <= 3; number++) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          List<FontName> fonts = new ArrayList<>(List.of(FontName.values()));
          float y = 720;
          for (FontName font : fonts) {
            content.beginText();
            content.setFont(new PDType1Font(font), 18);
            content.newLineAtOffset(72, y);
            String text =
                font == FontName.SYMBOL
                    ? "αβγδ"
                    : font == FontName.ZAPF_DINGBATS ? "✔✖" : "Hamburgefonstiv 123, page " + number;
            content.showText(text);
            content.endText();
            y -= 30;
          }
          BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
          Graphics2D graphics = image.createGraphics();
          graphics.setPaint(new GradientPaint(0, 0, Color.RED, 200, 100, Color.BLUE));
          graphics.fillRect(0, 0, 200, 100);
          graphics.dispose();
          content.drawImage(JPEGFactory.createFromImage(document, image), 72, 100, 200, 100);
        }
      }
      return bytes(document);
    }
  }

  /// A document that asks for the password before it shows anything, unless that is empty.
  static byte[] encrypted(String userPassword) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      return bytes(document);
    }
  }

  static byte[] withoutPages() throws IOException {
    try (PDDocument document = new PDDocument()) {
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
