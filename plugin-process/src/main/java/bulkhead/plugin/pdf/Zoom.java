package bulkhead.plugin.pdf;

/// How large pages are shown.
sealed interface Zoom {
  /// The widest page fills the width.
  record FitWidth() implements Zoom {}

  /// 1 shows an inch as 96 CSS pixels.
  record Factor(double value) implements Zoom {}
}
