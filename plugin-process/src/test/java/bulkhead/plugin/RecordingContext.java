package bulkhead.plugin;

import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;

/// Remembers what a plugin asked for.
final class RecordingContext implements PluginContext {
  String title = "";
  boolean repaintRequested;

  @Override
  public String url() {
    return "http://example.test/document";
  }

  @Override
  public String mimeType() {
    return "text/x-test";
  }

  @Override
  public boolean dark() {
    return false;
  }

  @Override
  public void post(Runnable task) {
    task.run();
  }

  @Override
  public void requestRepaint(PixelRect area) {
    repaintRequested = true;
  }

  @Override
  public void requestRepaint() {
    repaintRequested = true;
  }

  @Override
  public void setTitle(String newTitle) {
    title = newTitle;
  }

  @Override
  public void setCursor(PluginCursor cursor) {}
}
