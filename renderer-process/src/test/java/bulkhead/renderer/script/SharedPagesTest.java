package bulkhead.renderer.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
  private static final long SIZE = 1 << 20;

  /// The stack of a thread that began after the mappings were listed has a page that nobody may
  /// read: a renderer died of it at its start. Without the mend this ends the whole test run.
  @Test
  void whatCannotBeReadIsNoBlock() throws IOException {
    try (FileChannel own = FileChannel.open(Path.of("/proc/self/mem"), StandardOpenOption.READ)) {
      assertFalse(SharedPages.isBlockOf(own, 4096, SIZE));
    }
  }

  @Test
  void theWordBeforeABlockIsItsSizeAndThreeBits() throws IOException {
    try (FileChannel own = FileChannel.open(Path.of("/proc/self/mem"), StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment words = arena.allocate(16, 8);
      for (long word : new long[] {0, SIZE / 2, SIZE, SIZE | 3, 2 * SIZE, -1}) {
        words.set(ValueLayout.JAVA_LONG, 8, word);
        assertEquals(
            (word & ~7) == SIZE,
            SharedPages.isBlockOf(own, words.address(), SIZE),
            Long.toHexString(word));
      }
    }
  }
}
