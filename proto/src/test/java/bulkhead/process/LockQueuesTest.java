package bulkhead.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.process.LockQueues.Mode;
import bulkhead.process.LockQueues.Otherwise;
import bulkhead.process.LockQueues.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockQueuesTest {
  private final List<String> heard = new ArrayList<>();
  private final LockQueues<String, Integer> locks =
      new LockQueues<>((id, answer) -> heard.add(id + " " + answer));

  private void ask(int id, String name, Mode mode, Otherwise otherwise) {
    locks.request("origin", new Request<>(id, name, mode, ""), otherwise);
  }

  private static List<Integer> numbers(List<Request<Integer>> requests) {
    return requests.stream().map(Request::id).toList();
  }

  @Test
  void exclusiveOnesWaitForEachOther() {
    ask(1, "a", Mode.EXCLUSIVE, Otherwise.WAIT);
    ask(2, "a", Mode.EXCLUSIVE, Otherwise.WAIT);
    ask(3, "b", Mode.EXCLUSIVE, Otherwise.WAIT);
    locks.request("other", new Request<>(4, "a", Mode.EXCLUSIVE, ""), Otherwise.WAIT);
    assertEquals(List.of("1 GRANTED", "3 GRANTED", "4 GRANTED"), heard);
    assertEquals(List.of(2), numbers(locks.waiting("origin")));
    locks.release(1);
    assertEquals("2 GRANTED", heard.getLast());
    assertEquals(List.of(2, 3), numbers(locks.held("origin")));
  }

  @Test
  void sharedOnesAreHeldTogetherButDoNotOvertake() {
    ask(1, "a", Mode.SHARED, Otherwise.WAIT);
    ask(2, "a", Mode.SHARED, Otherwise.WAIT);
    ask(3, "a", Mode.EXCLUSIVE, Otherwise.WAIT);
    ask(4, "a", Mode.SHARED, Otherwise.WAIT);
    ask(5, "a", Mode.SHARED, Otherwise.GIVE_UP);
    assertEquals(List.of("1 GRANTED", "2 GRANTED", "5 NOT_AVAILABLE"), heard);
    locks.release(3); // it does not wait any longer
    assertEquals("4 GRANTED", heard.getLast());
  }

  @Test
  void aStolenLockIsToldSoAndTheThiefComesFirst() {
    ask(1, "a", Mode.EXCLUSIVE, Otherwise.WAIT);
    ask(2, "a", Mode.EXCLUSIVE, Otherwise.WAIT);
    ask(3, "a", Mode.EXCLUSIVE, Otherwise.STEAL);
    assertEquals(List.of("1 GRANTED", "1 STOLEN", "3 GRANTED"), heard);
    locks.release(1);
    assertEquals(3, heard.size());
    locks.release(3);
    assertEquals("2 GRANTED", heard.getLast());
  }
}
