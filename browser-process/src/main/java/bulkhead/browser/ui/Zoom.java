package bulkhead.browser.ui;

/// The steps of page zoom: Chromium's presets, in per cent. Pure.
public final class Zoom {
  private static final int[] PRESETS = {
    25, 33, 50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500
  };

  private Zoom() {}

  /// The next larger step, or the largest.
  public static int in(int percent) {
    for (int preset : PRESETS) {
      if (preset > percent) {
        return preset;
      }
    }
    return PRESETS[PRESETS.length - 1];
  }

  /// The next smaller step, or the smallest.
  public static int out(int percent) {
    for (int i = PRESETS.length - 1; i >= 0; i--) {
      if (PRESETS[i] < percent) {
        return PRESETS[i];
      }
    }
    return PRESETS[0];
  }
}
