package bulkhead.renderer;

import bulkhead.platform.Libc;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.script.ScriptIsolate;
import io.github.humbleui.skija.Graphics;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Gives back what loading a page has used and the page does not need: garbage of both heaps, glyph
/// and image caches, free pages of the C heap and of the tile memory. It waits until the pages of
/// the process have settled, for a collection stops the compositor too. Thread: `RendererMain`.
final class MemoryReducer {
  /// From the event that made memory free to the first look.
  private static final long DELAY_MILLIS = 1500;

  /// So long no picture was made: nobody scrolls or types, nothing moves.
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /// So long it waits for pages that load: some never end.
  private static final long MOST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  /// Native objects are freed by a thread of their own, after the collection that found them.
  private static final long CLEANERS_MILLIS = 200;

  private final TaskLoop main;
  private final ScriptIsolate isolate;
  private final BooleanSupplier loading;
  private final Runnable releaseTileMemory;
  private boolean scheduled;
  private long scheduledAt;
  private long lastWork = System.nanoTime();

  /// @param loading whether a page is being loaded: its first picture shall not wait for this
  /// @param releaseTileMemory gives the unused part of the tile memory back
  MemoryReducer(
      TaskLoop main, ScriptIsolate isolate, BooleanSupplier loading, Runnable releaseTileMemory) {
    this.main = main;
    this.isolate = isolate;
    this.loading = loading;
    this.releaseTileMemory = releaseTileMemory;
  }

  /// A page was loaded, hidden or closed: much of what it used may be garbage now.
  void schedule() {
    main.assertOwner();
    if (!scheduled) {
      scheduled = true;
      scheduledAt = System.nanoTime();
      main.postDelayed(this::whenQuiet, DELAY_MILLIS);
    }
  }

  /// A page has made a picture.
  void worked() {
    lastWork = System.nanoTime();
  }

  /// Whether no page loads, and no picture was made for a while.
  boolean isQuiet() {
    return System.nanoTime() - lastWork >= QUIET_NANOS && !loading.getAsBoolean();
  }

  private void whenQuiet() {
    boolean waitedLong = System.nanoTime() - scheduledAt >= MOST_WAIT_NANOS;
    if (System.nanoTime() - lastWork < QUIET_NANOS || !waitedLong && loading.getAsBoolean()) {
      main.postDelayed(this::whenQuiet, DELAY_MILLIS);
      return;
    }
    scheduled = false;
    System.gc();
    isolate.collectGarbage();
    main.postDelayed(this::giveBack, CLEANERS_MILLIS);
  }

  private void giveBack() {
    Graphics.purgeAllCaches();
    Libc.trimHeap();
    releaseTileMemory.run();
  }
}
