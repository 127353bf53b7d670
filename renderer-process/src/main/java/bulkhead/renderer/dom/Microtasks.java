package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;

/// Steps of Java's that wait for the next microtask checkpoint (HTML §8.1.7.3). Thread:
/// `RendererMain`.
public final class Microtasks {
  private List<Runnable> due = new ArrayList<>();

  Microtasks() {}

  public void queue(Runnable step) {
    due.add(step);
  }

  public boolean isPending() {
    return !due.isEmpty();
  }

  public void run() {
    List<Runnable> now = due;
    due = new ArrayList<>();
    now.forEach(Runnable::run);
  }
}
