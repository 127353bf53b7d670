package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInstance;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// A viewer in a box, driven by a test in place of the plugin process.
final class ViewerHarness implements PluginContext, AutoCloseable {
  private static final PdfPluginFactory FACTORY = new PdfPluginFactory();

  final PluginInstance viewer;
  private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
  private int width;
  private int height;
  String title = "";
  PluginCursor cursor = PluginCursor.DEFAULT;
  PixelRect repaint = PixelRect.EMPTY;

  ViewerHarness(int width, int height, float deviceScale) {
    this.viewer = FACTORY.create(this);
    resize(width, height, deviceScale);
  }

  void resize(int newWidth, int newHeight, float deviceScale) {
    width = newWidth;
    height = newHeight;
    viewer.resize(newWidth, newHeight, deviceScale);
  }

  /// Gives the whole document in parts, as a network would, and lets it be opened.
  ViewerHarness load(byte[] document) {
    for (int from = 0; from < document.length; from += 1000) {
      int length = Math.min(1000, document.length - from);
      byte[] part = new byte[length];
      System.arraycopy(document, from, part, 0, length);
      viewer.onData(part);
    }
    viewer.onEnd();
    runPosted(1);
    return this;
  }

  /// Runs this many results of the viewer's thread, waiting for them.
  void runPosted(int count) {
    try {
      for (int i = 0; i < count; i++) {
        Runnable task = posted.poll(30, TimeUnit.SECONDS);
        if (task == null) {
          throw new AssertionError("no result within 30 s");
        }
        task.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// True if the viewer shows something else after it.
  boolean input(PluginInput input) {
    repaint = PixelRect.EMPTY;
    viewer.onInput(input);
    return !repaint.isEmpty();
  }

  boolean key(String key, PluginInput.Modifiers modifiers) {
    return input(new PluginInput.KeyDown(key, modifiers));
  }

  BufferedImage paint() {
    int[] pixels = new int[width * height];
    viewer.paint(new PluginCanvas(new PixelRect(0, 0, width, height), pixels));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    return image;
  }

  /// With `-Dbulkhead.pictures=FOLDER`, leaves what is seen now there to be looked at.
  void keep(String name) throws IOException {
    String folder = System.getProperty("bulkhead.pictures");
    if (folder != null) {
      ImageIO.write(paint(), "png", new File(folder, name + ".png"));
    }
  }

  @Override
  public String url() {
    return "http://example.test/papers/specimen.pdf?x=1#page=2";
  }

  @Override
  public String mimeType() {
    return "application/pdf";
  }

  @Override
  public boolean dark() {
    return false;
  }

  @Override
  public void post(Runnable task) {
    posted.add(task);
  }

  @Override
  public void requestRepaint(PixelRect area) {
    repaint = repaint.union(area);
  }

  @Override
  public void requestRepaint() {
    repaint = new PixelRect(0, 0, width, height);
  }

  @Override
  public void setTitle(String newTitle) {
    title = newTitle;
  }

  @Override
  public void setCursor(PluginCursor newCursor) {
    cursor = newCursor;
  }

  @Override
  public void close() {
    viewer.close();
  }
}
