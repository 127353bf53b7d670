package bulkhead.browser.internals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunRecordsTest {
  private final RunRecords records = new RunRecords();

  @Test
  void thePagesOfThisRunAreThereWithTheNewestFirst() {
    records.visited(1, "http://a.test/");
    records.titled(1, "First <b>");
    records.visited(2, "http://b.test/?x=\"y\"");
    String page = records.history();
    assertTrue(page.contains("<a href=\"http://a.test/\">First &lt;b&gt;</a>"), page);
    assertTrue(page.contains("href=\"http://b.test/?x=&quot;y&quot;\""), page);
    assertTrue(page.indexOf("b.test") < page.indexOf("a.test"), page);
  }

  @Test
  void aReloadIsNoOtherVisitAndTheBrowsersOwnPagesAreNone() {
    records.visited(1, "http://a.test/");
    records.visited(1, "http://a.test/");
    records.visited(1, "bulkhead://history/");
    records.visited(1, "javascript:alert(1)");
    String page = records.history();
    assertEquals(page.indexOf("<tr>"), page.lastIndexOf("<tr>"), page);
  }

  @Test
  void whatIsNoWebAddressIsNoLink() {
    records.visited(1, "file:///home/a.html");
    assertFalse(records.history().contains("<a "), records.history());
  }

  @Test
  void downloadsSayWhatBecameOfThem() {
    records.downloadBegan("1", "plan.json", "blob:http://a.test/1");
    assertTrue(records.downloads().contains("On its way"), records.downloads());
    records.downloadEnded("1", "Saved as /home/plan.json");
    assertTrue(records.downloads().contains("Saved as /home/plan.json"), records.downloads());
  }

  @Test
  void whatIsKeptHasALimit() {
    for (int i = 0; i < 1_200; i++) {
      records.visited(1, "http://a.test/" + i);
    }
    String page = records.history();
    assertTrue(page.contains("/1199<"), "the newest is there");
    assertFalse(page.contains("/199<"), "the oldest is not");
  }
}
