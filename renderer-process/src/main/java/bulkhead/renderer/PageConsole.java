package bulkhead.renderer;

import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptIsolate;
import org.jspecify.annotations.Nullable;

/// Writes what pages say to the console into this process's log. Thread: `RendererMain`.
final class PageConsole implements ScriptIsolate.Client {
  private static final System.Logger LOG = System.getLogger("bulkhead.console");

  @Override
  public void console(@Nullable Realm realm, ConsoleMessage message) {
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
