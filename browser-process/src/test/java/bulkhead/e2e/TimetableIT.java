package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.DevToolsPage;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The timetable page of the tour: what is entered outlives a reload, the renderer and the browser,
/// and goes to a file and back.
@Timeout(600)
class TimetableIT {
  private static final String PAGE =
      Path.of("..", "docs", "timetable", "index.html")
          .toAbsolutePath()
          .normalize()
          .toUri()
          .toString();
  private static final String COUNT = "document.getElementById('count').textContent";
  private static final String EVENTS =
      "[...document.querySelectorAll('.event')].map(e => e.textContent).join(' | ')";

  @TempDir Path folder = Path.of("");

  private BrowserProcess open() {
    return BrowserProcess.start(
        "--headless",
        "--remote-debugging-port=0",
        "--window-size=1000,900",
        "--user-data-dir=" + folder.resolve("profile"),
        PAGE);
  }

  private static void enter(DevToolsPage page, String name, String start, String end) {
    page.click("#name");
    page.type(name);
    page.evaluate("document.getElementById('start').focus()"); // at its first part
    page.type(keys(start));
    page.press("Tab");
    page.type(keys(end));
    page.press("Enter");
  }

  /// What is typed into the parts of a time field: `18:15` is `0615P`.
  private static String keys(String time) {
    int hour = Integer.parseInt(time.substring(0, 2));
    return "%02d%s%s".formatted((hour + 11) % 12 + 1, time.substring(3), hour < 12 ? "A" : "P");
  }

  private static void closeInOrder(BrowserProcess browser, DevToolsPage page) {
    page.call("Browser.close", "{}");
    browser.await("the browser's end", () -> browser.children().isEmpty());
  }

  /// Seen to fail without the writing of local storage to the profile.
  @Test
  void eventsOutliveReloadRendererAndBrowser() {
    try (BrowserProcess browser = open();
        DevToolsPage page = DevToolsPage.of(browser)) {
      page.await("0 events", COUNT);
      enter(page, "Maths", "09:00", "10:30");
      page.await("1 event", COUNT);
      enter(page, "Physics", "10:00", "11:00");
      page.await("2 events", COUNT);

      page.call("Page.reload", "{}");
      page.await("09:00–10:30Maths | 10:00–11:00Physics", EVENTS);

      browser.renderer(1).kill();
      browser.await(
          "the renderer's end", () -> browser.standardError().contains("renderer-1 is gone"));
      page.call("Page.reload", "{}");
      page.await("09:00–10:30Maths | 10:00–11:00Physics", EVENTS);
      enter(page, "Choir", "18:15", "20:00");
      page.await("3 events", COUNT);
      closeInOrder(browser, page);
    }
    try (BrowserProcess browser = open();
        DevToolsPage page = DevToolsPage.of(browser)) {
      page.await("09:00–10:30Maths | 10:00–11:00Physics | 18:15–20:00Choir", EVENTS);
    }
  }

  /// Seen to fail when what is saved is empty.
  @Test
  void isSavedToAFileAndLoadedAgain() throws IOException {
    Path downloads = folder.resolve("downloads");
    Path saved = downloads.resolve("timetable.json");
    try (BrowserProcess browser = open();
        DevToolsPage page = DevToolsPage.of(browser)) {
      JsonObject behavior = new JsonObject();
      behavior.addProperty("behavior", "allow");
      behavior.addProperty("downloadPath", downloads.toString());
      page.call("Browser.setDownloadBehavior", behavior.toString());
      page.await("0 events", COUNT);
      enter(page, "Maths", "09:00", "10:30");
      page.await("1 event", COUNT);
      page.click("#save");
      browser.await("the file", () -> Files.exists(saved));
      assertTrue(Files.readString(saved).contains("\"name\": \"Maths\""));

      page.evaluate("(confirm = () => true)");
      page.click("#clear");
      page.await("0 events", COUNT);
      load(page, saved);
      page.await("1 event", COUNT);
      assertEquals("09:00–10:30Maths", page.evaluate(EVENTS));

      Path other = Files.writeString(folder.resolve("other.json"), "[{\"name\": 1}]");
      load(page, other);
      page.await("other.json is no timetable.", "document.getElementById('news').textContent");
      assertEquals("1 event", page.evaluate(COUNT));
    }
  }

  /// A client chooses the file in the user's place.
  private static void load(DevToolsPage page, Path file) {
    JsonObject input = new JsonObject();
    input.addProperty("expression", "document.getElementById('load')");
    JsonObject found = page.call("Runtime.evaluate", input.toString());
    JsonArray files = new JsonArray();
    files.add(file.toString());
    JsonObject parameters = new JsonObject();
    parameters.add("files", files);
    parameters.add("objectId", found.getAsJsonObject("result").get("objectId"));
    page.call("DOM.setFileInputFiles", parameters.toString());
  }
}
