package bulkhead.renderer.style;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.testing.Pairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Documents in, computed styles out. Each `style/*.html` of the test resources says in its first
/// comment which properties are shown, as in `<!-- show: color font-size -->`; `*.expected.txt`
/// beside it has a line for each element with an id. See [Pairs].
class StyleDocumentsTest {
  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    return Pairs.tests("style", ".expected.txt", file -> dump(styled(Files.readString(file))));
  }

  static Document styled(String html) {
    Document document = new Document("http://example.test/");
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.append(html.getBytes(StandardCharsets.UTF_8));
      parser.finish();
    }
    engine(document).update();
    return document;
  }

  /// An engine with the sheets of the document's `<style>` elements, for an 800×600 screen.
  static StyleEngine engine(Document document) {
    StyleEngine engine = new StyleEngine(document, MediaValues.screen(800, 600, 1));
    List<StyleEngine.AuthorSheet> sheets = new ArrayList<>();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.is("style")) {
        sheets.add(
            new StyleEngine.AuthorSheet(
                StyleSheet.parse(element.textContent(), document.baseUrl()),
                MediaQueryList.parse(element.attributeOrEmpty("media"))));
      }
    }
    engine.setSheets(sheets, rule -> null);
    return engine;
  }

  static String dump(Document document) {
    String[] properties = shown(document);
    StringBuilder out = new StringBuilder();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.id() != null) {
        line(out, "#" + element.id(), ComputedStyle.of(element), properties);
        for (PseudoElement pseudo :
            new PseudoElement[] {PseudoElement.BEFORE, PseudoElement.AFTER}) {
          ComputedStyle style = ComputedStyle.of(element, pseudo);
          if (style != null) {
            line(out, "#" + element.id() + "::" + pseudo.css(), style, properties);
          }
        }
      }
    }
    return out.toString();
  }

  private static void line(
      StringBuilder out, String name, @Nullable ComputedStyle style, String[] properties) {
    out.append(name);
    if (style == null) {
      out.append(" has no style\n");
      return;
    }
    for (String property : properties) {
      out.append(" | ").append(style.text(property));
    }
    out.append('\n');
  }

  private static String[] shown(Document document) {
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Comment comment && comment.data().strip().startsWith("show:")) {
        return comment.data().strip().substring(5).strip().split(" +");
      }
    }
    throw new AssertionError("no comment says what to show");
  }
}
