package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageScaleNotice;
import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ScrollNotice;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a tab: the tree of its frames, and what they share: the viewport, the compositor,
/// each picture that goes there, and the user's input. Thread: `RendererMain`.
///
/// ```
/// PageRouter -> LocalPage -> LocalFrame (main) -> LocalFrame (an iframe's) ...
///                  \-> (BeginMainFrame) style, layout, paint of all frames -> commit
/// ```
final class LocalPage {
  /// As the browser process has been told.
  private double pageScale = 1;

  final int id;
  final TaskLoop main;
  final PageHost browser;
  final ResourceFetcher fetcher;
  private SiteAreas storage = new SiteAreas();
  final FontCatalog fonts;
  final RendererSetUp settings;

  /// Names of elements, of all frames' documents.
  final ElementIds elementIds = new ElementIds();

  private final PageHistory history = new PageHistory();
  private final PageDialogs dialogs = new PageDialogs(this);
  private RelatedPages related = new RelatedPages();
  private final PageOpener opener = new PageOpener(this);
  private boolean closed;
  private final List<FrameTreeObserver> observers = new ArrayList<>();
  private final List<LocalFrame> unasked = new ArrayList<>(); // whether they may be left
  private final LocalFrame mainFrame;
  private final PageFind find;
  private final RenderingUpdates rendering = new RenderingUpdates(this);
  private final InputTargeting input = new InputTargeting(this);
  private final PageInspection inspection = new PageInspection(this);
  private final long tokenSeed = System.nanoTime() * 0x9E3779B97F4A7C15L;
  private final String mainFrameToken;
  private final Autofocus autofocus = new Autofocus(this);
  private final PrintEvents printEvents = new PrintEvents(this);
  private final ListBoxScroll listBoxScroll = new ListBoxScroll(this);
  private @Nullable RendererScripts scripts;
  private @Nullable MemoryReducer memory;
  private ViewportParams viewport;
  private boolean visible = true;
  private boolean scriptsDisabled;

  /// A client of the DevTools protocol wants no Content Security Policy to count.
  boolean bypassesPolicies;

  /// Scripts may navigate as often as they like.
  boolean unlimitedNavigations;

  private @Nullable CompositorLink compositor;
  private int frameCount;
  private int pluginCount;

  LocalPage(
      int id,
      TaskLoop main,
      PageHost browser,
      ResourceFetcher fetcher,
      FontCatalog fonts,
      RendererSetUp settings,
      ViewportParams viewport,
      String mainFrameToken) {
    this.id = id;
    this.main = main;
    this.browser = browser;
    this.fetcher = fetcher;
    this.fonts = fonts;
    this.settings = settings;
    this.viewport = viewport;
    this.mainFrameToken = mainFrameToken;
    this.mainFrame = new LocalFrame(this, null, null);
    this.find = new PageFind(id, mainFrame, browser);
  }

  void setMemoryReducer(MemoryReducer reducer) {
    memory = reducer;
  }

  /// Much of what the page has used may be garbage now.
  void memoryFreed() {
    if (memory != null) {
      memory.schedule();
    }
  }

  /// A picture was made.
  void memoryUsed() {
    if (memory != null) {
      memory.worked();
    }
  }

  void attach(CompositorLink link) {
    compositor = link;
  }

  LocalFrame mainFrame() {
    return mainFrame;
  }

  /// All frames of the page, parents before their children.
  List<LocalFrame> frames() {
    List<LocalFrame> all = new ArrayList<>();
    all.add(mainFrame);
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).children());
    }
    return all;
  }

  @Nullable LocalFrame frame(int frameId) {
    for (LocalFrame frame : frames()) {
      if (frame.id() == frameId) {
        return frame;
      }
    }
    return null;
  }

  /// Told of every change of the frame tree from now on.
  void addObserver(FrameTreeObserver observer) {
    observers.add(observer);
  }

  List<FrameTreeObserver> observers() {
    return observers;
  }

  /// Runs the page's scripts; comes before its first document.
  void setScripts(@Nullable RendererScripts shared) {
    scripts = shared;
  }

  void setStorage(SiteAreas areas) {
    storage = areas;
  }

  SiteAreas storage() {
    return storage;
  }

  @Nullable RendererScripts rendererScripts() {
    return scripts;
  }

  /// Whether the scripts of documents to come are to stay still.
  boolean scriptsDisabled() {
    return scriptsDisabled;
  }

  void setScriptsDisabled(boolean disabled) {
    scriptsDisabled = disabled;
  }

  /// What the world outside calls a frame, unlike any other: the main frame's is the tab's.
  String frameToken(int frameId) {
    return frameId == 1 ? mainFrameToken : String.format("%016X%08X%08X", tokenSeed, id, frameId);
  }

  int nextFrameId() {
    return ++frameCount;
  }

  int nextPluginId() {
    return ++pluginCount;
  }

  ViewportParams viewport() {
    return viewport;
  }

  /// What clients of the DevTools protocol see of it.
  PageInspection inspection() {
    return inspection;
  }

  // Navigation

  void commitNavigation(CommitNavigationRequest request) {
    main.assertOwner();
    rendering.documentReplaced();
    mainFrame.navigator().commitNavigation(request);
  }

  void stopLoading() {
    frames().forEach(LocalFrame::stopLoading);
  }

  /// Asks the documents whether they mind being left, up to the first that does: true if the user
  /// is to be asked.
  ///
  /// @param goesOn the user has agreed to leave; the rest of the documents hear of it
  boolean beforeUnload(boolean goesOn) {
    if (!goesOn) {
      unasked.clear();
      unasked.addAll(frames());
    }
    boolean[] asks = new boolean[1];
    dialogs.duringUnload(
        () -> {
          while (!unasked.isEmpty() && !asks[0]) {
            LocalFrame frame = unasked.removeFirst();
            asks[0] = frames().contains(frame) && frame.beforeUnload() && !goesOn;
          }
        });
    return asks[0];
  }

  void close() {
    closed = true;
    related.remove(this);
    mainFrame.close();
    rendering.close();
    if (compositor != null) {
      compositor.close();
    }
  }

  void setViewport(ViewportParams params) {
    if (params.getPrinting()) {
      printEvents.begin();
    }
    boolean wasOnPaper = isOnPaper();
    viewport = params;
    for (LocalFrame frame : frames()) {
      frame.setViewport(params);
    }
    PagePipeline pipeline = mainFrame.pipeline();
    if (wasOnPaper && !isOnPaper() && pipeline != null) {
      pipeline.update(); // documents in boxes have their sizes again before a script looks
    }
    if (!params.getPrinting()) {
      printEvents.end();
    }
    if (wasOnPaper != isOnPaper()) {
      frames().forEach(LocalFrame::reportViewport);
    }
    rendering.animationFrameWanted();
    rendering.contentChanged();
  }

  /// Whether the page is laid out for paper, which nobody sees: on the screen it stays as it was.
  boolean isOnPaper() {
    return viewport.getPicture() == PictureArea.PAPER;
  }

  PrintEvents printEvents() {
    return printEvents;
  }

  void setVisible(boolean nowVisible) {
    visible = nowVisible;
    if (compositor != null) {
      compositor.setVisible(nowVisible);
    }
    if (!nowVisible) {
      input.pointerGone();
      memoryFreed();
    }
  }

  /// The pages that scripts here can reach, this one too.
  RelatedPages related() {
    return related;
  }

  void join(RelatedPages pages) {
    related = pages;
    pages.add(this);
  }

  PageOpener opener() {
    return opener;
  }

  boolean isClosed() {
    return closed;
  }

  PageDialogs dialogs() {
    return dialogs;
  }

  PageHistory history() {
    return history;
  }

  boolean isVisible() {
    return visible;
  }

  Autofocus autofocus() {
    return autofocus;
  }

  ListBoxScroll listBoxScroll() {
    return listBoxScroll;
  }

  /// The frame that shows a document; null for none.
  @Nullable LocalFrame frameOf(Document document) {
    for (LocalFrame frame : frames()) {
      if (frame.document() == document) {
        return frame;
      }
    }
    return null;
  }

  /// What the compositor has scrolled.
  void scrolled(List<ScrollOffset> offsets) {
    rendering.scrolled();
    for (ScrollOffset offset : offsets) {
      for (LocalFrame frame : frames()) {
        frame.places().scrolled(offset);
      }
      if (mainFrame.places().isViewport(offset.element())) {
        browser.scrollChanged(
            ScrollNotice.newBuilder().setPageId(id).setX(offset.x()).setY(offset.y()).build());
      }
    }
    input.underPointer(PageInput::scrolled);
  }

  /// The page is shown at another scale than it is laid out at.
  void pageScaleChanged(double factor) {
    boolean pictured = viewport.getPicture() != PictureArea.NONE;
    if (factor != pageScale && !pictured && (viewport.getMobile() || pageScale != 1)) {
      pageScale = factor;
      browser.pageScaleChanged(
          PageScaleNotice.newBuilder().setPageId(id).setScale((float) factor).build());
      rendering.contentChanged();
    }
  }

  /// The page's pictures.
  RenderingUpdates rendering() {
    return rendering;
  }

  @Nullable CompositorLink compositor() {
    return compositor;
  }

  PageFind find() {
    return find;
  }

  /// What the user does in the page.
  InputTargeting input() {
    return input;
  }

  /// Device pixels of a CSS pixel.
  float scale() {
    PagePipeline pipeline = mainFrame.pipeline();
    return pipeline == null ? 1 : pipeline.viewport().scale();
  }

  /// Moves what the compositor scrolls.
  void scroll(KeyboardScroll movement) {
    CompositorLink link = compositor;
    if (link != null) {
      link.scroll(movement);
    }
  }

  /// The user has scrolled the page, without this thread.
  void userScrolled() {
    frames().forEach(LocalFrame::userScrolled);
  }

  // Find in page, and the window's menus

  void runScriptUrl(String url) {
    Url target = Url.parse(url);
    if (target != null && target.hasScheme("javascript")) {
      mainFrame.navigator().runScriptUrlOfUser(target);
    }
  }

  void navigateSameDocument(NavigateSameDocumentRequest request) {
    mainFrame.traversal().navigateSameDocument(request);
  }

  void find(FindRequest request) {
    find.find(request);
  }

  void stopFinding(boolean select) {
    find.stop(select);
  }

  void pluginGone(int pluginId, String reason) {
    frames().forEach(frame -> frame.pluginGone(pluginId, reason));
  }
}
