package bulkhead.testing;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.process.ChildStart;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A process on the class path of the tests that has connected to a listener as children of the
/// browser process do, killed when it is closed.
public record ConnectedChild(ChildJvm jvm, ChildListener.Connected sockets)
    implements AutoCloseable {
  private static final int MOST_SECONDS = 60;

  /// Starts `main` and waits until it has connected.
  ///
  /// @param name of the channel at this end
  /// @param binder as that of [ChildListener#expect]
  public static ConnectedChild start(
      ChildListener listener,
      Class<?> main,
      String name,
      Consumer<Channel> binder,
      String... arguments)
      throws Exception {
    String token = listener.newToken();
    CompletableFuture<Long> pid = new CompletableFuture<>();
    CompletableFuture<ChildListener.Connected> connected =
        listener.expect(token, pid::join, name, binder);
    ChildJvm jvm =
        ChildJvm.start(
            main,
            Map.of(
                ChildStart.ENDPOINT_VARIABLE,
                listener.socket().toString(),
                ChildStart.TOKEN_VARIABLE,
                token),
            arguments);
    pid.complete(jvm.pid());
    return new ConnectedChild(jvm, connected.get(MOST_SECONDS, TimeUnit.SECONDS));
  }

  public Channel channel() {
    return sockets.channel();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
