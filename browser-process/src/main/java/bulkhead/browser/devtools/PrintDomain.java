package bulkhead.browser.devtools;

import bulkhead.browser.tab.PagePrinter;
import bulkhead.browser.tab.PrintSheet;
import bulkhead.browser.tab.Tab;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.PaperSheet;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Page.printToPDF`: the page as style sheets for print have it, laid out for paper and drawn on
/// it by the renderer. Without `@page` rules. Thread: `BrowserMain`.
final class PrintDomain {
  private record Print(
      @Nullable Boolean landscape,
      @Nullable Boolean displayHeaderFooter,
      @Nullable Boolean printBackground,
      @Nullable Double scale,
      @Nullable Double paperWidth,
      @Nullable Double paperHeight,
      @Nullable Double marginTop,
      @Nullable Double marginBottom,
      @Nullable Double marginLeft,
      @Nullable Double marginRight,
      @Nullable String pageRanges,
      @Nullable String headerTemplate,
      @Nullable String footerTemplate,
      @Nullable String transferMode) {}

  private PrintDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.late("Page.printToPDF", Print.class, PrintDomain::print);
  }

  private static double or(@Nullable Double given, double usual) {
    return given == null ? usual : given;
  }

  private static PrintSheet paper(Print wanted) throws ProtocolError {
    double scale = or(wanted.scale(), 1);
    if (scale < 0.1 || scale > 2) {
      throw ProtocolError.refused("scale is outside [0.1 - 2] range");
    }
    double width = or(wanted.paperWidth(), 8.5);
    double height = or(wanted.paperHeight(), 11);
    if (width <= 0 || height <= 0 || width > 200 || height > 200) {
      throw ProtocolError.refused("paper size is out of range");
    }
    boolean landscape = wanted.landscape() != null && wanted.landscape();
    PrintSheet paper =
        new PrintSheet(
            landscape ? height : width,
            landscape ? width : height,
            or(wanted.marginTop(), PrintSheet.USUAL_MARGIN),
            or(wanted.marginBottom(), PrintSheet.USUAL_MARGIN),
            or(wanted.marginLeft(), PrintSheet.USUAL_MARGIN),
            or(wanted.marginRight(), PrintSheet.USUAL_MARGIN),
            scale);
    if (Math.min(Math.min(paper.top(), paper.bottom()), Math.min(paper.left(), paper.right()))
        < 0) {
      throw ProtocolError.refused("margin is negative");
    }
    if (!(paper.pixelWidth() >= 1) || !(paper.pixelHeight(paper.pixelWidth()) >= 1)) {
      throw ProtocolError.because("invalid print parameters: content area is empty");
    }
    return paper;
  }

  private static CompletableFuture<JsonObject> print(Session session, Print wanted)
      throws ProtocolError {
    PrintSheet paper = paper(wanted);
    Tab tab = session.page().tab();
    RendererSession renderer = session.renderer();
    if (tab.page() == null || renderer == null) {
      throw ProtocolError.because("Printing failed");
    }
    return session
        .devTools()
        .browser()
        .printer()
        .laidOut(
            tab,
            paper,
            () ->
                renderer
                    .ask("Page.getLayoutMetrics", new JsonObject())
                    .thenApply(metrics -> Screenshot.number(metrics, "cssContentSize", "width")),
            width -> renderer.ask("Page.printToPDF", pages(paper, width, wanted)))
        .thenCompose(answer -> file(session, answer, wanted));
  }

  /// What the renderer is asked: see its `Paper`.
  private static JsonObject pages(PrintSheet paper, double width, Print wanted) {
    PaperSheet sheet = paper.wire(width);
    JsonObject asked =
        Json.object(
            "width", sheet.getWidth(),
            "height", sheet.getHeight(),
            "left", sheet.getLeft(),
            "top", sheet.getTop(),
            "pageWidth", sheet.getPageWidth(),
            "pageHeight", sheet.getPageHeight(),
            "scale", sheet.getScale());
    if (wanted.printBackground() != null) {
      asked.addProperty("printBackground", wanted.printBackground());
    }
    if (wanted.pageRanges() != null) {
      asked.addProperty("pageRanges", wanted.pageRanges());
    }
    if (wanted.displayHeaderFooter() != null && wanted.displayHeaderFooter()) {
      asked.addProperty("date", PagePrinter.date());
      // An empty piece of HTML is none, as in Chromium.
      if (wanted.headerTemplate() != null && !wanted.headerTemplate().isEmpty()) {
        asked.addProperty("headerTemplate", wanted.headerTemplate());
      }
      if (wanted.footerTemplate() != null && !wanted.footerTemplate().isEmpty()) {
        asked.addProperty("footerTemplate", wanted.footerTemplate());
      }
    }
    return asked;
  }

  /// A renderer's answer may be anything.
  private static CompletableFuture<JsonObject> file(
      Session session, JsonObject answer, Print wanted) {
    if (!(answer.get("data") instanceof JsonPrimitive data) || !data.isString()) {
      throw new IllegalStateException("the page sent no document");
    }
    if (!"ReturnAsStream".equals(wanted.transferMode())) {
      return CompletableFuture.completedFuture(Json.object("data", data.getAsString()));
    }
    DevTools devTools = session.devTools();
    return CompletableFuture.supplyAsync(
            () -> Base64.getDecoder().decode(data.getAsString()), devTools.pictures())
        .thenApplyAsync(file -> stream(session, file), devTools.loop());
  }

  private static JsonObject stream(Session session, byte[] file) {
    return Json.object(
        "data", "", "stream", IoDomain.open(session, new IoDomain.Stream(file, false)));
  }
}
