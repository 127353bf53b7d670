package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.types.Rect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pictures of `<svg>` elements. A picture that is asked for again and would look the same is the
/// same object. Thread: `RendererMain`; the pictures are for any thread.
public final class SvgPictures {
  private static final int MOST_KEPT = 500;

  private final Function<ComputedStyle, FontGroup> fonts;
  private final Map<String, Optional<Picture>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Picture>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// @param fonts of a style
  public SvgPictures(Function<ComputedStyle, FontGroup> fonts) {
    this.fonts = fonts;
  }

  /// The element and what is in it, drawn into a box of that size (CSS px); null if Skia cannot.
  /// All elements must have their computed styles.
  public @Nullable Picture of(Element svg, float width, float height) {
    return of(svg, width, height, null);
  }

  @Nullable Picture of(Element svg, float width, float height, @Nullable String viewBox) {
    String text = new SvgWriter(fonts).write(svg, width, height, viewBox);
    return kept.computeIfAbsent(text, t -> Optional.ofNullable(draw(t, width, height)))
        .orElse(null);
  }

  private static @Nullable Picture draw(String text, float width, float height) {
    try (PictureRecorder recorder = new PictureRecorder()) {
      SvgEngine.draw(text, width, height, recorder.beginRecording(Rect.makeWH(width, height)));
      return recorder.finishRecordingAsPicture();
    } catch (IllegalArgumentException notDrawn) {
      return null;
    }
  }
}
