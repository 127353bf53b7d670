package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.loader.ResourceFetcher;

/// The author style sheets of one document: loads them with what they import, and keeps the page
// from being drawn before
/// those in its head are there. Thread: `RendererMain`.
final class StyleSheets {
  private final Document document;
  private final int pageId;
  private final ResourceFetcher fetcher;
  private final LoadTracker loads;
  private final Runnable changed;
  private int blocking;

  StyleSheets(
      Document document, int pageId, ResourceFetcher fetcher, LoadTracker loads, Runnable changed) {
    this.document = document;
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.loads = loads;
    this.changed = changed;
  }

  boolean blocksRendering() {
    return blocking > 0;
  }

  void load(Subresource.StyleSheet sheet) {}

  void inline(Subresource.InlineStyle style) {}

  void remove(Element element) {}
}
