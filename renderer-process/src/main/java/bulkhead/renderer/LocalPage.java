package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.PageScaleNotice;
import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ScrollNotice;
import bulkhead.ipc.api.TextChunk;
import bulkhead.ipc.api.TouchInput;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.ipc.api.WheelInput;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.CompositorClient;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.compositor.Presentation;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.devtools.InspectedPage;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.trace.Trace;
import bulkhead.url.Url;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One page of a tab: the tree of its frames, and what they share: the viewport, the compositor,
/// each picture that goes there, and the user's input. Thread: `RendererMain`.
///
/// ```
/// PageRouter -> LocalPage -> LocalFrame (main) -> LocalFrame (an iframe's) ...
///                  \-> (BeginMainFrame) style, layout, paint of all frames -> commit
/// ```
final class LocalPage implements InspectedPage {
  private static final int DUMP_CHUNK = 200 << 10;

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
  private final List<CompletableFuture<Done>> awaitingFrame = new ArrayList<>();
  private final LocalFrame mainFrame;
  private final PageFind find;
  private final long tokenSeed = System.nanoTime() * 0x9E3779B97F4A7C15L;
  private final String mainFrameToken;
  private final Autofocus autofocus = new Autofocus(this);
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
  private @Nullable LocalFrame focusedFrame;
  private @Nullable LocalFrame hoveredFrame;
  private @Nullable LocalFrame pressedFrame;
  private Point pointer = new Point(0, 0);
  private final Set<Document> wheelBlockers = new HashSet<>();
  private boolean wheelBlocked;
  private final TouchGestures touches = new TouchGestures(this);
  private int frameCount;
  private int pluginCount;

  private long commitNumber;
  private boolean mainFrameRequested;
  private boolean animationFrame;
  private boolean animationsWanted;
  private boolean observed;
  private boolean dirty;
  private boolean painted;
  private long firstCommit = Long.MAX_VALUE;
  private long lastFrameNanos;

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

  void attach(CompositorLink link) {
    compositor = link;
  }

  @Override
  public LocalFrame mainFrame() {
    return mainFrame;
  }

  /// All frames of the page, parents before their children.
  @Override
  public List<LocalFrame> frames() {
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

  @Override
  public void listenToStorage(StorageListener listener) {
    storage()
        .add(
            new SiteAreas.User() {
              @Override
              public boolean uses(SiteAreas.Key key) {
                return frames().stream().anyMatch(frame -> frame.keeps(key));
              }

              @Override
              public boolean isAlive() {
                return listener.isAlive() && !closed;
              }

              @Override
              public void changed(SiteAreas.Change change) {
                listener.changed(
                    change.area().origin(),
                    change.area().isLocal(),
                    change.name(),
                    change.before(),
                    change.after());
              }
            });
  }

  @Nullable RendererScripts rendererScripts() {
    return scripts;
  }

  /// Whether the scripts of documents to come are to stay still.
  boolean scriptsDisabled() {
    return scriptsDisabled;
  }

  @Override
  public void setScriptsDisabled(boolean disabled) {
    scriptsDisabled = disabled;
  }

  @Override
  public @Nullable ScriptIsolate scripts() {
    return scripts == null ? null : scripts.isolate();
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

  // Navigation

  void commitNavigation(CommitNavigationRequest request) {
    main.assertOwner();
    painted = false;
    firstCommit = Long.MAX_VALUE;
    mainFrame.navigator().commitNavigation(request);
  }

  void stopLoading() {
    frames().forEach(LocalFrame::stopLoading);
  }

  /// Asks all documents whether they mind being left; true if the user is to be asked.
  boolean beforeUnload() {
    boolean[] asks = new boolean[1];
    dialogs.duringUnload(() -> frames().forEach(frame -> asks[0] |= frame.beforeUnload()));
    return asks[0];
  }

  void close() {
    closed = true;
    related.remove(this);
    mainFrame.close();
    for (CompletableFuture<Done> waiting : awaitingFrame) {
      waiting.completeExceptionally(new IllegalStateException("the page was closed"));
    }
    awaitingFrame.clear();
    if (compositor != null) {
      compositor.close();
    }
  }

  /// The frame is gone: nothing is sent to it any more.
  void forget(LocalFrame gone) {
    focusedFrame = focusedFrame == gone ? null : focusedFrame;
    hoveredFrame = hoveredFrame == gone ? null : hoveredFrame;
    pressedFrame = pressedFrame == gone ? null : pressedFrame;
  }

  // Pictures

  /// Something is to be seen that the compositor does not have yet.
  void contentChanged() {
    dirty = true;
    requestMainFrame();
  }

  private void requestMainFrame() {
    if (!mainFrameRequested && compositor != null) {
      mainFrameRequested = true;
      compositor.setNeedsMainFrame();
    }
  }

  /// How long the last picture took to make.
  long lastFrameNanos() {
    return lastFrameNanos;
  }

  void setViewport(ViewportParams params) {
    viewport = params;
    for (LocalFrame frame : frames()) {
      frame.setViewport(params);
    }
    animationFrameWanted();
    contentChanged();
  }

  void setVisible(boolean nowVisible) {
    visible = nowVisible;
    if (compositor != null) {
      compositor.setVisible(nowVisible);
    }
    if (!nowVisible) {
      pointerGone();
      memoryFreed();
    }
  }

  /// The pointer is over another page now, or over none, without having moved.
  private void pointerGone() {
    if (hoveredFrame != null) {
      hover(null, MouseInput.newBuilder().setPageId(id).setType(MouseInput.Type.EXITED).build());
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

  /// What the compositor's thread calls; each call is posted to `RendererMain`.
  CompositorClient compositorClient() {
    return new CompositorClient() {
      @Override
      public void beginMainFrame(BeginMainFrame frame) {
        main.execute(LocalPage.this::produce);
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

  /// A script has asked for an animation frame: one comes, whether anything changes or not.
  void animationFrameWanted() {
    animationFrame = true;
    requestMainFrame();
  }

  Autofocus autofocus() {
    return autofocus;
  }

  /// An element wants the focus: a frame comes, which gives it that.
  void autofocusWanted() {
    requestMainFrame();
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

  /// Something moves by itself: a frame comes that moves it on.
  void animationsWanted() {
    animationsWanted = true;
    requestMainFrame();
  }

  /// A script observes intersections or sizes: from now on each picture is looked at for them.
  void observationsWanted() {
    observed = true;
    requestMainFrame();
  }

  /// One main frame: animation frame callbacks, style, layout, paint, commit (HTML §8.1.7.3,
  /// "update the rendering").
  private void produce() {
    mainFrameRequested = false;
    long now = System.nanoTime();
    if (!mainFrame.blocksRendering()) {
      animationsWanted = false;
      frames().forEach(frame -> frame.updateAnimations(now));
    }
    if (autofocus.isWaiting() && !mainFrame.blocksRendering()) {
      autofocus.flush();
    }
    if (animationFrame && !mainFrame.blocksRendering()) {
      animationFrame = false;
      frames().forEach(LocalFrame::reportViewport);
      frames().forEach(frame -> frame.runAnimationFrames(now));
    }
    updateWheelBlocked();
    if (!mainFrame.blocksRendering()) {
      for (LocalFrame frame : frames()) {
        dirty |= frame.updateContentRelevance();
      }
    }
    if (observed && !mainFrame.blocksRendering()) {
      frames().forEach(LocalFrame::updateObservations);
    }
    if (dirty && !mainFrame.blocksRendering()) {
      underPointer(PageInput::laidOut);
    }
    CompositorLink link = compositor;
    if (link == null) {
      return;
    }
    PagePipeline pipeline = mainFrame.pipeline();
    if (pipeline == null || !dirty || mainFrame.blocksRendering()) {
      link.mainFrameAborted();
      return;
    }
    long start = Trace.now();
    List<LocalFrame> frames = frames();
    frames.forEach(LocalFrame::beforePicture);
    dirty = false;
    CommitData data = pipeline.commit(++commitNumber);
    DocumentTiming timing = mainFrame.timing();
    if (timing != null) {
      timing.paints().committed(data);
    }
    frames.forEach(LocalFrame::afterPicture);
    if (find.isOn()) {
      find.report();
    }
    if (mainFrame.hasBody()) {
      firstCommit = Math.min(firstCommit, commitNumber);
    }
    link.commit(data);
    lastFrameNanos = Trace.now() - start;
    if (memory != null) {
      memory.worked();
    }
    Trace.complete("renderer", "MainFrame", start, data.traceFlow());
  }

  private void presented(Presentation presentation) {
    DocumentTiming timing = mainFrame.timing();
    if (timing != null) {
      timing.paints().presented(presentation);
    }
    if (!painted && presentation.commitNumber() >= firstCommit) {
      painted = true;
      browser.didFirstPaint(
          PageNotice.newBuilder().setPageId(id).setNavigationId(mainFrame.navigationId()).build());
    }
    if (awaitingFrame.isEmpty()) {
      return;
    }
    boolean upToDate =
        mainFrame.document() != null
            && !dirty
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
    if (observed || frames().stream().anyMatch(LocalFrame::hasSkippableContents)) {
      requestMainFrame();
    }
    for (ScrollOffset offset : offsets) {
      for (LocalFrame frame : frames()) {
        frame.places().scrolled(offset);
      }
      if (mainFrame.places().isViewport(offset.element())) {
        browser.scrollChanged(
            ScrollNotice.newBuilder().setPageId(id).setX(offset.x()).setY(offset.y()).build());
      }
    }
    underPointer(PageInput::scrolled);
  }

  private void underPointer(Consumer<PageInput> then) {
    LocalFrame hovered = hoveredFrame;
    PageInput input = hovered == null ? null : hovered.input();
    if (input != null) {
      then.accept(input);
    }
  }

  /// The page is shown at another scale than it is laid out at.
  void pageScaleChanged(double factor) {
    boolean pictured = viewport.getPicture() != PictureArea.NONE;
    if (factor != pageScale && !pictured && (viewport.getMobile() || pageScale != 1)) {
      pageScale = factor;
      browser.pageScaleChanged(
          PageScaleNotice.newBuilder().setPageId(id).setScale((float) factor).build());
      contentChanged();
    }
  }

  // Input

  void setFocused(boolean focused) {
    for (LocalFrame frame : frames()) {
      PageInput input = frame.input();
      if (input != null) {
        input.setFocused(focused);
      }
    }
  }

  /// The frame that keys go to.
  LocalFrame focusedFrame() {
    LocalFrame focused = focusedFrame;
    return focused == null ? mainFrame : focused;
  }

  void focus(LocalFrame frame) {
    focusedFrame = frame;
  }

  /// Where the pointer was last, in the page area; device pixels.
  Point pointer() {
    return pointer;
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

  /// Mouse input goes to the innermost frame under the pointer, in that frame's own coordinates;
  /// while a button is held, to the one that it was pressed in.
  void mouse(MouseInput input) {
    pointer = new Point(input.getX(), input.getY());
    if (input.getType() == MouseInput.Type.EXITED) {
      hover(null, input);
      return;
    }
    FramePoint place =
        pressedFrame != null
            ? pressedFrame.places().fromPage(input.getX(), input.getY())
            : mainFrame.places().innermostAt(input.getX(), input.getY());
    switch (input.getType()) {
      case PRESSED -> {
        pressedFrame = place.frame();
        focusedFrame = place.frame();
        place.frame().activatedByUser();
      }
      case RELEASED -> pressedFrame = null;
      case MOVED, EXITED, TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
    hover(place.frame(), input);
    PageInput target = place.frame().input();
    if (target != null) {
      target.mouse(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  @Override
  public void drag(DragStep step, float x, float y, int modifiers, String data) {
    float scale = scale();
    FramePoint place = mainFrame.places().innermostAt(x * scale, y * scale);
    PageInput target = place.frame().input();
    if (target != null) {
      target.carried(step, place.x(), place.y(), modifiers, data);
    }
  }

  private void hover(@Nullable LocalFrame now, MouseInput input) {
    LocalFrame before = hoveredFrame;
    hoveredFrame = now;
    for (LocalFrame at = before; at != null && !isAround(at, now); at = at.parent()) {
      PageInput left = at.input();
      if (left != null) {
        left.mouse(input.toBuilder().setType(MouseInput.Type.EXITED).build());
      }
    }
    for (LocalFrame at = now; at != null; at = at.parent()) {
      LocalFrame around = at.parent();
      Element owner = at.owner();
      PageInput outer = around == null ? null : around.input();
      if (around != null && outer != null && owner != null) {
        FramePoint place = around.places().fromPage(input.getX(), input.getY());
        outer.overFrame(owner, input.toBuilder().setX(place.x()).setY(place.y()).build());
      }
    }
  }

  private static boolean isAround(@Nullable LocalFrame outer, @Nullable LocalFrame inner) {
    for (LocalFrame at = inner; at != null; at = at.parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /// A document listens to the wheel in a way that may cancel it. When the main frame goes to
  /// another document, that one begins without.
  void blocksWheel(LocalFrame frame) {
    Document document = frame.document();
    if (document != null) {
      wheelBlockers.add(document);
      updateWheelBlocked();
    }
  }

  private void updateWheelBlocked() {
    if (!wheelBlockers.isEmpty()) {
      wheelBlockers.retainAll(frames().stream().map(LocalFrame::document).toList());
    }
    boolean now = !wheelBlockers.isEmpty();
    if (now != wheelBlocked && compositor != null) {
      wheelBlocked = now;
      compositor.setWheelBlocked(now);
    }
  }

  void wheel(WheelInput input) {
    FramePoint place = mainFrame.places().innermostAt(input.getX(), input.getY());
    PageInput target = place.frame().input();
    if (target != null) {
      target.wheel(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  void touch(TouchInput input) {
    touches.input(input);
  }

  /// Device pixels of a CSS pixel.
  float scale() {
    PagePipeline pipeline = mainFrame.pipeline();
    return pipeline == null ? 1 : pipeline.viewport().scale();
  }

  /// The innermost frame at a point of the page area.
  FramePoint placeAt(float x, float y) {
    return mainFrame.places().innermostAt(x, y);
  }

  /// The wheel has scrolled something already.
  void wheelScrolled(WheelInput input) {
    userScrolled();
    FramePoint place = mainFrame.places().innermostAt(input.getX(), input.getY());
    PageInput target = place.frame().input();
    if (target != null) {
      target.wheelScrolled(input.toBuilder().setX(place.x()).setY(place.y()).build());
    }
  }

  void key(KeyInput input) {
    if (input.getType() == KeyInput.Type.PRESSED && !input.getKey().equals("Escape")) {
      focusedFrame().activatedByUser();
    }
    PageInput target = focusedFrame().input();
    if (target != null) {
      target.key(input);
    } else if (input.getType() == KeyInput.Type.PRESSED) {
      browser.unhandledKey(input);
    }
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

  void edit(EditRequest.Command command) {
    PageInput input = focusedFrame().input();
    if (input != null) {
      switch (command) {
        case COPY -> {
          if (!input.keyboard().edit("copy") && input.keyboard().tellOfClipboard("copy")) {
            input.selection().copy();
          }
        }
        case SELECT_ALL -> {
          if (!input.keyboard().edit("selectAll")) {
            input.selection().selectAll();
          }
        }
        case CUT -> editOrTell(input, "cut");
        case PASTE -> editOrTell(input, "paste");
        case UNDO -> input.keyboard().edit("undo");
        case REDO -> input.keyboard().edit("redo");
        case DELETE -> input.keyboard().edit("delete");
        case COMMAND_UNSPECIFIED, UNRECOGNIZED -> {}
      }
    }
  }

  private static void editOrTell(PageInput input, String command) {
    if (!input.keyboard().edit(command)) {
      input.keyboard().tellOfClipboard(command);
    }
  }

  void pluginGone(int pluginId, String reason) {
    frames().forEach(frame -> frame.pluginGone(pluginId, reason));
  }

  // Dumps

  void dump(DumpRequest request) {
    PagePipeline pipeline = mainFrame.pipeline();
    var document = mainFrame.document();
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
      int to = Math.min(text.length(), from + DUMP_CHUNK);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      browser.dumpChunk(
          TextChunk.newBuilder()
              .setPageId(id)
              .setText(text.substring(from, to))
              .setLast(to == text.length())
              .build());
      from = to;
    } while (from < text.length());
  }
}
