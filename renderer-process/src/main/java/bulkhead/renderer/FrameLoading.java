package bulkhead.renderer;

import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.ProgressNotice;
import bulkhead.ipc.api.TextNotice;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonArray;
import org.jspecify.annotations.Nullable;

/// The way of a frame's document from its first bytes to its `load` event (HTML §7.3.2.5, §13.2.7),
/// and what of it the browser process and the document around are told. Thread: `RendererMain`.
final class FrameLoading implements DocumentLoader.Client {
  private static final long TITLE_MILLIS = 100;

  /// How long after a load there is time to count what the engine lacks.
  private static final int UNSUPPORTED_MILLIS = 1500;

  private final LocalFrame frame;
  private final LocalPage page;

  /// What waits for this frame's load event: the loads of the document around it.
  private @Nullable LoadTracker delayed;

  /// How long the next look for the title waits.
  private long titleMillis = TITLE_MILLIS;

  private boolean growthPosted;

  FrameLoading(LocalFrame frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  /// The document around this frame waits for it.
  void begins() {
    OpenDocument around = frame.openAround();
    if (delayed == null && around != null && !around.loadReported) {
      delayed = around.loads;
      delayed.begin();
    }
    page.observers().forEach(observer -> observer.frameStartedLoading(frame));
  }

  void over() {
    LoadTracker waiting = delayed;
    if (waiting != null) {
      delayed = null;
      waiting.end();
    }
  }

  @Override
  public void documentGrew() {
    OpenDocument current = frame.open();
    if (current == null) {
      return;
    }
    titleMayHaveChanged(current);
    grew();
  }

  private void titleMayHaveChanged(OpenDocument current) {
    if (!current.titleDue) {
      current.titleDue = true;
      page.main.postDelayed(() -> reportTitle(current), titleMillis);
    }
  }

  /// Finding the title costs its length, which is the page's to choose: so not with each piece of
  /// the document, and the less often the longer it takes.
  private void reportTitle(OpenDocument current) {
    current.titleDue = false;
    if (frame.parent() != null || frame.open() != current) {
      return;
    }
    long start = System.nanoTime();
    String title = current.document.title();
    titleMillis = Math.max(TITLE_MILLIS, 20 * (System.nanoTime() - start) / 1_000_000);
    if (!title.equals(current.title)) {
      current.title = title;
      page.browser.titleChanged(
          TextNotice.newBuilder()
              .setPageId(page.id)
              .setText(title.length() > 4096 ? title.substring(0, 4096) : title)
              .build());
    }
  }

  /// While a long document is still coming, each picture of it costs as much as what is there: the
  /// pauses between them grow with that cost, so that most of the time goes into parsing.
  private void grew() {
    long pause = 4 * page.rendering().lastFrameNanos() / 1_000_000;
    if (pause < 8) {
      frame.contentChanged();
    } else if (!growthPosted) {
      growthPosted = true;
      page.main.postDelayed(
          () -> {
            growthPosted = false;
            frame.contentChanged();
          },
          Math.min(pause, 2000));
    }
  }

  @Override
  public void documentParsed() {
    OpenDocument current = frame.open();
    if (current == null) {
      return;
    }
    if (!current.parsed) {
      restoreControls(current);
    }
    current.parsed = true;
    reportTitle(current);
    if (frame.parent() == null) {
      current.document.addObserver(new TitleWatch(() -> titleMayHaveChanged(current)));
    }
    if (frame.parent() == null) {
      page.browser.didParse(
          PageNotice.newBuilder().setPageId(page.id).setNavigationId(current.navigationId).build());
      current.icon.documentParsed(current.document.url());
    }
    frame.contentChanged();
    if (current.scripts == null) {
      theEnd(current);
    } else {
      current.scripts.parsed(() -> theEnd(current));
    }
  }

  private void restoreControls(OpenDocument current) {
    JsonArray left =
        current.initial ? null : page.history().frames().takeControls(frame.traversal().path());
    if (left != null) {
      current.forms.restore(left);
    }
  }

  /// A script begins to write the document anew: what was still to come of it does not come.
  void documentOpened() {
    OpenDocument current = frame.open();
    if (current == null) {
      return;
    }
    current.openings++;
    current.initial = false;
    page.fetcher.cancel(current.bodyId);
    if (current.parsed) {
      current.loads.begin();
      current.parsed = false;
      current.loadReported = false;
      current.loadEventOver = false;
    }
  }

  /// What scripts wrote has been parsed to its end.
  void writtenDocumentParsed() {
    documentGrew();
    documentParsed();
  }

  /// The document is complete and its deferred scripts have run.
  private void theEnd(OpenDocument current) {
    if (frame.open() == current) {
      page.observers().forEach(observer -> observer.frameParsed(frame));
      current.loads.end();
    }
  }

  @Override
  public void imageData(Element image, String mimeType, byte[] bytes) {
    OpenDocument current = frame.open();
    if (current != null) {
      current.images.setBytes(image, mimeType, bytes);
    }
  }

  void maybeLoaded() {
    OpenDocument current = frame.open();
    if (current == null || !current.parsed || current.loadReported) {
      return;
    }
    // Boxes ask for the images of their styles: the load event comes after the first of all.
    page.main.execute(
        () -> {
          if (frame.open() != current || current.loadReported) {
            return;
          }
          if (!waitsForSheets()) {
            current.pipeline.update();
            frame.updateContentRelevance(); // part of a picture that is complete
            current.pipeline.requestImages();
          }
          if (!current.loads.isIdle()) {
            return;
          }
          current.loadReported = true;
          if (current.scripts != null) {
            current.scripts.loaded();
            if (frame.open() != current || !current.loadReported) {
              return; // a handler has led elsewhere, or writes the document anew
            }
          }
          current.loadEventOver = true;
          page.memoryFreed();
          frame.contentChanged(); // the last picture that may still move the place it was opened at
          if (frame.parent() == null) {
            page.browser.didFinishLoad(
                PageNotice.newBuilder()
                    .setPageId(page.id)
                    .setNavigationId(current.navigationId)
                    .build());
          }
          // An owner hears of a child's first document where it asks for none other: ChildFrames.
          boolean told = current.initial && frame.parent() != null;
          if (frame.navigator().isIdle() && !told) {
            report();
          }
          page.main.postDelayed(() -> reportUnsupported(current), UNSUPPORTED_MILLIS);
        });
  }

  /// Whether the document or one around it has no picture yet, because its sheets are missing. An
  /// element that got a style without them would begin transitions when they come.
  private boolean waitsForSheets() {
    for (LocalFrame at = frame; at != null; at = at.parent()) {
      if (at.blocksRendering()) {
        return true;
      }
    }
    return false;
  }

  private void reportUnsupported(OpenDocument current) {
    if (frame.open() == current) {
      PageUnsupported.report(page.id, current.document, current.sheets.all(), page.browser);
    }
  }

  /// HTML §7.3.2.5 "completely finish loading": this frame's owner has its `load`.
  void report() {
    page.observers().forEach(observer -> observer.frameLoaded(frame));
    OpenDocument around = frame.openAround();
    Element owner = frame.owner();
    // A frame of a document that has been left loads for nobody.
    if (around != null
        && around.scripts != null
        && owner != null
        && owner.ownerDocument() == around.document) {
      around.scripts.fireAt(owner, "load");
    }
    over();
  }

  /// HTML §7.5.11 "abort a document": nothing more of it comes, and its `load` event does not. What
  /// only waits for that event gets it.
  void stop() {
    OpenDocument current = frame.open();
    boolean loading = delayed != null;
    over();
    if (current == null) {
      return;
    }
    boolean complete = current.loadReported || current.parsed && current.loads.isIdle();
    if (!complete) {
      current.loadReported = true;
      current.loadEventOver = true;
      if (!current.parsed) {
        current.parsed = true;
        page.fetcher.cancel(current.bodyId);
        current.loader.abort();
        current.loads.end();
      }
      loading = true;
    }
    current.guarded.stop();
    if (current.scripts != null) {
      current.scripts.stop(complete);
    }
    if (loading) {
      page.observers().forEach(observer -> observer.frameStopped(frame));
      frame.contentChanged();
    }
    if (!complete && frame.parent() == null) {
      page.browser.didFinishLoad(
          PageNotice.newBuilder().setPageId(page.id).setNavigationId(current.navigationId).build());
    }
  }

  void progress() {
    OpenDocument current = frame.open();
    if (frame.parent() == null && current != null && !current.loadReported) {
      page.browser.loadProgress(
          ProgressNotice.newBuilder()
              .setPageId(page.id)
              .setProgress(0.4f + 0.6f * current.loads.progress())
              .build());
    }
  }
}
