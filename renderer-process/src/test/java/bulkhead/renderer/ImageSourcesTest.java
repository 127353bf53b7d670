package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import org.junit.jupiter.api.Test;

class ImageSourcesTest {
  private final Document document = new Document("http://a.test/");
  private final Element img = document.createElement("img");

  private String choose(float width, float devicePixelRatio) {
    ImageSources.Source source =
        ImageSources.select(img, MediaValues.screen(width, 600, devicePixelRatio), Double.NaN);
    return source == null ? "none" : source.url() + " " + source.density();
  }

  @Test
  void takesTheLowestDensityThatIsEnough() {
    img.setAttribute("src", "1x");
    img.setAttribute("srcset", "3x 3x, 2x 2x");
    assertEquals("1x 1.0", choose(800, 1));
    assertEquals("2x 2.0", choose(800, 1.5f));
    assertEquals("3x 3.0", choose(800, 4));
  }

  @Test
  void takesWidthsBySizes() {
    img.setAttribute("srcset", "small 400w, large 1600w");
    img.setAttribute("sizes", "(max-width: 500px) 100vw, 800px");
    assertEquals("small 1.0", choose(400, 1));
    assertEquals("large 2.0", choose(1000, 1));
  }

  @Test
  void aSourceOfAPictureCountsIfItsMediaAndTypeFit() {
    Element picture = document.createElement("picture");
    Element unknown = document.createElement("source");
    unknown.setAttribute("srcset", "no");
    unknown.setAttribute("type", "image/unheard-of");
    Element wide = document.createElement("source");
    wide.setAttribute("srcset", "wide");
    wide.setAttribute("media", "(min-width: 900px)");
    picture.appendChild(unknown);
    picture.appendChild(wide);
    picture.appendChild(img);
    assertEquals("wide 1.0", choose(1000, 1));
    assertEquals("none", choose(800, 1));
  }

  @Test
  void sizesAreMediaConditionsAndLengths() {
    img.setAttribute("srcset", "s 100w, m 400w, l 800w");
    img.setAttribute("sizes", "screen 100px, (min-width: 700px) calc(50vw - 0px), 100vw");
    assertEquals("m 1.0", choose(800, 1));
    assertEquals("m 1.0", choose(400, 1));
    img.setAttribute("sizes", "not (width: 1px) 10em, /* , */ 3px");
    assertEquals("m 2.5", choose(800, 1));
  }

  @Test
  void descriptorsThatDoNotGoTogetherMakeNoCandidate() {
    img.setAttribute("srcset", "a 1x 2x, b +1x, c 1.x, d 10h, e 0w, f (x, y) 1x, g 5w 6h");
    img.setAttribute("sizes", "5px");
    assertEquals("g 1.0", choose(800, 1));
  }

  @Test
  void aBrokenCandidateIsPassedOver() {
    img.setAttribute("srcset", "a 2q, b -1w, ,, c 1x");
    assertEquals("c 1.0", choose(800, 1));
  }
}
