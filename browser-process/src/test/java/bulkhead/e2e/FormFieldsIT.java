package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.DevToolsPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Form fields by the keyboard and the mouse.
class FormFieldsIT extends DrivenTest {
  private static final String PAGE =
      """
      <!doctype html><title>fields</title>
      <input id=date type=date><input id=time type=time value=10:20><input id=number type=number value=5>
      <script>
      globalThis.told = [];
      for (const each of document.querySelectorAll('input'))
        each.addEventListener('change', () => told.push(each.id + ' ' + each.value));
      </script>
      """;

  private DevToolsPage page;

  @BeforeEach
  void openFields() {
    page("/", PAGE);
    page = open("/");
    page.await("complete", "document.readyState");
  }

  @Test
  void datesAreTypedPartByPart() {
    page.evaluate("(date.focus(), 0)");
    page.type("5");
    page.type("31");
    assertEquals(" true", page.evaluate("date.value + ' ' + date.validity.badInput"));
    page.type("2024");
    page.await("2024-05-31", "date.value");
    page.press("ArrowLeft");
    page.press("ArrowUp");
    page.await("2024-05-01", "date.value");
    page.press("Backspace");
    page.await("", "date.value");
    page.evaluate("(told.length = 0, time.focus(), 0)");
    page.type("0315p");
    page.await("15:15", "time.value");
    page.press("ArrowDown");
    page.await("03:15", "time.value");
    page.evaluate("(told.length = 0, number.focus(), 0)");
    page.press("ArrowUp");
    page.await("number 6", "told.join()");
    page.evaluate("(date.focus(), 0)");
    page.type("1");
    page.evaluate("(date.value = '', 0)");
    assertEquals("false", page.evaluate("date.validity.badInput"));
  }

  @Test
  void tabGoesThroughTheParts() {
    page.evaluate("(date.focus(), 0)");
    page.type("12");
    page.press("Tab"); // typing has led to the day: this is the year
    page.type("2024");
    page.evaluate("(time.focus(), 0)");
    page.press("Tab");
    page.press("Tab");
    page.type("p");
    page.await("22:20", "time.value");
    page.press("Tab");
    page.await("number", "document.activeElement.id");
    page.evaluate("(date.focus(), 0)");
    page.press("Tab");
    page.type("24");
    page.await("2024-12-24", "date.value");
  }

  /// As X11 has it. Seen to fail: nothing called it.
  @Test
  void theMiddleButtonPastesWhatIsSelected() {
    page(
        "/middle",
        """
        <!doctype html><title>middle</title>
        <input id=from value=word size=3><input id=to><div id=rich contenteditable>&nbsp;</div>
        <script>
        globalThis.pasted = [];
        addEventListener('paste', e => pasted.push(e.clipboardData.getData('text/plain')));
        </script>
        """);
    DevToolsPage middle = openAnother(server.url("/middle"));
    middle.await("complete", "document.readyState");
    middle.click("#from", "left", 1);
    middle.click("#from", "left", 2);
    middle.click("#to", "middle", 1);
    middle.await("word to word", "to.value + ' ' + document.activeElement.id + ' ' + pasted");
    middle.click("#rich", "middle", 1);
    middle.await("word", "rich.textContent.trim()");
    assertEquals("word", middle.evaluate("from.value"));
  }
}
