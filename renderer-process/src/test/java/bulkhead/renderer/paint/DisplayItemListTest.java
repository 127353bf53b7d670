package bulkhead.renderer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.paint.DisplayItem.FillRect;
import bulkhead.renderer.paint.DisplayItem.Pop;
import bulkhead.renderer.paint.DisplayItem.PushClipRect;
import bulkhead.renderer.paint.DisplayItem.PushEffect;
import bulkhead.renderer.paint.DisplayItem.PushTransform;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisplayItemListTest {
  private static final int RED = 0xffff0000;

  private static FillRect fill(float x, float y, float width, float height) {
    return new FillRect(Rect.makeXYWH(x, y, width, height), RED);
  }

  private static DisplayItemList list(DisplayItem... items) {
    DisplayItemList.Builder builder = new DisplayItemList.Builder();
    for (DisplayItem item : items) {
      builder.add(item);
    }
    return builder.build();
  }

  @Test
  void findsWhatMeetsARectangleInPaintingOrder() {
    Random random = new Random(7);
    DisplayItemList.Builder builder = new DisplayItemList.Builder();
    for (int i = 0; i < 5000; i++) {
      builder.add(
          fill(
              random.nextInt(1000),
              i + random.nextInt(300),
              random.nextInt(90),
              random.nextInt(40)));
    }
    DisplayItemList items = builder.build();
    for (int y = -100; y < 5500; y += 137) {
      Rect tile = Rect.makeXYWH(256, y, 256, 256);
      int[] expected =
          IntStream.range(0, items.size())
              .filter(
                  i ->
                      !Rects.isEmpty(items.visualBounds(i))
                          && Rects.intersects(items.visualBounds(i), tile))
              .toArray();
      int[] found =
          IntStream.of(items.in(tile)).filter(i -> !Rects.isEmpty(items.visualBounds(i))).toArray();
      assertArrayEquals(expected, found);
    }
  }

  @Test
  void anEmptyListHasNothingAnywhere() {
    assertEquals(0, DisplayItemList.EMPTY.in(Rect.makeLTRB(-1e6f, -1e6f, 1e6f, 1e6f)).length);
    assertTrue(Rects.isEmpty(DisplayItemList.EMPTY.bounds()));
  }

  @Test
  void visualBoundsFollowTransformsAndClips() {
    DisplayItemList items =
        list(
            new PushTransform(Transform.translate(100, 0)),
            new PushClipRect(Rect.makeXYWH(0, 0, 50, 50)),
            new PushTransform(Transform.scale(2, 2)),
            fill(10, 10, 100, 5),
            new Pop(),
            new Pop(),
            new Pop(),
            fill(1, 2, 3, 4));
    assertEquals(Rect.makeLTRB(120, 20, 150, 30), items.visualBounds(0));
    assertEquals(Rect.makeLTRB(1, 2, 4, 6), items.visualBounds(1));
    assertEquals(Rect.makeLTRB(1, 2, 150, 30), items.bounds());
  }

  @Test
  void aFilterWidensWhatIsInsideAndTheClipOutsideStillHolds() {
    DisplayItemList items =
        list(
            new PushClipRect(Rect.makeXYWH(0, 0, 100, 100)),
            new PushEffect(1, BlendMode.SRC_OVER, List.of(new Filter.Blur(10))),
            fill(-20, 20, 10, 10),
            new Pop(),
            new Pop());
    assertEquals(Rect.makeLTRB(0, 0, 20, 60), items.visualBounds(0));
  }

  @Test
  void anItemKnowsItsScopes() {
    DisplayItemList items =
        list(
            new PushClipRect(Rect.makeXYWH(0, 0, 9, 9)),
            fill(0, 0, 1, 1),
            PushEffect.opacity(0.5f),
            fill(0, 0, 1, 1),
            new Pop(),
            new Pop(),
            fill(0, 0, 1, 1));
    assertEquals(0, items.scopeOf(0));
    assertEquals(1, items.scopeOf(1));
    assertEquals(0, items.outerOf(1));
    assertEquals(DisplayItemList.NO_SCOPE, items.outerOf(0));
    assertEquals(DisplayItemList.NO_SCOPE, items.scopeOf(2));
  }

  @Test
  void refusesScopesThatDoNotMatch() {
    assertThrows(IllegalStateException.class, () -> list(new Pop()));
    assertThrows(IllegalStateException.class, () -> list(PushEffect.opacity(0.5f)));
  }

  @Test
  void aChangeIsSeenOnlyWhereItIs() {
    DisplayItemList before = list(fill(0, 0, 10, 10), fill(500, 0, 10, 10));
    DisplayItemList after = list(fill(0, 0, 10, 10), fill(500, 0, 10, 11));
    assertTrue(before.drawsTheSameIn(Rect.makeXYWH(0, 0, 256, 256), after));
    assertFalse(before.drawsTheSameIn(Rect.makeXYWH(256, 0, 256, 256), after));
  }

  @Test
  void aChangedScopeChangesWhatIsInside() {
    DisplayItemList before = list(PushEffect.opacity(0.5f), fill(0, 0, 10, 10), new Pop());
    DisplayItemList after = list(PushEffect.opacity(0.6f), fill(0, 0, 10, 10), new Pop());
    DisplayItemList none = list(fill(0, 0, 10, 10));
    Rect tile = Rect.makeXYWH(0, 0, 256, 256);
    assertFalse(before.drawsTheSameIn(tile, after));
    assertFalse(before.drawsTheSameIn(tile, none));
    assertTrue(
        before.drawsTheSameIn(
            tile,
            list(fill(900, 0, 1, 1), PushEffect.opacity(0.5f), fill(0, 0, 10, 10), new Pop())));
  }
}
