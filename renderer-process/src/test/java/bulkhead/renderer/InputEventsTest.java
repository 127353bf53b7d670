package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which events input becomes, where and in which order.
class InputEventsTest {
  private final Document document = new Document("about:blank");
  private final Element outer = element(document);
  private final Element one = element(outer);
  private final Element two = element(outer);
  private final InputEvents events = new InputEvents();
  private final List<String> heard = new ArrayList<>();
  private final List<String> inits = new ArrayList<>();
  private final Set<String> canceled = new HashSet<>();
  private final InputEvents.Sink sink =
      (target, kind, type, related, init) -> {
        heard.add(type + "@" + (target == outer ? "outer" : target == one ? "one" : "two"));
        inits.add(init);
        return !canceled.contains(type);
      };

  private Element element(ContainerNode parent) {
    Element made = document.createElement("div");
    parent.appendChild(made);
    return made;
  }

  private static MouseInput mouse(MouseInput.Type type, int button, int buttons) {
    return MouseInput.newBuilder()
        .setType(type)
        .setX(21)
        .setY(40)
        .setButton(button)
        .setButtons(buttons)
        .setClickCount(1)
        .build();
  }

  private boolean press(Element at, int button) {
    MouseInput input = mouse(MouseInput.Type.PRESSED, button, 1 << (button - 1));
    return events.pressed(sink, at, input, 2);
  }

  private boolean release(Element at, int button) {
    return events.released(sink, at, mouse(MouseInput.Type.RELEASED, button, 0), 2);
  }

  @Test
  void clicksAfterPressAndRelease() {
    events.moved(sink, one, mouse(MouseInput.Type.MOVED, 0, 0), 2);
    heard.clear();
    inits.clear();
    assertTrue(press(one, 1));
    assertTrue(release(one, 1));
    assertEquals(
        List.of("pointerdown@one", "mousedown@one", "pointerup@one", "mouseup@one", "click@one"),
        heard);
    String click = inits.getLast();
    assertTrue(click.contains("\"clientX\":10,\"clientY\":20"), click);
    assertTrue(click.contains("\"detail\":1"), click);
    assertTrue(click.contains("\"button\":0,\"buttons\":0"), click);
  }

  @Test
  void clicksWhatBothEndsAreIn() {
    press(one, 1);
    heard.clear();
    release(two, 1);
    assertEquals(List.of("pointerup@two", "mouseup@two", "click@outer"), heard);
  }

  @Test
  void middleButtonIsAuxiliary() {
    canceled.add("auxclick");
    press(one, 2);
    assertTrue(inits.getLast().contains("\"button\":1,\"buttons\":4"), inits.getLast());
    assertFalse(release(one, 2));
    assertEquals("auxclick@one", heard.getLast());
  }

  @Test
  void canceledPointerDownHasNoMouseEventsButTheClick() {
    canceled.add("pointerdown");
    events.moved(sink, one, mouse(MouseInput.Type.MOVED, 0, 0), 2);
    heard.clear();
    press(one, 1);
    release(one, 1);
    assertEquals(List.of("pointerdown@one", "pointerup@one", "click@one"), heard);
  }

  @Test
  void movingTellsWhatIsLeftAndEntered() {
    events.moved(sink, one, mouse(MouseInput.Type.MOVED, 0, 0), 1);
    heard.clear();
    events.moved(sink, two, mouse(MouseInput.Type.MOVED, 0, 0), 1);
    heard.removeIf(each -> each.startsWith("pointer"));
    assertEquals(
        List.of(
            "mouseout@one", "mouseleave@one", "mouseover@two", "mouseenter@two", "mousemove@two"),
        heard);
  }

  @Test
  void keysPressOnlyWhereTheyMakeCharacters() {
    KeyInput.Builder key = KeyInput.newBuilder().setType(KeyInput.Type.PRESSED);
    assertTrue(events.keyPressed(sink, one, key.setKey("a").setCode("KeyA").build()));
    KeyInput typed = KeyInput.newBuilder().setType(KeyInput.Type.TYPED).setKey("a").build();
    assertTrue(events.keyTyped(sink, one, typed));
    assertEquals(List.of("keydown@one", "keypress@one"), heard);
    assertTrue(inits.getFirst().contains("\"keyCode\":65"), inits.getFirst());
    assertTrue(inits.getLast().contains("\"charCode\":97"), inits.getLast());
    heard.clear();
    canceled.add("keydown");
    assertFalse(events.keyPressed(sink, one, key.setKey("b").setCode("KeyB").build()));
    canceled.clear();
    assertTrue(events.keyPressed(sink, one, key.setKey("ArrowUp").setCode("ArrowUp").build()));
    assertEquals(List.of("keydown@one", "keydown@one"), heard);
  }
}
