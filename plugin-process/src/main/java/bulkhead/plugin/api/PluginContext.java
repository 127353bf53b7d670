package bulkhead.plugin.api;

/// What a plugin may ask of the process it lives in. Thread: `PluginMain`, but for
/// [#post(Runnable)], which is for any thread.
public interface PluginContext {
  /// Where the document comes from. For showing to people; a plugin cannot load from it.
  String url();

  /// The document's type, one of the factory's.
  String mimeType();

  /// Whether the user likes dark colours.
  boolean dark();

  /// Runs the task on `PluginMain`, after what is waiting there. Does nothing once the instance is
  /// closed.
  void post(Runnable task);

  /// Asks for [PluginInstance#paint(PluginCanvas)] of this area soon. Requests are gathered: many
  /// of them make one frame.
  void requestRepaint(PixelRect area);

  /// Asks for a paint of the whole box.
  void requestRepaint();

  /// The document's title, for the tab when the document fills it.
  void setTitle(String title);

  /// The mouse pointer's shape over the box from now on.
  void setCursor(PluginCursor cursor);
}
