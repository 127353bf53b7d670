package bulkhead.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tasks of one thread. In most of these tests the thread is the test's own: it posts, then runs
/// the loop until a task quits.
@Timeout(60)
class TaskLoopTest {
  private final TaskLoop loop = new TaskLoop("TestLoop");
  private final List<String> ran = new ArrayList<>();

  private Runnable noting(String name) {
    return () -> ran.add(name);
  }

  @Test
  void tasksRunInTheOrderTheyWerePosted() {
    loop.execute(noting("a"));
    loop.execute(noting("b"));
    loop.execute(
        () -> {
          loop.execute(noting("d, posted by c"));
          loop.execute(loop::quit);
          ran.add("c");
        });
    loop.run();
    assertEquals(List.of("a", "b", "c", "d, posted by c"), ran);
  }

  @Test
  void delayedTasksRunByTheirTimeAndThenByTheirOrder() {
    loop.postDelayed(noting("in an hour"), 3_600_000);
    loop.postDelayed(noting("in 2 ms"), 2);
    loop.postDelayed(noting("in 2 ms, second"), 2);
    loop.postDelayed(loop::quit, 3);
    loop.run();
    assertEquals(List.of("in 2 ms", "in 2 ms, second"), ran);
  }

  /// The rest after a task is as long as the task, times what the factor says over one.
  @Test
  void aSlowedLoopRestsAfterItsTasks() {
    loop.setSlowdown(3);
    long[] times = new long[2];
    loop.execute(
        () -> {
          times[0] = System.nanoTime();
          while (System.nanoTime() - times[0] < 20_000_000) {
            Thread.onSpinWait();
          }
        });
    loop.execute(
        () -> {
          times[1] = System.nanoTime();
          loop.quit();
        });
    loop.run();
    long between = times[1] - times[0];
    assertTrue(between >= 60_000_000, "the next task began after " + between + " ns");
  }

  /// However late the loop comes to them. Seen to fail when a timer that is due goes before all
  /// that was posted.
  @Test
  void aDelayedTaskHasItsTurnFromWhenItIsDue() {
    loop.execute(noting("posted before"));
    loop.postDelayed(noting("timer"), 0);
    loop.execute(noting("posted after"));
    loop.execute(loop::quit);
    loop.run();
    assertEquals(List.of("posted before", "timer", "posted after"), ran);
  }

  @Test
  void aDelayedTaskPostedFromElsewhereWakesTheLoop() throws Exception {
    CompletableFuture<String> thread = new CompletableFuture<>();
    Thread owner = new Thread(loop::run);
    owner.start();
    loop.postDelayed(() -> thread.complete(Thread.currentThread().getName()), 1);
    assertEquals("TestLoop", thread.get(30, TimeUnit.SECONDS));
    loop.quit();
    owner.join();
  }

  @Test
  void anExceptionEndsItsTaskOnly() {
    loop.execute(
        () -> {
          throw new IllegalStateException("expected by the test");
        });
    loop.execute(noting("the next"));
    loop.execute(loop::quit);
    loop.run();
    assertEquals(List.of("the next"), ran);
  }

  @Test
  void anErrorEndsTheLoop() {
    loop.execute(
        () -> {
          throw new OutOfMemoryError("expected by the test");
        });
    assertThrows(OutOfMemoryError.class, loop::run);
  }

  @Test
  void whatTheLoopOwnsIsForItsThread() {
    assertFalse(loop.isOwner());
    assertThrows(AssertionError.class, loop::assertOwner);
    loop.execute(
        () -> {
          loop.assertOwner();
          ran.add("checked");
          loop.quit();
        });
    loop.run();
    assertEquals(List.of("checked"), ran);
  }
}
