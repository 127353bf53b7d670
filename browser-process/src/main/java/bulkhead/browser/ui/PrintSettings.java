package bulkhead.browser.ui;

/// How the user wants a page on paper. Immutable.
///
/// @param scalePercent 100 for the page's own size
/// @param margins whether date, title, address and page numbers stand around the page
public record PrintSettings(
    Paper paper, boolean landscape, int scalePercent, boolean backgrounds, boolean margins) {
  public static final int LEAST_SCALE = 10;
  public static final int MOST_SCALE = 200;

  /// Sheets, upright, in inches.
  public enum Paper {
    A3("A3", 11.7, 16.54),
    A4("A4", 8.27, 11.7),
    A5("A5", 5.83, 8.27),
    LEGAL("Legal", 8.5, 14),
    LETTER("Letter", 8.5, 11),
    TABLOID("Tabloid", 11, 17);

    private final String label;
    private final double width;
    private final double height;

    Paper(String label, double width, double height) {
      this.label = label;
      this.width = width;
      this.height = height;
    }

    public double width() {
      return width;
    }

    public double height() {
      return height;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  public PrintSettings {
    if (scalePercent < LEAST_SCALE || scalePercent > MOST_SCALE) {
      throw new IllegalArgumentException("scale of " + scalePercent + " %");
    }
  }
}
