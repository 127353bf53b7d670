package bulkhead.gpu.display;

import static bulkhead.gpu.frame.TestFrames.at;
import static bulkhead.gpu.frame.TestFrames.faded;
import static bulkhead.gpu.frame.TestFrames.frame;
import static bulkhead.gpu.frame.TestFrames.memory;
import static bulkhead.gpu.frame.TestFrames.tile;
import static bulkhead.gpu.frame.TestFrames.tileQuad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.gpu.frame.Quad;
import bulkhead.gpu.frame.SurfaceId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rules between clients, surfaces and outputs, read as a log: milliseconds, then what
/// happened.
class FrameSinkManagerTest {
  private static final SurfaceId PAGE = new SurfaceId(1, 1);
  private static final SurfaceId OTHER_PAGE = new SurfaceId(1, 2);
  private static final SurfaceId PLUGIN = new SurfaceId(2, 1);
  private static final Quad RED = new Quad.SolidColorQuad(at(10, 10, 20, 20), 0xffff0000);
  private static final Quad BLUE = new Quad.SolidColorQuad(at(50, 10, 20, 20), 0xff0000ff);

  private final FakeGpu gpu = new FakeGpu();

  @BeforeEach
  void onePageOnOneOutput() {
    gpu.addClient(1, memory(1, 1 << 20));
    gpu.addClient(2, memory(2, 1 << 20));
    gpu.manager.grantSurface(PAGE);
    gpu.manager.grantSurface(OTHER_PAGE);
    gpu.manager.grantSurface(PLUGIN);
    gpu.addOutput(7);
    gpu.show(7, PAGE);
    gpu.pass(100);
    gpu.takeLog();
  }

  @Test
  void drawsAFrameAtOnceWhenNothingTicks() {
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    assertEquals(
        """
        100 draw [ffffffff; fill ffff0000 10,10 20x20] damage 0,0 100x80
        100 FrameShown 1 to 1:1
        100 shown 1:1""",
        gpu.takeLog());
    assertEquals(0, gpu.pendingTimers(), "no timer when idle");
  }

  @Test
  void drawsOnlyWhatChanged() {
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.submitFrame(frame(PAGE, 2, RED, BLUE));
    assertEquals(
        """
        200 draw [ffffffff; fill ffff0000 10,10 20x20; fill ff0000ff 50,10 20x20] damage 50,10 20x20
        200 FrameShown 2 to 1:1""",
        gpu.takeLog());
  }

  @Test
  void answersAFrameThatChangesNothingWithoutDrawing() {
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.submitFrame(frame(PAGE, 2, RED));
    assertEquals("200 FrameShown 2 to 1:1", gpu.takeLog());
  }

  @Test
  void answersTheFrameOfAHiddenSurfaceAtOnce() {
    gpu.manager.submitFrame(frame(OTHER_PAGE, 1, RED));
    assertEquals("100 FrameShown 1 to 1:2 not presented", gpu.takeLog());
  }

  @Test
  void switchesTabsWithoutWaitingForTheNextTick() {
    gpu.manager.submitFrame(frame(OTHER_PAGE, 1, BLUE));
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.takeLog();
    gpu.show(7, OTHER_PAGE);
    assertEquals(
        """
        100 draw [ffffffff; fill ff0000ff 50,10 20x20] damage 10,10 60x20
        100 shown 1:2""",
        gpu.takeLog());
  }

  @Test
  void asksForFramesOnlyWhileTheyAreNeeded() {
    gpu.manager.setNeedsBeginFrame(PAGE, true);
    gpu.pass(0);
    gpu.manager.submitFrame(frame(PAGE, 1, 1, RED));
    gpu.pass(20);
    gpu.manager.setNeedsBeginFrame(PAGE, false);
    gpu.pass(1000);
    assertEquals(
        """
        100 BeginFrame 1 to 1:1
        100 draw [ffffffff; fill ffff0000 10,10 20x20] damage 0,0 100x80
        100 FrameShown 1 to 1:1
        100 shown 1:1
        116 BeginFrame 2 to 1:1""",
        gpu.takeLog());
    assertEquals(0, gpu.pendingTimers());
  }

  @Test
  void drawsAtTheDeadlineWithoutASurfaceThatDoesNotAnswer() {
    gpu.manager.allowEmbedding(PAGE, PLUGIN);
    gpu.manager.submitFrame(frame(PAGE, 1, new Quad.SurfaceQuad(at(0, 0, 50, 40), PLUGIN, -1)));
    gpu.takeLog();
    gpu.manager.setNeedsBeginFrame(PAGE, true);
    gpu.manager.setNeedsBeginFrame(PLUGIN, true);
    gpu.pass(17);
    gpu.manager.submitFrame(
        frame(PAGE, 2, 1, RED, new Quad.SurfaceQuad(at(0, 0, 5, 4), PLUGIN, -1)));
    assertEquals(
        "100 BeginFrame 1 to 1:1\n100 BeginFrame 1 to 2:1\n116 BeginFrame 2 to 1:1\n116 BeginFrame 2 to 2:1",
        gpu.takeLog());
    gpu.pass(13);
    assertEquals(
        """
        129 draw [ffffffff; fill ffff0000 10,10 20x20; fill ffffffff 0,0 5x4] damage 0,0 50x40
        129 FrameShown 2 to 1:1""",
        gpu.takeLog());
  }

  @Test
  void stopsAskingASurfaceThatNeverAnswers() {
    gpu.manager.setNeedsBeginFrame(PAGE, true);
    gpu.pass(1000);
    assertEquals(4, gpu.takeLog().lines().count());
    assertEquals(0, gpu.pendingTimers());
    gpu.manager.didNotProduceFrame(PAGE, 4);
    gpu.pass(0);
    assertEquals("1100 BeginFrame 5 to 1:1", gpu.takeLog());
  }

  @Test
  void doesNotAskASurfaceThatNoOutputShows() {
    gpu.manager.setNeedsBeginFrame(OTHER_PAGE, true);
    gpu.pass(100);
    assertEquals("", gpu.takeLog());
    gpu.show(7, OTHER_PAGE);
    gpu.pass(0);
    assertEquals("200 BeginFrame 1 to 1:2", gpu.takeLog());
  }

  @Test
  void returnsResourcesThatTheNextFrameLacks() {
    gpu.manager.submitFrame(
        frame(PAGE, 1, tileQuad(0, 0, tile(11, 16)), tileQuad(16, 0, tile(12, 16))));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.submitFrame(
        frame(PAGE, 2, tileQuad(0, 0, tile(11, 16)), tileQuad(16, 0, tile(13, 16))));
    assertEquals(
        """
        200 release 12
        200 draw [ffffffff; tile 11 0,0 16x16; tile 13 16,0 16x16] damage 16,0 16x16
        200 FrameShown 2 to 1:1 returns [12]""",
        gpu.takeLog());
  }

  @Test
  void waitsForAnOutputThatIsNotReady() {
    gpu.outputReady = false;
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.pass(100);
    assertEquals("", gpu.takeLog());
    gpu.outputReady = true;
    gpu.manager.outputReady(7);
    assertEquals(3, gpu.takeLog().lines().count());
  }

  @Test
  void embedsOnlyWhatTheBrowserProcessAllowed() {
    gpu.manager.submitFrame(frame(PLUGIN, 1, BLUE));
    Quad embedding = new Quad.SurfaceQuad(at(0, 0, 50, 40), PLUGIN, 0xff00ff00);
    gpu.manager.submitFrame(frame(PAGE, 1, embedding));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.allowEmbedding(PAGE, PLUGIN);
    assertEquals(
        "200 draw [ffffffff; fill ffffffff 0,0 50x40; fill ff0000ff 25,5 10x10] damage 0,0 50x40",
        gpu.takeLog());
    gpu.pass(100);
    gpu.manager.removeClient(2);
    assertEquals("300 draw [ffffffff; fill ff00ff00 0,0 50x40] damage 0,0 50x40", gpu.takeLog());
  }

  @Test
  void drawsAFadedEmbeddedSurfaceAsAWhole() {
    gpu.manager.allowEmbedding(PAGE, PLUGIN);
    gpu.manager.submitFrame(frame(PLUGIN, 1, BLUE));
    gpu.takeLog();
    Quad embedding = new Quad.SurfaceQuad(faded(at(0, 0, 100, 80), 0.5f), PLUGIN, 0xff00ff00);
    gpu.manager.submitFrame(frame(PAGE, 1, embedding));
    assertEquals(
        "100 draw [ffffffff; group 0,0 100x80 (ffffffff; fill ff0000ff 50,10 20x20)] damage 0,0 100x80",
        gpu.takeLog().lines().findFirst().orElseThrow());
  }

  @Test
  void aSurfaceThatEmbedsItselfShowsItsFallbackColour() {
    gpu.manager.allowEmbedding(PAGE, PAGE);
    gpu.manager.submitFrame(frame(PAGE, 1, new Quad.SurfaceQuad(at(0, 0, 9, 9), PAGE, 0xff123456)));
    assertEquals(
        "100 draw [ffffffff; fill ff123456 0,0 9x9] damage 0,0 100x80",
        gpu.takeLog().lines().findFirst().orElseThrow());
  }

  @Test
  void keepsAMessageThatIsFasterThanItsGrant() {
    SurfaceId late = new SurfaceId(1, 3);
    gpu.manager.submitFrame(frame(late, 1, RED));
    assertEquals("", gpu.takeLog());
    gpu.manager.grantSurface(late);
    assertEquals("100 FrameShown 1 to 1:3 not presented", gpu.takeLog());
    gpu.pass(1000);
    assertEquals("", gpu.takeLog());
  }

  @Test
  void refusesASurfaceThatIsNeverGranted() {
    gpu.manager.submitFrame(frame(new SurfaceId(1, 99), 1, RED));
    gpu.pass(1000);
    assertEquals("600 violation of 1: surface 99 is not granted", gpu.takeLog());
  }

  @Test
  void refusesAFloodOfMessagesForSurfacesThatAreNotGranted() {
    String refusal =
        FakeGpu.refusal(
            () ->
                IntStream.range(100, 100_000)
                    .forEach(id -> gpu.manager.setNeedsBeginFrame(new SurfaceId(1, id), true)));
    assertEquals("surface 164 is not granted", refusal);
  }

  /// The client's other surfaces live in the same memory. Seen to fail without the last FrameShown.
  @Test
  void returnsAllOfASurfaceThatIsTakenBack() {
    gpu.manager.submitFrame(frame(PAGE, 1, tileQuad(0, 0, tile(11, 16))));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.dropSurface(PAGE);
    assertEquals(
        "200 FrameShown 1 to 1:1 not presented returns [11]",
        gpu.takeLog().lines().filter(line -> line.contains("FrameShown")).findFirst().orElse(""));
    gpu.pass(1000);
    gpu.takeLog();
    gpu.manager.submitFrame(
        frame(PAGE, 2, tileQuad(0, 0, tile(11, 16)), tileQuad(16, 0, tile(12, 16))));
    gpu.manager.setNeedsBeginFrame(PAGE, true);
    assertEquals("1200 FrameShown 2 to 1:1 not presented returns [11, 12]", gpu.takeLog());
    gpu.pass(1000);
    assertEquals("", gpu.takeLog());
  }

  @Test
  void refusesFramesOutOfTurn() {
    gpu.presentsAtOnce = false;
    gpu.manager.submitFrame(frame(PAGE, 5, RED));
    assertEquals(
        "frame 6 before FrameShown of the last",
        FakeGpu.refusal(() -> gpu.manager.submitFrame(frame(PAGE, 6, BLUE))));
    gpu.toPresent.removeFirst().accept(1);
    assertEquals(
        "frame 5 after frame 5",
        FakeGpu.refusal(() -> gpu.manager.submitFrame(frame(PAGE, 5, BLUE))));
    assertEquals(
        "answer to BeginFrame 9 of the future",
        FakeGpu.refusal(() -> gpu.manager.submitFrame(frame(PAGE, 6, 9, BLUE))));
    assertEquals(
        "answer to BeginFrame -1 of the future",
        FakeGpu.refusal(() -> gpu.manager.didNotProduceFrame(PAGE, -1)));
  }

  @Test
  void refusesAResourceThatChangesWhileItIsInUse() {
    gpu.manager.submitFrame(frame(PAGE, 1, tileQuad(0, 0, tile(11, 16))));
    assertEquals(
        "resource 11 changed while it was in use",
        FakeGpu.refusal(
            () -> gpu.manager.submitFrame(frame(PAGE, 2, tileQuad(0, 0, tile(11, 32))))));
  }

  @Test
  void drawsEverythingAgainWhenTheWindowSystemLostIt() {
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.outputExposed(7);
    assertEquals("200 draw [ffffffff; fill ffff0000 10,10 20x20] damage 0,0 100x80", gpu.takeLog());
  }

  @Test
  void showsTheBackgroundWhenTheClientIsGone() {
    gpu.manager.submitFrame(frame(PAGE, 1, RED));
    gpu.pass(100);
    gpu.takeLog();
    gpu.manager.removeClient(1);
    assertEquals("200 draw [ff808080] damage 0,0 100x80", gpu.takeLog());
  }
}
