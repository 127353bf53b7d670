package bulkhead.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir private Path parent = Path.of("");

  @Test
  void isDeletedWithItsContentsWhenClosed() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create(parent);
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/c"), "text");
    folder.close();
    folder.close();
    assertFalse(Files.exists(folder.path()));
  }

  /// Seen to fail when the lock is not asked about.
  @Test
  void ofALivingProcessIsLeftAlone() throws Exception {
    try (ChildJvm owner = owner()) {
      Path folder = Path.of(owner.readLine());
      TemporaryFolder.removeStale(parent, later());
      assertTrue(Files.isDirectory(folder));
    }
  }

  @Test
  void ofAKilledProcessIsRemovedByAnother() throws Exception {
    Path folder;
    try (ChildJvm owner = owner()) {
      folder = Path.of(owner.readLine());
    }
    assertTrue(Files.isDirectory(folder));
    TemporaryFolder.removeStale(parent, Instant.EPOCH);
    assertTrue(Files.isDirectory(folder), "it was made a moment ago: nobody knows yet whose it is");
    TemporaryFolder.removeStale(parent, later());
    assertFalse(Files.exists(folder));
  }

  /// As Ctrl+C does it. Seen to fail without the hook.
  @Test
  void isDeletedWhenItsProcessIsAskedToEnd() throws Exception {
    try (ChildJvm owner = owner()) {
      Path folder = Path.of(owner.readLine());
      Files.writeString(folder.resolve("pixels"), "many");
      owner.process().destroy();
      owner.process().waitFor();
      assertFalse(Files.exists(folder));
    }
  }

  @Test
  void ofThisProcessAndForeignOnesStay() throws IOException {
    Path foreign = Files.createDirectory(parent.resolve("bulkhead-of-somebody"));
    Files.writeString(foreign.resolve("data"), "precious");
    try (TemporaryFolder mine = TemporaryFolder.create(parent)) {
      TemporaryFolder.removeStale(parent, later());
      assertTrue(Files.isDirectory(mine.path()));
      assertTrue(Files.exists(foreign.resolve("data")));
    }
  }

  private static Instant later() {
    return Instant.now().plusSeconds(60);
  }

  /// A process that makes a folder, says its path and waits to be killed.
  private ChildJvm owner() throws IOException {
    return ChildJvm.start(Owner.class, Map.of(), parent.toString());
  }

  /// The other process.
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws Exception {
      TemporaryFolder folder = TemporaryFolder.create(Path.of(args[0]));
      System.out.println(folder.path());
      System.in.read();
    }
  }
}
