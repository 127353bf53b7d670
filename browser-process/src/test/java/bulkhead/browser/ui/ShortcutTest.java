package bulkhead.browser.ui;

import static java.awt.event.InputEvent.ALT_DOWN_MASK;
import static java.awt.event.InputEvent.BUTTON1_DOWN_MASK;
import static java.awt.event.InputEvent.CTRL_DOWN_MASK;
import static java.awt.event.InputEvent.SHIFT_DOWN_MASK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import org.junit.jupiter.api.Test;

class ShortcutTest {

  @Test
  void areChromiumsOnLinux() {
    assertEquals(Shortcut.NEW_TAB, Shortcut.of(KeyEvent.VK_T, CTRL_DOWN_MASK));
    assertEquals(
        Shortcut.REOPEN_CLOSED_TAB, Shortcut.of(KeyEvent.VK_T, CTRL_DOWN_MASK | SHIFT_DOWN_MASK));
    assertEquals(
        Shortcut.PREVIOUS_TAB, Shortcut.of(KeyEvent.VK_TAB, CTRL_DOWN_MASK | SHIFT_DOWN_MASK));
    assertEquals(Shortcut.NEXT_TAB, Shortcut.of(KeyEvent.VK_PAGE_DOWN, CTRL_DOWN_MASK));
    assertEquals(Shortcut.TAB_8, Shortcut.of(KeyEvent.VK_8, CTRL_DOWN_MASK));
    assertEquals(Shortcut.LAST_TAB, Shortcut.of(KeyEvent.VK_9, CTRL_DOWN_MASK));
    assertEquals(Shortcut.BACK, Shortcut.of(KeyEvent.VK_LEFT, ALT_DOWN_MASK));
    assertEquals(Shortcut.RELOAD_BYPASSING_CACHE, Shortcut.of(KeyEvent.VK_F5, SHIFT_DOWN_MASK));
    assertEquals(Shortcut.ZOOM_IN, Shortcut.of(KeyEvent.VK_EQUALS, CTRL_DOWN_MASK));
    assertEquals(Shortcut.FOCUS_OMNIBOX, Shortcut.of(KeyEvent.VK_K, CTRL_DOWN_MASK));
    assertEquals(Shortcut.PRINT, Shortcut.of(KeyEvent.VK_P, CTRL_DOWN_MASK));
    assertEquals(Shortcut.OPEN_FILE, Shortcut.of(KeyEvent.VK_O, CTRL_DOWN_MASK));
    assertEquals(Shortcut.MAIN_MENU, Shortcut.of(KeyEvent.VK_F, ALT_DOWN_MASK));
    assertEquals(Shortcut.MAIN_MENU, Shortcut.of(KeyEvent.VK_F10, 0));
  }

  @Test
  void plainKeysAndTextEditingBelongToThePage() {
    assertNull(Shortcut.of(KeyEvent.VK_T, 0));
    assertNull(Shortcut.of(KeyEvent.VK_LEFT, CTRL_DOWN_MASK));
    assertNull(Shortcut.of(KeyEvent.VK_C, CTRL_DOWN_MASK));
    assertNull(Shortcut.of(KeyEvent.VK_BACK_SPACE, 0));
    assertNull(Shortcut.of(KeyEvent.VK_T, CTRL_DOWN_MASK | ALT_DOWN_MASK));
  }

  @Test
  void noPageKeepsItsUserFromLeavingIt() {
    assertTrue(Shortcut.NEW_TAB.isReserved());
    assertTrue(Shortcut.CLOSE_TAB.isReserved());
    assertTrue(Shortcut.NEXT_TAB.isReserved());
    assertTrue(Shortcut.TAB_2.isReserved(), "a page that hangs is left by its neighbour's number");
    assertFalse(Shortcut.FIND.isReserved(), "a page may have its own Ctrl+F");
    assertFalse(Shortcut.RELOAD.isReserved());
  }

  @Test
  void aKeyThatComesBackFromThePageIsTheSameShortcut() {
    var key =
        new PageInput.Key(
            PageInput.KeyKind.DOWN,
            "F",
            "KeyF",
            70,
            KeyEvent.VK_F,
            "",
            0,
            false,
            new PageInput.Modifiers(false, true, false, false),
            0);
    assertEquals(Shortcut.FIND, Shortcut.of(key));
  }

  @Test
  void aHeldMouseButtonDoesNotMatter() {
    assertEquals(
        Shortcut.CLOSE_TAB, Shortcut.of(KeyEvent.VK_W, CTRL_DOWN_MASK | BUTTON1_DOWN_MASK));
  }
}
