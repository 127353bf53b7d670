package bulkhead.renderer;

import bulkhead.ipc.api.PaperSheet;
import bulkhead.ipc.api.PrintRequest;
import bulkhead.ipc.api.PrintedNotice;
import bulkhead.renderer.devtools.InspectedFrame;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.PageRanges;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a frame's document on paper, as it is laid out now: who asks has had it laid out for print
/// before. Thread: `RendererMain`.
final class FramePrinting {
  private static final int MOST_PIECE = 256 << 10;

  private FramePrinting() {}

  /// Answers the browser process.
  static void print(LocalPage page, PrintRequest request) {
    byte[] pdf = new byte[0];
    PrintedNotice.Builder end = PrintedNotice.newBuilder().setPageId(page.id).setLast(true);
    if (!request.hasPaper()) {
      InspectedFrame.Metrics metrics = page.mainFrame().inspection().metrics();
      end.setContentWidth(metrics == null ? 0 : metrics.contentWidth());
    } else {
      byte[] printed = pdf(page.mainFrame(), request);
      if (printed == null) {
        end.setFailure("there is no document");
      } else {
        pdf = printed;
      }
    }
    int from = 0;
    for (; pdf.length - from > MOST_PIECE; from += MOST_PIECE) {
      page.browser.printed(
          PrintedNotice.newBuilder()
              .setPageId(page.id)
              .setPdf(ByteString.copyFrom(pdf, from, MOST_PIECE))
              .build());
    }
    page.browser.printed(end.setPdf(ByteString.copyFrom(pdf, from, pdf.length - from)).build());
  }

  private static byte @Nullable [] pdf(LocalFrame frame, PrintRequest request) {
    PaperSheet sheet = request.getPaper();
    Paper paper =
        new Paper(
            sheet.getWidth(),
            sheet.getHeight(),
            sheet.getLeft(),
            sheet.getTop(),
            sheet.getPageWidth(),
            sheet.getPageHeight(),
            sheet.getScale());
    Document document = frame.document();
    PaperPrinter printer =
        printer(frame, paper, request.getBackgrounds() ? Inks.ALL : Inks.ECONOMY);
    if (document == null || printer == null) {
      return null;
    }
    String date = request.getMarginsDate();
    PaperPrinter.Margins margins =
        date.isEmpty()
            ? PaperPrinter.Margins.NONE
            : margins(
                frame,
                paper,
                new PaperPrinter.MarginTexts(Optional.empty(), Optional.empty(), date));
    try {
      return printer.print(PageRanges.of("", printer.pageCount()), document.title(), margins);
    } catch (PageRanges.Malformed e) {
      throw new IllegalStateException(e); // all pages are no malformed range
    }
  }

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
