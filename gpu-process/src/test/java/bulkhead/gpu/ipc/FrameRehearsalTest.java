package bulkhead.gpu.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.IoLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameRehearsalTest {
  @Test
  void itShowsAllItsFrames() throws Exception {
    try (IoLoop io = IoLoop.start("ChildIO")) {
      assertEquals(FrameRehearsal.FRAMES, FrameRehearsal.start(io).get(60, TimeUnit.SECONDS));
    }
  }
}
