package bulkhead.renderer.compositor.ipc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.IoLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScrollRehearsalTest {
  @Test
  void mostOfItsFramesHaveMoved() throws Exception {
    try (IoLoop io = IoLoop.start("ChildIO")) {
      int shown = new ScrollRehearsal(io).start().get(60, TimeUnit.SECONDS);
      assertTrue(shown > ScrollRehearsal.FRAMES * 2 / 3, shown + " frames were shown");
    }
  }
}
