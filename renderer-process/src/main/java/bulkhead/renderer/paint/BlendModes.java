package bulkhead.renderer.paint;

import io.github.humbleui.skija.BlendMode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The blend modes of Compositing 1 as Skia has them: those of style sheets, of `<feBlend>` and of
/// a canvas are the same. Stateless.
public final class BlendModes {
  private static final Map<String, BlendMode> BY_NAME =
      Stream.of(bulkhead.renderer.css.value.BlendMode.values())
          .filter(mode -> mode != bulkhead.renderer.css.value.BlendMode.PLUS_LIGHTER)
          .collect(
              Collectors.toMap(
                  (Function<bulkhead.renderer.css.value.BlendMode, String>) BlendModes::name,
                  BlendModes::of));

  private BlendModes() {}

  private static String name(bulkhead.renderer.css.value.BlendMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The mode of this name; what is unknown is drawn over what is there.
  public static BlendMode named(String name) {
    return BY_NAME.getOrDefault(name, BlendMode.SRC_OVER);
  }

  public static BlendMode of(bulkhead.renderer.css.value.BlendMode mode) {
    return switch (mode) {
      case NORMAL -> BlendMode.SRC_OVER;
      case MULTIPLY -> BlendMode.MULTIPLY;
      case SCREEN -> BlendMode.SCREEN;
      case OVERLAY -> BlendMode.OVERLAY;
      case DARKEN -> BlendMode.DARKEN;
      case LIGHTEN -> BlendMode.LIGHTEN;
      case COLOR_DODGE -> BlendMode.COLOR_DODGE;
      case COLOR_BURN -> BlendMode.COLOR_BURN;
      case HARD_LIGHT -> BlendMode.HARD_LIGHT;
      case SOFT_LIGHT -> BlendMode.SOFT_LIGHT;
      case DIFFERENCE -> BlendMode.DIFFERENCE;
      case EXCLUSION -> BlendMode.EXCLUSION;
      case HUE -> BlendMode.HUE;
      case SATURATION -> BlendMode.SATURATION;
      case COLOR -> BlendMode.COLOR;
      case LUMINOSITY -> BlendMode.LUMINOSITY;
      case PLUS_LIGHTER -> BlendMode.PLUS;
    };
  }
}
