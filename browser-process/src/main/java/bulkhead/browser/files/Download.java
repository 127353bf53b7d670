package bulkhead.browser.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One file on its way to the download folder. Until it is complete it lies there under another
/// name. Thread: `BrowserMain`; writes on the thread `Downloads`, in order.
public final class Download {
  /// How it ended.
  public sealed interface End {
    record Saved(Path path) implements End {}

    record Failed(String why) implements End {}
  }

  private final String id = UUID.randomUUID().toString();
  private final String url;
  private final String name;
  private final Path folder;
  private final Downloads.Behavior behavior;
  private final Executor disk;
  private long received;
  private Runnable stop = () -> {};

  // Owned by the thread `Downloads`.
  private @Nullable Path part;
  private @Nullable OutputStream out;
  private @Nullable String trouble;

  Download(String url, String name, Path folder, Downloads.Behavior behavior, Executor disk) {
    this.url = url;
    this.name = name;
    this.folder = folder;
    this.behavior = behavior;
    this.disk = disk;
  }

  public String id() {
    return id;
  }

  public String url() {
    return url;
  }

  public String suggestedName() {
    return name;
  }

  public long received() {
    return received;
  }

  /// What ends what brings the bytes.
  public void stopsBy(Runnable wanted) {
    stop = wanted;
  }

  /// Somebody does not want it any more.
  public void stop() {
    stop.run();
  }

  public void write(byte[] bytes) {
    received += bytes.length;
    disk.execute(() -> append(bytes));
  }

  private void append(byte[] bytes) {
    if (behavior == Downloads.Behavior.DENY || trouble != null) {
      return;
    }
    try {
      if (out == null) {
        Files.createDirectories(folder);
        Path begun = folder.resolve("." + id + ".part");
        part = begun;
        out = Files.newOutputStream(begun);
      }
      out.write(bytes);
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    }
  }

  /// All is there. `done` is called on the thread `Downloads`.
  public void finish(Consumer<End> done) {
    disk.execute(
        () -> {
          append(new byte[0]);
          done.accept(behavior == Downloads.Behavior.DENY ? new End.Failed("denied") : closed());
        });
  }

  /// It will not be complete: what there is of it goes. `done` is called on the thread `Downloads`.
  public void cancel(String why, Consumer<End> done) {
    disk.execute(
        () -> {
          trouble = why;
          done.accept(closed());
        });
  }

  private End closed() {
    try {
      if (out != null) {
        out.close();
      }
      if (part != null && trouble == null) {
        Path whole =
            behavior == Downloads.Behavior.SAVE_BY_IDENTIFIER
                ? folder.resolve(id)
                : Downloads.free(folder, name);
        Files.move(part, whole);
        return new End.Saved(whole);
      }
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException | InvalidPathException e) {
      return new End.Failed(String.valueOf(e.getMessage()));
    }
    return new End.Failed(String.valueOf(trouble));
  }
}
