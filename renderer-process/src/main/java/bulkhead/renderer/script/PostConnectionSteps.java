package bulkhead.renderer.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// What follows an insertion of nodes once that is complete (DOM §4.2.3, "post-connection steps"):
/// scripts run, empty frames have their load event. Observers of a tree must not change it, so they
/// leave this here; whoever inserts for a script has it done before the script goes on. One for all
/// documents of an isolate. Thread: the isolate's.
public final class PostConnectionSteps {
  private Deque<Runnable> steps = new ArrayDeque<>();

  /// @param later runs a task: where no script inserts, the steps are one
  public void add(Runnable step, Executor later) {
    if (steps.isEmpty()) {
      later.execute(this::run);
    }
    steps.add(step);
  }

  public boolean areDue() {
    return !steps.isEmpty();
  }

  /// Takes the steps in their order. What a step inserts has its own steps taken before that one
  /// goes on; the others wait for it.
  public void run() {
    Deque<Runnable> ofThisInsertion = steps;
    steps = new ArrayDeque<>();
    while (!ofThisInsertion.isEmpty()) {
      ofThisInsertion.remove().run();
      if (!steps.isEmpty()) {
        run();
      }
    }
  }
}
