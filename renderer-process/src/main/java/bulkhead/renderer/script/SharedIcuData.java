package bulkhead.renderer.script;

import bulkhead.platform.Libc;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives back the copy of ICU's data (23 MiB) that V8 makes in each process. Any thread, once,
/// after V8 has started and before it is used.
///
/// V8 reads the file into a block of the C library's heap, so each renderer would have the whole of
/// it for itself. The block is found in `/proc/self/maps`, compared with `icudtl.pages`, which lies
/// beside the data and has the same bytes where the block has them within its pages, and replaced
/// by a mapping of that file: all renderers share it, and what no script asks for is never read in.
/// Where the block is not found as expected, all stays as it was.
final class SharedIcuData {
  private static final System.Logger LOG = System.getLogger("bulkhead.script");

  private static final int PAGE = 4096;

  /// The C library's own words before a block; `icudtl.pages` starts with as many zeros.
  private static final int PADDING = 16;

  private static final Pattern PRIVATE_MEMORY =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0 *");

  private SharedIcuData() {}

  /// @param data the file that V8 has read
  /// @return whether the process now shares it
  static boolean share(Path data) {
    Path pages = data.resolveSibling("icudtl.pages");
    if (!Files.exists(pages)) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(pages.toFile(), "r");
        Arena arena = Arena.ofConfined()) {
      MemorySegment expected =
          file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length(), arena);
      OptionalLong copy = find(expected);
      if (copy.isEmpty()) {
        LOG.log(System.Logger.Level.INFO, "ICU's data was not found in memory: not shared");
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
      LOG.log(System.Logger.Level.INFO, "ICU's data is not shared: {0}", e.getMessage());
      return false;
    }
  }

  /// The start of the private memory that has these bytes after its padding.
  private static OptionalLong find(MemorySegment expected) throws IOException {
    long size = expected.byteSize();
    for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
      Matcher matcher = PRIVATE_MEMORY.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      long start = Long.parseUnsignedLong(matcher.group(1), 16);
      long end = Long.parseUnsignedLong(matcher.group(2), 16);
      // Neighbours may have grown together into one mapping, ours anywhere in it.
      for (long at = start; end - at >= size; at += PAGE) {
        MemorySegment memory = MemorySegment.ofAddress(at).reinterpret(size);
        if (MemorySegment.mismatch(memory, PADDING, size, expected, PADDING, size) == -1) {
          return OptionalLong.of(at);
        }
      }
    }
    return OptionalLong.empty();
  }
}
