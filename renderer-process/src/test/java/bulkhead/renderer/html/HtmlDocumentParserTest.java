package bulkhead.renderer.html;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Node;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlDocumentParserTest {

  private static Document parse(byte[] bytes, int chunk, @Nullable String charset) {
    Document document = new Document("http://example.test/dir/page.html");
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, charset)) {
      for (int i = 0; i < bytes.length; i += chunk) {
        parser.append(bytes, i, Math.min(chunk, bytes.length - i));
      }
      parser.finish();
    }
    return document;
  }

  private static String dump(String html) {
    return HtmlSerializer.document(parse(html.getBytes(StandardCharsets.UTF_8), 1 << 20, "utf-8"));
  }

  @Test
  void makesTheMissingElements() {
    assertEquals(
        "<html><head></head><body><p>a</p><p>b &amp; c</p></body></html>",
        dump("<p>a<p>b &amp; c"));
  }

  @Test
  void movesMisnestedFormattingAndFostersTextOutOfTables() {
    assertEquals(
        "<!DOCTYPE html>\n<html><head></head><body><b>1</b><p><b>2</b>3</p>x<table><tbody><tr><td>y</td></tr></tbody></table></body></html>",
        dump("<!doctype html><b>1<p>2</b>3</p><table>x<tr><td>y"));
  }

  /// HTML §13.2.6.4.7, "table": by the doctype's quirks mode, which is known before the first tag.
  @Test
  void tableStaysInAParagraphOnlyInQuirksMode() {
    String table = "<table><tbody><tr><td>b</td></tr></tbody></table>";
    String source = "<p>a<table><tr><td>b</table>";
    assertEquals(
        "<p>a" + table + "</p>",
        bodyOf("<!doctype html public '-//W3C//DTD HTML 4.0 Transitional//en'>" + source));
    assertEquals(
        "<p>a</p>" + table,
        bodyOf(
            "<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN'"
                + " 'http://www.w3.org/TR/html4/loose.dtd'>"
                + source));
  }

  /// HTML §13.2.6.4.7, "a start tag whose tag name is a": the adoption agency's eighth copy of the
  /// first link stays open.
  @Test
  void linkThatEightBlocksTakeOverIsStillOpen() {
    assertEquals(
        "<a id=\"x\"></a>"
            + "<div><a id=\"x\"></a>".repeat(7)
            + "<div><a id=\"x\">t<a id=\"y\">z</a></a>"
            + "</div>".repeat(8),
        bodyOf("<a id=x>" + "<div>".repeat(8) + "t<a id=y>z</a>"));
  }

  @Test
  void allOpenFormattingElementsAreOpenedAgain() {
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      open.append("<i id=\"").append(i).append("\">");
    }
    String close = "</i>".repeat(20);
    assertEquals(
        "<p>" + open + "a" + close + "</p><p>" + open + "b" + close + "</p>",
        bodyOf("<p>" + open + "a<p>b"));
  }

  private static String bodyOf(String html) {
    String whole = dump(html);
    return whole.substring(whole.indexOf("<body>") + 6, whole.indexOf("</body>"));
  }

  @Test
  void putsWhiteSpaceWhereTheStandardPutsIt() {
    assertEquals(
        "<!DOCTYPE html PUBLIC \"p\" \"s\">\n<html><head>\n</head>\n<body>x\n\n</body></html>",
        dump(
            "<!doctype html public 'p' 's'>\n<!--c-->\n<html>\n<head>\n</head>\n<body>x</body>\n</html>\n"));
  }

  @Test
  void keepsTemplateContentsApart() {
    Document document =
        parse("<template><i>x</i></template>".getBytes(StandardCharsets.UTF_8), 100, null);
    Element template = requireNonNull(requireNonNull(document.head()).firstElementChild());
    assertEquals(null, template.firstChild());
    assertEquals("<i>x</i>", HtmlSerializer.children(template));
    assertEquals(
        "<html><head><template><i>x</i></template></head><body></body></html>",
        HtmlSerializer.document(document));
  }

  @Test
  void adjustsNamesInForeignContent() {
    assertEquals(
        "<html><head></head><body><svg viewBox=\"0 0 1 1\"><lineargradient></lineargradient></svg></body></html>"
            .replace("lineargradient", "linearGradient"),
        dump("<svg VIEWBOX='0 0 1 1'><LINEARGRADIENT></LINEARGRADIENT></svg>"));
  }

  @Test
  void escapesTextAndAttributesAsTheStandardSays() {
    assertEquals(
        "<html><head></head><body><p title=\"&quot;&lt;&amp;&nbsp;\">&lt;&amp;&nbsp;\"</p><script>a<b&&c</script></body></html>",
        dump("<p title='\"<&amp;&nbsp;'>&lt;&amp;&nbsp;\"</p><script>a<b&&c</script>"));
  }

  @Test
  void growsWhileBytesArrive() {
    Document document = new Document("http://example.test/");
    StringBuilder page = new StringBuilder("<!doctype html><title>Long</title><body>");
    for (int i = 0; i < 1000; i++) {
      page.append("<p>paragraph ").append(i).append("</p>");
    }
    byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.append(bytes, 0, bytes.length / 2);
      assertEquals("Long", document.title());
      int halfWay = count(document);
      assertTrue(halfWay > 700, "only " + halfWay + " nodes at half of the page");
      parser.append(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
      parser.finish();
      assertTrue(count(document) >= 2000);
    }
  }

  @Test
  void capsNestingAndSurvivesHugeDepth() {
    Document document =
        parse("<div>".repeat(100_000).getBytes(StandardCharsets.UTF_8), 65_536, null);
    int depth = 0;
    for (Node node = document; node != null; node = node.firstChild()) {
      depth++;
    }
    assertTrue(depth <= 514, "depth " + depth);
    assertTrue(count(document) > 100_000);
  }

  /// As Chromium's parser: what is deeper than 513 elements becomes a sibling; texts stay.
  @Test
  void whatIsTooDeepBecomesASibling() {
    int cap = 513;
    String html =
        "<body>" + "<div>".repeat(cap - 4) + "<i>in<b>1<u>2</u></b></i>" + "after<s>3</s></div>end";
    for (int chunk : new int[] {1 << 20, 7}) {
      String dumped =
          HtmlSerializer.document(parse(html.getBytes(StandardCharsets.UTF_8), chunk, "utf-8"));
      String deepest = dumped.replaceAll("(<div>)+", "<div>…").replaceAll("(</div>)+", "…</div>");
      assertEquals(
          "<html><head></head><body><div>…<i>in<b>1</b><u>2</u></i>after<s>3</s>…</div>end…</div></body></html>",
          deepest);
    }
  }

  /// Text behind the body moves into it, whatever jsoup's look-ahead and the pieces make of it.
  @Test
  void textBehindTheBodyIsInTheBody() {
    String space = " ".repeat(700);
    String html = "<p>" + space + "</p>" + space + "</body>" + space + "text ";
    String whole = JsoupDump.jsoup(html);
    for (int chunk : new int[] {7, 501, 1400, 4000}) {
      assertEquals(
          whole,
          JsoupDump.ours(parse(html.getBytes(StandardCharsets.UTF_8), chunk, "utf-8")),
          "in pieces of " + chunk);
    }
  }

  @Test
  void dropsOrReplacesNulBytes() {
    assertEquals("<html><head></head><body>ab</body></html>", dump("a\0b"));
    assertTrue(dump("<p title='a\0b'>").contains("a\uFFFDb"));
  }

  @Test
  void closingHalfWayKeepsWhatThereIs() {
    Document document = new Document("http://example.test/");
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.append("<p>one</p>".repeat(600).getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(document.body() != null && document.body().firstChild() != null);
  }

  @Test
  void findsTheEncoding() {
    assertEquals("\u00E9\u20AC", body(new byte[] {(byte) 0xE9, (byte) 0x80}, null));
    assertEquals(
        "\u00E9",
        body(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3, (byte) 0xA9},
            "latin1"));
    assertEquals("\u00E9", body("\u00E9".getBytes(StandardCharsets.UTF_8), "UTF8"));
    assertEquals(
        "\u0436", body("<meta charset=koi8-r>\u0436".getBytes(Charset.forName("KOI8-R")), null));
    assertEquals(
        "\u3042",
        body(
            "<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\u3042"
                .getBytes(Charset.forName("Shift_JIS")),
            null));
  }

  /// Byte by byte, with the encoding named after the title.
  @Test
  void aTitleIsReadAgainInTheEncodingThatIsNamedBehindIt() {
    Charset koi8 = Charset.forName("KOI8-R");
    Document document =
        parse("<title>\u0436</title><meta charset=koi8-r>\u0436".getBytes(koi8), 1, null);
    assertEquals("\u0436", document.title());
    assertEquals("\u0436", requireNonNull(document.body()).textContent());
    assertEquals("KOI8-R", document.encoding());
  }

  private static String body(byte[] bytes, @Nullable String charset) {
    return requireNonNull(parse(bytes, 1, charset).body()).textContent();
  }

  @Test
  void normalizesLineEndsAcrossChunks() {
    assertEquals(
        "a\nb\nc\n\nd", body("<pre>a\r\nb\rc\r\n\r\nd".getBytes(StandardCharsets.UTF_8), "utf-8"));
  }

  @Test
  void reportsSubresourcesInOrder() {
    Document document = new Document("http://example.test/dir/page.html");
    List<String> found = new ArrayList<>();
    document.addObserver(
        new SubresourceFinder(
            document,
            each ->
                found.add(
                    switch (each) {
                      case Subresource.StyleSheet sheet ->
                          "sheet " + sheet.url() + " " + sheet.media();
                      case Subresource.InlineStyle style ->
                          "style " + style.element().textContent();
                      case Subresource.Picture picture -> "picture " + picture.url();
                      case Subresource.Embedded embedded ->
                          "embedded " + embedded.url() + " " + embedded.type();
                      case Subresource.Frame frame -> "frame " + frame.url();
                      case Subresource.Script script -> "script " + script.url();
                      case Subresource.Icon icon -> "icon " + icon.url();
                      case Subresource.Policy policy -> "policy " + policy.content();
                      case Subresource.Referrer referrer -> "referrer " + referrer.content();
                      case Subresource.Preload preload -> "preload " + preload.url();
                      case Subresource.Refresh refresh ->
                          "refresh " + refresh.seconds() + " " + refresh.url();
                    }),
            element -> found.add("gone " + element)));
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.append(
          """
          <link rel=stylesheet href=a.css media=print><style>p{}</style><link rel="shortcut icon" href=/i.png>
          <meta http-equiv=refresh content="5; url=next.html"><base href=/other/>
          <input type=image src=b.png><embed src=c.pdf type=application/pdf><script src=d.js></script><iframe src=e.html></iframe>
          """
              .getBytes(StandardCharsets.UTF_8));
      parser.finish();
    }
    assertEquals(
        """
        sheet http://example.test/dir/a.css print
        icon http://example.test/i.png
        refresh 5.0 http://example.test/dir/next.html
        picture http://example.test/other/b.png
        embedded http://example.test/other/c.pdf application/pdf
        style p{}
        script http://example.test/other/d.js
        frame http://example.test/other/e.html\
        """,
        String.join("\n", found));
  }

  private static int count(Document document) {
    int count = 0;
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      count++;
    }
    return count;
  }

  @Provide
  static Arbitrary<String> tagSoup() {
    return Arbitraries.of(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href=x>",
            "</a>",
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "<caption>",
            "<select>",
            "<option>",
            "</select>",
            "<div>",
            "</div>",
            "text ",
            "<!--c-->",
            "<ul>",
            "<li>",
            "</ul>",
            "<h1>",
            "</h1>",
            "<form>",
            "</form>",
            "<button>",
            "</button>",
            "<svg>",
            "</svg>",
            "<math>",
            "<mi>",
            "<template>",
            "</template>",
            "<style>s",
            "</style>",
            "<script>s",
            "</script>",
            "<body class=x>",
            "<html lang=y>",
            "<head>",
            "</head>",
            "<frameset>",
            "<br>",
            "</br>",
            "\0",
            "<!doctype html>",
            "&amp;",
            "<textarea>",
            "</textarea>",
            "<nobr>",
            "<font>",
            "</font>",
            "<col>",
            "<tbody>",
            "<![CDATA[x]]>")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /// HTML §13.2.6.4.19: spaces after the body's end belong to the body. jsoup alone drops them, so
  /// the property below has no such tag.
  @Test
  void spacesAfterTheBodyAreKept() {
    byte[] bytes = ("a</body>" + " ".repeat(700) + "b").getBytes(StandardCharsets.UTF_8);
    for (int chunk : new int[] {7, 64, 501, 2000}) {
      Document document = parse(bytes, chunk, "utf-8");
      assertEquals(
          "a" + " ".repeat(700) + "b",
          requireNonNull(document.body()).textContent(),
          "chunks of " + chunk);
    }
  }

  /// Whatever the chunks are, the finished tree is that of a parse in one go.
  @Property(tries = 300)
  void chunkedTreeEqualsTheWholeOne(@ForAll("tagSoup") String html) {
    // Padding makes the input pass jsoup's look-ahead, so that syncs fall between tokens.
    StringBuilder padded = new StringBuilder();
    for (int i = 0; i < html.length(); i++) {
      padded.append(html.charAt(i));
      if (html.charAt(i) == '>') {
        padded.append(" ".repeat(700));
      }
    }
    byte[] bytes = padded.toString().getBytes(StandardCharsets.UTF_8);
    String chunked = JsoupDump.ours(parse(bytes, 501, "utf-8"));
    assertEquals(JsoupDump.jsoup(padded.toString()), chunked);
  }

  @Property(tries = 200)
  void survivesAnyBytes(@ForAll byte[] bytes) {
    Document document = parse(bytes, 7, null);
    assertTrue(document.documentElement() != null);
  }

  /// Seen to fail when the parser was closed instead, which left the page loading for ever.
  @Test
  void documentOfTooManyNodesEndsThere() {
    Document document = new Document("about:blank");
    HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
    boolean[] parsed = new boolean[1];
    parser.setWhenParsed(() -> parsed[0] = true);
    byte[] breaks = "<br>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i <= HtmlDocumentParser.MAX_NODES / 10_000; i++) {
      parser.append(breaks);
    }
    assertTrue(parsed[0], "the rest of the input is not waited for");
    assertTrue(parser.isFinished());
    parser.append(breaks);
    parser.finish();
  }

  /// What came while a script was waited for is shown from its beginning on; where it is cut
  /// changes nothing.
  @Test
  void aLongTextIsParsedInPieces() {
    String part = "<p class='a'>x &amp; y <!-- z --><script>'</p>'</script><![CDATA[w]]>";
    for (int shift = 0; shift < 2 * part.length(); shift++) {
      String html = "<!doctype html>" + "s".repeat(shift) + part.repeat(2500);
      Document document = new Document("http://example.test/");
      ArrayDeque<Runnable> tasks = new ArrayDeque<>();
      List<Integer> grown = new ArrayList<>();
      try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
        parser.setPieces(tasks::add, () -> grown.add(HtmlSerializer.document(document).length()));
        parser.append(html.getBytes(StandardCharsets.UTF_8));
        int first = HtmlSerializer.document(document).length();
        assertTrue(first > 60_000 && first < html.length() / 2, "first piece: " + first);
        parser.finish();
        assertEquals(1, tasks.size(), "the end waits for its turn");
        while (!tasks.isEmpty()) {
          tasks.remove().run();
        }
        assertTrue(parser.isFinished());
      }
      assertEquals(dump(html), HtmlSerializer.document(document), "shifted by " + shift);
      assertTrue(grown.size() >= 2, "pieces: " + grown);
    }
  }

  /// What comes faster than it is parsed does not wait without end.
  @Test
  void muchThatWaitsIsParsedAsItComes() {
    Document document = new Document("http://example.test/");
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    byte[] piece = ("<p>" + "x".repeat(131_069)).getBytes(US_ASCII);
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.setPieces(tasks::add, () -> {});
      for (int i = 0; i < 80; i++) {
        parser.append(piece);
      }
      assertTrue(
          HtmlSerializer.document(document).length() > 30 * piece.length,
          "parsed: " + HtmlSerializer.document(document).length());
      assertEquals(1, tasks.size());
    }
  }

  /// A text of more elements than a process can hold ends in one of the pieces, and does end.
  @Test
  void aDocumentOfTooManyNodesEndsInAPiece() {
    Document document = new Document("http://example.test/");
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.setPieces(tasks::add, () -> {});
      parser.append("<br>".repeat(HtmlDocumentParser.MAX_NODES + 100_000).getBytes(US_ASCII));
      parser.finish();
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
      assertTrue(parser.isFinished());
    }
    Node body = requireNonNull(document.body());
    int children = 0;
    for (Node child = body.firstChild(); child != null; child = child.nextSibling()) {
      children++;
    }
    assertTrue(children < HtmlDocumentParser.MAX_NODES + 20_000, "children: " + children);
  }
}
