package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.text.FontCatalog;
import java.util.List;

/// Style, layout and paint of one document. Thread: `RendererMain`.
final class PagePipeline {
  private ViewportParams viewport = ViewportParams.getDefaultInstance();

  PagePipeline(
      Document document,
      StyleSheets sheets,
      FontCatalog fonts,
      PageImages images,
      PagePlugins plugins,
      RendererSetUp settings,
      CommitNavigationRequest navigation) {}

  void setViewport(ViewportParams params) {
    viewport = params;
  }

  void imagesChanged() {}

  void update() {}

  CommitData commit(long number) {
    return new CommitData(
        number,
        List.of(),
        PropertyTrees.EMPTY,
        viewport.getSize().getWidth(),
        viewport.getSize().getHeight(),
        1,
        1,
        0xff33aa55,
        PropertyTrees.NO_SCROLL,
        List.of(),
        number);
  }

  void setScrollOffset(ScrollOffset offset) {}

  boolean isRootScroller(ElementId element) {
    return false;
  }

  String layoutTree() {
    return "";
  }

  String displayList() {
    return "";
  }
}
