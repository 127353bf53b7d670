package bulkhead.renderer.script;

/// A script's text and where it comes from. `line` and `column`, from 0, say where in the resource
/// its first character is.
public record ScriptSource(String text, String url, int line, int column) {
  public ScriptSource(String text, String url) {
    this(text, url, 0, 0);
  }
}
