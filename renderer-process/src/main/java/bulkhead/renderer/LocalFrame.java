package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.ProgressNotice;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ScrollNotice;
import bulkhead.ipc.api.TextChunk;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.ipc.api.WheelInput;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.CompositorClient;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.compositor.Presentation;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.html.SubresourceFinder;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.trace.Trace;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The main frame of one page: its document from commit to load, and each picture of it that goes
/// to the compositor. Thread: `RendererMain`.
///
/// ```
/// CommitNavigation -> bytes -> document grows -> (BeginMainFrame) style, layout, paint -> commit
/// ```
final class LocalFrame implements DocumentLoader.Client {
  private static final int DUMP_CHUNK = 200 << 10;

  private static final int TITLE_MILLIS = 100;

  private final int pageId;
  private final TaskLoop main;
  private final PageHost browser;
  private final ResourceFetcher fetcher;
  private final FontCatalog fonts;
  private final RendererSetUp settings;
  private final List<CompletableFuture<Done>> awaitingFrame = new ArrayList<>();
  private ViewportParams viewport;
  private boolean visible = true;
  private @Nullable CompositorLink compositor;

  /// The committed document and what belongs to it; replaced as a whole by the next navigation.
  private @Nullable OpenDocument open;

  private long commitNumber;
  private boolean mainFrameRequested;
  private boolean growthPosted;
  private long lastFrameNanos;

  /// What one navigation brought.
  private static final class OpenDocument {
    final long navigationId;
    final Document document;
    final DocumentLoader loader;
    final long bodyId;
    final LoadTracker loads;
    final PageImages images;
    final StyleSheets sheets;
    final PagePipeline pipeline;
    final PagePlugins plugins;
    final PageInput input;
    final PageFind find;
    final PageIcon icon;
    boolean dirty = true;
    boolean parsed;
    boolean loadReported;
    boolean painted;
    long firstCommit = Long.MAX_VALUE;
    String title = "";
    boolean titleDue;

    /// Where the document's URL leads in it, until that place has come; null for none.
    @Nullable String pendingFragment;

    OpenDocument(LocalFrame frame, CommitNavigationRequest request) {
      navigationId = request.getNavigationId();
      bodyId = request.getBodyRequestId();
      document = new Document(request.getUrl());
      loads = new LoadTracker(frame::maybeLoaded);
      images = new PageImages(frame.pageId, frame.fetcher, loads, frame::imagesChanged);
      sheets = new StyleSheets(document, frame.pageId, frame.fetcher, loads, frame::stylesChanged);
      plugins = new PagePlugins(frame.pageId, frame.browser, frame.main, frame::pluginsChanged);
      pipeline =
          new PagePipeline(document, sheets, frame.fonts, images, plugins, frame.settings, request);
      input =
          new PageInput(
              frame.pageId,
              document,
              pipeline,
              plugins,
              frame.browser,
              frame.main,
              frame::scroll,
              frame::contentChanged);
      find = new PageFind(frame.pageId, pipeline, frame.browser, frame::contentChanged);
      Url address = Url.parse(request.getUrl());
      boolean restores = request.getScrollX() != 0 || request.getScrollY() != 0;
      pendingFragment = address == null || restores ? null : address.fragment();
      icon = new PageIcon(frame.pageId, frame.fetcher, frame.browser);
      document.addObserver(
          new SubresourceFinder(document, frame::found, element -> sheets.remove(element)));
      loader = new DocumentLoader(document, request, frame);
    }
  }

  LocalFrame(
      int pageId,
      TaskLoop main,
      PageHost browser,
      ResourceFetcher fetcher,
      FontCatalog fonts,
      RendererSetUp settings,
      ViewportParams viewport) {
    this.pageId = pageId;
    this.main = main;
    this.browser = browser;
    this.fetcher = fetcher;
    this.fonts = fonts;
    this.settings = settings;
    this.viewport = viewport;
  }

  void attach(CompositorLink link) {
    compositor = link;
  }

  // Navigation

  void commitNavigation(CommitNavigationRequest request) {
    main.assertOwner();
    abandon();
    OpenDocument next = new OpenDocument(this, request);
    open = next;
    browser.didCommitNavigation(
        DidCommitNavigationNotice.newBuilder()
            .setPageId(pageId)
            .setNavigationId(request.getNavigationId())
            .build());
    next.loads.begin(); // the document itself
    next.pipeline.setViewport(viewport);
    Element embed = next.loader.pluginElement();
    if (embed != null) {
      next.plugins.adoptBody(embed, request);
      fetcherIgnores(next);
    } else {
      fetcher.expect(request.getBodyRequestId(), next.loader);
    }
    contentChanged();
  }

  /// The plugin takes the body: the document around it is complete.
  private void fetcherIgnores(OpenDocument next) {
    main.execute(next.loader::finished);
  }

  /// Leaves the document that is open.
  private void abandon() {
    OpenDocument old = open;
    if (old != null) {
      old.loader.abort();
      fetcher.cancel(old.bodyId);
      old.plugins.close();
      open = null;
    }
  }

  /// Another fragment, or another history entry, of the document that is open.
  void navigateSameDocument(NavigateSameDocumentRequest request) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    current.document.setUrl(request.getUrl());
    Url address = Url.parse(request.getUrl());
    String fragment = address == null ? null : address.fragment();
    current.input.links().scrollToFragment(fragment == null ? "" : fragment);
    if (request.getRestoreScroll()) {
      current.pipeline.requestScroll(request.getScrollX(), request.getScrollY());
    }
    contentChanged();
  }

  /// The user has scrolled: the page stays where he took it.
  void userScrolled() {
    OpenDocument current = open;
    if (current != null) {
      current.pendingFragment = null;
      current.pipeline.stopRestoringScroll();
    }
  }

  void stopLoading() {
    OpenDocument current = open;
    if (current != null && !current.parsed) {
      fetcher.cancel(current.bodyId);
      current.loader.finished();
    }
  }

  void close() {
    abandon();
    for (CompletableFuture<Done> waiting : awaitingFrame) {
      waiting.completeExceptionally(new IllegalStateException("the page was closed"));
    }
    awaitingFrame.clear();
    if (compositor != null) {
      compositor.close();
    }
  }

  private void found(Subresource subresource) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    switch (subresource) {
      case Subresource.StyleSheet sheet -> current.sheets.load(sheet);
      case Subresource.InlineStyle style -> current.sheets.inline(style);
      case Subresource.Picture picture ->
          current.images.setSource(picture.element(), picture.url());
      case Subresource.Plugin plugin -> current.plugins.found(plugin);
      case Subresource.Icon icon -> current.icon.candidate(icon);
      case Subresource.Refresh refresh -> refresh(current, refresh);
      case Subresource.Frame frame -> {} // frames of their own come with the engine's next part
      case Subresource.Script script -> {} // as with scripting disabled
    }
  }

  private void refresh(OpenDocument from, Subresource.Refresh refresh) {
    main.postDelayed(
        () -> {
          if (open == from && refresh.url().length() <= ResourceFetcher.MOST_URL) {
            browser.beginNavigation(
                BeginNavigationRequest.newBuilder()
                    .setPageId(pageId)
                    .setUrl(refresh.url())
                    .setDisposition(Disposition.CURRENT_TAB)
                    .setReplace(true)
                    .build());
          }
        },
        (long) Math.min(refresh.seconds() * 1000, Integer.MAX_VALUE));
  }

  // DocumentLoader.Client

  @Override
  public void documentGrew() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    if (!current.titleDue) {
      current.titleDue = true;
      main.postDelayed(() -> reportTitle(current), TITLE_MILLIS);
    }
    grew();
  }

  /// Finding the title costs its length, which is the page's to choose: so not with each piece of
  /// the document.
  private void reportTitle(OpenDocument current) {
    current.titleDue = false;
    String title = current.document.title();
    if (open == current && !title.equals(current.title)) {
      current.title = title;
      browser.titleChanged(
          TextNotice.newBuilder()
              .setPageId(pageId)
              .setText(title.length() > 4096 ? title.substring(0, 4096) : title)
              .build());
    }
  }

  /// While a long document is still coming, each picture of it costs as much as what is there: the
  /// pauses between them grow with that cost, so that most of the time goes into parsing.
  private void grew() {
    long pause = 4 * lastFrameNanos / 1_000_000;
    if (pause < 8) {
      contentChanged();
    } else if (!growthPosted) {
      growthPosted = true;
      main.postDelayed(
          () -> {
            growthPosted = false;
            contentChanged();
          },
          Math.min(pause, 2000));
    }
  }

  @Override
  public void documentParsed() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    current.parsed = true;
    reportTitle(current);
    current.icon.documentParsed(current.document.url());
    contentChanged();
    current.loads.end();
  }

  @Override
  public void imageData(Element image, byte[] bytes) {
    if (open != null) {
      open.images.setBytes(image, bytes);
    }
  }

  private void maybeLoaded() {
    OpenDocument current = open;
    if (current == null || !current.parsed || current.loadReported) {
      return;
    }
    // Layout may still ask for images (backgrounds): the load event comes after the first complete
    // one.
    main.execute(
        () -> {
          if (open != current || current.loadReported) {
            return;
          }
          current.pipeline.update();
          if (!current.loads.isIdle()) {
            return;
          }
          current.loadReported = true;
          if (!current.dirty) {
            settle(current);
          }
          browser.didFinishLoad(
              PageNotice.newBuilder()
                  .setPageId(pageId)
                  .setNavigationId(current.navigationId)
                  .build());
        });
  }

  // Changes

  private void imagesChanged() {
    if (open != null) {
      open.pipeline.imagesChanged();
      progress();
    }
    contentChanged();
  }

  /// A plugin's box shows something else than before.
  private void pluginsChanged() {
    if (open != null) {
      open.pipeline.repaint();
    }
    contentChanged();
  }

  private void stylesChanged() {
    progress();
    contentChanged();
  }

  private void progress() {
    if (open != null && !open.loadReported) {
      browser.loadProgress(
          ProgressNotice.newBuilder()
              .setPageId(pageId)
              .setProgress(0.4f + 0.6f * open.loads.progress())
              .build());
    }
  }

  /// Something is to be seen that the compositor does not have yet.
  private void contentChanged() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    current.dirty = true;
    if (!mainFrameRequested && compositor != null) {
      mainFrameRequested = true;
      compositor.setNeedsMainFrame();
    }
  }

  void setViewport(ViewportParams params) {
    viewport = params;
    if (open != null) {
      open.pipeline.setViewport(params);
      contentChanged();
    }
  }

  void setVisible(boolean nowVisible) {
    visible = nowVisible;
    if (compositor != null) {
      compositor.setVisible(nowVisible);
    }
    if (nowVisible) {
      contentChanged();
    }
  }

  void setFocused(boolean focused) {
    if (open != null) {
      open.input.setFocused(focused);
    }
  }

  // Frames

  /// What the compositor thread tells, posted to this thread.
  CompositorClient compositorClient() {
    return new CompositorClient() {
      @Override
      public void beginMainFrame(BeginMainFrame frame) {
        main.execute(() -> produce());
      }

      @Override
      public void didScroll(List<ScrollOffset> offsets) {
        main.execute(() -> scrolled(offsets));
      }

      @Override
      public void didActivate(long activated) {
        // Only what was presented counts here.
      }

      @Override
      public void didPresent(Presentation presentation) {
        main.execute(() -> presented(presentation));
      }
    };
  }

  /// One main frame: style, layout, paint, commit.
  private void produce() {
    mainFrameRequested = false;
    CompositorLink link = compositor;
    OpenDocument current = open;
    if (link == null) {
      return;
    }
    if (current == null || !current.dirty || current.sheets.blocksRendering()) {
      link.mainFrameAborted();
      return;
    }
    long start = Trace.now();
    current.dirty = false;
    String fragment = current.pendingFragment;
    if (fragment != null) {
      current.input.links().scrollToFragment(fragment);
    }
    CommitData data = current.pipeline.commit(++commitNumber);
    if (current.document.body() != null) {
      current.firstCommit = Math.min(current.firstCommit, commitNumber);
    }
    link.commit(data);
    if (current.loadReported) {
      settle(current);
    }
    if (current.find.isOn()) {
      current.find.report();
    }
    lastFrameNanos = Trace.now() - start;
    Trace.complete("renderer", "MainFrame", start, data.traceFlow());
  }

  /// All is loaded: from now on nothing moves the place that the page was opened at.
  private static void settle(OpenDocument current) {
    current.pendingFragment = null;
    current.pipeline.stopRestoringScroll();
  }

  private void presented(Presentation presentation) {
    OpenDocument current = open;
    if (current != null && !current.painted && presentation.commitNumber() >= current.firstCommit) {
      current.painted = true;
      browser.didFirstPaint(
          PageNotice.newBuilder().setPageId(pageId).setNavigationId(current.navigationId).build());
    }
    if (awaitingFrame.isEmpty()) {
      return;
    }
    boolean upToDate =
        current != null
            && !current.dirty
            && presentation.commitNumber() == commitNumber
            && presentation.completeness() == Presentation.Completeness.COMPLETE;
    if (upToDate) {
      List<CompletableFuture<Done>> done = List.copyOf(awaitingFrame);
      awaitingFrame.clear();
      done.forEach(answer -> answer.complete(Done.getDefaultInstance()));
    }
  }

  /// Completes when what is loaded now has been shown.
  void awaitFrame(CompletableFuture<Done> answer) {
    awaitingFrame.add(answer);
    contentChanged();
  }

  private void scrolled(List<ScrollOffset> offsets) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    for (ScrollOffset offset : offsets) {
      current.pipeline.setScrollOffset(offset);
      if (current.pipeline.isRootScroller(offset.element())) {
        browser.scrollChanged(
            ScrollNotice.newBuilder().setPageId(pageId).setX(offset.x()).setY(offset.y()).build());
      }
    }
    current.input.scrolled();
  }

  // Input

  void mouse(MouseInput input) {
    if (open != null) {
      open.input.mouse(input);
    }
  }

  void wheel(WheelInput input) {
    if (open != null) {
      open.input.wheel(input);
    }
  }

  void key(KeyInput input) {
    if (open != null) {
      open.input.key(input);
    } else {
      browser.unhandledKey(input);
    }
  }

  private void scroll(KeyboardScroll movement) {
    CompositorLink link = compositor;
    if (link != null) {
      link.scroll(movement);
    }
  }

  // Find in page, and the window's menus

  void find(FindRequest request) {
    if (open != null) {
      open.find.find(request);
    }
  }

  void stopFinding(boolean select) {
    if (open != null) {
      open.find.stop(select);
    }
  }

  void edit(EditRequest.Command command) {
    OpenDocument current = open;
    if (current != null) {
      switch (command) {
        case COPY -> current.input.selection().copy();
        case SELECT_ALL -> current.input.selection().selectAll();
        case COMMAND_UNSPECIFIED, UNRECOGNIZED -> {}
      }
    }
  }

  void pluginGone(int pluginId, String reason) {
    if (open != null) {
      open.plugins.gone(pluginId, reason);
      pluginsChanged();
    }
  }

  // Dumps

  void dump(DumpRequest request) {
    OpenDocument current = open;
    String text =
        current == null
            ? ""
            : switch (request.getWhat()) {
              case DOM -> bulkhead.renderer.dom.HtmlSerializer.document(current.document);
              case LAYOUT_TREE -> current.pipeline.layoutTree();
              case DISPLAY_LIST -> current.pipeline.displayList();
              case STYLE -> current.pipeline.styles(request.getSelector());
              case WHAT_UNSPECIFIED, UNRECOGNIZED -> "";
            };
    int from = 0;
    do {
      int to = Math.min(text.length(), from + DUMP_CHUNK);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      browser.dumpChunk(
          TextChunk.newBuilder()
              .setPageId(pageId)
              .setText(text.substring(from, to))
              .setLast(to == text.length())
              .build());
      from = to;
    } while (from < text.length());
  }

  boolean isVisible() {
    return visible;
  }
}
