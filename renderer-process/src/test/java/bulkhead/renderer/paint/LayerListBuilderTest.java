package bulkhead.renderer.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.paint.PropertyTrees.ClipNode;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.PropertyTrees.ScrollTranslation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarLook;
import bulkhead.renderer.paint.PropertyTrees.UserScroll;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A page of 800 by 2000 in a viewport of 800 by 600, with a box at 100,100 that scrolls by itself.
class LayerListBuilderTest {
  private final PropertyTrees.Builder trees = new PropertyTrees.Builder();
  private final PropertyTrees.State page;
  private final PropertyTrees.State box;
  private final PropertyTrees.State fixed = PropertyTrees.State.ROOT;
  private final LayerListBuilder builder = new LayerListBuilder(trees);

  LayerListBuilderTest() {
    Rect viewport = Rect.makeWH(800, 600);
    int root = trees.add(scroll(ElementId.VIEWPORT, PropertyTrees.NO_SCROLL, 0, viewport, 2000));
    int pageSpace = trees.add(new ScrollTranslation(0, root));
    page = new PropertyTrees.State(pageSpace, 0, 0);
    Rect boxRect = Rect.makeXYWH(100, 100, 200, 200);
    int inner = trees.add(scroll(new ElementId(5), root, pageSpace, boxRect, 900));
    int boxSpace = trees.add(new ScrollTranslation(pageSpace, inner));
    int boxClip = trees.add(new ClipNode(0, pageSpace, boxRect));
    box = new PropertyTrees.State(boxSpace, boxClip, 0);
  }

  private static ScrollNode scroll(ElementId id, int parent, int space, Rect rect, float height) {
    return new ScrollNode(
        id,
        parent,
        space,
        rect,
        ScrollRange.of(rect.getWidth(), rect.getHeight(), rect.getWidth(), height, 1),
        UserScroll.ALLOWED,
        UserScroll.ALLOWED,
        ScrollbarLook.LIGHT);
  }

  private void fill(PropertyTrees.State state, float x, float y, float width, float height) {
    builder.state(state);
    builder.add(new DisplayItem.FillRect(Rect.makeXYWH(x, y, width, height), 0xff000000));
  }

  private static String text(List<Layer> layers) {
    return layers.stream().map(LayerListBuilderTest::text).collect(Collectors.joining("\n"));
  }

  private static String text(Layer layer) {
    String what =
        switch (layer.contents()) {
          case Layer.Painted(DisplayItemList items) -> "painted, items: " + items.size();
          case Layer.Solid solid -> "solid";
          case Layer.External external -> "external";
          case Layer.Scrollbar scrollbar -> "scrollbar";
        };
    return "%d/%d %s".formatted(layer.id().element().value(), layer.id().ordinal(), what);
  }

  @Test
  void itemsOfOneStateAreOneLayer() {
    fill(page, 0, 0, 800, 2000);
    fill(page, 10, 10, 10, 10);
    assertEquals("0/0 painted, items: 2", text(builder.build()));
  }

  @Test
  void whatFollowsAScrollerJoinsThePageIfItDoesNotTouchIt() {
    fill(page, 0, 0, 800, 2000);
    fill(box, 100, 100, 200, 900);
    fill(page, 0, 400, 50, 50);
    assertEquals(
        """
        0/0 painted, items: 2
        5/0 painted, items: 1""",
        text(builder.build()));
  }

  @Test
  void whatLiesOverAScrollerAtSomeOffsetIsALayerOfItsOwn() {
    fill(page, 0, 0, 800, 2000);
    fill(box, 100, 100, 10, 10);
    fill(page, 150, 290, 50, 50);
    assertEquals(
        """
        0/0 painted, items: 1
        5/0 painted, items: 1
        0/1 painted, items: 1""",
        text(builder.build()));
  }

  @Test
  void thePageCanScrollBelowAnythingFixed() {
    fill(page, 0, 0, 800, 2000);
    fill(fixed, 0, 0, 800, 40);
    fill(page, 0, 1900, 50, 50);
    fill(fixed, 0, 500, 100, 40);
    assertEquals(
        """
        0/0 painted, items: 1
        -1/0 painted, items: 1
        0/1 painted, items: 1
        -1/1 painted, items: 1""",
        text(builder.build()));
  }

  @Test
  void scrollbarsAndPluginsAreLayersInPaintingOrder() {
    fill(page, 0, 0, 800, 2000);
    builder.addExternal(
        new ElementId(9), Rect.makeXYWH(0, 0, 90, 90), new SurfaceId(3, 1), 0xffffffff);
    fill(page, 50, 50, 50, 50);
    builder.state(fixed);
    builder.addScrollbar(0, Layer.Orientation.VERTICAL, Rect.makeXYWH(785, 0, 15, 600));
    assertEquals(
        """
        0/0 painted, items: 1
        9/0 external
        0/1 painted, items: 1
        0/2 scrollbar""",
        text(builder.build()));
  }
}
