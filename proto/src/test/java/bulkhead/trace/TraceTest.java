package bulkhead.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ring buffer of this process. It is one for all: each test counts from where it finds it.
class TraceTest {
  private static List<String> namesSince(long sequence, int limit) {
    return Trace.since(sequence, limit).stream().map(Trace.Event::name).toList();
  }

  @Test
  void eventsComeBackInTheirOrderWithTheirThread() {
    long before = Trace.nextSequence();
    long start = Trace.now();
    Trace.complete("test", "work", start, 17);
    Trace.instant("test", "moment", 0);
    List<Trace.Event> events = Trace.since(before, 10);
    assertEquals(List.of("work", "moment"), events.stream().map(Trace.Event::name).toList());
    Trace.Event work = events.getFirst();
    assertEquals(start, work.startNanos());
    assertTrue(work.durationNanos() >= 0);
    assertEquals(17, work.flowId());
    assertEquals(Thread.currentThread().getName(), work.thread());
    assertEquals(0, events.getLast().durationNanos());
  }

  @Test
  void theyAreHadInBatches() {
    long before = Trace.nextSequence();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Trace.instant("test", name, 0);
    }
    assertEquals(List.of("a", "b"), namesSince(before, 2));
    assertEquals(List.of("c", "d"), namesSince(before + 2, 2));
    assertEquals(List.of("e"), namesSince(before + 4, 2));
    assertEquals(List.of(), namesSince(before + 5, 2));
  }

  @Test
  void aFullRingForgetsItsOldest() {
    long before = Trace.nextSequence();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < Trace.CAPACITY + 3; i++) {
      Trace.instant("test", "" + i, 0);
      if (i >= 3) {
        expected.add("" + i);
      }
    }
    assertEquals(expected, namesSince(before, Integer.MAX_VALUE));
  }
}
