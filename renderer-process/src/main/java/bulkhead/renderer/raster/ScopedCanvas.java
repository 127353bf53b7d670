package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A canvas with the scopes that are open on it. Thread: the one that draws.
final class ScopedCanvas {
  private final Canvas canvas;
  private final DisplayItemList items;
  private final ItemPainter.Medium medium; // of masks

  /// The open scopes, outermost first, each with what maps its inside to device pixels.
  private final List<Open> open = new ArrayList<>();

  private final Transform outermost;

  private record Open(int scope, Transform toDevice) {}

  ScopedCanvas(
      Canvas canvas, DisplayItemList items, Transform toDevice, ItemPainter.Medium medium) {
    this.canvas = canvas;
    this.medium = medium;
    this.items = items;
    this.outermost = toDevice;
    canvas.setMatrix(toDevice.toMatrix33());
  }

  Transform toDevice() {
    return open.isEmpty() ? outermost : open.getLast().toDevice;
  }

  private int innermost() {
    return open.isEmpty() ? DisplayItemList.NO_SCOPE : open.getLast().scope;
  }

  /// Closes and opens what is needed to be in `scope` and no further.
  void enter(int scope) {
    if (scope == innermost()) {
      return;
    }
    List<Integer> wanted = new ArrayList<>();
    for (int s = scope; s != DisplayItemList.NO_SCOPE; s = items.outerOf(s)) {
      wanted.addFirst(s);
    }
    int common = 0;
    while (common < open.size()
        && common < wanted.size()
        && open.get(common).scope == wanted.get(common)) {
      common++;
    }
    while (open.size() > common) {
      close(open.removeLast());
    }
    for (int s : wanted.subList(common, wanted.size())) {
      open(s);
    }
  }

  private void close(Open ended) {
    if (items.scope(ended.scope) instanceof DisplayItem.PushMask(DisplayItemList mask)) {
      try (Paint keep = new Paint().setBlendMode(BlendMode.DST_IN)) {
        canvas.saveLayer(null, keep);
      }
      drawAll(canvas, mask, ended.toDevice, medium);
      canvas.restore();
    }
    canvas.restore();
  }

  /// Draws a whole list, leaving the canvas as it was.
  static void drawAll(
      Canvas canvas, DisplayItemList items, Transform toDevice, ItemPainter.Medium medium) {
    int[] all = new int[items.size()];
    Arrays.setAll(all, i -> i);
    draw(canvas, items, all, toDevice, medium);
  }

  /// Draws some items of a list, leaving the canvas as it was.
  ///
  /// @param drawings rising
  static void draw(
      Canvas canvas,
      DisplayItemList items,
      int[] drawings,
      Transform toDevice,
      ItemPainter.Medium medium) {
    canvas.save();
    ScopedCanvas scoped = new ScopedCanvas(canvas, items, toDevice, medium);
    try (ItemPainter painter = new ItemPainter(canvas, medium)) {
      for (int drawing : drawings) {
        scoped.enter(items.scopeOf(drawing));
        painter.draw(items.drawing(drawing), scoped.toDevice());
      }
    }
    scoped.enter(DisplayItemList.NO_SCOPE);
    canvas.restore();
  }

  private void open(int scope) {
    Transform toDevice = toDevice();
    switch (items.scope(scope)) {
      case DisplayItem.PushClipRect(Rect rect) -> {
        canvas.save();
        boolean smooth = !toDevice.isScaleAndTranslation();
        canvas.clipRect(Snap.toPixels(rect, toDevice), smooth);
      }
      case DisplayItem.PushClipRRect(var rrect) -> {
        canvas.save();
        canvas.clipRRect(Snap.toPixels(rrect, toDevice), true);
      }
      case DisplayItem.PushClipPath(var path) -> {
        canvas.save();
        canvas.clipPath(path, true);
      }
      case DisplayItem.PushTransform(Transform transform) -> {
        canvas.save();
        canvas.concat(transform.toMatrix33());
        toDevice = toDevice.times(transform);
      }
      case DisplayItem.PushEffect effect -> saveLayer(effect);
      case DisplayItem.PushMask mask -> canvas.saveLayer(null, null);
    }
    open.add(new Open(scope, toDevice));
  }

  private void saveLayer(DisplayItem.PushEffect effect) {
    try (Paint paint = new Paint()) {
      paint.setAlphaf(effect.opacity()).setBlendMode(effect.blendMode());
      ImageFilter filter = ImageFilters.of(effect.filters());
      if (filter != null) {
        paint.setImageFilter(filter);
      }
      canvas.saveLayer(null, paint);
    }
  }
}
