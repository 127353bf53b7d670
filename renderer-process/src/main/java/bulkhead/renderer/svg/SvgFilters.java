package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.ColorMatrices;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import io.github.humbleui.skija.ColorFilter;
import io.github.humbleui.skija.ColorMatrix;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Skia's filters for filter functions and `<filter>` elements (Filter Effects 1). Thread:
/// `RendererMain`.
final class SvgFilters {
  private final SvgPainter painter;
  private final Fingerprint print;

  SvgFilters(SvgPainter painter, Fingerprint print) {
    this.painter = painter;
    this.print = print;
  }

  /// Null where the function refers to what is not there.
  ///
  /// @param box of the filtered element
  @Nullable ImageFilter of(
      FilterFunction function, Element element, ComputedStyle style, Rect box) {
    print.add(function.toString());
    return switch (function) {
      case FilterFunction.Blur(float px) ->
          ImageFilter.makeBlur(px, px, FilterTileMode.DECAL, null, (Rect) null);
      case FilterFunction.DropShadow(Shadow shadow) ->
          ImageFilter.makeDropShadow(
              shadow.offsetX(),
              shadow.offsetY(),
              shadow.blur() / 2,
              shadow.blur() / 2,
              shadow.color().resolve(style.color()).argb(),
              null,
              (Rect) null);
      case FilterFunction.Adjust adjust -> {
        List<Float> values = ColorMatrices.of(adjust).values();
        float[] numbers = new float[20];
        for (int i = 0; i < 20; i++) {
          numbers[i] = values.get(i);
        }
        yield ImageFilter.makeColorFilter(
            ColorFilter.makeMatrix(new ColorMatrix(numbers)), null, (Rect) null);
      }
      case FilterFunction.Reference(String url) -> {
        painter.dependsOnOthers();
        Element filter = SvgReferences.find(element.ownerDocument(), url, "filter");
        yield filter == null ? null : graph(filter, box);
      }
    };
  }

  /// The whole of a `<filter>` for an element with that bounding box.
  ImageFilter graph(Element filter, Rect box) {
    print.add(box.hashCode());
    note(filter, 0);
    Rect region = painter.region(filter, box, "filterUnits", -10, 120);
    boolean relative = filter.attributeOrEmpty("primitiveUnits").equals("objectBoundingBox");
    return Rects.isEmpty(region) || relative && Rects.isEmpty(box)
        ? ImageFilter.makeEmpty()
        : new SvgFilterGraph(painter, region, relative ? box : null).of(filter);
  }

  private void note(Element element, int depth) {
    print.add(element.localName());
    for (int i = 0; i < element.attributeCount(); i++) {
      print.add(element.attributeAt(i).localName());
      print.add(element.attributeAt(i).value());
    }
    for (Property property : new Property[] {Properties.FLOOD_COLOR, Properties.LIGHTING_COLOR}) {
      print.add(color(element, property));
    }
    for (Node node = element.firstChild(); node != null && depth < 4; node = node.nextSibling()) {
      if (node instanceof Element child) {
        note(child, depth + 1);
      }
    }
  }

  static int color(Element element, Property property) {
    ComputedStyle style = ComputedStyle.of(element);
    return style != null && style.get(property) instanceof ColorValue value
        ? value.resolve(style.color()).argb()
        : 0xff000000;
  }
}
