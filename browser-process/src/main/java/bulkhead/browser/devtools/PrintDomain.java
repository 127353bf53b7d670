package bulkhead.browser.devtools;

import bulkhead.browser.image.PdfWriter;
import bulkhead.browser.image.Picture;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabViewport;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.PictureArea;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Page.printToPDF`: the page as style sheets for print have it, in pictures of a paper's height
/// each. The text is not text any more, and a line may be cut by the end of a page. Thread:
/// `BrowserMain`.
final class PrintDomain {
  private static final double POINTS_PER_INCH = 72;
  private static final double PIXELS_PER_INCH = 96;
  private static final double DEFAULT_MARGIN = 0.4;

  /// Device pixels in one CSS px, as far as the longest picture allows.
  private static final double SHARPNESS = 2;

  private static final int MOST_PIXELS = 16_000;
  private static final int MOST_PAGES = 200;

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

    double pixelHeight() {
      return (height - top - bottom) * PIXELS_PER_INCH / scale;
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
    if (paper.pixelWidth() < 1 || paper.pixelHeight() < 1) {
      throw ProtocolError.because("invalid print parameters: content area is empty");
    }
    return paper;
  }

  /// Which pages are wanted, from 0 on: `1-3, 5`, `2-`.
  private static List<Integer> pages(@Nullable String ranges, int count) throws ProtocolError {
    List<Integer> pages = new ArrayList<>();
    if (ranges == null || ranges.isBlank()) {
      for (int i = 0; i < count; i++) {
        pages.add(i);
      }
      return pages;
    }
    for (String range : ranges.split(",")) {
      String[] ends = range.strip().split("-", -1);
      try {
        int first = ends[0].isBlank() ? 1 : Integer.parseInt(ends[0].strip());
        int last =
            ends.length < 2 ? first : ends[1].isBlank() ? count : Integer.parseInt(ends[1].strip());
        if (ends.length > 2 || first < 1 || last < first) {
          throw ProtocolError.because("Page range syntax error");
        }
        for (int i = first; i <= Math.min(last, count); i++) {
          if (!pages.contains(i - 1)) {
            pages.add(i - 1);
          }
        }
      } catch (NumberFormatException e) {
        throw ProtocolError.because("Page range syntax error");
      }
    }
    if (pages.isEmpty()) {
      throw ProtocolError.because("Page range exceeds page count");
    }
    pages.sort(null);
    return pages;
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
    tab.viewport()
        .setOverride(
            new TabViewport.Override(
                (int) Math.clamp(Math.round(paper.pixelWidth()), 1, MOST_PIXELS),
                (int) Math.clamp(Math.round(paper.pixelHeight()), 1, MOST_PIXELS),
                1,
                false,
                PictureArea.NONE));
    return session
        .devTools()
        .browser()
        .captures()
        .awaitFrame(tab)
        .thenCompose(drawn -> renderer.ask("Page.getLayoutMetrics", new JsonObject()))
        .thenCompose(metrics -> picture(session, tab, paper, metrics, wanted))
        .whenComplete(
            (done, failure) -> {
              tab.viewport().setMedia(media);
              tab.viewport().setOverride(viewport);
            });
  }

  private static CompletableFuture<JsonObject> picture(
      Session session, Tab tab, Paper paper, JsonObject metrics, Print wanted) {
    Screenshot.Clip whole = Screenshot.wholePage(metrics);
    double content = whole == null ? 1 : whole.height();
    int count = (int) Math.clamp(Math.ceil(content / paper.pixelHeight() - 0.01), 1, MOST_PAGES);
    List<Integer> pages;
    try {
      pages = pages(wanted.pageRanges(), count);
    } catch (ProtocolError e) {
      return CompletableFuture.failedFuture(e);
    }
    double height = Math.min(content, count * paper.pixelHeight());
    double factor = Math.min(SHARPNESS, MOST_PIXELS / Math.max(height, paper.pixelWidth()));
    Screenshot.Clip clip =
        new Screenshot.Clip(0, 0, paper.pixelWidth(), Math.max(1, height), factor);
    return Screenshot.capture(
            session,
            tab,
            clip,
            Screenshot.room(clip, metrics),
            picture -> write(paper, picture, pages, picture.width() / paper.pixelWidth()))
        .thenApply(
            file ->
                "ReturnAsStream".equals(wanted.transferMode())
                    ? Json.object(
                        "data",
                        "",
                        "stream",
                        IoDomain.open(session, new IoDomain.Stream(file, false)))
                    : Json.object("data", Base64.getEncoder().encodeToString(file)));
  }

  /// @param factor device pixels of the picture for one CSS px
  private static byte[] write(Paper paper, Picture picture, List<Integer> pages, double factor) {
    PdfWriter pdf = new PdfWriter();
    double points = POINTS_PER_INCH / PIXELS_PER_INCH * paper.scale() / factor;
    for (int page : pages) {
      int from = (int) Math.round(page * paper.pixelHeight() * factor);
      int to = (int) Math.round((page + 1) * paper.pixelHeight() * factor);
      if (from >= picture.height()) {
        break;
      }
      Picture part = picture.crop(0, from, picture.width(), to - from);
      pdf.page(
          paper.width() * POINTS_PER_INCH,
          paper.height() * POINTS_PER_INCH,
          part,
          paper.left() * POINTS_PER_INCH,
          paper.top() * POINTS_PER_INCH,
          part.width() * points,
          part.height() * points);
    }
    return pdf.finish();
  }
}
