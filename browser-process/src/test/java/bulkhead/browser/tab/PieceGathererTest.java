package bulkhead.browser.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How pieces of a body come to `BrowserMain`.
@Timeout(60)
class PieceGathererTest {
  private final TaskLoop loop = new TaskLoop("BrowserMain");
  private final List<byte[]> taken = new ArrayList<>();
  private final PieceGatherer pieces = new PieceGatherer(loop, taken::add);

  private List<Integer> sizes() {
    return taken.stream().map(each -> each.length).toList();
  }

  @Test
  void smallOnesGoTogether() {
    for (int i = 0; i < 100_000; i++) {
      pieces.add(new byte[] {(byte) i});
    }
    loop.execute(
        () -> {
          pieces.flush();
          loop.quit();
        });
    loop.run();
    assertEquals(List.of(64 << 10, 100_000 - (64 << 10)), sizes());
    assertEquals((byte) 65_535, taken.get(0)[65_535]);
    assertEquals((byte) 65_536, taken.get(1)[0]);
  }

  @Test
  void largeOnesStayAsTheyAre() {
    byte[] large = new byte[64 << 10];
    pieces.add(new byte[1]);
    pieces.add(large);
    pieces.add(large);
    loop.execute(loop::quit);
    loop.run();
    assertEquals(List.of(1, 64 << 10, 64 << 10), sizes());
  }
}
