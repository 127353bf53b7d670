package bulkhead.ipc;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is done when a future has its outcome, where nobody waits for what comes of that. The
/// continuations of a future (`thenAccept`, `whenComplete` and their like) give what they throw to
/// the future that they return; where nobody looks at that one, the exception is gone without a
/// word. Here it is one of a task: logged, by the loop that runs it or by this class. Any thread.
public final class Outcome {
  private Outcome() {}

  /// Has `on` use the value. A failure is not told: it is for those futures whose failure is told
  /// elsewhere, as the death of a process is.
  public static <T extends @Nullable Object> void then(
      CompletionStage<T> future, Executor on, Consumer<? super T> use) {
    either(
        future,
        on,
        (value, failure) -> {
          if (failure == null) {
            use.accept(value);
          }
        });
  }

  /// As above, at once or on the thread that completes the future.
  public static <T extends @Nullable Object> void then(
      CompletionStage<T> future, Consumer<? super T> use) {
    then(future, Outcome::here, use);
  }

  /// Has `on` use the value or the failure; whichever it is not is null.
  public static <T extends @Nullable Object> void either(
      CompletionStage<T> future, Executor on, BiConsumer<T, ? super Throwable> use) {
    future.whenComplete(
        (value, failure) -> {
          try {
            on.execute(() -> use.accept(value, failure));
          } catch (RuntimeException e) { // it takes no more tasks
            report(e);
          }
        });
  }

  /// As above, at once or on the thread that completes the future.
  public static <T extends @Nullable Object> void either(
      CompletionStage<T> future, BiConsumer<T, ? super Throwable> use) {
    either(future, Outcome::here, use);
  }

  private static void here(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      report(e);
    }
  }

  private static void report(Throwable thrown) {
    System.getLogger("bulkhead.ipc")
        .log(System.Logger.Level.ERROR, "what follows an outcome failed", thrown);
  }
}
