package bulkhead.plugin.pdf;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDLab;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/// Makes documents for tests.
public final class Pdfs {
  private Pdfs() {}

  /// Pages filled with one colour each, all but a white border of a tenth of the width.
  public static byte[] coloured(float width, float height, Color... colors) throws IOException {
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
    FontMappers.set(new PdfFonts());
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

  /// Text in a font that is not embedded and needs one of FontBox's predefined character maps.
  static byte[] chinese() {
    return """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
        4 0 obj <</Length 48>>
        stream
        BT /F 90 Tf 20 20 Td <00410042004E2D> Tj ET
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>> endobj
        6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>> endobj
        7 0 obj <</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 90>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Bars of grey, CMYK and Lab, a shading, a pattern of half transparent red, and a JPEG, side by
  /// side.
  static byte[] colours() throws IOException {
    String content =
        """
        0.5 g 0 0 50 100 re f
        0 1 1 0 k 50 0 50 100 re f
        /Lab cs 50 60 40 sc 100 0 50 100 re f
        q 150 0 50 100 re W n /Shade sh Q
        /Half gs 1 0 0 rg 200 0 50 100 re f
        q 50 0 0 100 250 0 cm /Jpeg Do Q
        """;
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(300, 100));
      document.addPage(page);
      PDStream stream =
          new PDStream(
              document, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
      page.setContents(stream);
      PDResources resources = new PDResources();
      page.setResources(resources);
      resources.put(COSName.getPDFName("Lab"), new PDLab());
      PDExtendedGraphicsState half = new PDExtendedGraphicsState();
      half.setNonStrokingAlphaConstant(0.5f);
      half.setBlendMode(BlendMode.MULTIPLY);
      resources.put(COSName.getPDFName("Half"), half);
      COSDictionary function = new COSDictionary();
      function.setInt(COSName.FUNCTION_TYPE, 2);
      function.setItem(COSName.DOMAIN, numbers(0, 1));
      function.setItem(COSName.C0, numbers(0, 0, 1));
      function.setItem(COSName.C1, numbers(0, 0, 1));
      function.setInt(COSName.N, 1);
      COSDictionary shading = new COSDictionary();
      shading.setInt(COSName.SHADING_TYPE, 2);
      shading.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
      shading.setItem(COSName.COORDS, numbers(150, 0, 200, 0));
      shading.setItem(COSName.FUNCTION, function);
      resources.put(COSName.getPDFName("Shade"), new PDShadingType2(shading));
      BufferedImage image = new BufferedImage(50, 100, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.YELLOW);
      graphics.fillRect(0, 0, 50, 100);
      graphics.dispose();
      resources.put(COSName.getPDFName("Jpeg"), JPEGFactory.createFromImage(document, image));
      return bytes(document);
    }
  }

  static byte[] withoutPages() throws IOException {
    try (PDDocument document = new PDDocument()) {
      return bytes(document);
    }
  }

  private static COSArray numbers(float... values) {
    COSArray array = new COSArray();
    array.setFloatArray(values);
    return array;
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
