package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.LayerListBuilder;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.paint.PropertyTrees.ClipNode;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.PropertyTrees.ScrollTranslation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarLook;
import bulkhead.renderer.paint.PropertyTrees.State;
import bulkhead.renderer.paint.PropertyTrees.UserScroll;
import bulkhead.renderer.paint.ScrollRange;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.paint.ScrollRequest.ScrollBehavior;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;

/// A page for tests: 512 by 512 CSS px are seen of contents as high as asked for, with what is
/// added.
final class TestPage {
  static final ElementId BOX = new ElementId(7);
  static final int WHITE = 0xffffffff;

  private final PropertyTrees.Builder trees = new PropertyTrees.Builder();
  private final LayerListBuilder layers = new LayerListBuilder(trees);
  private final List<ScrollRequest> requests = new ArrayList<>();
  private final float width;
  private final int pageSpace;
  private final int rootScroll;
  private final State page;
  private float scale = 1;

  TestPage(float contentHeight) {
    this(512, contentHeight);
  }

  TestPage(float width, float contentHeight) {
    this.width = width;
    rootScroll =
        trees.add(
            new ScrollNode(
                ElementId.VIEWPORT,
                PropertyTrees.NO_SCROLL,
                0,
                Rect.makeWH(width, 512),
                ScrollRange.of(width, 512, width, contentHeight, 1),
                UserScroll.ALLOWED,
                UserScroll.ALLOWED,
                ScrollbarLook.LIGHT));
    pageSpace = trees.add(new ScrollTranslation(0, rootScroll));
    page = new State(pageSpace, 0, 0);
    layers.state(page);
  }

  TestPage scale(float newScale) {
    scale = newScale;
    return this;
  }

  /// In the scrolled contents.
  TestPage fill(float x, float y, float fillWidth, float height, int argb) {
    layers.state(page);
    layers.add(new DisplayItem.FillRect(Rect.makeXYWH(x, y, fillWidth, height), argb));
    return this;
  }

  /// A mark of 8 by 8 in every tile of the first column, so that none is of one colour.
  TestPage marks(int count) {
    for (int i = 0; i < count; i++) {
      fill(8, 256 * i + 8, 8, 8, 0xff000000 + i);
    }
    return this;
  }

  /// A box at 100,100 of 200 by 200 that scrolls 200 CSS px by itself.
  TestPage box(int argb) {
    Rect rect = Rect.makeXYWH(100, 100, 200, 200);
    int scroll =
        trees.add(
            new ScrollNode(
                BOX,
                rootScroll,
                pageSpace,
                rect,
                ScrollRange.of(200, 200, 200, 400, 1),
                UserScroll.ALLOWED,
                UserScroll.ALLOWED,
                ScrollbarLook.LIGHT));
    int space = trees.add(new ScrollTranslation(pageSpace, scroll));
    int clip = trees.add(new ClipNode(0, pageSpace, rect));
    layers.state(new State(space, clip, 0));
    layers.add(new DisplayItem.FillRect(Rect.makeXYWH(100, 100, 200, 400), argb));
    return this;
  }

  TestPage wheelHandler(Rect rect) {
    layers.state(page);
    layers.addWheelHandler(rect);
    return this;
  }

  TestPage scrollbar() {
    layers.state(State.ROOT);
    layers.addScrollbar(
        rootScroll, Layer.Orientation.VERTICAL, Rect.makeXYWH(width - 15, 0, 15, 512));
    return this;
  }

  TestPage scrollTo(float y) {
    requests.add(new ScrollRequest(ElementId.VIEWPORT, 0, y, ScrollBehavior.INSTANT));
    return this;
  }

  CommitData commit(long number) {
    return new CommitData(
        number,
        layers.build(),
        trees.build(),
        width,
        512,
        scale,
        1,
        WHITE,
        rootScroll,
        requests,
        0);
  }

  static DisplayItemList items(CommitData commit) {
    return ((Layer.Painted) commit.layers().getFirst().contents()).items();
  }
}
