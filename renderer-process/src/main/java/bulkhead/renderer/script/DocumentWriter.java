package bulkhead.renderer.script;

/// Dynamic markup insertion into one document (HTML §8.4); part of its realm ([Realm#get]). Thread:
/// `RendererMain`.
public interface DocumentWriter {
  /// Whether `document.open()` has an effect now: it has none while the parser's script runs.
  boolean mayOpen();

  /// Whether [#write] must be preceded by [#open]: there is no place to write to.
  boolean mustOpen();

  /// `document.open()`, unless the document is being parsed at this moment.
  void open();

  /// `document.write(…)`.
  void write(String text);

  /// `document.close()`.
  void close();
}
