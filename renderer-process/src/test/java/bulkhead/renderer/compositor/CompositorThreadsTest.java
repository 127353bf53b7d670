package bulkhead.renderer.compositor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.Presentation.Completeness;
import bulkhead.renderer.raster.RasterWorkers;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The compositor on its real threads: commits come from another thread, raster workers draw.
class CompositorThreadsTest {
  private final BlockingQueue<Presentation> presented = new LinkedBlockingQueue<>();

  private final CompositorClient client =
      new CompositorClient() {
        @Override
        public void beginMainFrame(BeginMainFrame frame) {}

        @Override
        public void didScroll(List<ScrollOffset> offsets) {}

        @Override
        public void didActivate(long commitNumber) {}

        @Override
        public void didPresent(Presentation presentation) {
          presented.add(presentation);
        }
      };

  /// A GPU process that shows every frame and wants the next one at once.
  private record EagerSink(TaskLoop loop, CompletableFuture<Compositor> compositor)
      implements FrameSink {
    @Override
    public void submitFrame(CompositorFrame frame) {
      loop.execute(
          () -> {
            compositor.join().frameShown(frame.number(), 1, List.of());
            compositor.join().beginFrame(new BeginFrame(frame.number(), frame.number(), 1, 1));
          });
    }

    @Override
    public void setNeedsBeginFrame(boolean needed) {
      if (needed) {
        loop.execute(() -> compositor.join().beginFrame(new BeginFrame(1, 1, 1, 1)));
      }
    }

    @Override
    public void didNotProduceFrame(long sequence) {}
  }

  @Test
  void everyCommitIsShownInTheEnd() throws Exception {
    TaskLoop loop = new TaskLoop("Compositor");
    Thread thread = new Thread(loop::run);
    thread.start();
    try (Arena arena = Arena.ofShared();
        RasterWorkers workers = new RasterWorkers(2)) {
      TileMemory memory = new ArenaTileMemory(arena.allocate(64L * 256 * 256 * 4, 64));
      Compositor compositor =
          new Compositor(
              loop, workers, workers.count(), memory, client, Compositor.Settings.DEFAULT);
      CompositorLink link = new CompositorLink(loop, compositor);
      link.setVisible(true);
      loop.execute(
          () ->
              compositor.connect(
                  new EagerSink(loop, CompletableFuture.completedFuture(compositor))));
      for (int commit : IntStream.rangeClosed(1, 5).toArray()) {
        link.commit(
            new TestPage(2000).fill(0, 0, 512, 2000, 0xff000000 + commit).marks(8).commit(commit));
        Presentation shown = presented.poll(30, TimeUnit.SECONDS);
        while (shown != null && shown.commitNumber() < commit) {
          shown = presented.poll(30, TimeUnit.SECONDS);
        }
        assertEquals(Completeness.COMPLETE, shown == null ? null : shown.completeness());
      }
      CompletableFuture<Void> closed = new CompletableFuture<>();
      link.close();
      closeWhenIdle(loop, workers, closed);
      closed.get(30, TimeUnit.SECONDS);
    } finally {
      loop.quit();
      thread.join();
    }
  }

  /// Two workers, two tasks that meet: then both are done with what they had before.
  private static void closeWhenIdle(
      TaskLoop loop, RasterWorkers workers, CompletableFuture<Void> closed) {
    loop.execute(
        () -> {
          CompletableFuture<Void> first = new CompletableFuture<>();
          CompletableFuture<Void> second = new CompletableFuture<>();
          workers.execute(
              () -> {
                first.complete(null);
                second.join();
              });
          workers.execute(
              () -> {
                second.complete(null);
                first.join();
                closed.complete(null);
              });
        });
  }
}
