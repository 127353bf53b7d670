package bulkhead.renderer;

import bulkhead.renderer.script.ConsoleMessage;

/// Writes what pages say to the console into this process's log. Thread: `RendererMain`.
final class PageConsole {
  private static final System.Logger LOG = System.getLogger("bulkhead.console");

  void write(ConsoleMessage message) {
    System.Logger.Level level =
        switch (message.level()) {
          case ERROR -> System.Logger.Level.ERROR;
          case WARNING -> System.Logger.Level.WARNING;
          case LOG, INFO -> System.Logger.Level.INFO;
          case DEBUG -> System.Logger.Level.DEBUG;
        };
    LOG.log(level, "{0} ({1}:{2})", message.text(), message.url(), message.line());
  }
}
