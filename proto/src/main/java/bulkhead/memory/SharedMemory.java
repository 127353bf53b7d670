package bulkhead.memory;

import bulkhead.platform.Libc;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One shared-memory region: made by the browser process, mapped by it and the children it is sent
/// to. Any thread may read and write the segment; who may write which slot when is a matter of the
/// messages.
///
/// Memory comes from `memfd_create`; where there is none, from a file in `fallbackFolder`. Pages
/// are taken by the kernel only when they are first written.
public final class SharedMemory implements AutoCloseable {
  /// How a region came to be; [#FILE] is reported to the user as slower.
  public enum Backing {
    MEMFD,
    FILE
  }

  private static final int F_ADD_SEALS = 1033;

  /// F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW
  private static final int F_SEAL_SIZE = 1 | 2 | 4;

  private final MemorySegment segment;
  private final Backing backing;
  private final int descriptor;
  private final @Nullable Path file;
  private boolean closed;

  private SharedMemory(
      MemorySegment segment, Backing backing, int descriptor, @Nullable Path file) {
    this.segment = segment;
    this.backing = backing;
    this.descriptor = descriptor;
    this.file = file;
  }

  /// Makes a region of `size` bytes, rounded up to whole pages, filled with zeroes.
  /// @throws IOException when neither way works
  public static SharedMemory create(String name, long size, Path fallbackFolder)
      throws IOException {
    if (!Boolean.getBoolean("bulkhead.memory.file")) {
      SharedMemory region = createMemfd(name, wholePages(size));
      if (region != null) {
        return region;
      }
    }
    return createFile(name, size, fallbackFolder);
  }

  private static long wholePages(long size) {
    return (size + 4095) & -4096L;
  }

  /// As [#create], for processes that it cannot be sent to as a descriptor.
  public static SharedMemory createFile(String name, long size, Path folder) throws IOException {
    long rounded = wholePages(size);
    Path file = Files.createTempFile(folder, name, ".shm");
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(rounded);
      MemorySegment segment =
          opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, rounded, Arena.global());
      return new SharedMemory(segment, Backing.FILE, -1, file);
    }
  }

  private static @Nullable SharedMemory createMemfd(String name, long size) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return null;
    }
    long closeOnExecAndSealable = 1 | 2;
    int descriptor;
    try (Arena arena = Arena.ofConfined()) {
      Libc.Result made =
          Libc.syscall(
              Libc.SYS_MEMFD_CREATE,
              arena.allocateFrom("bulkhead-" + name).address(),
              closeOnExecAndSealable);
      if (made.failed()) {
        return null;
      }
      descriptor = (int) made.value();
    }
    // A child that could shrink the region would end every process that reads what is gone
    // (SIGBUS).
    if (Libc.syscall(Libc.SYS_FTRUNCATE, descriptor, size).failed()
        || Libc.syscall(Libc.SYS_FCNTL, descriptor, F_ADD_SEALS, F_SEAL_SIZE).failed()) {
      Libc.close(descriptor);
      return null;
    }
    return new SharedMemory(Libc.map(descriptor, size, true), Backing.MEMFD, descriptor, null);
  }

  /// Maps a region that another process made and sent. The descriptor is closed: the mapping keeps
  /// the memory.
  public static MemorySegment mapDescriptor(int descriptor, long size) {
    MemorySegment segment = Libc.map(descriptor, size, true);
    Libc.close(descriptor);
    return segment;
  }

  /// Maps a region by its file: where descriptors cannot travel.
  public static MemorySegment mapFile(Path file, long size) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      return opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.global());
    }
  }

  public MemorySegment segment() {
    return segment;
  }

  public Backing backing() {
    return backing;
  }

  public long size() {
    return segment.byteSize();
  }

  /// The memfd, or -1 for a file.
  public int descriptor() {
    return descriptor;
  }

  /// The file, or null for a memfd.
  public @Nullable Path file() {
    return file;
  }

  /// Gives the memory back as far as this process is concerned. The segment must not be touched
  /// afterwards.
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (descriptor >= 0) {
      Libc.unmap(segment);
      Libc.close(descriptor);
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
