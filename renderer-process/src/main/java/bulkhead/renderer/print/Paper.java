package bulkhead.renderer.print;

/// A sheet of paper and the area on it that holds a page. Immutable.
///
/// @param width of the sheet, in points (1/72 inch)
/// @param height of the sheet, in points
/// @param left where the page begins, in points from the sheet's left edge
/// @param top where the page begins, in points from the sheet's top edge
/// @param pageWidth CSS px of the document across a page
/// @param pageHeight CSS px of the document in the height of a page
/// @param scale points for one CSS px
public record Paper(
    float width,
    float height,
    float left,
    float top,
    float pageWidth,
    float pageHeight,
    float scale) {
  static final float POINTS_PER_PX = 0.75f;

  public Paper {
    if (!(width > 0 && height > 0 && pageWidth >= 1 && pageHeight >= 1 && scale > 0)) {
      throw new IllegalArgumentException("paper without room");
    }
  }

  /// CSS px of the sheet at their usual size.
  public float sheetWidth() {
    return width / POINTS_PER_PX;
  }

  public float sheetHeight() {
    return height / POINTS_PER_PX;
  }
}
