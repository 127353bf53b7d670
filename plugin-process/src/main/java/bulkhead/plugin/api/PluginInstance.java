package bulkhead.plugin.api;

/// One plugin in one box of one page.
///
/// ```
/// create ──▶ resize ──▶ { onData }* ──▶ onEnd | onFailed
///              └─▶ any number of resize, onInput, paint ──▶ close
/// ```
///
/// Thread: every method is called on `PluginMain`, which all instances of the process share. A
/// method that takes longer than a few milliseconds makes all of them sluggish: long work belongs
/// on a thread of the plugin's own, which comes back with [PluginContext#post(Runnable)].
///
/// An exception thrown from here ends this instance (its box says so) and no other.
public interface PluginInstance extends AutoCloseable {
  /// The next bytes of the document, in order. The array is the plugin's to keep.
  void onData(byte[] bytes);

  /// The document is complete.
  void onEnd();

  /// The document broke off; what arrived before stays valid. `reason` is a sentence for people.
  void onFailed(String reason);

  /// The box has this size from now on. Called before the first [#paint(PluginCanvas)], and
  /// followed by a paint of the whole box without being asked.
  ///
  /// @param width device pixels, at least 1
  /// @param height device pixels, at least 1
  /// @param deviceScale device pixels per CSS pixel, above 0; text and controls grow with it
  void resize(int width, int height, float deviceScale);

  /// Something the user did inside the box.
  void onInput(PluginInput input);

  /// Fills the canvas: every pixel of its area, since what it held before is not defined. Called
  /// only for areas that changed, see [PluginContext#requestRepaint(PixelRect)].
  void paint(PluginCanvas canvas);

  /// Whether nothing more is on its way to the part of the document that the box shows: a picture
  /// of the page may then be taken. Asked after [#onEnd()] or [#onFailed(String)], when everything
  /// that was painted is on the screen, until it says so.
  default boolean isSettled() {
    return true;
  }

  /// The box is gone. Ends the plugin's threads and gives its memory back; nothing is called after
  /// it.
  @Override
  void close();
}
