package bulkhead.browser.ui;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the command line says about windows. Immutable.
///
/// @param darkMode `--force-dark-mode`
/// @param deviceScale `--force-device-scale-factor`; empty to ask the desktop
/// @param position outer top left corner from `--window-position`; null to let the desktop choose
/// @param size outer size from `--window-size`; null for the default
public record UiOptions(
    boolean darkMode,
    OptionalDouble deviceScale,
    @Nullable Position position,
    @Nullable Size size) {

  public static final UiOptions DEFAULT = new UiOptions(false, OptionalDouble.empty(), null, null);

  public record Position(int x, int y) {}

  public record Size(int width, int height) {}
}
