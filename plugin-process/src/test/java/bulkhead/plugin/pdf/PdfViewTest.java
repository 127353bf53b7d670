package bulkhead.plugin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where pages and scrollbars lie, as text.
class PdfViewTest {
  private static final PageSize PORTRAIT = new PageSize(300, 400);
  private static final PageSize LANDSCAPE = new PageSize(600, 200);

  private static PdfView view(PageSize... pages) {
    PdfView view = new PdfView(List.of(pages));
    view.resize(614, 400, 1);
    return view;
  }

  @Test
  void widestPageFillsTheWidthBesideTheScrollbar() {
    assertEquals(
        """
        view 600x360 zoom 73% scroll (0,0) of 600x1007 page 1/3
          page 1 (155,50 290x387)
          vertical (600,40 14x360) thumb (600,40 14x128)
        """,
        view(PORTRAIT, LANDSCAPE, PORTRAIT).dump());
  }

  @Test
  void aDocumentThatFitsHasNoScrollbar() {
    assertEquals(
        """
        view 614x360 zoom 73% scroll (0,0) of 614x213 page 1/1
          page 1 (17,50 580x193)
        """,
        view(LANDSCAPE).dump());
  }

  @Test
  void zoomKeepsThePointUnderThePointer() {
    PdfView view = view(PORTRAIT, PORTRAIT);
    view.scrollBy(0, 100);
    view.zoomTo(new Zoom.Factor(3), 300, 240);
    assertEquals(
        """
        view 600x346 zoom 300% scroll (310,410) of 1220x3230 page 1/2
          page 1 (-300,-360 1200x1600)
          vertical (600,40 14x346) thumb (600,83 14x37)
          horizontal (0,386 600x14) thumb (152,386 295x14)
        """,
        view.dump());
  }

  @Test
  void zoomStepsStopAtTheEnds() {
    PdfView view = view(PORTRAIT);
    for (int i = 0; i < 30; i++) {
      view.zoomStep(1, 0, 0);
    }
    assertEquals(5.0, view.zoomFactor());
    for (int i = 0; i < 30; i++) {
      view.zoomStep(-1, 0, 0);
    }
    assertEquals(0.1, view.zoomFactor());
    view.zoomStep(1, 0, 0);
    assertEquals(0.25, view.zoomFactor());
  }

  @Test
  void scrollingEndsWithTheDocument() {
    PdfView view = view(PORTRAIT, PORTRAIT, PORTRAIT);
    view.scrollBy(0, Integer.MAX_VALUE);
    assertEquals(
        """
        view 600x360 zoom 145% scroll (0,1999) of 600x2359 page 3/3
          page 3 (10,-383 580x773)
          vertical (600,40 14x360) thumb (600,346 14x54)
        """,
        view.dump());
  }

  @Test
  void resizeKeepsWhatIsAtTheTop() {
    PdfView view = view(PORTRAIT, PORTRAIT, PORTRAIT);
    view.scrollBy(0, 1200);
    String before = view.dump();
    view.resize(1228, 400, 1);
    assertEquals(
        """
        view 600x360 zoom 145% scroll (0,1200) of 600x2359 page 2/3
          page 2 (10,-367 580x773)
          vertical (600,40 14x360) thumb (600,223 14x54)
        view 1214x360 zoom 299% scroll (0,2450) of 1214x4816 page 2/3
          page 2 (10,-798 1194x1592)
          vertical (1214,40 14x360) thumb (1214,223 14x26)
        """,
        before + view.dump());
  }

  @Test
  void deviceScaleGrowsEverythingButTheZoom() {
    PdfView view = new PdfView(List.of(LANDSCAPE, LANDSCAPE, LANDSCAPE));
    view.resize(1228, 800, 2);
    assertEquals(
        """
        view 1200x720 zoom 73% scroll (0,0) of 1200x1241 page 1/3
          page 1 (20,100 1160x387)
          page 2 (20,507 1160x387)
          vertical (1200,80 28x720) thumb (1200,80 28x417)
        """,
        view.dump());
  }

  @Test
  void aTinyBoxHasNoToolbar() {
    PdfView view = new PdfView(List.of(PORTRAIT));
    view.resize(60, 40, 1);
    assertEquals(
        """
        view 46x26 zoom 10% scroll (7,0) of 60x73 page 1/1
          page 1 (3,10 40x53)
          vertical (46,0 14x26) thumb (46,0 14x24)
          horizontal (0,26 46x14) thumb (5,26 35x14)
        """,
        view.dump());
  }

  @Test
  void tenThousandHugePagesStayInRange() {
    PageSize huge = new PageSize(PageSize.MAX, PageSize.MAX);
    PdfView view = new PdfView(java.util.Collections.nCopies(PdfRaster.MAX_PAGES, huge));
    view.resize(1000, 800, 8);
    view.zoomTo(new Zoom.Factor(5), 500, 400);
    view.scrollBy(0, Integer.MAX_VALUE);
    assertEquals(PdfRaster.MAX_PAGES - 1, view.currentPage());
  }
}
