package bulkhead.renderer.devtools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.devtools.ProtocolError;
import org.junit.jupiter.api.Test;

/// What is undone and done again, in which order.
class DomHistoryTest {
  private final DomHistory history = new DomHistory();
  private final StringBuilder text = new StringBuilder();

  private void append(String letter) throws ProtocolError {
    history.perform(() -> text.append(letter), () -> text.setLength(text.length() - 1));
  }

  @Test
  void goesFromMarkToMark() throws ProtocolError {
    append("a");
    history.mark();
    append("b");
    append("c");
    history.mark();
    history.undo();
    assertEquals("a", text.toString());
    history.undo();
    history.undo();
    assertEquals("", text.toString());
    history.redo();
    assertEquals("a", text.toString());
    history.redo();
    history.redo();
    assertEquals("abc", text.toString());
  }

  @Test
  void aNewChangeForgetsWhatWasUndone() throws ProtocolError {
    history.mark();
    append("a");
    history.undo();
    append("b");
    history.redo();
    assertEquals("b", text.toString());
    history.undo();
    assertEquals("", text.toString());
  }

  @Test
  void aStepThatFailsForgetsAll() throws ProtocolError {
    append("a");
    history.perform(
        () -> text.append("b"),
        () -> {
          throw ProtocolError.because("gone");
        });
    assertThrows(ProtocolError.class, history::undo);
    history.undo();
    assertEquals("ab", text.toString());
  }
}
