package bulkhead.plugin;

import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TimeZone;
import javax.imageio.ImageIO;

/// Draws once what plugins draw, so that Java2D's and the image readers' native libraries are there
/// before the process locks itself: no plugin has to know of that. Thread: `PluginMain`.
public final class Java2dWarmUp {
  private Java2dWarmUp() {}

  public static void run() {
    TimeZone.getDefault(); // the JDK opens its time zones at the first date
    PluginCanvas canvas = new PluginCanvas(new PixelRect(0, 0, 64, 64), new int[64 * 64]);
    Graphics2D graphics = canvas.graphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 64, 64, Color.BLUE));
    graphics.fill(new Ellipse2D.Float(4, 4, 40, 50));
    graphics.setStroke(new BasicStroke(2.5f));
    graphics.draw(new Ellipse2D.Float(8, 8, 40, 50));
    graphics.rotate(0.1);
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.5f));
    ImageIO.setUseCache(false); // there is no folder for one
    for (String format : new String[] {"png", "jpeg", "gif"}) {
      graphics.drawImage(decoded(format), 3, 5, 50, 30, null);
    }
    graphics.dispose();
  }

  private static BufferedImage decoded(String format) {
    try {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, encoded);
      return ImageIO.read(new ByteArrayInputStream(encoded.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
