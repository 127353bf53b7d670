package bulkhead.renderer.css.value;

import org.jspecify.annotations.Nullable;

/// Colour spaces of CSS Color 4 and the conversions between them. A colour in a space is three
/// floats in that space's own ranges: rgb-like 0..1, lab L 0..100, oklab L 0..1, hues in degrees,
/// hsl and hwb 0..100.
public enum ColorSpace implements Keyword {
  SRGB,
  SRGB_LINEAR,
  DISPLAY_P3,
  A98_RGB,
  PROPHOTO_RGB,
  REC2020,
  XYZ_D50,
  XYZ_D65,
  HSL,
  HWB,
  LAB,
  LCH,
  OKLAB,
  OKLCH;

  /// How hues are interpolated (CSS Color 4 §12.4).
  public enum Hue implements Keyword {
    SHORTER,
    LONGER,
    INCREASING,
    DECREASING
  }

  /// The space of this CSS name, or null.
  public static @Nullable ColorSpace byName(String name) {
    return switch (name) {
      case "srgb" -> SRGB;
      case "srgb-linear" -> SRGB_LINEAR;
      case "display-p3" -> DISPLAY_P3;
      case "a98-rgb" -> A98_RGB;
      case "prophoto-rgb" -> PROPHOTO_RGB;
      case "rec2020" -> REC2020;
      case "xyz", "xyz-d65" -> XYZ_D65;
      case "xyz-d50" -> XYZ_D50;
      case "hsl" -> HSL;
      case "hwb" -> HWB;
      case "lab" -> LAB;
      case "lch" -> LCH;
      case "oklab" -> OKLAB;
      case "oklch" -> OKLCH;
      default -> null;
    };
  }

  /// Index of the hue component, or -1.
  public int hueIndex() {
    return switch (this) {
      case HSL, HWB -> 0;
      case LCH, OKLCH -> 2;
      case SRGB,
          SRGB_LINEAR,
          DISPLAY_P3,
          A98_RGB,
          PROPHOTO_RGB,
          REC2020,
          XYZ_D50,
          XYZ_D65,
          LAB,
          OKLAB ->
          -1;
    };
  }

  /// The colour of these components, which remembers them; a missing one is NaN. Those of `hsl()`
  /// and `hwb()` are remembered in sRGB if none is missing.
  public Color spacedColor(double a, double b, double c, double alpha) {
    Color color = toColor(a, b, c, alpha);
    Color.Spaced spaced =
        (this == HSL || this == HWB) && !Double.isNaN(a + b + c)
            ? new Color.Spaced(SRGB, color.red(), color.green(), color.blue(), alpha)
            : new Color.Spaced(this, a, b, hueIndex() == 2 ? turned(c) : c, alpha);
    return new Color(color.red(), color.green(), color.blue(), color.alpha(), spaced);
  }

  private static double turned(double hue) {
    double turned = hue % 360;
    return turned < 0 ? turned + 360 : turned;
  }

  private static double orZero(double component) {
    return Double.isNaN(component) ? 0 : component;
  }

  /// The legacy sRGB colour of these components; a missing one (NaN) is 0.
  public Color toColor(double first, double second, double third, double opacity) {
    double a = orZero(first);
    double b = orZero(second);
    double c = orZero(third);
    double alpha = orZero(opacity);
    double[] rgb =
        switch (this) {
          case SRGB -> new double[] {a, b, c};
          case HSL -> hslToRgb(a, b, c);
          case HWB -> hwbToRgb(a, b, c);
          case SRGB_LINEAR -> gamma(a, b, c);
          case DISPLAY_P3 -> fromXyz(times(P3_TO_XYZ, linear(a), linear(b), linear(c)));
          case A98_RGB ->
              fromXyz(
                  times(
                      A98_TO_XYZ,
                      power(a, 563 / 256.0),
                      power(b, 563 / 256.0),
                      power(c, 563 / 256.0)));
          case PROPHOTO_RGB ->
              fromXyz(
                  adapt(D50_TO_D65, times(PROPHOTO_TO_XYZ, prophoto(a), prophoto(b), prophoto(c))));
          case REC2020 -> fromXyz(times(REC2020_TO_XYZ, rec2020(a), rec2020(b), rec2020(c)));
          case XYZ_D65 -> fromXyz(new double[] {a, b, c});
          case XYZ_D50 -> fromXyz(adapt(D50_TO_D65, new double[] {a, b, c}));
          case LAB -> fromXyz(adapt(D50_TO_D65, labToXyz(a, b, c)));
          case LCH -> {
            double h = Math.toRadians(c);
            yield fromXyz(adapt(D50_TO_D65, labToXyz(a, b * Math.cos(h), b * Math.sin(h))));
          }
          case OKLAB -> oklabToRgb(a, b, c);
          case OKLCH -> {
            double h = Math.toRadians(c);
            yield oklabToRgb(a, b * Math.cos(h), b * Math.sin(h));
          }
        };
    return new Color(
        snap(rgb[0]), snap(rgb[1]), snap(rgb[2]), (float) Math.max(0, Math.min(1, alpha)));
  }

  /// What each component stands for: those of two spaces that say the same are analogous (CSS Color
  /// 4 §12.2).
  private String meanings() {
    return switch (this) {
      case SRGB, SRGB_LINEAR, DISPLAY_P3, A98_RGB, PROPHOTO_RGB, REC2020, XYZ_D50, XYZ_D65 -> "RGB";
      case HSL -> "hcl";
      case HWB -> "hWB";
      case LAB, OKLAB -> "lab";
      case LCH, OKLCH -> "lch";
    };
  }

  /// The components of `color` in this space. A hue without meaning is NaN, and so is what was
  /// missing in the colour's own space.
  public double[] fromColor(Color color) {
    Color.Spaced spaced = color.spaced();
    if (spaced == null) {
      return converted(color);
    }
    double[] own = spaced.components();
    if (spaced.space() == this) {
      return own;
    }
    double[] converted = converted(color);
    String meanings = meanings();
    String theirs = spaced.space().meanings();
    for (int i = 0; i < 3; i++) {
      int at = theirs.indexOf(meanings.charAt(i));
      if (at >= 0 && Double.isNaN(own[at])) {
        converted[i] = Double.NaN;
      }
    }
    return converted;
  }

  private double[] converted(Color color) {
    double r = color.red();
    double g = color.green();
    double b = color.blue();
    return switch (this) {
      case SRGB -> new double[] {r, g, b};
      case HSL -> rgbToHsl(r, g, b);
      case HWB -> {
        double[] hsl = rgbToHsl(r, g, b);
        double white = Math.min(r, Math.min(g, b));
        double black = 1 - Math.max(r, Math.max(g, b));
        yield new double[] {hsl[0], white * 100, black * 100};
      }
      case SRGB_LINEAR -> new double[] {linear(r), linear(g), linear(b)};
      case DISPLAY_P3 -> {
        double[] v = times(XYZ_TO_P3, toXyz(color));
        yield gamma(v[0], v[1], v[2]);
      }
      case A98_RGB -> {
        double[] v = times(XYZ_TO_A98, toXyz(color));
        yield new double[] {
          power(v[0], 256 / 563.0), power(v[1], 256 / 563.0), power(v[2], 256 / 563.0)
        };
      }
      case PROPHOTO_RGB -> {
        double[] v = times(XYZ_TO_PROPHOTO, adapt(D65_TO_D50, toXyz(color)));
        yield new double[] {prophotoGamma(v[0]), prophotoGamma(v[1]), prophotoGamma(v[2])};
      }
      case REC2020 -> {
        double[] v = times(XYZ_TO_REC2020, toXyz(color));
        yield new double[] {rec2020Gamma(v[0]), rec2020Gamma(v[1]), rec2020Gamma(v[2])};
      }
      case XYZ_D65 -> toXyz(color);
      case XYZ_D50 -> adapt(D65_TO_D50, toXyz(color));
      case LAB -> xyzToLab(adapt(D65_TO_D50, toXyz(color)));
      case LCH -> polar(xyzToLab(adapt(D65_TO_D50, toXyz(color))), 0.0015);
      case OKLAB -> rgbToOklab(linear(r), linear(g), linear(b));
      case OKLCH -> polar(rgbToOklab(linear(r), linear(g), linear(b)), 4e-6);
    };
  }

  /// `color-mix()` (CSS Color 5 §2) in this space; the shares are 0 to 1 and sum to 1.
  public Color mix(
      Hue hue, Color first, float firstShare, Color second, float secondShare, float alphaFactor) {
    double[] a = fromColor(first);
    double[] b = fromColor(second);
    int hueIndex = hueIndex();
    boolean[] missing = new boolean[3];
    for (int i = 0; i < 3; i++) {
      missing[i] = Double.isNaN(a[i]) && Double.isNaN(b[i]);
      if (Double.isNaN(a[i])) {
        a[i] = Double.isNaN(b[i]) ? 0 : b[i];
      }
      if (Double.isNaN(b[i])) {
        b[i] = a[i];
      }
    }
    double alpha =
        Math.clamp(
            first.alpha() * (double) firstShare + second.alpha() * (double) secondShare, 0, 1);
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      if (i == hueIndex) {
        double from = a[i];
        double to = b[i];
        double difference = to - from;
        switch (hue) {
          case SHORTER -> {
            if (difference > 180) {
              from += 360;
            } else if (difference < -180) {
              to += 360;
            }
          }
          case LONGER -> {
            if (difference > 0 && difference < 180) {
              from += 360;
            } else if (difference > -180 && difference <= 0) {
              to += 360;
            }
          }
          case INCREASING -> to += difference < 0 ? 360 : 0;
          case DECREASING -> from += difference > 0 ? 360 : 0;
        }
        out[i] = from * firstShare + to * secondShare;
      } else {
        double premultiplied =
            a[i] * first.alpha() * firstShare + b[i] * second.alpha() * secondShare;
        out[i] = alpha == 0 ? 0 : premultiplied / alpha;
      }
      if (missing[i]) {
        out[i] = Double.NaN;
      }
    }
    return spacedColor(out[0], out[1], out[2], alpha * alphaFactor);
  }

  private static final double[] P3_TO_XYZ = {
    0.4865709486482162, 0.26566769316909306, 0.1982172852343625,
    0.2289745640697488, 0.6917385218365064, 0.079286914093745,
    0.0, 0.04511338185890264, 1.043944368900976
  };
  private static final double[] XYZ_TO_P3 = {
    2.493496911941425, -0.9313836179191239, -0.40271078445071684,
    -0.8294889695615747, 1.7626640603183463, 0.023624685841943577,
    0.03584583024378447, -0.07617238926804182, 0.9568845240076872
  };
  private static final double[] A98_TO_XYZ = {
    0.5766690429101305, 0.1855582379065463, 0.1882286462349947,
    0.29734497525053605, 0.6273635662554661, 0.07529145849399788,
    0.02703136138641234, 0.07068885253582723, 0.9913375368376388
  };
  private static final double[] XYZ_TO_A98 = {
    2.0415879038107465, -0.5650069742788596, -0.34473135077832956,
    -0.9692436362808795, 1.8759675015077202, 0.04155505740717557,
    0.013444280632031142, -0.11836239223101838, 1.0151749943912054
  };
  private static final double[] PROPHOTO_TO_XYZ = {
    0.7977604896723027, 0.13518583717574031, 0.0313493495815248,
    0.2880711282292934, 0.7118432178101014, 0.00008565396060525902,
    0.0, 0.0, 0.8251046025104601
  };
  private static final double[] XYZ_TO_PROPHOTO = {
    1.3457989731028281, -0.25558010007997534, -0.05110628506753401,
    -0.5446224939028347, 1.5082327413132781, 0.02053603239147973,
    0.0, 0.0, 1.2119675456389454
  };
  private static final double[] REC2020_TO_XYZ = {
    0.6369580483012914, 0.14461690358620832, 0.1688809751641721,
    0.2627002120112671, 0.6779980715188708, 0.05930171646986196,
    0.0, 0.028072693049087428, 1.060985057710791
  };
  private static final double[] XYZ_TO_REC2020 = {
    1.716651187971268, -0.355670783776392, -0.25336628137366,
    -0.666684351832489, 1.616481236634939, 0.0157685458139111,
    0.017639857445311, -0.042770613257809, 0.942103121235474
  };
  private static final double[] SRGB_TO_XYZ = {
    0.41239079926595934, 0.357584339383878, 0.1804807884018343,
    0.21263900587151027, 0.715168678767756, 0.07219231536073371,
    0.01933081871559182, 0.11919477979462598, 0.9505321522496607
  };
  private static final double[] XYZ_TO_SRGB = {
    3.2409699419045226, -1.537383177570094, -0.4986107602930034,
    -0.9692436362808796, 1.8759675015077202, 0.04155505740717559,
    0.05563007969699366, -0.20397695888897652, 1.0569715142428786
  };
  private static final double[] D50_TO_D65 = {
    0.9554734527042182, -0.023098536874261423, 0.0632593086610217,
    -0.028369706963208136, 1.0099954580058226, 0.021041398966943008,
    0.012314001688319899, -0.020507696433477912, 1.3303659366080753
  };
  private static final double[] D65_TO_D50 = {
    1.0479298208405488, 0.022946793341019088, -0.05019222954313557,
    0.029627815688159344, 0.990434484573249, -0.01707382502938514,
    -0.009243058152591178, 0.015055144896577895, 0.7518742899580008
  };

  private static double[] times(double[] m, double... v) {
    return new double[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
      m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
    };
  }

  private static double[] adapt(double[] matrix, double[] xyz) {
    return times(matrix, xyz);
  }

  private static double[] fromXyz(double[] xyz) {
    double[] v = times(XYZ_TO_SRGB, xyz);
    return gamma(v[0], v[1], v[2]);
  }

  private static double[] toXyz(Color color) {
    return times(SRGB_TO_XYZ, linear(color.red()), linear(color.green()), linear(color.blue()));
  }

  private static double linear(double v) {
    double abs = Math.abs(v);
    return abs <= 0.04045 ? v / 12.92 : Math.copySign(Math.pow((abs + 0.055) / 1.055, 2.4), v);
  }

  private static double gamma(double v) {
    double abs = Math.abs(v);
    return abs > 0.0031308 ? Math.copySign(1.055 * Math.pow(abs, 1 / 2.4) - 0.055, v) : 12.92 * v;
  }

  private static double[] gamma(double r, double g, double b) {
    return new double[] {gamma(r), gamma(g), gamma(b)};
  }

  private static double power(double v, double exponent) {
    return Math.copySign(Math.pow(Math.abs(v), exponent), v);
  }

  private static double prophoto(double v) {
    return Math.abs(v) <= 16 / 512.0 ? v / 16 : power(v, 1.8);
  }

  private static double prophotoGamma(double v) {
    return Math.abs(v) >= 1 / 512.0 ? power(v, 1 / 1.8) : 16 * v;
  }

  private static double rec2020(double v) {
    double abs = Math.abs(v);
    return abs < 0.018053968510807 * 4.5
        ? v / 4.5
        : Math.copySign(Math.pow((abs + 0.09929682680944) / 1.09929682680944, 1 / 0.45), v);
  }

  private static double rec2020Gamma(double v) {
    double abs = Math.abs(v);
    return abs > 0.018053968510807
        ? Math.copySign(1.09929682680944 * Math.pow(abs, 0.45) - 0.09929682680944, v)
        : 4.5 * v;
  }

  private static double[] labToXyz(double l, double a, double b) {
    double kappa = 24389 / 27.0;
    double epsilon = 216 / 24389.0;
    double f1 = (l + 16) / 116;
    double f0 = a / 500 + f1;
    double f2 = f1 - b / 200;
    double x = f0 * f0 * f0 > epsilon ? f0 * f0 * f0 : (116 * f0 - 16) / kappa;
    double y = l > kappa * epsilon ? f1 * f1 * f1 : l / kappa;
    double z = f2 * f2 * f2 > epsilon ? f2 * f2 * f2 : (116 * f2 - 16) / kappa;
    return new double[] {x * 0.9642956764295677, y, z * 0.8251046025104601};
  }

  private static double[] xyzToLab(double[] xyz) {
    double fx = labF(xyz[0] / 0.9642956764295677);
    double fy = labF(xyz[1]);
    double fz = labF(xyz[2] / 0.8251046025104601);
    return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
  }

  private static double labF(double v) {
    return v > 216 / 24389.0 ? Math.cbrt(v) : (24389 / 27.0 * v + 16) / 116;
  }

  private static double[] polar(double[] lab, double epsilon) {
    double chroma = Math.hypot(lab[1], lab[2]);
    double hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));
    return new double[] {
      lab[0], chroma, chroma <= epsilon ? Double.NaN : hue < 0 ? hue + 360 : hue
    };
  }

  private static double[] oklabToRgb(double l, double a, double b) {
    double l1 = l + 0.3963377773761749 * a + 0.2158037573099136 * b;
    double m1 = l - 0.1055613458156586 * a - 0.0638541728258133 * b;
    double s1 = l - 0.0894841775298119 * a - 1.2914855480194092 * b;
    double ll = l1 * l1 * l1;
    double mm = m1 * m1 * m1;
    double ss = s1 * s1 * s1;
    return gamma(
        4.0767416360759574 * ll - 3.3077115392580616 * mm + 0.2309699031821044 * ss,
        -1.2684379732850317 * ll + 2.6097573492876887 * mm - 0.3413193760026573 * ss,
        -0.0041960761386756 * ll - 0.7034186179359362 * mm + 1.7076146940746117 * ss);
  }

  private static double[] rgbToOklab(double r, double g, double b) {
    double l = Math.cbrt(0.4122214694707630 * r + 0.5363325372617349 * g + 0.0514459932675022 * b);
    double m = Math.cbrt(0.2119034958178251 * r + 0.6806995506452344 * g + 0.1073969535369405 * b);
    double s = Math.cbrt(0.0883024591900564 * r + 0.2817188391361215 * g + 0.6299787016738222 * b);
    return new double[] {
      0.2104542683093140 * l + 0.7936177747023054 * m - 0.0040720430116193 * s,
      1.9779985324311684 * l - 2.4285922420485799 * m + 0.4505937096174110 * s,
      0.0259040424655478 * l + 0.7827717124575296 * m - 0.8086757549230774 * s
    };
  }

  private static double[] hslToRgb(double h, double s, double l) {
    double hue = ((h % 360) + 360) % 360;
    double sat = Math.max(0, s) / 100;
    double light = l / 100;
    double a = sat * Math.min(light, 1 - light);
    double[] out = new double[3];
    int[] offsets = {0, 8, 4};
    for (int i = 0; i < 3; i++) {
      double k = (offsets[i] + hue / 30) % 12;
      out[i] = light - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    }
    return out;
  }

  private static double[] hwbToRgb(double h, double w, double b) {
    double white = w / 100;
    double black = b / 100;
    if (white + black >= 1) {
      double gray = white / (white + black);
      return new double[] {gray, gray, gray};
    }
    double[] rgb = hslToRgb(h, 100, 50);
    for (int i = 0; i < 3; i++) {
      rgb[i] = rgb[i] * (1 - white - black) + white;
    }
    return rgb;
  }

  private static double[] rgbToHsl(double r, double g, double b) {
    double max = Math.max(r, Math.max(g, b));
    double min = Math.min(r, Math.min(g, b));
    double light = (min + max) / 2;
    double d = max - min;
    if (Math.abs(d) < 1e-7) {
      return new double[] {Double.NaN, 0, light * 100};
    }
    double sat = light <= 0 || light >= 1 ? 0 : (max - light) / Math.min(light, 1 - light);
    double hue =
        max == r ? (g - b) / d + (g < b ? 6 : 0) : max == g ? (b - r) / d + 2 : (r - g) / d + 4;
    return new double[] {hue * 60, sat * 100, light * 100};
  }

  /// Takes rounding noise of the conversions away at the ends of the gamut.
  private static float snap(double v) {
    if (Double.isNaN(v)) {
      return 0;
    }
    if (Math.abs(v) < 1e-5) {
      return 0;
    }
    return Math.abs(v - 1) < 1e-5 ? 1 : (float) v;
  }
}
