package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.BlendModes;
import bulkhead.renderer.paint.ColorMatrices;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.ColorChannel;
import io.github.humbleui.skija.ColorFilter;
import io.github.humbleui.skija.ColorMatrix;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.IPoint;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the graph of one `<filter>`'s primitives (Filter Effects 1 §9). Thread: `RendererMain`.
final class SvgFilterGraph {
  private static final int MOST_PRIMITIVES = 200;
  private static final int LARGEST_KERNEL = 256;

  private final SvgPainter painter;
  private final Rect region;
  private final @Nullable Rect box;
  private final Map<String, Result> named = new HashMap<>();
  private @Nullable Result last;

  /// @param linear whether its colours are linear RGB, not sRGB
  private record Result(@Nullable ImageFilter filter, boolean linear) {}

  /// @param region outside of it nothing is seen
  /// @param box what lengths are fractions of; null for user space
  SvgFilterGraph(SvgPainter painter, Rect region, @Nullable Rect box) {
    this.painter = painter;
    this.region = region;
    this.box = box;
  }

  ImageFilter of(Element filter) {
    int count = 0;
    for (Node node = filter.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element primitive && count < MOST_PRIMITIVES) {
        Result result = primitive(primitive);
        if (result != null) {
          count++;
          last = result;
          String name = primitive.attribute("result");
          if (name != null) {
            named.put(name, result);
          }
        }
      }
    }
    ImageFilter whole = last == null ? ImageFilter.makeEmpty() : in(last, false);
    return ImageFilter.makeCrop(region, whole == null ? source() : whole);
  }

  private ImageFilter source() {
    return ImageFilter.makeCrop(region, (ImageFilter) null);
  }

  private static boolean isLinear(Element primitive) {
    ComputedStyle style = ComputedStyle.of(primitive);
    return style == null || style.filtersInLinearColors();
  }

  private static @Nullable ImageFilter in(Result result, boolean linear) {
    if (result.linear == linear) {
      return result.filter;
    }
    return ImageFilter.makeColorFilter(
        linear ? ColorFilter.getSRGBToLinearGamma() : ColorFilter.getLinearToSRGBGamma(),
        result.filter,
        (Rect) null);
  }

  private ImageFilter input(Element primitive, String attribute, boolean linear) {
    ImageFilter filter = in(input(primitive.attribute(attribute)), linear);
    return filter == null ? source() : filter;
  }

  private Result input(@Nullable String name) {
    Result before = last;
    if (name == null || name.isBlank()) {
      return before == null ? new Result(source(), false) : before;
    }
    switch (name.strip()) {
      case "SourceGraphic" -> {
        return new Result(source(), false);
      }
      case "SourceAlpha" -> {
        float[] alpha = new float[20];
        alpha[18] = 1;
        return new Result(
            ImageFilter.makeColorFilter(
                ColorFilter.makeMatrix(new ColorMatrix(alpha)), source(), (Rect) null),
            false);
      }
      default -> {
        Result known = named.get(name.strip());
        return known != null ? known : before == null ? new Result(source(), false) : before;
      }
    }
  }

  /// The primitive's subregion (§9.2).
  private Rect crop(Element primitive) {
    SvgLengths lengths = painter.lengths();
    Rect unit = box;
    float x = side(primitive, "x", SvgLengths.Axis.X, region.getLeft(), unit, lengths);
    float y = side(primitive, "y", SvgLengths.Axis.Y, region.getTop(), unit, lengths);
    float w = size(primitive, "width", SvgLengths.Axis.X, region.getWidth(), unit, lengths);
    float h = size(primitive, "height", SvgLengths.Axis.Y, region.getHeight(), unit, lengths);
    return Rect.makeXYWH(x, y, Math.max(0, w), Math.max(0, h));
  }

  private static float side(
      Element element,
      String name,
      SvgLengths.Axis axis,
      float otherwise,
      @Nullable Rect unit,
      SvgLengths lengths) {
    if (!element.hasAttribute(name)) {
      return otherwise;
    }
    if (unit == null) {
      return lengths.of(element, name, axis, otherwise);
    }
    float value = new SvgLengths(1, 1).of(element, name, axis, 0);
    return axis == SvgLengths.Axis.X
        ? unit.getLeft() + value * unit.getWidth()
        : unit.getTop() + value * unit.getHeight();
  }

  private static float size(
      Element element,
      String name,
      SvgLengths.Axis axis,
      float otherwise,
      @Nullable Rect unit,
      SvgLengths lengths) {
    if (!element.hasAttribute(name)) {
      return otherwise;
    }
    if (unit == null) {
      return lengths.of(element, name, axis, otherwise);
    }
    float value = new SvgLengths(1, 1).of(element, name, axis, 0);
    return value * (axis == SvgLengths.Axis.X ? unit.getWidth() : unit.getHeight());
  }

  private static float number(Element element, String name, float otherwise) {
    float value = SvgLengths.number(element.attributeOrEmpty(name));
    return Float.isNaN(value) ? otherwise : value;
  }

  /// One or two numbers.
  private static float[] pair(Element element, String name, float otherwise) {
    float[] numbers = SvgLengths.numbers(element.attributeOrEmpty(name));
    return numbers.length == 0
        ? new float[] {otherwise, otherwise}
        : new float[] {numbers[0], numbers[numbers.length > 1 ? 1 : 0]};
  }

  private float scaleX(float value) {
    return box == null ? value : value * box.getWidth();
  }

  private float scaleY(float value) {
    return box == null ? value : value * box.getHeight();
  }

  /// Null for an element that is no filter primitive.
  private @Nullable Result primitive(Element element) {
    boolean linear = isLinear(element);
    Rect crop = crop(element);
    ImageFilter filter =
        switch (element.localName()) {
          case "feGaussianBlur" -> {
            float[] sigma = pair(element, "stdDeviation", 0);
            ImageFilter in = input(element, "in", linear);
            boolean none = sigma[0] < 0 || sigma[1] < 0 || sigma[0] == 0 && sigma[1] == 0;
            yield none
                ? ImageFilter.makeCrop(crop, in)
                : ImageFilter.makeBlur(
                    scaleX(sigma[0]), scaleY(sigma[1]), FilterTileMode.DECAL, in, crop);
          }
          case "feOffset" ->
              ImageFilter.makeOffset(
                  scaleX(number(element, "dx", 0)),
                  scaleY(number(element, "dy", 0)),
                  input(element, "in", linear),
                  crop);
          case "feFlood" -> {
            linear = false;
            yield ImageFilter.makeShader(Shader.makeColor(flood(element)), false, crop);
          }
          case "feMerge" -> merge(element, linear, crop);
          case "feBlend" ->
              ImageFilter.makeBlend(
                  BlendModes.named(element.attributeOrEmpty("mode").strip()),
                  input(element, "in2", linear),
                  input(element, "in", linear),
                  crop);
          case "feColorMatrix" -> colorMatrix(element, linear, crop);
          case "feComponentTransfer" -> transfer(element, linear, crop);
          case "feComposite" -> composite(element, linear, crop);
          case "feDropShadow" -> {
            float[] sigma = pair(element, "stdDeviation", 2);
            yield ImageFilter.makeDropShadow(
                scaleX(number(element, "dx", 2)),
                scaleY(number(element, "dy", 2)),
                scaleX(Math.max(0, sigma[0])),
                scaleY(Math.max(0, sigma[1])),
                flood(element),
                input(element, "in", linear),
                crop);
          }
          case "feMorphology" -> morphology(element, linear, crop);
          case "feTurbulence" -> turbulence(element, crop);
          case "feDisplacementMap" ->
              ImageFilter.makeDisplacementMap(
                  channel(element.attributeOrEmpty("xChannelSelector")),
                  channel(element.attributeOrEmpty("yChannelSelector")),
                  scaleX(number(element, "scale", 0)),
                  input(element, "in2", linear),
                  input(element, "in", linear),
                  crop);
          case "feTile" ->
              ImageFilter.makeTile(tileOf(element), crop, input(element, "in", linear));
          case "feImage" -> {
            linear = false;
            yield image(element, crop);
          }
          case "feConvolveMatrix" -> convolve(element, linear, crop);
          case "feDiffuseLighting", "feSpecularLighting" -> lighting(element, linear, crop);
          default -> null;
        };
    return filter == null ? null : new Result(filter, linear);
  }

  private static int flood(Element element) {
    int argb = SvgFilters.color(element, Properties.FLOOD_COLOR);
    ComputedStyle style = ComputedStyle.of(element);
    float opacity =
        style != null && style.get(Properties.FLOOD_OPACITY) instanceof Float value ? value : 1;
    return Math.round((argb >>> 24) * opacity) << 24 | argb & 0xffffff;
  }

  private ImageFilter merge(Element element, boolean linear, Rect crop) {
    List<ImageFilter> inputs = new ArrayList<>();
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element child && child.localName().equals("feMergeNode")) {
        inputs.add(input(child, "in", linear));
      }
    }
    return inputs.isEmpty()
        ? ImageFilter.makeEmpty()
        : ImageFilter.makeMerge(inputs.toArray(ImageFilter[]::new), crop);
  }

  private ImageFilter colorMatrix(Element element, boolean linear, Rect crop) {
    float[] values = SvgLengths.numbers(element.attributeOrEmpty("values"));
    ImageFilter in = input(element, "in", linear);
    float[] matrix =
        switch (element.attributeOrEmpty("type").strip()) {
          case "saturate" ->
              numbers(FilterFunction.Kind.SATURATE, values.length == 1 ? values[0] : 1);
          case "hueRotate" ->
              numbers(FilterFunction.Kind.HUE_ROTATE, values.length == 1 ? values[0] : 0);
          case "luminanceToAlpha" -> {
            float[] luminance = new float[20];
            luminance[15] = 0.2126f;
            luminance[16] = 0.7152f;
            luminance[17] = 0.0722f;
            yield luminance;
          }
          default -> values;
        };
    return matrix.length != 20
        ? ImageFilter.makeCrop(crop, in)
        : ImageFilter.makeColorFilter(ColorFilter.makeMatrix(new ColorMatrix(matrix)), in, crop);
  }

  private static float[] numbers(FilterFunction.Kind kind, float amount) {
    List<Float> values = ColorMatrices.of(new FilterFunction.Adjust(kind, amount)).values();
    float[] out = new float[20];
    for (int i = 0; i < 20; i++) {
      out[i] = values.get(i);
    }
    return out;
  }

  private ImageFilter transfer(Element element, boolean linear, Rect crop) {
    byte[][] tables = new byte[4][];
    for (int i = 0; i < 4; i++) {
      tables[i] = table(null);
    }
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element child) {
        int channel =
            switch (child.localName()) {
              case "feFuncA" -> 0;
              case "feFuncR" -> 1;
              case "feFuncG" -> 2;
              case "feFuncB" -> 3;
              default -> -1;
            };
        if (channel >= 0) {
          tables[channel] = table(child);
        }
      }
    }
    return ImageFilter.makeColorFilter(
        ColorFilter.makeTableARGB(tables[0], tables[1], tables[2], tables[3]),
        input(element, "in", linear),
        crop);
  }

  private static byte[] table(@Nullable Element function) {
    byte[] out = new byte[256];
    String type = function == null ? "identity" : function.attributeOrEmpty("type").strip();
    float[] values =
        function == null
            ? new float[0]
            : SvgLengths.numbers(function.attributeOrEmpty("tableValues"));
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      double result = c;
      if (function != null) {
        int n = values.length;
        switch (type) {
          case "table" -> {
            if (n > 0) {
              int k = (int) Math.min(c * (n - 1), n - 1);
              double from = values[k];
              double to = values[Math.min(k + 1, n - 1)];
              result = from + (c * (n - 1) - k) * (to - from);
            }
          }
          case "discrete" -> {
            if (n > 0) {
              result = values[(int) Math.min(c * n, n - 1)];
            }
          }
          case "linear" ->
              result = number(function, "slope", 1) * c + number(function, "intercept", 0);
          case "gamma" ->
              result =
                  number(function, "amplitude", 1) * Math.pow(c, number(function, "exponent", 1))
                      + number(function, "offset", 0);
          default -> {}
        }
      }
      out[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, result)));
    }
    return out;
  }

  private ImageFilter composite(Element element, boolean linear, Rect crop) {
    ImageFilter foreground = input(element, "in", linear);
    ImageFilter background = input(element, "in2", linear);
    String operator = element.attributeOrEmpty("operator").strip();
    if (operator.equals("arithmetic")) {
      return ImageFilter.makeArithmetic(
          number(element, "k1", 0),
          number(element, "k2", 0),
          number(element, "k3", 0),
          number(element, "k4", 0),
          true,
          background,
          foreground,
          crop);
    }
    BlendMode mode =
        switch (operator) {
          case "in" -> BlendMode.SRC_IN;
          case "out" -> BlendMode.SRC_OUT;
          case "atop" -> BlendMode.SRC_ATOP;
          case "xor" -> BlendMode.XOR;
          case "lighter" -> BlendMode.PLUS;
          default -> BlendMode.SRC_OVER;
        };
    return ImageFilter.makeBlend(mode, background, foreground, crop);
  }

  private ImageFilter morphology(Element element, boolean linear, Rect crop) {
    float[] radius = pair(element, "radius", 0);
    float rx = scaleX(radius[0]);
    float ry = scaleY(radius[1]);
    ImageFilter in = input(element, "in", linear);
    if (rx < 0 || ry < 0 || rx == 0 && ry == 0) {
      return ImageFilter.makeCrop(crop, in);
    }
    return element.attributeOrEmpty("operator").strip().equals("dilate")
        ? ImageFilter.makeDilate(rx, ry, in, crop)
        : ImageFilter.makeErode(rx, ry, in, crop);
  }

  private static ImageFilter turbulence(Element element, Rect crop) {
    float[] frequency = pair(element, "baseFrequency", 0);
    float octaves = number(element, "numOctaves", 1);
    if (frequency[0] < 0 || frequency[1] < 0 || octaves <= 0) {
      return ImageFilter.makeEmpty();
    }
    int count = (int) Math.min(octaves, 9);
    float seed = number(element, "seed", 0);
    IPoint tile =
        element.attributeOrEmpty("stitchTiles").strip().equals("stitch")
            ? new IPoint((int) crop.getWidth(), (int) crop.getHeight())
            : new IPoint(0, 0);
    Shader shader =
        element.attributeOrEmpty("type").strip().equals("fractalNoise")
            ? Shader.makeFractalNoise(frequency[0], frequency[1], count, seed, tile)
            : Shader.makeTurbulence(frequency[0], frequency[1], count, seed, tile);
    return ImageFilter.makeShader(shader, false, crop);
  }

  private static ColorChannel channel(String name) {
    return switch (name.strip()) {
      case "R" -> ColorChannel.R;
      case "G" -> ColorChannel.G;
      case "B" -> ColorChannel.B;
      default -> ColorChannel.A;
    };
  }

  /// The subregion of what is tiled: that of the primitive with this result.
  private Rect tileOf(Element tile) {
    String name = tile.attribute("in");
    Node before = tile.previousSibling();
    while (before != null) {
      if (before instanceof Element element
          && (name == null || name.equals(element.attributeOrEmpty("result")))) {
        return crop(element);
      }
      before = before.previousSibling();
    }
    return region;
  }

  private ImageFilter image(Element element, Rect crop) {
    String href = SvgReferences.href(element);
    if (href == null) {
      return ImageFilter.makeEmpty();
    }
    try (PictureRecorder recorder = new PictureRecorder()) {
      var canvas = recorder.beginRecording(crop);
      Element target = SvgReferences.find(element.ownerDocument(), href);
      if (target != null) {
        if (!painter.enter(element)) {
          return ImageFilter.makeEmpty();
        }
        painter.alone(target, canvas);
        painter.leave(element);
      } else {
        SvgImages.Drawn drawn = painter.images().image(element, href);
        ComputedStyle style = ComputedStyle.of(element);
        if (drawn == null || style == null) {
          return ImageFilter.makeEmpty();
        }
        canvas.concat(
            Matrix33.makeTranslate(crop.getLeft(), crop.getTop())
                .makeConcat(
                    SvgTransforms.fit(
                        new float[] {0, 0, drawn.width(), drawn.height()},
                        element.attributeOrEmpty("preserveAspectRatio"),
                        crop.getWidth(),
                        crop.getHeight())));
        drawn.draw(canvas, style);
      }
      Picture picture = recorder.finishRecordingAsPicture();
      return ImageFilter.makePicture(picture, crop);
    }
  }

  private ImageFilter convolve(Element element, boolean linear, Rect crop) {
    float[] order = pair(element, "order", 3);
    int columns = (int) order[0];
    int rows = (int) order[1];
    float[] kernel = SvgLengths.numbers(element.attributeOrEmpty("kernelMatrix"));
    ImageFilter in = input(element, "in", linear);
    if (columns < 1
        || rows < 1
        || columns * (long) rows > LARGEST_KERNEL
        || kernel.length != columns * rows) {
      return ImageFilter.makeEmpty();
    }
    float sum = 0;
    float[] turned = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      sum += kernel[i];
      turned[i] = kernel[kernel.length - 1 - i]; // the standard's kernel is turned by 180 degrees
    }
    float divisor = number(element, "divisor", 0);
    divisor = divisor != 0 ? divisor : sum != 0 ? sum : 1;
    int targetX = (int) number(element, "targetX", columns / 2);
    int targetY = (int) number(element, "targetY", rows / 2);
    if (targetX < 0 || targetX >= columns || targetY < 0 || targetY >= rows) {
      return ImageFilter.makeEmpty();
    }
    FilterTileMode mode =
        switch (element.attributeOrEmpty("edgeMode").strip()) {
          case "wrap" -> FilterTileMode.REPEAT;
          case "none" -> FilterTileMode.DECAL;
          default -> FilterTileMode.CLAMP;
        };
    return ImageFilter.makeMatrixConvolution(
        columns,
        rows,
        turned,
        1 / divisor,
        number(element, "bias", 0),
        targetX,
        targetY,
        mode,
        !element.attributeOrEmpty("preserveAlpha").strip().equals("true"),
        in,
        crop);
  }

  private ImageFilter lighting(Element element, boolean linear, Rect crop) {
    Element light = element.firstElementChild();
    while (light != null && !light.localName().matches("fe(Distant|Point|Spot)Light")) {
      light = light.nextElementSibling();
    }
    if (light == null) {
      return ImageFilter.makeEmpty();
    }
    ImageFilter in = input(element, "in", linear);
    int color = SvgFilters.color(element, Properties.LIGHTING_COLOR);
    if (linear) {
      color = toLinear(color);
    }
    float surface = number(element, "surfaceScale", 1);
    boolean diffuse = element.localName().equals("feDiffuseLighting");
    float k = Math.max(0, number(element, diffuse ? "diffuseConstant" : "specularConstant", 1));
    float shine = Math.max(1, Math.min(128, number(element, "specularExponent", 1)));
    float x = place(light, "x", true);
    float y = place(light, "y", false);
    float z = scaleX(number(light, "z", 0));
    switch (light.localName()) {
      case "feDistantLight" -> {
        double azimuth = Math.toRadians(number(light, "azimuth", 0));
        double elevation = Math.toRadians(number(light, "elevation", 0));
        float dx = (float) (Math.cos(azimuth) * Math.cos(elevation));
        float dy = (float) (Math.sin(azimuth) * Math.cos(elevation));
        float dz = (float) Math.sin(elevation);
        return diffuse
            ? ImageFilter.makeDistantLitDiffuse(dx, dy, dz, color, surface, k, in, crop)
            : ImageFilter.makeDistantLitSpecular(dx, dy, dz, color, surface, k, shine, in, crop);
      }
      case "fePointLight" -> {
        return diffuse
            ? ImageFilter.makePointLitDiffuse(x, y, z, color, surface, k, in, crop)
            : ImageFilter.makePointLitSpecular(x, y, z, color, surface, k, shine, in, crop);
      }
      default -> {
        float toX = place(light, "pointsAtX", true);
        float toY = place(light, "pointsAtY", false);
        float toZ = scaleX(number(light, "pointsAtZ", 0));
        float focus = number(light, "specularExponent", 1);
        float cone = number(light, "limitingConeAngle", 90);
        return diffuse
            ? ImageFilter.makeSpotLitDiffuse(
                x, y, z, toX, toY, toZ, focus, cone, color, surface, k, in, crop)
            : ImageFilter.makeSpotLitSpecular(
                x, y, z, toX, toY, toZ, focus, cone, color, surface, k, shine, in, crop);
      }
    }
  }

  private float place(Element light, String name, boolean horizontal) {
    float value = number(light, name, 0);
    Rect unit = box;
    if (unit == null) {
      return value;
    }
    return horizontal
        ? unit.getLeft() + value * unit.getWidth()
        : unit.getTop() + value * unit.getHeight();
  }

  private static int toLinear(int argb) {
    int out = argb & 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
      double c = (argb >>> shift & 255) / 255.0;
      double linear = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
      out |= (int) Math.round(255 * linear) << shift;
    }
    return out;
  }
}
