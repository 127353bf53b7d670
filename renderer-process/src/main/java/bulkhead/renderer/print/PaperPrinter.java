package bulkhead.renderer.print;

import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.raster.ItemPictures;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Document;
import io.github.humbleui.skija.OutputWStream;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.Rect;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// Prints a document that was laid out in a page's width: text stays text, with its fonts, and
/// shapes stay shapes. Thread: `RendererMain`.
public final class PaperPrinter {
  private static final int MOST_PAGES = 1000;

  /// Edges lie on such parts of a CSS px, as they lie on whole pixels on a screen.
  private static final float FINENESS = 4;

  private static final String CREATOR = "Bulkhead";
  private static final String PRODUCER = "Skia/PDF";

  /// What is drawn around pages.
  @FunctionalInterface
  public interface Margins {
    Margins NONE = (number, count) -> DisplayItemList.EMPTY;

    /// In CSS px from the corner of the sheet.
    ///
    /// @param number of the page, from 1
    DisplayItemList of(int number, int count);
  }

  /// Pieces of HTML for the margins; empty for the usual ones.
  ///
  /// @param date as it is to be read
  public record MarginTexts(Optional<String> header, Optional<String> footer, String date) {}

  private final LayoutResult layout;
  private final DisplayItemList items;
  private final DisplayItemList onEachPage;
  private final Paper paper;
  private final List<Float> tops;

  /// @param items what is on one page of the document, from its beginning, in CSS px
  /// @param onEachPage what is on each, from its beginning
  public PaperPrinter(
      LayoutResult layout, DisplayItemList items, DisplayItemList onEachPage, Paper paper) {
    this.layout = layout;
    this.items = items;
    this.onEachPage = onEachPage;
    this.paper = paper;
    this.tops = PageBreaks.tops(layout.root(), height(), paper.pageHeight(), MOST_PAGES);
  }

  /// The viewport is a page high; what is shorter takes one page.
  private float height() {
    return Math.max(1, layout.scrollHeight());
  }

  public int pageCount() {
    return tops.size();
  }

  /// The document as a PDF.
  ///
  /// @param pages which of them, from 0 on
  public byte[] print(List<Integer> pages, String title, Margins margins) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long now = System.currentTimeMillis();
    try (OutputWStream stream = new OutputWStream(bytes);
        Document pdf = Document.makePDF(stream, title, "", "", "", CREATOR, PRODUCER, now, now)) {
      for (int page : pages) {
        Canvas canvas = pdf.beginPage(paper.width(), paper.height());
        draw(page, canvas);
        draw(canvas, margins.of(page + 1, pageCount()), sheet(), 0, 0, Paper.POINTS_PER_PX);
        pdf.endPage();
      }
    }
    return bytes.toByteArray();
  }

  private void draw(int page, Canvas canvas) {
    float top = tops.get(page);
    float next = page + 1 < tops.size() ? tops.get(page + 1) : Float.POSITIVE_INFINITY;
    float height = Math.min(paper.pageHeight(), next - top);
    Rect part = Rect.makeXYWH(0, top, paper.pageWidth(), height);
    draw(canvas, items, part, paper.left(), paper.top(), paper.scale());
    Rect whole = Rect.makeWH(paper.pageWidth(), paper.pageHeight());
    draw(canvas, onEachPage, whole, paper.left(), paper.top(), paper.scale());
  }

  private Rect sheet() {
    return Rect.makeWH(paper.sheetWidth(), paper.sheetHeight());
  }

  /// A part of some items, its corner at a place of the sheet.
  private static void draw(
      Canvas canvas, DisplayItemList drawn, Rect part, float left, float top, float scale) {
    try (Picture picture = ItemPictures.forPrint(drawn, part, FINENESS)) {
      canvas.save();
      canvas.translate(left, top);
      canvas.scale(scale / FINENESS, scale / FINENESS);
      canvas.clipRect(Rect.makeWH(part.getWidth() * FINENESS, part.getHeight() * FINENESS));
      canvas.drawPicture(picture);
      canvas.restore();
    }
  }
}
