package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInstance;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// The PDF viewer's way in, found through `META-INF/services`. Thread: `PluginMain`.
public final class PdfPluginFactory implements PluginFactory {
  private static final long MAX_DOCUMENT_BYTES = 512L << 20;
  private static final long MAX_CACHE_BYTES = 96L << 20;

  /// Kept, since a logger that nobody holds forgets its level. PDFBox tells about every flaw of
  /// every document; people are told in the box.
  private final List<Logger> loggers =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  private final OutlineText text;

  public PdfPluginFactory() {
    loggers.forEach(logger -> logger.setLevel(Level.OFF));
    ImageIO.setUseCache(false);
    FontMappers.set(new PdfFonts());
    text = new OutlineText();
  }

  @Override
  public String name() {
    return "PDF viewer";
  }

  @Override
  public Set<String> mimeTypes() {
    return Set.of("application/pdf", "application/x-pdf");
  }

  @Override
  public void warmUp() {
    PdfWarmUp.run(text);
  }

  @Override
  public PluginInstance create(PluginContext context) {
    long heap = Runtime.getRuntime().maxMemory();
    return new PdfViewer(
        context, text, Math.min(MAX_DOCUMENT_BYTES, heap / 3), Math.min(MAX_CACHE_BYTES, heap / 4));
  }
}
