package bulkhead.renderer.css.value;

import org.jspecify.annotations.Nullable;

/// System colours where the used colour scheme is dark (CSS Color 4 §6.2), with Chromium's values.
final class DarkSystemColors {
  private static final Color CANVAS = Color.rgb(18, 18, 18);
  private static final Color FIELD = Color.rgb(59, 59, 59);
  private static final Color FACE = Color.rgb(107, 107, 107);

  private DarkSystemColors() {}

  /// Null for names that are the same in both schemes.
  static @Nullable Color byName(String name) {
    return switch (name) {
      case "canvas", "window", "infobackground", "menu", "scrollbar", "background" -> CANVAS;
      case "appworkspace", "activecaption", "inactivecaption" -> CANVAS;
      case "field" -> FIELD;
      case "canvastext", "fieldtext", "windowtext", "buttontext", "captiontext", "infotext" ->
          Color.WHITE;
      case "menutext" -> Color.WHITE;
      case "buttonface", "threedface", "buttonshadow", "buttonhighlight" -> FACE;
      case "buttonborder", "threedshadow", "threeddarkshadow", "windowframe" -> Color.WHITE;
      case "threedhighlight", "threedlightshadow", "activeborder", "inactiveborder" -> Color.WHITE;
      case "linktext", "-webkit-link" -> Color.rgb(158, 158, 255);
      case "visitedtext" -> Color.rgb(208, 173, 240);
      case "-webkit-activelink" -> Color.rgb(255, 158, 158);
      case "selecteditem" -> Color.rgb(153, 200, 255);
      case "-webkit-focus-ring-color" -> Color.WHITE;
      case "selecteditemtext" -> FIELD;
      default -> null;
    };
  }
}
