package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Filter;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorFilter;
import io.github.humbleui.skija.ColorMatrix;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A canvas with the scopes that are open on it. Thread: the one that draws.
final class ScopedCanvas {
  private final Canvas canvas;
  private final DisplayItemList items;

  /// The open scopes, outermost first, each with what maps its inside to device pixels.
  private final List<Open> open = new ArrayList<>();

  private final Transform outermost;

  private record Open(int scope, Transform toDevice) {}

  ScopedCanvas(Canvas canvas, DisplayItemList items, Transform toDevice) {
    this.canvas = canvas;
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
      canvas.restore();
      open.removeLast();
    }
    for (int s : wanted.subList(common, wanted.size())) {
      open(s);
    }
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
    }
    open.add(new Open(scope, toDevice));
  }

  private void saveLayer(DisplayItem.PushEffect effect) {
    try (Paint paint = new Paint();
        @Nullable ImageFilter filter = filter(effect.filters())) {
      paint.setAlphaf(effect.opacity()).setBlendMode(effect.blendMode());
      if (filter != null) {
        paint.setImageFilter(filter);
      }
      canvas.saveLayer(null, paint);
    }
  }

  private static @Nullable ImageFilter filter(List<Filter> filters) {
    ImageFilter chain = null;
    for (Filter filter : filters) {
      chain =
          switch (filter) {
            case Filter.Blur(float sigma) ->
                ImageFilter.makeBlur(sigma, sigma, FilterTileMode.DECAL, chain, (Rect) null);
            case Filter.DropShadow shadow ->
                ImageFilter.makeDropShadow(
                    shadow.dx(),
                    shadow.dy(),
                    shadow.sigma(),
                    shadow.sigma(),
                    shadow.argb(),
                    chain,
                    (Rect) null);
            case Filter.ColorMatrix(List<Float> values) ->
                ImageFilter.makeColorFilter(colorMatrix(values), chain);
          };
    }
    return chain;
  }

  private static ColorFilter colorMatrix(List<Float> values) {
    float[] numbers = new float[20];
    for (int i = 0; i < 20; i++) {
      numbers[i] = values.get(i);
    }
    return ColorFilter.makeMatrix(new ColorMatrix(numbers));
  }
}
