package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/// The fonts for documents that do not embed theirs: one, from PDFBox's own jar, because a locked
/// process opens no font file. PDFBox's own mapper would scan the machine's font folders and write
/// a cache file.
///
/// Bold, slanted, narrow (for serif names) and fixed-pitch looks are made from that one font's
/// outlines, so that a document keeps its line lengths and its emphasis, if not its letter shapes.
/// Immutable but for caches that any thread may use.
final class PdfFonts implements FontMapper {
  private final TrueTypeFont sans;
  private final Map<Look, FontBoxFont> looks = new ConcurrentHashMap<>();

  PdfFonts() {
    this.sans = OutlineText.parseSans();
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      @Nullable String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(sans, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      @Nullable String baseFont, @Nullable PDFontDescriptor descriptor) {
    Look look = Look.of(baseFont, descriptor);
    return new FontMapping<>(looks.computeIfAbsent(look, this::dressed), true);
  }

  @Override
  @SuppressWarnings("NullAway") // PDFBox's own way to say that there is no OpenType CID font
  public CIDFontMapping getCIDFont(
      @Nullable String baseFont,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo systemInfo) {
    return new CIDFontMapping(null, sans, true);
  }

  private FontBoxFont dressed(Look look) {
    return look.equals(Look.PLAIN) ? sans : new DressedFont(sans, look);
  }

  /// How a substituted font should look.
  record Look(boolean bold, boolean slanted, boolean narrow, boolean fixedPitch) {
    static final Look PLAIN = new Look(false, false, false, false);

    static Look of(@Nullable String baseFont, @Nullable PDFontDescriptor descriptor) {
      String name = baseFont == null ? "" : baseFont.toLowerCase(Locale.ROOT);
      boolean fixedPitch =
          containsAny(name, "courier", "mono", "consol", "typewriter", "fixed")
              || (descriptor != null && descriptor.isFixedPitch());
      boolean sansName = containsAny(name, "sans", "arial", "helvetica");
      boolean serif =
          containsAny(name, "times", "serif", "roman", "georgia", "garamond", "palatino")
              || (descriptor != null && descriptor.isSerif());
      return new Look(
          containsAny(name, "bold", "black", "heavy")
              || (descriptor != null && descriptor.isForceBold()),
          containsAny(name, "italic", "oblique") || (descriptor != null && descriptor.isItalic()),
          serif && !sansName && !fixedPitch,
          fixedPitch);
    }

    private static boolean containsAny(String name, String... words) {
      for (String word : words) {
        if (name.contains(word)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The outlines of another font, changed to a look.
  private static final class DressedFont implements FontBoxFont {
    private static final double SLANT = 0.21;
    private static final double NARROW = 0.88;

    /// Stroke added around an outline, per unit of em.
    private static final double BOLD = 0.045;

    /// Advance of every glyph, per unit of em, as in Courier.
    private static final double FIXED_ADVANCE = 0.6;

    private final TrueTypeFont base;
    private final Look look;
    private final double em;

    DressedFont(TrueTypeFont base, Look look) {
      this.base = base;
      this.look = look;
      try {
        this.em = base.getUnitsPerEm();
      } catch (IOException e) {
        throw new IllegalStateException("PDFBox's jar is not whole", e);
      }
    }

    @Override
    public String getName() throws IOException {
      return base.getName();
    }

    @Override
    public BoundingBox getFontBBox() throws IOException {
      return base.getFontBBox();
    }

    @Override
    public List<Number> getFontMatrix() throws IOException {
      return base.getFontMatrix();
    }

    @Override
    public float getWidth(String name) throws IOException {
      if (look.fixedPitch) {
        return (float) (FIXED_ADVANCE * em);
      }
      return (float) (base.getWidth(name) * (look.narrow ? NARROW : 1));
    }

    @Override
    public boolean hasGlyph(String name) throws IOException {
      return base.hasGlyph(name);
    }

    @Override
    public GeneralPath getPath(String name) throws IOException {
      GeneralPath outline = base.getPath(name);
      Shape shape = outline;
      if (look.bold && !outline.getBounds2D().isEmpty()) {
        Area bold = new Area(outline);
        bold.add(new Area(new BasicStroke((float) (BOLD * em)).createStrokedShape(outline)));
        shape = bold;
      }
      AffineTransform transform = new AffineTransform();
      if (look.fixedPitch) {
        fitIntoCell(transform, shape.getBounds2D());
      }
      if (look.narrow) {
        transform.scale(NARROW, 1);
      }
      if (look.slanted) {
        transform.shear(SLANT, 0);
      }
      return new GeneralPath(transform.createTransformedShape(shape));
    }

    /// Centres an outline in the fixed advance, squeezed if it is wider.
    private void fitIntoCell(AffineTransform transform, Rectangle2D bounds) {
      double cell = FIXED_ADVANCE * em;
      double squeeze = Math.min(1, 0.94 * cell / Math.max(1, bounds.getWidth()));
      transform.translate(cell / 2, 0);
      transform.scale(squeeze, 1);
      transform.translate(-bounds.getCenterX(), 0);
    }
  }
}
