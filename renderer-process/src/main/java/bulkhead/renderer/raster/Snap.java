package bulkhead.renderer.raster;

import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Moves edges to whole device pixels, as Chromium does before it paints boxes
/// (`ToPixelSnappedRect`): each edge goes to the nearest pixel border, and nothing with a size
/// becomes nothing.
final class Snap {
  private Snap() {}

  /// `rect` moved so that its edges are at whole pixels once `toDevice` has mapped it. Unchanged
  /// where `toDevice` rotates, skews or mirrors.
  static Rect toPixels(Rect rect, Transform toDevice) {
    if (!toDevice.isScaleAndTranslation()) {
      return Rects.plain(rect);
    }
    float left = edge(rect.getLeft(), toDevice.a(), toDevice.e());
    float top = edge(rect.getTop(), toDevice.d(), toDevice.f());
    float right = farEdge(left, rect.getLeft(), rect.getRight(), toDevice.a(), toDevice.e());
    float bottom = farEdge(top, rect.getTop(), rect.getBottom(), toDevice.d(), toDevice.f());
    return Rects.of(
        (left - toDevice.e()) / toDevice.a(),
        (top - toDevice.f()) / toDevice.d(),
        (right - toDevice.e()) / toDevice.a(),
        (bottom - toDevice.f()) / toDevice.d());
  }

  static RRect toPixels(RRect rrect, Transform toDevice) {
    return toPixels(Rects.plain(rrect), toDevice).withRadii(rrect._radii);
  }

  private static float edge(float position, float scale, float offset) {
    return (float) Math.floor(position * scale + offset + 0.5);
  }

  private static float farEdge(float near, float from, float to, float scale, float offset) {
    float far = edge(to, scale, offset);
    return far <= near && (to - from) * scale > 1 / 16f ? near + 1 : far;
  }

  /// A line's or border's thickness in whole device pixels, at least one, given back in CSS px.
  static float thickness(float thickness, float scale) {
    return thickness <= 0 ? 0 : Math.max(1, (float) Math.floor(thickness * scale + 0.01f)) / scale;
  }
}
