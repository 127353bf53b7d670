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
        ImageSources.choose(
            img, "http://a.test/plain", MediaValues.screen(width, 600, devicePixelRatio));
    return source.url().substring("http://a.test/".length()) + " " + source.density();
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
    assertEquals("plain 1.0", choose(800, 1));
  }

  @Test
  void aBrokenCandidateIsPassedOver() {
    img.setAttribute("srcset", "a 2q, b -1w, ,, c 1x");
    assertEquals("c 1.0", choose(800, 1));
  }
}
