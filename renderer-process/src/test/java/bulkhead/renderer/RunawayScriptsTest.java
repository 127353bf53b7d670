package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptSource;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which scripts are ended when a page is to be left, and which are not. The test is the timer: it
/// says when `RendererMain` is looked at.
@Timeout(60)
class RunawayScriptsTest {
  private final TaskLoop main = new TaskLoop("RendererMain");
  private final Thread thread = new Thread(main::run);
  private final BlockingQueue<Runnable> looks = new LinkedBlockingQueue<>();
  private final RunawayScripts runaways = new RunawayScripts((task, millis) -> looks.add(task));
  private final List<SlowTask> slow = new ArrayList<>();
  private Realm realm;

  @BeforeEach
  void start() throws Exception {
    thread.start();
    realm =
        onMain(
                () -> {
                  ScriptIsolate isolate = ScriptIsolate.create((where, message) -> {});
                  runaways.watch(main, isolate, any -> 0);
                  return isolate.createRealm(
                      new RealmScope.Window(new Document("https://a.test/"), "A", "https://a.test"),
                      1);
                })
            .get();
  }

  @AfterEach
  void stop() throws Exception {
    slow.forEach(task -> task.end.countDown());
    realm.isolate().terminate(); // what a test that failed has left running
    onMain(
            () -> {
              realm.isolate().resume();
              realm.isolate().close();
              return null;
            })
        .get();
    main.quit();
    thread.join();
  }

  private <T> CompletableFuture<T> onMain(Callable<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    main.execute(
        () -> {
          try {
            done.complete(task.call());
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private String run(String script) throws ScriptException, JavetException {
    try (V8Value value = realm.evaluate(new ScriptSource(script, "https://a.test/x.js"))) {
      return String.valueOf(value);
    }
  }

  private void look() throws InterruptedException {
    looks.take().run();
  }

  /// A task that stands still in the middle until it is let go; then its script runs.
  private final class SlowTask {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<String> answer;

    SlowTask(String script) {
      slow.add(this);
      answer =
          onMain(
              () -> {
                begun.countDown();
                end.await();
                return script.isEmpty() ? "" : run(script);
              });
    }

    String ended() throws Exception {
      end.countDown();
      return answer.get();
    }
  }

  @Test
  void aScriptThatDoesNotEndIsEnded() throws Exception {
    SlowTask endless = new SlowTask("for (;;) {}");
    Runnable begun = runaways.expected(1);
    CompletableFuture<Object> leaving =
        onMain(
            () -> {
              begun.run();
              return null;
            });
    endless.begun.await(); // so that all tasks before it have been counted
    endless.end.countDown();
    look();
    look();
    ExecutionException why = assertThrows(ExecutionException.class, endless.answer::get);
    ScriptException ended = assertInstanceOf(ScriptException.class, why.getCause());
    assertEquals(ScriptException.Kind.TERMINATED, ended.kind());
    leaving.get();
    assertEquals("2", onMain(() -> run("1 + 1")).get());
  }

  /// A machine under load comes late to what was asked, through many short tasks.
  @Test
  void shortScriptsBeforeWhatIsExpectedRunToTheirEnd() throws Exception {
    SlowTask first = new SlowTask("'one'");
    SlowTask second = new SlowTask("'two'");
    runaways.expected(1);
    first.begun.await();
    look();
    assertEquals("one", first.ended());
    second.begun.await();
    look();
    assertEquals("two", second.ended());
  }

  /// What kept `RendererMain` was no script but, say, the layout of a long page.
  @Test
  void aScriptAfterALongTaskRunsToItsEnd() throws Exception {
    SlowTask layout = new SlowTask("");
    CompletableFuture<String> after = onMain(() -> run("1 + 1"));
    runaways.expected(1);
    layout.begun.await();
    look();
    look();
    layout.ended();
    assertEquals("2", after.get());
  }
}
