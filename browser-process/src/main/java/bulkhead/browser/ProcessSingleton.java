package bulkhead.browser;

import bulkhead.browser.tab.BrowserModel;
import bulkhead.ipc.Channel;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.OpenReply;
import bulkhead.ipc.api.OpenRequest;
import bulkhead.ipc.api.RunningBrowser;
import bulkhead.process.TaskLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// One browser process for a profile: a further start hands its addresses to the one that runs, as
/// in Chromium. The profile's link `SingletonSocket` leads to a socket in the running process's
/// folder for temporary files: a path short enough for a socket, which only this user may enter.
/// Thread: the running side is opened and closed on `BrowserMain`; the asking side has no others.
final class ProcessSingleton implements AutoCloseable {
  private static final String LINK = "SingletonSocket";

  /// How long a browser that has just locked the profile may take until it listens.
  private static final long LISTENS_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int ANSWER_SECONDS = 10;

  /// Where the link leads to when nobody listens.
  private static final Path REFUSED = Path.of("none");

  private final Channel.Server server;
  private final Path link;

  private ProcessSingleton(Channel.Server server, Path link) {
    this.server = server;
    this.link = link;
  }

  /// Lets further starts reach this process.
  /// @param profile the folder that this process has locked
  /// @param folder a private one for the socket
  static ProcessSingleton listen(
      IoLoop io, Path profile, Path folder, BrowserModel browser, TaskLoop loop)
      throws IOException {
    Path socket = folder.resolve("singleton");
    RunningBrowser running =
        request -> {
          browser.openForFurtherStart(request.getAddressList());
          return CompletableFuture.completedFuture(OpenReply.getDefaultInstance());
        };
    Channel.Server server =
        Channel.listen(
            io,
            socket,
            "further start",
            channel -> channel.bind(RunningBrowser.IPC, running, loop));
    Path link = profile.resolve(LINK);
    Files.deleteIfExists(link); // of a browser that was killed
    Files.createSymbolicLink(link, socket);
    return new ProcessSingleton(server, link);
  }

  /// Asks the browser that has the profile to open these addresses.
  /// @return whether it does; not when it has no windows, or does not answer
  static boolean open(Path profile, List<String> addresses) {
    try (IoLoop io = IoLoop.start("BrowserIO")) {
      Channel channel = Channel.connect(io, socketOf(profile), "browser", any -> {}).get();
      channel
          .proxy(RunningBrowser.IPC)
          .open(OpenRequest.newBuilder().addAllAddress(addresses).build())
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (IOException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Says that further starts cannot reach this process, which has no windows.
  static Path refuse(Path profile) throws IOException {
    Path link = profile.resolve(LINK);
    Files.deleteIfExists(link); // of a browser that was killed
    return Files.createSymbolicLink(link, REFUSED);
  }

  private static boolean refuses(Path link) {
    try {
      return Files.readSymbolicLink(link).equals(REFUSED);
    } catch (IOException e) {
      return false; // it has not said anything yet
    }
  }

  private static Path socketOf(Path profile) throws IOException {
    Path link = profile.resolve(LINK);
    long begin = System.nanoTime();
    while (!Files.exists(link) && !refuses(link) && System.nanoTime() - begin < LISTENS_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Files.readSymbolicLink(link);
  }

  @Override
  public void close() {
    server.close();
    try {
      Files.deleteIfExists(link);
    } catch (IOException e) {
      System.getLogger("bulkhead.browser").log(System.Logger.Level.DEBUG, "link is left", e);
    }
  }
}
