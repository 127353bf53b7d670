package bulkhead.renderer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleMarkupTest {
  private static final String[] PIECES = {
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=\"a b\" id='x'>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"?a=1&amp;b=2\">",
    "</a>",
    "<button disabled>",
    "</button>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<dl>",
    "</dl>",
    "<dt>",
    "</dt>",
    "<dd>",
    "</dd>",
    "<br>",
    "<br/>",
    "<hr>",
    "<input type=checkbox checked>",
    "<img src=a.png alt>",
    "<span/>",
    "</span>",
    "text",
    " ",
    "a &lt; b &nbsp; &#39;",
    "a & b",
    "&copy;",
    "&amp",
    "<",
    ">",
    "<!--c-->",
    "<table>",
    "<td>",
    "</td>",
    "<svg>",
    "</svg>",
    "<option>",
    "<form>",
    "</form>",
    "<DIV>",
    "</DIV>",
    "<x-y>",
    "</x-y>",
    "<span a=1 a=2>",
    "<i title = a>",
    "<script>",
    "</script>",
    "<textarea>",
    "</br>",
    "<label for=x>",
    "</label >",
    "\r\n",
    "<div a=\"b\"c>",
    "<template>",
    "</template>",
  };

  private static final String[] CONTEXTS = {
    "div", "body", "p", "ul", "li", "td", "button", "a", "h1", "form", "select", "table", "svg",
  };

  /// Seen to fail when `<h2>` in `<h1>` was left in.
  @Test
  void makesTheTreeThatTheParserMakes() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder markup = new StringBuilder();
      for (int pieces = 1 + random.nextInt(7); pieces > 0; pieces--) {
        int most = random.nextInt(4) > 0 ? 34 : PIECES.length;
        markup.append(PIECES[random.nextInt(most)]);
      }
      String context = CONTEXTS[random.nextInt(CONTEXTS.length)];
      DocumentFragment simple = SimpleMarkup.parse(element(context), markup.toString());
      if (simple != null) {
        read++;
        DocumentFragment full = HtmlFragmentParser.parseFully(element(context), markup.toString());
        assertEquals(dump(full), dump(simple), context + ": " + markup);
      }
    }
    assertTrue(read > 1500, read + " were read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<li data-id=\"1\"><div class=view><input class=\"toggle\" type=\"checkbox\">"
            + "<label>Something &amp; more</label><button class=\"destroy\"></button></div></li>",
        "<p class=\"a\">One</p>\n<p>two <b>three</b> <i>four</i></p>",
        "<ul><li>a</li><li>b</li></ul>",
        "<div><span>left open",
      })
  void readsWhatIsCommon(String markup) {
    assertNotNull(SimpleMarkup.parse(element("div"), markup));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>one<p>two",
        "<b>one<i>two</b>three</i>",
        "<table><tr><td>x</table>",
        "<a>one<a>two</a></a>",
        "<script>x</script>",
        "&notin;",
      })
  void leavesTheRestToTheParser(String markup) {
    assertNull(SimpleMarkup.parse(element("div"), markup));
  }

  private static Element element(String name) {
    Document document = new Document("http://example.test/");
    return name.equals("svg")
        ? document.createElement("http://www.w3.org/2000/svg", null, name)
        : document.createElement(name);
  }

  private static String dump(Node node) {
    StringBuilder out = new StringBuilder();
    dump(node, "", out);
    return out.toString();
  }

  private static void dump(Node node, String indent, StringBuilder out) {
    out.append(indent);
    if (node instanceof Text text) {
      out.append('"').append(text.data()).append('"');
    } else if (node instanceof Element element) {
      out.append(element.namespace()).append(' ').append(element.localName());
      for (int i = 0; i < element.attributeCount(); i++) {
        Attribute attribute = element.attributeAt(i);
        out.append(' ').append(attribute.name()).append('=').append(attribute.value());
      }
      out.append(element.hasState(ElementState.CHECKED) ? " checked" : "");
    }
    out.append('\n');
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      dump(child, indent + "  ", out);
    }
  }
}
