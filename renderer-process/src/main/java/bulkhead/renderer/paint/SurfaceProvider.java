package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Which pixels of another process an `<embed>`, `<object>` or `<iframe>` shows. The page
/// implements it. Called on `RendererMain`.
public interface SurfaceProvider {
  SurfaceProvider NONE = element -> null;

  /// Null while there are none.
  @Nullable SurfaceId surfaceOf(Element element);

  /// Whether there will be none any more: the process that made them is gone, or there never was
  /// one.
  default boolean isBroken(Element element) {
    return false;
  }
}
