package bulkhead.plugin.pdf;

/// A page's visible size in points (1/72 inch), as the reader sees it: after cropping and rotation.
record PageSize(float width, float height) {
  /// ISO 32000-1, annex C.2 names 14 400 as the largest page that readers must take.
  static final float MAX = 14_400;

  static final PageSize LETTER = new PageSize(612, 792);

  PageSize {
    if (!(width > 0 && width <= MAX && height > 0 && height <= MAX)) {
      throw new IllegalArgumentException("page of " + width + " x " + height + " points");
    }
  }
}
