package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.testing.Screen;
import java.awt.Component;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TypeAheadTest {
  private static final int FOR_EVER_MS = 1_000_000;

  private final TypeAhead typeAhead = new TypeAhead();

  /// Something that would like the keyboard, and never gets it.
  private static final class Field extends Component {
    private static final long serialVersionUID = 1;

    final StringBuilder typed = new StringBuilder();

    Field() {
      addKeyListener(
          new KeyAdapter() {
            @Override
            public void keyTyped(KeyEvent event) {
              typed.append(event.getKeyChar());
            }
          });
    }
  }

  @BeforeAll
  static void needsADisplay() {
    String why = Screen.whyNoWindows();
    assumeTrue(why == null, why);
  }

  private void type(char c) {
    Field anywhere = new Field();
    typeAhead.keep(new KeyEvent(anywhere, KeyEvent.KEY_TYPED, 0, 0, KeyEvent.VK_UNDEFINED, c));
  }

  @Test
  void whatWasTypedForOneFieldIsNotTheNextOnes() {
    Field one = new Field();
    Field other = new Field();
    typeAhead.begin(FOR_EVER_MS, TypeAhead.Releases.KEEP, () -> {});
    type('a');
    typeAhead.replayWhenFocused(one, FOR_EVER_MS);
    type('b');
    typeAhead.begin(FOR_EVER_MS, TypeAhead.Releases.KEEP, () -> {});
    type('c');
    typeAhead.replayTo(other);
    assertEquals("ab", one.typed.toString());
    assertEquals("c", other.typed.toString());
  }

  /// It would lose its text by the selection that comes with the keyboard.
  @Test
  void aFieldThatIsToldTwiceStillWaitsForTheKeyboard() {
    Field field = new Field();
    typeAhead.begin(FOR_EVER_MS, TypeAhead.Releases.KEEP, () -> {});
    type('a');
    typeAhead.replayWhenFocused(field, FOR_EVER_MS);
    typeAhead.replayWhenFocused(field, FOR_EVER_MS);
    assertEquals("", field.typed.toString());
    typeAhead.replayTo(field);
    assertEquals("a", field.typed.toString());
  }

  /// What was kept before anybody was told is for whoever comes.
  @Test
  void awaitingAnotherFieldLosesNothing() {
    Field field = new Field();
    typeAhead.begin(FOR_EVER_MS, TypeAhead.Releases.KEEP, () -> {});
    type('a');
    typeAhead.begin(FOR_EVER_MS, TypeAhead.Releases.KEEP, () -> {});
    type('b');
    typeAhead.replayTo(field);
    assertEquals("ab", field.typed.toString());
  }
}
