package bulkhead.renderer.css;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Style sheets as scripts see and change them.
class EditableSheetTest {
  private static EditableSheet sheet(String text) {
    return new EditableSheet(StyleSheet.parse(text, "http://example.test/"));
  }

  @Test
  void tellsRulesInCanonicalForm() {
    assertEquals(
        "[{\"k\":\"import\",\"p\":\"a.css\",\"media\":\"screen\"},"
            + "{\"k\":\"style\",\"p\":\".a > b, a:nth-child(2n+1), [x=\\\"y\\\" i]::before\","
            + "\"d\":\"COLOR: red\"},"
            + "{\"k\":\"media\",\"p\":\"(min-width: 1px), not all\","
            + "\"r\":[{\"k\":\"style\",\"p\":\"i\",\"d\":\"\"}]}]",
        sheet(
                "@import 'a.css' screen; .a>b,a:NTH-child( odd ),*[x=y i]:before{ COLOR: red }"
                    + "@media all and (MIN-width:1px), 1px { i{} } u] {}")
            .outline());
  }

  @Test
  void keepsNestedRulesAndTheDeclarationsBetweenThem() {
    assertEquals(
        "[{\"k\":\"style\",\"p\":\".a\",\"d\":\"top: 0;\",\"r\":["
            + "{\"k\":\"style\",\"p\":\"&:hover\",\"d\":\"left: 0\"},"
            + "{\"k\":\"nested\",\"p\":\"\",\"d\":\"right: 0\"}]}]",
        sheet(".a { top: 0; &:HOVER { left: 0 } right: 0 }").outline());
  }

  @Test
  void knowsNamespacesDeclaredBefore() {
    EditableSheet sheet = sheet("@namespace p 'http://p/'; p|a, q|b {} p|a {}");
    assertEquals("p|a", sheet.selectorText(" p|a ", ""));
    assertEquals("", sheet.selectorText("q|a", ""));
    assertEquals(1, sheet.sheet().rules().size());
  }

  @Test
  void aChangeReplacesOneRuleAndKeepsTheOthers() {
    EditableSheet sheet = sheet("a { top: 0 } b { top: 0 }");
    CssRule first = sheet.sheet().rules().getFirst();
    sheet.splice(1, 1, "c { left: 0 } d] {}");
    List<CssRule> rules = sheet.sheet().rules();
    assertEquals(2, rules.size());
    assertEquals(first, rules.getFirst());
    assertEquals(
        "[{\"k\":\"style\",\"p\":\"a\",\"d\":\"top: 0\"},"
            + "{\"k\":\"style\",\"p\":\"c\",\"d\":\"left: 0\"}]",
        sheet.outline());
  }
}
