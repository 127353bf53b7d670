package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.PropertyTrees.TransformedSpace;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Scroll containers whose contents have no layers, since a transform or effect is around them: the
/// compositor scrolls them, and the page is painted again.
class ScrollersInEffectsTest {
  private static <T> T page(String body, Function<LocalFrame, T> check) {
    return InProcessBrowser.page(
        "<!doctype html><style>*{margin:0}div{width:100px;height:60px;overflow:auto}"
            + "p{height:200px}</style>"
            + body
            + "<script>0</script>",
        check);
  }

  private static PagePipeline pipeline(LocalFrame frame) {
    PagePipeline pipeline = frame.pipeline();
    if (pipeline == null) {
      throw new AssertionError("no page");
    }
    return pipeline;
  }

  private static List<Layer.Scrollbar> bars(CommitData picture) {
    return picture.layers().stream()
        .map(Layer::contents)
        .filter(Layer.Scrollbar.class::isInstance)
        .map(Layer.Scrollbar.class::cast)
        .toList();
  }

  @Test
  void aScrollbarInATranslucentBoxIsPaintedAndHasAnUnseenLayer() {
    CommitData picture =
        page("<div style='opacity:.5'><p></p></div>", frame -> pipeline(frame).commit(1));
    List<Layer> unseen =
        picture.layers().stream()
            .filter(layer -> layer.contents() instanceof Layer.Scrollbar)
            .filter(layer -> picture.trees().effects().get(layer.state().effect()).opacity() == 0)
            .toList();
    assertEquals(1, unseen.size());
    assertEquals(bars(picture).size(), unseen.size());
  }

  @Test
  void aScrollNodeLiesInTheTransformedSpace() {
    CommitData picture =
        page(
            "<div style='transform:translate(30px,40px)'><p></p></div>",
            frame -> pipeline(frame).commit(1));
    ScrollNode node = picture.trees().scrolls().get(bars(picture).getFirst().scroll());
    assertEquals(140, node.range().maxY());
    assertTrue(
        picture.trees().transforms().get(node.transform()) instanceof TransformedSpace space
            && space.transform().e() == 30
            && space.transform().f() == 40);
  }

  @Test
  void scrollersInEachOtherKeepTheirOrder() {
    CommitData picture =
        page(
            "<div style='opacity:.5'><div style='height:30px'><p></p></div><p></p></div>",
            frame -> pipeline(frame).commit(1));
    List<ScrollNode> nodes = picture.trees().scrolls();
    assertEquals(3, nodes.size());
    assertEquals(List.of(-1, 0, 1), nodes.stream().map(ScrollNode::parent).toList());
  }

  @Test
  void aFixedBackgroundStaysWhileThePageIsScrolled() {
    page(
        "<div style='height:3000px;background:linear-gradient(red,blue) fixed'>x</div>",
        frame -> {
          PagePipeline pipeline = pipeline(frame);
          CommitData before = pipeline.commit(1);
          frame
              .places()
              .scrolled(new ScrollOffset(before.trees().scrolls().getFirst().element(), 0, 25));
          assertFalse(before.layers().equals(pipeline.commit(2).layers()));
          return 0;
        });
  }

  @Test
  void isPaintedAnewWhenItIsScrolled() {
    page(
        "<div style='filter:invert(1)'><p>x</p></div>",
        frame -> {
          PagePipeline pipeline = pipeline(frame);
          CommitData before = pipeline.commit(1);
          ScrollNode node = before.trees().scrolls().getLast();
          frame.places().scrolled(new ScrollOffset(node.element(), 0, 25));
          assertFalse(before.layers().equals(pipeline.commit(2).layers()));
          return 0;
        });
  }
}
