package bulkhead.renderer.html.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.html.Encodings;
import bulkhead.url.Url;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Legacy encodings where the Encoding Standard and the JDK differ.
class WebCharsetTest {
  private static String decoded(String encoding, String hex) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    return new String(bytes, Encodings.charset(encoding));
  }

  private static String encoded(String encoding, String text) {
    return String.valueOf(
        Url.expectParse("http://x/").resolve("?" + text, Encodings.output(encoding)));
  }

  @Test
  void aBadTrailByteIsReadAgainIfItIsAscii() {
    assertEquals("\uFFFDA", decoded("EUC-KR", "a1 41".replace("a1", "ff")));
    assertEquals("\uFFFD0", decoded("Big5", "81 30"));
    assertEquals("\uFFFD", decoded("EUC-JP", "a1 ff"));
  }

  @Test
  void whatVendorsAddedIsThere() {
    assertEquals("\u2460", decoded("EUC-JP", "ad a1"));
    assertEquals("\u20AC", decoded("GBK", "80"));
    assertEquals("\u00CA\u0304", decoded("Big5", "88 62"));
    assertEquals("\uE000", decoded("Shift_JIS", "f0 40"));
  }

  @Test
  void freeControlsOfSingleByteEncodingsAreControls() {
    assertEquals("\u0081", decoded("windows-1252", "81"));
    assertEquals("\uFFFD", decoded("windows-1253", "d2"));
    assertEquals("\u1E02", decoded("ISO-8859-14", "a1"));
    assertEquals("\uF780", decoded("x-user-defined", "80"));
  }

  @Test
  void modesOfIso2022Jp() {
    assertEquals("\u3042A", decoded("ISO-2022-JP", "1b 24 42 24 22 1b 28 42 41"));
    assertEquals("\uFF71\u00A5", decoded("ISO-2022-JP", "1b 28 49 31 1b 28 4a 5c"));
  }

  @Test
  void escapesOfIso2022JpThatAreCutOff() {
    assertEquals("P\uFFFD", decoded("ISO-2022-JP", "50 1b"));
    assertEquals("\uFFFD$", decoded("ISO-2022-JP", "1b 24"));
    assertEquals("\uFFFDP", decoded("ISO-2022-JP", "1b 50"));
    assertEquals("\uFFFD\uFF71", decoded("ISO-2022-JP", "1b 28 49 1b 31"));
    assertEquals("\uFFFD\uFFFD", decoded("ISO-2022-JP", "1b 24 42 1b 24"));
  }

  @Test
  void queriesAreWrittenInTheDocumentsEncoding() {
    assertEquals("http://x/?%A4%A2", encoded("EUC-JP", "\u3042"));
    assertEquals("http://x/?%82%A0", encoded("Shift_JIS", "\u3042"));
    assertEquals("http://x/?a%26%239731%3Bb", encoded("windows-1252", "a\u2603b"));
    assertEquals("http://x/?%1B$B$%22$$%1B(BA", encoded("ISO-2022-JP", "\u3042\u3044A"));
  }
}
