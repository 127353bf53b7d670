package bulkhead.browser.devtools;

import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabViewport;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.PictureArea;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Page.printToPDF`: the page as style sheets for print have it, laid out for paper and drawn on
/// it by the renderer. Without `@page` rules. Thread: `BrowserMain`.
final class PrintDomain {
  private static final double POINTS_PER_INCH = 72;
  private static final double PIXELS_PER_INCH = 96;
  private static final double DEFAULT_MARGIN = 0.4;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/yy, h:mm a", Locale.US);

  private static final int MOST_PIXELS = 20_000;

  /// What is wider than the paper is laid out so much wider, and made smaller; Chromium's.
  private static final double MOST_SHRINKING = 1.5;

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

  /// Inches, and how much smaller than on the screen.
  private record Paper(
      double width,
      double height,
      double top,
      double bottom,
      double left,
      double right,
      double scale) {
    double pixelWidth() {
      return (width - left - right) * PIXELS_PER_INCH / scale;
    }

    /// Of the document when it is laid out in that width.
    double pixelHeight(double pixelWidth) {
      return (height - top - bottom) / (width - left - right) * pixelWidth;
    }
  }

  private PrintDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.late("Page.printToPDF", Print.class, PrintDomain::print);
  }

  private static double or(@Nullable Double given, double usual) {
    return given == null ? usual : given;
  }

  private static Paper paper(Print wanted) throws ProtocolError {
    double scale = or(wanted.scale(), 1);
    if (scale < 0.1 || scale > 2) {
      throw ProtocolError.invalidParameters("scale is outside [0.1 - 2] range");
    }
    double width = or(wanted.paperWidth(), 8.5);
    double height = or(wanted.paperHeight(), 11);
    if (width <= 0 || height <= 0 || width > 200 || height > 200) {
      throw ProtocolError.invalidParameters("paper size is out of range");
    }
    boolean landscape = wanted.landscape() != null && wanted.landscape();
    Paper paper =
        new Paper(
            landscape ? height : width,
            landscape ? width : height,
            or(wanted.marginTop(), DEFAULT_MARGIN),
            or(wanted.marginBottom(), DEFAULT_MARGIN),
            or(wanted.marginLeft(), DEFAULT_MARGIN),
            or(wanted.marginRight(), DEFAULT_MARGIN),
            scale);
    if (Math.min(Math.min(paper.top(), paper.bottom()), Math.min(paper.left(), paper.right()))
        < 0) {
      throw ProtocolError.invalidParameters("margin is negative");
    }
    if (!(paper.pixelWidth() >= 1) || !(paper.pixelHeight(paper.pixelWidth()) >= 1)) {
      throw ProtocolError.because("invalid print parameters: content area is empty");
    }
    return paper;
  }

  private static CompletableFuture<JsonObject> print(Session session, Print wanted)
      throws ProtocolError {
    Paper paper = paper(wanted);
    Tab tab = session.page().tab();
    RendererSession renderer = session.renderer();
    if (tab.page() == null || renderer == null) {
      throw ProtocolError.because("Printing failed");
    }
    TabViewport.Override viewport = tab.viewport().override();
    TabViewport.Media media = tab.viewport().media();
    tab.viewport()
        .setMedia(new TabViewport.Media(media.dark(), true, media.reducedMotion(), media.others()));
    return laidOut(session, tab, paper.pixelWidth(), paper)
        .thenCompose(drawn -> renderer.ask("Page.getLayoutMetrics", new JsonObject()))
        .thenCompose(
            metrics -> {
              double content = Screenshot.number(metrics, "cssContentSize", "width");
              double width = Math.min(content, paper.pixelWidth() * MOST_SHRINKING);
              return width > paper.pixelWidth() + 1
                  ? laidOut(session, tab, width, paper).thenApply(drawn -> width)
                  : CompletableFuture.completedFuture(paper.pixelWidth());
            })
        .thenCompose(width -> renderer.ask("Page.printToPDF", pages(paper, width, wanted)))
        .whenComplete(
            (done, failure) -> {
              tab.viewport().setMedia(media);
              tab.viewport().setOverride(viewport);
            })
        .thenCompose(answer -> file(session, answer, wanted));
  }

  /// Lays the page out in a width, CSS px, and waits until all that it shows then is there.
  private static CompletableFuture<?> laidOut(Session session, Tab tab, double width, Paper paper) {
    tab.viewport()
        .setOverride(
            new TabViewport.Override(
                (int) Math.clamp(Math.round(width), 1, MOST_PIXELS),
                (int) Math.clamp(Math.round(paper.pixelHeight(width)), 1, MOST_PIXELS),
                1,
                false,
                PictureArea.PAPER));
    return session.devTools().browser().captures().awaitFrame(tab);
  }

  /// What the renderer is asked: see its `Paper`.
  private static JsonObject pages(Paper paper, double width, Print wanted) {
    double laidOut = Math.clamp(Math.round(width), 1, MOST_PIXELS);
    JsonObject asked =
        Json.object(
            "width", paper.width() * POINTS_PER_INCH,
            "height", paper.height() * POINTS_PER_INCH,
            "left", paper.left() * POINTS_PER_INCH,
            "top", paper.top() * POINTS_PER_INCH,
            "pageWidth", laidOut,
            "pageHeight", Math.max(1, paper.pixelHeight(laidOut)),
            "scale", (paper.width() - paper.left() - paper.right()) * POINTS_PER_INCH / laidOut);
    if (wanted.printBackground() != null) {
      asked.addProperty("printBackground", wanted.printBackground());
    }
    if (wanted.pageRanges() != null) {
      asked.addProperty("pageRanges", wanted.pageRanges());
    }
    if (wanted.displayHeaderFooter() != null && wanted.displayHeaderFooter()) {
      asked.addProperty("date", LocalDateTime.now().format(DATE));
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
