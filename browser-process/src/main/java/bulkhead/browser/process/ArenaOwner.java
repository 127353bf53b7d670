package bulkhead.browser.process;

import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.memory.SharedMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A shared-memory arena that this process made and gives to children. Thread: `BrowserMain`.
public final class ArenaOwner implements AutoCloseable {
  /// Whether it has been reported that memory is had by files.
  private static final AtomicBoolean fileSaid = new AtomicBoolean();

  private final SharedMemory memory;

  private ArenaOwner(SharedMemory memory) {
    this.memory = memory;
  }

  /// @throws UncheckedIOException when the machine has no memory of either kind
  public static ArenaOwner create(String name, long size, Path fallbackFolder) {
    try {
      SharedMemory made =
          IoLoop.descriptorsPass()
              ? SharedMemory.create(name, size, fallbackFolder)
              : SharedMemory.createFile(name, size, fallbackFolder);
      if (made.backing() == SharedMemory.Backing.FILE && !fileSaid.getAndSet(true)) {
        System.getLogger("bulkhead.browser.process")
            .log(
                System.Logger.Level.WARNING,
                "no shared memory that can be sent: pixels go through files in " + fallbackFolder);
      }
      return new ArenaOwner(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether any region had to be a file, because there is no shared memory or it cannot be sent.
  public static boolean usesFiles() {
    return fileSaid.get();
  }

  public MemorySegment segment() {
    return memory.segment();
  }

  public SharedMemory.Backing backing() {
    return memory.backing();
  }

  /// The message that lets the child with that descriptor socket map this arena.
  public Arena describeTo(Descriptors.@Nullable Sender descriptors) {
    Attachment attachment;
    Path file = memory.file();
    if (descriptors != null && memory.descriptor() >= 0) {
      attachment = descriptors.send(memory.descriptor(), Descriptors.Ownership.KEEP);
    } else if (file != null) {
      attachment = Attachment.newBuilder().setPath(file.toString()).build();
    } else {
      throw new IllegalStateException("a memfd cannot travel without a descriptor socket");
    }
    return Arena.newBuilder().setSize(memory.size()).setMemory(attachment).build();
  }

  @Override
  public void close() {
    try {
      memory.close();
    } catch (IOException e) {
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.WARNING, "shared memory", e);
    }
  }
}
