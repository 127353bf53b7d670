package bulkhead.url;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UrlTest {

  /// `parse.txt`: one line a case.
  @TestFactory
  Stream<DynamicTest> parses() throws IOException {
    List<String> lines;
    try (InputStream in = requireNonNull(UrlTest.class.getResourceAsStream("parse.txt"))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
  }

  private static void check(String line) {
    int arrow = line.lastIndexOf("=>");
    String expected = line.substring(arrow + 2).strip();
    String left = line.substring(0, arrow);
    int on = left.indexOf(" on ");
    String input = unescape(left.substring(0, on >= 0 ? on : Math.max(0, arrow - 1)));
    Url parsed =
        on < 0
            ? Url.parse(input)
            : Url.expectParse(unescape(left.substring(on + 4).strip())).resolve(input);
    assertEquals(expected, parsed == null ? "failure" : parsed.href());
    if (parsed != null) {
      assertEquals(parsed, Url.parse(parsed.href()), "the serialised form parses to itself");
    }
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      switch (text.charAt(++i)) {
        case '0' -> out.append('\0');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 's' -> out.append(' ');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  @Test
  void partsOfAFullUrl() {
    Url url = Url.expectParse("https://u:p@example.com:8443/a/b?q=1#f");
    assertEquals(
        "https|u|p|example.com|8443|/a/b|q=1|f",
        String.join(
            "|",
            url.scheme(),
            url.username(),
            url.password(),
            url.host(),
            String.valueOf(url.port()),
            url.path(),
            url.query(),
            url.fragment()));
    assertEquals("https://u:p@example.com:8443/a/b?q=1", url.withoutFragment().href());
    assertNull(url.withoutFragment().fragment());
    assertTrue(
        url.equalsIgnoringFragment(Url.expectParse("https://u:p@example.com:8443/a/b?q=1#g")));
    assertEquals(443, Url.expectParse("https://a/").effectivePort());
  }

  @Test
  void missingPartsAreNullOrEmpty() {
    Url url = Url.expectParse("data:,x");
    assertNull(url.host());
    assertNull(url.query());
    assertNull(url.fragment());
    assertEquals("", url.username());
    assertEquals("", url.password());
    assertEquals(",x", url.path());
    assertTrue(url.hasOpaquePath());
    assertEquals("", Url.expectParse("http://a/?#").query());
    assertEquals("", Url.expectParse("http://a/?#").fragment());
    assertTrue(Url.expectParse("about:blank?x#y").isAboutBlank());
  }

  @Test
  void ipAddressHosts() {
    assertTrue(Url.expectParse("http://127.1/").hasIpAddressHost());
    assertTrue(Url.expectParse("http://[::1]/").hasIpAddressHost());
    assertFalse(Url.expectParse("http://a1/").hasIpAddressHost());
    assertFalse(Url.expectParse("file:///").hasIpAddressHost());
  }

  @Test
  void originsOfNetworkUrlsAreTuplesAndOthersOpaque() {
    assertEquals(
        Url.expectParse("https://a/x").origin(), Url.expectParse("https://a:443/y?z").origin());
    assertEquals("https://a:8443", Url.expectParse("https://u@a:8443/y").origin().toString());
    assertEquals("https://a", Url.expectParse("blob:https://a/1-2").origin().toString());
    Url data = Url.expectParse("data:,x");
    assertNotEquals(data.origin(), data.origin());
    assertEquals("null", Url.expectParse("file:///a").origin().toString());
  }

  @Test
  void queryIsWrittenInTheEncodingOfTheDocument() {
    Url base = Url.expectParse("http://a/");
    assertEquals(
        "http://a/%C3%A9?%E9%26%238364%3B",
        requireNonNull(base.resolve("/é?é€", Charset.forName("ISO-8859-1"))).href());
    assertEquals(
        "http://a/?%C3%A9", requireNonNull(base.resolve("?é", StandardCharsets.UTF_16LE)).href());
  }

  @Test
  void megabyteUrlsGiveAnAnswer() {
    String million = "a".repeat(1 << 20);
    assertEquals(
        (1 << 20) + "http://a/".length(), Url.expectParse("http://a/" + million).href().length());
    assertEquals("http://a/", Url.expectParse("http://a/" + "x/../".repeat(200_000)).href());
    assertEquals(
        1 << 20, requireNonNull(Url.expectParse("http://" + million + "/").host()).length());
    assertNull(Url.parse("http://" + "é".repeat(1 << 20) + "/"));
    assertNull(Url.parse("http://" + "9".repeat(1 << 20) + "/"));
    assertNull(Url.parse("http://a:" + "9".repeat(1 << 20)));
    assertNull(Url.parse("@".repeat(1 << 20)));
    assertEquals(
        "http://" + "%40".repeat(99_999) + "@a/",
        Url.expectParse("http://" + "@".repeat(100_000) + "a/").href());
  }

  @Test
  void noTextMakesTheParserThrow() {
    Random random = new Random(1);
    String pieces = ":/\\?#@[].%0 1x\0\té\u3002\ud83d\ude00-~";
    Url base = Url.expectParse("file:///C:/a/b");
    int parsed = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 3 == 0 ? "http:" : i % 3 == 1 ? "file:" : "");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      Url url = base.resolve(text.toString());
      if (url != null) {
        parsed++;
        assertEquals(url, Url.parse(url.href()), () -> "from " + text);
      }
    }
    assertTrue(parsed > 1000, "cases that are URLs: " + parsed);
  }

  @Test
  void percentDecodingLeavesLonePercents() {
    assertEquals("a b%", PercentEncoding.decodeToString("a%20b%"));
    assertEquals("%4é%", PercentEncoding.decodeToString("%4%C3%A9%"));
    assertEquals("a%20b%26", PercentEncoding.encodeComponent("a b&"));
  }

  @Test
  void settersChangeOnePartOrNothing() {
    Url url = Url.expectParse("https://u:p@example.com:8080/a?b#c");
    assertEquals("http://u:p@example.com:8080/a?b#c", url.with(Url.Part.PROTOCOL, "http:x").href());
    assertEquals(url.href(), url.with(Url.Part.PROTOCOL, "mailto").href());
    assertEquals(
        "https://u:p@example.org:90/a?b#c", url.with(Url.Part.HOST, "example.org:90/x").href());
    assertEquals(url.href(), url.with(Url.Part.HOST, "").href());
    assertEquals("https://u:p@example.com/a?b#c", url.with(Url.Part.PORT, "443x").href());
    assertEquals(
        "https://u:p@example.com:8080/c?b#c", url.with(Url.Part.PATHNAME, "b/../c").href());
    assertEquals("https://u:p@example.com:8080/a#c", url.with(Url.Part.SEARCH, "").href());
    assertEquals("https://u:p@example.com:8080/a?%23x#c", url.with(Url.Part.SEARCH, "?#x").href());
    assertEquals("https://%40:p@example.com:8080/a?b#c", url.with(Url.Part.USERNAME, "@").href());
  }
}
