package bulkhead.browser.tab;

import bulkhead.ipc.api.PaperSheet;

/// A sheet of paper with margins, in inches, and how much smaller or larger than on the screen the
/// page is on it. Immutable.
///
/// @param scale 1 for 96 CSS px an inch
public record PrintSheet(
    double width,
    double height,
    double top,
    double bottom,
    double left,
    double right,
    double scale) {
  /// Chromium's, on each side.
  public static final double USUAL_MARGIN = 0.4;

  private static final double POINTS_PER_INCH = 72;
  private static final double PIXELS_PER_INCH = 96;

  /// CSS px of a page's width.
  public double pixelWidth() {
    return (width - left - right) * PIXELS_PER_INCH / scale;
  }

  /// CSS px of a page's height when the document is laid out in that width.
  public double pixelHeight(double pixelWidth) {
    return (height - top - bottom) / (width - left - right) * pixelWidth;
  }

  /// What a renderer is told of it.
  ///
  /// @param pixelWidth that the document is laid out in
  public PaperSheet wire(double pixelWidth) {
    double laidOut = PagePrinter.pixels(pixelWidth);
    return PaperSheet.newBuilder()
        .setWidth((float) (width * POINTS_PER_INCH))
        .setHeight((float) (height * POINTS_PER_INCH))
        .setLeft((float) (left * POINTS_PER_INCH))
        .setTop((float) (top * POINTS_PER_INCH))
        .setPageWidth((float) laidOut)
        .setPageHeight((float) Math.max(1, pixelHeight(laidOut)))
        .setScale((float) ((width - left - right) * POINTS_PER_INCH / laidOut))
        .build();
  }
}
