package bulkhead.plugin.api;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Draws short texts (controls, messages) as filled outlines of a sans-serif font from PDFBox's
/// jar. AWT's own text would ask the system for its fonts, which are files that a locked process
/// cannot open: a plugin makes its [OutlineText] in its factory, and uses no
/// `Graphics2D.drawString`. Thread: `PluginMain`.
public final class OutlineText {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final CmapLookup characters;
  private final HorizontalMetricsTable advances;
  private final TrueTypeFont font;
  private final float unitsPerEm;
  private final Map<Integer, GeneralPath> outlines = new HashMap<>();

  public OutlineText() {
    this.font = parseSans();
    try {
      this.characters = font.getUnicodeCmapLookup();
      this.advances = font.getHorizontalMetrics();
      this.unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new IllegalStateException("a font without its tables", e);
    }
  }

  /// The font, as an object that nobody else has.
  public static TrueTypeFont parseSans() {
    try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE);
      }
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("PDFBox's jar is not whole", e);
    }
  }

  /// How far a text reaches, in pixels.
  ///
  /// @param size of the em, in pixels
  public float width(String text, float size) {
    long units = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      units += advances.getAdvanceWidth(characters.getGlyphId(text.codePointAt(i)));
    }
    return units * size / unitsPerEm;
  }

  /// Draws in the graphics' own colour, from `x` on the baseline.
  public void draw(Graphics2D graphics, String text, float x, float baseline, float size) {
    AffineTransform place = new AffineTransform();
    place.translate(x, baseline);
    place.scale(size / unitsPerEm, -size / unitsPerEm);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int glyph = characters.getGlyphId(text.codePointAt(i));
      graphics.fill(place.createTransformedShape(outlines.computeIfAbsent(glyph, this::outline)));
      place.translate(advances.getAdvanceWidth(glyph), 0);
    }
  }

  /// The text, cut and ended with an ellipsis where it would be wider than this.
  public String fit(String text, float size, float maxWidth) {
    if (width(text, size) <= maxWidth) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size) > maxWidth) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == 0 ? "" : text.substring(0, end) + "…";
  }

  /// The text broken at spaces into lines no wider than this, where a single word allows it.
  public List<String> wrap(String text, float size, float maxWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && width(line + " " + word, size) > maxWidth) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private GeneralPath outline(int glyph) {
    try {
      var data = font.getGlyph().getGlyph(glyph);
      return data == null ? new GeneralPath() : data.getPath();
    } catch (IOException e) {
      return new GeneralPath();
    }
  }
}
