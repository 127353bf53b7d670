package bulkhead.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Sends what is logged through `System.Logger` to standard error, a line each. `java.util.logging`
/// would read its configuration and the time zones when the first line is written, which a locked
/// process may not, and costs every start. `BULKHEAD_LOG=DEBUG|INFO|WARNING|ERROR` in the
/// environment sets the least level; WARNING without it. Any thread.
public final class StderrLoggerFinder extends System.LoggerFinder {
  private static final System.Logger.Level LEAST = least(System.getenv("BULKHEAD_LOG"));

  private static System.Logger.Level least(@Nullable String asked) {
    for (System.Logger.Level level : System.Logger.Level.values()) {
      if (level.getName().equalsIgnoreCase(asked)) {
        return level;
      }
    }
    return System.Logger.Level.WARNING;
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new StderrLogger(name);
  }

  private record StderrLogger(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.getSeverity() >= LEAST.getSeverity() && level != Level.OFF;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (!isLoggable(level)) {
        return;
      }
      StringBuilder line = new StringBuilder();
      line.append(level.getName()).append(' ').append(name).append(": ").append(message);
      if (thrown != null) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        line.append(System.lineSeparator()).append(trace.toString().stripTrailing());
      }
      System.err.println(line);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        Object @Nullable ... parameters) {
      if (isLoggable(level)) {
        log(
            level,
            bundle,
            format == null || parameters == null || parameters.length == 0
                ? format
                : MessageFormat.format(format, parameters),
            (Throwable) null);
      }
    }
  }
}
