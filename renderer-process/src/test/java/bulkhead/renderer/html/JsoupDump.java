package bulkhead.renderer.html;

import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.SteppingParser;

/// Both trees in one plain notation, so that they can be compared.
final class JsoupDump {
  private JsoupDump() {}

  static String ours(Document document) {
    StringBuilder out = new StringBuilder();
    ours(document, 0, out);
    return out.toString();
  }

  private static void ours(ContainerNode parent, int depth, StringBuilder out) {
    ContainerNode inside =
        parent instanceof Element element && element.templateContents() != null
            ? element.templateContents()
            : parent;
    for (Node node = inside.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Text text && text.data().isBlank()) {
        continue; // Some white space has another place in jsoup's tree than in the standard's.
      }
      out.append(" ".repeat(depth));
      switch (node) {
        case Element element -> {
          out.append(element.localName().toLowerCase(java.util.Locale.ROOT));
          for (int i = 0; i < element.attributeCount(); i++) {
            out.append(' ').append(element.attributeAt(i));
          }
          out.append('\n');
          ours(element, depth + 1, out);
        }
        case Text text -> out.append('"').append(text.data().strip()).append("\"\n");
        case Comment comment -> out.append("!").append(comment.data()).append('\n');
        case DocumentType type -> out.append("doctype ").append(type.name()).append('\n');
        default -> throw new AssertionError(node);
      }
    }
  }

  static String jsoup(String html) {
    StringBuilder out = new StringBuilder();
    jsoup(Jsoup.parse(html, "", SteppingParser.forFragments(false)), 0, out);
    return out.toString();
  }

  private static void jsoup(org.jsoup.nodes.Node parent, int depth, StringBuilder out) {
    StringBuilder text = new StringBuilder();
    for (org.jsoup.nodes.Node node : parent.childNodes()) {
      if (node instanceof TextNode each) {
        text.append(each.getWholeText());
        continue;
      }
      if (node instanceof DataNode each) {
        text.append(each.getWholeData());
        continue;
      }
      flush(text, depth, out);
      out.append(" ".repeat(depth));
      switch (node) {
        case org.jsoup.nodes.Element element -> {
          out.append(element.normalName());
          for (org.jsoup.nodes.Attribute attribute : element.attributes()) {
            out.append(' ')
                .append(
                    bulkhead.renderer.dom.Attribute.of(attribute.getKey(), attribute.getValue()));
          }
          out.append('\n');
          jsoup(element, depth + 1, out);
        }
        case org.jsoup.nodes.Comment comment ->
            out.append("!").append(comment.getData()).append('\n');
        case org.jsoup.nodes.DocumentType type ->
            out.append("doctype ").append(type.name()).append('\n');
        default -> throw new AssertionError(node);
      }
    }
    flush(text, depth, out);
  }

  private static void flush(StringBuilder text, int depth, StringBuilder out) {
    if (!text.toString().isBlank()) {
      out.append(" ".repeat(depth)).append('"').append(text.toString().strip()).append("\"\n");
    }
    text.setLength(0);
  }
}
