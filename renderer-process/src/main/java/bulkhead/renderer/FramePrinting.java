package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a frame's document on paper, as it is laid out now: who asks has had it laid out for print
/// before. Thread: `RendererMain`.
final class FramePrinting {
  private FramePrinting() {}

  /// Null before the first document.
  static @Nullable PaperPrinter printer(LocalFrame frame, Paper paper, Inks inks) {
    PagePipeline pipeline = frame.pipeline();
    return pipeline == null ? null : pipeline.printer(paper, inks);
  }

  /// What stands around each page.
  static PaperPrinter.Margins margins(
      LocalFrame frame, Paper paper, PaperPrinter.MarginTexts texts) {
    Document document = frame.document();
    LocalPage page = frame.page();
    return document == null
        ? PaperPrinter.Margins.NONE
        : new PaperMargins(
            texts,
            paper.sheetWidth(),
            paper.sheetHeight(),
            Map.of("date", texts.date(), "title", document.title(), "url", document.url()),
            new SyntheticDocument.Surroundings(page.fonts, page.main, page.browser, page.settings));
  }
}
