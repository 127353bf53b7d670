package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.PageScroll.Place;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.paint.ScrollRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A page that is scrolled to 1000 px and of which pictures are taken from its start: where the
/// compositor is asked to scroll, whose news come late.
class PageScrollTest {
  private final PageScroll scroll =
      new PageScroll(ScrollOffsets.NONE, new ElementIds(), ElementId.VIEWPORT);

  private static ScrollOffset news(float y) {
    return new ScrollOffset(ElementId.VIEWPORT, 0, y);
  }

  private List<Float> asked() {
    List<ScrollRequest> taken = new ArrayList<>();
    scroll.take(null, taken);
    return taken.stream().map(ScrollRequest::y).toList();
  }

  @Test
  void thePageGoesBack() {
    scroll.beginPicture(0, 1000);
    assertEquals(Place.OF_PICTURE, scroll.arrived(news(0)));
    scroll.endPicture();
    assertEquals(List.of(0f, 1000f), asked());
    assertEquals(Place.OF_PICTURE, scroll.arrived(news(1000)));
    assertEquals(Place.OF_PAGE, scroll.arrived(news(0)), "the user scrolls to the top");
  }

  /// Seen to fail when the news of the first picture's end was taken for that of the second's: the
  /// page stayed at its start.
  @Test
  void theNextPictureBeginsBeforeThePageIsBack() {
    scroll.beginPicture(0, 1000);
    scroll.endPicture();
    scroll.beginPicture(0, 1000);
    assertEquals(Place.OF_PICTURE, scroll.arrived(news(1000)));
    scroll.endPicture();
    assertEquals(List.of(0f, 1000f, 0f, 1000f), asked());
  }

  @Test
  void theNextPictureBeginsAtTheStart() {
    scroll.beginPicture(0, 1000);
    assertEquals(Place.OF_PICTURE, scroll.arrived(news(0)));
    scroll.endPicture();
    scroll.beginPicture(0, 0);
    scroll.endPicture();
    assertEquals(List.of(0f, 1000f, 0f, 1000f), asked());
  }

  @Test
  void newsOfAPastPictureAreNothingNew() {
    scroll.beginPicture(0, 1000);
    scroll.endPicture();
    assertEquals(Place.OF_PAST_PICTURE, scroll.arrived(news(0)));
    assertEquals(Place.OF_PICTURE, scroll.arrived(news(1000)));
    assertEquals(Place.OF_PAGE, scroll.arrived(news(0)));
  }

  @Test
  void whereTheUserScrollsMeanwhileIsWhereThePageIs() {
    scroll.beginPicture(0, 1000);
    scroll.endPicture();
    assertEquals(Place.OF_PAGE, scroll.arrived(news(1040)));
    scroll.beginPicture(0, 1040);
    scroll.endPicture();
    assertEquals(List.of(0f, 1000f, 0f, 1040f), asked());
  }
}
