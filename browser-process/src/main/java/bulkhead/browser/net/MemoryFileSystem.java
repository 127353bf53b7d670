package bulkhead.browser.net;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okio.Buffer;
import okio.FileHandle;
import okio.FileMetadata;
import okio.FileSystem;
import okio.Path;
import okio.Sink;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/// Files that nobody keeps: the HTTP cache of a browser context that leaves nothing behind lies in
/// them. Who reads a file has it as it was when it was opened; as on a Unix disk, what is open
/// outlives its name. Any thread.
final class MemoryFileSystem extends FileSystem {
  private final Map<Path, Buffer> files = new ConcurrentHashMap<>();
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  private Buffer expect(Path path) throws IOException {
    Buffer file = files.get(path);
    if (file == null) {
      throw new FileNotFoundException("no such file: " + path);
    }
    return file;
  }

  @Override
  public Path canonicalize(Path path) {
    return path;
  }

  @Override
  public @Nullable FileMetadata metadataOrNull(Path path) {
    Buffer file = files.get(path);
    if (file == null) {
      return folders.contains(path)
          ? new FileMetadata(false, true, null, null, null, null, null, Map.of())
          : null;
    }
    synchronized (file) {
      return new FileMetadata(true, false, null, file.size(), null, null, null, Map.of());
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    List<Path> found = listOrNull(folder);
    if (found == null) {
      throw new FileNotFoundException("no such folder: " + folder);
    }
    return found;
  }

  @Override
  public @Nullable List<Path> listOrNull(Path folder) {
    if (!folders.contains(folder)) {
      return null;
    }
    Set<Path> all = new HashSet<>(files.keySet());
    all.addAll(folders);
    all.removeIf(path -> !folder.equals(path.parent()));
    return new ArrayList<>(all);
  }

  @Override
  public Source source(Path path) throws IOException {
    Buffer file = expect(path);
    synchronized (file) {
      return file.copy(); // shares the bytes
    }
  }

  @Override
  public Sink sink(Path path, boolean mustCreate) throws IOException {
    if (mustCreate && files.containsKey(path)) {
      throw new IOException("there already: " + path);
    }
    Buffer file = new Buffer();
    files.put(path, file);
    return new Writer(file);
  }

  @Override
  public Sink appendingSink(Path path, boolean mustExist) throws IOException {
    return new Writer(mustExist ? expect(path) : files.computeIfAbsent(path, key -> new Buffer()));
  }

  private record Writer(Buffer file) implements Sink {
    @Override
    public void write(Buffer from, long count) {
      synchronized (file) {
        file.write(from, count);
      }
    }

    @Override
    public void flush() {}

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }

  @Override
  public void createDirectory(Path folder, boolean mustCreate) throws IOException {
    if (!folders.add(folder) && mustCreate) {
      throw new IOException("there already: " + folder);
    }
  }

  @Override
  public void atomicMove(Path from, Path to) throws IOException {
    files.put(to, expect(from));
    files.remove(from);
  }

  @Override
  public void delete(Path path, boolean mustExist) throws IOException {
    boolean was = files.remove(path) != null | folders.remove(path);
    if (!was && mustExist) {
      throw new FileNotFoundException("no such file: " + path);
    }
  }

  // What no cache asks for.

  @Override
  public FileHandle openReadOnly(Path path) throws IOException {
    throw new IOException("files in memory have no positions");
  }

  @Override
  public FileHandle openReadWrite(Path path, boolean mustCreate, boolean mustExist)
      throws IOException {
    throw new IOException("files in memory have no positions");
  }

  @Override
  public void createSymlink(Path link, Path target) throws IOException {
    throw new IOException("files in memory have no links");
  }
}
