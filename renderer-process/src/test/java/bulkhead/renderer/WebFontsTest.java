package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import bulkhead.renderer.layout.LayoutResult;
import org.junit.jupiter.api.Test;

class WebFontsTest {
  /// Rules are collected anew for many reasons; the faces among them are the same ones then.
  @Test
  void facesThatAreStillTheSameCostNoLayout() {
    String page =
        "<!doctype html><style>@font-face { font-family: f; src: local(none) } p { font: 1em f }"
            + "</style><p>text<script>0</script>";
    InProcessBrowser.page(
        page,
        frame -> {
          PagePipeline pipeline = frame.pipeline();
          if (pipeline == null) {
            throw new AssertionError("no page");
          }
          pipeline.update();
          LayoutResult settled = pipeline.update();
          assertSame(settled, pipeline.update());
          InProcessBrowser.evaluate(
              frame,
              "document.querySelector('style').textContent ="
                  + " '@font-face { font-family: f; src: local(other) } p { font: 1em f }'");
          assertNotSame(settled, pipeline.update());
          return 0;
        });
  }
}
