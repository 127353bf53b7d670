package bulkhead.renderer;

import bulkhead.ipc.api.PictureArea;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.PaperPrinter;
import bulkhead.renderer.print.PaperPrinter.MarginTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What stands in the margins of printed pages: a header and a footer, each a piece of HTML in
/// which elements of certain classes are filled in for each page (`date`, `title`, `url`,
/// `pageNumber`, `totalPages`). Thread: `RendererMain`.
final class PaperMargins implements PaperPrinter.Margins {
  private static final String STYLE =
      "<!doctype html><style>body{margin:0}"
          + "#header,#footer{position:absolute;left:0;width:100%;box-sizing:border-box;display:flex;"
          + "overflow:hidden;white-space:nowrap}"
          + "#header{top:0;align-items:start;padding-top:18px}"
          + "#footer{bottom:0;align-items:end;padding-bottom:18px}"
          + ".text{font:8pt sans-serif}.left{padding-left:32px}.right{padding-right:32px}"
          + ".grow{flex:auto}.center{text-align:center}.right{text-align:right}</style>";

  private static final String HEADER =
      "<div class='text left grow date'></div><div class='text center grow title'></div>"
          + "<div class='text right grow'></div>";

  private static final String FOOTER =
      "<div class='text left grow url'></div><div class='text right'><span class=pageNumber></span>/"
          + "<span class=totalPages></span></div>";

  private final SyntheticDocument made;

  /// @param sheetWidth CSS px
  /// @param values what the classes stand for, but for those about pages
  PaperMargins(
      MarginTexts texts,
      float sheetWidth,
      float sheetHeight,
      Map<String, String> values,
      SyntheticDocument.Surroundings around) {
    String html =
        STYLE
            + "<div id=header>"
            + texts.header().orElse(HEADER)
            + "</div><div id=footer>"
            + texts.footer().orElse(FOOTER)
            + "</div>";
    made =
        SyntheticDocument.open(
            html,
            SyntheticDocument.viewport(Math.round(sheetWidth), Math.round(sheetHeight)).toBuilder()
                .setPrint(true)
                .setPicture(PictureArea.PAPER)
                .build(),
            around);
    values.forEach(this::fill);
  }

  @Override
  public DisplayItemList of(int number, int count) {
    fill("pageNumber", Integer.toString(number));
    fill("totalPages", Integer.toString(count));
    return made.pipeline().itemsForPaper(Inks.ECONOMY);
  }

  private void fill(String className, String text) {
    Document document = made.document();
    List<Element> found = new ArrayList<>();
    for (Node node = document; node != null; node = FlatTree.next(node, document)) {
      if (node instanceof Element element && element.hasClass(className)) {
        found.add(element);
      }
    }
    for (Element element : found) {
      element.replaceAll(document.createText(text));
    }
  }
}
