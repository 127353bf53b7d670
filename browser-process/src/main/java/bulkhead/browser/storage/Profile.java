package bulkhead.browser.storage;

import bulkhead.platform.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A folder that keeps what outlives a run of the browser, and the lock that keeps a second browser
/// out of it.
///
/// Opening one touches only the lock. The database is opened on the thread `Storage` at the first
/// question, because loading SQLite would cost a cold start tens of milliseconds before anything is
/// to be seen. Thread: any thread may call; all work is done on `Storage`, in the order of the
/// calls.
public final class Profile implements AutoCloseable {
  private static final String LOCK_FILE = "SingletonLock";

  private final Path directory;
  private final @Nullable TemporaryFolder temporary;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final ExecutorService storage;
  private final Database database;
  private final Bookmarks bookmarks;
  private final Preferences preferences;
  private final SiteData siteData;
  private final Database cookieFile;
  private final SavedCookies cookies;
  private final List<String> problems;

  private Profile(
      Path directory, @Nullable TemporaryFolder temporary, FileChannel lockFile, FileLock lock) {
    this.directory = directory;
    this.temporary = temporary;
    this.lockFile = lockFile;
    this.lock = lock;
    this.problems = new CopyOnWriteArrayList<>();
    this.storage =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("Storage").daemon(true).unstarted(task));
    this.database = new Database(directory.resolve("profile.db"), Database.PROFILE, problems::add);
    this.cookieFile =
        new Database(directory.resolve("cookies.db"), Database.COOKIES, problems::add);
    this.cookies = new SavedCookies(cookieFile, storage, problems::add);
    this.bookmarks = new Bookmarks(database, storage);
    this.preferences = new Preferences(database, storage);
    this.siteData = new SiteData(database, storage, problems::add);
  }

  /// Opens a profile, making it when it is not there.
  ///
  /// @throws ProfileInUse if another browser has it
  /// @throws IOException if the folder cannot be made or written to
  public static Profile open(Path directory) throws IOException, ProfileInUse {
    return open(directory.toAbsolutePath().normalize(), null);
  }

  /// A profile that is deleted when it is closed; for headless runs without `--user-data-dir`.
  public static Profile temporary() throws IOException {
    try {
      TemporaryFolder folder = TemporaryFolder.create();
      return open(folder.path().resolve("profile"), folder);
    } catch (ProfileInUse e) {
      throw new IOException("a folder that did not exist a moment ago is in use", e);
    }
  }

  /// Where the profile lies without `--user-data-dir`: `$XDG_CONFIG_HOME/bulkhead`, as the XDG base
  /// directory rules say.
  public static Path defaultDirectory() {
    return userConfig().resolve("bulkhead");
  }

  /// The folder of all the user's settings: `$XDG_CONFIG_HOME`, or `.config` in the home folder.
  public static Path userConfig() {
    String config = System.getenv("XDG_CONFIG_HOME");
    return config == null || config.isEmpty()
        ? Path.of(System.getProperty("user.home", "."), ".config")
        : Path.of(config);
  }

  private static Profile open(Path directory, @Nullable TemporaryFolder temporary)
      throws IOException, ProfileInUse {
    if (!Files.isDirectory(directory)) {
      createForOwnerOnly(directory);
    }
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) { // this very process has it
      lockFile.close();
      throw new ProfileInUse(directory, "");
    }
    if (lock == null) {
      String owner = readOwner(lockFile);
      lockFile.close();
      throw new ProfileInUse(directory, owner.isEmpty() ? "" : " (process " + owner + ")");
    }
    lockFile.truncate(0);
    lockFile.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
        0);
    return new Profile(directory, temporary, lockFile, lock);
  }

  private static void createForOwnerOnly(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static String readOwner(FileChannel lockFile) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    lockFile.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return text.chars().allMatch(Character::isDigit) ? text : "";
  }

  public Path directory() {
    return directory;
  }

  public Bookmarks bookmarks() {
    return bookmarks;
  }

  public SiteData siteData() {
    return siteData;
  }

  public SavedCookies cookies() {
    return cookies;
  }

  public Preferences preferences() {
    return preferences;
  }

  /// What went wrong with the files and was got round, each a sentence for the user, such as a
  /// damaged database that was put aside. Complete for a question once its future is done.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /// Finishes what was asked for, closes the database and gives up the lock. Waits for the disk,
  /// five seconds at most.
  @Override
  public void close() {
    CompletableFuture.runAsync(database::close, storage);
    CompletableFuture.runAsync(cookieFile::close, storage);
    storage.shutdown();
    try {
      boolean done = storage.awaitTermination(5, TimeUnit.SECONDS);
      if (!done) {
        problems.add("The profile could not be closed in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      lock.release();
      lockFile.close();
      if (temporary != null) {
        temporary.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
