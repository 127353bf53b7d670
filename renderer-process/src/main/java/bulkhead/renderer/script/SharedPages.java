package bulkhead.renderer.script;

import bulkhead.platform.Libc;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives back copies of files that V8 makes in the C library's heap of each process: ICU's data (23
/// MiB) and the start snapshot. Any thread, before the process is locked.
///
/// A file of pages has the same bytes as such a copy, where the copy has them within its pages: 16
/// bytes for the C library's own words come first. The copy is found in `/proc/self/maps`, compared
/// with the file, and replaced by a mapping of it: all renderers share it, and what no script asks
/// for is never read in. Where the copy is not found as expected, all stays as it was.
final class SharedPages {
  private static final System.Logger LOG = System.getLogger("bulkhead.script");

  private static final int PAGE = 4096;

  /// The C library's own words before a block; the file of pages starts with as many other bytes.
  static final int PADDING = 16;

  private static final Pattern PRIVATE_MEMORY =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0 *");

  private SharedPages() {}

  /// @param pages the file of pages; nothing happens if there is none
  /// @return whether the process now shares it
  static boolean share(Path pages) {
    if (!Files.exists(pages)) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(pages.toFile(), "r");
        Arena arena = Arena.ofConfined()) {
      MemorySegment expected =
          file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length(), arena);
      OptionalLong copy = find(expected);
      if (copy.isEmpty()) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0} was not found in memory: not shared",
            pages.getFileName());
        return false;
      }
      Libc.Result opened = Libc.openForReading(pages.toString());
      if (opened.failed()) {
        throw new IOException(pages + " cannot be opened: errno " + opened.errno());
      }
      int descriptor = (int) opened.value();
      try {
        // The first page has the C library's words, the last may have something after the block.
        long size = (expected.byteSize() - PAGE) / PAGE * PAGE;
        Libc.mapOver(copy.getAsLong() + PAGE, size, descriptor, PAGE);
      } finally {
        Libc.close(descriptor);
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      LOG.log(
          System.Logger.Level.INFO, "{0} is not shared: {1}", pages.getFileName(), e.getMessage());
      return false;
    }
  }

  /// The start of the private memory that has these bytes after its padding.
  private static OptionalLong find(MemorySegment expected) throws IOException {
    long size = expected.byteSize();
    try (FileChannel own = FileChannel.open(Path.of("/proc/self/mem"), StandardOpenOption.READ)) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        Matcher matcher = PRIVATE_MEMORY.matcher(line);
        if (!matcher.matches()) {
          continue;
        }
        long start = Long.parseUnsignedLong(matcher.group(1), 16);
        long end = Long.parseUnsignedLong(matcher.group(2), 16);
        // Neighbours may have grown together into one mapping, ours anywhere in it.
        for (long at = start; end - at >= size; at += PAGE) {
          if (isBlockOf(own, at, size)) {
            MemorySegment memory = MemorySegment.ofAddress(at).reinterpret(size);
            if (MemorySegment.mismatch(memory, PADDING, size, expected, PADDING, size) == -1) {
              return OptionalLong.of(at);
            }
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  /// Whether the C library's word before a block, its size and three bits, is that of one of this
  /// size: Java's heap may have the same bytes too, in an array.
  ///
  /// @param own the memory of this process as a file, in which a place that is not to be read any
  ///     more is an error: meanwhile other threads get and give back memory
  static boolean isBlockOf(FileChannel own, long at, long size) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    try {
      if (own.read(bytes, at + Long.BYTES) != Long.BYTES) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    long word = bytes.getLong(0) & ~7L;
    return word >= size - PADDING && word <= size + 2 * PAGE;
  }
}
