package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changes the look alone, after the page has been painted, is seen: the display list is that
/// of a page that was so from the beginning. Seen to fail when boxes keep the styles that they were
/// made with.
class RepaintTest {
  private static final String PAGE =
      """
      <!doctype html><style id=own>a { color: red }</style><style>RULES</style>
      <p><a id=link>first <b>bold</b></a> rest <input type=checkbox id=box><label>label</label></p>
      <svg width=50 height=20><rect width=20 height=10 /></svg>
      <div style="columns:2"><i>in columns</i></div><table><td>cell</table><ul><li>item</ul>
      <script>const own = document.getElementById('own').sheet</script>
      """;

  private static String painted(LocalFrame frame) {
    PagePipeline pipeline = frame.pipeline();
    if (pipeline == null) {
      throw new AssertionError("no page");
    }
    return pipeline.displayList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a { background: green }
          p { color: green }
          b { text-decoration: underline green }
          a::before { content: 'x'; color: blue }
          p { outline: 3px solid green }
          label { box-shadow: 0 0 3px green }
          i { color: green }
          p::first-line { color: green }
          td { background: green }
          li { color: green }
          svg { background: green }
          body { background: green }
          p { visibility: hidden }
          p { opacity: 0.5 }
          """)
  void aRuleThatIsAddedIsSeen(String rule) {
    String edited =
        InProcessBrowser.page(
            PAGE.replace("RULES", ""),
            frame -> {
              painted(frame);
              InProcessBrowser.evaluate(frame, "own.insertRule(`" + rule + "`, 1)");
              return painted(frame);
            });
    assertEquals(InProcessBrowser.page(PAGE.replace("RULES", rule), RepaintTest::painted), edited);
    assertNotEquals(
        InProcessBrowser.page(PAGE.replace("RULES", ""), RepaintTest::painted), edited, "no test");
  }

  /// No attribute changes here: only the element's state, and with it the look of another.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          :checked + label { color: green } | box.checked = true
          :focus + label { background: green } | box.focus()
          """)
  void aStateThatIsEnteredIsSeen(String rule, String script) {
    InProcessBrowser.page(
        PAGE.replace("RULES", rule),
        frame -> {
          String before = painted(frame);
          InProcessBrowser.evaluate(frame, script);
          String after = painted(frame);
          assertNotEquals(before, after);
          assertEquals(true, after.contains("#ff008000"), after);
          return after;
        });
  }
}
