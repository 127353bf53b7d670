package bulkhead.renderer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.css.CssRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FontFaceRuleTest {
  private static FontFaceRule rule(Map<String, String> descriptors) {
    FontFaceRule rule =
        FontFaceRule.of(new CssRule.FontFace(descriptors, "http://a.test/css/x.css"));
    assertNotNull(rule);
    return rule;
  }

  @Test
  void keepsTheSourcesThatItCanUse() {
    FontFaceRule rule =
        rule(
            Map.of(
                "font-family",
                "My Font",
                "src",
                "local(My Font Bold), url(a.eot) format(\"embedded-opentype\"), nonsense,"
                    + " url(\"../b.woff2\") format(woff2) tech(variations)"));
    assertEquals("My Font", rule.family());
    assertEquals(
        List.of(
            new FontFaceRule.Source.Local("My Font Bold"),
            new FontFaceRule.Source.File("http://a.test/b.woff2")),
        rule.sources());
  }

  @Test
  void aDescriptorThatIsNotValidCountsAsNotGiven() {
    FontFaceRule rule =
        rule(
            Map.of(
                "font-family", "F",
                "src", "url(f)",
                "font-weight", "900 100",
                "font-stretch", "quite wide",
                "unicode-range", "U+0-7F, U+4??"));
    assertEquals(100, rule.weightMin());
    assertEquals(900, rule.weightMax());
    assertEquals(100, rule.stretchMin());
    assertTrue(rule.adjustments().ranges().contains(0x4ff));
    assertFalse(rule.adjustments().ranges().contains(0x80));
    assertNull(UnicodeRanges.parse("U+110000"));
    assertNull(UnicodeRanges.parse("U+4?5"));
  }
}
