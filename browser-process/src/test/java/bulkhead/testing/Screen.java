package bulkhead.testing;

import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// The X display: its pixels, and a robot's hands. One for the test JVM.
public final class Screen {
  private static final int PLACES_PX = 100;

  private static @Nullable Robot robot;

  private Screen() {}

  /// Whether there is a display.
  public static boolean isAvailable() {
    return System.getenv("DISPLAY") != null && !GraphicsEnvironment.isHeadless();
  }

  /// Why no browser window can be driven here; null if one can. A window manager would put the
  /// window, and the keyboard, where it likes; and a person's own desktop is no place for a robot.
  public static @Nullable String whyNoWindows() {
    if (!isAvailable()) {
      return "no DISPLAY: run under Xvfb (xvfb-run -a ./mvnw verify)";
    }
    if (Toolkit.getDefaultToolkit().isFrameStateSupported(Frame.MAXIMIZED_BOTH)) {
      return "a window manager runs on this display: run under Xvfb (xvfb-run -a ./mvnw verify)";
    }
    return null;
  }

  public static synchronized Robot robot() {
    Robot existing = robot;
    if (existing == null) {
      try {
        existing = new Robot();
      } catch (AWTException e) {
        throw new AssertionError("no robot on this display", e);
      }
      robot = existing;
    }
    return existing;
  }

  public static BufferedImage capture(Rectangle area) {
    return robot().createScreenCapture(area);
  }

  /// The colour of one pixel as 0xRRGGBB.
  public static int color(int x, int y) {
    return robot().getPixelColor(x, y).getRGB() & 0xffffff;
  }

  /// Saves a picture of the whole screen and returns its path.
  static Path save(String name) {
    Path file = BrowserProcess.EVIDENCE.resolve(name + ".png");
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(
          capture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())),
          "png",
          file.toFile());
    } catch (IOException e) {
      return Path.of("(" + e + ")");
    }
    return file;
  }

  /// The screen in words, where its picture cannot be looked at: the colours of some places in rows
  /// from the top, as `RRGGBB`.
  static String inWords() {
    Dimension size = Toolkit.getDefaultToolkit().getScreenSize();
    BufferedImage all = capture(new Rectangle(size));
    StringBuilder text = new StringBuilder();
    for (int y = PLACES_PX / 2; y < size.height; y += PLACES_PX) {
      for (int x = PLACES_PX / 2; x < size.width; x += PLACES_PX) {
        text.append("%06x ".formatted(all.getRGB(x, y) & 0xffffff));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /// How many pixels differ; all of them if the sizes do.
  public static int difference(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return Integer.MAX_VALUE;
    }
    int different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (((a.getRGB(x, y) ^ b.getRGB(x, y)) & 0xffffff) != 0) {
          different++;
        }
      }
    }
    return different;
  }
}
