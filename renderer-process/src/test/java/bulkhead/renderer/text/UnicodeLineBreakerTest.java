package bulkhead.renderer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Opportunities are shown as `|`; for ASCII they are Chromium's.
final class UnicodeLineBreakerTest {
  private static String broken(String text) {
    boolean[] breaks = new UnicodeLineBreaker().opportunities(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      out.append(breaks[i] ? "|" : "").append(text.charAt(i));
    }
    return out.toString();
  }

  @Test
  void breaksAfterSpaces() {
    assertEquals("one |two  |three", broken("one two  three"));
  }

  @Test
  void breaksAfterHyphensButNotBeforeNumbersOfTheirOwn() {
    assertEquals("well-|known |a-|1 |-1", broken("well-known a-1 -1"));
    assertEquals("\u0442-1 |\u00e9-1 |\u0442-|a", broken("\u0442-1 \u00e9-1 \u0442-a"));
  }

  @Test
  void hyphensThatBeginWordsStayWithThem() {
    assertEquals("ab |\u2013secret |a\u2013|b", broken("ab \u2013secret a\u2013b"));
    assertEquals("ab |-\u05d0", broken("ab -\u05d0"));
    assertEquals("ab |\u2013|\u4e2d", broken("ab \u2013\u4e2d"));
  }

  @Test
  void doesNotBreakAddressesAtSlashes() {
    assertEquals("http://a.b/c?|d", broken("http://a.b/c?d"));
  }

  @Test
  void breaksBetweenIdeographs() {
    assertEquals("\u4e2d|\u6587\u3002", broken("\u4e2d\u6587\u3002"));
  }

  @Test
  void noBreakSpaceGlues() {
    assertEquals("a\u00a0b", broken("a\u00a0b"));
  }

  @Test
  void softHyphenIsAnOpportunity() {
    assertEquals("co\u00ad|op", broken("co\u00adop"));
  }
}
