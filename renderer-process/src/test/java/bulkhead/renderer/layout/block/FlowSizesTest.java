package bulkhead.renderer.layout.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What children add to their container's width does not depend on how they are grouped, and is
/// what the rule says of them one after the other.
final class FlowSizesTest {
  /// @param beside floats before it: a new formatting context
  private record Child(boolean floating, boolean clears, boolean beside, int min, int max) {
    FlowSizes sizes() {
      if (floating) {
        return new FlowSizes(1, min, clears, 0, 0, max, false);
      }
      return beside && !clears
          ? new FlowSizes(1, min, true, max, 0, 0, true)
          : new FlowSizes(1, min, true, 0, max, 0, true);
    }
  }

  private static int widest(List<Child> children) {
    int max = 0;
    int floats = 0;
    for (Child child : children) {
      if (child.clears) {
        max = Math.max(max, floats);
        floats = 0;
      }
      if (child.floating) {
        floats += child.max;
      } else {
        max = Math.max(max, child.beside ? floats + child.max : Math.max(floats, child.max));
        floats = 0;
      }
    }
    return Math.max(max, floats);
  }

  private static FlowSizes grouped(List<Child> children, Random random) {
    if (children.size() == 1) {
      return children.getFirst().sizes();
    }
    int middle = 1 + random.nextInt(children.size() - 1);
    return grouped(children.subList(0, middle), random)
        .then(grouped(children.subList(middle, children.size()), random));
  }

  @Property(tries = 300)
  void groupsAddUpToWhatTheirChildrenDo(@ForAll long seed) {
    Random random = new Random(seed);
    List<Child> children = new ArrayList<>();
    int often = 1 + random.nextInt(5);
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      int min = random.nextInt(50);
      children.add(
          new Child(
              random.nextInt(often) != 0,
              random.nextInt(4) == 0,
              random.nextBoolean(),
              min,
              min + random.nextInt(50)));
    }
    FlowSizes sizes = grouped(children, random);
    assertEquals(widest(children), sizes.maxWidth(), children::toString);
    assertEquals(children.stream().mapToInt(Child::min).max().orElse(0), sizes.min());
    assertEquals(children.stream().anyMatch(child -> !child.floating), sizes.hasBlocks());
    assertEquals(children.size(), sizes.count());
  }
}
