package bulkhead.renderer.compositor;

import bulkhead.renderer.compositor.Presentation.Completeness;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.PropertyTrees.UserScroll;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.paint.ScrollRequest.ScrollBehavior;
import bulkhead.trace.Trace;
import io.github.humbleui.types.Point;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Shows one page: takes its commits, has their tiles drawn, scrolls, and sends frames. Owned by
/// the thread `Compositor`; `RendererMain` posts to it through [CompositorLink]. Waits for nobody.
///
/// ```
/// RendererMain --commit--> pending tree --(its visible tiles are drawn)--> active tree --> frames
///      ^                                                                        |
///      +---- BeginMainFrame <---- BeginFrame (GPU process) ---------------------+
/// ```
/// The active tree is what is shown. Scrolling moves it, with or without new commits; what has no
/// pixels yet then shows the background. A new commit becomes active as a whole: never half of it.
///
/// One frame at most is with the GPU process and unanswered. A page in which nothing happens asks
/// for no BeginFrames and costs nothing.
public final class Compositor {
  /// How the page behaves.
  ///
  /// @param wheel whether notches of the wheel scroll smoothly
  public record Settings(ScrollBehavior wheel) {
    public static final Settings DEFAULT = new Settings(ScrollBehavior.SMOOTH);
  }

  /// After this time without movement, tiles of a new commit come before those that a scroll needs.
  private static final long SCROLLING_NANOS = 200_000_000;

  private final CompositorClient client;
  private final Settings settings;
  private final Scrolls scrolls = new Scrolls();
  private final ScrollbarController scrollbars = new ScrollbarController(scrolls);
  private final TileMemory memory;
  private final SlotPool pool;
  private final TileManager tiles;
  private @Nullable Thread owner;

  private @Nullable FrameSink sink;
  private @Nullable LayerTree pending;
  private @Nullable LayerTree active;

  private boolean visible;
  private boolean closed;
  private boolean needsRedraw;
  private boolean needsMainFrame;
  private boolean mainFrameOutstanding;

  /// The next frame must not show gaps: the page has just come to be seen.
  private boolean waitForTiles;

  /// What the sink was last told.
  private boolean beginFramesOn;

  /// A BeginFrame that came while a frame was unanswered; answered when that one is.
  private @Nullable BeginFrame deferred;

  /// The present display interval has not had a frame: one may be sent without a BeginFrame.
  private boolean intervalIsFree = true;

  private long frameNumber;
  private @Nullable InFlight inFlight;
  private boolean scrolling;
  private long lastScrollNanos;
  private @Nullable Latch latch;

  private record InFlight(long frameNumber, long commitNumber, Completeness completeness) {}

  private boolean wheelBlocked;

  /// Turns of the wheel in quick succession go to the same scroller, even at its end.
  private record Latch(ElementId element, long untilNanos) {}

  private static final long LATCH_NANOS = 300_000_000;

  /// @param self runs tasks on the thread `Compositor`
  /// @param workers runs raster tasks, on `workerCount` threads
  public Compositor(
      Executor self,
      Executor workers,
      int workerCount,
      TileMemory memory,
      CompositorClient client,
      Settings settings) {
    this.client = client;
    this.settings = settings;
    this.memory = memory;
    this.pool = new SlotPool(memory);
    this.tiles = new TileManager(pool, workers, workerCount, self, this::tileReady);
  }

  private void assertOwner() {
    if (owner == null) {
      owner = Thread.currentThread();
    }
    assert owner == Thread.currentThread()
        : Thread.currentThread().getName() + " called what " + owner.getName() + " owns";
  }

  // ------------------------------------------------------------------ the GPU process

  /// A GPU process is there. After an earlier one is gone, everything is sent anew.
  public void connect(FrameSink newSink) {
    assertOwner();
    if (sink != null) {
      gpuGone();
    }
    sink = newSink;
    requestRedraw();
  }

  /// The GPU process is gone. The page goes on; frames wait for [#connect].
  public void gpuGone() {
    assertOwner();
    sink = null;
    inFlight = null;
    deferred = null;
    beginFramesOn = false;
    intervalIsFree = true;
    pool.takeBackAll();
    update();
  }

  /// The GPU process is ready for a frame.
  public void beginFrame(BeginFrame frame) {
    assertOwner();
    if (sink == null || closed) {
      return;
    }
    if (deferred != null) {
      sink.didNotProduceFrame(deferred.sequence());
      deferred = null;
    }
    intervalIsFree = true;
    if (active != null) {
      scrollbars.tick(active, frame.frameTimeNanos());
    }
    if (scrolls.tick(frame.frameTimeNanos())) {
      noteScroll(frame.frameTimeNanos());
      needsRedraw = true;
    } else if (frame.frameTimeNanos() - lastScrollNanos > SCROLLING_NANOS) {
      scrolling = false;
    }
    prepare();
    boolean worked = beginMainFrameIfNeeded(frame);
    if (needsRedraw && inFlight != null) {
      deferred = frame;
      worked = true;
    } else if (needsRedraw && draw(frame.sequence())) {
      worked = true;
    } else {
      sink.didNotProduceFrame(frame.sequence());
    }
    reportScrolls();
    if (!worked && !wantsBeginFrames()) {
      setBeginFrames(false);
    }
  }

  private void noteScroll(long nowNanos) {
    scrolling = true;
    lastScrollNanos = nowNanos;
  }

  private boolean beginMainFrameIfNeeded(BeginFrame frame) {
    if (!needsMainFrame || mainFrameOutstanding || pending != null || !visible) {
      return false;
    }
    needsMainFrame = false;
    mainFrameOutstanding = true;
    reportScrolls();
    client.beginMainFrame(
        new BeginMainFrame(frame.sequence(), frame.frameTimeNanos(), frame.intervalNanos()));
    return true;
  }

  /// The GPU process has shown a frame, or dropped it for a newer one, and reads `returned` no
  /// more.
  public void frameShown(long shownFrame, long presentedNanos, List<Long> returned) {
    assertOwner();
    if (sink == null) {
      return;
    }
    pool.takeBack(returned);
    InFlight shown = inFlight;
    if (shown != null && shown.frameNumber <= shownFrame) {
      inFlight = null;
      client.didPresent(
          new Presentation(
              shown.commitNumber, shown.frameNumber, presentedNanos, shown.completeness));
    }
    BeginFrame late = deferred;
    if (late != null && inFlight == null) {
      deferred = null;
      if (!needsRedraw || !draw(late.sequence())) {
        sink.didNotProduceFrame(late.sequence());
      }
    }
    update();
  }

  // ------------------------------------------------------------------ RendererMain

  /// `RendererMain` has something new to show: it will be asked for at the next BeginFrame.
  public void setNeedsMainFrame() {
    assertOwner();
    needsMainFrame = true;
    updateBeginFrames();
  }

  /// `RendererMain` was asked and has nothing new.
  public void mainFrameAborted() {
    assertOwner();
    mainFrameOutstanding = false;
    updateBeginFrames();
  }

  /// A new picture of the page, asked for or not. If an earlier one has not become active yet, it
  /// never will.
  public void commit(CommitData data) {
    assertOwner();
    if (closed) {
      return;
    }
    long start = Trace.now();
    mainFrameOutstanding = false;
    LayerTree overtaken = pending;
    List<ScrollRequest> requests = overtaken == null ? List.of() : overtaken.scrollRequests;
    LayerTree tree = new LayerTree(data, requests, scrolls);
    if (overtaken != null) {
      tree.takeOverTiles(overtaken);
      overtaken.close(tiles::giveUp);
    }
    if (active != null) {
      tree.takeOverTiles(active);
    }
    pending = tree;
    Trace.complete("compositor", "Commit", start, data.traceFlow());
    update();
  }

  /// Moves a scroller, or those around it.
  public void scroll(KeyboardScroll movement) {
    assertOwner();
    LayerTree tree = active;
    if (tree == null) {
      return;
    }
    int index = -1;
    List<ScrollNode> nodes = tree.commit.trees().scrolls();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).element().equals(movement.element())) {
        index = i;
      }
    }
    for (ScrollNode node : HitTest.chain(tree, index)) {
      float dx = movement.pixelsX(node);
      float dy = movement.pixelsY(node);
      if (canMove(node, dx, dy)) {
        scrollBy(node, dx, dy, settings.wheel);
        break;
      }
    }
    scrolled();
  }

  /// The page can be seen, or can't: a hidden one draws nothing, and keeps only the pixels that it
  /// showed last, so that it is back at once; where memory is scarce not even those.
  public void setVisible(boolean nowVisible) {
    assertOwner();
    if (visible == nowVisible) {
      return;
    }
    visible = nowVisible;
    if (visible) {
      waitForTiles = true;
      requestRedraw();
    } else {
      if (memory.isScarce()) {
        dropPixels();
      } else {
        tiles.dropInvisible();
      }
      setBeginFrames(false);
      update();
    }
  }

  private void dropPixels() {
    for (LayerTree tree : new LayerTree[] {pending, active}) {
      if (tree != null) {
        tree.close(tiles::giveUp);
      }
    }
  }

  /// The page is gone: all its memory is given back, what the GPU process still reads when that
  /// returns it ([#frameShown], [#gpuGone]). Until [#isDone] these must still be called.
  public void close() {
    assertOwner();
    closed = true;
    setBeginFrames(false);
    dropPixels();
    pending = null;
    active = null;
    tiles.prepare(null, null, TileManager.Urgent.ACTIVE);
  }

  /// Whether it is closed and nobody reads its memory any more.
  public boolean isDone() {
    assertOwner();
    return closed && pool.held() == 0;
  }

  // ------------------------------------------------------------------ input

  /// Whether every wheel is for `RendererMain` first: a script may cancel it.
  public void setWheelBlocked(boolean blocked) {
    assertOwner();
    wheelBlocked = blocked;
  }

  /// A wheel over the page. [InputResult#FOR_MAIN] if a script or plugin may want it.
  public InputResult wheel(WheelInput input) {
    assertOwner();
    LayerTree tree = active;
    if (tree == null) {
      return InputResult.FOR_MAIN;
    }
    HitTest.Hit hit = HitTest.at(tree, input.x(), input.y());
    if (wheelBlocked
        || hit.isOnWheelHandler()
        || (hit.layer() != null
            && hit.layer().layer.contents() instanceof Layer.External external)) {
      return InputResult.FOR_MAIN;
    }
    ScrollBehavior behavior =
        switch (input.granularity()) {
          case TICKS -> settings.wheel;
          case PIXELS -> ScrollBehavior.INSTANT;
        };
    float dx = input.deltaX() / tree.scale();
    float dy = input.deltaY() / tree.scale();
    ScrollNode node = scrollerFor(tree, hit.scroll(), dx, dy, input.timeNanos());
    if (node != null) {
      noteScroll(input.timeNanos());
      latch = new Latch(node.element(), input.timeNanos() + LATCH_NANOS);
      boolean atRest = !scrolls.isGliding();
      scrollBy(node, dx, dy, behavior);
      if (atRest && displayWaits() && scrolls.tick(input.timeNanos())) {
        reportScrolls();
        needsRedraw = true;
        prepare();
        draw(NO_BEGIN_FRAME); // the first step of a smooth scroll does not wait for the display
      }
    }
    scrolled();
    return InputResult.HANDLED;
  }

  private @Nullable ScrollNode scrollerFor(
      LayerTree tree, int scroll, float dx, float dy, long timeNanos) {
    List<ScrollNode> chain = HitTest.chain(tree, scroll);
    Latch latched = latch;
    if (latched != null && timeNanos < latched.untilNanos) {
      for (ScrollNode node : chain) {
        if (node.element().equals(latched.element)) {
          return node;
        }
      }
    }
    for (ScrollNode node : chain) {
      if (canMove(node, dx, dy)) {
        return node;
      }
    }
    return null;
  }

  private boolean canMove(ScrollNode node, float dx, float dy) {
    Point from = scrolls.target(node.element());
    Point to = allowed(node, from, dx, dy);
    return !to.equals(from);
  }

  private static Point allowed(ScrollNode node, Point from, float dx, float dy) {
    return Scrolls.clamp(
        node,
        from.getX() + (node.horizontal() == UserScroll.ALLOWED ? dx : 0),
        from.getY() + (node.vertical() == UserScroll.ALLOWED ? dy : 0));
  }

  private void scrollBy(ScrollNode node, float dx, float dy, ScrollBehavior behavior) {
    Point to = allowed(node, scrolls.target(node.element()), dx, dy);
    scrolls.scrollTo(node, to.getX(), to.getY(), behavior);
  }

  /// The mouse over the page: scrollbars are dealt with here.
  public InputResult pointer(PointerInput input) {
    assertOwner();
    LayerTree tree = active;
    if (tree == null) {
      return InputResult.FOR_MAIN;
    }
    boolean[] changed = {false};
    InputResult result = scrollbars.pointer(tree, input, () -> changed[0] = true);
    if (changed[0]) {
      noteScroll(input.timeNanos());
      reportScrolls();
      requestRedraw();
    }
    return result;
  }

  /// Something may have been scrolled, or have begun to glide.
  private void scrolled() {
    if (reportScrolls()) {
      requestRedraw();
    } else {
      updateBeginFrames();
    }
  }

  /// Returns whether there was anything to tell.
  private boolean reportScrolls() {
    List<ScrollOffset> changes = scrolls.takeChanges();
    if (changes.isEmpty()) {
      return false;
    }
    client.didScroll(changes);
    return true;
  }

  // ------------------------------------------------------------------ trees and frames

  private void requestRedraw() {
    needsRedraw = true;
    update();
  }

  /// Brings everything up to date with what has just changed.
  private void update() {
    prepare();
    if (needsRedraw && displayWaits() && !scrolls.isGliding()) {
      draw(NO_BEGIN_FRAME);
    }
    updateBeginFrames();
  }

  /// Whether a frame would be shown at once: none is under way, and this interval has had none.
  private boolean displayWaits() {
    return sink != null && intervalIsFree && inFlight == null;
  }

  private static final long NO_BEGIN_FRAME = 0;

  private void prepare() {
    if (closed) {
      return;
    }
    if (pending != null) {
      pending.update(scrolls);
    }
    if (active != null) {
      active.update(scrolls);
    }
    if (visible) {
      tiles.prepare(
          pending, active, scrolling ? TileManager.Urgent.ACTIVE : TileManager.Urgent.PENDING);
    }
    activateIfReady();
  }

  private void tileReady(Tile tile) {
    activateIfReady();
    LayerTree tree = active;
    if (tree != null && showsAt(tree, tile)) {
      requestRedraw();
    } else {
      update();
    }
  }

  private static boolean showsAt(LayerTree tree, Tile tile) {
    for (TreeLayer layer : tree.layers) {
      Tiling tiling = layer.tiling;
      if (tiling != null) {
        boolean[] found = {false};
        tiling.forEachCell(layer.visible, cell -> found[0] |= tiling.existing(cell) == tile);
        if (found[0]) {
          return true;
        }
      }
    }
    return false;
  }

  private void activateIfReady() {
    LayerTree tree = pending;
    if (tree == null || (visible && !tree.isReady() && !tiles.isStuck())) {
      return;
    }
    LayerTree before = active;
    active = tree;
    pending = null;
    if (before != null) {
      before.close(tiles::giveUp);
    }
    for (ScrollRequest request : tree.scrollRequests) {
      ScrollNode node = tree.scrollNode(request.element());
      if (node != null) {
        scrolls.scrollTo(node, request.x(), request.y(), request.behavior());
      }
    }
    tree.scrollRequests.clear();
    scrolls.limit(tree.commit.trees().scrolls());
    tree.update(scrolls);
    needsRedraw = true;
    Trace.instant("compositor", "Activate", tree.commit.traceFlow());
    reportScrolls();
    client.didActivate(tree.commit.number());
  }

  /// Sends a frame of the active tree, if there is one to be seen.
  private boolean draw(long beginFrameSequence) {
    LayerTree tree = active;
    FrameSink to = sink;
    if (tree == null || to == null || !visible || inFlight != null) {
      return false;
    }
    if (waitForTiles && !tree.isReady() && !tiles.isStuck()) {
      return false;
    }
    waitForTiles = false;
    long start = Trace.now();
    FrameBuilder builder = new FrameBuilder(tree, scrolls, scrollbars);
    CompositorFrame frame = builder.build(++frameNumber, beginFrameSequence);
    frame.resources().forEach(resource -> pool.lend(resource.slot()));
    inFlight =
        new InFlight(
            frame.number(),
            tree.commit.number(),
            builder.missingTiles() == 0 ? Completeness.COMPLETE : Completeness.CHECKERBOARDED);
    needsRedraw = false;
    intervalIsFree = false;
    to.submitFrame(frame);
    Trace.complete("compositor", "Draw", start, tree.commit.traceFlow());
    return true;
  }

  private boolean wantsBeginFrames() {
    return visible
        && sink != null
        && !closed
        && (scrolls.isGliding()
            || scrollbars.isRepeating()
            || (needsRedraw && canDrawOnce())
            || (needsMainFrame && !mainFrameOutstanding && pending == null));
  }

  /// Whether a redraw waits for the display rather than for tiles.
  private boolean canDrawOnce() {
    LayerTree tree = active;
    return tree != null && !(waitForTiles && !tree.isReady() && !tiles.isStuck());
  }

  private void updateBeginFrames() {
    if (wantsBeginFrames()) {
      setBeginFrames(true);
    }
  }

  private void setBeginFrames(boolean on) {
    if (sink != null && beginFramesOn != on) {
      beginFramesOn = on;
      sink.setNeedsBeginFrame(on);
    }
  }
}
