package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.fail;

import bulkhead.browser.ui.PageInput.MouseKind;
import bulkhead.testing.BrowserProcess;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A real window on a real display, used by a robot's hands and looked at through the screen's
/// pixels. The model behind it is made up. A class with such tests asks for a display by itself:
/// that is not inherited.
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD)
abstract class FakeBrowserWindowTest {
  static final int WIDTH = 900;
  static final int HEIGHT = 600;
  static final int TAB_MIDDLE_Y = 20;

  final FakeBrowser model = new FakeBrowser();
  final TabId first = model.state().activeTab();
  final Robot robot;
  final BrowserWindow window;
  final PageViewport viewport;

  FakeBrowserWindowTest() throws Exception {
    robot = new Robot();
    BrowserUi ui =
        BrowserUi.start(
            new UiOptions(
                false,
                OptionalDouble.of(1),
                new UiOptions.Position(0, 0),
                new UiOptions.Size(WIDTH, HEIGHT)));
    window = ui.open(model.state(), null, model);
    model.attach(window);
    viewport = model.firstViewport.get(60, TimeUnit.SECONDS);
  }

  /// Not while this window is open: theirs would cover it.
  @BeforeAll
  static void makeCaches() throws IOException {
    BrowserProcess.makeCaches();
  }

  @BeforeEach
  void waitForTheBars() {
    robot.setAutoDelay(10);
    until("the tab strip is drawn", () -> color(600, 3).equals(Palette.LIGHT.frame()));
    until("the toolbar is drawn", () -> !color(120 + 30, 63).equals(Palette.LIGHT.toolbar()));
  }

  @AfterEach
  void close() {
    window.close();
  }

  // Hands

  final void clickInPage() throws InterruptedException {
    robot.mouseMove(WIDTH / 2, viewport.screenYPx() + 200);
    click(InputEvent.BUTTON1_DOWN_MASK);
    next(PageInput.Mouse.class, mouse -> mouse.kind() == MouseKind.RELEASED);
    until("the page has the keyboard", () -> model.focused);
    model.inputs.clear();
  }

  final void click(int button) {
    robot.mousePress(button);
    robot.mouseRelease(button);
  }

  final void press(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
  }

  final void type(String text) {
    for (char c : text.toCharArray()) {
      press(KeyEvent.getExtendedKeyCodeForChar(c));
    }
  }

  final void awaitKeyboardIn(Class<? extends Component> kind) {
    until(
        "the keyboard is in a " + kind.getSimpleName(),
        () ->
            kind.isInstance(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner()));
  }

  final void showColour(int rgb) {
    try (Arena arena = Arena.ofConfined()) {
      int width = viewport.widthPx();
      int height = viewport.heightPx();
      MemorySegment frame = arena.allocate((long) width * height * 4, 4);
      for (long i = 0; i < (long) width * height; i++) {
        frame.setAtIndex(ValueLayout.JAVA_INT, i, 0xFF000000 | rgb);
      }
      window
          .pageArea()
          .showSoftwareFrame(
              frame, width, height, width * 4, new PageArea.Damage(0, 0, width, height));
    }
  }

  // Eyes

  final Color color(int x, int y) {
    return robot.getPixelColor(x, y);
  }

  final boolean hasInk(int x, int y, int width, int height) {
    Color ground = color(x, y);
    for (int i = 0; i < width; i++) {
      if (!color(x + i, y + height / 2).equals(ground)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a menu has the keys.
  static boolean isMenuOpen() {
    CompletableFuture<Boolean> open = new CompletableFuture<>();
    SwingUtilities.invokeLater(
        () -> open.complete(MenuSelectionManager.defaultManager().getSelectedPath().length > 0));
    return open.join();
  }

  static String address() {
    CompletableFuture<String> text = new CompletableFuture<>();
    SwingUtilities.invokeLater(
        () ->
            text.complete(
                Stream.of(Window.getWindows())
                    .filter(Window::isShowing)
                    .map(FakeBrowserWindowTest::addressBar)
                    .flatMap(Optional::stream)
                    .map(JTextField::getText)
                    .findFirst()
                    .orElse("no address bar")));
    return text.join();
  }

  static Optional<JTextField> addressBar(Container container) {
    for (Component part : container.getComponents()) {
      if (part instanceof JTextField field
          && "Address bar".equals(field.getAccessibleContext().getAccessibleName())) {
        return Optional.of(field);
      }
      Optional<JTextField> within =
          part instanceof Container inner ? addressBar(inner) : Optional.empty();
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  final PageViewport now() {
    PageViewport latest = model.viewport;
    return latest == null ? viewport : latest;
  }

  final void asked(String what) throws InterruptedException {
    for (String command = ""; command != null; command = model.asked.poll(60, TimeUnit.SECONDS)) {
      if (command.equals(what)) {
        return;
      }
    }
    fail("the window did not ask for: " + what);
  }

  final <I extends PageInput> I next(Class<I> kind, Predicate<I> matches)
      throws InterruptedException {
    for (PageInput input = model.inputs.poll(60, TimeUnit.SECONDS);
        input != null;
        input = model.inputs.poll(60, TimeUnit.SECONDS)) {
      if (kind.isInstance(input) && matches.test(kind.cast(input))) {
        return kind.cast(input);
      }
    }
    throw new AssertionError("no such " + kind.getSimpleName());
  }

  final void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("did not happen: " + what);
      }
      robot.waitForIdle();
    }
  }
}
