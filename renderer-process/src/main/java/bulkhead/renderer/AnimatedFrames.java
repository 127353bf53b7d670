package bulkhead.renderer;

import io.github.humbleui.skija.AnimationFrameInfo;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Codec;
import io.github.humbleui.skija.Image;
import org.jspecify.annotations.NullUnmarked;

/// The frames of an animated GIF, PNG or WebP, decoded one after the other. Not null-marked: the
/// `@Contract`s of the codec's methods name too few parameters. Thread: `RendererMain`.
@NullUnmarked
final class AnimatedFrames {
  /// As other browsers do, what is faster than this is taken for a file without a speed.
  private static final int FASTEST_MS = 11;

  private static final int USUAL_MS = 100;

  private final Codec codec;
  private final AnimationFrameInfo[] infos;

  /// How often it is played; 0 without end.
  private final int rounds;

  private final Bitmap pixels = new Bitmap();
  private int index;
  private int round = 1;

  /// @param codec is the animation's from now on
  AnimatedFrames(Codec codec) {
    this.codec = codec;
    infos = codec.getFramesInfo();
    rounds = codec.getRepetitionCount() < 0 ? 0 : codec.getRepetitionCount() + 1;
    pixels.allocPixels(codec.getImageInfo());
  }

  /// How long the present frame is shown.
  int durationMs() {
    int ms = infos[index].getDuration();
    return ms < FASTEST_MS ? USUAL_MS : ms;
  }

  boolean isOver() {
    return rounds > 0 && round >= rounds && index == infos.length - 1;
  }

  /// The next frame.
  Image advance() {
    if (index == infos.length - 1) {
      index = 0;
      round++;
    } else {
      index++;
    }
    boolean onLast = index > 0 && infos[index].getRequiredFrame() == index - 1;
    if (onLast) {
      codec.readPixels(pixels, index, index - 1);
    } else {
      codec.readPixels(pixels, index);
    }
    return Image.makeRasterFromBitmap(pixels);
  }

  /// The first frame.
  Image first() {
    codec.readPixels(pixels, 0);
    return Image.makeRasterFromBitmap(pixels);
  }
}
