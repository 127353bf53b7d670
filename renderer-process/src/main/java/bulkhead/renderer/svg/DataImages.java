package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Image;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pictures that are in the address themselves: all that an SVG image may show. Thread:
/// `RendererMain`.
public final class DataImages implements SvgImages {
  private static final int MOST_KEPT = 50;
  private static final int LONGEST = 32 << 20;

  private final Map<String, Optional<Image>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Image>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  @Override
  public @Nullable Drawn image(Element user, String href) {
    if (!href.regionMatches(true, 0, "data:", 0, 5) || href.length() > LONGEST) {
      return null;
    }
    Image image = kept.computeIfAbsent(href, url -> Optional.ofNullable(decode(url))).orElse(null);
    return image == null ? null : new Pixels(image);
  }

  private static @Nullable Image decode(String url) {
    int comma = url.indexOf(',');
    if (comma < 0) {
      return null;
    }
    String head = url.substring(0, comma).toLowerCase(Locale.ROOT);
    try {
      String data =
          URLDecoder.decode(
              url.substring(comma + 1).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
      byte[] bytes =
          head.endsWith(";base64")
              ? Base64.getMimeDecoder().decode(data)
              : data.getBytes(StandardCharsets.ISO_8859_1);
      return Image.makeDeferredFromEncodedBytes(bytes);
    } catch (IllegalArgumentException notAnImage) {
      return null;
    }
  }

  /// @param image not closed
  public record Pixels(Image image) implements Drawn {
    @Override
    public float width() {
      return image.getWidth();
    }

    @Override
    public float height() {
      return image.getHeight();
    }

    @Override
    public void draw(Canvas canvas, ComputedStyle style) {
      canvas.drawImage(image, 0, 0);
    }
  }
}
