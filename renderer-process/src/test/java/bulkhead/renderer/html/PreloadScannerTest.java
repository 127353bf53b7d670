package bulkhead.renderer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import bulkhead.renderer.html.PreloadScanner.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is found ahead of the parser, with the text whole and character by character.
class PreloadScannerTest {
  private static List<String> found(String... pieces) {
    PreloadScanner scanner = new PreloadScanner();
    List<String> found = new ArrayList<>();
    for (String piece : pieces) {
      scanner.append(piece);
      for (Wanted each : scanner.scan(Integer.MAX_VALUE)) {
        String base = each.base() == null ? "" : " at " + each.base();
        found.add(each.kind() + " " + each.url() + base);
      }
    }
    return found;
  }

  private static void assertFinds(List<String> expected, String html) {
    assertEquals(expected, found(html), "whole");
    assertEquals(expected, found(html.split("")), "character by character");
  }

  @Test
  void scriptsStyleSheetsAndImages() {
    assertFinds(
        List.of(
            "SCRIPT a.js?x=1&y=2",
            "MODULE b.js",
            "SCRIPT /c.js",
            "STYLE_SHEET d.css",
            "IMAGE e.png"),
        """
        <!doctype html><script src="a.js?x=1&amp;y=2"></script><script type=module src='b.js'></script>
        <SCRIPT async SRC=/c.js></SCRIPT><link href=d.css rel="x Stylesheet"><img alt=">" src=e.png>
        """);
  }

  @Test
  void attributesOfOtherElementsHideWhatLooksLikeTags() {
    assertFinds(
        List.of("IMAGE a", "IMAGE b", "IMAGE c"),
        """
        <p title="<img src=no>" class='<img src=no>'data-x = "<img src=no>"><img src=a>
        <p id=x="y"><img src=b><p ="><br x/="><img src=c><p title="<img src=no>
        """);
  }

  @Test
  void addressesAreThoseOfTheBaseBeforeThem() {
    assertFinds(
        List.of("IMAGE a", "IMAGE b at /base/", "IMAGE c at /base/"),
        "<img src=a><base href=/base/><img src=b><base href=/other/><img src=c>");
  }

  @Test
  void whatIsNotAskedForAtOnce() {
    assertFinds(
        List.of("IMAGE last"),
        """
        <script type=text/template src=a></script><script nomodule src=b></script>
        <link rel="alternate stylesheet" href=c><link rel=stylesheet media=print href=d>
        <link rel=stylesheet disabled href=e><img loading=lazy src=f><img srcset=g src=h>
        <picture><source srcset=i><img src=j></picture><script src referrerpolicy=origin></script>
        <img src=last>
        """);
  }

  @Test
  void whatOnlyLooksLikeATag() {
    assertFinds(
        List.of("IMAGE last"),
        """
        <!-- <img src=a> --><script>'<img src=b></scripts>'</script><style><img src=c></style>
        <textarea><img src=d></textarea><title><img src=e></title><noscript><img src=f></noscript>
        <template><img src=g></template>< img src=h><p title="<img src=i>"><img src=last>
        """);
  }

  @Test
  void theEndOfAVeryLongDocumentIsNotLookedAt() {
    PreloadScanner scanner = new PreloadScanner();
    for (int i = 0; i < 30; i++) {
      scanner.append(" ".repeat(100_000));
    }
    assertFalse(scanner.hasMore());
    assertEquals(List.of(), scanner.scan(Integer.MAX_VALUE));
  }

  @Test
  void aSliceEndsNearItsLength() {
    PreloadScanner scanner = new PreloadScanner();
    scanner.append("<img src=a>".repeat(100));
    assertEquals(10, scanner.scan(110).size());
    assertEquals(90, scanner.scan(10_000).size());
  }
}
