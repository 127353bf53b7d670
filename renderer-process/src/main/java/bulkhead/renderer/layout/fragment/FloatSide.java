package bulkhead.renderer.layout.fragment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the floats of one side reach into a block formatting context, by height: the outline of
/// all of them, in which a place is found without a look at each float. Mutable; see
/// [FloatContext].
///
/// Reaches are measured so that more is further in. No float begins above an earlier one, and each
/// lies inside of those beside it (CSS 2.2 §9.5.1), so from the top of the last one on the outline
/// only goes back towards the edge, in few steps; above that it does not change any more.
///
/// ```
/// +---+--+---------+
/// | 1 |2 |   3     |     steps that are done:    (0, 3)
/// |   |  +---------+
/// |   +--+---+           last top: y of 4
/// |   | 4    |           falling steps from there on: (end of 4, 4) (end of 1, 1)
/// |   +------+
/// +---+
/// ```
final class FloatSide {
  private static final float NOTHING = Float.NEGATIVE_INFINITY;

  /// An outline with more numbers is not compared with another one.
  private static final int MOST_COMPARED = 64;

  /// From the last top, or from where the step before it ends, to `end`.
  record Falling(float end, float reach, @Nullable Falling next) {}

  /// All that changes when a float is added.
  record State(int done, @Nullable Falling falling, float top, float lowest, int count) {}

  private float[] starts = new float[8];
  private float[] reaches = new float[8];
  private int done;
  private @Nullable Falling falling;
  private float top = NOTHING;
  private float lowest = NOTHING;
  private int count;

  /// The falling step that was found last, and for which y: questions mostly go downwards.
  private @Nullable Falling found;

  private float foundFor;

  FloatSide() {}

  FloatSide(FloatSide other) {
    starts = other.starts.clone();
    reaches = other.reaches.clone();
    reset(other.state());
  }

  int count() {
    return count;
  }

  /// The lower end of all floats, or negative infinity.
  float lowest() {
    return lowest;
  }

  State state() {
    return new State(done, falling, top, lowest, count);
  }

  void reset(State state) {
    done = state.done;
    falling = state.falling;
    top = state.top;
    lowest = state.lowest;
    count = state.count;
    found = null;
  }

  /// Adds a float that begins no higher than the last one and reaches at least as far as what is
  /// beside its top.
  void add(float reach, float start, float end) {
    finish(start);
    while (falling != null && falling.end <= end) {
      falling = falling.next;
    }
    falling = new Falling(end, falling == null ? reach : Math.max(reach, falling.reach), falling);
    found = null;
    lowest = Math.max(lowest, end);
    count++;
  }

  /// Adds a float that takes no room beside it, as its margins may make it. Clearance counts it
  /// all the same.
  void addEmpty(float end) {
    lowest = Math.max(lowest, end);
    count++;
  }

  /// The outline above `y` does not change any more.
  private void finish(float y) {
    float from = top;
    while (count > 0 && from < y) {
      append(from, falling == null ? NOTHING : falling.reach);
      if (falling == null || falling.end > y) {
        break;
      }
      from = falling.end;
      falling = falling.next;
    }
    top = y;
  }

  private void append(float start, float reach) {
    if (done > 0 && reaches[done - 1] == reach) {
      return;
    }
    if (done == starts.length) {
      starts = Arrays.copyOf(starts, 2 * done);
      reaches = Arrays.copyOf(reaches, 2 * done);
    }
    starts[done] = start;
    reaches[done++] = reach;
  }

  /// The furthest reach of any float between `y` and `end`; negative infinity without one.
  float reach(float y, float end) {
    if (y >= top) {
      Falling step = stepAt(y);
      return step == null ? NOTHING : step.reach;
    }
    float result = end > top && falling != null ? falling.reach : NOTHING;
    for (int i = Math.max(0, doneAt(y)); i < done && starts[i] < end; i++) {
      result = Math.max(result, reaches[i]);
    }
    return result;
  }

  /// The first y below the given one at which floats reach less far than just above; infinity for
  /// none.
  float nextEnd(float y) {
    if (y >= top) {
      Falling step = stepAt(y);
      return step == null ? Float.POSITIVE_INFINITY : step.end;
    }
    int at = doneAt(y);
    float reach = at < 0 ? NOTHING : reaches[at];
    for (int i = at + 1; i < done; i++) {
      if (reaches[i] < reach) {
        return starts[i];
      }
      reach = reaches[i];
    }
    if (falling == null || falling.reach < reach) {
      return top;
    }
    return falling.end;
  }

  /// The outline from `y` on: where each step ends, below `y`, and how far it reaches; null if it
  /// has very many.
  @Nullable List<Float> outline(float y) {
    if (lowest <= y) {
      return List.of();
    }
    List<Float> steps = new ArrayList<>();
    Falling step = stepAt(Math.max(y, top));
    if (y < top) {
      for (int i = Math.max(0, doneAt(y)); i < done; i++) {
        if (steps.size() > MOST_COMPARED) {
          return null;
        }
        addStep(steps, (i + 1 < done ? starts[i + 1] : top) - y, reaches[i]);
      }
    }
    for (; step != null; step = step.next) {
      if (steps.size() > MOST_COMPARED) {
        return null;
      }
      addStep(steps, step.end - y, step.reach);
    }
    return steps;
  }

  private static void addStep(List<Float> steps, float end, float reach) {
    int last = steps.size() - 1;
    if (last > 0 && steps.get(last) == reach) {
      steps.set(last - 1, end);
    } else {
      steps.add(end);
      steps.add(reach);
    }
  }

  /// Which falling step `y` is in; null below all of them.
  private @Nullable Falling stepAt(float y) {
    Falling step = found != null && y >= foundFor ? found : falling;
    while (step != null && step.end <= y) {
      step = step.next;
    }
    found = step;
    foundFor = y;
    return step;
  }

  /// The last step that is done and begins at `y` or above; -1 for none.
  private int doneAt(float y) {
    int at = Arrays.binarySearch(starts, 0, done, y);
    return at >= 0 ? at : -at - 2;
  }
}
