package bulkhead.renderer.css.value;

import java.util.Locale;
import java.util.Set;

/// The kinds of images that are decoded here, for who may choose among several. Stateless.
public final class ImageTypes {
  private static final Set<String> SUPPORTED =
      Set.of(
          "image/png",
          "image/apng",
          "image/jpeg",
          "image/jpg",
          "image/gif",
          "image/webp",
          "image/bmp",
          "image/x-icon",
          "image/vnd.microsoft.icon",
          "image/svg+xml");

  private ImageTypes() {}

  /// @param type a MIME type without parameters
  public static boolean isSupported(String type) {
    return SUPPORTED.contains(type.toLowerCase(Locale.ROOT));
  }
}
