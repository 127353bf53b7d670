package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.function.Function;

/// What the property trees come to, at certain scroll offsets, in device pixels. Immutable.
final class DrawProperties {
  private final Transform[] toDevice;
  private final Rect[] clips;
  private final Rect[] nearClips;
  private final Rect[] farClips;
  private final float[] opacities;

  /// @param scale device pixels per CSS px
  /// @param viewport in device pixels
  /// @param near how far outside a clip things are nearly visible, in device pixels; `far` likewise
  DrawProperties(
      PropertyTrees trees,
      Function<ElementId, Point> offsets,
      float scale,
      Rect viewport,
      float near,
      float far) {
    int count = trees.transforms().size();
    toDevice = new Transform[count];
    Transform[] exact = new Transform[count];
    Point[] shifts = new Point[count];
    for (int i = 0; i < count; i++) {
      exact[i] =
          i == PropertyTrees.ROOT
              ? Transform.scale(scale, scale)
              : switch (trees.transforms().get(i)) {
                case PropertyTrees.TransformedSpace(int parent, Transform transform) ->
                    exact[parent].times(transform);
                case PropertyTrees.ScrollTranslation(int parent, int scroll) -> {
                  Point offset = offset(trees, scroll, offsets);
                  yield exact[parent].times(Transform.translate(-offset.getX(), -offset.getY()));
                }
                case PropertyTrees.StickyTranslation sticky -> {
                  Point around = shift(shifts, sticky.around());
                  Point shift =
                      sticky.shift(
                          offset(trees, sticky.scroll(), offsets),
                          around,
                          shift(shifts, sticky.containingAround()));
                  shifts[i] = new Point(shift.getX() + around.getX(), shift.getY() + around.getY());
                  yield exact[sticky.parent()].times(
                      Transform.translate(shift.getX(), shift.getY()));
                }
              };
      // Contents move by whole device pixels, so that text looks the same at every offset.
      toDevice[i] =
          i == PropertyTrees.ROOT
              ? exact[i]
              : switch (trees.transforms().get(i)) {
                case PropertyTrees.TransformedSpace(int parent, Transform transform) ->
                    toDevice[parent].times(transform);
                case PropertyTrees.ScrollTranslation moved -> onWholePixels(exact[i]);
                case PropertyTrees.StickyTranslation moved -> onWholePixels(exact[i]);
              };
    }
    int clipCount = trees.clips().size();
    clips = new Rect[clipCount];
    nearClips = new Rect[clipCount];
    farClips = new Rect[clipCount];
    clips[0] = viewport;
    nearClips[0] = Rects.outset(viewport, near);
    farClips[0] = Rects.outset(viewport, far);
    for (int i = 1; i < clipCount; i++) {
      PropertyTrees.ClipNode node = trees.clips().get(i);
      Rect mapped = rounded(toDevice[node.transform()].mapBounds(node.rect()));
      clips[i] = Rects.intersection(mapped, clips[node.parent()]);
      nearClips[i] = Rects.intersection(Rects.outset(mapped, near), nearClips[node.parent()]);
      farClips[i] = Rects.intersection(Rects.outset(mapped, far), farClips[node.parent()]);
    }
    opacities = new float[trees.effects().size()];
    for (int i = 0; i < opacities.length; i++) {
      PropertyTrees.EffectNode node = trees.effects().get(i);
      float around = i == PropertyTrees.ROOT ? 1 : opacities[node.parent()];
      opacities[i] = around * Math.clamp(node.opacity(), 0f, 1f);
    }
  }

  private static Point offset(PropertyTrees trees, int scroll, Function<ElementId, Point> offsets) {
    return scroll == PropertyTrees.NO_SCROLL
        ? Point.ZERO
        : offsets.apply(trees.scrolls().get(scroll).element());
  }

  /// How far a sticky box has moved in all, with those around it.
  private static Point shift(Point[] shifts, int sticky) {
    return sticky == PropertyTrees.NOT_STICKY ? Point.ZERO : shifts[sticky];
  }

  static Transform onWholePixels(Transform t) {
    return t.isScaleAndTranslation()
        ? new Transform(t.a(), 0, 0, t.d(), Math.round(t.e()), Math.round(t.f()))
        : t;
  }

  private static Rect rounded(Rect rect) {
    return Rects.of(
        Math.round(rect.getLeft()),
        Math.round(rect.getTop()),
        Math.round(rect.getRight()),
        Math.round(rect.getBottom()));
  }

  Transform toDevice(PropertyTrees.State state) {
    return toDevice[state.transform()];
  }

  /// A scroller's scrollport on the screen, in device pixels; scrollers around it may hide parts.
  Rect scrollport(PropertyTrees.ScrollNode node) {
    return toDevice[node.transform()].mapBounds(node.container());
  }

  /// What limits a layer on the screen; whole device pixels.
  Rect clip(PropertyTrees.State state) {
    return clips[state.clip()];
  }

  /// Where a layer would be seen after a short scroll.
  Rect nearClip(PropertyTrees.State state) {
    return nearClips[state.clip()];
  }

  /// Where a layer would be seen after a longer scroll.
  Rect farClip(PropertyTrees.State state) {
    return farClips[state.clip()];
  }

  float opacity(PropertyTrees.State state) {
    return opacities[state.effect()];
  }

  static IRect toIRect(Rect rect) {
    return IRect.makeLTRB(
        (int) Math.floor(rect.getLeft()),
        (int) Math.floor(rect.getTop()),
        (int) Math.ceil(rect.getRight()),
        (int) Math.ceil(rect.getBottom()));
  }
}
