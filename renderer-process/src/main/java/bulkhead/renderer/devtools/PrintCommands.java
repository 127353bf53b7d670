package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.PageRanges;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The renderer's part of `Page.printToPDF`, for the browser process only, which has had the page
/// laid out for the paper before. Thread: `RendererMain`.
final class PrintCommands {
  /// Lengths are those of [Paper].
  ///
  /// @param date of now, if there is to be anything in the margins
  private record Print(
      Double width,
      Double height,
      Double left,
      Double top,
      Double pageWidth,
      Double pageHeight,
      Double scale,
      @Nullable Boolean printBackground,
      @Nullable String pageRanges,
      @Nullable String date,
      @Nullable String headerTemplate,
      @Nullable String footerTemplate) {
    Paper paper() throws ProtocolError {
      try {
        return new Paper(
            width.floatValue(),
            height.floatValue(),
            left.floatValue(),
            top.floatValue(),
            pageWidth.floatValue(),
            pageHeight.floatValue(),
            scale.floatValue());
      } catch (IllegalArgumentException e) {
        throw ProtocolError.invalidParameters("paper");
      }
    }
  }

  private PrintCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("Page.printToPDF", Print.class, PrintCommands::print);
  }

  private static JsonObject print(AgentSession session, Print wanted) throws ProtocolError {
    InspectedFrame frame = session.page().mainFrame();
    boolean backgrounds = wanted.printBackground() != null && wanted.printBackground();
    Paper paper = wanted.paper();
    PaperPrinter printer = frame.printer(paper, backgrounds ? Inks.ALL : Inks.ECONOMY);
    Document document = frame.document();
    if (printer == null || document == null) {
      throw ProtocolError.because("Printing failed");
    }
    try {
      String ranges = wanted.pageRanges() == null ? "" : wanted.pageRanges();
      PaperPrinter.Margins margins =
          wanted.date() == null
              ? PaperPrinter.Margins.NONE
              : frame.margins(
                  paper,
                  new PaperPrinter.MarginTexts(
                      Optional.ofNullable(wanted.headerTemplate()),
                      Optional.ofNullable(wanted.footerTemplate()),
                      wanted.date()));
      byte[] pdf =
          printer.print(PageRanges.of(ranges, printer.pageCount()), document.title(), margins);
      return Json.object("data", Base64.getEncoder().encodeToString(pdf));
    } catch (PageRanges.Malformed e) {
      throw ProtocolError.because(String.valueOf(e.getMessage()));
    }
  }
}
