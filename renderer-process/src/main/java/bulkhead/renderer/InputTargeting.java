package bulkhead.renderer;

import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.TouchInput;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.devtools.InspectedPage.DragStep;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import io.github.humbleui.types.Point;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes what the user does in a page to the frame that it is for: the one under the pointer, the
/// one in which a button is held, or the one that has the keyboard. What happens in that frame's
/// document is [PageInput]'s. Thread: `RendererMain`.
final class InputTargeting {
  private final LocalPage page;
  private final TouchGestures touches;
  private @Nullable LocalFrame focusedFrame;
  private @Nullable LocalFrame hoveredFrame;
  private @Nullable LocalFrame pressedFrame;
  private Point pointer = new Point(0, 0);
  private final Set<Document> wheelBlockers = new HashSet<>();
  private boolean wheelBlocked;

  InputTargeting(LocalPage page) {
    this.page = page;
    this.touches = new TouchGestures(page);
  }

  void setFocused(boolean focused) {
    for (LocalFrame frame : page.frames()) {
      PageInput input = frame.input();
      if (input != null) {
        input.setFocused(focused);
      }
    }
  }

  /// The frame that keys go to.
  LocalFrame focusedFrame() {
    LocalFrame focused = focusedFrame;
    return focused == null ? page.mainFrame() : focused;
  }

  void focus(LocalFrame frame) {
    focusedFrame = frame;
  }

  /// Where the pointer was last, in the page area; device pixels.
  Point pointer() {
    return pointer;
  }

  /// Mouse input goes to the innermost frame under the pointer, in that frame's own coordinates;
  /// while a button is held, to the one that it was pressed in.
  void mouse(MouseInput input) {
    pointer = new Point(input.getX(), input.getY());
    if (input.getType() == MouseInput.Type.EXITED) {
      hover(null, input);
      return;
    }
    FramePoint place =
        pressedFrame != null
            ? pressedFrame.places().fromPage(input.getX(), input.getY())
            : page.mainFrame().places().innermostAt(input.getX(), input.getY());
    switch (input.getType()) {
      case PRESSED -> {
        pressedFrame = place.frame();
        focusedFrame = place.frame();
        place.frame().activatedByUser();
      }
      case RELEASED -> pressedFrame = null;
      case MOVED, EXITED, TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
    hover(place.frame(), input);
    PageInput target = place.frame().input();
    if (target != null) {
      target.mouse(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  void drag(DragStep step, float x, float y, int modifiers, String data) {
    float scale = page.scale();
    FramePoint place = page.mainFrame().places().innermostAt(x * scale, y * scale);
    PageInput target = place.frame().input();
    if (target != null) {
      target.carried(step, place.x(), place.y(), modifiers, data);
    }
  }

  private void hover(@Nullable LocalFrame now, MouseInput input) {
    LocalFrame before = hoveredFrame;
    hoveredFrame = now;
    for (LocalFrame at = before; at != null && !isAround(at, now); at = at.parent()) {
      PageInput left = at.input();
      if (left != null) {
        left.mouse(input.toBuilder().setType(MouseInput.Type.EXITED).build());
      }
    }
    for (LocalFrame at = now; at != null; at = at.parent()) {
      LocalFrame around = at.parent();
      Element owner = at.owner();
      PageInput outer = around == null ? null : around.input();
      if (around != null && outer != null && owner != null) {
        FramePoint place = around.places().fromPage(input.getX(), input.getY());
        outer.overFrame(owner, input.toBuilder().setX(place.x()).setY(place.y()).build());
      }
    }
  }

  private static boolean isAround(@Nullable LocalFrame outer, @Nullable LocalFrame inner) {
    for (LocalFrame at = inner; at != null; at = at.parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /// A document listens to the wheel in a way that may cancel it. When the main frame goes to
  /// another document, that one begins without.
  void blocksWheel(LocalFrame frame) {
    Document document = frame.document();
    if (document != null) {
      wheelBlockers.add(document);
      updateWheelBlocked();
    }
  }

  void updateWheelBlocked() {
    if (!wheelBlockers.isEmpty()) {
      wheelBlockers.retainAll(page.frames().stream().map(LocalFrame::document).toList());
    }
    boolean now = !wheelBlockers.isEmpty();
    CompositorLink compositor = page.compositor();
    if (now != wheelBlocked && compositor != null) {
      wheelBlocked = now;
      compositor.setWheelBlocked(now);
    }
  }

  void wheel(WheelInput input) {
    FramePoint place = page.mainFrame().places().innermostAt(input.getX(), input.getY());
    PageInput target = place.frame().input();
    if (target != null) {
      target.wheel(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  void touch(TouchInput input) {
    touches.input(input);
  }

  /// The innermost frame at a point of the page area.
  FramePoint placeAt(float x, float y) {
    return page.mainFrame().places().innermostAt(x, y);
  }

  /// The wheel has scrolled something already.
  void wheelScrolled(WheelInput input) {
    page.userScrolled();
    FramePoint place = page.mainFrame().places().innermostAt(input.getX(), input.getY());
    PageInput target = place.frame().input();
    if (target != null) {
      target.wheelScrolled(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  void key(KeyInput input) {
    if (input.getType() == KeyInput.Type.PRESSED && !input.getKey().equals("Escape")) {
      focusedFrame().activatedByUser();
    }
    PageInput target = focusedFrame().input();
    if (target != null) {
      target.key(input);
    } else if (input.getType() == KeyInput.Type.PRESSED) {
      page.browser.unhandledKey(input);
    }
  }

  /// The pointer is over another page now, or over none, without having moved.
  void pointerGone() {
    if (hoveredFrame != null) {
      hover(
          null, MouseInput.newBuilder().setPageId(page.id).setType(MouseInput.Type.EXITED).build());
    }
  }

  /// Where the pointer rests.
  void underPointer(Consumer<PageInput> then) {
    LocalFrame hovered = hoveredFrame;
    PageInput input = hovered == null ? null : hovered.input();
    if (input != null) {
      then.accept(input);
    }
  }

  void edit(EditRequest.Command command) {
    PageInput input = focusedFrame().input();
    if (input != null) {
      switch (command) {
        case COPY -> {
          if (!input.keyboard().edit("copy") && input.keyboard().tellOfClipboard("copy")) {
            input.selection().copy();
          }
        }
        case SELECT_ALL -> {
          if (!input.keyboard().edit("selectAll")) {
            input.selection().selectAll();
          }
        }
        case CUT -> editOrTell(input, "cut");
        case PASTE -> editOrTell(input, "paste");
        case UNDO -> input.keyboard().edit("undo");
        case REDO -> input.keyboard().edit("redo");
        case DELETE -> input.keyboard().edit("delete");
        case COMMAND_UNSPECIFIED, UNRECOGNIZED -> {}
      }
    }
  }

  private static void editOrTell(PageInput input, String command) {
    if (!input.keyboard().edit(command)) {
      input.keyboard().tellOfClipboard(command);
    }
  }

  /// The frame is gone: nothing is sent to it any more.
  void forget(LocalFrame gone) {
    focusedFrame = focusedFrame == gone ? null : focusedFrame;
    hoveredFrame = hoveredFrame == gone ? null : hoveredFrame;
    pressedFrame = pressedFrame == gone ? null : pressedFrame;
  }
}
