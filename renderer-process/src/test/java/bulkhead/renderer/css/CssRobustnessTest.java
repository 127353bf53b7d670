package bulkhead.renderer.css;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.css.syntax.Tokens;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Whatever the text, a sheet is parsed: no exception, no endless loop, bounded work.
class CssRobustnessTest {

  @Provide
  static Arbitrary<String> soup() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a",
            ".b",
            "#c",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ";",
            ":",
            ",",
            "@media",
            "@import",
            "@layer",
            "@supports",
            "@font-face",
            "@x",
            "\"",
            "'",
            "\\",
            "/*",
            "*/",
            "url(",
            "calc(",
            "var(--x",
            "rgb(",
            ":is(",
            ":not(",
            ":has(",
            ":nth-child(",
            "2n+1",
            ">",
            "+",
            "~",
            "*",
            "|",
            "&",
            "!important",
            "color",
            "--x",
            "red",
            "10px",
            "1e3",
            "50%",
            "<!--",
            "-->",
            " ",
            "\n",
            "\0",
            "\uD800",
            "::before",
            "linear-gradient(",
            "not",
            "and",
            "or",
            "@keyframes",
            "from",
            "screen",
            "min-width",
            "color-mix(",
            "in srgb");
    return pieces.list().ofMaxSize(80).map(parts -> String.join("", parts));
  }

  @Property(tries = 1000)
  void anySheetParses(@ForAll("soup") String text) {
    visit(StyleSheet.parse(text, "http://example.test/").rules());
  }

  @Property(tries = 300)
  void anyTextParses(@ForAll String text) {
    visit(StyleSheet.parse(text, "http://example.test/").rules());
    assertNotNull(DeclarationParser.parseAttribute(text));
    assertNotNull(MediaQueryList.parse(text));
  }

  /// Tokens cover the source in order, and a block's end lies after its start.
  @Property(tries = 300)
  void tokensAreInOrder(@ForAll("soup") String text) {
    Tokens tokens = Tokens.of(text);
    int end = 0;
    for (int i = 0; i < tokens.count(); i++) {
      assertTrue(tokens.start(i) >= end && tokens.end(i) > tokens.start(i));
      end = tokens.end(i);
      switch (tokens.kind(i)) {
        case Tokens.FUNCTION, Tokens.OPEN_BRACE, Tokens.OPEN_BRACKET, Tokens.OPEN_PAREN ->
            assertTrue(tokens.match(i) > i && tokens.match(i) <= tokens.count());
        default -> {}
      }
    }
  }

  private static void visit(List<CssRule> rules) {
    for (CssRule rule : rules) {
      switch (rule) {
        case CssRule.Style style -> {
          for (Declaration declaration : style.declarations()) {
            assertNotNull(declaration.text());
          }
        }
        case CssRule.Media media -> visit(media.rules());
        case CssRule.Supports supports -> visit(supports.rules());
        case CssRule.LayerBlock layer -> visit(layer.rules());
        default -> assertNotNull(rule.toString());
      }
    }
  }

  @Test
  void deepNestingEnds() {
    String open = "a{".repeat(100_000);
    assertTrue(StyleSheet.parse(open, "").rules().size() < 100);
    assertEquals(0, StyleSheet.parse("(".repeat(100_000) + "{", "").rules().size());
    StyleSheet.parse("@media all{".repeat(100_000), "");
    StyleSheet.parse(":is(".repeat(100_000) + "a{color:red}", "");
    StyleSheet.parse("a ".repeat(100_000) + "{color:red}", "");
    StyleSheet.parse("p{width:" + "calc(".repeat(100_000) + "1px", "");
    assertNotNull(MediaQueryList.parse("(".repeat(100_000)));
  }
}
