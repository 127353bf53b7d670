package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.ui.PageInput.KeyKind;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Bookmarks: added, named, removed and moved by hand.
@EnabledIfEnvironmentVariable(
    named = "DISPLAY",
    matches = ".+",
    disabledReason = "no display: run it under Xvfb")
class BookmarksIT extends FakeBrowserWindowTest {
  private static final String URL = "http://example.org/";
  private static final int STAR_X = WIDTH - 70;
  private static final int TOOLBAR_Y = 63;
  private static final int BAR_Y = 103;

  BookmarksIT() throws Exception {}

  private void showPage() {
    model.changeTab(first, tab -> FakeBrowser.page(first, "Example", URL));
    until("the page's address is shown", () -> address().equals("example.org"));
  }

  /// What is typed at once is for the name: the bubble comes when the bookmark is there. Seen to
  /// fail: the bubble never had the keyboard.
  @Test
  void aNewBookmarkIsNamedAtOnce() throws Exception {
    showPage();
    clickInPage();
    model.holdBookmarks();
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_D);
    type("mine");
    asked("addBookmark Example " + URL);
    model.releaseBookmarks();
    awaitKeyboardIn(JTextField.class);
    press(KeyEvent.VK_ENTER);
    asked("editBookmark " + (first.value() + 1) + " mine " + URL);
    until("the page has the keyboard again", () -> model.focused);
  }

  @Test
  void escapeKeepsTheBookmarkAsItWas() throws Exception {
    showPage();
    model.setBookmarks(List.of(new Bookmark(7, "Example", URL, null)));
    clickInPage();
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_D);
    awaitKeyboardIn(JTextField.class);
    type("no");
    press(KeyEvent.VK_ESCAPE);
    until("the page has the keyboard again", () -> model.focused);
    assertEquals(List.of(), List.copyOf(model.asked));
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_D);
    awaitKeyboardIn(JTextField.class);
    type("yes");
    clickInPage(); // keeps what was typed
    asked("editBookmark 7 yes " + URL);
  }

  /// Name, address, "Done", "Remove": by the Tab key.
  @Test
  void aBookmarkIsRemovedByTheKeyboard() throws Exception {
    showPage();
    model.setBookmarks(List.of(new Bookmark(7, "Example", URL, null)));
    clickInPage();
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_D);
    awaitKeyboardIn(JTextField.class);
    press(KeyEvent.VK_TAB);
    press(KeyEvent.VK_TAB);
    awaitKeyboardIn(TextButton.class);
    press(KeyEvent.VK_TAB);
    press(KeyEvent.VK_SPACE);
    asked("removeBookmark 7");
  }

  @Test
  void theStarOpensTheBubbleAndClosesIt() throws Exception {
    showPage();
    model.setBookmarks(List.of(new Bookmark(7, "Example", URL, null)));
    clickInPage();
    robot.mouseMove(STAR_X, TOOLBAR_Y);
    click(InputEvent.BUTTON1_DOWN_MASK);
    awaitKeyboardIn(JTextField.class);
    type("x");
    click(InputEvent.BUTTON1_DOWN_MASK);
    asked("editBookmark 7 x " + URL);
    until("the page has the keyboard again", () -> model.focused);
    robot.waitForIdle();
    press(KeyEvent.VK_Y);
    assertEquals("KeyY", next(PageInput.Key.class, key -> key.kind() == KeyKind.DOWN).code());
  }

  @Test
  void aBookmarkIsDraggedToAnotherPlace() throws Exception {
    model.setBookmarks(
        List.of(
            new Bookmark(7, "First", "http://a.test/", null),
            new Bookmark(8, "Second", "http://b.test/", null),
            new Bookmark(9, "Third", "http://c.test/", null)));
    until("the bookmarks are drawn", () -> hasInk(12, BAR_Y - 8, 60, 16));
    robot.mouseMove(30, BAR_Y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int x = 30; x <= 150; x += 10) { // past the middle of the second
      robot.mouseMove(x, BAR_Y);
    }
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    asked("moveBookmark 7 1");
  }
}
