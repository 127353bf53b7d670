package bulkhead.plugin.pdf;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/// Makes `warm-up.pdf` of [PdfWarmUp] anew: run this in the module's folder. It is kept as a file,
/// since making it would load all that PDFBox writes documents with.
final class WarmUpDocument {
  private WarmUpDocument() {}

  public static void main(String[] args) throws IOException {
    FontMappers.set(new PdfFonts());
    Path resources = Path.of("src/main/resources/bulkhead/plugin/pdf");
    Files.createDirectories(resources);
    Files.write(resources.resolve("warm-up.pdf"), make());
  }

  private static byte[] make() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(200, 100));
      document.addPage(page);
      BufferedImage dot = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = dot.createGraphics();
      graphics.fillOval(0, 0, 8, 8);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        PDImageXObject jpeg = JPEGFactory.createFromImage(document, dot);
        content.drawImage(jpeg, 10, 10, 40, 40);
        content.drawImage(LosslessFactory.createFromImage(document, clear), 60, 10, 40, 40);
        PDExtendedGraphicsState half = new PDExtendedGraphicsState();
        half.setNonStrokingAlphaConstant(0.5f);
        half.getCOSObject().setItem(COSName.BM, COSName.MULTIPLY);
        content.setGraphicsStateParameters(half);
        content.setNonStrokingColor(new PDColor(new float[] {1, 0, 0, 0}, PDDeviceCMYK.INSTANCE));
        content.addRect(20, 20, 50, 20);
        content.fill();
        for (var name :
            new Standard14Fonts.FontName[] {
              Standard14Fonts.FontName.HELVETICA,
              Standard14Fonts.FontName.TIMES_BOLD_ITALIC,
              Standard14Fonts.FontName.COURIER,
              Standard14Fonts.FontName.ZAPF_DINGBATS
            }) {
          content.beginText();
          content.setFont(new PDType1Font(name), 10);
          content.newLineAtOffset(10, 60);
          content.showText(name == Standard14Fonts.FontName.ZAPF_DINGBATS ? "✔" : "Aa");
          content.endText();
        }
      }
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      policy.setPreferAES(true);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
