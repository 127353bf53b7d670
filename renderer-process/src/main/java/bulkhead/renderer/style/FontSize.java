package bulkhead.renderer.style;

/// Specified `font-size` values that are not lengths (CSS Fonts 4 §2.5).
sealed interface FontSize {
  /// `xx-small` (1) to `xxx-large` (8); `medium` is 4 as in Chromium, where 0 means "no keyword".
  record Absolute(int keyword) implements FontSize {
    @Override
    public String toString() {
      return KEYWORDS[Math.clamp(keyword, 0, KEYWORDS.length - 1)];
    }
  }

  String[] KEYWORDS = {
    "", "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"
  };

  /// `larger` or `smaller`.
  record Relative(boolean larger) implements FontSize {
    @Override
    public String toString() {
      return larger ? "larger" : "smaller";
    }
  }

  /// Sizes in px by keyword for a default of 16 px, and for the monospace default of 13 px
  /// (Chromium's tables).
  int[] NORMAL = {0, 9, 10, 13, 16, 18, 24, 32, 48};

  int[] MONOSPACE = {0, 9, 10, 12, 13, 16, 20, 26, 39};

  int[] QUIRKS_MONOSPACE = {0, 9, 9, 10, 13, 16, 20, 26, 40};

  static float px(int keyword, boolean monospace, boolean quirks) {
    int[] sizes = !monospace ? NORMAL : quirks ? QUIRKS_MONOSPACE : MONOSPACE;
    return sizes[Math.max(1, Math.min(8, keyword))];
  }
}
