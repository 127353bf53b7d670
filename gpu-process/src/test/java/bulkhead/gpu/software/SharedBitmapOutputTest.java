package bulkhead.gpu.software;

import static bulkhead.gpu.frame.TestFrames.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer.SharedBitmap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedBitmapOutputTest {
  private static final PixelSize MAX = new PixelSize(8, 4);
  private final MemorySegment memory = Arena.ofAuto().allocate(SharedBitmap.bytes(MAX), 8);
  private final List<String> log = new ArrayList<>();
  private Runnable shown = () -> {};

  private SharedBitmapOutput output(PixelSize size) throws OutputFailedException {
    return new SharedBitmapOutput(
        new SharedBitmap(
            memory,
            MAX,
            (index, pictureSize, damage, whenShown) -> {
              log.add(index + " " + damage.width() + "x" + damage.height());
              shown = whenShown;
            }),
        size);
  }

  private static DrawList list(Draw... draws) {
    return new DrawList(new PixelSize(6, 3), 0xffffffff, List.of(draws));
  }

  private static Draw dot(int x, int color) {
    return new Draw.Fill(at(x, 1, 1, 1), color);
  }

  /// Row 1 of a buffer.
  private String row(int buffer) {
    StringBuilder text = new StringBuilder();
    for (int x = 0; x < 6; x++) {
      int pixel = memory.getAtIndex(ValueLayout.JAVA_INT, (buffer * 4L + 1) * 8 + x);
      text.append(pixel == -1 ? '.' : (char) ('a' + (pixel & 15)));
    }
    return text.toString();
  }

  @Test
  void eachBufferCatchesUpWithWhatTheOtherShowed() throws OutputFailedException {
    SharedBitmapOutput output = output(new PixelSize(6, 3));
    output.draw(list(), new PixelRect(0, 0, 6, 3), time -> log.add("presented"));
    assertEquals(false, output.isReady());
    shown.run();
    output.draw(list(dot(1, 0xff000001)), new PixelRect(1, 1, 2, 2), time -> {});
    shown.run();
    output.draw(
        list(dot(1, 0xff000001), dot(4, 0xff000002)), new PixelRect(4, 1, 5, 2), time -> {});
    assertEquals(List.of("0 6x3", "presented", "1 1x1", "0 1x1"), log);
    assertEquals(".b..c.", row(0));
    assertEquals(".b....", row(1));
  }

  @Test
  void refusesABitmapThatIsTooSmall() {
    assertThrows(OutputFailedException.class, () -> output(new PixelSize(9, 1)));
  }
}
