package bulkhead.renderer.script;

/// One call of a `console` function. `line` and `column` are from 1, or 0 when not known.
public record ConsoleMessage(Level level, String text, String url, int line, int column) {
  /// In V8's words.
  public enum Level {
    LOG,
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /// From `v8::Isolate::MessageErrorLevel`.
    static Level of(int v8Level) {
      return switch (v8Level) {
        case 2 -> DEBUG;
        case 4 -> INFO;
        case 8 -> ERROR;
        case 16 -> WARNING;
        default -> LOG;
      };
    }
  }
}
