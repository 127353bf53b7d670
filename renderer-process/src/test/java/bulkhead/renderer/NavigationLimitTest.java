package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NavigationLimitTest {
  private final NavigationLimit limit = new NavigationLimit();

  @Test
  void passesOverWhatIsTooOften() {
    for (int i = 0; i < NavigationLimit.MOST; i++) {
      assertTrue(limit.allows(i), "navigation " + i);
    }
    assertFalse(limit.allows(NavigationLimit.NANOS));
  }

  @Test
  void beginsAnewAfterAWhile() {
    for (int i = 0; i <= NavigationLimit.MOST; i++) {
      limit.allows(i);
    }
    assertTrue(limit.allows(NavigationLimit.NANOS + 1));
  }
}
