package bulkhead.browser.ui;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// The native window that pages are shown in. AWT never draws into it while the GPU process does;
/// in software mode it shows the frames it is given. Thread: EDT, except for what [PageArea]
/// promises to other threads; `frame` is guarded by `frameLock`.
final class PageCanvas extends Canvas implements PageArea {
  private static final long serialVersionUID = 1L;
  private static final ValueLayout.OfInt PIXEL =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient Object frameLock = new Object();
  private transient @Nullable BufferedImage frame; // null while the GPU process draws
  private transient @Nullable Rectangle undrawn; // of `frame`, device pixels
  private transient volatile PageViewport viewport;

  PageCanvas(Look look, BrowserCommands commands) {
    this.look = look;
    this.commands = commands;
    this.viewport = new PageViewport(0, 1, 1, look.deviceScale(), 0, 0);
    setBackground(look.palette().page());
    setFocusTraversalKeysEnabled(false); // Tab is the page's
  }

  @Override
  public long nativeWindowId() {
    return viewport.nativeWindowId();
  }

  @Override
  public PageViewport viewport() {
    return viewport;
  }

  /// Tells the model where the page area is now, if that is news.
  void reportViewport() {
    PageViewport before = viewport;
    long window = before.nativeWindowId() == 0 ? X11Peer.windowOf(this) : before.nativeWindowId();
    int scale = look.javaScale();
    Point corner = isShowing() ? getLocationOnScreen() : getLocation();
    PageViewport now =
        new PageViewport(
            window,
            Math.max(1, getWidth() * scale),
            Math.max(1, getHeight() * scale),
            look.deviceScale(),
            corner.x * scale,
            corner.y * scale);
    if (!now.equals(before)) {
      viewport = now;
      commands.viewportChanged(now);
    }
  }

  /// Clears the area to a colour: for a tab that has drawn nothing yet.
  void showBlank(Color color) {
    synchronized (frameLock) {
      BufferedImage image = frame;
      if (image != null) {
        Graphics2D g = image.createGraphics();
        g.setColor(color);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.dispose();
      }
    }
    setBackground(color); // the peer tells the X server, which clears the window at once
  }

  @Override
  public void showSoftwareFrame(
      MemorySegment bgra, int widthPx, int heightPx, int strideBytes, Damage damage) {
    boolean wake;
    synchronized (frameLock) {
      BufferedImage image = frame;
      Rectangle all = new Rectangle(widthPx, heightPx);
      Rectangle changed =
          all.intersection(
              new Rectangle(damage.xPx(), damage.yPx(), damage.widthPx(), damage.heightPx()));
      if (image == null || image.getWidth() != widthPx || image.getHeight() != heightPx) {
        image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        frame = image;
        changed = all;
        undrawn = null;
      }
      if (changed.isEmpty()) {
        return;
      }
      int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
      for (int y = changed.y; y < changed.y + changed.height; y++) {
        MemorySegment.copy(
            bgra,
            PIXEL,
            (long) y * strideBytes + changed.x * 4L,
            pixels,
            y * widthPx + changed.x,
            changed.width);
      }
      wake = undrawn == null;
      undrawn = undrawn == null ? changed : undrawn.union(changed);
    }
    if (wake) {
      SwingUtilities.invokeLater(this::drawUndrawn);
    }
  }

  @Override
  public void useNativeFrames() {
    synchronized (frameLock) {
      frame = null;
      undrawn = null;
    }
  }

  private void drawUndrawn() {
    Graphics g = getGraphics();
    if (g == null) { // hidden; paint() follows when it is shown
      return;
    }
    try {
      synchronized (frameLock) {
        Rectangle changed = undrawn;
        undrawn = null;
        if (changed != null) {
          drawFrame(g, changed);
        }
      }
    } finally {
      g.dispose();
    }
    getToolkit().sync();
  }

  private void drawFrame(Graphics graphics, Rectangle part) {
    BufferedImage image = frame;
    if (image != null) {
      Graphics2D g = (Graphics2D) graphics;
      g.scale(1.0 / look.javaScale(), 1.0 / look.javaScale());
      g.clipRect(part.x, part.y, part.width, part.height);
      g.drawImage(image, 0, 0, null);
    }
  }

  @Override
  public void update(Graphics g) { // AWT would clear it first
    paint(g);
  }

  @Override
  public void paint(Graphics g) {
    synchronized (frameLock) {
      BufferedImage image = frame;
      if (image != null) {
        drawFrame(g, new Rectangle(image.getWidth(), image.getHeight()));
        return;
      }
    }
    commands.pageDamaged();
  }
}
