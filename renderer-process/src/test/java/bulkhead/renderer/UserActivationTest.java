package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UserActivationTest {
  private final UserActivation activation = new UserActivation();

  @Test
  void aDocumentBeginsWithoutActivation() {
    assertEquals(0, activation.bits());
  }

  @Test
  void aPressActivatesForNowAndForGood() {
    activation.notified();
    assertEquals(3, activation.bits());
  }

  @Test
  void whatConsumesActivationLeavesTheStickyOne() {
    activation.notified();
    activation.consume();
    assertEquals(1, activation.bits());
    activation.notified();
    assertEquals(3, activation.bits());
  }
}
