package bulkhead.testing;

import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A browser with one window in the upper left corner of the screen: its keyboard, its mouse, and
/// what it shows. Coordinates are the screen's.
public final class BrowserWindowDriver implements AutoCloseable {
  public static final int WIDTH = 900;
  public static final int HEIGHT = 700;
  private static final int OMNIBOX_Y = 63;
  private static final int PROGRESS_Y = 78;
  private static final int PROGRESS_LEFT = 139;
  private static final int PROGRESS_RIGHT = 829;
  private static final int ACCENT = 0x0b57d0;

  /// Tab strip, toolbar, bookmarks bar, and the line below them.
  public static final int BARS = 40 + 46 + 34 + 1;

  /// The page area of a window without info bars.
  public static final Rectangle PAGE = new Rectangle(0, BARS, WIDTH, HEIGHT - BARS);

  private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
  private static final String UNSHIFTED = "`1234567890-=[]\\;',./";
  private static final int WHITE = 0xffffff;

  private final BrowserProcess browser;

  private BrowserWindowDriver(BrowserProcess browser) {
    this.browser = browser;
  }

  /// Opens a window with these arguments, options and addresses alike.
  public static BrowserWindowDriver open(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--window-position=0,0",
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--force-device-scale-factor=1"));
    all.addAll(Arrays.asList(arguments));
    Screen.robot().mouseMove(WIDTH + 100, HEIGHT + 100); // hovers over nothing
    return new BrowserWindowDriver(BrowserProcess.start(all.toArray(String[]::new)));
  }

  public BrowserProcess browser() {
    return browser;
  }

  // Eyes

  /// Waits until the page area is filled with that colour (0xRRGGBB), at all the places that are
  /// looked at.
  public void awaitPage(int color) {
    browser.await("a page of colour " + Integer.toHexString(color), () -> isPage(color));
  }

  public boolean isPage(int color) {
    for (int x = 150; x < WIDTH; x += 200) {
      for (int y = BARS + 140; y < HEIGHT - 40; y += 130) {
        if (Screen.color(x, y) != color) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether the line below the address has come beyond that share of its way.
  public boolean isProgress(double share) {
    int x = PROGRESS_LEFT + (int) (share * (PROGRESS_RIGHT - PROGRESS_LEFT));
    return Screen.color(x, PROGRESS_Y) == ACCENT;
  }

  public BufferedImage page() {
    return Screen.capture(PAGE);
  }

  // Hands

  /// Presses keys (`VK_…`) together.
  public void press(int... keys) {
    for (int key : keys) {
      Screen.robot().keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      Screen.robot().keyRelease(keys[i]);
    }
  }

  public void click(int x, int y) {
    Screen.robot().mouseMove(x, y);
    Screen.robot().mousePress(InputEvent.BUTTON1_DOWN_MASK);
    Screen.robot().mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  public void clickPage() {
    click(WIDTH / 2, HEIGHT - 100);
  }

  public void middleClickPage() {
    Screen.robot().mouseMove(WIDTH / 2, HEIGHT - 100);
    Screen.robot().mousePress(InputEvent.BUTTON2_DOWN_MASK);
    Screen.robot().mouseRelease(InputEvent.BUTTON2_DOWN_MASK);
  }

  /// Types ASCII text as a US keyboard has it.
  public void type(String text) {
    for (char c : text.toCharArray()) {
      int shifted = SHIFTED.indexOf(c);
      char base = shifted >= 0 ? UNSHIFTED.charAt(shifted) : Character.toLowerCase(c);
      int key = KeyEvent.getExtendedKeyCodeForChar(base);
      if (base != c) {
        press(KeyEvent.VK_SHIFT, key);
      } else {
        press(key);
      }
    }
  }

  /// Types an address into the omnibox of the tab that is shown. Reached by the mouse: of Ctrl+L
  /// the page is asked first.
  public void go(String url) {
    click(WIDTH / 2, OMNIBOX_Y);
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
    type(url);
    press(KeyEvent.VK_ENTER);
    Screen.robot().mouseMove(WIDTH + 100, HEIGHT + 100);
  }

  /// Opens an empty tab and waits until it is shown; the tab before must not be white.
  public void newTab() {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_T);
    awaitPage(WHITE);
  }

  public void selectTab(int number) {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_0 + number);
  }

  public void reload() {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_R);
  }

  @Override
  public void close() {
    browser.close();
  }
}
