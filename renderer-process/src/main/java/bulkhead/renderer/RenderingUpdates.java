package bulkhead.renderer;

import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.PageNotice;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.CompositorClient;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.compositor.Presentation;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.paint.CommitData;
import bulkhead.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// When a page's pictures are made, and what runs before and after each of them (HTML §8.1.7.3,
/// "update the rendering"): animation frames, observers, the commit to the compositor. What style,
/// layout and paint make is [PagePipeline]'s. Thread: `RendererMain`.
final class RenderingUpdates {
  private final LocalPage page;
  private final List<CompletableFuture<Done>> awaitingFrame = new ArrayList<>();
  private long commitNumber;
  private boolean mainFrameRequested;
  private boolean animationFrame;
  private boolean animationsWanted;
  private boolean observed;
  private boolean dirty;
  private boolean painted;
  private long firstCommit = Long.MAX_VALUE;
  private long lastFrameNanos;

  RenderingUpdates(LocalPage page) {
    this.page = page;
  }

  /// Something is to be seen that the compositor does not have yet.
  void contentChanged() {
    dirty = true;
    requestMainFrame();
  }

  void requestMainFrame() {
    CompositorLink compositor = page.compositor();
    if (!mainFrameRequested && compositor != null) {
      mainFrameRequested = true;
      compositor.setNeedsMainFrame();
    }
  }

  /// How long the last picture took to make.
  long lastFrameNanos() {
    return lastFrameNanos;
  }

  /// What the compositor's thread calls; each call is posted to `RendererMain`.
  CompositorClient compositorClient() {
    return new CompositorClient() {
      @Override
      public void beginMainFrame(BeginMainFrame frame) {
        page.main.execute(RenderingUpdates.this::produce);
      }

      @Override
      public void didScroll(List<ScrollOffset> offsets) {
        page.main.execute(() -> page.scrolled(offsets));
      }

      @Override
      public void didActivate(long activated) {
        // Only what was presented counts here.
      }

      @Override
      public void didPresent(Presentation presentation) {
        page.main.execute(() -> presented(presentation));
      }
    };
  }

  /// A script has asked for an animation frame: one comes, whether anything changes or not.
  void animationFrameWanted() {
    animationFrame = true;
    requestMainFrame();
  }

  /// An element wants the focus: a frame comes, which gives it that.
  void autofocusWanted() {
    requestMainFrame();
  }

  /// A list box is to scroll: a frame comes, which does that.
  void listBoxScrollWanted() {
    requestMainFrame();
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
    if (page.isOnPaper()) {
      produceOnPaper();
      return;
    }
    long now = System.nanoTime();
    if (!page.mainFrame().blocksRendering()) {
      animationsWanted = false;
      page.frames().forEach(frame -> frame.updateAnimations(now));
    }
    if (page.autofocus().isWaiting() && !page.mainFrame().blocksRendering()) {
      page.autofocus().flush();
    }
    if (page.listBoxScroll().isWaiting() && !page.mainFrame().blocksRendering()) {
      page.listBoxScroll().flush();
    }
    if (animationFrame && !page.mainFrame().blocksRendering()) {
      animationFrame = false;
      page.frames().forEach(LocalFrame::reportViewport);
      page.frames().forEach(frame -> frame.runAnimationFrames(now));
    }
    page.input().updateWheelBlocked();
    if (!page.mainFrame().blocksRendering()) {
      for (LocalFrame frame : page.frames()) {
        dirty |= frame.updateContentRelevance();
      }
    }
    if (observed && !page.mainFrame().blocksRendering()) {
      page.frames().forEach(LocalFrame::updateObservations);
    }
    if (dirty && !page.mainFrame().blocksRendering()) {
      page.input().underPointer(PageInput::laidOut);
    }
    CompositorLink link = page.compositor();
    if (link == null) {
      return;
    }
    PagePipeline pipeline = page.mainFrame().pipeline();
    if (pipeline == null || !dirty || page.mainFrame().blocksRendering()) {
      link.mainFrameAborted();
      return;
    }
    long start = Trace.now();
    List<LocalFrame> frames = page.frames();
    frames.forEach(LocalFrame::beforePicture);
    dirty = false;
    CommitData data = pipeline.commit(++commitNumber);
    DocumentTiming timing = page.mainFrame().timing();
    if (timing != null) {
      timing.paints().committed(data);
    }
    frames.forEach(LocalFrame::afterPicture);
    if (page.find().isOn()) {
      page.find().report();
    }
    if (page.mainFrame().hasBody()) {
      firstCommit = Math.min(firstCommit, commitNumber);
    }
    link.commit(data);
    lastFrameNanos = Trace.now() - start;
    page.memoryUsed();
    Trace.complete("renderer", "MainFrame", start, data.traceFlow());
  }

  /// Lays the page out for paper. The compositor keeps what it shows, and scripts have no frame: on
  /// the screen nothing has changed.
  private void produceOnPaper() {
    CompositorLink link = page.compositor();
    if (link == null) {
      return;
    }
    link.mainFrameAborted();
    PagePipeline pipeline = page.mainFrame().pipeline();
    if (pipeline == null || page.mainFrame().blocksRendering()) {
      return;
    }
    dirty = false;
    pipeline.update();
    page.frames().forEach(LocalFrame::afterPaper);
    if (!dirty) {
      answerAwaiting();
    }
  }

  private void presented(Presentation presentation) {
    DocumentTiming timing = page.mainFrame().timing();
    if (timing != null) {
      timing.paints().presented(presentation);
    }
    if (!painted && presentation.commitNumber() >= firstCommit) {
      painted = true;
      page.browser.didFirstPaint(
          PageNotice.newBuilder()
              .setPageId(page.id)
              .setNavigationId(page.mainFrame().navigationId())
              .build());
    }
    if (awaitingFrame.isEmpty()) {
      return;
    }
    boolean upToDate =
        page.mainFrame().document() != null
            && !dirty
            && presentation.commitNumber() == commitNumber
            && presentation.completeness() == Presentation.Completeness.COMPLETE;
    if (upToDate) {
      answerAwaiting();
    }
  }

  private void answerAwaiting() {
    List<CompletableFuture<Done>> done = List.copyOf(awaitingFrame);
    awaitingFrame.clear();
    done.forEach(answer -> answer.complete(Done.getDefaultInstance()));
  }

  /// Completes when what is loaded now has been shown.
  void awaitFrame(CompletableFuture<Done> answer) {
    awaitingFrame.add(answer);
    contentChanged();
  }

  /// The compositor has scrolled: what depends on places is looked at anew.
  void scrolled() {
    if (observed || page.frames().stream().anyMatch(LocalFrame::hasSkippableContents)) {
      requestMainFrame();
    }
  }

  /// The main frame's next document is to be painted for the first time.
  void documentReplaced() {
    painted = false;
    firstCommit = Long.MAX_VALUE;
  }

  void close() {
    for (CompletableFuture<Done> waiting : awaitingFrame) {
      waiting.completeExceptionally(new IllegalStateException("the page was closed"));
    }
    awaitingFrame.clear();
  }
}
