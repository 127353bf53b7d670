package bulkhead.renderer.style;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlDocumentParser;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A change of a class restyles the elements that some rule may now match or match no more, and
/// those that inherit from them; of the thousand others none. The element itself is always
/// restyled, as `attr()` may show its class. (`:has()` is coarser: all below what it was tried on.)
///
/// The document: `#list` has 20 `.item`s with 50 spans each, of which the first has the class
/// `first`; a `<p>` stands after it.
class StyleInvalidationTest {

  @ParameterizedTest(name = "{0}   changed: .{2} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .other { color: red }              | list   | on  | 1
          .on { background: red }            | list   | on  | 1
          .on { background: red }            | third  | on  | 1
          .on { color: red }                 | third  | on  | 51
          .on .first { background: red }     | list   | on  | 21
          .on > .first { background: red }   | third  | on  | 2
          .on + .item { background: red }    | third  | on  | 2
          .on ~ .item { background: red }    | third  | on  | 18
          .on + .item .first { margin: 0 }   | third  | on  | 2
          .on .first + span { margin: 0 }    | third  | on  | 51
          .on + div + div { margin: 0 }      | third  | on  | 3
          .item:not(.on) { margin: 1px }     | third  | on  | 1
          :is(.on, .off) b { margin: 1px }   | list   | on  | 1
          .on::before { content: 'x' }       | third  | on  | 1
          .on { --x: 1 }                     | third  | on  | 51
          .deep .on .first { margin: 0 }     | list   | on  | 21
          """)
  void restyles(String rule, String id, String className, int expected) {
    Document document = document(rule);
    StyleEngine engine = StyleDocumentsTest.engine(document);
    engine.update();
    Element changed = requireNonNull(document.elementById(id), id);
    String before = changed.attributeOrEmpty("class");
    changed.setAttribute("class", before + " " + className);
    engine.update();
    assertEquals(expected, engine.restyledElements(), "with the class");
    changed.setAttribute("class", before);
    engine.update();
    assertEquals(expected, engine.restyledElements(), "without it again");
    engine.update();
    assertEquals(0, engine.restyledElements(), "with nothing changed");
  }

  /// Who asks for the style of one element need not wait for those of others.
  @Test
  void anElementIsUpToDateWhileOthersAreNot() {
    Document document = document(".on { color: red } .hidden { display: none }");
    StyleEngine engine = StyleDocumentsTest.engine(document);
    Element list = requireNonNull(document.elementById("list"));
    Element third = requireNonNull(document.elementById("third"));
    Element inside = requireNonNull(third.firstElementChild());
    assertFalse(engine.isUpToDate(list), "nothing has a style yet");
    engine.update();
    assertTrue(engine.isUpToDate(inside));
    third.setAttribute("class", "on");
    assertTrue(engine.isUpToDate(list));
    assertFalse(engine.isUpToDate(third));
    assertFalse(engine.isUpToDate(inside), "it inherits");
    engine.update();
    Element added = document.createElement("b");
    third.appendChild(added);
    assertFalse(engine.isUpToDate(added));
    assertTrue(engine.isUpToDate(list));
    third.setAttribute("class", "hidden");
    engine.update();
    assertTrue(engine.isUpToDate(inside), "nothing is styled in there");
  }

  private static Document document(String rule) {
    String spans = "<span class=first>a</span>" + "<span>b</span>".repeat(49);
    String items =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "<div class=item%s>%s</div>".formatted(i == 3 ? " id=third" : "", spans))
            .collect(Collectors.joining());
    String html =
        "<!doctype html><style>%s</style><div id=list>%s</div><p>after</p>".formatted(rule, items);
    Document document = new Document("http://example.test/");
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.append(html.getBytes(StandardCharsets.UTF_8));
      parser.finish();
    }
    return document;
  }
}
