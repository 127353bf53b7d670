package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bulkhead.browser.internals.InternalPages;
import bulkhead.url.Url;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://xn--bcher-kva.example/, http://bücher.example/",
    "https://xn--bcher-kva.xn--p1ai:8080/a, https://bücher.рф:8080/a",
    "http://user@xn--wgv71a119e.example/, http://user@日本語.example/",
    "http://a.example/%C3%BC%20%41?q=%E6%97%A5#%C3%BC, http://a.example/ü%20%41?q=日#ü",
    "file:///home/%C3%BC.html, file:///home/ü.html",
    "http://xn--fiq228c.xn--j6w193g/, http://中文.香港/",
  })
  void isShownInItsLetters(String url, String shown) {
    assertEquals(shown, DisplayedUrl.of(url));
    assertEquals(url, Objects.requireNonNull(Url.parse(shown)).href());
  }

  /// What could be taken for something else, what cannot be seen, and what is no text.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://xn--80ak6aa92e.com/", // apple in Cyrillic letters
        "http://xn--pple-43d.com/", // with one of them
        "http://xn--0.example/", // no Punycode
        "http://a.example/%E2%80%AE", // turns the direction
        "http://a.example/%C2%A0x%E3%80%80",
        "http://a.example/%FC%C3",
        "http://a.example/%25C3%25BC",
        "http://a.example/?q=xn--bcher-kva",
        "data:text/html,%C3%BC",
        "about:blank",
      })
  void isShownAsItIs(String url) {
    assertEquals(url, DisplayedUrl.of(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "?example.org", "100 % ü", "a+b&c=d", "?", "-", "http://"})
  void aSearchIsShownByWordsThatAreASearchAgain(String typed) {
    String words = assertInstanceOf(OmniboxInput.Words.class, OmniboxInput.of(typed)).text();
    String shown = DisplayedUrl.of(InternalPages.searchFor(words));
    assertEquals(words, assertInstanceOf(OmniboxInput.Words.class, OmniboxInput.of(shown)).text());
  }
}
