package bulkhead.renderer.script;

/// Dynamic markup insertion into one document (HTML §8.4); part of its realm ([Realm#get]). Thread:
/// `RendererMain`.
public interface DocumentWriter {
  /// `document.open()`, unless the document is being parsed at this moment.
  void open();

  /// `document.write(…)`.
  void write(String text);

  /// `document.close()`.
  void close();
}
