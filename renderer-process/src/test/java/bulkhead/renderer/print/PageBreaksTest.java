package bulkhead.renderer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.TestPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Documents of boxes with known heights, on pages of 100 CSS px.
class PageBreaksTest {
  private static final String STYLE =
      "<!doctype html><style>*{margin:0} .a{height:60px} .w{break-inside:avoid}"
          + " p{line-height:20px;font-size:10px;width:0} table{border-spacing:0}"
          + " td{height:40px;padding:0} .f{display:flex}</style>";

  private static String tops(String body) {
    LayoutResult layout = TestPage.of(STYLE + body).layout();
    List<Float> tops = PageBreaks.tops(layout.root(), contentHeight(layout), 100, 50);
    return String.join(" ", tops.stream().map(top -> Integer.toString(Math.round(top))).toList());
  }

  /// Without the room that the viewport has below.
  private static float contentHeight(LayoutResult layout) {
    return layout.root().child(0).fragment().height();
  }

  @Test
  void pagesAreFilledWhereNothingIsInTheWay() {
    assertEquals("0 100 200", tops("<div style='height:250px'></div>"));
    assertEquals("0", tops("<div style='height:100px'></div>"));
  }

  @Test
  void linesAreNotCutAndDoNotStandAlone() {
    // Lines of 20 px from 10 on: 90 to 110 lies across the end.
    assertEquals("0 90", tops("<div style='height:10px'></div><p>1 2 3 4 5 6 7 8</p>"));
    // Two lines are enough on each side.
    assertEquals("0 90", tops("<div style='height:30px'></div><p>1 2 3 4 5</p>"));
    // One line is too few at the end of a page, and one at its beginning.
    assertEquals("0 80", tops("<div style='height:80px'></div><p>1 2 3 4</p>"));
    assertEquals("0 80", tops("<div style='height:40px'></div><p>1 2 3 4</p>"));
  }

  @Test
  void whatIsToStayWholeGoesToTheNextPage() {
    assertEquals("0 60", tops("<div class=a></div><div class='a w'></div>"));
    assertEquals("0 100", tops("<div class=a></div><div class=a></div>"));
    assertEquals(
        "0 100 200", tops("<div class=w style='height:230px'></div>"), "higher than a page");
  }

  @Test
  void breaksAreForced() {
    assertEquals(
        "0 60 120",
        tops(
            "<div class=a></div><div class=a style='break-before:page'></div>"
                + "<div class=a style='page-break-before:always'></div>"));
    assertEquals("0 60", tops("<div class=a style='break-after:page'></div><div class=a></div>"));
    assertEquals(
        "0", tops("<div class=a style='break-before:page'></div>"), "no page before the first");
  }

  @Test
  void headingsStayWithWhatFollows() {
    assertEquals(
        "0 60",
        tops("<div class=a></div><p style='break-after:avoid'>h</p><p>1 2 3 4</p>"),
        "two lines of the paragraph have no room");
  }

  @Test
  void rowsStayWholeAndColumnsAreCutAtOneHeight() {
    String row = "<tr><td>r</td></tr>";
    assertEquals("0 80 160", tops("<table>" + row.repeat(5) + "</table>"));
    assertEquals(
        "0 80",
        tops(
            "<div class=f><div><div style='height:150px'></div></div><div>"
                + "<div style='height:80px'></div><div class=w style='height:60px'></div>"
                + "</div></div>"));
  }
}
