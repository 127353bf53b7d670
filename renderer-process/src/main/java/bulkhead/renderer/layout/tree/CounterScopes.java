package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The CSS counters while the box tree is built in tree order (CSS Lists 3 §4). A counter lives
/// from the element that made it to the end of that element's parent.
///
/// All values together are one immutable [State], so that a box can keep what stood before and
/// after it: where the same stands before it again, it need not be built anew.
final class CounterScopes {
  /// A counter and those of the same name around it.
  private record Counter(@Nullable Node scope, int value, @Nullable Counter outer) {
    Counter with(int newValue) {
      return new Counter(scope, newValue, outer);
    }
  }

  /// The innermost counter of each name, and how deep quotes are nested. A list rather than a map:
  /// pages have one or two names.
  static final class State {
    static final State NONE = new State(null, 0);

    /// The same as no state that comes about.
    static final State NOWHERE = new State(null, -1);

    private record Named(String name, @Nullable Counter innermost, @Nullable Named next) {}

    private final @Nullable Named first;
    private final int quoteDepth;

    private State(@Nullable Named first, int quoteDepth) {
      this.first = first;
      this.quoteDepth = quoteDepth;
    }

    private @Nullable Counter innermost(String name) {
      for (Named named = first; named != null; named = named.next) {
        if (named.name.equals(name)) {
          return named.innermost;
        }
      }
      return null;
    }

    private State with(String name, @Nullable Counter innermost) {
      return new State(with(first, name, innermost), quoteDepth);
    }

    private static Named with(@Nullable Named list, String name, @Nullable Counter innermost) {
      if (list == null || list.name.equals(name)) {
        return new Named(name, innermost, list == null ? null : list.next);
      }
      return new Named(list.name, list.innermost, with(list.next, name, innermost));
    }

    /// Whether counters would have the same values from here on.
    boolean isSame(State other) {
      if (quoteDepth != other.quoteDepth) {
        return false;
      }
      return this == other || covers(other) && other.covers(this);
    }

    private boolean covers(State other) {
      for (Named named = other.first; named != null; named = named.next) {
        if (!areSame(named.innermost, innermost(named.name))) {
          return false;
        }
      }
      return true;
    }

    private static boolean areSame(@Nullable Counter a, @Nullable Counter b) {
      while (a != b) {
        if (a == null || b == null || a.value != b.value || !Objects.equals(a.scope, b.scope)) {
          return false;
        }
        a = a.outer;
        b = b.outer;
      }
      return true;
    }
  }

  private State state = State.NONE;
  private int uses;

  /// Rises with everything that reads or changes a counter or the depth of quotes.
  int uses() {
    return uses;
  }

  /// All values as they are now.
  State state() {
    return state;
  }

  /// Goes on after something that has to do with counters, and that left these values.
  void resume(State values) {
    uses++;
    state = values;
  }

  /// Goes back to these values.
  void restore(State values) {
    state = values;
  }

  /// How deep quotes are nested here (CSS Generated Content 3 §3.2).
  int quoteDepth() {
    uses++;
    return state.quoteDepth;
  }

  void setQuoteDepth(int depth) {
    uses++;
    state = new State(state.first, depth);
  }

  /// `counter-reset`: a new counter, in place of the one that a sibling made.
  void reset(Element element, String name, int value) {
    uses++;
    Counter innermost = state.innermost(name);
    Node scope = element.parent();
    Counter outer = innermost != null && innermost.scope == scope ? innermost.outer : innermost;
    state = state.with(name, new Counter(scope, value, outer));
  }

  /// A new counter, unless a sibling made one.
  void begin(Element element, String name) {
    Counter innermost = state.innermost(name);
    if (innermost == null || innermost.scope != element.parent()) {
      reset(element, name, 0);
    }
  }

  void increment(Element element, String name, int by) {
    Counter counter = innermost(element, name);
    long sum = (long) counter.value + by;
    state = state.with(name, counter.with(Math.clamp(sum, Integer.MIN_VALUE, Integer.MAX_VALUE)));
  }

  void set(Element element, String name, int value) {
    state = state.with(name, innermost(element, name).with(value));
  }

  private Counter innermost(Element element, String name) {
    uses++;
    Counter counter = state.innermost(name);
    return counter == null ? new Counter(element.parent(), 0, null) : counter;
  }

  /// The children of `parent` are done: what they made goes out of scope.
  void leave(Node parent) {
    for (State.Named named = state.first; named != null; named = named.next) {
      Counter counter = named.innermost;
      if (counter != null && counter.scope == parent) {
        while (counter != null && counter.scope == parent) {
          counter = counter.outer;
        }
        state = state.with(named.name, counter);
      }
    }
  }

  int value(String name) {
    uses++;
    Counter counter = state.innermost(name);
    return counter == null ? 0 : counter.value;
  }

  /// All values of that name, the outermost first.
  int[] values(String name) {
    uses++;
    Counter innermost = state.innermost(name);
    if (innermost == null) {
      return new int[] {0};
    }
    int count = 0;
    for (Counter counter = innermost; counter != null; counter = counter.outer) {
      count++;
    }
    int[] values = new int[count];
    for (Counter counter = innermost; counter != null; counter = counter.outer) {
      values[--count] = counter.value;
    }
    return values;
  }
}
