package bulkhead.renderer.html;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class XmlDocumentParserTest {
  private static final String XHTML = "<html xmlns='http://www.w3.org/1999/xhtml'>";

  private static Document parse(String xml, Charset charset) {
    Document document = new Document("http://example.test/page.xht");
    XmlDocumentParser parser = new XmlDocumentParser(document, null);
    byte[] bytes = xml.getBytes(charset);
    for (byte one : bytes) {
      parser.append(new byte[] {one});
    }
    parser.finish();
    return document;
  }

  private static String dump(String xml) {
    return HtmlSerializer.document(parse(xml, StandardCharsets.UTF_8));
  }

  @Test
  void addsNoElementsAndClosesEmptyOnes() {
    assertEquals(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><table><tr><td></td></tr></table><p></p>x</body></html>",
        dump(XHTML + "<body><table><tr><td/></tr></table><p/>x</body></html>"));
  }

  @Test
  void readsCdataAndReferences() {
    assertEquals(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><p title=\"a\u00a0b&quot;\">&lt;b&gt; &amp; A\u2028 me</p></html>"
            .replace("\u00a0", "&nbsp;"),
        dump("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' '' [<!ENTITY who 'm&#101;'>]>"
                + XHTML
                + "<p title='a&nbsp;b&quot;'><![CDATA[<b> ]]>&amp; &#x41;&#8232; &who;</p></html>")
            .replaceFirst("<!DOCTYPE[^>]*>\n?", ""));
  }

  @Test
  void leavesOutTheTextRightBeforeWhatIsNotWellFormed() {
    String start = "<p title=\"a\">b</p>";
    for (String wrong :
        List.of("lost<i x='1'y='2'/>", "lost</q>", "lost & found", "lost<!--a--b-->")) {
      String dumped = dump(XHTML + "<body>" + start + wrong + "</body></html>");
      assertTrue(dumped.endsWith("</parsererror><body>" + start + "</body></html>"), dumped);
    }
    assertTrue(dump(XHTML + "<body>kept").endsWith("<body>kept</body></html>"));
  }

  @Test
  void resolvesNamespaces() {
    Document document =
        parse(
            "<x:html xmlns:x='http://www.w3.org/1999/xhtml'><x:body><p xmlns='urn:o'/></x:body></x:html>",
            StandardCharsets.UTF_8);
    Element body = requireNonNull(document.body());
    assertTrue(body.isHtml());
    assertEquals("urn:o", requireNonNull(body.firstElementChild()).namespace());
  }

  @Test
  void showsWhatComesBeforeTheFirstError() {
    String dump = dump(XHTML + "<body><p>a</p><b>c</body></html>");
    assertTrue(dump.contains("the end tag of body comes before that of b"), dump);
    assertTrue(dump.contains("<p>a</p><b></b>"), dump);
  }

  @Test
  void endsEntitiesThatGrowWithoutBound() {
    StringBuilder declarations = new StringBuilder("<!ENTITY a0 'lol'>");
    for (int i = 1; i < 12; i++) {
      declarations.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    assertTrue(
        dump("<!DOCTYPE html [" + declarations + "]>" + XHTML + "<p>&a11;</p></html>")
            .contains("too much text"));
  }

  @Test
  void readsTheEncodingFromTheDeclaration() {
    Document document =
        parse(
            "<?xml version='1.0' encoding='ISO-8859-1'?>" + XHTML + "<p>\u00e4</p></html>",
            StandardCharsets.ISO_8859_1);
    assertEquals("windows-1252", document.encoding());
    assertEquals("\u00e4", requireNonNull(document.documentElement()).textContent());
  }

  @Property(tries = 300)
  void endsOnAnyInput(
      @ForAll
          @Chars({'<', '>', '&', ';', '/', '!', '[', ']', '?', '-', '"', ' ', '=', '#'})
          @CharRange(from = 'a', to = 'e')
          String xml) {
    parse(xml, StandardCharsets.UTF_8);
  }
}
