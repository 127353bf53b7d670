package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.html.SubresourceFinder;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.text.FontCatalog;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A document that the renderer makes for itself, with nothing loaded for it: to warm up, and for
/// the margins of paper. Thread: `RendererMain`.
///
/// @param document what was parsed
/// @param pipeline its style, layout and paint
record SyntheticDocument(Document document, PagePipeline pipeline) {
  /// What a document needs of its renderer.
  record Surroundings(FontCatalog fonts, TaskLoop main, PageHost browser, RendererSetUp settings) {}

  /// The viewport of a document without scale or zoom.
  ///
  /// @param width CSS px
  static ViewportParams viewport(int width, int height) {
    return ViewportParams.newBuilder()
        .setSize(Size.newBuilder().setWidth(width).setHeight(height))
        .setDeviceScaleFactor(1)
        .setPageZoom(1)
        .build();
  }

  /// Opens one.
  ///
  /// @param viewport what it is laid out for
  static SyntheticDocument open(String html, ViewportParams viewport, Surroundings around) {
    Document document = new Document("about:blank");
    LoadTracker loads = new LoadTracker(() -> {});
    ResourceFetcher fetcher = new ResourceFetcher(around.main);
    StyleSheets sheets = new StyleSheets(document, 0, fetcher, loads, () -> {});
    PagePlugins plugins =
        new PagePlugins(0, around.browser, around.main, () -> 0, loads, element -> {});
    PagePipeline pipeline =
        new PagePipeline(
            document,
            sheets,
            new WebFonts(0, fetcher, around.fonts, loads, () -> {}, () -> {}),
            new PageImages(0, fetcher, loads, around.fonts, () -> {}),
            plugins,
            around.settings,
            CommitNavigationRequest.getDefaultInstance(),
            new ElementIds(),
            ElementId.VIEWPORT,
            PagePipeline.Frames.NONE);
    pipeline.setViewport(viewport);
    document.addObserver(
        new SubresourceFinder(
            document,
            found -> {
              if (found instanceof Subresource.InlineStyle style) {
                sheets.inline(style);
              }
            },
            SyntheticDocument::ignore));
    HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
    parser.append(html.getBytes(StandardCharsets.UTF_8));
    parser.finish();
    return new SyntheticDocument(document, pipeline);
  }

  private static void ignore(@Nullable Element gone) {}
}
