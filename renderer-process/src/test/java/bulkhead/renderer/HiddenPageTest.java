package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.MouseInput;
import org.junit.jupiter.api.Test;

/// What a page forgets when nobody sees it any more.
class HiddenPageTest {
  private static final String PAGE =
      """
      <!doctype html><body style="margin:0"><a id=link href=other style="display:block;height:50px">link</a>
      <iframe id=frame style="display:block;border:0;height:80px" srcdoc="<body style='margin:0;height:80px'>">
      </iframe><script>0</script>
      """;

  private static String hoveredThenHidden(int y) {
    return InProcessBrowser.page(
        PAGE,
        frame -> {
          String hovered = "document.querySelector('body > :hover')?.id";
          frame
              .page()
              .input()
              .mouse(
                  MouseInput.newBuilder().setType(MouseInput.Type.MOVED).setX(20).setY(y).build());
          String before = InProcessBrowser.evaluate(frame, hovered);
          frame.page().setVisible(false);
          return before + ", then " + InProcessBrowser.evaluate(frame, hovered);
        });
  }

  @Test
  void thePointerIsNotOverItsLinksAndFrames() {
    assertEquals("link, then undefined", hoveredThenHidden(20));
    assertEquals("frame, then undefined", hoveredThenHidden(80));
  }
}
