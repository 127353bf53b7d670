package bulkhead.renderer;

import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.TextChunk;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.HtmlSerializer;

/// The stages of a page's main frame as text: `--dump-dom`, `--dump-layout-tree`,
/// `--dump-display-list`, `--dump-style`. Thread: `RendererMain`.
final class PageDumps {
  private static final int MOST_PIECE = 200 << 10;

  private PageDumps() {}

  /// Sends what is asked for, in pieces.
  static void send(LocalPage page, DumpRequest request) {
    PagePipeline pipeline = page.mainFrame().pipeline();
    Document document = page.mainFrame().document();
    String text =
        pipeline == null || document == null
            ? ""
            : switch (request.getWhat()) {
              case DOM -> HtmlSerializer.document(document);
              case LAYOUT_TREE -> pipeline.layoutTree();
              case DISPLAY_LIST -> pipeline.displayList();
              case STYLE -> pipeline.styles(request.getSelector());
              case WHAT_UNSPECIFIED, UNRECOGNIZED -> "";
            };
    int from = 0;
    do {
      int to = Math.min(text.length(), from + MOST_PIECE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      page.browser.dumpChunk(
          TextChunk.newBuilder()
              .setPageId(page.id)
              .setText(text.substring(from, to))
              .setLast(to == text.length())
              .build());
      from = to;
    } while (from < text.length());
  }
}
