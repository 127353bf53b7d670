package bulkhead.plugin;

import bulkhead.plugin.api.PluginCursor;

/// The ways out of the plugin process, as the boxes see them. Thread: called on `PluginMain`.
public final class PluginLinks {
  private PluginLinks() {}

  /// To the browser process.
  public interface ToBrowser {
    void titleChanged(int instanceId, String title);

    void cursorChanged(int instanceId, PluginCursor cursor);

    /// The instance shows all that its box has of the document.
    void settled(int instanceId);
  }

  /// To the GPU process. Every frame submitted is answered by [PluginProcess#frameShown(int, long,
  /// java.util.List)] before the instance's next.
  public interface ToGpu {
    void submit(PluginFrame frame);
  }
}
