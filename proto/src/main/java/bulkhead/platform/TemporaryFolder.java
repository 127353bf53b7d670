package bulkhead.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A folder below the system's one for temporary files that only this user may enter, and that does
/// not outlive its process for long: it is deleted when closed or when the process is asked to end
/// (SIGTERM, Ctrl+C), and [#removeStale] of a later browser deletes those whose owner was killed. A
/// locked file in it tells the two apart, because the kernel gives up a lock with its process,
/// whatever end that has. Any thread.
public final class TemporaryFolder implements AutoCloseable {
  private static final String PREFIX = "bulkhead-";
  private static final String LOCK_FILE = "lock";

  /// A folder younger than this may belong to a process that has not locked it yet.
  private static final Duration SETTLING_TIME = Duration.ofMinutes(1);

  /// Those of this process. They must not be tried: closing any descriptor of a file gives up all
  /// locks that the process has on it.
  private static final Set<Path> own = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(TemporaryFolder::deleteOwn, "TemporaryFolders"));
  }

  private final Path path;
  private final FileChannel lock;

  private TemporaryFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes one.
  public static TemporaryFolder create() throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static TemporaryFolder create(Path parent) throws IOException {
    Path path =
        Files.createTempDirectory(
            parent,
            PREFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    own.add(path);
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new TemporaryFolder(path, lock);
  }

  /// The folder. A file `lock` is in it; all else is the caller's.
  public Path path() {
    return path;
  }

  /// Deletes the folder with all that is in it. A second call does nothing.
  @Override
  public void close() throws IOException {
    if (!lock.isOpen()) {
      return;
    }
    delete(path);
    lock.close();
    own.remove(path);
  }

  /// Deletes the folders whose owner ended without closing them. What cannot be deleted stays.
  public static void removeStale() {
    try {
      removeStale(
          Path.of(System.getProperty("java.io.tmpdir")), Instant.now().minus(SETTLING_TIME));
    } catch (IOException | DirectoryIteratorException e) {
      System.getLogger("bulkhead.platform")
          .log(System.Logger.Level.DEBUG, "folders of killed browsers were not looked for", e);
    }
  }

  static void removeStale(Path parent, Instant madeBefore) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        try {
          if (!own.contains(folder) && isStale(folder, madeBefore)) {
            delete(folder);
          }
        } catch (IOException e) {
          continue; // another user's, or another browser was quicker
        }
      }
    }
  }

  /// At the process's end. What another thread still writes to may stay; a later browser deletes
  /// it.
  private static void deleteOwn() {
    for (Path folder : own) {
      try {
        delete(folder);
      } catch (IOException e) {
        continue;
      }
    }
  }

  private static boolean isStale(Path folder, Instant madeBefore) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getLastModifiedTime(folder).toInstant().isBefore(madeBefore)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.WRITE)) {
      return file.tryLock() != null;
    }
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // its writer removed it meanwhile
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
