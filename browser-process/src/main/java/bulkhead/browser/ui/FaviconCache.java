package bulkhead.browser.ui;

import bulkhead.browser.storage.Favicon;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.WeakHashMap;

/// The drawn forms of favicons, for as long as the model knows them. Thread: EDT.
final class FaviconCache {
  private final Map<Favicon, BufferedImage> images = new WeakHashMap<>();

  void paint(Graphics2D g, Favicon favicon, int x, int y, int size) {
    BufferedImage image = images.computeIfAbsent(favicon, FaviconCache::toImage);
    var before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, x, y, size, size, null);
    if (before != null) {
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
    }
  }

  private static BufferedImage toImage(Favicon favicon) {
    var image =
        new BufferedImage(favicon.width(), favicon.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setDataElements(0, 0, favicon.width(), favicon.height(), favicon.argb());
    return image;
  }
}
