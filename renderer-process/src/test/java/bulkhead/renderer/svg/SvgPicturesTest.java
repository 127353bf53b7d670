package bulkhead.renderer.svg;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.TestPage;
import bulkhead.renderer.text.FileFontCatalog;
import io.github.humbleui.skija.Picture;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A picture stays the same object as long as it looks the same, and is another one after a change,
/// whether that is in its own tree or in what that refers to.
final class SvgPicturesTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><style>.red { fill: red } .on path { fill: lime }</style>
      <div id=around style="color: blue">
      <svg id=plain width=20 height=20><g id=group><path id=path d="M0 0h9v9z" /><rect width=3 height=3 fill=currentColor /></g></svg>
      <svg id=refers width=20 height=20><path fill="url(#server)" d="M0 0h9v9z"/></svg>
      <svg id=uses width=20 height=20><use href="#shared"/></svg>
      <svg id=clipped width=20 height=20><rect clip-path="url(#clip)" width=20 height=20 /></svg>
      <svg id=text width=20 height=20><text id=words y=10>words</text></svg></div>
      <svg><linearGradient id=server><stop id=stop stop-color=red /></linearGradient>
      <path id=shared d="M0 0h5v5z" /><clipPath id=clip><circle id=circle r=5 /></clipPath></svg>""";

  @BeforeEach
  void fontsMustBeThere() {
    assumeTrue(
        FileFontCatalog.isUsable(), "the Liberation, DejaVu and Noto fonts are not installed");
  }

  @ParameterizedTest
  @CsvSource({
    "plain, path, d, M0 0h9v8z",
    "plain, path, class, red",
    "plain, path, style, display: none",
    "plain, group, class, on",
    "plain, group, transform, scale(2)",
    "plain, plain, viewBox, 0 0 10 10",
    "plain, around, style, color: teal",
    "refers, stop, stop-color, green",
    "refers, server, id, other",
    "uses, shared, d, M0 0h6v5z",
    "uses, shared, id, other",
    "clipped, circle, r, 6",
    "text, words, y, 11"
  })
  void aChangeMakesAnotherPicture(String svg, String changed, String attribute, String value) {
    TestPage page = TestPage.of(PAGE);
    page.layout();
    SvgPictures pictures = new SvgPictures(page.engine()::fonts, SvgImages.NONE, SvgForeign.NONE);
    Picture first = pictures.pictureOf(element(page, svg), 20, 20);
    assertSame(first, pictures.pictureOf(element(page, svg), 20, 20), "nothing has changed");
    element(page, changed).setAttribute(attribute, value);
    page.layout();
    Picture second = pictures.pictureOf(element(page, svg), 20, 20);
    assertNotSame(first, second);
    assertNotSame(second, pictures.pictureOf(element(page, svg), 10, 20), "of another size");
  }

  private static Element element(TestPage page, String id) {
    return Objects.requireNonNull(page.document().elementById(id), id);
  }
}
