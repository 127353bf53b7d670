package bulkhead.browser.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.platform.Libc;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The one client that has started this browser and talks to it over descriptors 3 and 4
/// (`--remote-debugging-pipe`): JSON messages with a zero byte behind each. When it lets go of
/// them, the browser ends. Reading and writing have a thread each; what is read is posted to
/// `BrowserMain`.
public final class DevToolsPipe implements Connection.Wire {
  private static final int IN = 3;
  private static final int OUT = 4;
  private static final int SYS_READ = 0;
  private static final int SYS_WRITE = 1;
  private static final int EINTR = 4;
  private static final int BUFFER = 64 << 10;

  /// A longer message ends the connection.
  private static final int MOST_MESSAGE = 256 << 20;

  private static final String END = "";

  private final DevTools devTools;
  private final LinkedBlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
  private final Runnable onEnd;

  private DevToolsPipe(DevTools devTools, Runnable onEnd) {
    this.devTools = devTools;
    this.onEnd = onEnd;
  }

  /// Begins to listen. Thread: `BrowserMain`.
  /// @param onEnd runs on `BrowserMain` when the client has gone
  public static void start(DevTools devTools, Runnable onEnd) {
    DevToolsPipe pipe = new DevToolsPipe(devTools, onEnd);
    Connection connection = devTools.connect(devTools.browserTarget().id(), pipe);
    if (connection == null) {
      throw new IllegalStateException("no browser target");
    }
    Thread.ofPlatform().daemon().name("DevToolsPipe-in").start(() -> pipe.read(connection));
    Thread.ofPlatform().daemon().name("DevToolsPipe-out").start(pipe::write);
  }

  private void read(Connection connection) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BUFFER);
      while (true) {
        Libc.Result result = Libc.syscall(SYS_READ, IN, buffer.address(), BUFFER);
        if (result.failed() && result.errno() == EINTR) {
          continue;
        }
        if (result.value() <= 0) {
          break;
        }
        byte[] bytes = buffer.asSlice(0, result.value()).toArray(ValueLayout.JAVA_BYTE);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
          if (bytes[i] == 0) {
            message.write(bytes, from, i - from);
            received(connection, message.toString(StandardCharsets.UTF_8));
            message.reset();
            from = i + 1;
          }
        }
        message.write(bytes, from, bytes.length - from);
        if (message.size() > MOST_MESSAGE) {
          break;
        }
      }
    }
    devTools
        .loop()
        .execute(
            () -> {
              devTools.disconnected(connection);
              onEnd.run();
            });
  }

  private void received(Connection connection, String text) {
    JsonObject message;
    try {
      message = Json.parse(text);
    } catch (ProtocolError e) {
      devTools.loop().execute(() -> connection.error(null, "", e));
      return;
    }
    devTools.loop().execute(() -> connection.received(message));
  }

  private @Nullable String next() {
    try {
      String text = outgoing.take();
      return text.equals(END) ? null : text;
    } catch (InterruptedException e) {
      return null;
    }
  }

  private void write() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BUFFER);
      for (String text = next(); text != null; text = next()) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
          int count = Math.min(BUFFER, bytes.length - at);
          MemorySegment.copy(bytes, at, buffer, ValueLayout.JAVA_BYTE, 0, count);
          Libc.Result result = Libc.syscall(SYS_WRITE, OUT, buffer.address(), count);
          if (result.failed() && result.errno() != EINTR) {
            return; // the reading thread notices the end
          }
          at += (int) Math.max(0, result.value());
        }
      }
    }
  }

  @Override
  public void send(String text) {
    outgoing.add(text);
  }

  @Override
  public void close() {
    outgoing.add(END);
  }
}
