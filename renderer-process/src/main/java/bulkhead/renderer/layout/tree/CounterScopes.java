package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The CSS counters while the box tree is built in tree order (CSS Lists 3 §4). A counter lives
/// from the element that made it to the end of that element's parent.
final class CounterScopes {
  private static final class Counter {
    final @Nullable Node scope;
    int value;

    Counter(@Nullable Node scope, int value) {
      this.scope = scope;
      this.value = value;
    }
  }

  private final Map<String, List<Counter>> counters = new HashMap<>();
  private int uses;

  /// Rises with everything that reads or changes a counter.
  int uses() {
    return uses;
  }

  /// Counts what depends on its place in the document as counters do, such as quotes.
  void use() {
    uses++;
  }

  /// `counter-reset`: a new counter, in place of the one that a sibling made.
  void reset(Element element, String name, int value) {
    uses++;
    List<Counter> stack = counters.computeIfAbsent(name, unused -> new ArrayList<>(2));
    Node scope = element.parent();
    if (!stack.isEmpty() && stack.getLast().scope == scope) {
      stack.removeLast();
    }
    stack.add(new Counter(scope, value));
  }

  void increment(Element element, String name, int by) {
    Counter counter = innermost(element, name);
    long sum = (long) counter.value + by;
    counter.value = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum));
  }

  void set(Element element, String name, int value) {
    innermost(element, name).value = value;
  }

  private Counter innermost(Element element, String name) {
    uses++;
    List<Counter> stack = counters.computeIfAbsent(name, unused -> new ArrayList<>(2));
    if (stack.isEmpty()) {
      stack.add(new Counter(element.parent(), 0));
    }
    return stack.getLast();
  }

  /// The children of `parent` are done: what they made goes out of scope.
  void leave(Node parent) {
    for (List<Counter> stack : counters.values()) {
      while (!stack.isEmpty() && stack.getLast().scope == parent) {
        stack.removeLast();
      }
    }
  }

  int value(String name) {
    uses++;
    List<Counter> stack = counters.get(name);
    return stack == null || stack.isEmpty() ? 0 : stack.getLast().value;
  }

  /// All values of that name, the outermost first.
  int[] values(String name) {
    uses++;
    List<Counter> stack = counters.get(name);
    if (stack == null || stack.isEmpty()) {
      return new int[] {0};
    }
    int[] values = new int[stack.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stack.get(i).value;
    }
    return values;
  }
}
