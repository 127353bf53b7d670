package bulkhead.renderer.html;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceParserTest {
  private final Document document = new Document("http://example.test/");
  private final SourceParser parser = new SourceParser(document, "utf-8", true);

  private void append(String text) {
    parser.append(text.getBytes(StandardCharsets.UTF_8));
  }

  private String lines() {
    Element html = requireNonNull(document.documentElement());
    return HtmlSerializer.children(requireNonNull(html.lastElementChild()));
  }

  @Test
  void aLineIsThereBeforeItEnds() {
    append("<p>a");
    assertEquals("<div>&lt;p&gt;a</div>", lines());
    append("b");
    assertEquals("<div>&lt;p&gt;ab</div>", lines());
    String whole = "<div><span class=\"t\">&lt;p&gt;</span>ab</div>";
    append("\nc");
    assertEquals(whole + "<div>c</div>", lines());
    parser.finish();
    assertEquals(whole + "<div>c</div>", lines());
  }
}
