package bulkhead.memory;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process's view of a region; two processes' view of one is in `ChildProcessesTest`.
class SharedMemoryTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aRegionIsWholePagesOfZeroes() throws IOException {
    try (SharedMemory region = SharedMemory.create("test", 5000, folder)) {
      assertEquals(8192, region.size());
      assertEquals(-1, region.segment().mismatch(MemorySegment.ofArray(new byte[8192])));
    }
  }

  @Test
  void itIsAMemfdAndNoFileWhereThereIsMemfd() throws IOException {
    try (SharedMemory region = SharedMemory.create("test", 4096, folder)) {
      assertEquals(SharedMemory.Backing.MEMFD, region.backing());
      assertTrue(region.descriptor() >= 0);
      assertNull(region.file());
      Path link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + region.descriptor()));
      assertTrue(link.toString().contains("memfd:bulkhead-test"), link.toString());
    }
  }

  @Test
  void anotherMappingOfItsDescriptorIsTheSameMemory() throws IOException {
    try (SharedMemory region = SharedMemory.create("test", 4096, folder);
        RandomAccessFile duplicate =
            new RandomAccessFile("/proc/self/fd/" + region.descriptor(), "rw")) {
      duplicate.write(77);
      assertEquals(77, region.segment().get(ValueLayout.JAVA_BYTE, 0));
    }
  }

  @Test
  void theDescriptorGoesWithTheRegion() throws IOException {
    SharedMemory region = SharedMemory.create("test", 4096, folder);
    Path descriptor = Path.of("/proc/self/fd/" + region.descriptor());
    assertTrue(Files.readSymbolicLink(descriptor).toString().contains("memfd:bulkhead-test"));
    region.close();
    region.close();
    assertFalse(
        Files.exists(descriptor)
            && Files.readSymbolicLink(descriptor).toString().contains("memfd:bulkhead-test"));
  }

  @Test
  void theFallbackIsAFileThatGoesWithTheRegion() throws IOException {
    System.setProperty("bulkhead.memory.file", "true");
    try {
      SharedMemory region = SharedMemory.create("test", 4096, folder);
      assertEquals(SharedMemory.Backing.FILE, region.backing());
      Path file = requireNonNull(region.file());
      MemorySegment other = SharedMemory.mapFile(file, region.size());
      region.segment().set(ValueLayout.JAVA_LONG, 8, 0x0123456789abcdefL);
      assertEquals(0x0123456789abcdefL, other.get(ValueLayout.JAVA_LONG, 8));
      region.close();
      assertFalse(Files.exists(file));
    } finally {
      System.clearProperty("bulkhead.memory.file");
    }
  }

  @Test
  void whereNothingWorksTheCallerIsTold() {
    System.setProperty("bulkhead.memory.file", "true");
    try {
      assertThrows(
          IOException.class, () -> SharedMemory.create("test", 4096, folder.resolve("missing")));
    } finally {
      System.clearProperty("bulkhead.memory.file");
    }
  }
}
