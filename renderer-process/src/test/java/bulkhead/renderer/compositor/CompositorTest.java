package bulkhead.renderer.compositor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.paint.ElementId;
import io.github.humbleui.types.Rect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompositorTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;
  private static final int BLACK = 0xff000000;
  private static final int WHITE = TestPage.WHITE;

  private final CompositorHarness c = new CompositorHarness(64);

  @AfterEach
  void tearDown() {
    c.close();
  }

  // ------------------------------------------------------------------ commit, activate, draw

  @Test
  void aCommitBecomesActiveWhenItsVisibleTilesAreDrawn() {
    c.takeLog();
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    assertEquals("", c.takeLog());
    c.rasterOne();
    assertEquals("", c.takeLog());
    c.rasterOne();
    assertEquals("activated 1\nframe 1", c.takeLog());
    assertEquals(BLACK, c.pixel(8, 8));
    assertEquals(BLACK + 1, c.pixel(8, 264));
    assertEquals(WHITE, c.pixel(300, 300));
  }

  @Test
  void tilesOfOneColourTakeNoMemory() {
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, GREEN).commit(1));
    assertEquals(0, c.rasterTasks.size());
    assertEquals(0, c.memory.takenCount());
    assertEquals(GREEN, c.pixel(511, 511));
  }

  @Test
  void oneFrameAtMostIsUnanswered() {
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, GREEN).commit(1));
    c.takeLog();
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, RED).commit(2));
    c.beginFrame();
    assertEquals("activated 2\nbegin frames on", c.takeLog());
    c.show();
    assertEquals("presented 1 COMPLETE\nframe 2", c.takeLog());
    assertEquals(RED, c.pixel(0, 0));
  }

  @Test
  void theMainThreadIsAskedAtTheNextBeginFrame() {
    c.takeLog();
    c.compositor.setNeedsMainFrame();
    assertEquals("begin frames on", c.takeLog());
    c.beginFrame();
    c.compositor.setNeedsMainFrame();
    c.beginFrame();
    assertEquals("begin main frame\nno frame\nno frame\nbegin frames off", c.takeLog());
    c.compositor.mainFrameAborted();
    c.beginFrame();
    assertEquals("begin frames on\nbegin main frame\nno frame", c.takeLog());
  }

  @Test
  void anIdlePageAsksForNoFrames() {
    c.compositor.commit(new TestPage(2000).fill(0, 0, 512, 2000, WHITE).marks(8).commit(1));
    c.rasterAll();
    c.show();
    c.takeLog();
    c.wheel(9, 9, 30);
    c.show();
    for (int i = 0; i < 3; i++) {
      c.beginFrame();
    }
    String log = c.takeLog();
    assertFalse(log.contains("begin frames on") && !log.contains("begin frames off"), log);
    c.beginFrame();
    assertEquals("no frame", c.takeLog());
  }

  // ------------------------------------------------------------------ invalidation

  @Test
  void aChangeDrawsOnlyTheTilesThatItTouches() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    Set<Long> before = c.resourceIds();
    c.rastered = 0;
    c.present(
        new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).fill(40, 300, 9, 9, RED).commit(2));
    assertEquals(1, c.rastered);
    Set<Long> kept = new HashSet<>(c.resourceIds());
    kept.retainAll(before);
    assertEquals(1, kept.size());
    assertEquals(RED, c.pixel(41, 301));
    assertEquals(BLACK, c.pixel(8, 8));
  }

  @Test
  void aDocumentLaidOutAnewWithTheSameLookKeepsItsPixels() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.rastered = 0;
    c.present(new TestPage(3000).fill(0, 0, 512, 512, WHITE).marks(2).commit(2));
    assertEquals(0, c.rastered);
  }

  @Test
  void aNewScaleDrawsEverythingAnew() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.present(new TestPage(512).scale(2).fill(0, 0, 512, 512, WHITE).marks(2).commit(2));
    assertEquals(1024, c.lastFrame().width());
    assertEquals(BLACK, c.pixel(17, 17));
    assertEquals(WHITE, c.pixel(15, 15));
  }

  @Test
  void aCommitIsShownAsAWholeOrNotAtAll() {
    c.present(new TestPage(1024).fill(0, 0, 512, 1024, WHITE).marks(4).commit(1));
    TestPage changed = new TestPage(1024).fill(0, 0, 512, 1024, WHITE).marks(4);
    changed.fill(100, 0, 10, 1024, RED);
    c.compositor.commit(changed.commit(2));
    c.rasterOne();
    c.wheel(9, 9, 10);
    assertEquals(WHITE, c.pixel(100, 10));
    assertEquals(WHITE, c.pixel(100, 300));
    c.rasterAll();
    c.settle();
    assertEquals(RED, c.pixel(100, 10));
    assertEquals(RED, c.pixel(100, 300));
  }

  @Test
  void anOvertakenCommitIsNeverShown() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.compositor.commit(
        new TestPage(900).fill(0, 0, 99, 512, RED).marks(2).scrollTo(100).commit(2));
    c.compositor.commit(new TestPage(900).fill(0, 0, 99, 512, BLUE).marks(2).commit(3));
    c.rasterAll();
    c.show();
    assertEquals(
        "scrolled 0 to 100\nactivated 3\nframe %d\npresented %d COMPLETE"
            .formatted(c.lastFrame().number(), c.lastFrame().number()),
        c.takeLog());
    assertEquals(BLUE, c.pixel(50, 50));
  }

  // ------------------------------------------------------------------ scrolling

  @Test
  void scrollingGoesOnWhileTheMainThreadIsBlocked() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    c.compositor.setNeedsMainFrame();
    c.beginFrame();
    assertTrue(c.takeLog().contains("begin main frame"));
    int framesBefore = c.frames.size();
    for (int i = 0; i < 10; i++) {
      c.wheel(100, 100, 8);
      c.beginFrame();
      c.show();
    }
    assertEquals(10, c.frames.size() - framesBefore);
    assertEquals(BLACK + 1, c.pixel(8, 264 - 80));
  }

  @Test
  void scrollingToWhatIsNearDrawsNothingAnew() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    Set<Long> before = c.resourceIds();
    c.wheel(100, 100, 200);
    c.show();
    assertTrue(c.resourceIds().containsAll(before.stream().skip(1).toList()));
    assertTrue(c.log.contains("presented " + c.lastFrame().number() + " COMPLETE"), c.takeLog());
  }

  @Test
  void whatHasNoPixelsYetShowsTheBackground() {
    c.present(new TestPage(60_000).fill(0, 0, 512, 60_000, GREEN).marks(230).commit(1));
    c.wheel(100, 100, 30_000);
    assertEquals(WHITE, c.pixel(100, 100));
    int frame = (int) c.lastFrame().number();
    c.show();
    assertTrue(c.takeLog().contains("presented %d CHECKERBOARDED".formatted(frame)));
    c.rasterAll();
    c.settle();
    assertEquals(GREEN, c.pixel(100, 100));
  }

  @Test
  void aWheelNotchGlidesOverSeveralFrames() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    c.compositor.wheel(new WheelInput(9, 9, 0, 100, WheelInput.Granularity.TICKS, c.now));
    for (int i = 0; i < 12; i++) {
      c.beginFrame();
      c.show();
    }
    String offsets =
        c.log.stream()
            .filter(line -> line.startsWith("scrolled"))
            .map(line -> line.replace("scrolled 0 to ", ""))
            .collect(Collectors.joining(" "));
    assertEquals("15 41 61 75 86 93 97 99 100", offsets);
    assertTrue(c.log.contains("begin frames off"));
  }

  /// What the display would wait for is not waited for: the first step is on its way before the
  /// next BeginFrame, and those after it go on from there.
  @Test
  void aGlideFromRestIsSeenAtOnce() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    c.beginFrame(); // nothing to show: the display is at rest
    c.takeLog();
    c.compositor.wheel(new WheelInput(9, 9, 0, 100, WheelInput.Granularity.TICKS, c.now));
    assertEquals("scrolled 0 to 15\nframe 2\nbegin frames on", c.takeLog());
    c.show();
    c.takeLog();
    c.beginFrame();
    assertEquals("frame 3\nscrolled 0 to 41", c.takeLog());
  }

  @Test
  void aScrollRequestIsCarriedOutWithItsCommit() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    c.compositor.commit(
        new TestPage(4000)
            .fill(0, 0, 512, 4000, WHITE)
            .marks(16)
            .fill(0, 2000, 99, 99, RED)
            .scrollTo(2000)
            .commit(2));
    assertEquals("", c.takeLog());
    c.rasterAll();
    assertTrue(c.takeLog().startsWith("scrolled 0 to 2000\nactivated 2\nframe"));
    assertEquals(RED, c.pixel(0, 0));
  }

  @Test
  void offsetsStayWithinWhatThereIs() {
    c.present(new TestPage(1000).fill(0, 0, 512, 1000, WHITE).commit(1));
    c.wheel(9, 9, 9999);
    assertTrue(c.takeLog().contains("scrolled 0 to 488"));
    c.present(new TestPage(600).fill(0, 0, 512, 600, WHITE).commit(2));
    c.wheel(9, 9, 0.4f);
    c.wheel(9, 9, -1);
    assertTrue(c.takeLog().contains("scrolled 0 to 87"));
  }

  @Test
  void aScrollerInsideThePageScrollsFirstAndThenThePageDoes() {
    c.present(new TestPage(2000).fill(0, 0, 512, 2000, WHITE).box(GREEN).commit(1));
    c.wheel(150, 150, 150);
    c.wheel(150, 150, 150);
    assertTrue(c.takeLog().contains("scrolled 7 to 150"));
    c.now += 1_000_000_000;
    c.wheel(150, 150, 70);
    assertTrue(c.takeLog().contains("scrolled 0 to 70"));
    c.wheel(400, 400, 5);
    assertTrue(c.takeLog().contains("scrolled 0 to 75"));
  }

  @Test
  void aWheelOverAHandlerWaitsForTheMainThread() {
    c.present(
        new TestPage(2000)
            .fill(0, 0, 512, 2000, WHITE)
            .wheelHandler(Rect.makeXYWH(0, 0, 50, 50))
            .commit(1));
    WheelInput on = new WheelInput(9, 9, 0, 40, WheelInput.Granularity.PIXELS, c.now);
    assertEquals(InputResult.FOR_MAIN, c.compositor.wheel(on));
    assertEquals("", c.takeLog());
    c.compositor.scroll(new KeyboardScroll(ElementId.VIEWPORT, KeyboardScroll.Unit.PIXEL, 0, 40));
    c.settle();
    WheelInput beside = new WheelInput(90, 9, 0, 2, WheelInput.Granularity.PIXELS, c.now);
    assertEquals(InputResult.HANDLED, c.compositor.wheel(beside));
    assertTrue(c.takeLog().contains("scrolled 0 to 42"));
  }

  @Test
  void smallStepsOfATouchpadAddUpToWholePixels() {
    c.present(new TestPage(612.4f).fill(0, 0, 512, 612, WHITE).commit(1));
    c.takeLog();
    for (int i = 0; i < 4; i++) {
      WheelInput step = new WheelInput(9, 9, 0, 0.3f, WheelInput.Granularity.PIXELS, c.now);
      c.compositor.wheel(step);
    }
    String log = c.takeLog();
    assertTrue(log.contains("scrolled 0 to 1"), log);
    assertFalse(log.contains("scrolled 0 to 0"), log);
    c.compositor.scroll(new KeyboardScroll(ElementId.VIEWPORT, KeyboardScroll.Unit.DOCUMENT, 0, 1));
    for (int i = 0; i < 12; i++) {
      c.beginFrame();
      c.show();
    }
    log = c.takeLog();
    assertTrue(log.contains("scrolled 0 to 100"), log);
  }

  @Test
  void theThumbOfAScrollbarIsDragged() {
    c.present(new TestPage(1024).fill(0, 0, 512, 1024, WHITE).scrollbar().commit(1));
    assertEquals(0xff8b8b8b, c.pixel(505, 100));
    assertEquals(0xfffcfcfc, c.pixel(505, 400));
    assertEquals(InputResult.HANDLED, pointer(PointerInput.Type.PRESSED, 505, 100));
    pointer(PointerInput.Type.MOVED, 505, 219);
    pointer(PointerInput.Type.RELEASED, 505, 219);
    assertTrue(c.takeLog().contains("scrolled 0 to 256"));
    c.settle();
    assertEquals(0xfffcfcfc, c.pixel(505, 100));
    assertEquals(InputResult.FOR_MAIN, pointer(PointerInput.Type.MOVED, 200, 221));
  }

  @Test
  void aDragThatBeganInThePageStaysThePagesOverAScrollbar() {
    c.present(new TestPage(1024).fill(0, 0, 512, 1024, WHITE).scrollbar().commit(1));
    pointer(PointerInput.Type.PRESSED, 200, 100);
    assertEquals(InputResult.FOR_MAIN, pointer(PointerInput.Type.MOVED, 505, 100));
    assertEquals(InputResult.FOR_MAIN, pointer(PointerInput.Type.RELEASED, 505, 100));
    assertEquals(InputResult.HANDLED, pointer(PointerInput.Type.MOVED, 505, 100));
  }

  @Test
  void theTrackOfAScrollbarTurnsPages() {
    c.present(new TestPage(5120).fill(0, 0, 512, 5120, WHITE).scrollbar().commit(1));
    pointer(PointerInput.Type.PRESSED, 505, 400);
    pointer(PointerInput.Type.RELEASED, 505, 400);
    for (int i = 0; i < 12; i++) {
      c.beginFrame();
      c.show();
    }
    assertTrue(c.takeLog().contains("scrolled 0 to 448"));
  }

  private InputResult pointer(PointerInput.Type type, float x, float y) {
    PointerInput.Button button =
        type == PointerInput.Type.MOVED ? PointerInput.Button.NONE : PointerInput.Button.PRIMARY;
    return c.compositor.pointer(new PointerInput(type, x, y, button, c.now));
  }

  // ------------------------------------------------------------------ memory and the GPU process

  @Test
  void aSlotThatTheGpuProcessMayReadIsNotWritten() {
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.rasterAll();
    CompositorFrame first = c.lastFrame();
    Set<Long> offsets = new HashSet<>();
    first.resources().forEach(resource -> offsets.add(resource.slot().offset()));
    TestPage changed = new TestPage(512).fill(0, 0, 512, 512, GREEN).marks(2);
    c.compositor.commit(changed.commit(2));
    c.rasterAll();
    assertEquals(WHITE, c.pixel(100, 100));
    c.show();
    c.beginFrame();
    assertEquals(GREEN, c.pixel(100, 100));
    c.lastFrame()
        .resources()
        .forEach(resource -> assertFalse(offsets.contains(resource.slot().offset())));
    assertEquals(4, c.memory.takenCount());
    c.show();
    assertEquals(2, c.memory.takenCount());
  }

  @Test
  void newPixelsHaveANewName() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(1).commit(1));
    Set<Long> before = c.resourceIds();
    c.present(new TestPage(512).fill(0, 0, 512, 512, GREEN).marks(1).commit(2));
    assertNotEquals(before, c.resourceIds());
  }

  @Test
  void farTilesGiveWayWhenMemoryIsFull() {
    try (CompositorHarness small = new CompositorHarness(6)) {
      small.present(new TestPage(30_000).fill(0, 0, 512, 30_000, WHITE).marks(110).commit(1));
      for (int i = 0; i < 20; i++) {
        small.wheel(9, 9, 1000);
        small.settle();
        int mark = (small.frames.isEmpty() ? 0 : (i + 1) * 1000) / 256 + 1;
        assertEquals(BLACK + mark, small.pixel(8, mark * 256 + 8 - (i + 1) * 1000));
      }
    }
  }

  @Test
  void aCommitThatMemoryCannotHoldIsShownAsFarAsItGoes() {
    try (CompositorHarness small = new CompositorHarness(1)) {
      small.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, GREEN).marks(2).commit(1));
      small.rasterAll();
      assertTrue(small.takeLog().contains("activated 1"));
      assertEquals(BLACK, small.pixel(8, 8));
      assertEquals(WHITE, small.pixel(8, 264));
      assertEquals(GREEN, small.pixel(300, 300));
    }
  }

  @Test
  void afterTheGpuProcessDiedEverythingIsSentAgain() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.wheel(9, 9, 1);
    c.rastered = 0;
    c.compositor.gpuGone();
    c.beginFrame();
    assertEquals("", c.takeLog());
    c.compositor.connect(c.sink());
    assertEquals("frame " + c.lastFrame().number(), c.takeLog());
    assertEquals(2, c.lastFrame().resources().size());
    assertEquals(BLACK, c.pixel(8, 8));
    assertEquals(0, c.rastered);
  }

  @Test
  void commitsWithoutAGpuProcessAreShownByTheNextOne() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.compositor.gpuGone();
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, GREEN).marks(2).commit(2));
    c.rasterAll();
    c.compositor.connect(c.sink());
    assertEquals(GREEN, c.pixel(99, 99));
    assertEquals(2, c.memory.takenCount());
  }

  @Test
  void aHiddenPageDrawsNothingAndIsBackAtOnce() {
    c.present(new TestPage(4000).fill(0, 0, 512, 4000, WHITE).marks(16).commit(1));
    c.compositor.setVisible(false);
    assertEquals(2, c.memory.takenCount());
    c.compositor.setNeedsMainFrame();
    c.beginFrame();
    assertFalse(c.takeLog().contains("begin main frame"));
    c.rastered = 0;
    c.compositor.setVisible(true);
    assertEquals(0, c.rastered);
    assertTrue(c.takeLog().contains("frame"));
    assertEquals(BLACK, c.pixel(8, 8));
  }

  @Test
  void aPageThatComesToBeSeenShowsNoGaps() {
    c.compositor.setVisible(false);
    c.compositor.commit(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    assertEquals(0, c.rasterTasks.size());
    c.compositor.setVisible(true);
    c.rasterOne();
    assertTrue(c.frames.isEmpty());
    c.rasterOne();
    assertEquals(BLACK + 1, c.pixel(8, 264));
  }

  @Test
  void aClosedPageGivesItsMemoryBackWhenItsLastReaderHas() {
    c.present(new TestPage(512).fill(0, 0, 512, 512, WHITE).marks(2).commit(1));
    c.compositor.close();
    assertEquals(2, c.memory.takenCount());
    assertFalse(c.compositor.isDone());
    c.compositor.frameShown(c.lastFrame().number(), 0, List.copyOf(c.held));
    assertEquals(0, c.memory.takenCount());
    assertTrue(c.compositor.isDone());
  }

  /// What lies beyond the layer's edge is never seen, so it does not make the tile translucent.
  @Test
  void aTileAtTheLayersEdgeIsOpaqueWhenAllOfItThatIsSeenIs() {
    c.compositor.commit(
        new TestPage(300, 512).fill(0, 0, 300, 512, WHITE).fill(280, 8, 8, 8, RED).commit(1));
    c.rasterAll();
    assertEquals(
        List.of(CompositorFrame.Opacity.OPAQUE),
        c.frames.getLast().resources().stream().map(tile -> tile.opacity()).toList());
  }
}
