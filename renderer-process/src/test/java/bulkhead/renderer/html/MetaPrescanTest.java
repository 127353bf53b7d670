package bulkhead.renderer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document says of its encoding itself. `1100x` stands for so many letters: more than what
/// is looked at in any case. The expected names are those of Chromium's `document.characterSet` of
/// the same bytes.
class MetaPrescanTest {
  private static final String AFTER = "<p>text</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      textBlock =
          """
          <meta charset=windows-1251>                                           | windows-1251
          <meta charset=windows-1251                                            | none
          <meta content='text/html; charset=koi8-r' http-equiv=refresh>         | none
          <meta charset=utf-16>                                                 | UTF-8
          <meta charset=nonsense><meta charset=koi8-r>                          | KOI8-R
          <!--1100x--><meta charset=windows-1251>                               | windows-1251
          1100x<meta charset=windows-1251>                                      | windows-1251
          <!doctype html><html lang=a><head><link rel=x><style>1100x</style><base href=/><object></object><meta charset=koi8-r> | KOI8-R
          <title>1100x</title><meta charset=windows-1251>                       | windows-1251
          <noscript>1100x</noscript><meta charset=windows-1251>                 | windows-1251
          <script>'<body>1100x'</script><meta charset=windows-1251>             | windows-1251
          <p>text</p><meta charset=windows-1251>                                | windows-1251
          <body><!--1100x--><meta charset=windows-1251>                         | none
          </head><!--1100x--><meta charset=windows-1251>                        | none
          </br><!--1100x--><meta charset=windows-1251>                          | none
          <template>1100x</template><meta charset=windows-1251>                 | none
          <svg>1100x<meta charset=windows-1251>                                 | none
          <script>'<meta charset=windows-1251>'</script>                        | none
          <title><meta charset=windows-1251></title>                            | none
          <textarea><meta charset=windows-1251></textarea>                      | none
          <noscript><meta charset=windows-1251></noscript>                      | windows-1251
          <?xml version='1.0' encoding="windows-1251"?>                         | windows-1251
          <?xml encoding = 'koi8-r' version='1.0'?>                             | KOI8-R
          <?xml version='1.0' encoding='utf-16'?>                               | UTF-8
          <?xml version='1.0' encoding='koi8-r'?><meta charset=windows-1251>    | windows-1251
          <?xml version='1.0' encoding='nonsense'?><meta charset=windows-1251>  | windows-1251
          <?xml version='1.0'?><p encoding='koi8-r'>                            | none
          text<?xml version='1.0' encoding='koi8-r'?>                           | none
          """)
  void isNamed(String markup, @Nullable String encoding) {
    byte[] page =
        (markup.replace("1100x", "x".repeat(1100)) + AFTER).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        encoding, new MetaPrescan().find(page, page.length, true).encoding(), "all at once");
    assertEquals(encoding, byteByByte(page).encoding(), "byte by byte");
  }

  private static MetaPrescan.Result byteByByte(byte[] page) {
    MetaPrescan prescan = new MetaPrescan();
    for (int length = 1; length <= page.length; length++) {
      MetaPrescan.Result found = prescan.find(page, length, false);
      if (found.known()) {
        return found;
      }
    }
    return prescan.find(page, page.length, true);
  }

  @Test
  void itIsKnownAtTheHeadsEndThatNothingIsNamed() {
    byte[] page = ("<p>" + "x".repeat(1030) + "<p>").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        new MetaPrescan.Result(true, null), new MetaPrescan().find(page, page.length, false));
    assertEquals(
        new MetaPrescan.Result(false, null), new MetaPrescan().find(page, 900, false));
  }

  @Test
  void nothingWaitsForAHeadThatComesSlowly() {
    assertEquals(
        List.of("<title>\u00d4", "</title><p>\u00d1", "<meta charset=koi8-r>\u044e", "\u042f", ""),
        decodedOneByOne("<title>\u00d4", "</title><p>\u00d1", "<meta charset=koi8-r>\u00c0", "\u00f1"));
    assertEquals(
        List.of("", "\u00d1\u00d1\u00d1<b>", ""), decodedOneByOne("\u00d1", "\u00d1\u00d1<b>"),
        "two bytes may be a byte order mark's");
  }

  private static List<String> decodedOneByOne(String... pieces) {
    HtmlDecoder decoder = HtmlDecoder.forHtml(null, "http://page.test/");
    List<String> texts = new ArrayList<>();
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
      texts.add(decoder.decode(bytes, 0, bytes.length));
    }
    texts.add(decoder.finish());
    return texts;
  }

  /// Work that grows with the square of the length takes minutes here.
  @ParameterizedTest
  @ValueSource(strings = {"<title>", "<a href='", "<!--", "<meta content=\"", "<script>"})
  @Timeout(60)
  void whatHasNoEndCostsNoMoreThanItsLength(String start) {
    HtmlDecoder decoder = HtmlDecoder.forHtml(null, "http://page.test/");
    byte[] piece = "x".repeat(256).getBytes(StandardCharsets.ISO_8859_1);
    int pieces = 100_000;
    byte[] first = start.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder(decoder.decode(first, 0, first.length));
    for (int i = 0; i < pieces; i++) {
      text.append(decoder.decode(piece, 0, piece.length));
    }
    text.append(decoder.finish());
    assertEquals(first.length + pieces * piece.length, text.length());
  }

  private static String decoded(String url, String... pieces) {
    HtmlDecoder decoder = HtmlDecoder.forText(null, url);
    StringBuilder text = new StringBuilder();
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
      text.append(decoder.decode(bytes, 0, bytes.length));
    }
    return text.append(decoder.finish()) + " " + decoder.encodingName();
  }

  @Test
  void filesThatNameNoEncodingAreUtf8WhereTheyLookLikeIt() {
    String e = "\u00c3\u00a9";
    assertEquals("caf\u00e9 UTF-8", decoded("file:///a.txt", "caf" + e));
    assertEquals(
        "plain, caf\u00e9 UTF-8", decoded("file:///a.txt", "plain", ", caf\u00c3", "\u00a9"));
    assertEquals("caf\u00e9! windows-1252", decoded("file:///a.txt", "caf\u00e9!"));
    assertEquals("plain windows-1252", decoded("file:///a.txt", "plain"));
    assertEquals("caf" + e + " windows-1252", decoded("http://page.test/", "caf" + e));
  }
}
