package bulkhead.ipc;

import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.MessageFormatter;
import org.jspecify.annotations.Nullable;

/// Netty's log lines go the way of all others, `System.Logger`. Any thread.
final class NettyLogging extends InternalLoggerFactory {
  /// To be called before the first class of Netty that logs.
  static void install() {
    InternalLoggerFactory.setDefaultFactory(new NettyLogging());
  }

  @Override
  protected InternalLogger newInstance(String name) {
    return new Logger(name);
  }

  private static final class Logger extends AbstractInternalLogger {
    private static final long serialVersionUID = 1;

    private final transient System.Logger target;

    Logger(String name) {
      super(name);
      this.target = System.getLogger(name);
    }

    private void log(System.Logger.Level level, @Nullable String format, Object... arguments) {
      if (target.isLoggable(level)) {
        var formatted = MessageFormatter.arrayFormat(format, arguments);
        target.log(level, formatted.getMessage(), formatted.getThrowable());
      }
    }

    private void log(System.Logger.Level level, @Nullable String message, @Nullable Throwable t) {
      target.log(level, message, t);
    }

    @Override
    public boolean isTraceEnabled() {
      return target.isLoggable(System.Logger.Level.TRACE);
    }

    @Override
    public void trace(String message) {
      log(System.Logger.Level.TRACE, message, (Throwable) null);
    }

    @Override
    public void trace(String format, Object argument) {
      log(System.Logger.Level.TRACE, format, new Object[] {argument});
    }

    @Override
    public void trace(String format, Object first, Object second) {
      log(System.Logger.Level.TRACE, format, new Object[] {first, second});
    }

    @Override
    public void trace(String format, Object... arguments) {
      log(System.Logger.Level.TRACE, format, arguments);
    }

    @Override
    public void trace(String message, Throwable thrown) {
      log(System.Logger.Level.TRACE, message, thrown);
    }

    @Override
    public boolean isDebugEnabled() {
      return target.isLoggable(System.Logger.Level.DEBUG);
    }

    @Override
    public void debug(String message) {
      log(System.Logger.Level.DEBUG, message, (Throwable) null);
    }

    @Override
    public void debug(String format, Object argument) {
      log(System.Logger.Level.DEBUG, format, new Object[] {argument});
    }

    @Override
    public void debug(String format, Object first, Object second) {
      log(System.Logger.Level.DEBUG, format, new Object[] {first, second});
    }

    @Override
    public void debug(String format, Object... arguments) {
      log(System.Logger.Level.DEBUG, format, arguments);
    }

    @Override
    public void debug(String message, Throwable thrown) {
      log(System.Logger.Level.DEBUG, message, thrown);
    }

    @Override
    public boolean isInfoEnabled() {
      return target.isLoggable(System.Logger.Level.INFO);
    }

    @Override
    public void info(String message) {
      log(System.Logger.Level.INFO, message, (Throwable) null);
    }

    @Override
    public void info(String format, Object argument) {
      log(System.Logger.Level.INFO, format, new Object[] {argument});
    }

    @Override
    public void info(String format, Object first, Object second) {
      log(System.Logger.Level.INFO, format, new Object[] {first, second});
    }

    @Override
    public void info(String format, Object... arguments) {
      log(System.Logger.Level.INFO, format, arguments);
    }

    @Override
    public void info(String message, Throwable thrown) {
      log(System.Logger.Level.INFO, message, thrown);
    }

    @Override
    public boolean isWarnEnabled() {
      return target.isLoggable(System.Logger.Level.WARNING);
    }

    @Override
    public void warn(String message) {
      log(System.Logger.Level.WARNING, message, (Throwable) null);
    }

    @Override
    public void warn(String format, Object argument) {
      log(System.Logger.Level.WARNING, format, new Object[] {argument});
    }

    @Override
    public void warn(String format, Object first, Object second) {
      log(System.Logger.Level.WARNING, format, new Object[] {first, second});
    }

    @Override
    public void warn(String format, Object... arguments) {
      log(System.Logger.Level.WARNING, format, arguments);
    }

    @Override
    public void warn(String message, Throwable thrown) {
      log(System.Logger.Level.WARNING, message, thrown);
    }

    @Override
    public boolean isErrorEnabled() {
      return target.isLoggable(System.Logger.Level.ERROR);
    }

    @Override
    public void error(String message) {
      log(System.Logger.Level.ERROR, message, (Throwable) null);
    }

    @Override
    public void error(String format, Object argument) {
      log(System.Logger.Level.ERROR, format, new Object[] {argument});
    }

    @Override
    public void error(String format, Object first, Object second) {
      log(System.Logger.Level.ERROR, format, new Object[] {first, second});
    }

    @Override
    public void error(String format, Object... arguments) {
      log(System.Logger.Level.ERROR, format, arguments);
    }

    @Override
    public void error(String message, Throwable thrown) {
      log(System.Logger.Level.ERROR, message, thrown);
    }
  }
}
